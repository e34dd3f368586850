//! What to declare for a figure that the text says and the data does not: a line to paste.

use crate::diag::relations::Undeclared;
use crate::domain::Aggregation;
use crate::domain::figure::Figure;
use crate::extract::{self, Confidence, Kind, Proposal};
use crate::model::Resolved;
use crate::model::registry::{Metric, Registry};

/// What to declare for `figure`, which `quote` is in the text of `article`.
pub(super) fn undeclared(
    registry: &Registry,
    article: &Resolved,
    figure: &Proposal,
    quote: &str,
) -> Undeclared {
    // A guess by the unit alone would send the editor to the wrong metric; a ratio takes no figure.
    let found = figure.metric.as_ref().filter(|found| found.confidence > Confidence::Low);
    let metric = found.and_then(|found| registry.metrics.get(&found.metric));
    let metric = metric.filter(|metric| metric.entry.agg != Aggregation::Ratio);
    let Some(metric) = metric else { return Undeclared::NoMetric };
    let (id, words) = (metric.entry.id.as_str().to_owned(), words(metric, figure, quote));
    let is_target = figure.kind == Kind::Target;
    let is_declared = article.figures.iter().any(|stated| stated.metric == metric.entry.id);
    let other_area = figure.district.as_ref().filter(|area| article.area.as_ref() != Some(*area));
    match (is_declared, is_target, other_area) {
        (true, true, _) => {
            Undeclared::Target(id, format!("{{value: {}, target: true}}", flow(&words)))
        }
        (true, false, Some(area)) if figure.kind == Kind::Part => {
            Undeclared::Part(id, format!("{area}: {}", flow(&words)))
        }
        (true, false, Some(area)) => {
            Undeclared::Another(id, format!("{{value: {}, area: {area}}}", flow(&words)))
        }
        (true, false, None) => {
            Undeclared::Another(id, format!("{{value: {}, area: …}}", flow(&words)))
        }
        (false, true, _) => {
            Undeclared::Entry(format!("{id}: {{value: {}, target: true}}", flow(&words)))
        }
        (false, false, Some(area)) => {
            Undeclared::Entry(format!("{id}: {{value: {}, area: {area}}}", flow(&words)))
        }
        (false, false, None) => Undeclared::Entry(format!("{id}: {words}")),
    }
}

/// The author's words for a figure, where they say in an entry what they say in the text; else its
/// number and unit.
fn words(metric: &Metric, figure: &Proposal, quote: &str) -> String {
    let quote = extract::unmarked(quote);
    let is_plain = quote.starts_with(char::is_alphanumeric) && !quote.contains([':', '#']);
    let is_same = Figure::read(&quote, &metric.expect).is_ok_and(|read| {
        read.value() == figure.value && read.unit().is_none_or(|unit| *unit == figure.unit)
    });
    if is_plain && is_same {
        return quote;
    }
    format!("{} {}", figure.value.to_string().replace('.', ","), figure.unit.name())
}

/// Words among others in braces, where a comma would part them.
fn flow(words: &str) -> String {
    if words.contains([',', '[', ']', '{', '}', '\'']) {
        return format!("'{}'", words.replace('\'', "''"));
    }
    words.to_owned()
}
