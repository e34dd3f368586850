//! Articles' figures as statements for the engine.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Code;
use crate::domain::{Aggregation, Decimal, MetricId, MetricRule, Qualifier, Quantity};
use crate::findings;
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::model::registry::Registry;
use crate::model::{Model, Resolved, Stated};
use crate::stats::{self, Corrections, MetricObservations, Observation, Prepared, Unusable};

/// The statements of one metric with their digest, which three memos ask for.
pub(super) struct Job {
    pub(super) of: MetricObservations,
    print: Fingerprint,
}

impl Fingerprinted for Job {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// One job a metric with figures, in the order of their ids.
pub(super) fn jobs(model: &Model) -> Vec<Job> {
    let mut all = Vec::new();
    for article in &model.articles {
        let source: Arc<str> = Arc::from(article.path());
        for stated in &article.figures {
            all.extend(observation(model, article, &source, stated));
        }
    }
    let corrections = corrections(model);
    let by_metric = stats::by_metric(all, &corrections);
    by_metric.into_par_iter().map(|of| Job { print: of.fingerprint(), of }).collect()
}

/// One job of findings a metric: those of means and ratios read the metrics that they rest on too.
pub(super) fn findings<'a>(
    registry: &Registry,
    jobs: &'a [Job],
    prepared: &[Arc<Prepared>],
) -> Vec<findings::Job<'a>> {
    let by_metric: BTreeMap<&MetricId, (&Job, &Arc<Prepared>)> = jobs
        .iter()
        .zip(prepared)
        .map(|(job, prepared)| (&job.of.metric, (job, prepared)))
        .collect();
    let mut all = Vec::new();
    for metric in registry.metrics.iter() {
        let MetricRule { id, num, den, weight, .. } = &metric.rule;
        let is_ratio = metric.rule.agg == Aggregation::Ratio;
        let told: Vec<&MetricId> =
            if is_ratio { num.iter().chain(den).collect() } else { vec![id] };
        let told: Vec<_> = told.iter().filter_map(|id| by_metric.get(id)).collect();
        if told.is_empty() {
            continue;
        }
        let read: Vec<_> =
            told.iter().copied().chain(weight.as_ref().and_then(|id| by_metric.get(id))).collect();
        all.push(findings::Job {
            metric: id.clone(),
            told: told.iter().map(|(job, _)| &job.of).collect(),
            prepared: read.iter().map(|(_, prepared)| Arc::clone(prepared)).collect(),
            print: Fingerprint::of_all(read.iter().map(|(job, _)| job.print)),
        });
    }
    all
}

/// The corrections between statements. One of a figure that was refused, which was reported at that
/// figure, corrects no statement, and nothing is wrong with it.
fn corrections(model: &Model) -> Corrections {
    let is_refused = |id: &Arc<str>| {
        model.figure(id).is_some_and(|(_, stated)| unusable(stated) == Use::Nothing)
    };
    let mut corrections: Corrections = BTreeMap::new();
    for (new, old) in &model.supersedes {
        let old: BTreeSet<&Arc<str>> = old.iter().filter(|id| !is_refused(id)).collect();
        if !old.is_empty() {
            corrections.insert(Arc::clone(new), old.into_iter().cloned().collect());
        }
    }
    corrections
}

/// How the engine takes a figure.
#[derive(PartialEq, Eq)]
enum Use {
    Counted,
    /// It has no part in sums, which say so.
    Noted(Unusable),
    /// It was never read, or its article gives the cell two quantities.
    Nothing,
}

fn unusable(stated: &Stated) -> Use {
    match (stated.refused, &stated.figure, stated.quantity) {
        (Some(Code::B007), ..) => Use::Noted(Unusable::WrongDimension),
        (Some(Code::B008), ..) => Use::Noted(Unusable::Fraction),
        (Some(Code::B009), ..) => Use::Noted(Unusable::Negative),
        (Some(Code::B011), ..) => Use::Noted(Unusable::TooLarge),
        (None, Some(_), Some(_)) => Use::Counted,
        _ => Use::Nothing,
    }
}

/// The statement of a figure that was read; none for a refused one or a whole without a number.
fn observation(
    model: &Model,
    article: &Resolved,
    source: &Arc<str>,
    stated: &Stated,
) -> Option<Observation> {
    let (quantity, unusable) = match unusable(stated) {
        Use::Counted => (stated.quantity?, None),
        Use::Noted(why) => (Quantity::exact(Decimal::ZERO), Some(why)),
        Use::Nothing => return None,
    };
    let event = match model.events.get(&stated.id) {
        Some(taken) => taken.clone(),
        None => stated.event.clone(),
    };
    Some(Observation {
        id: Arc::clone(&stated.id),
        metric: stated.metric.clone(),
        quantity,
        qualifier: stated
            .figure
            .as_ref()
            .map_or(Qualifier::Exact, crate::domain::Figure::qualifier),
        area: stated.area.clone(),
        period: stated.period,
        programme: stated.programme.clone(),
        event,
        published: article.date,
        source: Arc::clone(source),
        is_final: stated.is_final,
        is_target: stated.is_target,
        unusable,
    })
}
