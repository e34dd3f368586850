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
        Self { unit: Unit::named(&words), words, scale, decimals }
    }

    /// An amount of `base` units in this unit.
    ///
    /// The scale word is for amounts of at least one of it that lose nothing by it (by default at
    /// one decimal); `200.350.000 đồng` keeps all its digits.
    pub fn show(&self, base: Decimal, toward: Toward, marks: Marks) -> Shown {
        let value = in_unit(&self.unit, base, toward);
        let scaled = self.scale.and_then(|scale| {
            let scaled = value.checked_div(scale.factor())?;
            let step = step_of(self.decimals.unwrap_or(1));
            let is_clean = scaled.millionths() % step.millionths() == 0;
            (is_clean && scaled.millionths().abs() >= ONE).then(|| Shown {
                number: number(scaled, marks),
                unit: format!("{} {}", scale.word(marks), self.words),
            })
        });
        scaled.unwrap_or_else(|| {
            let decimals = if self.scale.is_some() { None } else { self.decimals };
            let value = decimals.map_or(value, |decimals| round(value, step_of(decimals), toward));
            Shown { number: number(value, marks), unit: self.words.clone() }
        })
    }

    /// An aggregate in base units, with the label of its bounds.
    pub fn aggregate(&self, of: &Quantity, label: Qualifier, marks: Marks) -> ShownAggregate {
        let (est, toward) = match label {
            Qualifier::Exact | Qualifier::Between => (of.est, Toward::Nearest),
            Qualifier::AtLeast => (of.lo.unwrap_or(of.est), Toward::Down),
            Qualifier::AtMost => (of.hi.unwrap_or(of.est), Toward::Up),
            Qualifier::Almost => (of.est, Toward::Up),
            Qualifier::About => {
                let step = of.lo.zip(of.hi).and_then(|(lo, hi)| about_step(lo, hi));
                let est = step.map_or(of.est, |step| round(of.est, step, Toward::Nearest));
                (est, Toward::Nearest)
            }
        };
        let open = of.lo.filter(|_| label == Qualifier::About && of.hi.is_none());
        ShownAggregate {
            label: self::label(label, marks),
            shown: self.show(est, toward, marks),
            at_least: open.map(|lo| self.show(lo, Toward::Down, marks)),
        }
    }
}

