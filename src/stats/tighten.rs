//! Step 4: what lies inside a cell narrows its bounds or contradicts it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::AreaSets;

use super::cell::{Bounds, Cell, Rank, Region};
use super::cells::Cells;
use super::names::Names;
use super::pack::{Packed, pack};
use super::parents::{Parents, Parts, wholes};
use super::pool::{Aim, Measure, Pool};
use super::score::Shelf;
use super::total::{opened_unless, sum};
use crate::diag::Code;

/// How far a contradiction reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The parts of the contradicted whole count in boxes that do not hold the whole.
    Holders,
    /// All cells are those of one question: the parts are out of everything.
    Everything,
}

/// What tightening found, besides the new bounds in the cells.
#[derive(Debug, Default)]
pub(super) struct Tightened {
    pub(super) parents: Parents,
    /// By cell: the bounds that were told, and the sources of the parts that changed them.
    pub(super) changed: BTreeMap<u32, Change>,
    pub(super) conflicts: Vec<Conflict>,
    /// The contradicted wholes around a cell.
    pub(super) shadows: BTreeMap<u32, Vec<u32>>,
}

#[derive(Debug)]
pub(super) struct Change {
    pub(super) told: Bounds,
    pub(super) support: Vec<u32>,
}

/// A whole that its parts contradict.
#[derive(Debug)]
pub(super) struct Conflict {
    pub(super) code: Code,
    pub(super) whole: u32,
    /// The ids of the parts.
    pub(super) parts: Vec<u32>,
    /// The cells that share parts with the whole and neither hold it nor lie in it: where a question
    /// holds one of them and the whole, the parts are out of both, so that it tightens anew.
    pub(super) crossers: Vec<u32>,
}

/// Tightens all cells, narrowest first.
pub(super) fn tighten(
    areas: &AreaSets,
    names: &Names,
    cells: &mut Cells,
    reach: Reach,
) -> Tightened {
    let mut found = Tightened { parents: Parents::new(cells.all.len()), ..Tightened::default() };
    let mut parts = Parts::new(cells);
    let mut contents: Vec<Vec<u32>> = Vec::new();
    for whole in wholes(areas, cells) {
        let inner = parts.of(areas, cells, whole);
        if inner.is_empty() {
            continue;
        }
        let pool = found.pool(areas, cells, (whole, &inner), reach);
        match inside(areas, cells, whole, &pool) {
            Inside::Nothing => {}
            Inside::Agrees(bounds, chosen) => found.narrow(names, cells, whole, (bounds, &chosen)),
            Inside::Contradicts(code, ids) => {
                found.contradict(code, (whole, &inner), ids);
                contents.push(inner);
            }
        }
    }
    for (conflict, inner) in found.conflicts.iter_mut().zip(&contents) {
        conflict.crossers = crossers(areas, &cells.all, &found.parents, conflict.whole, inner);
    }
    found
}

/// What the best packing of a cell's parts says of it.
enum Inside {
    Nothing,
    /// The bounds that both leave, and the parts.
    Agrees(Bounds, Vec<u32>),
    /// The ids of the parts.
    Contradicts(Code, Vec<u32>),
}

/// Packs the parts of a cell, and notes how the cell compares to them.
fn inside(areas: &AreaSets, cells: &mut Cells, at: u32, pool: &Pool) -> Inside {
    let mut shelf = Shelf::default();
    let Packed { pack: packed, is_best } = pack(areas, pool, &mut shelf);
    if packed.is_empty() {
        return Inside::Nothing;
    }
    let ids = shelf.ids(packed);
    let chosen = pool.cells_of(&ids);
    let is_full = packed.score.covered == pool.region.weight(areas);
    let parts = opened_unless(is_full, sum(&cells.all, &chosen));
    let whole = &mut cells.all[at as usize];
    let told = whole.bounds;
    if parts.lo > told.hi {
        return Inside::Contradicts(Code::B032, ids);
    }
    if parts.hi < told.lo {
        return Inside::Contradicts(Code::B031, ids);
    }
    let (lo, hi) = (told.lo.max(parts.lo), told.hi.min(parts.hi));
    whole.rank = match (is_best, lo > parts.lo) {
        (true, true) => Rank::Exceeds,
        (true, false) if !is_full => Rank::Covers,
        _ => Rank::Open,
    };
    Inside::Agrees(Bounds { est: told.est.max(lo).min(hi), lo, hi }, chosen)
}

