//! What a box says of the year before: never better than both numbers are known.

use crate::site::{cold, site};

const SHARE: &str = "\
ty-le:
  label: {vi: Tỷ lệ, en: Share}
  unit: '%'
  agg: latest
";

/// The comparison in the box of 2024, from the figures of both years and the day of the later report.
fn compared(figures: [&str; 2], day: &str, language: &str) -> String {
    let report = |year: u32, figures: &str, day: &str| {
        format!(
            "-- content/tin/n{year}.md --\n---\ntitle: Năm {year}\ndate: {day}\nsummary: Số.\n\
             area: co-to\nperiod: {year}\nmetrics: {figures}\n---\n\nBài.\n"
        )
    };
    let reports = report(2023, figures[0], "2024-01-05") + &report(2024, figures[1], day);
    let mut site = site(&reports);
    site.edit("content/site.yaml", "theme: tiny\n", &format!("language: {language}\n"));
    let metrics = site.text("content/metrics.yaml") + SHARE;
    site.write("content/metrics.yaml", metrics);
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    let page = built.text("tin/n2024/index.html");
    let (_, below) = page.split_once("<p class=\"stat-cmp").expect("the box is compared");
    let (text, _) = below.split_once("</p>").unwrap();
    let text = text.rsplit('>').next().unwrap();
    text.replace("&nbsp;", " ").replace('\u{a0}', " ").trim().to_owned()
}

#[track_caller]
fn check(before: &str, now: &str, expected: &str) {
    assert_eq!(compared([before, now], "2025-01-05", "vi"), expected);
}

#[test]
fn a_change_has_the_word_that_both_numbers_deserve() {
    for (before, now, expected) in [
        ("1.000 cây", "1.100 cây", "tăng 10 % so với năm 2023 (1.000 cây)"),
        ("1.000 cây", "trên 1.100 cây", "tăng ít nhất 10 % so với năm 2023 (1.000 cây)"),
        ("150 cây", "gần 100 cây", "giảm ít nhất 33,3 % so với năm 2023 (150 cây)"),
        ("gần 100 cây", "150 cây", "tăng ít nhất 50 % so với năm 2023 (gần 100 cây)"),
        ("150 cây", "khoảng 100 cây", "giảm khoảng 33 % so với năm 2023 (150 cây)"),
        ("trên 1.000 cây", "2.000 cây", "tăng khoảng 100 % so với năm 2023 (trên 1.000 cây)"),
        ("1.000 cây", "1.000 cây", "bằng năm 2023 (1.000 cây)"),
        ("0 cây", "100 cây", "Chưa đủ số liệu để so sánh"),
    ] {
        check(&format!("{{cay-xanh: {before}}}"), &format!("{{cay-xanh: {now}}}"), expected);
    }
}

#[test]
fn a_provisional_number_has_changed_by_at_least_what_is_sure() {
    let of = |figures| compared(figures, "2024-06-05", "vi");
    assert_eq!(
        of(["{cay-xanh: 100 cây}", "{cay-xanh: 10.000 cây}"]),
        "tăng ít nhất 9.900 % so với năm 2023 (100 cây)"
    );
    // What falls short so far may still catch up, by more than an open number may be wrong.
    assert_eq!(of(["{cay-xanh: 100 cây}", "{cay-xanh: 10 cây}"]), "Chưa đủ số liệu để so sánh");
}

#[test]
fn shares_differ_by_percentage_points() {
    let share = |share| format!("{{ty-le: \"{share}\"}}");
    check(&share("25 %"), &share("50 %"), "tăng 25 điểm phần trăm so với năm 2023 (25 %)");
    check(&share("50 %"), &share("49,5 %"), "giảm 0,5 điểm phần trăm so với năm 2023 (50 %)");
    check(
        &share("0 %"),
        &share("trên 10 %"),
        "tăng ít nhất 10 điểm phần trăm so với năm 2023 (0 %)",
    );
    assert_eq!(
        compared([&share("25 %"), &share("50 %")], "2025-01-05", "en"),
        "up 25 percentage points on 2023 (25 %)"
    );
}
