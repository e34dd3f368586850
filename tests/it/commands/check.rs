//! `bantin check`: everything that a build tells, and prose against data.

use serde_json::{Value, json};

use super::{Ended, Folder, run};
use crate::site::site;

fn check(body: &str, args: &[&str]) -> Ended {
    let folder = Folder::with(&site(&format!(
        "-- content/tin/a.md --\n---\ntitle: Trồng cây\ndate: 2023-07-05\ndistricts: [co-to]\nperiod: 2023-H1\nmetrics: {{cay-xanh: 1.200 cây}}\n---\n\n{body}\n"
    )));
    let ended = run(folder.command().arg("check").args(args), "");
    assert!(!folder.at("public").exists(), "nothing is written");
    ended
}

#[test]
fn a_sound_site_passes_and_a_warning_fails_only_where_asked() {
    check("Trồng 1.200 cây.", &["--strict"]).check(0, &["0 lỗi, 0 cảnh báo, 0 lưu ý."]);
    let told = ["B037", "“1.300 cây”", "khai báo “1.200 cây”", "0 lỗi, 1 cảnh báo"];
    check("Trồng 1.300 cây.", &[]).check(0, &told);
    check("Trồng 1.300 cây.", &["--strict"]).check(1, &told);
    check("Không trồng.", &["--lang", "en"]).check(0, &["B035", "is declared but not in the text"]);
    check("Trồng 1.200 cây, [hỏng](khong-co.md).", &[]).check(1, &["B230", "1 lỗi"]);
    let notice = check("Trồng 1.200 cây, trao 45 suất quà.", &["--strict"]);
    notice.check(0, &["B036", "45 suất quà", "1 lưu ý"]);
}

#[test]
fn machines_get_every_diagnostic_and_a_summary() {
    let ended = check("Trồng 1.300 cây.", &["--format", "json"]);
    ended.check(0, &[]);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(told["bantin"], 1);
    assert_eq!(told["summary"], json!({"errors": 0, "warnings": 1, "notices": 0}));
    assert_eq!(
        told["diagnostics"],
        json!([{
            "code": "B037", "severity": "warning", "file": "content/tin/a.md", "line": 9, "column": 7,
            "end_line": 9, "end_column": 16, "message": "Bài viết “1.300 cây”, khai báo “1.200 cây”.",
            "help": "Sửa cho hai nơi giống nhau."
        }])
    );
    assert!(told.get("figures").is_none());
}

#[test]
fn github_gets_a_command_a_diagnostic() {
    let ended = check("Trồng 1.300 cây.", &["--format", "github"]);
    assert_eq!(
        ended.out,
        "::warning file=content/tin/a.md,line=9,endLine=9,col=7,endColumn=16,title=B037::Bài viết “1.300 cây”, khai báo “1.200 cây”.%0ASửa cho hai nơi giống nhau.\n"
    );
}

#[test]
fn writing_gets_suggestions_that_fail_nothing_and_can_be_switched_off() {
    let body = "Trồng 1.200 cây tại tại bãi dài 1.5km và 2km, cài VneID, đúng hơn 30 cây.";
    let codes = ["B220", "B221", "B222", "B223", "B224"];
    let ended = check(body, &["--strict"]);
    ended.check(0, &codes);
    ended.check(
        0,
        &["Viết “1,5\u{a0}km”", "“2km” viết liền", "Viết “VNeID”", "lints: {names: false}"],
    );
    let ended = check(body, &["--strict", "--format", "json"]);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    let point = told["diagnostics"].as_array().unwrap();
    let point = point.iter().find(|told| told["code"] == "B220").unwrap();
    assert_eq!((&point["severity"], &point["fix"]), (&json!("notice"), &json!("1,5\u{a0}km")));
    let folder = |settings: &str| {
        let settings = format!("title: A\nbase_url: https://a.vn/\ntheme: tiny\n{settings}\n");
        Folder::with(&site(&format!(
            "-- content/site.yaml --\n{settings}-- content/tin/a.md --\n---\ntitle: A\ndate: 2023-07-05\n---\n\n{body}\n"
        )))
    };
    let keys = ["decimal_point", "unit_space", "doubled_words", "names", "exact_qualifier"];
    for (key, off) in keys.iter().zip(codes) {
        let folder = folder(&format!("check: {{lints: {{{key}: false}}}}"));
        let ended = run(folder.command().arg("check"), "");
        for code in codes {
            assert_eq!(ended.err.contains(code), code != off, "{key} {code}\n{}", ended.err);
        }
    }
    let english = run(folder("language: en").command().arg("check"), "");
    assert!(!english.err.contains("B22"), "{}", english.err);
    let unknown = folder("check: {lints: {doubled_word: false}}");
    run(unknown.command().arg("check"), "").check(1, &["B120", "doubled_words"]);
}

#[test]
fn completeness_is_told_of_each_article() {
    let body = "Ngày 5/7, trồng 1.200 cây, trao 45 suất quà trong năm 2023.";
    let ended = check(body, &["--figures"]);
    let row = "content/tin/a.md: thấy 2, khai báo 1, khớp 1, vào tổng 1, không phải số liệu 2 (ngày tháng 1, năm 1)\n";
    assert_eq!(ended.out, row);
    let ended = check(body, &["--figures", "--format", "json"]);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        told["figures"],
        json!([{
            "file": "content/tin/a.md", "found": 2, "declared": 1, "matched": 1, "used": 1,
            "refused": {"date": 1, "year": 1}
        }])
    );
}

#[test]
fn the_retold_bulletin_of_the_sample_has_its_24_figures_declared_and_matched() {
    let folder = Folder::empty();
    let root = env!("CARGO_MANIFEST_DIR");
    let args = ["check", "--root", root, "--figures", "--format", "json"];
    let ended = run(folder.command().args(args), "");
    ended.check(0, &[]);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    let rows = told["figures"].as_array().unwrap();
    let name = "content/tin/2023/05/giao-ban-cum-huyen.md";
    let row = rows.iter().find(|row| row["file"] == name).unwrap();
    let counts = ["found", "declared", "matched", "used"].map(|key| row[key].as_u64());
    assert_eq!(counts, [Some(24); 4]);
}

#[test]
fn a_folder_without_a_site_is_an_error_and_one_that_is_not_there_wrong_use() {
    let folder = Folder::empty();
    run(folder.command().arg("check"), "").check(1, &["B156"]);
    run(folder.command().args(["check", "--root", "khong-co"]), "").check(2, &["khong-co"]);
}
