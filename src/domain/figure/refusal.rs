//! Why a phrase is not read, and what is read but should be written otherwise.

use std::ops::Range;

/// Why a phrase is no figure that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It does not begin with a number: `nhiều hoạt động`, `Ban Chỉ đạo 35`.
    NoNumber,
    /// It begins with a word of no value: `một số`, `không có`.
    Vague,
    /// Digits that are not 0 to 9: `２００`, `5²`.
    ForeignDigits,
    /// A number joined to something that is no unit: `1O0`, `5G`, `7h30`.
    Glued,
    /// `25.5.2023`, `19-5`, `12:30`.
    Date,
    /// `2021-2030`, `năm 2023`.
    Year,
    /// `6 tháng đầu năm`.
    Period,
    /// `2/3`, `450/500`, `hai phần ba`: a fraction, a date or N of M.
    Fraction,
    /// `15 triệu đồng/suất`: a price or rate, which no sum may hold.
    Rate,
    /// `0912345678`.
    PhoneNumber,
    /// `12.34.567`, `5,`.
    Separators,
    /// `1,028` of things that are counted.
    CommaBeforeThree,
    /// `2 triệu 25`.
    Remainder,
    /// `hai mươi năm`: five, or years.
    FiveOrYears,
    /// `gần hơn 100`.
    Opposites,
    /// `15-10 người`.
    RangeOrder,
    /// `từ 500 đến 1 triệu`.
    RangeScale,
    /// `3-10`: a range, or a day and a month.
    RangeOrDate,
    /// `từ 500 người`.
    OpenRange,
    /// `200 suất quà trị giá 100 triệu đồng`.
    TwoNumbers,
    /// `20 €`.
    ForeignCurrency,
    /// Past the range, or more than six decimals in the base unit.
    TooLarge,
}

/// A phrase that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The bytes of the phrase that stand in the way.
    pub span: Range<usize>,
    /// The two readings between which the author must choose; always there with B006.
    pub readings: Option<[String; 2]>,
}

impl Refusal {
    pub(crate) const fn new(reason: Reason, span: Range<usize>) -> Self {
        Self { reason, span, readings: None }
    }

    pub(crate) fn between(reason: Reason, span: Range<usize>, readings: [String; 2]) -> Self {
        Self { reason, span, readings: Some(readings) }
    }
}

/// What the author should look at although the figure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// B012: the number has one reading but not the form of the rule.
    UnusualNumber {
        /// The bytes of the number.
        span: Range<usize>,
        /// It as the rule writes it: `1,5`.
        prefer: String,
    },
    /// B010: neither the table nor the metric knows the noun.
    UnknownUnit {
        /// The bytes of the noun.
        span: Range<usize>,
        /// The noun as written.
        noun: String,
    },
}
