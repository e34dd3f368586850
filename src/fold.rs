//! The one Vietnamese fold, for slugs, search keys and "did you mean"; and, apart from it, the
//! collation key by which names are sorted.
//!
//! The fold is one function because a slug, a search and a suggestion must agree on which words are
//! the same. Nothing here knows of paths or pages.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::path::is_device;

/// Lower case without marks: `Đầm Hà` and its decomposed twin are `dam ha`.
///
/// `đ Đ ð Ð` are all `d`: old Vietnamese keyboards leave the Icelandic Ð (U+00D0) in place of U+0110.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '\u{300}'..='\u{36f}' => {}
            c => match LETTERS.get(c) {
                Some(plain) => folded.push_str(plain),
                None => fold_letter(c, &mut folded),
            },
        }
    }
    folded
}

/// What remains of `folded` after the fold of one letter; `None` where it begins otherwise.
pub(crate) fn strip_letter(folded: &str, letter: char) -> Option<&str> {
    match letter {
        c if c.is_ascii() => folded.strip_prefix(c.to_ascii_lowercase()),
        '\u{300}'..='\u{36f}' => Some(folded),
        c => {
            let mut plain = String::new();
            if LETTERS.get(c).is_none() {
                fold_letter(c, &mut plain);
            }
            folded.strip_prefix(LETTERS.get(c).unwrap_or(&plain))
        }
    }
}

/// One letter that is not ASCII, by its decomposition.
fn fold_letter(letter: char, folded: &mut String) {
    let decomposed = std::iter::once(letter).nfd().filter(|c| !is_combining_mark(*c));
    for c in decomposed.flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' => folded.push('d'),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
}

/// The letters of Latin with marks, each with its fold: a look-up instead of a decomposition.
static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let fold = |c: char| {
        let mut folded = String::new();
        fold_letter(c, &mut folded);
        folded
    };
    Letters {
        latin: ('\u{c0}'..='\u{24f}').map(fold).collect(),
        extended: ('\u{1e00}'..='\u{1eff}').map(fold).collect(),
    }
});

struct Letters {
    latin: Vec<String>,
    extended: Vec<String>,
}

impl Letters {
    fn get(&self, letter: char) -> Option<&str> {
        let (table, first) = match letter {
            '\u{c0}'..='\u{24f}' => (&self.latin, 0xc0),
            '\u{1e00}'..='\u{1eff}' => (&self.extended, 0x1e00),
            _ => return None,
        };
        table.get((u32::from(letter) - first) as usize).map(String::as_str)
    }
}

/// The fold with single spaces and no outer ones: how names and labels are compared.
pub fn fold_name(text: &str) -> String {
    let folded = fold(text);
    let mut name = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// The part of a URL that stands for `text`: `Đoàn khối – các cơ quan` is `doan-khoi-cac-co-quan`.
///
/// Empty where `text` has no letter or digit of ASCII after folding. A name that Windows takes for a
/// device gets a number, as a folder must be able to have it: `Con` is `con-0`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if is_device(slug.as_bytes()) {
        slug.push_str("-0");
    }
    slug
}

/// The candidate nearest to `word` after folding, when it is near enough to be meant.
///
/// Of equally near ones the first wins, so that the answer does not depend on luck.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = fold_name(word).chars().take(80).collect();
    let limit = (word.len() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|c| (distance(&word, &fold_name(c).chars().take(80).collect::<Vec<_>>()), c))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two words, a swap of neighbours counting one.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<_>>(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        let [before, last, row] = &mut rows;
        row[0] = i;
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

/// Whether XML 1.0 can hold the character.
pub(crate) const fn is_of_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether it is a letter of Vietnamese or another language of its script.
pub(crate) const fn is_latin_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Whether it is a letter or a digit; for those of Vietnamese without a look into the Unicode tables.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    is_latin_letter(c) || c.is_alphanumeric()
}

