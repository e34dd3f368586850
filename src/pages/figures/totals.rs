//! Boxes of totals: what the engine answers, in words, with its sources.

use super::changes;
use super::covered;
use super::marks;
use super::stated::{self, With};
use super::words;
use crate::diag::Lang;
use crate::domain::figure::display::{self, ShownUnit};
use crate::domain::metric::Aggregation;
use crate::domain::{AreaId, AreaSet, MetricId, Period, ProgrammeId, Qualifier, Quantity};
use crate::model::registry::Metric;
use crate::model::{Resolved, Stated};
use crate::pages::data;
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Chip, Coverage, Link, StatBox, Words};
use crate::stats::{Answer, Query, Reason};

/// A box names at most so many sources and links to the rest.
pub(crate) const SOURCES_MAX: usize = 5;

/// What a box of a total is of.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    /// The metric.
    pub(crate) metric: &'a Metric,
    /// The area.
    pub(crate) area: &'a AreaId,
    /// The days.
    pub(crate) period: Period,
    /// The programme, where only its figures count.
    pub(crate) programme: Option<&'a ProgrammeId>,
}

impl Subject<'_> {
    /// The question to the engine.
    pub(crate) fn query(&self) -> Query {
        Query {
            metric: self.metric.id.clone(),
            area: self.area.clone(),
            period: self.period,
            programme: self.programme.cloned(),
            target: false,
        }
    }
}

impl<'a> Subject<'a> {
    /// The total, as the engine answers.
    pub(crate) fn ask(self, facts: &Facts) -> Total<'a> {
        let answer = facts.engine.value(&self.query());
        (self, answer)
    }
}

/// A total: what it is of, and the answer to it.
pub(crate) type Total<'a> = (Subject<'a>, Answer);

/// The box of a total with comparison and sources; `None` where nothing was reported.
pub(crate) fn stat_box(facts: &Facts, total: &Total<'_>) -> Option<StatBox> {
    let stat = box_alone(facts, total)?;
    let comparison = match changes::a_year_earlier(facts, &total.0) {
        Some(earlier) => changes::comparison(facts, total, &earlier),
        None => changes::none(facts.lang()),
    };
    Some(StatBox { comparison: Some(comparison), ..stat })
}

/// The box of a total that is compared with nothing.
pub(crate) fn box_alone(facts: &Facts, (subject, answer): &Total<'_>) -> Option<StatBox> {
    let quantity = answer.quantity.as_ref()?;
    let metric = subject.metric;
    let lang = facts.lang();
    let words = words_of_answer(facts, subject, answer, quantity);
    let (sources, n_sources) = newest_sources(facts, subject, (answer, false), SOURCES_MAX);
    Some(StatBox {
        id: format!("so-lieu-{}", metric.id),
        metric: metric.id.to_string(),
        label: metric.label(lang).to_owned(),
        label_url: facts::metric_url(&facts.settings, metric).map(|url| facts.urls.local(&url)),
        size: stated::size(&words),
        words,
        missing: String::new(),
        period: words::period_title(subject.period, lang),
        as_of: answer
            .as_of
            .filter(|day| *day < subject.period.last())
            .map(|day| words::date(day, lang)),
        area: None,
        comparison: None,
        chips: chips(facts, subject, answer),
        coverage: coverage(facts, subject, answer),
        sources,
        n_sources,
        sources_url: sources_url(facts, metric).filter(|_| n_sources > SOURCES_MAX),
        csv_url: data::csv_of_total(facts, &metric.id, Some(subject.area), Some(subject.period))
            .filter(|_| subject.programme.is_none()),
        sentence_url: None,
        note: programme(facts, subject),
    })
}

/// The box of a total that has no number: it says why.
pub(crate) fn empty_box(facts: &Facts, (subject, answer): &Total<'_>) -> StatBox {
    let metric = subject.metric;
    let reason = answer.reason.unwrap_or(Reason::NoData);
    StatBox {
        metric: metric.id.to_string(),
        label: metric.label(facts.lang()).to_owned(),
        label_url: facts::metric_url(&facts.settings, metric).map(|url| facts.urls.local(&url)),
        missing: missing(reason, facts.lang()),
        period: words::period_title(subject.period, facts.lang()),
        note: programme(facts, subject),
        ..StatBox::default()
    }
}

/// The programme whose figures alone count; empty where all do.
pub(crate) fn programme(facts: &Facts, subject: &Subject<'_>) -> String {
    let name = |id| facts::programme_name(&facts.settings, id);
    subject.programme.map_or_else(String::new, name)
}

/// Why a total has no number, as a sentence of its own.
pub(crate) fn missing(reason: Reason, lang: Lang) -> String {
    let (vi, en) = words::reason(reason);
    words::capital(lang.pick(vi, en))
}

