//! `bantin extract`: YAML to paste, JSON for machines, and writing into the front matter.

use std::fs;

use serde_json::{Value, json};

use super::{Ended, Folder, run};
use crate::site::site;

const BODY: &str = "\
Huyện đoàn Cô Tô trồng hơn 1.200 cây xanh, làm 3,5 km đường xanh, hiến 98 đơn vị máu trong 6 tháng đầu năm 2023.
Mỗi suất quà 500.000 đồng, 20 suất.
";

fn folder(front: &str) -> Folder {
    Folder::with(&site(&format!("-- content/tin/a.md --\n---\n{front}---\n\n{BODY}")))
}

fn article(folder: &Folder) -> String {
    fs::read_to_string(folder.at("content/tin/a.md")).unwrap()
}

fn read(folder: &Folder, args: &[&str], input: &str) -> Ended {
    run(folder.command().arg("extract").args(args), input)
}

#[test]
fn figures_of_standard_input_are_json_with_places_in_code_points() {
    let folder = folder("title: A\n");
    let text = "Đêm 25/5, Huyện đoàn Cô Tô trao 171/177 suất quà;\nkhoảng 5-6 em.";
    let ended = read(&folder, &["--format", "json", "-"], text);
    ended.check(0, &[]);
    let read: Value = serde_json::from_str(&ended.out).unwrap();
    let expected = json!({
        "bantin": 1,
        "figures": [
            {
                "start": 32, "end": 48, "quote": "171/177 suất quà", "qualifier": "exact", "value": "171",
                "total": "177", "unit": "suất quà", "label": "suất quà", "kind": "figure",
                "district": "co-to", "metric": null, "line": 1
            },
            {
                "start": 50, "end": 63, "quote": "khoảng 5-6 em", "qualifier": "about", "value": "5",
                "value_hi": "6", "unit": "người", "label": "em", "kind": "figure",
                "district": "co-to", "metric": null, "line": 2
            }
        ],
        "refused": [{"start": 4, "end": 8, "quote": "25/5", "reason": "date"}]
    });
    assert_eq!(read, expected);
    let characters: Vec<char> = text.chars().collect();
    for figure in read["figures"].as_array().unwrap() {
        let place = |key: &str| usize::try_from(figure[key].as_u64().unwrap()).unwrap();
        let quote: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(figure["quote"], quote);
    }
}

#[test]
fn the_front_matter_is_not_read_and_places_are_those_of_the_whole_file() {
    let folder = folder("title: 5 km đường\ndate: 2023-05-25\n");
    let ended = read(&folder, &["--format", "json", "content/tin/a.md"], "");
    let read: Value = serde_json::from_str(&ended.out).unwrap();
    let first = &read["figures"][0];
    assert_eq!((&first["quote"], &first["line"]), (&json!("hơn 1.200 cây xanh"), &json!(6)));
    assert_eq!(first["metric"], "cay-xanh");
    let start = usize::try_from(first["start"].as_u64().unwrap()).unwrap();
    let from: String = article(&folder).chars().skip(start).take(9).collect();
    assert_eq!(from, "hơn 1.200");
}

#[test]
fn people_get_yaml_to_paste_with_lines_and_reasons() {
    let folder = folder("title: A\n");
    let ended = read(&folder, &["--refused", "content/tin/a.md"], "");
    ended.check(0, &[]);
    for line in [
        "metrics:\n  cay-xanh: hơn 1.200 cây xanh  # dòng 5,",
        "  duong-xanh: 3,5 km  # dòng 5,",
        "  don-vi-mau: 98 đơn vị máu  # dòng 5,",
        "# Chưa có chỉ số nào nhận các số sau.",
        "#   500.000 đồng  (dòng 6 · mức của mỗi phần, không cộng)",
        "#   20 suất  (dòng 6)\n#     suat: {label: {vi: suất}, unit: suất quà, agg: sum}",
        "#   6  (dòng 5): kỳ",
        "#   2023  (dòng 5): năm",
    ] {
        assert!(ended.out.contains(line), "{line} is not in\n{}", ended.out);
    }
    let ended = read(&folder, &["--lang", "en", "-"], "Không có số.");
    assert_eq!(ended.out, "# No figures found.\n");
}

