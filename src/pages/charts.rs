//! Charts as data: bars with the words of their numbers, in permille of the longest.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::facts::Facts;
use super::totals;
use super::view::{Bar, Chart, Words};
use crate::diag::Lang;
use crate::domain::figure::display::{self, Toward};
use crate::domain::{Decimal, Qualifier, Quantity};
use crate::model::registry::Metric;

/// So many characters of a number fit into a tile on a phone.
const TILE_ROOM: usize = 5;
/// The longest bar.
const PERMILLE: i128 = 1000;

/// One number of a chart before it is measured against the others.
pub(crate) struct Point {
    pub(crate) title: String,
    pub(crate) full_title: String,
    pub(crate) group: String,
    pub(crate) url: Option<String>,
    pub(crate) quantity: Option<Quantity>,
    pub(crate) note: String,
    pub(crate) is_provisional: bool,
    pub(crate) is_accent: bool,
    pub(crate) tile: Option<(u32, u32)>,
    pub(crate) sources: Vec<Arc<str>>,
}

/// How many articles these points rest on, each counted once.
pub(crate) fn n_sources(points: &[Point]) -> usize {
    points.iter().flat_map(|point| &point.sources).collect::<BTreeSet<_>>().len()
}

/// The bars of these points: lengths in permille of the largest, steps by its quarters.
pub(crate) fn bars(facts: &Facts, metric: &Metric, points: Vec<Point>) -> Vec<Bar> {
    let approximation = facts.settings.site.approximation;
    let largest = points.iter().filter_map(|point| point.quantity).map(|q| q.est).max();
    let largest = largest.filter(|largest| *largest > Decimal::ZERO);
    let bar = |point: Point| {
        let share = match (point.quantity, largest) {
            (Some(quantity), Some(largest)) => permille(quantity.est, largest),
            _ => 0,
        };
        let label = point.quantity.map(|quantity| quantity.label(approximation));
        let words = point.quantity.map(|quantity| {
            let words = totals::words_of(facts.into(), &quantity, metric);
            Words { unit: String::new(), ..words }
        });
        Bar {
            full_title: point.full_title,
            title: point.title,
            group: point.group,
            url: point.url,
            step: if words.is_some() {
                1 + u8::try_from(share.min(999) * 4 / 1000).unwrap_or(3)
            } else {
                0
            },
            words,
            short: String::new(),
            note: point.note,
            permille: share,
            is_open: matches!(label, Some(Qualifier::AtLeast)),
            is_provisional: point.is_provisional,
            is_accent: point.is_accent,
            tile: point.tile,
        }
    };
    points.into_iter().map(bar).collect()
}

/// A share of the largest, rounded down; at least one for what is above zero.
fn permille(value: Decimal, largest: Decimal) -> u32 {
    let (value, largest) = (value.millionths().max(0), largest.millionths());
    // Six digits of the largest are enough for a bar, and their product is far inside the range.
    let cut = (largest / 1_000_000).max(1);
    let share = (value / cut) * PERMILLE / (largest / cut).max(1);
    let share = if value > 0 { share.clamp(1, PERMILLE) } else { 0 };
    u32::try_from(share).unwrap_or(1000)
}

/// The tile map of the numbers of a bar chart, where the districts have tiles.
pub(crate) fn tiles(chart: &Chart, lang: Lang) -> Option<Chart> {
    let (title, steps) = match lang {
        Lang::Vi => {
            ("Theo vị trí trên bản đồ", ["dưới 1/4 mức cao nhất", "từ 1/4", "từ một nửa", "từ 3/4"])
        }
        Lang::En => (
            "By place on the map",
            ["under 1/4 of the highest", "from 1/4", "from half", "from 3/4"],
        ),
    };
    let mut tiles = chart.clone();
    tiles.bars.retain(|bar| bar.tile.is_some());
    shorten(&mut tiles, lang);
    "tiles".clone_into(&mut tiles.kind);
    title.clone_into(&mut tiles.title);
    tiles.steps = steps.map(str::to_owned).into();
    tiles.id.push_str("-ban-do");
    // The bar chart that a map complements names the sources of both.
    tiles.n_sources = 0;
    (tiles.bars.len() > 1).then_some(tiles)
}

/// Numbers too long for a tile in thousands with one decimal; a lower bound stays one.
fn shorten(tiles: &mut Chart, lang: Lang) {
    let length = |bar: &Bar| bar.words.as_ref().map_or(0, |words| words.number.chars().count());
    if tiles.bars.iter().all(|bar| length(bar) <= TILE_ROOM) {
        return;
    }
    let short = |bar: &Bar| {
        let value: Decimal = bar.words.as_ref()?.value.parse().ok()?;
        let toward = if bar.is_open { Toward::Down } else { Toward::Nearest };
        let hundreds = display::round(value, Decimal::whole(100), toward);
        let thousands = Decimal::from_millionths(hundreds.millionths() / 1000);
        Some(display::number(thousands, totals::marks(lang)))
    };
    let shorts: Vec<Option<String>> = tiles.bars.iter().map(short).collect();
    for (bar, short) in tiles.bars.iter_mut().zip(shorts) {
        bar.short = short.unwrap_or_default();
    }
    tiles.subtitle.push_str(match lang {
        Lang::Vi => "; số trong ô tính bằng nghìn",
        Lang::En => "; numbers in the tiles are thousands",
    });
}

/// The name of a bar inside a sentence.
pub(crate) fn when(bar: &Bar) -> String {
    let mut letters = bar.full_title.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => bar.title.clone(),
    }
}

/// One sentence: lowest and highest, and how many have no report.
pub(crate) fn description(bars: &[Bar], unit: &str, lang: Lang) -> String {
    let reported = || bars.iter().filter(|bar| bar.words.is_some());
    let said = |bar: &Bar| {
        let words = bar.words.clone().unwrap_or_default();
        let space = if words.qualifier.is_empty() { "" } else { " " };
        format!("{}{space}{} {unit} ({})", words.qualifier, words.number, when(bar))
    };
    // What covers a part alone is neither the lowest nor the highest of the whole.
    let whole = || reported().filter(|bar| bar.note.is_empty());
    let lowest = whole().min_by_key(|bar| bar.permille).map(said);
    let highest = whole().max_by_key(|bar| bar.permille).map(said);
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return String::new() };
    let n_missing = bars.len() - reported().count();
    match (lang, n_missing) {
        (Lang::Vi, 0) => format!("Thấp nhất {lowest}, cao nhất {highest}."),
        (Lang::Vi, n) => format!("Thấp nhất {lowest}, cao nhất {highest}; {n} chưa báo cáo."),
        (Lang::En, 0) => format!("Lowest {lowest}, highest {highest}."),
        (Lang::En, n) => format!("Lowest {lowest}, highest {highest}; {n} without a report."),
    }
}
