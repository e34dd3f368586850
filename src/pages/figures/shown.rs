//! Boxes and charts that an article shows in its text: `![](metric:…)`, `![…](chart:…)`.

use super::charts::{self, Point};
use super::covered;
use super::marks;
use super::progress;
use super::series::{self, Over};
use super::stated::{self, With};
use super::totals::{self, Subject, Total};
use super::words;
use crate::article::ChartQuery;
use crate::diag::{Lang, Text};
use crate::domain::{AreaId, Period, ProgrammeId};
use crate::model::registry::Metric;
use crate::model::{Resolved, Stated};
use crate::pages::data;
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Bar, Chart, StatBox};
use crate::stats::{Answer, Reason};

/// What a query asks for, with its names resolved.
struct Asked<'a> {
    metric: &'a Metric,
    area: Option<AreaId>,
    period: Option<Period>,
    programme: Option<ProgrammeId>,
    by: Option<By>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    District,
    Period,
}

/// The figure of `article` that a link in its prose names.
pub(crate) fn stated<'a>(
    facts: &Facts,
    article: &'a Resolved,
    query: &ChartQuery,
) -> Option<&'a Stated> {
    let asked = asked(facts, query).ok()?;
    article.figures.iter().find(|stated| {
        stated.part_of.is_none()
            && stated.metric == asked.metric.id
            && asked.area.as_ref().is_none_or(|area| *area == stated.area)
            && asked.period.is_none_or(|period| period == stated.period)
    })
}

/// The box that a query asks for: the article's own figure, or with `area` or `period` a total.
///
/// Where nothing was reported the box has no number, and says so.
pub(crate) fn stat(
    facts: &Facts,
    article: &Resolved,
    query: &ChartQuery,
    boxed: &[&Stated],
) -> Result<StatBox, Text> {
    let asked = asked(facts, query)?;
    let is_computed = asked.area.is_some() || asked.period.is_some() || asked.programme.is_some();
    if !is_computed {
        let own = stated(facts, article, query).ok_or_else(|| {
            Text::new(
                "bài không có số liệu này; thêm area và period để lấy số tổng hợp",
                "the article has no such figure; add area and period for a total",
            )
        })?;
        let stat = stated::stat_box(With::from(facts), article, own);
        let stat = stat.ok_or_else(|| Text::new("không có số", "there is no number"))?;
        let stat = marks::marked(facts, own, stat);
        // One figure has one anchor: the first box of the page keeps it.
        let has_box = boxed.iter().any(|other| other.anchor == own.anchor);
        return Ok(if has_box { StatBox { id: String::new(), ..stat } } else { stat });
    }
    let (Some(area), Some(period)) = place(facts, article, &asked) else {
        return Err(Text::new("cần area và period", "area and period are needed"));
    };
    let subject =
        Subject { metric: asked.metric, area: &area, period, programme: asked.programme.as_ref() };
    let total = subject.ask(facts);
    let stat = totals::stat_box(facts, &total).unwrap_or_else(|| totals::empty_box(facts, &total));
    let area = facts::area_link(&facts.settings, &facts.urls, &area);
    Ok(StatBox { id: String::new(), area: Some(area), ..stat })
}

/// The area and period that a query is about where it does not say both.
fn place(facts: &Facts, article: &Resolved, asked: &Asked<'_>) -> (Option<AreaId>, Option<Period>) {
    let area = asked.area.clone().or_else(|| article.area.clone());
    (area.or_else(|| root(facts)), asked.period.or(article.period))
}

/// Why the total that a query asks for has no number.
pub(crate) fn reason(facts: &Facts, article: &Resolved, query: &ChartQuery) -> Option<Reason> {
    let asked = asked(facts, query).ok()?;
    let (Some(area), Some(period)) = place(facts, article, &asked) else { return None };
    let programme = asked.programme.as_ref();
    let subject = Subject { metric: asked.metric, area: &area, period, programme };
    subject.ask(facts).1.reason
}

