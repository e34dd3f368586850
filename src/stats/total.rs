//! The sum of what is inside a box, and what is left out of it.

use std::borrow::Cow;

use crate::domain::AreaSets;

use super::cell::{Bounds, Cell, OPEN, Region};
use super::names::Names;
use super::pack::pack;
use super::pool::{Aim, Measure, Pool};
use super::prepared::Book;
use super::score::Shelf;
use crate::diag::Code;

/// What a way of adding up found, before it is put into words.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The bounds as if nothing were missing.
    pub(super) bounds: Option<Bounds>,
    /// The area-days covered.
    pub(super) covered: i128,
    /// The sources of this metric.
    pub(super) sources: Vec<u32>,
    /// The ids left out, ascending.
    pub(super) left_out: Vec<u32>,
    pub(super) issues: Vec<(Code, Vec<u32>)>,
    /// The cells that make it up, in the order of ids.
    pub(super) chosen: Vec<Cell>,
}

/// The sum of the best packing of a box, given the cells inside it.
pub(super) fn total(
    areas: &AreaSets,
    names: &Names,
    book: &Book,
    (region, inside): (Region, &[u32]),
) -> Found {
    let mut cells = Cow::Borrowed(inside);
    let anew;
    let mut book = book;
    if tightens_anew(areas, book, region) {
        anew = book.anew(areas, names, inside);
        book = &anew;
        cells = Cow::Owned((0..super::names::number(inside.len())).collect());
    }
    let all = &book.cells.all;
    let found = &book.tightened;
    let alive: Vec<u32> =
        cells.iter().copied().filter(|at| !found.is_out(areas, &book.cells, *at, region)).collect();
    let measure = Measure { aim: Aim::Sum, region, event: super::cell::Event::NONE };
    let pieces = alive.iter().map(|at| {
        let cell = &all[*at as usize];
        let is_inside = |parent: u32| all[parent as usize].region.is_in(region, areas);
        let is_held = !cell.event.is_report() && found.parents.of(*at).any(is_inside);
        measure.piece(*at, cell, is_held, areas)
    });
    let pool = Pool::new(region, pieces.collect());
    let mut shelf = Shelf::default();
    let packed = pack(areas, &pool, &mut shelf).pack;
    let chosen = pool.cells_of(&shelf.ids(packed));
    let conflicts = found
        .conflicts
        .iter()
        .filter(|conflict| all[conflict.whole as usize].region.is_in(region, areas));
    let issues = conflicts.map(|conflict| {
        let ids =
            [all[conflict.whole as usize].id].into_iter().chain(conflict.parts.iter().copied());
        (conflict.code, ids.collect())
    });
    let issues = issues.collect();
    Found {
        bounds: Some(sum(all, &chosen)),
        covered: covered(areas, all, &chosen, region),
        sources: found.support(names, &book.cells, &chosen),
        left_out: left_out(areas, book, &alive, &chosen, region),
        issues,
        chosen: chosen.iter().map(|at| all[*at as usize]).collect(),
    }
}

/// Whether a contradiction inside the box changes what crosses the contradicted whole.
fn tightens_anew(areas: &AreaSets, book: &Book, region: Region) -> bool {
    let is_inside = |at: &u32| book.cells.all[*at as usize].region.is_in(region, areas);
    let mut conflicts = book.tightened.conflicts.iter();
    conflicts.any(|conflict| is_inside(&conflict.whole) && conflict.crossers.iter().any(is_inside))
}

pub(super) fn sum(cells: &[Cell], chosen: &[u32]) -> Bounds {
    chosen.iter().fold(Bounds::ZERO, |sum, at| sum.plus(cells[*at as usize].bounds))
}

/// The area-days of the box that these disjoint cells cover.
pub(super) fn covered(areas: &AreaSets, cells: &[Cell], chosen: &[u32], region: Region) -> i128 {
    let reports = chosen
        .iter()
        .map(|at| &cells[*at as usize])
        .filter(|cell| cell.event.is_report() && cell.region.programme == region.programme);
    reports.map(|cell| areas.coverage(cell.region.set, region.set) * cell.region.n_days()).sum()
}

/// The cells that are neither chosen nor inside a chosen one nor replaced by their own parts.
pub(super) fn left_out(
    areas: &AreaSets,
    book: &Book,
    alive: &[u32],
    chosen: &[u32],
    region: Region,
) -> Vec<u32> {
    let all = &book.cells.all;
    let mut sorted = chosen.to_vec();
    sorted.sort_unstable();
    let is_chosen = |at: u32| sorted.binary_search(&at).is_ok();
    let is_near = |at: u32| all[at as usize].region.is_in(region, areas);
    let parents = &book.tightened.parents;
    let mut ids: Vec<u32> = alive
        .iter()
        .copied()
        .filter(|at| !is_chosen(*at) && !parents.any_above(*at, &is_near, &is_chosen))
        .filter(|at| !is_split(areas, all, *at, chosen))
        .map(|at| all[at as usize].id)
        .collect();
    ids.sort_unstable();
    ids
}

/// Whether a whole is replaced by its own complete parts.
fn is_split(areas: &AreaSets, cells: &[Cell], whole: u32, chosen: &[u32]) -> bool {
    let whole = &cells[whole as usize];
    let box_of = whole.region;
    let mut left = box_of.weight(areas);
    for at in chosen {
        let cell = &cells[*at as usize];
        if cell.event != whole.event || !cell.region.meets(box_of, areas) {
            continue;
        }
        if !cell.region.is_in(box_of, areas) || cell.region.programme != box_of.programme {
            return false;
        }
        left -= cell.region.weight(areas);
    }
    left == 0
}

/// A sum of which something is missing may be any amount more.
pub(super) fn opened_unless(is_full: bool, bounds: Bounds) -> Bounds {
    if is_full { bounds } else { Bounds { hi: OPEN, ..bounds } }
}
