//! Results beside their targets.

use expect_test::expect;

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
            "Cây xanh: Quảng Ninh đạt chỉ tiêu | Cây xanh (cây), năm 2023; 120 % chỉ tiêu",
            "Hiến máu: Quảng Ninh chưa đạt chỉ tiêu | Hiến máu (đơn vị máu), năm 2023; 75 % chỉ tiêu",
            // Provisional and "more than": nobody knows yet.
            "Cây xanh: Cô Tô so với chỉ tiêu | Cây xanh (cây), 6 tháng đầu năm 2023; ít nhất 70 % chỉ tiêu",
        ]
    );
    assert_eq!(metric.matches("class=\"goal\"").count(), 2, "{metric}");
    let other = built.text("so-lieu/duong-xanh/index.html");
    assert!(!other.contains("class=\"goal\""), "{other}");
}

/// The rows of a page's targets, without markup.
fn rows(page: &str) -> String {
    let Some((_, rest)) = page.split_once("<h2 id=\"chi-tieu\">") else {
        return "none\n".to_owned();
    };
    let (table, _) = rest.split_once("</table>").unwrap();
    let mut shown = String::new();
    for row in table.split("<tr").skip(2) {
        let mut text = String::new();
        for part in row.split('<').skip(1) {
            let (tag, after) = part.split_once('>').unwrap();
            let link = tag.strip_prefix("a href=").map(|url| format!("[{url}] "));
            let cell = match tag.split(' ').next() {
                Some("td") => " | ",
                Some("summary" | "li" | "br") => " / ",
                _ => "",
            };
            text.push_str(&format!("{cell}{}{after}", link.unwrap_or_default()));
        }
        shown.push_str(text.replace("&nbsp;", " ").replace('\u{a0}', " ").trim());
        shown.push('\n');
    }
    shown
}

const HARD: &str = "\
-- content/tin/2023/01/ke-hoach.md --
---
title: Chỉ tiêu năm 2023
date: 2023-01-05
area: co-to
period: 2023
metrics:
  cay-xanh: {value: hơn 1.000 cây, target: true}
  don-vi-mau: {value: 0 đơn vị máu, target: true}
  duong-xanh: {value: 3.500 m, target: true}
---

Các chỉ tiêu.
-- content/tin/2023/01/van-don.md --
---
title: Vân Đồn hứa
date: 2023-01-06
area: van-don
period: 2023
metrics:
  cay-xanh: {value: từ 900 đến 1.000 cây, target: true}
  don-vi-mau: {value: 40 đơn vị máu, target: true}
  duong-xanh: {value: 3 km, target: true, programme: xuan}
---

Vân Đồn hứa.
-- content/tin/2024/01/co-to.md --
---
title: Cô Tô năm 2023
date: 2024-01-05
area: co-to
period: 2023
metrics:
  cay-xanh: hơn 700 cây
  don-vi-mau: 12 đơn vị máu
  duong-xanh: 3,5 km
---

Cô Tô.
-- content/tin/2024/01/van-don.md --
---
title: Vân Đồn năm 2023
date: 2024-01-06
area: van-don
period: 2023
metrics:
  cay-xanh: 700 cây
  duong-xanh: [{value: 2.999 m, programme: xuan}]
---

Vân Đồn.
";

