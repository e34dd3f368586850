//! What is wrong between figures, told in both languages with place and line.

mod between;
mod computed;
mod pages;

use bantin::build::Cache;

use crate::sites::{planned, sources, told};

/// A province of three districts, two of them a cluster, with a metric of each kind.
const SITE: &str = "\
-- site.yaml --
title: Tin
base_url: https://example.vn/
programmes: {he: Mùa hè}
-- areas.yaml --
tinh: {name: Tỉnh, level: province}
co-to: {name: Cô Tô, level: district, parent: tinh}
ba-che: {name: Ba Chẽ, level: district, parent: tinh}
ha-long: {name: Hạ Long, level: district, parent: tinh}
cum: {name: Cụm, level: cluster, members: [co-to, ba-che]}
-- metrics.yaml --
cay: {label: {vi: Cây}, unit: cây, agg: sum}
buoi: {label: {vi: Buổi}, unit: buổi, agg: sum}
doan-vien: {label: {vi: Đoàn viên}, unit: người, agg: latest}
ho-so: {label: {vi: Hồ sơ}, unit: hồ sơ, agg: sum}
ho-so-tot: {label: {vi: Hồ sơ tốt}, unit: hồ sơ, agg: sum}
ty-le: {label: {vi: Tỷ lệ}, unit: '%', agg: ratio, num: ho-so-tot, den: ho-so, scale: 100}
phieu: {label: {vi: Phiếu}, unit: phiếu, agg: sum}
hai-long: {label: {vi: Hài lòng}, unit: điểm, agg: mean, weight: phieu}
";

/// News of one area and period with these lines of figures.
fn news(path: &str, date: &str, about: &str, figures: &str) -> String {
    let metrics = figures.replace('\n', "\n  ");
    format!(
        "-- tin/{path}.md --\n---\ntitle: {path}\ndate: {date}\n{about}\nmetrics:\n  {metrics}\n---\nX\n"
    )
}

/// The diagnostics of these articles.
#[track_caller]
fn check(articles: &[String], expected: &expect_test::Expect) {
    expected.assert_eq(&told(&format!("{SITE}{}", articles.concat())));
}

#[test]
fn what_is_found_again_after_an_edit_is_what_a_new_plan_finds() {
    let h1 = "area: co-to\nperiod: 2023-H1";
    let site = |figure: &str| {
        let one = news("mot", "2023-07-01", h1, "cay: 100 cây\nphieu: 10 phiếu");
        let two = news("hai", "2023-07-02", h1, &format!("cay: {figure}\nhai-long: 8 điểm"));
        sources(&format!("{SITE}{one}{two}"))
    };
    let mut cache = Cache::default();
    for figure in ["100 cây", "120 cây", "trên 90 cây", "120 cây"] {
        let warm = planned(&site(figure), &mut cache);
        let cold = planned(&site(figure), &mut Cache::default());
        assert_eq!(warm.diagnostics, cold.diagnostics, "{figure}");
    }
}
