//! Charts as SVG inside the page: no viewBox, x in per cent, y in em, so that text keeps its size.
//!
//! All geometry is in whole hundredths of an em or a per cent, so the bytes are the same on every
//! machine. Doubt is drawn: an open end for "more than", a dashed outline for provisional numbers,
//! hatching where nothing was reported. The hatch is the page's one `<pattern id="gach">`, which
//! the component `hatch` draws in the block `defs`. The numbers stand again in the table after the chart, which is a template's.

mod columns;
mod rows;
mod tiles;

use super::escape::xml;
use super::strings::Strings;
use crate::pages::view::{Bar, Chart, Words};

/// So many columns stand side by side on a phone; more become rows.
const COLUMNS_MAX: usize = 12;

/// So many characters of labels fit side by side on a phone.
const LABEL_ROOM: usize = 50;

/// The drawing of a chart with its legend.
pub(crate) fn svg(chart: &Chart, strings: &Strings) -> String {
    let drawn = match chart.kind.as_str() {
        "columns" if fits_in_columns(&chart.bars) => columns::svg(&chart.bars, strings),
        "progress" => rows::progress(&chart.bars),
        "tiles" => tiles::svg(chart, strings),
        _ => rows::svg(&chart.bars, strings),
    };
    drawn + &legend(chart, strings)
}

/// The pips of a coverage: one for each unit, those without a report hatched; beyond twenty units a
/// bar of two parts.
pub(crate) fn pips(n_reported: u64, n_units: u64) -> String {
    let n_pips = n_units.clamp(1, 20);
    let n_full = if n_units > 20 { n_reported * 20 / n_units } else { n_reported };
    let width = n_pips * 8 - 2;
    let path = |from: u64, to: u64| -> String {
        let pips: Vec<String> = (from..to).map(|pip| format!("M{} 0h6v12h-6z", pip * 8)).collect();
        pips.concat()
    };
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} 12\" width=\"{width}\" height=\"12\" aria-hidden=\"true\">"
    );
    if n_full > 0 {
        svg.push_str(&format!("<path class=\"bar\" d=\"{}\"/>", path(0, n_full)));
    }
    if n_full < n_pips {
        svg.push_str(&format!("<path class=\"nodata track\" d=\"{}\"/>", path(n_full, n_pips)));
    }
    svg.push_str("</svg>");
    svg
}

fn fits_in_columns(bars: &[Bar]) -> bool {
    let longest = bars.iter().map(number_length).max().unwrap_or(0);
    bars.len() <= COLUMNS_MAX && bars.len() * longest <= LABEL_ROOM
}

fn number_length(bar: &Bar) -> usize {
    bar.words.as_ref().map_or(0, |words| words.number.chars().count())
}

/// The number in words, as it stands at the end of a bar.
fn label(words: &Words) -> String {
    let text = if words.qualifier.is_empty() {
        words.number.clone()
    } else {
        format!("{} {}", words.qualifier, words.number)
    };
    xml(&text.replace(' ', "\u{a0}"))
}

/// The class of a bar: what the title speaks of is in the accent, its context grey.
fn class(bar: &Bar, has_accent: bool) -> &'static str {
    if bar.is_provisional {
        "bar prov"
    } else if has_accent && !bar.is_accent {
        "bar dim"
    } else {
        "bar"
    }
}

/// Hundredths as a decimal without needless zeros: 1360 is `13.6`.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, hundredths) => format!("{sign}{whole}.{tenths}{hundredths}"),
    }
}

/// What the forms of doubt mean, for those that occur, the steps of a tile map, and the numbers of a
/// result and its target, which stand nowhere else in the drawing.
fn legend(chart: &Chart, strings: &Strings) -> String {
    const OPEN: &str = "<rect class=\"bar\" width=\"40%\" height=\"100%\"/>\
        <rect class=\"bar\" x=\"46%\" width=\"4\" height=\"100%\"/>\
        <rect class=\"bar\" x=\"74%\" width=\"2\" height=\"100%\"/>";
    const GOAL: &str = "<line class=\"goal\" x1=\"50%\" x2=\"50%\" y2=\"100%\"/>";
    let full = |class: &str| format!("<rect class=\"{class}\" width=\"100%\" height=\"100%\"/>");
    let named = |(bar, drawing): (&Bar, String)| {
        let number = bar.words.as_ref().map_or_else(String::new, label);
        (drawing, format!("{}: {number}", xml(&bar.title)))
    };
    let is_map = chart.kind == "tiles";
    let has = |what: fn(&Bar) -> bool| chart.bars.iter().any(what);
    let mut entries: Vec<(String, String)> = Vec::new();
    if chart.kind == "progress" {
        entries.extend(chart.bars.iter().zip([full("bar"), GOAL.to_owned()]).map(named));
    }
    if is_map {
        for (step, text) in (1_u8..).zip(&chart.steps) {
            if chart.bars.iter().any(|bar| bar.step == step) {
                entries.push((full(&format!("k{step}")), xml(text)));
            }
        }
        if has(|bar| bar.is_open) {
            entries.push((String::new(), xml(strings.text("chart.open-tile"))));
        }
    } else {
        if has(|bar| bar.is_open) {
            entries.push((OPEN.to_owned(), xml(strings.text("chart.open"))));
        }
        if has(|bar| bar.is_provisional) {
            entries.push((full("bar prov"), xml(strings.text("chart.provisional"))));
        }
    }
    if has(|bar| bar.words.is_none()) {
        entries.push((full("nodata track"), xml(strings.text("chart.missing"))));
    }
    if entries.is_empty() {
        return String::new();
    }
    let entries = entries.into_iter().map(|(drawing, text)| {
        if drawing.is_empty() {
            return format!("<li>{text}</li>");
        }
        format!("<li><svg aria-hidden=\"true\">{drawing}</svg>{text}</li>")
    });
    format!("<ul class=\"legend\">{}</ul>", entries.collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests;
