//! The two ends of a range: one unit for both, and a scale word that holds for both.

use super::literal::Marking;
use super::refusal::{Reason, Refusal};
use super::side::{Side, two_numbers};
use super::tokens::{Kind, Tokens};
use crate::domain::Decimal;
use crate::domain::unit::Unit;

/// A range, `lo` below `hi`.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) right: Side,
    pub(super) lo: Decimal,
    pub(super) hi: Decimal,
    pub(super) unit: Option<Unit>,
}

impl Ends {
    /// The range from `left` to `right`; a dash between them may also make a date of the two.
    pub(super) fn of(
        tokens: &Tokens<'_>,
        left: &Side,
        right: Side,
        has_dash: bool,
    ) -> Result<Self, Refusal> {
        let unit = common_unit(tokens, left, &right)?;
        if has_dash {
            refuse_dates(tokens, left, &right, unit.as_ref())?;
        }
        let lo = spread_scale(tokens, left, &right)?;
        let hi = right.value;
        if lo >= hi {
            let ends = [left, &right].map(|side| tokens.written(side.amount.tokens.clone()));
            let readings =
                [format!("từ {} đến {}", ends[1], ends[0]), format!("{} và {}", ends[0], ends[1])];
            let span = tokens.span(left.start..right.end);
            return Err(Refusal::between(Reason::RangeOrder, span, readings));
        }
        Ok(Self { right, lo, hi, unit })
    }
}

/// Whether a dash that may join two numbers stands at `at`.
pub(super) fn is_dash(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(Kind::Sign('-' | '–' | '—' | '~')))
}

/// The unit of both ends: `2-3 km`, `từ 2 km đến 3 km`.
fn common_unit(tokens: &Tokens<'_>, left: &Side, right: &Side) -> Result<Option<Unit>, Refusal> {
    match (&left.unit, &right.unit) {
        (None, unit) => Ok(unit.clone()),
        (Some(unit), None) if tokens.kind(right.end) != Some(Kind::Word) => Ok(Some(unit.clone())),
        (Some(unit), Some(other)) if unit == other => Ok(Some(unit.clone())),
        (Some(_), _) => Err(two_numbers(tokens, left.start, right.start, right.end)),
    }
}

/// Refuses two numbers around a dash that may be years or a day and a month.
fn refuse_dates(
    tokens: &Tokens<'_>,
    left: &Side,
    right: &Side,
    unit: Option<&Unit>,
) -> Result<(), Refusal> {
    let span = tokens.span(left.start..right.end);
    if is_dash(tokens, right.end) && tokens.kind(right.end + 1) == Some(Kind::Digits) {
        return Err(Refusal::new(Reason::Date, span));
    }
    if unit.is_some() {
        return Ok(());
    }
    let sides = [left, right];
    if sides.iter().all(|side| is_year(tokens, side)) {
        return Err(Refusal::new(Reason::Year, span));
    }
    if tokens.kind(right.end).is_some() {
        return Ok(());
    }
    let is_day_and_month = is_one_of(tokens, left, 31) && is_one_of(tokens, right, 12);
    if sides.iter().all(|side| side.amount.marking == Some(Marking::Unusual))
        || (is_day_and_month && left.value >= right.value)
    {
        return Err(Refusal::new(Reason::Date, span));
    }
    if is_day_and_month {
        let ends = sides.map(|side| tokens.written(side.start..side.end));
        let readings =
            [format!("từ {} đến {}", ends[0], ends[1]), format!("ngày {}/{}", ends[0], ends[1])];
        return Err(Refusal::between(Reason::RangeOrDate, span, readings));
    }
    Ok(())
}

/// Whether it is one run of digits, without a scale word.
fn is_digits_alone(side: &Side) -> bool {
    side.amount.tokens.len() == 1 && side.amount.marking == Some(Marking::Plain)
}

fn is_year(tokens: &Tokens<'_>, side: &Side) -> bool {
    let digits = tokens.lower(side.amount.tokens.start);
    is_digits_alone(side)
        && digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether it is a number from 1 to `last`, as a day or a month is written.
fn is_one_of(tokens: &Tokens<'_>, side: &Side, last: i64) -> bool {
    is_digits_alone(side)
        && tokens.lower(side.amount.tokens.start).len() <= 2
        && (Decimal::whole(1)..=Decimal::whole(last)).contains(&side.amount.value)
}

/// The value of `left`, with the scale word of `right` where it holds for both: `2-3 nghìn`.
///
/// In `từ 500 đến 1 triệu` it may or may not; in `từ 900.000 đến 1 triệu` it cannot.
fn spread_scale(tokens: &Tokens<'_>, left: &Side, right: &Side) -> Result<Decimal, Refusal> {
    let (from, to) = (&left.amount, &right.amount);
    let may_spread = left.unit.is_none()
        && from.scale == 1
        && from.is_single
        && to.is_single
        && to.scale > 1
        && !left.value.is_negative();
    if !may_spread {
        return Ok(left.value);
    }
    let spread = from.lead.times(to.scale).filter(|spread| *spread < right.value);
    let is_clear = match spread {
        // `hai đến ba mươi`
        Some(_) => !tokens.is(to.number_end - 1, "mươi"),
        None => left.value >= Decimal::whole(1000) || to.scale <= 1000 || left.value >= right.value,
    };
    if is_clear {
        return Ok(spread.unwrap_or(left.value));
    }
    let written = tokens.written(left.start..left.end);
    let scale = match to.scale {
        10 => "mươi",
        1_000_000_000.. => "triệu",
        _ => "nghìn",
    };
    let readings = [written.to_owned(), format!("{written} {scale}")];
    Err(Refusal::between(Reason::RangeScale, tokens.span(left.start..right.end), readings))
}
