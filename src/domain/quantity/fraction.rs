//! Quotients of exact numbers, rounded only on output.

use crate::domain::Decimal;

/// Where a number between two steps goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Lower bounds.
    Down,
    /// Upper bounds.
    Up,
    /// Estimates; half goes away from zero.
    Nearest,
}

/// `a / b` as a whole number; `b` is above zero.
pub(in crate::domain) fn divide(a: i128, b: i128, toward: Toward) -> i128 {
    let (floor, rest) = (a.div_euclid(b), a.rem_euclid(b));
    let is_up = match toward {
        Toward::Down => false,
        Toward::Up => rest > 0,
        // Away from zero: a negative half stays at the floor.
        Toward::Nearest if a < 0 => rest > b - rest,
        Toward::Nearest => rest >= b - rest,
    };
    floor + i128::from(is_up)
}

/// `a × k / b` as a whole number, or `None` by zero, for a negative `b` and past the range.
pub(in crate::domain) fn mul_div(a: i128, k: i128, b: i128, toward: Toward) -> Option<i128> {
    if b <= 0 {
        return None;
    }
    let by = common_divisor(a, b);
    let (a, b) = (a / by, b / by);
    let by = common_divisor(k, b);
    let (k, b) = (k / by, b / by);
    Some(divide(a.checked_mul(k)?, b, toward))
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a.unsigned_abs(), b.unsigned_abs());
    while y != 0 {
        (x, y) = (y, x % y);
    }
    i128::try_from(x).unwrap_or(1).max(1)
}

/// What per cent `part` is of `whole`, to one decimal; `None` of nothing and past the range.
pub fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let tenths = mul_div(part.millionths(), 1000, whole.millionths(), Toward::Nearest)?;
    Some(Decimal::from_millionths(tenths.checked_mul(100_000)?))
}

/// By what per cent `now` is above `base`, to one decimal; `None` from nothing and past the range.
pub fn change_percent(now: Decimal, base: Decimal) -> Option<Decimal> {
    percent_of(now.checked_sub(base)?, base)
}
