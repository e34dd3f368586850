//! The box of a cell and the bounds of what is in it.

use crate::domain::{AreaSet, AreaSets, Decimal, Quantity};

/// An open upper bound.
pub(super) const OPEN: i128 = i128::MAX;

/// An estimate and its bounds in millionths, as small as sums of a million cells want them.
///
/// A statement is below 10³⁰ millionths (see [`super::Unusable::TooLarge`]), and the bounds of a
/// packing are sums over disjoint statements, so that adding them stays within `i128`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) est: i128,
    pub(super) lo: i128,
    /// [`OPEN`] where there is none.
    pub(super) hi: i128,
}

impl Bounds {
    pub(super) const ZERO: Self = Self { est: 0, lo: 0, hi: 0 };

    /// The bounds of a quantity, or `None` where it is too large to be added up.
    pub(super) fn of(quantity: Quantity) -> Option<Self> {
        const LIMIT: i128 = 10_i128.pow(30);
        let is_small = |n: i128| n.unsigned_abs() <= LIMIT.unsigned_abs();
        let est = quantity.est.millionths();
        let lo = quantity.lo.map_or(0, Decimal::millionths);
        let hi = quantity.hi.map(Decimal::millionths);
        (is_small(est) && is_small(lo) && hi.is_none_or(is_small)).then_some(Self {
            est,
            lo,
            hi: hi.unwrap_or(OPEN),
        })
    }

    pub(super) fn quantity(self) -> Quantity {
        let decimal = Decimal::from_millionths;
        let hi = (self.hi != OPEN).then(|| decimal(self.hi));
        Quantity { est: decimal(self.est), lo: Some(decimal(self.lo)), hi }
    }

    pub(super) fn is_open(self) -> bool {
        self.hi == OPEN
    }

    pub(super) fn opened(self) -> Self {
        Self { hi: OPEN, ..self }
    }

    pub(super) fn is_exact(self) -> bool {
        self.lo == self.est && self.hi == self.est
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let is_open = self.is_open() || other.is_open();
        Self {
            est: self.est + other.est,
            lo: self.lo + other.lo,
            hi: if is_open { OPEN } else { self.hi + other.hi },
        }
    }

    pub(super) fn max(self, other: Self) -> Self {
        Self { est: self.est.max(other.est), lo: self.lo.max(other.lo), hi: self.hi.max(other.hi) }
    }

    /// Whether the two cannot both be true.
    pub(super) fn is_apart(self, other: Self) -> bool {
        self.lo > other.hi || self.hi < other.lo
    }
}

/// A programme of one metric, by its place; most statements are of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Programme(pub(super) u32);

impl Programme {
    pub(super) const ALL: Self = Self(0);
    /// One that no statement of the metric has.
    pub(super) const UNKNOWN: Self = Self(u32::MAX);

    pub(super) fn is_in(self, other: Self) -> bool {
        other == Self::ALL || self == other
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.is_in(other) || self == Self::ALL
    }
}

/// The event of a cell, by its place in the metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event(pub(super) u32);

impl Event {
    /// No event: a report.
    pub(super) const NONE: Self = Self(0);

    pub(super) fn is_report(self) -> bool {
        self == Self::NONE
    }
}

/// Areas × days × programme. Days are counted, `end` is the day after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) set: AreaSet,
    pub(super) first: i32,
    pub(super) end: i32,
    pub(super) programme: Programme,
}

impl Region {
    pub(super) fn n_days(self) -> i128 {
        i128::from(self.end - self.first)
    }

    pub(super) fn weight(self, areas: &AreaSets) -> i128 {
        areas.weight(self.set) * self.n_days()
    }

    pub(super) fn has_days_of(self, other: Self) -> bool {
        other.first <= self.first && self.end <= other.end
    }

    pub(super) fn is_in(self, other: Self, areas: &AreaSets) -> bool {
        self.has_days_of(other)
            && self.programme.is_in(other.programme)
            && areas.is_inside(self.set, other.set)
    }

    pub(super) fn meets(self, other: Self, areas: &AreaSets) -> bool {
        self.first < other.end
            && other.first < self.end
            && self.programme.meets(other.programme)
            && areas.meets(self.set, other.set)
    }
}

/// One live statement: the winner of all that tell of one box and event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// The statement's place among the metric's, in the order of their ids.
    pub(super) id: u32,
    /// Its area's place among the site's: two areas may have one set.
    pub(super) area: u32,
    pub(super) region: Region,
    pub(super) event: Event,
    pub(super) bounds: Bounds,
    /// Whether it was told before its days were over.
    pub(super) is_provisional: bool,
    /// Whether what lies inside it changed its bounds.
    pub(super) is_tight: bool,
    /// How it compares to all that could be chosen inside it.
    pub(super) rank: Rank,
}

/// How a cell compares to the best packing of what lies inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The packing may be better.
    Open,
    /// It guarantees as much and covers more: better where its programme is the one packed.
    Covers,
    /// It guarantees more: better in any packing.
    Exceeds,
}

impl Cell {
    /// Whether it is a part of `whole`: a report holds all in its box, an event only its own.
    pub(super) fn is_part_of(&self, whole: &Self, areas: &AreaSets) -> bool {
        (whole.event.is_report() || self.event == whole.event)
            && self.region.is_in(whole.region, areas)
    }
}
