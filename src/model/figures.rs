//! What an article says of its figures: phrases to quantities with all that they are about.

use std::sync::Arc;

use super::names::{Names, date_words};
use super::reading::{Reading, same_reading};
use super::registry::Metric;
use super::{Resolved, Stated};
use crate::article::{FigureEntry, HoleKind, MetricEntry};
use crate::diag::{Marked, Span, figures, relations};
use crate::domain::figure::Figure;
use crate::domain::metric::Aggregation;
use crate::domain::{AreaId, Period, ProgrammeId};
use crate::fold;

/// What holds for every figure of an article that does not say otherwise.
struct Common {
    /// The event of a figure of one day that names none: the article itself.
    own_event: Arc<str>,
    area: Option<AreaId>,
    period: Option<Period>,
    programme: Option<ProgrammeId>,
}

/// Reads every figure that an article declares, in its front matter and in its prose.
pub(super) fn read(resolved: &mut Resolved, names: &mut Names<'_>) {
    let article = Arc::clone(&resolved.article);
    let common = Common {
        own_event: Arc::from(fold::fold_name(resolved.path())),
        area: resolved.area.clone(),
        period: resolved.period,
        programme: resolved.programme.clone(),
    };
    let n_figures = |entry: &MetricEntry| {
        entry.figures.iter().map(|figure| 1 + figure.long().by_area.len()).sum::<usize>()
    };
    resolved.figures.reserve_exact(article.front.metrics.iter().map(n_figures).sum());
    for entry in &article.front.metrics {
        if let Some(metric) = names.metric(&entry.metric) {
            declared(resolved, &common, metric, entry, names);
        }
    }
    for hole in &article.body.holes {
        if let HoleKind::Metric { query, text } = &hole.kind {
            let written = Marked { value: query.metric.clone(), span: hole.span };
            let Some(metric) = names.metric(&written) else { continue };
            in_prose(resolved, &common, metric, (text, hole.span), names);
        }
    }
    anchor(resolved);
}

/// The figures of one metric in the front matter.
fn declared(
    resolved: &mut Resolved,
    common: &Common,
    metric: &Metric,
    entry: &MetricEntry,
    names: &mut Names<'_>,
) {
    if let (Aggregation::Ratio, Some(num), Some(den)) =
        (metric.rule.agg, &metric.rule.num, &metric.rule.den)
    {
        let place = names.place(entry.metric.span);
        names.tell(figures::ratio_with_a_figure(place, num.as_str(), den.as_str()));
        return;
    }
    for figure in &entry.figures {
        let Some(whole) = whole(resolved, common, metric, figure, names) else {
            for (area, value) in &figure.long().by_area {
                names.area(area);
                Reading::of(metric, value, names);
            }
            continue;
        };
        let whole_idx = resolved.figures.len();
        resolved.figures.push(whole);
        for (area, value) in &figure.long().by_area {
            let at = area.span;
            let Some(area) = names.area(area) else { continue };
            names.check_part((&area, at), &resolved.figures[whole_idx].area);
            let mut part = resolved.figures[whole_idx].clone();
            part.is_of_cluster = names.is_of_several(&area);
            part.area = area;
            part.part_of = Some(whole_idx);
            part.supersedes = None;
            part.note = None;
            part.span = value.span;
            let read = Reading::of_part(metric, value, &resolved.figures[whole_idx], names);
            (part.figure, part.quantity, part.refused) = (read.figure, read.quantity, read.refused);
            part.id = id(resolved, common, &part);
            check(resolved, metric, &part, names);
            resolved.figures.push(part);
        }
    }
}

/// One figure without its parts; `None` where it lacks what every figure needs, which is told.
fn whole(
    resolved: &Resolved,
    common: &Common,
    metric: &Metric,
    entry: &FigureEntry,
    names: &mut Names<'_>,
) -> Option<Stated> {
    let long = entry.long();
    let read = entry.value.as_ref().map(|value| Reading::of(metric, value, names));
    let Reading { figure, quantity, refused } = read.unwrap_or_default();
    // Every name is looked up before the first that is missing ends it: all mistakes at once.
    let area = match &long.area {
        Some(area) => names.area(area),
        None => common.area.clone(),
    };
    let period = match &long.period {
        Some(period) => names.period(period),
        None => common.period,
    };
    let programme = match &long.programme {
        Some(programme) => names.programme(programme).map(Some),
        None => Some(common.programme.clone()),
    };
    let (area, period, programme) = (area?, period?, programme?);
    let (event, is_event_named) = event(common, long.event.as_ref(), period, long.is_target);
    let mut stated = Stated {
        id: Arc::from(""),
        metric: metric.id.clone(),
        figure,
        quantity,
        refused,
        is_of_cluster: names.is_of_several(&area),
        area,
        period,
        programme,
        event,
        is_event_named,
        is_final: long.is_final,
        is_target: long.is_target,
        is_hidden: long.is_hidden,
        supersedes: long.supersedes.clone(),
        note: long.note.clone(),
        part_of: None,
        anchor: Arc::clone(&metric.anchor),
        span: entry.value.as_ref().map_or(entry.span, |value| value.span),
    };
    stated.id = id(resolved, common, &stated);
    check(resolved, metric, &stated, names);
    Some(stated)
}

