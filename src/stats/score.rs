//! How good a set of cells is, and the sets themselves.

use std::cmp::Ordering;

/// The worth of a set of disjoint cells: what counts first stands first, and more is better.
///
/// The order is total on sets: sets of one score are of one size, and then the smaller list of ids
/// is better. Both are kept when a further cell joins two sets, so that the best whole is made of
/// best parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Score {
    /// What the cells guarantee together, in millionths.
    pub(super) lo: i128,
    /// The area-days that reports cover.
    pub(super) covered: i128,
    /// Minus the events that lie in another cell.
    pub(super) held: i32,
    /// The area-days of events.
    pub(super) news: i128,
    /// Minus the open upper bounds.
    pub(super) open: i32,
    /// Minus the width of the closed bounds.
    pub(super) width: i128,
    /// Minus the tightened cells.
    pub(super) tight: i32,
    /// Minus the cells.
    pub(super) size: i32,
}

impl Score {
    fn plus(self, other: Self) -> Self {
        Self {
            lo: self.lo + other.lo,
            covered: self.covered + other.covered,
            held: self.held + other.held,
            news: self.news + other.news,
            open: self.open + other.open,
            width: self.width + other.width,
            tight: self.tight + other.tight,
            size: self.size + other.size,
        }
    }
}

/// A set of disjoint cells with its score; the cells themselves are in its [`Shelf`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pack {
    pub(super) score: Score,
    node: u32,
    /// Whether cells of several programmes may overlap in it.
    pub(super) is_interlaced: bool,
}

impl Pack {
    pub(super) const EMPTY: Self = Self {
        score: Score { lo: 0, covered: 0, held: 0, news: 0, open: 0, width: 0, tight: 0, size: 0 },
        node: 0,
        is_interlaced: false,
    };

    pub(super) fn is_empty(self) -> bool {
        self.node == 0
    }
}

/// Sets of cells as joins of sets: joining costs nothing, and the lists are only made for the
/// winner and for ties.
#[derive(Debug)]
pub(super) struct Shelf {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
enum Node {
    Empty,
    One(u32),
    Join(u32, u32),
}

impl Default for Shelf {
    fn default() -> Self {
        Self { nodes: vec![Node::Empty] }
    }
}

impl Shelf {
    /// The set of the one thing with this number; numbers have the order of ids.
    pub(super) fn one(&mut self, id: u32, score: Score) -> Pack {
        Pack { score, node: self.push(Node::One(id)), is_interlaced: false }
    }

    /// Both sets together.
    pub(super) fn join(&mut self, a: Pack, b: Pack) -> Pack {
        if a.is_empty() {
            return b;
        }
        if b.is_empty() {
            return a;
        }
        Pack {
            score: a.score.plus(b.score),
            node: self.push(Node::Join(a.node, b.node)),
            is_interlaced: a.is_interlaced || b.is_interlaced,
        }
    }

    /// The better of the two.
    pub(super) fn better(&self, a: Pack, b: Pack) -> Pack {
        let order = a.score.cmp(&b.score).then_with(|| {
            if a.node == b.node { Ordering::Equal } else { self.ids(b).cmp(&self.ids(a)) }
        });
        if order == Ordering::Less { b } else { a }
    }

    /// The numbers in a set, ascending.
    pub(super) fn ids(&self, pack: Pack) -> Vec<u32> {
        let (mut ids, mut open) = (Vec::new(), vec![pack.node]);
        while let Some(node) = open.pop() {
            match self.nodes[node as usize] {
                Node::Empty => {}
                Node::One(id) => ids.push(id),
                Node::Join(a, b) => open.extend([a, b]),
            }
        }
        ids.sort_unstable();
        ids
    }

    fn push(&mut self, node: Node) -> u32 {
        let at = u32::try_from(self.nodes.len()).expect("one packing makes fewer joins");
        self.nodes.push(node);
        at
    }
}
