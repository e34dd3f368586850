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
use super::totals::{self, Subject};
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
    let latest = metrics.iter().filter_map(|metric| headline_of(facts, metric, &root));
    let newest =
        latest.max_by_key(|(is_telling, period)| (*is_telling, period.last(), period.n_days()));
    let boxes = metrics.iter().filter_map(|metric| {
        let (_, period) = newest?;
        totals::stat_box(facts, &Subject { metric, area: &root, period, programme: None })
            .or_else(|| own_box(facts, metric, &root))
    });
    (newest.map(|(_, period)| period), boxes.collect())
}

/// The box of a metric in its own headline period; where its figures make no total, one that says why.
pub(crate) fn own_box(facts: &Facts, metric: &Metric, area: &AreaId) -> Option<StatBox> {
    let period = headline_period(facts, metric, area).or_else(|| facts.latest(metric, area))?;
    let subject = Subject { metric, area, period, programme: None };
    totals::stat_box(facts, &subject).or_else(|| {
        let stat = totals::empty_box(facts, &subject);
        let missing = match (metric.rule.agg, facts.lang()) {
            (Aggregation::None, Lang::Vi) => "Không cộng được; xem từng số liệu".to_owned(),
            (Aggregation::None, Lang::En) => "Never added up; see each figure".to_owned(),
            _ => stat.missing,
        };
        Some(StatBox { missing, ..stat })
    })
}

/// The series of the first headline metric.
fn headline_series(facts: &Facts) -> Option<Chart> {
    let root = shown::root(facts)?;
    let metric = *headline_metrics(facts).first()?;
    series::of(facts, metric, &root)
}

/// The period for which a metric of a wide area is shown first: the newest of which reports cover at
/// least a third, within a year of the latest figure; else that of the latest report; where only
/// events are told, the year of the latest.
///
/// A month that one district has reported is newer, but says nothing of the whole.
pub(crate) fn headline_period(facts: &Facts, metric: &Metric, area: &AreaId) -> Option<Period> {
    headline_of(facts, metric, area).map(|(_, period)| period)
}

/// The headline period and whether it says something of the whole.
fn headline_of(facts: &Facts, metric: &Metric, area: &AreaId) -> Option<(bool, Period)> {
    let latest = facts.latest(metric, area)?;
    let answer = |period: Period| {
        facts.engine.value(&Subject { metric, area, period, programme: None }.query())
    };
    if metric.rule.agg == Aggregation::None {
        return answer(latest).quantity.map(|_| (true, latest));
    }
    let is_telling = |period: &Period| {
        let answer = answer(*period);
        let covered = answer.coverage;
        answer.quantity.is_some() && covered.part().saturating_mul(3) >= covered.whole()
    };
    let mut periods = facts.periods_of_total(metric, area);
    periods.retain(|period| !matches!(period.form(), PeriodForm::Day(_) | PeriodForm::Range));
    periods.sort_by_key(|period| Reverse((period.last(), period.n_days())));
    let since = latest.last().checked_sub_months(Months::new(12));
    periods.retain(|period| since.is_none_or(|since| period.last() > since));
    periods.truncate(CANDIDATES_MAX);
    if let Some(period) = periods.into_iter().find(is_telling) {
        return Some((true, period));
    }
    let mut parts = metric.rule.parts().into_iter();
    let is_report = parts.any(|part| facts.periods_of_metric(part, area).contains(&latest));
    if is_report && !matches!(latest.form(), PeriodForm::Day(_)) {
        return Some((is_telling(&latest), latest));
    }
    let year = Period::parse(&latest.last().format("%Y").to_string())?;
    Some((is_telling(&year), year))
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
