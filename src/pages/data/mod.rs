//! The downloads: which files there are, their rows, and what pages say of them.
//!
//! A row is a list of cells under columns ([`columns`]), whatever file it goes to: CSV, Excel's CSV,
//! JSON and Parquet are made of the same rows by `render`. [`Tables`] is made once for all files and
//! only where a file is asked for: a plan costs nothing of it.
//!
//! - [`observations`]: one row a statement, with what became of it ([`status`]).
//! - [`totals`]: what the engine answers for every area and period with a page.
//! - [`registries`]: the metrics and areas as code lists.

mod cell;
mod columns;
mod files;
mod index;
mod links;
mod observations;
mod registries;
mod status;
mod structured;
mod tables;
mod totals;

pub(crate) use cell::Cell;
pub(crate) use columns::{Column, Kind, Table};
pub(crate) use files::{DataFile, files, print};
pub(crate) use index::{citation, licence_url, view};
pub(crate) use links::{csv_of_total, of_all_figures, of_area, of_metric, of_site, page_url};
pub(crate) use registries::{AreaAbout, MetricAbout};
pub(crate) use status::Status;
pub(crate) use structured::{area_json_ld, metric_json_ld};
pub use tables::Tables;
pub(crate) use totals::periods;

use crate::domain::Decimal;
use crate::domain::unit::Unit;

/// Where a number between two millionths goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toward {
    /// Lower bounds.
    Down,
    /// Upper bounds.
    Up,
    /// Estimates; half goes away from zero.
    Nearest,
}

/// An amount in base units in a metric's unit. What needs a seventh decimal there is rounded, the
/// bounds outward.
pub(crate) fn in_unit(unit: &Unit, base: Decimal, toward: Toward) -> Decimal {
    if let Some(exact) = unit.from_base(base) {
        return exact;
    }
    // Only a whole factor leaves a rest: a smaller unit has more of everything.
    let factor = (unit.factor().millionths() / Decimal::whole(1).millionths()).max(1);
    let (floor, rest) =
        (base.millionths().div_euclid(factor), base.millionths().rem_euclid(factor));
    let is_up = match toward {
        Toward::Down => false,
        Toward::Up => rest > 0,
        Toward::Nearest => rest >= factor - rest,
    };
    Decimal::from_millionths(floor + i128::from(is_up))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_unit_cannot_say_exactly_is_rounded_outward() {
        let km = Unit::named("km");
        let base = |text: &str| text.parse::<Decimal>().unwrap();
        for (metres, down, nearest, up) in [
            ("27400", "27.4", "27.4", "27.4"),
            ("0.0005", "0", "0.000001", "0.000001"),
            ("0.0014", "0.000001", "0.000001", "0.000002"),
        ] {
            for (toward, expected) in
                [(Toward::Down, down), (Toward::Nearest, nearest), (Toward::Up, up)]
            {
                assert_eq!(in_unit(&km, base(metres), toward).to_string(), expected, "{metres}");
            }
        }
        assert_eq!(in_unit(&Unit::named("mm"), base("3.5"), Toward::Down).to_string(), "3500");
    }
}
