//! The cases of the sums worked out by hand, each as a site: what an editor writes comes to the same
//! answer as the statements it stands for.

use std::fmt::Write;

use bantin::build::Cache;
use bantin::domain::{AreaId, MetricId, ProgrammeId, Qualifier};
use bantin::pages::Facts;
use bantin::stats::{Answer, Query};
use serde_json::{Value, json};

use crate::sites::{planned, sources};

fn text<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    of.get(key).and_then(Value::as_str)
}

/// A value in one line of YAML, which JSON is.
fn inline(pairs: &[(&str, Option<Value>)]) -> String {
    let pairs = pairs.iter().filter_map(|(key, value)| Some((key, value.as_ref()?)));
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

fn unit(name: &str) -> &str {
    if name == "VND" { "đồng" } else { name }
}

/// The files of the board.
fn registries(world: &Value) -> String {
    let mut site = String::from("-- site.yaml --\ntitle: T\nbase_url: https://example.vn/\n");
    for key in ["programmes", "periods"] {
        writeln!(site, "{key}: {}", world[key]).unwrap();
    }
    site.push_str("-- areas.yaml --\n");
    for (id, area) in world["areas"].as_object().unwrap() {
        let keys = ["name", "level", "parent", "members", "valid_from", "valid_to"];
        let entry = inline(&keys.map(|key| (key, area.get(key).cloned())));
        writeln!(site, "{id}: {entry}").unwrap();
    }
    site.push_str("-- metrics.yaml --\n");
    for (id, metric) in world["metrics"].as_object().unwrap() {
        let keys =
            ["agg", "integer", "num", "den", "scale", "weight", "decimals", "good", "display"];
        let mut entry = keys.map(|key| (key, metric.get(key).cloned())).to_vec();
        entry.push(("label", Some(json!({"vi": metric["label"]}))));
        entry.push(("unit", Some(json!(unit(text(metric, "unit").unwrap())))));
        writeln!(site, "{id}: {}", inline(&entry)).unwrap();
    }
    site
}

/// A number as Vietnamese text writes it.
fn number(plain: &str) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut written = String::new();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx) % 3 == 0 {
            written.push('.');
        }
        written.push(digit);
    }
    if fraction.is_empty() { written } else { format!("{written},{fraction}") }
}

/// A statement's words.
fn phrase(told: &Value) -> String {
    let value = number(text(told, "value").unwrap());
    let words = match text(told, "qualifier").unwrap() {
        "at_least" => "trên ",
        "at_most" => "không quá ",
        "about" => "khoảng ",
        "almost" => "gần ",
        "between" => {
            let hi = number(text(told, "value_hi").unwrap());
            return format!("từ {value} đến {hi} {}", unit(text(told, "unit").unwrap()));
        }
        _ => "",
    };
    format!("{words}{value} {}", unit(text(told, "unit").unwrap()))
}

/// The observation id of a statement; that of nothing for an unknown one.
fn observation(told: &[Value], id: &str) -> String {
    let found = told.iter().find(|one| text(one, "id") == Some(id));
    let Some(found) = found else { return format!("tin/{id}#khong-co") };
    let event = text(found, "event").map_or_else(String::new, |event| format!(".{event}"));
    let target = if text(found, "role") == Some("target") { ".target" } else { "" };
    format!("tin/{id}#{}{event}{target}", text(found, "metric").unwrap())
}

/// The article of a statement.
fn article(all: &[Value], told: &Value) -> String {
    let id = text(told, "id").unwrap();
    let flag = |is_set: bool| is_set.then_some(Value::Bool(true));
    let supersedes = told["supersedes"].as_array().and_then(|ids| ids.first()?.as_str());
    let figure = inline(&[
        ("value", Some(json!(phrase(told)))),
        ("event", Some(json!(text(told, "event").unwrap_or("none")))),
        ("final", flag(told.get("final").is_some())),
        ("target", flag(text(told, "role") == Some("target"))),
        ("supersedes", supersedes.map(|id| json!(observation(all, id)))),
    ]);
    let mut front = format!("-- tin/{id}.md --\n---\ntitle: {id}\n");
    let programme = text(told, "programme").map(|programme| ("programme", programme));
    let keys = [("date", "published"), ("area", "area"), ("period", "period")];
    let keys = keys.map(|(key, of)| (key, text(told, of).unwrap()));
    for (key, value) in keys.into_iter().chain(programme) {
        writeln!(front, "{key}: {value}").unwrap();
    }
    format!("{front}metrics:\n  {}: {figure}\n---\nX\n", text(told, "metric").unwrap())
}

fn ask(facts: &Facts, query: &Value) -> Answer {
    facts.engine().value(&Query {
        metric: MetricId::new(text(query, "metric").unwrap()),
        area: AreaId::new(text(query, "area").unwrap()),
        period: facts.settings().site.period(text(query, "period").unwrap()).unwrap(),
        programme: text(query, "programme").map(ProgrammeId::new),
        target: false,
    })
}

/// An answer in the words of the cases, its statements by their articles.
fn shown(answer: &Answer) -> Value {
    let article = |id: &str| id.split('#').next().unwrap().trim_start_matches("tin/").to_owned();
    let articles =
        |ids: &[std::sync::Arc<str>]| -> Vec<String> { ids.iter().map(|id| article(id)).collect() };
    let quantity = answer.quantity;
    let issues: Vec<Value> = answer
        .issues
        .iter()
        .map(|issue| json!({"code": issue.code.as_str(), "obs": articles(&issue.observations)}))
        .collect();
    json!({
        "value": quantity.map(|q| q.est), "lo": quantity.and_then(|q| q.lo),
        "hi": quantity.and_then(|q| q.hi), "qualifier": answer.qualifier.map(Qualifier::as_str),
        "coverage": answer.coverage.to_string(), "issues": issues,
        "sources": answer.sources.iter().map(|path| format!("s-{}", article(path))).collect::<Vec<_>>(),
        "unallocated": articles(&answer.unallocated), "left_out": articles(&answer.left_out),
        "reason": answer.reason.map(bantin::stats::Reason::as_str),
        "as_of": answer.as_of.map(|day| day.to_string()),
    })
}

#[test]
fn every_case_comes_out_of_a_site_as_it_comes_out_of_its_statements() {
    let file: Value = serde_json::from_str(include_str!("../data/stats/vectors.json")).unwrap();
    let registries = registries(&file["world"]);
    let mut cache = Cache::default();
    let mut n_cases = 0;
    for case in file["cases"].as_array().unwrap() {
        if case["query"]["op"] != "value" {
            continue;
        }
        let told = case["observations"].as_array().unwrap();
        let articles: String = told.iter().map(|one| article(told, one)).collect();
        let plan = planned(&sources(&format!("{registries}{articles}")), &mut cache);
        let answer = shown(&ask(&plan.facts, &case["query"]));
        for (key, expected) in case["expect"].as_object().unwrap() {
            assert_eq!(answer[key], *expected, "{} {key}", case["id"]);
        }
        n_cases += 1;
    }
    assert_eq!(n_cases, 94);
}
