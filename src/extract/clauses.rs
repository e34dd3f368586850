//! Sentences and their clauses.

use std::ops::{Index, Range};

use super::counted::Scan;
use super::prose::BREAK;
use super::quantity::Quantity;
use crate::domain::figure::tokens::Kind;
use crate::domain::phrases::Phrases;
use crate::fold::is_letter_or_digit;

/// Where the sentence and the clause of a token begin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    /// The first token of the paragraph.
    pub(super) paragraph: usize,
    /// The first token of the sentence.
    pub(super) sentence: usize,
    /// The first token of the clause: a semicolon parts clauses.
    pub(super) clause: usize,
}

/// The bounds of every token of a text.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    all: Vec<Bounds>,
    /// Of each token its place in `all`.
    of: Vec<u32>,
}

impl Index<usize> for Clauses {
    type Output = Bounds;

    fn index(&self, at: usize) -> &Bounds {
        &self.all[self.of[at] as usize]
    }
}

impl Clauses {
    /// What follows has other bounds.
    fn push(&mut self, change: impl FnOnce(&mut Bounds)) {
        let mut bounds = self.all.last().copied().unwrap_or_default();
        change(&mut bounds);
        self.all.push(bounds);
    }
}

/// Words whose point ends no sentence.
static ABBREVIATIONS: Phrases = Phrases::of(&[
    "tp", "tx", "tt", "h", "p", "x", "q", "ths", "ts", "pgs", "gs", "bs", "ông", "bà", "đ/c", "tr",
    "st", "v", "no", "vd",
]);

/// The bounds of every token.
pub(super) fn bounds(scan: Scan<'_, '_>) -> Clauses {
    let tokens = scan.tokens;
    let mut clauses =
        Clauses { all: vec![Bounds::default()], of: Vec::with_capacity(tokens.len()) };
    let mut now = 0;
    for at in 0..tokens.len() {
        clauses.of.push(now);
        let Some(Kind::Sign(sign)) = tokens.kind(at) else { continue };
        let next = at + 1;
        match sign {
            BREAK => clauses.push(|now| {
                *now = Bounds { paragraph: next, sentence: next, clause: next };
            }),
            '!' | '?' | '…' => clauses.push(|now| (now.sentence, now.clause) = (next, next)),
            '.' if ends_sentence(scan, at) => {
                clauses.push(|now| (now.sentence, now.clause) = (next, next));
            }
            ';' => clauses.push(|now| now.clause = next),
            _ => continue,
        }
        now += 1;
    }
    clauses
}

/// The tokens of each sentence in which a quantity begins.
///
/// What only tells of quantities need not look at other sentences, which most are.
pub(super) fn sentences(bounds: &Clauses, quantities: &[&Quantity]) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for quantity in quantities {
        let start = quantity.tokens.start;
        if sentences.last().is_none_or(|last| last.end <= start) {
            let first = bounds[start].sentence;
            let all = &bounds.of[first..];
            let is_own = |clause: &&u32| bounds.all[**clause as usize].sentence == first;
            let length = all.iter().take_while(is_own).count();
            sentences.push(first..first + length);
        }
    }
    sentences
}

fn ends_sentence(scan: Scan<'_, '_>, at: usize) -> bool {
    let tokens = scan.tokens;
    if tokens.is_glued(at + 1) && !scan.is_capital(at + 1) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |at| tokens.lower(at));
    !ABBREVIATIONS.contains(before)
}

/// The words from the token `from` to the token `to`, at most `most` bytes of them, the last.
pub(super) fn words_between<'s>(
    scan: Scan<'s, '_>,
    from: usize,
    to: usize,
    most: usize,
) -> &'s str {
    let text = scan.tokens.before(to);
    let mut start = scan.tokens.before(from).len().min(text.len());
    start = start.max(text.len().saturating_sub(most));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..].trim_start()
}

/// Where in `text` these words stand last, at the bounds of words.
pub(super) fn last_of(text: &str, words: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(is_letter_or_digit);
    let first = *words.as_bytes().first()?;
    memchr::memrchr_iter(first, text.as_bytes()).find(|at| {
        text.as_bytes()[*at..].starts_with(words.as_bytes())
            && !is_letter(text[..*at].chars().next_back())
            && !is_letter(text[at + words.len()..].chars().next())
    })
}

/// The place of the last of these words in `text`.
pub(super) fn last_of_any(text: &str, table: &[&str]) -> Option<usize> {
    table.iter().filter_map(|words| last_of(text, words)).max()
}
