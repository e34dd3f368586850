//! B033: one figure in two articles.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cells::{Cells, Told};
use super::{Finding, Kind};

/// Finds reports that repeat another article's figure, and news of different events with one figure.
pub(super) fn find(cells: &Cells<'_>, findings: &mut Vec<Finding>) {
    let boxes = cells.all.chunk_by(|a, b| a.key.any_event() == b.key.any_event());
    for of_box in boxes.filter(|of_box| of_box.len() > 1) {
        let mut told: Vec<&Told<'_>> = of_box.iter().collect();
        let figure = |told: &Told<'_>| {
            let quantity = told.of.quantity;
            (told.key.event.is_some(), quantity.est, quantity.lo, quantity.hi)
        };
        told.sort_by_key(|told| figure(told));
        for same in told.chunk_by(|a, b| figure(a) == figure(b)) {
            // News that names the event of other news tells of it on purpose.
            let n_things = match same[0].key.event {
                Some(_) => same.iter().map(|told| told.key.event).collect::<BTreeSet<_>>().len(),
                None => same.iter().map(|told| &told.of.source).collect::<BTreeSet<_>>().len(),
            };
            if n_things > 1 {
                let ids = same.iter().map(|told| Arc::clone(&told.of.id)).collect();
                findings.push(Finding { kind: Kind::Same, ids });
            }
        }
    }
}
