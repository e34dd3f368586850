//! The cells that one packing may choose from, each with its score.

use std::cmp::Reverse;

use crate::domain::{AreaSet, AreaSets};

use super::cell::{Cell, Event, Programme, Rank, Region};
use super::score::{Pack, Score, Shelf};

/// What a packing is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// A total: what guarantees the most comes first.
    Sum,
    /// A mean: only coverage counts.
    Mean,
}

/// A cell that may be chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Its place among the cells of the metric.
    pub(super) cell: u32,
    pub(super) id: u32,
    pub(super) area: u32,
    pub(super) region: Region,
    pub(super) event: Event,
    /// Whether it is news of an event that is not the one being packed.
    pub(super) is_news: bool,
    /// Whether nothing that could be chosen inside it is better.
    pub(super) is_master: bool,
    pub(super) score: Score,
}

/// The cells inside a box, in the order of first day, the longer first.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) region: Region,
    pub(super) pieces: Vec<Piece>,
}

/// What decides the score of a cell besides itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) aim: Aim,
    /// The box that is packed.
    pub(super) region: Region,
    /// The event inside which it is packed; a report's box is no event.
    pub(super) event: Event,
}

impl Measure {
    /// The piece of a cell; `is_held` where another cell of the pool holds it.
    pub(super) fn piece(self, at: u32, cell: &Cell, is_held: bool, areas: &AreaSets) -> Piece {
        let is_news = cell.event != self.event;
        let weight = cell.region.weight(areas);
        let covers = !is_news && cell.region.programme == self.region.programme;
        let bounds = cell.bounds;
        let score = Score {
            lo: if self.aim == Aim::Sum { bounds.lo } else { 0 },
            covered: if covers { weight } else { 0 },
            held: -i32::from(is_news && is_held),
            news: if is_news { weight } else { 0 },
            open: -i32::from(bounds.is_open()),
            width: if bounds.is_open() { 0 } else { bounds.lo - bounds.hi },
            tight: -i32::from(cell.is_tight),
            size: -1,
        };
        let is_master = self.aim == Aim::Sum
            && !is_news
            && match cell.rank {
                Rank::Open => false,
                Rank::Covers => covers,
                Rank::Exceeds => true,
            };
        let Cell { id, area, region, event, .. } = *cell;
        Piece { cell: at, id, area, region, event, is_news, is_master, score }
    }
}

impl Pool {
    pub(super) fn new(region: Region, mut pieces: Vec<Piece>) -> Self {
        pieces.sort_unstable_by_key(|piece| {
            (piece.region.first, Reverse(piece.region.end), piece.region.set, piece.id)
        });
        Self { region, pieces }
    }

    /// The cells of these ids, which ascend, in the order of ids.
    pub(super) fn cells_of(&self, ids: &[u32]) -> Vec<u32> {
        let mut cells: Vec<(u32, u32)> = self
            .pieces
            .iter()
            .filter(|piece| ids.binary_search(&piece.id).is_ok())
            .map(|piece| (piece.id, piece.cell))
            .collect();
        cells.sort_unstable();
        cells.into_iter().map(|(_, cell)| cell).collect()
    }
}

/// The maximal ones of these sets, made disjoint: the widest first, then by name.
pub(super) fn maximal(areas: &AreaSets, mut named: Vec<(AreaSet, u32)>) -> Vec<AreaSet> {
    named.sort_unstable();
    named.dedup_by_key(|(set, _)| *set);
    named.sort_by_key(|(set, name)| (Reverse(areas.weight(*set)), *name));
    let mut kept: Vec<AreaSet> = Vec::new();
    for (set, _) in named {
        if kept.iter().all(|other| !areas.meets(set, *other)) {
            kept.push(set);
        }
    }
    kept
}

/// The events of one area and days as one item; of one event the figure of all programmes, else its
/// tagged ones.
pub(super) fn stack(shelf: &mut Shelf, news: &[&Piece]) -> Pack {
    let is_whole = |event| {
        let mut all = news.iter().filter(|piece| piece.region.programme == Programme::ALL);
        all.any(|piece| piece.event == event)
    };
    let mut pack = Pack::EMPTY;
    for piece in news {
        if piece.region.programme == Programme::ALL || !is_whole(piece.event) {
            let one = shelf.one(piece.id, piece.score);
            pack = shelf.join(pack, one);
        }
    }
    pack
}
