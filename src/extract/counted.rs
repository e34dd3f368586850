//! What is counted after a number, and which words stand before one.

use crate::domain::figure::Expect;
use crate::domain::figure::side::unit_at;
use crate::domain::figure::tokens::{Kind, Tokens};
use crate::domain::phrases::{self, Phrases, ends_with};
use crate::domain::unit::{self, Dimension, Unit};

use super::Lexicon;
use super::words::{PLACES, UNIT_CONTINUES};

/// The tokens of a text with what the site knows beyond the table of units.
#[derive(Clone, Copy)]
pub(super) struct Scan<'s, 't> {
    pub(super) tokens: &'s Tokens<'t>,
    pub(super) lexicon: &'s Lexicon,
}

impl Scan<'_, '_> {
    /// The unit whose words begin at the token `at`, with the token after them.
    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit)> {
        let tokens = self.tokens;
        if matches!(tokens.kind(at), None | Some(Kind::Digits | Kind::Foreign)) {
            return None;
        }
        let own = self.lexicon.noun(tokens, at);
        let known = unit_at(tokens, at, &Expect::nothing());
        let (end, unit) = match (own, known) {
            (Some(own), Some(known)) if own.0 >= known.0 => own,
            (own, None) => own?,
            (_, Some(known)) => known,
        };
        let form = tokens.rest(at);
        let next = tokens.lower(end);
        let goes_on = UNIT_CONTINUES.iter().any(|(word, nexts)| {
            nexts.contains(&next)
                && form.starts_with(word)
                && unit::is_word_end(form, word.len())
                && tokens.after(at, word.len()) == end
        });
        (!goes_on).then_some((end, unit))
    }

    /// Whether something is counted at `at` that is no place, body or time.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|(_, unit)| !is_place(&unit) && !is_duration(&unit))
    }

    /// Whether the words before the token `at` end like this.
    pub(super) fn follows(&self, at: usize, words: &str) -> bool {
        ends_with(self.tokens.before(at), words)
    }

    /// Whether the words before the token `at` end like one of these, which end in words or are
    /// signs.
    pub(super) fn follows_any(&self, at: usize, table: &Phrases) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        match self.tokens.kind(last) {
            Some(Kind::Word) => table.end(self.tokens.bucket(last), self.tokens.before(at)),
            Some(Kind::Sign(_)) => table.contains(self.tokens.lower(last)),
            _ => false,
        }
    }

    /// Whether a word stands before the token `at`.
    pub(super) fn follows_word(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|last| self.tokens.kind(last) == Some(Kind::Word))
    }

    /// Whether the token at `at` begins with these words.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        phrases::is_at(self.tokens.rest(at), words)
    }

    /// Whether the token at `at` begins with one of these.
    pub(super) fn begins_any(&self, at: usize, table: &Phrases) -> bool {
        matches!(self.tokens.kind(at), Some(Kind::Word | Kind::Sign(_)))
            && table.begin(self.tokens.bucket(at), self.tokens.rest(at))
    }

    /// The token after the longest of these words that begin at the token `at`.
    pub(super) fn longest(&self, at: usize, table: &Phrases) -> Option<usize> {
        let words = table.longest_at(self.tokens.bucket(at), self.tokens.rest(at))?;
        Some(self.tokens.after(at, words.len()))
    }

    /// Whether the token at `at` is written with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(Kind::Word)
            && self.tokens.written(at..at + 1).starts_with(char::is_uppercase)
    }

    /// Whether the token at `at` is written in capitals, two or more.
    pub(super) fn is_capitals(&self, at: usize) -> bool {
        let word = self.tokens.written(at..at + 1);
        self.tokens.kind(at) == Some(Kind::Word)
            && word.chars().count() > 1
            && word.chars().all(char::is_uppercase)
    }

    /// Whether the token at `at` begins like the letters of a document: `KH`, `CTr`.
    pub(super) fn is_code(&self, at: usize) -> bool {
        let word = self.tokens.written(at..at + 1);
        self.tokens.kind(at) == Some(Kind::Word)
            && word.chars().count() > 1
            && word.chars().take(2).all(char::is_uppercase)
    }

    /// Whether it is a run of digits.
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(Kind::Digits)
    }
}

/// Whether it is a place or a body.
pub(super) fn is_place(unit: &Unit) -> bool {
    PLACES.contains(&unit.name())
}

/// Whether it is a time.
pub(super) fn is_duration(unit: &Unit) -> bool {
    unit.dimension() == Dimension::Duration
}
