//! The fast packing against its definition, on random pools.

use crate::domain::{AreaId, AreaSet, AreaSets, AreaSpec};
use crate::stats::cell::{Bounds, Cell, Event, OPEN, Programme, Rank, Region};
use crate::stats::definition::pack_by_definition;
use crate::stats::pack::pack;
use crate::stats::pool::{Aim, Measure, Piece, Pool};
use crate::stats::score::Shelf;

use super::random::Random;

const AREAS: [(&str, &str, &str); 11] = [
    ("tinh", "", ""),
    ("a", "tinh", ""),
    ("b", "tinh", ""),
    ("c", "tinh", ""),
    ("a1", "a", ""),
    ("a2", "a", ""),
    ("b1", "b", ""),
    ("b2", "b", ""),
    ("cum", "", "a b"),
    ("cheo", "", "b c"),
    ("cheo-sau", "", "a2 b1"),
];

fn areas() -> AreaSets {
    AreaSets::new(AREAS.map(|(id, parent, members)| AreaSpec {
        id: AreaId::new(id),
        parent: (!parent.is_empty()).then(|| AreaId::new(parent)),
        members: members.split_whitespace().map(AreaId::new).collect(),
        is_body: false,
    }))
    .unwrap()
}

/// What kind of pool is drawn.
struct Kind {
    /// The names of its areas, of the first so many.
    n_areas: usize,
    percent_tagged: usize,
    percent_events: usize,
    /// Whether days may cross; else they are nested or apart.
    is_crossing: bool,
    n_cells: usize,
}

fn days(random: &mut Random, kind: &Kind) -> (i32, i32) {
    let day = |random: &mut Random, below| i32::try_from(random.below(below)).unwrap();
    if kind.is_crossing && random.happens(50) {
        let first = day(random, 20);
        return (first, first + 1 + day(random, 8));
    }
    let length = *random.pick(&[1, 1, 1, 4, 8, 24]);
    let first = day(random, usize::try_from(24 / length).unwrap()) * length;
    (first, first + length)
}

fn cells(random: &mut Random, areas: &AreaSets, kind: &Kind) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for id in 0..u32::try_from(kind.n_cells).unwrap() {
        let area = AreaId::new(AREAS[random.below(kind.n_areas)].0);
        let (first, end) = days(random, kind);
        let is_tagged = random.happens(kind.percent_tagged);
        let programme =
            if is_tagged { Programme(1 + random.next_below(2)) } else { Programme::ALL };
        let has_event = random.happens(kind.percent_events);
        let region = Region { set: areas.set_of(&area).unwrap(), first, end, programme };
        let event = if has_event { Event(1 + random.next_below(5)) } else { Event::NONE };
        let lo = i128::from(random.next_below(6)) * i128::from(end - first);
        let hi = *random.pick(&[lo, lo, lo + 2, OPEN]);
        let bounds = Bounds { est: lo, lo, hi };
        let area = areas.idx_of(&area).unwrap();
        let is_tight = random.happens(20);
        let cell = Cell {
            id,
            area,
            region,
            event,
            bounds,
            is_provisional: false,
            is_tight,
            rank: Rank::Open,
        };
        if !cells.iter().any(|c| (c.region, c.event) == (region, event)) {
            cells.push(cell);
        }
    }
    cells
}

fn pool(areas: &AreaSets, cells: &[Cell], set: AreaSet, programme: Programme) -> Pool {
    let region = Region { set, first: 0, end: 28, programme };
    let inside: Vec<&Cell> = cells.iter().filter(|c| c.region.is_in(region, areas)).collect();
    let measure = Measure { aim: Aim::Sum, region, event: Event::NONE };
    let pieces = inside.iter().map(|cell| {
        let is_held = inside.iter().any(|c| c.id != cell.id && cell.is_part_of(c, areas));
        measure.piece(cell.id, cell, is_held, areas)
    });
    Pool::new(region, pieces.collect())
}

/// How often each of these was compared: all pools and those whose best is not empty.
#[track_caller]
fn check(seed: u64, kind: &Kind, n_pools: usize) {
    let areas = areas();
    let mut random = Random::new(seed);
    let mut n_packed = 0;
    for round in 0..n_pools {
        let cells = cells(&mut random, &areas, kind);
        let programme = if random.happens(15) { Programme(1) } else { Programme::ALL };
        let pool = pool(&areas, &cells, areas.set_of(&AreaId::new("tinh")).unwrap(), programme);
        let (mut fast, mut slow) = (Shelf::default(), Shelf::default());
        let found = pack(&areas, &pool, &mut fast).pack;
        let defined = pack_by_definition(&areas, &pool, &mut slow);
        let context = || format!("seed {seed}, round {round}: {:#?}", pool.pieces);
        assert_eq!(found.score, defined.score, "{}", context());
        assert_eq!(fast.ids(found), slow.ids(defined), "{}", context());
        n_packed += usize::from(!found.is_empty());
    }
    assert!(n_packed * 2 > n_pools, "{n_packed} of {n_pools} pools have a packing");
}

#[test]
fn the_fast_packing_equals_its_definition() {
    for (seed, percent_tagged, percent_events, is_crossing) in [
        (1, 0, 0, false),
        (2, 0, 40, false),
        (3, 0, 0, true),
        (4, 0, 60, true),
        (5, 40, 0, true),
        (6, 50, 40, true),
        (7, 80, 20, false),
        (8, 30, 80, true),
    ] {
        for n_cells in [3, 6, 10, 16] {
            let kind = Kind { n_areas: 9, percent_tagged, percent_events, is_crossing, n_cells };
            check(seed, &kind, 150);
        }
    }
}

#[test]
fn areas_that_cross_are_packed_as_defined() {
    for (seed, percent_tagged) in [(11, 0), (12, 40)] {
        for n_areas in [10, 11] {
            let kind = Kind {
                n_areas,
                percent_tagged,
                percent_events: 30,
                is_crossing: true,
                n_cells: 12,
            };
            check(seed, &kind, 150);
        }
    }
}

#[test]
fn many_cells_of_crossing_areas_are_packed_without_counting_twice() {
    let areas = areas();
    let mut random = Random::new(13);
    let kind = Kind {
        n_areas: 11,
        percent_tagged: 40,
        percent_events: 30,
        is_crossing: true,
        n_cells: 400,
    };
    for _ in 0..5 {
        let cells = cells(&mut random, &areas, &kind);
        let whole = areas.set_of(&AreaId::new("tinh")).unwrap();
        let pool = pool(&areas, &cells, whole, Programme::ALL);
        assert!(pool.pieces.len() > 150);
        let mut shelf = Shelf::default();
        let packed = pack(&areas, &pool, &mut shelf).pack;
        let ids = shelf.ids(packed);
        let is_chosen = |piece: &&Piece| ids.contains(&piece.id);
        let chosen: Vec<&Piece> = pool.pieces.iter().filter(is_chosen).collect();
        assert!(chosen.len() > 3);
        for (at, a) in chosen.iter().enumerate() {
            for b in &chosen[at + 1..] {
                let same = Region { programme: b.region.programme, ..a.region } == b.region;
                let are_apart = a.is_news && b.is_news && a.event != b.event && same;
                assert!(are_apart || !a.region.meets(b.region, &areas), "{a:?} and {b:?}");
            }
        }
    }
}
