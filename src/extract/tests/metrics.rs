//! Which metric of the sample's registry a figure is given to, and how a new one would be labelled.

use super::LEXICON;
use crate::domain::Period;
use crate::extract::{Years, read};

/// The metric and the label of each figure of a text.
fn metrics(text: &str) -> Vec<(String, String)> {
    let figures = read(text, &LEXICON, Years::UNKNOWN).figures.into_iter().map(|figure| {
        let metric = figure.metric.map_or_else(|| "-".to_owned(), |it| it.metric.to_string());
        (metric, figure.label)
    });
    figures.collect()
}

#[test]
fn a_stock_is_taken_for_what_there_is_and_never_for_what_was_done() {
    for (text, expected) in [
        ("2.500 đoàn viên thanh niên ra quân dọn vệ sinh.", &["nguoi-ve-sinh"][..]),
        ("2.500 đoàn viên thanh niên ra quân.", &["-"]),
        ("Huyện đoàn huy động 2.500 đoàn viên, thanh niên xuống bãi biển.", &["-"]),
        ("Hơn 2.000 đoàn viên tham gia hiến máu, thu 98 đơn vị máu.", &["-", "don-vi-mau"]),
        ("300 đoàn viên trồng 5.000 cây xanh.", &["-", "cay-xanh"]),
        ("Với sự tham gia của 450 đoàn viên, buổi lễ khép lại.", &["-"]),
        ("300 đoàn viên của 12 xã cùng nạo vét kênh.", &["-", "-"]),
        ("Kết nạp 300 đoàn viên mới.", &["doan-vien-moi"]),
        ("Toàn tỉnh hiện có 18.446 đoàn viên.", &["doan-vien"]),
        (
            "Toàn huyện có 3.100 đoàn viên, tổ chức 12 buổi sinh hoạt.",
            &["doan-vien", "buoi-sinh-hoat"],
        ),
        ("Số đoàn viên: 412.", &["doan-vien"]),
        ("Nâng tổng số đoàn viên lên 18.446 người.", &["doan-vien"]),
        (
            "Duy trì 120 mô hình kinh tế; thành lập mới 15 mô hình kinh tế.",
            &["mo-hinh-duy-tri", "mo-hinh-kinh-te"],
        ),
    ] {
        let read = metrics(text);
        let found: Vec<&str> = read.iter().map(|(metric, _)| metric.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_label_holds_all_nouns_and_ends_before_the_next_figure() {
    for (text, expected) in [
        ("1.200 lượt tin, bài", "lượt tin, bài"),
        ("Có 1.200 lượt tin, bài được chia sẻ.", "lượt tin, bài"),
        ("Tổ chức 18 hội nghị, diễn đàn cho đoàn viên.", "hội nghị, diễn đàn"),
        ("Trao 50 suất quà, tặng xe đạp cho học sinh.", "suất quà"),
        ("300 đoàn viên trồng 5.000 cây.", "đoàn viên"),
        ("2.500 đoàn viên tham gia 200 buổi dọn vệ sinh.", "đoàn viên"),
        ("Làm 3,5 km tuyến đường xanh.", "tuyến đường xanh"),
        ("Làm 3,5 km.", "km"),
        ("Các chi đoàn đã huy động trên 200 triệu đồng.", "Các chi đoàn đã huy động"),
        ("Năm nay, đã huy động trên 200 triệu đồng.", "huy động"),
        ("300 đoàn viên tham gia hiến máu.", "đoàn viên tham gia hiến máu"),
    ] {
        assert_eq!(metrics(text)[0].1, expected, "{text}");
    }
}

#[test]
fn what_another_year_than_the_articles_had_is_beside_it() {
    let date = |text: &str| text.parse::<chrono::NaiveDate>().ok();
    let of = |period: &str| Years::of(Period::parse(period), None);
    for (years, text, expected) in [
        (
            of("2023"),
            "Năm 2022 trồng 800 cây; năm 2023 trồng 950 cây.",
            &[Some(Some(2022)), None][..],
        ),
        (
            of("2023-H1"),
            "Trồng 950 cây (năm 2022: 800 cây), tặng 9 suất quà.",
            &[None, Some(Some(2022)), None],
        ),
        (of("2023"), "Tháng 12 năm 2022, huyện trồng 800 cây.", &[Some(None)]),
        (of("2023"), "Công trình khởi công năm 2022, trị giá 500 triệu đồng.", &[None]),
        (of("2023"), "Thực hiện Kế hoạch năm 2022, huyện trồng 800 cây.", &[None]),
        (of("2023"), "Từ năm 2022 đến nay, huyện trồng 800 cây.", &[None]),
        (of("2023"), "Giai đoạn 2020 - 2022, huyện trồng 800 cây.", &[None]),
        (of("2023"), "Trồng 800 cây trong năm 2022, tặng 45 suất quà.", &[Some(Some(2022)), None]),
        (of("2022"), "Năm 2022 trồng 800 cây; năm 2023 trồng 950 cây.", &[None, None]),
        (
            Years::of(None, date("2023-07-05")),
            "Năm 2022, huyện trồng 800 cây.",
            &[Some(Some(2022))],
        ),
        (Years::of(None, date("2023-01-10")), "Năm 2022, huyện trồng 800 cây.", &[None]),
        (
            Years::of(None, date("2023-01-10")),
            "Năm 2022 trồng 800 cây, năm nay trồng 950 cây.",
            &[Some(Some(2022)), None],
        ),
        (Years::UNKNOWN, "Năm 2022, huyện trồng 800 cây.", &[None]),
    ] {
        let figures = read(text, &LEXICON, years).figures;
        let earlier: Vec<Option<Option<i32>>> =
            figures.iter().map(|figure| figure.earlier.map(|earlier| earlier.year)).collect();
        assert_eq!(earlier, expected, "{text}");
    }
}

#[test]
fn a_metric_has_a_result_a_target_and_what_it_was() {
    for (text, expected) in [
        ("Trồng 1.200 cây (kế hoạch 1.000 cây).", &["cay-xanh", "cay-xanh"][..]),
        ("Năm ngoái trồng 800 cây, năm nay trồng 950 cây.", &["cay-xanh", "cay-xanh"]),
        ("Trồng 800 cây, trồng 950 cây.", &["cay-xanh", "-"]),
        (
            "Trồng 950 cây, tăng 150 cây so với cùng kỳ (800 cây).",
            &["cay-xanh", "cay-xanh", "cay-xanh"],
        ),
    ] {
        let read = metrics(text);
        let found: Vec<&str> = read.iter().map(|(metric, _)| metric.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_noun_a_verb_or_a_look_alike_is_no_name_of_a_metric() {
    for (text, expected) in [
        // Members are counted in whatever they do.
        ("Các CĐCS đã tặng vé xe cho 356 đoàn viên về quê.", &["-"][..]),
        ("Gần 700 đoàn viên, công nhân đến đăng ký hiến máu.", &["-"]),
        ("Hỗ trợ 2.760 lượt người dân làm thủ tục hành chính.", &["-"]),
        ("Tập huấn cho 210 cán bộ Đoàn.", &["-"]),
        // `Đồn` is not `dọn`, and `đồng` not `động`.
        ("Có 35 cán bộ, chiến sĩ Đồn Biên phòng, 12 sinh viên.", &["-", "-"]),
        ("Dọn vệ sinh môi trường có 35 cán bộ.", &["nguoi-ve-sinh"]),
        ("Don ve sinh moi truong co 35 cán bộ.", &["nguoi-ve-sinh"]),
        ("Tổng giá trị gần 24,7 tỷ đồng.", &["-"]),
        ("Kinh phí huy động 24,7 tỷ đồng.", &["nguon-luc"]),
        ("Đoàn viên mới: 126 đ/c.", &["doan-vien-moi"]),
    ] {
        let read = metrics(text);
        let found: Vec<&str> = read.iter().map(|(metric, _)| metric.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }
}
