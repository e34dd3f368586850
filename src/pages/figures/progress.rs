//! What was done beside the target of the very area, days and programme.

use super::charts::{self, Point};
use super::marks::joined;
use super::totals::{self, Subject, Total};
use super::words;
use crate::diag::Lang;
use crate::pages::data;
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Bar, Chart, Words};
use crate::stats::{Query, TargetVerdict};

/// The chart of a result and its target; `None` where there is no target or no result.
pub(crate) fn chart(facts: &Facts, (subject, done): &Total<'_>) -> Option<Chart> {
    let result = done.quantity?;
    let query = subject.query();
    let aim = facts.engine.target(&query, done);
    let target = aim.target?;
    let plan = facts.engine.value(&Query { target: true, ..query });
    let lang = facts.lang();
    let point = |(vi, en): (&str, &str), quantity, is_provisional| Point {
        title: if lang == Lang::Vi { vi } else { en }.to_owned(),
        full_title: String::new(),
        group: String::new(),
        url: None,
        quantity: Some(quantity),
        note: String::new(),
        is_provisional,
        is_accent: false,
        tile: None,
    };
    let points = vec![
        point(("Kết quả", "Result"), result, done.is_provisional),
        point(("Chỉ tiêu", "Target"), target, false),
    ];
    let n_sources = charts::n_sources([done, &plan]);
    let metric = subject.metric;
    let scale = charts::scale(facts, metric, &points);
    let bars = charts::bars(facts, &scale, points);
    let share = aim.reached;
    let share = share.map(|it| words::percent(&it, facts.settings.site.approximation, lang));
    Some(Chart {
        id: format!("tien-do-{}", metric.id),
        kind: "progress".to_owned(),
        title: title(facts, subject, aim.verdict),
        subtitle: subtitle(facts, subject, &scale.measure(), share.as_deref()),
        description: description(&bars, &scale.unit()),
        row_title: if lang == Lang::Vi {
            "Kết quả và chỉ tiêu"
        } else {
            "Result and target"
        }
        .to_owned(),
        value_title: words::unit_title(&scale.unit()),
        bars,
        steps: Vec::new(),
        n_sources,
        sources_url: totals::sources_url(facts, metric),
        // Totals hold no targets; the list of all figures does.
        csv_url: data::of_all_figures(facts),
    })
}

/// The finding: whether the target was reached, as far as that is certain.
fn title(facts: &Facts, subject: &Subject<'_>, verdict: TargetVerdict) -> String {
    let lang = facts.lang();
    let label = subject.metric.label(lang);
    let area = facts::area_link(&facts.settings, &facts.urls, subject.area).title;
    match (verdict, lang) {
        (TargetVerdict::Met, Lang::Vi) => format!("{label}: {area} đạt chỉ tiêu"),
        (TargetVerdict::Met, Lang::En) => format!("{label}: {area} met its target"),
        (TargetVerdict::Missed, Lang::Vi) => format!("{label}: {area} chưa đạt chỉ tiêu"),
        (TargetVerdict::Missed, Lang::En) => format!("{label}: {area} missed its target"),
        (_, Lang::Vi) => format!("{label}: {area} so với chỉ tiêu"),
        (_, Lang::En) => format!("{label}: {area} against its target"),
    }
}

/// Measure, unit, programme and period, and what part of the target was done.
fn subtitle(facts: &Facts, subject: &Subject<'_>, measure: &str, share: Option<&str>) -> String {
    let lang = facts.lang();
    let programme = match totals::programme(facts, subject) {
        name if name.is_empty() => name,
        name => format!("{name}, "),
    };
    let when = words::period(subject.period, lang);
    let share = match (share, lang) {
        (Some(share), Lang::Vi) => format!("; {share} chỉ tiêu"),
        (Some(share), Lang::En) => format!("; {share} of the target"),
        (None, _) => String::new(),
    };
    format!("{measure}, {programme}{when}{share}")
}

/// One sentence: the result and the target.
fn description(bars: &[Bar], unit: &str) -> String {
    let said = |bar: &Bar| {
        let words = bar.words.clone().unwrap_or_default();
        format!("{}: {}", bar.title, joined(&Words { unit: unit.to_owned(), ..words }))
    };
    format!("{}.", bars.iter().map(said).collect::<Vec<_>>().join("; "))
}
