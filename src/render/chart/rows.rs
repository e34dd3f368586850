//! Horizontal bars: names at the side or above, numbers at the end; and progress to a target.

use std::fmt::Write;

use super::{class, decimal, label};
use crate::pages::view::Bar;
use crate::render::escape::xml;
use crate::render::strings::Strings;

/// Names longer than this stand above their bars.
const NAME_ROOM: usize = 11;

/// Labels longer than this stand at the right end of the line of names.
const LABEL_ROOM: usize = 12;

/// The height of a bar, in hundredths of an em.
const THICKNESS: i64 = 125;

/// The longest bar in per cent of the drawing where it leaves room for the slats of an open end.
const ROOMY: i64 = 94;

/// Bars in rows.
pub(crate) fn svg(bars: &[Bar], strings: &Strings) -> String {
    let longest = |length: fn(&Bar) -> usize| bars.iter().map(length).max().unwrap_or(0);
    let label_length = longest(|bar| bar.words.as_ref().map_or(0, |w| label(w).chars().count()));
    let is_label_above = label_length > LABEL_ROOM;
    let is_stacked = is_label_above || longest(|bar| name(bar).chars().count()) > NAME_ROOM;
    let pitch = if is_stacked { 310 } else { 215 };
    let above = if is_stacked { 145 } else { 0 };
    let n_rows = i64::try_from(bars.len()).unwrap_or(0);
    let height = n_rows * pitch - (pitch - above - THICKNESS);
    let has_accent = bars.iter().any(|bar| bar.is_accent);
    let mut svg = format!(
        "<svg class=\"{}\" height=\"{}em\" aria-hidden=\"true\" focusable=\"false\">",
        if is_label_above {
            "flat"
        } else if is_stacked {
            "stack"
        } else {
            "side-l"
        },
        decimal(height.max(0))
    );
    // Labels above leave no room at the right for the slats of an open end, so bars end earlier.
    let has_slats = is_label_above && bars.iter().any(|bar| bar.is_open);
    let scale = |bar: &Bar| i64::from(bar.permille) * if has_slats { ROOMY } else { 100 } / 10;
    for (idx, bar) in (0_i64..).zip(bars) {
        let top = idx * pitch + above;
        let text_y = decimal(top + 93);
        let title = xml(&name(bar));
        if is_stacked {
            let axis = (decimal(top - 15), decimal(top + 140));
            write!(svg, "<text y=\"{}em\">{title}</text>", decimal(top - 45))
                .expect("a string takes all");
            write!(svg, "<line class=\"axis\" y1=\"{}em\" y2=\"{}em\"/>", axis.0, axis.1)
                .expect("a string takes all");
        } else {
            write!(svg, "<text class=\"e\" dx=\"-.6em\" y=\"{text_y}em\">{title}</text>")
                .expect("a string takes all");
        }
        svg.push_str(&row(bar, (top, scale(bar)), has_accent, strings));
        if let Some(words) = &bar.words {
            let end = decimal(scale(bar));
            let placed = if is_label_above {
                format!("<text class=\"e\" x=\"100%\" y=\"{}em\">", decimal(top - 45))
            } else {
                let gap = if bar.is_open { "1.45" } else { "0.45" };
                format!("<text x=\"{end}%\" dx=\"{gap}em\" y=\"{text_y}em\">")
            };
            svg.push_str(&placed);
            svg.push_str(&label(words));
            svg.push_str("</text>");
        }
    }
    if !is_stacked {
        let end = decimal(height + 30);
        write!(svg, "<line class=\"axis\" y1=\"-.3em\" y2=\"{end}em\"/>")
            .expect("a string takes all");
    }
    svg.push_str("</svg>");
    svg
}

/// The reached part of a target: the first bar, beside the target, the second.
pub(crate) fn progress(bars: &[Bar]) -> String {
    const OPEN: &str = "<svg height=\"2.2em\" aria-hidden=\"true\" focusable=\"false\">\
        <rect class=\"track\" y=\".5em\" width=\"100%\" height=\"1.2em\"/>";
    let mut svg = OPEN.to_owned();
    let is_open = bars.first().is_some_and(|bar| bar.is_open);
    // Room at the right for the slats of an open end.
    let scale = |permille: u32| i64::from(permille) * if is_open { ROOMY } else { 100 } / 10;
    if let Some(reached) = bars.first() {
        svg.push_str(&bar_from_left(class(reached, false), 50, 120, scale(reached.permille)));
        if reached.is_open {
            svg.push_str(&slats(50, 120, scale(reached.permille)));
        }
    }
    if let Some(target) = bars.get(1) {
        let x = decimal(scale(target.permille));
        for class in ["halo", "goal"] {
            write!(svg, "<line class=\"{class}\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"2.2em\"/>")
                .expect("a string takes all");
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The name of a bar, with its heading where it has one.
fn name(bar: &Bar) -> String {
    match (bar.full_title.is_empty(), bar.group.is_empty()) {
        (false, _) if !bar.group.is_empty() => bar.full_title.clone(),
        (_, false) => format!("{} {}", bar.title, bar.group),
        _ => bar.title.clone(),
    }
}

fn row(bar: &Bar, (top, width): (i64, i64), has_accent: bool, strings: &Strings) -> String {
    if bar.words.is_none() {
        let missing = xml(strings.text("chart.missing"));
        return format!(
            "<rect class=\"nodata\" y=\"{}em\" width=\"100%\" height=\"1.25em\"/>\
             <text class=\"t2 plate\" x=\".6em\" y=\"{}em\">{missing}</text>",
            decimal(top),
            decimal(top + 93)
        );
    }
    let mut drawn = bar_from_left(class(bar, has_accent), top, THICKNESS, width);
    if bar.is_open {
        drawn.push_str(&slats(top, THICKNESS, width));
    }
    drawn
}

fn bar_from_left(class: &str, top: i64, height: i64, width: i64) -> String {
    format!(
        "<rect class=\"{class}\" y=\"{}em\" width=\"{}%\" height=\"{}em\"/>",
        decimal(top),
        decimal(width),
        decimal(height)
    )
}

/// The three slats of an open end.
fn slats(top: i64, height: i64, at: i64) -> String {
    let slat = |(width, shift): (u32, u32)| {
        format!(
            "<rect class=\"bar\" x=\"{}%\" y=\"{}em\" width=\"{width}\" height=\"{}em\" \
             transform=\"translate({shift} 0)\"/>",
            decimal(at),
            decimal(top),
            decimal(height)
        )
    };
    [(4, 2), (3, 8), (2, 13)].map(slat).concat()
}
