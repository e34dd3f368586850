//! All that views are made from: plain data, made once a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figures::marks::Marks;
use super::figures::targets::Goal;
use super::figures::words;
use super::lists::Lists;
use super::part::Part;
use super::urls::Urls;
use super::view::{DatedLink, Link};
use crate::diag::Lang;
use crate::domain::{AreaId, MetricId, Period, PeriodForm, ProgrammeId};
use crate::findings::Found;
use crate::fingerprint::Fingerprint;
use crate::model::registry::{Metric, Registry};
use crate::model::{Model, Stated};
use crate::path::PageUrl;
use crate::settings::Feed;
use crate::stats::{Engine, Spans};

/// The settings, the articles and the totals of one plan.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The board's typed files.
    pub(crate) settings: Arc<Registry>,
    /// The articles.
    pub(crate) model: Model,
    /// The totals.
    pub(crate) engine: Engine,
    /// The figures that were corrected away.
    pub(crate) dead: BTreeSet<Arc<str>>,
    /// What targets were set for.
    pub(crate) goals: Arc<BTreeSet<Goal>>,
    /// What became of figures.
    pub(crate) marks: Arc<Marks>,
    /// What is wrong between each metric's figures.
    pub(crate) found: BTreeMap<MetricId, Arc<Found>>,
    /// The days of each metric's figures.
    pub(crate) spans: BTreeMap<MetricId, Arc<Spans>>,
    /// Which articles stand in which list.
    pub(crate) lists: Arc<Lists>,
    /// Where the site stands.
    pub(crate) urls: Urls,
    /// One card an article, by its index in the model.
    pub(crate) cards: Vec<Arc<Part>>,
    /// The periods that have a page.
    pub(crate) periods: BTreeSet<Period>,
    /// Every output there will be, for links.
    pub(crate) outputs: Arc<BTreeSet<PageUrl>>,
    /// The periods that downloads hold totals of.
    pub(crate) data_periods: BTreeSet<Period>,
    /// The digest of all that downloads read.
    pub(crate) data_print: Fingerprint,
}

impl Facts {
    /// The site's language.
    pub fn lang(&self) -> Lang {
        self.settings.site.language
    }

    /// The settings with the registries.
    pub fn settings(&self) -> &Registry {
        &self.settings
    }

    /// Who publishes the site: the publisher of its imprint, else its own title.
    pub(crate) fn publisher(&self) -> &str {
        let site = &self.settings.site;
        site.publisher.name.as_ref().unwrap_or(&site.title)
    }

    /// The articles.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The totals.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether an address is that of an output, the theme's files apart.
    pub fn has_output(&self, url: &PageUrl) -> bool {
        self.outputs.contains(url)
    }

    /// Whether a figure was corrected away.
    pub(crate) fn is_dead(&self, stated: &Stated) -> bool {
        self.dead.contains(&stated.id)
    }

    /// Whether another statement of its cell speaks for a figure.
    pub(crate) fn is_outvoted(&self, stated: &Stated) -> bool {
        self.found.get(&stated.metric).is_some_and(|found| found.outvoted.contains(&stated.id))
    }

    /// The digest of all that downloads read.
    pub fn data_print(&self) -> Fingerprint {
        self.data_print
    }

    /// The latest period of a metric in an area; of a ratio the latest in which both its parts were
    /// reported, else that of its numerator.
    pub(crate) fn latest(&self, metric: &Metric, area: &AreaId) -> Option<Period> {
        let mut parts = metric.rule.parts().into_iter();
        let first = parts.next()?;
        let latest = self.spans.get(first)?.latest(area)?;
        let Some(second) = parts.next() else { return Some(latest) };
        if self.spans.get(second).and_then(|spans| spans.latest(area)) == Some(latest) {
            return Some(latest);
        }
        let both = self.periods_of_total(metric, area).into_iter();
        Some(both.max_by_key(|period| (period.last(), period.n_days())).unwrap_or(latest))
    }

    /// From the first day to the last of a metric's figures in an area.
    pub(crate) fn all_days(&self, metric: &Metric, area: &AreaId) -> Option<Period> {
        let parts = metric.rule.parts().into_iter();
        let days = parts.filter_map(|part| self.spans.get(part)?.all_days(area));
        days.reduce(|a, b| {
            let (first, last) = (a.first().min(b.first()), a.last().max(b.last()));
            Period::new(first, last).unwrap_or(a)
        })
    }

    /// The latest period of a metric's figures of a programme.
    pub(crate) fn latest_of_programme(
        &self,
        metric: &MetricId,
        programme: &ProgrammeId,
    ) -> Option<Period> {
        self.spans.get(metric)?.latest_of_programme(programme)
    }

