//! Tables of results beside their targets.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::totals::{self, SOURCES_MAX, Subject};
use super::words;
use crate::diag::Lang;
use crate::domain::{AreaId, MetricId, Period, ProgrammeId};
use crate::model::{Model, Stated};
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Link, TargetRow, TargetTable};
use crate::stats::Query;

/// A table shows at most so many targets, the newest.
const ROWS_MAX: usize = 40;

/// What a target was set for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Goal {
    metric: MetricId,
    area: AreaId,
    period: Period,
    programme: Option<ProgrammeId>,
}

impl Goal {
    /// What all targets were set for; `is_dead` knows those that were corrected away.
    pub(crate) fn all(model: &Model, is_dead: impl Fn(&Arc<str>) -> bool) -> BTreeSet<Self> {
        let figures = model.articles.iter().flat_map(|article| &article.figures);
        let is_set =
            |stated: &&Stated| stated.is_target && stated.refused.is_none() && !is_dead(&stated.id);
        figures
            .filter(is_set)
            .map(|stated| Self {
                metric: stated.metric.clone(),
                area: stated.area.clone(),
                period: stated.period,
                programme: stated.programme.clone(),
            })
            .collect()
    }
}

/// Which of metric, area and period the page itself is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Metric,
    Area,
    Period,
}

/// The targets of a metric, in all areas and periods.
pub(crate) fn of_metric(facts: &Facts, metric: &MetricId) -> Option<TargetTable> {
    table(facts, Of::Metric, |goal| goal.metric == *metric)
}

/// The targets of an area, of all metrics and periods.
pub(crate) fn of_area(facts: &Facts, area: &AreaId) -> Option<TargetTable> {
    table(facts, Of::Area, |goal| goal.area == *area)
}

/// The targets of the very period, of all metrics and areas.
pub(crate) fn of_period(facts: &Facts, period: Period) -> Option<TargetTable> {
    table(facts, Of::Period, |goal| goal.period == period)
}

/// The newest periods first, then in the order of the registries.
fn table(facts: &Facts, of: Of, is_asked: impl Fn(&Goal) -> bool) -> Option<TargetTable> {
    let settings = &facts.settings;
    let mut goals: Vec<&Goal> = facts.goals.iter().filter(|goal| is_asked(goal)).collect();
    goals.sort_by_cached_key(|goal| {
        (
            Reverse((goal.period.last(), goal.period.n_days())),
            settings.metrics.iter().position(|metric| metric.id == goal.metric),
            settings.areas.iter().position(|area| area.id == goal.area),
        )
    });
    let rows: Vec<TargetRow> = goals.iter().filter_map(|goal| row(facts, of, goal)).collect();
    let n_all = rows.len();
    let rows: Vec<TargetRow> = rows.into_iter().take(ROWS_MAX).collect();
    let lang = facts.lang();
    let (corner_vi, corner_en) = match of {
        Of::Metric => ("Địa bàn", "Area"),
        Of::Area | Of::Period => ("Chỉ số", "Metric"),
    };
    let caption = match (n_all > ROWS_MAX, lang) {
        (false, Lang::Vi) => "Kết quả so với chỉ tiêu".to_owned(),
        (false, Lang::En) => "Results against their targets".to_owned(),
        (true, Lang::Vi) => format!("{ROWS_MAX} chỉ tiêu mới nhất trong {n_all}"),
        (true, Lang::En) => format!("The newest {ROWS_MAX} of {n_all} targets"),
    };
    (!rows.is_empty()).then(|| TargetTable {
        caption,
        corner: if lang == Lang::Vi { corner_vi } else { corner_en }.to_owned(),
        rows,
    })
}

/// The row of a target; `None` where the target that was set does not count.
fn row(facts: &Facts, of: Of, goal: &Goal) -> Option<TargetRow> {
    let settings = &facts.settings;
    let lang = facts.lang();
    let metric = settings.metrics.get(&goal.metric)?;
    let subject = Subject {
        metric,
        area: &goal.area,
        period: goal.period,
        programme: goal.programme.as_ref(),
    };
    let (subject, done) = subject.ask(facts);
    let query = subject.query();
    let aim = facts.engine.target(&query, &done);
    let target = aim.target?;
    let plan = facts.engine.value(&Query { target: true, ..query });
    let result =
        done.quantity.as_ref().map(|it| totals::words_of_answer(facts, &subject, &done, it));
    let newest = |of| totals::newest_sources(facts, &subject, of, SOURCES_MAX);
    let (sources, n_sources) = newest((&done, false));
    let (target_sources, n_target_sources) = newest((&plan, true));
    let has_more = n_sources.max(n_target_sources) > SOURCES_MAX;
    let (vi, en) = words::verdict(aim.verdict);
    Some(TargetRow {
        names: names(facts, of, &subject),
        period: when(facts, of, goal),
        result,
        is_provisional: done.is_provisional,
        target: totals::words_of_answer(facts, &subject, &plan, &target),
        percent: aim.reached.map_or_else(String::new, |reached| {
            words::percent(&reached, settings.site.approximation, lang)
        }),
        verdict: aim.verdict.as_str().to_owned(),
        verdict_text: if lang == Lang::Vi { vi } else { en }.to_owned(),
        sources,
        target_sources,
        sources_url: totals::sources_url(facts, metric).filter(|_| has_more),
    })
}

/// What a row is of, besides what its page is of.
fn names(facts: &Facts, of: Of, subject: &Subject<'_>) -> Vec<Link> {
    let metric = || Link {
        title: subject.metric.label(facts.lang()).to_owned(),
        url: facts::metric_url(&facts.settings, subject.metric)
            .map_or_else(String::new, |url| facts.urls.local(&url)),
    };
    let area = || facts::area_link(&facts.settings, &facts.urls, subject.area);
    match of {
        Of::Metric => vec![area()],
        Of::Area => vec![metric()],
        Of::Period => vec![metric(), area()],
    }
}

/// The period where the page is not of it, and the programme.
fn when(facts: &Facts, of: Of, goal: &Goal) -> String {
    let period = words::period(goal.period, facts.lang());
    let programme = goal.programme.as_ref().map(|id| facts::programme_name(&facts.settings, id));
    let parts = [Some(period).filter(|_| of != Of::Period), programme];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
