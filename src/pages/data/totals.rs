//! What the engine answers for every area and period that files tell of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;
use rayon::prelude::*;

use super::cell::Cell;
use super::observations::Observations;
use crate::domain::figure::display::{Toward, in_unit};
use crate::domain::metric::Aggregation;
use crate::domain::{AreaId, MetricId, Period, PeriodForm, ProgrammeId, Qualifier, Quantity};
use crate::model::registry::Metric;
use crate::pages::facts::{self, Facts};
use crate::pages::figures::shown;
use crate::stats::{Answer, Coverage, Issue, Query, Reason, article_of};

/// A total of a metric.
#[derive(Debug, Clone)]
pub(crate) struct Total {
    area: AreaId,
    period: Period,
    programme: Option<ProgrammeId>,
    quantity: Option<Quantity>,
    qualifier: Option<Qualifier>,
    coverage: Coverage,
    sources: Vec<Arc<str>>,
    issues: Vec<(&'static str, Vec<Arc<str>>)>,
}

/// The totals of each metric: by area in the registry's order, by period, by programme.
pub(crate) type Totals = BTreeMap<MetricId, Vec<Total>>;

/// The days of a metric's statements, in all and by programme: nothing lies outside them.
struct Days {
    all: Option<Period>,
    by_programme: BTreeMap<ProgrammeId, Period>,
}

/// Asks the engine for every total, metrics and areas in parallel.
pub(crate) fn ask(facts: &Facts, observations: &Observations) -> Totals {
    let periods: Vec<Period> = facts.data_periods.iter().copied().collect();
    let areas = areas(facts);
    let metrics: Vec<&Metric> = facts.settings.metrics.iter().collect();
    let days: Vec<Days> =
        metrics.par_iter().map(|metric| days(facts, observations, metric)).collect();
    let jobs: Vec<(usize, &AreaId)> =
        (0..metrics.len()).flat_map(|idx| areas.iter().map(move |area| (idx, area))).collect();
    let answered: Vec<Vec<Total>> = jobs
        .par_iter()
        .map(|(idx, area)| of_area(facts, metrics[*idx], area, (&periods, &days[*idx])))
        .collect();
    let mut totals = Totals::new();
    for ((idx, _), found) in jobs.iter().zip(answered) {
        totals.entry(metrics[*idx].id.clone()).or_default().extend(found);
    }
    totals
}

/// The areas that totals are given for: those with pages and the one that holds all.
pub(crate) fn areas(facts: &Facts) -> Vec<AreaId> {
    let ids = facts.settings.areas.iter().map(|area| &area.id);
    ids.filter(|id| has_totals(facts, id)).cloned().collect()
}

/// Whether totals are given for an area.
pub(crate) fn has_totals(facts: &Facts, area: &AreaId) -> bool {
    facts::area_url(&facts.settings, area).is_some() || shown::root(facts).as_ref() == Some(area)
}

/// The periods that totals are given for: those that have pages, and every year and half-year with
/// figures, which charts show.
pub(crate) fn periods(facts: &Facts) -> BTreeSet<Period> {
    let listed = facts.lists.by_period.keys().copied();
    let mut periods: BTreeSet<Period> = listed
        .clone()
        .filter(|period| !matches!(period.form(), PeriodForm::Day(_)))
        .filter(|period| facts::period_name(&facts.settings, *period).is_some())
        .collect();
    // The figures of articles that lists leave out count all the same.
    let unlisted = facts
        .model
        .articles
        .iter()
        .enumerate()
        .filter(|(idx, _)| *idx >= facts.model.n_news || facts.model.expired[*idx]);
    let mut stated: BTreeSet<Period> = listed.collect();
    stated.extend(unlisted.flat_map(|(_, article)| article.figures.iter().map(|f| f.period)));
    let years: BTreeSet<i32> =
        stated.iter().flat_map(|period| [period.first().year(), period.last().year()]).collect();
    for year in years {
        let forms = ["", "-H1", "-H2"].map(|form| Period::parse(&format!("{year:04}{form}")));
        let forms = forms.into_iter().flatten();
        periods.extend(forms.filter(|form| stated.iter().any(|period| period.meets(*form))));
    }
    periods
}

fn days(facts: &Facts, observations: &Observations, metric: &Metric) -> Days {
    let mut days = Days { all: None, by_programme: BTreeMap::new() };
    let wider = |old: Option<Period>, new: Period| {
        let Some(old) = old else { return new };
        Period::new(old.first().min(new.first()), old.last().max(new.last())).unwrap_or(new)
    };
    // A ratio has no figures of its own; there is none where its numerator has none.
    let source = metric.rule.num.as_ref().filter(|_| metric.rule.agg == Aggregation::Ratio);
    for (_, stated) in observations.of_metric(facts, source.unwrap_or(&metric.id)) {
        if stated.is_target {
            continue;
        }
        days.all = Some(wider(days.all, stated.period));
        if let Some(programme) = &stated.programme {
            let known = days.by_programme.get(programme).copied();
            days.by_programme.insert(programme.clone(), wider(known, stated.period));
        }
    }
    days
}

fn of_area(
    facts: &Facts,
    metric: &Metric,
    area: &AreaId,
    (periods, days): (&[Period], &Days),
) -> Vec<Total> {
    let mut totals = Vec::new();
    let Some(all) = days.all else { return totals };
    for period in periods.iter().filter(|period| period.meets(all)) {
        let tagged = days.by_programme.iter().filter(|(_, days)| days.meets(*period));
        for programme in std::iter::once(None).chain(tagged.map(|(programme, _)| Some(programme))) {
            let query = Query {
                metric: metric.id.clone(),
                area: area.clone(),
                period: *period,
                programme: programme.cloned(),
                target: false,
            };
            totals.extend(total(query.clone(), facts.engine.value(&query)));
        }
    }
    totals
}

/// A row for an answer; none where nothing was reported, which is not zero.
fn total(query: Query, answer: Answer) -> Option<Total> {
    if matches!(answer.reason, Some(Reason::NoData | Reason::NotAggregable)) {
        return None;
    }
    Some(Total {
        area: query.area,
        period: query.period,
        programme: query.programme,
        quantity: answer.quantity,
        qualifier: answer.qualifier,
        coverage: answer.coverage,
        sources: answer.sources,
        issues: issues(&answer.issues),
    })
}

/// The findings by code, each with its articles once, in the order in which they were found.
fn issues(found: &[Issue]) -> Vec<(&'static str, Vec<Arc<str>>)> {
    let mut issues: Vec<(&'static str, Vec<Arc<str>>)> = Vec::new();
    for issue in found {
        let code = issue.code.as_str();
        let at = issues.iter().position(|(known, _)| *known == code).unwrap_or_else(|| {
            issues.push((code, Vec::new()));
            issues.len() - 1
        });
        for id in &issue.observations {
            let article = article_of(id);
            if !issues[at].1.iter().any(|known| **known == *article) {
                issues[at].1.push(Arc::from(article));
            }
        }
    }
    issues
}

impl Total {
    /// Whose it is.
    pub(crate) fn area(&self) -> &AreaId {
        &self.area
    }

    /// The total under the columns of aggregates.
    pub(crate) fn row<'a>(&'a self, metric: &'a Metric) -> [Cell<'a>; 12] {
        let within = |number, toward| in_unit(&metric.unit, number, toward);
        let quantity = self.quantity;
        let lo = quantity.and_then(|quantity| quantity.lo);
        let hi = quantity.and_then(|quantity| quantity.hi);
        [
            Cell::text(metric.id.as_str()),
            Cell::text(self.area.as_str()),
            Cell::Period(self.period),
            Cell::maybe(self.programme.as_ref().map(ProgrammeId::as_str)),
            Cell::number(quantity.map(|quantity| within(quantity.est, Toward::Nearest))),
            Cell::number(lo.map(|lo| within(lo, Toward::Down))),
            Cell::number(hi.map(|hi| within(hi, Toward::Up))),
            Cell::maybe(self.qualifier.map(Qualifier::as_str)),
            Cell::Share(self.coverage),
            Cell::text(&metric.unit_text),
            Cell::ids(self.sources.iter().map(|source| &**source)),
            if self.issues.is_empty() { Cell::Empty } else { Cell::Findings(&self.issues) },
        ]
    }
}
