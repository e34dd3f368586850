//! What goes in: statements of articles, grouped by metric, and what all metrics share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Aggregation, Approximation, AreaId, AreaSets, MetricId, MetricRule, Period, ProgrammeId,
    Qualifier, Quantity,
};
use crate::fingerprint::{Digester, Fingerprint, Fingerprinted};

use super::issue::Issue;
use super::supersede::Corrected;

/// Why a statement cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unusable {
    /// B007: its unit measures something else than the metric's.
    WrongDimension,
    /// B008: it counts a part of something that only comes whole.
    Fraction,
    /// B009: it is below zero.
    Negative,
    /// B010: its unit is in no table.
    UnknownUnit,
    /// B011: it is above 10²⁴ base units, so that no sum of a site could pass the range.
    TooLarge,
}

/// One statement of one article: a figure of an area, days and maybe a programme or event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Its id, unique on the site; two with one id are one statement.
    pub id: Arc<str>,
    /// Its metric.
    pub metric: MetricId,
    /// Its bounds in the metric's base unit.
    pub quantity: Quantity,
    /// The words around it: a midpoint may have a fraction, where a count may not.
    pub qualifier: Qualifier,
    /// Its area.
    pub area: AreaId,
    /// Its days.
    pub period: Period,
    /// Its programme; `None` for all programmes.
    pub programme: Option<ProgrammeId>,
    /// The event it tells of; `None` for a report.
    pub event: Option<Arc<str>>,
    /// When its article appeared.
    pub published: NaiveDate,
    /// The path of its article.
    pub source: Arc<str>,
    /// Whether it is complete although its article appeared before its last day.
    pub is_final: bool,
    /// Whether it is what was aimed at, not what was done.
    pub is_target: bool,
    /// Why it cannot be counted, where its reader found a reason.
    pub unusable: Option<Unusable>,
}

/// The path of the article of an observation id: `tin/2023/05/x` of `tin/2023/05/x#cay-xanh`.
pub fn article_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(path, _)| path)
}

impl Observation {
    /// Whether it may still grow, and so is at least what it says.
    pub(crate) fn is_provisional(&self, agg: Aggregation) -> bool {
        !self.is_target && !self.is_final && agg.may_grow(self.period, self.published)
    }
}

/// Where and when a statement holds, for issues about statements of other metrics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its area.
    pub area: AreaId,
    /// Its days.
    pub period: Period,
    /// Its programme; `None` for all programmes.
    pub programme: Option<ProgrammeId>,
}

/// An issue about corrections, with the places of the statements it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedIssue {
    /// The issue.
    pub issue: Issue,
    /// The places of its statements, those of other metrics among them.
    pub places: Vec<Place>,
}

/// All that is said of one metric: one job of the memo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricObservations {
    /// The metric.
    pub metric: MetricId,
    /// Its statements, in any order.
    pub observations: Vec<Observation>,
    /// The ids of those that were corrected.
    pub dead: BTreeSet<Arc<str>>,
    /// What is wrong with their corrections.
    pub issues: Vec<PlacedIssue>,
}

/// What the sums of all metrics rest on.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    /// The areas of the site.
    pub areas: AreaSets,
    /// The rules of its metrics.
    pub metrics: BTreeMap<MetricId, MetricRule>,
    /// What `khoảng` and `gần` mean.
    pub approximation: Approximation,
}

impl Fingerprinted for Shared {
    fn fingerprint(&self) -> Fingerprint {
        let mut digest = Digester::default();
        for spec in self.areas.specs() {
            text(&mut digest, spec.id.as_str());
            option(&mut digest, spec.parent.as_ref().map(AreaId::as_str));
            number(&mut digest, spec.members.len());
            spec.members.iter().for_each(|member| text(&mut digest, member.as_str()));
            digest.update(&[u8::from(spec.is_body)]);
        }
        let rules = Fingerprint::of_value(&self.metrics.values().collect::<Vec<_>>());
        digest.update(&rules.bytes());
        digest.update(&self.approximation.percent().millionths().to_le_bytes());
        digest.finish()
    }
}

impl Fingerprinted for Corrected {
    fn fingerprint(&self) -> Fingerprint {
        let mut digest = Digester::default();
        number(&mut digest, self.dead.len());
        self.dead.iter().for_each(|id| text(&mut digest, id));
        for PlacedIssue { issue, places } in &self.issues {
            text(&mut digest, issue.code.as_str());
            number(&mut digest, issue.observations.len());
            issue.observations.iter().for_each(|id| text(&mut digest, id));
            number(&mut digest, places.len());
            for place in places {
                text(&mut digest, place.area.as_str());
                days(&mut digest, place.period);
                option(&mut digest, place.programme.as_ref().map(ProgrammeId::as_str));
            }
        }
        digest.finish()
    }
}

fn text(digest: &mut Digester, text: &str) {
    number(digest, text.len());
    digest.update(text.as_bytes());
}

fn option(digest: &mut Digester, option: Option<&str>) {
    digest.update(&[u8::from(option.is_some())]);
    text(digest, option.unwrap_or_default());
}

fn number(digest: &mut Digester, number: usize) {
    digest.update(&number.to_le_bytes());
}

fn days(digest: &mut Digester, period: Period) {
    digest.update(&period.first().num_days_from_ce().to_le_bytes());
    digest.update(&period.last().num_days_from_ce().to_le_bytes());
}
