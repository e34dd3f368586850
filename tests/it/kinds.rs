//! Metrics of every kind on the pages of the default theme: ratios, figures that are never added,
//! reports of a part.

use crate::site::{Built, Site, cold, site};

const METRICS: &str = "\
-- content/metrics.yaml --
cay-xanh: {label: {vi: Cây xanh}, unit: cây, agg: sum}
don-vi-mau: {label: {vi: Hiến máu}, unit: đơn vị máu, agg: sum}
ho-so: {label: {vi: Hồ sơ}, unit: hồ sơ, agg: sum}
ho-so-tot: {label: {vi: Hồ sơ đúng hạn}, unit: hồ sơ, agg: sum}
dung-han: {label: {vi: Tỷ lệ đúng hạn}, unit: '%', agg: ratio, num: ho-so-tot, den: ho-so, scale: 100}
muc-qua: {label: {vi: Mức quà}, unit: đồng/suất, agg: none}
-- content/areas.yaml --
tinh: {name: Toàn tỉnh, level: province}
ba-che: {name: Ba Chẽ, level: district, parent: tinh}
co-to: {name: Cô Tô, level: district, parent: tinh}
dam-ha: {name: Đầm Hà, level: district, parent: tinh}
van-don: {name: Vân Đồn, level: district, parent: tinh}
doan-than: {name: Đoàn Than, level: body, parent: tinh}
cum: {name: Cụm đảo, level: cluster, members: [co-to, van-don]}
";

/// An article of an area and a period with these figures.
fn news(name: &str, (area, period): (&str, &str), metrics: &str) -> String {
    format!(
        "\
-- content/tin/{name}.md --
---
title: Tin {name}
date: 2026-01-05
summary: Số liệu.
area: {area}
period: {period}
metrics: {metrics}
---
"
    )
}

/// A site of four districts and a body with these articles and headline metrics.
fn kinds(home_metrics: &str, articles: &[String]) -> Site {
    let mut site = site(&[METRICS, &articles.concat()].concat());
    let settings = format!("home_metrics: [{home_metrics}]\n");
    site.edit("content/site.yaml", "theme: tiny\n", &settings);
    site
}

#[track_caller]
fn built(home_metrics: &str, articles: &[String]) -> Built {
    let built = cold(&kinds(home_metrics, articles));
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    built
}

