//! Where the links, pictures and boxes of articles lead in vain.

use super::facts::Facts;
use super::shown;
use crate::article::{ChartQuery, HoleKind, Picture};
use crate::diag::{Diagnostic, Diagnostics, Marked, Place, Span, Text, links};
use crate::domain::AreaId;
use crate::model::{LinkTarget, Resolved, resolve_link};
use crate::path::PageUrl;

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
    let place = |span| Place::new(article.file(), span);
    for hole in &article.article.body.holes {
        match &hole.kind {
            HoleKind::Link { target, .. } => {
                diagnostics.extend(wrong_link(facts, article, target, hole.span));
            }
            HoleKind::File { target } => {
                diagnostics.extend(wrong_file(facts, article, target, hole.span));
            }
            HoleKind::Box { query } => {
                let has_number = shown::stat(facts, article, query, &[])
                    .map(|stat| !stat.words.number.is_empty());
                diagnostics.extend(not_shown(facts, place(hole.span), query, has_number));
            }
            HoleKind::Chart { query, .. } => {
                let has_number = shown::chart(facts, query, "", String::new())
                    .map(|chart| chart.is_some_and(|chart| chart.has_numbers()));
                diagnostics.extend(not_shown(facts, place(hole.span), query, has_number));
            }
            HoleKind::LinkEnd | HoleKind::Metric { .. } | HoleKind::MetricEnd => {}
        }
    }
}

/// What there is to say of a box or chart: that it cannot be, or that it has no number.
fn not_shown(
    facts: &Facts,
    place: Place,
    query: &ChartQuery,
    has_number: Result<bool, Text>,
) -> Option<Diagnostic> {
    match has_number {
        Ok(true) => None,
        Ok(false) => Some(links::nothing_to_show(place, &query.metric)),
        Err(why) => {
            let settings = facts.settings();
            let metric = settings.metrics.find(&query.metric).one();
            let metric = metric.or_else(|| settings.metrics.iter().next());
            let metric = metric.map_or(query.metric.as_str(), |metric| metric.id.as_str());
            let area = settings.areas.example().map_or("…", AreaId::as_str);
            Some(links::cannot_show(place, &query.metric, &why, (metric, area)))
        }
    }
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
