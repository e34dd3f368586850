//! Charts as data: bars with the words of their numbers, in permille of the longest.

use std::collections::BTreeSet;

use super::scale::Scale;
use crate::diag::Lang;
use crate::domain::figure::display::{self, Toward};
use crate::domain::{Decimal, Qualifier, Quantity};
use crate::model::registry::Metric;
use crate::pages::facts::Facts;
use crate::pages::view::{Bar, Chart};
use crate::stats::Answer;

/// So many characters of a number fit into a tile on a phone.
const TILE_ROOM: usize = 5;
/// So many characters of a shortened number do.
const SHORT_ROOM: usize = 7;
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
}

/// How many articles these answers rest on, each counted once.
pub(crate) fn n_sources<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> usize {
    answers.into_iter().flat_map(|answer| &answer.sources).collect::<BTreeSet<_>>().len()
}

/// The scale in which all of these points are shown.
pub(crate) fn scale<'a>(facts: &'a Facts, metric: &'a Metric, points: &[Point]) -> Scale<'a> {
    Scale::of(facts, metric, points.iter().filter_map(|point| point.quantity))
}

/// The bars of these points: lengths in permille of the largest, steps by its quarters.
pub(crate) fn bars(facts: &Facts, scale: &Scale<'_>, points: Vec<Point>) -> Vec<Bar> {
    let approximation = facts.settings.site.approximation;
    let largest = points.iter().filter_map(|point| point.quantity).map(|q| q.est).max();
    let largest = largest.filter(|largest| *largest > Decimal::ZERO);
    let bar = |point: Point| {
        let share = match (point.quantity, largest) {
            (Some(quantity), Some(largest)) => permille(quantity.est, largest),
            _ => 0,
        };
        let label = point.quantity.map(|quantity| quantity.label(approximation));
        let words = point.quantity.map(|quantity| scale.words(&quantity));
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

/// Numbers too long for a tile in thousands, or the next word that makes them short enough, with
/// one decimal; a lower bound stays one, and what is there never becomes nothing.
fn shorten(tiles: &mut Chart, lang: Lang) {
    let marks = lang.marks();
    let is_short = |number: &String, room| number.chars().count() <= room;
    let numbers = tiles.bars.iter().filter_map(|bar| bar.words.as_ref());
    if numbers.map(|words| &words.number).all(|number| is_short(number, TILE_ROOM)) {
        return;
    }
    let step = Decimal::from_millionths(100_000);
    let short = |bar: &Bar, thousands: i128| {
        let value = display::value_of(&bar.words.as_ref()?.number, marks)?;
        let toward = if bar.is_open { Toward::Down } else { Toward::Nearest };
        let tenths = display::round(value, Decimal::from_millionths(thousands * 100_000), toward);
        let short = Decimal::from_millionths(tenths.millionths() / thousands);
        let is_lost = short == Decimal::ZERO && value != Decimal::ZERO && !bar.is_open;
        let less = if is_lost { "<" } else { "" };
        Some(format!("{less}{}", display::number(if is_lost { step } else { short }, marks)))
    };
    let scales = [
        (1_000, "nghìn", "thousands"),
        (1_000_000, "triệu", "millions"),
        (1_000_000_000, "tỷ", "billions"),
    ];
    let fits = |(n, ..): &(i128, &str, &str)| {
        let mut shorts = tiles.bars.iter().filter_map(|bar| short(bar, *n));
        shorts.all(|short| is_short(&short, SHORT_ROOM))
    };
    let (n, vi, en) = scales.into_iter().find(fits).unwrap_or(scales[2]);
    for bar in &mut tiles.bars {
        bar.short = short(bar, n).unwrap_or_default();
    }
    tiles.subtitle.push_str(&match lang {
        Lang::Vi => format!("; số trong ô tính bằng {vi}"),
        Lang::En => format!("; numbers in the tiles are {en}"),
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

/// One sentence: lowest and highest, as far as that is certain, and how many have no report.
///
/// An open number may in truth be any above it: it is not the lowest, and beside it none is highest.
pub(crate) fn description(bars: &[Bar], unit: &str, is_of_programme: bool, lang: Lang) -> String {
    let reported = || bars.iter().filter(|bar| bar.words.is_some());
    let is_open =
        |bar: &Bar| bar.is_open || bar.words.as_ref().is_some_and(|words| !words.extra.is_empty());
    let said = |bar: &Bar| {
        let words = bar.words.clone().unwrap_or_default();
        let parts = [&words.qualifier, &words.number, unit, &words.extra];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{} ({})", parts.join(" "), when(bar))
    };
    // What covers a part alone is neither the lowest nor the highest of the whole.
    let whole = || reported().filter(|bar| bar.note.is_empty());
    let lowest = whole().min_by_key(|bar| bar.permille);
    let highest = whole().max_by_key(|bar| bar.permille);
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return String::new() };
    let is_one = reported().count() == 1;
    let is_sure = !is_open(lowest)
        && reported().filter(|bar| is_open(bar)).all(|open| std::ptr::eq(open, highest));
    let (low, high) = (said(lowest), said(highest));
    let extremes = match (lang, is_one, is_sure) {
        (Lang::Vi, true, _) => format!("Chỉ có một số: {low}"),
        (Lang::En, true, _) => format!("One number: {low}"),
        (Lang::Vi, _, true) => format!("Thấp nhất {low}, cao nhất {high}"),
        (Lang::En, _, true) => format!("Lowest {low}, highest {high}"),
        (Lang::Vi, ..) => format!("Các số đã có: từ {low} đến {high}"),
        (Lang::En, ..) => format!("The numbers so far: from {low} to {high}"),
    };
    let missing = match (bars.len() - reported().count(), is_of_programme, lang) {
        (0, ..) => String::new(),
        (n, false, Lang::Vi) => format!("; {n} chưa báo cáo"),
        (n, false, Lang::En) => format!("; {n} without a report"),
        (n, true, Lang::Vi) => format!("; {n} chưa có số liệu của chương trình"),
        (n, true, Lang::En) => format!("; {n} without figures of the programme"),
    };
    format!("{extremes}{missing}.")
}
