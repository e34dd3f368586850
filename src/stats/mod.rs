//! Totals that never count twice.
//!
//! Pure and exact: nothing here reads a file, holds a float or knows an article. The work is in two
//! parts. [`prepare`] goes once through all that is said of one metric, whatever will be asked of
//! it, so that it can be memoised by metric; [`Engine`] answers questions from what was prepared.
//!
//! 1. [`supersede()`]: corrected statements go.
//! 2. Statements of one area, days, programme and event are one cell; the newest speaks.
//! 3. Cells are tightened by what lies inside them, narrowest first.
//! 4. A sum takes, of the cells that do not overlap, those that guarantee the most.
//!
//! - An area is its set of leaf areas and a period its days: every relation is one of sets.
//! - A wider report is never split among its parts, and a missing part is never guessed.
//! - Nothing is rounded here but quotients, to six decimals with their bounds outward.

mod cell;
mod cells;
mod compare;
mod definition;
mod engine;
mod issue;
mod mean;
mod names;
mod observation;
mod pack;
mod parents;
mod peak;
mod pool;
mod prepared;
mod question;
mod run;
mod score;
mod spans;
mod stock;
mod supersede;
mod tighten;
mod told;
mod total;
mod tree;

pub use compare::{Comparison, Rank, TargetAnswer, TargetVerdict};
pub use engine::Engine;
pub use issue::Issue;
pub use observation::{
    MetricObservations, Observation, Place, PlacedIssue, Shared, Unusable, article_of,
};
pub use prepared::{Prepared, prepare};
pub use question::{Answer, Coverage, Query, Reason};
pub use spans::{Spans, spans};
pub use supersede::{Corrected, Corrections, Superseded, by_metric, corrected, supersede};

#[cfg(test)]
pub(crate) use engine::ASKED;
#[cfg(test)]
mod tests;
