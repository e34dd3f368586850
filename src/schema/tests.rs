//! Schemas against the readers themselves.

use std::collections::BTreeSet;

use super::*;
use crate::diag::Severity;
use crate::settings::{self, Doc, ThemeDocs};

const METRICS: &str = include_str!("../desk/starter/example/metrics.yaml");
const AREAS: &str = include_str!("../../content/areas.yaml");
const SITE: &str = include_str!("../../content/site.yaml");

fn doc(name: &str, text: &str) -> Doc {
    Doc { file: SitePath::new(&format!("content/{name}.yaml")).unwrap(), text: text.into() }
}

/// The settings of the sample's areas and settings and the example's metrics.
fn example() -> Settings {
    let docs = [doc("site", SITE), doc("metrics", METRICS), doc("areas", AREAS)];
    let [site, metrics, areas] = &docs;
    settings::parse(Some(site), Some(metrics), Some(areas), ThemeDocs::default()).0
}

fn validator(of: Of) -> jsonschema::Validator {
    jsonschema::validator_for(&schema(of, &example(), Lang::Vi)).unwrap()
}

/// What an editor for YAML sees: numbers and switches have their types.
fn seen(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

/// Whether the reader of a file finds no error of syntax in it.
fn is_read(of: Of, yaml: &str) -> bool {
    let told = match of {
        Of::Article => {
            let file = SitePath::new("content/tin/a.md").unwrap();
            front::parse(&file, &format!("---\n{yaml}\n---\n")).2
        }
        Of::Site => {
            let site = doc("site", yaml);
            let (metrics, areas) = (doc("metrics", METRICS), doc("areas", AREAS));
            settings::parse(Some(&site), Some(&metrics), Some(&areas), ThemeDocs::default()).1
        }
        Of::Metrics => {
            let (site, metrics) =
                (doc("site", "title: A\nbase_url: https://a.vn/\n"), doc("metrics", yaml));
            settings::parse(Some(&site), Some(&metrics), None, ThemeDocs::default()).1
        }
        Of::Areas => {
            let (site, areas) =
                (doc("site", "title: A\nbase_url: https://a.vn/\n"), doc("areas", yaml));
            settings::parse(Some(&site), None, Some(&areas), ThemeDocs::default()).1
        }
    };
    told.iter().all(|told| told.severity != Severity::Error)
}

/// Every entry of a shape by the names that lead to it, with one value under it.
fn entries(path: &str, shape: &Shape, all: &mut Vec<(String, Shape)>) {
    match shape {
        Shape::Maybe(of) | Shape::List(of, _) | Shape::Map(of) => entries(path, of, all),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| entries(path, shape, all)),
        Shape::Entries(own) => {
            for (key, shape) in own {
                let path = format!("{path}.{key}");
                all.push((path.clone(), shape.clone()));
                entries(&path, shape, all);
            }
        }
        Shape::Text | Shape::Flag | Shape::Number | Shape::Choice(_) | Shape::Any => {}
    }
}

fn all_entries() -> Vec<(String, Shape)> {
    let mut all = Vec::new();
    for (path, shape) in [
        ("article", front::shape()),
        ("site", shape::of_site()),
        ("metric", shape::of_metric()),
        ("area", shape::of_area()),
    ] {
        entries(path, &shape, &mut all);
    }
    all
}

#[test]
fn every_entry_has_a_hint_in_both_languages_and_no_hint_is_of_nothing() {
    let known: BTreeSet<String> = all_entries()
        .into_iter()
        .map(|(path, _)| path.replace("article.gallery.", "article.image."))
        .collect();
    let hinted: BTreeSet<String> = TEXTS.iter().map(|(path, ..)| (*path).to_owned()).collect();
    let missing: Vec<&String> = known.difference(&hinted).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let heads = ["article", "site", "metrics", "metric", "areas", "area"].map(str::to_owned);
    let extra: Vec<&String> = hinted.difference(&known).filter(|of| !heads.contains(of)).collect();
    assert!(extra.is_empty(), "{extra:?}");
    assert_eq!(hinted.len(), TEXTS.len(), "each once");
    assert!(TEXTS.iter().all(|(_, vi, en)| !vi.is_empty() && !en.is_empty()));
}

