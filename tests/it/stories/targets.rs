//! Results beside their targets.

use crate::site::{cold, site};

/// The chart that a page shows in this place: its title and what stands under it.
#[track_caller]
fn told<'a>(page: &'a str, id: &str) -> (&'a str, &'a str) {
    let start = format!("id=\"{id}\"");
    let at = page.find(&start).unwrap_or_else(|| panic!("no {id} in {page}"));
    let text = |class: &str| {
        let (_, rest) = page[at..].split_once(&format!("<p class=\"{class}\"")).unwrap();
        rest.split_once('>').unwrap().1.split_once("</p>").unwrap().0
    };
    (text("chart-title"), text("chart-sub"))
}

const PLAN: &str = "\
-- content/tin/2023/01/ke-hoach.md --
---
title: Chỉ tiêu năm 2023
date: 2023-01-05
area: quang-ninh
period: 2023
metrics:
  cay-xanh: {value: 5.000 cây, target: true}
  don-vi-mau: {value: 200 đơn vị máu, target: true}
---

Các chỉ tiêu.
-- content/tin/2024/01/tong-ket.md --
---
title: Tổng kết năm 2023
date: 2024-01-05
area: quang-ninh
period: 2023
metrics:
  cay-xanh: 6.000 cây
  don-vi-mau: 150 đơn vị máu
  duong-xanh: 3,5 km
---

![](chart:don-vi-mau?area=quang-ninh&period=2023)

![](chart:cay-xanh?area=co-to&period=2023-H1)
-- content/tin/2023/07/co-to.md --
---
title: Cô Tô nửa đầu năm
date: 2023-05-25
districts: [co-to]
period: 2023-H1
metrics:
  cay-xanh: [{value: hơn 700 cây}, {value: 1.000 cây, target: true}]
---

Cả đảo trồng hơn 700 cây.
";

#[test]
fn a_target_of_the_very_area_and_period_is_drawn_beside_its_result() {
    let mut site = site(PLAN);
    site.edit("content/site.yaml", "theme: tiny", "theme: default");
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    let metric = built.text("so-lieu/cay-xanh/index.html");
    let article = built.text("tin/2024/01/tong-ket/index.html");
    let all = [
        told(&metric, "tien-do-cay-xanh"),
        told(&article, "bieu-do-1"),
        told(&article, "bieu-do-2"),
    ];
    assert_eq!(
        all.map(|(title, subtitle)| format!("{title} | {subtitle}").replace('\u{a0}', " ")),
        [
            "Cây xanh: Quảng Ninh đạt chỉ tiêu | Cây xanh (cây), năm 2023; bằng 120 % chỉ tiêu",
            "Hiến máu: Quảng Ninh chưa đạt chỉ tiêu | Hiến máu (đơn vị máu), năm 2023; bằng 75 % chỉ tiêu",
            // Provisional and "more than": nobody knows yet.
            "Cây xanh: Cô Tô so với chỉ tiêu | Cây xanh (cây), 6 tháng đầu năm 2023",
        ]
    );
    assert_eq!(metric.matches("class=\"goal\"").count(), 2, "{metric}");
    let other = built.text("so-lieu/duong-xanh/index.html");
    assert!(!other.contains("class=\"goal\""), "{other}");
}
