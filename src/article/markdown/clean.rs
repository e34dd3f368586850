//! Clean letters: what is written is NFC, however the author's keyboard made it, and XML can hold
//! it, because feeds repeat it.
//!
//! Nearly all text passes a branch-free range test of its bytes; the Unicode tables are asked only
//! about the rest, which would otherwise cost as much as the Markdown itself.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::out::Out;

/// Whether the text is clean by its bytes alone; where not, it may be nevertheless.
pub(super) fn is_surely_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut doubt = 0;
    for window in bytes.windows(3) {
        doubt |= doubt_about(window[0], window[1], window[2]);
    }
    // The last two bytes begin no window; a letter that begins there has at most two bytes.
    for byte in &bytes[bytes.len().saturating_sub(2)..] {
        doubt |= doubt_about(*byte, 0xb8, 0) & u8::from(*byte < 0xe0);
    }
    doubt == 0
}

/// Not 0 unless the letter that begins with `lead` is an ordinary one below U+0300, in the block of
/// Vietnamese letters (U+1E00 to U+1EFF), or among punctuation and currency signs (U+2002 to
/// U+20BF).
fn doubt_about(lead: u8, second: u8, third: u8) -> u8 {
    let is = u8::from;
    let control = is(lead < b' ') & is(lead != b'\t') & is(lead != b'\n') & is(lead != b'\r');
    let other_lead = is(lead >= 0xcc) & is(lead < 0xe1) | is(lead >= 0xe3);
    let other_extended = is(lead == 0xe1) & (is(second < 0xb8) | is(second > 0xbb));
    let other_sign =
        is(lead == 0xe2) & (is(second > 0x82) | (is(second == 0x80) & is(third < 0x82)));
    control | other_lead | other_extended | other_sign
}

/// Whether XML can hold the character.
fn is_of_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

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
    fn a_mark_anywhere_in_the_text_is_seen() {
        for n_before in 0..5 {
            for n_after in 0..5 {
                for mark in ['\u{301}', '\0', '\u{2000}', '가', '\u{ffff}'] {
                    let (before, after) = ("a".repeat(n_before), "b".repeat(n_after));
                    let text = format!("{before}{mark}{after}");
                    assert!(!is_surely_clean(&text), "{text:?}");
                }
            }
        }
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
