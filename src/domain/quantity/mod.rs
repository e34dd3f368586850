//! An estimate with its bounds, and the words that say how sure it is.

use serde::Serialize;

use super::Decimal;

mod fraction;

pub use fraction::{Toward, change_percent, percent_of};
pub(super) use fraction::{divide, mul_div};

/// What the words around a number say: `trên 450` is at least 450.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// No word, or one that only stresses: đúng, đạt, lên tới.
    Exact,
    /// trên, hơn, ít nhất, không dưới, … trở lên.
    AtLeast,
    /// dưới, không quá, tối đa, chưa đến.
    AtMost,
    /// khoảng, ước, xấp xỉ, trên dưới.
    About,
    /// gần, ngót, suýt soát.
    Almost,
    /// từ a đến b.
    Between,
}

impl Qualifier {
    /// Its name in data files: `at_least`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::Almost => "almost",
            Self::Between => "between",
        }
    }
}

/// An estimate and the bounds between which the truth lies: `lo ≤ truth ≤ hi`.
///
/// `None` is unbounded. `lo` is unbounded only for a difference whose second term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The best single number.
    pub est: Decimal,
    /// The number below which the truth is not.
    pub lo: Option<Decimal>,
    /// The number above which the truth is not.
    pub hi: Option<Decimal>,
}

/// How far `khoảng` and `gần` may be from the truth, in per cent: one setting of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Approximation {
    percent: Decimal,
}

impl Default for Approximation {
    fn default() -> Self {
        Self { percent: Decimal::whole(10) }
    }
}

impl Approximation {
    /// This many per cent, or `None` below nothing and above a hundred.
    pub fn new(percent: Decimal) -> Option<Self> {
        (Decimal::ZERO..=Decimal::whole(100)).contains(&percent).then_some(Self { percent })
    }

    /// Its per cent.
    pub const fn percent(self) -> Decimal {
        self.percent
    }

    /// The part of `value`'s magnitude that it may be wrong by, rounded up; `None` past the range.
    fn part_of(self, value: i128) -> Option<i128> {
        let whole = Decimal::whole(100).millionths();
        mul_div(value.checked_abs()?, self.percent.millionths(), whole, Toward::Up)
    }
}

/// What a comparison of two quantities says of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Both exact and the same.
    Equal,
    /// Greater whatever the truth within the bounds is.
    Greater,
    /// Less whatever the truth within the bounds is.
    Less,
    /// Greater unless an open bound hides more than the approximation.
    LikelyGreater,
    /// Less unless an open bound hides more than the approximation.
    LikelyLess,
    /// The bounds overlap.
    Unclear,
    /// One is missing, or the two measure different spans.
    NotComparable,
}

impl Verdict {
    /// Its name in data files: `likely_greater`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Greater => "greater",
            Self::Less => "less",
            Self::LikelyGreater => "likely_greater",
            Self::LikelyLess => "likely_less",
            Self::Unclear => "unclear",
            Self::NotComparable => "not_comparable",
        }
    }
}

impl Quantity {
    /// A number known exactly.
    pub const fn exact(value: Decimal) -> Self {
        Self { est: value, lo: Some(value), hi: Some(value) }
    }

    /// The bounds of a figure as it was written; `value_hi` is the upper end of a range.
    ///
    /// `None` past the range of [`Decimal`] and for a range without its upper end. Bounds that need
    /// a seventh decimal are rounded outward, a midpoint half away from zero.
    pub fn from_words(
        value: Decimal,
        qualifier: Qualifier,
        value_hi: Option<Decimal>,
        approximation: Approximation,
    ) -> Option<Self> {
        let v = value.millionths();
        let decimal = Decimal::from_millionths;
        let part = || approximation.part_of(v);
        let (lo, hi) = match qualifier {
            Qualifier::Exact => (v, Some(v)),
            Qualifier::AtLeast => (v, None),
            Qualifier::AtMost => (0, Some(v)),
            Qualifier::About => (v.checked_sub(part()?)?, Some(v.checked_add(part()?)?)),
            Qualifier::Almost => (v.checked_sub(part()?)?, Some(v)),
            Qualifier::Between => {
                let hi = value_hi?;
                let est = divide(v.checked_add(hi.millionths())?, 2, Toward::Nearest);
                return Some(Self { est: decimal(est), lo: Some(value), hi: Some(hi) });
            }
        };
        Some(Self { est: value, lo: Some(decimal(lo)), hi: hi.map(decimal) })
    }

    /// Whether the truth is known to be the estimate.
    pub fn is_exact(self) -> bool {
        self.lo == Some(self.est) && self.hi == Some(self.est)
    }

    /// The word that its bounds deserve; never [`Qualifier::Between`].
    pub fn label(self, approximation: Approximation) -> Qualifier {
        let is_open_above = self.hi.is_none_or(|hi| hi > self.est);
        let is_open_below = self.lo.is_none_or(|lo| lo < self.est);
        match (is_open_below, is_open_above) {
            (false, false) => Qualifier::Exact,
            (false, true) => Qualifier::AtLeast,
            (true, true) => Qualifier::About,
            (true, false) => {
                let slack = approximation.part_of(self.est.millionths());
                let is_near = self
                    .lo
                    .and_then(|lo| self.est.checked_sub(lo))
                    .is_some_and(|gap| slack.is_some_and(|slack| gap.millionths() <= slack));
                if is_near { Qualifier::Almost } else { Qualifier::AtMost }
            }
        }
    }

