//! The repository's sample: the article that bantin was made for, and totals known from elsewhere.

use std::sync::OnceLock;

use bantin::build::{self, Plan};
use bantin::diag::Severity;
use bantin::domain::{AreaId, MetricId, Period};
use bantin::stats::{Answer, Query};

use crate::site::{Built, Site, cold};

const ARTICLE: &str = "tin/2023/05/giao-ban-cum-huyen";

/// Every figure of the article: metric, then qualifier, number, unit and value as a box or row of the
/// page has them.
const FIGURES: [(&str, &str, &str, &str, &str); 24] = [
    ("buoi-sinh-hoat", "trên", "450", "buổi", "450"),
    ("luot-sinh-hoat", "hơn", "10.000", "lượt ĐVTN", "10000"),
    ("ve-nguon", "hơn", "43", "hoạt động", "43"),
    ("tin-bai-chia-se", "trên", "150", "lượt tin, bài", "150"),
    ("phan-bac-xau-doc", "trên", "5.000", "lượt tin bài", "5000"),
    ("tin-bai", "trên", "400", "tin, bài, phóng sự", "400"),
    ("nguoi-ve-sinh", "", "2.500", "đoàn viên thanh niên", "2500"),
    ("buoi-ve-sinh", "", "200", "buổi", "200"),
    ("cay-xanh", "hơn", "92.000", "cây xanh", "92000"),
    ("duong-xanh", "", "3,5", "km", "3.5"),
    ("sua-duong", "", "2,5", "km", "2.5"),
    ("duong-sang", "", "1,5", "km", "1.5"),
    ("san-choi", "", "7", "công trình", "7"),
    ("qua-bien-gioi", "trên", "200", "triệu đồng", "200000000"),
    ("chuong-trinh-phoi-hop", "", "03", "chương trình", "3"),
    ("don-vi-mau", "", "1.028", "đơn vị máu", "1028"),
    ("ho-so-truc-tuyen", "trên", "3.781", "hồ sơ", "3781"),
    ("nguoi-huong-dan-vneid", "hơn", "16.000", "người dân", "16000"),
    ("tai-khoan-vneid", "", "8.500", "tài khoản", "8500"),
    ("hoat-dong-khoi-nghiep", "", "35", "hoạt động", "35"),
    ("luot-khoi-nghiep", "", "1.791", "lượt ĐVTN", "1791"),
    ("buoi-viec-lam", "", "16", "buổi", "16"),
    ("luot-viec-lam", "hơn", "868", "lượt đoàn viên, thanh niên", "868"),
    ("mo-hinh-kinh-te", "hơn", "25", "mô hình", "25"),
];

/// The sample, built once for all tests.
fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| cold(&Site::sample()))
}

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| build::plan(&Site::sample().input(), &mut build::Cache::default()))
}

fn query(metric: &str, area: &str, period: &str) -> Query {
    Query {
        metric: MetricId::new(metric),
        area: AreaId::new(area),
        period: Period::parse(period).unwrap(),
        programme: None,
        target: false,
    }
}

fn answer(metric: &str, area: &str, period: &str) -> Answer {
    plan().facts.engine().value(&query(metric, area, period))
}

/// Markup and entities away, runs of white space as one blank.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text.replace("&nbsp;", " ").replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The element with this id: from its tag to the end of the first `</figure>` or `</tr>`.
fn element<'a>(page: &'a str, id: &str) -> &'a str {
    let marks: Vec<usize> =
        page.match_indices(&format!(" id=\"{id}\"")).map(|(at, _)| at).collect();
    let [at] = marks[..] else { panic!("{} anchors {id}", marks.len()) };
    let start = page[..at].rfind('<').unwrap();
    let ends =
        ["</figure>", "</tr>"].map(|end| page[at..].find(end).map_or(page.len(), |n| at + n));
    &page[start..ends[0].min(ends[1])]
}

#[test]
fn the_sample_builds_without_error_or_warning() {
    let grave: Vec<_> =
        built().diagnostics.iter().filter(|d| d.severity != Severity::Notice).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    assert!(built().outputs.len() > 250);
}

