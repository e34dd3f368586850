//! The districts of a metric's page: ranked in one period, or each with its latest figure.

use super::covered;
use super::facts::{self, Facts};
use super::shown;
use super::totals::{self, Subject};
use super::view::{RankRow, Ranking, Words};
use super::words;
use crate::diag::Lang;
use crate::domain::{AreaId, Period};
use crate::model::registry::Metric;
use crate::stats::{Answer, Rank, Reason};

/// The districts of an area ranked in one period.
pub(crate) fn of(facts: &Facts, whole: &Subject<'_>) -> Ranking {
    let areas = facts.settings.areas.units_of(whole.area, whole.period);
    let ranks = facts.engine.rank(&whole.query(), &areas);
    let rows = areas.iter().map(|area| {
        let subject = Subject { area, ..whole.clone() };
        row(facts, &subject, ranks.get(area).copied().flatten())
    });
    ranking(facts, whole.metric, Some(whole.period), rows.collect())
}

/// The latest figure of each district that has one of a metric that is never added up, ranked where
/// all are of one period.
pub(crate) fn of_each(facts: &Facts, metric: &Metric) -> Option<Ranking> {
    let root = shown::root(facts)?;
    let newest = facts.latest(metric, &root)?;
    let areas = facts.settings.areas.units_of(&root, newest);
    let subject_of = |(area, period)| Subject { metric, area, period, programme: None };
    let told: Vec<(&AreaId, Period)> = areas
        .iter()
        .filter_map(|area| Some((area, facts.latest(metric, area)?)))
        .filter(|told| facts.engine.value(&subject_of(*told).query()).quantity.is_some())
        .collect();
    let (_, period) = told.first().copied()?;
    if told.len() > 1 && told.iter().all(|(_, other)| *other == period) {
        let areas: Vec<AreaId> = told.iter().map(|(area, _)| (*area).clone()).collect();
        let ranks = facts.engine.rank(&subject_of((&root, period)).query(), &areas);
        let rows = told
            .iter()
            .map(|told| row(facts, &subject_of(*told), ranks.get(told.0).copied().flatten()));
        return Some(ranking(facts, metric, Some(period), rows.collect()));
    }
    let rows = told.iter().map(|told| {
        let (order, key, row) = row(facts, &subject_of(*told), None);
        (order, key, RankRow { note: words::period_title(told.1, facts.lang()), ..row })
    });
    Some(ranking(facts, metric, None, rows.collect()))
}

/// A row with what it is sorted by: rank, then name.
type Sorted = (usize, Vec<u32>, RankRow);

/// The table of these rows; without a period they are not ranked.
fn ranking(
    facts: &Facts,
    metric: &Metric,
    period: Option<Period>,
    mut rows: Vec<Sorted>,
) -> Ranking {
    let lang = facts.lang();
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let when = match (period, lang) {
        (Some(period), _) => words::period(period, lang),
        (None, Lang::Vi) => "số mới nhất của mỗi nơi".to_owned(),
        (None, Lang::En) => "the latest of each".to_owned(),
    };
    Ranking {
        is_ranked: period.is_some(),
        has_notes: rows.iter().any(|(.., row)| !row.note.is_empty()),
        caption: format!("{} ({}), {when}", metric.label(lang), metric.unit_text),
        rows: rows.into_iter().map(|(.., row)| row).collect(),
    }
}

fn row(facts: &Facts, subject: &Subject<'_>, rank: Option<Rank>) -> Sorted {
    let answer = facts.engine.value(&subject.query());
    let words = answer.quantity.map(|q| totals::words_of(facts.into(), &q, subject.metric));
    let words = words.map(|words| without_unit(words, subject.metric));
    let area = facts::area_link(&facts.settings, &facts.urls, subject.area);
    let text = match rank {
        Some(rank) if rank.best == rank.worst => rank.best.to_string(),
        Some(rank) => format!("{}–{}", rank.best, rank.worst),
        None => String::new(),
    };
    let order = match (rank, &words) {
        (Some(rank), _) => rank.best,
        (None, Some(_)) => usize::MAX - 1,
        (None, None) => usize::MAX,
    };
    let note = if rank.is_none() { note(facts, subject, &answer) } else { String::new() };
    let (key, ..) = crate::fold::collation_key(&area.title);
    (order, key, RankRow { rank: text, area, words, note })
}

/// Why a district has no rank: a part is missing, or its figures make no number.
fn note(facts: &Facts, subject: &Subject<'_>, answer: &Answer) -> String {
    match answer.reason {
        None => covered::told(facts, subject, answer),
        Some(Reason::NoData) => String::new(),
        Some(reason) => {
            let (vi, en) = words::reason(reason);
            if facts.lang() == Lang::Vi { vi } else { en }.to_owned()
        }
    }
}

/// A number under a heading that names the metric's unit: another scale of it stays.
fn without_unit(words: Words, metric: &Metric) -> Words {
    let is_named = words.unit == metric.unit_text;
    if is_named { Words { unit: String::new(), ..words } } else { words }
}
