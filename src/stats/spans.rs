//! Which days each area has figures of: the latest period, all periods, all days.

use std::collections::{BTreeMap, BTreeSet};

use super::observation::{MetricObservations, Shared};
use crate::domain::{AreaId, AreaSet, Period, ProgrammeId};

/// The days of one metric's figures, by area.
///
/// **Counted:** statements that were not corrected away, targets apart; those of areas inside an
/// area are its own too.
#[derive(Debug, Clone, Default)]
pub struct Spans {
    by_area: BTreeMap<AreaId, AreaSpans>,
    by_programme: BTreeMap<ProgrammeId, BTreeSet<Period>>,
}

#[derive(Debug, Clone, Default)]
struct AreaSpans {
    /// Reports of exactly these leaves.
    own: BTreeSet<Period>,
    reports: BTreeSet<Period>,
    events: BTreeSet<Period>,
    latest: Option<Period>,
}

impl AreaSpans {
    /// The period that ends last, the longest of several: of its own reports, else of those of the
    /// areas inside it; of events only where there is no report.
    fn find_latest(&self) -> Option<Period> {
        let latest = |periods: &BTreeSet<Period>| {
            periods.iter().copied().max_by_key(|period| (period.last(), period.n_days()))
        };
        latest(&self.own).or_else(|| latest(&self.reports)).or_else(|| latest(&self.events))
    }
}

/// The days of the figures of one metric.
pub fn spans(shared: &Shared, of: &MetricObservations) -> Spans {
    let mut by_set: BTreeMap<AreaSet, AreaSpans> = BTreeMap::new();
    let mut found = Spans::default();
    let alive = of.observations.iter().filter(|o| !o.is_target && o.unusable.is_none());
    for observation in alive.filter(|o| !of.dead.contains(&o.id)) {
        let Some(set) = shared.areas.set_of(&observation.area) else { continue };
        let spans = by_set.entry(set).or_default();
        match observation.event {
            Some(_) => spans.events.insert(observation.period),
            None => spans.reports.insert(observation.period),
        };
        if let Some(programme) = &observation.programme {
            let periods = found.by_programme.entry(programme.clone()).or_default();
            periods.insert(observation.period);
        }
    }
    for spec in shared.areas.specs() {
        let Some(set) = shared.areas.set_of(&spec.id) else { continue };
        let own = by_set.get(&set).map_or_else(BTreeSet::new, |spans| spans.reports.clone());
        let mut all = AreaSpans { own, ..AreaSpans::default() };
        for (inner, spans) in &by_set {
            if shared.areas.is_inside(*inner, set) {
                all.reports.extend(&spans.reports);
                all.events.extend(&spans.events);
            }
        }
        if !(all.reports.is_empty() && all.events.is_empty()) {
            all.latest = all.find_latest();
            found.by_area.insert(spec.id.clone(), all);
        }
    }
    found
}

impl Spans {
    /// Among the reports of an area the period that ends last, the longest of several: its own
    /// reports, else those of the areas inside it; events only where there is no report.
    pub fn latest(&self, area: &AreaId) -> Option<Period> {
        self.by_area.get(area)?.latest
    }

    /// Every period that an area has reports of, by first day.
    pub fn periods(&self, area: &AreaId) -> impl Iterator<Item = Period> {
        self.by_area.get(area).into_iter().flat_map(|spans| spans.reports.iter().copied())
    }

    /// From the first day to the last of all that was said of an area.
    pub fn all_days(&self, area: &AreaId) -> Option<Period> {
        let spans = self.by_area.get(area)?;
        let all = || spans.reports.iter().chain(&spans.events);
        Period::new(all().map(|p| p.first()).min()?, all().map(|p| p.last()).max()?)
    }

    /// The period of a programme's figures that ends last, the longest of several.
    pub fn latest_of_programme(&self, programme: &ProgrammeId) -> Option<Period> {
        let periods = self.by_programme.get(programme)?;
        periods.iter().copied().max_by_key(|period| (period.last(), period.n_days()))
    }
}
