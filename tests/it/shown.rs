//! Boxes and charts that an article shows in its text, on the pages of the default theme.

use bantin::diag::Code;

use crate::site::{Built, Site, cold, site};

/// A site with one report a quarter, the last of which shows this. What a programme did is the least
/// of what was done.
fn quarters(text: &str) -> Site {
    let report = |quarter: u32, figures: &str, text: &str| {
        format!(
            "\
-- content/tin/q{quarter}.md --
---
title: Quý {quarter}
date: 2024-{:02}-05
summary: Số liệu.
area: co-to
period: 2024-Q{quarter}
metrics: {figures}
---

{text}
",
            3 * quarter + 1
        )
    };
    let mut site = site(
        &[
            report(1, "{cay-xanh: 100 cây}", ""),
            report(2, "{cay-xanh: {value: 300 cây, programme: xuan}}", ""),
            report(3, "{cay-xanh: {value: 200 cây, programme: xuan}}", text),
        ]
        .concat(),
    );
    site.edit("content/site.yaml", "theme: tiny\n", "");
    site
}

fn article(built: &Built) -> String {
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    built.text("tin/q3/index.html")
}

/// The rows of the table of the only chart: name and number.
fn rows(page: &str) -> Vec<(String, String)> {
    let Some((_, chart)) = page.split_once("<figure class=\"chart") else { return Vec::new() };
    let (_, body) = chart.split_once("<tbody>").expect("a chart has its table");
    let (body, _) = body.split_once("</tbody>").unwrap();
    let cells = |row: &str| {
        let text = |start: &str, end: &str| {
            let (_, from) = row.split_once(start).unwrap_or_else(|| panic!("no {start} in {row}"));
            let mut inside = false;
            let letters = from.split_once(end).unwrap().0.chars().filter(|letter| {
                inside = *letter == '<' || (inside && *letter != '>');
                !inside && *letter != '>'
            });
            letters.collect::<String>().trim().replace('\u{a0}', " ").replace("&nbsp;", " ")
        };
        (text("<th scope=\"row\">", "</th>"), text("<td class=\"n\">", "</td>"))
    };
    body.split("</tr>").filter(|row| row.contains("<tr")).map(cells).collect()
}

fn shown(text: &str) -> Vec<(String, String)> {
    rows(&article(&cold(&quarters(text))))
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(name, number)| ((*name).to_owned(), (*number).to_owned())).collect()
}

#[test]
fn a_chart_over_time_has_the_periods_that_are_reported() {
    assert_eq!(
        shown("![](chart:cay-xanh?by=period&area=co-to)"),
        pairs(&[
            ("Quý I năm 2024", "100"),
            ("Quý II năm 2024", "ít nhất 300"),
            ("Quý III năm 2024", "ít nhất 200")
        ])
    );
}

#[test]
fn a_chart_over_time_keeps_to_its_period_and_programme() {
    assert_eq!(
        shown("![](chart:cay-xanh?by=period&area=co-to&period=2024-04-01..2024-12-31)"),
        pairs(&[("Quý II năm 2024", "ít nhất 300"), ("Quý III năm 2024", "ít nhất 200")])
    );
    assert_eq!(
        shown("![](chart:cay-xanh?by=period&area=co-to&programme=xuan)"),
        pairs(&[
            ("Quý I năm 2024", "chưa báo cáo"),
            ("Quý II năm 2024", "300"),
            ("Quý III năm 2024", "200")
        ])
    );
}

#[test]
fn a_chart_of_districts_keeps_to_its_programme() {
    assert_eq!(
        shown("![](chart:cay-xanh?by=district&period=2024-Q1)"),
        pairs(&[("Cô Tô", "100"), ("Vân Đồn", "chưa báo cáo")])
    );
    assert_eq!(
        shown("![](chart:cay-xanh?by=district&period=2024-Q1&programme=xuan)"),
        pairs(&[("Cô Tô", "chưa báo cáo"), ("Vân Đồn", "chưa báo cáo")])
    );
}

