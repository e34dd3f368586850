//! `bantin build` and `bantin markdown`.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use super::{Ended, Folder, program, run};
use crate::site::{Site, site};

/// A site with an article that is public, a draft, and one that is not yet due.
fn three() -> Site {
    site(
        "\
-- content/tin/a.md --
---
title: Trồng cây
date: 2023-07-05
districts: [co-to]
period: 2023-H1
metrics: {cay-xanh: 1.200 cây}
---

Trồng 1.200 cây, xem [ảnh](/anh.txt).
-- content/tin/nhap.md --
---
title: Bài nháp
date: 2023-07-06
draft: true
---

Chưa xong.
-- content/tin/mai.md --
---
title: Bài ngày mai
date: 2026-01-16
---

Chưa tới.
-- content/anh.txt --
ảnh
",
    )
}

#[test]
fn a_folder_without_a_site_is_an_error_that_says_so() {
    let folder = Folder::empty();
    folder.build(&[]).check(1, &["lỗi[B156]", "content/site.yaml"]);
    folder.build(&["--lang", "en"]).check(1, &["error[B156]"]);
    assert!(!folder.at("public").exists(), "nothing is written");
    folder.build(&["--root", "khong-co"]).check(2, &["Không có thư mục khong-co."]);
}

#[test]
fn wrong_use_ends_with_2_and_help_with_0() {
    let folder = Folder::with(&three());
    for (args, says) in [
        (&["build", "--as-of", "hôm nay"][..], "hôm nay"),
        (&["build", "--as-of", "2026-13-01"], "2026-13-01"),
        (&["build", "--base-url", "example"], "example"),
        (&["build", "--base-url", "ftp://example.vn"], "ftp://example.vn"),
        (&["build", "--khong-co"], "--khong-co"),
        (&["build", "--format", "xml"], "xml"),
        (&["--lang", "fr", "build"], "fr"),
        (&["xay"], "xay"),
        (&[], "bantin"),
    ] {
        folder.call(args).check(2, &[says]);
    }
    assert!(!folder.at("public").exists(), "nothing is written");
    for args in [&["--help"][..], &["build", "--help"], &["markdown", "--help"], &["--version"]] {
        let ended = folder.call(args);
        ended.check(0, &[]);
        assert!(!ended.out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_build_says_what_was_withheld_and_why() {
    let folder = Folder::with(&three());
    let ended = folder.build(&[]);
    ended.check(
        0,
        &[
            "chưa đăng: content/tin/nhap.md (bản nháp)",
            "chưa đăng: content/tin/mai.md (hẹn đăng 16/1/2026 00:00)",
            "Đã đọc 3 bài",
        ],
    );
    assert_eq!(ended.out, "", "people read standard error");
    let public = folder.public();
    assert!(public.contains_key("tin/a/index.html"));
    for file in ["tin/nhap/index.html", "tin/mai/index.html"] {
        assert!(!public.contains_key(file), "{file}");
    }
    for (file, bytes) in &public {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("nháp") && !text.contains("ngày mai"), "{file} tells of it");
    }
    folder.build(&["--drafts", "--future"]).check(0, &[]);
    let public = folder.public();
    assert!(
        public.contains_key("tin/nhap/index.html") && public.contains_key("tin/mai/index.html")
    );
    folder.build(&["--drafts"]).check(0, &["content/tin/mai.md"]);
    assert!(!folder.public().contains_key("tin/mai/index.html"), "it is withdrawn");
    let later = folder.call(&["build", "--as-of", "2026-01-16"]);
    later.check(0, &[]);
    assert!(folder.public().contains_key("tin/mai/index.html"), "its day has come");
}

#[test]
fn nothing_but_the_json_goes_to_standard_output() {
    let folder = Folder::with(&three());
    let ended = folder.build(&["--format", "json"]);
    ended.check(0, &[]);
    let said: Value = serde_json::from_str(&ended.out).unwrap();
    let keys: Vec<&str> = said.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected =
        vec!["bantin", "ms", "parsed", "removed", "rendered", "unchanged", "withheld", "written"];
    expected.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(said["bantin"], 1);
    assert_eq!(said["parsed"], 3);
    assert_eq!(said["written"], folder.public().len());
    let row = |file: &str, reason: &str| serde_json::json!({"file": file, "reason": reason});
    let mut withheld = said["withheld"].as_array().unwrap().clone();
    withheld.sort_by_key(ToString::to_string);
    assert_eq!(
        withheld,
        [
            row("content/tin/mai.md", "scheduled 2026-01-16T00:00:00"),
            row("content/tin/nhap.md", "draft"),
        ]
    );
    let again: Value = serde_json::from_str(&folder.build(&["--format", "json"]).out).unwrap();
    assert_eq!((&again["written"], &again["removed"]), (&0.into(), &0.into()));
    assert_eq!(again["unchanged"], said["written"]);
}

#[test]
fn with_an_error_the_old_site_stays() {
    let mut site = three();
    let folder = Folder::with(&site);
    folder.build(&[]).check(0, &[]);
    let good = folder.public();
    site.edit("content/tin/a.md", "cay-xanh:", "cay-xang:");
    folder.write(&site);
    let ended = folder.build(&[]);
    ended.check(
        1,
        &["lỗi[B001]", "--> content/tin/a.md:6:11", "cay-xanh", "Không dựng được: 1 lỗi"],
    );
    assert_eq!(folder.public(), good);
    let json = folder.build(&["--format", "json"]);
    json.check(1, &[]);
    assert_eq!(json.out, "{\"bantin\":1,\"errors\":1}\n");
    // A page that cannot be rendered is found when all the others were.
    site.edit("content/tin/a.md", "cay-xang:", "cay-xanh:");
    site.edit("themes/tiny/templates/home.html", "card.date.iso", "card.date.iso.x.y");
    folder.write(&site);
    folder.build(&[]).check(1, &["lỗi[B242]", "themes/tiny/templates/home.html"]);
    assert_eq!(folder.public(), good);
}

#[test]
fn an_output_that_cannot_be_written_ends_with_the_reason() {
    let folder = Folder::with(&three());
    folder.build(&["--output", "."]).check(1, &["lỗi[B280]"]);
    folder.build(&["--output", "content"]).check(1, &["lỗi[B280]"]);
    fs::write(folder.at("tep"), "x").unwrap();
    folder.build(&["--output", "tep"]).check(1, &["lỗi[B281]", "tep"]);
    folder.build(&["--output", "tep/con"]).check(3, &["tep/con"]);
    assert_eq!(fs::read_to_string(folder.at("tep")).unwrap(), "x");
    assert!(!folder.at("public").exists());
}

#[test]
fn an_output_edited_by_hand_is_named_and_kept() {
    let folder = Folder::with(&three());
    folder.build(&[]).check(0, &[]);
    fs::write(folder.at("public/robots.txt"), "của tôi").unwrap();
    let mut site = three();
    site.edit("content/tin/a.md", "title: Trồng cây", "title: Trồng rừng");
    site.edit("content/site.yaml", "https://example.vn/", "https://example.com/");
    folder.write(&site);
    folder.build(&[]).check(1, &["lỗi[B282]", "public/robots.txt"]);
    assert_eq!(fs::read_to_string(folder.at("public/robots.txt")).unwrap(), "của tôi");
    let page = fs::read_to_string(folder.at("public/tin/a/index.html")).unwrap();
    assert!(page.contains("Trồng cây"), "the old site stays as a whole");
    fs::remove_file(folder.at("public/robots.txt")).unwrap();
    folder.build(&[]).check(0, &[]);
}

#[test]
fn verify_compares_every_file_with_a_new_build() {
    let folder = Folder::with(&three());
    let ended = folder.build(&["--verify"]);
    ended.check(0, &["Mọi tệp giống hệt bản dựng mới."]);
    let again = folder.build(&["--verify", "--lang", "en", "--timings"]);
    again.check(0, &["Every file is as a new build makes it.", "render"]);
}

#[test]
fn timings_are_told_by_template_to_who_asks() {
    let folder = Folder::with(&three());
    let told = folder.build(&["--timings"]);
    told.check(0, &["  dựng ", "  mẫu ", "  article.html ", "  home.html ", "tin/a/index.html"]);
    let again = folder.build(&["--timings", "--drafts", "--format", "json"]);
    let said: Value = serde_json::from_str(&again.out).unwrap();
    let rows = said["templates"].as_array().unwrap();
    let pages = |row: &Value| row["pages"].as_u64().unwrap();
    let n_filled: u64 = rows.iter().map(pages).sum();
    assert_eq!(Some(n_filled), said["rendered"].as_u64(), "{said}");
    let total = |row: &Value| row["total_us"].as_u64().unwrap();
    assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(total(row))), "{said}");
    for row in rows {
        assert!(folder.at("public").join(row["slowest"].as_str().unwrap()).is_file(), "{row}");
        let [mean, slowest] = ["mean_us", "slowest_us"].map(|key| row[key].as_u64().unwrap());
        assert!(mean <= slowest && slowest <= total(row), "{row}");
    }
}

