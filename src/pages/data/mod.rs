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
