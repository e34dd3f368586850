//! The target of a request, as an address to look up.

use unicode_normalization::UnicodeNormalization;

/// The path of a request with its `%XX` resolved, from `/` on; `None` for a target that no browser
/// sends and no link holds: not from `/` on, with empty parts, `.`, `..`, a backslash, a control
/// character, a `%` that is no letter, or bytes that are not UTF-8.
///
/// Nothing is mended: whoever sends such a target looks for a door.
pub(super) fn read(target: &str) -> Option<String> {
    if !target.starts_with('/') {
        return None;
    }
    let bytes = target.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'%' {
            decoded.push(bytes[at]);
            at += 1;
            continue;
        }
        let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        let byte = u8::try_from(digit(at + 1)? * 16 + digit(at + 2)?).ok()?;
        // An encoded slash would change what the parts are.
        if byte == b'/' {
            return None;
        }
        decoded.push(byte);
        at += 3;
    }
    let path: String = String::from_utf8(decoded).ok()?.nfc().collect();
    let parts = path.trim_end_matches('/').len();
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let has_parts = path[..parts].split('/').skip(1).all(is_part);
    let is_odd = |c: char| c.is_control() || matches!(c, '\\' | '#' | '?' | '<' | '>' | '"');
    (has_parts && path.len() - parts <= 1 && !path.contains(is_odd)).then_some(path)
}

/// What the query of a request says of `name`, decoded.
pub(super) fn asked(query: Option<&str>, name: &str) -> Option<String> {
    let pairs = query?.split('&');
    let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    Some(crate::path::percent_decoded(&value.replace('+', "%20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_decoded_and_composed() {
        for (target, path) in [
            ("/", "/"),
            ("/tin/x/", "/tin/x/"),
            ("/tin/x", "/tin/x"),
            ("/C%C3%B4%20T%C3%B4/a.jpg", "/Cô Tô/a.jpg"),
            ("/Co%CC%82.jpg", "/Cô.jpg"),
            ("/a..b/x", "/a..b/x"),
        ] {
            assert_eq!(read(target).as_deref(), Some(path), "{target}");
        }
    }

    #[test]
    fn odd_targets_are_no_addresses() {
        for target in [
            "",
            "*",
            "tin/",
            "http://x/",
            "//",
            "//x/y",
            "/tin//x/",
            "/tin/x//",
            "/../etc/passwd",
            "/tin/../x",
            "/./x",
            "/tin/..",
            "/%2e%2e/x",
            "/%2E/x",
            "/tin%2fx",
            "/tin%5Cx",
            "/tin\\x",
            "/a%00",
            "/a%0d%0ab",
            "/a%",
            "/a%2",
            "/a%zz",
            "/%ff",
            "/a%23b",
            "/a%3Fb",
            "/%3Cscript%3E",
        ] {
            assert_eq!(read(target), None, "{target}");
        }
    }

    #[test]
    fn a_query_names_values() {
        let query = Some("x=1&page=/tin/%C4%91/&y");
        assert_eq!(asked(query, "page").as_deref(), Some("/tin/đ/"));
        assert_eq!(asked(query, "y"), None);
        assert_eq!(asked(None, "x"), None);
    }
}
