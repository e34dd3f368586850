//! Articles' figures as statements for the engine.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Code;
use crate::domain::{Aggregation, Decimal, MetricId, MetricRule, Qualifier, Quantity};
use crate::findings::{self, Statements};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::model::registry::Registry;
use crate::model::{Model, Resolved, Stated, Told};
use crate::stats::{
    self, Corrected, Corrections, MetricObservations, Observation, Prepared, Unusable,
};

/// The statements of one metric, made when somebody computes from them, with their digest, which
/// three memos ask for.
pub(super) struct Job<'a> {
    pub(super) metric: MetricId,
    pub(super) of: Statements<'a>,
    /// Those that were corrected away.
    pub(super) dead: BTreeSet<Arc<str>>,
    print: Fingerprint,
}

impl Fingerprinted for Job<'_> {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// What the statements of one metric are made from.
#[derive(Default)]
struct Said<'a> {
    /// The articles that say something of it, with the digest of what they say.
    articles: Vec<(&'a Resolved, Fingerprint)>,
    corrected: Corrected,
}

/// One job a metric with figures, in the order of their ids.
pub(super) fn jobs<'a>(registry: &'a Registry, model: &'a Model) -> Vec<Job<'a>> {
    let mut said: Vec<Said<'a>> = registry.metrics.iter().map(|_| Said::default()).collect();
    for article in &model.articles {
        for Told { metric, print } in &article.metrics {
            said[*metric].articles.push((article, *print));
        }
    }
    let corrections = corrections(model);
    for (metric, corrected) in stats::corrected(&named(model, &corrections), &corrections) {
        if let Some(at) = registry.metrics.position(&metric) {
            said[at].corrected = corrected;
        }
    }
    let taken = events_taken(registry, model);
    let mut jobs: Vec<Job<'a>> = registry
        .metrics
        .iter()
        .zip(said)
        .enumerate()
        .filter_map(|(at, (metric, said))| {
            // Figures that were all refused say nothing.
            let is_said = said.articles.iter().any(|(article, _)| {
                article.figures.iter().any(|s| s.metric == metric.id && unusable(s) != Use::Nothing)
            });
            let prints = said.articles.iter().map(|(_, print)| *print);
            let events = taken.get(&at).copied();
            let print = Fingerprint::of(metric.id.as_str().as_bytes())
                .and(Fingerprint::of_all(prints))
                .and(said.corrected.fingerprint())
                .and(Fingerprint::of_all(events));
            let (metric, dead) = (metric.id.clone(), said.corrected.dead.clone());
            let of = statements(model, metric.clone(), said);
            is_said.then_some(Job { metric, of, dead, print })
        })
        .collect();
    jobs.sort_by(|a, b| a.metric.cmp(&b.metric));
    jobs
}

fn statements<'a>(model: &'a Model, metric: MetricId, said: Said<'a>) -> Statements<'a> {
    Statements::new(Box::new(move || {
        let mut observations = Vec::with_capacity(said.articles.len());
        for (article, _) in said.articles {
            let source: Arc<str> = Arc::from(article.path());
            let of_metric = article.figures.iter().filter(|stated| stated.metric == metric);
            observations.extend(of_metric.filter_map(|s| observation(model, article, &source, s)));
        }
        let Corrected { dead, issues } = said.corrected;
        MetricObservations { metric, observations, dead, issues }
    }))
}

/// The statements that correct or are corrected.
fn named(model: &Model, corrections: &Corrections) -> Vec<Observation> {
    let ids: BTreeSet<&Arc<str>> =
        corrections.iter().flat_map(|(id, targets)| targets.iter().chain([id])).collect();
    let of_id = |id: &Arc<str>| {
        let (path, _) = id.split_once('#')?;
        let article = &model.articles[model.index_of(path)?];
        let source: Arc<str> = Arc::from(path);
        let same = article.figures.iter().filter(|stated| stated.id == *id);
        same.filter_map(|stated| observation(model, article, &source, stated)).next_back()
    };
    ids.into_iter().filter_map(of_id).collect()
}

