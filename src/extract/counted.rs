//! What is counted after a number, and which words stand before one.

use crate::domain::figure::Expect;
use crate::domain::figure::side::unit_at;
use crate::domain::figure::tokens::{Kind, Tokens};
use crate::domain::unit::{self, Dimension, Unit};
use crate::fold::is_letter_or_digit;

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
        let own = self.lexicon.noun(tokens.rest(at));
        let known = unit_at(tokens, at, &Expect::nothing());
        let own = own.map(|(bytes, unit)| (tokens.after(at, bytes), unit));
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
    pub(super) fn follows_any(&self, at: usize, table: &[&str]) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        match self.tokens.kind(last) {
            Some(Kind::Word) => {
                let before = self.tokens.before(at);
                table.iter().any(|words| ends_with(before, words))
            }
            Some(Kind::Sign(_)) => table.contains(&self.tokens.lower(last)),
            _ => false,
        }
    }

    /// Whether a word stands before the token `at`.
    pub(super) fn follows_word(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|last| self.tokens.kind(last) == Some(Kind::Word))
    }

    /// Whether the token at `at` begins with these words.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        let rest = self.tokens.rest(at);
        rest.starts_with(words) && unit::is_word_end(rest, words.len())
    }

    /// Whether the token at `at` begins with one of these.
    pub(super) fn begins_any(&self, at: usize, table: &[&str]) -> bool {
        let rest = match self.tokens.kind(at) {
            Some(Kind::Word | Kind::Sign(_)) => self.tokens.rest(at),
            _ => return false,
        };
        let begins = |words: &&str| rest.starts_with(words) && unit::is_word_end(rest, words.len());
        table.iter().any(begins)
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

/// Whether `text` ends with these words and no longer one.
pub(super) fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| {
        !rest.ends_with(is_letter_or_digit) || !words.starts_with(is_letter_or_digit)
    })
}

/// Whether it is a place or a body.
pub(super) fn is_place(unit: &Unit) -> bool {
    PLACES.contains(&unit.name())
}

/// Whether it is a time.
pub(super) fn is_duration(unit: &Unit) -> bool {
    unit.dimension() == Dimension::Duration
}
