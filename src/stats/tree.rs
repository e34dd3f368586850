//! The sets of a pool as a tree, in which a packing goes down.

use crate::domain::{AreaSet, AreaSets};

use super::pool::{Pool, maximal};

/// The root's place: the set of the box that is packed.
pub(super) const ROOT: u16 = 0;

/// The sets of a pool, each below the smallest kept one that holds it.
#[derive(Debug)]
pub(super) struct Tree {
    parent: Vec<u16>,
    /// The place of each piece's set; `None` where the set crosses one that was kept.
    pub(super) node_of: Vec<Option<u16>>,
    /// Whether a set was left out.
    pub(super) has_crossing: bool,
    /// Whether one was left out further down, where other days might keep it.
    pub(super) has_deep_crossing: bool,
}

impl Tree {
    pub(super) fn new(areas: &AreaSets, pool: &Pool) -> Self {
        let mut named: Vec<(AreaSet, u32)> =
            pool.pieces.iter().map(|piece| (piece.region.set, piece.area)).collect();
        named.sort_unstable();
        named.dedup_by_key(|(set, _)| *set);
        let mut tree = Self {
            parent: vec![ROOT],
            node_of: Vec::new(),
            has_crossing: false,
            has_deep_crossing: false,
        };
        let mut known = vec![(pool.region.set, ROOT)];
        named.retain(|(set, _)| *set != pool.region.set);
        tree.grow(areas, ROOT, &named, &mut known);
        known.sort_unstable();
        let node = |set: AreaSet| {
            known.binary_search_by_key(&set, |(set, _)| *set).ok().map(|at| known[at].1)
        };
        tree.node_of = pool.pieces.iter().map(|piece| node(piece.region.set)).collect();
        tree
    }

    fn grow(
        &mut self,
        areas: &AreaSets,
        at: u16,
        below: &[(AreaSet, u32)],
        known: &mut Vec<(AreaSet, u16)>,
    ) {
        if below.is_empty() {
            return;
        }
        let n_below = below.len();
        let mut n_kept = 0;
        for set in maximal(areas, below.to_vec()) {
            let child = u16::try_from(self.parent.len()).expect("a site has few sets of areas");
            self.parent.push(at);
            known.push((set, child));
            let inner: Vec<(AreaSet, u32)> = below
                .iter()
                .copied()
                .filter(|(other, _)| *other != set && areas.is_inside(*other, set))
                .collect();
            n_kept += 1 + inner.len();
            self.grow(areas, child, &inner, known);
        }
        if n_kept < n_below {
            self.has_crossing = true;
            self.has_deep_crossing |= at != ROOT;
        }
    }

    /// The child of `at` in whose branch `below` is.
    pub(super) fn branch(&self, at: u16, below: u16) -> u16 {
        let mut node = below;
        while self.parent[node as usize] != at {
            node = self.parent[node as usize];
        }
        node
    }
}
