//! What is wrong between figures: disagreements, repetitions, jumps, gaps.
//!
//! Two steps. [`find`] looks at one metric and reads nothing but its job, so that it is reused while
//! the job's fingerprint stands; it knows observation ids and no articles. [`fn@locate`] turns what was
//! found into diagnostics at their places, each told once, at the figure of the later article.
//!
//! Absent: sums (`stats`), and what one article alone can be wrong about (`model`).

mod asked;
mod cells;
mod jumps;
mod locate;
mod same;
mod split;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

pub use locate::locate;

use crate::diag::Code;
use crate::domain::{Aggregation, AreaId, Decimal, MetricId, MetricRule, Quantity};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::stats::{Engine, MetricObservations, Prepared, Shared};

use cells::Cells;

/// What is said of one metric, made when it is read first.
pub type Statements<'a> =
    LazyLock<MetricObservations, Box<dyn FnOnce() -> MetricObservations + Send + 'a>>;

/// What one metric's findings are read from.
pub struct Job<'j, 'a> {
    /// The metric.
    pub metric: MetricId,
    /// What is said of it; of a ratio, what is said of its numerator and denominator.
    pub told: Vec<&'j Statements<'a>>,
    /// The same prepared; of a mean, its weight too.
    pub prepared: Vec<Arc<Prepared>>,
    /// The digest of all of these.
    pub print: Fingerprint,
}

impl Fingerprinted for Job<'_, '_> {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// Something between statements that an author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// The statements: the one that is kept, the whole or the one concerned first.
    pub ids: Vec<Arc<str>>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// B024: corrections that lead back to themselves; several circles may be in one list.
    Cycle,
    /// B030: the first is kept, the others cannot be true with it.
    Disagree,
    /// B031: all parts together are this, less than the first.
    FallShort(Quantity),
    /// B032: the parts together are this, more than the first.
    Exceed(Quantity),
    /// B033: one figure in several articles, or in the news of several events.
    Same,
    /// B034: reported for a cluster whose members here have nothing of their own.
    NotSplit(Vec<AreaId>),
    /// B038: at least ten times the median of the earlier figures, or at most a tenth.
    Jump {
        /// The median.
        usual: Decimal,
    },
    /// B040: no exact weight.
    NoWeight,
    /// B041: numerator and denominator rest on different boxes.
    NotComparable,
    /// B042: a computed percentage above a hundred.
    Outside(Quantity),
}

/// What one metric's figures are found to have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What an author should know.
    pub findings: Vec<Finding>,
    /// The statements that another one of their cell speaks for.
    pub outvoted: BTreeSet<Arc<str>>,
}

/// What an author should know of one metric's figures.
///
/// **Cost:** n log n in the metric's statements, but for means and ratios, which ask the engine for
/// each of their boxes.
pub fn find(shared: &Arc<Shared>, job: &Job<'_, '_>) -> Found {
    let Some(rule) = shared.metrics.get(&job.metric) else { return Found::default() };
    let mut found = Found::default();
    let engine = || Engine::new(Arc::clone(shared), job.prepared.iter().cloned());
    if rule.agg == Aggregation::Ratio {
        let told: Vec<&MetricObservations> = job.told.iter().map(|told| &***told).collect();
        asked::ratio(shared, &engine(), rule, &told, &mut found.findings);
        return found;
    }
    let (Some(told), Some(prepared)) = (job.told.first(), job.prepared.first()) else {
        return found;
    };
    issues(prepared, &mut found.findings);
    let cells = Cells::new(shared, rule, told, prepared);
    found.outvoted = cells.outvoted();
    same::find(&cells, &mut found.findings);
    jumps::find(&cells, &mut found.findings);
    split::find(shared, rule, &cells, &mut found.findings);
    match rule.agg {
        Aggregation::Latest => asked::stocks(shared, &engine(), &cells, &mut found.findings),
        Aggregation::Mean => asked::weights(&engine(), &cells, &mut found.findings),
        Aggregation::Sum | Aggregation::Max | Aggregation::Ratio | Aggregation::None => {}
    }
    found
}

/// What preparing the metric found.
fn issues(prepared: &Prepared, findings: &mut Vec<Finding>) {
    for (issue, sum) in prepared.issues() {
        let kind = match (issue.code, sum) {
            (Code::B024, _) => Kind::Cycle,
            (Code::B030, _) => Kind::Disagree,
            (Code::B031, Some(sum)) => Kind::FallShort(sum),
            (Code::B032, Some(sum)) => Kind::Exceed(sum),
            // What names nothing and what cannot be counted was told where it was read.
            _ => continue,
        };
        findings.push(Finding { kind, ids: issue.observations });
    }
}

/// Whether a metric's values are percentages.
fn is_percentage(rule: &MetricRule) -> bool {
    rule.unit == "%"
}
