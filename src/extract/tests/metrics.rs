//! Which metric of the sample's registry a figure is given to, and how a new one would be labelled.

use super::LEXICON;
use crate::extract::read;

/// The metric and the label of each figure of a text.
fn metrics(text: &str) -> Vec<(String, String)> {
    let figures = read(text, &LEXICON).figures.into_iter().map(|figure| {
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
