//! `bantin schema`: what an editor is told of this site.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Folder, run};
use crate::site::{Site, site};

/// What an editor for YAML sees.
fn seen(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

fn validator(folder: &Folder, of: &str) -> jsonschema::Validator {
    let ended = run(folder.command().args(["schema", of]), "");
    ended.check(0, &[]);
    jsonschema::validator_for(&serde_json::from_str(&ended.out).unwrap()).unwrap()
}

/// Every file of a site that has a schema, held against it.
fn check(folder: &Folder) -> usize {
    let mut n_checked = 0;
    let [article, site, metrics, areas] =
        ["article", "site", "metrics", "areas"].map(|of| validator(folder, of));
    let mut hold = |validator: &jsonschema::Validator, yaml: &str, file: &Path| {
        let found = validator
            .validate(&seen(yaml))
            .map_err(|error| format!("{}: {} {error}", file.display(), error.instance_path()));
        assert_eq!(found, Ok(()));
        n_checked += 1;
    };
    for (name, validator) in [("site", &site), ("metrics", &metrics), ("areas", &areas)] {
        let file = folder.at(&format!("content/{name}.yaml"));
        hold(validator, &fs::read_to_string(&file).unwrap(), &file);
    }
    for entry in walkdir::WalkDir::new(folder.at("content")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|e| e == "md") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let front = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap().0;
            hold(&article, front, entry.path());
        }
    }
    n_checked
}

#[test]
fn every_file_of_the_sample_and_of_new_sites_is_valid() {
    assert!(check(&Folder::with(&Site::sample())) > 40);
    for args in [&["init"][..], &["init", "--empty"]] {
        let folder = Folder::empty();
        folder.call(args).check(0, &[]);
        assert!(check(&folder) >= 4);
    }
    let small = "-- content/tin/a.md --\n---\ntitle: A\ndate: 2023-07-05\ndistricts: [co-to]\nperiod: 2023-H1\nmetrics: {cay-xanh: 1.200 cây}\n---\n";
    assert_eq!(check(&Folder::with(&site(small))), 4);
}

#[test]
fn all_schemas_are_one_document_for_machines() {
    let folder = Folder::with(&site(""));
    let ended = run(folder.command().args(["schema", "--lang", "en"]), "");
    ended.check(0, &[]);
    let all: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(all["bantin"], 1);
    for of in ["article", "site", "metrics", "areas"] {
        assert_eq!(all[of]["$schema"], "http://json-schema.org/draft-07/schema#", "{of}");
    }
    assert_eq!(all["site"]["properties"]["title"]["description"], "The site's name.");
    run(folder.command().args(["schema", "themes"]), "").check(2, &["Các giá trị: article"]);
    run(Folder::empty().command().arg("schema"), "").check(1, &["B156"]);
}

#[test]
fn schemas_are_written_where_the_editor_reads_them_and_over_nothing_foreign() {
    let folder = Folder::with(&site(""));
    folder.call(&["schema", "--write"]).check(0, &["Đã ghi .vscode/bantin/article.schema.json"]);
    let file = folder.at(".vscode/bantin/metrics.schema.json");
    let before = fs::read(&file).unwrap();
    // A new metric is a new choice.
    let metrics = folder.at("content/metrics.yaml");
    let text = fs::read_to_string(&metrics).unwrap();
    fs::write(
        &metrics,
        format!("{text}suat-qua: {{label: {{vi: Quà}}, unit: suất quà, agg: sum}}\n"),
    )
    .unwrap();
    folder.call(&["schema", "--write"]).check(0, &[]);
    assert_ne!(fs::read(&file).unwrap(), before);
    let foreign = folder.at(".vscode/bantin/site.schema.json");
    fs::write(&foreign, "{\"của tôi\": true}\n").unwrap();
    let ended = folder.call(&["schema", "--write"]);
    ended.check(1, &["B288", "site.schema.json đã có"]);
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "{\"của tôi\": true}\n");
}
