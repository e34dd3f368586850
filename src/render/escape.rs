//! Text made safe for HTML, XML and JSON inside HTML.

use crate::fold::is_of_xml;

/// Text for HTML and XML, in elements and attributes; characters that XML forbids are dropped.
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if !is_of_xml(c) => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// JSON to stand in a script element: nothing in it can end the element or open a comment.
pub fn json_in_html(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => escaped.push_str("\\u003c"),
            '>' => escaped.push_str("\\u003e"),
            '&' => escaped.push_str("\\u0026"),
            '\u{2028}' => escaped.push_str("\\u2028"),
            '\u{2029}' => escaped.push_str("\\u2029"),
            c => escaped.push(c),
        }
    }
    escaped
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
        let json = "{\"a\":\"</script><!--\u{2028}&\"}";
        let expected = r#"{"a":"\u003c/script\u003e\u003c!--\u2028\u0026"}"#;
        assert_eq!(json_in_html(json), expected);
    }
}
