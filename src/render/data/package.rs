//! `datapackage.json`: the tables as a Frictionless Data Package (version 2).

use serde_json::{Map, Value, json};

use crate::diag::Lang;
use crate::fingerprint::Fingerprint;
use crate::pages::Facts;
use crate::pages::data::{Column, DataFile, Kind, Table, licence_url, page_url};
use crate::path::PageUrl;

/// The package of this version.
pub(super) fn write(facts: &Facts, version: Fingerprint) -> Vec<u8> {
    let site = &facts.settings.site;
    let lang = facts.lang();
    let root = PageUrl::new("/").expect("the root is an address");
    let description = match lang {
        Lang::Vi => "Mọi số liệu trong các bài của trang, và số tổng hợp theo địa bàn và kỳ.",
        Lang::En => "Every figure of the site's articles, and totals by area and period.",
    };
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name(facts),
        "title": site.title,
        "description": description,
        "homepage": facts.urls.whole(&root),
        "version": version.to_string(),
        "contributors": [{"title": facts.publisher(), "roles": ["publisher"]}],
        "resources": Table::ALL.map(|table| resource(table, lang)),
    });
    if let Some(licence) = &site.data_licence {
        package["licenses"] = json!([licence_entry(facts, licence)]);
    }
    let mut bytes = serde_json::to_vec_pretty(&package).expect("JSON values serialise");
    bytes.push(b'\n');
    bytes
}

/// The package's name: the site's host and sub-path in the letters that names have.
fn name(facts: &Facts) -> String {
    let urls = &facts.urls;
    let host = urls.origin.split("://").nth(1).unwrap_or_default();
    let whole = format!("{host}{}", urls.sub_path).to_lowercase();
    let name: String = whole
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' })
        .collect();
    name.trim_matches(['-', '.']).to_owned()
}

fn licence_entry(facts: &Facts, licence: &str) -> Value {
    let is_name = licence.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    match licence_url(licence) {
        Some(path) => json!({"name": licence, "path": path}),
        None if is_name => json!({"name": licence}),
        // A licence in words of its own stands on the page of downloads.
        None => json!({"title": licence, "path": facts.urls.whole(&page_url())}),
    }
}

fn resource(table: Table, lang: Lang) -> Value {
    let url = DataFile::Csv(table).url();
    json!({
        "name": table.name(),
        "title": table.title(lang),
        "path": url.as_str().trim_start_matches("/data/"),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema(table, lang),
    })
}

fn schema(table: Table, lang: Lang) -> Value {
    let fields: Vec<Value> = table.columns().iter().map(|column| field(column, lang)).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    let key = |field: &str, table: Table| {
        // An empty name is the table itself.
        let resource = table.name();
        json!({"fields": [field], "reference": {"resource": resource, "fields": ["id"]}})
    };
    let own =
        |field: &str| json!({"fields": [field], "reference": {"resource": "", "fields": ["id"]}});
    match table {
        Table::Observations => {
            schema["primaryKey"] = json!(["id"]);
            schema["foreignKeys"] =
                json!([key("metric", Table::Metrics), key("area", Table::Areas)]);
        }
        Table::Aggregates => {
            // The programme may be empty, which a primary key does not take.
            schema["uniqueKeys"] = json!([["metric", "area", "period", "programme"]]);
            schema["foreignKeys"] =
                json!([key("metric", Table::Metrics), key("area", Table::Areas)]);
        }
        Table::Metrics => {
            schema["primaryKey"] = json!(["id"]);
            schema["foreignKeys"] = json!([own("num"), own("den"), own("weight")]);
        }
        Table::Areas => {
            schema["primaryKey"] = json!(["id"]);
            schema["foreignKeys"] = json!([own("parent")]);
        }
    }
    schema
}

fn field(column: &Column, lang: Lang) -> Value {
    let mut constraints = Map::new();
    if column.is_required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if let Kind::Choice(choices) = column.kind {
        constraints.insert("enum".to_owned(), json!(choices));
    }
    let kind = match column.kind {
        Kind::Text | Kind::Choice(_) => "string",
        Kind::Date => "date",
        Kind::Number => "number",
        Kind::Whole => "integer",
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.about(lang),
    });
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}
