//! Which pages exist.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::archive::Stretch;
use super::data::{self, DataFile};
use super::facts::{self, Facts};
use super::paginate::{n_pages, page_url};
use crate::diag::{Diagnostics, Place, links};
use crate::domain::{AreaId, MetricId, Period, PeriodForm, ProgrammeId};
use crate::model::clashes;
use crate::path::{PageUrl, SitePath};
use crate::settings::Feed;
use crate::source::File;

/// An output of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address.
    pub url: PageUrl,
    /// What it shows.
    pub kind: PageKind,
}

/// What an output shows.
#[derive(Debug, Clone)]
pub enum PageKind {
    /// The newest articles, from page 1.
    Home(usize),
    /// The article at this index of the model.
    Article(usize),
    /// All districts.
    Districts,
    /// A page of a district's articles.
    District(AreaId, usize),
    /// A page of a stretch of the archive.
    Archive(StretchOf, usize),
    /// All tags.
    Tags,
    /// A page of a tag's articles.
    Tag(String, usize),
    /// All programmes.
    Programmes,
    /// A page of a programme's articles.
    Programme(ProgrammeId, usize),
    /// The dashboard.
    Metrics,
    /// A metric.
    Metric(MetricId),
    /// A page of a metric's sources.
    Sources(MetricId, usize),
    /// All periods.
    Periods,
    /// A page of a period's articles.
    Period(Period, usize),
    /// The index of all downloads.
    Downloads,
    /// A file for download.
    Download(Download),
    /// What a host shows for an address that is not there.
    NotFound,
    /// A feed of the site or of a district.
    Feed(Option<AreaId>, Feed),
    /// The list of all addresses; a part of it above 50,000.
    Sitemap(SitemapPart),
    /// The newest articles for news search.
    NewsSitemap,
    /// What machines may read.
    Robots,
    /// An old address that leads to the article at this index.
    Alias(usize),
    /// A file that is copied.
    Asset(Arc<File>),
    /// A file of the theme, by its index among the theme's assets.
    ThemeAsset(usize),
}

/// A file for download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download(pub(crate) DataFile);

/// A stretch of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StretchOf(pub(super) Stretch);

/// Which part of the sitemap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SitemapPart {
    /// All of it.
    Whole,
    /// The index of the parts.
    Index(usize),
    /// One part, from 1.
    Part(usize),
}

/// A sitemap holds at most so many addresses.
pub(crate) const SITEMAP_MAX: usize = 50_000;

/// The periods that have a page: those of figures whose form has one.
pub(crate) fn periods(facts: &Facts) -> BTreeSet<Period> {
    let with_figures = facts.lists.by_period.keys().copied();
    with_figures
        .filter(|period| facts::period_url(&facts.settings, *period).is_some())
        .filter(|period| !matches!(period.form(), PeriodForm::Day(_)))
        .collect()
}

/// Every page but the theme's assets, and what stands in another's way.
pub(crate) fn pages(facts: &Facts, diagnostics: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    add_home(facts, &mut pages);
    for (idx, article) in facts.model.articles.iter().enumerate() {
        pages.push(Page { url: article.url.clone(), kind: PageKind::Article(idx) });
    }
    add_districts(facts, &mut pages);
    add_archive(facts, &mut pages);
    add_taxonomies(facts, &mut pages);
    add_statistics(facts, &mut pages);
    add_downloads(facts, &mut pages);
    add_machine_files(facts, &mut pages);
    for (url, idx, _) in &facts.model.aliases {
        pages.push(Page { url: url.clone(), kind: PageKind::Alias(*idx) });
    }
    for (url, file) in &*facts.model.assets {
        pages.push(Page { url: url.clone(), kind: PageKind::Asset(Arc::clone(file)) });
    }
    check(facts, &pages, diagnostics);
    pages
}

