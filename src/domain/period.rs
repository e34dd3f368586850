//! A span of whole days, and the forms in which editors write it.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

/// A span of whole days, both ends included.
///
/// Two periods are equal when their days are; the form is how it is named to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

/// The calendar form of a period's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodForm {
    /// `2023`.
    Year(i32),
    /// `2023-H1`.
    Half(i32, u32),
    /// `2023-Q1`.
    Quarter(i32, u32),
    /// `2023-05`.
    Month(i32, u32),
    /// `2023-05-25`.
    Day(NaiveDate),
    /// `2023-01-01..2023-05-25`.
    Range,
}

/// How the days of one period lie to those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same days.
    Equal,
    /// All its days are days of the other.
    Inside,
    /// All days of the other are its days.
    Contains,
    /// They share some days, and each has days of its own.
    Overlaps,
    /// One begins on the day after the other ends.
    Adjacent,
    /// Days lie between them.
    Disjoint,
}

impl Period {
    /// The days from `first` to `last`, or `None` where `last` is earlier.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// Reads `2023`, `2023-H1`, `2023-Q1`, `2023-05`, `2023-05-25` or `A..B`; `None` for the rest.
    ///
    /// Named campaigns are the settings' business.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Self::parse_simple(from.trim())?, Self::parse_simple(to.trim())?);
            return if to.first < from.first { None } else { Self::new(from.first, to.last) };
        }
        Self::parse_simple(text)
    }

    fn parse_simple(text: &str) -> Option<Self> {
        let number = |s: &str, len: usize| {
            (s.len() == len && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
        };
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let year = i32::try_from(year).ok().filter(|y| *y > 0)?;
        let span = |from: u32, to: u32| {
            let first = NaiveDate::from_ymd_opt(year, from, 1)?;
            Self::new(first, last_of_month(year, to)?)
        };
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => span(1, 12),
            (Some(part), None, _) => match part.as_bytes() {
                [b'H', n @ b'1'..=b'2'] => {
                    let last = u32::from(n - b'0') * 6;
                    span(last - 5, last)
                }
                [b'Q', n @ b'1'..=b'4'] => {
                    let last = u32::from(n - b'0') * 3;
                    span(last - 2, last)
                }
                _ => {
                    let month = number(part, 2)?;
                    span(month, month)
                }
            },
            (Some(month), Some(day), None) => {
                NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).map(Self::day)
            }
            _ => None,
        }
    }

    /// Its first day.
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// How many days it has.
    pub fn n_days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether all its days are days of `other`.
    pub fn is_in(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// Whether the two share a day.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How it lies to `other`.
    pub fn relation(self, other: Self) -> Relation {
        let follows = |a: Self, b: Self| a.last.succ_opt() == Some(b.first);
        if self == other {
            Relation::Equal
        } else if self.is_in(other) {
            Relation::Inside
        } else if other.is_in(self) {
            Relation::Contains
        } else if self.meets(other) {
            Relation::Overlaps
        } else if follows(self, other) || follows(other, self) {
            Relation::Adjacent
        } else {
            Relation::Disjoint
        }
    }

    /// The same days a year earlier (29 February becomes the 28th; a whole month stays whole).
    pub fn a_year_earlier(self) -> Option<Self> {
        let back = |d: NaiveDate| {
            let year = d.year() - 1;
            NaiveDate::from_ymd_opt(year, d.month(), d.day()).or_else(|| last_of_month(year, 2))
        };
        let is_month_end = last_of_month(self.last.year(), self.last.month())? == self.last;
        let last = if is_month_end {
            last_of_month(self.last.year() - 1, self.last.month())?
        } else {
            back(self.last)?
        };
        Self::new(back(self.first)?, last)
    }

    /// The calendar form of its days.
    pub fn form(self) -> PeriodForm {
        let (first, last) = (self.first, self.last);
        if first == last {
            return PeriodForm::Day(first);
        }
        let year = first.year();
        let is_whole = first.day() == 1
            && last.year() == year
            && last_of_month(year, last.month()) == Some(last);
        if !is_whole {
            return PeriodForm::Range;
        }
        match (first.month(), last.month()) {
            (1, 12) => PeriodForm::Year(year),
            (from @ (1 | 7), to) if to == from + 5 => PeriodForm::Half(year, from / 6 + 1),
            (from @ (1 | 4 | 7 | 10), to) if to == from + 2 => {
                PeriodForm::Quarter(year, from / 3 + 1)
            }
            (from, to) if from == to => PeriodForm::Month(year, from),
            _ => PeriodForm::Range,
        }
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

impl fmt::Display for Period {
    /// Writes the canonical form: `2023-H1`, `2023-01-01..2023-05-25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form() {
            PeriodForm::Year(y) => write!(f, "{y:04}"),
            PeriodForm::Half(y, n) => write!(f, "{y:04}-H{n}"),
            PeriodForm::Quarter(y, n) => write!(f, "{y:04}-Q{n}"),
            PeriodForm::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            PeriodForm::Day(day) => write!(f, "{day}"),
            PeriodForm::Range => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_and_written_back() {
        for (text, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-H1", "2023-01-01", "2023-06-30"),
            ("2023-H2", "2023-07-01", "2023-12-31"),
            ("2023-Q3", "2023-07-01", "2023-09-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-05-25", "2023-05-25", "2023-05-25"),
            ("2023-01-01..2023-05-25", "2023-01-01", "2023-05-25"),
            ("2022-11..2023-02", "2022-11-01", "2023-02-28"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!(
                (period.first.to_string(), period.last.to_string()),
                (first.into(), last.into())
            );
            assert_eq!(Period::parse(&period.to_string()), Some(period), "{text}");
        }
        assert_eq!(Period::parse("2023-01..2023-06").unwrap().to_string(), "2023-H1");
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "23",
            "2023-5",
            "2023-13",
            "2023-H3",
            "2023-Q0",
            "2023-02-30",
            "2023-06..2023-05",
            "0000",
            "2023-H",
            "2023-h1",
            "2023-05-25-1",
            "tháng 5",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_earlier_keeps_whole_months_whole() {
        for (text, earlier) in [
            ("2024-02", "2023-02"),
            ("2024-H1", "2023-H1"),
            ("2024-02-29", "2023-02-28"),
            ("2025-02", "2024-02"),
        ] {
            assert_eq!(Period::parse(text).unwrap().a_year_earlier().unwrap().to_string(), earlier);
        }
    }
}
