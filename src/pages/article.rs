//! The view of an article or a fixed page, and its card for lists.

use serde::Serialize;

use super::body::{self, address};
use super::facts::{self, Facts};
use super::figures::marks;
use super::figures::stated::{self, With};
use super::figures::words;
use super::head::{About, head, node};
use super::machines;
use super::part::{Entry, Part, View};
use super::view::{ArticleView, Card, DatedLink, FileView, Link, PictureView, StatBox, TocEntry};
use crate::article::Picture;
use crate::diag::Lang;
use crate::model::{Kind, Resolved, Stated};

/// At most so many related articles.
const RELATED_MAX: usize = 4;
/// A table of contents stands from so many headings on.
const TOC_MIN: usize = 3;

/// The view of the article at `idx`.
pub(crate) fn view(facts: &Facts, idx: usize) -> View {
    let article = &facts.model.articles[idx];
    let boxed = stated::boxed(facts.into(), article);
    let data = article_view(facts, idx, article, &boxed);
    let about = about(facts, article, &data);
    View {
        template: "article.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &article.url, about)))),
            ("article", Entry::One(Part::new(data))),
        ],
    }
}

fn about<'a>(facts: &Facts, article: &Resolved, data: &ArticleView) -> About<'a> {
    let is_news = article.kind == Kind::News;
    let mut way = Vec::new();
    if is_news && facts.settings.site.outputs.archive {
        let month = article.date.format("%Y/%m").to_string();
        let url = facts::below(&facts.settings.site.articles, &month);
        let title = words::capital(&words::month_of(article.date, facts.lang()));
        way.push(Link { title, url: facts.urls.local(&url) });
    }
    About {
        kind: if is_news { "article" } else { "page" },
        title: data.title.clone(),
        description: description(article),
        section: if is_news { "home" } else { "" },
        way,
        feeds: Vec::new(),
        image: data.image.as_ref().map(|image| image.src.clone()),
        json_ld: if is_news { vec![news_article(facts, article, data)] } else { Vec::new() },
    }
}

/// An article in one sentence: its standfirst, else its first words.
pub(crate) fn description(article: &Resolved) -> String {
    let front = &article.article.front;
    front.summary.clone().unwrap_or_else(|| article.article.body.lead.clone())
}

/// An article as search engines read it: <https://schema.org/NewsArticle>.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Organization<'a>>,
    date_published: String,
    description: String,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<[String; 1]>,
    in_language: Lang,
    main_entity_of_page: String,
    publisher: Organization<'a>,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
}

fn news_article(facts: &Facts, article: &Resolved, data: &ArticleView) -> String {
    let organization = |name| Organization { kind: "Organization", name };
    node(&NewsArticle {
        kind: "NewsArticle",
        author: Some(data.author.as_str()).filter(|name| !name.is_empty()).map(organization),
        date_published: machines::instant(facts, article.publish),
        description: description(article),
        headline: &data.title,
        image: data.image.as_ref().map(|image| [facts.urls.whole_of_local(&image.src)]),
        in_language: facts.lang(),
        main_entity_of_page: facts.urls.whole(&article.url),
        publisher: organization(facts.publisher()),
    })
}

