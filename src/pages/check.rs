//! Where the links, pictures and boxes of articles lead in vain.

use super::facts::Facts;
use super::shown;
use super::words;
use crate::article::{ChartQuery, HoleKind, Picture};
use crate::diag::{Diagnostic, Diagnostics, Marked, Place, Span, Text, links};
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
                let why = || shown::reason(facts, article, query);
                diagnostics.extend(not_shown(place(hole.span), query, has_number, why));
            }
            HoleKind::Chart { query, .. } => {
                let why = || shown::reason(facts, article, query);
                let place = place(hole.span);
                let told = match shown::chart(facts, query, "", String::new()) {
                    Ok(None) => match why() {
                        None | Some(Reason::NoData) => {
                            Some(links::too_few_periods(place, &query.metric))
                        }
                        Some(_) => not_shown(place, query, Ok(false), why),
                    },
                    Ok(Some(chart)) => not_shown(place, query, Ok(chart.has_numbers()), why),
                    Err(wrong) => not_shown(place, query, Err(wrong), why),
                };
                diagnostics.extend(told);
            }
            HoleKind::LinkEnd | HoleKind::Metric { .. } | HoleKind::MetricEnd => {}
        }
    }
}

/// What there is to say of a box or chart: that it cannot be, or that it has no number and why.
fn not_shown(
    place: Place,
    query: &ChartQuery,
    has_number: Result<bool, Text>,
    why: impl Fn() -> Option<Reason>,
) -> Option<Diagnostic> {
    match has_number {
        Ok(true) => None,
        Ok(false) => Some(match why() {
            None | Some(Reason::NoData) => links::nothing_to_show(place, &query.metric),
            Some(reason) => {
                let (vi, en) = words::reason(reason);
                links::no_number(place, &query.metric, &Text::new(vi, en))
            }
        }),
        Err(why) => Some(links::cannot_show(place, &query.metric, &why)),
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