/// A figure in prose: declared by its link, or checked against what the front matter declares.
fn in_prose(
    resolved: &mut Resolved,
    common: &Common,
    metric: &Metric,
    (text, span): (&str, Span),
    names: &mut Names<'_>,
) {
    let same_metric = |stated: &&Stated| stated.metric == metric.id;
    let declared: Vec<&Stated> = resolved.figures.iter().filter(same_metric).collect();
    if declared.is_empty() {
        let value = Marked { value: text.to_owned(), span };
        let entry = FigureEntry::phrase(value);
        if let Some(stated) = whole(resolved, common, metric, &entry, names) {
            resolved.figures.push(stated);
        }
        return;
    }
    let read = Figure::read(text, &metric.expect);
    let says = |stated: &&Stated| match (&read, &stated.figure) {
        (Ok(read), Some(figure)) => same_reading(metric, read, figure),
        _ => false,
    };
    // A declared phrase that was refused has been told of; its words are nothing to compare with.
    let first = declared.iter().find_map(|stated| Some((stated.figure.as_ref()?, stated.span)));
    if let Some((figure, declared_at)) = first.filter(|_| !declared.iter().any(says)) {
        let also = names.place(declared_at);
        let told = relations::text_differs(names.place(span), text, figure.text(), also);
        names.tell(told);
    }
}

/// The event of a figure and whether its author says so: the one named, or for news of one day the
/// article itself.
fn event(
    common: &Common,
    named: Option<&Marked<String>>,
    period: Period,
    is_target: bool,
) -> (Option<Arc<str>>, bool) {
    match named.map(|named| fold::fold_name(&named.value)) {
        Some(name) if name == "none" => (None, true),
        Some(name) => (Some(Arc::from(name)), true),
        None if period.n_days() == 1 && !is_target => (Some(Arc::clone(&common.own_event)), false),
        None => (None, false),
    }
}

/// The observation id: what differs from the article's stands after the metric.
fn id(resolved: &Resolved, common: &Common, stated: &Stated) -> Arc<str> {
    let (path, metric) = (resolved.path(), stated.metric.as_str());
    let mut id = String::with_capacity(path.len() + metric.len() + 32);
    id.extend([path, "#", metric]);
    if common.area.as_ref() != Some(&stated.area) {
        id.push_str(&format!(".{}", stated.area));
    }
    if common.period != Some(stated.period) {
        id.push_str(&format!(".{}", stated.period));
    }
    if let Some(programme) =
        stated.programme.as_ref().filter(|_| stated.programme != common.programme)
    {
        id.push_str(&format!(".{programme}"));
    }
    if let Some(event) = stated.event.as_ref().filter(|_| stated.is_event_named) {
        id.push_str(&format!(".{}", fold::slug(event)));
    }
    if stated.is_target {
        id.push_str(".target");
    }
    Arc::from(id)
}

/// What one figure alone can be wrong about.
fn check(resolved: &Resolved, metric: &Metric, stated: &Stated, names: &mut Names<'_>) {
    names.check_existence(&stated.area, stated.period, stated.span);
    // Without a date there is nothing to compare with.
    if stated.is_target || resolved.article.front.date.is_none() {
        return;
    }
    let place = |names: &Names<'_>| names.place(stated.span);
    let date = || date_words(resolved.date);
    if stated.period.first() > resolved.date {
        let period = stated.period.to_string();
        names.tell(figures::period_after_publication(place(names), &period, &date()));
    } else if stated.is_provisional(metric.rule.agg, resolved.date) && stated.part_of.is_none() {
        let place = place(names);
        let told = |period: &str| figures::provisional(place, period, &date());
        names.tell_once_a_period(stated.period, told);
    }
}

/// Numbers the anchors of a metric's further wholes, and gives each part that of its whole.
fn anchor(resolved: &mut Resolved) {
    // The first whole of each metric, with how many there are.
    let mut seen: Vec<(usize, usize)> = Vec::with_capacity(resolved.figures.len());
    for idx in 0..resolved.figures.len() {
        let stated = &resolved.figures[idx];
        if let Some(whole) = stated.part_of {
            resolved.figures[idx].anchor = Arc::clone(&resolved.figures[whole].anchor);
            continue;
        }
        let is_same = |first: usize| resolved.figures[first].metric == stated.metric;
        if let Some((_, n)) = seen.iter_mut().find(|(first, _)| is_same(*first)) {
            *n += 1;
            resolved.figures[idx].anchor = Arc::from(format!("{}-{n}", stated.anchor));
        } else {
            seen.push((idx, 1));
        }
    }
}
