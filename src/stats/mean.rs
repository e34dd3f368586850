//! Means: figures that have an exact weight of the same box and event.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{AreaSet, AreaSets, Decimal, ProgrammeId, Quantity};

use super::cell::{Bounds, Cell, Event, Region};
use super::names::Names;
use super::pack::pack;
use super::pool::{Aim, Measure, Pool};
use super::prepared::Prepared;
use super::score::Shelf;
use super::total::{Found, covered, left_out};
use crate::diag::Code;

/// A box and event by name: the two metrics number theirs apart.
pub(super) type Key = (AreaSet, i32, i32, Option<ProgrammeId>, Option<Arc<str>>);

/// A cell's box and event by name.
pub(super) fn key(names: &Names, cell: &Cell) -> Key {
    let Region { set, first, end, programme } = cell.region;
    (
        set,
        first,
        end,
        names.programme_name(programme).cloned(),
        names.event_name(cell.event).cloned(),
    )
}

/// A mean with the articles that its weights rest on.
pub(super) struct Weighed {
    pub(super) found: Found,
    /// `None` without any weight and past the range of numbers.
    pub(super) mean: Option<Quantity>,
    pub(super) weight_sources: Vec<Arc<str>>,
}

/// The weighted mean of the figures in a box: coverage decides which are taken.
pub(super) fn mean(
    areas: &AreaSets,
    (of, by): (&Prepared, Option<&Prepared>),
    (region, inside): (Region, &[u32]),
    target: bool,
) -> Weighed {
    let book = of.book(target);
    let cells = &book.cells.all;
    let weights = by.map_or_else(BTreeMap::new, |by| {
        let programme = by.names.programme(of.names.programme_name(region.programme));
        exact_weights(areas, by, target, Region { programme, ..region })
    });
    let weight_of = |at: u32| weights.get(&key(&of.names, &cells[at as usize]));
    let (usable, missing): (Vec<u32>, Vec<u32>) =
        inside.iter().partition(|at| weight_of(**at).is_some());
    let mut found = Found {
        issues: missing.iter().map(|at| (Code::B040, vec![cells[*at as usize].id])).collect(),
        ..Found::default()
    };
    if usable.is_empty() {
        return Weighed { found, mean: None, weight_sources: Vec::new() };
    }
    let known: BTreeSet<u32> = usable.iter().copied().collect();
    let is_known = |at: u32| known.contains(&at);
    let is_near = |at: u32| cells[at as usize].region.is_in(region, areas);
    let measure = Measure { aim: Aim::Mean, region, event: Event::NONE };
    let pieces = usable.iter().map(|at| {
        let is_held = book.tightened.parents.any_above(*at, &is_near, &is_known);
        measure.piece(*at, &cells[*at as usize], is_held, areas)
    });
    let pool = Pool::new(region, pieces.collect());
    let mut shelf = Shelf::default();
    let packed = pack(areas, &pool, &mut shelf).pack;
    let chosen = pool.cells_of(&shelf.ids(packed));
    let weighed: Vec<(Quantity, Decimal)> = chosen
        .iter()
        .filter_map(|at| {
            let (_, weight) = weight_of(*at)?;
            Some((cells[*at as usize].bounds.quantity(), Decimal::from_millionths(*weight)))
        })
        .collect();
    let mean = Quantity::mean(&weighed);
    found.bounds = mean.and_then(Bounds::of);
    found.covered = covered(areas, cells, &chosen, region);
    found.sources = book.tightened.support(&of.names, &book.cells, &chosen);
    found.left_out = left_out(areas, book, &usable, &chosen, region);
    found.chosen = chosen.iter().map(|at| cells[*at as usize]).collect();
    let weight_sources = chosen.iter().filter_map(|at| Some(&weight_of(*at)?.0)).flatten();
    let weight_sources = weight_sources.cloned().collect();
    Weighed { found, mean, weight_sources }
}

/// The weights that are exact and above zero, with their sources, as they were told.
fn exact_weights(
    areas: &AreaSets,
    by: &Prepared,
    target: bool,
    region: Region,
) -> BTreeMap<Key, (Vec<Arc<str>>, i128)> {
    let book = by.book(target);
    let told = book.cells.inside(region, areas).filter_map(|at| {
        let cell = &book.cells.all[at as usize];
        let told = book.tightened.changed.get(&at).map_or(cell.bounds, |change| change.told);
        let sources = book.cells.sources(&by.names, at);
        let sources = sources.map(|source| Arc::clone(&by.names.sources[source as usize]));
        let is_weight = told.is_exact() && told.est > 0;
        is_weight.then(|| (key(&by.names, cell), (sources.collect(), told.est)))
    });
    told.collect()
}
