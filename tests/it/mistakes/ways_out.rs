//! What a message proposes is of this site, and true.

use super::{A, good};
use crate::site::{Site, cold, told};

/// The help of a code where `edits` of the article, each from and to, are made in a good site.
fn help(site: &Site, edits: &[(&str, &str)], code: &str) -> String {
    let mut site = site.clone();
    for (from, to) in edits {
        site.edit(A, from, to);
    }
    let built = cold(&site);
    let found = built.diagnostics.sorted().into_iter().find(|told| told.code.as_str() == code);
    let found =
        found.unwrap_or_else(|| panic!("no {code} in\n{}", told(&site, &built.diagnostics)));
    let (help, fix) = (found.help.as_ref().map(|help| &*help.vi), found.fix.as_deref());
    let help = help.unwrap_or_default();
    fix.map_or_else(|| help.to_owned(), |fix| format!("{help} [{fix}]"))
}

#[test]
fn an_article_is_never_proposed_as_what_it_corrects() {
    let help = help(&good(), &[("corrects: [tin/b]", "corrects: [tin/aa]")], "B023");
    assert!(!help.contains("tin/a."), "{help}");
}

#[test]
fn areas_and_metrics_of_the_site_are_proposed() {
    let mut site = good();
    let areas = "hue: {name: Huế, level: province}\na-luoi: {name: A Lưới, level: district, parent: hue}\nphu-vang: {name: Phú Vang, level: district, parent: hue}\n";
    site.write("content/areas.yaml", areas);
    site.remove("content/tin/b.md");
    site.edit(A, "corrects: [tin/b]\n", "");
    site.edit(A, ", xem [bài b](b.md)", "");
    let none = help(&site, &[("districts: [co-to]\n", "")], "B142");
    assert_eq!(none, "Thêm dòng: area: rồi mã địa bàn, ví dụ area: a-luoi.");
    let districts = ("[co-to]", "[phu-vang, a-luoi]");
    let several = help(&site, &[districts], "B142");
    assert_eq!(several, "Bài gắn nhiều huyện; ghi số liệu là của ai, ví dụ area: phu-vang.");
    let edits = [("[co-to]", "[a-luoi]"), ("## Mục", "![](metric:cay-xanh?area=co-to)")];
    let of_box = help(&site, &edits, "B236");
    assert_eq!(
        of_box,
        "Hộp: ![](metric:cay-xanh?area=a-luoi&period=2023). Biểu đồ: ![Tên](chart:cay-xanh?by=district&period=2023)."
    );
}

#[test]
fn a_number_out_of_range_is_told_on_which_side() {
    let of = |figure: &str| help(&good(), &[("don-vi-mau: 98 đơn vị máu", figure)], "B011");
    let large = of("duong-xanh: 999999999999999999999999999999 km");
    assert!(large.starts_with("Số lớn nhất tính được là 10²⁴ m"), "{large}");
    let fine = of("duong-xanh: '1,12345678901 km'");
    assert_eq!(fine, "Tối đa 6 chữ số thập phân, tính ra m.");
}

#[test]
fn metrics_that_are_no_entries_say_what_is_missing() {
    let whole = "metrics:\n  cay-xanh: 1.200 cây\n  don-vi-mau: 98 đơn vị máu\n";
    for (written, expected) in [
        (
            "metrics:\n  cay-xanh:5 cây\n",
            "Thiếu dấu cách sau dấu hai chấm. Viết: cay-xanh: 5 cây [cay-xanh: 5 cây]",
        ),
        (
            "metrics:\n  - cay-xanh: 5 cây\n  - don-vi-mau: 3\n",
            "Bỏ dấu gạch đầu dòng, mỗi chỉ số một dòng. Viết: cay-xanh: 5 cây",
        ),
        (
            "metrics:\n  - cay-xanh:5 cây\n",
            "Bỏ dấu gạch đầu dòng, mỗi chỉ số một dòng. Viết: cay-xanh: 5 cây",
        ),
        ("metrics: 5 cây\n", "Mỗi chỉ số một dòng, thụt vào. Viết: cay-xanh: 1.200 cây"),
    ] {
        assert_eq!(help(&good(), &[(whole, written)], "B122"), expected, "{written}");
    }
}
