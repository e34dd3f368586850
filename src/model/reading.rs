//! One phrase of an article as a quantity of its metric.

use super::Stated;
use super::names::Names;
use super::registry::Metric;
use crate::diag::{Code, Diagnostic, Marked, Place, Span, Text, figures, relations};
use crate::domain::figure::{Figure, Reason, Refusal, Warning};
use crate::domain::unit::{Dimension, Unit};
use crate::domain::{Decimal, Quantity};

/// The most base units of a figure: above 10²⁴ the sums of a site could pass the range.
const BASE_MAX: Decimal = Decimal::from_millionths(10_i128.pow(30));
/// A number of more digits before its comma is too large, whatever stands behind it.
const DECIMALS_DIGITS_MAX: usize = 12;

/// Whether two phrases say the same: qualifier and number in the unit's base.
pub(super) fn same_reading(metric: &Metric, one: &Figure, other: &Figure) -> bool {
    let base = |figure: &Figure, value| match figure.unit() {
        Some(unit) => unit.to_base(value),
        None => metric.unit.to_base(value),
    };
    one.qualifier() == other.qualifier()
        && base(one, one.value()) == base(other, other.value())
        && one.value_hi().map(|v| base(one, v)) == other.value_hi().map(|v| base(other, v))
}

/// What the author's words say.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) figure: Option<Figure>,
    pub(super) quantity: Option<Quantity>,
    pub(super) refused: Option<Code>,
}

impl Reading {
    /// The author's words and their bounds in the base of the metric's unit.
    pub(super) fn of(metric: &Metric, value: &Marked<String>, names: &mut Names<'_>) -> Self {
        reading(metric, &value.value, value.span, names)
    }

    /// A part of `whole`, whose unit it takes, scale word and all, where it has none of its own:
    /// `300` of `500 triệu đồng` is `300 triệu đồng`.
    pub(super) fn of_part(
        metric: &Metric,
        value: &Marked<String>,
        whole: &Stated,
        names: &mut Names<'_>,
    ) -> Self {
        let figure = Figure::read(&value.value, &metric.expect);
        let Some(figure) = figure.ok().filter(Figure::is_bare) else {
            return Self::of(metric, value, names);
        };
        // The unit of the whole is not this metric's, which was told: nor is that of its part.
        if let Some(code @ (Code::B007 | Code::B010)) = whole.refused {
            return Self::refused(figure, code);
        }
        let text = in_unit_of(metric, &figure, whole.figure.as_ref());
        reading(metric, text.as_deref().unwrap_or(&value.value), value.span, names)
    }

    fn refused(figure: Figure, code: Code) -> Self {
        Self { figure: Some(figure), quantity: None, refused: Some(code) }
    }

    /// Tells why a figure is refused.
    fn told(figure: Figure, why: Diagnostic, names: &mut Names<'_>) -> Self {
        let code = why.code;
        names.tell(why);
        Self::refused(figure, code)
    }
}

/// A bare part in the unit of its whole; none where that is what it says already, or where only
/// that can be meant.
fn in_unit_of(metric: &Metric, part: &Figure, whole: Option<&Figure>) -> Option<String> {
    let whole = whole?;
    let text = part.with_unit_of(whole);
    let base = |figure: &Figure| {
        let unit = figure.unit().unwrap_or(&metric.unit);
        unit.to_base(figure.value_hi().unwrap_or(figure.value()))
    };
    let taken = Figure::read(&text, &metric.expect).ok().and_then(|figure| base(&figure));
    let (Some(bare), Some(taken), Some(whole)) = (base(part), taken, base(whole)) else {
        return Some(text);
    };
    // `5.000` of `92 nghìn cây`: so many thousands are more than the whole, and nobody counts
    // thousands of single things in thousands.
    let is_past = taken > whole && bare <= whole;
    let is_large = part.value().checked_mul(bare).is_some_and(|square| square >= taken);
    (taken != bare && !(is_past && is_large)).then_some(text)
}

