//! The door: questions to prepared metrics.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Aggregation, AreaId, MetricId, MetricRule, Quantity};

use super::cell::Region;
use super::issue::Issue;
use super::mean::{self, key, mean};
use super::names::{Names, region};
use super::observation::Shared;
use super::peak::largest;
use super::prepared::{Book, Prepared};
use super::question::{Answer, Coverage, Query, Reason};
use super::stock::latest;
use super::total::{Found, opened_unless, total};
use crate::diag::Code;

/// All metrics, ready for questions.
#[derive(Debug, Clone, Default)]
pub struct Engine {
    pub(super) shared: Arc<Shared>,
    metrics: BTreeMap<MetricId, Arc<Prepared>>,
}

/// An answer with what only the engine needs of it.
struct Reply {
    answer: Answer,
    /// The bounds as if nothing were missing: a ratio is that of the figures it rests on.
    closed: Option<Quantity>,
    boxes: BTreeSet<mean::Key>,
}

impl Reply {
    fn bare(answer: Answer) -> Self {
        Self { answer, closed: None, boxes: BTreeSet::new() }
    }
}

impl Engine {
    /// The door to these metrics, prepared with this `shared`.
    pub fn new(shared: Arc<Shared>, prepared: impl IntoIterator<Item = Arc<Prepared>>) -> Self {
        let metrics = prepared.into_iter().map(|one| (one.metric().clone(), one)).collect();
        Self { shared, metrics }
    }

    /// The answer to a question. An unknown metric or area has no data.
    pub fn value(&self, query: &Query) -> Answer {
        self.reply(query).answer
    }

    pub(super) fn rule(&self, metric: &MetricId) -> Option<&MetricRule> {
        self.shared.metrics.get(metric)
    }

    pub(super) fn prepared(&self, metric: &MetricId) -> Option<&Prepared> {
        self.metrics.get(metric).map(|prepared| &**prepared)
    }

    fn reply(&self, query: &Query) -> Reply {
        note(query);
        match self.rule(&query.metric) {
            Some(rule) if rule.agg == Aggregation::Ratio => self.ratio(rule, query),
            _ => self.figure(query),
        }
    }

    fn ratio(&self, rule: &MetricRule, query: &Query) -> Reply {
        let (Some(num), Some(den)) = (&rule.num, &rule.den) else {
            return Reply::bare(Answer::none(Reason::NoData));
        };
        let [a, b] = [num, den].map(|metric| {
            // A ratio of ratios has no sums to divide.
            let is_ratio = self.rule(metric).is_some_and(|rule| rule.agg == Aggregation::Ratio);
            let query = Query { metric: metric.clone(), ..query.clone() };
            if is_ratio { Reply::bare(Answer::none(Reason::NoData)) } else { self.figure(&query) }
        });
        let mut answer = Answer::none(Reason::NoData);
        answer.issues = merged(a.answer.issues, b.answer.issues);
        let (Some(top), Some(bottom)) = (a.closed, b.closed) else { return Reply::bare(answer) };
        answer.sources = merged(a.answer.sources, b.answer.sources);
        let chosen = merged(a.answer.chosen, b.answer.chosen);
        if a.boxes != b.boxes {
            answer.issues.push(Issue { code: Code::B041, observations: chosen });
            answer.issues.sort();
            answer.reason = Some(Reason::NotComparable);
            return Reply::bare(answer);
        }
        answer.coverage = a.answer.coverage;
        answer.n_reporting = a.answer.n_reporting;
        answer.n_units = a.answer.n_units;
        answer.is_provisional = a.answer.is_provisional || b.answer.is_provisional;
        answer.chosen = chosen;
        let quotient = top.ratio(bottom, rule.scale);
        answer.reason = match quotient {
            Some(_) => None,
            None if bottom.est.millionths() == 0 => Some(Reason::ZeroDenominator),
            None => Some(Reason::TooLarge),
        };
        answer.quantity = quotient;
        answer.qualifier = quotient.map(|q| q.label(self.shared.approximation));
        answer.is_complete = quotient.is_some() && a.answer.is_complete && b.answer.is_complete;
        Reply::bare(answer)
    }