#[test]
fn the_article_has_24_boxes_or_rows_with_the_exact_words_and_values() {
    let page = built().text(&format!("{ARTICLE}/index.html"));
    let mut n_boxes = 0;
    for (metric, qualifier, number, unit, value) in FIGURES {
        let shown = element(&page, &format!("so-lieu-{metric}"));
        n_boxes += usize::from(shown.starts_with("<figure"));
        let words = [qualifier, number, unit].join(" ");
        let (words, shown_text) = (words.trim(), text(shown));
        assert!(shown_text.contains(words), "{metric}: {words:?} is not in {shown_text:?}");
        let data = format!("<data value=\"{value}\">{number}</data>");
        assert!(shown.contains(&data), "{metric}: {data} is not in {shown}");
        if qualifier.is_empty() {
            for other in ["trên", "hơn", "ít nhất", "khoảng"] {
                assert!(!shown_text.contains(&format!("{other} {number}")), "{metric}: {other}");
            }
        }
    }
    assert_eq!(n_boxes, 6, "six boxes, the other figures are rows");
    let n_anchors = page.matches(" id=\"so-lieu-").count();
    assert_eq!(n_anchors, FIGURES.len(), "one anchor a figure and no other");
}

#[test]
fn each_figure_of_the_article_stands_in_its_text_with_the_words_unchanged() {
    let page = built().text(&format!("{ARTICLE}/index.html"));
    let prose =
        page.split_once("<div class=\"prose").unwrap().1.split_once("class=\"side\"").unwrap();
    let prose = text(prose.0);
    for (_, qualifier, number, unit, _) in FIGURES {
        let words = [qualifier, number, unit].join(" ");
        assert!(prose.contains(words.trim()), "{words}");
    }
}

#[test]
fn none_of_its_figures_are_on_the_totals_of_co_to() {
    for (metric, ..) in FIGURES {
        let own = answer(metric, "co-to", "2023-H1");
        let from_it = own.sources.iter().chain(&own.chosen).any(|id| id.starts_with(ARTICLE));
        assert!(!from_it, "{metric}: {own:?}");
    }
    let sessions = answer("buoi-sinh-hoat", "co-to", "2023-H1");
    assert_eq!(sessions.quantity, None);
    assert!(sessions.unallocated.iter().any(|id| id.starts_with(ARTICLE)), "{sessions:?}");
    let page = built().text("huyen/co-to/index.html");
    let boxes = page.split("<figure class=\"stat").skip(1);
    for shown in boxes.map(|shown| shown.split_once("</figure>").unwrap().0) {
        assert!(!shown.contains(ARTICLE), "{shown}");
    }
}

#[test]
fn the_page_of_co_to_lists_what_its_cluster_reported_and_did_not_split() {
    let page = built().text("huyen/co-to/index.html");
    let link = format!("/{ARTICLE}/#so-lieu-buoi-sinh-hoat");
    let rows: Vec<&str> = page.split("<tr>").filter(|row| row.contains(&link)).collect();
    let [row] = rows[..] else { panic!("{} rows link to {link}", rows.len()) };
    let row = text(row.split_once("</tr>").unwrap().0);
    assert!(row.contains("trên 450 buổi"), "{row}");
    let (before, _) = page.split_once(&link).unwrap();
    let group = text(before.rsplit_once("<table>").unwrap().1);
    assert!(group.contains("Cụm thi đua khối huyện"), "{group}");
    assert!(group.contains("7 đơn vị"), "{group}");
    assert!(page.contains(&format!("<h3><a href=\"/{ARTICLE}/\">")), "the article is listed");
}

#[test]
fn totals_are_those_of_the_reference() {
    // Est in the metric's base unit, label, coverage.
    for (metric, area, period, expected) in [
        ("cay-xanh", "quang-ninh", "2023-H1", "205400 exact 1"),
        ("cay-xanh", "quang-ninh", "2024-H1", "241000 exact 1"),
        ("cay-xanh", "quang-ninh", "2025-H1", "228320 at_least 11/13"),
        ("don-vi-mau", "cum-huyen", "2023-H1", "1150 exact 1"),
        ("cay-xanh", "dam-ha", "2023-Q1", "3250 exact 1"),
        ("duong-sang", "quang-ninh", "2022-H1", "23500 exact 1"),
        ("duong-sang", "quang-ninh", "2023-H1", "25200 exact 1"),
        ("duong-sang", "quang-ninh", "2024-H1", "26000 exact 1"),
        ("duong-sang", "quang-ninh", "2025-H1", "27400 exact 1"),
        ("cay-xanh", "co-to", "2025", "7600 at_least 273/365"),
        ("cay-xanh", "dac-khu-co-to", "2025", "7600 at_least 273/365"),
        ("don-vi-mau", "ha-long", "2023-02-12", "486 at_least 0"),
    ] {
        let found = answer(metric, area, period);
        let quantity = found.quantity.map_or_else(String::new, |q| q.est.to_string());
        let label = found.qualifier.map_or("none", |q| q.as_str());
        let shown = format!("{quantity} {label} {}", found.coverage);
        assert_eq!(shown, expected, "{metric} {area} {period}: {found:#?}");
    }
}
