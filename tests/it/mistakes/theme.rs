//! The theme's files.

use super::{Row, check, file, of};

const ARTICLE: &str = "themes/tiny/templates/article.html";
const HOME: &str = "themes/tiny/templates/home.html";
const VI: &str = "themes/tiny/i18n/vi.yaml";
const THEME: &str = "themes/tiny/theme.yaml";

const ROWS: &[Row] = &[
    file(ARTICLE, "<h1>\n{{ article.title ‸</h1>\n", "B240"),
    file(ARTICLE, "x\n{% if article.title ‸%}\nx\n", "B240"),
    file(ARTICLE, "x\n{{ article.title | ‸la }}\n", "B240"),
    file(ARTICLE, "x\n{{ ‸la() }}\n", "B240"),
    file(ARTICLE, "{% extends \"la.html\" %}\n", "B240").at("themes/tiny/theme.yaml"),
    file(ARTICLE, "x\n{{ <‸la /> }}\n", "B240"),
    file(HOME, "x\ny {{ ‸home.la.la }}\n", "B242"),
    file(HOME, "{% for card in cards %}\n{{ ‸card.la.la }}{% endfor %}\n", "B242"),
    file("themes/tiny/templates/header.html", "{{ ‸site.la.la }}", "B242"),
    file(HOME, "x\n{{ t(key=\"‸la\") }}\n", "B249"),
    file(VI, "more: và {n} tin nữa\nx: ‸[\n", "B243"),
    file(VI, "more: và {n} tin nữa\nthem: x\n", "B248").at("themes/tiny/i18n/en.yaml"),
    file(VI, "more: và {m} tin nữa\n", "B248").at("themes/tiny/i18n/en.yaml"),
    of(THEME, "{min: 1, max: 1}", "‸{min: 7, max: 9}", "B244"),
    of(THEME, "api:", "extends: ‸la\napi:", "B245"),
    of(THEME, "api:", "‸apis: 1\napi:", "B120"),
    of("content/site.yaml", "theme: tiny", "theme: tinh", "B245").at("content/site.yaml"),
    of("content/site.yaml", "theme: tiny", "theme: default\nparams: {accent: ‸đỏ}", "B173"),
    of("content/site.yaml", "theme: tiny", "theme: default\nparams: {‸acent: '#000'}", "B120"),
];

#[test]
fn mistakes_in_themes_are_told_where_they_are() {
    check(ROWS);
}

#[test]
fn files_that_a_theme_lacks_are_named() {
    for (path, code, at) in [
        ("templates/article.html", "B241", "themes/tiny/theme.yaml"),
        ("templates/list.html", "B241", "themes/tiny/theme.yaml"),
        ("static/site.css", "B250", "themes/tiny/static/site.css"),
        ("i18n/en.yaml", "B250", "themes/tiny/i18n/en.yaml"),
        ("theme.yaml", "B250", "themes/tiny/theme.yaml"),
    ] {
        let mut site = super::good();
        site.remove(&format!("themes/tiny/{path}"));
        let built = crate::site::cold(&site);
        let told = crate::site::told(&site, &built.diagnostics);
        assert!(told.contains(&format!("lỗi[{code}] {at}")), "{path}: {told}");
        assert!(built.outputs.is_empty(), "{path}");
    }
}
