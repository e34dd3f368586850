//! The downloads of the sample site, read as a stranger would read them.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Mutex;

use bantin::build::{self, Cache, Input, Sink};
use bantin::fingerprint::Fingerprint;
use bantin::model::{Moment, Shown};
use bantin::source::{self, File};
use chrono::NaiveDate;

/// Outputs in memory; `keeps` are the digests of those that stand already.
#[derive(Default)]
struct Memory {
    keeps: BTreeMap<String, Fingerprint>,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Sink for Memory {
    type Stop = Infallible;

    fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, Infallible> {
        Ok(self.keeps.get(file) == Some(&digest))
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Infallible> {
        self.files.lock().unwrap().insert(file.to_owned(), bytes.to_vec());
        Ok(Fingerprint::of(bytes))
    }

    fn copy(&self, _: &str, _: &File) -> Result<(), Infallible> {
        Ok(())
    }
}

type Files = BTreeMap<String, Vec<u8>>;

/// Builds a site on disk with what a cache holds.
fn build(root: &Path, cache: &mut Cache, keeps: BTreeMap<String, Fingerprint>) -> Files {
    let (sources, found) = source::scan(root);
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let now = Moment::Local(day.and_hms_opt(0, 0, 0).unwrap());
    let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let plan = build::plan(&input, cache);
    assert!(!plan.diagnostics.has_errors(), "{:?}", plan.diagnostics);
    let memory = Memory { keeps, ..Memory::default() };
    let (told, _) = build::render(&plan, cache, &memory).unwrap();
    assert_eq!(told, []);
    memory.files.into_inner().unwrap()
}

fn sample() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    build(root, &mut Cache::default(), BTreeMap::new())
}

type Row = BTreeMap<String, String>;

fn rows(files: &Files, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(&files[&format!("data/{name}.csv")][..]);
    reader.deserialize().map(Result::unwrap).collect()
}

/// Thousandths of a number of at most three decimals.
fn thousandths(text: &str) -> i64 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    assert!(rest.len() <= 3);
    format!("{whole}{rest:0<3}").parse().unwrap()
}

/// The leaves of every area, by the table of areas alone.
fn leaves(areas: &[Row]) -> BTreeMap<&str, BTreeSet<&str>> {
    fn of<'a>(areas: &'a [Row], id: &'a str) -> BTreeSet<&'a str> {
        let own = areas.iter().find(|area| area["id"] == id).unwrap();
        let below = areas.iter().filter(|area| area["parent"] == id).map(|area| &*area["id"]);
        let parts: Vec<&str> = own["members"].split_whitespace().chain(below).collect();
        if parts.is_empty() {
            return BTreeSet::from([id]);
        }
        parts.into_iter().flat_map(|part| of(areas, part)).collect()
    }
    areas.iter().map(|area| (&*area["id"], of(areas, &area["id"]))).collect()
}

/// The largest sum of statements that share no area on any day: all subsets are tried.
fn best<'a>(
    left: &[&'a Row],
    taken: &mut Vec<&'a Row>,
    leaves: &BTreeMap<&str, BTreeSet<&str>>,
) -> i64 {
    let Some((first, rest)) = left.split_first() else {
        return taken.iter().map(|row| thousandths(&row["lo"])).sum();
    };
    let without = best(rest, taken, leaves);
    let meets = |other: &&Row| {
        first["start"] <= other["end"]
            && other["start"] <= first["end"]
            && !leaves[&*first["area"]].is_disjoint(&leaves[&*other["area"]])
    };
    if taken.iter().any(meets) {
        return without;
    }
    taken.push(first);
    let with = best(rest, taken, leaves);
    taken.pop();
    with.max(without)
}

#[test]
fn totals_can_be_recomputed_from_the_csv_alone() {
    let files = sample();
    let (observations, areas) = (rows(&files, "observations"), rows(&files, "areas"));
    let aggregates = rows(&files, "aggregates");
    let leaves = leaves(&areas);
    for (metric, area, period, (start, end), expected) in [
        ("cay-xanh", "quang-ninh", "2023-H1", ("2023-01-01", "2023-06-30"), "205400"),
        ("don-vi-mau", "cum-huyen", "2023-H1", ("2023-01-01", "2023-06-30"), "1150"),
        ("duong-sang", "quang-ninh", "2025-H1", ("2025-01-01", "2025-06-30"), "27.4"),
        ("cay-xanh", "quang-ninh", "2024", ("2024-01-01", "2024-12-31"), "242250"),
    ] {
        let is_inside = |row: &&Row| {
            row["metric"] == metric
                && row["role"] == "actual"
                && ["final", "provisional"].contains(&&*row["status"])
                && *row["start"] >= *start
                && *row["end"] <= *end
                && leaves[&*row["area"]].is_subset(&leaves[area])
        };
        let inside: Vec<&Row> = observations.iter().filter(is_inside).collect();
        assert!((1..=16).contains(&inside.len()), "{metric}: {}", inside.len());
        assert_eq!(best(&inside, &mut Vec::new(), &leaves), thousandths(expected), "{metric}");
        let told = aggregates.iter().find(|row| {
            (&*row["metric"], &*row["area"], &*row["period"], &*row["programme"])
                == (metric, area, period, "")
        });
        // A cluster has no page, so no row of its own.
        assert_eq!(told.map(|row| &*row["lo"]), (area != "cum-huyen").then_some(expected));
    }
}

