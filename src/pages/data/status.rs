//! What became of a statement.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::metric::Aggregation;
use crate::domain::{AreaSet, Decimal, Period, ProgrammeId, Quantity};
use crate::model::registry::Metric;
use crate::model::{Model, Resolved, Stated};
use crate::pages::facts::Facts;

/// What became of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// It counts as it stands.
    Final,
    /// Its article appeared before its last day: it counts as *at least*.
    Provisional,
    /// A correction replaced it.
    Superseded,
    /// Another statement of the same cell counts instead.
    Outvoted,
}

impl Status {
    /// Its name in files.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::Superseded => "superseded",
            Self::Outvoted => "outvoted",
        }
    }
}

/// The event of a statement, after what corrections hand on.
pub(crate) fn event<'a>(model: &'a Model, stated: &'a Stated) -> Option<&'a Arc<str>> {
    match model.events.get(&stated.id) {
        Some(taken) => taken.as_ref(),
        None => stated.event.as_ref(),
    }
}

/// The status of each of a metric's statements, which come in the order of their ids.
pub(crate) fn of_metric(
    facts: &Facts,
    metric: &Metric,
    of: &[(&Resolved, &Stated)],
) -> Vec<Status> {
    let mut statuses: Vec<Status> = Vec::with_capacity(of.len());
    let mut live: Vec<(Key<'_>, Told)> = Vec::with_capacity(of.len());
    for (at, (article, stated)) in of.iter().enumerate() {
        let is_provisional = stated.is_provisional(metric.rule.agg, article.date);
        statuses.push(if facts.dead.contains(&stated.id) {
            Status::Superseded
        } else {
            if let Some((key, quantity)) = key(facts, metric, stated).zip(stated.quantity) {
                live.push((key, Told::new(at, article.date, quantity, is_provisional)));
            }
            if is_provisional { Status::Provisional } else { Status::Final }
        });
    }
    live.sort();
    for cell in live.chunk_by(|a, b| a.0 == b.0).filter(|cell| cell.len() > 1) {
        let winner = winner(cell);
        for (_, told) in cell.iter().filter(|(_, told)| !told.says_as(winner)) {
            statuses[told.at] = Status::Outvoted;
        }
    }
    statuses
}

/// What makes a cell (`statistics.md`, section 3, step 3).
type Key<'a> = (bool, AreaSet, Period, Option<&'a ProgrammeId>, Option<&'a Arc<str>>);

fn key<'a>(facts: &'a Facts, metric: &Metric, stated: &'a Stated) -> Option<Key<'a>> {
    // The state of a day and a target are of no event.
    let has_event =
        !stated.is_target && !matches!(metric.rule.agg, Aggregation::Latest | Aggregation::None);
    let event = event(&facts.model, stated).filter(|_| has_event);
    let set = facts.settings.areas.set(&stated.area)?;
    Some((stated.is_target, set, stated.period, stated.programme.as_ref(), event))
}

/// A statement of a cell; `at` is its place in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    at: usize,
    published: NaiveDate,
    est: i128,
    lo: i128,
    hi: i128,
}

/// An open upper bound.
const OPEN: i128 = i128::MAX;

impl Told {
    fn new(at: usize, published: NaiveDate, quantity: Quantity, is_provisional: bool) -> Self {
        let hi = quantity.hi.filter(|_| !is_provisional).map_or(OPEN, Decimal::millionths);
        let lo = quantity.lo.map_or(0, Decimal::millionths);
        Self { at, published, est: quantity.est.millionths(), lo, hi }
    }

    fn says_as(&self, other: &Self) -> bool {
        (self.est, self.lo, self.hi) == (other.est, other.lo, other.hi)
    }
}

/// The narrowest statement within the bounds of the newest one.
fn winner<'a>(cell: &'a [(Key<'_>, Told)]) -> &'a Told {
    let all = || cell.iter().map(|(_, told)| told);
    let newest = all().max_by_key(|told| (told.published, Reverse(told.at)));
    let newest = newest.unwrap_or(&cell[0].1);
    let inside = all().filter(|told| told.lo >= newest.lo && told.hi <= newest.hi);
    let narrowest = inside.min_by_key(|told| {
        let width = if told.hi == OPEN { 0 } else { told.hi - told.lo };
        (told.hi == OPEN, width, Reverse(told.lo), Reverse(told.published), told.at)
    });
    narrowest.unwrap_or(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_number_survives_a_newer_bound_and_yields_to_a_newer_number() {
        let day = |d| NaiveDate::from_ymd_opt(2023, 7, d).unwrap();
        let told = |at, d, lo: i128, hi| {
            let key: Key<'_> = (false, set(), Period::day(day(1)), None, None);
            (key, Told { at, published: day(d), est: lo, lo, hi })
        };
        for (cell, expected) in [
            (vec![told(0, 1, 462, 462), told(1, 2, 450, OPEN)], 0),
            (vec![told(0, 1, 462, 462), told(1, 2, 470, 470)], 1),
            (vec![told(0, 2, 462, 462), told(1, 2, 470, 470)], 0),
            (vec![told(0, 1, 462, OPEN), told(1, 2, 450, OPEN)], 0),
        ] {
            assert_eq!(winner(&cell).at, expected, "{cell:?}");
        }
    }

    fn set() -> AreaSet {
        use crate::domain::{AreaId, AreaSets, area::AreaSpec};
        let id = AreaId::new("x");
        let spec = AreaSpec { id: id.clone(), parent: None, members: Vec::new(), is_body: false };
        AreaSets::new([spec]).unwrap().set_of(&id).unwrap()
    }
}
