//! Figures that stand only in their parts, on the pages of the default theme.

use bantin::build::{self, Cache};

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

/// The parts of a figure of money, roads or trees, in base units, each with its area.
fn parts(metrics: &str) -> String {
    let mut site = cluster(metrics);
    let known = site.text("content/metrics.yaml");
    let money = "kinh-phi: {label: {vi: Kinh phí, en: Money}, unit: đồng, agg: sum}\n";
    site.write("content/metrics.yaml", format!("{known}{money}"));
    let plan = build::plan(&site.input(), &mut Cache::default());
    let figures = &plan.facts.model().articles[0].figures;
    let parts = figures.iter().filter(|stated| stated.part_of.is_some());
    let parts = parts.map(|part| match part.quantity {
        Some(quantity) => format!("{} {}", part.area, quantity.est),
        None => format!("{} -", part.area),
    });
    parts.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_part_without_a_unit_takes_that_of_its_whole_as_written() {
    for (metrics, expected) in [
        (
            "{kinh-phi: {value: 500 triệu đồng, by_area: {co-to: 300, van-don: '1,5'}}}",
            "co-to 300000000, van-don 1500000",
        ),
        ("{kinh-phi: {value: 500 triệu, by_area: {co-to: hơn 300}}}", "co-to 300000000"),
        ("{kinh-phi: {value: 2tr đồng, by_area: {co-to: 1 trở lên}}}", "co-to 1000000"),
        ("{kinh-phi: {value: hai tỷ đồng, by_area: {co-to: 300 triệu}}}", "co-to 300000000"),
        ("{kinh-phi: {value: 1-2 tỷ đồng, by_area: {co-to: 1}}}", "co-to 1000000000"),
        (
            "{kinh-phi: {value: 500 triệu đồng, by_area: {co-to: 300 đồng, van-don: 200 nghìn đồng}}}",
            "co-to 300, van-don 200000",
        ),
        ("{duong-xanh: {value: 3.500 m, by_area: {co-to: 300}}}", "co-to 300"),
        ("{duong-xanh: {value: '3,5 km', by_area: {co-to: 2}}}", "co-to 2000"),
        // What is more than the whole in thousands is no number of thousands.
        ("{cay-xanh: {value: 92 nghìn cây, by_area: {co-to: 5.000}}}", "co-to 5000"),
        ("{cay-xanh: {value: 92 nghìn cây, by_area: {co-to: 5}}}", "co-to 5000"),
        ("{cay-xanh: {value: hơn 92.000 cây, by_area: {co-to: 5.000}}}", "co-to 5000"),
        ("{kinh-phi: {value: 500 triệu đồng, by_area: {co-to: 600}}}", "co-to 600000000"),
        // A whole in a unit that is not the metric's says nothing of its parts.
        ("{kinh-phi: {value: 500 USD, by_area: {co-to: 300}}}", "co-to -"),
        ("{cay-xanh: {value: 3 km, by_area: {co-to: 2}}}", "co-to -"),
    ] {
        assert_eq!(parts(metrics), expected, "{metrics}");
    }
    let mut site = cluster("{duong-xanh: {value: 3.500 m, by_area: {co-to: 300, van-don: 3.200}}}");
    site.edit("content/metrics.yaml", "Đường xanh", "Đường");
    let page = article(&cold(&site));
    assert!(page.contains("300") && !page.contains("300 km"), "{page}");
}
