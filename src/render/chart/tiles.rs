//! The tile map: one tile a unit, about where it lies, in four steps of the accent.

use std::fmt::Write;

use super::decimal;
use crate::pages::view::{Bar, Chart};
use crate::render::escape::xml;
use crate::render::strings::Strings;

/// The height of a tile, in hundredths of an em.
const HEIGHT: i64 = 490;

/// A line of text.
const LINE: i64 = 125;

/// Longer numbers do not fit into a tile and stand in the table alone.
const NUMBER_ROOM: usize = 7;

/// Tiles on a grid; units without a place on it are in the table alone.
pub(crate) fn svg(chart: &Chart, strings: &Strings) -> String {
    let tiles: Vec<(&Bar, (i64, i64))> = chart
        .bars
        .iter()
        .filter_map(|bar| {
            let (column, row) = bar.tile?;
            Some((bar, (i64::from(column), i64::from(row))))
        })
        .collect();
    let first = |place: fn(&(&Bar, (i64, i64))) -> i64| tiles.iter().map(place).min().unwrap_or(0);
    let (first_column, first_row) = (first(|(_, at)| at.0), first(|(_, at)| at.1));
    let n_columns = tiles.iter().map(|(_, at)| at.0 + 1 - first_column).max().unwrap_or(1);
    let n_rows = tiles.iter().map(|(_, at)| at.1 + 1 - first_row).max().unwrap_or(1);
    let mut svg = format!(
        "<svg class=\"tiles\" height=\"{}em\" role=\"group\" aria-label=\"{}\">",
        decimal(n_rows * HEIGHT),
        xml(&chart.title)
    );
    for (bar, (column, row)) in &tiles {
        let x = |within: i64| decimal(((column - first_column) * 100 + within) * 100 / n_columns);
        let top = (row - first_row) * HEIGHT;
        let link = bar.url.as_ref().map(|url| format!("<a href=\"{}\">", xml(url)));
        svg.push_str(link.as_deref().unwrap_or("<g>"));
        let class = match (&bar.words, bar.step) {
            (None, _) => "nodata track".to_owned(),
            (Some(_), step) => format!("k{}", step.clamp(1, 4)),
        };
        write!(
            svg,
            "<rect class=\"{class}\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"4.9em\"/>",
            x(0),
            decimal(top),
            decimal(10_000 / n_columns)
        )
        .expect("a string takes all");
        text(&mut svg, bar, &x(50), top, strings);
        svg.push_str(if link.is_some() { "</a>" } else { "</g>" });
    }
    svg.push_str("</svg>");
    svg
}

/// The name on one line or two, and the number; spaces between the lines, for screen readers.
fn text(svg: &mut String, bar: &Bar, x: &str, top: i64, strings: &Strings) {
    let mut lines = halves(&bar.title);
    let number = match &bar.words {
        Some(words) => {
            let number = if bar.short.is_empty() { &words.number } else { &bar.short };
            let sign = if bar.is_open { ">" } else { "" };
            (number.chars().count() <= NUMBER_ROOM).then(|| format!("{sign}{number}"))
        }
        None => Some(strings.text("chart.missing-short").to_owned()),
    };
    let n_names = lines.len();
    lines.extend(number);
    let n_lines = i64::try_from(lines.len()).unwrap_or(1);
    let first = top + (HEIGHT - (n_lines - 1) * LINE) / 2 + 20;
    let plate = if bar.words.is_none() { "c plate" } else { "c" };
    write!(svg, "<text class=\"{plate}\">").expect("a string takes all");
    for (idx, line) in lines.iter().enumerate() {
        if idx > 0 {
            svg.push_str("<tspan class=\"z\"> </tspan>");
        }
        let bold = if idx >= n_names { " class=\"b\"" } else { "" };
        let y = decimal(first + i64::try_from(idx).unwrap_or(0) * LINE);
        write!(svg, "<tspan{bold} x=\"{x}%\" y=\"{y}em\">{}</tspan>", xml(line))
            .expect("a string takes all");
    }
    svg.push_str("</text>");
}

/// A name in two lines of about the same length, or one where it is a single word.
fn halves(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let length = |words: &[&str]| words.iter().map(|w| w.chars().count() + 1).sum::<usize>();
    let best = (1..words.len()).min_by_key(|at| length(&words[..*at]).max(length(&words[*at..])));
    match best {
        Some(at) => vec![words[..at].join(" "), words[at..].join(" ")],
        None => vec![name.to_owned()],
    }
}
