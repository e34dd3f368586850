//! What a metric of metrics.yaml means for its sums.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Decimal, MetricId, Period};

/// How the figures of a metric make a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Adds over time and areas: a flow (sessions, trees, money).
    Sum,
    /// The newest in the period, added over areas: a stock (members).
    Latest,
    /// The largest single figure.
    Max,
    /// Sum of `num` over sum of `den`; percentages are never averaged.
    Ratio,
    /// The mean weighted by another metric.
    Mean,
    /// Never added up: shown for the very area and period asked.
    None,
}

impl Aggregation {
    /// Its name in metrics.yaml and data files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Latest => "latest",
            Self::Max => "max",
            Self::Ratio => "ratio",
            Self::Mean => "mean",
            Self::None => "none",
        }
    }

    /// Whether figures become totals that are amounts themselves, which needs a unit.
    pub const fn needs_unit(self) -> bool {
        match self {
            Self::Sum | Self::Latest | Self::Max => true,
            Self::Ratio | Self::Mean | Self::None => false,
        }
    }

    /// Whether the events of one area and period are told apart; a stock and a figure that stands
    /// for itself have one at a time.
    pub const fn has_events(self) -> bool {
        match self {
            Self::Sum | Self::Max | Self::Ratio | Self::Mean => true,
            Self::Latest | Self::None => false,
        }
    }

    /// Whether what was told on `published` may still grow: the days of its period were not over,
    /// and it adds over time.
    pub fn may_grow(self, period: Period, published: NaiveDate) -> bool {
        self == Self::Sum && published < period.last()
    }
}

/// The rules of one metric, as far as sums need them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetricRule {
    /// Its id.
    pub id: MetricId,
    /// Its base unit; the engine's values are all in base units and it only carries the name.
    pub unit: String,
    /// How its figures make a total.
    pub agg: Aggregation,
    /// Whether a figure must be whole.
    pub integer: bool,
    /// Whether less is better.
    pub good_down: bool,
    /// The metric above the line of a ratio.
    pub num: Option<MetricId>,
    /// The metric below the line of a ratio.
    pub den: Option<MetricId>,
    /// What a ratio is multiplied by: 100 for a percentage.
    pub scale: Decimal,
    /// The metric that weighs a mean.
    pub weight: Option<MetricId>,
}

impl MetricRule {
    /// The metrics whose figures its totals are made of: of a ratio numerator and denominator, which
    /// has no figures of its own.
    pub fn parts(&self) -> Vec<&MetricId> {
        match self.agg {
            Aggregation::Ratio => self.num.iter().chain(&self.den).collect(),
            _ => vec![&self.id],
        }
    }
}
