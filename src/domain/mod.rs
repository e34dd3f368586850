//! Values of figures, valid by construction: numbers, bounds, units, periods and names.
//!
//! Pure values: nothing here knows of files, articles or settings.
//!
//! - [`Decimal`]: an exact number, a scaled `i128`; there is no float anywhere in the house.
//! - [`Quantity`]: an estimate with the bounds between which the truth lies.
//! - [`Qualifier`]: what the words around a number say of its bounds.
//! - [`Period`]: a span of whole days with the form in which it was written.
//! - [`MetricId`], [`AreaId`], [`ProgrammeId`]: names of the registries.
//! - [`unit`]: the table of units; [`figure`]: an editor's phrase and its reading.

pub mod decimal;
pub mod ids;
pub mod period;
pub mod quantity;

pub use decimal::Decimal;
pub use ids::{AreaId, MetricId, ProgrammeId};
pub use period::{Period, PeriodForm};
pub use quantity::{Qualifier, Quantity};
