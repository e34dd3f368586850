//! The part of the work that no question changes, one metric at a time.

use crate::domain::{Aggregation, AreaSets, Decimal, MetricId, MetricRule};

use super::cell::{Rank, Region};
use super::cells::Cells;
use super::issue::Issue;
use super::names::{Named, Names, number, region};
use super::observation::{MetricObservations, Shared};
use super::parents::relate;
use super::tighten::{Reach, Tightened, tighten};

/// One metric, ready for questions.
#[derive(Debug)]
pub struct Prepared {
    pub(super) rule: MetricRule,
    pub(super) names: Names,
    pub(super) actual: Book,
    pub(super) target: Book,
    /// What is wrong with corrections, by where.
    pub(super) corrections: Vec<(Issue, Vec<Region>)>,
}

/// What was done, or what was aimed at.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) cells: Cells,
    pub(super) tightened: Tightened,
}

impl Prepared {
    /// The metric.
    pub fn metric(&self) -> &MetricId {
        &self.rule.id
    }

    pub(super) fn book(&self, target: bool) -> &Book {
        if target { &self.target } else { &self.actual }
    }
}

/// Prepares all that is said of one metric: steps 1 to 4 of the sums.
///
/// A function of its two arguments alone, so that its value stands as long as their fingerprints do.
pub fn prepare(shared: &Shared, job: &MetricObservations) -> Prepared {
    let areas = &shared.areas;
    let rule = shared.metrics.get(&job.metric).cloned().unwrap_or_else(|| unknown(job));
    let (names, named) = Names::new(job, areas);
    let corrections = job.issues.iter().map(|placed| {
        let place = |place: &super::Place| {
            let programme = names.programme(place.programme.as_ref());
            Some(region(areas.set_of(&place.area)?, place.period, programme))
        };
        (placed.issue.clone(), placed.places.iter().filter_map(place).collect())
    });
    let corrections = corrections.collect();
    let live: Vec<(u32, &Named<'_>)> = named
        .iter()
        .enumerate()
        .filter(|(_, named)| job.dead.is_empty() || !job.dead.contains(&named.told.id))
        .map(|(id, named)| (number(id), named))
        .collect();
    let book = |is_target: bool| {
        let is_wanted = |(_, named): &&(u32, &Named<'_>)| named.told.is_target == is_target;
        let (ids, told): (Vec<u32>, Vec<&Named<'_>>) =
            live.iter().filter(is_wanted).copied().unzip();
        Book::new(areas, &rule, &names, Cells::new(&rule, &names, &told, &ids))
    };
    let (actual, target) = (book(false), book(true));
    Prepared { rule, names, actual, target, corrections }
}

impl Book {
    fn new(areas: &AreaSets, rule: &MetricRule, names: &Names, mut cells: Cells) -> Self {
        let tightened = match rule.agg {
            Aggregation::Sum => tighten(areas, names, &mut cells, Reach::Holders),
            Aggregation::Mean => {
                Tightened { parents: relate(areas, &cells), ..Tightened::default() }
            }
            Aggregation::Latest | Aggregation::Max | Aggregation::Ratio | Aggregation::None => {
                Tightened::default()
            }
        };
        Self { cells, tightened }
    }

    /// The same cells as they were told, those of one question alone, tightened for it.
    pub(super) fn anew(&self, areas: &AreaSets, names: &Names, wanted: &[u32]) -> Self {
        let mut cells = self.cells.only(wanted);
        for (at, cell) in wanted.iter().zip(&mut cells.all) {
            cell.rank = Rank::Open;
            if let Some(change) = self.tightened.changed.get(at) {
                cell.bounds = change.told;
                cell.is_tight = false;
            }
        }
        let tightened = tighten(areas, names, &mut cells, Reach::Everything);
        Self { cells, tightened }
    }
}

/// A metric without rules was refused before; its figures are shown one by one.
fn unknown(job: &MetricObservations) -> MetricRule {
    MetricRule {
        id: job.metric.clone(),
        unit: String::new(),
        agg: Aggregation::None,
        integer: false,
        good_down: false,
        num: None,
        den: None,
        scale: Decimal::whole(1),
        weight: None,
    }
}
