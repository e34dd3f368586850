//! What part of what was asked a total covers, where it does not cover all, in words.

use super::totals::Subject;
use crate::diag::Lang;
use crate::domain::metric::Aggregation;
use crate::model::Stated;
use crate::pages::facts::{self, Facts};
use crate::stats::Answer;

/// So many areas are named; of more the number is told.
const NAMES_MAX: usize = 2;

/// What part a total covers; empty where it covers all, or there is none.
///
/// **Which part:** news of events is no report; else some of the units, other areas than the one
/// asked, figures of a programme, or a part of the days.
pub(crate) fn told(facts: &Facts, subject: &Subject<'_>, answer: &Answer) -> String {
    if answer.is_complete || answer.quantity.is_none() {
        return String::new();
    }
    let lang = facts.lang();
    let figures = || answer.chosen.iter().filter_map(|id| Some(facts.model.figure(id)?.1));
    let reports: Vec<&Stated> =
        figures().filter(|stated| !is_event(facts, subject, stated)).collect();
    if reports.is_empty() {
        let n = answer.sources.len();
        let is_sum = subject.metric.rule.agg == Aggregation::Sum;
        return match (lang, is_sum) {
            (Lang::Vi, true) => format!("tổng từ {n}\u{a0}tin"),
            (Lang::Vi, false) => format!("theo {n}\u{a0}tin"),
            (Lang::En, _) => format!("from {n}\u{a0}articles"),
        };
    }
    let (n, all) = (answer.n_reporting, answer.n_units);
    if 0 < n && n < all {
        return units(n, all, lang);
    }
    let areas = &facts.settings.areas;
    let is_other = |stated: &&&Stated| areas.set(&stated.area) != areas.set(subject.area);
    let others: Vec<&&Stated> = reports.iter().filter(is_other).collect();
    if n == 0 && others.len() == reports.len() {
        let mut names: Vec<String> = Vec::new();
        for stated in others {
            let name = facts::area_link(&facts.settings, &facts.urls, &stated.area).title;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        return match (names.len() > NAMES_MAX, lang) {
            (false, Lang::Vi) => format!("mới có số liệu của {}", names.join(", ")),
            (true, Lang::Vi) => format!("mới có số liệu của {}\u{a0}nơi", names.len()),
            (false, Lang::En) => format!("figures of {} only", names.join(", ")),
            (true, Lang::En) => format!("figures of {}\u{a0}places only", names.len()),
        };
    }
    let is_tagged = |stated: &&Stated| stated.programme.is_some();
    match (subject.programme.is_none() && reports.iter().all(is_tagged), lang) {
        (true, Lang::Vi) => "mới có số liệu của chương trình".to_owned(),
        (true, Lang::En) => "figures of programmes only".to_owned(),
        (false, Lang::Vi) => "mới có số liệu của một phần kỳ".to_owned(),
        (false, Lang::En) => "figures of a part of the period only".to_owned(),
    }
}

/// What part a quotient covers, which its number does not say; empty of amounts, which are *at least*.
pub(crate) fn of_quotient(facts: &Facts, subject: &Subject<'_>, answer: &Answer) -> String {
    let agg = subject.metric.rule.agg;
    let is_quotient = matches!(agg, Aggregation::Ratio | Aggregation::Mean);
    if is_quotient { told(facts, subject, answer) } else { String::new() }
}

/// How many of several units have reported.
pub(crate) fn units(n: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{n}/{all}\u{a0}đơn vị đã báo cáo"),
        Lang::En => format!("{n} of {all} units reported"),
    }
}

/// Whether a figure is news of an event for the engine.
fn is_event(facts: &Facts, subject: &Subject<'_>, stated: &Stated) -> bool {
    subject.metric.rule.agg.has_events()
        && match facts.model.events.get(&stated.id) {
            Some(taken) => taken.is_some(),
            None => stated.event.is_some(),
        }
}
