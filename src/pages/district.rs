//! The district tag page: its boxes, series, articles and what was not split for it.

use std::cmp::Reverse;

use super::charts;
use super::facts::{self, Facts};
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::stated;
use super::totals::{self, Subject};
use super::view::{
    BoxGroup, CrossRow, CrossTable, DistrictView, Link, NameView, StatBox, Unallocated, Words,
};
use super::words;
use crate::diag::Lang;
use crate::domain::{AreaId, Period, PeriodForm};
use crate::model::registry::Metric;
use crate::path::PageUrl;
use crate::settings::Area;
use crate::stats::Query;

/// The table of metrics by periods shows at most so many periods, the newest.
const PERIODS_MAX: usize = 6;

/// The view of one page of a district's list.
pub(crate) fn view(facts: &Facts, area: &Area, number: usize) -> View {
    let settings = &facts.settings;
    let list = facts.lists.by_district.get(&area.id).map_or(&[][..], |list| list);
    let url = facts::below(&settings.site.paths.districts, area.id.as_str());
    let word = &settings.site.paths.page;
    let per_page = settings.site.paginate;
    let range = paginate::range(number, per_page, list.len());
    let pager = paginate::pager((&url, word), number, per_page, list.len(), &facts.urls);
    let page_url = paginate::page_url(&url, word, number);
    let index = facts::folder(&settings.site.paths.districts);
    let about = About {
        kind: "district",
        title: area.name.clone(),
        description: description(facts, area),
        section: "districts",
        way: vec![Link { title: districts_title(facts.lang()), url: facts.urls.local(&index) }],
        feeds: feeds(facts, area, &url),
        ..About::default()
    };
    View {
        template: "district.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("district", Entry::One(Part::new(district_view(facts, area, list.len(), number)))),
            (
                "cards",
                Entry::Many(list[range].iter().map(|idx| facts.cards[*idx].clone()).collect()),
            ),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

/// The title of the section of districts.
pub(crate) fn districts_title(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Địa bàn",
        Lang::En => "Districts",
    }
    .to_owned()
}

fn description(facts: &Facts, area: &Area) -> String {
    match facts.lang() {
        Lang::Vi => {
            format!("Tin và số liệu của {}: kỳ gần nhất, theo thời gian, tin mới.", area.name)
        }
        Lang::En => format!("News and figures of {}: latest period, series, articles.", area.name),
    }
}

/// The feeds of a district, by the formats that the site has.
fn feeds(facts: &Facts, area: &Area, url: &PageUrl) -> Vec<Link> {
    let formats = &facts.settings.site.outputs.feeds;
    let feed = |format: &crate::settings::Feed| {
        let file =
            PageUrl::new(&format!("{url}{}", facts::feed_file(*format))).expect("a feed is a file");
        Link {
            title: format!("{} – {}", area.name, facts::feed_title(*format)),
            url: facts.urls.local(&file),
        }
    };
    formats.iter().map(feed).collect()
}

/// All that is said of a district, on the first page of its list; the others only name it.
fn district_view(facts: &Facts, area: &Area, n_articles: usize, number: usize) -> DistrictView {
    let metrics = metrics_of(facts, &area.id);
    let named = DistrictView {
        id: area.id.to_string(),
        name: area.name.clone(),
        dateline: dateline(facts, area, n_articles, metrics.len()),
        ..DistrictView::default()
    };
    if number > 1 {
        return named;
    }
    let latest = latest(facts, &area.id, &metrics);
    let year_to_date = year_to_date(facts, &area.id, &metrics);
    let all_time = all_time(facts, &area.id, &metrics);
    DistrictView {
        lineage: lineage(facts, area),
        names: names(facts, area),
        relatives: relatives(facts, area),
        series: charts::district_series(facts, &area.id, &metrics),
        table: table(facts, &area.id, &metrics),
        unallocated: unallocated(facts, area),
        downloads: downloads(facts, area),
        latest,
        year_to_date,
        all_time,
        ..named
    }
}

/// The metrics with figures of an area, the home metrics first, then in the registry's order.
fn metrics_of<'a>(facts: &'a Facts, area: &AreaId) -> Vec<(&'a Metric, Period)> {
    let home = super::home::headline_metrics(facts);
    let rank =
        |metric: &Metric| home.iter().position(|other| other.id == metric.id).unwrap_or(usize::MAX);
    let mut metrics: Vec<(&Metric, Period)> = facts
        .settings
        .metrics
        .iter()
        .filter_map(|metric| Some((metric, facts.latest(&metric.id, area)?)))
        .collect();
    metrics.sort_by_key(|(metric, _)| rank(metric));
    metrics
}

