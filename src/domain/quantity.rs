//! An estimate with its bounds, and the words that say how sure it is.

use serde::Serialize;

use super::Decimal;

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

impl Quantity {
    /// A number known exactly.
    pub const fn exact(value: Decimal) -> Self {
        Self { est: value, lo: Some(value), hi: Some(value) }
    }
}