#[test]
fn every_name_in_the_tables_leads_to_a_row() {
    let files = sample();
    let ids = |name: &str| -> BTreeSet<String> {
        rows(&files, name).into_iter().map(|mut row| row.remove("id").unwrap()).collect()
    };
    let (metrics, areas, observations) = (ids("metrics"), ids("areas"), ids("observations"));
    let statements = rows(&files, "observations");
    assert_eq!(statements.len(), observations.len(), "an id stands twice");
    let mut last = String::new();
    for row in &statements {
        assert!(metrics.contains(&row["metric"]) && areas.contains(&row["area"]), "{row:?}");
        assert!(files.contains_key(&format!("{}/index.html", row["source"])), "{row:?}");
        assert!(row["supersedes"].split_whitespace().all(|id| observations.contains(id)));
        assert!(row["start"] <= row["end"] && last < row["id"], "{row:?}");
        last.clone_from(&row["id"]);
    }
    let statuses: BTreeSet<&str> = statements.iter().map(|row| &*row["status"]).collect();
    assert_eq!(statuses, BTreeSet::from(["final", "outvoted", "provisional", "superseded"]));
    let mut keys = BTreeSet::new();
    for row in rows(&files, "aggregates") {
        let key = ["metric", "area", "period", "programme"].map(|name| row[name].clone());
        assert!(metrics.contains(&row["metric"]) && areas.contains(&row["area"]), "{row:?}");
        for source in row["sources"].split_whitespace() {
            let is_told = statements.iter().any(|told| {
                told["source"] == source && ["final", "provisional"].contains(&&*told["status"])
            });
            assert!(is_told, "{source} of {row:?}");
        }
        assert!(keys.insert(key), "{row:?} stands twice");
    }
}

#[test]
fn json_and_excel_say_what_the_csv_says() {
    let files = sample();
    let by_id = |name: &str| rows(&files, name).into_iter().map(|row| (row["id"].clone(), row));
    let expected: BTreeMap<String, Row> = by_id("observations").collect();
    let text = String::from_utf8(files["data/excel/observations.csv"].clone()).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    for (row, expected) in reader.deserialize::<Row>().zip(rows(&files, "observations")) {
        let mut row = row.unwrap();
        for name in ["value", "lo", "hi"] {
            row.insert(name.to_owned(), row[name].replace(',', "."));
        }
        assert_eq!(row, expected);
    }
    let mut n_rows = 0;
    for (name, bytes) in &files {
        let of_metric =
            name.strip_prefix("data/metric/").and_then(|name| name.strip_suffix(".json"));
        let Some(metric) = of_metric.filter(|id| !id.ends_with(".metadata")) else { continue };
        let json: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!((&json["bantin"], &json["metric"]["id"]), (&1.into(), &metric.into()));
        for row in json["observations"].as_array().unwrap() {
            let expected = &expected[row["id"].as_str().unwrap()];
            assert_eq!(expected["metric"], metric);
            for (key, value) in row.as_object().unwrap() {
                let list =
                    || value.as_array()?.iter().map(|v| v.as_str()).collect::<Option<Vec<_>>>();
                let text = list().map_or_else(
                    || value.as_str().unwrap_or_default().to_owned(),
                    |list| list.join(" "),
                );
                assert_eq!(text, expected[key], "{key} of {expected:?}");
            }
            n_rows += 1;
        }
    }
    assert_eq!(n_rows, expected.len());
}

#[test]
fn the_package_describes_the_files_as_they_are() {
    let files = sample();
    let package: serde_json::Value =
        serde_json::from_slice(&files["data/datapackage.json"]).unwrap();
    let mut digests = Vec::new();
    for resource in package["resources"].as_array().unwrap() {
        let path = format!("data/{}", resource["path"].as_str().unwrap());
        let header = String::from_utf8(files[&path].clone()).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap().iter();
        let names: Vec<&str> = fields.map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(header.lines().next().unwrap(), names.join(","));
        digests.push(Fingerprint::of(&files[&path]));
    }
    assert_eq!(package["version"], Fingerprint::of_all(digests).to_string());
}

