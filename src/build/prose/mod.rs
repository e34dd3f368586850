//! Prose against data: what an article declares and does not say, what it says and does not
//! declare, and where the two differ (B035 to B037).
//!
//! A declared figure belongs to one figure of the prose, the nearest in meaning first. Reading prose
//! is imperfect, so nothing here is an error.

mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::pairs::{Declared, Pairs};
use super::Plan;
use crate::article;
use crate::article::HoleKind;
use crate::diag::{Diagnostic, Place, Span, relations};
use crate::domain::Aggregation;
use crate::extract::{self, Kind, Lexicon, Proposal, Reading, Why};
use crate::model::registry::Registry;
use crate::model::{self, Resolved};
use crate::path::SitePath;
use crate::source::Sources;

/// What was found in the prose of all articles.
#[derive(Debug, Default)]
pub struct Prose {
    /// B035 to B037.
    pub diagnostics: Vec<Diagnostic>,
    /// One an article that has figures, by path.
    pub articles: Vec<Completeness>,
}

/// How many figures an article says and declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// The source.
    pub file: SitePath,
    /// Figures found in its prose.
    pub found: usize,
    /// Figures that it declares.
    pub declared: usize,
    /// Declared figures that were found.
    pub matched: usize,
    /// Declared figures that totals may use.
    pub used: usize,
    /// Other numbers, by the reason why they are no figures.
    pub refused: BTreeMap<Why, usize>,
}

/// Compares the prose of every article with what it declares, withheld articles included.
pub fn against_prose(plan: &Plan, sources: &Sources) -> Prose {
    let registry = plan.facts.settings();
    let model = plan.facts.model();
    let lexicon = lexicon(registry);
    let withheld: Vec<Arc<Resolved>> = model
        .withheld
        .iter()
        .filter_map(|withheld| sources.get(withheld.file.as_str()))
        .map(|file| Arc::new(article::parse(&article::Parsing::default(), file)))
        .map(|article| Arc::new(model::resolve(registry, &article)))
        .collect();
    let mut articles: Vec<&Arc<Resolved>> = model.articles.iter().chain(&withheld).collect();
    articles.sort_by_key(|article| article.file());
    let superseded: BTreeSet<&Arc<str>> = model.supersedes.values().flatten().collect();
    let is_replaced = |id: &Arc<str>| superseded.contains(&id);
    let compared: Vec<(Vec<Diagnostic>, Completeness)> = articles
        .par_iter()
        .filter_map(|article| {
            let text = sources.get(article.file().as_str())?.text().ok()?;
            let (told, mut counts) = compare(registry, &lexicon, article, text);
            counts.used = article
                .figures
                .iter()
                .filter(|stated| {
                    let metric = registry.metrics.get(&stated.metric);
                    stated.quantity.is_some()
                        && !stated.is_target
                        && metric.is_some_and(|metric| metric.rule.agg != Aggregation::None)
                        && !is_replaced(&stated.id)
                })
                .count();
            Some((told, counts))
        })
        .collect();
    let mut prose = Prose::default();
    for (told, counts) in compared {
        prose.diagnostics.extend(told);
        if counts.found + counts.declared > 0 {
            prose.articles.push(counts);
        }
    }
    prose
}

/// The names that the registries give to a reader of prose.
pub(crate) fn lexicon(registry: &Registry) -> Lexicon {
    let metrics = registry.metrics.iter().map(|metric| &metric.entry);
    Lexicon::new(metrics, registry.areas.iter(), &registry.site.district_levels)
}

/// Compares one article, whose source is `text`.
pub(crate) fn compare(
    registry: &Registry,
    lexicon: &Lexicon,
    article: &Resolved,
    text: &str,
) -> (Vec<Diagnostic>, Completeness) {
    let front = &article.article.front;
    let body = (front.span.end as usize).min(text.len());
    let reading = extract::read(text.get(body..).unwrap_or_default(), lexicon);
    let headline =
        format!("{}.\n\n{}", front.title.value, front.summary.as_deref().unwrap_or_default());
    let declared: Vec<Declared<'_>> = article
        .figures
        .iter()
        .filter_map(|stated| Declared::of(registry, stated, front.span))
        .collect();
    let above =
        if declared.is_empty() { Reading::default() } else { extract::read(&headline, lexicon) };
    let pairs = Pairs::of(&declared, &reading.figures);
    let file = article.file();
    let place = |figure: &Proposal| {
        Place::new(file, Span::new(body + figure.span.start, body + figure.span.end))
    };
    let quote = |figure: &Proposal| &text[body..][figure.span.clone()];
    // `model` compares the words of a link `metric:` itself.
    let links: Vec<Span> = article.article.body.holes.iter().filter_map(link).collect();
    let is_linked = |figure: &Proposal| {
        let at = u32::try_from(body + figure.span.start).unwrap_or(u32::MAX);
        links.iter().any(|link| (link.start..link.end).contains(&at))
    };
    let mut told = Vec::new();
    let mut matched = 0;
    for (idx, declared) in declared.iter().enumerate() {
        if pairs.said[idx].is_some() || declared.is_in_prose {
            matched += 1;
            continue;
        }
        match pairs.differs[idx] {
            Some(figure) if is_linked(&reading.figures[figure]) => {}
            Some(figure) => {
                let figure = &reading.figures[figure];
                let also = Place::new(file, declared.stated.span);
                told.push(relations::text_differs(
                    place(figure),
                    quote(figure),
                    declared.words(),
                    also,
                ));
            }
            None => {
                let body = text.get(body..).unwrap_or_default();
                let is_above = above.figures.iter().any(|figure| declared.is_said_by(figure));
                if is_above || declared.is_refused_number(body, &reading.refused) {
                    matched += 1;
                } else if !declared.is_part() {
                    let place = Place::new(file, declared.stated.span);
                    told.push(relations::declared_not_in_text(place, declared.words()));
                }
            }
        }
    }
    for (idx, figure) in reading.figures.iter().enumerate() {
        if let Some(declared_idx) = pairs.slips[idx].filter(|_| !is_linked(figure)) {
            let declared = &declared[declared_idx];
            let also = Place::new(file, declared.stated.span);
            told.push(relations::text_differs(
                place(figure),
                quote(figure),
                declared.words(),
                also,
            ));
        } else if pairs.is_new(idx) && is_result(figure) && article.kind == model::Kind::News {
            let metric = figure.metric.as_ref().map(|found| found.metric.as_str());
            told.push(relations::in_text_not_declared(place(figure), quote(figure), metric));
        }
    }
    let mut refused = BTreeMap::new();
    for other in &reading.refused {
        *refused.entry(other.why).or_default() += 1;
    }
    let counts = Completeness {
        file: file.clone(),
        found: reading.figures.len(),
        declared: declared.len(),
        matched,
        used: 0,
        refused,
    };
    (told, counts)
}

/// The link of a hole that names a metric.
fn link(hole: &article::Hole) -> Option<Span> {
    matches!(hole.kind, HoleKind::Metric { .. }).then_some(hole.span)
}

/// Whether a figure of prose would be declared, if it were of a metric.
const fn is_result(figure: &Proposal) -> bool {
    matches!(figure.kind, Kind::Figure | Kind::Part | Kind::Target) && figure.total.is_none()
}
