//! Which articles stand in which list: one pass over the articles, newest first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::domain::{AreaId, MetricId, Period, ProgrammeId};
use crate::model::registry::Registry;
use crate::model::{Model, Resolved};

/// A list of articles by their indexes in the model, newest first.
pub(crate) type List = Vec<usize>;

/// Every list of the site.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// All news.
    pub(crate) all: List,
    /// The areas that have a page, by the alphabet.
    pub(crate) districts: Vec<AreaId>,
    /// The news tagged with a district or with figures of it.
    pub(crate) by_district: BTreeMap<AreaId, List>,
    /// By year.
    pub(crate) by_year: BTreeMap<i32, List>,
    /// By year and month.
    pub(crate) by_month: BTreeMap<(i32, u32), List>,
    /// By tag: slug to the newest article's spelling and the list.
    pub(crate) by_tag: BTreeMap<String, (String, List)>,
    /// By programme.
    pub(crate) by_programme: BTreeMap<ProgrammeId, List>,
    /// By series: slug to title and list.
    pub(crate) by_series: BTreeMap<String, (String, List)>,
    /// The figures of a metric, parts too: index of the article, index of the figure.
    pub(crate) by_metric: BTreeMap<MetricId, Vec<(usize, usize)>>,
    /// The figures of clusters: index of the article, index of the figure.
    pub(crate) by_cluster: BTreeMap<AreaId, Vec<(usize, usize)>>,
    /// The news with figures of exactly these days.
    pub(crate) by_period: BTreeMap<Period, List>,
}

/// Sorts the listed news into its lists.
pub(crate) fn sort(settings: &Registry, model: &Model) -> Lists {
    let mut lists = Lists { districts: settings.areas.with_pages().to_vec(), ..Lists::default() };
    for area in &lists.districts {
        lists.by_district.insert(area.clone(), List::new());
    }
    for (idx, article) in model.listed() {
        lists.all.push(idx);
        let (year, month) = (article.date.year(), article.date.month());
        lists.by_year.entry(year).or_default().push(idx);
        lists.by_month.entry((year, month)).or_default().push(idx);
        for (slug, title) in &article.tags {
            let (_, list) =
                lists.by_tag.entry(slug.clone()).or_insert_with(|| (title.clone(), List::new()));
            if list.last() != Some(&idx) {
                list.push(idx);
            }
        }
        if let Some((slug, title)) = &article.series {
            let entry = lists.by_series.entry(slug.clone());
            entry.or_insert_with(|| (title.clone(), List::new())).1.push(idx);
        }
        for area in areas_of(article) {
            if let Some(list) = lists.by_district.get_mut(area) {
                list.push(idx);
            }
        }
        for programme in programmes_of(article) {
            lists.by_programme.entry(programme.clone()).or_default().push(idx);
        }
        for (figure_idx, stated) in article.figures.iter().enumerate() {
            if stated.figure.is_some() {
                let list = lists.by_metric.entry(stated.metric.clone()).or_default();
                list.push((idx, figure_idx));
            }
            let is_cluster = settings.areas.get(&stated.area).is_some_and(|a| a.members.len() > 1);
            if is_cluster && !stated.is_target && stated.figure.is_some() {
                lists.by_cluster.entry(stated.area.clone()).or_default().push((idx, figure_idx));
            }
        }
        let periods: BTreeSet<Period> = article.figures.iter().map(|f| f.period).collect();
        for period in periods {
            lists.by_period.entry(period).or_default().push(idx);
        }
    }
    lists
}

/// The areas whose lists hold an article: those it is tagged with and those of its figures.
fn areas_of(article: &Resolved) -> BTreeSet<&AreaId> {
    article.districts.iter().chain(article.figures.iter().map(|stated| &stated.area)).collect()
}

fn programmes_of(article: &Resolved) -> BTreeSet<&ProgrammeId> {
    let own = article.programme.iter();
    own.chain(article.figures.iter().filter_map(|stated| stated.programme.as_ref())).collect()
}