    /// The answer of a metric that has figures of its own.
    fn figure(&self, query: &Query) -> Reply {
        let areas = &self.shared.areas;
        let Some(set) = areas.set_of(&query.area) else {
            return Reply::bare(Answer::none(Reason::NoData));
        };
        let mut answer = Answer::none(Reason::NoData);
        let units = self.units(&query.area);
        answer.n_units = units.len();
        let Some(prepared) = self.prepared(&query.metric) else { return Reply::bare(answer) };
        let names = &prepared.names;
        let region = region(set, query.period, names.programme(query.programme.as_ref()));
        let book = prepared.book(query.target);
        let inside: Vec<u32> = book.cells.inside(region, areas).collect();
        answer.unallocated = self.unallocated(names, book, region);
        answer.issues = self.issues_near(prepared, book, region);
        let Some(added) = self.added(prepared, (region, &inside), query.target) else {
            return Reply::bare(answer);
        };
        let Added { found, quantity, closed, coverage, reason, as_of, more_sources } = added;
        answer.reason = reason;
        answer.quantity = quantity;
        answer.qualifier = quantity.map(|q| q.label(self.shared.approximation));
        answer.coverage = coverage;
        answer.is_complete = coverage.is_full() && quantity.is_some();
        answer.as_of = as_of;
        answer.sources = named(&names.sources, &found.sources);
        answer.sources = merged(answer.sources, more_sources);
        answer.left_out = named(&names.ids, &found.left_out);
        answer.chosen =
            found.chosen.iter().map(|c| Arc::clone(&names.ids[c.id as usize])).collect();
        answer.is_provisional = found.chosen.iter().any(|cell| cell.is_provisional);
        let issues = found
            .issues
            .iter()
            .map(|(code, ids)| Issue { code: *code, observations: named(&names.ids, ids) });
        answer.issues.extend(issues);
        answer.issues.sort();
        answer.issues.dedup();
        // A cluster's report is one of each of its units; news of an event is a report of none.
        let reports = |unit: &&_| {
            let mut reports = found.chosen.iter().filter(|cell| cell.event.is_report());
            reports.any(|cell| {
                areas.is_inside(cell.region.set, **unit) || areas.is_inside(**unit, cell.region.set)
            })
        };
        answer.n_reporting = units.iter().filter(reports).count();
        // Only sums rest on boxes that can be told apart.
        let is_sum = prepared.rule.agg == Aggregation::Sum;
        let summed = found.chosen.iter().filter(|_| is_sum);
        let boxes = summed.map(|cell| key(names, cell)).collect();
        Reply { answer, closed, boxes }
    }

    fn units(&self, area: &AreaId) -> Vec<crate::domain::AreaSet> {
        let areas = &self.shared.areas;
        let direct = areas.direct(area).iter().filter(|unit| {
            areas.idx_of(unit).is_some_and(|idx| !areas.specs()[idx as usize].is_body)
        });
        direct.filter_map(|unit| areas.set_of(unit)).collect()
    }

    fn unallocated(&self, names: &Names, book: &Book, region: Region) -> Vec<Arc<str>> {
        let areas = &self.shared.areas;
        let mut ids: Vec<u32> = book
            .cells
            .meeting(region, areas)
            .map(|at| &book.cells.all[at as usize])
            .filter(|cell| !cell.region.is_in(region, areas))
            .map(|cell| cell.id)
            .collect();
        ids.sort_unstable();
        named(&names.ids, &ids)
    }

    /// The issues of corrections and cells with a statement whose box meets this one.
    fn issues_near(&self, prepared: &Prepared, book: &Book, region: Region) -> Vec<Issue> {
        let areas = &self.shared.areas;
        let is_near = |places: &[Region]| places.iter().any(|place| place.meets(region, areas));
        let corrections = prepared.corrections.iter().filter(|(_, places)| is_near(places));
        let noted = book.cells.noted.iter().filter(|noted| is_near(&noted.regions));
        let noted = noted.map(|noted| Issue {
            code: noted.code,
            observations: named(&prepared.names.ids, &noted.ids),
        });
        let mut issues: Vec<Issue> =
            corrections.map(|(issue, _)| issue.clone()).chain(noted).collect();
        issues.sort();
        issues.dedup();
        issues
    }
}