fn article_view(facts: &Facts, idx: usize, article: &Resolved, boxed: &[&Stated]) -> ArticleView {
    let with = With::from(facts);
    let lang = facts.lang();
    let front = &article.article.front;
    let link = |area| facts::area_link(&facts.settings, &facts.urls, area);
    let is_news = article.kind == Kind::News;
    let has_figures = stated::n_shown(article) > 0;
    let is_provisional = article.figures.iter().any(|figure| {
        let metric = facts.settings.metrics.get(&figure.metric);
        metric.is_some_and(|metric| figure.is_provisional(metric.rule.agg, article.date))
    });
    let (newer, older) = neighbours(facts, idx);
    ArticleView {
        title: front.title.value.clone(),
        summary: front.summary.clone().unwrap_or_default(),
        date: is_news.then(|| words::date(article.date, lang)),
        author: front.author.clone().unwrap_or_default(),
        districts: article.districts.iter().map(link).collect(),
        area: article.area.as_ref().filter(|_| has_figures).map(link),
        period: article.period.filter(|_| has_figures).map(|period| period_link(facts, period)),
        programme: article.programme.as_ref().map(|programme| Link {
            title: facts::programme_name(&facts.settings, programme),
            url: facts::programme_url(&facts.settings, programme)
                .map_or_else(String::new, |url| facts.urls.local(&url)),
        }),
        as_of: is_provisional.then(|| words::date(article.date, lang)),
        tags: article.tags.iter().map(|(slug, title)| tag_link(facts, slug, title)).collect(),
        people: front.people.iter().map(|person| person.value.clone()).collect(),
        image: front.image.as_ref().and_then(|picture| picture_view(facts, article, picture)),
        boxes: boxes(facts, article, boxed),
        table: stated::table(with, article, boxed),
        n_figures: stated::n_shown(article),
        body: body::parts(facts, article, boxed),
        toc: toc(article),
        gallery: front.gallery.iter().filter_map(|p| picture_view(facts, article, p)).collect(),
        files: files(facts, article),
        corrects: corrects(facts, idx),
        corrected_by: corrected_by(facts, idx),
        series: series(facts, idx, article),
        series_title: article.series.as_ref().map_or_else(String::new, |(_, title)| title.clone()),
        newer,
        older,
        related: related(facts, idx, article),
        citation: citation(facts, article),
        is_expired: facts.model.expired[idx],
        extra: front.extra.clone(),
    }
}

/// The boxes of an article's figures, with the marks that other articles give them.
fn boxes(facts: &Facts, article: &Resolved, boxed: &[&Stated]) -> Vec<StatBox> {
    let own = |stated: &&Stated| {
        let stat = stated::stat_box(facts.into(), article, stated)?;
        Some(marks::marked(facts, stated, stat))
    };
    boxed.iter().filter_map(own).collect()
}

/// A period with its page, where it has one.
pub(crate) fn period_link(facts: &Facts, period: crate::domain::Period) -> Link {
    let url =
        facts::period_url(&facts.settings, period).filter(|_| facts.periods.contains(&period));
    Link {
        title: words::period_title(period, facts.lang()),
        url: url.map_or_else(String::new, |url| facts.urls.local(&url)),
    }
}

fn tag_link(facts: &Facts, slug: &str, title: &str) -> Link {
    let url = facts::tag_url(&facts.settings, slug);
    Link {
        title: title.to_owned(),
        url: url.map_or_else(String::new, |url| facts.urls.local(&url)),
    }
}

/// A picture of an article; `None` where its file is missing, which was reported.
pub(crate) fn picture_view(
    facts: &Facts,
    article: &Resolved,
    picture: &Picture,
) -> Option<PictureView> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Some(PictureView {
        src: address(facts, article, &picture.src.value)?,
        width: None,
        height: None,
        alt: text(&picture.alt),
        caption: text(&picture.caption),
        credit: text(&picture.credit),
    })
}

fn toc(article: &Resolved) -> Vec<TocEntry> {
    let headings = &article.article.body.headings;
    let entries: Vec<TocEntry> = headings
        .iter()
        .filter(|heading| matches!(heading.level, 2 | 3))
        .map(|heading| TocEntry {
            level: heading.level,
            url: format!("#{}", heading.id),
            title: heading.text.clone(),
        })
        .collect();
    if entries.len() < TOC_MIN { Vec::new() } else { entries }
}

fn files(facts: &Facts, article: &Resolved) -> Vec<FileView> {
    let attachments = article.article.front.files.iter();
    let file = |attachment: &crate::article::Attachment| {
        let (url, _) = body::output(facts, article, &attachment.src.value)?;
        let name = attachment.src.value.rsplit('/').next().unwrap_or_default();
        let (_, file) = facts.model.assets.iter().find(|(asset, _)| *asset == url)?;
        Some(FileView {
            title: attachment.title.clone().unwrap_or_else(|| name.to_owned()),
            url: facts.urls.local(&url),
            kind: file.path().extension().to_uppercase(),
            size: words::bytes(file.n_bytes()),
        })
    };
    attachments.filter_map(file).collect()
}

fn link_to(facts: &Facts, idx: usize) -> Link {
    let DatedLink { title, url, .. } = facts::dated(facts, idx);
    Link { title, url }
}

