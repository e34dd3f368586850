//! Where totals and lists lead: each to the very figure it names.

use expect_test::expect;

use crate::site::{Site, cold, site};

/// The lines of an output that name a source.
fn sources(site: &Site, output: &str) -> String {
    let text = cold(site).text(output);
    text.split_inclusive('\n').filter(|line| line.contains("/tin/")).collect()
}

#[test]
fn a_total_leads_to_the_figure_of_its_own_area_and_period() {
    let site = site(
        "\
-- content/tin/hai.md --
---
title: Hai huyện
date: 2023-07-05
area: cum
period: 2023-H1
metrics:
  cay-xanh:
    - {value: 100 cây, area: co-to}
    - {value: 300 cây, area: van-don}
    - {value: 20 cây, area: van-don, period: 2022-H1}
---
",
    );
    expect![[r#"
        mới: <b id="so-lieu-cay-xanh">Cây xanh</b> 300 cây (6 tháng đầu năm 2023) <a href="/tin/hai/#so-lieu-cay-xanh-2">Hai huyện</a>
        từ trước: <b>Cây xanh</b> ít nhất 320 cây (1/1/2022 – 30/6/2023) <a href="/tin/hai/#so-lieu-cay-xanh-2">Hai huyện</a>
    "#]]
    .assert_eq(&sources(&site, "huyen/van-don/index.html"));
    expect![[r#"
        mới: <b id="so-lieu-cay-xanh">Cây xanh</b> 100 cây (6 tháng đầu năm 2023) <a href="/tin/hai/#so-lieu-cay-xanh">Hai huyện</a>
    "#]]
    .assert_eq(&sources(&site, "huyen/co-to/index.html"));
    expect![[r#"
        <b id="so-lieu-cay-xanh">Cây xanh</b> ít nhất 20 cây (6 tháng đầu năm 2022) [1/2 đơn vị đã báo cáo] <a href="/tin/hai/#so-lieu-cay-xanh-3">Hai huyện</a>
    "#]]
    .assert_eq(&sources(&site, "ky/2022-h1/index.html"));
}

#[test]
fn a_hidden_figure_is_led_to_by_its_article() {
    let mut site = site(
        "\
-- content/tin/cu.md --
---
title: Bài cũ
date: 2023-07-01
area: co-to
period: 2023-H1
metrics: {cay-xanh: 90 cây}
---
-- content/tin/moi.md --
---
title: Bài mới
date: 2023-07-05
area: co-to
period: 2023-H1
corrects: [tin/cu]
metrics: {cay-xanh: {value: 100 cây, hide: true}}
---
-- content/tin/cum.md --
---
title: Cụm
date: 2023-07-06
area: cum
period: 2023-H1
metrics: {don-vi-mau: {value: 50 đơn vị máu, hide: true}}
---
",
    );
    site.edit(
        "themes/tiny/templates/metric.html",
        "sửa: ",
        "sửa: <a href=\"{{ row.article.url }}\">{{ row.article.title }}</a> ",
    );
    let district = sources(&site, "huyen/co-to/index.html");
    let metric = sources(&site, "so-lieu/cay-xanh/index.html");
    let list = sources(&site, "so-lieu/cay-xanh/nguon/index.html");
    expect![[r#"
        mới: <b id="so-lieu-cay-xanh">Cây xanh</b> 100 cây (6 tháng đầu năm 2023) <i>Đã đính chính</i> <a href="/tin/moi/">Bài mới</a>
        chung: Hiến máu 50 đơn vị máu, 6 tháng đầu năm 2023, Cụm huyện đảo (2) /tin/cum/
        ---
        <b id="so-lieu-cay-xanh">Quảng Ninh</b> ít nhất 100 cây (6 tháng đầu năm 2023) [1/2 đơn vị đã báo cáo] <i>Đã đính chính</i> <a href="/tin/moi/">Bài mới</a>
        sửa: <a href="/tin/moi/">Bài mới</a> 90 cây → 100 cây
        ---
        <a href="/tin/moi/">Bài mới</a> Cô Tô, 6 tháng đầu năm 2023: 100 cây final
        <a href="/tin/cu/#so-lieu-cay-xanh">Bài cũ</a> Cô Tô, 6 tháng đầu năm 2023: 90 cây superseded
    "#]].assert_eq(&format!("{district}---\n{metric}---\n{list}"));
}
