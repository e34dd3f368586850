//! A text as a value of YAML.

use crate::settings::yaml::quoted;

/// The text on one line: as it is where YAML cannot take it for anything else, else in quotes.
///
/// Stands in blocks and within brackets alike.
pub fn scalar(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_plain(&text) { text } else { quoted(&text) }
}

/// A list on one line.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(scalar).collect();
    format!("[{}]", texts.join(", "))
}

/// Whether a text begins with a letter and holds only what has no meaning in YAML.
fn is_plain(text: &str) -> bool {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_harmless = |c: char| c.is_alphanumeric() || " -./()%–_".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_harmless)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_yaml_takes_as_it_is_stands_without_quotes() {
        for (text, expected) in [
            ("Cô Tô – 6 tháng đầu năm 2023", "Cô Tô – 6 tháng đầu năm 2023"),
            ("2023 cây", "\"2023 cây\""),
            ("Họp: bàn việc", "\"Họp: bàn việc\""),
            ("a, b", "\"a, b\""),
            ("Nói “xong”", "\"Nói “xong”\""),
            ("Nói \"xong\" mà 'chưa'", "'Nói \"xong\" mà ''chưa'''"),
            ("No", "\"No\""),
            ("hai\n dòng", "hai dòng"),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
        assert_eq!(list(["van-don", "a, b"]), "[van-don, \"a, b\"]");
    }
}
