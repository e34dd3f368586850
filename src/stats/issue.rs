//! What the sums found wrong in what the articles say.

use std::sync::Arc;

use super::Unusable;

/// The codes of `statistics.md` that only sums can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueCode {
    /// The unit measures something else.
    B007,
    /// A count with a fraction.
    B008,
    /// A negative figure.
    B009,
    /// An unknown unit.
    B010,
    /// A figure too large for sums.
    B011,
    /// A correction of what does not exist.
    B023,
    /// Corrections that correct each other.
    B024,
    /// Two articles disagree.
    B030,
    /// All parts together are less than their whole.
    B031,
    /// The parts exceed their whole.
    B032,
    /// A figure of a mean without an exact weight.
    B040,
    /// The two sums of a ratio rest on different figures.
    B041,
}

impl IssueCode {
    /// The code as readers see it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::B007 => "B007",
            Self::B008 => "B008",
            Self::B009 => "B009",
            Self::B010 => "B010",
            Self::B011 => "B011",
            Self::B023 => "B023",
            Self::B024 => "B024",
            Self::B030 => "B030",
            Self::B031 => "B031",
            Self::B032 => "B032",
            Self::B040 => "B040",
            Self::B041 => "B041",
        }
    }
}

impl From<Unusable> for IssueCode {
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
    pub code: IssueCode,
    /// The statements: first the one that is kept (B030) or the whole (B031, B032), then the rest
    /// in the order of their ids.
    pub observations: Vec<Arc<str>>,
}