    /// Every period that a metric has reports of in an area, by first day.
    pub(crate) fn periods_of_metric(&self, metric: &MetricId, area: &AreaId) -> Vec<Period> {
        self.spans.get(metric).map_or_else(Vec::new, |spans| spans.periods(area).collect())
    }

    /// Every period of which a metric can have a total in an area, by first day: of a ratio those
    /// that both its parts have reports of.
    pub(crate) fn periods_of_total(&self, metric: &Metric, area: &AreaId) -> Vec<Period> {
        let parts = metric.rule.parts().into_iter();
        let periods = parts.map(|part| self.periods_of_metric(part, area));
        let both = |mut a: Vec<Period>, b: Vec<Period>| {
            a.retain(|period| b.contains(period));
            a
        };
        periods.reduce(both).unwrap_or_default()
    }

    /// Every period that any metric has reports of in an area, by first day.
    pub(crate) fn periods_of(&self, area: &AreaId) -> Vec<Period> {
        let all: BTreeSet<Period> =
            self.spans.values().flat_map(|spans| spans.periods(area)).collect();
        all.into_iter().collect()
    }
}

/// The address of a folder of this name: `/huyen/`.
pub(crate) fn folder(name: &str) -> PageUrl {
    PageUrl::new(&format!("/{name}/")).expect("the settings admit only slugs")
}

/// The address below a folder of this name: `/huyen/co-to/`.
pub(crate) fn below(name: &str, id: &str) -> PageUrl {
    PageUrl::new(&format!("/{name}/{id}/")).expect("ids and slugs are names")
}

/// The page of an area, where it has one.
pub(crate) fn area_url(settings: &Registry, area: &AreaId) -> Option<PageUrl> {
    let found = settings.areas.get(area)?;
    let has_page = settings.site.district_levels.contains(&found.level);
    has_page.then(|| below(&settings.site.paths.districts, area.as_str()))
}

/// An area's name with its page; the name alone where it has none.
pub(crate) fn area_link(settings: &Registry, urls: &Urls, area: &AreaId) -> Link {
    let title = settings.areas.get(area).map_or_else(|| area.to_string(), |a| a.name.clone());
    let url = area_url(settings, area).map_or_else(String::new, |url| urls.local(&url));
    Link { title, url }
}

/// An article as a link with its date.
pub(crate) fn dated(facts: &Facts, idx: usize) -> DatedLink {
    let article = &facts.model.articles[idx];
    DatedLink {
        title: article.article.front.title.value.clone(),
        url: facts.urls.local(&article.url),
        date: words::date(article.date, facts.lang()),
    }
}

/// The page of a metric, where the site has such pages.
pub(crate) fn metric_url(settings: &Registry, metric: &Metric) -> Option<PageUrl> {
    let site = &settings.site;
    site.outputs.metrics.then(|| below(&site.paths.metrics, metric.id.as_str()))
}

/// The page of a programme, where the site has such pages.
pub(crate) fn programme_url(settings: &Registry, programme: &ProgrammeId) -> Option<PageUrl> {
    let site = &settings.site;
    site.outputs.programmes.then(|| below(&site.paths.programmes, programme.as_str()))
}

/// The name of a programme.
pub(crate) fn programme_name(settings: &Registry, programme: &ProgrammeId) -> String {
    let found = settings.site.programmes.iter().find(|other| other.id == *programme);
    found.map_or_else(String::new, |programme| programme.name.clone())
}

/// The page of a tag, where the site has such pages.
pub(crate) fn tag_url(settings: &Registry, slug: &str) -> Option<PageUrl> {
    let site = &settings.site;
    site.outputs.tags.then(|| below(&site.paths.tags, slug))
}

/// The name of a period in addresses: `2023-h1`, or a campaign's id; `None` for days and free ranges.
pub(crate) fn period_name(settings: &Registry, period: Period) -> Option<String> {
    match period.form() {
        PeriodForm::Day(_) => None,
        PeriodForm::Range => {
            let mut named = settings.site.periods.iter();
            named.find(|campaign| campaign.period == period).map(|campaign| campaign.id.clone())
        }
        _ => Some(period.to_string().to_lowercase()),
    }
}

/// The page of a period, where it can have one.
pub(crate) fn period_url(settings: &Registry, period: Period) -> Option<PageUrl> {
    let site = &settings.site;
    let name = period_name(settings, period).filter(|_| site.outputs.periods)?;
    Some(below(&site.paths.periods, &name))
}

/// The file of a feed: `atom.xml`.
pub(crate) const fn feed_file(format: Feed) -> &'static str {
    match format {
        Feed::Atom => "atom.xml",
        Feed::Rss => "rss.xml",
        Feed::Json => "feed.json",
    }
}

/// What readers call a feed's format.
pub(crate) const fn feed_title(format: Feed) -> &'static str {
    match format {
        Feed::Atom => "Atom",
        Feed::Rss => "RSS",
        Feed::Json => "JSON Feed",
    }
}
