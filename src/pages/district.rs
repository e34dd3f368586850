//! The district tag page: its boxes, series, articles and what was not split for it.

use std::cmp::Reverse;

use super::data;
use super::facts::{self, Facts};
use super::figures::headline;
use super::figures::scale::{self, Amount, Scale};
use super::figures::series;
use super::figures::targets;
use super::figures::totals::{self, Subject, Total};
use super::figures::unsplit;
use super::figures::words;
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::view::{
    BoxGroup, CrossRow, CrossTable, DistrictView, Link, NameView, Relative, StatBox,
};
use crate::diag::Lang;
use crate::domain::{AreaId, Period, PeriodForm};
use crate::model::registry::Metric;
use crate::path::PageUrl;
use crate::settings::Area;

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
    let metrics = metrics_of(facts, &area.id);
    let n_metrics = metrics.len();
    let first = Some(metrics).filter(|_| number == 1);
    let first: Option<Vec<Total<'_>>> =
        first.map(|metrics| metrics.into_iter().map(|of| of.ask(facts)).collect());
    let about = About {
        kind: "district",
        title: area.name.clone(),
        description: description(facts, area),
        section: "districts",
        way: vec![Link { title: districts_title(facts.lang()), url: facts.urls.local(&index) }],
        feeds: feeds(facts, area, &url),
        json_ld: first
            .as_ref()
            .map_or_else(Vec::new, |latest| data::area_json_ld(facts, area, (&url, latest))),
        ..About::default()
    };
    let named = DistrictView {
        id: area.id.to_string(),
        name: area.name.clone(),
        dateline: dateline(facts, area, list.len(), n_metrics),
        ..DistrictView::default()
    };
    let district = match first {
        Some(latest) => district_view(facts, area, &latest, named),
        None => named,
    };
    View {
        template: "district.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("district", Entry::One(Part::new(district))),
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
fn district_view(
    facts: &Facts,
    area: &Area,
    totals: &[Total<'_>],
    named: DistrictView,
) -> DistrictView {
    DistrictView {
        lineage: lineage(facts, area),
        names: names(facts, area),
        relatives: relatives(facts, area),
        series: totals.iter().find_map(|(of, _)| series::of(facts, of.metric, &area.id)),
        table: table(facts, &area.id, totals),
        targets: targets::of_area(facts, &area.id),
        unallocated: unsplit::figures(facts, area),
        downloads: data::of_area(facts, &area.id),
        latest: latest(facts, totals),
        year_to_date: year_to_date(facts, totals),
        all_time: all_time(facts, totals),
        ..named
    }
}

/// The metrics with figures of an area, each in its latest period: the home metrics first, then in
/// the registry's order.
fn metrics_of<'a>(facts: &'a Facts, area: &'a AreaId) -> Vec<Subject<'a>> {
    let home = headline::metrics(facts);
    let rank =
        |metric: &Metric| home.iter().position(|other| other.id == metric.id).unwrap_or(usize::MAX);
    let latest = |metric| {
        let period = facts.latest(metric, area)?;
        Some(Subject { metric, area, period, programme: None })
    };
    let mut metrics: Vec<Subject<'_>> = facts.settings.metrics.iter().filter_map(latest).collect();
    metrics.sort_by_key(|of| rank(of.metric));
    metrics
}

/// Boxes of the latest period of each metric, the newest first; the period is the title where all
/// share it.
fn latest(facts: &Facts, totals: &[Total<'_>]) -> BoxGroup {
    let mut counted: Vec<(usize, Period)> = Vec::new();
    for (of, _) in totals {
        match counted.iter_mut().find(|(_, other)| *other == of.period) {
            Some((n, _)) => *n += 1,
            None => counted.push((1, of.period)),
        }
    }
    let newest =
        counted.iter().map(|(n, period)| (period.last(), *n, period.n_days(), *period)).max();
    let Some((.., title)) = newest else { return BoxGroup::default() };
    let is_shared = counted.len() == 1;
    let mut ordered: Vec<&Total<'_>> = totals.iter().collect();
    ordered.sort_by_key(|(of, _)| Reverse((of.period == title, of.period.last())));
    BoxGroup {
        title: if is_shared { words::period_title(title, facts.lang()) } else { String::new() },
        url: facts::period_url(&facts.settings, title)
            .filter(|_| is_shared && facts.periods.contains(&title))
            .map(|url| facts.urls.local(&url)),
        boxes: ordered.into_iter().filter_map(|total| totals::stat_box(facts, total)).collect(),
    }
}

/// Boxes from 1 January of the latest period's year to its end, where that is a longer time.
fn year_to_date(facts: &Facts, totals: &[Total<'_>]) -> Vec<StatBox> {
    let boxes = totals.iter().filter_map(|(latest, _)| {
        let subject = Subject { period: to_date(latest.period)?, ..latest.clone() };
        let stat = totals::stat_box(facts, &subject.ask(facts))?;
        Some(StatBox { id: String::new(), ..stat })
    });
    boxes.collect()
}

fn to_date(latest: Period) -> Option<Period> {
    use chrono::Datelike;
    let january = chrono::NaiveDate::from_ymd_opt(latest.last().year(), 1, 1)?;
    let period = Period::new(january, latest.last())?;
    (period != latest && latest.first() > january).then_some(period)
}

/// Totals over all time: the days of all figures of the metric here, where these are more than its
/// latest period.
fn all_time(facts: &Facts, totals: &[Total<'_>]) -> Vec<StatBox> {
    let boxes = totals.iter().filter_map(|(latest, _)| {
        let all = facts.all_days(latest.metric, latest.area);
        let period = all.filter(|all| *all != latest.period)?;
        let subject = Subject { period, ..latest.clone() };
        let stat = totals::box_alone(facts, &subject.ask(facts))?;
        Some(StatBox { id: String::new(), ..stat })
    });
    boxes.collect()
}

fn dateline(facts: &Facts, area: &Area, n_articles: usize, n_metrics: usize) -> String {
    let lang = facts.lang();
    let title = area.names.last().and_then(|name| name.title.clone());
    let title = title.unwrap_or_else(|| area.name.clone());
    let day = |day| words::short_date(day, lang);
    let when = match (area.valid_from, area.valid_to, lang) {
        (_, Some(end), Lang::Vi) => format!(" đến {}", day(end)),
        (_, Some(end), Lang::En) => format!(" until {}", day(end)),
        (Some(start), None, Lang::Vi) => format!(" từ {}", day(start)),
        (Some(start), None, Lang::En) => format!(" since {}", day(start)),
        (None, None, _) => String::new(),
    };
    let counts = match (n_articles, n_metrics, lang) {
        (0, 0, _) => String::new(),
        (n, 0, Lang::Vi) => format!(". {n}\u{a0}tin."),
        (n, m, Lang::Vi) => format!(". {n}\u{a0}tin, {m}\u{a0}chỉ số."),
        (n, 0, Lang::En) => format!(". Articles: {n}."),
        (n, m, Lang::En) => format!(". Articles: {n}, metrics: {m}."),
    };
    format!("{title}{when}{counts}")
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
fn relatives(facts: &Facts, area: &Area) -> Vec<Relative> {
    let relative = |other: &Area, (vi, en): (&str, &str)| Relative {
        relation: if facts.lang() == Lang::Vi { vi } else { en }.to_owned(),
        area: facts::area_link(&facts.settings, &facts.urls, &other.id),
    };
    let same = same_territory(facts, area);
    let is_same = |other: &Area| same.iter().any(|same| same.id == other.id);
    let clusters = facts.settings.areas.iter().filter(|other| other.members.contains(&area.id));
    let clusters = clusters.filter(|cluster| !is_same(cluster));
    let lineage = same.iter().map(|other| {
        let is_later = other.valid_from > area.valid_from;
        relative(other, if is_later { ("Nay là", "Now") } else { ("Trước là", "Before") })
    });
    lineage.chain(clusters.map(|cluster| relative(cluster, ("Thuộc", "Part of")))).collect()
}

/// Metrics by the newest halves, years, quarters or months, the form that most metrics here have, and
/// by what is newer than these.
fn table(facts: &Facts, area: &AreaId, totals: &[Total<'_>]) -> Option<CrossTable> {
    let lang = facts.lang();
    let mut periods = facts.periods_of(area);
    let of_metrics: Vec<Vec<Period>> =
        totals.iter().map(|(of, _)| facts.periods_of_total(of.metric, area)).collect();
    let n_of = |wanted: fn(PeriodForm) -> bool| {
        let n_in = |periods: &Vec<Period>| periods.iter().filter(|p| wanted(p.form())).count();
        let n_metrics = of_metrics.iter().filter(|periods| n_in(periods) > 0).count();
        (n_metrics, n_in(&periods))
    };
    let forms: [fn(PeriodForm) -> bool; 4] = [
        |form| matches!(form, PeriodForm::Half(..)),
        |form| matches!(form, PeriodForm::Year(..)),
        |form| matches!(form, PeriodForm::Quarter(..)),
        |form| matches!(form, PeriodForm::Month(..)),
    ];
    let form = forms.into_iter().rev().max_by_key(|form| n_of(*form))?;
    periods.retain(|period| !matches!(period.form(), PeriodForm::Day(_)));
    let newest = periods.iter().filter(|period| form(period.form())).map(|p| p.last()).max();
    periods.retain(|period| form(period.form()) || Some(period.last()) > newest);
    // The newest stand first: a phone shows two columns before one has to scroll.
    periods.sort_by_key(|period| Reverse((period.last(), period.n_days())));
    periods.truncate(PERIODS_MAX);
    if periods.is_empty() {
        return None;
    }
    let rows = totals.iter().map(|latest| {
        let of = &latest.0;
        let metric = of.metric;
        let amount = |period: &Period| {
            if *period == of.period {
                return scale::amount(facts, latest);
            }
            scale::amount(facts, &Subject { period: *period, ..of.clone() }.ask(facts))
        };
        let amounts: Vec<Option<Amount>> = periods.iter().map(amount).collect();
        let scale = Scale::of(facts, metric, amounts.iter().flatten().map(|it| it.quantity));
        let cell = |amount: &Option<Amount>| amount.as_ref().map(|it| it.words(&scale, lang));
        CrossRow {
            title: scale.measure(),
            url: facts::metric_url(&facts.settings, metric).map(|url| facts.urls.local(&url)),
            cells: amounts.iter().map(cell).collect(),
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
