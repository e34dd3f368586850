//! Findings at their places, in the authors' words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Found, Kind};
use crate::diag::relations::{self, Times};
use crate::diag::{Diagnostic, Lang, Place, Severity, Text};
use crate::domain::figure::display::{self, Marks};
use crate::domain::{AreaId, Decimal, Figure, Quantity};
use crate::model::registry::{Metric, Registry};
use crate::model::{Model, Stated, bare_of};

/// A diagnostic names at most so many other places.
const ALSO_MAX: usize = 20;
/// A list of areas names at most so many.
const NAMED_MAX: usize = 3;

/// The diagnostics of what was found in all metrics, each told once.
pub fn locate(registry: &Registry, model: &Model, found: &[Arc<Found>]) -> Vec<Diagnostic> {
    let at = Locating { registry, model };
    let findings = found.par_iter().flat_map(|found| &found.findings);
    let located = findings.flat_map_iter(|finding| {
        let spots: Vec<Spot<'_>> = finding.ids.iter().filter_map(|id| at.spot(id)).collect();
        at.finding(&finding.kind, &spots)
    });
    let mut told: Vec<Diagnostic> = located.collect();
    told.extend(at.cycles(found));
    told
}

struct Locating<'a> {
    registry: &'a Registry,
    model: &'a Model,
}

/// A figure in its article.
#[derive(Clone, Copy)]
struct Spot<'a> {
    /// The index of its article: the later, the smaller.
    article: usize,
    stated: &'a Stated,
    words: &'a str,
    metric: &'a Metric,
}

