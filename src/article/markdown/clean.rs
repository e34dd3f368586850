//! Clean letters: what is written is NFC, however the author's keyboard made it, and XML can hold
//! it, because feeds repeat it.
//!
//! Nearly all text passes a range test of its bytes; the Unicode tables are asked only about the
//! rest, which would otherwise cost as much as the Markdown itself.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::out::Out;
use crate::fold::{is_of_xml, is_surely_clean};

/// The text in NFC, each character that XML cannot hold being `\u{fffd}`.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_surely_clean(text) || (is_nfc(text) && text.chars().all(is_of_xml)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().map(|c| if is_of_xml(c) { c } else { '\u{fffd}' }).collect())
    }
}

/// The text cleaned, kept where it is.
pub(super) fn into_clean(text: String) -> String {
    match clean(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cleaned) => cleaned,
    }
}

/// Writes clean text between tags, composed with the letter before it where it begins with a mark.
///
/// A mark that begins a piece after a tag is written as a character reference: composed with `>`,
/// it would destroy the tag.
pub(super) fn write_text(out: &mut Out, piece: &str) {
    if is_surely_clean(piece) {
        out.text(piece);
        return;
    }
    let n_marks = piece.find(|c| !joins(c)).unwrap_or(piece.len());
    let (marks, rest) = piece.split_at(n_marks);
    if !marks.is_empty() {
        let last = out.html.chars().next_back();
        match last.filter(|last| last.is_alphabetic() && !joins(*last) && !out.ends_in_hole()) {
            Some(letter) => {
                out.html.pop();
                out.html.extend(std::iter::once(letter).chain(marks.chars()).nfc());
            }
            None => marks.chars().for_each(|mark| out.raw(&format!("&#x{:x};", u32::from(mark)))),
        }
    }
    out.text(&clean(rest));
}

/// Whether the character may change or move together with what stands before it.
fn joins(c: char) -> bool {
    c >= '\u{300}'
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_passes_the_range_test_that_cleaning_could_change() {
        let mut n_passed = 0;
        for c in ('\0'..=char::MAX).filter(|c| is_surely_clean(&c.to_string())) {
            assert!(is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes && is_of_xml(c), "{c:?}");
            n_passed += 1;
        }
        assert_eq!(n_passed, (0x300 - 29) + 0x100 + (0x20c0 - 0x2002));
    }

    #[test]
    fn pieces_compose_with_letters_and_never_with_tags() {
        for (pieces, expected) in [
            (&["e", "\u{301}t"][..], "ét"),
            (&["ê", "\u{301}"], "ế"),
            (&["a\u{306}", "\u{323}n"], "ặn"),
            (&["x\u{301}", "\u{323}"], "x\u{301}&#x323;"),
            (&["<", "\u{338}"], "&lt;&#x338;"),
            (&["", "\u{338}"], "&#x338;"),
        ] {
            let mut out = Out::default();
            for piece in pieces {
                write_text(&mut out, piece);
            }
            assert_eq!(out.html, expected);
        }
    }
}
