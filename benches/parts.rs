//! The parts of a build, each alone, on the sample site: `cargo bench --bench parts`.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use bantin::article::{self, Parsing};
use bantin::build::{self, Cache, Input, Plan};
use bantin::domain::Figure;
use bantin::extract::{self, Lexicon, Years};
use bantin::model::{Moment, Shown};
use bantin::pages;
use bantin::source::{self, File, Sources};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

/// The article that most of this is about: of ordinary length, with seven figures.
const ARTICLE: &str = "tin/2022/07/so-ket-toan-tinh";

/// Figures as editors write them: the plain ones, then those that take the longer way.
const FIGURES: [&str; 6] = [
    "1.200 cây",
    "23,5 km",
    "hơn 196.000 cây",
    "trên 11 tỷ đồng",
    "từ 10 đến 15 người",
    "hai mươi mốt công trình",
];

fn main() {
    divan::main();
}

/// The sample site, read and planned once.
static SAMPLE: LazyLock<(Sources, Plan)> = LazyLock::new(|| {
    let (sources, found) = source::scan(Path::new(env!("CARGO_MANIFEST_DIR")));
    let now = Moment::Local("2026-01-01T00:00:00".parse().expect("an instant of the calendar"));
    let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let plan = build::plan(&input, &mut Cache::default());
    (input.sources, plan)
});

fn article() -> &'static Arc<File> {
    let file = SAMPLE.0.get(&format!("content/{ARTICLE}.md"));
    file.expect("the sample has this article")
}

/// Front matter and Markdown of one article.
#[divan::bench]
fn article_parsed(bencher: Bencher<'_, '_>) {
    let file = article();
    bencher
        .counter(BytesCount::new(file.n_bytes()))
        .bench(|| article::parse(black_box(&Parsing::default()), black_box(file)));
}

/// Six figures, each for the metric whose unit it has.
#[divan::bench]
fn figures_read(bencher: Bencher<'_, '_>) {
    let metrics = &SAMPLE.1.facts.settings().metrics;
    let expected = FIGURES.map(|text| {
        let metric = metrics.iter().find(|metric| text.ends_with(&metric.unit_text));
        (text, &metric.expect("a metric of the sample has this unit").expect)
    });
    for (text, expect) in expected {
        Figure::read(text, expect).unwrap_or_else(|why| panic!("{text} is a figure: {why:?}"));
    }
    bencher.counter(ItemsCount::new(FIGURES.len())).bench(|| {
        for (text, expect) in expected {
            drop(black_box(Figure::read(black_box(text), expect)));
        }
    });
}

/// Figures proposed from one paragraph.
#[divan::bench]
fn paragraph_extracted(bencher: Bencher<'_, '_>) {
    let settings = SAMPLE.1.facts.settings();
    let metrics = settings.metrics.iter().map(|metric| &metric.entry);
    let lexicon = Lexicon::new(metrics, settings.areas.iter(), &settings.site.district_levels);
    let text = article().text().expect("the sample is UTF-8");
    let paragraph =
        text.lines().max_by_key(|line| extract::read(line, &lexicon, Years::UNKNOWN).figures.len());
    let paragraph = paragraph.expect("the article has lines");
    bencher
        .counter(BytesCount::of_str(paragraph))
        .bench(|| extract::read(black_box(paragraph), &lexicon, Years::UNKNOWN));
}

/// The page of one article: its view, and the default theme filled with it.
#[divan::bench]
fn page_rendered(bencher: Bencher<'_, '_>) {
    let plan = &SAMPLE.1;
    let is_article = |page: &&pages::Page| page.url.file() == format!("{ARTICLE}/index.html");
    let page = plan.pages.iter().find(is_article).expect("the article has a page");
    bencher.bench(|| {
        let output = pages::view(&plan.facts, &plan.pages, black_box(page));
        let rendered = build::bytes(plan, &output);
        rendered.unwrap_or_else(|why| panic!("the sample has no errors: {why:?}"))
    });
}