/// Where all figures of a metric are listed, where the site has such pages.
pub(crate) fn sources_url(facts: &Facts, metric: &Metric) -> Option<String> {
    let page = facts::metric_url(&facts.settings, metric)?;
    Some(facts.urls.local(&facts::below(page.bare(), "nguon")))
}

/// A single figure keeps its author's words; a sum gets the label of its bounds.
///
/// “Hơn 300” of a half-year is no claim of the year, which has at least as many.
pub(crate) fn words_of_answer(
    facts: &Facts,
    subject: &Subject<'_>,
    answer: &Answer,
    quantity: &Quantity,
) -> Words {
    let is_same_claim = quantity.is_exact() || subject.metric.rule.agg == Aggregation::Latest;
    if let [only] = &answer.chosen[..]
        && let Some((_, stated)) = facts.model.figure(only)
        && stated.quantity == Some(*quantity)
        && stated.figure.is_some()
        && (stated.period == subject.period || is_same_claim)
    {
        return stated::words_of(stated.figure.as_ref(), subject.metric);
    }
    words_of(With::from(facts), quantity, subject.metric)
}

/// A computed quantity in words: the label of its bounds, the number at display scale, the unit.
pub(crate) fn words_of(with: With<'_>, quantity: &Quantity, metric: &Metric) -> Words {
    words_in(with, quantity, metric, &metric.shown)
}

/// A computed quantity in words, in this unit.
pub(crate) fn words_in(
    with: With<'_>,
    quantity: &Quantity,
    metric: &Metric,
    unit: &ShownUnit,
) -> Words {
    let lang = with.lang();
    let label = quantity.label(with.settings.site.approximation);
    let shown = unit.aggregate(quantity, label, lang.marks());
    let extra = shown.at_least.map_or_else(String::new, |least| {
        let word = display::label(Qualifier::AtLeast, lang.marks());
        format!("({word}\u{a0}{})", least.number)
    });
    Words {
        qualifier: shown.label.to_owned(),
        number: shown.shown.number,
        unit: shown.shown.unit,
        extra,
        value: metric
            .unit
            .from_base(quantity.est)
            .map_or_else(String::new, |value| value.to_string()),
    }
}

/// A whole that stands only in its parts: *at least* their sum where they leave some of it out.
///
/// There is none where they cannot be added: they overlap, or the metric has no totals.
pub(crate) fn sum_of_parts(
    with: With<'_>,
    article: &Resolved,
    whole: &Stated,
    metric: &Metric,
) -> Option<Words> {
    let idx = article.figures.iter().position(|stated| stated.id == whole.id)?;
    let parts = || article.figures.iter().filter(|stated| stated.part_of == Some(idx));
    let quantities: Vec<Quantity> = parts().map(|part| part.quantity).collect::<Option<_>>()?;
    let areas = &with.settings.areas;
    let sets: Vec<AreaSet> = parts().map(|part| areas.set(&part.area)).collect::<Option<_>>()?;
    let are_apart = sets
        .iter()
        .enumerate()
        .all(|(at, set)| sets[..at].iter().all(|other| !areas.sets.meets(*set, *other)));
    let found = match metric.rule.agg {
        Aggregation::Sum | Aggregation::Latest if are_apart => Quantity::sum(quantities)?,
        Aggregation::Max => Quantity::max(quantities)?,
        _ => return None,
    };
    let is_all = areas.sets.is_covered(areas.set(&whole.area)?, &sets);
    let hi = found.hi.filter(|_| is_all);
    Some(words_of(with, &Quantity { hi, ..found }, metric))
}

/// The newest sources of an answer of results, or of targets, each linked to the figure's anchor: one
/// an article, of a ratio one a part; and how many there are in all.
pub(crate) fn newest_sources(
    facts: &Facts,
    subject: &Subject<'_>,
    (answer, is_target): (&Answer, bool),
    n_most: usize,
) -> (Vec<Link>, usize) {
    let mut articles: Vec<&Resolved> =
        answer.sources.iter().filter_map(|path| article_at(facts, path)).collect();
    let newest = |a: &&Resolved, b: &&Resolved| (b.date, &a.url).cmp(&(a.date, &b.url));
    let n_articles = articles.len();
    if n_most < n_articles {
        // Each article gives at least one link. A total of all time has thousands.
        if n_most > 0 {
            articles.select_nth_unstable_by(n_most - 1, newest);
        }
        if !is_divided(subject.metric) {
            articles.truncate(n_most);
        }
    }
    articles.sort_by(newest);
    let links = articles.into_iter().flat_map(|article| {
        let title = &article.article.front.title.value;
        let link = |stated: Option<&Stated>| Link {
            title: match stated.and_then(|stated| facts.settings.metrics.get(&stated.metric)) {
                Some(part) if is_divided(subject.metric) => {
                    format!("{title} ({})", part.label(facts.lang()))
                }
                _ => title.clone(),
            },
            url: match stated {
                Some(stated) => figure_url(facts, article, stated),
                None => facts.urls.local(&article.url),
            },
        };
        let figures = source_figures(facts, article, subject, (answer, is_target));
        if figures.is_empty() {
            return vec![link(None)];
        }
        figures.into_iter().map(|stated| link(Some(stated))).collect()
    });
    let links: Vec<Link> = links.collect();
    let n_all = if is_divided(subject.metric) { links.len() } else { n_articles };
    (links.into_iter().take(n_most).collect(), n_all)
}