#[test]
fn downloads_are_made_anew_only_when_an_article_with_figures_changed() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join("content").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("site.yaml", "title: Đoàn\nbase_url: https://example.vn/\ndistrict_levels: [district]\n");
    put("metrics.yaml", "cay-xanh: {label: {vi: Cây}, unit: cây, agg: sum}\n");
    put(
        "areas.yaml",
        "tinh: {name: Tỉnh, level: province}\nco-to: {name: Cô Tô, level: district, parent: tinh}\n",
    );
    let article = |n: u32| {
        format!(
            "---\ntitle: A\ndate: 2023-07-01\ndistricts: [co-to]\nperiod: 2023-H1\n\
             metrics: {{cay-xanh: {n} cây}}\n---\nTrồng {n} cây.\n"
        )
    };
    put("tin/a.md", &article(100));
    put("tin/b.md", "---\ntitle: B\ndate: 2023-07-02\n---\nChữ.\n");
    let mut cache = Cache::default();
    let mut digests = BTreeMap::new();
    let mut step = |is_cold| -> (Vec<String>, String) {
        let files = build(folder.path(), &mut cache, digests.clone());
        digests.extend(files.iter().map(|(name, bytes)| (name.clone(), Fingerprint::of(bytes))));
        let made =
            files.keys().filter(|name| name.starts_with("data/") && *name != "data/index.html");
        let made: Vec<String> = made.cloned().collect();
        let package = files.get("data/datapackage.json").map(|bytes| {
            let json: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            json["version"].to_string()
        });
        let cold = build(folder.path(), &mut Cache::default(), BTreeMap::new());
        for (name, bytes) in cold {
            assert_eq!(digests.get(&name), Some(&Fingerprint::of(&bytes)), "{name} is stale");
        }
        assert!(is_cold || made.len() < 16);
        (made, package.unwrap_or_default())
    };
    let (made, first) = step(true);
    assert_eq!(made.len(), 16, "{made:?}");
    assert_eq!(step(false).0, Vec::<String>::new());
    put("tin/b.md", "---\ntitle: B\ndate: 2023-07-02\n---\nChữ khác.\n");
    assert_eq!(step(false).0, Vec::<String>::new());
    put("tin/a.md", &article(120));
    let (made, second) = step(true);
    assert_eq!(made.len(), 16);
    assert_ne!(first, second);
}

#[test]
fn structured_data_gives_bounds_and_a_value_only_where_it_is_exact() {
    let files = sample();
    let page = String::from_utf8(files["so-lieu/cay-xanh/index.html"].clone()).unwrap();
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let graph = json["@graph"].as_array().unwrap();
    let of = |kind: &str| graph.iter().filter(|node| node["@type"] == kind).collect::<Vec<_>>();
    let dataset = of("Dataset")[0];
    assert_eq!(dataset["license"], "https://creativecommons.org/licenses/by/4.0/");
    let urls: Vec<&str> = dataset["distribution"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["contentUrl"].as_str().unwrap())
        .collect();
    for url in urls {
        assert!(files.contains_key(url.strip_prefix("https://example.vn/").unwrap()), "{url}");
    }
    let n_observations = |kind: &str| {
        files
            .iter()
            .filter(|(name, _)| name.starts_with("huyen/") || name.starts_with("so-lieu/"))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches(kind).count())
            .sum::<usize>()
    };
    assert!(n_observations("\"minValue\":") > 0);
    let value = &of("Observation")[0]["value"];
    assert_eq!(value["value"].is_null(), !value["minValue"].is_null(), "{value}");
}

#[test]
fn parquet_is_asked_for_only_of_a_program_that_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    std::fs::create_dir_all(&content).unwrap();
    let text = "title: Đoàn\nbase_url: https://example.vn/\noutputs: {parquet: true}\n";
    std::fs::write(content.join("site.yaml"), text).unwrap();
    let (sources, found) = source::scan(folder.path());
    let now = Moment::Local(NaiveDate::default().and_hms_opt(0, 0, 0).unwrap());
    let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let plan = build::plan(&input, &mut Cache::default());
    let codes: Vec<&str> = plan.diagnostics.iter().map(|told| told.code.as_str()).collect();
    let has_file = plan.pages.iter().any(|page| page.url.as_str() == "/data/observations.parquet");
    if cfg!(feature = "parquet") {
        assert!(has_file && !codes.contains(&"B175"), "{codes:?}");
    } else {
        assert!(!has_file && codes.contains(&"B175"), "{codes:?}");
    }
}
