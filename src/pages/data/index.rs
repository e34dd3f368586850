//! The index of all downloads: files, licence, citation, what each column means.

use super::columns::{Column, Kind, Table};
use super::files::DataFile;
use super::links::{local, page_url};
use crate::diag::Lang;
use crate::pages::facts::{self, Facts};
use crate::pages::head::{About, head};
use crate::pages::metric::section_title;
use crate::pages::part::{Entry, Part, View};
use crate::pages::view::{ColumnView, DataView, DownloadView, Link, TableView};

/// The view of the index.
pub(crate) fn view(facts: &Facts) -> View {
    let lang = facts.lang();
    let site = &facts.settings.site;
    let title = match lang {
        Lang::Vi => "Tải dữ liệu",
        Lang::En => "Download the data",
    };
    let description = match lang {
        Lang::Vi => "Mọi số liệu của trang ở dạng tệp, dùng lại được khi ghi nguồn.",
        Lang::En => "Every figure of this site as files, to be reused with attribution.",
    };
    let metrics = facts::folder(&site.paths.metrics);
    let way = Link { title: section_title(lang), url: facts.urls.local(&metrics) };
    let about = About {
        kind: "data",
        title: title.to_owned(),
        description: description.to_owned(),
        section: "metrics",
        way: if facts.outputs.contains(&metrics) { vec![way] } else { Vec::new() },
        ..About::default()
    };
    View {
        template: "data.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url(), about)))),
            ("data", Entry::One(Part::new(data(facts)))),
        ],
    }
}

fn data(facts: &Facts) -> DataView {
    let lang = facts.lang();
    let site = &facts.settings.site;
    let licence = site.data_licence.clone().unwrap_or_default();
    DataView {
        licence_url: licence_url(&licence),
        citation: citation(facts, &licence),
        licence,
        tables: Table::ALL.into_iter().map(|table| table_view(facts, table)).collect(),
        package_url: local(facts, &DataFile::Package).unwrap_or_default(),
        metrics: facts
            .settings
            .metrics
            .iter()
            .map(|metric| DownloadView {
                title: metric.label(lang).to_owned(),
                url: facts::metric_url(&facts.settings, metric)
                    .map(|url| facts.urls.local(&url))
                    .unwrap_or_default(),
                files: named(
                    facts,
                    [
                        ("CSV", DataFile::MetricCsv(metric.id.clone())),
                        ("JSON", DataFile::MetricJson(metric.id.clone())),
                    ],
                ),
            })
            .collect(),
        areas: facts
            .settings
            .areas
            .iter()
            .map(|area| DownloadView {
                title: area.name.clone(),
                url: facts::area_link(&facts.settings, &facts.urls, &area.id).url,
                files: named(
                    facts,
                    [
                        ("CSV", DataFile::AreaCsv(area.id.clone())),
                        ("JSON", DataFile::AreaJson(area.id.clone())),
                    ],
                ),
            })
            .collect(),
    }
}

fn named(facts: &Facts, files: impl IntoIterator<Item = (&'static str, DataFile)>) -> Vec<Link> {
    let link = |(title, file): (&str, DataFile)| {
        Some(Link { title: title.to_owned(), url: local(facts, &file)? })
    };
    files.into_iter().filter_map(link).collect()
}

fn table_view(facts: &Facts, table: Table) -> TableView {
    let lang = facts.lang();
    let has_parquet = facts.outputs.contains(&DataFile::Parquet.url());
    let mut files = vec![("CSV", DataFile::Csv(table)), ("Excel (CSV)", DataFile::Excel(table))];
    if table == Table::Observations && has_parquet {
        files.push(("Parquet", DataFile::Parquet));
    }
    let column = |column: &Column| ColumnView {
        name: column.name.to_owned(),
        kind: kind(column.kind, lang).to_owned(),
        text: column.about(lang).to_owned(),
    };
    TableView {
        id: table.name().to_owned(),
        title: table.title(lang).to_owned(),
        files: named(facts, files),
        columns: table.columns().iter().map(column).collect(),
    }
}

const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Text, Lang::Vi) => "chữ",
        (Kind::Text, Lang::En) => "text",
        (Kind::Choice(_), Lang::Vi) => "một trong các giá trị",
        (Kind::Choice(_), Lang::En) => "one of the values",
        (Kind::Date, Lang::Vi) => "ngày",
        (Kind::Date, Lang::En) => "date",
        (Kind::Number, Lang::Vi) => "số",
        (Kind::Number, Lang::En) => "number",
        (Kind::Whole, Lang::Vi) => "số nguyên",
        (Kind::Whole, Lang::En) => "whole number",
    }
}

/// How the data are cited: who, what, where, under which licence. No day: a build asks no clock.
pub(crate) fn citation(facts: &Facts, licence: &str) -> String {
    let site = &facts.settings.site;
    let publisher = site.publisher.name.as_ref().unwrap_or(&site.title);
    let url = facts.urls.whole(&page_url());
    let (what, under) = match facts.lang() {
        Lang::Vi => (format!("Số liệu của {}", site.title), "Giấy phép"),
        Lang::En => (format!("Figures of {}", site.title), "Licence"),
    };
    let licence = if licence.is_empty() { String::new() } else { format!(" {under} {licence}.") };
    format!("{publisher}. {what}. {url}.{licence}")
}

/// Where the text of a Creative Commons licence stands; `None` for another name.
pub(crate) fn licence_url(licence: &str) -> Option<String> {
    if let Some(version) = licence.strip_prefix("CC0-") {
        return Some(format!("https://creativecommons.org/publicdomain/zero/{version}/"));
    }
    let (terms, version) = licence.strip_prefix("CC-")?.rsplit_once('-')?;
    let is_version = version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let terms = terms.to_lowercase();
    let is_known = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(&&*terms);
    (is_version && is_known)
        .then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_licences_that_are_known_have_an_address() {
        for (licence, expected) in [
            ("CC-BY-4.0", Some("https://creativecommons.org/licenses/by/4.0/")),
            ("CC-BY-NC-SA-3.0", Some("https://creativecommons.org/licenses/by-nc-sa/3.0/")),
            ("CC0-1.0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
            ("CC-XX-4.0", None),
            ("Ghi rõ nguồn", None),
        ] {
            assert_eq!(licence_url(licence).as_deref(), expected);
        }
    }
}
