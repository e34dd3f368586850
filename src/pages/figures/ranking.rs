//! The districts of a metric's page: ranked in one period, or each with its latest figure.

use std::collections::BTreeMap;

use super::covered;
use super::scale::Scale;
use super::stated;
use super::totals::{Subject, Total};
use super::words;
use crate::diag::Lang;
use crate::domain::{AreaId, Period};
use crate::model::Stated;
use crate::model::registry::Metric;
use crate::pages::facts::{self, Facts};
use crate::pages::view::{RankRow, Ranking, Words};
use crate::stats::{Answer, Rank, Reason};

/// The districts of a total ranked; `None` where none of them has reported.
pub(crate) fn of(facts: &Facts, whole: &Subject<'_>, units: &[Total<'_>]) -> Option<Ranking> {
    let (measure, rows) = ranked(facts, whole.metric, units);
    let says_something = |(.., row): &Sorted| row.words.is_some() || !row.note.is_empty();
    let has_reports = rows.iter().any(says_something);
    has_reports.then(|| ranking(facts, &measure, Some(whole.period), rows))
}

/// The latest figure of each area of a metric that is never added up, ranked where all are of one
/// period.
pub(crate) fn of_each(facts: &Facts, metric: &Metric) -> Option<Ranking> {
    let mut latest: BTreeMap<&AreaId, &Stated> = BTreeMap::new();
    for (idx, figure_idx) in facts.lists.by_metric.get(&metric.id)? {
        let stated = &facts.model.articles[*idx].figures[*figure_idx];
        if stated.is_target || facts.is_dead(stated) || facts.is_outvoted(stated) {
            continue;
        }
        let newest = latest.entry(&stated.area).or_insert(stated);
        if stated.period.last() > newest.period.last() {
            *newest = stated;
        }
    }
    let first = *latest.values().next()?;
    let is_alike = |other: &&Stated| other.period == first.period && other.programme.is_none();
    if latest.len() > 1 && latest.values().all(is_alike) {
        let of = |area| Subject { metric, area, period: first.period, programme: None };
        let units: Vec<Total<'_>> = latest.keys().map(|area| of(area).ask(facts)).collect();
        let (measure, rows) = ranked(facts, metric, &units);
        return Some(ranking(facts, &measure, Some(first.period), rows));
    }
    let rows = latest.values().map(|stated| stated_row(facts, metric, stated));
    let measure = format!("{} ({})", metric.label(facts.lang()), metric.unit_text);
    Some(ranking(facts, &measure, None, rows.collect()))
}

/// The rows of these totals, all in one scale, and what they measure with its unit.
fn ranked(facts: &Facts, metric: &Metric, units: &[Total<'_>]) -> (String, Vec<Sorted>) {
    let answers: Vec<&Answer> = units.iter().map(|(_, answer)| answer).collect();
    let ranks = facts.engine.rank(&metric.id, &answers);
    let scale = Scale::of(facts, metric, answers.iter().filter_map(|answer| answer.quantity));
    let rows = units.iter().zip(ranks);
    let rows = rows.map(|((of, answer), rank)| row(facts, of, (answer, &scale), rank));
    (scale.measure(), rows.collect())
}

/// The row of a figure as it was stated, with its period and programme.
fn stated_row(facts: &Facts, metric: &Metric, stated: &Stated) -> Sorted {
    let area = facts::area_link(&facts.settings, &facts.urls, &stated.area);
    let programme = stated.programme.as_ref();
    let programme = programme.map(|id| facts::programme_name(&facts.settings, id));
    let when = words::period_title(stated.period, facts.lang());
    let note: Vec<String> = std::iter::once(when).chain(programme).collect();
    let words = without_unit(stated::words_of(stated.figure.as_ref(), metric), metric);
    let (key, ..) = crate::fold::collation_key(&area.title);
    (0, key, RankRow { rank: String::new(), area, words: Some(words), note: note.join(", ") })
}

/// A row with what it is sorted by: rank, then name.
type Sorted = (usize, Vec<u32>, RankRow);

/// The table of these rows; without a period they are not ranked.
fn ranking(facts: &Facts, measure: &str, period: Option<Period>, mut rows: Vec<Sorted>) -> Ranking {
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
        caption: format!("{measure}, {when}"),
        rows: rows.into_iter().map(|(.., row)| row).collect(),
    }
}

fn row(
    facts: &Facts,
    subject: &Subject<'_>,
    (answer, scale): (&Answer, &Scale<'_>),
    rank: Option<Rank>,
) -> Sorted {
    let words = answer.quantity.map(|quantity| scale.words(&quantity));
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
    let note = if rank.is_none() { note(facts, subject, answer) } else { String::new() };
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
