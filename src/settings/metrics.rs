//! metrics.yaml: the registry of metrics.

use serde::{Deserialize, Serialize};

use super::Doc;
use super::lookup::{Found, Names};
use super::shape::Shape;
use super::typed::{self, Ordered};
use super::yaml::Node;
use crate::diag::{Diagnostic, Lang, Place, Span, front, settings};
use crate::domain::{Aggregation, Decimal, MetricId, figure};
use crate::fold;
use crate::path::is_name;

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Good {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// A label in each language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Label {
    /// In Vietnamese.
    pub vi: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Label {
    /// In `lang`, else in the other language.
    pub fn in_lang(&self, lang: Lang) -> Option<&str> {
        let (first, second) = match lang {
            Lang::Vi => (&self.vi, &self.en),
            Lang::En => (&self.en, &self.vi),
        };
        first.as_deref().or(second.as_deref())
    }
}

/// A metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// Its id, which stands in addresses.
    pub id: MetricId,
    /// What readers see.
    pub label: Label,
    /// Its unit, as written; empty for a ratio, a mean or a rank that has none.
    pub unit: String,
    /// How its figures become one.
    pub agg: Aggregation,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its heading on the dashboard.
    pub group: Option<String>,
    /// Which way is good.
    pub good: Option<Good>,
    /// What it counts.
    pub description: Option<String>,
    /// Whether it has whole numbers only, where said.
    pub integer: Option<bool>,
    /// How many decimals are shown at most.
    pub decimals: Option<u8>,
    /// The unit shown.
    pub display: Option<String>,
    /// Of a ratio: what is divided.
    pub num: Option<MetricId>,
    /// Of a ratio: what it is divided by.
    pub den: Option<MetricId>,
    /// Of a ratio: what the quotient is multiplied by; 100 for per cent.
    pub scale: Option<Decimal>,
    /// Of a mean: what weighs.
    pub weight: Option<MetricId>,
    /// Where its id stands.
    pub span: Span,
}

/// The registry of metrics, as ordered in the file.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    all: Vec<Metric>,
    names: Names,
    is_broken: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MetricFile {
    label: Label,
    unit: Option<String>,
    agg: Option<Aggregation>,
    aliases: Vec<String>,
    group: Option<String>,
    good: Option<Good>,
    description: Option<String>,
    integer: Option<bool>,
    decimals: Option<i64>,
    display: Option<String>,
    num: Option<String>,
    den: Option<String>,
    scale: Option<String>,
    weight: Option<String>,
}

/// What an entry may hold.
pub(super) fn shape() -> Shape {
    Shape::of::<MetricFile>()
}

impl Metrics {
    /// All, as ordered in the file.
    pub fn all(&self) -> &[Metric] {
        &self.all
    }

    /// Whether the file could not be read, which was reported: what seems unknown may be in it.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The metric of this id.
    pub fn by_id(&self, id: &str) -> Option<&Metric> {
        self.names.id(id).map(|idx| &self.all[idx])
    }

    /// The metric of this id, label or alias, compared after folding.
    pub fn find(&self, name: &str) -> Found<'_, Metric> {
        self.names.find(name, &self.all)
    }

    /// The metric that is meant by its id, label or alias, or by their beginning.
    pub fn meant(&self, name: &str) -> Found<'_, Metric> {
        self.names.meant(name, &self.all)
    }

    pub(super) fn read(doc: &Doc, lang: Lang, found: &mut Vec<Diagnostic>) -> Self {
        let Some((Ordered(files), root)) = typed::read::<Ordered<MetricFile>>(doc, found) else {
            return Self { is_broken: true, ..Self::default() };
        };
        let mut registry = Self::default();
        for (id, file) in files {
            let Some(entry) = root.entry(&id) else { continue };
            let slug = fold::slug(&id);
            if slug != id || slug.is_empty() {
                let place = Place::new(&doc.file, entry.key_span);
                found.push(settings::not_a_slug(place, &id, &slug));
                if !is_name(&id) {
                    continue; // No page and no file can be named after it.
                }
            }
            let check = Check { doc, node: &entry.value, span: entry.key_span, id: &id };
            let metric = check.metric(file, lang, found);
            registry.add(metric, doc, found);
        }
        registry.check_references(doc, &root, found);
        registry
    }

    /// Adds a metric, and reports a name that another one has.
    fn add(&mut self, metric: Metric, doc: &Doc, found: &mut Vec<Diagnostic>) {
        let idx = self.all.len();
        self.names.add_id(metric.id.as_str(), idx);
        let labels = [metric.label.vi.as_ref(), metric.label.en.as_ref()];
        for name in labels.into_iter().flatten().chain(&metric.aliases) {
            if let Some(other) = self.names.add(name, idx).map(|other| &self.all[other]) {
                let place = Place::new(&doc.file, metric.span);
                let first = (Place::new(&doc.file, other.span), other.id.as_str());
                found.push(settings::shared_name(place, name, metric.id.as_str(), first));
            }
        }
        self.all.push(metric);
    }

    /// Reports and removes parts of ratios and means that are no metrics that add up.
    fn check_references(&mut self, doc: &Doc, root: &Node<'_>, found: &mut Vec<Diagnostic>) {
        let adds_up: Vec<bool> = self
            .all
            .iter()
            .map(|m| matches!(m.agg, Aggregation::Sum | Aggregation::Latest))
            .collect();
        let names = &self.names;
        for metric in &mut self.all {
            let id = metric.id.clone();
            for (key, part) in
                [("num", &mut metric.num), ("den", &mut metric.den), ("weight", &mut metric.weight)]
            {
                let Some(name) = part.as_ref().map(MetricId::as_str) else { continue };
                let span = root.at(&[id.as_str(), key]).map_or(metric.span, |e| e.value.span);
                let place = Place::new(&doc.file, span);
                found.push(match names.id(name) {
                    Some(idx) if adds_up[idx] => continue,
                    Some(_) => settings::not_addable(place, key, name),
                    None => settings::unknown_reference(place, key, name, names.nearest_id(name)),
                });
                *part = None;
            }
        }
    }
}

