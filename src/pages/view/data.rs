//! The index of downloads.

use serde::Serialize;

use super::Link;

/// The index of all downloads (`data`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct DataView {
    /// The licence's name; may be empty.
    pub licence: String,
    /// Where its text stands, where that is known.
    pub licence_url: Option<String>,
    /// How to cite the data, as one line.
    pub citation: String,
    /// The tables of the whole site.
    pub tables: Vec<TableView>,
    /// What the tables mean, for programs.
    pub package_url: String,
    /// The files of each metric.
    pub metrics: Vec<DownloadView>,
    /// The files of each area.
    pub areas: Vec<DownloadView>,
}

/// A table with its columns.
#[derive(Debug, Clone, Serialize, Default)]
pub struct TableView {
    /// Its name in files: `observations`.
    pub id: String,
    /// What readers call it.
    pub title: String,
    /// Its files by type.
    pub files: Vec<Link>,
    /// Its columns, in order.
    pub columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize, Default)]
pub struct ColumnView {
    /// Its name in files.
    pub name: String,
    /// What it holds: `date`.
    pub kind: String,
    /// What it means.
    pub text: String,
}

/// The files of a metric or an area.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DownloadView {
    /// Its name.
    pub title: String,
    /// Its page; empty where it has none.
    pub url: String,
    /// Its files by type.
    pub files: Vec<Link>,
}
