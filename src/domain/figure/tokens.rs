//! A text as tokens: runs of digits, words and signs, each with its place in the text as given.
//!
//! The tokens are compared in a copy of the text in NFC and lower case with single spaces, so
//! NFD, no-break spaces and capitals make no difference; places are bytes of the original. Marks
//! that show nothing (a zero-width space, a soft hyphen) are not there for the reader.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::domain::phrases;
use crate::fold;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// ASCII digits.
    Digits,
    /// Digits of another kind, which no figure is written in: `２００`, `²`, `½`.
    Foreign,
    /// Letters.
    Word,
    /// One character of any other sort.
    Sign(char),
}

/// A token, small: a text has one for every five bytes of it.
#[derive(Debug)]
struct Token {
    kind: Kind,
    /// Its bytes in the text as given.
    written: Bytes,
    /// Its bytes in the copy.
    lower: Bytes,
    /// Whether white space stands before it.
    has_gap: bool,
    /// See [`phrases::bucket`].
    bucket: u8,
}

/// A range of bytes.
#[derive(Debug, Clone, Copy)]
struct Bytes {
    start: u32,
    end: u32,
}

impl Bytes {
    fn of(range: Range<usize>) -> Self {
        let place = |at| u32::try_from(at).expect("no text is as long as 4 GiB");
        Self { start: place(range.start), end: place(range.end) }
    }

    const fn start(self) -> usize {
        self.start as usize
    }

    const fn end(self) -> usize {
        self.end as usize
    }

    const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

/// The tokens of a text. Positions past the last token are allowed and hold nothing.
#[derive(Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    lower: String,
    list: Vec<Token>,
    /// How often a token was looked at, by which tests see that the work is linear.
    #[cfg(test)]
    n_looks: std::cell::Cell<usize>,
}

impl<'t> Tokens<'t> {
    /// Reads `text` once from end to end.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut tokens = Self {
            text,
            lower: String::with_capacity(text.len()),
            // A word of Vietnamese has about five bytes with its space.
            list: Vec::with_capacity(text.len() / 5 + 8),
            #[cfg(test)]
            n_looks: std::cell::Cell::new(0),
        };
        let mut has_gap = false;
        let mut at = 0;
        if fold::is_surely_clean(text) {
            while let Some(c) = text[at..].chars().next() {
                let start = at;
                at += c.len_utf8();
                if c == ' ' || c.is_whitespace() {
                    has_gap = true;
                    continue;
                }
                if is_invisible(c) {
                    continue;
                }
                let (kind, mut is_lower) = (kind_of(c), is_small(c));
                if kind == Kind::Word {
                    let (n_bytes, is_all_lower) = letters(&text[at..]);
                    at += n_bytes;
                    is_lower &= is_all_lower;
                }
                tokens.push_run((kind, is_lower), start..at, has_gap);
                has_gap = false;
            }
            return tokens.in_buckets(str::as_bytes);
        }
        while let Some(first) = text[at..].chars().next() {
            let end = cluster_end(text, at);
            if first.is_whitespace() {
                has_gap = true;
            } else if !is_invisible(first) {
                tokens.push(at..end, has_gap);
                has_gap = false;
            }
            at = end;
        }
        // A mark that belongs to no letter ends the word for who compares it.
        tokens.in_buckets(|token| match token.find(|c| !fold::is_letter_or_digit(c)) {
            Some(end) if end > 0 => &token.as_bytes()[..end],
            _ => token.as_bytes(),
        })
    }

    fn in_buckets(mut self, word_of: impl Fn(&str) -> &[u8]) -> Self {
        for token in &mut self.list {
            token.bucket = phrases::bucket(word_of(&self.lower[token.lower.range()]));
        }
        self
    }

    /// Adds one character with its marks, to the last token where it goes on.
    fn push(&mut self, written: Range<usize>, has_gap: bool) {
        let cluster = &self.text[written.clone()];
        let mut composed = cluster.nfc();
        let (first, is_alone) = (composed.next().unwrap_or(' '), composed.next().is_none());
        let kind = match kind_of(first) {
            Kind::Digits if !is_alone => Kind::Foreign,
            kind => kind,
        };
        let start = self.begin(first, has_gap);
        for c in cluster.nfc() {
            push_lower(c, &mut self.lower);
        }
        self.finish(kind, (written, start), has_gap);
    }

    /// Adds composed characters of one kind that have no marks, and whether all are small letters.
    fn push_run(&mut self, (kind, is_lower): (Kind, bool), written: Range<usize>, has_gap: bool) {
        let run = &self.text[written.clone()];
        let start = self.begin(run.chars().next().unwrap_or_default(), has_gap);
        if is_lower {
            self.lower.push_str(run);
        } else {
            for c in run.chars() {
                push_lower(c, &mut self.lower);
            }
        }
        self.finish(kind, (written, start), has_gap);
    }

    /// Where the copy goes on with `first`.
    fn begin(&mut self, first: char, has_gap: bool) -> usize {
        // `đồng / suất` is the form `đồng/suất`.
        if has_gap && first != '/' && !self.lower.is_empty() && !self.lower.ends_with('/') {
            self.lower.push(' ');
        }
        self.lower.len()
    }

    /// Adds what was written since the byte `start` of the copy; it may go on with the last token.
    fn finish(&mut self, kind: Kind, (written, start): (Range<usize>, usize), has_gap: bool) {
        let is_sign = matches!(kind, Kind::Sign(_));
        let (written, lower) = (Bytes::of(written), Bytes::of(start..self.lower.len()));
        match self.list.last_mut() {
            Some(last) if !has_gap && last.kind == kind && !is_sign => {
                last.written.end = written.end;
                last.lower.end = lower.end;
            }
            _ => self.list.push(Token { kind, written, lower, has_gap, bucket: 0 }),
        }
    }

    /// The token at `at`: every look at one goes through here.
    fn get(&self, at: usize) -> Option<&Token> {
        #[cfg(test)]
        self.n_looks.set(self.n_looks.get() + 1);
        self.list.get(at)
    }

    /// How often a token was looked at.
    #[cfg(test)]
    pub(crate) fn n_looks(&self) -> usize {
        self.n_looks.get()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// What the token at `at` is.
    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|token| token.kind)
    }

    /// The bucket of the token at `at`.
    pub(crate) fn bucket(&self, at: usize) -> u8 {
        self.get(at).map_or(0, |token| token.bucket)
    }

    /// The token at `at` for comparing; empty past the end.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| &self.lower[token.lower.range()])
    }

    /// Whether the token at `at` is this, in NFC and lower case.
    pub(crate) fn is(&self, at: usize, lower: &str) -> bool {
        self.lower(at) == lower
    }

    /// Whether the token at `at` is this sign.
    pub(crate) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    /// Whether the token at `at` follows the one before it without white space.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|token| !token.has_gap)
    }

    /// Everything from the token at `at`, for comparing.
    pub(crate) fn rest(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| &self.lower[token.lower.start()..])
    }

    /// Everything before the token at `at`, for comparing.
    pub(crate) fn before(&self, at: usize) -> &str {
        self.get(at)
            .map_or(self.lower.as_str(), |token| &self.lower[..token.lower.start()])
            .trim_end()
    }

    /// The tokens from `at` that make up the first `n_bytes` of [`Self::rest`].
    pub(crate) fn after(&self, at: usize, n_bytes: usize) -> usize {
        let Some(first) = self.get(at) else { return at };
        let end = first.lower.start() + n_bytes;
        let inside =
            (at..).map_while(|at| self.get(at)).take_while(|token| token.lower.start() < end);
        at + inside.count()
    }

    /// The bytes that these tokens have in the text as given, the space between them included.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let here = self.get(tokens.start).map_or(self.text.len(), |t| t.written.start());
        let last = tokens.end.min(self.list.len()).checked_sub(1);
        let end = last.map_or(here, |last| self.list[last].written.end());
        here..end.max(here)
    }

    /// These tokens as they were written.
    pub(crate) fn written(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.span(tokens)]
    }
}

