//! The statements of one metric that can be counted, those of one cell side by side.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Aggregation, AreaSet, MetricRule, ProgrammeId, Quantity};
use crate::stats::{MetricObservations, Observation, Prepared, Shared};

/// What makes statements tell of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) set: AreaSet,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) programme: Option<&'a ProgrammeId>,
    pub(super) is_target: bool,
    /// The last of the key, so that all events of one box stand side by side.
    pub(super) event: Option<&'a str>,
}

impl Key<'_> {
    /// The same box without its event.
    pub(super) fn any_event(self) -> Self {
        Self { event: None, ..self }
    }
}

/// A statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) key: Key<'a>,
    pub(super) of: &'a Observation,
    /// Whether it speaks for its cell.
    pub(super) speaks: bool,
}

/// The live statements in the order of their keys, the newest of a cell first.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    pub(super) all: Vec<Told<'a>>,
    agg: Aggregation,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        shared: &Shared,
        rule: &MetricRule,
        told: &'a MetricObservations,
        prepared: &Prepared,
    ) -> Self {
        let has_events = rule.agg.has_events();
        let live = told.observations.iter().filter(|of| {
            of.unusable.is_none() && (told.dead.is_empty() || !told.dead.contains(&of.id))
        });
        let told = live.filter_map(|of| {
            let key = Key {
                set: shared.areas.set_of(&of.area)?,
                first: of.period.first(),
                last: of.period.last(),
                programme: of.programme.as_ref(),
                is_target: of.is_target,
                event: of.event.as_deref().filter(|_| has_events && !of.is_target),
            };
            Some(Told { key, of, speaks: true })
        });
        let mut all: Vec<Told<'_>> = told.collect();
        all.sort_by(|a, b| {
            (a.key, b.of.published, &a.of.id).cmp(&(b.key, a.of.published, &b.of.id))
        });
        all.dedup_by(|a, b| a.of.id == b.of.id);
        let mut cells = Self { all, agg: rule.agg };
        cells.silence(prepared);
        cells
    }

    /// Marks the statements that another one of their cell speaks for.
    fn silence(&mut self, prepared: &Prepared) {
        let cells = || self.all.chunk_by(|a, b| a.key == b.key).filter(|cell| cell.len() > 1);
        let doubtful: BTreeSet<&str> = cells().flatten().map(|told| &*told.of.id).collect();
        if doubtful.is_empty() {
            return;
        }
        let speakers = prepared.speakers().filter(|id| doubtful.contains(&***id));
        let speakers: BTreeSet<&str> = speakers.map(|id| &**id).collect();
        for cell in self.all.chunk_by_mut(|a, b| a.key == b.key).filter(|cell| cell.len() > 1) {
            for told in cell {
                told.speaks = speakers.contains(&*told.of.id);
            }
        }
    }

    /// The bounds of a statement: before its days are over it may still grow.
    fn bounds(&self, told: &Told<'_>) -> Quantity {
        let of = told.of;
        let is_provisional = of.is_provisional(self.agg);
        Quantity { hi: of.quantity.hi.filter(|_| !is_provisional), ..of.quantity }
    }

    /// The statements that neither speak for their cell nor say the same as the one that does.
    pub(super) fn outvoted(&self) -> BTreeSet<Arc<str>> {
        let mut outvoted = BTreeSet::new();
        for cell in self.all.chunk_by(|a, b| a.key == b.key).filter(|cell| cell.len() > 1) {
            let Some(speaker) = cell.iter().find(|told| told.speaks) else { continue };
            let said = self.bounds(speaker);
            let others = cell.iter().filter(|told| self.bounds(told) != said);
            outvoted.extend(others.map(|told| Arc::clone(&told.of.id)));
        }
        outvoted
    }

    /// The statements that speak for the cells of what was done.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &Told<'a>> {
        self.all.iter().filter(|told| told.speaks && !told.key.is_target)
    }
}
