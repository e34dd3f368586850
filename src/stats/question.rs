//! What is asked and what is answered.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{AreaId, MetricId, Period, ProgrammeId, Qualifier, Quantity};

use super::Issue;

/// A question for one number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Query {
    /// Of which metric.
    pub metric: MetricId,
    /// Where.
    pub area: AreaId,
    /// When.
    pub period: Period,
    /// In which programme; `None` for all.
    pub programme: Option<ProgrammeId>,
    /// Whether targets are asked for instead of what was done.
    pub target: bool,
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing lies inside what was asked, which is not zero.
    NoData,
    /// The two sums of a ratio rest on different figures.
    NotComparable,
    /// Nothing to divide by.
    ZeroDenominator,
    /// The metric is never added up and has no figure for the very area and days.
    NotAggregable,
    /// No figure of a mean has an exact weight.
    MissingWeight,
    /// A product passes the range of numbers.
    TooLarge,
}

impl Reason {
    /// Its name in data files: `no_data`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::NotComparable => "not_comparable",
            Self::ZeroDenominator => "zero_denominator",
            Self::NotAggregable => "not_aggregable",
            Self::MissingWeight => "missing_weight",
            Self::TooLarge => "too_large",
        }
    }
}

/// How much of what was asked is covered by reports: a reduced fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    part: i128,
    whole: i128,
}

impl Coverage {
    /// Nothing is covered.
    pub const NONE: Self = Self { part: 0, whole: 1 };
    /// All is covered.
    pub const FULL: Self = Self { part: 1, whole: 1 };

    /// `part` of `whole`, neither below zero; nothing of nothing is nothing.
    pub(super) fn of(part: i128, whole: i128) -> Self {
        let (mut x, mut y) = (part, whole);
        while y != 0 {
            (x, y) = (y, x % y);
        }
        if whole == 0 { Self::NONE } else { Self { part: part / x, whole: whole / x } }
    }

    /// Whether nothing is missing.
    pub fn is_full(self) -> bool {
        self == Self::FULL
    }

    /// The fraction's numerator.
    pub const fn part(self) -> i128 {
        self.part
    }

    /// The fraction's denominator.
    pub const fn whole(self) -> i128 {
        self.whole
    }
}

impl fmt::Display for Coverage {
    /// Writes the form of the data files: `181/365`, `1`, `0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole {
            1 => write!(f, "{}", self.part),
            whole => write!(f, "{}/{whole}", self.part),
        }
    }
}

/// The answer to a [`Query`]: lists of names are sorted, each name once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The number with its bounds, in the metric's base unit.
    pub quantity: Option<Quantity>,
    /// The word that the bounds deserve.
    pub qualifier: Option<Qualifier>,
    /// How much of what was asked is covered by reports; events cover nothing.
    pub coverage: Coverage,
    /// Whether nothing is missing: only then are percentages and ranks given.
    pub is_complete: bool,
    /// Whether a figure in it was told before its days were over.
    pub is_provisional: bool,
    /// The articles it rests on.
    pub sources: Vec<Arc<str>>,
    /// The statements whose cells make it up.
    pub chosen: Vec<Arc<str>>,
    /// What is wrong with statements that meet what was asked.
    pub issues: Vec<Issue>,
    /// The statements that share something with what was asked and are not inside it.
    pub unallocated: Vec<Arc<str>>,
    /// The statements inside what was asked that are not part of the sum.
    pub left_out: Vec<Arc<str>>,
    /// Why there is no number.
    pub reason: Option<Reason>,
    /// Of a stock: the oldest day among its figures.
    pub as_of: Option<NaiveDate>,
    /// How many direct sub-areas, bodies aside, have a figure of their own in it.
    pub n_reporting: usize,
    /// How many direct sub-areas there are, bodies aside.
    pub n_units: usize,
}

impl Answer {
    /// The answer where there is nothing.
    pub(super) fn none(reason: Reason) -> Self {
        Self {
            quantity: None,
            qualifier: None,
            coverage: Coverage::NONE,
            is_complete: false,
            is_provisional: false,
            sources: Vec::new(),
            chosen: Vec::new(),
            issues: Vec::new(),
            unallocated: Vec::new(),
            left_out: Vec::new(),
            reason: Some(reason),
            as_of: None,
            n_reporting: 0,
            n_units: 0,
        }
    }
}