/// Boxes of the latest period: that of most metrics gives the title; others say their own.
fn latest(facts: &Facts, area: &AreaId, metrics: &[(&Metric, Period)]) -> BoxGroup {
    let mut counted: Vec<(usize, Period)> = Vec::new();
    for (_, period) in metrics {
        match counted.iter_mut().find(|(_, other)| other == period) {
            Some((n, _)) => *n += 1,
            None => counted.push((1, *period)),
        }
    }
    let newest =
        counted.iter().map(|(n, period)| (period.last(), *n, period.n_days(), *period)).max();
    let Some((.., title)) = newest else { return BoxGroup::default() };
    let mut ordered: Vec<&(&Metric, Period)> = metrics.iter().collect();
    ordered.sort_by_key(|(_, period)| Reverse((*period == title, period.last())));
    BoxGroup {
        title: words::period_title(title, facts.lang()),
        url: facts::period_url(&facts.settings, title)
            .filter(|_| facts.periods.contains(&title))
            .map(|url| facts.urls.local(&url)),
        boxes: ordered
            .into_iter()
            .filter_map(|(metric, period)| {
                totals::stat_box(facts, &Subject { metric, area, period: *period, programme: None })
            })
            .collect(),
    }
}

/// Boxes from 1 January of the latest period's year to its end, where that is a longer time.
fn year_to_date(facts: &Facts, area: &AreaId, metrics: &[(&Metric, Period)]) -> BoxGroup {
    let boxes = metrics.iter().filter_map(|(metric, latest)| {
        let period = to_date(*latest)?;
        let subject = Subject { metric, area, period, programme: None };
        totals::stat_box(facts, &subject).map(|stat| StatBox { id: String::new(), ..stat })
    });
    BoxGroup { boxes: boxes.collect(), ..BoxGroup::default() }
}

fn to_date(latest: Period) -> Option<Period> {
    use chrono::Datelike;
    let january = chrono::NaiveDate::from_ymd_opt(latest.last().year(), 1, 1)?;
    let period = Period::new(january, latest.last())?;
    (period != latest && latest.first() > january).then_some(period)
}

/// Totals over all time: the days of all figures of the metric here.
fn all_time(facts: &Facts, area: &AreaId, metrics: &[(&Metric, Period)]) -> BoxGroup {
    let boxes = metrics.iter().filter_map(|(metric, _)| {
        let period = facts.all_days(&metric.id, area)?;
        let subject = Subject { metric, area, period, programme: None };
        let stat = totals::stat_box(facts, &subject)?;
        Some(StatBox { id: String::new(), comparison: None, ..stat })
    });
    BoxGroup { boxes: boxes.collect(), ..BoxGroup::default() }
}

fn dateline(facts: &Facts, area: &Area, n_articles: usize, n_metrics: usize) -> String {
    let lang = facts.lang();
    let title = area.names.last().and_then(|name| name.title.clone());
    let title = title.unwrap_or_else(|| area.name.clone());
    let ends = area.valid_to.map_or_else(String::new, |day| {
        let day = words::short_date(day, lang);
        match lang {
            Lang::Vi => format!(", đến {day}"),
            Lang::En => format!(", until {day}"),
        }
    });
    match lang {
        Lang::Vi => format!("{title}{ends}. {n_articles}\u{a0}tin, {n_metrics}\u{a0}chỉ số."),
        Lang::En => format!("{title}{ends}. {n_articles}\u{a0}articles, {n_metrics}\u{a0}metrics."),
    }
}

