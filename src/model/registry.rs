//! The registries made ready for figures: units, readings, rules, sets of leaf areas.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diag::Lang;
use crate::domain::area::{AreaSet, AreaSets};
use crate::domain::figure::Expect;
use crate::domain::figure::display::{self, Marks, ShownUnit};
use crate::domain::metric::MetricRule;
use crate::domain::quantity::Approximation;
use crate::domain::unit::{Dimension, Unit};
use crate::domain::{AreaId, Decimal, MetricId, Period, Qualifier, Quantity};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::fold;
use crate::settings::{self, Area, Found, Good, Settings, Site};

/// The settings with what is made of the registries, once a plan.
#[derive(Debug)]
pub struct Registry {
    /// site.yaml.
    pub site: Site,
    /// metrics.yaml.
    pub metrics: Metrics,
    /// areas.yaml.
    pub areas: Areas,
    print: Fingerprint,
}

impl Registry {
    /// The registries of `settings`, made ready.
    pub fn new(settings: &Settings) -> Self {
        let articles = Fingerprint::of(settings.site.articles.as_bytes());
        Self {
            site: settings.site.clone(),
            metrics: Metrics::new(&settings.metrics),
            areas: Areas::new(&settings.areas, &settings.site),
            print: settings.registries().and(articles),
        }
    }
}

impl Fingerprinted for Registry {
    /// The digest of all that resolving an article reads: registries, programmes, campaigns, the
    /// approximation and the folder of articles.
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// A metric with its unit and how its figures are read and shown.
#[derive(Debug)]
pub struct Metric {
    /// Its id.
    pub id: MetricId,
    /// Its entry.
    pub entry: settings::Metric,
    /// Its unit.
    pub unit: Unit,
    /// Its unit as the registry writes it.
    pub unit_text: String,
    /// What a reader of its figures knows.
    pub expect: Expect,
    /// How its totals are shown.
    pub shown: ShownUnit,
    /// Its rules.
    pub rule: MetricRule,
    /// The anchor of its first figure in an article.
    pub(super) anchor: Arc<str>,
}

impl Metric {
    fn new(entry: &settings::Metric) -> Self {
        let unit = Unit::named(&entry.unit);
        let labels = [entry.label.vi.as_deref(), entry.label.en.as_deref()];
        let names = labels.into_iter().flatten().chain(entry.aliases.iter().map(String::as_str));
        let names = names.chain(std::iter::once(entry.unit.as_str()));
        let expect = Expect::metric(unit.clone(), names);
        let shown = entry.display.as_deref().unwrap_or(&entry.unit);
        let shown = ShownUnit::named(shown, entry.decimals);
        let is_whole = matches!(unit.dimension(), Dimension::Count)
            || matches!(unit.dimension(), Dimension::Money) && unit.name() == "đồng";
        let rule = MetricRule {
            id: entry.id.clone(),
            unit: unit.base().to_owned(),
            agg: entry.agg,
            integer: entry.integer.unwrap_or(entry.agg.needs_unit() && is_whole),
            good_down: entry.good == Some(Good::Down),
            num: entry.num.clone(),
            den: entry.den.clone(),
            scale: entry.scale.unwrap_or(Decimal::whole(1)),
            weight: entry.weight.clone(),
        };
        Self {
            id: entry.id.clone(),
            unit_text: entry.unit.clone(),
            expect,
            shown: if rule.integer { shown.whole(&unit) } else { shown },
            rule,
            unit,
            anchor: Arc::from(format!("so-lieu-{}", entry.id)),
            entry: entry.clone(),
        }
    }

    /// Its label in `lang`.
    pub fn label(&self, lang: Lang) -> &str {
        self.entry.label.in_lang(lang).unwrap_or(self.id.as_str())
    }

    /// A computed amount in words: `ít nhất 480 cây`.
    pub fn amount(&self, quantity: &Quantity, approximation: Approximation, lang: Lang) -> String {
        let marks = match lang {
            Lang::Vi => Marks::Vietnamese,
            Lang::En => Marks::English,
        };
        let label = quantity.label(approximation);
        let shown = self.shown.aggregate(quantity, label, marks);
        let mut parts = vec![shown.label, &shown.shown.number, &shown.shown.unit];
        let least = shown.at_least.map(|least| {
            format!("({} {})", display::label(Qualifier::AtLeast, marks), least.number)
        });
        parts.extend(least.as_deref());
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    /// Whether its figures become totals, which needs a unit.
    pub fn adds_up(&self) -> bool {
        self.rule.agg.needs_unit()
    }

    /// Its heading on the dashboard.
    pub fn group(&self) -> Option<&str> {
        self.entry.group.as_deref()
    }
}

/// The metrics, in the registry's order.
#[derive(Debug)]
pub struct Metrics {
    all: Vec<Metric>,
    by_id: BTreeMap<MetricId, usize>,
    registry: settings::Metrics,
}

impl Metrics {
    fn new(registry: &settings::Metrics) -> Self {
        let all: Vec<Metric> = registry.all().par_iter().map(Metric::new).collect();
        let by_id = all.iter().enumerate().map(|(idx, metric)| (metric.id.clone(), idx)).collect();
        Self { all, by_id, registry: registry.clone() }
    }