/// The words of a piece of a page, without its elements.
fn text(html: &str) -> String {
    let mut inside = false;
    let mut text = String::new();
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace('\u{a0}', " ").replace("&nbsp;", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(" .", ".")
}

/// What stands between two pieces of a page.
#[track_caller]
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let (_, from) = html.split_once(start).unwrap_or_else(|| panic!("no {start} in {html}"));
    from.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// The text of the first box of a metric on a page.
#[track_caller]
fn stat(page: &str, label: &str) -> String {
    let mut boxes = page.split("<figure class=\"stat").skip(1);
    let found = boxes.find(|of| text(between(of, "<figcaption", "</figcaption>")).contains(label));
    text(
        found
            .unwrap_or_else(|| panic!("no box of {label} in {page}"))
            .split("</figure>")
            .next()
            .unwrap(),
    )
}

const H1_RATIO: &str = "{ho-so: 100 hồ sơ, ho-so-tot: 90 hồ sơ}";

#[test]
fn a_ratio_stands_on_the_page_of_a_district_and_in_its_table() {
    let h1 = news("mot", ("co-to", "2023-H1"), H1_RATIO);
    let h2 = news("hai", ("co-to", "2023-H2"), "{ho-so: 50 hồ sơ, ho-so-tot: 48 hồ sơ}");
    // Of what only the numerator tells there is no ratio.
    let later = news("ba", ("co-to", "2024-H1"), "{ho-so-tot: 7 hồ sơ}");
    let built = built("dung-han", &[h1, h2, later]);
    let page = built.text("huyen/co-to/index.html");
    assert!(stat(&page, "Tỷ lệ đúng hạn").contains("96 %, 6 tháng cuối năm 2023"), "{page}");
    let table = text(between(&page, "<div class=\"table pin\"", "</table>"));
    assert!(table.contains("Tỷ lệ đúng hạn (%) chưa 96 90"), "{table}");
    let list = built.text("huyen/index.html");
    assert!(stat(&list, "Tỷ lệ đúng hạn").contains("96 %"), "{list}");
}

/// The rows of the tables of sources on a page: address, text.
fn sources(page: &str) -> Vec<(String, String)> {
    let tables = page.split("<tbody>").skip(1).map(|of| of.split("</tbody>").next().unwrap());
    let rows = tables.filter(|of| of.contains("<time")).flat_map(|of| of.split("<tr").skip(1));
    rows.map(|row| (between(row, "href=\"", "\"").to_owned(), text(&format!("<{row}")))).collect()
}

#[test]
fn the_sources_of_a_ratio_are_the_figures_of_both_its_parts() {
    let num = news("tu", ("co-to", "2023-H1"), "{ho-so-tot: 90 hồ sơ}");
    let both = news("ca-hai", ("van-don", "2023-H1"), "{ho-so: 100 hồ sơ, ho-so-tot: 80 hồ sơ}");
    let built = built("", &[num, both]);
    let all = built.text("so-lieu/dung-han/nguon/index.html");
    let expected = [
        ("/tin/tu/#so-lieu-ho-so-tot", "Tin tu Hồ sơ đúng hạn 5/1/2026 Cô Tô"),
        ("/tin/ca-hai/#so-lieu-ho-so", "Tin ca-hai Hồ sơ 5/1/2026 Vân Đồn"),
        ("/tin/ca-hai/#so-lieu-ho-so-tot", "Tin ca-hai Hồ sơ đúng hạn 5/1/2026 Vân Đồn"),
    ];
    for page in [&all, &built.text("so-lieu/dung-han/index.html")] {
        let rows = sources(page);
        assert_eq!(rows.len(), expected.len(), "{rows:?}");
        for ((url, text), (to, words)) in rows.iter().zip(expected) {
            assert!(url == to && text.starts_with(words), "{url} {text}");
        }
    }
    assert!(text(&all).contains("1 – 3 trong 3 số liệu"), "{}", text(&all));
    let own = built.text("so-lieu/ho-so/nguon/index.html");
    assert!(sources(&own)[0].1.starts_with("Tin ca-hai 5/1/2026"), "{:?}", sources(&own));
}

#[test]
fn the_box_of_a_ratio_leads_to_numerator_and_denominator_by_an_anchor() {
    let links = |metrics: &str| {
        let built = built("dung-han", &[news("mot", ("tinh", "2023"), metrics)]);
        let page = built.text("ky/2023/index.html");
        let of = page.split("<figure class=\"stat").find(|of| of.contains("dung-han/")).unwrap();
        let foot = between(of, "<div class=\"stat-foot\">", "</figure>");
        let named = foot.split("href=\"/tin/").skip(1).map(|link| link.split('"').next().unwrap());
        assert!(!text(of).contains("Tổng hợp từ"), "{of}");
        named.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(links(H1_RATIO), ["mot/#so-lieu-ho-so-tot", "mot/#so-lieu-ho-so"]);
    assert_eq!(
        links("{ho-so: {value: 100 hồ sơ, hide: true}, ho-so-tot: 90 hồ sơ}"),
        ["mot/#so-lieu-ho-so-tot"]
    );
    assert_eq!(
        links("{ho-so: {value: 100 hồ sơ, hide: true}, ho-so-tot: {value: 90 hồ sơ, hide: true}}"),
        ["mot/"]
    );
}

/// Of three districts with numerators, two have denominators.
fn unlike() -> Vec<String> {
    let parts = |name, area| news(name, (area, "2023-H1"), H1_RATIO);
    let num = news("ba", ("dam-ha", "2023-H1"), "{ho-so-tot: 7 hồ sơ}");
    vec![parts("mot", "co-to"), parts("hai", "van-don"), num]
}

#[test]
fn a_ratio_whose_parts_are_unlike_says_so_and_ranks_the_districts_where_they_fit() {
    const WHY: &str = "không tính được: tử số và mẫu số không cùng địa bàn và kỳ";
    let built = built("dung-han", &unlike());
    let page = built.text("so-lieu/dung-han/index.html");
    assert!(text(&page).contains(&format!("6 tháng đầu năm 2023: {WHY}.")), "{}", text(&page));
    let ranking = text(between(&page, "id=\"xep-hang\"", "</table>"));
    assert!(ranking.contains("1 Cô Tô 90 1 Vân Đồn 90"), "{ranking}");
    for page in ["index.html", "so-lieu/index.html"] {
        let page = built.text(page);
        assert!(stat(&page, "Tỷ lệ đúng hạn").contains(&WHY[1..]), "{page}");
    }
}

#[test]
fn a_box_of_a_ratio_whose_parts_are_unlike_tells_the_reason_to_author_and_reader() {
    let mut articles = unlike();
    articles[2].push_str("\n![](metric:dung-han?area=tinh&period=2023-H1)\n");
    let site = kinds("", &articles);
    let built = cold(&site);
    let told: Vec<_> =
        built.diagnostics.iter().filter(|told| told.code.as_str() == "B237").collect();
    let [told] = told[..] else { panic!("{told:?}") };
    assert!(told.message.vi.contains("tử số và mẫu số không cùng"), "{told:?}");
    let help = &told.help.as_ref().unwrap().vi;
    assert!(help.contains("bantin stats"), "{help}");
    let page = built.text("tin/ba/index.html");
    assert!(text(&page).contains("tử số và mẫu số không cùng địa bàn và kỳ"), "{page}");
}

#[test]
fn what_is_never_added_up_shows_the_latest_figure_of_each_district() {
    let one = news("mot", ("co-to", "2022-12-18"), "{muc-qua: 500.000 đồng/suất}");
    let one = one.replace("metrics:", "programme: xuan\nmetrics:");
    let two = news("hai", ("van-don", "2023-H1"), "{muc-qua: 300.000 đồng/suất}");
    let built = built("", &[one, two]);
    let page = built.text("so-lieu/muc-qua/index.html");
    let said = text(&page);
    assert!(said.contains("Chỉ số này không cộng được; xem từng số liệu bên dưới."), "{said}");
    assert!(!said.contains("chưa báo cáo") && !said.contains("Xếp hạng"), "{said}");
    let table = text(between(&page, "Số mới nhất theo địa bàn</h2>", "</table>"));
    assert!(
        table.contains(
            "Cô Tô Ngày 18/12/2022, Xuân tình nguyện 500.000 Vân Đồn 6 tháng đầu năm 2023 300.000"
        ),
        "{table}"
    );
    let dashboard = built.text("so-lieu/index.html");
    assert!(stat(&dashboard, "Mức quà").contains("xem từng số liệu"), "{dashboard}");
}

#[test]
fn a_report_of_one_district_is_shown_with_its_own_period() {
    let h1 = news("mot", ("co-to", "2023-H1"), "{cay-xanh: 35 cây}");
    let built = built("cay-xanh", &[h1]);
    for page in ["index.html", "so-lieu/index.html", "so-lieu/cay-xanh/index.html"] {
        let page = built.text(page);
        assert!(text(&page).contains("35 cây, 6 tháng đầu năm 2023"), "{}", text(&page));
        assert!(!text(&page).contains("Năm 2023"), "{}", text(&page));
    }
    let page = built.text("so-lieu/cay-xanh/index.html");
    let ranking = text(between(&page, "id=\"xep-hang\"", "</table>"));
    assert!(ranking.contains("1 Cô Tô 35"), "{ranking}");
}

#[test]
fn news_of_one_day_alone_is_shown_for_its_year() {
    let built = built("cay-xanh", &[news("mot", ("co-to", "2023-05-04"), "{cay-xanh: 35 cây}")]);
    assert!(stat(&built.text("index.html"), "Cây xanh").contains("Năm 2023"));
}

#[test]
fn a_headline_metric_without_a_figure_in_the_shown_period_keeps_its_own() {
    let old = news("cu", ("tinh", "2022"), "{cay-xanh: 12 cây}");
    let new = news("moi", ("tinh", "2023-H1"), "{don-vi-mau: 7 đơn vị máu}");
    let page = built("cay-xanh, don-vi-mau", &[old, new]).text("index.html");
    assert!(stat(&page, "Cây xanh").contains("12 cây, Năm 2022"), "{page}");
    assert!(stat(&page, "Hiến máu").contains("7 đơn vị máu, 6 tháng đầu năm 2023"), "{page}");
}

/// The notes of the ranking of the metric's page, by district.
fn notes(articles: &[String]) -> String {
    let page = built("", articles).text("so-lieu/cay-xanh/index.html");
    text(between(&page, "id=\"xep-hang\"", "</table>"))
}

#[test]
fn a_ranking_tells_what_part_of_the_period_a_report_covers() {
    let year = news("nam", ("tinh", "2023"), "{cay-xanh: 900 cây}");
    let half = news("nua", ("co-to", "2023-H1"), "{cay-xanh: 35 cây}");
    let event = news("ngay", ("van-don", "2023-05-04"), "{cay-xanh: 5 cây}");
    let said = notes(&[year, half, event]);
    assert!(said.contains("Cô Tô mới có số liệu của một phần kỳ ít nhất 35"), "{said}");
    assert!(said.contains("Vân Đồn tổng từ 1 tin ít nhất 5"), "{said}");
}

#[test]
fn a_ratio_of_a_part_says_so_and_is_not_the_highest() {
    let whole = news("nam", ("tinh", "2023"), "{ho-so: 100 hồ sơ, ho-so-tot: 90 hồ sơ}");
    let body = news("than", ("doan-than", "2024"), "{ho-so: 100 hồ sơ, ho-so-tot: 99 hồ sơ}");
    let page = |articles: &[String], page: &str| built("dung-han", articles).text(page);
    let both = [whole.clone(), body];
    let year = page(&both, "ky/2024/index.html");
    let of = stat(&year, "Tỷ lệ đúng hạn");
    assert!(of.contains("99 %") && of.contains("Mới có số liệu của Đoàn Than"), "{of}");
    let metric = page(&both, "so-lieu/dung-han/index.html");
    let chart = text(between(&metric, "id=\"chuoi-dung-han\"", "</figure>"));
    assert!(!chart.contains("cao nhất trong năm 2024"), "{chart}");
    assert!(chart.contains("cao nhất 90 % (năm 2023)"), "{chart}");
    assert!(chart.contains("; năm 2024: mới có số liệu của Đoàn Than"), "{chart}");
    assert!(chart.contains("Năm 2024 99 (mới có số liệu của Đoàn Than)"), "{chart}");
    let half = news("nua", ("co-to", "2024-H1"), H1_RATIO);
    let year = page(&[whole, half], "ky/2024-h1/index.html");
    assert!(stat(&year, "Tỷ lệ đúng hạn").contains("1/4 đơn vị đã báo cáo"), "{year}");
}

#[test]
fn a_district_s_table_has_its_newest_periods() {
    let articles = [
        news("thang", ("co-to", "2023-01"), "{cay-xanh: 1 cây, don-vi-mau: 2 đơn vị máu}"),
        news("nua", ("co-to", "2024-H1"), "{cay-xanh: 3 cây}"),
        news("ba-quy", ("co-to", "2025-01-01..2025-09-30"), "{cay-xanh: 4 cây}"),
    ];
    let page = built("", &articles).text("huyen/co-to/index.html");
    let table = text(between(&page, "<div class=\"table pin\"", "</table>"));
    assert!(table.contains("1/1 – 30/9/2025 2024 đầu 1/2023 Cây xanh (cây) 4 3 1"), "{table}");
}

#[test]
fn what_a_cluster_reported_is_not_said_to_be_all_there_is_of_a_district() {
    let own = news("rieng", ("co-to", "2023"), "{cay-xanh: 9 cây}");
    let cluster = news("cum", ("cum", "2023-H1"), "{cay-xanh: 12 cây}");
    let page = text(&built("", &[own, cluster]).text("huyen/co-to/index.html"));
    assert!(page.contains("Cụm báo cáo chung, chưa tách cho Cô Tô"), "{page}");
    assert!(!page.contains("Chưa có số liệu riêng"), "{page}");
}
