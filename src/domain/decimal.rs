//! An exact decimal number: a count of millionths.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

const SCALE: i128 = 1_000_000;
const PLACES: usize = 6;

/// An exact number of millionths: `3.5` is 3,500,000.
///
/// Fixed point, not a float, for three reasons: sums do not depend on their order, two equal
/// numbers have equal bytes (so a fingerprint can be taken), and `0.1 + 0.2` prints as `0.3`.
///
/// **Range:** ±1.7 × 10³². Arithmetic past it is `None`, never a wrong number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal {
    millionths: i128,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { millionths: 0 };

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Self {
        Self { millionths: n as i128 * SCALE }
    }

    /// The number of this many millionths.
    pub const fn from_millionths(millionths: i128) -> Self {
        Self { millionths }
    }

    /// How many millionths it is.
    pub const fn millionths(self) -> i128 {
        self.millionths
    }

    /// Whether it has no fraction.
    pub const fn is_whole(self) -> bool {
        self.millionths % SCALE == 0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.millionths < 0
    }

    /// The sum, or `None` past the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let millionths = self.millionths.checked_add(other.millionths)?;
        Some(Self { millionths })
    }

    /// The difference, or `None` past the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let millionths = self.millionths.checked_sub(other.millionths)?;
        Some(Self { millionths })
    }

    /// The exact product, or `None` past the range or past six decimals.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = self.millionths.checked_mul(other.millionths)?;
        (product % SCALE == 0).then_some(Self { millionths: product / SCALE })
    }

    /// The exact quotient, or `None` by zero, past the range or past six decimals.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let scaled = self.millionths.checked_mul(SCALE)?;
        if other.millionths == 0 || scaled % other.millionths != 0 {
            return None;
        }
        Some(Self { millionths: scaled / other.millionths })
    }
}

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADecimal {
    /// It is not digits with at most one `.`.
    Malformed,
    /// It has more than six decimals or is past the range.
    OutOfRange,
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `-?[0-9]+(\.[0-9]+)?`, the form of the data files. Editors' phrases are read by
    /// `domain::figure`.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) {
            return Err(NotADecimal::Malformed);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > PLACES {
            return Err(NotADecimal::OutOfRange);
        }
        let mut millionths: i128 = 0;
        let padding = PLACES - fraction.len();
        for digit in whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', padding))
        {
            millionths = millionths
                .checked_mul(10)
                .and_then(|n| n.checked_add(i128::from(digit - b'0')))
                .ok_or(NotADecimal::OutOfRange)?;
        }
        Ok(Self { millionths: if is_negative { -millionths } else { millionths } })
    }
}

impl fmt::Display for Decimal {
    /// Writes the form of the data files: `.` before the decimals, no grouping, no needless zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.millionths.unsigned_abs();
        let (whole, fraction) =
            (magnitude / SCALE.unsigned_abs(), magnitude % SCALE.unsigned_abs());
        let sign = if self.millionths < 0 { "-" } else { "" };
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:06}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_prints_as_it_was_read_without_needless_zeros() {
        for (text, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("1028", "1028"),
            ("3.500", "3.5"),
            ("-0.000001", "-0.000001"),
            ("170141183460469231731687303715884", "170141183460469231731687303715884"),
        ] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn what_is_not_exact_is_refused() {
        for (text, why) in [
            ("", NotADecimal::Malformed),
            ("1.", NotADecimal::Malformed),
            (".5", NotADecimal::Malformed),
            ("1,5", NotADecimal::Malformed),
            ("+1", NotADecimal::Malformed),
            ("0.0000001", NotADecimal::OutOfRange),
            ("1701411834604692317316873037158841", NotADecimal::OutOfRange),
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(why), "{text}");
        }
        assert_eq!(Decimal::whole(1).checked_div(Decimal::whole(3)), None);
        assert_eq!(Decimal::from_millionths(i128::MAX).checked_add(Decimal::whole(1)), None);
    }
}