    /// Where a metric stands in the registry's order.
    pub fn position(&self, id: &MetricId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The metric at a place in the registry's order.
    pub(crate) fn at(&self, position: usize) -> &Metric {
        &self.all[position]
    }

    /// All, in the registry's order.
    pub fn iter(&self) -> impl Iterator<Item = &Metric> {
        self.all.iter()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether the file could not be read, which was reported: what seems unknown may be in it.
    pub fn is_broken(&self) -> bool {
        self.registry.is_broken()
    }

    /// The metric of this id.
    pub fn get(&self, id: &MetricId) -> Option<&Metric> {
        self.by_id.get(id).map(|idx| &self.all[*idx])
    }

    /// The metric of this id, label or alias.
    pub fn find(&self, name: &str) -> Found<'_, Metric> {
        // Nearly every name is an id.
        if let Some(idx) = self.by_id.get(name) {
            return Found::One(&self.all[*idx]);
        }
        match self.registry.find(name) {
            Found::One(entry) => match self.get(&entry.id) {
                Some(metric) => Found::One(metric),
                None => Found::Nothing(None),
            },
            Found::Several(entries) => {
                Found::Several(entries.into_iter().filter_map(|e| self.get(&e.id)).collect())
            }
            Found::Nothing(nearest) => Found::Nothing(nearest),
        }
    }
}

/// The areas, with the sets of leaves that they are.
#[derive(Debug)]
pub struct Areas {
    registry: settings::Areas,
    /// What each area is made of.
    pub sets: AreaSets,
    with_pages: Vec<AreaId>,
}

impl Areas {
    fn new(registry: &settings::Areas, site: &Site) -> Self {
        let mut with_pages: Vec<&Area> =
            registry.specs().iter().filter(|a| site.district_levels.contains(&a.level)).collect();
        with_pages.sort_by_cached_key(|area| (fold::collation_key(&area.name), area.id.clone()));
        Self {
            sets: registry.sets().clone(),
            with_pages: with_pages.into_iter().map(|area| area.id.clone()).collect(),
            registry: registry.clone(),
        }
    }

    /// All, in the registry's order.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.registry.specs().iter()
    }

    /// Whether the file could not be read, which was reported: what seems unknown may be in it.
    pub fn is_broken(&self) -> bool {
        self.registry.is_broken()
    }

    /// The area of this id.
    pub fn get(&self, id: &AreaId) -> Option<&Area> {
        self.registry.by_id(id.as_str())
    }

    /// The area of this id, name, title or body.
    pub fn find(&self, name: &str) -> Found<'_, Area> {
        self.registry.find(name)
    }

    /// The areas that have a page, by the alphabet.
    pub fn with_pages(&self) -> &[AreaId] {
        &self.with_pages
    }

    /// The area that holds all others: the only root, else the first one.
    pub fn root(&self) -> Option<&Area> {
        self.registry.roots().next()
    }

    /// An area to show how one is written: the first with a page, else any.
    pub fn example(&self) -> Option<&AreaId> {
        self.with_pages.first().or_else(|| self.iter().next().map(|area| &area.id))
    }

    /// The areas with neither parent nor members.
    pub fn roots(&self) -> impl Iterator<Item = &Area> {
        self.registry.roots()
    }

    /// The set of leaves of an area.
    pub fn set(&self, id: &AreaId) -> Option<AreaSet> {
        self.sets.set_of(id)
    }

    /// Whether two areas have the same leaves.
    pub fn is_same_territory(&self, one: &AreaId, other: &AreaId) -> bool {
        one == other || (self.set(one).is_some() && self.set(one) == self.set(other))
    }

    /// The areas with pages that lie strictly inside `area` and existed in `period`; of two with
    /// the same leaves, the one that existed longer in it.
    pub fn units_of(&self, area: &AreaId, period: Period) -> Vec<AreaId> {
        let Some(whole) = self.set(area) else { return Vec::new() };
        let mut units: Vec<&AreaId> = Vec::new();
        for id in &self.with_pages {
            let Some(set) = self.set(id) else { continue };
            if set == whole || !self.sets.is_inside(set, whole) || self.days_in(id, period) == 0 {
                continue;
            }
            match units.iter().position(|other| self.set(other) == Some(set)) {
                Some(at) if self.days_in(units[at], period) < self.days_in(id, period) => {
                    units[at] = id;
                }
                Some(_) => {}
                None => units.push(id),
            }
        }
        units.into_iter().cloned().collect()
    }

    /// How many days of a period an area existed.
    fn days_in(&self, id: &AreaId, period: Period) -> i64 {
        let Some(area) = self.get(id) else { return 0 };
        let first = area.valid_from.unwrap_or(NaiveDate::MIN).max(period.first());
        let last = area.valid_to.unwrap_or(NaiveDate::MAX).min(period.last());
        Period::new(first, last).map_or(0, Period::n_days)
    }
}
