//! A number as it is said: digits or words, with scale words, remainders, halves and decimals.
//!
//! ```text
//! amount    = term { lower-term } [ remainder ] [ rưỡi ]
//! term      = lead { scale }          2 tỷ · hai trăm nghìn · 1,5 triệu · nửa triệu · trăm
//! lead      = digits | words, with decimals after phẩy or chấm
//! remainder = 1 or 3 digits after a scale word: 2 triệu 5, 2 tỷ 350, một nghìn hai
//! ```
//!
//! Serves editors' phrases and running text alike: a caller gives the token where a number may
//! begin and gets the tokens that belong to it. Nothing here looks back, and a number has a bounded
//! number of terms, because their scales fall.

use std::ops::Range;

use super::display::{Marks, number};
use super::literal::{Exact, Literal, Marking, literal};
use super::refusal::{Reason, Refusal};
use super::tokens::{Kind, Tokens};
use super::words::{Words, below_thousand, digit, is_whole_word_scale, scale};
use crate::domain::{Decimal, unit};

/// A number with the tokens that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) tokens: Range<usize>,
    /// The token after its last digits or number word; scale words may follow it.
    pub(crate) number_end: usize,
    pub(crate) value: Decimal,
    /// What stands before its scale words.
    pub(crate) lead: Exact,
    /// The product of the scale words of its first term; 1 where there are none.
    pub(crate) scale: u64,
    /// The scale of its last term, of which `rưỡi` is half.
    pub(crate) last_scale: u64,
    /// Whether it is one term, so that its scale may hold for the other end of a range too.
    pub(crate) is_single: bool,
    /// How its first digits are marked; `None` in words.
    pub(crate) marking: Option<Marking>,
}

/// The part of a term before its scale words.
#[derive(Debug, Clone, Copy)]
struct Lead {
    end: usize,
    value: Exact,
    /// What `value` counts already: `hai trăm` is 2 × 100.
    by: u64,
    marking: Option<Marking>,
    words: Option<Words>,
}

/// The number that begins at the token `at`, or why it cannot be told; `None` where none begins.
pub(crate) fn amount(tokens: &Tokens<'_>, at: usize) -> Option<Result<Amount, Refusal>> {
    let lead = match lead(tokens, at) {
        Some(lead) => lead,
        None => bare_scale(tokens, at).map(Ok)?,
    };
    Some(lead.and_then(|lead| terms(tokens, at, lead)))
}

/// A scale word that stands for one of itself: `hơn chục`, `trăm`.
fn bare_scale(tokens: &Tokens<'_>, at: usize) -> Option<Lead> {
    scale(tokens, at).filter(|_| is_whole_word_scale(tokens, at))?;
    Some(Lead { end: at, value: Exact::whole(1), by: 1, marking: None, words: None })
}

/// `first` with its scale words, then the terms and the remainder that follow.
fn terms(tokens: &Tokens<'_>, at: usize, first: Lead) -> Result<Amount, Refusal> {
    let too_large = |end| Refusal::new(Reason::TooLarge, tokens.span(at..end));
    let (scale, end) = scales(tokens, first.end, first.by);
    let scale = scale.ok_or_else(|| too_large(end))?;
    let value = first.value.times(scale).ok_or_else(|| too_large(end))?;
    let mut amount = Amount {
        tokens: at..end,
        number_end: if first.end == at { end } else { first.end },
        value,
        lead: first.value,
        scale,
        last_scale: scale,
        is_single: true,
        marking: first.marking,
    };
    while let Some((end, number_end, more, scale)) = next_term(tokens, &amount)? {
        amount.value = amount.value.checked_add(more).ok_or_else(|| too_large(end))?;
        amount.tokens.end = end;
        amount.number_end = number_end;
        amount.last_scale = scale;
        amount.is_single = false;
    }
    if is_half_more(tokens, amount.tokens.end) && is_halved(amount.last_scale) {
        let half = Exact::HALF.times(amount.last_scale).and_then(|h| amount.value.checked_add(h));
        amount.tokens.end += 1;
        amount.value = half.ok_or_else(|| too_large(amount.tokens.end))?;
        amount.is_single = false;
    }
    Ok(amount)
}

/// Whether `rưỡi` stands at `at`.
pub(crate) fn is_half_more(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.lower(at), "rưỡi" | "rưởi")
}

