use std::path::Path;
use std::sync::Arc;

use super::{against_prose, compare, lexicon};
use crate::article;
use crate::build::{Cache, Input, plan};
use crate::diag::Code;
use crate::extract;
use crate::model::{self, Moment, Shown};
use crate::path::SitePath;
use crate::source::{self, File, Sources};

fn input(sources: Sources) -> Input {
    let now = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let shown = Shown::default();
    Input { sources, found: Vec::new(), now: Moment::Local(now), shown, base_url: None }
}

/// The sample site, with one more article of these lines.
fn site(article: &str) -> Input {
    let (sources, _) = source::scan(Path::new("."));
    let settings = sources.below("content").filter(|file| file.path().extension() == "yaml");
    let mut files: Vec<File> = settings.map(|file| File::clone(file)).collect();
    let path = SitePath::new("content/tin/2024/06/thu.md").unwrap();
    files.push(File::held(path, article.as_bytes()));
    input(Sources::new(files))
}

/// What is told of the prose of an article with these metrics and this body.
fn told(metrics: &str, body: &str) -> Vec<String> {
    let article = format!(
        "---\ntitle: Thử\ndate: 2024-06-30\narea: quang-ninh\nperiod: 2024-Q1\n{metrics}---\n\n{body}\n"
    );
    let input = site(&article);
    let plan = plan(&input, &mut Cache::default());
    let own = plan.diagnostics.iter().cloned();
    let all = own.chain(against_prose(&plan, &input.sources).diagnostics);
    let all = all.filter(|told| matches!(told.code, Code::B035 | Code::B036 | Code::B037));
    all.map(|told| {
        let span = told.place.span.unwrap();
        format!("{} {}", told.code, &article[span.start as usize..span.end as usize])
    })
    .collect()
}

#[test]
fn prose_and_data_are_compared_figure_by_figure() {
    let trees = "metrics:\n  cay-xanh: 297.600 cây\n";
    let two = "metrics:\n  cay-xanh: 500 cây\n  don-vi-mau: 98 đơn vị máu\n";
    for (metrics, body, expected) in [
        (trees, "Cả tỉnh trồng 297.600 cây xanh.", &[][..]),
        (trees, "Hơn 297 nghìn cây, đúng ra là 297.600 cây, được trồng.", &[]),
        (trees, "Cả tỉnh trồng 297.800 cây xanh.", &["B037 297.800 cây xanh"]),
        (trees, "Cả tỉnh trồng hơn 297.600 cây xanh.", &["B037 hơn 297.600 cây xanh"]),
        (trees, "Cả tỉnh trồng nhiều cây xanh.", &["B035 297.600 cây"]),
        (trees, "Trồng 297.600 cây; nhắc lại: 297.610 cây.", &["B037 297.610 cây"]),
        (two, "Trồng 500 cây, hiến 98 đơn vị máu.", &[]),
        (two, "Hiến 98 đơn vị máu, tặng 45 suất quà.", &["B035 500 cây", "B036 45 suất quà"]),
        (two, "Trồng 600 cây, hiến 89 đơn vị.", &["B037 600 cây", "B037 89 đơn vị"]),
        (two, "| Cây | Đơn vị máu |\n|---|---|\n| 500 | 98 |", &[]),
        ("", "Tăng 12% so với năm trước; tại 5 xã.", &[]),
        ("metrics:\n  duong-xanh: 3,5 km\n", "Làm 3.500 m đường xanh.", &[]),
        (
            "metrics:\n  muc-qua: {value: 500.000 đồng/suất, hide: true}\n",
            "Mỗi suất 500.000 đồng.",
            &[],
        ),
        (
            "metrics:\n  cay-xanh:\n    value: 300 cây\n    by_area: {ha-long: 100, cam-pha: 200}\n",
            "Trồng 300 cây.",
            &[],
        ),
        (
            "metrics:\n  cay-xanh:\n    value: 300 cây\n    by_area: {ha-long: 100, cam-pha: 200}\n",
            "Trồng 300 cây: Hạ Long (101 cây), Cẩm Phả (200 cây).",
            &["B037 101 cây"],
        ),
        (
            trees,
            "[297.500 cây](metric:cay-xanh) đã trồng.",
            &["B037 [297.500 cây](metric:cay-xanh)"],
        ),
        ("", "[297.500 cây](metric:cay-xanh) đã trồng.", &[]),
    ] {
        let mut told = told(metrics, body);
        told.sort();
        assert_eq!(told, expected, "{metrics}{body}");
    }
}

