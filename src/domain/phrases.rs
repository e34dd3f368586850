//! Tables of phrases, asked by one word first.
//!
//! Nearly every word of a text begins and ends no phrase of a table at hand. Each word falls into
//! one of 256 buckets, and a table knows the buckets of its phrases' first and last words; so one
//! look at a bit spares comparing a word with every phrase.

use crate::fold;

/// The bucket of a word in lower case. Words that differ may share one.
pub(crate) const fn bucket(word: &[u8]) -> u8 {
    let n = word.len();
    if n == 0 {
        return 0;
    }
    // The last two bytes tell the letters of Vietnamese apart, the middle one words of a length.
    let before_last = if n > 1 { word[n - 2] } else { 0 };
    let mixed = (word[0] as usize)
        .wrapping_mul(31)
        .wrapping_add((word[n / 2] as usize).wrapping_mul(17))
        .wrapping_add((before_last as usize).wrapping_mul(7))
        .wrapping_add((word[n - 1] as usize).wrapping_mul(3))
        .wrapping_add(n.wrapping_mul(59));
    (mixed ^ (mixed >> 8)).to_le_bytes()[0]
}

/// A set of buckets.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Buckets([u64; 4]);

impl Buckets {
    /// That of nothing.
    pub(crate) const EMPTY: Self = Self([0; 4]);

    /// This set and the bucket of `word`.
    pub(crate) const fn with(mut self, word: &[u8]) -> Self {
        let bucket = bucket(word);
        self.0[(bucket >> 6) as usize] |= 1 << (bucket & 63);
        self
    }

    /// Both sets.
    pub(crate) const fn and(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// Whether `bucket` is one of them.
    pub(crate) const fn has(&self, bucket: u8) -> bool {
        self.0[(bucket >> 6) as usize] & (1 << (bucket & 63)) != 0
    }

    /// The buckets of these words.
    pub(crate) fn of<'a>(words: impl IntoIterator<Item = &'a [u8]>) -> Self {
        words.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// Phrases in lower case and NFC, the words of each parted by single spaces.
#[derive(Debug)]
pub(crate) struct Phrases {
    all: &'static [&'static str],
    firsts: Buckets,
    lasts: Buckets,
}

impl Phrases {
    /// A table of these phrases.
    pub(crate) const fn of(all: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts, mut idx) = (Buckets::EMPTY, Buckets::EMPTY, 0);
        while idx < all.len() {
            firsts = firsts.with(first_word(all[idx]));
            lasts = lasts.with(last_word(all[idx]));
            idx += 1;
        }
        Self { all, firsts, lasts }
    }

    /// All of them.
    pub(crate) const fn all(&self) -> &'static [&'static str] {
        self.all
    }

    /// Whether `word` is one of them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.firsts.has(bucket(word.as_bytes())) && self.all.contains(&word)
    }

    /// The buckets of their first words.
    pub(crate) const fn firsts(&self) -> Buckets {
        self.firsts
    }

    /// The longest of them with which `text` begins, whose first word is in `first`.
    pub(crate) fn longest_at(&self, first: u8, text: &str) -> Option<&'static str> {
        let begins = |words: &&&str| is_at(text, words);
        let all = if self.firsts.has(first) { self.all } else { &[] };
        debug_assert!(
            !all.is_empty() || !self.all.iter().any(|words| is_at(text, words)),
            "{text}"
        );
        all.iter().filter(begins).max_by_key(|words| words.len()).copied()
    }

    /// Whether `text`, whose first word is in `first`, begins with one of them.
    pub(crate) fn begin(&self, first: u8, text: &str) -> bool {
        let begins = || self.all.iter().any(|words| is_at(text, words));
        debug_assert!(self.firsts.has(first) || !begins(), "{text}");
        self.firsts.has(first) && begins()
    }

    /// Whether `text`, whose last word is in `last`, ends with one of them.
    pub(crate) fn end(&self, last: u8, text: &str) -> bool {
        let ends = || self.all.iter().any(|words| ends_with(text, words));
        debug_assert!(self.lasts.has(last) || !ends(), "{text}");
        self.lasts.has(last) && ends()
    }

    /// The bytes of the longest of them with which `text` ends, whose last word is in `last`.
    pub(crate) fn longest_before(&self, last: u8, text: &str) -> Option<usize> {
        let all = if self.lasts.has(last) { self.all } else { &[] };
        all.iter().filter(|words| ends_with(text, words)).map(|words| words.len()).max()
    }
}

/// Whether `text` begins with these words and no longer one.
pub(crate) fn is_at(text: &str, words: &str) -> bool {
    is_same(words.bytes(), text.bytes()) && super::unit::is_word_end(text, words.len())
}