fn reading(metric: &Metric, text: &str, at: Span, names: &mut Names<'_>) -> Reading {
    let figure = match Figure::read(text, &metric.expect) {
        Ok(figure) => figure,
        Err(refusal) => {
            names.tell(refused(metric, names.place(at), text, &refusal));
            return Reading::default();
        }
    };
    for warning in figure.warnings() {
        names.tell(match warning {
            Warning::UnusualNumber { span, prefer } => {
                let number = &text[span.clone()];
                let mut told = figures::unusual_number(
                    names.place(at),
                    number,
                    &figure.value().to_string(),
                    prefer,
                );
                told.fix = text.get(..span.start).zip(text.get(span.end..)).map(|(a, b)| {
                    let gap = if b.starts_with(char::is_alphabetic) { " " } else { "" };
                    format!("{a}{prefer}{gap}{b}")
                });
                told
            }
            Warning::UnknownUnit { noun, .. } if metric.unit.dimension() != Dimension::Count => {
                // What is not measured in a known unit has no value here: a sào is no hectare.
                let known: Vec<&str> = metric.unit.convertible().collect();
                let unit = &metric.unit_text;
                names.tell(figures::unknown_measure(names.place(at), noun, unit, &known));
                return Reading::refused(figure, Code::B010);
            }
            Warning::UnknownUnit { noun, .. } => {
                figures::unknown_unit(names.place(at), noun, &metric.unit_text)
            }
        });
    }
    let unit = figure.unit().unwrap_or(&metric.unit);
    if metric.unit_text.is_empty() && metric.adds_up() {
        // The metric has lost its unit, which was told of once.
        return Reading { figure: Some(figure), quantity: None, refused: None };
    }
    if !unit.converts_to(&metric.unit) {
        let told = unconverted(metric, names.place(at), text, unit);
        return Reading::told(figure, told, names);
    }
    let bounds = (unit.to_base(figure.value()), figure.value_hi().map(|value| unit.to_base(value)));
    let (Some(base), None | Some(Some(_))) = bounds else {
        names.tell(out_of_range(metric, names.place(at), text));
        return Reading::refused(figure, Code::B011);
    };
    let hi = bounds.1.flatten();
    if base.is_negative() {
        return Reading::told(figure, figures::negative(names.place(at), text), names);
    }
    if metric.rule.integer && hi.is_none() && !base.is_whole() {
        names.tell(figures::fraction_of_a_count(names.place(at), text));
        return Reading::refused(figure, Code::B008);
    }
    if metric.unit.dimension() == Dimension::Percent && base > Decimal::whole(100) {
        names.tell(relations::percentage_outside(names.place(at), &Text::same(text)));
    }
    let quantity = Quantity::from_words(base, figure.qualifier(), hi, names.approximation());
    let is_small = |bound: Option<Decimal>| bound.is_none_or(|bound| bound <= BASE_MAX);
    if !quantity.is_some_and(|q| is_small(Some(q.est)) && is_small(q.lo) && is_small(q.hi)) {
        names.tell(out_of_range(metric, names.place(at), text));
        return Reading::refused(figure, Code::B011);
    }
    Reading { figure: Some(figure), quantity, refused: None }
}

fn refused(metric: &Metric, place: Place, text: &str, refusal: &Refusal) -> Diagnostic {
    if let Some(readings) = &refusal.readings {
        return figures::two_readings(place, text, readings);
    }
    match refusal.reason {
        Reason::ForeignCurrency => figures::foreign_currency(place, text, metric.unit.name()),
        Reason::TooLarge => out_of_range(metric, place, text),
        reason => figures::not_a_figure(place, text, why(reason)),
    }
}

/// A figure in a unit that is not the metric's: another kind of money, or another thing altogether.
fn unconverted(metric: &Metric, place: Place, text: &str, unit: &Unit) -> Diagnostic {
    let own = metric.unit.name();
    if [unit.dimension(), metric.unit.dimension()] == [Dimension::Money; 2] {
        return figures::foreign_currency(place, text, own);
    }
    figures::wrong_unit(place, text, unit.name(), own)
}

/// A number past the range: by its digits before the decimal comma, or by those after it.
fn out_of_range(metric: &Metric, place: Place, text: &str) -> Diagnostic {
    let whole = text.split_once(',').map_or(text, |(whole, _)| whole);
    let n_digits = whole.chars().filter(char::is_ascii_digit).count();
    let has_fraction = text.len() > whole.len();
    let is_large = !has_fraction || n_digits > DECIMALS_DIGITS_MAX;
    figures::out_of_range(place, text, is_large, metric.unit.base())
}

/// Why a phrase is no figure, for the author.
fn why(reason: Reason) -> Text {
    match reason {
        Reason::Vague => Text::new(
            "Cần một con số: “nhiều”, “hàng trăm” không cộng được.",
            "A number is needed: “many” and “hundreds” cannot be added.",
        ),
        Reason::ForeignDigits | Reason::Glued => Text::new(
            "Dùng chữ số 0 đến 9, cách đơn vị bằng dấu cách.",
            "Use the digits 0 to 9, with a space before the unit.",
        ),
        Reason::Date | Reason::Year | Reason::Period => Text::new(
            "Đây là ngày, năm hoặc kỳ; kỳ ghi ở khóa period.",
            "This is a date, a year or a period; periods go to the key period.",
        ),
        Reason::Fraction => Text::new(
            "Phân số hoặc “N trên M” không khai báo được; ghi riêng từng số.",
            "A fraction or “N of M” is not declared; write each number by itself.",
        ),
        Reason::Rate => Text::new(
            "Đơn giá không phải tổng; dùng một chỉ số có đơn vị đó và agg: none.",
            "A price of one is no total; use a metric of that unit with agg: none.",
        ),
        Reason::PhoneNumber => {
            Text::new("Trông như số điện thoại.", "It looks like a telephone number.")
        }
        _ => Text::new(
            "Viết như “trên 450 buổi” hoặc “3,5 km”.",
            "Write it like “trên 450 buổi” or “3,5 km”.",
        ),
    }
}
