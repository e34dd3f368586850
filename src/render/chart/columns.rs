//! Columns: one a period, from left to right, with the year under its parts.

use std::fmt::Write;

use super::{class, decimal};
use crate::pages::view::{Bar, Words};
use crate::render::escape::xml;
use crate::render::strings::Strings;

/// The height of the longest column, in hundredths of an em.
const HEIGHT: i64 = 1100;

/// Room above the longest column for its number and the word before it.
const TOP: i64 = 260;

/// A line of text.
const LINE: i64 = 115;

/// Columns of periods.
pub(crate) fn svg(bars: &[Bar], strings: &Strings) -> String {
    let needs_room = |bar: &&Bar| bar.is_open && bar.permille > 850;
    let top = TOP + if bars.iter().any(|bar| needs_room(&bar)) { 100 } else { 0 };
    let floor = top + HEIGHT;
    let has_groups = bars.iter().any(|bar| !bar.group.is_empty());
    let height = floor + if has_groups { 320 } else { 160 };
    let n = i64::try_from(bars.len()).unwrap_or(1).max(1);
    // Hundredths of a per cent times n: exact until the division at the end.
    let at = |idx: i64, within: i64| decimal((idx * 10_000 + within * 100) / n);
    let has_accent = bars.iter().any(|bar| bar.is_accent);
    let mut svg =
        format!("<svg height=\"{}em\" aria-hidden=\"true\" focusable=\"false\">", decimal(height));
    for (idx, bar) in (0_i64..).zip(bars) {
        let (left, middle, width) = (at(idx, 18), at(idx, 50), decimal(6_400 / n));
        if let Some(words) = &bar.words {
            let y = floor - HEIGHT * i64::from(bar.permille) / 1000;
            let class = class(bar, has_accent);
            column(&mut svg, class, (&left, &width), (y, floor - y));
            if bar.is_open {
                slats(&mut svg, &left, &width, y);
            }
            let lift = if bar.is_open { 145 } else { 40 };
            number(&mut svg, words, &middle, y - lift);
        } else {
            column(&mut svg, "nodata", (&left, &width), (top, HEIGHT));
            missing(&mut svg, strings.text("chart.missing"), &middle, floor);
        }
        let y = decimal(floor + 130);
        write!(svg, "<text class=\"c t2\" x=\"{middle}%\" y=\"{y}em\">{}</text>", xml(&bar.title))
            .expect("a string takes all");
    }
    if has_groups {
        groups(&mut svg, bars, floor, &at);
    }
    let y = decimal(floor);
    write!(svg, "<line class=\"axis\" x2=\"100%\" y1=\"{y}em\" y2=\"{y}em\"/></svg>")
        .expect("a string takes all");
    svg
}

fn column(svg: &mut String, class: &str, (x, width): (&str, &str), (y, height): (i64, i64)) {
    write!(
        svg,
        "<rect class=\"{class}\" x=\"{x}%\" y=\"{}em\" width=\"{width}%\" height=\"{}em\"/>",
        decimal(y),
        decimal(height)
    )
    .expect("a string takes all");
}

/// The three slats of an open top.
fn slats(svg: &mut String, x: &str, width: &str, y: i64) {
    let y = decimal(y);
    for (height, shift) in [("3", 5), ("2", 10), ("1.5", 14)] {
        write!(
            svg,
            "<rect class=\"bar\" x=\"{x}%\" y=\"{y}em\" width=\"{width}%\" height=\"{height}\" \
             transform=\"translate(0 -{shift})\"/>"
        )
        .expect("a string takes all");
    }
}

fn number(svg: &mut String, words: &Words, x: &str, y: i64) {
    let at = |y: i64| format!("x=\"{x}%\" y=\"{}em\"", decimal(y));
    write!(svg, "<text class=\"c\" {}>{}</text>", at(y), xml(&words.number))
        .expect("a string takes all");
    if !words.qualifier.is_empty() {
        let qualifier = xml(&words.qualifier);
        write!(svg, "<text class=\"c t2\" {}>{qualifier}</text>", at(y - LINE))
            .expect("a string takes all");
    }
}

/// The words for no report, one a line, standing on the axis.
fn missing(svg: &mut String, text: &str, x: &str, floor: i64) {
    let words: Vec<&str> = text.split(' ').collect();
    let n_lines = i64::try_from(words.len()).unwrap_or(1);
    for (idx, word) in (0_i64..).zip(words) {
        let y = decimal(floor - 60 - (n_lines - 1 - idx) * LINE);
        write!(svg, "<text class=\"t2 c plate\" x=\"{x}%\" y=\"{y}em\">{}</text>", xml(word))
            .expect("a string takes all");
    }
}

/// The headings under neighbours of one group, each with its line.
fn groups(svg: &mut String, bars: &[Bar], floor: i64, at: &dyn Fn(i64, i64) -> String) {
    let mut start = 0;
    while start < bars.len() {
        let group = &bars[start].group;
        let n = bars[start..].iter().take_while(|bar| bar.group == *group).count();
        let end = start + n;
        let (first, last) =
            (i64::try_from(start).unwrap_or(0), i64::try_from(end - 1).unwrap_or(0));
        let middle = at(first, 50 * i64::try_from(n).unwrap_or(1));
        let (line, text) = (decimal(floor + 175), decimal(floor + 295));
        write!(
            svg,
            "<line class=\"grid\" x1=\"{}%\" x2=\"{}%\" y1=\"{line}em\" y2=\"{line}em\"/>\
             <text class=\"c b\" x=\"{middle}%\" y=\"{text}em\">{}</text>",
            at(first, 9),
            at(last, 91),
            xml(group)
        )
        .expect("a string takes all");
        start = end;
    }
}
