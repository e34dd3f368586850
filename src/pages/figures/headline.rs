//! The total with which a metric of a wide area is shown first.

use std::cmp::Reverse;

use chrono::Months;

use super::totals::{self, Subject, Total};
use crate::diag::Lang;
use crate::domain::metric::Aggregation;
use crate::domain::{AreaId, Period, PeriodForm};
use crate::model::registry::Metric;
use crate::pages::facts::Facts;
use crate::pages::view::StatBox;

/// So many of the newest periods are looked at for one that says something of the whole.
const CANDIDATES_MAX: usize = 12;

/// The metrics of `home_metrics`.
pub(crate) fn metrics(facts: &Facts) -> Vec<&Metric> {
    let wanted = &facts.settings.site.home_metrics;
    wanted.iter().filter_map(|name| facts.settings.metrics.find(&name.value).one()).collect()
}

/// The total with which a metric of a wide area is shown first.
pub(crate) struct Headline<'a> {
    /// The total.
    pub(crate) total: Total<'a>,
    /// Whether it says something of the whole.
    pub(crate) is_telling: bool,
}

impl Headline<'_> {
    /// Its days.
    pub(crate) fn period(&self) -> Period {
        self.total.0.period
    }
}

/// The total of the newest period of which reports cover at least a third, within a year of the
/// latest figure; else that of the latest report; where only events are told, of the year of the
/// latest.
///
/// A month that one district has reported is newer, but says nothing of the whole.
pub(crate) fn of<'a>(facts: &Facts, metric: &'a Metric, area: &'a AreaId) -> Option<Headline<'a>> {
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