/// The digest of the events that each metric's figures take from those they replace, by the metrics'
/// places in the registry.
fn events_taken(registry: &Registry, model: &Model) -> BTreeMap<usize, Fingerprint> {
    let mut taken: BTreeMap<usize, Fingerprint> = BTreeMap::new();
    for (id, event) in &model.events {
        let of = model.figure(id).and_then(|(_, s)| registry.metrics.position(&s.metric));
        let Some(at) = of else { continue };
        let print = Fingerprint::of_value(&(id, event));
        let before = taken.get(&at).copied();
        taken.insert(at, Fingerprint::of_all(before.into_iter().chain([print])));
    }
    taken
}

/// One job of findings a metric: those of means and ratios read the metrics that they rest on too.
pub(super) fn findings<'j, 'a>(
    registry: &Registry,
    jobs: &'j [Job<'a>],
    prepared: &[Arc<Prepared>],
) -> Vec<findings::Job<'j, 'a>> {
    let by_metric: BTreeMap<&MetricId, (&'j Job<'a>, &Arc<Prepared>)> =
        jobs.iter().zip(prepared).map(|(job, prepared)| (&job.metric, (job, prepared))).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Cache, Input, plan};
    use crate::model::{Moment, Shown};
    use crate::path::SitePath;
    use crate::source::{File, Sources};

    const SETTINGS: [(&str, &str); 3] = [
        ("site.yaml", "title: A\nbase_url: https://a.vn/\nprogrammes: {xuan: Xuân}\n"),
        (
            "metrics.yaml",
            "cay: {label: {vi: Cây}, unit: cây}\nhoa: {label: {vi: Hoa}, unit: cây}\n",
        ),
        (
            "areas.yaml",
            "tinh: {name: Tỉnh, level: province}\na: {name: A, level: district, parent: tinh}\n",
        ),
    ];
    const ARTICLE: &str = "---\ntitle: T\ndate: 2023-01-05\narea: a\nperiod: 2022\nmetrics:\n  cay: {value: 5 cây}\n  hoa: 7 cây\n---\nLời.\n";

    /// The digests of what is said of both metrics, where `article` stands at `path`.
    fn prints(path: &str, article: &str) -> Vec<Fingerprint> {
        let file = |(path, text): (&str, &str)| {
            let path = SitePath::new(&format!("content/{path}")).unwrap();
            File::held(path, text.as_bytes().to_vec())
        };
        let sources = Sources::new(SETTINGS.into_iter().chain([(path, article)]).map(file));
        let now = Moment::Local("2026-01-01T00:00:00".parse().unwrap());
        let input =
            Input { sources, found: Vec::new(), now, shown: Shown::default(), base_url: None };
        let plan = plan(&input, &mut Cache::default());
        let jobs = jobs(plan.facts.settings(), plan.facts.model());
        jobs.iter().map(Fingerprinted::fingerprint).collect()
    }

    #[test]
    fn all_that_is_read_of_a_figure_is_in_the_digest_of_its_metric_and_nothing_else() {
        let base = prints("tin/x.md", ARTICLE);
        assert_eq!(base.len(), 2);
        let mut seen = vec![base[0]];
        for (old, new) in [
            ("5 cây", "6 cây"),
            ("5 cây", "trên 5 cây"),
            ("5 cây", "khoảng 5 cây"),
            ("5 cây", "5 ha"),
            ("5 cây}", "5 cây, area: tinh}"),
            ("5 cây}", "5 cây, period: 2021}"),
            ("5 cây}", "5 cây, programme: xuan}"),
            ("5 cây}", "5 cây, event: e}"),
            ("5 cây}", "5 cây, target: true}"),
            ("5 cây}", "5 cây, final: true}"),
        ] {
            let prints = prints("tin/x.md", &ARTICLE.replacen(old, new, 1));
            assert_eq!(prints[1], base[1], "{new}");
            seen.push(prints[0]);
        }
        seen.push(prints("tin/x.md", &ARTICLE.replacen("01-05", "01-06", 1))[0]);
        seen.push(prints("tin/y.md", ARTICLE)[0]);
        let n_seen = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), n_seen);
        for (old, new) in
            [("Lời", "Lời khác"), ("title: T", "title: U"), ("5 cây}", "5 cây, note: N}")]
        {
            assert_eq!(prints("tin/x.md", &ARTICLE.replacen(old, new, 1)), base, "{new}");
        }
    }
}
