//! What stands in one field of a row.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Decimal, Period};
use crate::stats::Coverage;

/// One field of a row, whatever file it goes to.
#[derive(Debug, Clone)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(Cow<'a, str>),
    /// A figure in the metric's unit.
    Number(Decimal),
    /// A small count.
    Whole(u32),
    /// A calendar date.
    Date(NaiveDate),
    /// A period in its canonical form.
    Period(Period),
    /// A share of what was asked.
    Share(Coverage),
    /// Ids or paths, none of which holds a space.
    Ids(Vec<&'a str>),
    /// Names, which may hold spaces but no semicolon.
    Names(&'a [String]),
    /// Codes of findings, each with its articles.
    Findings(&'a [(&'static str, Vec<Arc<str>>)]),
}

impl<'a> Cell<'a> {
    /// A text; an empty one is nothing.
    pub(crate) fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// A text that may be missing.
    pub(crate) fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A figure that may be missing.
    pub(crate) fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A date that may be missing.
    pub(crate) fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// Ids or paths; an empty list is nothing.
    pub(crate) fn ids(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        if ids.is_empty() { Self::Empty } else { Self::Ids(ids) }
    }
}
