//! The largest figure inside a box, and how much of the box its reports cover together.

use crate::domain::AreaSets;

use super::cell::{Cell, Region};
use super::names::Names;
use super::prepared::Book;
use super::total::Found;

/// The largest of these cells, of which there is at least one.
pub(super) fn largest(
    areas: &AreaSets,
    names: &Names,
    book: &Book,
    (region, inside): (Region, &[u32]),
) -> Found {
    let cells = &book.cells.all;
    let bounds = inside.iter().map(|at| cells[*at as usize].bounds);
    let bounds = bounds.reduce(super::cell::Bounds::max);
    let is_largest = |at: &&u32| bounds.is_some_and(|b| cells[**at as usize].bounds.est == b.est);
    let mut chosen: Vec<u32> = inside.iter().filter(is_largest).copied().collect();
    chosen.sort_unstable_by_key(|at| cells[*at as usize].id);
    let reports = inside
        .iter()
        .map(|at| cells[*at as usize])
        .filter(|cell| cell.event.is_report() && cell.region.programme == region.programme);
    Found {
        bounds,
        covered: covered_together(areas, &reports.collect::<Vec<_>>(), region),
        sources: book.tightened.support(names, &book.cells, &chosen),
        left_out: Vec::new(),
        issues: Vec::new(),
        chosen: chosen.iter().map(|at| cells[*at as usize]).collect(),
    }
}

/// The area-days of the box that lie in at least one of these cells.
fn covered_together(areas: &AreaSets, cells: &[Cell], region: Region) -> i128 {
    let mut spans: Vec<(u32, i32, i32)> = cells
        .iter()
        .flat_map(|cell| {
            let days = (cell.region.first, cell.region.end);
            areas.leaves(cell.region.set).iter().map(move |leaf| (*leaf, days.0, days.1))
        })
        .collect();
    spans.sort_unstable();
    let mut covered = 0;
    for of_leaf in spans.chunk_by(|a, b| a.0 == b.0) {
        let (mut n_days, mut until) = (0, i32::MIN);
        for (_, first, end) in of_leaf {
            n_days += (*end - until.max(*first)).max(0);
            until = until.max(*end);
        }
        covered += areas.leaf_coverage(of_leaf[0].0, region.set) * i128::from(n_days);
    }
    covered
}
