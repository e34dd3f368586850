//! Figures inside a question that its answer does not add, although nothing is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{AreaId, MetricId, Period, ProgrammeId};
use crate::model::Stated;
use crate::pages::Facts;
use crate::stats::{Answer, Query};

/// The figures that may count, by metric.
pub(super) struct Counted<'a> {
    pub(super) facts: &'a Facts,
    by_metric: BTreeMap<&'a MetricId, Vec<&'a Stated>>,
}

/// Observation ids, sorted.
#[derive(Default)]
pub(super) struct Unused {
    /// What lies inside a figure that was used.
    pub(super) contained: Vec<Arc<str>>,
    /// What gave way to others: a whole to its parts, a stock to a newer one, a value to a larger.
    pub(super) passed_over: Vec<Arc<str>>,
}

impl<'a> Counted<'a> {
    pub(super) fn of(facts: &'a Facts) -> Self {
        let mut by_metric: BTreeMap<&MetricId, Vec<&Stated>> = BTreeMap::new();
        for stated in facts.model().articles.iter().flat_map(|article| &article.figures) {
            let may_count = stated.quantity.is_some() && stated.refused.is_none();
            if may_count
                && !stated.is_target
                && !facts.is_dead(stated)
                && !facts.is_outvoted(stated)
            {
                by_metric.entry(&stated.metric).or_default().push(stated);
            }
        }
        Self { facts, by_metric }
    }

    /// What `answer` did not use of the figures inside `query`.
    pub(super) fn unused(&self, query: &Query, answer: &Answer) -> Unused {
        let chosen = answer.chosen.iter().filter_map(|id| self.facts.model().figure(id));
        let chosen: Vec<&Stated> = chosen.map(|(_, stated)| stated).collect();
        let named: BTreeSet<&Arc<str>> = answer.chosen.iter().chain(&answer.left_out).collect();
        let mut unused = Unused::default();
        let Some(metric) = self.facts.settings().metrics.get(&query.metric) else { return unused };
        let own = metric.rule.parts().into_iter().filter_map(|id| self.by_metric.get(id));
        for stated in own.flatten() {
            let asked = (&query.area, query.period, query.programme.as_ref());
            if !is_inside(self.facts, stated, asked) || named.contains(&stated.id) {
                continue;
            }
            let holds = |used: &Stated| {
                let place = (&used.area, used.period, used.programme.as_ref());
                used.metric == stated.metric && is_inside(self.facts, stated, place)
            };
            let list = if chosen.iter().any(|used| holds(used)) {
                &mut unused.contained
            } else {
                &mut unused.passed_over
            };
            list.push(Arc::clone(&stated.id));
        }
        unused.contained.sort_unstable();
        unused.passed_over.sort_unstable();
        unused
    }
}

/// Whether a figure lies inside an area, days and, where one is meant, a programme.
pub(super) fn is_inside(
    facts: &Facts,
    stated: &Stated,
    (area, period, programme): (&AreaId, Period, Option<&ProgrammeId>),
) -> bool {
    let areas = &facts.settings().areas;
    let sets = areas.set(&stated.area).zip(areas.set(area));
    stated.period.is_in(period)
        && (programme.is_none() || stated.programme.as_ref() == programme)
        && sets.is_some_and(|(inner, outer)| areas.sets.is_inside(inner, outer))
}
