//! `bantin new`: an article that is valid at once.

use std::fs;

use super::{Ended, Folder, run};
use crate::site::site;

/// A new example site.
fn example() -> Folder {
    let folder = Folder::empty();
    folder.call(&["init"]).check(0, &[]);
    folder
}

fn new(folder: &Folder, args: &[&str]) -> Ended {
    run(folder.command().arg("new").args(args), "")
}

/// The text of the article that was made.
#[track_caller]
fn made(folder: &Folder, ended: &Ended) -> String {
    ended.check(0, &["Đã tạo bài mới"]);
    fs::read_to_string(folder.at(ended.out.trim())).unwrap()
}

#[test]
fn an_article_with_figures_checks_without_a_word() {
    let folder = example();
    let ended = new(
        &folder,
        &[
            "Cô Tô: trồng \"rừng\" chắn gió",
            "--date",
            "28/5/2025",
            "--district",
            "co t",
            "--period",
            "2025-05-27",
            "--programme",
            "thanh niên",
            "--metric",
            "cay=hơn 300 cây",
            "--metric",
            "tình nguyện=85 lượt",
        ],
    );
    ended.check(0, &["co t → co-to (Cô Tô)", "cay → cay-xanh (Cây xanh trồng mới)"]);
    assert_eq!(ended.out, "content/tin/2025/05/co-to-trong-rung-chan-gio.md\n");
    assert_eq!(
        made(&folder, &ended),
        "---\ntitle: 'Cô Tô: trồng \"rừng\" chắn gió'\ndate: 2025-05-28\nsummary:\ndistricts: [co-to]\nperiod: 2025-05-27\nprogramme: thanh-nien-tinh-nguyen\nmetrics:\n  cay-xanh: hơn 300 cây\n  luot-tinh-nguyen: 85 lượt\n---\n\n- Cây xanh trồng mới: [hơn 300 cây](metric:cay-xanh)\n- Lượt thanh niên tình nguyện: [85 lượt](metric:luot-tinh-nguyen)\n"
    );
    folder.call(&["check", "--strict"]).check(0, &["0 lỗi, 0 cảnh báo, 0 lưu ý."]);
    folder.call(&["build"]).check(0, &[]);
    assert!(folder.at("public/tin/2025/05/co-to-trong-rung-chan-gio/index.html").exists());
}

#[test]
fn a_title_alone_is_enough_and_nobody_is_asked_without_a_terminal() {
    for starter in [&["init"][..], &["init", "--empty"]] {
        let folder = Folder::empty();
        folder.call(starter).check(0, &[]);
        let ended = run(folder.command().args(["new", "Tin đầu tiên"]), "co-to\n");
        assert!(made(&folder, &ended).contains("title: Tin đầu tiên\n"));
        assert!(!ended.err.contains("Enter"), "{}", ended.err);
        folder.call(&["check", "--strict"]).check(0, &["0 lỗi, 0 cảnh báo"]);
    }
}

#[test]
fn no_title_takes_the_address_of_a_folder() {
    let folder = example();
    let ended = new(&folder, &["Index", "--date", "2025-05-28"]);
    ended.check(0, &[]);
    assert_eq!(ended.out, "content/tin/2025/05/index-0.md\n");
    folder.call(&["check"]).check(0, &["0 lỗi"]);
}

#[test]
fn a_metric_without_its_figure_is_a_comment_that_shows_how_to_write_it() {
    let folder = example();
    let ended =
        new(&folder, &["A", "--date", "2025-05-28", "--district", "co-to", "--metric", "máu"]);
    let text = made(&folder, &ended);
    assert!(
        text.contains("# period: 2025-05\n# metrics:\n#   don-vi-mau: 0 đơn vị máu\n---"),
        "{text}"
    );
    folder.call(&["check", "--strict"]).check(0, &["0 lỗi, 0 cảnh báo"]);
    let taken =
        text.replace("# period", "period").replace("# metrics", "metrics").replace("#   ", "  ");
    fs::write(folder.at(ended.out.trim()), taken).unwrap();
    folder.call(&["check"]).check(0, &["0 lỗi"]);
}

#[test]
fn nothing_is_written_over_and_no_two_articles_get_one_address() {
    let folder = example();
    let first = new(&folder, &["Tin mới", "--date", "2025-05-28"]);
    let text = made(&folder, &first);
    let again = new(&folder, &["Tin mới", "--date", "2025-05-28", "--district", "co-to"]);
    again.check(1, &["B288", "content/tin/2025/05/tin-moi.md đã có"]);
    assert_eq!(fs::read_to_string(folder.at(first.out.trim())).unwrap(), text);
    assert_eq!(again.out, "");
    fs::create_dir(folder.at("content/tin/2025/05/bai-co-anh")).unwrap();
    fs::write(folder.at("content/tin/2025/05/bai-co-anh/index.md"), text).unwrap();
    let clash = new(&folder, &["Bài có ảnh", "--date", "2025-05-28"]);
    clash.check(2, &["B150", "bai-co-anh/index.md", "Không tạo bài"]);
    assert!(!folder.at("content/tin/2025/05/bai-co-anh.md").exists());
}

#[test]
fn what_means_nothing_or_several_things_is_told_with_the_choices() {
    let folder = example();
    for (args, says) in [
        (
            &["A", "--date", "2025-05-01", "--district", "b"][..],
            &["có thể là nhiều địa bàn", "ba-che", "binh-lieu"][..],
        ),
        (&["A", "--district", "Cô Tố Nữ"], &["Không có địa bàn “Cô Tố Nữ”"]),
        (
            &["A", "--metric", "cay-xanhh=3 cây"],
            &["Không có chỉ số “cay-xanhh”", "Gần nhất: cay-xanh"],
        ),
        (&["A", "--metric", "cay-xanh=nhiều"], &["“nhiều” không phải một số liệu", "hơn 300 cây"]),
        (&["A", "--metric", "cay-xanh=3 km"], &["B007", "Không tạo bài"]),
        (&["A", "--period", "tháng 5"], &["Không hiểu kỳ “tháng 5”"]),
        (&["A", "--period", "he-2026"], &["Gần nhất: he-2025"]),
        (&["A", "--date", "31/2/2025"], &["Không hiểu ngày"]),
        (&["A", "--programme", "x"], &["Không có chương trình"]),
        (&["–"], &["không còn chữ nào"]),
        (&["A", "--lang", "en", "--area", "nowhere"], &["There is no area “nowhere”"]),
    ] {
        let ended = new(&folder, args);
        ended.check(2, says);
        assert_eq!(ended.out, "", "{args:?}");
    }
    let articles = fs::read_dir(folder.at("content/tin")).unwrap().count();
    assert_eq!(articles, 1, "only the year of the example");
}

#[test]
fn the_folder_of_articles_and_the_language_are_the_sites() {
    let settings = "title: A\nbase_url: https://a.vn/\nlanguage: en\narticles: news\ntheme: tiny\n";
    let folder = Folder::with(&site(&format!("-- content/site.yaml --\n{settings}")));
    let args = ["First news", "--lang", "vi", "--date", "2025-05-28", "--metric", "cay-xanh=3 cây"];
    let ended = new(&folder, &args);
    assert_eq!(ended.out, "content/news/2025/05/first-news.md\n");
    assert!(made(&folder, &ended).contains("- Trees: [3 cây](metric:cay-xanh)"));
    let elsewhere = run(Folder::empty().command().args(["new", "A"]), "");
    elsewhere.check(1, &["B156"]);
    let nowhere = run(Folder::empty().command().args(["new", "A", "--root", "khong-co"]), "");
    nowhere.check(2, &["khong-co"]);
}
