//! The metrics and areas as code lists.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cell::Cell;
use crate::domain::{AreaId, Decimal, MetricId};
use crate::model::registry::Metric;
use crate::settings::{Area, Good};

/// A metric under the columns of metrics.
pub(crate) fn metric_row(metric: &Metric) -> [Cell<'_>; 16] {
    let entry = &metric.entry;
    let id = |id: &Option<MetricId>| id.as_ref().map(|id| id.as_str().to_owned());
    let owned = |text: Option<String>| text.map_or(Cell::Empty, |text| Cell::Text(text.into()));
    [
        Cell::text(metric.id.as_str()),
        Cell::maybe(entry.label.vi.as_deref()),
        Cell::maybe(entry.label.en.as_deref()),
        Cell::text(&metric.unit_text),
        Cell::text(entry.agg.as_str()),
        Cell::maybe(entry.group.as_deref()),
        Cell::maybe(entry.good.map(good)),
        Cell::text(if metric.rule.integer { "true" } else { "false" }),
        entry.decimals.map_or(Cell::Empty, |decimals| Cell::Whole(decimals.into())),
        Cell::maybe(entry.display.as_deref()),
        owned(id(&entry.num)),
        owned(id(&entry.den)),
        Cell::number(entry.scale),
        owned(id(&entry.weight)),
        if entry.aliases.is_empty() { Cell::Empty } else { Cell::Names(&entry.aliases) },
        Cell::maybe(entry.description.as_deref()),
    ]
}

/// An area under the columns of areas.
pub(crate) fn area_row(area: &Area) -> [Cell<'_>; 11] {
    let newest = area.names.last();
    [
        Cell::text(area.id.as_str()),
        Cell::text(&area.name),
        Cell::maybe(newest.and_then(|name| name.title.as_deref())),
        Cell::maybe(newest.and_then(|name| name.body.as_deref())),
        Cell::text(&area.level),
        Cell::maybe(area.parent.as_ref().map(AreaId::as_str)),
        Cell::ids(area.members.iter().map(AreaId::as_str)),
        Cell::date(area.valid_from),
        Cell::date(area.valid_to),
        area.tile.map_or(Cell::Empty, |(column, _)| Cell::Whole(column)),
        area.tile.map_or(Cell::Empty, |(_, row)| Cell::Whole(row)),
    ]
}

const fn good(good: Good) -> &'static str {
    match good {
        Good::Up => "up",
        Good::Down => "down",
    }
}

/// What JSON files say of a metric.
#[derive(Debug, Serialize)]
pub(crate) struct MetricAbout<'a> {
    id: &'a MetricId,
    label: BTreeMap<&'static str, &'a str>,
    description: Option<&'a str>,
    unit: &'a str,
    agg: &'static str,
    group: Option<&'a str>,
    good: Option<&'static str>,
    integer: bool,
    decimals: Option<u8>,
    display: Option<&'a str>,
    num: Option<&'a MetricId>,
    den: Option<&'a MetricId>,
    scale: Option<Decimal>,
    weight: Option<&'a MetricId>,
    aliases: &'a [String],
}

impl<'a> MetricAbout<'a> {
    /// What is said of `metric`.
    pub(crate) fn new(metric: &'a Metric) -> Self {
        let entry = &metric.entry;
        let labels = [("vi", &entry.label.vi), ("en", &entry.label.en)];
        let label = |(lang, label): (&'static str, &'a Option<String>)| {
            label.as_deref().map(|label| (lang, label))
        };
        Self {
            id: &metric.id,
            label: labels.into_iter().filter_map(label).collect(),
            description: entry.description.as_deref(),
            unit: &metric.unit_text,
            agg: entry.agg.as_str(),
            group: entry.group.as_deref(),
            good: entry.good.map(good),
            integer: metric.rule.integer,
            decimals: entry.decimals,
            display: entry.display.as_deref(),
            num: entry.num.as_ref(),
            den: entry.den.as_ref(),
            scale: entry.scale,
            weight: entry.weight.as_ref(),
            aliases: &entry.aliases,
        }
    }
}

/// What JSON files say of an area.
#[derive(Debug, Serialize)]
pub(crate) struct AreaAbout<'a> {
    id: &'a AreaId,
    name: &'a str,
    level: &'a str,
    parent: Option<&'a AreaId>,
    members: &'a [AreaId],
    valid_from: Option<String>,
    valid_to: Option<String>,
    names: Vec<AreaNameAbout<'a>>,
}

#[derive(Debug, Serialize)]
struct AreaNameAbout<'a> {
    from: Option<String>,
    title: Option<&'a str>,
    body: Option<&'a str>,
}

impl<'a> AreaAbout<'a> {
    /// What is said of `area`.
    pub(crate) fn new(area: &'a Area) -> Self {
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
        Self {
            id: &area.id,
            name: &area.name,
            level: &area.level,
            parent: area.parent.as_ref(),
            members: &area.members,
            valid_from: date(area.valid_from),
            valid_to: date(area.valid_to),
            names: area
                .names
                .iter()
                .map(|name| AreaNameAbout {
                    from: date(name.from),
                    title: name.title.as_deref(),
                    body: name.body.as_deref(),
                })
                .collect(),
        }
    }
}