/// One unit of the last of so many decimals; six is the most there are.
fn step_of(decimals: u8) -> Decimal {
    Decimal::from_millionths(10_i128.pow(6 - u32::from(decimals.min(6))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_written_with_the_marks_of_their_language() {
        for (value, vietnamese, english) in [
            ("0", "0", "0"),
            ("92000", "92.000", "92,000"),
            ("999", "999", "999"),
            ("1234567.25", "1.234.567,25", "1,234,567.25"),
            ("-1028.5", "-1.028,5", "-1,028.5"),
        ] {
            assert_eq!(number(decimal(value), Marks::Vietnamese), vietnamese);
            assert_eq!(number(decimal(value), Marks::English), english);
        }
    }

    #[test]
    fn bounds_are_rounded_outward_and_estimates_half_away_from_zero() {
        for (value, step, down, up, nearest) in [
            ("548", "10", "540", "550", "550"),
            ("545", "10", "540", "550", "550"),
            ("-545", "10", "-550", "-540", "-550"),
            ("1.25", "0.1", "1.2", "1.3", "1.3"),
            ("540", "10", "540", "540", "540"),
        ] {
            let round = |toward| round(decimal(value), decimal(step), toward).to_string();
            assert_eq!(round(Toward::Down), down);
            assert_eq!(round(Toward::Up), up);
            assert_eq!(round(Toward::Nearest), nearest, "{value}");
        }
        let last = Decimal::from_millionths(i128::MAX);
        assert_eq!(round(last, Decimal::whole(1), Toward::Up), last);
    }

    #[test]
    fn what_a_unit_cannot_say_exactly_is_rounded_outward() {
        let km = Unit::named("km");
        for (metres, down, nearest, up) in [
            ("27400", "27.4", "27.4", "27.4"),
            ("0.0005", "0", "0.000001", "0.000001"),
            ("0.0014", "0.000001", "0.000001", "0.000002"),
            ("-0.0005", "-0.000001", "-0.000001", "0"),
        ] {
            for (toward, expected) in
                [(Toward::Down, down), (Toward::Nearest, nearest), (Toward::Up, up)]
            {
                assert_eq!(in_unit(&km, decimal(metres), toward).to_string(), expected, "{metres}");
            }
        }
        assert_eq!(in_unit(&Unit::named("mm"), decimal("3.5"), Toward::Down).to_string(), "3500");
        let end = Decimal::from_millionths(i128::MAX);
        assert_eq!(in_unit(&Unit::named("mm"), end, Toward::Up), end);
    }

    #[test]
    fn an_about_is_shown_to_a_power_of_ten_within_its_bounds() {
        for (lo, hi, step) in [
            ("540", "660", Some("10")),
            ("405", "495", Some("10")),
            ("90", "110", Some("10")),
            ("91", "109", Some("1")),
            ("0.9", "1.1", Some("0.1")),
            ("5", "5", None),
        ] {
            let found = about_step(decimal(lo), decimal(hi));
            assert_eq!(found.map(|step| step.to_string()).as_deref(), step, "{lo}–{hi}");
        }
    }

    #[track_caller]
    fn check_shown(unit: &ShownUnit, base: &str, vietnamese: &str, english: &str) {
        for (marks, expected) in [(Marks::Vietnamese, vietnamese), (Marks::English, english)] {
            let shown = unit.show(decimal(base), Toward::Nearest, marks);
            assert_eq!(format!("{} {}", shown.number, shown.unit), expected);
        }
    }

    #[test]
    fn a_scale_word_is_for_amounts_that_lose_nothing_by_it() {
        let million = ShownUnit::named("triệu đồng", None);
        check_shown(&million, "200000000", "200 triệu đồng", "200 million đồng");
        check_shown(&million, "200350000", "200.350.000 đồng", "200,350,000 đồng");
        check_shown(&million, "500000", "500.000 đồng", "500,000 đồng");
        check_shown(&million, "1500000000", "1.500 triệu đồng", "1,500 million đồng");
        let exact = ShownUnit::named("tỷ đồng", Some(3));
        check_shown(&exact, "53168000000", "53,168 tỷ đồng", "53.168 billion đồng");
        let whole = ShownUnit::named("nghìn lượt", Some(0));
        check_shown(&whole, "1500", "1.500 lượt", "1,500 lượt");
        check_shown(&ShownUnit::named("km", None), "3500", "3,5 km", "3.5 km");
        check_shown(
            &ShownUnit::named("Cây xanh", None),
            "92000",
            "92.000 Cây xanh",
            "92,000 Cây xanh",
        );
        check_shown(&ShownUnit::named("km", Some(1)), "3560", "3,6 km", "3.6 km");
    }

    #[test]
    fn an_aggregate_is_never_shown_better_than_it_is() {
        let show = |bounds: [&str; 3], label, unit: &ShownUnit| {
            let [lo, est, hi] = bounds.map(|bound| bound.parse().ok());
            let of = Quantity { est: est.unwrap(), lo, hi };
            let it = unit.aggregate(&of, label, Marks::Vietnamese);
            let at_least = it.at_least.map_or_else(String::new, |lo| format!(" ({})", lo.number));
            format!("{} {} {}{at_least}", it.label, it.shown.number, it.shown.unit)
        };
        let trees = ShownUnit::named("cây", None);
        let km = ShownUnit::named("km", Some(1));
        assert_eq!(show(["500", "500", ""], Qualifier::AtLeast, &trees), "ít nhất 500 cây");
        assert_eq!(show(["0", "400", "400"], Qualifier::AtMost, &trees), "nhiều nhất 400 cây");
        assert_eq!(show(["270", "300", "300"], Qualifier::Almost, &trees), "gần 300 cây");
        assert_eq!(show(["540", "548", "660"], Qualifier::About, &trees), "khoảng 550 cây");
        assert_eq!(show(["540", "548", ""], Qualifier::About, &trees), "khoảng 548 cây (540)");
        assert_eq!(show(["3580", "3580", ""], Qualifier::AtLeast, &km), "ít nhất 3,5 km");
        assert_eq!(show(["0", "3520", "3520"], Qualifier::AtMost, &km), "nhiều nhất 3,6 km");
    }
}
