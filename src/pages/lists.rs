//! Which articles stand in which list: one pass over the articles, newest first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::domain::{AreaId, MetricId, Period, ProgrammeId};
use crate::model::registry::Registry;
use crate::model::{Model, Resolved, Told};

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
    let mut by_metric: Vec<Vec<(usize, usize)>> = vec![Vec::new(); settings.metrics.len()];
    for (idx, article) in model.listed() {
        lists.all.push(idx);
        let (year, month) = (article.date.year(), article.date.month());
        lists.by_year.entry(year).or_default().push(idx);
        lists.by_month.entry((year, month)).or_default().push(idx);
        for (slug, title) in &article.tags {
            if let Some((_, list)) = lists.by_tag.get_mut(slug) {
                list.push(idx);
            } else {
                lists.by_tag.insert(slug.clone(), (title.clone(), vec![idx]));
            }
        }
        if let Some((slug, title)) = &article.series {
            let entry = lists.by_series.entry(slug.clone());
            entry.or_insert_with(|| (title.clone(), List::new())).1.push(idx);
        }
        for area in &article.areas {
            if let Some(list) = lists.by_district.get_mut(area) {
                list.push(idx);
            }
        }
        for programme in programmes_of(article) {
            lists.by_programme.entry(programme.clone()).or_default().push(idx);
        }
        for (figure_idx, stated) in article.figures.iter().enumerate() {
            if stated.figure.is_none() {
                continue;
            }
            let is_its = |told: &&Told| settings.metrics.at(told.metric).id == stated.metric;
            if let Some(told) = article.metrics.iter().find(is_its) {
                by_metric[told.metric].push((idx, figure_idx));
            }
            if stated.is_of_cluster && !stated.is_target {
                lists.by_cluster.entry(stated.area.clone()).or_default().push((idx, figure_idx));
            }
        }
        for (at, stated) in article.figures.iter().enumerate() {
            if article.figures[..at].iter().all(|before| before.period != stated.period) {
                lists.by_period.entry(stated.period).or_default().push(idx);
            }
        }
    }
    let with_figures = by_metric.into_iter().enumerate().filter(|(_, list)| !list.is_empty());
    let with_id = with_figures.map(|(at, list)| (settings.metrics.at(at).id.clone(), list));
    lists.by_metric = with_id.collect();
    lists
}

fn programmes_of(article: &Resolved) -> BTreeSet<&ProgrammeId> {
    let own = article.programme.iter();
    own.chain(article.figures.iter().filter_map(|stated| stated.programme.as_ref())).collect()
}
