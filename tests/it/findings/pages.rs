//! What readers see of what is wrong between figures.

use bantin::build::{Bytes, Cache, bytes};
use bantin::pages;

use super::{SITE, news};
use crate::sites::{planned, sources};

const H1: &str = "area: co-to\nperiod: 2023-H1";

/// The HTML of the page at `url` of a site with these articles.
fn page(articles: &[String], url: &str) -> String {
    let sources = sources(&format!("{SITE}{}", articles.concat()));
    let plan = planned(&sources, &mut Cache::default());
    let page = plan.pages.iter().find(|page| page.url.as_str() == url).unwrap();
    let output = pages::view(&plan.facts, &plan.pages, page);
    match bytes(&plan, &output).unwrap() {
        Bytes::Made(bytes) => String::from_utf8(bytes).unwrap(),
        Bytes::Source(_) => panic!("{url} is copied"),
    }
}

/// The text of the first element that begins with `start`, its tags left out and spaces made one.
#[track_caller]
fn element(html: &str, start: &str, end: &str) -> String {
    let from = html.find(start).unwrap_or_else(|| panic!("no {start} in {html}"));
    let to = html[from..].find(end).unwrap();
    let mut text = String::new();
    let mut is_tag = false;
    for c in html[from..from + to].chars() {
        match c {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&nbsp;", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quarrel() -> [String; 3] {
    [
        news("cu", "2023-07-01", H1, "cay: 100 cây"),
        news("moi", "2023-07-05", H1, "cay: 120 cây"),
        news("nam-truoc", "2022-07-05", "area: co-to\nperiod: 2022-H1", "cay: 60 cây"),
    ]
}

#[test]
fn articles_that_disagree_say_so_and_lead_to_each_other() {
    let new = page(&quarrel(), "/tin/moi/");
    let stat = element(&new, "<figure class=\"stat", "</figure>");
    assert!(stat.contains("Hai nguồn khác nhau"), "{stat}");
    assert!(stat.contains("tăng 100 % so với"), "{stat}");
    assert!(new.contains("href=\"/tin/cu/#so-lieu-cay\""), "{new}");
    let old = page(&quarrel(), "/tin/cu/");
    assert!(old.contains("href=\"/tin/moi/#so-lieu-cay\""), "{old}");
    // The figure that is not used is compared with nothing.
    assert!(!old.contains("so với"), "{old}");
}

#[test]
fn a_metric_names_the_articles_that_disagree_and_the_figure_that_is_used() {
    let html = page(&quarrel(), "/so-lieu/cay/");
    let section = element(&html, "<section class=\"sec\" aria-labelledby=\"vuong\"", "</section>");
    let expected = "Chỗ các bài ghi khác nhau Cô Tô, 6 tháng đầu năm 2023: các bài ghi khác nhau, \
                    120 cây và 100 cây; đang dùng 120 cây. moi cu";
    assert_eq!(section, expected);
    let sources = page(&quarrel(), "/so-lieu/cay/nguon/");
    assert!(element(&sources, "href=\"/tin/cu/", "</tr>").contains("số khác được dùng"));
    assert!(!element(&sources, "href=\"/tin/moi/", "</tr>").contains("số khác được dùng"));
}

#[test]
fn a_corrected_figure_leads_to_its_correction() {
    let articles = [
        news("sai", "2023-07-01", H1, "cay: 100 cây"),
        news("dung", "2023-07-05", &format!("{H1}\ncorrects: [tin/sai]"), "cay: 90 cây"),
    ];
    let old = page(&articles, "/tin/sai/");
    let stat = element(&old, "<figure class=\"stat", "</figure>");
    assert!(stat.contains("Đã đính chính"), "{stat}");
    assert!(old.contains("class=\"chip fix\" href=\"/tin/dung/#so-lieu-cay\""), "{old}");
    let district = page(&articles, "/huyen/co-to/");
    assert!(district.contains("class=\"chip fix\" href=\"/tin/dung/#so-lieu-cay\""), "{district}");
    let new = page(&articles, "/tin/dung/");
    assert!(!element(&new, "<figure class=\"stat", "</figure>").contains("Đã đính chính"));
}

#[test]
fn a_total_that_its_parts_exceed_says_so() {
    let articles = [
        news("nua-nam", "2023-07-01", H1, "cay: 100 cây"),
        news("quy", "2023-04-03", "area: co-to\nperiod: 2023-Q1", "cay: 70 cây"),
        news("thang-4", "2023-07-05", "area: co-to\nperiod: 2023-04", "cay: 50 cây"),
    ];
    let html = page(&articles, "/huyen/co-to/");
    assert!(html.contains("Tổng và các phần chưa khớp"), "{html}");
    assert!(html.contains("href=\"/so-lieu/cay/#vuong\""), "{html}");
    let section = element(&page(&articles, "/so-lieu/cay/"), "id=\"vuong\"", "</section>");
    assert!(section.contains("các phần cộng lại 120 cây, vượt tổng 100 cây"), "{section}");
}

#[test]
fn a_report_without_a_forerunner_is_compared_with_nothing() {
    let one = page(&[news("mot", "2023-07-01", H1, "cay: 100 cây")], "/tin/mot/");
    assert!(!one.contains("so sánh") && !one.contains("so với"), "{one}");
    let articles = [
        news("mot", "2023-07-01", H1, "cay: 100 cây"),
        news("quy", "2022-04-05", "area: co-to\nperiod: 2022-Q1", "cay: 60 cây"),
    ];
    let html = page(&articles, "/tin/mot/");
    assert!(html.contains("Chưa đủ số liệu để so sánh"), "{html}");
}