fn corrects(facts: &Facts, idx: usize) -> Vec<Link> {
    let by_this = facts.model.corrected_by.iter().filter(|(_, by)| by.contains(&idx));
    by_this.map(|(old, _)| link_to(facts, *old)).collect()
}

fn corrected_by(facts: &Facts, idx: usize) -> Vec<DatedLink> {
    let by = facts.model.corrected_by.get(&idx).map_or(&[][..], |by| by);
    let mut by = by.to_vec();
    by.sort_unstable();
    by.into_iter().map(|idx| facts::dated(facts, idx)).collect()
}

/// The other articles of the series, oldest first.
fn series(facts: &Facts, idx: usize, article: &Resolved) -> Vec<Link> {
    let Some((slug, _)) = &article.series else { return Vec::new() };
    let Some((_, list)) = facts.lists.by_series.get(slug) else { return Vec::new() };
    let others = list.iter().rev().filter(|other| **other != idx);
    others.map(|other| link_to(facts, *other)).collect()
}

fn neighbours(facts: &Facts, idx: usize) -> (Option<Link>, Option<Link>) {
    let all = &facts.lists.all;
    let Ok(at) = all.binary_search(&idx) else { return (None, None) };
    let newer = at.checked_sub(1).map(|at| link_to(facts, all[at]));
    (newer, all.get(at + 1).map(|idx| link_to(facts, *idx)))
}

/// Articles of the same districts that share the most metrics, the newest of equals first.
fn related(facts: &Facts, idx: usize, article: &Resolved) -> Vec<DatedLink> {
    let areas = article.area.iter().chain(&article.districts);
    let mut candidates: Vec<usize> = Vec::new();
    for area in areas {
        let list = facts.lists.by_district.get(area).map_or(&[][..], |list| list);
        let at = list.partition_point(|other| *other < idx);
        // Neighbours in time are enough: a look at the whole list would cost every page the site.
        let near = &list[at.saturating_sub(8)..(at + 8).min(list.len())];
        candidates.extend(near.iter().filter(|other| **other != idx));
    }
    candidates.sort_unstable();
    candidates.dedup();
    let shared = |other: &usize| {
        let theirs = facts.model.articles[*other].metrics.iter().map(|told| told.metric);
        let is_own = |metric: &usize| article.metrics.iter().any(|told| told.metric == *metric);
        theirs.filter(is_own).count()
    };
    candidates.sort_by_cached_key(|other| (std::cmp::Reverse(shared(other)), *other));
    candidates.truncate(RELATED_MAX);
    candidates.into_iter().map(|idx| facts::dated(facts, idx)).collect()
}

fn citation(facts: &Facts, article: &Resolved) -> String {
    let front = &article.article.front;
    let author = front.author.as_ref().map_or_else(String::new, |author| format!("{author}. "));
    let date = words::short_date(article.date, facts.lang());
    let site = &facts.settings.site.title;
    let url = facts.urls.whole(&article.url);
    format!("{author}“{}”. {site}, {date}. {url}", front.title.value)
}

/// The card of an article, made from it and the settings alone so that it is reused while they stand.
pub(crate) fn card(with: With<'_>, article: &Resolved, image: Option<PictureView>) -> Card {
    let front = &article.article.front;
    let lang = with.settings.site.language;
    let link = |area| facts::area_link(with.settings, with.urls, area);
    let is_only_district = matches!(
        (&article.area, &article.districts[..]), (Some(area), [district]) if area == district
    );
    let figure = stated::boxed(with, article)
        .first()
        .and_then(|figure| stated::stat_box(with, article, figure))
        .map(|stat| StatBox { id: String::new(), ..stat });
    Card {
        url: with.urls.local(&article.url),
        title: front.title.value.clone(),
        summary: description(article),
        date: words::date(article.date, lang),
        districts: article.districts.iter().map(link).collect(),
        area: article.area.as_ref().filter(|_| !is_only_district).map(link),
        tag: article.tags.first().map(|(slug, title)| Link {
            title: title.clone(),
            url: facts::tag_url(with.settings, slug)
                .map_or_else(String::new, |url| with.urls.local(&url)),
        }),
        image,
        figure,
    }
}
