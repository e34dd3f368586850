//! One end of a range, or the only number of a phrase, with its unit.

use std::ops::Range;

use super::Expect;
use super::literal::{Exact, Marking};
use super::number::{Amount, amount, is_half_more, is_halved};
use super::refusal::{Reason, Refusal};
use super::tokens::{Kind, Tokens};
use crate::domain::Decimal;
use crate::domain::unit::{self, Dimension, Unit};
use crate::fold;

/// A number with its sign, its unit and the tokens of both.
#[derive(Debug)]
pub(super) struct Side {
    /// Its first token: a sign, a currency or the number.
    pub(super) start: usize,
    pub(super) amount: Amount,
    /// The amount with its sign.
    pub(super) value: Decimal,
    pub(super) unit: Option<Unit>,
    /// The token after the number and what belongs to it, where the noun begins.
    pub(super) noun: usize,
    /// The token after the unit.
    pub(super) end: usize,
    /// Whether a `+` follows the number.
    pub(super) has_plus: bool,
}

impl Side {
    /// The number and unit at `at`; `None` where no number begins.
    pub(super) fn read(
        tokens: &Tokens<'_>,
        at: usize,
        expect: &Expect,
    ) -> Option<Result<Self, Refusal>> {
        let (is_negative, next) = sign(tokens, at);
        let (currency, next) = currency(tokens, next);
        let (is_negative, next) = match sign(tokens, next) {
            (true, next) => (true, next),
            (false, _) => (is_negative, next),
        };
        let amount = match amount(tokens, next)? {
            Ok(amount) => amount,
            Err(refusal) => return Some(Err(refusal)),
        };
        let value = if is_negative {
            Decimal::from_millionths(-amount.value.millionths())
        } else {
            amount.value
        };
        let noun = amount.tokens.end;
        let side =
            Self { start: at, amount, value, unit: currency, noun, end: noun, has_plus: false };
        Some(side.with_unit(tokens, expect))
    }

    /// Reads on after the number: a repetition in words, `+`, the unit, and `rưỡi`.
    fn with_unit(mut self, tokens: &Tokens<'_>, expect: &Expect) -> Result<Self, Refusal> {
        self.skip_repetition(tokens)?;
        if tokens.is_sign(self.end, '+') && tokens.is_glued(self.end) {
            self.has_plus = true;
            self.end += 1;
        }
        self.noun = self.end;
        let found = unit_at(tokens, self.end, expect);
        if found.is_none() {
            self.refuse_what_is_glued(tokens)?;
        }
        if let Some((end, unit)) = found {
            if self.unit.as_ref().is_some_and(|currency| *currency != unit) {
                return Err(two_numbers(tokens, self.start, self.end, end));
            }
            self.end = end;
            self.unit = Some(unit);
        }
        if is_half_more(tokens, self.end) {
            self.add_half(tokens)?;
        }
        let unit = self.unit.as_ref();
        if unit
            .is_some_and(|unit| unit.dimension() == Dimension::ForeignCurrency && unit.is_known())
        {
            let span = tokens.span(self.start..self.end);
            return Err(Refusal::new(Reason::ForeignCurrency, span));
        }
        self.refuse_rates(tokens, expect)?;
        Ok(self)
    }

    /// `03 (ba) công trình`: the number once more, in words.
    fn skip_repetition(&mut self, tokens: &Tokens<'_>) -> Result<(), Refusal> {
        if !tokens.is_sign(self.end, '(') {
            return Ok(());
        }
        let Some(Ok(again)) = amount(tokens, self.end + 1) else { return Ok(()) };
        if !tokens.is_sign(again.tokens.end, ')') {
            return Ok(());
        }
        if again.value != self.amount.value {
            return Err(two_numbers(tokens, self.start, self.end, again.tokens.end + 1));
        }
        self.end = again.tokens.end + 1;
        Ok(())
    }

