//! Where an article stands, and its figures.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use crate::build;
use crate::diag::{Code, Diagnostic, Lang};
use crate::domain::Aggregation;
use crate::model::{Kind, Moment, Resolved, Stated};
use crate::pages::{Facts, words};
use crate::path::SitePath;
use crate::serve::board::Site;

/// Whether readers see an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::serve) enum Standing {
    /// `draft: true`.
    Draft,
    /// Not yet due.
    Scheduled,
    /// It has left the lists; its page and its figures stay.
    Expired,
    /// It is public.
    Public,
}

/// An article in a list.
#[derive(Debug, Serialize)]
pub(in crate::serve) struct Listed {
    /// From the site's root on, as links have it.
    pub(in crate::serve) href: String,
    pub(in crate::serve) title: String,
    pub(in crate::serve) file: SitePath,
    pub(in crate::serve) date: Option<NaiveDate>,
    pub(in crate::serve) state: Standing,
    /// Why it is not public, in the site's language; empty for one that is.
    pub(in crate::serve) why: String,
}

/// The article of the page at hand.
#[derive(Debug, Serialize)]
pub(super) struct ArticleState {
    #[serde(flatten)]
    listed: Listed,
    /// Where the file is, for the machine that it is on.
    on_disk: Option<PathBuf>,
    /// Whether it is news, which has figures to be found.
    is_news: bool,
    publish: Option<NaiveDateTime>,
    expires: Option<NaiveDateTime>,
    figures: Figures,
}

/// The figures of an article.
#[derive(Debug, Serialize)]
struct Figures {
    /// In its front matter.
    declared: usize,
    /// In its prose.
    found: usize,
    /// Declared figures that the prose has.
    matched: usize,
    /// Declared figures that totals use.
    used: usize,
    list: Vec<FigureRow>,
}

/// One declared figure.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent marks of a figure")]
struct FigureRow {
    metric: String,
    label: String,
    /// As written; none for a whole that stands only in its parts.
    words: Option<String>,
    area: String,
    period: String,
    /// Its anchor on the page.
    anchor: String,
    is_part: bool,
    is_target: bool,
    is_hidden: bool,
    used: bool,
    /// Why totals do not use it: a code, `target`, `corrected`, `disputed`, `not_added`.
    why_not: Option<String>,
}

/// How an article stands at this instant of the site's zone.
fn standing(article: &Resolved, now: NaiveDateTime) -> Standing {
    let front = &article.article.front;
    match () {
        () if front.is_draft => Standing::Draft,
        () if article.publish > now => Standing::Scheduled,
        () if front.expires.as_ref().is_some_and(|at| at.value <= now) => Standing::Expired,
        () => Standing::Public,
    }
}

/// Every article that is not simply public, in the order of lists.
pub(in crate::serve) fn listed(site: &Site, now: Moment) -> Vec<Listed> {
    let facts = &site.plan.facts;
    let now = now.in_zone(facts.settings().site.timezone);
    let all = facts.model().articles.iter();
    let held = all.filter(|article| standing(article, now) != Standing::Public);
    held.map(|article| list(facts, article, now)).collect()
}

/// Every article, in the order of lists.
pub(in crate::serve) fn every(site: &Site, now: Moment) -> Vec<Listed> {
    let facts = &site.plan.facts;
    let now = now.in_zone(facts.settings().site.timezone);
    facts.model().articles.iter().map(|article| list(facts, article, now)).collect()
}

/// An article as lists have it.
fn list(facts: &Facts, article: &Resolved, now: NaiveDateTime) -> Listed {
    let lang = facts.lang();
    let standing = standing(article, now);
    let instant = |at: NaiveDateTime| {
        format!("{} {}", at.format("%H:%M"), words::short_date(at.date(), lang))
    };
    let front = &article.article.front;
    let expires = front.expires.as_ref().map_or(String::new(), |at| instant(at.value));
    let publish = instant(article.publish);
    let why = match (standing, lang) {
        (Standing::Draft, Lang::Vi) => "Bản nháp: trong tệp có dòng “draft: true”".to_owned(),
        (Standing::Draft, Lang::En) => "A draft: its file has the line “draft: true”".to_owned(),
        (Standing::Scheduled, Lang::Vi) => format!("Chưa đến hạn, đăng lúc {publish}"),
        (Standing::Scheduled, Lang::En) => format!("Not yet due, public from {publish}"),
        (Standing::Expired, Lang::Vi) => format!("Hết hạn từ {expires}, không còn trong danh sách"),
        (Standing::Expired, Lang::En) => format!("Expired {expires}, no longer in lists"),
        (Standing::Public, _) => String::new(),
    };
    Listed {
        href: facts.urls.local(&article.url),
        title: front.title.value.clone(),
        file: article.file().clone(),
        date: front.date.as_ref().map(|date| date.value),
        state: standing,
        why,
    }
}

/// The article of the page at hand, parsed from `text`, and what its prose gives rise to.
pub(super) fn article_state(
    site: &Site,
    article: &Resolved,
    text: &str,
    (now, on_disk): (Moment, Option<PathBuf>),
) -> (ArticleState, Vec<Diagnostic>) {
    let facts = &site.plan.facts;
    let registry = facts.settings();
    let now = now.in_zone(registry.site.timezone);
    let (told, counts) = build::compare(registry, &build::lexicon(registry), article, text);
    let list: Vec<FigureRow> = article.figures.iter().map(|stated| figure(facts, stated)).collect();
    let front = &article.article.front;
    let state = ArticleState {
        listed: self::list(facts, article, now),
        on_disk,
        is_news: article.kind == Kind::News,
        publish: front.publish.as_ref().map(|at| at.value),
        expires: front.expires.as_ref().map(|at| at.value),
        figures: Figures {
            declared: counts.declared,
            found: counts.found,
            matched: counts.matched,
            used: list.iter().filter(|row| row.used).count(),
            list,
        },
    };
    (state, told)
}

fn figure(facts: &Facts, stated: &Stated) -> FigureRow {
    let (registry, lang) = (facts.settings(), facts.lang());
    let metric = registry.metrics.get(&stated.metric);
    let adds_up = metric.is_some_and(|metric| metric.rule.agg != Aggregation::None);
    let why_not = match stated.refused {
        Some(code) => Some(Code::as_str(code)),
        None if stated.is_target => Some("target"),
        None if facts.is_dead(stated) => Some("corrected"),
        None if facts.is_outvoted(stated) => Some("disputed"),
        None if !adds_up => Some("not_added"),
        None => None,
    };
    let area = registry.areas.get(&stated.area);
    FigureRow {
        metric: stated.metric.to_string(),
        label: metric.map_or_else(String::new, |metric| metric.label(lang).to_owned()),
        words: stated.figure.as_ref().map(|figure| figure.text().to_owned()),
        area: area.map_or_else(|| stated.area.to_string(), |area| area.name.clone()),
        period: words::period(stated.period, lang),
        anchor: stated.anchor.to_string(),
        is_part: stated.part_of.is_some(),
        is_target: stated.is_target,
        is_hidden: stated.is_hidden,
        used: why_not.is_none() && stated.quantity.is_some(),
        why_not: why_not.map(str::to_owned),
    }
}
