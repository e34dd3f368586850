//! The names of this site as choices, each id with what it stands for.

use serde_json::{Map, Value, json};

use crate::diag::Lang;
use crate::domain::Aggregation;
use crate::settings::{Area, Metric, Settings};

/// How texts look to a reader of YAML that knows numbers: `92.000` and `true` are texts too.
pub(super) const TEXT: [&str; 3] = ["string", "number", "boolean"];

/// `2023-05-25` or `25/5/2023`.
pub(super) const DATE: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})$";

/// A date, or a date and a time of day.
pub(super) const INSTANT: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})([T ] *[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$";

/// A period without the name of a campaign.
const SIMPLE: &str = "[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?";

/// A period; a campaign of site.yaml too where that `has_campaigns`.
pub(super) fn period(settings: &Settings, has_campaigns: bool) -> Value {
    let form = json!({"type": TEXT, "pattern": format!("^{SIMPLE}( *\\.\\. *{SIMPLE})?$")});
    let campaigns = settings.site.periods.iter().map(|c| (c.id.as_str(), c.period.to_string()));
    let campaigns: Vec<(&str, String)> = campaigns.collect();
    if campaigns.is_empty() || !has_campaigns {
        return form;
    }
    json!({"anyOf": [choice(&campaigns), form]})
}

/// An area by id, name, title or body.
pub(super) fn area(settings: &Settings) -> Value {
    let areas = settings.areas.specs();
    named(&area_ids(settings), areas.iter().flat_map(area_names))
}

/// An area by id alone.
pub(super) fn area_id(settings: &Settings) -> Value {
    named(&area_ids(settings), [])
}

/// Parts by area: an entry for each id, and for other names of areas.
pub(super) fn by_area(settings: &Settings, part: &Value) -> Value {
    let areas = settings.areas.specs();
    keyed(&area_ids(settings), areas.iter().flat_map(area_names), part)
}

/// A programme by id or name.
pub(super) fn programme(settings: &Settings) -> Value {
    let all = &settings.site.programmes;
    let ids: Vec<(&str, String)> = all.iter().map(|p| (p.id.as_str(), p.name.clone())).collect();
    named(&ids, all.iter().map(|p| p.name.as_str()))
}

/// A metric by id, label or alias.
pub(super) fn metric(settings: &Settings, lang: Lang) -> Value {
    let all = settings.metrics.all();
    named(&metric_ids(all, lang), all.iter().flat_map(metric_names))
}

/// A metric that can be part of a ratio or a mean, by id.
pub(super) fn part(settings: &Settings, lang: Lang) -> Value {
    let adds_up = |m: &&Metric| matches!(m.agg, Aggregation::Sum | Aggregation::Latest);
    named(&metric_ids(settings.metrics.all().iter().filter(adds_up), lang), [])
}

/// Figures: an entry for each metric's id, and for other names of metrics.
pub(super) fn metrics(settings: &Settings, lang: Lang, figure: &Value) -> Value {
    let all = settings.metrics.all();
    keyed(&metric_ids(all, lang), all.iter().flat_map(metric_names), figure)
}

fn area_ids(settings: &Settings) -> Vec<(&str, String)> {
    let areas = settings.areas.specs().iter();
    areas.map(|area| (area.id.as_str(), area.name.clone())).collect()
}

fn area_names(area: &Area) -> impl Iterator<Item = &str> {
    let titles = area.names.iter().flat_map(|name| name.title.iter().chain(&name.body));
    std::iter::once(&area.name).chain(titles).map(String::as_str)
}

fn metric_ids<'m>(
    metrics: impl IntoIterator<Item = &'m Metric>,
    lang: Lang,
) -> Vec<(&'m str, String)> {
    let told = |metric: &'m Metric| {
        let label = metric.label.in_lang(lang).unwrap_or_default();
        let unit =
            if metric.unit.is_empty() { String::new() } else { format!(" ({})", metric.unit) };
        (metric.id.as_str(), format!("{label}{unit}"))
    };
    metrics.into_iter().map(told).collect()
}

fn metric_names(metric: &Metric) -> impl Iterator<Item = &str> {
    let labels = metric.label.vi.iter().chain(&metric.label.en);
    labels.chain(&metric.aliases).map(String::as_str)
}

/// One of these ids, each with what it stands for.
fn choice(ids: &[(&str, String)]) -> Value {
    let (ids, told): (Vec<&str>, Vec<&str>) = ids.iter().map(|(id, told)| (*id, &**told)).unzip();
    json!({"enum": ids, "enumDescriptions": told})
}

/// One of these ids or names; any text where there are none, as a file that could not be read.
fn named<'n>(ids: &[(&str, String)], names: impl IntoIterator<Item = &'n str>) -> Value {
    if ids.is_empty() {
        return json!({"type": TEXT});
    }
    match one_of(names) {
        Some(pattern) => json!({"anyOf": [choice(ids), {"type": "string", "pattern": pattern}]}),
        None => choice(ids),
    }
}

/// Entries for these ids, each with what it stands for, and for these names.
fn keyed<'n>(
    ids: &[(&str, String)],
    names: impl IntoIterator<Item = &'n str>,
    entry: &Value,
) -> Value {
    if ids.is_empty() {
        return json!({"type": "object", "additionalProperties": entry});
    }
    let mut properties = Map::new();
    for (id, told) in ids {
        let mut entry = entry.clone();
        entry["description"] = told.as_str().into();
        properties.insert((*id).to_owned(), entry);
    }
    let mut object = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if let Some(pattern) = one_of(names) {
        object["patternProperties"] = json!({pattern: entry});
    }
    object
}

/// A pattern for exactly these names.
fn one_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let mut names: Vec<String> = names.into_iter().map(escaped).collect();
    names.sort();
    names.dedup();
    (!names.is_empty()).then(|| format!("^({})$", names.join("|")))
}

/// The text as a pattern for itself.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\^$.|?*+()[]{}/".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
