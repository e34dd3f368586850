//! The development paragraphs, scored as `score.py` beside them does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Deserialize;

use super::LEXICON;
use crate::domain::{Decimal, Qualifier};
use crate::extract::{Years, read};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    figures: Vec<Gold>,
    #[serde(default)]
    not_metric_spans: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct Gold {
    quote: String,
    start: usize,
    end: usize,
    qualifier: String,
    value: serde_json::Number,
    unit: String,
    district: Option<String>,
    #[serde(default)]
    optional: bool,
}

struct Guess {
    start: usize,
    end: usize,
    qualifier: &'static str,
    value: Decimal,
    unit: String,
    district: Option<String>,
}

/// The names of units: every form with its canonical name.
fn units() -> BTreeMap<String, String> {
    let mut table = BTreeMap::new();
    let text = include_str!("../../../tests/data/figures/units.tsv");
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let mut columns = line.split('\t');
        let (name, forms) = (columns.next().unwrap(), columns.nth(1).unwrap());
        for form in std::iter::once(name).chain(forms.split('|')) {
            table.entry(form.to_lowercase()).or_insert_with(|| name.to_owned());
        }
    }
    table
}

/// The canonical name of the longest form with which `unit` begins.
fn canonical(unit: &str, table: &BTreeMap<String, String>) -> String {
    let lower = unit.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let heads = (1..=words.len()).rev().map(|n| words[..n].join(" "));
    let mut heads = heads.flat_map(|head| {
        let bare = head.trim_end_matches([',', ';', '.', ':']).to_owned();
        [head, bare]
    });
    heads.find_map(|head| table.get(&head).cloned()).unwrap_or(lower)
}

fn guesses(row: &Row) -> Vec<Guess> {
    let reading = read(&row.text, &LEXICON, Years::UNKNOWN);
    let chars = |byte: usize| row.text[..byte].chars().count();
    let figures = reading.figures.into_iter().map(|figure| Guess {
        start: chars(figure.span.start),
        end: chars(figure.span.end),
        qualifier: match figure.qualifier {
            Qualifier::Between => "about",
            other => other.as_str(),
        },
        value: figure.value,
        unit: figure.unit.name().to_owned(),
        district: figure.district.map(|id| id.as_str().to_owned()),
    });
    figures.collect()
}

fn overlap(gold: &Gold, guess: &Guess) -> usize {
    if guess.end - guess.start > 3 * (gold.end - gold.start) + 24 {
        return 0;
    }
    gold.end.min(guess.end).saturating_sub(gold.start.max(guess.start))
}

#[derive(Debug, Default)]
struct Counts {
    gold: usize,
    predicted: usize,
    value: usize,
    all: usize,
    district: usize,
    paired: usize,
    not_metrics: usize,
    not_metrics_hit: usize,
    errors: String,
}

/// Twice the right ones over those wanted and those proposed, in ten-thousandths.
fn f1(right: usize, counts: &Counts) -> usize {
    20_000 * right / (counts.gold + counts.predicted)
}

fn score(rows: &[Row]) -> Counts {
    let table = units();
    let mut counts = Counts::default();
    for row in rows {
        one(row, &table, &mut counts);
    }
    counts
}

fn one(row: &Row, table: &BTreeMap<String, String>, counts: &mut Counts) {
    let guesses = guesses(row);
    let value = |gold: &Gold, guess: &Guess| gold.value.to_string().parse() == Ok(guess.value);
    let unit =
        |gold: &Gold, guess: &Guess| canonical(&gold.unit, table) == canonical(&guess.unit, table);
    let mut candidates = Vec::new();
    for (g, gold) in row.figures.iter().enumerate() {
        for (p, guess) in guesses.iter().enumerate() {
            let size = overlap(gold, guess);
            if size > 0 {
                candidates.push((!value(gold, guess), !unit(gold, guess), usize::MAX - size, g, p));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_gold, mut used_guess) = (BTreeSet::new(), BTreeSet::new());
    for (.., g, p) in candidates {
        if used_gold.contains(&g) || used_guess.contains(&p) {
            continue;
        }
        used_gold.insert(g);
        used_guess.insert(p);
        let (gold, guess) = (&row.figures[g], &guesses[p]);
        if gold.optional {
            continue;
        }
        counts.predicted += 1;
        counts.paired += 1;
        let is_right = value(gold, guess);
        let is_all_right = is_right && unit(gold, guess) && gold.qualifier == guess.qualifier;
        counts.value += usize::from(is_right);
        counts.all += usize::from(is_all_right);
        let is_there = gold.district == guess.district;
        counts.district += usize::from(is_there);
        if !is_all_right || !is_there {
            let got = (guess.qualifier, guess.value.to_string(), &guess.unit, &guess.district);
            writeln!(counts.errors, "{} WRONG {} {:?} {got:?}", row.id, gold.quote, gold.district)
                .unwrap();
        }
    }
    for (g, gold) in row.figures.iter().enumerate().filter(|(_, gold)| !gold.optional) {
        counts.gold += 1;
        if !used_gold.contains(&g) {
            writeln!(counts.errors, "{} MISSED {}", row.id, gold.quote).unwrap();
        }
    }
    for (p, guess) in guesses.iter().enumerate() {
        let touched: Vec<&Gold> =
            row.figures.iter().filter(|gold| overlap(gold, guess) > 0).collect();
        let is_optional = !touched.is_empty() && touched.iter().all(|gold| gold.optional);
        if !used_guess.contains(&p) && !is_optional {
            counts.predicted += 1;
            let words: String =
                row.text.chars().skip(guess.start).take(guess.end - guess.start).collect();
            writeln!(counts.errors, "{} SPURIOUS {words}", row.id).unwrap();
        }
    }
    for (from, to) in &row.not_metric_spans {
        counts.not_metrics += 1;
        let is_hit = guesses.iter().any(|guess| (*to).min(guess.end) > (*from).max(guess.start));
        counts.not_metrics_hit += usize::from(is_hit);
    }
}

fn development() -> Vec<Row> {
    let text = include_str!("../../../tests/data/figures/dev.jsonl");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_development_paragraphs_are_read_better_than_the_bars() {
    let rows = development();
    let counts = score(&rows);
    let (value, all) = (f1(counts.value, &counts), f1(counts.all, &counts));
    println!("{}\n{value} {all} {}/{}", counts.errors, counts.district, counts.paired);
    println!("hit {}/{}", counts.not_metrics_hit, counts.not_metrics);
    assert!(value >= 9_700 && all >= 9_500, "{value} {all}\n{}", counts.errors);
    assert!(counts.not_metrics_hit <= 2, "{}", counts.errors);
    assert_eq!((rows.len(), counts.gold, counts.not_metrics), (70, 309, 99));
}
