//! All rows of all files.

use super::cell::Cell;
use super::columns::Table;
use super::observations::Observations;
use super::registries::{area_row, metric_row};
use super::totals::{self, Totals};
use crate::domain::{AreaId, MetricId};
use crate::pages::facts::Facts;

/// The rows of all files, made once for all of them.
///
/// It works in parallel: make it outside of any parallel work, which would wait for it.
#[derive(Debug)]
pub struct Tables {
    observations: Observations,
    totals: Totals,
}

impl Tables {
    /// The rows of a site.
    pub fn new(facts: &Facts) -> Self {
        let observations = Observations::new(facts);
        let totals = totals::ask(facts, &observations);
        Self { observations, totals }
    }

    /// Hands each row of a table to `take`.
    pub(crate) fn each<'a>(
        &'a self,
        facts: &'a Facts,
        table: Table,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        match table {
            Table::Observations => self.observations.each(facts, take),
            Table::Aggregates => {
                for metric in facts.settings.metrics.iter() {
                    self.totals_of_metric(facts, &metric.id, take);
                }
            }
            Table::Metrics => facts.settings.metrics.iter().for_each(|m| take(&metric_row(m))),
            Table::Areas => facts.settings.areas.iter().for_each(|area| take(&area_row(area))),
        }
    }

    /// Hands each statement of a metric to `take`.
    pub(crate) fn observations_of_metric<'a>(
        &'a self,
        facts: &'a Facts,
        metric: &MetricId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        self.observations.each_of_metric(facts, metric, take);
    }

    /// Hands each statement of an area to `take`.
    pub(crate) fn observations_of_area<'a>(
        &'a self,
        facts: &'a Facts,
        area: &AreaId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        self.observations.each_of_area(facts, area, take);
    }

    /// Hands each total of a metric to `take`.
    pub(crate) fn totals_of_metric<'a>(
        &'a self,
        facts: &'a Facts,
        metric: &MetricId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        let Some(metric) = facts.settings.metrics.get(metric) else { return };
        for total in self.totals.get(&metric.id).into_iter().flatten() {
            take(&total.row(metric));
        }
    }

    /// Hands each total of an area to `take`.
    pub(crate) fn totals_of_area<'a>(
        &'a self,
        facts: &'a Facts,
        area: &AreaId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        for metric in facts.settings.metrics.iter() {
            let all = self.totals.get(&metric.id).into_iter().flatten();
            for total in all.filter(|total| total.area() == area) {
                take(&total.row(metric));
            }
        }
    }
}