/// What adding up gave, in words of the house.
struct Added {
    found: Found,
    quantity: Option<Quantity>,
    closed: Option<Quantity>,
    coverage: Coverage,
    reason: Option<Reason>,
    as_of: Option<NaiveDate>,
    more_sources: Vec<Arc<str>>,
}

impl Engine {
    /// Adds up the cells inside a box as the metric asks; `None` where there are none.
    fn added(
        &self,
        prepared: &Prepared,
        (region, inside): (Region, &[u32]),
        target: bool,
    ) -> Option<Added> {
        let areas = &self.shared.areas;
        let names = &prepared.names;
        let book = prepared.book(target);
        if inside.is_empty() {
            return None;
        }
        let whole = areas.coverage(region.set, region.set);
        let area_days = whole * region.n_days();
        match prepared.rule.agg {
            Aggregation::Sum => {
                Some(Added::new(total(areas, names, book, (region, inside)), area_days))
            }
            Aggregation::Max => {
                Some(Added::new(largest(areas, names, book, (region, inside)), area_days))
            }
            Aggregation::Latest => {
                let (found, end) = latest(areas, names, book, (region, inside))?;
                let as_of = NaiveDate::from_num_days_from_ce_opt(end - 1);
                Some(Added { as_of, ..Added::new(found, whole) })
            }
            Aggregation::Mean => {
                let by = prepared.rule.weight.as_ref().and_then(|weight| self.prepared(weight));
                let weighed = mean(areas, (prepared, by), (region, inside), target);
                let reason = match weighed.mean {
                    Some(_) => None,
                    None if weighed.found.chosen.is_empty() => Some(Reason::MissingWeight),
                    None => Some(Reason::TooLarge),
                };
                let mut added = Added::new(weighed.found, area_days);
                (added.quantity, added.closed, added.reason) = (weighed.mean, weighed.mean, reason);
                Some(Added { more_sources: weighed.weight_sources, ..added })
            }
            Aggregation::Ratio | Aggregation::None => Some(very_cell(names, book, region, inside)),
        }
    }
}

impl Added {
    fn new(found: Found, whole: i128) -> Self {
        let coverage = Coverage::of(found.covered, whole);
        let opened =
            found.bounds.map(|bounds| opened_unless(coverage.is_full(), bounds).quantity());
        Self {
            quantity: opened,
            closed: found.bounds.map(super::cell::Bounds::quantity),
            coverage,
            reason: None,
            as_of: None,
            more_sources: Vec::new(),
            found,
        }
    }
}

/// The cell of the very box, which is all that is shown of a metric that is never added up.
fn very_cell(names: &Names, book: &Book, region: Region, inside: &[u32]) -> Added {
    let own = inside.iter().find(|at| book.cells.all[**at as usize].region == region);
    let Some(at) = own else {
        let reason = Some(Reason::NotAggregable);
        return Added { reason, coverage: Coverage::NONE, ..Added::new(Found::default(), 1) };
    };
    let cell = book.cells.all[*at as usize];
    let found = Found {
        bounds: Some(cell.bounds),
        covered: 1,
        sources: book.tightened.support(names, &book.cells, &[*at]),
        chosen: vec![cell],
        ..Found::default()
    };
    Added::new(found, 1)
}

/// Names by number.
fn named(names: &[Arc<str>], numbers: &[u32]) -> Vec<Arc<str>> {
    numbers.iter().map(|number| Arc::clone(&names[*number as usize])).collect()
}

/// Both lists as one, sorted, each entry once.
fn merged<T: Ord>(mut a: Vec<T>, b: Vec<T>) -> Vec<T> {
    if !b.is_empty() {
        a.extend(b);
        a.sort();
        a.dedup();
    }
    a
}

/// Tells tests what was asked.
#[cfg(not(test))]
fn note(_: &Query) {}

#[cfg(test)]
fn note(query: &Query) {
    ASKED.with_borrow_mut(|asked| asked.push(query.clone()));
}

#[cfg(test)]
thread_local! {
    /// What was asked on this thread: the work that something makes.
    pub(crate) static ASKED: std::cell::RefCell<Vec<Query>> =
        const { std::cell::RefCell::new(Vec::new()) };
}
