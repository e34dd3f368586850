//! What a preview does when an article is saved: the plan made again after one edit, at the size of
//! the site in `$BANTIN_SITE` (`benches/table` leaves one): `cargo bench --bench replan`.
//!
//! Prints the median and the slowest of each kind of edit, in milliseconds.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program of its own")]

use std::path::Path;
use std::time::Instant;

use bantin::build::{self, Cache, Input};
use bantin::model::{Moment, Shown};
use bantin::source::{self, File, Sources};

/// So many edits of each kind.
const N_EDITS: usize = 21;

fn main() {
    let Ok(root) = std::env::var("BANTIN_SITE") else {
        println!("BANTIN_SITE is not set: nothing to measure");
        return;
    };
    let (sources, found) = source::scan(Path::new(&root));
    let now = Moment::Local("2026-01-01T00:00:00".parse().expect("an instant of the calendar"));
    let mut input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let mut cache = Cache::default();
    let start = Instant::now();
    drop(build::plan(&input, &mut cache));
    println!("first plan {} ms", start.elapsed().as_millis());
    let articles: Vec<_> = input
        .sources
        .below("content/tin")
        .filter(|file| file.text().is_ok_and(|text| text.contains("\nmetrics:\n")))
        .cloned()
        .collect();
    let article = &articles[articles.len() / 2];
    for (kind, edit) in
        [("body", body as fn(&str, usize) -> String), ("metric", metric), ("title", title)]
    {
        let mut spent = Vec::new();
        for n in 0..N_EDITS {
            let text = edit(&article.text().expect("it was read"), n);
            let edited = File::held(article.path().clone(), text.into_bytes());
            input.sources = with(&input.sources, edited);
            let start = Instant::now();
            let plan = build::plan(&input, &mut cache);
            spent.push(start.elapsed().as_micros());
            assert_eq!(plan.work.parsed, 1, "one article was edited");
        }
        spent.sort_unstable();
        println!("{kind:7} {:7} µs, slowest {:7} µs", spent[N_EDITS / 2], spent[N_EDITS - 1]);
    }
}

/// The tree with one file replaced.
fn with(sources: &Sources, edited: File) -> Sources {
    let others =
        sources.iter().filter(|file| file.path() != edited.path()).map(|file| (**file).clone());
    let mut all: Vec<File> = others.collect();
    all.push(edited);
    Sources::new(all)
}

fn body(text: &str, n: usize) -> String {
    format!("{text}\nĐoạn mới {n}.\n")
}

/// The first figure of the front matter, changed.
fn metric(text: &str, n: usize) -> String {
    let at = text.find("\nmetrics:\n").expect("it has figures") + "\nmetrics:\n".len();
    let digit = at + text[at..].find(|c: char| c.is_ascii_digit()).expect("a figure has a digit");
    format!("{}{}{}", &text[..digit], n % 9 + 1, &text[digit + 1..])
}

fn title(text: &str, n: usize) -> String {
    text.replacen("\ntitle: ", &format!("\ntitle: Lần {n} "), 1)
}
