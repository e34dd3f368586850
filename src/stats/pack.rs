//! Step 5, fast: of the cells that do not overlap, those that guarantee the most.
//!
//! The sets of a pool are a tree and most days are nested, so that the best packing of a box comes
//! from those of smaller boxes in one pass: what overlaps nothing in time stands alone; where cells
//! span all the days, the box is theirs, or split by area, or they go. Only where days truly cross
//! is there an interval programme, over the ends of the area's own cells and on that run alone.
//!
//! With one programme this finds the optimum, as the definition does. With tagged figures it looks
//! at more splits than the definition, which alternates areas and programmes only at the ends of an
//! area's own cells. What it then finds is the definition's answer whenever the definition could
//! have built it, and else the run is done again with the definition's splits.

use std::collections::BTreeMap;

use crate::domain::AreaSets;

use super::cell::Programme;
use super::definition::pack_by_definition;
use super::pool::{Piece, Pool, stack};
use super::run::Run;
use super::score::{Pack, Shelf};
use super::tree::{ROOT, Tree};

/// Above this many cells, pools with crossing areas are packed as if the left out areas had no
/// cells: still a valid sum, where the definition would take minutes.
const MAX_BY_DEFINITION: usize = 100;

/// The best packing of a pool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    pub(super) pack: Pack,
    /// Whether no disjoint cells of the pool guarantee more, or as much and cover more.
    pub(super) is_best: bool,
}

/// The best packing of a pool.
pub(super) fn pack(areas: &AreaSets, pool: &Pool, shelf: &mut Shelf) -> Packed {
    if pool.pieces.is_empty() {
        return Packed { pack: Pack::EMPTY, is_best: true };
    }
    let tree = Tree::new(areas, pool);
    let is_tagged = pool.region.programme == Programme::ALL
        && pool.pieces.iter().any(|piece| piece.region.programme != Programme::ALL);
    let is_defined_by_days = tree.has_deep_crossing || (tree.has_crossing && is_tagged);
    if is_defined_by_days && pool.pieces.len() <= MAX_BY_DEFINITION {
        return Packed { pack: pack_by_definition(areas, pool, shelf), is_best: false };
    }
    let cells: Vec<u32> =
        (0..).zip(&tree.node_of).filter(|(_, node)| node.is_some()).map(|(at, _)| at).collect();
    let node_of = tree.node_of.iter().map(|node| node.unwrap_or(ROOT)).collect();
    let mut solver = Solver {
        shelf,
        tree: &tree,
        pieces: &pool.pieces,
        is_mixed: is_tagged,
        node_of,
        n_runs: 0,
        known: BTreeMap::new(),
    };
    let at = Place { node: ROOT, programme: pool.region.programme };
    let best = solver.best(at, &cells, Splits::Any);
    if !best.is_interlaced || is_defined_by_days {
        return Packed { pack: best, is_best: !tree.has_crossing };
    }
    let ids = solver.shelf.ids(best);
    let chosen: Vec<u32> = cells
        .iter()
        .copied()
        .filter(|cell| ids.binary_search(&pool.pieces[*cell as usize].id).is_ok())
        .collect();
    if solver.is_definable(ROOT, &cells, &chosen) {
        return Packed { pack: best, is_best: !tree.has_crossing };
    }
    Packed { pack: solver.best(at, &cells, Splits::Defined), is_best: false }
}

/// At which days a box may be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Splits {
    /// At any.
    Any,
    /// At the ends of the area's own cells, as the definition does.
    Defined,
}

/// An area of the tree and a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) node: u16,
    pub(super) programme: Programme,
}

/// Packs the cells of one pool. Lists of cells are in the pool's order.
pub(super) struct Solver<'a> {
    pub(super) shelf: &'a mut Shelf,
    tree: &'a Tree,
    pub(super) pieces: &'a [Piece],
    /// Whether figures of all programmes and tagged ones meet.
    is_mixed: bool,
    node_of: Vec<u16>,
    /// How many runs are being packed: only they ask for the same cells again.
    pub(super) n_runs: usize,
    known: BTreeMap<(Place, u32, u32, usize), Pack>,
}