/// Adds the pages of a list, of which the first has the list's own address.
fn add_list(
    facts: &Facts,
    url: &PageUrl,
    n_entries: usize,
    pages: &mut Vec<Page>,
    kind: impl Fn(usize) -> PageKind,
) {
    let site = &facts.settings.site;
    for number in 1..=n_pages(n_entries, site.paginate) {
        pages.push(Page { url: page_url(url, &site.paths.page, number), kind: kind(number) });
    }
}

fn add_home(facts: &Facts, pages: &mut Vec<Page>) {
    let root = PageUrl::new("/").expect("the root is an address");
    add_list(facts, &root, facts.lists.all.len(), pages, PageKind::Home);
}

fn add_districts(facts: &Facts, pages: &mut Vec<Page>) {
    let site = &facts.settings.site;
    if facts.lists.districts.is_empty() {
        return;
    }
    let folder = facts::folder(&site.paths.districts);
    pages.push(Page { url: folder, kind: PageKind::Districts });
    for (id, list) in &facts.lists.by_district {
        let url = facts::below(&site.paths.districts, id.as_str());
        add_list(facts, &url, list.len(), pages, |n| PageKind::District(id.clone(), n));
    }
}

fn add_archive(facts: &Facts, pages: &mut Vec<Page>) {
    if !facts.settings.site.outputs.archive {
        return;
    }
    let years = facts.lists.by_year.keys().map(|year| Stretch::Year(*year));
    let months = facts.lists.by_month.keys().map(|(year, month)| Stretch::Month(*year, *month));
    for stretch in std::iter::once(Stretch::All).chain(years).chain(months) {
        let n_entries = stretch.list(facts).len();
        add_list(facts, &stretch.url(facts), n_entries, pages, |n| {
            PageKind::Archive(StretchOf(stretch), n)
        });
    }
}

fn add_taxonomies(facts: &Facts, pages: &mut Vec<Page>) {
    let site = &facts.settings.site;
    if site.outputs.tags && !facts.lists.by_tag.is_empty() {
        pages.push(Page { url: facts::folder(&site.paths.tags), kind: PageKind::Tags });
        for (slug, (_, list)) in &facts.lists.by_tag {
            let url = facts::below(&site.paths.tags, slug);
            add_list(facts, &url, list.len(), pages, |n| PageKind::Tag(slug.clone(), n));
        }
    }
    if site.outputs.programmes && !site.programmes.is_empty() {
        pages.push(Page { url: facts::folder(&site.paths.programmes), kind: PageKind::Programmes });
        for id in site.programmes.iter().map(|programme| &programme.id) {
            let n_entries = facts.lists.by_programme.get(id).map_or(0, Vec::len);
            let url = facts::below(&site.paths.programmes, id.as_str());
            add_list(facts, &url, n_entries, pages, |n| PageKind::Programme(id.clone(), n));
        }
    }
}

fn add_statistics(facts: &Facts, pages: &mut Vec<Page>) {
    let site = &facts.settings.site;
    if site.outputs.metrics && !facts.settings.metrics.is_empty() {
        pages.push(Page { url: facts::folder(&site.paths.metrics), kind: PageKind::Metrics });
        for metric in facts.settings.metrics.iter() {
            let url = facts::below(&site.paths.metrics, metric.id.as_str());
            let sources = facts::below(url.bare(), "nguon");
            pages.push(Page { url, kind: PageKind::Metric(metric.id.clone()) });
            let n_entries = super::metric::n_sources(facts, metric);
            add_list(facts, &sources, n_entries, pages, |n| {
                PageKind::Sources(metric.id.clone(), n)
            });
        }
    }
    if site.outputs.periods && !facts.periods.is_empty() {
        pages.push(Page { url: facts::folder(&site.paths.periods), kind: PageKind::Periods });
        for period in &facts.periods {
            let Some(url) = facts::period_url(&facts.settings, *period) else { continue };
            let n_entries = facts.lists.by_period.get(period).map_or(0, Vec::len);
            add_list(facts, &url, n_entries, pages, |n| PageKind::Period(*period, n));
        }
    }
}