#[test]
fn a_box_or_chart_of_a_programme_names_it() {
    let page =
        article(&cold(&quarters("![](metric:cay-xanh?area=co-to&period=2024-Q3&programme=xuan)")));
    assert_eq!(page.matches("<p class=\"muted\">Xuân tình nguyện</p>").count(), 2, "{page}");
    let text = "![](metric:cay-xanh?area=co-to&period=2024-Q1&programme=xuan)";
    let page = article(&cold(&quarters(text)));
    let (_, of) = page.split_once("Chưa có số liệu").expect("the box has no number");
    assert!(of.split_once("</figure>").unwrap().0.contains("Xuân tình nguyện"), "{of}");
    let text = "![](chart:cay-xanh?by=district&period=2024-Q3&programme=xuan)";
    let page = article(&cold(&quarters(text))).replace('\u{a0}', " ").replace("&nbsp;", " ");
    let subtitle = "Cây xanh (cây), Xuân tình nguyện, quý III năm 2024; 1/2 đơn vị có số liệu của";
    assert!(page.contains(subtitle), "{page}");
    assert!(page.contains("200 cây (Cô Tô); 1 chưa có số liệu của chương trình."), "{page}");
}

#[test]
fn a_chart_over_time_of_one_period_says_that_it_needs_two() {
    let built = cold(&quarters(
        "![](chart:don-vi-mau?by=period&area=co-to)\n\n![](chart:cay-xanh?by=period&area=co-to&period=2024-Q1)",
    ));
    let told: Vec<String> = built
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == Code::B237)
        .map(|diagnostic| diagnostic.message.vi.to_string())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|text| text.contains("cần ít nhất hai kỳ có số liệu")), "{told:?}");
}

#[test]
fn where_nothing_was_reported_a_box_says_so_and_a_chart_over_time_is_left_out() {
    let page = article(&cold(&quarters("![](metric:don-vi-mau?area=co-to&period=2024)")));
    let (_, of) = page.split_once("Hiến máu").expect("the box names its metric");
    let (of, _) = of.split_once("</figure>").unwrap();
    assert!(of.contains("Chưa có số liệu") && !of.contains("<data"), "{of}");
    assert_eq!(shown("![](chart:don-vi-mau?by=period&area=co-to)"), Vec::new());
}

#[test]
fn a_half_year_s_bound_is_the_least_of_its_year() {
    let mut site = quarters(
        "![](metric:cay-xanh?area=co-to&period=2024-Q3)\n\n![](metric:cay-xanh?area=co-to&period=2024)",
    );
    for quarter in 1..=2 {
        let path = format!("content/tin/q{quarter}.md");
        site.edit(&path, "metrics: {cay-xanh", "metrics: {don-vi-mau");
        site.edit(&path, " cây", " đơn vị máu");
    }
    site.edit("content/tin/q3.md", "{value: 200 cây, programme: xuan}", "hơn 200 cây");
    let page = article(&cold(&site));
    let boxes = page.split("<p class=\"stat-value\"><span class=\"stat-q\">").skip(1);
    let qualifiers: Vec<&str> = boxes.map(|of| of.split_once('<').unwrap().0).collect();
    // Its own box, its period's, and its year's.
    assert_eq!(qualifiers, ["hơn", "hơn", "ít\u{a0}nhất"]);
}

#[test]
fn a_figure_of_another_programme_than_its_article_s_says_so() {
    let page = article(&cold(&quarters("")));
    assert!(page.contains("<p class=\"muted\">Xuân tình nguyện"), "{page}");
    let mut site = quarters("");
    site.edit("content/tin/q3.md", "period: 2024-Q3", "period: 2024-Q3\nprogramme: xuan");
    let page = article(&cold(&site));
    assert!(!page.contains("<p class=\"muted\">Xuân tình nguyện"), "{page}");
}

#[test]
fn a_tag_in_two_spellings_is_one_tag() {
    let mut site = quarters("");
    site.edit("content/tin/q3.md", "area: co-to", "area: co-to\ntags: [Môi trường, môi trường]");
    assert_eq!(article(&cold(&site)).matches("/the/moi-truong/\">").count(), 1);
}