/// The chart that a query asks for; `None` for periods of which fewer than two have a number.
pub(crate) fn chart(
    facts: &Facts,
    query: &ChartQuery,
    title: &str,
    id: String,
) -> Result<Option<Chart>, Text> {
    let asked = asked(facts, query)?;
    let area = asked.area.clone().or_else(|| root(facts));
    let area = area.ok_or_else(|| Text::new("cần area", "area is needed"))?;
    let (metric, programme) = (asked.metric, asked.programme.as_ref());
    let over = |within| Over { metric, area: &area, programme, within };
    let period = || asked.period.ok_or_else(|| Text::new("cần period", "period is needed"));
    let of = |period| Subject { metric, area: &area, period, programme };
    let chart = match asked.by {
        Some(By::Period) => series::chart(facts, &over(asked.period)),
        Some(By::District) => Some(divided(facts, &of(period()?))?),
        // A query that does not say how to divide asks for the progress to a target first.
        None => {
            let total = of(period()?).ask(facts);
            let progress = progress::chart(facts, &total);
            Some(progress.map_or_else(|| divided(facts, &total.0), Ok)?)
        }
    };
    let Some(mut chart) = chart else { return Ok(None) };
    chart.id = id;
    if !title.is_empty() {
        title.clone_into(&mut chart.title);
    }
    Ok(Some(chart))
}

/// A metric by the districts of an area that has some.
fn divided(facts: &Facts, of: &Subject<'_>) -> Result<Chart, Text> {
    let chart = by_district(facts, of, &units(facts, of));
    if chart.bars.is_empty() {
        return Err(Text::new("địa bàn này không chia nhỏ hơn", "the area has no districts"));
    }
    Ok(chart)
}

/// The districts of a total, each with its answer, in the registry's order.
pub(crate) fn units<'a>(facts: &'a Facts, of: &Subject<'a>) -> Vec<Total<'a>> {
    let areas = &facts.settings.areas;
    let inside = areas.units_of(of.area, of.period);
    let units = inside.iter().filter_map(|id| areas.get(id));
    units.map(|unit| Subject { area: &unit.id, ..of.clone() }.ask(facts)).collect()
}

/// The districts of a total, the largest first.
pub(crate) fn by_district(facts: &Facts, of: &Subject<'_>, units: &[Total<'_>]) -> Chart {
    let Subject { metric, period, programme, .. } = *of;
    let lang = facts.lang();
    let settings = &facts.settings;
    let point = |(subject, answer): &Total<'_>| Point {
        title: facts::area_link(settings, &facts.urls, subject.area).title,
        full_title: String::new(),
        group: String::new(),
        url: facts::area_url(settings, subject.area).map(|url| facts.urls.local(&url)),
        quantity: answer.quantity,
        note: covered::of_quotient(facts, subject, answer),
        is_provisional: answer.is_provisional,
        is_accent: false,
        tile: settings.areas.get(subject.area).and_then(|unit| unit.tile),
    };
    let mut points: Vec<Point> = units.iter().map(point).collect();
    points.sort_by(|a, b| {
        let amount = |point: &Point| point.quantity.map(|quantity| quantity.est);
        amount(b).cmp(&amount(a)).then_with(|| {
            crate::fold::collation_key(&a.title).cmp(&crate::fold::collation_key(&b.title))
        })
    });
    let n_reported = points.iter().filter(|point| point.quantity.is_some()).count();
    let is_led = has_leader(facts, metric, units, n_reported);
    if let Some(first) = points.first_mut() {
        first.is_accent = is_led;
    }
    let label = metric.label(lang);
    let scale = charts::scale(facts, metric, &points);
    let n_sources = charts::n_sources(units.iter().map(|(_, answer)| answer));
    let bars = charts::bars(facts, &scale, points);
    Chart {
        id: format!("theo-huyen-{}", metric.id),
        kind: "bars".to_owned(),
        title: finding(label, bars.first().filter(|_| is_led), (n_reported, bars.len()), lang),
        subtitle: subtitle(facts, of, &scale.measure(), (n_reported, bars.len())),
        description: charts::description(&bars, &scale.unit(), programme.is_some(), lang),
        row_title: if lang == Lang::Vi { "Địa bàn" } else { "District" }.to_owned(),
        value_title: words::unit_title(&scale.unit()),
        bars,
        steps: Vec::new(),
        n_sources,
        sources_url: totals::sources_url(facts, metric),
        csv_url: data::csv_of_total(facts, &metric.id, None, Some(period))
            .filter(|_| programme.is_none()),
    }
}

