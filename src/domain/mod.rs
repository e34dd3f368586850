//! Values of figures, valid by construction: numbers, bounds, units, periods and names.
//!
//! Pure values: nothing here knows of files, articles or settings.
//!
//! - [`Decimal`]: an exact number, a scaled `i128`; there is no float anywhere in the house.
//! - [`Quantity`]: an estimate with the bounds between which the truth lies.
//! - [`Qualifier`]: what the words around a number say of its bounds.
//! - [`Period`]: a span of whole days with the form in which it was written.
//! - [`AreaSets`]: areas as sets of leaf areas; [`MetricRule`]: how a metric's figures make a total.
//! - [`MetricId`], [`AreaId`], [`ProgrammeId`]: names of the registries.
//! - [`mod@unit`]: the table of units; [`figure`]: an editor's phrase and its reading.

pub mod area;
pub mod decimal;
pub mod figure;
pub mod ids;
pub mod metric;
pub mod period;
pub(crate) mod phrases;
pub mod quantity;
pub mod unit;

pub use area::{AreaError, AreaSet, AreaSets, AreaSpec};
pub use decimal::Decimal;
pub use figure::Figure;
pub use ids::{AreaId, MetricId, ProgrammeId};
pub use metric::{Aggregation, MetricRule};
pub use period::{Period, PeriodForm, Relation};
pub use quantity::{Approximation, Qualifier, Quantity, Verdict, change_percent, percent_of};
pub use unit::Unit;
