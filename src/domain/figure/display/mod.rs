//! Numbers for text that the program writes: `92.000`, `200 triệu đồng`, `ít nhất 480`.
//!
//! A single figure is shown in the author's own words, never through here. An aggregate is never
//! shown better than it is: lower bounds are rounded down, upper bounds up. Amounts come in base
//! units (m, đồng) and leave in the unit shown.

use super::literal::grouped;
pub use crate::domain::quantity::Toward;
use crate::domain::quantity::{divide, mul_div};
use crate::domain::unit::Unit;
use crate::domain::{Decimal, Qualifier, Quantity};

const ONE: i128 = 1_000_000;

/// Which marks and words a number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// `.` groups and `,` is the decimal mark.
    Vietnamese,
    /// `,` groups and `.` is the decimal mark.
    English,
}

/// `value` with all its digits.
pub fn number(value: Decimal, marks: Marks) -> String {
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = format!("{sign}{}", grouped(whole));
    if marks == Marks::English {
        text = text.replace('.', ",");
    }
    if !fraction.is_empty() {
        text.push(if marks == Marks::English { '.' } else { ',' });
        text.push_str(fraction);
    }
    text
}

/// The value of what [`number`] wrote.
pub fn value_of(number: &str, marks: Marks) -> Option<Decimal> {
    let (group, mark) = if marks == Marks::English { (',', '.') } else { ('.', ',') };
    number.replace(group, "").replace(mark, ".").parse().ok()
}

/// The multiple of `step`, which is above zero, to which `value` is rounded.
///
/// At the end of the range it is `value` itself.
pub fn round(value: Decimal, step: Decimal, toward: Toward) -> Decimal {
    let steps = divide(value.millionths(), step.millionths(), toward);
    steps.checked_mul(step.millionths()).map_or(value, Decimal::from_millionths)
}

/// An amount of `base` units in `unit`, rounded to six decimals where it needs a seventh.
///
/// Past the range it is the end of the range.
pub fn in_unit(unit: &Unit, base: Decimal, toward: Toward) -> Decimal {
    let end = if base.is_negative() { i128::MIN } else { i128::MAX };
    let amount = mul_div(base.millionths(), ONE, unit.factor().millionths(), toward);
    Decimal::from_millionths(amount.unwrap_or(end))
}

/// The step to which an *about* between `lo` and `hi` is shown: the largest power of ten that is
/// not above half their distance. `None` where they are one.
pub fn about_step(lo: Decimal, hi: Decimal) -> Option<Decimal> {
    let half = hi.checked_sub(lo)?.millionths() / 2;
    let mut step = 1;
    while step <= half / 10 {
        step *= 10;
    }
    (half > 0).then_some(Decimal::from_millionths(step))
}

/// The word for an aggregate with this label; empty for an exact one.
pub const fn label(qualifier: Qualifier, marks: Marks) -> &'static str {
    match (qualifier, marks) {
        (Qualifier::Exact | Qualifier::Between, _) => "",
        (Qualifier::AtLeast, Marks::Vietnamese) => "ít nhất",
        (Qualifier::AtLeast, Marks::English) => "at least",
        (Qualifier::AtMost, Marks::Vietnamese) => "nhiều nhất",
        (Qualifier::AtMost, Marks::English) => "at most",
        (Qualifier::About, Marks::Vietnamese) => "khoảng",
        (Qualifier::About, Marks::English) => "about",
        (Qualifier::Almost, Marks::Vietnamese) => "gần",
        (Qualifier::Almost, Marks::English) => "almost",
    }
}

/// A unit as a metric shows it, with its scale word: `triệu đồng`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownUnit {
    unit: Unit,
    /// The unit as the registry writes it.
    words: String,
    scale: Option<Scale>,
    /// The most decimals shown; `None` is all of them.
    decimals: Option<u8>,
    /// The base amount of one thing, where no fraction of it is shown.
    one: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Thousand,
    Million,
    Billion,
}

impl Scale {
    const ALL: [Self; 3] = [Self::Thousand, Self::Million, Self::Billion];

    const fn factor(self) -> Decimal {
        match self {
            Self::Thousand => Decimal::whole(1000),
            Self::Million => Decimal::whole(1_000_000),
            Self::Billion => Decimal::whole(1_000_000_000),
        }
    }

    const fn word(self, marks: Marks) -> &'static str {
        match (self, marks) {
            (Self::Thousand, Marks::Vietnamese) => "nghìn",
            (Self::Million, Marks::Vietnamese) => "triệu",
            (Self::Billion, Marks::Vietnamese) => "tỷ",
            (Self::Thousand, Marks::English) => "thousand",
            (Self::Million, Marks::English) => "million",
            (Self::Billion, Marks::English) => "billion",
        }
    }
}

/// A number and its unit as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// `200`
    pub number: String,
    /// `triệu đồng`
    pub unit: String,
}

/// An aggregate as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAggregate {
    /// `ít nhất`; empty for an exact one.
    pub label: &'static str,
    /// The number with its unit.
    pub shown: Shown,
    /// For an *about* with an open top, what it is at least: `(ít nhất 540)`.
    pub at_least: Option<Shown>,
}

