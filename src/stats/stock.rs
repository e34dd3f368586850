//! Stocks: the newest figure of each area, added over areas.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{AreaSet, AreaSets};

use super::cell::{Bounds, Cell, Region};
use super::names::Names;
use super::pool::maximal;
use super::prepared::Book;
use super::total::Found;
use crate::diag::Code;

/// Figures of disjoint areas.
#[derive(Debug, Clone)]
struct Stock {
    cells: Vec<u32>,
    weight: i128,
    /// The day after the oldest figure's.
    oldest: i32,
}

/// The newest figures inside a box, and the day after the oldest of them; `None` without any.
pub(super) fn latest(
    areas: &AreaSets,
    names: &Names,
    book: &Book,
    (region, inside): (Region, &[u32]),
) -> Option<(Found, i32)> {
    let cells = &book.cells.all;
    let mut newest: BTreeMap<AreaSet, u32> = BTreeMap::new();
    let rank = |at: u32| {
        let Cell { id, region, .. } = cells[at as usize];
        (region.end, region.first, Reverse(id))
    };
    let told = inside.iter().filter(|at| cells[**at as usize].region.programme == region.programme);
    for at in told {
        let known = newest.entry(cells[*at as usize].region.set).or_insert(*at);
        if rank(*at) > rank(*known) {
            *known = *at;
        }
    }
    let mut search = Search { areas, cells, newest, issues: Vec::new() };
    let mut stock = search.best(region.set)?;
    stock.cells.sort_unstable_by_key(|at| cells[*at as usize].id);
    let chosen = &stock.cells;
    let covered =
        chosen.iter().map(|at| areas.coverage(cells[*at as usize].region.set, region.set));
    let found = Found {
        bounds: Some(super::total::sum(cells, chosen)),
        covered: covered.sum(),
        sources: book.tightened.support(names, &book.cells, chosen),
        left_out: Vec::new(),
        chosen: chosen.iter().map(|at| cells[*at as usize]).collect(),
        issues: search.issues,
    };
    Some((found, stock.oldest))
}

struct Search<'a> {
    areas: &'a AreaSets,
    cells: &'a [Cell],
    newest: BTreeMap<AreaSet, u32>,
    issues: Vec<(Code, Vec<u32>)>,
}

impl Search<'_> {
    fn best(&mut self, set: AreaSet) -> Option<Stock> {
        let below = self
            .newest
            .iter()
            .filter(|(inner, _)| **inner != set && self.areas.is_inside(**inner, set));
        let named = below.map(|(inner, at)| (*inner, self.cells[*at as usize].area)).collect();
        let mut parts: Option<Stock> = None;
        for inner in maximal(self.areas, named) {
            let Some(part) = self.best(inner) else { continue };
            parts = Some(match parts {
                None => part,
                Some(mut all) => {
                    all.cells.extend(part.cells);
                    all.weight += part.weight;
                    all.oldest = all.oldest.min(part.oldest);
                    all
                }
            });
        }
        let Some(at) = self.newest.get(&set).copied() else { return parts };
        let own = Stock {
            cells: vec![at],
            weight: self.areas.weight(set),
            oldest: self.cells[at as usize].region.end,
        };
        let Some(parts) = parts else { return Some(own) };
        let is_contradicted = self.contradicts(at, &own, &parts);
        Some(if !is_contradicted && self.rank(&parts) > self.rank(&own) { parts } else { own })
    }

    /// Whether complete parts of the same day cannot be true together with the whole.
    fn contradicts(&mut self, at: u32, own: &Stock, parts: &Stock) -> bool {
        let end_of = |at: &u32| self.cells[*at as usize].region.end;
        let is_of_same_day = parts.cells.iter().all(|part| end_of(part) == own.oldest);
        let sum = self.sum(parts);
        let whole = self.cells[at as usize];
        if parts.weight != own.weight || !is_of_same_day || !sum.is_apart(whole.bounds) {
            return false;
        }
        let is_more = sum.lo > whole.bounds.lo;
        let code = if is_more { Code::B032 } else { Code::B031 };
        let mut ids: Vec<u32> = parts.cells.iter().map(|c| self.cells[*c as usize].id).collect();
        ids.sort_unstable();
        ids.insert(0, whole.id);
        self.issues.push((code, ids));
        true
    }

    fn sum(&self, stock: &Stock) -> Bounds {
        super::total::sum(self.cells, &stock.cells)
    }

    fn rank(&self, stock: &Stock) -> impl Ord + use<> {
        let bounds = || stock.cells.iter().map(|at| self.cells[*at as usize].bounds);
        let n_open = bounds().filter(|b| b.is_open()).count();
        let width: i128 = bounds().filter(|b| !b.is_open()).map(|b| b.hi - b.lo).sum();
        (stock.weight, stock.oldest, Reverse(n_open), Reverse(width), Reverse(stock.cells.len()))
    }
}
