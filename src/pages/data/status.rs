//! What became of a statement.

use std::sync::Arc;

use crate::model::registry::Metric;
use crate::model::{Model, Resolved, Stated};
use crate::pages::facts::Facts;

/// What became of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// It counts as it stands.
    Final,
    /// Its article appeared before its last day: it counts as *at least*.
    Provisional,
    /// A correction replaced it.
    Superseded,
    /// Another statement of the same cell counts instead.
    Outvoted,
}

impl Status {
    /// What became of one, from what corrections and sums did with it.
    pub(crate) fn of(facts: &Facts, metric: &Metric, article: &Resolved, stated: &Stated) -> Self {
        if facts.is_dead(stated) {
            Self::Superseded
        } else if facts.is_outvoted(stated) {
            Self::Outvoted
        } else if stated.is_provisional(metric.rule.agg, article.date) {
            Self::Provisional
        } else {
            Self::Final
        }
    }

    /// Its name in files.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::Superseded => "superseded",
            Self::Outvoted => "outvoted",
        }
    }
}

/// The event of a statement, after what corrections hand on.
pub(crate) fn event<'a>(model: &'a Model, stated: &'a Stated) -> Option<&'a Arc<str>> {
    match model.events.get(&stated.id) {
        Some(taken) => taken.as_ref(),
        None => stated.event.as_ref(),
    }
}
