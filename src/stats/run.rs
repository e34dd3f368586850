//! The interval programme over the ends of one area's own cells, on a run of days that hang together.

use super::cell::Programme;
use super::pack::{Place, Solver, Splits};
use super::score::Pack;

/// A run of days at one place.
pub(super) struct Run {
    at: Place,
    cells: Vec<u32>,
    /// The ends of the area's own cells and of the run: only there is it cut.
    points: Vec<i32>,
    /// What may stand from one point to another: the area's own items, by the point after it.
    items: Vec<Vec<(usize, Pack)>>,
    /// The spans of points that other cells force together, where they cross a point.
    long: Vec<(usize, usize)>,
    /// Whether other cells lie between a point and the next.
    is_filled: Vec<bool>,
}

impl Run {
    pub(super) fn new(solver: &mut Solver<'_>, at: Place, cells: &[u32]) -> Self {
        let mut points = Vec::new();
        let (mut first, mut end) = (i32::MAX, i32::MIN);
        let mut own: Vec<u32> = Vec::new();
        for cell in cells {
            let days = solver.days(*cell);
            (first, end) = (first.min(days.0), end.max(days.1));
            if solver.is_own(at, *cell) {
                own.push(*cell);
                points.extend([days.0, days.1]);
            }
        }
        points.extend([first, end]);
        points.sort_unstable();
        points.dedup();
        let mut run = Self {
            at,
            cells: cells.to_vec(),
            items: vec![Vec::new(); points.len()],
            long: Vec::new(),
            is_filled: vec![false; points.len()],
            points,
        };
        let mut own = &own[..];
        while let Some(cell) = own.first() {
            let days = solver.days(*cell);
            let n_same = own.iter().take_while(|cell| solver.days(**cell) == days).count();
            let (same_days, rest) = own.split_at(n_same);
            let (from, to) = run.span(days);
            let items = solver.items(at, same_days).into_iter().map(|item| (from, item));
            run.items[to].extend(items);
            own = rest;
        }
        for cell in cells {
            let fills_gaps = !solver.is_own(at, *cell)
                || (at.programme == Programme::ALL && solver.is_tagged(*cell));
            if fills_gaps {
                let (from, to) = run.span(solver.days(*cell));
                if to == from + 1 {
                    run.is_filled[from] = true;
                } else {
                    run.long.push((from, to));
                }
            }
        }
        run.long.sort_unstable();
        run.long.dedup();
        run
    }

    /// The points between which these days lie.
    fn span(&self, (first, end): (i32, i32)) -> (usize, usize) {
        let from = self.points.partition_point(|point| *point <= first) - 1;
        (from, self.points.partition_point(|point| *point < end))
    }

    /// The best packing of the run.
    pub(super) fn best(mut self, solver: &mut Solver<'_>, splits: Splits) -> Pack {
        solver.n_runs += 1;
        for from in 0..self.points.len() - 1 {
            if self.is_filled[from] {
                let gap = self.gap(solver, (from, from + 1), splits);
                self.items[from + 1].push((from, gap));
            }
        }
        for (from, to) in self.joined() {
            let gap = self.gap(solver, (from, to), splits);
            self.items[to].push((from, gap));
        }
        solver.n_runs -= 1;
        let mut best = vec![Pack::EMPTY; self.points.len()];
        for to in 1..self.points.len() {
            best[to] = best[to - 1];
            for (from, item) in &self.items[to] {
                let joined = solver.shelf.join(best[*from], *item);
                best[to] = solver.shelf.better(best[to], joined);
            }
        }
        best[self.points.len() - 1]
    }

    /// The gaps longer than from point to point that may be worth more than their pieces: a gap is
    /// worth its pieces at any point that no long cell in it crosses.
    fn joined(&self) -> Vec<(usize, usize)> {
        let mut starts: Vec<usize> = self.long.iter().map(|(from, _)| *from).collect();
        starts.dedup();
        let mut joined = Vec::new();
        for start in starts {
            let mut ends: Vec<usize> =
                self.long.iter().filter(|(from, _)| *from >= start).map(|(_, to)| *to).collect();
            ends.sort_unstable();
            ends.dedup();
            joined.extend(
                ends.into_iter()
                    .filter(|end| self.hangs_together(start, *end))
                    .map(|end| (start, end)),
            );
        }
        joined
    }

    fn hangs_together(&self, start: usize, end: usize) -> bool {
        let at = self.long.partition_point(|(from, _)| *from < start);
        let mut reach = start;
        for (from, to) in self.long[at..].iter().filter(|(_, to)| *to <= end) {
            if *from >= reach && *from != start {
                break;
            }
            reach = reach.max(*to);
        }
        reach == end
    }

    /// The best of what other cells make of the days between two points.
    fn gap(&self, solver: &mut Solver<'_>, (from, to): (usize, usize), splits: Splits) -> Pack {
        let (first, end) = (self.points[from], self.points[to]);
        let start = self.cells.partition_point(|cell| solver.days(*cell).0 < first);
        let cells: Vec<u32> = self.cells[start..]
            .iter()
            .copied()
            .take_while(|cell| solver.days(*cell).0 < end)
            .filter(|cell| solver.days(*cell).1 <= end)
            .collect();
        let by_programme = solver.by_programme(self.at, &cells);
        let by_area = solver.by_area(self.at, &cells, splits);
        solver.shelf.better(by_programme, by_area)
    }
}