impl ShownUnit {
    /// The unit `text`, with a scale word or without: `cây xanh`, `km`, `triệu đồng`.
    pub fn named(text: &str, decimals: Option<u8>) -> Self {
        let words = super::tokens::single_spaced(text);
        let scaled = Scale::ALL.into_iter().find_map(|scale| {
            let rest = words.strip_prefix(scale.word(Marks::Vietnamese))?;
            Some((scale, rest.strip_prefix(' ')?.to_owned()))
        });
        let (scale, words) = scaled.map_or((None, words), |(scale, rest)| (Some(scale), rest));
        Self { unit: Unit::named(&words), words, scale, decimals, one: None }
    }

    /// This unit for things that are counted by `unit`, of which no fraction is shown.
    #[must_use]
    pub fn whole(self, unit: &Unit) -> Self {
        Self { one: Some(unit.factor()), ..self }
    }

    /// This unit in the one scale that these quantities share: its scale word where every number
    /// shown of them has it, else none.
    #[must_use]
    pub fn for_all(&self, all: impl IntoIterator<Item = (Quantity, Qualifier)>) -> Self {
        let is_scaled = |base: Decimal, toward| {
            let base = self.whole_of(base, toward);
            base == Decimal::ZERO || self.scaled(base, toward).is_some()
        };
        let is_clean = |(of, label): (Quantity, Qualifier)| {
            let (est, toward) = estimate(&of, label);
            is_scaled(est, toward) && open(&of, label).is_none_or(|lo| is_scaled(lo, Toward::Down))
        };
        if self.scale.is_none() || all.into_iter().all(is_clean) {
            return self.clone();
        }
        Self { scale: None, decimals: None, ..self.clone() }
    }

    /// Its name with its scale word: `triệu đồng`.
    pub fn name(&self, marks: Marks) -> String {
        match self.scale {
            Some(scale) => format!("{} {}", scale.word(marks), self.words),
            None => self.words.clone(),
        }
    }

    /// An amount of `base` units in this unit.
    ///
    /// The scale word is for amounts of at least one of it that lose nothing by it (by default at
    /// one decimal); `200.350.000 đồng` keeps all its digits.
    pub fn show(&self, base: Decimal, toward: Toward, marks: Marks) -> Shown {
        let base = self.whole_of(base, toward);
        if let Some(scaled) = self.scaled(base, toward) {
            return Shown { number: number(scaled, marks), unit: self.name(marks) };
        }
        let value = in_unit(&self.unit, base, toward);
        let decimals = if self.scale.is_some() { None } else { self.decimals };
        let value = decimals
            .map_or(value, |decimals| not_to_zero(value, round(value, step_of(decimals), toward)));
        Shown { number: number(value, marks), unit: self.words.clone() }
    }

    /// An amount with the scale word, where it is clean.
    fn scaled(&self, base: Decimal, toward: Toward) -> Option<Decimal> {
        let scaled = in_unit(&self.unit, base, toward).checked_div(self.scale?.factor())?;
        let step = step_of(self.decimals.unwrap_or(1));
        let is_clean = scaled.millionths() % step.millionths() == 0;
        (is_clean && scaled.millionths().abs() >= ONE).then_some(scaled)
    }

    /// An amount without a fraction of a thing; a part of one is one, since there is not nothing.
    fn whole_of(&self, base: Decimal, toward: Toward) -> Decimal {
        let Some(one) = self.one else { return base };
        if base > Decimal::ZERO && base < one { one } else { round(base, one, toward) }
    }

    /// An aggregate in base units, with the label of its bounds.
    pub fn aggregate(&self, of: &Quantity, label: Qualifier, marks: Marks) -> ShownAggregate {
        let (est, toward) = estimate(of, label);
        ShownAggregate {
            label: self::label(label, marks),
            shown: self.show(est, toward, marks),
            at_least: open(of, label).map(|lo| self.show(lo, Toward::Down, marks)),
        }
    }
}

/// The amount that is shown of an aggregate, and where its digits are cut.
fn estimate(of: &Quantity, label: Qualifier) -> (Decimal, Toward) {
    match label {
        Qualifier::Exact | Qualifier::Between => (of.est, Toward::Nearest),
        Qualifier::AtLeast => (of.lo.unwrap_or(of.est), Toward::Down),
        Qualifier::AtMost => (of.hi.unwrap_or(of.est), Toward::Up),
        Qualifier::Almost => (of.est, Toward::Up),
        Qualifier::About => {
            let step = of.lo.zip(of.hi).and_then(|(lo, hi)| about_step(lo, hi));
            let round = |step| not_to_zero(of.est, round(of.est, step, Toward::Nearest));
            (step.map_or(of.est, round), Toward::Nearest)
        }
    }
}

/// What an *about* with an open top is at least.
fn open(of: &Quantity, label: Qualifier) -> Option<Decimal> {
    of.lo.filter(|_| label == Qualifier::About && of.hi.is_none())
}

/// `rounded`, or the value itself where rounding made nothing of something.
fn not_to_zero(value: Decimal, rounded: Decimal) -> Decimal {
    if rounded == Decimal::ZERO { value } else { rounded }
}

/// One unit of the last of so many decimals; six is the most there are.
fn step_of(decimals: u8) -> Decimal {
    Decimal::from_millionths(10_i128.pow(6 - u32::from(decimals.min(6))))
}

#[cfg(test)]
mod tests;