impl Solver<'_> {
    pub(super) fn days(&self, cell: u32) -> (i32, i32) {
        let region = self.pieces[cell as usize].region;
        (region.first, region.end)
    }

    pub(super) fn is_own(&self, at: Place, cell: u32) -> bool {
        self.node_of[cell as usize] == at.node
    }

    pub(super) fn is_tagged(&self, cell: u32) -> bool {
        self.pieces[cell as usize].region.programme != Programme::ALL
    }

    /// The best packing of these cells, all inside the place.
    pub(super) fn best(&mut self, at: Place, cells: &[u32], splits: Splits) -> Pack {
        if self.is_mixed
            && splits == Splits::Defined
            && at.programme == Programme::ALL
            && cells.iter().any(|cell| self.is_tagged(*cell))
        {
            return Run::new(self, at, cells).best(self, splits);
        }
        if !cells.iter().any(|cell| self.is_own(at, *cell)) {
            return self.by_area(at, cells, splits);
        }
        // What overlaps nothing in time stands alone; only where the area's own cells are does it
        // matter what stands beside.
        let mut total = Pack::EMPTY;
        let mut others = Vec::new();
        let mut from = 0;
        while from < cells.len() {
            let mut end = self.days(cells[from]).1;
            let mut has_own = self.is_own(at, cells[from]);
            let mut to = from + 1;
            while to < cells.len() && self.days(cells[to]).0 < end {
                end = end.max(self.days(cells[to]).1);
                has_own |= self.is_own(at, cells[to]);
                to += 1;
            }
            if has_own {
                let part = self.connected(at, &cells[from..to], end);
                total = self.shelf.join(total, part);
            } else {
                others.extend_from_slice(&cells[from..to]);
            }
            from = to;
        }
        if !others.is_empty() {
            let part = self.by_area(at, &others, splits);
            total = self.shelf.join(total, part);
        }
        total
    }

    /// The best packing of cells whose days hang together until `end`, the area's own among them.
    fn connected(&mut self, at: Place, cells: &[u32], end: i32) -> Pack {
        if let [cell] = cells {
            let one = self.one(*cell);
            return self.shelf.better(Pack::EMPTY, one);
        }
        let whole = (self.days(cells[0]).0, end);
        let n_whole = cells.iter().take_while(|cell| self.days(**cell) == whole).count();
        let (spanning, rest) = cells.split_at(n_whole);
        let is_master = |cell: &&u32| {
            let piece = &self.pieces[**cell as usize];
            piece.is_master && piece.region.programme == at.programme && self.is_own(at, **cell)
        };
        if let Some(master) = spanning.iter().find(is_master) {
            return self.one(*master);
        }
        // Cells of one place that hang together are all that lie within their days, so that the
        // first, the last and their number name them.
        let key = (at, cells[0], cells[cells.len() - 1], cells.len());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let best = if n_whole == 0 {
            Run::new(self, at, cells).best(self, Splits::Any)
        } else {
            self.spanned(at, cells, (spanning, rest))
        };
        if self.n_runs > 0 {
            self.known.insert(key, best);
        }
        best
    }

    /// The best packing of cells of which some span all the days.
    fn spanned(&mut self, at: Place, cells: &[u32], (spanning, rest): (&[u32], &[u32])) -> Pack {
        let mut best = self.by_programme(at, cells);
        if !rest.is_empty() {
            let without = self.best(at, rest, Splits::Any);
            best = self.shelf.better(best, without);
        }
        if spanning.iter().any(|cell| !self.is_own(at, *cell)) {
            let by_area = self.by_area(at, cells, Splits::Any);
            best = self.shelf.better(best, by_area);
        }
        for item in self.items(at, spanning) {
            best = self.shelf.better(best, item);
        }
        best
    }

    fn one(&mut self, cell: u32) -> Pack {
        let piece = &self.pieces[cell as usize];
        self.shelf.one(piece.id, piece.score)
    }

    /// What an area's own cells of the same days can be in a packing: a report, or all the events.
    pub(super) fn items(&mut self, at: Place, cells: &[u32]) -> Vec<Pack> {
        let mut items = Vec::new();
        let mut news = Vec::new();
        for cell in cells.iter().filter(|cell| self.node_of[**cell as usize] == at.node) {
            let piece = &self.pieces[*cell as usize];
            if piece.is_news {
                news.push(piece);
            } else if piece.region.programme == at.programme {
                items.push(self.shelf.one(piece.id, piece.score));
            }
        }
        if !news.is_empty() {
            news.sort_unstable_by_key(|piece| piece.id);
            items.push(stack(self.shelf, &news));
        }
        items
    }

    /// The packing of the sub-areas, each for itself; an area's own cells have no part in it.
    pub(super) fn by_area(&mut self, at: Place, cells: &[u32], splits: Splits) -> Pack {
        let mut parts: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
        for cell in cells.iter().filter(|cell| !self.is_own(at, **cell)) {
            let branch = self.tree.branch(at.node, self.node_of[*cell as usize]);
            parts.entry(branch).or_default().push(*cell);
        }
        let mut total = Pack::EMPTY;
        for (node, part) in parts {
            let best = self.best(Place { node, ..at }, &part, splits);
            total = self.shelf.join(total, best);
        }
        total
    }

    /// The packing of the programmes, each for itself; figures of all programmes have no part in it.
    ///
    /// Nothing where none of the area's own cells is tagged: its sub-areas do as well by themselves.
    pub(super) fn by_programme(&mut self, at: Place, cells: &[u32]) -> Pack {
        let is_needed = at.programme == Programme::ALL
            && self.is_mixed
            && cells.iter().any(|cell| self.is_tagged(*cell) && self.is_own(at, *cell));
        if !is_needed {
            return Pack::EMPTY;
        }
        let mut parts: BTreeMap<Programme, Vec<u32>> = BTreeMap::new();
        for cell in cells.iter().filter(|cell| self.is_tagged(**cell)) {
            let programme = self.pieces[*cell as usize].region.programme;
            parts.entry(programme).or_default().push(*cell);
        }
        let mut total = Pack::EMPTY;
        let mut n_packed = 0;
        for (programme, part) in parts {
            let best = self.best(Place { programme, ..at }, &part, Splits::Any);
            n_packed += usize::from(!best.is_empty());
            total = self.shelf.join(total, best);
        }
        total.is_interlaced = n_packed > 1;
        self.shelf.better(Pack::EMPTY, total)
    }

    /// Whether the definition's splits could have built this choice from these cells.
    ///
    /// It may cut at the ends of the area's own cells, where no chosen cell is cut through; each
    /// piece then is one item, all of programmes, or all of sub-areas.
    fn is_definable(&self, node: u16, cells: &[u32], chosen: &[u32]) -> bool {
        if chosen.iter().all(|cell| self.is_tagged(*cell)) {
            return true;
        }
        let at = Place { node, programme: Programme::ALL };
        let own = cells.iter().filter(|cell| self.is_own(at, **cell));
        let mut points: Vec<i32> =
            own.flat_map(|cell| <[i32; 2]>::from(self.days(*cell))).collect();
        points.sort_unstable();
        points.dedup();
        let mut from = 0;
        while from < chosen.len() {
            let (first, mut end) = self.days(chosen[from]);
            let mut to = from + 1;
            while to < chosen.len() {
                let days = self.days(chosen[to]);
                let next_point = points.get(points.partition_point(|point| *point < end));
                if next_point.is_some_and(|point| *point <= days.0) {
                    break;
                }
                end = end.max(days.1);
                to += 1;
            }
            if !self.is_definable_piece(at, (cells, &points), &chosen[from..to], (first, end)) {
                return false;
            }
            from = to;
        }
        true
    }

    fn is_definable_piece(
        &self,
        at: Place,
        (cells, points): (&[u32], &[i32]),
        chosen: &[u32],
        (first, end): (i32, i32),
    ) -> bool {
        if chosen.iter().all(|cell| self.is_tagged(*cell)) {
            return true;
        }
        if chosen.iter().any(|cell| self.is_own(at, *cell)) {
            let is_item = |cell: &u32| self.is_own(at, *cell) && self.days(*cell) == (first, end);
            return chosen.iter().all(is_item);
        }
        let before = points.partition_point(|point| *point <= first);
        let from = if before == 0 { i32::MIN } else { points[before - 1] };
        let to = points.get(points.partition_point(|point| *point < end)).copied();
        let to = to.unwrap_or(i32::MAX);
        let mut parts: BTreeMap<u16, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
        let branch = |cell: u32| self.tree.branch(at.node, self.node_of[cell as usize]);
        for cell in chosen {
            parts.entry(branch(*cell)).or_default().1.push(*cell);
        }
        let start = cells.partition_point(|cell| self.days(*cell).0 < from);
        let near = cells[start..].iter().take_while(|cell| self.days(**cell).0 < to);
        for cell in near.filter(|c| self.days(**c).1 <= to && !self.is_own(at, **c)) {
            if let Some(part) = parts.get_mut(&branch(*cell)) {
                part.0.push(*cell);
            }
        }
        parts.into_iter().all(|(node, (cells, chosen))| self.is_definable(node, &cells, &chosen))
    }
}