/// A file with one value of each kind under one of its entries: what surrounds it is sound.
fn files(path: &str, value: &str) -> Option<(Of, String)> {
    let (head, below) = path.split_once('.')?;
    let keys: Vec<&str> = below.split('.').collect();
    let (of, start, indent) = match head {
        "article" => (Of::Article, "title: A\n", 0),
        "site" => (Of::Site, "title: A\nbase_url: https://a.vn/\n", 0),
        "metric" => (Of::Metrics, "x:\n  label: {vi: A}\n  unit: cây\n  agg: sum\n", 2),
        _ => (Of::Areas, "x:\n  name: A\n  level: province\n", 2),
    };
    // The entry itself stands once.
    let own = format!("{}:", keys[0]);
    let others: Vec<&str> =
        start.lines().filter(|line| !line.trim_start().starts_with(&own)).collect();
    let mut text = others.join(
        "
",
    ) + "
";
    let pad = " ".repeat(indent);
    text.push_str(&match (head, keys.as_slice()) {
        ("article", ["metrics", key]) => {
            let own = if *key == "value" { "" } else { "value: 3 cây, " };
            format!("period: 2023\narea: co-to\nmetrics: {{cay-xanh: {{{own}{key}: {value}}}}}\n")
        }
        ("article", ["image", key]) => {
            let own = if *key == "src" { "" } else { "src: a.jpg, " };
            format!("image: {{{own}{key}: {value}}}\n")
        }
        ("article", [list @ ("gallery" | "files"), key]) => {
            let own = if *key == "src" { "" } else { "src: a.jpg, " };
            format!("{list}: [{{{own}{key}: {value}}}]\n")
        }
        ("site", ["menu", key]) => {
            let own = if *key == "to" { "title: A" } else { "to: a.md" };
            format!("menu: [{{{own}, {key}: {value}}}]\n")
        }
        ("metric", ["label", "en"]) => format!("{pad}label: {{vi: A, en: {value}}}\n"),
        ("area", ["names", key]) => format!("{pad}names: [{{{key}: {value}}}]\n"),
        (_, [one]) => format!("{pad}{one}: {value}\n"),
        (_, [one, two]) => format!("{pad}{one}: {{{two}: {value}}}\n"),
        (_, [one, two, three]) => format!("{pad}{one}: {{{two}: {{{three}: {value}}}}}\n"),
        _ => return None,
    });
    Some((of, text))
}

