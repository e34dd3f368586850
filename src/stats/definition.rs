//! Step 5 as it is defined: the interval programme of `statistics.md`, word for word.
//!
//! Exact and slow. The fast packing must equal it, and leaves to it what it cannot take: clusters
//! that cross each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{AreaSet, AreaSets};

use super::cell::Programme;
use super::pool::{Piece, Pool, maximal, stack};
use super::score::{Pack, Shelf};

/// The best packing of a pool.
pub(super) fn pack_by_definition(areas: &AreaSets, pool: &Pool, shelf: &mut Shelf) -> Pack {
    let mut packing = Packing { areas, shelf, known: BTreeMap::new() };
    let pieces: Vec<&Piece> = pool.pieces.iter().collect();
    let region = pool.region;
    let node =
        Node { set: region.set, days: (region.first, region.end), programme: region.programme };
    packing.best(node, &pieces)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    set: AreaSet,
    days: (i32, i32),
    programme: Programme,
}

struct Packing<'a> {
    areas: &'a AreaSets,
    shelf: &'a mut Shelf,
    known: BTreeMap<Node, Pack>,
}

/// What one area's own cells make of its days.
struct Own {
    items: BTreeMap<(i32, i32), Vec<Pack>>,
    subs: Vec<AreaSet>,
    tags: BTreeSet<Programme>,
}

impl Packing<'_> {
    /// The best packing of these cells, all inside the node: weighted interval scheduling over the
    /// area's own, each gap between them filled by its sub-areas or by its programmes.
    fn best(&mut self, node: Node, pool: &[&Piece]) -> Pack {
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        let own = self.own(node, pool);
        let mut points = BTreeSet::from([node.days.0, node.days.1]);
        for piece in pool.iter().filter(|piece| piece.region.set == node.set) {
            points.extend([piece.region.first, piece.region.end]);
        }
        let points: Vec<i32> = points.into_iter().collect();
        let mut best = vec![Pack::EMPTY; points.len()];
        for to in 1..points.len() {
            best[to] = best[to - 1];
            for from in 0..to {
                let days = (points[from], points[to]);
                let mut fills = own.items.get(&days).cloned().unwrap_or_default();
                if !own.subs.is_empty() || !own.tags.is_empty() {
                    fills.push(self.gap(Node { days, ..node }, &own, pool));
                }
                for fill in fills {
                    let joined = self.shelf.join(best[from], fill);
                    best[to] = self.shelf.better(best[to], joined);
                }
            }
        }
        let found = best[points.len() - 1];
        self.known.insert(node, found);
        found
    }

    fn own(&mut self, node: Node, pool: &[&Piece]) -> Own {
        let mut items: BTreeMap<(i32, i32), Vec<Pack>> = BTreeMap::new();
        let mut news: BTreeMap<(i32, i32), Vec<&Piece>> = BTreeMap::new();
        for piece in pool.iter().filter(|piece| piece.region.set == node.set) {
            let days = (piece.region.first, piece.region.end);
            if piece.is_news {
                news.entry(days).or_default().push(piece);
            } else if piece.region.programme == node.programme {
                items.entry(days).or_default().push(self.shelf.one(piece.id, piece.score));
            }
        }
        for (days, news) in news {
            items.entry(days).or_default().push(stack(self.shelf, &news));
        }
        let mut tags = BTreeSet::new();
        if node.programme == Programme::ALL {
            tags = pool.iter().map(|piece| piece.region.programme).collect();
            tags.remove(&Programme::ALL);
        }
        let below = pool.iter().filter(|piece| piece.region.set != node.set);
        let named = below.map(|piece| (piece.region.set, piece.area)).collect();
        Own { items, subs: maximal(self.areas, named), tags }
    }

    fn gap(&mut self, node: Node, own: &Own, pool: &[&Piece]) -> Pack {
        let (first, end) = node.days;
        let within = |piece: &&&Piece| first <= piece.region.first && piece.region.end <= end;
        let inside: Vec<&Piece> = pool.iter().filter(within).copied().collect();
        let mut by_area = Pack::EMPTY;
        for set in &own.subs {
            let part: Vec<&Piece> = inside
                .iter()
                .filter(|piece| self.areas.is_inside(piece.region.set, *set))
                .copied()
                .collect();
            if !part.is_empty() {
                let found = self.best(Node { set: *set, ..node }, &part);
                by_area = self.shelf.join(by_area, found);
            }
        }
        let mut by_programme = Pack::EMPTY;
        for tag in &own.tags {
            let part: Vec<&Piece> =
                inside.iter().filter(|piece| piece.region.programme == *tag).copied().collect();
            if !part.is_empty() {
                let found = self.best(Node { programme: *tag, ..node }, &part);
                by_programme = self.shelf.join(by_programme, found);
            }
        }
        let best = self.shelf.better(Pack::EMPTY, by_area);
        self.shelf.better(best, by_programme)
    }
}
