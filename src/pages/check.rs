//! Where the links, pictures and boxes of articles lead in vain.

use std::sync::Arc;

use rayon::prelude::*;

use super::facts::Facts;
use super::figures::shown;
use super::figures::words;
use crate::article::{ChartQuery, HoleKind, Picture};
use crate::diag::{Diagnostic, Diagnostics, Marked, Place, Span, Text, links};
use crate::domain::AreaId;
use crate::fingerprint::{Fingerprint, Fingerprinted, Memo};
use crate::model::{LinkTarget, Resolved, resolve_link};
use crate::path::{PageUrl, SitePath};
use crate::stats::Reason;

/// What is wrong with the links of each article, by source.
pub type LinkMemo = Memo<SitePath, Vec<Diagnostic>>;

/// All that the links of an article may lead to.
struct Targets<'a> {
    facts: &'a Facts,
    print: Fingerprint,
}

impl Fingerprinted for Targets<'_> {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// Reports every link, picture, attachment, box and chart that leads nowhere.
///
/// `targets` is the digest of all that can be led to.
pub fn check_links(
    facts: &Facts,
    targets: Fingerprint,
    memo: &mut LinkMemo,
    diagnostics: &mut Diagnostics,
) {
    let articles: Vec<Arc<Resolved>> =
        facts.model.articles.iter().chain(&facts.model.home).map(Arc::clone).collect();
    let (told, _) = memo.run(
        &Targets { facts, print: targets },
        &articles,
        |article| article.file().clone(),
        |targets, article| {
            let mut told = Vec::new();
            check_front(targets.facts, article, &mut told);
            check_links_of(targets.facts, article, &mut told);
            told
        },
    );
    diagnostics.extend(told.iter().flat_map(|told| told.iter().cloned()));
    let shown = articles.par_iter().flat_map_iter(|article| check_shown(facts, article));
    diagnostics.extend(shown.collect::<Vec<Diagnostic>>());
}

fn check_front(facts: &Facts, article: &Resolved, told: &mut Vec<Diagnostic>) {
    let front = &article.article.front;
    let picture = |picture: &Picture| picture.src.clone();
    let pictures = front.image.iter().chain(&front.gallery).map(picture);
    let files = front.files.iter().map(|file| file.src.clone());
    for Marked { value, span } in pictures.chain(files) {
        told.extend(wrong_file(facts, article, &value, span));
    }
}

fn check_links_of(facts: &Facts, article: &Resolved, told: &mut Vec<Diagnostic>) {
    for hole in &article.article.body.holes {
        match &hole.kind {
            HoleKind::Link { target, .. } => {
                told.extend(wrong_link(facts, article, target, hole.span));
            }
            HoleKind::File { target } => {
                told.extend(wrong_file(facts, article, target, hole.span));
            }
            HoleKind::Box { .. }
            | HoleKind::Chart { .. }
            | HoleKind::LinkEnd
            | HoleKind::Metric { .. }
            | HoleKind::MetricEnd => {}
        }
    }
}

/// What is wrong with the boxes and charts of an article.
fn check_shown<'a>(facts: &'a Facts, article: &'a Resolved) -> impl Iterator<Item = Diagnostic> {
    article.article.body.holes.iter().filter_map(|hole| match &hole.kind {
        HoleKind::Box { query } => {
            let shown = shown::stat(facts, article, query, &[])
                .map(|stat| Some(!stat.words.number.is_empty()));
            not_shown(facts, article, (query, hole.span), shown)
        }
        HoleKind::Chart { query, .. } => {
            let shown = shown::chart(facts, query, "", String::new())
                .map(|chart| chart.map(|chart| chart.has_numbers()));
            not_shown(facts, article, (query, hole.span), shown)
        }
        _ => None,
    })
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
