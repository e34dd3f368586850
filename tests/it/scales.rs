//! Numbers and the unit that their heading names: one scale for all of a chart, row or column.

use bantin::diag::{Code, Severity};

use crate::site::{Built, Site, cold, site};

const METRICS: &str = "\
kinh-phi:
  label: {vi: Kinh phí, en: Budget}
  unit: đồng
  display: triệu đồng
  agg: sum
chieu-dai:
  label: {vi: Chiều dài, en: Length}
  unit: m
  agg: sum
ty-le:
  label: {vi: Tỷ lệ, en: Share}
  unit: '%'
  agg: none
";

/// A site of the default theme where the two islands report these.
fn islands(figures: [&str; 2]) -> Site {
    let report = |area: &str, figures: &str| {
        format!(
            "-- content/tin/{area}.md --\n---\ntitle: {area}\ndate: 2025-01-05\nsummary: Số.\n\
             area: {area}\nperiod: 2024\nmetrics: {figures}\n---\n\nBài.\n"
        )
    };
    let mut site = site(&[report("co-to", figures[0]), report("van-don", figures[1])].concat());
    site.edit("content/site.yaml", "theme: tiny\n", "home_metrics: [kinh-phi, chieu-dai]\n");
    let metrics = site.text("content/metrics.yaml") + METRICS;
    site.write("content/metrics.yaml", metrics);
    site
}

fn built(site: &Site) -> Built {
    let built = cold(site);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    built
}

/// The text of a page below `from` and above `to`, without its markup, one space a gap.
#[track_caller]
fn between(page: &str, from: &str, to: &str) -> String {
    let (_, below) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    let (part, _) = below.split_once(to).unwrap_or_else(|| panic!("no {to} below {from}"));
    let mut is_tag = false;
    let mut text = String::new();
    for letter in part.replace("&nbsp;", " ").chars() {
        match letter {
            '<' => (is_tag, text) = (true, text + " "),
            '>' if is_tag => is_tag = false,
            _ if is_tag => {}
            _ => text.push(letter),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_numbers_of_a_chart_are_in_the_unit_that_it_names() {
    for (figures, unit, low, high) in [
        (["{kinh-phi: 100 triệu đồng}", "{kinh-phi: 1.500.000 đồng}"], "triệu đồng", "1,5", "100"),
        (
            ["{kinh-phi: 100 triệu đồng}", "{kinh-phi: 1.250.300 đồng}"],
            "đồng",
            "1.250.300",
            "100.000.000",
        ),
    ] {
        let built = built(&islands(figures));
        let page = built.text("so-lieu/kinh-phi/index.html");
        let chart = between(&page, "id=\"theo-huyen-kinh-phi\">", "</figure>");
        for expected in [
            format!("Kinh phí ({unit}), năm 2024"),
            format!("Thấp nhất {low} {unit} (Vân Đồn), cao nhất {high} {unit} (Cô Tô)."),
            format!("Cô Tô {high} Vân Đồn {low}"),
        ] {
            assert!(chart.contains(&expected), "{expected}: {chart}");
        }
        let ranking = between(&page, "xep-hang", "</table>");
        assert!(ranking.contains(&format!("({unit})")) && ranking.contains(low), "{ranking}");
        let tiles = between(&page, "<svg class=\"tiles\"", "</svg>");
        let short = if unit == "đồng" {
            "Cô Tô 100.000 Vân Đồn 1.250,3"
        } else {
            "100 Vân Đồn 1,5"
        };
        assert!(tiles.ends_with(short), "{tiles}");
        let period =
            between(&built.text("ky/2024/index.html"), "<div class=\"table pin\"", "</table>");
        assert!(period.contains(&format!("Kinh phí ({unit})")), "{period}");
        assert!(period.ends_with(&format!("Cô Tô {high} Vân Đồn {low}")), "{period}");
        let own = between(
            &built.text("huyen/van-don/index.html"),
            "<div class=\"table pin\"",
            "</table>",
        );
        assert!(own.contains("Kinh phí (") && own.contains(low), "{own}");
    }
}

#[test]
fn a_row_of_a_district_is_in_the_unit_that_it_names() {
    let built = built(&islands(["{kinh-phi: 100 triệu đồng}", "{kinh-phi: 1.250.300 đồng}"]));
    let own = |area: &str| {
        let page = built.text(&format!("huyen/{area}/index.html"));
        between(&page, "<div class=\"table pin\"", "</table>")
    };
    assert!(own("co-to").ends_with("Kinh phí (triệu đồng) 100"), "{}", own("co-to"));
    assert!(own("van-don").ends_with("Kinh phí (đồng) 1.250.300"), "{}", own("van-don"));
}

#[test]
fn a_bound_of_things_that_are_counted_has_no_fraction() {
    let mut site = islands(["{cay-xanh: khoảng 1.234 cây}", "{cay-xanh: 5 cây}"]);
    site.edit("content/tin/co-to.md", "period: 2024", "period: 2024-H1");
    site.edit("content/tin/co-to.md", "Bài.", "![](metric:cay-xanh?area=co-to&period=2024)");
    let page = built(&site).text("tin/co-to/index.html");
    let text = between(&page, "<main", "</main>");
    assert!(text.contains("khoảng 1.234 cây (ít nhất 1.110)"), "{text}");
}

#[test]
fn the_symbol_of_a_unit_heads_its_numbers_as_it_is() {
    let built = built(&islands(["{chieu-dai: 100 m, cay-xanh: 5 cây}", "{chieu-dai: 90 m}"]));
    for (metric, heading) in
        [("chieu-dai", "<th scope=\"col\" class=\"n\">m</th>"), ("cay-xanh", ">Cây</th>")]
    {
        let page = built.text(&format!("so-lieu/{metric}/index.html"));
        assert!(page.contains(heading), "{heading}: {page}");
    }
}

#[test]
fn an_open_number_is_not_called_the_lowest() {
    for (figures, expected) in [
        (
            ["1.200 cây", "hơn 800 cây"],
            "Các số đã có: từ ít nhất 800 cây (Vân Đồn) đến 1.200 cây (Cô Tô).",
        ),
        (
            ["hơn 1.200 cây", "800 cây"],
            "Thấp nhất 800 cây (Vân Đồn), cao nhất ít nhất 1.200 cây (Cô Tô).",
        ),
    ] {
        let built = built(&islands(
            figures.map(|figure| format!("{{cay-xanh: {figure}}}")).each_ref().map(String::as_str),
        ));
        let page = built.text("so-lieu/cay-xanh/index.html");
        let chart = between(&page, "id=\"theo-huyen-cay-xanh\">", "</figure>");
        assert!(chart.contains(expected), "{chart}");
    }
}

/// The registry is told once what is wrong with it, and the figures are read as they are meant.
#[test]
fn a_scale_word_in_a_unit_is_told_at_the_registry_alone() {
    let mut site = islands(["{kinh-phi: 200 triệu đồng}", "{kinh-phi: '1,5 tỷ đồng'}"]);
    site.edit(
        "content/metrics.yaml",
        "  unit: đồng\n  display: triệu đồng\n",
        "  unit: triệu đồng\n",
    );
    let told = cold(&site).diagnostics;
    let errors: Vec<_> = told.iter().filter(|told| told.severity == Severity::Error).collect();
    let [error] = errors.as_slice() else { panic!("{errors:?}") };
    assert_eq!((error.code, error.place.file.as_str()), (Code::B171, "content/metrics.yaml"));
    let help = &error.help.as_ref().unwrap().vi;
    assert!(help.contains("unit: đồng, và thêm dòng display: triệu đồng"), "{help}");
}