/// Whether the text is in NFC and without control characters by its bytes alone; where not, it may
/// be nevertheless.
///
/// Nearly all text passes, at a fraction of what the Unicode tables cost.
pub(crate) fn is_surely_clean(text: &str) -> bool {
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

/// A key whose order is the Vietnamese alphabet's: `a ă â b c d đ e ê … o ô ơ … u ư … y`, then the
/// tones in the order none, huyền, hỏi, ngã, sắc, nặng, then lower case before upper.
pub fn collation_key(text: &str) -> (Vec<u32>, Vec<u8>, Vec<bool>) {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    for c in text.nfd() {
        match c {
            '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}' => {
                if let Some(tone) = tones.last_mut() {
                    *tone = match c {
                        '\u{300}' => 1,
                        '\u{309}' => 2,
                        '\u{303}' => 3,
                        '\u{301}' => 4,
                        _ => 5,
                    };
                }
            }
            // Breve before circumflex before horn, as the alphabet has ă before â and ô before ơ.
            '\u{306}' | '\u{302}' | '\u{31b}' => {
                if let Some(letter) = letters.last_mut() {
                    *letter += match c {
                        '\u{306}' => 1,
                        '\u{302}' => 2,
                        _ => 3,
                    };
                }
            }
            c if is_combining_mark(c) => {}
            c => {
                for lower in c.to_lowercase() {
                    letters.push(match lower {
                        'đ' | 'ð' => u32::from('d') * 4 + 1,
                        other => u32::from(other) * 4,
                    });
                    tones.push(0);
                    cases.push(c.is_uppercase());
                }
            }
        }
    }
    (letters, tones, cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 134 letters of the Vietnamese alphabet that ASCII does not have, each after its fold.
    const ALPHABET: &[(char, &str)] = &[
        ('a', "àảãáạăằẳẵắặâầẩẫấậ"),
        ('d', "đ"),
        ('e', "èẻẽéẹêềểễếệ"),
        ('i', "ìỉĩíị"),
        ('o', "òỏõóọôồổỗốộơờởỡớợ"),
        ('u', "ùủũúụưừửữứự"),
        ('y', "ỳỷỹýỵ"),
    ];

    #[test]
    fn letters_are_letters_by_the_unicode_tables_too() {
        for c in '\0'..=char::MAX {
            assert!(!is_latin_letter(c) || c.is_alphabetic(), "{c}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn all_134_letters_fold_in_both_forms_and_cases() {
        let mut n_letters = 0;
        for (plain, letters) in ALPHABET {
            for letter in letters.chars() {
                for cased in [letter.to_string(), letter.to_uppercase().collect()] {
                    let decomposed: String = cased.nfd().collect();
                    assert_eq!(fold(&cased), plain.to_string(), "{cased}");
                    assert_eq!(fold(&decomposed), plain.to_string(), "{cased} decomposed");
                    n_letters += 1;
                }
            }
        }
        assert_eq!(n_letters, 134);
        assert_eq!(fold("\u{d0}à Nẵng"), "da nang");
        assert_eq!(fold("ð"), "d");
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
    fn slugs_hold_ascii_words_only() {
        for (text, expected) in [
            ("ĐƯỜNG Ðà Nẵng & “Cụm” số 5/2026: 3,5%…", "duong-da-nang-cum-so-5-2026-3-5"),
            ("Công đoàn 🎉 Tết", "cong-doan-tet"),
            ("  --  ", ""),
            ("日本", ""),
            ("Con", "con-0"),
            ("con trai", "con-trai"),
            ("com1", "com1-0"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let names = ["districts", "district_levels", "date", "metrics"];
        for (word, expected) in [
            ("distrcits", Some("districts")),
            ("metric", Some("metrics")),
            ("ngày", None),
            ("dat", Some("date")),
        ] {
            assert_eq!(nearest(word, names), expected, "{word}");
        }
        assert_eq!(nearest("Cô Tố", ["co to", "ba che"]), Some("co to"));
    }

    #[test]
    fn names_sort_by_the_vietnamese_alphabet() {
        let mut names =
            ["Đầm Hà", "Cô Tô", "Ba Chẽ", "Dương", "Cơ", "Cò", "Co", "Ăn", "Ân", "An", "Cô"];
        names.sort_by_key(|n| collation_key(n));
        assert_eq!(
            names,
            ["An", "Ăn", "Ân", "Ba Chẽ", "Co", "Cò", "Cô", "Cô Tô", "Cơ", "Dương", "Đầm Hà"]
        );
    }
}
