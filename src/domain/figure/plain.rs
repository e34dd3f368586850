//! Most phrases: `92.000 cây`, `trên 450 buổi`, `3,5 km`, where what follows the number is the
//! metric's unit or another of its names, as the registry writes it.
//!
//! A name is one of these only when the whole grammar reads a few numbers before it as just that,
//! which is tried once for each name. So [`read`] can tell most figures by their bytes; what it
//! does not take, the grammar reads. What it takes, the grammar reads the same.

use std::collections::BTreeSet;
use std::ops::Range;

use super::literal::Exact;
use super::qualifier::said_by;
use super::{Expect, Figure, entry};
use crate::domain::unit::Unit;
use crate::domain::{Decimal, Qualifier};

/// More digits may be past the range in the unit's base.
const DIGITS_MAX: usize = 12;
/// Numbers of this many digits or more are telephone numbers where they begin with 0.
const PHONE_DIGITS: usize = 9;

/// The names, of `own` and of the expected unit, before which every plain number is its figure.
pub(super) fn names(own: Vec<&str>, expect: &Expect) -> Vec<Box<str>> {
    let Some(unit) = &expect.unit else { return Vec::new() };
    let of_unit = std::iter::once(unit.name()).chain(unit.forms().iter().copied());
    let names: BTreeSet<&str> = own.into_iter().chain(of_unit).collect();
    // Digits alone may go on in words (`2 phẩy năm`); digits with marks do not.
    let trials = [("2", 2_000_000), ("2,5", 2_500_000)];
    let is_plain = |name: &&str| {
        name.starts_with(|c: char| c.is_alphabetic() || c == '%')
            && trials.iter().all(|(number, millionths)| {
                let text = format!("{number} {name}");
                let value = Decimal::from_millionths(*millionths);
                let figure = made(&text, 0..number.len(), value, unit);
                entry::read(&text, expect).as_ref() == Ok(&figure)
            })
    };
    names.into_iter().filter(is_plain).map(Into::into).collect()
}

/// The exact figure whose number is at `span`, with a space and its noun behind.
fn made(text: &str, span: Range<usize>, value: Decimal, unit: &Unit) -> Figure {
    Figure {
        text: text.into(),
        value,
        value_hi: None,
        unit: Some(unit.clone()),
        noun: (span.end + 1..text.len()).into(),
        span: span.into(),
        warnings: Box::default(),
        qualifier: Qualifier::Exact,
    }
}

/// Reads `text` where it is a plain number before one of the metric's names.
pub(super) fn read(text: &str, expect: &Expect) -> Option<Figure> {
    let unit = expect.unit.as_ref()?;
    let start = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let qualifier = match &text[..start] {
        "" => Qualifier::Exact,
        before => said_by(before.strip_suffix(' ')?)?,
    };
    let (number, name) = text[start..].split_once(' ')?;
    if !expect.plain.iter().any(|plain| **plain == *name) {
        return None;
    }
    let span = start..start + number.len();
    Some(Figure { qualifier, ..made(text, span, value(number)?, unit) })
}

/// `450`, `92.000`, `3,5`: a number that the rule writes so, with at most two decimals.
fn value(number: &str) -> Option<Decimal> {
    let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
    let is_digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
    let has_fraction = number.len() > whole.len();
    let mut digits = [0; DIGITS_MAX];
    let mut n_digits = 0;
    for (idx, run) in whole.split('.').enumerate() {
        let is_group = if idx == 0 { !run.is_empty() } else { run.len() == 3 };
        if !is_group || !is_digits(run) || n_digits + run.len() > DIGITS_MAX {
            return None;
        }
        digits[n_digits..n_digits + run.len()].copy_from_slice(run.as_bytes());
        n_digits += run.len();
    }
    let first = whole.split('.').next().unwrap_or_default();
    let is_grouped = first.len() < whole.len();
    if is_grouped && (first.len() > 3 || first.starts_with('0'))
        || first.starts_with('0') && n_digits + fraction.len() >= PHONE_DIGITS
        || has_fraction && !(matches!(fraction.len(), 1..=2) && is_digits(fraction))
    {
        return None;
    }
    Exact::of(std::str::from_utf8(&digits[..n_digits]).ok()?, fraction)?.times(1)
}
