//! Slips of writing, and what only looks like one.

use serde::Deserialize;

use super::LEXICON;
use crate::extract::{SlipKind, Years, read};

/// The slips of a text: the words, and what to write instead, with `~` for a no-break space.
fn slips(text: &str) -> Vec<(SlipKind, String)> {
    let slips = read(text, &LEXICON, Years::UNKNOWN).slips.into_iter().map(|slip| {
        let fix = slip.fix.map_or_else(|| "?".to_owned(), |fix| fix.replace('\u{a0}', "~"));
        (slip.kind, format!("{} > {fix}", &text[slip.span]))
    });
    slips.collect()
}

#[test]
fn slips_are_marked_with_what_to_write_instead() {
    use SlipKind::{DecimalPoint, Doubled, Exactly, Name, NoSpace};
    for (text, kind, expected) in [
        ("Làm 1.5km đường xanh.", DecimalPoint, "1.5km > 1,5~km"),
        ("Làm 1.5 km đường xanh.", DecimalPoint, "1.5 > 1,5"),
        ("Trị giá 1.3 triệu đồng.", DecimalPoint, "1.3 triệu > 1,3 triệu"),
        ("Sửa 1.25km đường.", DecimalPoint, "1.25km > 1,25~km"),
        ("Sửa **1.5**km đường.", DecimalPoint, "1.5**km > ?"),
        ("Thu gom 780kg rác.", NoSpace, "780kg > 780~kg"),
        ("Đã trồng1.300cây xanh.", NoSpace, "trồng1.300cây > trồng 1.300~cây"),
        ("Tặng 05suất học bổng.", NoSpace, "05suất > 05~suất"),
        ("Trị giá 5triệu đồng.", NoSpace, "5triệu > 5~triệu"),
        ("Họp tại tại Cô Tô.", Doubled, "tại tại > tại"),
        ("Họp tại\ntại Cô Tô.", Doubled, "tại\ntại > tại"),
        ("Của của cải.", Doubled, "Của của > Của"),
        ("Cây của các các em.", Doubled, "các các > các"),
        ("Cài VneID cho dân.", Name, "VneID > VNeID"),
        ("Cài VNEID, vneid.", Name, "VNEID > VNeID"),
        ("Trồng đúng hơn 300 cây.", Exactly, "đúng hơn 300 cây > ?"),
        ("Trồng chính xác là khoảng 300 cây.", Exactly, "chính xác là khoảng 300 cây > ?"),
        ("Trồng gần đúng 300 cây.", Exactly, "gần đúng 300 cây > ?"),
    ] {
        let found = slips(text);
        assert_eq!(found.first(), Some(&(kind, expected.to_owned())), "{text}: {found:?}");
    }
}

#[test]
fn what_is_written_well_is_not_marked() {
    for text in [
        "Ngày ngày, luôn luôn, thường thường, dần dần, từ từ, xanh xanh, nho nhỏ.",
        "Hiện tại tại Cô Tô, những tồn tại tại xã, tiếp theo theo kế hoạch, lý do do đâu.",
        "Nhà ở ở xã, kết quả đạt được được ghi nhận, năm năm qua, các tổ chức tổ chức.",
        "Bàn về của, của cho; tại. Tại Cô Tô; [tại](a.md) ![ảnh](b.jpg) tại bãi.",
        "Làm 1,5 km, 1.500 cây, 98,5%, 1.500.000đ, 500k, 7h30, 25.5, bản 4.0, Quốc lộ 18A.",
        "Ngày 3.5, từ 8.9- 24.9, số 02033.825.408, COVID-19, U19, C72, tăng 2,58 lần.",
        "Cài VNeID, xem vneid.gov.vn, #vneid, `VneID`, TÀI KHOẢN VNEID.",
        "Trả lời đúng hơn 300 câu hỏi; đúng 300 cây; nói đúng hơn, 300 cây; đúng trên 90%.",
        "Đúng dịp này trồng hơn 300 cây; đúng từ 5 - 6 em.",
    ] {
        assert_eq!(slips(text), [], "{text}");
    }
}

#[derive(Deserialize)]
struct Row {
    text: String,
}

/// Every mark in the development paragraphs is a slip that an editor would mark too: numbers that
/// touch their unit, and two decimal points.
#[test]
fn the_development_paragraphs_have_no_false_marks() {
    let rows = include_str!("../../../tests/data/figures/dev.jsonl");
    let rows = rows.lines().map(|line| serde_json::from_str::<Row>(line).unwrap());
    let marked: Vec<(SlipKind, String)> = rows.flat_map(|row| slips(&row.text)).collect();
    let (points, rest): (Vec<_>, Vec<_>) =
        marked.into_iter().partition(|(kind, _)| *kind == SlipKind::DecimalPoint);
    assert_eq!(
        points.iter().map(|(_, words)| words).collect::<Vec<_>>(),
        ["1.5km > 1,5~km", "2.5 > 2,5"]
    );
    let units = ["7", "3.000", "1", "1", "10", "1.000", "1", "780", "37", "71"];
    let glued = units.map(|n| {
        let unit = if n == "780" { "kg" } else { "km" };
        (SlipKind::NoSpace, format!("{n}{unit} > {n}~{unit}"))
    });
    assert_eq!(rest, glued);
}

#[test]
fn the_sample_has_no_slips() {
    let mut n_files = 0;
    for entry in walkdir::WalkDir::new("content") {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = crate::source::read_outside(&path).unwrap();
            let text = String::from_utf8(text).unwrap();
            let body = text.splitn(3, "---\n").nth(2).unwrap();
            assert_eq!(slips(body), [], "{}", path.display());
            n_files += 1;
        }
    }
    assert!(n_files > 40);
}
