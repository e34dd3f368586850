//! The dashboard, the page of a metric and the pages of its sources.

use std::borrow::Cow;

use super::data::{self, Status};
use super::facts::{self, Facts};
use super::figures::charts;
use super::figures::headline;
use super::figures::marks;
use super::figures::progress;
use super::figures::ranking;
use super::figures::series;
use super::figures::shown;
use super::figures::stated;
use super::figures::targets;
use super::figures::totals::{self, Total};
use super::figures::words;
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::view::{
    Chart, Link, MetricGroup, MetricView, MetricsView, Revision, SourceRow, SourcesView, StatBox,
};
use crate::diag::Lang;
use crate::domain::metric::Aggregation;
use crate::model::registry::Metric;
use crate::model::{Resolved, Stated};
use crate::path::PageUrl;
use crate::stats::Reason;

/// So many of the newest sources stand on a metric's own page.
const SOURCES_SHOWN: usize = 10;

/// The view of the dashboard.
pub(crate) fn dashboard(facts: &Facts) -> View {
    let site = &facts.settings.site;
    let url = facts::folder(&site.paths.metrics);
    let about = About {
        kind: "metrics",
        title: section_title(facts.lang()),
        section: "metrics",
        ..About::default()
    };
    let root = shown::root(facts);
    let mut groups: Vec<MetricGroup> = Vec::new();
    for metric in facts.settings.metrics.iter() {
        let own = root.as_ref().and_then(|root| {
            headline::own_total(facts, metric, root, headline::of(facts, metric, root))
        });
        let Some(own) = own else { continue };
        let stat = totals::box_alone(facts, &own);
        let stat = stat.unwrap_or_else(|| headline::without_total(facts, &own));
        let stat = StatBox { id: String::new(), ..stat };
        let title = metric.group().unwrap_or_default();
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.boxes.push(stat),
            None => groups.push(MetricGroup { title: title.to_owned(), boxes: vec![stat] }),
        }
    }
    let data = MetricsView { groups, downloads: data::of_site(facts) };
    View {
        template: "metrics.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &url, about)))),
            ("metrics", Entry::One(Part::new(data))),
        ],
    }
}

/// The title of the section of metrics.
pub(crate) fn section_title(lang: Lang) -> String {
    if lang == Lang::Vi { "Số liệu" } else { "Figures" }.to_owned()
}

/// The view of a metric's page.
pub(crate) fn view(facts: &Facts, metric: &Metric) -> View {
    let site = &facts.settings.site;
    let lang = facts.lang();
    let url = facts::below(&site.paths.metrics, metric.id.as_str());
    let root = shown::root(facts);
    let whole = root.as_ref().and_then(|root| headline::of(facts, metric, root));
    let whole = whole.map(|headline| headline.total);
    let about = About {
        kind: "metric",
        title: metric.label(lang).to_owned(),
        description: metric.entry.description.clone().unwrap_or_default(),
        section: "metrics",
        way: vec![section_link(facts)],
        json_ld: data::metric_json_ld(facts, metric, (&url, whole.as_ref())),
        ..About::default()
    };
    View {
        template: "metric.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &url, about)))),
            ("metric", Entry::One(Part::new(metric_view(facts, metric, &url, whole.as_ref())))),
        ],
    }
}

fn section_link(facts: &Facts) -> Link {
    let url = facts::folder(&facts.settings.site.paths.metrics);
    Link { title: section_title(facts.lang()), url: facts.urls.local(&url) }
}