fn is_divided(metric: &Metric) -> bool {
    metric.rule.agg == Aggregation::Ratio
}

fn article_at<'a>(facts: &'a Facts, path: &str) -> Option<&'a Resolved> {
    facts.model.index_of(path).map(|idx| &*facts.model.articles[idx])
}

/// The figure of `article` that a total is made of, of a ratio that of each part; hidden ones, which
/// have no anchor, only where there is no other.
fn source_figures<'a>(
    facts: &Facts,
    article: &'a Resolved,
    subject: &Subject<'_>,
    (answer, is_target): (&Answer, bool),
) -> Vec<&'a Stated> {
    let rule = &subject.metric.rule;
    let of = |part: &MetricId| {
        let is_of = |stated: &&Stated| stated.metric == *part && stated.is_target == is_target;
        article
            .figures
            .iter()
            .filter(is_of)
            .min_by_key(|stated| nearness(facts, stated, subject, answer))
    };
    let mut found: Vec<&Stated> = rule.parts().into_iter().filter_map(of).collect();
    if found.is_empty() {
        found.extend(rule.weight.as_ref().and_then(of));
    }
    let has_anchor = found.iter().any(|stated| !stated.is_hidden);
    found.retain(|stated| !stated.is_hidden || !has_anchor);
    found.truncate(if has_anchor { found.len() } else { 1 });
    found
}

/// How near a figure is to a total, the nearest first: chosen for it; else inside what is asked by
/// its area and days, or only by its days; of equal ones that with an anchor.
fn nearness(facts: &Facts, stated: &Stated, subject: &Subject<'_>, answer: &Answer) -> (u8, bool) {
    let areas = &facts.settings.areas;
    let sets = areas.set(&stated.area).zip(areas.set(subject.area));
    let is_there = sets.is_some_and(|(own, whole)| areas.sets.is_inside(own, whole));
    let step = match (stated.period.is_in(subject.period), is_there) {
        _ if answer.chosen.contains(&stated.id) => 0,
        (true, true) => 1,
        (true, false) => 2,
        (false, _) => 3,
    };
    (step, stated.is_hidden)
}

/// A figure by its anchor in its article; the article where it is hidden and has none.
pub(crate) fn figure_url(facts: &Facts, article: &Resolved, stated: &Stated) -> String {
    let page = facts.urls.local(&article.url);
    if stated.is_hidden { page } else { format!("{page}#{}", stated.anchor) }
}

fn chips(facts: &Facts, subject: &Subject<'_>, answer: &Answer) -> Vec<Chip> {
    let lang = facts.lang();
    let n_sources = answer.sources.len();
    let mut chips = marks::of_total(facts, subject.metric, answer);
    let mut chip = |class: &str, text: String| {
        chips.push(Chip { class: class.to_owned(), text, url: None });
    };
    if answer.is_provisional {
        chip("prov", lang.pick("Sơ bộ", "Provisional").to_owned());
    }
    if matches!(answer.qualifier, Some(Qualifier::About | Qualifier::Almost)) {
        chip("est", lang.pick("Ước tính", "Estimate").to_owned());
    }
    if n_sources > 1 {
        chip(
            "sum",
            match lang {
                Lang::Vi => format!("Tổng hợp từ {n_sources}\u{a0}tin"),
                Lang::En => format!("From {n_sources}\u{a0}articles"),
            },
        );
    }
    chips
}

/// Coverage is told where reports cover some but not all of several units, and of what else a
/// quotient leaves out.
fn coverage(facts: &Facts, subject: &Subject<'_>, answer: &Answer) -> Option<Coverage> {
    let (n_reported, n_units) = (answer.n_reporting, answer.n_units);
    let is_partial = 0 < n_reported && n_reported < n_units;
    if n_units > 1 && is_partial && subject.metric.rule.agg != Aggregation::None {
        let text = covered::units(n_reported, n_units, facts.lang());
        return Some(Coverage { n_reported, n_units, text });
    }
    let text = covered::of_quotient(facts, subject, answer);
    let told = Coverage { n_reported: 0, n_units: 0, text: words::capital(&text) };
    (!text.is_empty()).then_some(told)
}
