//! Prose against data: what an article declares and does not say, what it says and does not
//! declare, and where the two differ (B035 to B037); and suggestions on the writing.
//!
//! A declared figure belongs to one figure of the prose, the nearest in meaning first. Reading prose
//! is imperfect, so nothing here is an error.

mod pairs;
#[cfg(test)]
mod tests;
mod undeclared;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use self::pairs::{Declared, Pairs, Written};
use super::Plan;
use crate::article;
use crate::article::HoleKind;
use crate::diag::relations::Undeclared;
use crate::diag::{Diagnostic, Lang, Place, Span, relations};
use crate::domain::Aggregation;
use crate::domain::unit::Dimension;
use crate::extract::{self, Kind, Lexicon, Proposal, Reading, Why, Years};
use crate::model::registry::Registry;
use crate::model::{self, Resolved};
use crate::path::SitePath;
use crate::source::Sources;

/// What was found in the prose of all articles.
#[derive(Debug, Default)]
pub struct Prose {
    /// B035 to B037, and B220 to B224.
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
    let all = model.articles.iter().chain(&model.withheld_articles);
    // Where front matter could not be read, nobody knows what it declares or where the body begins.
    let all = all.filter(|article| !article.article.front.is_broken);
    let mut articles: Vec<&Arc<Resolved>> = all.collect();
    articles.sort_by_key(|article| article.file());
    let superseded: BTreeSet<&Arc<str>> = model.supersedes.values().flatten().collect();
    let is_replaced = |id: &Arc<str>| superseded.contains(&id);
    let compared: Vec<(Vec<Diagnostic>, Completeness, bool)> = articles
        .par_iter()
        .filter_map(|article| {
            let text = sources.get(article.file().as_str())?.text().ok()?;
            let (told, mut counts) = compare(registry, &lexicon, article, &text);
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
            Some((told, counts, article.kind == model::Kind::News))
        })
        .collect();
    let mut prose = Prose::default();
    for (told, counts, is_news) in compared {
        prose.diagnostics.extend(told);
        if counts.declared > 0 || (counts.found > 0 && is_news) {
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
    let body_start = (front.span.end as usize).min(text.len());
    let body = text.get(body_start..).unwrap_or_default();
    let years = Years::of(article.period, Some(article.date));
    let reading = extract::read(body, lexicon, years);
    let declared: Vec<Declared<'_>> = article
        .figures
        .iter()
        .filter_map(|stated| Declared::of(registry, stated, front.span))
        .collect();
    let mut pairs = Pairs::of(&declared, &reading.figures);
    pairs.take_written(&Written::all(registry, article), &reading.figures);
    // `model` compares the words of a link `metric:` itself.
    let links = article.article.body.holes.iter().filter_map(link).collect();
    let comparison = Comparison { article, body, body_start, reading, declared, pairs, links };
    let (mut told, matched) = comparison.declared(lexicon);
    told.extend(comparison.said(registry));
    // The rules are those of Vietnamese.
    if registry.site.language == Lang::Vi {
        let slips = &comparison.reading.slips;
        let place = (article.file(), body, body_start);
        told.extend(writing::suggestions(&registry.site.check.lints, slips, place));
    }
    let mut refused = BTreeMap::new();
    for other in &comparison.reading.refused {
        *refused.entry(other.why).or_default() += 1;
    }
    let counts = Completeness {
        file: article.file().clone(),
        found: comparison.reading.figures.len(),
        declared: comparison.declared.len(),
        matched,
        used: 0,
        refused,
    };
    (told, counts)
}

/// An article with its figures in prose and data.
struct Comparison<'a> {
    article: &'a Resolved,
    body: &'a str,
    body_start: usize,
    reading: Reading,
    declared: Vec<Declared<'a>>,
    pairs: Pairs,
    links: Vec<Span>,
}

impl Comparison<'_> {
    /// What is told of declared figures, and how many of them the text has.
    fn declared(&self, lexicon: &Lexicon) -> (Vec<Diagnostic>, usize) {
        let mut told = Vec::new();
        let mut matched = 0;
        let mut headline = None;
        for (idx, declared) in self.declared.iter().enumerate() {
            if self.pairs.said[idx].is_some() || declared.is_in_prose {
                matched += 1;
            } else if let Some(figure) = self.pairs.differs[idx] {
                told.extend(self.figures_differ(&self.reading.figures[figure], declared));
            } else if let Some(other) = declared.slipped(self.body, &self.reading.refused) {
                let quote = &self.body[other.span.clone()];
                told.extend(self.differs(&other.span, (quote, declared.words()), declared));
            } else if headline
                .get_or_insert_with(|| self.headline(lexicon))
                .iter()
                .any(|figure| declared.is_said_by(figure))
                || declared.is_refused_number(self.body, &self.reading.refused)
            {
                matched += 1;
            } else if !declared.is_part() {
                let place = Place::new(self.article.file(), declared.stated.span);
                told.push(relations::declared_not_in_text(place, declared.words()));
            }
        }
        (told, matched)
    }