/// All that is said of a metric; `whole` is the area that holds all in its headline period.
fn metric_view(
    facts: &Facts,
    metric: &Metric,
    url: &PageUrl,
    whole: Option<&Total<'_>>,
) -> MetricView {
    let lang = facts.lang();
    let units = whole.map_or_else(Vec::new, |(of, _)| shown::units(facts, of));
    let bars = whole.map(|(of, _)| shown::by_district(facts, of, &units));
    let bars = bars.filter(Chart::has_numbers);
    let tiles = bars.as_ref().and_then(|bars| charts::tiles(bars, lang));
    let list = facts::below(url.bare(), "nguon");
    MetricView {
        id: metric.id.to_string(),
        label: metric.label(lang).to_owned(),
        description: metric.entry.description.clone().unwrap_or_default(),
        group: metric.group().unwrap_or_default().to_owned(),
        unit: metric.unit_text.clone(),
        aggregation: aggregation(metric, lang),
        hero: whole.and_then(|whole| {
            let stat = totals::stat_box(facts, whole)?;
            let name = facts::area_link(&facts.settings, &facts.urls, whole.0.area).title;
            Some(StatBox { label: name, label_url: None, ..stat })
        }),
        missing: missing(facts, metric, whole),
        series: shown::root(facts).and_then(|root| series::of(facts, metric, &root)),
        progress: whole.and_then(|whole| progress::chart(facts, whole)),
        targets: targets::of_metric(facts, &metric.id),
        ranking: match whole {
            Some((of, _)) => ranking::of(facts, of, &units),
            None if metric.rule.agg == Aggregation::None => ranking::of_each(facts, metric),
            None => None,
        },
        tiles,
        bars,
        sources: newest_sources(facts, metric),
        n_sources: n_sources(facts, metric),
        sources_url: Some(facts.urls.local(&list)),
        revisions: revisions(facts, metric),
        issues: marks::issues(facts, metric),
        downloads: data::of_metric(facts, &metric.id),
    }
}

/// Why there is no total to begin with; empty where there is one, or no figure at all.
fn missing(facts: &Facts, metric: &Metric, whole: Option<&Total<'_>>) -> String {
    let lang = facts.lang();
    let reason = whole.and_then(|(_, answer)| answer.reason);
    match (reason, whole, lang) {
        (Some(reason), Some((whole, _)), _) if reason != Reason::NoData => {
            let (vi, en) = words::reason(reason);
            let why = if lang == Lang::Vi { vi } else { en };
            format!("{}: {why}.", words::period_title(whole.period, lang))
        }
        (_, None, _) if n_sources(facts, metric) == 0 => String::new(),
        (_, None, Lang::Vi) if metric.rule.agg == Aggregation::None => {
            "Chỉ số này không cộng được; xem từng số liệu bên dưới.".to_owned()
        }
        (_, None, Lang::En) if metric.rule.agg == Aggregation::None => {
            "This metric is never added up; its figures stand below.".to_owned()
        }
        _ => String::new(),
    }
}

/// How a metric adds up, in words.
fn aggregation(metric: &Metric, lang: Lang) -> String {
    let (vi, en) = match metric.rule.agg {
        Aggregation::Sum => ("Cộng dồn theo thời gian và địa bàn", "Adds over time and area"),
        Aggregation::Latest => (
            "Lấy số mới nhất trong kỳ, cộng theo địa bàn",
            "The newest in the period, added over areas",
        ),
        Aggregation::Max => ("Lấy số lớn nhất, không cộng", "The largest, not added"),
        Aggregation::Ratio => (
            "Tổng tử số chia tổng mẫu số của cùng các báo cáo",
            "Sum of numerators by sum of denominators of the same reports",
        ),
        Aggregation::Mean => ("Trung bình có trọng số", "Weighted mean"),
        Aggregation::None => ("Chỉ hiện như báo cáo, không cộng", "Shown as reported, not added"),
    };
    if lang == Lang::Vi { vi } else { en }.to_owned()
}

/// How many figures a metric rests on.
pub(crate) fn n_sources(facts: &Facts, metric: &Metric) -> usize {
    let parts = metric.rule.parts().into_iter();
    parts.map(|part| facts.lists.by_metric.get(part).map_or(0, Vec::len)).sum()
}

/// The figures that a metric rests on, newest first: of a ratio those of both its parts.
fn sources<'a>(facts: &'a Facts, metric: &Metric) -> Cow<'a, [(usize, usize)]> {
    let parts = metric.rule.parts().into_iter();
    let lists: Vec<&[(usize, usize)]> =
        parts.filter_map(|part| facts.lists.by_metric.get(part)).map(Vec::as_slice).collect();
    match lists[..] {
        [] => Cow::Borrowed(&[]),
        [only] => Cow::Borrowed(only),
        _ => {
            let mut all = lists.concat();
            all.sort_unstable();
            Cow::Owned(all)
        }
    }
}

/// The newest figures that a metric rests on.
fn newest_sources(facts: &Facts, metric: &Metric) -> Vec<SourceRow> {
    let list = sources(facts, metric);
    let newest = list.iter().take(SOURCES_SHOWN);
    newest.map(|(idx, figure)| source_row(facts, metric, *idx, *figure)).collect()
}

