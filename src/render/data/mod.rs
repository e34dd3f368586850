//! The downloads as bytes: the rows of `pages` as CSV, Excel's CSV, JSON and Parquet.
//!
//! UTF-8, RFC 4180, LF, `.` decimals; in Excel's files BOM, `;` and a decimal comma. Every file is
//! written row by row into one buffer, in an order that no run changes.

#[cfg(feature = "parquet")]
mod columnar;
mod delimited;
mod json;
mod package;

#[cfg(test)]
mod tests;

use crate::fingerprint::Fingerprint;
use crate::pages::data::{DataFile, Table};
use crate::pages::{Download, Facts, Tables};
use crate::path::PageUrl;

/// The bytes of a file, where it is not the package: see [`package()`].
pub fn bytes(facts: &Facts, tables: &Tables, file: &Download) -> Vec<u8> {
    match &file.0 {
        DataFile::Csv(table) => delimited::plain(*table, |take| tables.each(facts, *table, take)),
        DataFile::Excel(table) => delimited::excel(*table, |take| tables.each(facts, *table, take)),
        DataFile::MetricCsv(id) => delimited::plain(Table::Aggregates, |take| {
            tables.totals_of_metric(facts, id, take);
        }),
        DataFile::AreaCsv(id) => delimited::plain(Table::Aggregates, |take| {
            tables.totals_of_area(facts, id, take);
        }),
        DataFile::MetricJson(id) => json::metric(facts, tables, id),
        DataFile::MetricAbout(id) => json::about_metric(facts, id),
        DataFile::AreaJson(id) => json::area(facts, tables, id),
        DataFile::Parquet => parquet(facts, tables),
        DataFile::Package => {
            let digest = |file: DataFile| Fingerprint::of(&bytes(facts, tables, &Download(file)));
            package(facts, version(resources().map(digest)))
        }
    }
}

#[cfg(feature = "parquet")]
fn parquet(facts: &Facts, tables: &Tables) -> Vec<u8> {
    columnar::write(Table::Observations, |take| tables.each(facts, Table::Observations, take))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &Facts, _: &Tables) -> Vec<u8> {
    unreachable!(
        "the settings were refused: this program has no Parquet, and no such file is planned"
    )
}

/// Whether this is the package, whose version is made of other files' bytes.
pub fn is_package(file: &Download) -> bool {
    file.0 == DataFile::Package
}

/// The files that the package describes, in its order.
fn resources() -> impl Iterator<Item = DataFile> {
    Table::ALL.into_iter().map(DataFile::Csv)
}

/// The addresses of the files that the package describes, in its order.
pub fn described() -> impl Iterator<Item = PageUrl> {
    resources().map(|file| file.url())
}

/// The version of the package: the digest of the files it describes.
pub fn version(digests: impl IntoIterator<Item = Fingerprint>) -> Fingerprint {
    Fingerprint::of_all(digests)
}

/// The package of this version.
pub fn package(facts: &Facts, version: Fingerprint) -> Vec<u8> {
    package::write(facts, version)
}