impl<'a> Locating<'a> {
    fn spot(&self, id: &str) -> Option<Spot<'a>> {
        let (article, stated) = self.model.figure(id)?;
        let words = stated.figure.as_ref().map_or("", Figure::text);
        let metric = self.registry.metrics.get(&stated.metric)?;
        Some(Spot { article, stated, words, metric })
    }

    fn place(&self, spot: &Spot<'_>) -> Place {
        Place::new(self.model.articles[spot.article].file(), spot.stated.span)
    }

    fn finding(&self, kind: &Kind, spots: &[Spot<'_>]) -> Vec<Diagnostic> {
        let Some(first) = spots.first() else { return Vec::new() };
        let place = self.place(first);
        let one = match kind {
            Kind::Cycle => return Vec::new(),
            Kind::Disagree => {
                return spots[1..].iter().map(|other| self.disagree(first, other)).collect();
            }
            Kind::FallShort(sum) | Kind::Exceed(sum) => {
                self.parts(matches!(kind, Kind::Exceed(_)), *sum, spots)
            }
            Kind::Same => self.same(spots),
            Kind::NotSplit(missing) => {
                let area = self.area_name(&first.stated.area);
                relations::not_split(place, first.words, area, &self.names(missing))
            }
            Kind::Jump { usual } => return self.jump(first, *usual).into_iter().collect(),
            Kind::NoWeight => relations::no_weight(place, first.words),
            Kind::NotComparable => self.later(spots, |place| {
                let why = Text::new(
                    "tử số và mẫu số không cùng địa bàn và kỳ",
                    "the numerator and the denominator are not of the same areas and days",
                );
                relations::not_comparable(place, &why)
            }),
            Kind::Outside(ratio) => {
                let number = |marks| format!("{}\u{a0}%", display::number(ratio.est, marks));
                let ratio = Text::new(number(Marks::Vietnamese), number(Marks::English));
                self.later(spots, |place| relations::percentage_outside(place, &ratio))
            }
        };
        vec![one]
    }

    /// The diagnostic at the latest article's figure, with the others' places.
    fn later(&self, spots: &[Spot<'_>], told: impl FnOnce(Place) -> Diagnostic) -> Diagnostic {
        let note = Text::new("cùng với số này", "together with this");
        self.with_others(spots, told, |_| note.clone())
    }

    fn with_others(
        &self,
        spots: &[Spot<'_>],
        told: impl FnOnce(Place) -> Diagnostic,
        note: impl Fn(usize) -> Text,
    ) -> Diagnostic {
        // Of one article's figures the first, which is the whole.
        let latest = (0..spots.len()).min_by_key(|idx| spots[*idx].article).unwrap_or(0);
        let mut told = told(self.place(&spots[latest]));
        let others = spots.iter().enumerate().filter(|(idx, _)| *idx != latest);
        for (idx, spot) in others.take(ALSO_MAX) {
            told = told.also(self.place(spot), note(idx));
        }
        told
    }

    fn disagree(&self, used: &Spot<'_>, other: &Spot<'_>) -> Diagnostic {
        self.with_others(
            &[*used, *other],
            |place| relations::articles_disagree(place, used.words, other.words),
            |idx| if idx == 0 { Text::new("[1]", "[1]") } else { Text::new("[2]", "[2]") },
        )
    }

    /// Within one article the editor can mend it at once: an error.
    fn parts(&self, exceed: bool, sum: Quantity, spots: &[Spot<'_>]) -> Diagnostic {
        let whole = &spots[0];
        let sum = self.amount(whole.metric, &sum);
        let told = self.with_others(
            spots,
            |place| {
                if exceed {
                    relations::parts_exceed(place, &sum, whole.words)
                } else {
                    relations::parts_fall_short(place, &sum, whole.words)
                }
            },
            |idx| match idx {
                0 => Text::new("tổng", "the total"),
                _ => Text::new("một phần", "a part"),
            },
        );
        let is_one_article = spots.iter().all(|spot| spot.article == whole.article);
        if is_one_article { told.with_severity(Severity::Error) } else { told }
    }

    fn same(&self, spots: &[Spot<'_>]) -> Diagnostic {
        let latest = spots.iter().map(|spot| spot.article).min();
        let other = spots.iter().find(|spot| Some(spot.article) != latest).unwrap_or(&spots[0]);
        let other = self.model.articles[other.article].path();
        let note = |_| Text::new("cùng số", "the same figure");
        self.with_others(spots, |place| relations::same_figure(place, other), note)
    }

    /// None where the author explains the jump in a note.
    fn jump(&self, spot: &Spot<'_>, usual: Decimal) -> Option<Diagnostic> {
        let figures = &self.model.articles[spot.article].figures;
        let whole = spot.stated.part_of.map_or(spot.stated, |whole| &figures[whole]);
        let now = spot.stated.quantity?.est.millionths();
        let usual_text = self.amount(spot.metric, &Quantity::exact(usual));
        let usual = usual.millionths();
        let times = |more: i128, less: i128| {
            let times = more.checked_mul(10)?.checked_add(less / 2)? / less;
            let times = Decimal::from_millionths(times * 100_000);
            let number = |marks| display::number(times, marks);
            Some(Text::new(number(Marks::Vietnamese), number(Marks::English)))
        };
        let times = if now > usual {
            Times::More(times(now, usual)?)
        } else {
            Times::Less(times(usual, now)?)
        };
        let told = relations::implausible_jump(self.place(spot), spot.words, &times, &usual_text);
        whole.note.is_none().then_some(told)
    }

    /// One diagnostic a circle of articles, at the latest one's `corrects`.
    fn cycles(&self, found: &[Arc<Found>]) -> Vec<Diagnostic> {
        let cycles = found.iter().flat_map(|found| &found.findings);
        let cycles = cycles.filter(|finding| finding.kind == Kind::Cycle);
        let on_cycles: BTreeSet<&Arc<str>> = cycles.flat_map(|finding| &finding.ids).collect();
        let mut circles: BTreeMap<BTreeSet<usize>, Spot<'_>> = BTreeMap::new();
        for id in &on_cycles {
            let circle = self.circle(id, &on_cycles);
            let spots = circle.iter().filter_map(|id| self.spot(id));
            let Some(latest) = spots.clone().min_by_key(|spot| spot.article) else { continue };
            circles.entry(spots.map(|spot| spot.article).collect()).or_insert(latest);
        }
        circles.iter().map(|(articles, latest)| self.cycle(articles, latest)).collect()
    }

    /// The statements that the corrections of one lead to and that lead back to it.
    fn circle<'b>(
        &self,
        start: &'b Arc<str>,
        on_cycles: &BTreeSet<&'b Arc<str>>,
    ) -> BTreeSet<&'b Arc<str>> {
        let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
        while let Some(id) = open.pop() {
            for target in self.model.supersedes.get(id).into_iter().flatten() {
                if let Some(target) = on_cycles.get(target)
                    && seen.insert(target)
                {
                    open.push(target);
                }
            }
        }
        seen
    }

    fn cycle(&self, articles: &BTreeSet<usize>, latest: &Spot<'_>) -> Diagnostic {
        let paths: Vec<&str> =
            articles.iter().map(|idx| self.model.articles[*idx].path()).collect();
        let article = &self.model.articles[latest.article].article;
        let mut corrects = article.front.corrects.iter();
        let corrects = corrects.find(|written| paths.contains(&bare_of(&written.value)));
        let written = corrects.or(latest.stated.supersedes.as_ref());
        let span = written.map_or(latest.stated.span, |written| written.span);
        let mut told =
            relations::corrections_cycle(Place::new(&article.file, span), &paths.join(", "));
        for idx in articles.iter().filter(|idx| **idx != latest.article).take(ALSO_MAX) {
            let other = &self.model.articles[*idx].article;
            let span = other.front.corrects.first().map_or(other.front.span, |first| first.span);
            let note = Text::new("bài này cũng đính chính", "this one corrects too");
            told = told.also(Place::new(&other.file, span), note);
        }
        told
    }

    /// A computed amount in the metric's unit.
    fn amount(&self, metric: &Metric, quantity: &Quantity) -> Text {
        let written = |lang| metric.amount(quantity, self.registry.site.approximation, lang);
        Text::new(written(Lang::Vi), written(Lang::En))
    }

    fn area_name(&self, area: &AreaId) -> &'a str {
        self.registry.areas.get(area).map_or("", |area| &area.name)
    }

    /// The names of areas: the first of many, and how many more.
    fn names(&self, areas: &[AreaId]) -> Text {
        let named: Vec<&str> = areas.iter().take(NAMED_MAX).map(|id| self.area_name(id)).collect();
        let named = named.join(", ");
        match areas.len().saturating_sub(NAMED_MAX) {
            0 => Text::new(named.clone(), named),
            n => Text::new(format!("{named} và {n} nơi khác"), format!("{named} and {n} more")),
        }
    }
}
