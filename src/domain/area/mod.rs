//! Areas as sets of leaf areas: every question of place is a question of inclusion.

use std::collections::BTreeMap;
use std::fmt;

use super::AreaId;

/// Deeper than any tree of areas; a longer walk has most likely gone in a circle.
pub(crate) const MAX_DEPTH: usize = 64;

/// One area as areas.yaml tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaSpec {
    /// Its id.
    pub id: AreaId,
    /// The area of the tree above it.
    pub parent: Option<AreaId>,
    /// The areas a cluster or a merged unit is made of; empty for an area of the tree.
    pub members: Vec<AreaId>,
    /// Whether it is a body without territory: it counts in sums but not in coverage.
    pub is_body: bool,
}

/// Why a list of areas describes no sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaError {
    /// The area names a parent or member that is not in the list.
    Unknown {
        /// The area that names it.
        area: AreaId,
        /// The name without an area.
        name: AreaId,
    },
    /// More than 64 areas lie one above the other, or the area is below itself.
    TooDeep(AreaId),
    /// The id stands twice.
    Twice(AreaId),
    /// The areas' shares of their parents have no common denominator below 10²⁵.
    SharesTooFine(AreaId),
}

impl fmt::Display for AreaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { area, name } => write!(f, "area {area} names {name}, which is no area"),
            Self::TooDeep(area) => {
                write!(f, "area {area} is more than {MAX_DEPTH} levels deep, or below itself")
            }
            Self::Twice(area) => write!(f, "area {area} stands twice"),
            Self::SharesTooFine(area) => write!(f, "the share of area {area} is too fine"),
        }
    }
}

impl std::error::Error for AreaError {}

/// A set of leaf areas. Areas of the same leaves have the same set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaSet(u32);

impl AreaSet {
    fn idx(self) -> usize {
        self.0 as usize
    }
}

/// The areas of a site as sets of leaf areas, with their weights.
///
/// **Weights:** a child of the root counts one share, a deeper area an equal part of its parent; all
/// are whole numbers over one denominator, which no answer needs: only proportions are ever shown.
#[derive(Debug, Clone, Default)]
pub struct AreaSets {
    /// Sorted by id, so that the order of indices is the order of names.
    specs: Vec<AreaSpec>,
    below: Vec<Vec<AreaId>>,
    set_of: Vec<AreaSet>,
    sets: Vec<Leaves>,
    leaf_weights: Vec<i128>,
    is_body: Vec<bool>,
}

#[derive(Debug, Clone)]
struct Leaves {
    ascending: Vec<u32>,
    bits: Vec<u64>,
    weight: i128,
    territory: i128,
}