#[test]
fn an_entry_for_a_new_metric_never_has_an_id_that_is_taken() {
    let folder = folder("title: A\n");
    let text = "Trao 1.200 lượt tin, bài; 300 lượt tin, bài; 12 suất cây xanh.";
    let ended = read(&folder, &["-"], text);
    ended.check(0, &[]);
    let entry = "luot-tin-bai: {label: {vi: 'lượt tin, bài'}, unit: lượt, agg: sum}\n";
    assert_eq!(ended.out.matches(entry).count(), 1, "{}", ended.out);
    let members = "doan-vien: {label: {vi: Đoàn viên}, unit: người, agg: latest}\n";
    fs::write(folder.at("content/metrics.yaml"), members).unwrap();
    let ended = read(&folder, &["-"], "300 đoàn viên trồng 5.000 cây xanh.");
    ended.check(0, &[]);
    for line in ["#   300 đoàn viên  (dòng 1)\n#   5.000 cây xanh", "#     cay-xanh: {label:"]
    {
        assert!(ended.out.contains(line), "{line} is not in\n{}", ended.out);
    }
}

#[test]
fn targets_earlier_years_and_left_over_figures_are_told_apart() {
    let folder = folder("title: A\ndate: 2023-07-05\n");
    let text = |body: &str| format!("---\ntitle: A\nperiod: 2023\n---\n\n{body}\n");
    for (body, expected) in [
        (
            "Trồng 1.200 cây (kế hoạch 1.000 cây).",
            "    - {value: 1.200 cây}\n    - {value: 1.000 cây, target: true}\n",
        ),
        (
            "Năm 2022 trồng 800 cây; năm 2023 trồng 950 cây.",
            "#   800 cây  (dòng 6 · của kỳ trước)\n#     muốn ghi: cay-xanh: {value: 800 cây, period: 2022}\n",
        ),
        (
            "Cùng kỳ năm trước trồng 800 cây, năm nay trồng 950 cây.",
            "#   800 cây  (dòng 6 · của kỳ trước)\n#     có thể là cay-xanh\n",
        ),
        ("Trồng 300 cây; trồng 400 cây.", "#   400 cây  (dòng 6)\n#     có thể là cay-xanh\n"),
        (
            "Trồng 300 cây; trồng 400 cây keo.",
            "#     cay-keo: {label: {vi: cây keo}, unit: cây, agg: sum}\n",
        ),
    ] {
        let ended = read(&folder, &["-"], &text(body));
        ended.check(0, &[]);
        assert!(ended.out.contains(expected), "{expected} is not in\n{}", ended.out);
    }
    let target = folder.at("content/tin/a.md");
    fs::write(&target, text("Trồng 1.200 cây xanh (kế hoạch 1.000 cây xanh).")).unwrap();
    read(&folder, &["--write", "content/tin/a.md"], "").check(0, &["đã ghi 1 chỉ số"]);
    let entry =
        "  cay-xanh:\n    - {value: 1.200 cây xanh}\n    - {value: 1.000 cây xanh, target: true}\n";
    assert!(article(&folder).contains(entry), "{}", article(&folder));
}

#[test]
fn writing_adds_what_is_new_and_touches_no_other_byte() {
    let new = "  duong-xanh: 3,5 km\n  don-vi-mau: 98 đơn vị máu\n";
    for (front, expected) in [
        (
            "title: A\nmetrics:\n  cay-xanh: 5 cây # của tôi\n\ntags: [x]\n",
            format!("title: A\nmetrics:\n  cay-xanh: 5 cây # của tôi\n{new}\ntags: [x]\n"),
        ),
        (
            "title: 'A'   \nmetrics: # trống\ntags: [x]\n",
            format!(
                "title: 'A'   \nmetrics: # trống\n  cay-xanh: hơn 1.200 cây xanh\n{new}tags: [x]\n"
            ),
        ),
        (
            "title: A\n# cuối\n",
            format!("title: A\n# cuối\nmetrics:\n  cay-xanh: hơn 1.200 cây xanh\n{new}"),
        ),
        (
            "title: A\nmetrics:\n    cay-xanh:\n        value: 5 cây\n        hide: true\n",
            format!(
                "title: A\nmetrics:\n    cay-xanh:\n        value: 5 cây\n        hide: true\n{}",
                new.replace("  d", "    d")
            ),
        ),
    ] {
        let folder = folder(front);
        read(&folder, &["--write", "content/tin/a.md"], "").check(0, &["đã ghi"]);
        assert_eq!(article(&folder), format!("---\n{expected}---\n\n{BODY}"));
        read(&folder, &["--write", "content/tin/a.md"], "").check(0, &["không có gì mới"]);
        assert_eq!(article(&folder), format!("---\n{expected}---\n\n{BODY}"));
    }
}

#[test]
fn lines_keep_their_ends_of_windows() {
    let folder = folder("title: A\n");
    let text = article(&folder).replace('\n', "\r\n");
    fs::write(folder.at("content/tin/a.md"), &text).unwrap();
    read(&folder, &["--write", "content/tin/a.md"], "").check(0, &[]);
    let written = article(&folder);
    assert!(
        written.starts_with("---\r\ntitle: A\r\nmetrics:\r\n  cay-xanh: hơn 1.200 cây xanh\r\n")
    );
    assert_eq!(written.matches('\n').count(), written.matches("\r\n").count());
}

