//! The files of one metric or one area as JSON: numbers are decimal strings, one row a line.

use std::sync::Arc;

use serde::Serialize;

use crate::diag::Lang;
use crate::domain::{AreaId, MetricId};
use crate::pages::data::{
    AreaAbout, Cell, Column, DataFile, MetricAbout, Table, citation, licence_url,
};
use crate::pages::{Facts, Tables};

/// The statements and totals of a metric.
pub(super) fn metric(facts: &Facts, tables: &Tables, id: &MetricId) -> Vec<u8> {
    let Some(metric) = facts.settings.metrics.get(id) else { return Vec::new() };
    let mut out = open(facts);
    entry(&mut out, "metric", &MetricAbout::new(metric));
    list(&mut out, "observations", Table::Observations, Some("metric"), |take| {
        tables.observations_of_metric(facts, id, take);
    });
    list(&mut out, "aggregates", Table::Aggregates, Some("metric"), |take| {
        tables.totals_of_metric(facts, id, take);
    });
    close(out)
}

/// The statements and totals of an area.
pub(super) fn area(facts: &Facts, tables: &Tables, id: &AreaId) -> Vec<u8> {
    let Some(area) = facts.settings.areas.get(id) else { return Vec::new() };
    let mut out = open(facts);
    entry(&mut out, "area", &AreaAbout::new(area));
    list(&mut out, "observations", Table::Observations, Some("area"), |take| {
        tables.observations_of_area(facts, id, take);
    });
    list(&mut out, "aggregates", Table::Aggregates, Some("area"), |take| {
        tables.totals_of_area(facts, id, take);
    });
    close(out)
}

#[derive(Serialize)]
struct ColumnAbout {
    name: &'static str,
    about: &'static str,
}

#[derive(Serialize)]
struct FileAbout {
    url: String,
    media_type: &'static str,
}

/// What a metric means, its files and their columns.
pub(super) fn about_metric(facts: &Facts, id: &MetricId) -> Vec<u8> {
    let Some(metric) = facts.settings.metrics.get(id) else { return Vec::new() };
    let lang = facts.lang();
    let mut out = open(facts);
    entry(&mut out, "metric", &MetricAbout::new(metric));
    let shown = metric.label(lang);
    entry(&mut out, "title", &shown);
    entry(&mut out, "processing", &processing(lang));
    let days = facts.settings.areas.root().and_then(|root| facts.all_days(metric, &root.id));
    entry(&mut out, "first_day", &days.map(|days| days.first().to_string()));
    entry(&mut out, "last_day", &days.map(|days| days.last().to_string()));
    let files = [DataFile::MetricCsv(id.clone()), DataFile::MetricJson(id.clone())];
    let files = files.map(|file| FileAbout {
        url: facts.urls.whole(&file.url()),
        media_type: file.media_type(),
    });
    entry(&mut out, "files", &files);
    let columns: Vec<ColumnAbout> = Table::Aggregates
        .columns()
        .iter()
        .map(|column: &Column| ColumnAbout { name: column.name, about: column.about(lang) })
        .collect();
    entry(&mut out, "columns", &columns);
    close(out)
}

/// How totals come about, in two sentences.
const fn processing(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Từ các báo cáo không trùng nhau, trang này lấy bộ bảo đảm được nhiều nhất; số chung của một cụm không bị chia cho các đơn vị. Phần chưa có báo cáo làm cho tổng thành “ít nhất”."
        }
        Lang::En => {
            "Of the reports that do not overlap, the set that guarantees the most is taken; a number reported for a cluster is never split among its units. What is missing makes a total “at least”."
        }
    }
}

/// The beginning of every file: the version of its form, the site, the licence.
fn open(facts: &Facts) -> Vec<u8> {
    let mut out = b"{\n\"bantin\": 1".to_vec();
    let site = &facts.settings.site;
    let root = crate::path::PageUrl::new("/").expect("the root is an address");
    entry(&mut out, "site", &site.title);
    entry(&mut out, "site_url", &facts.urls.whole(&root));
    let licence = site.data_licence.as_deref();
    entry(&mut out, "licence", &licence);
    entry(&mut out, "licence_url", &licence.and_then(licence_url));
    entry(&mut out, "citation", &citation(facts, licence.unwrap_or_default()));
    out
}

fn close(mut out: Vec<u8>) -> Vec<u8> {
    out.extend(b"\n}\n");
    out
}

fn entry(out: &mut Vec<u8>, key: &str, value: &(impl Serialize + ?Sized)) {
    out.extend(b",\n");
    put(out, key);
    out.extend(b": ");
    put(out, value);
}

fn put(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("a vector takes every byte");
}

/// A list of rows under `key`, each without the column that the whole file is of.
fn list<'a>(
    out: &mut Vec<u8>,
    key: &str,
    table: Table,
    left_out: Option<&str>,
    rows: impl FnOnce(&mut dyn FnMut(&[Cell<'a>])),
) {
    out.extend(b",\n");
    put(out, key);
    out.extend(b": [");
    let columns = table.columns();
    let mut is_first = true;
    rows(&mut |cells| {
        out.extend(if is_first { &b"\n{"[..] } else { b",\n{" });
        is_first = false;
        let mut is_first_cell = true;
        for (column, cell) in columns.iter().zip(cells) {
            if left_out == Some(column.name) {
                continue;
            }
            if !is_first_cell {
                out.extend(b", ");
            }
            is_first_cell = false;
            put(out, column.name);
            out.extend(b": ");
            put_cell(out, column.name, cell);
        }
        out.push(b'}');
    });
    out.extend(if is_first { &b"]"[..] } else { b"\n]" });
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    articles: Vec<Arc<str>>,
}

fn put_cell(out: &mut Vec<u8>, column: &str, cell: &Cell<'_>) {
    match cell {
        // A list without entries is a list.
        Cell::Empty if matches!(column, "sources" | "issues" | "supersedes") => put(out, &[(); 0]),
        Cell::Empty => put(out, &()),
        Cell::Text(text) => put(out, text),
        Cell::Number(number) => put(out, number),
        Cell::Whole(number) => put(out, number),
        Cell::Date(date) => put(out, &date.to_string()),
        Cell::Period(period) => put(out, period),
        Cell::Share(share) => put(out, &share.to_string()),
        Cell::Ids(ids) => put(out, ids),
        Cell::Names(names) => put(out, names),
        Cell::Findings(findings) => {
            let finding = |(code, articles): &'_ (&'static str, Vec<Arc<str>>)| Finding {
                code,
                articles: articles.clone(),
            };
            let findings: Vec<Finding> = findings.iter().map(finding).collect();
            put(out, &findings);
        }
    }
}