impl AreaSets {
    /// The sets of these areas.
    pub fn new(specs: impl IntoIterator<Item = AreaSpec>) -> Result<Self, AreaError> {
        let mut specs: Vec<AreaSpec> = specs.into_iter().collect();
        specs.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = specs.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(AreaError::Twice(pair[0].id.clone()));
        }
        let plan = Plan::new(&specs)?;
        let (weights, is_body) = plan.weights()?;
        let mut leaves_of: Vec<Option<Vec<u32>>> = vec![None; specs.len()];
        for idx in 0..specs.len() {
            plan.leaves(idx, &mut leaves_of, 0)?;
        }
        let mut built = Self { leaf_weights: weights, is_body, ..Self::default() };
        let mut known: BTreeMap<Vec<u32>, AreaSet> = BTreeMap::new();
        for leaves in leaves_of {
            let leaves = leaves.expect("the leaves of every area were found above");
            let next = AreaSet(u32::try_from(built.sets.len()).expect("areas fit in memory"));
            let set = *known.entry(leaves.clone()).or_insert(next);
            if set == next {
                built.sets.push(built.measured(leaves));
            }
            built.set_of.push(set);
        }
        built.below =
            plan.below.iter().map(|b| b.iter().map(|i| specs[*i].id.clone()).collect()).collect();
        built.specs = specs;
        Ok(built)
    }

    fn measured(&self, leaves: Vec<u32>) -> Leaves {
        let mut bits = vec![0_u64; self.leaf_weights.len().div_ceil(64)];
        let (mut weight, mut territory) = (0, 0);
        for leaf in &leaves {
            let leaf = *leaf as usize;
            bits[leaf / 64] |= 1 << (leaf % 64);
            weight += self.leaf_weights[leaf];
            if !self.is_body[leaf] {
                territory += self.leaf_weights[leaf];
            }
        }
        Leaves { ascending: leaves, bits, weight, territory }
    }

    /// The set of an area, or `None` for an unknown id.
    pub fn set_of(&self, area: &AreaId) -> Option<AreaSet> {
        self.idx_of(area).map(|idx| self.set_of[idx as usize])
    }

    /// The place of an area among all, in the order of ids.
    pub(crate) fn idx_of(&self, area: &AreaId) -> Option<u32> {
        let idx = self.specs.binary_search_by(|spec| spec.id.cmp(area)).ok()?;
        u32::try_from(idx).ok()
    }

    /// The areas as they were given, in the order of ids.
    pub fn specs(&self) -> &[AreaSpec] {
        &self.specs
    }

    /// The members of a cluster or the children of an area of the tree.
    pub fn direct(&self, area: &AreaId) -> &[AreaId] {
        self.idx_of(area).map_or(&[], |idx| &self.below[idx as usize])
    }

    /// Whether all leaves of `a` are leaves of `b`.
    pub fn is_inside(&self, a: AreaSet, b: AreaSet) -> bool {
        let (x, y) = (&self.sets[a.idx()].bits, &self.sets[b.idx()].bits);
        a == b || x.iter().zip(y).all(|(x, y)| x & !y == 0)
    }

    /// Whether the two share a leaf.
    pub fn meets(&self, a: AreaSet, b: AreaSet) -> bool {
        let (x, y) = (&self.sets[a.idx()].bits, &self.sets[b.idx()].bits);
        a == b || x.iter().zip(y).any(|(x, y)| x & y != 0)
    }

    /// Whether the parts together hold every leaf of `whole`.
    pub fn is_covered(&self, whole: AreaSet, parts: &[AreaSet]) -> bool {
        let covers =
            |at: usize| parts.iter().fold(0, |bits, part| bits | self.sets[part.idx()].bits[at]);
        let whole = &self.sets[whole.idx()].bits;
        whole.iter().enumerate().all(|(at, bits)| bits & !covers(at) == 0)
    }

    /// The leaves of a set, ascending.
    pub(crate) fn leaves(&self, set: AreaSet) -> &[u32] {
        &self.sets[set.idx()].ascending
    }

    /// The weight of a set, bodies counted as one area each.
    pub(crate) fn weight(&self, set: AreaSet) -> i128 {
        self.sets[set.idx()].weight
    }

    /// How much of `whole` a leaf covers: its ground, or its weight in a whole of bodies.
    pub(crate) fn leaf_coverage(&self, leaf: u32, whole: AreaSet) -> i128 {
        let leaf = leaf as usize;
        let is_ground = !self.is_body[leaf] || self.sets[whole.idx()].territory == 0;
        if is_ground { self.leaf_weights[leaf] } else { 0 }
    }

    /// How much of `whole` the set `part` covers: its territory, or its weight in a whole of bodies.
    pub(crate) fn coverage(&self, part: AreaSet, whole: AreaSet) -> i128 {
        match self.sets[whole.idx()].territory {
            0 => self.sets[part.idx()].weight,
            _ => self.sets[part.idx()].territory,
        }
    }
}

/// The areas by their places in the sorted list.
struct Plan<'a> {
    specs: &'a [AreaSpec],
    parent: Vec<Option<usize>>,
    below: Vec<Vec<usize>>,
    /// The leaf that an area itself is, where it is one.
    own_leaf: Vec<Option<u32>>,
    n_territories: Vec<usize>,
}