fn source_row(facts: &Facts, of: &Metric, idx: usize, figure_idx: usize) -> SourceRow {
    let lang = facts.lang();
    let article = &facts.model.articles[idx];
    let stated = &article.figures[figure_idx];
    let metric = facts.settings.metrics.get(&stated.metric).unwrap_or(of);
    let (status, vi, en) = status(facts, article, stated, metric);
    SourceRow {
        date: words::date(article.date, lang),
        title: article.article.front.title.value.clone(),
        url: totals::figure_url(facts, article, stated),
        area: facts::area_link(&facts.settings, &facts.urls, &stated.area).title,
        period: words::period_title(stated.period, lang),
        metric: if metric.id == of.id { String::new() } else { metric.label(lang).to_owned() },
        words: stated::words_of(stated.figure.as_ref(), metric),
        status: status.to_owned(),
        status_text: if lang == Lang::Vi { vi } else { en }.to_owned(),
    }
}

/// What became of a figure: its name in data files, and in words.
fn status(
    facts: &Facts,
    article: &Resolved,
    stated: &Stated,
    metric: &Metric,
) -> (&'static str, &'static str, &'static str) {
    if stated.is_target {
        return ("target", "chỉ tiêu", "target");
    }
    let status = Status::of(facts, metric, article, stated);
    let (vi, en) = match status {
        Status::Superseded => ("đã đính chính", "corrected"),
        Status::Outvoted => ("số khác được dùng", "another figure is used"),
        Status::Provisional => ("sơ bộ", "provisional"),
        Status::Final => ("", ""),
    };
    (status.as_str(), vi, en)
}

/// The view of one page of a metric's sources.
pub(crate) fn sources_view(facts: &Facts, metric: &Metric, number: usize) -> View {
    let site = &facts.settings.site;
    let lang = facts.lang();
    let page = facts::below(&site.paths.metrics, metric.id.as_str());
    let url = facts::below(page.bare(), "nguon");
    let list = sources(facts, metric);
    let range = paginate::range(number, site.paginate, list.len());
    let pager =
        paginate::pager((&url, &site.paths.page), number, site.paginate, list.len(), &facts.urls);
    let metric_link = Link { title: metric.label(lang).to_owned(), url: facts.urls.local(&page) };
    let about = About {
        kind: "sources",
        title: match lang {
            Lang::Vi => format!("Nguồn: {}", metric.label(lang)),
            Lang::En => format!("Sources: {}", metric.label(lang)),
        },
        section: "metrics",
        way: vec![section_link(facts), metric_link.clone()],
        ..About::default()
    };
    let rows = list[range].iter().map(|(idx, figure)| source_row(facts, metric, *idx, *figure));
    let data = SourcesView { metric: metric_link, rows: rows.collect() };
    let page_url = paginate::page_url(&url, &site.paths.page, number);
    View {
        template: "sources.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("sources", Entry::One(Part::new(data))),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

/// What later figures replaced, newest first.
fn revisions(facts: &Facts, metric: &Metric) -> Vec<Revision> {
    let lang = facts.lang();
    let mut revisions = Vec::new();
    for (new_id, old_ids) in &facts.model.supersedes {
        let Some((idx, new)) = facts.model.figure(new_id) else { continue };
        if !metric.rule.parts().contains(&&new.metric) {
            continue;
        }
        let metric = facts.settings.metrics.get(&new.metric).unwrap_or(metric);
        let article = &facts.model.articles[idx];
        for (_, old) in old_ids.iter().filter_map(|id| facts.model.figure(id)) {
            let area = facts::area_link(&facts.settings, &facts.urls, &new.area).title;
            revisions.push((
                article.date,
                Revision {
                    date: words::date(article.date, lang),
                    article: Link {
                        title: article.article.front.title.value.clone(),
                        url: totals::figure_url(facts, article, new),
                    },
                    old: stated::words_of(old.figure.as_ref(), metric),
                    new: stated::words_of(new.figure.as_ref(), metric),
                    subject: format!("{area}, {}", words::period(new.period, lang)),
                },
            ));
        }
    }
    revisions.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    revisions.into_iter().map(|(_, revision)| revision).collect()
}
