//! How much work an edit is: counts, which are the same on every machine.

use std::fmt::Write;

use expect_test::expect;

use crate::site::{Built, Press, Site, site, with_dump};

/// Three articles of two districts and a page, with a theme that shows all of every view.
fn small() -> Site {
    let mut small = with_dump(site(
        "\
-- content/gioi-thieu.md --
---
title: Giới thiệu
---

Một trang.
-- content/tin/2023/07/co-to.md --
---
title: Cô Tô nửa đầu năm
date: 2023-07-05
summary: Nửa năm ở đảo.
districts: [co-to]
period: 2023-H1
metrics: {cay-xanh: 1.200 cây}
---

Cả đảo trồng 1.200 cây.
-- content/tin/2023/07/van-don.md --
---
title: Vân Đồn nửa đầu năm
date: 2023-07-06
summary: Nửa năm ở Vân Đồn.
districts: [van-don]
period: 2023-H1
metrics: {don-vi-mau: 98 đơn vị máu}
---

Hiến 98 đơn vị máu.
-- content/tin/2023/08/hop.md --
---
title: Họp
date: 2023-08-01
summary: Không có số.
---

Chỉ có chữ.
",
    ));
    small.edit("content/site.yaml", "theme: tiny", "theme: dump");
    small.edit("content/site.yaml", "title:", "outputs: {feeds: []}\ntitle:");
    small
}

/// The work of the second of two builds, and the pages whose bytes it changed.
fn work(name: &str, edit: Edit) -> String {
    let (mut site, mut press) = (small(), Press::default());
    let before = press.build(&site);
    edit(&mut site);
    let after = press.build(&site);
    assert!(!after.diagnostics.has_errors(), "{name}: {:?}", after.diagnostics);
    let pages = |built: &Built| built.outputs.keys().filter(|file| is_page(file)).count();
    let old = |file: &str| before.outputs.get(file);
    let files = after.outputs.iter().filter(|(file, _)| is_page(file));
    let changed: Vec<&str> = files
        .filter(|(file, bytes)| old(file) != Some(bytes))
        .map(|(file, _)| file.trim_end_matches("index.html"))
        .collect();
    let shown = match changed.len() {
        n if n == pages(&after) => "all".to_owned(),
        n if n > 9 => n.to_string(),
        _ => format!("{changed:?}"),
    };
    let work = after.work;
    format!(
        "{name}: {} parsed, {} resolved, {} prepared, {} rendered, {shown} changed\n",
        work.parsed, work.resolved, work.prepared, after.n_rendered
    )
}

fn is_page(file: &str) -> bool {
    file.rsplit('.').next() == Some("html")
}

type Edit = fn(&mut Site);

const CO_TO: &str = "content/tin/2023/07/co-to.md";
const HOP: &str = "content/tin/2023/08/hop.md";

#[test]
fn an_edit_renders_the_pages_that_it_changes_and_no_other() {
    let edits: [(&str, Edit); 16] = [
        ("nothing", |_| {}),
        ("a body", |site| site.edit(HOP, "Chỉ có chữ.", "Vẫn chỉ có chữ.")),
        ("a figure", |site| site.edit(CO_TO, "1.200 cây}", "1.300 cây}")),
        ("a figure's other spelling", |site| site.edit(CO_TO, "1.200 cây}", "đạt 1.200 cây}")),
        ("a title", |site| site.edit(HOP, "title: Họp", "title: Họp mặt")),
        ("a date", |site| site.edit(HOP, "2023-08-01", "2023-08-02")),
        ("a draft", |site| site.edit(HOP, "title:", "draft: true\ntitle:")),
        ("a district", |site| site.edit(HOP, "title:", "districts: [van-don]\ntitle:")),
        ("a page", |site| site.edit("content/gioi-thieu.md", "Một trang.", "Trang này.")),
        ("a picture", |site| site.write("content/anh.svg", "<svg/>")),
        ("a template", |site| site.edit("themes/dump/templates/list.html", "page", "page ")),
        ("a label", |site| site.edit("content/metrics.yaml", "vi: Cây xanh", "vi: Cây")),
        ("a rule", |site| site.edit("content/metrics.yaml", "agg: sum", "agg: max")),
        ("an area", |site| site.edit("content/areas.yaml", "tile: [5, 3]", "tile: [5, 4]")),
        ("a headline box", |site| {
            site.edit("content/site.yaml", "title:", "home_metrics: [cay-xanh]\ntitle:");
        }),
        ("raw HTML", |site| site.edit("content/site.yaml", "title:", "html: allow\ntitle:")),
    ];
    let mut shown = String::new();
    for (name, edit) in edits {
        write!(shown, "{}", work(name, edit)).unwrap();
    }
    expect![[r#"
        nothing: 0 parsed, 0 resolved, 0 prepared, 0 rendered, [] changed
        a body: 1 parsed, 1 resolved, 0 prepared, 1 rendered, ["tin/2023/08/hop/"] changed
        a figure: 1 parsed, 1 resolved, 1 prepared, 10 rendered, 10 changed
        a figure's other spelling: 1 parsed, 1 resolved, 0 prepared, 9 rendered, ["huyen/co-to/", "", "ky/2023-h1/", "so-lieu/cay-xanh/", "so-lieu/cay-xanh/nguon/", "tin/2023/07/co-to/", "tin/2023/07/", "tin/2023/", "tin/"] changed
        a title: 1 parsed, 1 resolved, 0 prepared, 6 rendered, ["", "tin/2023/07/van-don/", "tin/2023/08/hop/", "tin/2023/08/", "tin/2023/", "tin/"] changed
        a date: 1 parsed, 1 resolved, 0 prepared, 5 rendered, ["", "tin/2023/08/hop/", "tin/2023/08/", "tin/2023/", "tin/"] changed
        a draft: 1 parsed, 1 resolved, 0 prepared, 5 rendered, ["", "tin/2023/07/", "tin/2023/07/van-don/", "tin/2023/", "tin/"] changed
        a district: 1 parsed, 1 resolved, 0 prepared, 8 rendered, ["huyen/", "huyen/van-don/", "", "tin/2023/07/van-don/", "tin/2023/08/hop/", "tin/2023/08/", "tin/2023/", "tin/"] changed
        a page: 1 parsed, 1 resolved, 0 prepared, 1 rendered, ["gioi-thieu/"] changed
        a picture: 0 parsed, 0 resolved, 0 prepared, 0 rendered, [] changed
        a template: 0 parsed, 0 resolved, 0 prepared, 25 rendered, [] changed
        a label: 0 parsed, 4 resolved, 0 prepared, 11 rendered, 11 changed
        a rule: 0 parsed, 4 resolved, 2 prepared, 1 rendered, ["so-lieu/cay-xanh/"] changed
        an area: 0 parsed, 4 resolved, 0 prepared, 2 rendered, ["so-lieu/cay-xanh/", "so-lieu/don-vi-mau/"] changed
        a headline box: 0 parsed, 0 resolved, 0 prepared, 3 rendered, ["huyen/", "", "ky/2023-h1/"] changed
        raw HTML: 4 parsed, 4 resolved, 0 prepared, 0 rendered, [] changed
    "#]].assert_eq(&shown);
}