/// What became of an area that ended, or what it was before.
fn lineage(facts: &Facts, area: &Area) -> String {
    let lang = facts.lang();
    let same = same_territory(facts, area);
    let names: Vec<&str> = same.iter().map(|other| other.name.as_str()).collect();
    match (area.valid_to, area.valid_from, names.is_empty(), lang) {
        (Some(day), _, false, Lang::Vi) => format!(
            "Đơn vị này kết thúc ngày {}; cùng địa giới, nay là {}. Chuỗi số liệu nối tiếp được.",
            words::short_date(day, lang),
            names.join(", ")
        ),
        (Some(day), _, true, Lang::Vi) => format!(
            "Đơn vị này kết thúc ngày {}; trang và số liệu được giữ nguyên.",
            words::short_date(day, lang)
        ),
        (None, Some(day), false, Lang::Vi) => format!(
            "Có từ ngày {}, cùng địa giới với {}. Chuỗi số liệu nối tiếp được.",
            words::short_date(day, lang),
            names.join(", ")
        ),
        (Some(day), _, false, Lang::En) => format!(
            "Ended on {}; the same territory is now {}. The series goes on.",
            words::short_date(day, lang),
            names.join(", ")
        ),
        (Some(day), _, true, Lang::En) => {
            format!("Ended on {}; its page and figures stay.", words::short_date(day, lang))
        }
        (None, Some(day), false, Lang::En) => format!(
            "Since {}, the same territory as {}. The series goes on.",
            words::short_date(day, lang),
            names.join(", ")
        ),
        _ => String::new(),
    }
}

fn same_territory<'a>(facts: &'a Facts, area: &Area) -> Vec<&'a Area> {
    let areas = &facts.settings.areas;
    let others = areas.iter().filter(|other| other.id != area.id);
    others.filter(|other| areas.is_same_territory(&area.id, &other.id)).collect()
}

fn names(facts: &Facts, area: &Area) -> Vec<NameView> {
    let lang = facts.lang();
    let starts = area.names.iter().skip(1).filter_map(|name| name.from);
    let ends = starts.map(|from| from.pred_opt()).chain(std::iter::once(area.valid_to));
    let views = area.names.iter().zip(ends).map(|(name, end)| {
        let from = name.from.map_or_else(String::new, |from| words::short_date(from, lang));
        let when = match (end, lang) {
            (Some(end), Lang::Vi) => format!("Đến {}", words::short_date(end, lang)),
            (Some(end), Lang::En) => format!("Until {}", words::short_date(end, lang)),
            (None, Lang::Vi) => format!("Từ {from}"),
            (None, Lang::En) => format!("Since {from}"),
        };
        let title = name.title.clone().unwrap_or_else(|| area.name.clone());
        let name = match &name.body {
            Some(body) => format!("{title} ({body})"),
            None => title,
        };
        NameView { when, name }
    });
    views.collect()
}

/// The areas that share its territory, and the clusters it belongs to.
fn relatives(facts: &Facts, area: &Area) -> Vec<Link> {
    let clusters = facts.settings.areas.iter().filter(|other| other.members.contains(&area.id));
    let mut relatives: Vec<&Area> = same_territory(facts, area);
    relatives.extend(clusters);
    relatives.sort_by(|a, b| a.id.cmp(&b.id));
    relatives.dedup_by(|a, b| a.id == b.id);
    relatives
        .into_iter()
        .map(|other| facts::area_link(&facts.settings, &facts.urls, &other.id))
        .collect()
}

