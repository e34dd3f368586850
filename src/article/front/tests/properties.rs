//! Whatever is written: no panic, sound places, and the same text from the same letters.

use proptest::prelude::*;

use super::mutations::assert_sound;
use super::*;

/// Pieces that YAML and editors care about, so that random texts meet the traps.
const PIECES: &[&str] = &[
    "---",
    "\n",
    "\n",
    "\n",
    "  ",
    " ",
    "\t",
    "title",
    "metrics",
    "date",
    "cay-xanh",
    "value",
    ":",
    ": ",
    ":",
    "：",
    "- ",
    "-",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "“",
    "”",
    "#",
    " #",
    "|",
    ">",
    ">4",
    "&a",
    "*a",
    "!x",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "<<",
    "...",
    "\\",
    "\\x",
    "450",
    "3,5 km",
    "92.000",
    "Cô Tô",
    "To\u{302}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\r\n",
    "\r",
    "\u{7}",
    "\u{85}",
    "\u{2028}",
    "🎉",
    "null",
    "~",
    "true",
    "2023-05-25",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC*") {
        for text in [text.clone(), format!("---\n{text}\n---\n")] {
            let (_, body, found) = parse(&file(), &text);
            assert!(text.is_char_boundary(body));
            assert_sound(&text, &found);
        }
    }

    #[test]
    fn any_pieces_are_read_without_a_panic(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        let text = format!("---\ntitle: A\n{text}\n---\nB");
        let (_, body, found) = parse(&file(), &text);
        assert!(text.is_char_boundary(body));
        assert_sound(&text, &found);
    }

    #[test]
    fn any_pieces_in_a_good_article_are_read_without_a_panic(
        at in 4..GOOD.len(),
        picks in prop::collection::vec(0..PIECES.len(), 1..4),
    ) {
        let at = (4..=at).rev().find(|at| GOOD.is_char_boundary(*at)).unwrap();
        let piece: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        let text = format!("{}{piece}{}", &GOOD[..at], &GOOD[at..]);
        let (_, body, found) = parse(&file(), &text);
        assert!(text.is_char_boundary(body));
        assert_sound(&text, &found);
    }

    #[test]
    fn a_quoted_text_comes_back_as_it_was(text in "[^\\p{C}\\p{M}]{1,40}") {
        let text = text.trim();
        prop_assume!(!text.is_empty());
        let front = good(&format!("title: {}", yaml::quoted(text)));
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
        assert_eq!(front.title.value, composed.trim());
    }
}

#[test]
fn what_is_nested_or_long_beyond_reason_is_refused() {
    let deep = |open: &str| format!("title: A\nextra: {}", open.repeat(10_000));
    let steps: String = (0..200).map(|n| " ".repeat(n) + "a:\n").collect();
    for (yaml, code) in [
        (deep("["), "B110"),
        (deep("{a: "), "B110"),
        (deep("[\"]\","), "B110"),
        (deep("- - ").replace("extra: ", "extra:\n"), "B110"),
        (steps, "B110"),
        ("title: A\nextra: &a [x]\ntags: *a".to_owned(), "B109"),
        (format!("title: {}", "a".repeat(70_000)), "B110"),
    ] {
        let (_, found) = parsed(&yaml);
        assert_eq!(found.first().map(|d| d.code.as_str()), Some(code), "{}", &yaml[..20]);
    }
}
