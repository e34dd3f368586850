//! The links to downloads that pages carry.

use super::columns::Table;
use super::files::DataFile;
use super::totals;
use crate::diag::Lang;
use crate::domain::{AreaId, MetricId, Period};
use crate::pages::facts::{self, Facts};
use crate::pages::view::Link;
use crate::path::PageUrl;

/// The index of all downloads.
pub(crate) fn page_url() -> PageUrl {
    facts::folder("data")
}

/// The local address of a file, where the site has downloads.
pub(super) fn local(facts: &Facts, file: &DataFile) -> Option<String> {
    facts.settings.site.outputs.data.then(|| facts.urls.local(&file.url()))
}

/// The totals of a metric as CSV, where they hold those of this area and period; `None` for more
/// than one, all of which they hold.
pub(crate) fn csv_of_total(
    facts: &Facts,
    metric: &MetricId,
    area: Option<&AreaId>,
    period: Option<Period>,
) -> Option<String> {
    let has_period = period.is_none_or(|period| facts.data_periods.contains(&period));
    let url = local(facts, &DataFile::MetricCsv(metric.clone()));
    let has_area = area.is_none_or(|area| totals::has_totals(facts, area));
    url.filter(|_| has_period && has_area)
}

fn link(facts: &Facts, (vi, en): (&str, &str), file: &DataFile) -> Option<Link> {
    let title = if facts.lang() == Lang::Vi { vi } else { en };
    Some(Link { title: title.to_owned(), url: local(facts, file)? })
}

/// The link to the index of all downloads.
fn index(facts: &Facts) -> Option<Link> {
    let title = match facts.lang() {
        Lang::Vi => "Mọi tệp và nghĩa của từng cột",
        Lang::En => "All files and what each column means",
    };
    let has_data = facts.settings.site.outputs.data;
    has_data.then(|| Link { title: title.to_owned(), url: facts.urls.local(&page_url()) })
}

const TOTALS_CSV: (&str, &str) = ("Số tổng hợp (CSV)", "Totals (CSV)");
const ALL_JSON: (&str, &str) =
    ("Từng số liệu và số tổng hợp (JSON)", "Every figure and the totals (JSON)");

/// The files that a metric's page offers.
pub(crate) fn of_metric(facts: &Facts, metric: &MetricId) -> Vec<Link> {
    let links = [
        link(facts, TOTALS_CSV, &DataFile::MetricCsv(metric.clone())),
        link(facts, ALL_JSON, &DataFile::MetricJson(metric.clone())),
        link(
            facts,
            ("Mô tả chỉ số (JSON)", "About the metric (JSON)"),
            &DataFile::MetricAbout(metric.clone()),
        ),
        index(facts),
    ];
    links.into_iter().flatten().collect()
}

/// The files that an area's page offers.
pub(crate) fn of_area(facts: &Facts, area: &AreaId) -> Vec<Link> {
    let links = [
        link(facts, TOTALS_CSV, &DataFile::AreaCsv(area.clone())),
        link(facts, ALL_JSON, &DataFile::AreaJson(area.clone())),
        index(facts),
    ];
    links.into_iter().flatten().collect()
}

/// The files of all metrics and areas.
pub(crate) fn of_site(facts: &Facts) -> Vec<Link> {
    let totals = Table::Aggregates;
    let figures = Table::Observations;
    let excel = |table, vi, en| link(facts, (vi, en), &DataFile::Excel(table));
    let links = [
        link(facts, TOTALS_CSV, &DataFile::Csv(totals)),
        link(facts, ("Từng số liệu (CSV)", "Every figure (CSV)"), &DataFile::Csv(figures)),
        excel(totals, "Số tổng hợp (Excel)", "Totals (Excel)"),
        excel(figures, "Từng số liệu (Excel)", "Every figure (Excel)"),
        index(facts),
    ];
    links.into_iter().flatten().collect()
}

/// Every figure of the site as CSV.
pub(crate) fn of_all_figures(facts: &Facts) -> Option<String> {
    local(facts, &DataFile::Csv(Table::Observations))
}
