//! What a small site looks like, and what an edit changes.

use expect_test::expect;

use crate::site::{Press, cold, site, told};

const ARTICLES: &str = "\
-- content/tin/2023/07/co-to.md --
---
title: Cô Tô nửa đầu năm
date: 2023-07-05
districts: [co-to]
period: 2023-H1
metrics:
  cay-xanh: 1.200 cây
  duong-xanh: 3,5 km
---

Cả đảo trồng [1.200 cây](metric:cay-xanh), mở 3,5 km đường xanh.
-- content/tin/2023/07/cum.md --
---
title: Cụm giao ban
date: 2023-07-10
districts: [co-to]
area: cum
period: 2023-H1
metrics:
  cay-xanh: hơn 5.000 cây
  don-vi-mau: {value: 98 đơn vị máu, by_area: {co-to: 30, van-don: 68}}
---

Hơn 5.000 cây, 98 đơn vị máu.
";

#[test]
fn every_mistake_is_told_at_once_with_its_line() {
    let site = site(
        "\
-- content/tin/a.md --
---
title: Trồng cây đầu năm
date: 2023-01-02
districts: [co-too]
period: 2023-H1
metrics: {cay-xanh: '1,250 cây'}
---
",
    );
    expect![[r#"
        lỗi[B002] content/tin/a.md:4:13: Địa bàn “co-too” chưa có trong danh mục.
          Gần nhất: co-to.
        lỗi[B006] content/tin/a.md:6:22: “1,250 cây” có nhiều cách đọc: 1.250 hay 1,250. Viết lại cho rõ.
          Mỗi ô một số; nghìn viết 1.028, phần lẻ viết 3,5.
    "#]]
    .assert_eq(&cold(&site).show(&site, &[]));
}

#[test]
fn a_small_site_has_its_boxes_rows_and_totals() {
    let site = site(ARTICLES);
    expect![[r##"
        -- index.html --
        <h1>Bản tin thử</h1>
        - 2023-07-10 Cụm giao ban
        - 2023-07-05 Cô Tô nửa đầu năm
        -- tin/2023/07/cum/index.html --
        <nav>Bản tin thử</nav>
        <h1>Cụm giao ban</h1>
        <b id="so-lieu-cay-xanh">Cây xanh</b> hơn 5.000 cây (6 tháng đầu năm 2023)
        <b id="so-lieu-don-vi-mau">Hiến máu</b> 98 đơn vị máu (6 tháng đầu năm 2023)
        <tr>Cây xanh: hơn 5.000 cây
        <tr>Hiến máu: 98 đơn vị máu
          Cô Tô: 30 đơn vị máu
          Vân Đồn: 68 đơn vị máu
        <p>Hơn 5.000 cây, 98 đơn vị máu.</p>
        -- tin/2023/07/co-to/index.html --
        <nav>Bản tin thử</nav>
        <h1>Cô Tô nửa đầu năm</h1>
        <b id="so-lieu-cay-xanh">Cây xanh</b> 1.200 cây (6 tháng đầu năm 2023)
        <b id="so-lieu-duong-xanh">Đường xanh</b> 3,5 km (6 tháng đầu năm 2023)
        <p>Cả đảo trồng <a class="fig main" id="cau-cay-xanh" href="#so-lieu-cay-xanh"><data value="1200">1.200 cây</data></a>, mở 3,5 km đường xanh.</p>
        -- huyen/co-to/index.html --
        <h1>Cô Tô</h1>
        mới: <b id="so-lieu-cay-xanh">Cây xanh</b> 1.200 cây (6 tháng đầu năm 2023) <a href="/tin/2023/07/co-to/#so-lieu-cay-xanh">Cô Tô nửa đầu năm</a>
        mới: <b id="so-lieu-don-vi-mau">Hiến máu</b> 30 đơn vị máu (6 tháng đầu năm 2023) <a href="/tin/2023/07/cum/#so-lieu-don-vi-mau">Cụm giao ban</a>
        mới: <b id="so-lieu-duong-xanh">Đường xanh</b> 3,5 km (6 tháng đầu năm 2023) <a href="/tin/2023/07/co-to/#so-lieu-duong-xanh">Cô Tô nửa đầu năm</a>
        - Cụm giao ban
        - Cô Tô nửa đầu năm
        -- so-lieu/cay-xanh/nguon/index.html --
        <a href="/tin/2023/07/cum/#so-lieu-cay-xanh">Cụm giao ban</a> Cụm huyện đảo, 6 tháng đầu năm 2023: hơn 5.000 cây final
        <a href="/tin/2023/07/co-to/#so-lieu-cay-xanh">Cô Tô nửa đầu năm</a> Cô Tô, 6 tháng đầu năm 2023: 1.200 cây final
        lưu ý[B034] content/tin/2023/07/cum.md:8:13: hơn 5.000 cây báo cáo cho Cụm huyện đảo, không tách được cho Vân Đồn.
          Nếu có số từng đơn vị, ghi by_area.
    "##]].assert_eq(&cold(&site).show(
        &site,
        &[
            "index.html",
            "tin/2023/07/cum/index.html",
            "tin/2023/07/co-to/index.html",
            "huyen/co-to/index.html",
            "so-lieu/cay-xanh/nguon/index.html",
        ],
    ));
}

#[test]
fn a_programme_is_unknown_once_a_broken_site_yaml_is_mended() {
    let mut site = site(ARTICLES);
    site.edit("content/tin/2023/07/co-to.md", "period:", "programme: la\nperiod:");
    // All that the broken file and the mended one say of programmes is that there is none.
    let mended = "title: Bản tin thử\nbase_url: https://example.vn/\ntheme: tiny\n";
    let mut press = Press::default();
    for (text, is_unknown) in [("- title\n", false), (mended, true), ("- title\n", false)] {
        site.write("content/site.yaml", text);
        let warm = told(&site, &press.build(&site).diagnostics);
        assert_eq!(warm, told(&site, &cold(&site).diagnostics));
        assert_eq!(warm.contains("B004"), is_unknown, "{text:?}: {warm}");
    }
}