#[test]
fn what_cannot_be_written_is_left_alone() {
    let broken = folder("title: A\nmetrics: {cay-xanh: 5 cây}\n");
    let before = article(&broken);
    read(&broken, &["--write", "content/tin/a.md"], "").check(1, &["metrics viết trong {…}"]);
    assert_eq!(article(&broken), before);
    let wrong = folder("title: A\nmetrics: [\n");
    read(&wrong, &["--write", "content/tin/a.md"], "").check(1, &["phần khai báo có lỗi"]);
    let folder = folder("title: A\n");
    fs::write(folder.at("thu.txt"), "Trồng 5.000 cây.").unwrap();
    read(&folder, &["--write", "thu.txt"], "").check(1, &["thu.txt"]);
    assert_eq!(fs::read_to_string(folder.at("thu.txt")).unwrap(), "Trồng 5.000 cây.");
    read(&folder, &["--write", "-"], "Trồng 5.000 cây.").check(2, &["nêu tên tệp"]);
    read(&folder, &["khong-co.md"], "").check(3, &["khong-co.md"]);
    read(&folder, &[], "").check(2, &["Thiếu"]);
}

#[test]
fn without_a_site_the_text_alone_names_its_districts() {
    let folder = Folder::empty();
    let text = "Huyện đoàn Hải Hà trồng 3.200 cây; Thị đoàn Quảng Yên trao 15 suất quà.";
    let ended = read(&folder, &["--format", "json", "-"], text);
    let read: Value = serde_json::from_str(&ended.out).unwrap();
    let districts: Vec<&Value> =
        read["figures"].as_array().unwrap().iter().map(|figure| &figure["district"]).collect();
    assert_eq!(districts, [&json!("hai-ha"), &json!("quang-yen")]);
}

#[test]
fn why_no_metric_is_known_and_what_to_do_is_told() {
    let folder = Folder::empty();
    let front = "---\ntitle: A\n---\n\nTrồng 300 cây.\n";
    fs::write(folder.at("a.md"), front).unwrap();
    read(&folder, &["a.md"], "").check(0, &["Không thấy content/metrics.yaml", "--root"]);
    let told = ["không có gì mới", "chưa rõ thuộc chỉ số nào: 1"];
    read(&folder, &["--write", "a.md"], "").check(0, &told);
    assert_eq!(fs::read_to_string(folder.at("a.md")).unwrap(), front);
    let json = read(&folder, &["--format", "json", "a.md"], "");
    assert_eq!((json.code, json.err.as_str()), (Some(0), ""));
    fs::create_dir(folder.at("content")).unwrap();
    fs::write(folder.at("content/metrics.yaml"), "cay: [\n").unwrap();
    read(&folder, &["a.md"], "").check(0, &["content/metrics.yaml có lỗi"]);
    fs::write(folder.at("bai.docx"), b"PK\xff\xfe").unwrap();
    read(&folder, &["bai.docx"], "")
        .check(3, &["không phải chữ UTF-8", "chép chữ vào một tệp .txt"]);
    read(&folder, &["--root", "khong-co", "a.md"], "").check(2, &["Không có thư mục khong-co"]);
}

#[test]
fn several_files_and_districts_are_told_apart() {
    let folder = folder("title: A\n");
    fs::write(folder.at("b.txt"), "Trồng 300 cây: Cô Tô (100 cây), Vân Đồn (200 cây).").unwrap();
    let ended = read(&folder, &["content/tin/a.md", "b.txt"], "");
    let parts = "# b.txt\nmetrics:\n  cay-xanh:  # dòng 1, ";
    let areas = "    value: 300 cây\n    by_area:\n      co-to: 100 cây\n      van-don: 200 cây\n";
    assert!(ended.out.contains(parts) && ended.out.contains(areas), "{}", ended.out);
    let ended = read(&folder, &["--format", "json", "content/tin/a.md", "b.txt"], "");
    let read: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(read["files"][1]["file"], "b.txt");
}

#[test]
fn what_cannot_be_read_is_told_in_the_readers_language() {
    let folder = folder("title: A\n");
    let told = read(&folder, &["khong-co.txt"], "");
    told.check(3, &["Không đọc được khong-co.txt: không có ở đó (mã 2)."]);
    fs::write(folder.at("latin.txt"), b"trao 20 su\xe2t").unwrap();
    let told = read(&folder, &["latin.txt", "--lang", "en"], "");
    told.check(3, &["Cannot read latin.txt: it is not UTF-8 text."]);
}
