use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{against_prose, compare, lexicon};
use crate::article;
use crate::build::{Cache, Input, plan};
use crate::diag::{Code, Diagnostic};
use crate::extract::{self, Years};
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
        (trees, "Trồng 097.600 cây xanh.", &["B037 097.600"]),
        ("metrics:\n  cay-xanh: 1.140 cây\n", "Trồng 0.140 cây.", &["B037 0.140"]),
        (
            "metrics:\n  cay-xanh:\n    value: 1.300 cây\n    by_area: {ha-long: 1.100, cam-pha: 200}\n",
            "Trồng 1.300 cây: Hạ Long (0.100 cây), Cẩm Phả (200 cây).",
            &["B037 0.100"],
        ),
        (
            "metrics:\n  cay-xanh:\n    value: 374 cây\n    by_area: {ha-long: 174, cam-pha: 200}\n",
            "Trồng 374 cây: Hạ Long (074 cây), Cẩm Phả (200 cây).",
            &["B037 074 cây"],
        ),
        (
            "metrics:\n  cay-xanh: 1.200 cây\n",
            "Trồng 1.200 cây (kế hoạch 1.000 cây).",
            &["B036 1.000 cây"],
        ),
        (
            "metrics:\n  cay-xanh: 1.200 cây\n",
            "Kế hoạch 1.000 cây.",
            &["B035 1.200 cây", "B036 1.000 cây"],
        ),
        (
            "metrics:\n  cay-xanh: [{value: 1.200 cây}, {value: 1.000 cây, target: true}]\n",
            "Trồng 1.200 cây (kế hoạch 1.100 cây).",
            &["B037 1.100 cây"],
        ),
        ("metrics:\n  cay-xanh: 950 cây\n", "Năm ngoái trồng 850 cây, năm nay 950 cây.", &[]),
        (
            "metrics:\n  cay-xanh: [{value: 950 cây}, {value: 800 cây, period: 2022}]\n",
            "Năm 2022 trồng 810 cây, năm nay 950 cây.",
            &["B037 810 cây"],
        ),
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
fn what_is_written_but_not_understood_is_declared_all_the_same() {
    let body = "Cả tỉnh trồng 5 cây xanh, hiến 98 đơn vị máu.";
    let metrics = "metrics:\n  cay-xanh: 5 cây\n  don-vi-mau: {value: 98 đơn vị máu, by_area: {ha-long: 40}}\n";
    let front = |about: &str| format!("title: Thử\ndate: 2024-06-30\n{about}{metrics}");
    for about in [
        "period: 2024-Q1\n",
        "area: quang-ninh\n",
        "area: quang-ninh\nperiod: 2024-Q9\n",
        "area: khong-co\nperiod: 2024-Q1\n",
        "districts: [ha-long, cam-pha]\nperiod: 2024-Q1\n",
    ] {
        let input = site(&format!("---\n{}---\n\n{body}\n", front(about)));
        let plan = plan(&input, &mut Cache::default());
        assert!(plan.diagnostics.has_errors(), "{about}");
        let told = against_prose(&plan, &input.sources).diagnostics;
        assert!(told.is_empty(), "{about}{told:?}");
    }
    for (metrics, body, expected) in [
        ("metrics:\n  cay-xanh: 200 khóm\n", "Trồng 200 khóm hoa.", &[][..]),
        ("metrics:\n  cay-xanh: 200 khóm\n", "Trồng 300 khóm hoa.", &["B037 300 khóm hoa"]),
        ("metrics:\n  cay-xanh: 3 km\n", "Làm 3 km đường.", &[]),
        ("metrics:\n  cay-xang: 45 suất quà\n", "Tặng 45 suất quà.", &[]),
    ] {
        assert_eq!(told(metrics, body), expected, "{metrics}{body}");
    }
}

