//! One row a statement.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::status::{self, Status};
use crate::domain::figure::display::{Toward, in_unit};
use crate::domain::{AreaId, MetricId, ProgrammeId};
use crate::model::registry::Metric;
use crate::model::{Model, Resolved, Stated};
use crate::pages::facts::Facts;

/// Where a statement stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowAt {
    article: u32,
    figure: u32,
}

/// All statements in the order of their ids, with those of each metric and area by their places.
#[derive(Debug, Default)]
pub(crate) struct Observations {
    rows: Vec<RowAt>,
    by_metric: BTreeMap<MetricId, Vec<u32>>,
    by_area: BTreeMap<AreaId, Vec<u32>>,
}

fn number(idx: usize) -> u32 {
    u32::try_from(idx).expect("a site has fewer than four billion statements")
}

impl Observations {
    /// The statements of the public articles: figures that were read, parts and targets too.
    pub(crate) fn new(facts: &Facts) -> Self {
        let model = &facts.model;
        let mut articles: Vec<usize> = (0..model.articles.len())
            .filter(|idx| !model.articles[*idx].figures.is_empty())
            .collect();
        articles.sort_by(|a, b| model.articles[*a].path().cmp(model.articles[*b].path()));
        let mut found = Self::default();
        for idx in articles {
            let figures = &model.articles[idx].figures;
            let mut own: Vec<usize> =
                (0..figures.len()).filter(|at| is_statement(&figures[*at])).collect();
            own.sort_by(|a, b| figures[*a].id.cmp(&figures[*b].id));
            // Two figures of one id say the same, else the article was refused.
            own.dedup_by(|a, b| figures[*a].id == figures[*b].id);
            for at in own {
                found.add(&figures[at], (idx, at));
            }
        }
        found
    }

    fn add(&mut self, stated: &Stated, (article, figure): (usize, usize)) {
        let at = number(self.rows.len());
        self.rows.push(RowAt { article: number(article), figure: number(figure) });
        if let Some(list) = self.by_metric.get_mut(&stated.metric) {
            list.push(at);
        } else {
            self.by_metric.insert(stated.metric.clone(), vec![at]);
        }
        if let Some(list) = self.by_area.get_mut(&stated.area) {
            list.push(at);
        } else {
            self.by_area.insert(stated.area.clone(), vec![at]);
        }
    }

    fn stated<'a>(&self, model: &'a Model, at: u32) -> (&'a Resolved, &'a Stated) {
        let row = self.rows[at as usize];
        let article = &model.articles[row.article as usize];
        (article, &article.figures[row.figure as usize])
    }

    /// The statements of a metric.
    pub(crate) fn of_metric<'a>(
        &'a self,
        facts: &'a Facts,
        metric: &MetricId,
    ) -> impl Iterator<Item = (&'a Resolved, &'a Stated)> {
        let list = self.by_metric.get(metric).map_or(&[][..], Vec::as_slice);
        list.iter().map(|at| self.stated(&facts.model, *at))
    }

    /// Hands each row to `take`.
    pub(crate) fn each<'a>(&self, facts: &'a Facts, take: &mut dyn FnMut(&[Cell<'a>])) {
        for at in 0..number(self.rows.len()) {
            self.one(facts, at, take);
        }
    }

    /// Hands each row of a metric to `take`.
    pub(crate) fn each_of_metric<'a>(
        &self,
        facts: &'a Facts,
        metric: &MetricId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        for at in self.by_metric.get(metric).into_iter().flatten() {
            self.one(facts, *at, take);
        }
    }

    /// Hands each row of an area to `take`.
    pub(crate) fn each_of_area<'a>(
        &self,
        facts: &'a Facts,
        area: &AreaId,
        take: &mut dyn FnMut(&[Cell<'a>]),
    ) {
        for at in self.by_area.get(area).into_iter().flatten() {
            self.one(facts, *at, take);
        }
    }

    fn one<'a>(&self, facts: &'a Facts, at: u32, take: &mut dyn FnMut(&[Cell<'a>])) {
        let (article, stated) = self.stated(&facts.model, at);
        let Some(metric) = facts.settings.metrics.get(&stated.metric) else { return };
        let status = Status::of(facts, metric, article, stated);
        if let Some(row) = row(&facts.model, metric, (article, stated), status) {
            take(&row);
        }
    }
}

/// Whether a figure says a number; a whole that stands only in its parts does not.
fn is_statement(stated: &Stated) -> bool {
    stated.figure.is_some() && stated.quantity.is_some()
}

/// A statement under the columns of observations.
fn row<'a>(
    model: &'a Model,
    metric: &'a Metric,
    (article, stated): (&'a Resolved, &'a Stated),
    status: Status,
) -> Option<[Cell<'a>; 19]> {
    let (figure, quantity) = (stated.figure.as_ref()?, stated.quantity?);
    let event = status::event(model, stated);
    let replaced = model.supersedes.get(&stated.id).map_or(&[][..], Vec::as_slice);
    let within = |number, toward| in_unit(&metric.unit, number, toward);
    Some([
        Cell::text(&stated.id),
        Cell::text(stated.metric.as_str()),
        Cell::text(stated.area.as_str()),
        Cell::Period(stated.period),
        Cell::Date(stated.period.first()),
        Cell::Date(stated.period.last()),
        Cell::maybe(stated.programme.as_ref().map(ProgrammeId::as_str)),
        Cell::maybe(event.map(|event| &**event)),
        Cell::text(if stated.is_target { "target" } else { "actual" }),
        Cell::Number(within(quantity.est, Toward::Nearest)),
        Cell::number(quantity.lo.map(|lo| within(lo, Toward::Down))),
        Cell::number(quantity.hi.map(|hi| within(hi, Toward::Up))),
        Cell::text(figure.qualifier().as_str()),
        Cell::text(&metric.unit_text),
        Cell::text(figure.text()),
        Cell::text(article.path()),
        Cell::Date(article.date),
        Cell::text(status.as_str()),
        Cell::ids(replaced.iter().map(|id| &**id)),
    ])
}
