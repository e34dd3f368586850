//! The home page and its continuation: newest articles, headline boxes, districts, archive.

use std::cmp::Reverse;

use chrono::Months;

use super::archive;
use super::article;
use super::body;
use super::facts::{self, Facts};
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::series;
use super::shown;
use super::totals::{self, Subject, Total};
use super::view::{Chart, Counted, HomeView, StatBox};
use super::words;
use crate::diag::Lang;
use crate::domain::metric::Aggregation;
use crate::domain::{AreaId, Period, PeriodForm};
use crate::model::registry::Metric;
use crate::path::PageUrl;

/// So many of the newest periods are looked at for one that says something of the whole.
const CANDIDATES_MAX: usize = 12;

/// The view of one page of the newest articles.
pub(crate) fn view(facts: &Facts, number: usize) -> View {
    let site = &facts.settings.site;
    let root = PageUrl::new("/").expect("the root is an address");
    let all = &facts.lists.all;
    let range = paginate::range(number, site.paginate, all.len());
    let pager =
        paginate::pager((&root, &site.paths.page), number, site.paginate, all.len(), &facts.urls);
    let page_url = paginate::page_url(&root, &site.paths.page, number);
    let title = match (number, facts.lang()) {
        (1, _) => site.title.clone(),
        (n, Lang::Vi) => format!("{} – trang {n}", site.title),
        (n, Lang::En) => format!("{} – page {n}", site.title),
    };
    let about = About {
        kind: "home",
        title,
        description: description(facts),
        section: "home",
        ..About::default()
    };
    View {
        template: "home.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("home", Entry::One(Part::new(home_view(facts, number)))),
            (
                "cards",
                Entry::Many(all[range].iter().map(|idx| facts.cards[*idx].clone()).collect()),
            ),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

fn description(facts: &Facts) -> String {
    facts.model.home.as_ref().map_or_else(String::new, |home| article::description(home))
}

fn home_view(facts: &Facts, number: usize) -> HomeView {
    let (period, boxes) = if number == 1 { headline(facts) } else { (None, Vec::new()) };
    let intro = facts.model.home.as_ref().filter(|_| number == 1);
    HomeView {
        intro: intro.map_or_else(Vec::new, |home| body::parts(facts, home, &[])),
        period: period.map_or_else(String::new, |p| words::period_title(p, facts.lang())),
        period_url: period
            .filter(|period| facts.periods.contains(period))
            .and_then(|period| facts::period_url(&facts.settings, period))
            .map(|url| facts.urls.local(&url)),
        boxes,
        series: if number == 1 { headline_series(facts) } else { None },
        districts: districts(facts),
        years: archive::years(facts),
    }
}

/// The boxes of `home_metrics` for the whole area: in the newest period that one of them has, and in
/// its own where a metric has nothing in that.
fn headline(facts: &Facts) -> (Option<Period>, Vec<StatBox>) {
    let Some(root) = shown::root(facts) else { return (None, Vec::new()) };
    let metrics = headline_metrics(facts);
    let latest: Vec<Option<Headline<'_>>> =
        metrics.iter().map(|metric| headline_of(facts, metric, &root)).collect();
    let newest = latest.iter().flatten().max_by_key(|latest| {
        let period = latest.period();
        (latest.is_telling, period.last(), period.n_days())
    });
    let Some(newest) = newest.map(Headline::period) else { return (None, Vec::new()) };
    let boxes = metrics.iter().zip(latest).filter_map(|(metric, latest)| {
        let is_newest = latest.as_ref().is_some_and(|latest| latest.period() == newest);
        let shared = Subject { metric, area: &root, period: newest, programme: None };
        let stat = if is_newest { None } else { totals::stat_box(facts, &shared.ask(facts)) };
        stat.or_else(|| {
            let own = own_total(facts, metric, &root, latest)?;
            totals::stat_box(facts, &own).or_else(|| Some(without_total(facts, &own)))
        })
    });
    (Some(newest), boxes.collect())
}

/// The total of a metric in its headline period, else in that of its latest figure.
pub(crate) fn own_total<'a>(
    facts: &Facts,
    metric: &'a Metric,
    area: &'a AreaId,
    headline: Option<Headline<'a>>,
) -> Option<Total<'a>> {
    headline.map(|headline| headline.total).or_else(|| {
        let period = facts.latest(metric, area)?;
        Some(Subject { metric, area, period, programme: None }.ask(facts))
    })
}