#[test]
fn the_site_works_below_a_sub_path() {
    let folder = Folder::with(&three());
    folder.build(&["--base-url", "https://example.vn/doan/"]).check(0, &[]);
    let public = folder.public();
    let text = |file: &str| String::from_utf8(public[file].clone()).unwrap();
    assert!(text("tin/a/index.html").contains("href=\"/doan/anh.txt\""));
    assert!(text("sitemap.xml").contains("<loc>https://example.vn/doan/tin/a/</loc>"));
    let district = text("huyen/co-to/index.html");
    assert!(district.contains("href=\"/doan/tin/a/#so-lieu-cay-xanh\""), "{district}");
}

#[test]
fn messages_follow_the_terminal_and_then_the_site() {
    let mut english = three();
    english.edit("content/site.yaml", "title:", "language: en\ntitle:");
    english.edit("content/tin/a.md", "cay-xanh:", "cay-xang:");
    let folder = Folder::with(&english);
    let said = |lang: &str| {
        let mut command = program();
        command.current_dir(folder.at("")).env_remove("LANG").arg("build");
        if !lang.is_empty() {
            command.env("LANG", lang);
        }
        run(&mut command, "").err
    };
    assert!(said("vi_VN.UTF-8").contains("lỗi[B001]"));
    assert!(said("en_GB.UTF-8").contains("error[B001]"));
    assert!(said("").contains("error[B001]"), "the site's own language");
}

#[test]
fn markdown_is_written_with_nothing_added_or_refused() {
    let html = |args: &[&str], text: &str| -> Ended {
        let ended = run(program().arg("markdown").args(args), text);
        ended.check(0, &[]);
        ended
    };
    let plain = html(&[], "# Đề mục\n\n<b>x</b> [a](javascript:b)\n");
    assert_eq!(plain.out, "<h1>Đề mục</h1>\n<p><b>x</b> <a href=\"javascript:b\">a</a></p>\n");
    assert!(html(&["--gfm"], "~~x~~").out.contains("<del>x</del>"));
    assert!(!html(&[], "~~x~~").out.contains("<del>"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_or_closed_standard_output_is_no_panic_and_no_false_success() {
    let folder = Folder::with(&three());
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = folder.command();
    command.args(["build", "--format", "json"]).stderr(Stdio::piped()).stdout(full);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = folder.command();
    command.args(["build", "--format", "json"]).stderr(Stdio::piped()).stdout(writer);
    let output = command.output().unwrap();
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{output:?}");
}