    /// What is told of figures in the prose.
    fn said(&self, registry: &Registry) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for (idx, figure) in self.reading.figures.iter().enumerate() {
            if let Some(declared) = self.pairs.slips[idx] {
                told.extend(self.figures_differ(figure, &self.declared[declared]));
            } else if self.pairs.is_new(idx)
                && is_result(figure)
                && self.article.kind == model::Kind::News
            {
                let quote = &self.body[figure.span.clone()];
                let what = undeclared::undeclared(registry, self.article, figure, quote);
                // Per cents of a plan are many, add up to nothing and are computed from targets.
                let is_share = figure.unit.dimension() == Dimension::Percent;
                if !(is_share && what == Undeclared::NoMetric) {
                    let place = self.place(&figure.span);
                    told.push(relations::in_text_not_declared(place, quote, &what));
                }
            }
        }
        told
    }

    /// B037, with the units where the words are the same: a table has its unit elsewhere.
    fn figures_differ(&self, said: &Proposal, declared: &Declared<'_>) -> Option<Diagnostic> {
        let (quote, words) = (&self.body[said.span.clone()], declared.words());
        if quote != words {
            return self.differs(&said.span, (quote, words), declared);
        }
        let quote = format!("{quote} {}", said.unit);
        let words = format!("{words} {}", declared.unit_name());
        let differ = || self.differs(&said.span, (&quote, &words), declared);
        if quote == words { None } else { differ() }
    }

    /// B037, but for the words of a link that names its metric.
    fn differs(
        &self,
        said: &Range<usize>,
        (quote, words): (&str, &str),
        declared: &Declared<'_>,
    ) -> Option<Diagnostic> {
        let place = self.place(said);
        let at = place.span.map_or(0, |span| span.start);
        if self.links.iter().any(|link| (link.start..link.end).contains(&at)) {
            return None;
        }
        let also = Place::new(self.article.file(), declared.stated.span);
        Some(relations::text_differs(place, quote, words, also))
    }

    fn place(&self, said: &Range<usize>) -> Place {
        let (from, to) = (self.body_start + said.start, self.body_start + said.end);
        Place::new(self.article.file(), Span::new(from, to))
    }

    /// The figures of the title and the summary.
    fn headline(&self, lexicon: &Lexicon) -> Vec<Proposal> {
        let front = &self.article.article.front;
        let summary = front.summary.as_deref().unwrap_or_default();
        let years = Years::of(self.article.period, Some(self.article.date));
        extract::read(&format!("{}.\n\n{summary}", front.title.value), lexicon, years).figures
    }
}

/// The link of a hole that names a metric.
fn link(hole: &article::Hole) -> Option<Span> {
    matches!(hole.kind, HoleKind::Metric { .. }).then_some(hole.span)
}

/// Whether a figure of prose would be declared, if it were of a metric.
const fn is_result(figure: &Proposal) -> bool {
    matches!(figure.kind, Kind::Figure | Kind::Part | Kind::Target) && figure.total.is_none()
}
