//! B038: a figure ten times its forerunners, or a tenth: perhaps a zero too many or too few.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::cells::{Cells, Told};
use super::{Finding, Kind};
use crate::domain::{Decimal, Period, PeriodForm};

/// So many earlier figures say what is usual.
const FORERUNNERS_MIN: usize = 2;
const FACTOR: i128 = 10;

/// Finds reports far from the median of the earlier ones of their area, programme and length.
pub(super) fn find(cells: &Cells<'_>, findings: &mut Vec<Finding>) {
    let reports = cells.speakers().filter(|told| told.key.event.is_none());
    let mut reports: Vec<(_, &Told<'_>)> = reports
        .map(|told| ((told.key.set, told.key.programme, length(told.of.period)), told))
        .collect();
    reports.sort_by_key(|(series, told)| (*series, told.key.first));
    for series in reports.chunk_by(|a, b| a.0 == b.0) {
        let mut earlier = Median::default();
        for (_, told) in series {
            let now = told.of.quantity.est.millionths();
            if let Some(usual) = earlier.value().filter(|usual| is_jump(now, *usual)) {
                let kind = Kind::Jump { usual: Decimal::from_millionths(usual) };
                findings.push(Finding { kind, ids: vec![Arc::clone(&told.of.id)] });
            }
            earlier.add(now);
        }
    }
}

/// Zero is no slip of zeros.
fn is_jump(now: i128, usual: i128) -> bool {
    let is_far = |more: i128, less: i128| less.checked_mul(FACTOR).is_some_and(|n| more >= n);
    now > 0 && usual > 0 && (is_far(now, usual) || is_far(usual, now))
}

/// Periods of one length: a year, a half, a quarter, a month whatever its days; other spans by their
/// days without a 29 February.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Length {
    Year,
    Half,
    Quarter,
    Month,
    Days(i64),
}

fn length(period: Period) -> Length {
    match period.form() {
        PeriodForm::Year(_) => Length::Year,
        PeriodForm::Half(..) => Length::Half,
        PeriodForm::Quarter(..) => Length::Quarter,
        PeriodForm::Month(..) => Length::Month,
        PeriodForm::Day(_) => Length::Days(1),
        PeriodForm::Range => {
            let years = period.first().year()..=period.last().year();
            let leap_days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
            let n_leap_days = leap_days.filter(|day| Period::day(*day).is_in(period)).count();
            Length::Days(period.n_days() - i64::try_from(n_leap_days).unwrap_or(0))
        }
    }
}

/// The median of all that was added: two heaps whose tops meet in the middle.
#[derive(Default)]
struct Median {
    low: BinaryHeap<i128>,
    high: BinaryHeap<Reverse<i128>>,
}

impl Median {
    fn add(&mut self, value: i128) {
        if self.low.peek().is_none_or(|top| value <= *top) {
            self.low.push(value);
        } else {
            self.high.push(Reverse(value));
        }
        if self.low.len() > self.high.len() + 1 {
            self.high.extend(self.low.pop().map(Reverse));
        } else if self.high.len() > self.low.len() {
            self.low.extend(self.high.pop().map(|Reverse(value)| value));
        }
    }

    /// `None` of too few.
    fn value(&self) -> Option<i128> {
        if self.low.len() + self.high.len() < FORERUNNERS_MIN {
            return None;
        }
        let (low, Reverse(high)) = (self.low.peek()?, self.high.peek()?);
        Some(if self.low.len() > self.high.len() { *low } else { low + (high - low) / 2 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        let mut median = Median::default();
        for (value, expected) in
            [(5, None), (1, Some(3)), (9, Some(5)), (7, Some(6)), (8, Some(7)), (0, Some(6))]
        {
            median.add(value);
            assert_eq!(median.value(), expected, "after {value}");
        }
    }

    #[test]
    fn ten_times_is_a_jump_and_nine_times_is_growth() {
        for (now, usual, expected) in [
            (100, 10, true),
            (99, 10, false),
            (1, 10, true),
            (2, 11, false),
            (0, 10, false),
            (10, 0, false),
            (i128::MAX, i128::MAX, false),
        ] {
            assert_eq!(is_jump(now, usual), expected, "{now} after {usual}");
        }
    }

    #[test]
    fn a_leap_day_does_not_change_a_span() {
        let length = |text: &str| length(Period::parse(text).unwrap());
        assert_eq!(length("2023-01-01..2023-05-25"), length("2024-01-01..2024-05-25"));
        assert_eq!(length("2023-02"), length("2024-03"));
        assert_ne!(length("2023-H1"), length("2023-Q1"));
    }
}