impl Tightened {
    /// The cells inside a whole that may be parts of it.
    fn pool(
        &mut self,
        areas: &AreaSets,
        cells: &Cells,
        (at, inner): (u32, &[u32]),
        reach: Reach,
    ) -> Pool {
        let whole = &cells.all[at as usize];
        let measure = Measure { aim: Aim::Sum, region: whole.region, event: whole.event };
        let mut pieces = Vec::with_capacity(inner.len());
        for part in inner {
            let is_held = self.parents.add(areas, &cells.all, *part, at);
            let is_out = self.shadows.get(part).is_some_and(|around| {
                let is_inside = |d: &u32| cells.all[*d as usize].is_part_of(whole, areas);
                reach == Reach::Everything || around.iter().any(is_inside)
            });
            if !is_out {
                pieces.push(measure.piece(*part, &cells.all[*part as usize], is_held, areas));
            }
        }
        Pool::new(whole.region, pieces)
    }

    /// Takes the bounds that a cell and its parts leave.
    fn narrow(
        &mut self,
        names: &Names,
        cells: &mut Cells,
        at: u32,
        (bounds, chosen): (Bounds, &[u32]),
    ) {
        let told = cells.all[at as usize].bounds;
        if (bounds.lo, bounds.hi) != (told.lo, told.hi) {
            let support = self.support(names, cells, chosen);
            self.changed.insert(at, Change { told, support });
            let cell = &mut cells.all[at as usize];
            cell.bounds = bounds;
            cell.is_tight = true;
        }
    }

    /// Keeps the parts out of what holds the whole.
    fn contradict(&mut self, code: Code, (whole, inner): (u32, &[u32]), parts: Vec<u32>) {
        self.conflicts.push(Conflict { code, whole, parts, crossers: Vec::new() });
        for part in inner {
            self.shadows.entry(*part).or_default().push(whole);
        }
    }

    /// All sources that the bounds of these cells rest on.
    pub(super) fn support(&self, names: &Names, cells: &Cells, chosen: &[u32]) -> Vec<u32> {
        let mut sources = Vec::new();
        for cell in chosen {
            sources.extend(cells.sources(names, *cell));
            if let Some(change) = self.changed.get(cell) {
                sources.extend_from_slice(&change.support);
            }
        }
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// Whether a contradicted whole inside this box keeps a cell out of it.
    pub(super) fn is_out(
        &self,
        areas: &AreaSets,
        cells: &Cells,
        cell: u32,
        region: Region,
    ) -> bool {
        !self.shadows.is_empty()
            && self.shadows.get(&cell).is_some_and(|around| {
                around.iter().any(|d| cells.all[*d as usize].region.is_in(region, areas))
            })
    }
}

fn crossers(
    areas: &AreaSets,
    cells: &[Cell],
    parents: &Parents,
    whole: u32,
    inner: &[u32],
) -> Vec<u32> {
    let outer = &cells[whole as usize];
    let (mut seen, mut open) = (BTreeSet::new(), inner.to_vec());
    while let Some(at) = open.pop() {
        for parent in parents.of(at) {
            if seen.insert(parent) {
                open.push(parent);
            }
        }
    }
    let is_crosser = |at: &u32| {
        let cell = &cells[*at as usize];
        !cell.is_part_of(outer, areas) && !outer.is_part_of(cell, areas)
    };
    seen.into_iter().filter(is_crosser).collect()
}
