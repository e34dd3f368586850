//! The names in a metric's statements as small numbers whose order is that of the names.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::{AreaId, AreaSet, AreaSets, Period, ProgrammeId};

use super::cell::{Event, Programme, Region};
use super::observation::{MetricObservations, Observation};

/// The names of one metric's statements.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) ids: Vec<Arc<str>>,
    pub(super) sources: Vec<Arc<str>>,
    /// The source of each id.
    pub(super) source_of: Vec<u32>,
    pub(super) events: Vec<Arc<str>>,
    pub(super) programmes: Vec<ProgrammeId>,
}

/// A statement with its names as numbers; the id is its place in the list.
pub(super) struct Named<'a> {
    pub(super) told: &'a Observation,
    pub(super) area: u32,
    pub(super) region: Region,
    pub(super) event: Event,
}

impl Names {
    /// Names all statements, each id once, in the order of ids. Statements of an area that the site
    /// does not have are no business of sums: they were refused before.
    pub(super) fn new<'a>(job: &'a MetricObservations, areas: &AreaSets) -> (Self, Vec<Named<'a>>) {
        let mut told: Vec<&Observation> = job.observations.iter().collect();
        // Articles mostly come in the order of their paths, and so do their statements.
        if !told.is_sorted_by(|a, b| a.id < b.id) {
            told.sort_by(|a, b| a.id.cmp(&b.id));
            told.dedup_by(|a, b| a.id == b.id);
        }
        let mut known: BTreeMap<&AreaId, Option<(u32, AreaSet)>> = BTreeMap::new();
        let mut places = Vec::with_capacity(told.len());
        told.retain(|observation| {
            let area = &observation.area;
            let find = || areas.idx_of(area).zip(areas.set_of(area));
            let place = *known.entry(area).or_insert_with(find);
            places.extend(place);
            place.is_some()
        });
        let (sources, source_of) = ranks(told.iter().map(|o| Some(&o.source)));
        let (events, event_of) = ranks(told.iter().map(|o| o.event.as_ref()));
        let mut names = Self {
            ids: told.iter().map(|o| Arc::clone(&o.id)).collect(),
            sources,
            source_of,
            events,
            programmes: programmes(job),
        };
        names.source_of.iter_mut().for_each(|source| *source -= 1);
        let named = told.iter().zip(event_of).zip(places).map(|((told, event), (area, set))| {
            let programme = names.programme(told.programme.as_ref());
            Named { told, area, region: region(set, told.period, programme), event: Event(event) }
        });
        let named = named.collect();
        (names, named)
    }

    /// The number of a programme of this metric.
    pub(super) fn programme(&self, programme: Option<&ProgrammeId>) -> Programme {
        let Some(programme) = programme else { return Programme::ALL };
        match self.programmes.binary_search(programme) {
            Ok(idx) => Programme(number(idx) + 1),
            Err(_) => Programme::UNKNOWN,
        }
    }

    /// The name of a programme; `None` for all programmes.
    pub(super) fn programme_name(&self, programme: Programme) -> Option<&ProgrammeId> {
        self.programmes.get(programme.0.checked_sub(1)? as usize)
    }

    /// The name of an event; `None` for a report.
    pub(super) fn event_name(&self, event: Event) -> Option<&Arc<str>> {
        self.events.get(event.0.checked_sub(1)? as usize)
    }
}

/// The box of a set, a period and a programme.
pub(super) fn region(set: AreaSet, period: Period, programme: Programme) -> Region {
    Region { set, first: day(period.first()), end: day(period.last()) + 1, programme }
}

/// A day as a count of days.
pub(super) fn day(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

fn programmes(job: &MetricObservations) -> Vec<ProgrammeId> {
    let told = job.observations.iter().filter_map(|o| o.programme.as_ref());
    let placed = job.issues.iter().flat_map(|issue| &issue.places);
    let mut all: Vec<ProgrammeId> = Vec::new();
    for programme in told.chain(placed.filter_map(|place| place.programme.as_ref())) {
        if let Err(at) = all.binary_search(programme) {
            all.insert(at, programme.clone());
        }
    }
    all
}

/// The distinct names in order, and for each one its place counted from one; 0 where there is none.
fn ranks<'a>(names: impl Iterator<Item = Option<&'a Arc<str>>>) -> (Vec<Arc<str>>, Vec<u32>) {
    let names: Vec<Option<&Arc<str>>> = names.collect();
    let mut order: Vec<usize> = (0..names.len()).filter(|idx| names[*idx].is_some()).collect();
    // Names mostly come in the order of ids.
    if !order.is_sorted_by(|a, b| names[*a] <= names[*b]) {
        order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    }
    let mut distinct: Vec<Arc<str>> = Vec::new();
    let mut rank_of = vec![0; names.len()];
    for idx in order {
        let Some(name) = names[idx] else { continue };
        let is_known = |last: &Arc<str>| Arc::ptr_eq(last, name) || last == name;
        if !distinct.last().is_some_and(is_known) {
            distinct.push(Arc::clone(name));
        }
        rank_of[idx] = number(distinct.len());
    }
    (distinct, rank_of)
}

/// A place in a list as a number.
pub(super) fn number(idx: usize) -> u32 {
    u32::try_from(idx).expect("a site has fewer than four billion statements")
}