/// Whether `rưỡi` after this scale says its half. After stacked ones it would be unclear of which.
pub(crate) const fn is_halved(scale: u64) -> bool {
    matches!(scale, 100 | 1000 | 10_000 | 1_000_000 | 1_000_000_000)
}

/// The product of `by` and the rising scale words at `at` (`nghìn tỷ`), with the token after them;
/// `None` past all that is counted.
fn scales(tokens: &Tokens<'_>, at: usize, by: u64) -> (Option<u64>, usize) {
    let (mut product, mut last, mut end) = (Some(by), by, at);
    while let Some(next) = scale(tokens, end).filter(|next| *next > last) {
        product = product.and_then(|product| product.checked_mul(next));
        last = next;
        end += 1;
    }
    (product, end)
}

/// A term with its end, the end of its number, its value and its scale.
type Term = (usize, usize, Decimal, u64);

/// The term or remainder that goes on with `amount`.
fn next_term(tokens: &Tokens<'_>, amount: &Amount) -> Result<Option<Term>, Refusal> {
    let (at, last) = (amount.tokens.end, amount.last_scale);
    if last < 1000 {
        return Ok(None);
    }
    let is_linked = matches!(tokens.lower(at), "linh" | "lẻ");
    let start = at + usize::from(is_linked);
    let lead = match lead(tokens, start) {
        Some(Ok(lead)) if lead.is_plain() => lead,
        Some(Err(refusal)) if digit(tokens.lower(start)).is_some() => return Err(refusal),
        _ => return Ok(None),
    };
    let (scale, end) = scales(tokens, lead.end, lead.by);
    let too_large = || Refusal::new(Reason::TooLarge, tokens.span(amount.tokens.start..end));
    let scale = scale.ok_or_else(too_large)?;
    if scale >= 1000 || (last == 1000 && end > lead.end) {
        let value = lead.value.times(scale);
        let limit = Exact::whole(last).times(1);
        let term = value.filter(|value| scale < last && Some(*value) < limit);
        return Ok(term.map(|value| (end, lead.end, value, scale)));
    }
    let remainder = Remainder { start, end, is_linked, lead, scale };
    remainder.of(tokens, amount)
}

/// Digits or words after a scale word, without one of their own.
struct Remainder {
    start: usize,
    end: usize,
    is_linked: bool,
    lead: Lead,
    scale: u64,
}

impl Remainder {
    /// What it adds to `amount`: `2 triệu 5` is two and a half, and so is `2 triệu 500`.
    fn of(&self, tokens: &Tokens<'_>, amount: &Amount) -> Result<Option<Term>, Refusal> {
        let last = amount.last_scale;
        let word = tokens.lower(self.start);
        let (n_digits, is_additive) = match (self.lead.words, self.end > self.lead.end) {
            (_, true) => (if self.scale == 100 { 3 } else { 2 }, false),
            // `200 nghìn một suất` is a price.
            (Some(_), _) if word == "một" && !self.is_linked => return Ok(None),
            (Some(words), _) => match words.value {
                _ if words.has_hundreds => (3, word == "không"),
                0..10 => (1, self.is_linked),
                _ => (2, self.is_linked),
            },
            (None, _) => (word.len(), self.is_linked),
        };
        if n_digits > 3 {
            return Ok(None);
        }
        let value = self.lead.value.times(self.scale);
        let value = value.expect("a remainder is below a thousand");
        let shifted = |n: u64| Exact::whole(last / n).times(1).and_then(|by| value.checked_mul(by));
        let is_clear = match n_digits {
            1 => word != "năm" || self.is_linked,
            3 => last != 10_000,
            _ => false,
        };
        let found = match (is_additive, last) {
            (true, 1000) => Some(value),
            (true, _) => None,
            (false, _) if !is_clear => None,
            (false, _) => shifted(if n_digits == 1 { 10 } else { 1000 }),
        };
        if let Some(found) = found {
            return Ok(Some((self.end, self.end, found, 1)));
        }
        let sum = |more: Decimal| {
            amount
                .value
                .checked_add(more)
                .map_or_else(String::new, |sum| number(sum, Marks::Vietnamese))
        };
        let shifted = shifted(10_u64.pow(n_digits.clamp(1, 3).try_into().unwrap_or(1)));
        let (reason, other) = if word == "năm" && n_digits == 1 {
            (Reason::FiveOrYears, format!("{} năm", sum(Decimal::ZERO)))
        } else {
            (Reason::Remainder, sum(value))
        };
        let span = tokens.span(amount.tokens.start..self.end);
        Err(Refusal::between(reason, span, [sum(shifted.unwrap_or(value)), other]))
    }
}

