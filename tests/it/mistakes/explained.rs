//! `bantin explain` tells the truth: what it gives as an example is told with the code.

use std::collections::BTreeSet;

use bantin::build::{self, Cache};
use bantin::diag::Code;
use bantin::diag::explain::{self, Example};

use super::{A, good};
use crate::site::{Site, cold, told};

/// The entries at the margin of a YAML text, each with its name.
fn entries(yaml: &str) -> Vec<(&str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in yaml.lines() {
        match entries.last_mut() {
            Some((_, text)) if line.starts_with([' ', '\t', '-']) => text.push_str(line),
            _ => entries.push((line.split(':').next().unwrap(), line.to_owned())),
        }
        entries.last_mut().unwrap().1.push('\n');
    }
    entries
}

/// `yaml` with the entries of `new` instead of its own.
fn merged(yaml: &str, new: &str) -> String {
    let names: BTreeSet<&str> = entries(new).into_iter().map(|(name, _)| name).collect();
    let kept = entries(yaml).into_iter().filter(|(name, _)| !names.contains(name));
    kept.map(|(_, text)| text).collect::<String>() + new + "\n"
}

/// Writes a file of an example: all of it, or entries.
fn write(site: &mut Site, path: &str, text: &str) {
    let path = path.replace("themes/ten/", "themes/tiny/");
    let is_whole = text.starts_with("---") || text.ends_with('\n');
    let whole = match path.rsplit_once('.') {
        _ if is_whole => text.to_owned(),
        Some((_, "yaml")) => merged(&site.text(&path), text),
        Some((_, "md")) => {
            let given = merged("title: Một bài\ndate: 2023-07-05\n", text);
            format!("---\n{given}---\n")
        }
        _ => panic!("{path} is written as a whole"),
    };
    site.write(&path, whole);
}

/// A good site with what the example says; none where it cannot be written down.
fn with(example: Example) -> Option<Site> {
    let mut site = good();
    match example {
        Example::Front(entries) => {
            let text = site.text(A);
            let (front, body) = text.trim_start_matches("---\n").split_once("---\n").unwrap();
            site.write(A, format!("---\n{}---\n{body}", merged(front, entries)));
        }
        Example::Body(words) => {
            let text = site.text(A);
            site.write(A, format!("{text}\n{words}\n"));
        }
        Example::Files(files) => {
            for (path, text) in files {
                write(&mut site, path, text);
            }
        }
        Example::Told(..) => return None,
    }
    Some(site)
}

#[test]
fn every_example_of_explain_is_told_with_its_code() {
    let mut wrong = String::new();
    for code in Code::ALL {
        // What this build of the program can do decides.
        if *code == Code::B175 && cfg!(feature = "parquet") {
            continue;
        }
        let Some(site) = with(explain::of(*code).example) else { continue };
        let input = site.input();
        let plan = build::plan(&input, &mut Cache::default());
        let mut all = cold(&site).diagnostics;
        all.extend(build::against_prose(&plan, &input.sources).diagnostics);
        if !all.iter().any(|told| told.code == *code) {
            wrong.push_str(&format!("\nthe example of {code} is told as\n{}", told(&site, &all)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
