//! Names of files and of pages.
//!
//! A [`SitePath`] names a source below the root, a [`PageUrl`] an output. Both are NFC with `/`
//! between their parts, whatever the platform; neither ever holds `.`, `..`, an empty part or a
//! part that leaves its folder. No file-system call is made here.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memchr3};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A source file below the site's root: `content/tin/2023/05/giao-ban.md`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// The path of these parts, or `None` where it would leave the root.
    pub fn new(text: &str) -> Option<Self> {
        if is_nfc(text) {
            return is_inside(text).then(|| Self(text.into()));
        }
        let text: String = text.nfc().collect();
        is_inside(&text).then(|| Self(text.into()))
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the last `/`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What follows the last `.` of its name, in lower case; empty where there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default()
    }

    /// The folder it lies in, without a trailing slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What remains below `folder`, or `None` where it lies elsewhere.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SitePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SitePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("no path inside the site"))
    }
}

/// An output, by its address below the site's own root: `/tin/2023/05/giao-ban/`, `/atom.xml`.
///
/// A page's address ends in `/` and its file is `index.html` there. The sub-path of `base_url` is
/// not part of it: `render` puts it in front.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageUrl(Arc<str>);

impl PageUrl {
    /// The address with these letters, or `None` where it is not one.
    pub fn new(text: &str) -> Option<Self> {
        let inner = text.strip_prefix('/')?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        (inner.is_empty() || is_inside(inner)).then(|| Self(text.into()))
    }

    /// Its letters, from `/` on.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The output file below `public`: `tin/2023/05/giao-ban/index.html`.
    pub fn file(&self) -> String {
        let inner = &self.0[1..];
        if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}index.html")
        } else {
            inner.to_owned()
        }
    }

    /// Its path without outer slashes, as statistics name an article: `tin/2023/05/giao-ban`.
    pub fn bare(&self) -> &str {
        self.0.trim_matches('/')
    }
}

impl Borrow<str> for PageUrl {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for PageUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PageUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("no address"))
    }
}

/// Resolves `relative` against `folder` by its parts; `None` where it climbs out.
pub fn resolve(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = match relative.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|p| !p.is_empty()).collect(),
    };
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The text with its `%XX` resolved; as it is where they are not UTF-8.
pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).expect("two hexadecimal digits"));
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// Whether each part is an ordinary name, on every platform.
pub(crate) fn is_inside(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_part = |part: &[u8]| !matches!(part, b"" | b"." | b"..") && !is_device(part);
    let mut from = 0;
    for at in memchr_iter(b'/', bytes) {
        if !is_part(&bytes[from..at]) {
            return false;
        }
        from = at + 1;
    }
    is_part(&bytes[from..]) && memchr3(b'\\', b':', 0, bytes).is_none()
}

/// Whether it is one ordinary name, on every platform.
pub(crate) fn is_name(text: &str) -> bool {
    is_inside(text) && !text.contains('/')
}

/// Whether Windows takes the name for a device: `con`, `lpt1.txt`.
pub(crate) fn is_device(part: &[u8]) -> bool {
    // Nearly every name begins otherwise.
    if !part.first().is_some_and(|first| b"acnpl".contains(&first.to_ascii_lowercase())) {
        return false;
    }
    let stem = &part[..memchr(b'.', part).unwrap_or(part.len())];
    let is = |name: &[u8]| stem.eq_ignore_ascii_case(name);
    match stem.len() {
        3 => is(b"con") || is(b"prn") || is(b"aux") || is(b"nul"),
        4 => {
            let name = &stem[..3];
            let is_port = name.eq_ignore_ascii_case(b"com") || name.eq_ignore_ascii_case(b"lpt");
            is_port && matches!(stem[3], b'1'..=b'9')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_their_folder_are_no_paths() {
        for text in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/../b",
            "./a",
            "a\\b",
            "c:/a",
            "a\0",
            "a/nul.txt",
            "AUX.tar.gz/b",
            "com1",
            "Lpt9.x",
        ] {
            assert_eq!(SitePath::new(text), None, "{text:?}");
        }
        for text in ["a", "content/tin/x.md", "a..b", "com10", "console.md"] {
            assert!(SitePath::new(text).is_some(), "{text}");
        }
    }

    #[test]
    fn decomposed_letters_give_the_same_path_as_composed_ones() {
        assert_eq!(SitePath::new("Co\u{302} To\u{302}.md"), SitePath::new("Cô Tô.md"));
    }

    #[test]
    fn a_page_is_a_folder_with_an_index() {
        for (url, file) in
            [("/", "index.html"), ("/tin/x/", "tin/x/index.html"), ("/atom.xml", "atom.xml")]
        {
            assert_eq!(PageUrl::new(url).unwrap().file(), file);
        }
        for text in ["", "tin/x/", "//a/", "/../a"] {
            assert_eq!(PageUrl::new(text), None, "{text}");
        }
    }

    #[test]
    fn relative_links_stay_inside() {
        let folder = "content/tin/2023/05";
        assert_eq!(resolve(folder, "../04/y.md").unwrap(), "content/tin/2023/04/y.md");
        assert_eq!(resolve(folder, "/y.md").unwrap(), "y.md");
        assert_eq!(resolve(folder, "../../../../../y.md"), None);
    }

    #[test]
    fn only_two_hexadecimal_digits_of_utf_8_are_decoded() {
        for (text, decoded) in [
            ("a", "a"),
            ("C%C3%B4%20T%c3%b4", "Cô Tô"),
            ("1%2", "1%2"),
            ("%", "%"),
            ("%zz%41", "%zzA"),
            ("%ff%41", "%ff%41"), // Not UTF-8, so left as a whole.
        ] {
            assert_eq!(percent_decoded(text), decoded, "{text}");
        }
    }
}
