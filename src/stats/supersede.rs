//! Step 1: corrections, over all metrics at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::MetricId;

use super::issue::Issue;
use super::observation::{MetricObservations, Observation, Place, PlacedIssue};
use crate::diag::Code;

/// Which statement corrects which: the ids that each id supersedes.
pub type Corrections = BTreeMap<Arc<str>, Vec<Arc<str>>>;

/// What corrections do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Superseded {
    /// The statements that count no longer.
    pub dead: BTreeSet<Arc<str>>,
    /// B023: the statements that correct what does not exist.
    pub dangling: Vec<Arc<str>>,
    /// B024: the statements whose corrections lead back to themselves; theirs are ignored.
    pub cycle: Vec<Arc<str>>,
}

/// Follows all corrections between the statements that `is_known` knows.
pub fn supersede(corrections: &Corrections, is_known: impl Fn(&str) -> bool) -> Superseded {
    let cycle = on_cycles(corrections);
    let mut found = Superseded::default();
    for (id, targets) in corrections.iter().filter(|(id, _)| is_known(id)) {
        for target in targets {
            if !is_known(target) {
                found.dangling.push(Arc::clone(id));
            } else if !cycle.contains(id) {
                found.dead.insert(Arc::clone(target));
            }
        }
    }
    found.dangling.dedup();
    found.cycle = cycle.into_iter().filter(|id| is_known(id)).collect();
    found
}

/// The ids from which the corrections lead back to themselves.
fn on_cycles(corrections: &Corrections) -> BTreeSet<Arc<str>> {
    // What corrects nothing that corrects is on no cycle; almost all ids go here.
    let mut left: BTreeMap<&str, Vec<&str>> = corrections
        .iter()
        .map(|(id, targets)| (&**id, targets.iter().map(|target| &**target).collect()))
        .collect();
    loop {
        let n_before = left.len();
        let ids: BTreeSet<&str> = left.keys().copied().collect();
        left.retain(|_, targets| {
            targets.retain(|target| ids.contains(target));
            !targets.is_empty()
        });
        if left.len() == n_before {
            break;
        }
    }
    let leads_back = |id: &str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![id]);
        while let Some(at) = open.pop() {
            for target in left.get(at).into_iter().flatten() {
                if *target == id {
                    return true;
                }
                if seen.insert(*target) {
                    open.push(target);
                }
            }
        }
        false
    };
    let ids = corrections.keys().filter(|id| left.contains_key(&***id));
    ids.filter(|id| leads_back(id)).cloned().collect()
}

/// What corrections do to one metric's statements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrected {
    /// The ids of those that were corrected.
    pub dead: BTreeSet<Arc<str>>,
    /// What is wrong with their corrections.
    pub issues: Vec<PlacedIssue>,
}

/// What corrections do, by metric. `named` are the statements that correct or are corrected; others
/// among them do no harm.
pub fn corrected<'a>(
    named: impl IntoIterator<Item = &'a Observation>,
    corrections: &Corrections,
) -> BTreeMap<MetricId, Corrected> {
    let mut by_metric: BTreeMap<MetricId, Corrected> = BTreeMap::new();
    if corrections.is_empty() {
        return by_metric;
    }
    let places = named_places(named, corrections);
    let superseded = supersede(corrections, |id| places.contains_key(id));
    let metric_of = |id: &Arc<str>| &places[id].0;
    for id in superseded.dead.iter().filter(|id| places.contains_key(*id)) {
        by_metric.entry(metric_of(id).clone()).or_default().dead.insert(Arc::clone(id));
    }
    let mut tell = |metric: &MetricId, code, ids: &[Arc<str>]| {
        let places = ids.iter().map(|id| places[id].1.clone()).collect();
        let issue = Issue { code, observations: ids.to_vec() };
        by_metric.entry(metric.clone()).or_default().issues.push(PlacedIssue { issue, places });
    };
    for id in &superseded.dangling {
        tell(metric_of(id), Code::B023, std::slice::from_ref(id));
    }
    let in_cycle: BTreeSet<&MetricId> = superseded.cycle.iter().map(metric_of).collect();
    for metric in in_cycle {
        tell(metric, Code::B024, &superseded.cycle);
    }
    by_metric
}

/// The statements by metric, each metric with its corrected ones and its issues: the jobs of
/// [`super::prepare`].
pub fn by_metric(
    observations: Vec<Observation>,
    corrections: &Corrections,
) -> Vec<MetricObservations> {
    let mut corrected = corrected(&observations, corrections);
    let mut jobs: BTreeMap<MetricId, MetricObservations> = BTreeMap::new();
    for observation in observations {
        let metric = observation.metric.clone();
        let job = jobs.entry(metric).or_insert_with_key(|metric| {
            let Corrected { dead, issues } = corrected.remove(metric).unwrap_or_default();
            MetricObservations { metric: metric.clone(), observations: Vec::new(), dead, issues }
        });
        job.observations.push(observation);
    }
    jobs.into_values().collect()
}

/// The metric and place of every statement that corrects or is corrected.
fn named_places<'a>(
    observations: impl IntoIterator<Item = &'a Observation>,
    corrections: &Corrections,
) -> BTreeMap<Arc<str>, (MetricId, Place)> {
    let named: BTreeSet<&str> = corrections
        .iter()
        .flat_map(|(id, targets)| targets.iter().chain([id]))
        .map(|id| &**id)
        .collect();
    let mut places = BTreeMap::new();
    for observation in observations.into_iter().filter(|o| named.contains(&*o.id)) {
        let place = Place {
            area: observation.area.clone(),
            period: observation.period,
            programme: observation.programme.clone(),
        };
        places.insert(Arc::clone(&observation.id), (observation.metric.clone(), place));
    }
    places
}
