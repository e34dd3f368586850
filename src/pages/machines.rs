//! What machines read: feeds and the sitemap.

use chrono::{NaiveDateTime, Offset, TimeZone};

use super::article;
use super::body;
use super::facts::{self, Facts};
use super::feed::{FeedEntry, FeedView};
use super::plan::{Page, SITEMAP_MAX, is_listed};
use crate::diag::Lang;
use crate::domain::AreaId;
use crate::model::Resolved;
use crate::path::PageUrl;

/// A news sitemap holds at most so many articles.
const NEWS_MAX: usize = 1000;
/// A feed shows so many of the newest articles.
const ENTRIES_MAX: usize = 20;

/// The feed of the site or of a district at `url`.
pub(crate) fn feed(facts: &Facts, district: Option<&AreaId>, url: &PageUrl) -> FeedView {
    let site = &facts.settings.site;
    let all = &facts.lists.all;
    let list = match district {
        Some(id) => facts.lists.by_district.get(id).unwrap_or(all),
        None => all,
    };
    let area = district.and_then(|id| facts.settings.areas.get(id));
    let home = match district {
        Some(id) => facts::below(&site.paths.districts, id.as_str()),
        None => PageUrl::new("/").expect("the root is an address"),
    };
    let mut wrong = None;
    let with_content = |idx: &usize| {
        let content = body::feed_html(facts, &facts.model.articles[*idx]);
        let content_html = content.unwrap_or_else(|told| {
            wrong = Some(told);
            String::new()
        });
        FeedEntry { content_html, ..entry(facts, *idx) }
    };
    let entries: Vec<FeedEntry> = list.iter().take(ENTRIES_MAX).map(with_content).collect();
    let updated = entries.iter().map(|entry| entry.updated.clone()).max();
    FeedView {
        title: area.map_or_else(|| site.title.clone(), |a| format!("{} – {}", a.name, site.title)),
        subtitle: String::new(),
        self_url: facts.urls.whole(url),
        home_url: facts.urls.whole(&home),
        // A feed without entries still needs a date that no clock gives.
        updated: updated.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        language: if facts.lang() == Lang::Vi { "vi" } else { "en" }.to_owned(),
        author: facts.publisher().to_owned(),
        entries,
        wrong,
    }
}

/// The entry of an article without its content.
fn entry(facts: &Facts, idx: usize) -> FeedEntry {
    let article = &facts.model.articles[idx];
    let front = &article.article.front;
    let url = facts.urls.whole(&article.url);
    let published = instant(facts, article.publish);
    let corrected = facts.model.corrected_by.get(&idx).into_iter().flatten();
    let corrected = corrected.map(|by| instant(facts, facts.model.articles[*by].publish)).max();
    let tags = article.tags.iter().map(|(_, title)| title.clone());
    let districts = article.districts.iter().filter_map(|id| facts.settings.areas.get(id));
    FeedEntry {
        title: front.title.value.clone(),
        id: url.clone(),
        url,
        updated: corrected.unwrap_or_else(|| published.clone()),
        published,
        summary: article::description(article),
        content_html: String::new(),
        author: front.author.clone().unwrap_or_default(),
        tags: tags.chain(districts.map(|area| area.name.clone())).collect(),
    }
}

/// The newest articles for news search: address, title, day.
pub(crate) fn news(facts: &Facts) -> Vec<FeedEntry> {
    let newest = facts.lists.all.iter().take(NEWS_MAX);
    newest
        .map(|idx| {
            let article = &facts.model.articles[*idx];
            FeedEntry {
                title: article.article.front.title.value.clone(),
                url: facts.urls.whole(&article.url),
                published: instant(facts, article.publish),
                ..FeedEntry::default()
            }
        })
        .collect()
}

/// A local instant with the zone's offset: `2023-05-25T00:00:00+07:00`.
pub(crate) fn instant(facts: &Facts, local: NaiveDateTime) -> String {
    let zone = facts.settings.site.timezone;
    // An hour that the clocks skipped is read as the offset before it.
    let found = zone.from_local_datetime(&local).earliest();
    let offset = found.map_or_else(
        || zone.offset_from_utc_datetime(&local).fix(),
        |instant| instant.offset().fix(),
    );
    format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S"))
}

/// The addresses of the sitemap, with the day of their last change where it is known.
pub(crate) fn addresses(facts: &Facts, pages: &[Page], part: usize) -> Vec<(String, String)> {
    let listed = pages.iter().filter(|page| is_listed(&page.kind));
    listed
        .skip(part * SITEMAP_MAX)
        .take(SITEMAP_MAX)
        .map(|page| {
            let changed =
                facts.model.by_url.get(&page.url).map(|idx| day(&facts.model.articles[*idx]));
            (facts.urls.whole(&page.url), changed.unwrap_or_default())
        })
        .collect()
}

fn day(article: &Resolved) -> String {
    match article.kind {
        crate::model::Kind::News => article.date.to_string(),
        crate::model::Kind::Fixed | crate::model::Kind::Home => String::new(),
    }
}