    /// The sum, or `None` of nothing and past the range.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let first = all.next()?;
        all.try_fold(first, |a, b| {
            Some(Self {
                est: a.est.checked_add(b.est)?,
                lo: both(a.lo, b.lo, Decimal::checked_add)?,
                hi: both(a.hi, b.hi, Decimal::checked_add)?,
            })
        })
    }

    /// The largest, or `None` of nothing.
    pub fn max(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().reduce(|a, b| Self {
            est: a.est.max(b.est),
            lo: a.lo.max(b.lo),
            hi: a.hi.zip(b.hi).map(|(a, b)| a.max(b)),
        })
    }

    /// The difference, or `None` past the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        Some(Self {
            est: self.est.checked_sub(other.est)?,
            lo: both(self.lo, other.hi, Decimal::checked_sub)?,
            hi: both(self.hi, other.lo, Decimal::checked_sub)?,
        })
    }

    /// `scale` × `self` / `other` of two amounts that are not negative, to six decimals with the
    /// bounds rounded outward; `None` by zero and past the range.
    ///
    /// The ratio of two exact numbers is exact although its decimals are rounded.
    pub fn ratio(self, other: Self, scale: Decimal) -> Option<Self> {
        let quotient = |a: Decimal, b: Decimal, toward| {
            mul_div(a.millionths(), scale.millionths(), b.millionths(), toward)
                .map(Decimal::from_millionths)
        };
        if other.est == Decimal::ZERO {
            return None;
        }
        let est = quotient(self.est, other.est, Toward::Nearest)?;
        if self.is_exact() && other.is_exact() {
            return Some(Self::exact(est));
        }
        let lo = match (self.lo, other.hi) {
            (None, _) => None,
            (Some(_), None) => Some(Decimal::ZERO),
            (Some(lo), Some(hi)) => Some(quotient(lo, hi, Toward::Down)?),
        };
        let hi = match (self.hi, other.lo) {
            (Some(hi), Some(lo)) if lo > Decimal::ZERO => Some(quotient(hi, lo, Toward::Up)?),
            _ => None,
        };
        Some(Self { est, lo, hi })
    }

    /// The mean of amounts with exact weights, to six decimals with the bounds rounded outward;
    /// `None` without any weight and past the range.
    pub fn mean(all: &[(Self, Decimal)]) -> Option<Self> {
        let total = all.iter().try_fold(0_i128, |sum, (_, w)| sum.checked_add(w.millionths()))?;
        if total <= 0 {
            return None;
        }
        let part = |pick: fn(&Self) -> Option<Decimal>, toward| {
            let weighed = all.iter().try_fold(Some(0_i128), |sum, (q, w)| {
                let (Some(sum), Some(value)) = (sum, pick(q)) else { return Some(None) };
                Some(Some(sum.checked_add(value.millionths().checked_mul(w.millionths())?)?))
            })?;
            Some(weighed.map(|n| Decimal::from_millionths(divide(n, total, toward))))
        };
        let est = part(|q| Some(q.est), Toward::Nearest)??;
        if all.iter().all(|(q, _)| q.is_exact()) {
            return Some(Self::exact(est));
        }
        Some(Self { est, lo: part(|q| q.lo, Toward::Down)?, hi: part(|q| q.hi, Toward::Up)? })
    }

    /// What the bounds say of `self` against `other`. Only of complete figures can it say what is
    /// likely: an incomplete one may hide anything.
    pub fn compare(self, other: Self, are_complete: bool, approximation: Approximation) -> Verdict {
        let is_above =
            |lo: Option<Decimal>, hi: Option<Decimal>| lo.zip(hi).is_some_and(|(lo, hi)| lo > hi);
        let plausible_hi = |q: Self| {
            let slack = || approximation.part_of(q.est.millionths());
            q.hi.or_else(|| q.est.checked_add(Decimal::from_millionths(slack()?)))
        };
        if self.is_exact() && other.is_exact() && self.est == other.est {
            Verdict::Equal
        } else if is_above(self.lo, other.hi) {
            Verdict::Greater
        } else if is_above(other.lo, self.hi) {
            Verdict::Less
        } else if are_complete && is_above(self.lo, plausible_hi(other)) {
            Verdict::LikelyGreater
        } else if are_complete && is_above(other.lo, plausible_hi(self)) {
            Verdict::LikelyLess
        } else {
            Verdict::Unclear
        }
    }
}

/// An operation on two bounds: `Some(None)` where one is open, `None` past the range.
#[expect(clippy::option_option, reason = "an open bound is not an overflow")]
fn both(
    a: Option<Decimal>,
    b: Option<Decimal>,
    of: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Option<Decimal>> {
    match (a, b) {
        (Some(a), Some(b)) => of(a, b).map(Some),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests;
