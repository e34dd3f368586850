//! Figures that stand only in their parts, on the pages of the default theme.

use crate::site::{Built, Site, cold, site};

/// A site with one article of the cluster, whose figures are these.
fn cluster(metrics: &str) -> Site {
    let mut site = site(&format!(
        "\
-- content/tin/2023/07/cum.md --
---
title: Giao ban cụm
date: 2023-07-10
summary: Số liệu của cụm.
area: cum
period: 2023-H1
metrics: {metrics}
---

Nội dung.
"
    ));
    site.edit("content/site.yaml", "theme: tiny\n", "");
    site
}

fn article(built: &Built) -> String {
    built.text("tin/2023/07/cum/index.html")
}

fn box_of(built: &Built) -> String {
    let page = article(built);
    let (_, from) = page.split_once("<p class=\"stat-value\">").expect("the article has a box");
    from.split_once("</p>").unwrap().0.to_owned()
}

#[test]
fn parts_that_leave_a_district_out_make_a_lower_bound() {
    let built = cold(&cluster("{cay-xanh: {by_area: {co-to: 5 cây}}}"));
    assert!(box_of(&built).contains("stat-q"), "{}", box_of(&built));
    let built = cold(&cluster("{cay-xanh: {by_area: {co-to: 5 cây, van-don: 7 cây}}}"));
    assert!(box_of(&built).contains("<data value=\"12\">12</data>"), "{}", box_of(&built));
    assert!(!box_of(&built).contains("stat-q"), "{}", box_of(&built));
}

#[test]
fn every_part_has_its_unit() {
    let page = article(&cold(&cluster("{cay-xanh: {value: 12 cây, by_area: {co-to: 5 cây}}}")));
    let (_, part) = page.split_once("<tr class=\"part\"").expect("the table has the part");
    assert!(part.split_once("</tr>").unwrap().0.contains("<td class=\"u\">cây</td>"), "{part}");
}

#[test]
fn parts_that_overlap_are_not_added() {
    let metrics = "{cay-xanh: {by_area: {cum: 9 cây, van-don: 7 cây}}}";
    let built = cold(&cluster(metrics));
    assert!(!article(&built).contains("stat-value"), "9 and 7 of it are not 16");
    let mut site = cluster(metrics);
    site.edit("content/metrics.yaml", "agg: sum", "agg: max");
    assert!(box_of(&cold(&site)).contains(">9</data>"), "the largest of them is 9");
}

#[test]
fn a_cluster_that_gave_only_parts_reported_nothing_that_is_not_split() {
    let built = cold(&cluster("{cay-xanh: {by_area: {co-to: 5 cây}}}"));
    let page = built.text("huyen/van-don/index.html");
    assert!(!page.contains("value=\"\""), "{page}");
    let built = cold(&cluster("{cay-xanh: 9 cây}"));
    assert!(built.text("huyen/van-don/index.html").contains("Cụm huyện đảo"));
}

#[test]
fn what_is_pasted_elsewhere_keeps_its_area_and_its_marks() {
    let mut site = cluster("{cay-xanh: {value: 12 cây, target: true}}");
    let embed = |site: &Site| {
        let page = article(&cold(site));
        let (_, from) = page.split_once("&lt;p&gt;").expect("there is something to paste");
        from.split_once("&lt;/p&gt;").unwrap().0.to_owned()
    };
    assert_eq!(
        embed(&site),
        "Cây xanh: 12 cây, Cụm huyện đảo, 6\u{a0}tháng đầu năm\u{a0}2023 (Chỉ tiêu)"
    );
    site.edit("content/tin/2023/07/cum.md", "target: true", "area: co-to");
    site.edit("content/tin/2023/07/cum.md", "2023-07-10", "2023-05-10");
    assert_eq!(
        embed(&site),
        "Cây xanh: 12 cây, Cô Tô, 6\u{a0}tháng đầu năm\u{a0}2023, số đến 10/5/2023 (Sơ bộ)"
    );
}
