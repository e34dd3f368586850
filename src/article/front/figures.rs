//! `metrics`: the figures of an article, phrases or long forms.

use crate::article::{FigureEntry, MetricEntry};
use crate::diag::Marked;
use crate::diag::front::{self, Kind};
use crate::diag::syntax;
use crate::settings::yaml::read::Reader;
use crate::settings::yaml::{Content, Node, is_decimal_comma, quoted};

/// Every entry of a long form.
pub(super) const KEYS: &[&str] = &[
    "value",
    "area",
    "period",
    "programme",
    "by_area",
    "event",
    "final",
    "target",
    "hide",
    "supersedes",
    "note",
];

/// The figures under `metrics`.
pub(super) fn metrics(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<MetricEntry> {
    let written = reader.written(node.span);
    let kind = node.kind().filter(|_| !node.is_empty());
    if let Some(told) = front::not_entries(reader.place(node.span), written, kind) {
        reader.found.push(told);
        return Vec::new();
    }
    let entries = reader.map("metrics", node);
    let mut metrics = Vec::with_capacity(entries.len());
    for entry in entries {
        let metric = Marked { value: entry.key.into_owned(), span: entry.key_span };
        let figures = figures(reader, &metric, entry.value);
        if !figures.is_empty() {
            metrics.push(MetricEntry { metric, figures });
        }
    }
    metrics
}

/// The figures of one metric: a phrase, a long form or a list of these.
fn figures(reader: &mut Reader<'_>, metric: &Marked<String>, node: Node<'_>) -> Vec<FigureEntry> {
    let Content::List(nodes) = node.content else {
        return figure(reader, metric, node).into_iter().collect();
    };
    let nodes = without_split_numbers(reader, nodes);
    if nodes.is_empty() {
        reader.found.push(front::no_figure(reader.place(metric.span), &metric.value));
    }
    nodes.into_iter().filter_map(|node| figure(reader, metric, node)).collect()
}

/// The values of a list but for those that a decimal comma has cut in two: `[3,5 km]`.
fn without_split_numbers<'a>(reader: &mut Reader<'_>, nodes: Vec<Node<'a>>) -> Vec<Node<'a>> {
    let mut whole: Vec<Node<'a>> = Vec::with_capacity(nodes.len());
    for mut node in nodes {
        if let Some(last) = whole.last_mut()
            && let (Some(Kind::Text), Some(Kind::Text)) = (last.kind(), node.kind())
            && is_decimal_comma(reader.source, last.span.end as usize, node.span.start as usize)
        {
            node.span.start = last.span.start;
            let range = node.span.start as usize..node.span.end as usize;
            let written = reader.source.get(range).unwrap_or_default();
            let place = reader.place(node.span);
            reader.found.push(syntax::quotes_needed(place, written, &quoted(written)));
            node.content = Content::Refused;
            *last = node;
        } else {
            whole.push(node);
        }
    }
    whole
}

/// One figure, or `None` where there is none, which is reported.
fn figure(reader: &mut Reader<'_>, metric: &Marked<String>, node: Node<'_>) -> Option<FigureEntry> {
    if node.is_empty() {
        reader.found.push(front::no_figure(reader.place(node.span), &metric.value));
        return None;
    }
    let mut figure = FigureEntry { span: node.span, ..FigureEntry::default() };
    match node.kind()? {
        Kind::Text => figure.value = reader.text(&metric.value, node),
        Kind::Map => {
            if !long_form(reader, &mut figure, node) {
                reader.found.push(front::no_figure(reader.place(figure.span), &metric.value));
                return None;
            }
        }
        Kind::List | Kind::Number => {
            reader.wrong_kind(&metric.value, Kind::Map, &node);
            return None;
        }
    }
    (figure.value.is_some() || !figure.long().by_area.is_empty()).then_some(figure)
}

/// Reads a long form; false where it has no figure and nothing was said of it.
fn long_form(reader: &mut Reader<'_>, figure: &mut FigureEntry, node: Node<'_>) -> bool {
    let mut has_figure = false;
    for entry in reader.map("metrics", node) {
        let Some(key) = KEYS.iter().copied().find(|key| *key == entry.key) else {
            reader.unknown_key(&entry, KEYS);
            // `valeu: 5` was to be the figure.
            has_figure |= crate::fold::nearest(&entry.key, ["value", "by_area"]).is_some();
            continue;
        };
        let node = entry.value;
        let long = figure.long_mut();
        match key {
            "value" => {
                has_figure |= !node.is_empty();
                figure.value = reader.text(key, node);
            }
            "by_area" => {
                has_figure |= !node.is_empty();
                long.by_area = by_area(reader, node);
            }
            "area" => long.area = reader.text(key, node),
            "period" => long.period = reader.text(key, node),
            "programme" => long.programme = reader.text(key, node),
            "event" => long.event = reader.text(key, node),
            "final" => long.is_final = reader.flag(key, node),
            "target" => long.is_target = reader.flag(key, node),
            "hide" => long.is_hidden = reader.flag(key, node),
            "supersedes" => long.supersedes = reader.text(key, node),
            "note" => long.note = reader.text(key, node).map(|text| text.value),
            _ => {}
        }
    }
    has_figure
}

/// The parts of a figure by area.
fn by_area(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(Marked<String>, Marked<String>)> {
    let mut parts = Vec::new();
    for entry in reader.map("by_area", node) {
        let area = Marked { value: entry.key.into_owned(), span: entry.key_span };
        if entry.value.is_empty() {
            reader.found.push(front::no_figure(reader.place(area.span), &area.value));
        } else if let Some(value) = reader.text(&area.value, entry.value) {
            parts.push((area, value));
        }
    }
    parts
}
