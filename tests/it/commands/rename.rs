//! `bantin rename`: the article, its alias and all that leads to it; no other byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Folder, outputs};
use crate::site::{Site, site};

const A: &str = "content/tin/2023/05/trong-cay.md";

const SITE: &str = "\
-- content/tin/2023/05/trong-cay.md --
---
title:   Trồng cây   # tên bài
date: 2023-05-25
districts: [co-to]
period: 2023-05
metrics: {cay-xanh: 300 cây}
---

Xem [bài sau](sau.md), [trang](/gioi-thieu.md), [ảnh](../../../anh.svg) và [huyện](../../../huyen/co-to/).
Ngoài ra có [web](https://a.vn/trong-cay.md) và [chỗ này](#cuoi).

## Cuối
-- content/tin/2023/05/sau.md --
---
title: Sau
date: 2023-05-26
corrects: [ 'tin/2023/05/trong-cay' ]   # sửa số
districts: [co-to]
period: 2023-05
metrics:
  cay-xanh: {value: 310 cây, supersedes: tin/2023/05/trong-cay#cay-xanh}
---

[Cùng thư mục](trong-cay.md#cuoi \"trong-cay.md\"), [gốc](/tin/2023/05/trong-cay.md), [địa chỉ](/tin/2023/05/trong-cay/?x#cuoi),
[tương đối](../05/trong-cay/), [định nghĩa][d], [khác](../../../gioi-thieu.md). Chữ trong-cay.md không phải liên kết.

[d]: <trong-cay.md> 'A'
-- content/gioi-thieu.md --
---
title: Giới thiệu
---

[Bài](tin/2023/05/trong-cay.md)
-- content/anh.svg --
<svg/>
-- content/site.yaml --
# Ghi chú ở đây.
title: A
base_url: https://a.vn/
theme: tiny
menu: [{title: Bài, to: tin/2023/05/trong-cay.md}]   # thực đơn
";

fn files(folder: &Folder) -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    outputs(&folder.at("content")).into_iter().map(|(file, bytes)| (file, text(bytes))).collect()
}

/// The files after a renaming that must go well, and as they were expected to be.
#[track_caller]
fn check(folder: &Folder, args: &[&str], replaced: &[(&str, &str, &str, &str)]) {
    let mut expected = files(folder);
    for (file, moved, from, to) in replaced {
        let text = expected.remove(*file).unwrap();
        assert!(text.contains(from), "{file} holds {from:?}");
        expected.insert((*moved).to_owned(), text.replacen(from, to, 1));
    }
    let ended = folder.call(&[&["rename"], args].concat());
    ended.check(0, &["Đã đổi"]);
    assert_eq!(files(folder), expected, "{}", ended.err);
    folder.build(&[]).check(0, &[]);
}

#[test]
fn links_corrections_and_the_menu_follow_and_no_other_byte_changes() {
    let folder = Folder::with(&site(SITE));
    folder.build(&[]).check(0, &[]);
    let (old, new) = ("tin/2023/05/trong-cay.md", "tin/2024/06/phi-lao.md");
    let sau = "tin/2023/05/sau.md";
    check(
        &folder,
        &[old, "tin/2024/06/Phi lao"],
        &[
            (old, new, "}\n---\n", "}\naliases: [/tin/2023/05/trong-cay/]\n---\n"),
            (new, new, "(sau.md)", "(../../2023/05/sau.md)"),
            (sau, sau, "'tin/2023/05/trong-cay'", "'tin/2024/06/phi-lao'"),
            (sau, sau, ": tin/2023/05/trong-cay#", ": tin/2024/06/phi-lao#"),
            (sau, sau, "(trong-cay.md#cuoi", "(../../2024/06/phi-lao.md#cuoi"),
            (sau, sau, "(/tin/2023/05/trong-cay.md)", "(/tin/2024/06/phi-lao.md)"),
            (sau, sau, "(/tin/2023/05/trong-cay/?x#cuoi)", "(/tin/2024/06/phi-lao/?x#cuoi)"),
            (sau, sau, "(../05/trong-cay/)", "(../../2024/06/phi-lao/)"),
            (sau, sau, "<trong-cay.md>", "<../../2024/06/phi-lao.md>"),
            (
                "gioi-thieu.md",
                "gioi-thieu.md",
                "tin/2023/05/trong-cay.md",
                "tin/2024/06/phi-lao.md",
            ),
            ("site.yaml", "site.yaml", "tin/2023/05/trong-cay.md", "tin/2024/06/phi-lao.md"),
        ],
    );
    let alias = fs::read_to_string(folder.at("public/tin/2023/05/trong-cay/index.html")).unwrap();
    assert!(alias.contains("/tin/2024/06/phi-lao/"), "{alias}");
    // And back: the alias that would be the article's own address becomes the other one.
    let ended = folder.call(&["rename", "/tin/2024/06/phi-lao/", "tin/2023/05/trong-cay"]);
    ended.check(0, &[]);
    let text = fs::read_to_string(folder.at(A)).unwrap();
    assert!(text.contains("aliases: [/tin/2024/06/phi-lao/]\n"), "{text}");
    folder.build(&[]).check(0, &[]);
}

#[test]
fn a_new_name_without_a_folder_stays_in_the_folder_and_the_alias_joins_the_others() {
    for (aliases, expected) in [
        ("", "aliases: [/tin/a/]\n"),
        ("aliases:\n", "aliases: [/tin/a/]\n"),
        ("aliases: [] # chưa có\n", "aliases: [/tin/a/] # chưa có\n"),
        ("aliases: [/x/]  # cũ\n", "aliases: [/x/, /tin/a/]  # cũ\n"),
        ("aliases: [ '/x/' , \"/y/\" ]\n", "aliases: [ '/x/' , \"/y/\", /tin/a/ ]\n"),
        (
            "aliases:\n  - /x/ # cũ\n  - \"/y/\"\n# sau\n",
            "aliases:\n  - /x/ # cũ\n  - \"/y/\"\n  - /tin/a/\n# sau\n",
        ),
        ("aliases:\n- /x/\ndraft: false\n", "aliases:\n- /x/\n- /tin/a/\ndraft: false\n"),
        ("aliases: [/tin/b/]\n", "aliases: [/tin/a/]\n"),
        ("aliases: [/tin/a/]\n", "aliases: [/tin/a/]\n"),
    ] {
        for newline in ["\n", "\r\n"] {
            let text = |aliases: &str| {
                format!("---\ntitle: A\ndate: 2023-05-25\n{aliases}---\n\nChữ.\n")
                    .replace('\n', newline)
            };
            let folder = Folder::with(&site(&format!("-- content/tin/a.md --\n{}", text(aliases))));
            folder.call(&["rename", "tin/a", "B"]).check(0, &["Đã đổi /tin/a/ thành /tin/b/"]);
            assert_eq!(fs::read_to_string(folder.at("content/tin/b.md")).unwrap(), text(expected));
            assert!(!folder.at("content/tin/a.md").exists());
        }
    }
}

const WITH_PICTURES: &str = "\
-- content/tin/hoi/index.md --
---
title: Hội
date: 2023-05-25
image: {src: anh.svg, alt: A}
---

![A](anh.svg) và [cháu](chau.md), [kia](../kia.md), [tệp](/tin/hoi/anh.svg)
-- content/tin/hoi/chau.md --
---
title: Cháu
date: 2023-05-25
---

[Mẹ](index.md), [mẹ](/tin/hoi/)
-- content/tin/hoi/anh.svg --
<svg/>
-- content/tin/kia.md --
---
title: Kia
date: 2023-05-25
image: {src: hoi/anh.svg, alt: A}
---

[Hội](hoi/index.md), [Hội](hoi/), [cháu](hoi/chau.md), ![A](hoi/anh.svg)
";

#[test]
fn an_article_with_its_own_folder_takes_its_pictures_along() {
    let folder = Folder::with(&site(WITH_PICTURES));
    fs::write(folder.at("content/tin/hoi/.ghi-chu"), "ẩn").unwrap();
    folder.build(&[]).check(0, &[]);
    let kia = "tin/kia.md";
    let (index, chau) = ("tin/nam/hoi-nghi/index.md", "tin/nam/hoi-nghi/chau.md");
    check(
        &folder,
        &["content/tin/hoi/index.md", "tin/nam/hoi-nghi"],
        &[
            ("tin/hoi/index.md", index, "}\n---\n", "}\naliases: [/tin/hoi/]\n---\n"),
            (index, index, "(../kia.md)", "(../../kia.md)"),
            (index, index, "(/tin/hoi/anh.svg)", "(/tin/nam/hoi-nghi/anh.svg)"),
            ("tin/hoi/chau.md", chau, "25\n---\n", "25\naliases: [/tin/hoi/chau/]\n---\n"),
            (chau, chau, "(/tin/hoi/)", "(/tin/nam/hoi-nghi/)"),
            ("tin/hoi/anh.svg", "tin/nam/hoi-nghi/anh.svg", "<svg/>", "<svg/>"),
            ("tin/hoi/.ghi-chu", "tin/nam/hoi-nghi/.ghi-chu", "ẩn", "ẩn"),
            (kia, kia, "src: hoi/anh.svg", "src: nam/hoi-nghi/anh.svg"),
            (kia, kia, "(hoi/index.md)", "(nam/hoi-nghi/index.md)"),
            (kia, kia, "(hoi/)", "(nam/hoi-nghi/)"),
            (kia, kia, "(hoi/chau.md)", "(nam/hoi-nghi/chau.md)"),
            (kia, kia, "(hoi/anh.svg)", "(nam/hoi-nghi/anh.svg)"),
        ],
    );
}

#[test]
fn what_would_clash_is_refused_and_nothing_changes() {
    let more = "-- content/tin/2023/05/Phi lao.md --\n---\ntitle: B\ndate: 2023-05-25\n---\n-- content/tin/hong.md --\n---\ntitle: [B\n---\n";
    let folder = Folder::with(&site(&format!("{SITE}{more}")));
    let before = files(&folder);
    for (args, code, says) in [
        (&["tin/2023/05/trong-cay", "sau"][..], 1, &["B150", "/tin/2023/05/sau/"][..]),
        (&["tin/2023/05/trong-cay", "phi-lao"], 1, &["B150", "Phi lao.md"]),
        (&["tin/2023/05/trong-cay", "trong cây"], 2, &["Hai tên là một"]),
        (&["tin/2023/05/trong-cai", "x"], 2, &["Không có bài", "Gần nhất: tin/2023/05/trong-cay"]),
        (&["trong-cay", "x"], 2, &["Gần nhất: tin/2023/05/trong-cay"]),
        // Nothing says that the other one was ever called so.
        (&["tin/2023/05/khong-co", "sau"], 2, &["Không có bài"]),
        (&["tin/2022/khong-co", "tin/2023/05/trong-cay"], 2, &["Không có bài"]),
        (&["tin/2023/05/trong-cay", "–"], 2, &["không làm tên bài được"]),
        (&["tin/2023/05/trong-cay", "../../../../x"], 2, &["không làm tên bài được"]),
        (&["/", "x"], 2, &["không phải tên của một bài"]),
        (&["tin/hong", "lanh"], 1, &["B113", "aliases", "Hãy sửa phần khai báo"]),
        (&["tin/2023/05/trong-cai", "x", "--lang", "en"], 2, &["There is no article"]),
    ] {
        folder.call(&[&["rename"], args].concat()).check(code, says);
        assert_eq!(files(&folder), before, "{args:?}");
    }
}

#[test]
fn a_link_that_is_not_found_in_the_text_is_named_with_its_line() {
    let folder = Folder::with(&site(
        "\
-- content/tin/a.md --
---
title: A
date: 2023-05-25
---
-- content/tin/b.md --
---
title: B
date: 2023-05-25
---

Một dòng.
[A](&#97;.md)
",
    ));
    let ended = folder.call(&["rename", "tin/a", "c"]);
    ended.check(1, &["hãy tự sửa: content/tin/b.md, dòng 7", "c.md"]);
}

#[test]
fn cut_short_anywhere_it_is_finished_by_running_it_again() {
    for (fixture, old, new, from, to) in [
        (SITE, "tin/2023/05/trong-cay", "tin/2024/06/phi-lao", A, "content/tin/2024/06/phi-lao.md"),
        (
            WITH_PICTURES,
            "tin/hoi",
            "tin/nam/hoi-nghi",
            "content/tin/hoi",
            "content/tin/nam/hoi-nghi",
        ),
    ] {
        let whole = Folder::with(&site(fixture));
        let start = files(&whole);
        whole.call(&["rename", old, new]).check(0, &[]);
        let end = files(&whole);
        // The steps are: the aliases, the move, each file with links. After each of them:
        let half = Folder::with(&site(fixture));
        let put =
            |folder: &Folder, file: &str, text: &str| fs::write(folder.at(file), text).unwrap();
        let aliased = |text: &str, alias: &str| {
            text.replacen("\n---\n", &format!("\naliases: [{alias}]\n---\n"), 1)
        };
        for (file, text) in &start {
            let is_moved = format!("content/{file}").starts_with(from) && is_article(file);
            if is_moved {
                let url = format!("/{}/", file.trim_end_matches(".md").trim_end_matches("/index"));
                put(&half, &format!("content/{file}"), &aliased(text, &url));
            }
        }
        let again = Folder::empty();
        copy(&half, &again);
        again.call(&["rename", old, new]).check(0, &[]);
        assert_eq!(files(&again), end, "after the aliases");
        fs::create_dir_all(half.at(to).parent().unwrap()).unwrap();
        fs::rename(half.at(from), half.at(to)).unwrap();
        let again = Folder::empty();
        copy(&half, &again);
        again.call(&["rename", old, new]).check(0, &[]);
        assert_eq!(files(&again), end, "after the move");
        for file in end.keys() {
            put(&half, &format!("content/{file}"), &end[file]);
            let again = Folder::empty();
            copy(&half, &again);
            again.call(&["rename", old, new]).check(0, &[]);
            assert_eq!(files(&again), end, "after {file}");
        }
    }
}

fn is_article(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "md")
}

fn copy(from: &Folder, to: &Folder) {
    for (file, bytes) in outputs(&from.at("")) {
        fs::create_dir_all(to.at(&file).parent().unwrap()).unwrap();
        fs::write(to.at(&file), bytes).unwrap();
    }
}

#[test]
fn every_article_of_the_sample_can_be_moved_and_the_site_stays_sound() {
    let folder = Folder::with(&Site::sample());
    let articles: Vec<String> = outputs(&folder.at("content"))
        .into_keys()
        .filter(|file| is_article(file) && file.starts_with("tin/"))
        .collect();
    assert!(articles.len() > 40);
    for (idx, file) in articles.iter().enumerate() {
        let new = format!("tin/2026/{:02}/bai-{idx}", idx % 12 + 1);
        folder.call(&["rename", file, &new]).check(0, &[]);
    }
    let before = Folder::with(&Site::sample());
    let said = |folder: &Folder| folder.call(&["check", "--format", "json"]).out;
    let summary =
        |out: &str| serde_json::from_str::<serde_json::Value>(out).unwrap()["summary"].clone();
    assert_eq!(summary(&said(&folder)), summary(&said(&before)));
    folder.build(&[]).check(0, &[]);
    let stats = |folder: &Folder| {
        folder.call(&["stats", "cay-xanh", "--period", "2024", "--format", "csv"]).out
    };
    let numbers = |out: &str| {
        out.lines()
            .map(|line| line.split(',').take(8).map(str::to_owned).collect())
            .collect::<Vec<Vec<_>>>()
    };
    assert_eq!(numbers(&stats(&folder)), numbers(&stats(&before)));
}