impl<'a> Plan<'a> {
    fn new(specs: &'a [AreaSpec]) -> Result<Self, AreaError> {
        let find = |area: &AreaSpec, name: &AreaId| {
            specs
                .binary_search_by(|spec| spec.id.cmp(name))
                .map_err(|_| AreaError::Unknown { area: area.id.clone(), name: name.clone() })
        };
        let mut parent = vec![None; specs.len()];
        let mut children = vec![Vec::new(); specs.len()];
        for (idx, spec) in specs.iter().enumerate() {
            if let Some(name) = &spec.parent {
                let above = find(spec, name)?;
                parent[idx] = Some(above);
                children[above].push(idx);
            }
        }
        let n_territories =
            children.iter().map(|c| c.iter().filter(|i| !specs[**i].is_body).count()).collect();
        let mut below = children;
        for (idx, spec) in specs.iter().enumerate() {
            if !spec.members.is_empty() {
                let members: Result<_, _> = spec.members.iter().map(|m| find(spec, m)).collect();
                below[idx] = members?;
            }
        }
        let mut plan = Self { specs, parent, below, own_leaf: Vec::new(), n_territories };
        let mut n_leaves = 0;
        for idx in 0..specs.len() {
            let is_leaf = plan.is_leaf(idx);
            plan.own_leaf.push(is_leaf.then_some(n_leaves));
            n_leaves += u32::from(is_leaf);
        }
        Ok(plan)
    }

    /// A territory whose children are all bodies is a leaf too: its own ground is in no child.
    fn is_leaf(&self, idx: usize) -> bool {
        let spec = &self.specs[idx];
        let below = &self.below[idx];
        below.is_empty()
            || (spec.members.is_empty()
                && !spec.is_body
                && below.iter().all(|i| self.specs[*i].is_body))
    }

    fn leaves(
        &self,
        idx: usize,
        found: &mut Vec<Option<Vec<u32>>>,
        depth: usize,
    ) -> Result<(), AreaError> {
        if found[idx].is_some() {
            return Ok(());
        }
        if depth > MAX_DEPTH {
            return Err(AreaError::TooDeep(self.specs[idx].id.clone()));
        }
        let mut leaves: Vec<u32> = self.own_leaf[idx].into_iter().collect();
        for below in &self.below[idx] {
            self.leaves(*below, found, depth + 1)?;
            leaves.extend(found[*below].iter().flatten());
        }
        leaves.sort_unstable();
        leaves.dedup();
        found[idx] = Some(leaves);
        Ok(())
    }

    /// The weight of each leaf over the common denominator, and whether it is a body.
    fn weights(&self) -> Result<(Vec<i128>, Vec<bool>), AreaError> {
        let mut shares = Vec::new();
        let mut is_body = Vec::new();
        let mut common: i128 = 1;
        for (idx, spec) in self.specs.iter().enumerate() {
            let (share, body) = self.share(idx)?; // also finds a circle of parents
            if self.own_leaf[idx].is_none() {
                continue;
            }
            common = common_multiple(common, share)
                .ok_or_else(|| AreaError::SharesTooFine(spec.id.clone()))?;
            shares.push(share);
            is_body.push(body);
        }
        Ok((shares.into_iter().map(|share| common / share).collect(), is_body))
    }

    /// The share of an area as one over this number, and whether it or an area above is a body.
    fn share(&self, idx: usize) -> Result<(i128, bool), AreaError> {
        let (mut share, mut body, mut at) = (1_i128, self.specs[idx].is_body, idx);
        for _ in 0..=MAX_DEPTH {
            let Some(above) = self.parent[at] else { return Ok((share, body)) };
            if self.parent[above].is_some() {
                let n = i128::try_from(self.n_territories[above].max(1)).unwrap_or(i128::MAX);
                share = share
                    .checked_mul(n)
                    .ok_or_else(|| AreaError::SharesTooFine(self.specs[idx].id.clone()))?;
            }
            body |= self.specs[above].is_body;
            at = above;
        }
        Err(AreaError::TooDeep(self.specs[idx].id.clone()))
    }
}

fn common_multiple(a: i128, b: i128) -> Option<i128> {
    /// A million areas over ten million days stay within `i128`.
    const LIMIT: i128 = 10_i128.pow(25);
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b).filter(|n| *n <= LIMIT)
}

#[cfg(test)]
mod tests;
