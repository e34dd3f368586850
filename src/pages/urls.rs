//! Addresses as they stand in pages: root-relative, with the sub-path of `base_url`.

use std::fmt::Write;

use crate::path::PageUrl;

/// Where the site stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Urls {
    /// `https://example.vn`.
    pub(crate) origin: String,
    /// `/doan` or empty.
    pub(crate) sub_path: String,
}

impl Urls {
    /// The address within the site's host: `/doan/tin/x/`.
    pub(crate) fn local(&self, url: &PageUrl) -> String {
        let mut local = String::with_capacity(self.sub_path.len() + url.as_str().len());
        encode_to(&mut local, &self.sub_path);
        encode_to(&mut local, url.as_str());
        local
    }

    /// The whole address: `https://example.vn/doan/tin/x/`.
    pub(crate) fn whole(&self, url: &PageUrl) -> String {
        format!("{}{}", self.origin, self.local(url))
    }

    /// The address within the site's host of an output below its root: `assets/site.css`.
    pub(crate) fn whole_path(&self, file: &str) -> String {
        encode(&format!("{}/{file}", self.sub_path))
    }

    /// The whole address of a local one.
    pub(crate) fn whole_of_local(&self, local: &str) -> String {
        format!("{}{local}", self.origin)
    }
}

/// The path with everything but unreserved characters and `/` percent-encoded.
pub(crate) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    encode_to(&mut encoded, path);
    encoded
}

fn encode_to(encoded: &mut String, path: &str) {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let mut rest = path;
    // Nearly all addresses are plain from end to end.
    while let Some(at) = rest.bytes().position(|byte| !is_plain(&byte)) {
        let (plain, other) = rest.split_at(at);
        encoded.push_str(plain);
        let n_bytes = other.chars().next().map_or(1, char::len_utf8);
        for byte in other.bytes().take(n_bytes) {
            write!(encoded, "%{byte:02X}").expect("a string takes every letter");
        }
        rest = &other[n_bytes..];
    }
    encoded.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_gain_the_sub_path_and_are_encoded() {
        let urls = Urls { origin: "https://example.vn".into(), sub_path: "/doan".into() };
        let url = PageUrl::new("/Đội/a b.jpg").unwrap();
        assert_eq!(urls.local(&url), "/doan/%C4%90%E1%BB%99i/a%20b.jpg");
        assert_eq!(urls.whole(&url), "https://example.vn/doan/%C4%90%E1%BB%99i/a%20b.jpg");
    }
}
