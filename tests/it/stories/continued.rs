//! Lists that are longer than a page.

use crate::site::{Built, cold, site};

/// A site of two articles that share every list, one article a page.
fn built() -> Built {
    let mut site = site(
        "\
-- content/tin/2023/07/truoc.md --
---
title: Bài trước
date: 2023-07-05
districts: [co-to]
period: 2023-H1
programme: xuan
tags: [Môi trường]
metrics: {cay-xanh: 1.200 cây}
---

Cô Tô trồng 1.200 cây.
-- content/tin/2023/07/sau.md --
---
title: Bài sau
date: 2023-07-06
districts: [co-to, van-don]
area: van-don
period: 2023-H1
programme: xuan
tags: [Môi trường]
metrics: {cay-xanh: 300 cây}
---

Vân Đồn trồng 300 cây.
",
    );
    let settings = "theme: default\npaginate: 1\nhome_metrics: [cay-xanh]";
    site.edit("content/site.yaml", "theme: tiny", settings);
    cold(&site)
}

#[test]
fn every_continuation_page_is_linked_from_the_page_before_it() {
    let built = built();
    let lists = || built.outputs.keys().filter_map(|file| file.strip_suffix("trang/2/index.html"));
    assert_eq!(
        lists().collect::<Vec<_>>(),
        [
            "chuong-trinh/xuan/",
            "huyen/co-to/",
            "ky/2023-h1/",
            "so-lieu/cay-xanh/nguon/",
            "the/moi-truong/",
            "tin/2023/07/",
            "tin/2023/",
            "tin/",
            "",
        ],
        "{:?}",
        built.diagnostics
    );
    for list in lists() {
        let first = built.text(&format!("{list}index.html"));
        assert!(first.contains(&format!("href=\"/{list}trang/2/\" rel=\"next\"")), "/{list}");
        let second = built.text(&format!("{list}trang/2/index.html"));
        assert!(second.contains(&format!("href=\"/{list}\" rel=\"prev\"")), "/{list}");
    }
}

#[test]
fn boxes_stand_on_the_first_page_of_a_list_alone() {
    let built = built();
    for list in ["", "chuong-trinh/xuan/", "huyen/co-to/", "ky/2023-h1/"] {
        let has_boxes = |page: &str| built.text(page).contains("<figure class=\"stat");
        assert!(has_boxes(&format!("{list}index.html")), "/{list}");
        assert!(!has_boxes(&format!("{list}trang/2/index.html")), "/{list}");
    }
}
