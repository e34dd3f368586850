//! Where the site will stand.

use std::fmt;

/// An address of the web taken apart: `https://example.vn/doan` is an origin and a sub-path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BaseUrl {
    origin: String,
    sub_path: String,
}

impl BaseUrl {
    /// The address with these letters; `None` unless it is `http` or `https`, a host, perhaps a
    /// port, and a path without query or fragment.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return None;
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let is_port = |port: &str| {
            port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|n| n > 0)
        };
        if !host.split('.').all(is_label) || !port.is_none_or(is_port) {
            return None;
        }
        let is_part = |part: &str| {
            let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
            !matches!(part, "" | "." | "..") && part.bytes().all(is_plain)
        };
        let path = path.trim_end_matches('/');
        if !path.split('/').skip(1).all(is_part) {
            return None;
        }
        let authority = authority.to_ascii_lowercase();
        Some(Self { origin: format!("{scheme}://{authority}"), sub_path: path.to_owned() })
    }

    /// The scheme and host, without a slash at the end: `https://example.vn`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What stands before every address of the site: empty, or `/doan`.
    pub fn sub_path(&self) -> &str {
        &self.sub_path
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.sub_path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_an_origin_and_a_sub_path() {
        for (text, origin, sub_path) in [
            ("https://example.vn/", "https://example.vn", ""),
            ("https://example.vn", "https://example.vn", ""),
            ("HTTP://Example.VN:8080/doan/", "http://example.vn:8080", "/doan"),
            ("http://localhost:4000/a/b", "http://localhost:4000", "/a/b"),
        ] {
            let url = BaseUrl::parse(text).unwrap();
            assert_eq!((url.origin(), url.sub_path()), (origin, sub_path), "{text}");
            assert_eq!(BaseUrl::parse(&url.to_string()), Some(url), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in [
            "",
            "example.vn",
            "ftp://example.vn",
            "https://",
            "https:///doan",
            "https://example.vn?a=1",
            "https://example.vn/?a=1",
            "https://example.vn/#a",
            "https://a@example.vn",
            "https://exa mple.vn",
            "https://example..vn",
            "https://example.vn:",
            "https://example.vn:99999",
            "https://example.vn/a//b",
            "https://example.vn/../b",
            "https://example.vn/đoàn",
            "https://-a.vn",
            "javascript:alert(1)",
        ] {
            assert_eq!(BaseUrl::parse(text), None, "{text}");
        }
    }
}
