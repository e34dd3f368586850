//! What an address in Markdown is: the allow-list of everything that a link or picture may name.
//!
//! Addresses come here after Markdown's escapes and entities are resolved, so `&#106;avascript:` is
//! seen as the browser would see it.

use super::clean::clean;
use crate::article::ChartQuery;
use crate::path::percent_decoded;

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To another site, by http or https.
    External(String),
    /// To a mailbox or a telephone.
    Contact(String),
    /// To an anchor of this article, without its `#`; empty for the top.
    Anchor(String),
    /// To a page or file of this site, as written.
    Internal(String),
    /// To a figure.
    Metric(ChartQuery),
    /// To a chart.
    Chart(ChartQuery),
    /// Nowhere that an article may lead.
    Refused(Refusal),
}

/// Why an address is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Its scheme is not on the list.
    Scheme(String),
    /// It has no scheme where it needs one; with one it is this.
    SchemeMissing(String),
    /// It is written with `\`; with `/` it is this.
    Backslash(String),
    /// It names no host, no mailbox or no metric, or has control characters within.
    Malformed,
    /// It is empty.
    Empty,
}

/// Says where `written` leads.
pub(super) fn classify(written: &str) -> Target {
    let address = trim(written);
    if address.is_empty() {
        return Target::Refused(Refusal::Empty);
    }
    if let Some((scheme, rest)) = split_scheme(address) {
        return with_scheme(&scheme, rest, address);
    }
    if address.contains(|c: char| c.is_ascii_control()) {
        return Target::Refused(Refusal::Malformed);
    }
    // Browsers take `\` for `/`, so that `/\evil.vn` is another site too.
    let is_slash = |c: char| matches!(c, '/' | '\\');
    if address.starts_with(is_slash) && address[1..].starts_with(is_slash) {
        let host = address.trim_start_matches(is_slash);
        return Target::Refused(Refusal::SchemeMissing(format!("https://{host}")));
    }
    if let Some(id) = address.strip_prefix('#') {
        let id = clean(&percent_decoded(id)).into_owned();
        let is_of_figure = id.starts_with("so-lieu-");
        return if is_of_figure { internal(address) } else { Target::Anchor(id) };
    }
    if address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return Target::Refused(Refusal::SchemeMissing(format!("https://{address}")));
    }
    if address.contains('@') && !address.contains(['/', '#', '?']) {
        return Target::Refused(Refusal::SchemeMissing(format!("mailto:{address}")));
    }
    if address.contains('\\') {
        return Target::Refused(Refusal::Backslash(address.replace('\\', "/")));
    }
    internal(address)
}

fn internal(address: &str) -> Target {
    Target::Internal(clean(address).into_owned())
}

fn with_scheme(scheme: &str, rest: &str, address: &str) -> Target {
    let has_control = address.contains(|c: char| c.is_ascii_control());
    let refused = Target::Refused(Refusal::Malformed);
    match scheme {
        "http" | "https" if !has_control && has_host(rest) => Target::External(address.to_owned()),
        "mailto" | "tel" if !has_control && !rest.is_empty() => Target::Contact(address.to_owned()),
        "metric" => query(rest).map_or(refused, Target::Metric),
        "chart" => query(rest).map_or(refused, Target::Chart),
        "http" | "https" | "mailto" | "tel" => refused,
        scheme => Target::Refused(Refusal::Scheme(scheme.to_owned())),
    }
}

/// The address without outer spaces and control characters, which browsers pass over.
pub(super) fn trim(written: &str) -> &str {
    written.trim_matches(|c: char| c <= ' ' || c == '\u{7f}')
}

/// The scheme in lower case and what follows its `:`, as a browser finds them: passing over tabs
/// and line ends within (`java⇥script:`).
fn split_scheme(address: &str) -> Option<(String, &str)> {
    let mut scheme = String::new();
    for (at, byte) in address.bytes().enumerate() {
        match byte {
            b':' if !scheme.is_empty() => return Some((scheme, &address[at + 1..])),
            b'a'..=b'z' | b'A'..=b'Z' => scheme.push(char::from(byte.to_ascii_lowercase())),
            b'0'..=b'9' | b'+' | b'-' | b'.' if !scheme.is_empty() => scheme.push(char::from(byte)),
            byte if byte.is_ascii_control() => {}
            _ => return None,
        }
    }
    None
}

fn has_host(rest: &str) -> bool {
    rest.strip_prefix("//").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains(|c: char| c == '\\' || c.is_whitespace())
    })
}

