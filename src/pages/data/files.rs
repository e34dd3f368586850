//! Which files there are, and where.

use super::columns::Table;
use crate::domain::{AreaId, MetricId};
use crate::fingerprint::{Digester, Fingerprint};
use crate::model::Model;
use crate::model::registry::Registry;
use crate::path::PageUrl;

/// A file for download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DataFile {
    /// A table for programs.
    Csv(Table),
    /// A table for Excel in Vietnamese: BOM, `;`, decimal comma.
    Excel(Table),
    /// The observations for columnar programs.
    Parquet,
    /// What the tables mean, as a Frictionless Data Package.
    Package,
    /// The totals of a metric.
    MetricCsv(MetricId),
    /// The statements and totals of a metric.
    MetricJson(MetricId),
    /// What a metric means.
    MetricAbout(MetricId),
    /// The totals of an area.
    AreaCsv(AreaId),
    /// The statements and totals of an area.
    AreaJson(AreaId),
}

impl DataFile {
    /// Its address: `/data/observations.csv`.
    pub(crate) fn url(&self) -> PageUrl {
        let path = match self {
            Self::Csv(table) => format!("{}.csv", table.name()),
            Self::Excel(table) => format!("excel/{}.csv", table.name()),
            Self::Parquet => "observations.parquet".to_owned(),
            Self::Package => "datapackage.json".to_owned(),
            Self::MetricCsv(id) => format!("metric/{id}.csv"),
            Self::MetricJson(id) => format!("metric/{id}.json"),
            Self::MetricAbout(id) => format!("metric/{id}.metadata.json"),
            Self::AreaCsv(id) => format!("area/{id}.csv"),
            Self::AreaJson(id) => format!("area/{id}.json"),
        };
        PageUrl::new(&format!("/data/{path}")).expect("the settings admit only slugs as ids")
    }

    /// The media type.
    pub(crate) const fn media_type(&self) -> &'static str {
        match self {
            Self::Csv(_) | Self::Excel(_) | Self::MetricCsv(_) | Self::AreaCsv(_) => "text/csv",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Package | Self::MetricJson(_) | Self::MetricAbout(_) | Self::AreaJson(_) => {
                "application/json"
            }
        }
    }
}

/// Every file of the site, in the order of its registries.
pub(crate) fn files(settings: &Registry) -> Vec<DataFile> {
    let outputs = &settings.site.outputs;
    if !outputs.data {
        return Vec::new();
    }
    let mut files: Vec<DataFile> = Table::ALL.map(DataFile::Csv).to_vec();
    files.extend(Table::ALL.map(DataFile::Excel));
    if outputs.parquet && cfg!(feature = "parquet") {
        files.push(DataFile::Parquet);
    }
    for metric in settings.metrics.iter() {
        files.push(DataFile::MetricCsv(metric.id.clone()));
        files.push(DataFile::MetricJson(metric.id.clone()));
        files.push(DataFile::MetricAbout(metric.id.clone()));
    }
    for area in settings.areas.iter() {
        files.push(DataFile::AreaCsv(area.id.clone()));
        files.push(DataFile::AreaJson(area.id.clone()));
    }
    files.push(DataFile::Package);
    files
}

/// The digest of all that any file reads: the articles with figures, the settings, the program.
///
/// One digest for all files: a change of a word in an article with figures makes all of them anew,
/// which costs less than knowing better on every plan.
pub(crate) fn print(model: &Model, settings: Fingerprint) -> Fingerprint {
    let mut digester = Digester::default();
    digester.update(&settings.bytes());
    digester.update(env!("CARGO_PKG_VERSION").as_bytes());
    for article in model.articles.iter().filter(|article| !article.figures.is_empty()) {
        digester.update(&article.outline.bytes());
    }
    digester.finish()
}
