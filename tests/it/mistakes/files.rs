//! Names of files, encodings, and what stands in another's way.

use super::{Row, check, file, good};
use crate::site::{cold, told};

const PAGE: &str = "---\ntitle: x\ndate: 2023-01-01\n---\n";

const ROWS: &[Row] = &[
    file("content/tin/a/index.md", PAGE, "B150"),
    file("content/tin/A.md", PAGE, "B150"),
    file("content/ANH.svg", "x", "B150").at("content/anh.svg"),
    file("content/cu.md", PAGE, "B150").at("content/tin/a.md:14"),
    file("content/tin/–.md", PAGE, "B154"),
    file("content/huyen.md", PAGE, "B235"),
    file("content/huyen/co-to.md", PAGE, "B235"),
    file("content/so-lieu/cay-xanh/index.md", PAGE, "B235"),
    file("content/tin/index.md", PAGE, "B235"),
    file("content/tin/2023.md", PAGE, "B235"),
    file("content/robots.txt", "x", "B235"),
    file("content/atom.xml", "x", "B235"),
    file("content/404.html", "x", "B235"),
];

#[test]
fn sources_in_each_others_way_are_named() {
    check(ROWS);
}

#[test]
fn files_that_are_not_text_are_told_at_the_first_byte_that_is_not() {
    for path in
        ["content/tin/a.md", "content/site.yaml", "content/metrics.yaml", "content/areas.yaml"]
    {
        let mut site = good();
        let mut bytes = site.text(path).into_bytes();
        let second = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
        bytes[second] = 0xff;
        site.write(path, bytes);
        let told = told(&site, &cold(&site).diagnostics);
        assert!(told.contains(&format!("lỗi[B155] {path}:2:1:")), "{path}: {told}");
    }
    let mut site = good();
    site.write("themes/tiny/templates/article.html", b"\xff");
    let told = told(&site, &cold(&site).diagnostics);
    assert!(told.contains("lỗi[B155] themes/tiny/templates/article.html"), "{told}");
}

#[test]
fn without_site_yaml_there_is_no_site() {
    let mut site = good();
    site.remove("content/site.yaml");
    let told = told(&site, &cold(&site).diagnostics);
    assert!(told.contains("lỗi[B156] content/site.yaml:"), "{told}");
}

#[test]
fn the_mistakes_of_a_draft_are_warnings() {
    let mut site = good();
    site.edit("content/tin/nhap.md", "draft: true", "draft: true\ndistricts: [lạ]");
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors());
    let told = told(&site, &built.diagnostics);
    assert!(told.contains("cảnh báo[B002] content/tin/nhap.md:5:13"), "{told}");
}
