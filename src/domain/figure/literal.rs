//! Numbers in digits: `1.028`, `3,5`, `24.761,596`, `1 000 000`, and what is only nearly one.
//!
//! `.` before exactly three digits groups, before one or two it is a decimal mark though an unusual
//! one; `,` is the decimal mark. A text that has two readings is refused, never guessed.

use std::ops::Range;

use super::refusal::{Reason, Refusal};
use super::tokens::{Kind, Tokens};
use crate::domain::Decimal;

/// More digits than any figure has; a text of this many is not worth drawing.
const MOST_DIGITS: usize = 60;

/// An exact number before its scale word: `1,2345678` of `1,2345678 tỷ` has too many decimals for
/// a [`Decimal`] only until it is multiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact {
    mantissa: i128,
    places: u32,
}

impl Exact {
    /// The number that the digits `whole`, then `fraction` after the mark, write.
    pub(crate) fn of(whole: &str, fraction: &str) -> Option<Self> {
        let fraction = fraction.trim_end_matches('0');
        let places = u32::try_from(fraction.len()).ok()?;
        let mut mantissa: i128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        Some(Self { mantissa, places })
    }

    /// A small whole number.
    pub(crate) const fn whole(n: u64) -> Self {
        Self { mantissa: n as i128, places: 0 }
    }

    /// One half.
    pub(crate) const HALF: Self = Self { mantissa: 5, places: 1 };

    /// `scale` times it; `None` past the range or past six decimals.
    pub(crate) fn times(self, scale: u64) -> Option<Decimal> {
        let scaled = self.mantissa.checked_mul(i128::from(scale))?;
        if self.places <= 6 {
            let padding = 10_i128.pow(6 - self.places);
            return Some(Decimal::from_millionths(scaled.checked_mul(padding)?));
        }
        let excess = 10_i128.checked_pow(self.places - 6)?;
        (scaled % excess == 0).then(|| Decimal::from_millionths(scaled / excess))
    }
}

/// How a number in digits is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marking {
    /// Digits alone.
    Plain,
    /// As the rule has it.
    Usual,
    /// `1,028`: the decimal mark of the rule, or the grouping of half the world.
    CommaBeforeThree,
    /// It has one reading, but not the form of the rule: `1.5`, `1,000,000`.
    Unusual,
}

/// A number in digits.
#[derive(Debug)]
pub(crate) struct Literal {
    /// The token after it.
    pub(crate) end: usize,
    pub(crate) value: Exact,
    pub(crate) marking: Marking,
}

/// The digits of a literal, with the mark before each run but the first.
struct Runs<'t> {
    list: Vec<(char, &'t str)>,
    tokens: Range<usize>,
}

/// The number in digits at `at`, or what is wrong with it; `None` where no digits stand.
pub(crate) fn literal(tokens: &Tokens<'_>, at: usize) -> Option<Result<Literal, Refusal>> {
    let runs = runs(tokens, at)?;
    let (end, span) = (runs.tokens.end, tokens.span(runs.tokens.clone()));
    Some(match classify(&runs.list) {
        Ok((whole, fraction, marking)) => Exact::of(&whole, &fraction)
            .map(|value| Literal { end, value, marking })
            .ok_or_else(|| Refusal::new(Reason::TooLarge, span)),
        Err((reason, readings)) => Err(Refusal { readings, ..Refusal::new(reason, span) }),
    })
}

/// Digits joined by marks without space, or in groups of three with spaces.
fn runs<'t>(tokens: &'t Tokens<'_>, at: usize) -> Option<Runs<'t>> {
    let is_digits = |at: usize| tokens.kind(at) == Some(Kind::Digits);
    let mark = |at: usize| match tokens.kind(at) {
        Some(Kind::Sign(c @ ('.' | ','))) if is_digits(at + 1) && tokens.is_glued(at + 1) => {
            Some(c)
        }
        _ => None,
    };
    let mut list = Vec::new();
    let mut end = at;
    let mut has_marks = false;
    if is_digits(at) {
        list.push((' ', tokens.lower(at)));
        end += 1;
    } else {
        list.push((' ', ""));
        mark(at)?;
    }
    loop {
        let first = list[0].1;
        if let Some(c) = mark(end).filter(|_| end == at || tokens.is_glued(end)) {
            list.push((c, tokens.lower(end + 1)));
            end += 2;
            has_marks = true;
        } else if is_digits(end)
            && tokens.lower(end).len() == 3
            && !has_marks
            && is_first_group(first)
        {
            list.push((' ', tokens.lower(end)));
            end += 1;
        } else {
            return Some(Runs { list, tokens: at..end });
        }
    }
}

/// Whether thousands can begin with these digits.
fn is_first_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

type Readings = Option<[String; 2]>;

/// The digits before and after the decimal mark, or why there is no saying.
fn classify(runs: &[(char, &str)]) -> Result<(String, String, Marking), (Reason, Readings)> {
    let (first, rest) = runs.split_first().expect("a literal has a run of digits");
    let first = first.1;
    let n_digits: usize = runs.iter().map(|(_, digits)| digits.len()).sum();
    if first.starts_with('0') && n_digits >= 9 && (rest.is_empty() || first.len() > 3) {
        return Err((Reason::PhoneNumber, None));
    }
    let joined = |runs: &[(char, &str)]| runs.iter().map(|(_, digits)| *digits).collect::<String>();
    let Some(((mark, last), groups)) = rest.split_last() else {
        return Ok((first.to_owned(), String::new(), Marking::Plain));
    };
    let are_groups = |runs: &[(char, &str)], marks: &[char]| {
        is_first_group(first)
            && runs.iter().all(|(mark, digits)| digits.len() == 3 && marks.contains(mark))
    };
    let (whole, fraction) = (joined(&runs[..runs.len() - 1]), (*last).to_owned());
    let is_grouped = are_groups(rest, &['.']) || are_groups(rest, &[' ']);
    if is_grouped {
        return Ok((joined(runs), String::new(), Marking::Usual));
    }
    match mark {
        ',' if groups.is_empty() => {
            let marking = match last.len() {
                3 if is_first_group(first) => Marking::CommaBeforeThree,
                _ if first.is_empty() => Marking::Unusual,
                _ => Marking::Usual,
            };
            Ok((whole, fraction, marking))
        }
        '.' if groups.is_empty() && last.len() < 3 => Ok((whole, fraction, Marking::Unusual)),
        ',' if are_groups(groups, &['.']) || are_groups(groups, &[' ']) => {
            Ok((whole, fraction, Marking::Usual))
        }
        '.' if !groups.is_empty() && (are_groups(groups, &[',']) || are_groups(groups, &[' '])) => {
            Ok((whole, fraction, Marking::Unusual))
        }
        ',' if are_groups(rest, &[',']) => Ok((joined(runs), String::new(), Marking::Unusual)),
        '.' if is_date(runs) => Err((Reason::Date, None)),
        _ if n_digits > MOST_DIGITS => Err((Reason::TooLarge, None)),
        _ => {
            let readings = [grouped(&joined(runs)), format!("{},{fraction}", grouped(&whole))];
            Err((Reason::Separators, Some(readings)))
        }
    }
}

/// `25.5.2023`.
fn is_date(runs: &[(char, &str)]) -> bool {
    matches!(runs, [(_, day), ('.', month), ('.', year)]
        if (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4)
}

/// Digits in groups of three, the Vietnamese way, without leading zeros.
pub(super) fn grouped(digits: &str) -> String {
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