/// The metric and its query: `cay-xanh?area=co-to&period=2023`; `None` where no metric is named.
fn query(written: &str) -> Option<ChartQuery> {
    let text = |part: &str| clean(percent_decoded(part).trim()).into_owned();
    let (metric, query) = written.split_once('?').unwrap_or((written, ""));
    let metric = text(metric);
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (text(name), text(value))
    };
    let parts = query.split('&').filter(|part| !part.is_empty()).map(pair).collect();
    (!metric.is_empty()).then_some(ChartQuery { metric, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_schemes_lead_anywhere() {
        let refused = |scheme: &str| Target::Refused(Refusal::Scheme(scheme.to_owned()));
        for (address, expected) in [
            ("https://a.vn/b", Target::External("https://a.vn/b".into())),
            (" HTTP://a.vn ", Target::External("HTTP://a.vn".into())),
            ("mailto:bbt@a.vn", Target::Contact("mailto:bbt@a.vn".into())),
            ("Tel:+84", Target::Contact("Tel:+84".into())),
            ("javascript:alert(1)", refused("javascript")),
            ("JaVaScRiPt:alert(1)", refused("javascript")),
            ("\u{1} javascript:alert(1)", refused("javascript")),
            ("java\tscript:alert(1)", refused("javascript")),
            ("java\nscript\r:alert(1)", refused("javascript")),
            ("data:text/html;base64,PHN2Zz4=", refused("data")),
            ("vbscript:x", refused("vbscript")),
            ("blob:https://a.vn/x", refused("blob")),
            ("ftp://a.vn", refused("ftp")),
            ("c:/anh.jpg", refused("c")),
            ("https:a.vn", Target::Refused(Refusal::Malformed)),
            ("https:///a", Target::Refused(Refusal::Malformed)),
            ("https:\\\\a.vn", Target::Refused(Refusal::Malformed)),
            ("https://a.vn\t/", Target::Refused(Refusal::Malformed)),
            ("mailto:", Target::Refused(Refusal::Malformed)),
            ("\u{1}", Target::Refused(Refusal::Empty)),
        ] {
            assert_eq!(classify(address), expected, "{address:?}");
        }
    }

    #[test]
    fn addresses_without_a_scheme_stay_inside() {
        let needs = |scheme: &str| Target::Refused(Refusal::SchemeMissing(scheme.to_owned()));
        for (address, expected) in [
            ("../04/x.md#y", Target::Internal("../04/x.md#y".into())),
            ("/huyen/co-to/", Target::Internal("/huyen/co-to/".into())),
            ("Co\u{302}.md", Target::Internal("Cô.md".into())),
            ("//a.vn/x", needs("https://a.vn/x")),
            ("/\\a.vn/x", needs("https://a.vn/x")),
            ("\\\\a.vn", needs("https://a.vn")),
            ("www.a.vn", needs("https://www.a.vn")),
            ("bbt@a.vn", needs("mailto:bbt@a.vn")),
            ("..\\anh.jpg", Target::Refused(Refusal::Backslash("../anh.jpg".into()))),
            ("#ket-qua", Target::Anchor("ket-qua".into())),
            ("#C%C3%B4", Target::Anchor("Cô".into())),
            ("#", Target::Anchor(String::new())),
            ("#so-lieu-cay-xanh", Target::Internal("#so-lieu-cay-xanh".into())),
        ] {
            assert_eq!(classify(address), expected, "{address:?}");
        }
    }

    #[test]
    fn a_query_is_decoded_and_keeps_its_order() {
        let of = |metric: &str, parts: &[(&str, &str)]| {
            let parts = parts.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            Some(ChartQuery { metric: metric.to_owned(), parts })
        };
        for (written, expected) in [
            ("cay-xanh", of("cay-xanh", &[])),
            ("cay?period=2023&area=co-to", of("cay", &[("period", "2023"), ("area", "co-to")])),
            ("C%C3%A2y%20xanh?area=C%c3%b4 T\u{f4}", of("Cây xanh", &[("area", "Cô Tô")])),
            ("x?a=%ff&&b", of("x", &[("a", "%ff"), ("b", "")])),
            ("x?a=1%2&b=c=d", of("x", &[("a", "1%2"), ("b", "c=d")])),
            ("?a=b", None),
            (" ", None),
        ] {
            assert_eq!(query(written), expected, "{written}");
        }
    }
}