/// Metrics by the newest halves, quarters, years: the form that most periods here have.
fn table(facts: &Facts, area: &AreaId, metrics: &[(&Metric, Period)]) -> Option<CrossTable> {
    let lang = facts.lang();
    let mut periods = facts.periods_of(area);
    let n_of = |wanted: fn(PeriodForm) -> bool| {
        periods.iter().filter(|period| wanted(period.form())).count()
    };
    let forms: [fn(PeriodForm) -> bool; 4] = [
        |form| matches!(form, PeriodForm::Half(..)),
        |form| matches!(form, PeriodForm::Year(..)),
        |form| matches!(form, PeriodForm::Quarter(..)),
        |form| matches!(form, PeriodForm::Month(..)),
    ];
    let form = forms.into_iter().rev().max_by_key(|form| n_of(*form))?;
    periods.retain(|period| form(period.form()));
    let skipped = periods.len().saturating_sub(PERIODS_MAX);
    let periods: Vec<Period> = periods.into_iter().skip(skipped).collect();
    if periods.is_empty() {
        return None;
    }
    let rows = metrics.iter().map(|(metric, _)| {
        let cell = |period: &Period| cell(facts, metric, area, *period);
        CrossRow {
            title: format!("{} ({})", metric.label(lang), metric.unit_text),
            url: facts::metric_url(&facts.settings, metric).map(|url| facts.urls.local(&url)),
            cells: periods.iter().map(cell).collect(),
        }
    });
    let rows: Vec<CrossRow> = rows.filter(|row| row.cells.iter().any(Option::is_some)).collect();
    Some(CrossTable {
        caption: if lang == Lang::Vi { "Chỉ số theo kỳ" } else { "Metrics by period" }.to_owned(),
        corner: if lang == Lang::Vi { "Chỉ số" } else { "Metric" }.to_owned(),
        columns: periods.iter().map(|period| words::period_short(*period, lang)).collect(),
        rows,
    })
}

/// A total in a narrow cell: without its unit, which the row names.
pub(crate) fn cell(facts: &Facts, metric: &Metric, area: &AreaId, period: Period) -> Option<Words> {
    let query = Query {
        metric: metric.id.clone(),
        area: area.clone(),
        period,
        programme: None,
        target: false,
    };
    let quantity = facts.engine.value(&query).quantity?;
    let words = totals::words_of(facts.into(), &quantity, metric);
    Some(Words { unit: String::new(), ..words })
}

/// The figures of its clusters for which the district has none of its own, newest first.
fn unallocated(facts: &Facts, area: &Area) -> Vec<Unallocated> {
    let lang = facts.lang();
    let settings = &facts.settings;
    let holds =
        |cluster: &&AreaId| match (settings.areas.set(&area.id), settings.areas.set(cluster)) {
            (Some(own), Some(wider)) => own != wider && settings.areas.sets.is_inside(own, wider),
            _ => false,
        };
    let mut rows = Vec::new();
    for (cluster, figures) in facts.lists.by_cluster.iter().filter(|(cluster, _)| holds(cluster)) {
        for (idx, figure_idx) in figures {
            let article = &facts.model.articles[*idx];
            let stated = &article.figures[*figure_idx];
            let Some(metric) = settings.metrics.get(&stated.metric) else { continue };
            if cell(facts, metric, &area.id, stated.period).is_some() {
                continue;
            }
            let page = facts.urls.local(&article.url);
            rows.push((
                Reverse(stated.period.last()),
                Unallocated {
                    label: metric.label(lang).to_owned(),
                    period: words::period_title(stated.period, lang),
                    area: facts::area_link(settings, &facts.urls, cluster),
                    n_units: settings.areas.get(cluster).map_or(0, |cluster| cluster.members.len()),
                    words: stated::words_of(stated.figure.as_ref(), metric),
                    url: format!("{page}#{}", stated.anchor),
                },
            ));
        }
    }
    rows.sort_by_key(|(end, _)| *end);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn downloads(facts: &Facts, area: &Area) -> Vec<Link> {
    if !facts.settings.site.outputs.data {
        return Vec::new();
    }
    let url = PageUrl::new(&format!("/data/area/{}.json", area.id)).expect("ids are names");
    vec![Link { title: "JSON".to_owned(), url: facts.urls.local(&url) }]
}
