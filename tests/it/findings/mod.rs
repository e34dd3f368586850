//! What is wrong between figures, told in both languages with place and line.

mod between;
mod computed;
mod pages;

use crate::sites::told;

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
    let metrics: String = figures.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "-- tin/{path}.md --\n---\ntitle: {path}\ndate: {date}\n{about}\nmetrics:\n{metrics}---\nX\n"
    )
}

/// The diagnostics of these articles.
#[track_caller]
fn check(articles: &[String], expected: &expect_test::Expect) {
    expected.assert_eq(&told(&format!("{SITE}{}", articles.concat())));
}
