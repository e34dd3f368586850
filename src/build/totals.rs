//! From the figures of all articles to totals and findings.

use std::sync::Arc;

use super::Cache;
use super::observe::{self, Job};
use crate::diag::Diagnostics;
use crate::findings;
use crate::model::Model;
use crate::model::registry::Registry;
use crate::pages::Statistics;
use crate::stats::{self, Engine, Shared};

/// The totals of all metrics and what is wrong between their figures, reused metric by metric; and
/// how many metrics were prepared anew.
pub(super) fn totals(
    registry: &Registry,
    model: &Model,
    cache: &mut Cache,
    diagnostics: &mut Diagnostics,
) -> (Statistics, usize) {
    let shared = Arc::new(Shared {
        areas: registry.areas.sets.clone(),
        metrics: registry.metrics.iter().map(|m| (m.id.clone(), m.rule.clone())).collect(),
        approximation: registry.site.approximation,
    });
    let jobs = observe::jobs(registry, model);
    let key = |job: &Job<'_>| job.metric.clone();
    let (prepared, n_prepared) =
        cache.prepared.run(&shared, &jobs, key, |shared, job| stats::prepare(shared, &job.of));
    let (spans, _) =
        cache.spans.run(&shared, &jobs, key, |shared, job| stats::spans(shared, &job.of));
    let find = observe::findings(registry, &jobs, &prepared);
    let (found, _) = cache.found.run(&shared, &find, |job| job.metric.clone(), findings::find);
    diagnostics.extend(findings::locate(registry, model, &found));
    let ids = || jobs.iter().map(|job| job.metric.clone());
    let statistics = Statistics {
        engine: Engine::new(Arc::clone(&shared), prepared),
        spans: ids().zip(spans).collect(),
        dead: jobs.iter().flat_map(|job| job.dead.iter().cloned()).collect(),
        found: find.iter().map(|job| job.metric.clone()).zip(found).collect(),
    };
    (statistics, n_prepared)
}