/// One entry with its places.
struct Check<'c> {
    doc: &'c Doc,
    node: &'c Node<'c>,
    span: Span,
    id: &'c str,
}

impl Check<'_> {
    fn metric(&self, file: MetricFile, lang: Lang, found: &mut Vec<Diagnostic>) -> Metric {
        let agg = file.agg.unwrap_or(Aggregation::Sum);
        self.require("agg", file.agg.is_some(), "sum", found);
        let label = match lang {
            Lang::Vi => ("vi", &file.label.vi),
            Lang::En => ("en", &file.label.en),
        };
        if label.1.is_none()
            && self.is_missing("label", label.0)
            && !typed::has_lost_entry(self.doc, self.node, found)
        {
            let example = format!("{{{}: …}}", label.0);
            found.push(front::missing_key(self.place("label"), "label", &example));
        }
        let has_unit = file.unit.as_ref().is_some_and(|unit| !unit.trim().is_empty());
        if agg.needs_unit() {
            self.require("unit", has_unit, "cây", found);
        }
        if agg == Aggregation::Ratio {
            self.require("num", file.num.is_some(), "so-dat", found);
            self.require("den", file.den.is_some(), "tong-so", found);
        } else if agg == Aggregation::Mean {
            self.require("weight", file.weight.is_some(), "so-nguoi", found);
        }
        Metric {
            id: MetricId::new(self.id),
            label: file.label,
            unit: file.unit.map(|unit| self.unit(unit.trim(), found)).unwrap_or_default(),
            agg,
            aliases: file.aliases,
            group: file.group,
            good: file.good,
            description: file.description,
            integer: file.integer,
            decimals: file.decimals.and_then(|n| self.decimals(n, found)),
            display: file.display,
            num: file.num.map(|id| MetricId::new(&id)),
            den: file.den.map(|id| MetricId::new(&id)),
            scale: file.scale.and_then(|text| self.scale(&text, found)),
            weight: file.weight.map(|id| MetricId::new(&id)),
            span: self.span,
        }
    }

    /// The unit, in which amounts are kept: without the scale word in which they are only shown.
    fn unit(&self, written: &str, found: &mut Vec<Diagnostic>) -> String {
        let Some((unit, scale)) = figure::unscaled(written) else { return written.to_owned() };
        let shown = scale.map(|scale| format!("{scale} {unit}"));
        found.push(settings::scaled_unit(self.place("unit"), written, unit, shown.as_deref()));
        unit.to_owned()
    }

    /// Where an entry's value stands, or the metric's id without one.
    fn place(&self, key: &str) -> Place {
        let span = self.node.entry(key).map_or(self.span, |entry| entry.value.span);
        Place::new(&self.doc.file, span)
    }

    /// Whether the label of this language is not written, rather than written wrong.
    fn is_missing(&self, key: &str, lang: &str) -> bool {
        self.node.entry(key).is_none_or(|entry| {
            entry.value.is_empty()
                || (!entry.value.entries().is_empty() && entry.value.entry(lang).is_none())
        })
    }

    /// Reports an entry that is not there; one with a wrong value was reported.
    fn require(&self, key: &str, is_there: bool, example: &str, found: &mut Vec<Diagnostic>) {
        let is_written = self.node.entry(key).is_some_and(|entry| !entry.value.is_empty());
        let is_told = is_written || typed::has_lost_entry(self.doc, self.node, found);
        if !is_there && !is_told {
            found.push(front::missing_key(self.place(key), key, example));
        }
    }

    fn decimals(&self, number: i64, found: &mut Vec<Diagnostic>) -> Option<u8> {
        let decimals = u8::try_from(number).ok().filter(|n| *n <= 6);
        if decimals.is_none() {
            let (place, written) = (self.place("decimals"), number.to_string());
            found.push(settings::out_of_range(place, "decimals", &written, "0–6"));
        }
        decimals
    }

    fn scale(&self, text: &str, found: &mut Vec<Diagnostic>) -> Option<Decimal> {
        let scale = text.parse::<Decimal>().ok().filter(|scale| *scale > Decimal::ZERO);
        if scale.is_none() {
            let place = self.place("scale");
            found.push(settings::out_of_range(place, "scale", text, "1, 100, 1000 …"));
        }
        scale
    }
}
