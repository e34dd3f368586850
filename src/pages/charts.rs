//! Charts as data: bars with the words of their numbers, in permille of the longest.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::data;
use super::facts::{self, Facts};
use super::totals::{self, Subject};
use super::view::{Bar, Chart, Words};
use super::words;
use crate::diag::Lang;
use crate::domain::figure::display::{self, Toward};
use crate::domain::{AreaId, Decimal, Period, PeriodForm, Qualifier, Quantity};
use crate::model::registry::Metric;

/// A chart needs so many bars to say more than its table.
const BARS_MIN: usize = 2;
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
    let approximation = facts.settings.approximation;
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

/// A metric of an area over time: by halves where it has them, else by years.
pub(crate) fn series(facts: &Facts, metric: &Metric, area: &AreaId) -> Option<Chart> {
    let lang = facts.lang();
    let periods = series_periods(&facts.periods_of_metric(&metric.id, area));
    let is_by_half = has_half(&periods, 1) && has_half(&periods, 2);
    let points = periods.iter().map(|period| {
        let subject = Subject { metric, area, period: *period, programme: None };
        let answer = facts.engine.value(&subject.query());
        let (title, group) = column_title(*period, is_by_half, lang);
        let url = facts::period_url(&facts.settings, *period)
            .filter(|_| facts.periods.contains(period))
            .map(|url| facts.urls.local(&url));
        let full_title = words::period_title(*period, lang);
        Point {
            title,
            full_title,
            group,
            url,
            quantity: answer.quantity,
            is_provisional: answer.is_provisional,
            is_accent: true,
            tile: None,
            sources: answer.sources,
        }
    });
    let points: Vec<Point> = points.collect();
    let n_sources = n_sources(&points);
    let bars = bars(facts, metric, points);
    if bars.iter().filter(|bar| bar.words.is_some()).count() < BARS_MIN {
        return None;
    }
    let name = facts.settings.areas.get(area).map_or_else(String::new, |area| area.name.clone());
    let label = metric.label(lang);
    let unit = &metric.unit_text;
    Some(Chart {
        id: format!("chuoi-{}", metric.id),
        kind: "columns".to_owned(),
        title: title_of_extremes(&bars, label, lang),
        subtitle: format!("{label} ({unit}), {name}, {}", rhythm(&periods, lang)),
        description: description(&bars, unit, lang),
        row_title: if lang == Lang::Vi { "Kỳ" } else { "Period" }.to_owned(),
        value_title: words::capital(unit),
        bars,
        steps: Vec::new(),
        n_sources,
        sources_url: totals::sources_url(facts, metric),
        csv_url: data::csv_of_total(facts, &metric.id, Some(area), None),
    })
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

/// The periods of a series without gaps: the halves that are reported as such, else years.
///
/// Where only first halves are reported, second halves would be gaps and scraps of months.
fn series_periods(reported: &[Period]) -> Vec<Period> {
    let has_halves = |n: u32| {
        let is_one = |p: &&Period| matches!(p.form(), PeriodForm::Half(_, half) if half == n);
        reported.iter().filter(is_one).count() >= BARS_MIN
    };
    let years: Vec<i32> = reported.iter().filter_map(|period| year_of(*period)).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
        return Vec::new();
    };
    let forms: &[&str] = match (has_halves(1), has_halves(2)) {
        (true, true) => &["-H1", "-H2"],
        (true, false) => &["-H1"],
        (false, true) => &["-H2"],
        (false, false) => &[""],
    };
    let names = (*first..=*last).flat_map(|year| forms.iter().map(move |form| (year, form)));
    let periods = names.filter_map(|(year, form)| Period::parse(&format!("{year:04}{form}")));
    let ends = reported.iter().map(|period| period.last()).max();
    let starts = reported.iter().map(|period| period.first()).min();
    periods
        .filter(|period| ends.is_some_and(|end| period.first() <= end))
        .filter(|period| starts.is_some_and(|start| period.last() >= start))
        .collect()
}

fn year_of(period: Period) -> Option<i32> {
    match period.form() {
        PeriodForm::Year(year)
        | PeriodForm::Half(year, _)
        | PeriodForm::Quarter(year, _)
        | PeriodForm::Month(year, _) => Some(year),
        PeriodForm::Day(day) => Some(chrono::Datelike::year(&day)),
        PeriodForm::Range => None,
    }
}

/// What stands under a column: the year alone, where all columns are the same part of one.
fn column_title(period: Period, is_by_half: bool, lang: Lang) -> (String, String) {
    match (period.form(), lang) {
        (PeriodForm::Half(year, _), _) if !is_by_half => (year.to_string(), String::new()),
        (PeriodForm::Half(year, n), Lang::Vi) => {
            (if n == 1 { "đầu" } else { "cuối" }.to_owned(), year.to_string())
        }
        (PeriodForm::Half(year, n), Lang::En) => (format!("H{n}"), year.to_string()),
        _ => (words::period_short(period, lang), String::new()),
    }
}

fn has_half(periods: &[Period], n: u32) -> bool {
    periods.iter().any(|period| matches!(period.form(), PeriodForm::Half(_, half) if half == n))
}

/// How often the columns of a series stand: `6 tháng đầu mỗi năm`.
fn rhythm(periods: &[Period], lang: Lang) -> &'static str {
    match (has_half(periods, 1), has_half(periods, 2), lang) {
        (true, true, Lang::Vi) => "theo nửa năm",
        (true, true, Lang::En) => "by half-year",
        (true, false, Lang::Vi) => "6\u{a0}tháng đầu mỗi năm",
        (true, false, Lang::En) => "first half of each year",
        (false, true, Lang::Vi) => "6\u{a0}tháng cuối mỗi năm",
        (false, true, Lang::En) => "second half of each year",
        (false, false, Lang::Vi) => "theo năm",
        (false, false, Lang::En) => "by year",
    }
}

/// The finding: the highest column, where one is highest for certain; else what is shown.
fn title_of_extremes(bars: &[Bar], label: &str, lang: Lang) -> String {
    let highest: Vec<&Bar> = bars.iter().filter(|bar| bar.permille == 1000).collect();
    let may_be_higher = bars.iter().any(|bar| bar.is_open && bar.permille < 1000);
    let has_gap = bars.iter().any(|bar| bar.words.is_none());
    match (&highest[..], lang) {
        ([bar], Lang::Vi) if !may_be_higher && !has_gap => {
            format!("{label}: cao nhất trong {}", when(bar))
        }
        ([bar], Lang::En) if !may_be_higher && !has_gap => {
            format!("{label}: highest in {}", when(bar))
        }
        (_, Lang::Vi) => format!("{label} qua các kỳ"),
        (_, Lang::En) => format!("{label} over time"),
    }
}

/// The name of a bar inside a sentence.
fn when(bar: &Bar) -> String {
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
    let lowest = reported().min_by_key(|bar| bar.permille).map(said);
    let highest = reported().max_by_key(|bar| bar.permille).map(said);
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return String::new() };
    let n_missing = bars.len() - reported().count();
    match (lang, n_missing) {
        (Lang::Vi, 0) => format!("Thấp nhất {lowest}, cao nhất {highest}."),
        (Lang::Vi, n) => format!("Thấp nhất {lowest}, cao nhất {highest}; {n} chưa báo cáo."),
        (Lang::En, 0) => format!("Lowest {lowest}, highest {highest}."),
        (Lang::En, n) => format!("Lowest {lowest}, highest {highest}; {n} without a report."),
    }
}
