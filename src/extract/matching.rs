//! Which metric of the registry a figure is of, how sure that is, and which one came second.

use super::Proposal;
use crate::domain::MetricId;
use crate::domain::unit::Unit;
use crate::fold;
use crate::settings::{Agg, Metric};

/// A metric as prose may name it.
#[derive(Debug, Clone)]
pub(super) struct MetricWords {
    id: MetricId,
    unit: Unit,
    /// The words of its labels and aliases, folded, without those of its unit.
    names: Vec<Vec<String>>,
    is_stock: bool,
}

/// Words that stand in many labels and tell nothing apart.
const COMMON: &[&str] = &["va", "cua", "cho", "duoc", "moi", "so", "cac", "trong", "ve", "tren"];

impl MetricWords {
    pub(super) fn of(metric: &Metric) -> Self {
        let unit = Unit::named(&metric.unit);
        let unit_words: Vec<String> = words(&metric.unit);
        let labels = [metric.label.vi.as_deref()];
        let names = labels.into_iter().flatten().chain(metric.aliases.iter().map(String::as_str));
        let names = names.map(|name| {
            let mut words = words(name);
            words.retain(|word| !unit_words.contains(word) && !COMMON.contains(&word.as_str()));
            words
        });
        let names = names.filter(|words| !words.is_empty()).collect();
        let is_stock = metric.agg == Agg::Latest;
        Self { id: metric.id.clone(), unit, names, is_stock }
    }
}

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The unit alone speaks for it.
    Low,
    /// Some words of its label stand near the figure.
    Medium,
    /// Its label or an alias does.
    High,
}

/// The metric of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The metric.
    pub metric: MetricId,
    /// How sure that is.
    pub confidence: Confidence,
    /// The one that came second.
    pub runner_up: Option<MetricId>,
}

/// The metric among `metrics` that the words around a figure name.
pub(super) fn best(metrics: &[MetricWords], unit: &Unit, around: (&str, &str)) -> Option<Match> {
    let (before, after) = (words(around.0), words(around.1));
    let mut scored: Vec<(usize, &MetricWords)> = metrics
        .iter()
        .filter(|metric| metric.unit.converts_to(unit))
        .map(|metric| (score(metric, &before, &after), metric))
        .collect();
    scored.sort_by_key(|(score, metric)| (std::cmp::Reverse(*score), metric.is_stock));
    let (first, metric) = scored.first()?;
    let second = scored.get(1);
    let is_ahead = second.is_none_or(|(second, _)| first > second);
    let confidence = match *first {
        80.. if is_ahead => Confidence::High,
        34.. if is_ahead => Confidence::Medium,
        0 if second.is_none() => Confidence::Low,
        1.. if is_ahead => Confidence::Low,
        _ => return None,
    };
    Some(Match {
        metric: metric.id.clone(),
        confidence,
        runner_up: second.map(|(_, metric)| metric.id.clone()),
    })
}

/// How well the words name the metric: 100 where a whole name stands after the number.
fn score(metric: &MetricWords, before: &[String], after: &[String]) -> usize {
    let of = |name: &Vec<String>| {
        let weight = |word: &String| match (after.contains(word), before.contains(word)) {
            (true, _) => 10,
            (false, true) => 8,
            (false, false) => 0,
        };
        let sum: usize = name.iter().map(weight).sum();
        // A long name that stands there whole says more than a short one.
        sum * 10 / name.len() + if sum >= name.len() * 8 { name.len() } else { 0 }
    };
    metric.names.iter().map(of).max().unwrap_or_default()
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let folded = fold::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

impl Proposal {
    /// Whether a metric was found and nothing but its unit speaks for it.
    pub fn is_guess(&self) -> bool {
        self.metric.as_ref().is_none_or(|found| found.confidence == Confidence::Low)
    }
}
