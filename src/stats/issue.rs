//! What the sums found wrong in what the articles say.

use std::sync::Arc;

use super::Unusable;
use crate::diag::Code;

impl From<Unusable> for Code {
    fn from(unusable: Unusable) -> Self {
        match unusable {
            Unusable::WrongDimension => Self::B007,
            Unusable::Fraction => Self::B008,
            Unusable::Negative => Self::B009,
            Unusable::UnknownUnit => Self::B010,
            Unusable::TooLarge => Self::B011,
        }
    }
}

/// Something wrong between statements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Issue {
    /// What is wrong.
    pub code: Code,
    /// The statements: first the one that is kept (B030) or the whole (B031, B032), then the rest
    /// in the order of their ids.
    pub observations: Vec<Arc<str>>,
}