/// The box of a metric whose figures make no total: it says why.
pub(crate) fn without_total(facts: &Facts, total: &Total<'_>) -> StatBox {
    let stat = totals::empty_box(facts, total);
    let missing = match (total.0.metric.rule.agg, facts.lang()) {
        (Aggregation::None, Lang::Vi) => "Không cộng được; xem từng số liệu".to_owned(),
        (Aggregation::None, Lang::En) => "Never added up; see each figure".to_owned(),
        _ => stat.missing,
    };
    StatBox { missing, ..stat }
}

/// The series of the first headline metric.
fn headline_series(facts: &Facts) -> Option<Chart> {
    let root = shown::root(facts)?;
    let metric = *headline_metrics(facts).first()?;
    series::of(facts, metric, &root)
}

/// The total with which a metric of a wide area is shown first.
pub(crate) struct Headline<'a> {
    pub(crate) total: Total<'a>,
    /// Whether it says something of the whole.
    is_telling: bool,
}

impl Headline<'_> {
    fn period(&self) -> Period {
        self.total.0.period
    }
}

/// The total of the newest period of which reports cover at least a third, within a year of the
/// latest figure; else that of the latest report; where only events are told, of the year of the
/// latest.
///
/// A month that one district has reported is newer, but says nothing of the whole.
pub(crate) fn headline_of<'a>(
    facts: &Facts,
    metric: &'a Metric,
    area: &'a AreaId,
) -> Option<Headline<'a>> {
    let latest = facts.latest(metric, area)?;
    let ask = |period: Period| {
        let total = Subject { metric, area, period, programme: None }.ask(facts);
        let (has_number, covered) = (total.1.quantity.is_some(), total.1.coverage);
        let is_telling = has_number && covered.part().saturating_mul(3) >= covered.whole();
        Headline { total, is_telling }
    };
    if metric.rule.agg == Aggregation::None {
        return Some(ask(latest)).filter(|headline| headline.is_telling);
    }
    let mut periods = facts.periods_of_total(metric, area);
    periods.retain(|period| !matches!(period.form(), PeriodForm::Day(_) | PeriodForm::Range));
    periods.sort_by_key(|period| Reverse((period.last(), period.n_days())));
    let since = latest.last().checked_sub_months(Months::new(12));
    periods.retain(|period| since.is_none_or(|since| period.last() > since));
    periods.truncate(CANDIDATES_MAX);
    if let Some(found) = periods.into_iter().map(ask).find(|headline| headline.is_telling) {
        return Some(found);
    }
    let mut parts = metric.rule.parts().into_iter();
    let is_report = parts.any(|part| facts.periods_of_metric(part, area).contains(&latest));
    if is_report && !matches!(latest.form(), PeriodForm::Day(_)) {
        return Some(ask(latest));
    }
    let year = Period::parse(&latest.last().format("%Y").to_string())?;
    Some(ask(year))
}

/// The metrics of `home_metrics`.
pub(crate) fn headline_metrics(facts: &Facts) -> Vec<&Metric> {
    let wanted = &facts.settings.site.home_metrics;
    wanted.iter().filter_map(|name| facts.settings.metrics.find(&name.value).one()).collect()
}

/// The districts with how many articles each has.
pub(crate) fn districts(facts: &Facts) -> Vec<Counted> {
    let districts = facts.lists.districts.iter().map(|id| {
        let link = facts::area_link(&facts.settings, &facts.urls, id);
        let n = facts.lists.by_district.get(id).map_or(0, Vec::len);
        Counted { title: link.title, url: link.url, n }
    });
    districts.collect()
}