/// What a token is that begins with `first`.
fn kind_of(first: char) -> Kind {
    match first {
        '0'..='9' => Kind::Digits,
        c if fold::is_latin_letter(c) => Kind::Word,
        c if c.is_ascii() => Kind::Sign(c),
        c if c.is_numeric() => Kind::Foreign,
        c if c.is_alphabetic() => Kind::Word,
        c => Kind::Sign(c),
    }
}

/// The bytes of the letters with which `text` begins, and whether all are small.
fn letters(text: &str) -> (usize, bool) {
    let mut is_all_lower = true;
    for (at, c) in text.char_indices() {
        if c.is_ascii_lowercase() {
            continue;
        }
        if !fold::is_latin_letter(c) {
            return (at, is_all_lower);
        }
        is_all_lower &= is_small(c);
    }
    (text.len(), is_all_lower)
}

/// Writes a character in lower case, and `đ` for `ð`.
fn push_lower(c: char, lower: &mut String) {
    match c {
        c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
        c if is_small(c) => lower.push(c),
        'ð' | 'Ð' => lower.push('đ'),
        c => lower.extend(c.to_lowercase()),
    }
}

/// Whether it is a small letter of Vietnamese, as most are.
const fn is_small(c: char) -> bool {
    match c {
        'a'..='z' | 'à'..='ï' | 'ñ'..='ö' | 'ø'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => {
            true
        }
        // Of these every second is a small letter, the one after its capital.
        'Ạ'..='ỹ' => c as u32 % 2 == 1,
        _ => false,
    }
}

/// The end of the character at `at` with the marks that belong to it.
fn cluster_end(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices();
    let Some((_, first)) = chars.next() else { return at };
    if first.is_whitespace() || is_invisible(first) {
        return at + first.len_utf8();
    }
    chars
        .find(|(_, c)| {
            c.is_ascii() || (canonical_combining_class(*c) == 0 && !is_combining_mark(*c))
        })
        .map_or(text.len(), |(i, _)| at + i)
}

/// Characters that show nothing and that word processors leave inside words.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// `text` with single spaces and no outer ones.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_the_unicode_tables() {
        for c in ('\0'..=char::MAX).filter(|c| !matches!(c, 'ð' | 'Ð')) {
            let mut lower = String::new();
            push_lower(c, &mut lower);
            assert_eq!(lower, c.to_lowercase().collect::<String>(), "{c}");
        }
    }
}