impl Lead {
    /// Whether it is digits without marks or words without decimals.
    fn is_plain(&self) -> bool {
        match self.marking {
            Some(marking) => marking == Marking::Plain,
            None => self.words.is_some(),
        }
    }
}

/// Digits or words at `at`, with the decimals that `phẩy` or `chấm` bring.
fn lead(tokens: &Tokens<'_>, at: usize) -> Option<Result<Lead, Refusal>> {
    if tokens.is(at, "nửa") {
        return half(tokens, at).map(Ok);
    }
    if let Some(found) = literal(tokens, at) {
        return Some(found.and_then(|Literal { end, value, marking }| {
            let lead = Lead { end, value, by: 1, marking: Some(marking), words: None };
            match marking {
                Marking::Plain => with_decimals(tokens, at, lead, tokens.lower(at)),
                _ => Ok(lead),
            }
        }));
    }
    let words = below_thousand(tokens, at)?;
    Some(words.and_then(|words| {
        let (value, by) = words.round.unwrap_or((words.value, 1));
        let value = Exact::whole(value);
        let lead = Lead { end: words.end, value, by, marking: None, words: Some(words) };
        with_decimals(tokens, at, lead, &words.value.to_string())
    }))
}

/// `nửa` before a scale word or a measured unit: half of it.
fn half(tokens: &Tokens<'_>, at: usize) -> Option<Lead> {
    let is_scale = scale(tokens, at + 1).is_some_and(|scale| scale >= 100);
    let is_measured = || {
        let unit = unit::longest_form(tokens.rest(at + 1)).and_then(|(_, unit)| unit);
        unit.is_some_and(|unit| unit.dimension().is_physical())
    };
    (is_scale || is_measured()).then(|| Lead {
        end: at + 1,
        value: Exact::HALF,
        by: 1,
        marking: None,
        words: None,
    })
}

/// `lead`, whose digits are `whole`, with the decimals after `phẩy` or `chấm`: `hai phẩy bảy lăm`.
fn with_decimals(
    tokens: &Tokens<'_>,
    start: usize,
    lead: Lead,
    whole: &str,
) -> Result<Lead, Refusal> {
    if !matches!(tokens.lower(lead.end), "phẩy" | "chấm") {
        return Ok(lead);
    }
    let at = lead.end + 1;
    let (fraction, end) = if tokens.kind(at) == Some(Kind::Digits) {
        (tokens.lower(at).to_owned(), at + 1)
    } else {
        match below_thousand(tokens, at) {
            None => return Ok(lead),
            Some(Ok(words)) if words.value >= 10 => (words.value.to_string(), words.end),
            Some(Err(refusal)) => return Err(refusal),
            Some(Ok(_)) => spelt_digits(tokens, at),
        }
    };
    let is_unclear = end > at + 1 && tokens.is(end - 1, "năm") && !tokens.is(end - 2, "không");
    let value = Exact::of(whole, &fraction);
    match value {
        _ if is_unclear => {
            let shown = |fraction: &str| format!("{whole},{fraction}");
            let without = fraction.strip_suffix('5').unwrap_or(&fraction);
            let readings = [shown(&fraction), format!("{} năm", shown(without))];
            let span = tokens.span(start..end);
            Err(Refusal::between(Reason::FiveOrYears, span, readings))
        }
        Some(value) => {
            let marking = lead.marking.map(|_| Marking::Usual);
            Ok(Lead { end, value, by: 1, marking, words: None })
        }
        None => Err(Refusal::new(Reason::TooLarge, tokens.span(start..end))),
    }
}

/// Digits said one by one: `một bốn` is 14.
fn spelt_digits(tokens: &Tokens<'_>, at: usize) -> (String, usize) {
    let digits = (at..tokens.len()).map_while(|at| digit(tokens.lower(at)));
    let digits: String = digits.map(|digit| digit.to_string()).collect();
    let end = at + digits.len();
    (digits, end)
}