    /// What touches a number and is no unit makes it a date, a code or a slip.
    fn refuse_what_is_glued(&self, tokens: &Tokens<'_>) -> Result<(), Refusal> {
        let at = self.end;
        let span = tokens.span(self.start..at + 1);
        let followed_by_digits = tokens.kind(at + 1) == Some(Kind::Digits);
        let reason = match tokens.kind(at) {
            Some(Kind::Foreign) if tokens.is_glued(at) => Reason::ForeignDigits,
            Some(Kind::Sign('/')) if followed_by_digits => Reason::Fraction,
            Some(Kind::Sign('/')) => Reason::Rate,
            Some(Kind::Sign(':')) if followed_by_digits => Reason::Date,
            Some(Kind::Sign(mark @ ('.' | ','))) if self.amount.number_end == at => {
                let written = tokens.written(self.start..at);
                let readings = [written.to_owned(), format!("{written}{mark}…")];
                return Err(Refusal::between(Reason::Separators, span, readings));
            }
            Some(Kind::Sign('-' | '–' | '—' | '~' | '.' | ',')) => return Ok(()),
            Some(Kind::Word | Kind::Sign(_)) if tokens.is_glued(at) => Reason::Glued,
            _ => return Ok(()),
        };
        Err(Refusal::new(reason, span))
    }

    /// `3 tấn rưỡi`, `2 triệu đồng rưỡi`: half of the scale word, or of the unit.
    fn add_half(&mut self, tokens: &Tokens<'_>) -> Result<(), Refusal> {
        let is_money = self.unit.as_ref().is_some_and(|u| u.dimension() == Dimension::Money);
        let scale = self.amount.last_scale;
        let half = match scale {
            _ if self.value.is_negative() => None,
            1 if self.unit.is_some() => Exact::HALF.times(1),
            _ if is_money && is_halved(scale) => Exact::HALF.times(scale),
            _ => None,
        };
        let span = tokens.span(self.start..self.end + 1);
        let Some(sum) = half.and_then(|half| self.value.checked_add(half)) else {
            let written = tokens.written(self.start..self.end);
            let readings = [written.to_owned(), format!("{written} + 1/2")];
            return Err(Refusal::between(Reason::Remainder, span, readings));
        };
        self.value = sum;
        self.end += 1;
        Ok(())
    }

    /// A price or rate is read only by a metric of that unit: nothing may add it up.
    fn refuse_rates(&self, tokens: &Tokens<'_>, expect: &Expect) -> Result<(), Refusal> {
        let is_expected = |unit: &Unit| expect.unit.as_ref() == Some(unit);
        let is_rate = match &self.unit {
            Some(unit) if unit.dimension() == Dimension::MoneyRate => !is_expected(unit),
            Some(unit) if tokens.is_sign(self.end, '/') => {
                // `20 hộ/gia đình` names one thing twice.
                let other = unit_at(tokens, self.end + 1, expect);
                other.is_none_or(|(_, other)| other != *unit)
            }
            Some(_) => tokens.is(self.end, "mỗi"),
            None => false,
        };
        let span = tokens.span(self.start..self.end + 1);
        if is_rate { Err(Refusal::new(Reason::Rate, span)) } else { Ok(()) }
    }

    /// Refuses `1,028` of what is counted, once the unit of the whole phrase is known.
    pub(super) fn refuse_doubtful_comma(
        &self,
        tokens: &Tokens<'_>,
        unit: Option<&Unit>,
    ) -> Result<(), Refusal> {
        let is_measured = unit.is_some_and(|unit| unit.dimension().is_measured());
        if self.amount.marking != Some(Marking::CommaBeforeThree)
            || self.amount.scale > 1
            || is_measured
        {
            return Ok(());
        }
        let written = tokens.written(self.amount.tokens.start..self.amount.number_end);
        let readings = [written.replace(',', "."), written.to_owned()];
        let span = tokens.span(self.amount.tokens.clone());
        Err(Refusal::between(Reason::CommaBeforeThree, span, readings))
    }

    /// The bytes of its number, without scale words.
    pub(super) fn number_span(&self, tokens: &Tokens<'_>) -> Range<usize> {
        tokens.span(self.amount.tokens.start..self.amount.number_end)
    }
}

/// Two numbers where one is wanted; the second begins at the token `second`.
pub(super) fn two_numbers(tokens: &Tokens<'_>, first: usize, second: usize, end: usize) -> Refusal {
    let readings =
        [tokens.written(first..second).to_owned(), tokens.written(second..tokens.len()).to_owned()];
    Refusal::between(Reason::TwoNumbers, tokens.span(second..end), readings)
}