/// Whether one unit is above all others for certain: no number is open, and no two are too close.
fn has_leader(facts: &Facts, metric: &Metric, units: &[Total<'_>], n_reported: usize) -> bool {
    if n_reported < 2 || metric.rule.good_down {
        return false;
    }
    let answers: Vec<&Answer> = units.iter().map(|(_, answer)| answer).collect();
    let ranks = facts.engine.rank(&metric.id, &answers);
    let ranked = || ranks.iter().flatten();
    ranked().count() == n_reported && ranked().any(|rank| (rank.best, rank.worst) == (1, 1))
}

/// The finding: which unit is above all others, where one is; else what is shown.
fn finding(label: &str, leader: Option<&Bar>, (n, all): (usize, usize), lang: Lang) -> String {
    match (leader, n == all, lang) {
        (Some(first), true, Lang::Vi) => format!("{label}: {} cao nhất", first.title),
        (Some(first), true, Lang::En) => format!("{label}: {} highest", first.title),
        (Some(first), false, Lang::Vi) => {
            format!("{label}: {} cao nhất trong các nơi đã báo cáo", first.title)
        }
        (Some(first), false, Lang::En) => {
            format!("{label}: {} highest of those that reported", first.title)
        }
        (None, _, Lang::Vi) => format!("{label} theo địa bàn"),
        (None, _, Lang::En) => format!("{label} by district"),
    }
}

/// Measure, unit, programme and period, and how many have figures where not all have.
fn subtitle(facts: &Facts, of: &Subject<'_>, measure: &str, (n, all): (usize, usize)) -> String {
    let lang = facts.lang();
    let what = [measure.to_owned(), totals::programme(facts, of), words::period(of.period, lang)];
    let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let reported = match (n == all, of.programme.is_some(), lang) {
        (true, ..) => String::new(),
        (false, false, Lang::Vi) => format!("; {n}/{all}\u{a0}đơn vị đã báo cáo"),
        (false, false, Lang::En) => format!("; {n} of {all} units reported"),
        // What a unit reports without a programme may be of this one.
        (false, true, Lang::Vi) => format!("; {n}/{all}\u{a0}đơn vị có số liệu của chương trình"),
        (false, true, Lang::En) => format!("; {n} of {all} units have figures of the programme"),
    };
    format!("{}{reported}", what.join(", "))
}

/// The area that holds all others.
pub(crate) fn root(facts: &Facts) -> Option<AreaId> {
    facts.settings.areas.root().map(|area| area.id.clone())
}

/// Resolves the names of a query; the answer says what is wrong.
fn asked<'a>(facts: &'a Facts, query: &ChartQuery) -> Result<Asked<'a>, Text> {
    let settings = &facts.settings;
    let Some(metric) = settings.metrics.find(&query.metric).one() else {
        return Err(Text::new(
            format!("chỉ số “{}” chưa có trong danh mục", query.metric),
            format!("unknown metric “{}”", query.metric),
        ));
    };
    let mut asked = Asked { metric, area: None, period: None, programme: None, by: None };
    for (name, value) in &query.parts {
        match name.as_str() {
            "area" => {
                asked.area = settings.areas.find(value).one().map(|area| area.id.clone());
                require(asked.area.is_some(), "địa bàn", "area", value)?;
            }
            "period" => {
                asked.period = settings.site.period(value);
                require(asked.period.is_some(), "kỳ", "period", value)?;
            }
            "programme" => {
                asked.programme = settings.site.programme(value).one().map(|p| p.id.clone());
                require(asked.programme.is_some(), "chương trình", "programme", value)?;
            }
            "by" => {
                asked.by = match value.as_str() {
                    "district" => Some(By::District),
                    "period" => Some(By::Period),
                    _ => None,
                };
                require(asked.by.is_some(), "cách chia", "by", value)?;
            }
            other => {
                return Err(Text::new(
                    format!("không có mục “{other}”; các mục: area, period, programme, by"),
                    format!("no part “{other}”; the parts are area, period, programme, by"),
                ));
            }
        }
    }
    Ok(asked)
}

fn require(is_known: bool, vi: &str, en: &str, value: &str) -> Result<(), Text> {
    if is_known {
        return Ok(());
    }
    Err(Text::new(format!("không hiểu {vi} “{value}”"), format!("{en} “{value}” not understood")))
}
