//! What stands after the unit: the author's own words, `trở lên`, and nothing that counts.

use std::ops::Range;

use super::number::amount;
use super::qualifier::{after_figure, together};
use super::refusal::{Reason, Refusal};
use super::side::two_numbers;
use super::tokens::{Kind, Tokens};
use super::words::{digit, is_whole_word_scale, scale};
use crate::domain::Qualifier;
use crate::domain::unit::{self, Dimension};

/// The words after a figure's unit.
#[derive(Debug)]
pub(super) struct Closing {
    pub(super) qualifier: Qualifier,
    /// The tokens of the qualifier.
    pub(super) words: Range<usize>,
}

/// Reads the tokens from `end`; the figure's own begin at `start`.
pub(super) fn closing(tokens: &Tokens<'_>, start: usize, end: usize) -> Result<Closing, Refusal> {
    let mut closing = Closing { qualifier: Qualifier::Exact, words: end..end };
    let mut at = end;
    while at < tokens.len() {
        if let Some((found, next)) = after_figure(tokens, at) {
            let Some(both) = together(closing.qualifier, found) else {
                let first = tokens.written(start..at).to_owned();
                let second = tokens.written(at..next);
                let readings = [first, second.to_owned()];
                return Err(Refusal::between(Reason::Opposites, tokens.span(at..next), readings));
            };
            closing = Closing { qualifier: both, words: at..next };
            at = next;
            continue;
        }
        refuse_second_number(tokens, start, end, at)?;
        at += 1;
    }
    Ok(closing)
}

/// Refuses a number at `at`, after the figure from `start` to `end`.
fn refuse_second_number(
    tokens: &Tokens<'_>,
    start: usize,
    end: usize,
    at: usize,
) -> Result<(), Refusal> {
    let after = match tokens.kind(at) {
        Some(Kind::Foreign) => {
            return Err(Refusal::new(Reason::ForeignDigits, tokens.span(at..at + 1)));
        }
        Some(Kind::Digits) if is_part_of_name(tokens, at) => return Ok(()),
        Some(Kind::Digits) => Some(at + 1),
        Some(Kind::Word) => number_in_words(tokens, end, at),
        Some(Kind::Sign(_)) | None => None,
    };
    let Some(after) = after else { return Ok(()) };
    let is_fraction = (at == end && tokens.is(end - 1, "phần")) || is_of_total(tokens, end, at);
    if is_fraction {
        return Err(Refusal::new(Reason::Fraction, tokens.span(start..after)));
    }
    Err(two_numbers(tokens, start, at, after))
}

/// `U19`, `COVID-19`: digits that belong to a name before them.
fn is_part_of_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_word = |at: usize| tokens.kind(at) == Some(Kind::Word);
    let is_glued = tokens.is_glued(at);
    is_glued
        && (is_word(at - 1)
            || (at > 1
                && tokens.is_sign(at - 1, '-')
                && tokens.is_glued(at - 1)
                && is_word(at - 2)))
}

/// `10 trên 12`, `10 trong tổng số 12`: N of M, the M at `at`.
fn is_of_total(tokens: &Tokens<'_>, end: usize, at: usize) -> bool {
    let between: Vec<&str> = (end..at.min(end + 4)).map(|at| tokens.lower(at)).collect();
    matches!(between.as_slice(), ["trên"] | ["trong", "số"] | ["trong", "tổng", "số"])
}

/// The token after a number in words at `at` that counts something.
///
/// A number word alone proves nothing: it is part of many names (`Ba`, `tư vấn`), and `một năm`
/// is a time. So a unit must follow, or nothing where the number is all there is.
fn number_in_words(tokens: &Tokens<'_>, end: usize, at: usize) -> Option<usize> {
    let word = tokens.lower(at);
    let may_begin = match word {
        "không" | "năm" => false,
        "mười" | "nửa" => true,
        _ if digit(word).is_some() => true,
        _ => scale(tokens, at).is_some() && is_whole_word_scale(tokens, at),
    };
    let after = if may_begin { amount(tokens, at)?.ok()?.tokens.end } else { return None };
    let is_last = after == tokens.len();
    let unit = unit::longest_form(tokens.rest(after)).and_then(|(_, unit)| unit);
    let counts = unit.is_some_and(|unit| unit.dimension() != Dimension::Duration);
    (counts || (is_last && at == end)).then_some(after)
}