/// Whether `text` ends with these words and no longer one.
pub(crate) fn ends_with(text: &str, words: &str) -> bool {
    is_same(words.bytes().rev(), text.bytes().rev()) && {
        let rest = &text[..text.len() - words.len()];
        !rest.ends_with(fold::is_letter_or_digit) || !words.starts_with(fold::is_letter_or_digit)
    }
}

/// Whether `text` begins with `words`. Two words mostly differ in their first bytes, so that this is
/// over before a comparison of whole texts were called.
fn is_same(mut words: impl Iterator<Item = u8>, mut text: impl Iterator<Item = u8>) -> bool {
    words.all(|byte| text.next() == Some(byte))
}

/// Of what sort the character that begins with `lead` is: those of one word are of one sort.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Sort {
    Letter,
    Digit,
    Sign,
}

/// The sort of the character at `at`, and its bytes. Of those that are not ASCII, the letters of
/// Latin and of the scripts up to U+1FFF are letters and all others signs, `²`, `»` and `–` too.
const fn character(text: &[u8], at: usize) -> (Sort, usize) {
    match text[at] {
        b'a'..=b'z' | b'A'..=b'Z' => (Sort::Letter, 1),
        b'0'..=b'9' => (Sort::Digit, 1),
        n if n.is_ascii() => (Sort::Sign, 1),
        // `×` and `÷` stand among the letters.
        0xc3 if matches!(text[at + 1], 0x97 | 0xb7) => (Sort::Sign, 2),
        0..=0xc2 => (Sort::Sign, 2),
        0xc3..=0xdf => (Sort::Letter, 2),
        0xe0..=0xe1 => (Sort::Letter, 3),
        0xe2..=0xef => (Sort::Sign, 3),
        0xf0..=0xff => (Sort::Sign, 4),
    }
}

/// The first word of `phrase`, or its first sign.
pub(crate) const fn first_word(phrase: &str) -> &[u8] {
    word_at(phrase.as_bytes(), 0)
}

/// The last word of `phrase`, or its last sign.
pub(crate) const fn last_word(phrase: &str) -> &[u8] {
    let bytes = phrase.as_bytes();
    let (mut at, mut last) = (0, bytes);
    while at < bytes.len() {
        let word = word_at(bytes, at);
        if bytes[at] != b' ' {
            last = word;
        }
        at += word.len();
    }
    last
}

/// The word or sign of `text` that begins at the byte `at`.
const fn word_at(text: &[u8], at: usize) -> &[u8] {
    let (_, text) = text.split_at(at);
    if text.is_empty() {
        return text;
    }
    let (sort, mut end) = character(text, 0);
    while sort as u8 != Sort::Sign as u8 && end < text.len() {
        let (next, n_bytes) = character(text, end);
        if next as u8 != sort as u8 {
            break;
        }
        end += n_bytes;
    }
    text.split_at(end).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_knows_the_first_and_last_words_of_its_phrases() {
        for (phrase, first, last) in [
            ("huyện đoàn", "huyện", "đoàn"),
            ("đ/c", "đ", "c"),
            ("tp.", "tp", "."),
            ("–", "–", "–"),
            ("m2 tường", "m", "tường"),
            ("thông tư 23", "thông", "23"),
            ("“một”", "“", "”"),
            ("m²", "m", "²"),
            ("cây»", "cây", "»"),
            ("cây×", "cây", "×"),
            ("", "", ""),
        ] {
            assert_eq!(first_word(phrase), first.as_bytes(), "{phrase}");
            assert_eq!(last_word(phrase), last.as_bytes(), "{phrase}");
        }
    }

    #[test]
    fn phrases_stand_at_the_bounds_of_words() {
        static TABLE: Phrases = Phrases::of(&["huyện", "huyện đoàn", "tp."]);
        let first = |text: &str| bucket(first_word(text));
        let last = |text: &str| bucket(last_word(text));
        for (text, expected) in [
            ("huyện đoàn cô tô", Some("huyện đoàn")),
            ("huyện đoànx", Some("huyện")),
            ("huyệnx", None),
            ("tp. hạ long", Some("tp.")),
            ("tỉnh", None),
        ] {
            assert_eq!(TABLE.longest_at(first(text), text), expected, "{text}");
            assert_eq!(TABLE.begin(first(text), text), expected.is_some(), "{text}");
        }
        for (text, expected) in [
            ("do huyện đoàn", Some("huyện đoàn")),
            ("xhuyện", None),
            ("ở tp.", Some("tp.")),
            ("", None),
        ] {
            let n_bytes = TABLE.longest_before(last(text), text);
            assert_eq!(n_bytes, expected.map(str::len), "{text}");
            assert_eq!(TABLE.end(last(text), text), expected.is_some(), "{text}");
        }
    }
}
