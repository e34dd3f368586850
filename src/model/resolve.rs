//! The names of one article, and what they mean.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::address::{Address, address};
use super::names::Names;
use super::registry::Registry;
use super::{Kind, Resolved, Stated, Told, cells, figures};
use crate::article::Article;
use crate::diag::{Marked, Place, files, needs};
use crate::domain::{AreaId, MetricId};
use crate::fingerprint::{Digester, Fingerprinted};
use crate::fold;
use crate::path::PageUrl;
use crate::source::CONTENT;

/// Gives the names of `article` their meaning.
///
/// Reads the article and the registries alone. **Errors:** every name that means nothing or two
/// things, every figure that is not read; what is left is usable all the same.
pub fn resolve(settings: &Registry, article: &Arc<Article>) -> Resolved {
    let front = &article.front;
    let mut names = Names::new(settings, &article.file);
    let (kind, url) = kind_and_url(settings, article);
    if url.is_none() {
        names.tell(files::empty_slug(&article.file));
    }
    let date = date(kind, article, &mut names);
    let publish = front.publish.as_ref().map_or_else(|| midnight(date), |publish| publish.value);
    let districts: Vec<AreaId> = front.districts.iter().filter_map(|d| names.area(d)).collect();
    let area = match &front.area {
        Some(area) => names.area(area),
        None if districts.len() == 1 && front.districts.len() == 1 => districts.first().cloned(),
        None => None,
    };
    let period = front.period.as_ref().and_then(|period| names.period(period));
    let programme = front.programme.as_ref().and_then(|programme| names.programme(programme));
    check_needs(article, &districts, &mut names);
    let mut resolved = Resolved {
        article: Arc::clone(article),
        print: settings.fingerprint().and(article.print),
        outline: settings.fingerprint().and(article.outline),
        kind,
        is_nameless: url.is_none(),
        url: url.unwrap_or_else(root),
        date,
        publish,
        districts,
        area,
        period,
        programme,
        tags: tags(&front.tags, &mut names),
        series: front.series.as_ref().and_then(|series| named(series, &mut names)),
        figures: Vec::new(),
        areas: Vec::new(),
        metrics: Vec::new(),
        featured: Vec::new(),
        diagnostics: Vec::new(),
    };
    figures::read(&mut resolved, &mut names);
    resolved.metrics = told(settings, &resolved);
    let areas = resolved.districts.iter().chain(resolved.figures.iter().map(|s| &s.area));
    resolved.areas = areas.collect::<BTreeSet<_>>().into_iter().cloned().collect();
    cells::check(settings, &mut resolved, &mut names);
    resolved.featured = featured(article, &resolved.figures, &mut names);
    resolved.diagnostics = names.into_told();
    resolved
}

/// What an article says of each metric.
fn told(settings: &Registry, article: &Resolved) -> Vec<Told> {
    let positions: BTreeSet<usize> = article
        .figures
        .iter()
        .filter_map(|stated| settings.metrics.position(&stated.metric))
        .collect();
    let of = |metric: usize| {
        let id = &settings.metrics.at(metric).id;
        let mut digest = Digester::default();
        digest.update(&article.date.num_days_from_ce().to_le_bytes());
        digest.update(article.path().as_bytes());
        article.figures.iter().filter(|s| s.metric == *id).for_each(|s| s.digest(&mut digest));
        Told { metric, print: digest.finish() }
    };
    positions.into_iter().map(of).collect()
}

fn root() -> PageUrl {
    PageUrl::new("/").expect("the root is an address")
}

/// What becomes of a source, and its address; none where nothing is left of its name.
fn kind_and_url(settings: &Registry, article: &Article) -> (Kind, Option<PageUrl>) {
    let below = article.file.below(CONTENT);
    let below = below.and_then(|below| below.strip_prefix(settings.site.articles.as_str()));
    let is_news = below.is_some_and(|below| below.starts_with('/'));
    let url = match address(&article.file) {
        Some(Address::Page(url)) => Some(url),
        _ => None,
    };
    let kind = if is_news {
        Kind::News
    } else if url.as_ref().is_none_or(|url| *url == root()) {
        Kind::Home
    } else {
        Kind::Fixed
    };
    (kind, url)
}

/// The calendar date; news without one is told of and stands at the beginning of time.
fn date(kind: Kind, article: &Article, names: &mut Names<'_>) -> NaiveDate {
    if let Some(date) = &article.front.date {
        date.value
    } else {
        // What seems missing from front matter that could not be read may well be there.
        if kind == Kind::News && !article.front.has_refused("date") {
            names.tell(needs::date(names.place(article.front.span)));
        }
        NaiveDate::default()
    }
}

fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

/// With figures, `period` and `area` are needed; the message says what to write.
fn check_needs(article: &Article, tagged: &[AreaId], names: &mut Names<'_>) {
    let front = &article.front;
    let Some(first) = front.metrics.first() else { return };
    let all = || front.metrics.iter().flat_map(|entry| &entry.figures);
    let lacks_period = front.period.is_none() && !front.has_refused("period");
    if lacks_period && all().any(|figure| figure.long().period.is_none()) {
        let hint = front.date.as_ref().map(|date| date.value);
        names.tell(needs::period(names.place(first.metric.span), hint));
    }
    let has_area = front.area.is_some() || front.districts.len() == 1;
    let is_refused = front.has_refused("area") || front.has_refused("districts");
    if !has_area && !is_refused && all().any(|figure| figure.long().area.is_none()) {
        let example = tagged.first().or(names.any_area()).map(AreaId::as_str);
        let is_of_several = !front.districts.is_empty();
        names.tell(needs::area(names.place(first.metric.span), is_of_several, example));
    }
}

/// A tag or series: its slug and title; two of one slug are one.
fn named(written: &Marked<String>, names: &mut Names<'_>) -> Option<(String, String)> {
    let slug = fold::slug(&written.value);
    if slug.is_empty() {
        names.tell(needs::letters(names.place(written.span), &written.value));
        return None;
    }
    Some((slug, written.value.clone()))
}

/// The tags, each slug once: the same word in two spellings is one tag.
fn tags(written: &[Marked<String>], names: &mut Names<'_>) -> Vec<(String, String)> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for (slug, title) in written.iter().filter_map(|tag| named(tag, names)) {
        if !tags.iter().any(|(other, _)| *other == slug) {
            tags.push((slug, title));
        }
    }
    tags
}

/// The featured metrics, each of which must have a figure here.
fn featured(article: &Article, figures: &[Stated], names: &mut Names<'_>) -> Vec<MetricId> {
    let mut featured = Vec::new();
    for written in &article.front.featured {
        let Some(metric) = names.metric(written) else { continue };
        if !figures.iter().any(|stated| stated.metric == metric.id) {
            // A figure that was refused has been told of.
            let mut entries = article.front.metrics.iter();
            let is_told = article.front.has_refused("metrics")
                || entries.any(|entry| names.knows(&entry.metric.value) == Some(&metric.id));
            if is_told {
                continue;
            }
            let place = Place::new(&article.file, written.span);
            names.tell(needs::featured_figure(place, &written.value));
        } else if !featured.contains(&metric.id) {
            featured.push(metric.id.clone());
        }
    }
    featured
}