#[test]
fn every_entry_that_a_reader_knows_takes_the_kinds_of_values_that_the_reader_takes() {
    // What a text means beyond its kind (a date, a name, a number of some form) has its own test.
    let kinds = ["Chữ", "[Chữ]", "{chu: chu}", "true", "3"];
    let validators = Of::ALL.map(|of| (of, validator(of)));
    let mut faults = Vec::new();
    let mut n_compared = 0;
    // What a build of the program cannot make is no matter of kinds.
    let known = all_entries().into_iter().filter(|(path, _)| path != "site.outputs.parquet");
    for (path, _) in known {
        for value in kinds {
            let Some((of, text)) = files(&path, value) else { panic!("{path}") };
            let (_, validator) = validators.iter().find(|(other, _)| *other == of).unwrap();
            let is_read = is_read(of, &text);
            let is_valid = validator.is_valid(&seen(&text));
            n_compared += 1;
            // A schema may know more, such as the names of the site, but never refuses by kind
            // what a reader takes, and never takes a kind that the reader refuses.
            let is_named = is_of_names(&path) && is_read && !is_valid;
            if is_read != is_valid && !is_named {
                faults.push(format!("{path}: {value} is read: {is_read}, valid: {is_valid}"));
            }
        }
    }
    assert!(n_compared > 500, "{n_compared}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether the values of an entry are names or have a form, so that other words are refused by the
/// schema where the reader leaves that to a later stage.
fn is_of_names(path: &str) -> bool {
    [
        "article.districts",
        "article.area",
        "article.period",
        "article.programme",
        "article.featured",
        "article.metrics",
        "article.metrics.area",
        "article.metrics.period",
        "article.metrics.programme",
        "article.metrics.by_area",
    ]
    .contains(&path)
}

#[test]
fn an_entry_of_another_name_is_refused_everywhere() {
    for (path, shape) in all_entries() {
        let (head, _) = path.rsplit_once('.').unwrap();
        drop(shape);
        let name = format!("{head}.khong_co");
        let Some((of, text)) = files(&name, "x") else { continue };
        assert!(!validator(of).is_valid(&seen(&text)), "{text}");
        assert!(!is_read(of, &text), "{text}");
    }
}

#[test]
fn right_files_are_valid_and_wrong_ones_are_not() {
    let article = |yaml: &str| (Of::Article, format!("title: A\ndate: 2025-05-25\n{yaml}"));
    let site = |yaml: &str| (Of::Site, format!("title: A\nbase_url: https://a.vn/\n{yaml}"));
    let metric = |yaml: &str| (Of::Metrics, format!("x: {{label: {{vi: A}}, {yaml}}}"));
    let right = [
        article("summary:\ndistricts: []\nmetrics:\n"),
        article("districts: [co-to, Vân Đồn, Huyện đoàn Tiên Yên]\nperiod: 2023\nprogramme: Xuân tình nguyện"),
        article("area: co-to\nperiod: 2023-H1\nmetrics: {cay-xanh: 92.000, rac-thai: 3, Hiến máu: x}"
            .replace("Hiến máu", "hiến máu").as_str()),
        article("area: co-to\nmetrics: {cay-xanh: {value: 3 cây, period: 2023-05-01..2023-05-25}}"),
        article("period: he-2023\nmetrics: {cay-xanh: [300 cây, {value: 5 cây, target: true, by_area: {co-to: 3}}]}"),
        article("publish: 25/5/2025 07:30\nexpires: 2025-05-26T08:00:00\nimage: a.jpg\nfiles: [a.pdf, {src: b.pdf}]"),
        article("extra: {x: [1, {y: z}]}\ntags: [2023, Môi trường]"),
        site("timezone: Asia/Ho_Chi_Minh\napproximation: 12,5%\nhome_metrics: [cay-xanh]\nperiods: {a: 2023..2024}"),
        site("publish: {tinh: {type: dir, to: /x}}\noutputs: {feeds: [atom]}\ncheck: {lints: {names: false}}"),
        metric("unit: cây, agg: sum, aliases: [a, b], integer: true"),
        metric("agg: ratio, num: cay-xanh, den: doan-vien, scale: 100, decimals: 1"),
        (Of::Areas, "x: {name: A, level: body, parent: quang-ninh, tile: [1, 2], names: [{from: 2020-01-01}]}".into()),
        (Of::Areas, AREAS.into()),
        (Of::Metrics, METRICS.into()),
    ];
    let wrong = [
        (Of::Article, "date: 2025-05-25".into()),
        article("distrcits: [co-to]"),
        article("districts: [co-too]"),
        article("districts: co-to"),
        article("area: Huế"),
        article("period: tháng 5"),
        article("period: 2023-H3"),
        article("metrics: {cay-xanh: 3 cây}"), // No period.
        article("period: 2023\nmetrics: {cay-xanhh: 3 cây}"),
        article("period: 2023\nmetrics: {cay-xanh: {valeu: 3}}"),
        article("period: 2023\nmetrics: {cay-xanh: {value: 3, by_area: {co-too: 1}}}"),
        article("period: 2023\nmetrics: [cay-xanh]"),
        article("featured: [cay]"),
        article("publish: sáng mai"),
        article("draft: yes please"),
        article("image: {alt: A}"),
        (Of::Site, "title: A".into()),
        site("timezone: Asia/Hanoi"),
        site("paginate: 0"),
        site("html: keep"),
        site("language: fr"),
        site("home_metrics: [cay]"),
        site("paths: {districts: Huyện}"),
        site("menu: [{title: A}]"),
        metric("unit: cây"),
        metric("unit: cây, agg: total"),
        metric("agg: ratio, num: muc, den: doan-vien"),
        (Of::Metrics, "Cây xanh: {label: {vi: A}, unit: cây, agg: sum}".into()),
        (Of::Areas, "x: {name: A}".into()),
        (Of::Areas, "x: {name: A, level: district, parent: hue}".into()),
        (Of::Areas, "x: {name: A, level: district, tile: [1]}".into()),
        (Of::Areas, "x: {name: A, level: district, valid_to: hôm qua}".into()),
    ];
    for (files, is_right) in [(&right[..], true), (&wrong[..], false)] {
        for (of, text) in files {
            let found = validator(*of).validate(&seen(text)).map_err(|error| error.to_string());
            assert_eq!(found.is_ok(), is_right, "{text}\n{found:?}");
        }
    }
}

#[test]
fn ids_are_choices_with_their_names_as_hints_in_the_language_asked_for() {
    let settings = example();
    let article = schema(Of::Article, &settings, Lang::Vi);
    let districts = &article["properties"]["districts"]["items"]["anyOf"][0];
    let at = districts["enum"].as_array().unwrap().iter().position(|id| id == "co-to").unwrap();
    assert_eq!(districts["enumDescriptions"][at], "Cô Tô");
    let trees = &article["properties"]["metrics"]["properties"]["cay-xanh"];
    assert_eq!(trees["description"], "Cây xanh trồng mới (cây)");
    let english = schema(Of::Article, &settings, Lang::En);
    assert_eq!(english["properties"]["title"]["description"], "The headline.");
    let trees = &english["properties"]["metrics"]["properties"]["cay-xanh"];
    assert_eq!(trees["description"], "Trees planted (cây)");
    // A site whose registries cannot be read is not told that every name is wrong.
    let none = settings::parse(None, None, None, ThemeDocs::default()).0;
    let open = jsonschema::validator_for(&schema(Of::Article, &none, Lang::Vi)).unwrap();
    assert!(open.is_valid(&seen("title: A\ndistricts: [x]\nperiod: 2023\nmetrics: {y: 3}")));
}
