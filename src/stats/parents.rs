//! Which cells lie directly in which.

use crate::domain::AreaSets;

use super::cell::Cell;
use super::cells::Cells;
use super::names::number;

/// For each cell the smallest cells that hold it; those hold whatever else does.
#[derive(Debug, Default)]
pub(super) struct Parents {
    /// The last link of each cell, counted from one; 0 for none.
    heads: Vec<u32>,
    links: Vec<Link>,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    parent: u32,
    next: u32,
}

impl Parents {
    pub(super) fn new(n_cells: usize) -> Self {
        Self { heads: vec![0; n_cells], links: Vec::new() }
    }

    /// The parents of a cell that were found so far.
    pub(super) fn of(&self, cell: u32) -> impl Iterator<Item = u32> + use<'_> {
        let mut at = self.heads[cell as usize];
        std::iter::from_fn(move || {
            let link = self.links[at.checked_sub(1)? as usize];
            at = link.next;
            Some(link.parent)
        })
    }

    /// Takes `whole` for a parent of `part` unless a parent of it lies in `whole`: wholes must come
    /// narrowest first. Says whether one did.
    pub(super) fn add(&mut self, areas: &AreaSets, cells: &[Cell], part: u32, whole: u32) -> bool {
        let outer = &cells[whole as usize];
        let is_held = self.of(part).any(|parent| cells[parent as usize].is_part_of(outer, areas));
        if !is_held {
            let next = std::mem::take(&mut self.heads[part as usize]);
            self.links.push(Link { parent: whole, next });
            self.heads[part as usize] = number(self.links.len());
        }
        is_held
    }

    /// Whether one of the cells that hold `cell` answers to `is_wanted`, looking no further than
    /// those that `is_near`.
    pub(super) fn any_above(
        &self,
        cell: u32,
        is_near: &impl Fn(u32) -> bool,
        is_wanted: &impl Fn(u32) -> bool,
    ) -> bool {
        self.of(cell).any(|parent| {
            is_near(parent) && (is_wanted(parent) || self.any_above(parent, is_near, is_wanted))
        })
    }
}

/// The cells that may hold others, narrowest first.
pub(super) fn wholes(areas: &AreaSets, cells: &Cells) -> Vec<u32> {
    let mut n_told: Vec<u32> = Vec::new();
    for cell in &cells.all {
        let event = cell.event.0 as usize;
        if n_told.len() <= event {
            n_told.resize(event + 1, 0);
        }
        n_told[event] += 1;
    }
    let may_hold = |cell: &Cell| cell.event.is_report() || n_told[cell.event.0 as usize] > 1;
    let mut order: Vec<_> = (0..number(cells.all.len()))
        .filter(|at| may_hold(&cells.all[*at as usize]))
        .map(|at| {
            let cell = &cells.all[at as usize];
            let is_untagged = cell.region.programme == super::cell::Programme::ALL;
            (cell.region.weight(areas), is_untagged, cell.event.is_report(), cell.id, at)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}

/// Which cell each cell lies directly in, where nothing is to be tightened.
pub(super) fn relate(areas: &AreaSets, cells: &Cells) -> Parents {
    let mut parents = Parents::new(cells.all.len());
    let mut parts = Parts::new(cells);
    for whole in wholes(areas, cells) {
        for part in parts.of(areas, cells, whole) {
            parents.add(areas, &cells.all, part, whole);
        }
    }
    parents
}

/// Finds the cells inside a cell.
pub(super) struct Parts {
    /// The cells of the events that more than one cell tells of, by event.
    by_event: Vec<(u32, u32)>,
}

impl Parts {
    pub(super) fn new(cells: &Cells) -> Self {
        let told = cells.all.iter().enumerate().filter(|(_, cell)| !cell.event.is_report());
        let mut by_event: Vec<(u32, u32)> =
            told.map(|(at, cell)| (cell.event.0, number(at))).collect();
        by_event.sort_unstable();
        by_event = by_event
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|cells| cells.len() > 1)
            .flatten()
            .copied()
            .collect();
        Self { by_event }
    }

    /// The cells strictly inside one.
    pub(super) fn of(&mut self, areas: &AreaSets, cells: &Cells, whole: u32) -> Vec<u32> {
        let outer = &cells.all[whole as usize];
        if outer.event.is_report() {
            return cells.inside(outer.region, areas).filter(|at| *at != whole).collect();
        }
        let from = self.by_event.partition_point(|(event, _)| *event < outer.event.0);
        self.by_event[from..]
            .iter()
            .take_while(|(event, _)| *event == outer.event.0)
            .map(|(_, at)| *at)
            .filter(|at| *at != whole && cells.all[*at as usize].is_part_of(outer, areas))
            .collect()
    }
}