fn add_downloads(facts: &Facts, pages: &mut Vec<Page>) {
    let files = data::files(&facts.settings);
    if !files.is_empty() {
        pages.push(Page { url: data::page_url(), kind: PageKind::Downloads });
    }
    let file = |file: DataFile| Page { url: file.url(), kind: PageKind::Download(Download(file)) };
    pages.extend(files.into_iter().map(file));
}

fn add_machine_files(facts: &Facts, pages: &mut Vec<Page>) {
    let site = &facts.settings.site;
    let file = |name: &str| PageUrl::new(&format!("/{name}")).expect("a file at the root");
    pages.push(Page { url: file("404.html"), kind: PageKind::NotFound });
    for format in &site.outputs.feeds {
        pages.push(Page {
            url: file(facts::feed_file(*format)),
            kind: PageKind::Feed(None, *format),
        });
        for id in &facts.lists.districts {
            let folder = facts::below(&site.paths.districts, id.as_str());
            let url = PageUrl::new(&format!("{folder}{}", facts::feed_file(*format)))
                .expect("a file there");
            pages.push(Page { url, kind: PageKind::Feed(Some(id.clone()), *format) });
        }
    }
    pages.push(Page { url: file("robots.txt"), kind: PageKind::Robots });
    if site.outputs.news_sitemap {
        pages.push(Page { url: file("news-sitemap.xml"), kind: PageKind::NewsSitemap });
    }
    let n_addresses = pages.iter().filter(|page| is_listed(&page.kind)).count();
    if n_addresses <= SITEMAP_MAX {
        let kind = PageKind::Sitemap(SitemapPart::Whole);
        pages.push(Page { url: file("sitemap.xml"), kind });
        return;
    }
    let n_parts = n_addresses.div_ceil(SITEMAP_MAX);
    let kind = PageKind::Sitemap(SitemapPart::Index(n_parts));
    pages.push(Page { url: file("sitemap.xml"), kind });
    for part in 1..=n_parts {
        let kind = PageKind::Sitemap(SitemapPart::Part(part));
        pages.push(Page { url: file(&format!("sitemap-{part}.xml")), kind });
    }
}

/// Whether a page stands in the sitemap: readers' pages do, continuations and machine files do not.
pub(crate) fn is_listed(kind: &PageKind) -> bool {
    match kind {
        PageKind::Home(number)
        | PageKind::District(_, number)
        | PageKind::Archive(_, number)
        | PageKind::Tag(_, number)
        | PageKind::Programme(_, number)
        | PageKind::Sources(_, number)
        | PageKind::Period(_, number) => *number == 1,
        PageKind::Article(_)
        | PageKind::Districts
        | PageKind::Tags
        | PageKind::Programmes
        | PageKind::Metrics
        | PageKind::Metric(_)
        | PageKind::Downloads
        | PageKind::Periods => true,
        PageKind::NotFound
        | PageKind::Download(_)
        | PageKind::Feed(..)
        | PageKind::Sitemap(_)
        | PageKind::NewsSitemap
        | PageKind::Robots
        | PageKind::Alias(_)
        | PageKind::Asset(_)
        | PageKind::ThemeAsset(_) => false,
    }
}

/// Names each source whose address belongs to a page that is made.
fn check(facts: &Facts, pages: &[Page], diagnostics: &mut Diagnostics) {
    for (first, other) in clashes(pages.iter().map(|page| &page.url)) {
        let (page, other) = (&pages[other], &pages[first]);
        // Two sources of one address were named by the model.
        let sources = (source_of(facts, page), source_of(facts, other));
        let ((Some(file), None) | (None, Some(file))) = sources else { continue };
        diagnostics.push(links::page_in_the_way(Place::whole(file), page.url.as_str()));
    }
}

/// The source that a page is made of; none where bantin makes it by itself.
fn source_of<'a>(facts: &'a Facts, page: &'a Page) -> Option<&'a SitePath> {
    match &page.kind {
        PageKind::Article(idx) | PageKind::Alias(idx) => Some(facts.model.articles[*idx].file()),
        PageKind::Asset(file) => Some(file.path()),
        _ => None,
    }
}
