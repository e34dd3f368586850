//! What an editor sees of mistakes: the last good pages, and what is to be mended.

use super::Preview;
use crate::site::{Site, site};

const ARTICLE: &str = "\
---
title: Trồng cây
date: 2023-07-01
districts: [co-to]
period: 2023-H1
metrics: {cay-xanh: 1.200 cây}
---

Cô Tô trồng 1.200 cây và sửa 3 km đường.
";

fn small() -> Site {
    let mut site = site("");
    site.write("content/tin/x.md", ARTICLE);
    site
}

#[test]
fn the_first_build_may_fail() {
    for (file, bad) in [
        ("content/tin/x.md", "---\ntitle: [\n---\n"),
        ("content/site.yaml", "title: [\n"),
        ("content/site.yaml", "\u{feff}\0"),
        ("content/metrics.yaml", "cay-xanh: 3\n"),
        ("themes/tiny/templates/article.html", "{% if %}"),
        ("themes/tiny/theme.yaml", "la: 1\n"),
    ] {
        let mut site = small();
        let good = site.text(file);
        site.write(file, bad);
        let preview = Preview::of(&site);
        let page = preview.get("/tin/x/");
        assert_eq!(page.status, 500, "{file}: {page:?}");
        let shown = page.text();
        assert!(shown.contains("Chưa dựng được trang"), "{file}: {shown}");
        assert!(shown.contains(file), "{file}: {shown}");
        assert!(shown.contains("preview.js"), "{file}: the page follows when it is mended");
        let state = preview.state("/tin/x/");
        assert_eq!((&state["good"], &state["shown"]), (&false.into(), &serde_json::Value::Null));
        assert!(state["counts"]["errors"].as_u64() > Some(0), "{file}: {state}");
        preview.write(file, good);
        preview.wait_text("/tin/x/", "<h1>Trồng cây</h1>");
        assert_eq!(preview.get("/tin/x/").status, 200);
    }
}

#[test]
fn a_mistake_leaves_the_pages_before_and_is_told_where_it_is() {
    let preview = Preview::of(&small());
    let good = preview.get("/tin/x/").body;
    preview.edit("content/tin/x.md", "1.200 cây}", "nhiều cây}");
    let event = preview.event();
    assert_eq!((&event["good"], &event["errors"]), (&false.into(), &1.into()), "{event}");
    assert_eq!(preview.get("/tin/x/").body, good);
    let state = preview.state("/tin/x/");
    let told = &state["diagnostics"][0];
    assert_eq!((&told["severity"], &told["here"]), (&"error".into(), &true.into()), "{state}");
    assert_eq!(told["file"], "content/tin/x.md");
    assert_eq!(
        told["excerpt"][0],
        serde_json::json!({
            "number": 6, "before": "metrics: {cay-xanh: ", "marked": "nhiều cây", "after": "}"
        })
    );
    assert_eq!((&state["version"], &state["shown"]), (&2.into(), &1.into()));
    // Of another page it is told too, as being elsewhere.
    assert_eq!(preview.state("/")["diagnostics"][0]["here"], false);
    preview.edit("content/tin/x.md", "nhiều cây}", "1.300 cây}");
    preview.wait_text("/tin/x/", "1.300");
    assert_eq!(preview.state("/tin/x/")["counts"]["errors"], 0);
}

#[test]
fn broken_settings_keep_the_language_and_the_place_of_the_site() {
    let mut site = small();
    site.edit("content/site.yaml", "https://example.vn/", "https://example.vn/doan/");
    site.edit("content/site.yaml", "theme: tiny", "theme: tiny\nlanguage: en");
    let preview = Preview::of(&site);
    preview.write("content/site.yaml", "title: [\n");
    preview.wait("the mistake is told", || preview.state("/")["good"] == false);
    let state = preview.state("/tin/x/");
    assert_eq!((&state["language"], &state["mount"]), (&"en".into(), &"/doan/".into()));
    assert!(preview.get("/tin/x/").text().contains("Trồng cây"));
}

#[test]
fn a_page_that_cannot_be_rendered_keeps_its_last_bytes_and_says_why() {
    let preview = Preview::of(&small());
    let good = preview.get("/tin/x/").built();
    preview.edit(
        "themes/tiny/templates/article.html",
        "{{ article.title }}",
        "{{ article.la.la }}{{ article.title }}",
    );
    preview.wait("it fails", || preview.get("/tin/x/").status == 500);
    assert_eq!(preview.get("/tin/x/").built(), good);
    let told = preview.state("/tin/x/")["diagnostics"][0].clone();
    assert_eq!((&told["code"], &told["here"]), (&"B242".into(), &true.into()), "{told}");
    assert_eq!(preview.get("/").status, 200, "other pages are rendered");
    preview.edit("themes/tiny/templates/article.html", "{{ article.la.la }}", "");
    preview.wait("it is mended", || preview.get("/tin/x/").status == 200);
}

#[test]
fn an_article_is_told_where_it_stands_and_what_became_of_its_figures() {
    let mut site = small();
    let more = "draft: true\n---\n\nBản nháp.\n";
    site.write("content/tin/nhap.md", format!("---\ntitle: Nháp\ndate: 2023-07-02\n{more}"));
    let later = "---\ntitle: Sau này\ndate: 2023-07-02\npublish: 2999-01-01 08:00\n---\n";
    site.write("content/tin/sau.md", later);
    let preview = Preview::of(&site);
    let state = preview.state("/tin/x/");
    let figures = &state["article"]["figures"];
    assert_eq!(
        (&figures["declared"], &figures["found"], &figures["matched"], &figures["used"]),
        (&1.into(), &2.into(), &1.into(), &1.into()),
        "{state}"
    );
    let row = &figures["list"][0];
    assert_eq!((&row["words"], &row["used"]), (&"1.200 cây".into(), &true.into()), "{row}");
    let codes: Vec<&str> = state["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|told| told["here"] == true)
        .map(|told| told["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"B036"), "what the text says and nobody declares: {codes:?}");
    let own = preview.at("content/tin/x.md").canonicalize().unwrap();
    assert_eq!(state["article"]["on_disk"], own.to_str().unwrap());
    let withheld: Vec<(&str, &str)> = state["withheld"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["href"].as_str().unwrap(), one["state"].as_str().unwrap()))
        .collect();
    assert_eq!(withheld, [("/tin/sau/", "scheduled"), ("/tin/nhap/", "draft")]);
    let draft = preview.state("/tin/nhap/");
    assert_eq!(draft["article"]["state"], "draft");
    assert!(draft["article"]["why"].as_str().unwrap().contains("draft: true"));
    let articles = preview.get("/_bantin/articles").text();
    assert!(articles.contains("/tin/nhap/"), "{articles}");
}