#[test]
fn targets_are_compared_on_the_pages_of_their_metric_area_and_period() {
    let mut site = site(HARD);
    site.edit("content/site.yaml", "theme: tiny", "theme: default");
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    let page = |url: &str| rows(&built.text(&format!("{url}/index.html")));
    expect![[r#"
        ["/so-lieu/cay-xanh/"] Cây xanh năm 2023 | hơn 700 cây | hơn 1.000 cây / chưa kết luận được ít nhất 70 % / Nguồn: Cây xanh năm 2023 / Kết quả: ["/tin/2024/01/co-to/#so-lieu-cay-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-cay-xanh"] Chỉ tiêu năm 2023
        ["/so-lieu/don-vi-mau/"] Hiến máu năm 2023 | 12 đơn vị máu | 0 đơn vị máu / đạt / Nguồn: Hiến máu năm 2023 / Kết quả: ["/tin/2024/01/co-to/#so-lieu-don-vi-mau"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-don-vi-mau"] Chỉ tiêu năm 2023
        ["/so-lieu/duong-xanh/"] Đường xanh năm 2023 | 3,5 km | 3.500 m / đạt 100 % / Nguồn: Đường xanh năm 2023 / Kết quả: ["/tin/2024/01/co-to/#so-lieu-duong-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-duong-xanh"] Chỉ tiêu năm 2023
    "#]].assert_eq(&page("huyen/co-to"));
    expect![[r#"
        ["/so-lieu/cay-xanh/"] Cây xanh năm 2023 | 700 cây | từ 900 đến 1.000 cây / chưa đạt khoảng 74 % / Nguồn: Cây xanh năm 2023 / Kết quả: ["/tin/2024/01/van-don/#so-lieu-cay-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-cay-xanh"] Vân Đồn hứa
        ["/so-lieu/don-vi-mau/"] Hiến máu năm 2023 | chưa báo cáo | 40 đơn vị máu / chưa có kết quả / Nguồn: Hiến máu năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-don-vi-mau"] Vân Đồn hứa
        ["/so-lieu/duong-xanh/"] Đường xanh năm 2023, Xuân tình nguyện | 2.999 m | 3 km / chưa đạt 99,9 % / Nguồn: Đường xanh năm 2023, Xuân tình nguyện / Kết quả: ["/tin/2024/01/van-don/#so-lieu-duong-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-duong-xanh"] Vân Đồn hứa
    "#]].assert_eq(&page("huyen/van-don"));
    expect![[r#"
        ["/huyen/co-to/"] Cô Tô năm 2023 | 3,5 km | 3.500 m / đạt 100 % / Nguồn: Cô Tô năm 2023 / Kết quả: ["/tin/2024/01/co-to/#so-lieu-duong-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-duong-xanh"] Chỉ tiêu năm 2023
        ["/huyen/van-don/"] Vân Đồn năm 2023, Xuân tình nguyện | 2.999 m | 3 km / chưa đạt 99,9 % / Nguồn: Vân Đồn năm 2023, Xuân tình nguyện / Kết quả: ["/tin/2024/01/van-don/#so-lieu-duong-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-duong-xanh"] Vân Đồn hứa
    "#]].assert_eq(&page("so-lieu/duong-xanh"));
    expect![[r#"
        ["/so-lieu/cay-xanh/"] Cây xanh, ["/huyen/co-to/"] Cô Tô | hơn 700 cây | hơn 1.000 cây / chưa kết luận được ít nhất 70 % / Nguồn: Cây xanh Cô Tô  / Kết quả: ["/tin/2024/01/co-to/#so-lieu-cay-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-cay-xanh"] Chỉ tiêu năm 2023
        ["/so-lieu/cay-xanh/"] Cây xanh, ["/huyen/van-don/"] Vân Đồn | 700 cây | từ 900 đến 1.000 cây / chưa đạt khoảng 74 % / Nguồn: Cây xanh Vân Đồn  / Kết quả: ["/tin/2024/01/van-don/#so-lieu-cay-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-cay-xanh"] Vân Đồn hứa
        ["/so-lieu/don-vi-mau/"] Hiến máu, ["/huyen/co-to/"] Cô Tô | 12 đơn vị máu | 0 đơn vị máu / đạt / Nguồn: Hiến máu Cô Tô  / Kết quả: ["/tin/2024/01/co-to/#so-lieu-don-vi-mau"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-don-vi-mau"] Chỉ tiêu năm 2023
        ["/so-lieu/don-vi-mau/"] Hiến máu, ["/huyen/van-don/"] Vân Đồn | chưa báo cáo | 40 đơn vị máu / chưa có kết quả / Nguồn: Hiến máu Vân Đồn  / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-don-vi-mau"] Vân Đồn hứa
        ["/so-lieu/duong-xanh/"] Đường xanh, ["/huyen/co-to/"] Cô Tô | 3,5 km | 3.500 m / đạt 100 % / Nguồn: Đường xanh Cô Tô  / Kết quả: ["/tin/2024/01/co-to/#so-lieu-duong-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2023/01/ke-hoach/#so-lieu-duong-xanh"] Chỉ tiêu năm 2023
        ["/so-lieu/duong-xanh/"] Đường xanh, ["/huyen/van-don/"] Vân Đồn Xuân tình nguyện | 2.999 m | 3 km / chưa đạt 99,9 % / Nguồn: Đường xanh Vân Đồn Xuân tình nguyện / Kết quả: ["/tin/2024/01/van-don/#so-lieu-duong-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-duong-xanh"] Vân Đồn hứa
    "#]].assert_eq(&page("ky/2023"));
}

#[test]
fn a_target_that_was_corrected_is_compared_by_its_correction() {
    let mut site = site(HARD);
    site.edit("content/site.yaml", "theme: tiny", "theme: default");
    site.edit(
        "content/tin/2024/01/co-to.md",
        "metrics:\n",
        "corrects: [tin/2023/01/ke-hoach]\nmetrics:\n",
    );
    site.edit(
        "content/tin/2024/01/co-to.md",
        "  cay-xanh: hơn 700 cây\n",
        "  cay-xanh: [{value: hơn 700 cây}, {value: 600 cây, target: true}]\n",
    );
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    expect![[r#"
        ["/huyen/co-to/"] Cô Tô năm 2023 | hơn 700 cây | 600 cây / đạt ít nhất 116,6 % / Nguồn: Cô Tô năm 2023 / Kết quả: ["/tin/2024/01/co-to/#so-lieu-cay-xanh"] Cô Tô năm 2023 / Chỉ tiêu: ["/tin/2024/01/co-to/#so-lieu-cay-xanh-2"] Cô Tô năm 2023
        ["/huyen/van-don/"] Vân Đồn năm 2023 | 700 cây | từ 900 đến 1.000 cây / chưa đạt khoảng 74 % / Nguồn: Vân Đồn năm 2023 / Kết quả: ["/tin/2024/01/van-don/#so-lieu-cay-xanh"] Vân Đồn năm 2023 / Chỉ tiêu: ["/tin/2023/01/van-don/#so-lieu-cay-xanh"] Vân Đồn hứa
    "#]].assert_eq(&rows(&built.text("so-lieu/cay-xanh/index.html")));
}
