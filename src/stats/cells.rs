//! Steps 2 and 3: statements to cells, in an order in which a box finds what is inside it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{AreaSet, AreaSets, MetricRule, Qualifier};

use super::Unusable;
use super::cell::{Bounds, Cell, Event, Rank, Region};
use super::names::{Named, Names, day, number};
use crate::diag::Code;

/// An issue with the boxes of its statements, by which a query knows whether it concerns it.
#[derive(Debug, Clone)]
pub(super) struct Noted {
    pub(super) code: Code,
    pub(super) ids: Vec<u32>,
    pub(super) regions: Vec<Region>,
}

/// The cells of one metric in the order of set and first day, the longer first.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) all: Vec<Cell>,
    /// Where the cells of each set stand.
    pub(super) runs: Vec<Run>,
    /// The sources of a cell that has more than its winner's.
    more_sources: BTreeMap<u32, Vec<u32>>,
    pub(super) noted: Vec<Noted>,
}

/// The cells of one set: `from..to` of all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) set: AreaSet,
    pub(super) from: usize,
    pub(super) to: usize,
    /// The longest cell's days, which bounds how far back one must look for a day.
    pub(super) longest: i32,
}

/// What a statement becomes before it meets the others of its cell.
struct Statement {
    id: u32,
    area: u32,
    region: Region,
    event: Event,
    published: i32,
    is_provisional: bool,
}

impl Statement {
    fn key(&self) -> impl Ord + use<> {
        let region = self.region;
        (region.set, region.first, Reverse(region.end), region.programme, self.event)
    }
}

