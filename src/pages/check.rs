//! Where the links, pictures and boxes of articles lead in vain.

use super::facts::Facts;
use super::figures::shown;
use super::figures::words;
use crate::article::{ChartQuery, HoleKind, Picture};
use crate::diag::{Diagnostic, Diagnostics, Marked, Place, Span, Text, links};
use crate::domain::AreaId;
use crate::model::{LinkTarget, Resolved, resolve_link};
use crate::path::PageUrl;
use crate::stats::Reason;

/// Reports every link, picture, attachment, box and chart that leads nowhere.
pub fn check_links(facts: &Facts, diagnostics: &mut Diagnostics) {
    for article in facts.model.articles.iter().chain(&facts.model.home) {
        check_front(facts, article, diagnostics);
        check_body(facts, article, diagnostics);
    }
}

fn check_front(facts: &Facts, article: &Resolved, diagnostics: &mut Diagnostics) {
    let front = &article.article.front;
    let picture = |picture: &Picture| picture.src.clone();
    let pictures = front.image.iter().chain(&front.gallery).map(picture);
    let files = front.files.iter().map(|file| file.src.clone());
    for Marked { value, span } in pictures.chain(files) {
        diagnostics.extend(wrong_file(facts, article, &value, span));
    }
}

fn check_body(facts: &Facts, article: &Resolved, diagnostics: &mut Diagnostics) {
    for hole in &article.article.body.holes {
        match &hole.kind {
            HoleKind::Link { target, .. } => {
                diagnostics.extend(wrong_link(facts, article, target, hole.span));
            }
            HoleKind::File { target } => {
                diagnostics.extend(wrong_file(facts, article, target, hole.span));
            }
            HoleKind::Box { query } => {
                let shown = shown::stat(facts, article, query, &[])
                    .map(|stat| Some(!stat.words.number.is_empty()));
                diagnostics.extend(not_shown(facts, article, (query, hole.span), shown));
            }
            HoleKind::Chart { query, .. } => {
                let shown = shown::chart(facts, query, "", String::new())
                    .map(|chart| chart.map(|chart| chart.has_numbers()));
                diagnostics.extend(not_shown(facts, article, (query, hole.span), shown));
            }
            HoleKind::LinkEnd | HoleKind::Metric { .. } | HoleKind::MetricEnd => {}
        }
    }
}

/// What there is to say of a box or chart: that it cannot be, or why it has no number.
///
/// `shown` says whether it has one; `None` where a chart over time has too few periods.
fn not_shown(
    facts: &Facts,
    article: &Resolved,
    (query, span): (&ChartQuery, Span),
    shown: Result<Option<bool>, Text>,
) -> Option<Diagnostic> {
    let place = Place::new(article.file(), span);
    let shown = match shown {
        Ok(Some(true)) => return None,
        Ok(shown) => shown,
        Err(why) => {
            let settings = facts.settings();
            let metric = settings.metrics.find(&query.metric).one();
            let metric = metric.or_else(|| settings.metrics.iter().next());
            let metric = metric.map_or(query.metric.as_str(), |metric| metric.id.as_str());
            let area = settings.areas.example().map_or("…", AreaId::as_str);
            return Some(links::cannot_show(place, &query.metric, &why, (metric, area)));
        }
    };
    Some(match (shown::reason(facts, article, query), shown) {
        (None | Some(Reason::NoData), None) => links::too_few_periods(place, &query.metric),
        (None | Some(Reason::NoData), Some(_)) => links::nothing_to_show(place, &query.metric),
        (Some(reason), _) => {
            let (vi, en) = words::reason(reason);
            links::no_number(place, &query.metric, &Text::new(vi, en))
        }
    })
}

fn target_of(facts: &Facts, article: &Resolved, target: &str) -> LinkTarget {
    let has_page = |url: &PageUrl| facts.outputs.contains(url);
    resolve_link(&facts.model, &has_page, article, target)
}

fn wrong_link(facts: &Facts, article: &Resolved, target: &str, span: Span) -> Option<Diagnostic> {
    let place = Place::new(article.file(), span);
    match target_of(facts, article, target) {
        LinkTarget::Output(..) => None,
        LinkTarget::Withheld => Some(links::leads_to_withheld(place, target)),
        LinkTarget::Broken(nearest) => Some(links::broken(place, target, nearest.as_deref())),
        LinkTarget::NoAnchor(anchor, nearest) => {
            Some(links::no_anchor(place, &anchor, nearest.as_deref()))
        }
    }
}

fn wrong_file(facts: &Facts, article: &Resolved, target: &str, span: Span) -> Option<Diagnostic> {
    let place = Place::new(article.file(), span);
    match target_of(facts, article, target) {
        LinkTarget::Output(url, _) if !url.as_str().ends_with('/') => None,
        LinkTarget::Broken(nearest) => Some(links::no_file(place, target, nearest.as_deref())),
        _ => Some(links::no_file(place, target, None)),
    }
}