#[test]
fn the_units_are_told_where_text_and_data_have_the_same_words() {
    let article = "---\ntitle: Thử\ndate: 2024-06-30\narea: quang-ninh\nperiod: 2024-Q1\nmetrics:\n  duong-xanh: 2.000\n---\n\n| Đường xanh (m) |\n|---|\n| 2.000 |\n";
    let input = site(article);
    let plan = plan(&input, &mut Cache::default());
    let told = against_prose(&plan, &input.sources).diagnostics;
    let messages: Vec<&str> = told.iter().map(|told| &*told.message.vi).collect();
    assert_eq!(messages, ["Bài viết “2.000 m”, khai báo “2.000 km”."]);
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

/// Every digit of every figure in the prose of the sample, changed alone into every other one, is
/// told.
#[test]
fn one_changed_digit_in_the_prose_is_told() {
    let (sources, _) = source::scan(Path::new("."));
    let input = input(sources);
    let plan = plan(&input, &mut Cache::default());
    let registry = plan.facts.settings();
    let lexicon = lexicon(registry);
    let model = plan.facts.model();
    let declaring = model.articles.par_iter().filter(|article| !article.figures.is_empty());
    let tried: Vec<(usize, Vec<String>)> = declaring
        .map(|article| {
            let text = input.sources.get(article.file().as_str()).unwrap().text().unwrap();
            let body = article.article.front.span.end as usize;
            let figures = extract::read(&text[body..], &lexicon, Years::UNKNOWN).figures;
            let numbers = figures.iter().flat_map(|figure| figure.number.clone());
            let digits =
                numbers.map(|at| at + body).filter(|at| text.as_bytes()[*at].is_ascii_digit());
            let is_told = |text: &str| {
                let file = Arc::new(File::held(article.file().clone(), text.as_bytes()));
                let parsed = Arc::new(article::parse(&article::Parsing::default(), &file));
                let resolved = model::resolve(registry, &parsed);
                let (told, _) = compare(registry, &lexicon, &resolved, text);
                let mut all = resolved.diagnostics.iter().chain(&told);
                all.any(|told| matches!(told.code, Code::B035 | Code::B037))
            };
            untold(&text, digits, is_told)
        })
        .collect();
    let missed: Vec<String> = tried.iter().flat_map(|(_, missed)| missed.clone()).collect();
    let n_tried: usize = tried.iter().map(|(n_tried, _)| n_tried).sum();
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(n_tried > 8_000, "{n_tried}");
}

/// How many digits were changed, and the lines of those of which nothing is told.
fn untold(
    text: &str,
    digits: impl Iterator<Item = usize>,
    is_told: impl Fn(&str) -> bool,
) -> (usize, Vec<String>) {
    let (mut n_tried, mut missed) = (0, Vec::new());
    for at in digits {
        let own = &text[at..=at];
        for other in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            if other == own {
                continue;
            }
            n_tried += 1;
            let changed = [&text[..at], other, &text[at + 1..]].concat();
            if !is_told(&changed) {
                let line = changed[..at].matches('\n').count();
                missed.push(changed.lines().nth(line).unwrap().to_owned());
            }
        }
    }
    (n_tried, missed)
}

/// The last line of an article's B036, which an editor pastes.
fn proposed(metrics: &str, body: &str) -> String {
    let article = format!(
        "---\ntitle: Thử\ndate: 2024-06-30\narea: quang-ninh\nperiod: 2024-Q1\n{metrics}---\n\n{body}\n"
    );
    let input = site(&article);
    let plan = plan(&input, &mut Cache::default());
    let told = against_prose(&plan, &input.sources).diagnostics;
    let told: Vec<&Diagnostic> = told.iter().filter(|told| told.code == Code::B036).collect();
    assert_eq!(told.len(), 1, "{metrics}{body}{told:?}");
    told[0].help.as_ref().unwrap().vi.clone().into_owned()
}

#[test]
fn what_to_declare_fits_what_is_declared_already() {
    let trees = "metrics:\n  cay-xanh: 500 cây\n";
    for (metrics, body, expected) in [
        ("", "Trồng 500 cây xanh.", "thêm vào metrics: cay-xanh: 500 cây xanh"),
        ("", "Làm **3,5** km đường xanh.", "thêm vào metrics: duong-xanh: 3,5 km"),
        (
            "",
            "Phấn đấu làm 3,5 km đường xanh.",
            "thêm vào metrics: duong-xanh: {value: '3,5 km', target: true}",
        ),
        (
            "",
            "Huyện đoàn Cô Tô trồng 500 cây xanh.",
            "thêm vào metrics: cay-xanh: {value: 500 cây xanh, area: co-to}",
        ),
        (
            trees,
            "Trồng 500 cây. Huyện đoàn Cô Tô trồng 2.300 cây.",
            "đổi cay-xanh thành danh sách, mỗi số một dòng, thêm: - {value: 2.300 cây, area: co-to}",
        ),
        (
            trees,
            "Trồng 500 cây (kế hoạch 8.400 cây).",
            "đổi cay-xanh thành danh sách, mỗi số một dòng, thêm: - {value: 8.400 cây, target: true}",
        ),
        (
            trees,
            "Cả năm trồng 92.000 cây xanh. Đợt này được 500 cây.",
            "đổi cay-xanh thành danh sách, mỗi số một dòng, thêm: - {value: 92.000 cây xanh, area: …}",
        ),
        // It may be of a metric that there is.
        (
            trees,
            "Trồng 500 cây. Toàn tỉnh trồng 92.000 cây.",
            "chỉ số mới vào content/metrics.yaml.",
        ),
    ] {
        let help = proposed(metrics, body);
        assert!(help.ends_with(expected), "{metrics}{body}\n{help}");
    }
}