impl Cells {
    /// The cells of these statements, which are all live and all actual or all targets.
    pub(super) fn new(rule: &MetricRule, names: &Names, told: &[&Named<'_>], ids: &[u32]) -> Self {
        let mut cells = Self::default();
        let mut bounds: Vec<Bounds> = Vec::with_capacity(told.len());
        let mut statements: Vec<(Statement, u32)> = Vec::with_capacity(told.len());
        for (named, id) in told.iter().zip(ids) {
            match usable(rule, named) {
                Err(unusable) => cells.noted.push(Noted {
                    code: unusable.into(),
                    ids: vec![*id],
                    regions: vec![named.region],
                }),
                Ok((found, is_provisional)) => {
                    let has_event = !named.told.is_target && rule.agg.has_events();
                    let statement = Statement {
                        id: *id,
                        area: named.area,
                        region: named.region,
                        event: if has_event { named.event } else { Event::NONE },
                        published: day(named.told.published),
                        is_provisional,
                    };
                    statements.push((statement, number(bounds.len())));
                    bounds.push(found);
                }
            }
        }
        statements.sort_by(|(a, _), (b, _)| {
            let newest_first = |s: &Statement| (Reverse(s.published), s.id);
            a.key().cmp(&b.key()).then_with(|| newest_first(a).cmp(&newest_first(b)))
        });
        for group in statements.chunk_by(|(a, _), (b, _)| a.key() == b.key()) {
            cells.settle(names, group, &bounds);
        }
        cells.index();
        cells
    }

    /// Makes one cell of the statements of one box and event, the newest first.
    fn settle(&mut self, names: &Names, group: &[(Statement, u32)], bounds: &[Bounds]) {
        let of = |at: u32| bounds[at as usize];
        let newest = of(group[0].1);
        let (winner, told) = group
            .iter()
            .filter(|(_, at)| of(*at).lo >= newest.lo && of(*at).hi <= newest.hi)
            .min_by_key(|(statement, at)| {
                let b = of(*at);
                let width = if b.is_open() { 0 } else { b.hi - b.lo };
                (b.is_open(), width, Reverse(b.lo), Reverse(statement.published), statement.id)
            })
            .map_or((&group[0].0, newest), |(statement, at)| (statement, of(*at)));
        let cell = number(self.all.len());
        if group.len() > 1 {
            let mut ids: Vec<u32> = group
                .iter()
                .filter(|(_, at)| of(*at).is_apart(told))
                .map(|(statement, _)| statement.id)
                .collect();
            if !ids.is_empty() {
                ids.sort_unstable();
                ids.insert(0, winner.id);
                let regions = vec![winner.region];
                self.noted.push(Noted { code: Code::B030, ids, regions });
            }
            let same = group.iter().filter(|(_, at)| of(*at) == told);
            let mut sources: Vec<u32> =
                same.map(|(statement, _)| names.source_of[statement.id as usize]).collect();
            sources.sort_unstable();
            sources.dedup();
            if sources.len() > 1 {
                self.more_sources.insert(cell, sources);
            }
        }
        self.all.push(Cell {
            id: winner.id,
            area: winner.area,
            region: winner.region,
            event: winner.event,
            bounds: told,
            is_provisional: winner.is_provisional,
            is_tight: false,
            rank: Rank::Open,
        });
    }

    fn index(&mut self) {
        let mut from = 0;
        for run in self.all.chunk_by(|a, b| a.region.set == b.region.set) {
            let longest = run.iter().map(|c| c.region.end - c.region.first).max().unwrap_or(0);
            let to = from + run.len();
            self.runs.push(Run { set: run[0].region.set, from, to, longest });
            from = to;
        }
    }

    /// These cells, which ascend, alone.
    pub(super) fn only(&self, wanted: &[u32]) -> Self {
        let mut only = Self::default();
        for (at, cell) in wanted.iter().enumerate() {
            only.all.push(self.all[*cell as usize]);
            if let Some(sources) = self.more_sources.get(cell) {
                only.more_sources.insert(number(at), sources.clone());
            }
        }
        only.index();
        only
    }

    /// The sources that tell a cell's winning bounds.
    pub(super) fn sources<'a>(
        &'a self,
        names: &'a Names,
        cell: u32,
    ) -> impl Iterator<Item = u32> + use<'a> {
        let more = self.more_sources.get(&cell).map_or(&[][..], Vec::as_slice);
        let own = more.is_empty().then(|| names.source_of[self.all[cell as usize].id as usize]);
        own.into_iter().chain(more.iter().copied())
    }

    /// The cells inside a box, in the order of all.
    pub(super) fn inside<'a>(
        &'a self,
        region: Region,
        areas: &'a AreaSets,
    ) -> impl Iterator<Item = u32> + use<'a> {
        self.runs
            .iter()
            .filter(move |run| areas.is_inside(run.set, region.set))
            .flat_map(move |run| {
                let cells = &self.all[run.from..run.to];
                let from = run.from + cells.partition_point(|c| c.region.first < region.first);
                let to = run.from + cells.partition_point(|c| c.region.first < region.end);
                (from..to).filter(move |at| {
                    let inner = self.all[*at].region;
                    inner.end <= region.end && inner.programme.is_in(region.programme)
                })
            })
            .map(number)
    }

    /// The cells that share something with a box, in the order of all.
    pub(super) fn meeting<'a>(
        &'a self,
        region: Region,
        areas: &'a AreaSets,
    ) -> impl Iterator<Item = u32> + use<'a> {
        self.runs
            .iter()
            .filter(move |run| areas.meets(run.set, region.set))
            .flat_map(move |run| {
                let cells = &self.all[run.from..run.to];
                let earliest = region.first - run.longest;
                let from = run.from + cells.partition_point(|c| c.region.first <= earliest);
                let to = run.from + cells.partition_point(|c| c.region.first < region.end);
                (from..to).filter(move |at| {
                    let other = self.all[*at].region;
                    region.first < other.end && other.programme.meets(region.programme)
                })
            })
            .map(number)
    }
}

/// The bounds of a statement and whether it is provisional, or why it cannot be counted.
fn usable(rule: &MetricRule, named: &Named<'_>) -> Result<(Bounds, bool), Unusable> {
    let told = named.told;
    if let Some(unusable) = told.unusable {
        return Err(unusable);
    }
    if told.quantity.est.is_negative() {
        return Err(Unusable::Negative);
    }
    if rule.integer && !told.quantity.est.is_whole() && told.qualifier != Qualifier::Between {
        return Err(Unusable::Fraction);
    }
    let bounds = Bounds::of(told.quantity).ok_or(Unusable::TooLarge)?;
    let is_provisional = told.is_provisional(rule.agg);
    Ok((if is_provisional { bounds.opened() } else { bounds }, is_provisional))
}
