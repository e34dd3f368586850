//! The content of one output, before it is rendered.

use std::sync::Arc;

use super::facts::Facts;
use super::feed::{FeedEntry, FeedView};
use super::part::View;
use super::plan::{Download, Page, PageKind, SitemapPart};
use super::{
    archive, article, data, district, districts, home, machines, metric, notfound, period,
};
use crate::settings::Feed;
use crate::source::File;

/// What an output is made from.
#[derive(Debug, Clone)]
pub enum Output {
    /// A view for a template of the theme.
    View(View),
    /// A feed.
    Feed(Feed, FeedView),
    /// The addresses of a sitemap, each with the day of its last change or nothing.
    Sitemap(Vec<(String, String)>),
    /// The whole addresses of the parts of a sitemap.
    SitemapIndex(Vec<String>),
    /// The newest articles for news search.
    NewsSitemap(Vec<FeedEntry>),
    /// The whole addresses of the sitemaps that robots.txt names.
    Robots(Vec<String>),
    /// Where an old address leads: the local and the whole address.
    Alias(String, String),
    /// A file for download, made of rows that are made once for all of them.
    Download(Download),
    /// A file that is copied.
    Asset(Arc<File>),
    /// A file of the theme, by its index.
    ThemeAsset(usize),
}

/// What the output at `page` is made from; `pages` are all outputs, for the sitemap.
pub fn view(facts: &Facts, pages: &[Page], page: &Page) -> Output {
    let whole = |file: &str| facts.urls.whole_of_local(&facts.urls.whole_path(file));
    let view = match &page.kind {
        PageKind::Home(number) => home::view(facts, *number),
        PageKind::Article(idx) => article::view(facts, *idx),
        PageKind::Districts => districts::view(facts),
        PageKind::District(id, number) => match facts.settings.areas.get(id) {
            Some(area) => district::view(facts, area, *number),
            None => notfound::view(facts),
        },
        PageKind::Archive(stretch, number) => archive::archive(facts, stretch.0, *number),
        PageKind::Tags => archive::tags(facts),
        PageKind::Tag(slug, number) => archive::tag(facts, slug, *number),
        PageKind::Programmes => archive::programmes(facts),
        PageKind::Programme(id, number) => archive::programme(facts, id, *number),
        PageKind::Metrics => metric::dashboard(facts),
        PageKind::Metric(id) => match facts.settings.metrics.get(id) {
            Some(metric) => metric::view(facts, metric),
            None => notfound::view(facts),
        },
        PageKind::Sources(id, number) => match facts.settings.metrics.get(id) {
            Some(metric) => metric::sources_view(facts, metric, *number),
            None => notfound::view(facts),
        },
        PageKind::Periods => period::index(facts),
        PageKind::Period(period, number) => period::view(facts, *period, *number),
        PageKind::Downloads => data::view(facts),
        PageKind::Download(file) => return Output::Download(file.clone()),
        PageKind::NotFound => notfound::view(facts),
        PageKind::Feed(district, format) => {
            return Output::Feed(*format, machines::feed(facts, district.as_ref(), &page.url));
        }
        PageKind::Sitemap(SitemapPart::Whole) => {
            return Output::Sitemap(machines::addresses(facts, pages, 0));
        }
        PageKind::Sitemap(SitemapPart::Part(part)) => {
            return Output::Sitemap(machines::addresses(facts, pages, part - 1));
        }
        PageKind::Sitemap(SitemapPart::Index(n_parts)) => {
            let parts = (1..=*n_parts).map(|part| whole(&format!("sitemap-{part}.xml")));
            return Output::SitemapIndex(parts.collect());
        }
        PageKind::NewsSitemap => return Output::NewsSitemap(machines::news(facts)),
        PageKind::Robots => {
            let news = facts.settings.site.outputs.news_sitemap.then(|| whole("news-sitemap.xml"));
            return Output::Robots(std::iter::once(whole("sitemap.xml")).chain(news).collect());
        }
        PageKind::Alias(idx) => {
            let url = &facts.model.articles[*idx].url;
            return Output::Alias(facts.urls.local(url), facts.urls.whole(url));
        }
        PageKind::Asset(file) => return Output::Asset(Arc::clone(file)),
        PageKind::ThemeAsset(idx) => return Output::ThemeAsset(*idx),
    };
    Output::View(view)
}