#[test]
fn the_prose_of_drafts_is_compared_too() {
    let input = site(
        "---\ntitle: Thử\ndate: 2024-06-30\ndraft: true\narea: quang-ninh\nperiod: 2024-Q1\nmetrics:\n  cay-xanh: 5 cây\n---\n\nKhông có gì.\n",
    );
    let plan = plan(&input, &mut Cache::default());
    let prose = against_prose(&plan, &input.sources);
    assert_eq!(prose.diagnostics.len(), 1);
    assert_eq!(prose.diagnostics[0].code, Code::B035);
}

#[test]
fn yaml_that_cannot_be_read_is_no_prose() {
    let yaml = "title: Thử\ndate: 2024-06-30\nsummary: Trồng 500 cây xanh, hiến 98 đơn vị máu.\n";
    for article in [
        format!("---\n{yaml}\nTrồng 500 cây xanh.\n"),
        format!("----\n{yaml}----\n\nTrồng 500 cây xanh.\n"),
        "---\n- Trồng 500 cây xanh.\n---\n\nTrồng 500 cây xanh.\n".to_owned(),
        format!("---\n{yaml}extra: {}\n---\n\nTrồng 500 cây xanh.\n", "x".repeat(70_000)),
    ] {
        let input = site(&article);
        let plan = plan(&input, &mut Cache::default());
        assert!(plan.diagnostics.has_errors(), "{article:.60}");
        let prose = against_prose(&plan, &input.sources);
        assert!(prose.diagnostics.is_empty(), "{:?}", prose.diagnostics);
    }
}

#[test]
fn the_sample_says_what_it_declares_and_declares_what_it_says() {
    let (sources, _) = source::scan(Path::new("."));
    let input = input(sources);
    let plan = plan(&input, &mut Cache::default());
    let prose = against_prose(&plan, &input.sources);
    assert!(prose.diagnostics.is_empty(), "{:?}", prose.diagnostics);
    assert!(prose.articles.len() > 40);
    for article in &prose.articles {
        let counts = (article.found, article.declared, article.matched);
        assert_eq!(counts, (article.found, article.found, article.found), "{}", article.file);
        if article.file.name() == "giao-ban-cum-huyen.md" {
            assert_eq!((counts.0, article.used), (24, 24));
        }
    }
}

/// Every digit of every figure in the prose of the sample, changed alone, is told.
#[test]
fn one_changed_digit_in_the_prose_is_told() {
    let (sources, _) = source::scan(Path::new("."));
    let input = input(sources);
    let plan = plan(&input, &mut Cache::default());
    let registry = plan.facts.settings();
    let lexicon = lexicon(registry);
    let mut n_tried = 0;
    let mut missed = Vec::new();
    for article in &plan.facts.model().articles {
        let text = input.sources.get(article.file().as_str()).unwrap().text().unwrap();
        let body = article.article.front.span.end as usize;
        if article.figures.is_empty() {
            continue;
        }
        for figure in extract::read(&text[body..], &lexicon).figures {
            for at in figure.number.start + body..figure.number.end + body {
                let Some(digit) = char::from(text.as_bytes()[at]).to_digit(10) else { continue };
                let changed = char::from_digit((digit + 1) % 10, 10).unwrap();
                let text = format!("{}{changed}{}", &text[..at], &text[at + 1..]);
                let file = Arc::new(File::held(article.file().clone(), text.as_bytes()));
                let parsed = Arc::new(article::parse(&article::Parsing::default(), &file));
                let resolved = model::resolve(registry, &parsed);
                let (told, _) = compare(registry, &lexicon, &resolved, &text);
                let mut all = resolved.diagnostics.iter().chain(&told);
                n_tried += 1;
                if !all.any(|told| matches!(told.code, Code::B035 | Code::B037)) {
                    missed.push(format!("{}: {}", article.file(), &text[at - 20..at + 20]));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(n_tried > 800, "{n_tried}");
}
