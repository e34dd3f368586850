//! Text made safe for HTML and XML.

use crate::fold::is_of_xml;

/// Text for HTML and XML, in elements and attributes; characters that XML forbids are dropped.
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(may_change) {
        let (plain, other) = rest.split_at(at);
        escaped.push_str(plain);
        let mut letters = other.chars();
        match letters.next() {
            Some('&') => escaped.push_str("&amp;"),
            Some('<') => escaped.push_str("&lt;"),
            Some('>') => escaped.push_str("&gt;"),
            Some('"') => escaped.push_str("&quot;"),
            Some('\'') => escaped.push_str("&#39;"),
            Some(c) if is_of_xml(c) => escaped.push(c),
            Some(_) | None => {}
        }
        rest = letters.as_str();
    }
    escaped.push_str(rest);
    escaped
}

/// Whether a character that begins with this byte may not stand as it is.
const fn may_change(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | ..b' ' | 0xef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_element_or_attribute() {
        assert_eq!(
            xml("<a b=\"c\" d='e'>&\u{1}\n"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\n"
        );
        assert_eq!(xml("Đội\u{ffff} \u{feff}x\t"), "Đội \u{feff}x\t");
    }
}
