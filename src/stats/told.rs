//! What a prepared metric knows to be wrong whatever is asked, for those who tell the authors.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Code;
use crate::domain::Quantity;

use super::cell::Bounds;
use super::issue::Issue;
use super::prepared::{Book, Prepared};

impl Prepared {
    /// Every issue of corrections, cells, wholes and parts; of a whole and its parts (B031, B032)
    /// with the sum of the parts.
    ///
    /// Absent: what only a question finds (B040, B041, and B031 and B032 of stocks).
    pub fn issues(&self) -> Vec<(Issue, Option<Quantity>)> {
        let corrections = self.corrections.iter().map(|(issue, _)| (issue.clone(), None));
        let mut issues: Vec<(Issue, Option<Quantity>)> = corrections.collect();
        for book in [&self.actual, &self.target] {
            let noted = book.cells.noted.iter();
            issues.extend(noted.map(|n| (self.issue(n.code, &n.ids), None)));
            self.add_conflicts(book, &mut issues);
        }
        issues
    }

    /// The ids of the statements that speak for their cells.
    pub fn speakers(&self) -> impl Iterator<Item = &Arc<str>> {
        let cells = [&self.actual, &self.target].into_iter().flat_map(|book| &book.cells.all);
        cells.map(|cell| &self.names.ids[cell.id as usize])
    }

    fn issue(&self, code: Code, ids: &[u32]) -> Issue {
        let id = |number: &u32| Arc::clone(&self.names.ids[*number as usize]);
        Issue { code, observations: ids.iter().map(id).collect() }
    }

    fn add_conflicts(&self, book: &Book, issues: &mut Vec<(Issue, Option<Quantity>)>) {
        if book.tightened.conflicts.is_empty() {
            return;
        }
        let bounds: BTreeMap<u32, Bounds> =
            book.cells.all.iter().map(|cell| (cell.id, cell.bounds)).collect();
        for conflict in &book.tightened.conflicts {
            let parts = conflict.parts.iter().filter_map(|id| bounds.get(id));
            let sum = parts.fold(Bounds::ZERO, |sum, part| sum.plus(*part));
            let mut ids = vec![book.cells.all[conflict.whole as usize].id];
            ids.extend(&conflict.parts);
            issues.push((self.issue(conflict.code, &ids), Some(sum.quantity())));
        }
    }
}