/// A minus or `âm` at `at`.
fn sign(tokens: &Tokens<'_>, at: usize) -> (bool, usize) {
    let is_negative = matches!(tokens.lower(at), "-" | "−" | "âm");
    (is_negative, at + usize::from(is_negative))
}

/// A currency before its number: `$10`, `USD 10`.
fn currency(tokens: &Tokens<'_>, at: usize) -> (Option<Unit>, usize) {
    if tokens.kind(at) == Some(Kind::Digits) {
        return (None, at);
    }
    // In `USD1,23` the form ends where its word does, though a digit follows.
    let form = unit::longest_form(tokens.rest(at)).or(unit::longest_form(tokens.lower(at)));
    let found = form.and_then(|(bytes, unit)| {
        let unit = unit?;
        let next = tokens.after(at, bytes);
        let is_money = matches!(unit.dimension(), Dimension::Money | Dimension::ForeignCurrency);
        let is_before = matches!(tokens.kind(next), Some(Kind::Digits | Kind::Sign('-' | ',')));
        (is_money && is_before).then_some((Some(unit), next))
    });
    found.unwrap_or((None, at))
}

/// The unit whose words begin at the token `at`, with the token after them.
///
/// The metric's own names win over a form of the table that is no longer than they are.
pub(crate) fn unit_at(tokens: &Tokens<'_>, at: usize, expect: &Expect) -> Option<(usize, Unit)> {
    let rest = tokens.rest(at);
    let own = expect.names.iter().filter_map(|name| folded_prefix(rest, name)).max();
    let form = unit::longest_form(rest);
    if let (Some(own), Some(unit)) = (own, &expect.unit)
        && form.as_ref().is_none_or(|(bytes, _)| own >= *bytes)
    {
        return Some((tokens.after(at, own), unit.clone()));
    }
    let (bytes, unit) = form?;
    let end = tokens.after(at, bytes);
    // `5G` is a network and `3 M` three million: units of one letter are small letters.
    let is_capital = bytes == 1 && tokens.written(at..end) == rest[..1].to_ascii_uppercase();
    let unit = unit.filter(|_| !is_capital || !rest.as_bytes()[0].is_ascii_alphabetic())?;
    Some((all_nouns(tokens, at, end, &unit), unit))
}

/// At most so many nouns are one list, so that the work stays in step with the text.
const MOST_NOUNS: usize = 4;

/// The token after all nouns where several count the same, parted by commas: `lượt tin, bài`,
/// `cán bộ, đoàn viên, thanh niên`. The first ends before `end`.
fn all_nouns(tokens: &Tokens<'_>, at: usize, mut end: usize, unit: &Unit) -> usize {
    if unit.dimension() != Dimension::Count || !tokens.is_sign(end, ',') {
        return end;
    }
    let noun_at = |at: usize| {
        let (bytes, noun) = unit::longest_form(tokens.rest(at))?;
        noun.map(|noun| (tokens.after(at, bytes), noun))
    };
    // Turns are counted of something, whose nouns go on: `lượt` of `tin, bài`.
    let of_turns = if tokens.is(at, "lượt") { noun_at(at + 1) } else { None };
    let counted = of_turns.map_or_else(|| unit.clone(), |(_, noun)| noun);
    for _ in 1..MOST_NOUNS {
        let is_another = tokens.is_sign(end, ',') && tokens.lower(end + 1) != tokens.lower(at);
        match noun_at(end + 1) {
            Some((next, noun)) if is_another && noun == counted => end = next,
            _ => break,
        }
    }
    end
}

/// The bytes of `text` that fold to `name` and end at a word's end.
fn folded_prefix(text: &str, name: &str) -> Option<usize> {
    let mut rest = name;
    for (at, c) in text.char_indices() {
        rest = fold::strip_letter(rest, c)?;
        if rest.is_empty() {
            let end = at + c.len_utf8();
            return unit::is_word_end(text, end).then_some(end);
        }
    }
    None
}
