//! `bantin stats` by its transcripts: on the sample site, and on a site with errors.

mod targets;

use std::path::Path;
use std::process::Command;

use expect_test::{Expect, expect};

/// Runs the program in `root` and shows its exit status, its answer and what it says beside it.
fn transcript(root: &Path, args: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .arg("stats")
        .args(args.split_whitespace())
        .arg("--root")
        .arg(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut shown = text(&output.stdout);
    let beside = text(&output.stderr);
    if !beside.is_empty() {
        shown.push_str(&format!("[{}]\n", beside.trim_end()));
    }
    shown.push_str(&format!("exit {}\n", output.status.code().unwrap()));
    shown
}

#[track_caller]
fn check(args: &str, expected: &Expect) {
    expected.assert_eq(&transcript(Path::new(env!("CARGO_MANIFEST_DIR")), args));
}

#[test]
fn a_total_is_told_in_words_with_its_sources() {
    check(
        "cay-xanh --period 2023-H1",
        &expect![[r#"
            Cây xanh trồng mới (cay-xanh), Quảng Ninh, 6 tháng đầu năm 2023

              205.400 cây
              Đủ báo cáo

            Số liệu đã dùng (1):
              205.400 cây  Quảng Ninh, 6 tháng đầu năm 2023  tin/2023/07/so-ket-toan-tinh

            Nằm trong số đã dùng (6):
              3.250 cây            Đầm Hà, quý I năm 2023                        tin/2023/04/dinh-chinh-dam-ha
              5.600 cây            Móng Cái, tháng 3 năm 2023                    tin/2023/04/thang-thanh-nien-mong-cai
              hơn 92.000 cây xanh  Cụm thi đua khối huyện, 6 tháng đầu năm 2023  tin/2023/05/giao-ban-cum-huyen
              5.000 cây            Cô Tô, 6 tháng đầu năm 2023                   tin/2023/07/co-to-nua-dau-nam
              24.000 cây           Hạ Long, 6 tháng đầu năm 2023                 tin/2023/07/ha-long-nua-dau-nam
              16.400 cây           Tiên Yên, 6 tháng đầu năm 2023                tin/2023/07/tien-yen-nua-dau-nam

            Không được tính (1):
              3.650 cây  Đầm Hà, quý I năm 2023  tin/2023/04/dam-ha-trong-rung – đã đính chính

            Báo cáo cho phạm vi khác, không tách được cho câu hỏi này (1):
              331.000 cây  Quảng Ninh, năm 2023  tin/2024/01/tong-ket-2023-toan-tinh
            exit 0
        "#]],
    );
    check(
        "don-vi-mau --area cum-huyen --period 2023-H1 --lang en",
        &expect![[r#"
            Units of blood donated (don-vi-mau), Cụm thi đua khối huyện, first half of 2023

              1,150 đơn vị máu
              Fully reported

            Figures used (1):
              1.150 đơn vị máu  Cụm thi đua khối huyện, first half of 2023  tin/2023/07/so-ket-toan-tinh

            Contained in what is used (2):
              98 đơn vị máu   Cô Tô, first half of 2023     tin/2023/07/co-to-nua-dau-nam
              205 đơn vị máu  Tiên Yên, first half of 2023  tin/2023/07/tien-yen-nua-dau-nam

            Not counted (1):
              1.028 đơn vị máu  Cụm thi đua khối huyện, first half of 2023  tin/2023/05/giao-ban-cum-huyen – another article's is used

            Reported for another span, not split for this question (2):
              5.311 đơn vị máu  Quảng Ninh, first half of 2023  tin/2023/07/so-ket-toan-tinh
              9.874 đơn vị máu  Quảng Ninh, 2023                tin/2024/01/tong-ket-2023-toan-tinh
            exit 0
        "#]],
    );
}

#[test]
fn programs_get_decimal_strings_and_article_paths() {
    check(
        "cay-xanh --area dam-ha --period 2023-Q1 --format json",
        &expect![[r#"
            {
              "bantin": 1,
              "metric": "cay-xanh",
              "unit": "cây",
              "area": "dam-ha",
              "period": "2023-Q1",
              "programme": null,
              "value": "3250",
              "lo": "3250",
              "hi": "3250",
              "qualifier": "exact",
              "coverage": "1",
              "sources": [
                "tin/2023/04/dinh-chinh-dam-ha"
              ],
              "issues": [],
              "unallocated": [
                "tin/2023/05/giao-ban-cum-huyen",
                "tin/2023/07/so-ket-toan-tinh",
                "tin/2024/01/tong-ket-2023-toan-tinh"
              ],
              "left_out": [],
              "contained": [],
              "passed_over": []
            }
            exit 0
        "#]],
    );
    check(
        "cay-xanh --period 2025-H1 --format csv",
        &expect![[r#"
            metric,unit,area,period,programme,value,lo,hi,qualifier,coverage,sources,issues,unallocated,left_out,contained,passed_over,reason,as_of,target,target_lo,target_hi,target_qualifier,target_verdict,target_percent,target_percent_lo,target_percent_hi,target_sources
            cay-xanh,cây,quang-ninh,2025-H1,,228320,228320,,at_least,11/13,tin/2025/07/co-to-nua-dau-nam tin/2025/07/ha-long-nua-dau-nam tin/2025/07/mong-cai-nua-dau-nam tin/2025/07/so-ket-toan-tinh tin/2025/07/tien-yen-nua-dau-nam,,,,tin/2025/04/hai-ha-quy-1 tin/2025/07/co-to-nua-dau-nam tin/2025/07/ha-long-nua-dau-nam tin/2025/07/mong-cai-nua-dau-nam tin/2025/07/tien-yen-nua-dau-nam,,,,,,,,,,,,
            exit 0
        "#]],
    );
}

#[test]
fn nothing_reported_is_no_zero_and_names_what_was_not_split() {
    check(
        "buoi-sinh-hoat --area co-to --period 2023-H1 --format json",
        &expect![[r#"
            {
              "bantin": 1,
              "metric": "buoi-sinh-hoat",
              "unit": "buổi",
              "area": "co-to",
              "period": "2023-H1",
              "programme": null,
              "value": null,
              "lo": null,
              "hi": null,
              "qualifier": null,
              "coverage": "0",
              "sources": [],
              "issues": [],
              "unallocated": [
                "tin/2023/05/giao-ban-cum-huyen",
                "tin/2023/07/so-ket-toan-tinh"
              ],
              "left_out": [],
              "contained": [],
              "passed_over": [],
              "reason": "no_data"
            }
            exit 0
        "#]],
    );
    check(
        "buoi-sinh-hoat --area co-to --period 2023-H1",
        &expect![[r#"
        Buổi sinh hoạt chi đoàn (buoi-sinh-hoat), Cô Tô, 6 tháng đầu năm 2023

          chưa có số liệu

        Báo cáo cho phạm vi khác, không tách được cho câu hỏi này (2):
          trên 450 buổi   Cụm thi đua khối huyện, 6 tháng đầu năm 2023  tin/2023/05/giao-ban-cum-huyen
          hơn 2.700 buổi  Quảng Ninh, 6 tháng đầu năm 2023              tin/2023/07/so-ket-toan-tinh
        exit 0
    "#]],
    );
}

#[test]
fn rows_are_districts_periods_or_all_metrics() {
    check(
        "don-vi-mau --by district --period 2023-H1",
        &expect![[r#"
        Đơn vị máu hiến tặng (don-vi-mau), Quảng Ninh, 6 tháng đầu năm 2023

          Ba Chẽ      chưa có số liệu
          Bình Liêu   chưa có số liệu
          Cẩm Phả     chưa có số liệu
          Cô Tô       98 đơn vị máu           Đủ báo cáo; 1 nguồn
          Đầm Hà      chưa có số liệu
          Đông Triều  chưa có số liệu
          Hạ Long     1.012 đơn vị máu        Đủ báo cáo; 1 nguồn
          Hải Hà      chưa có số liệu
          Móng Cái    ít nhất 152 đơn vị máu  Tổng từ 1 tin, chưa có báo cáo của toàn địa bàn; 1 nguồn
          Quảng Yên   chưa có số liệu
          Tiên Yên    205 đơn vị máu          Đủ báo cáo; 1 nguồn
          Uông Bí     chưa có số liệu
          Vân Đồn     chưa có số liệu

        Báo cáo cho phạm vi khác, không tách được cho câu hỏi này (4):
          5.311 đơn vị máu  Quảng Ninh, 6 tháng đầu năm 2023  tin/2023/07/so-ket-toan-tinh (và 2 số nữa)
          9.874 đơn vị máu  Quảng Ninh, năm 2023              tin/2024/01/tong-ket-2023-toan-tinh
        exit 0
    "#]],
    );
    check(
        "don-vi-mau --by period --period 2023 --format csv",
        &expect![[r#"
            metric,unit,area,period,programme,value,lo,hi,qualifier,coverage,sources,issues,unallocated,left_out,contained,passed_over,reason,as_of,target,target_lo,target_hi,target_qualifier,target_verdict,target_percent,target_percent_lo,target_percent_hi,target_sources
            don-vi-mau,đơn vị máu,quang-ninh,2023-H1,,5311,5311,5311,exact,1,tin/2023/07/so-ket-toan-tinh,,tin/2024/01/tong-ket-2023-toan-tinh,,tin/2023/02/chu-nhat-do tin/2023/02/chu-nhat-do-nguoi-giu-cong tin/2023/04/thang-thanh-nien-mong-cai tin/2023/07/co-to-nua-dau-nam tin/2023/07/ha-long-nua-dau-nam tin/2023/07/so-ket-toan-tinh tin/2023/07/tien-yen-nua-dau-nam,,,,,,,,,,,,
            don-vi-mau,đơn vị máu,quang-ninh,2023,,9874,9874,9874,exact,1,tin/2024/01/tong-ket-2023-toan-tinh,,,,tin/2023/02/chu-nhat-do tin/2023/02/chu-nhat-do-nguoi-giu-cong tin/2023/04/thang-thanh-nien-mong-cai tin/2023/07/co-to-nua-dau-nam tin/2023/07/ha-long-nua-dau-nam tin/2023/07/so-ket-toan-tinh tin/2023/07/tien-yen-nua-dau-nam tin/2023/10/doan-than-hien-mau,,,,,,,,,,,,
            don-vi-mau,đơn vị máu,quang-ninh,2023-03,,152,152,,at_least,0,tin/2023/04/thang-thanh-nien-mong-cai,,tin/2023/07/co-to-nua-dau-nam tin/2023/07/ha-long-nua-dau-nam tin/2023/07/so-ket-toan-tinh tin/2023/07/tien-yen-nua-dau-nam tin/2024/01/tong-ket-2023-toan-tinh,,,,,,,,,,,,,,
            exit 0
        "#]],
    );
    let all = transcript(Path::new(env!("CARGO_MANIFEST_DIR")), "--format csv --period 2023-H1");
    assert_eq!(all.lines().filter(|line| line.contains(",quang-ninh,2023-H1,")).count(), 38);
}

#[test]
fn a_wrong_name_ends_with_a_suggestion() {
    for (args, expected) in [
        ("cay-xah", "Chỉ số “cay-xah” chưa có trong danh mục. Gần nhất: cay-xanh."),
        ("cay-xanh --area co-tu", "Địa bàn “co-tu” chưa có trong danh mục. Gần nhất: co-to."),
        (
            "cay-xanh --programme xuan --lang en",
            "Unknown programme “xuan”. Did you mean xuan-tinh-nguyen?",
        ),
        (
            "cay-xanh --programme xyz",
            "Chương trình “xyz” chưa có trong danh mục. Đang có: xuan-tinh-nguyen, thang-thanh-nien, chu-nhat-do, tinh-nguyen-he.",
        ),
        ("cay", "Chỉ số “cay” chưa có trong danh mục. Gần nhất: cay-xanh."),
        (
            "cay-xanh --period he-2032 --lang en",
            "Period “he-2032” not understood. Did you mean he-2023? Write 2023, 2023-H1, 2023-Q1, 2023-05.",
        ),
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(transcript(root, args), format!("[{expected}]\nexit 2\n"));
    }
}

#[test]
fn every_metric_can_be_asked_by_district_or_period() {
    check(
        "--by district --area cum-huyen --period 2022-H1 --lang en",
        &expect![[r#"
            Branch meetings (buoi-sinh-hoat), Cụm thi đua khối huyện, first half of 2022

              Cô Tô     57 buổi   Fully reported; 1 source
              Tiên Yên  118 buổi  Fully reported; 1 source

            Trees planted (cay-xanh), Cụm thi đua khối huyện, first half of 2022

              Ba Chẽ    at least 4,200 cây  From 1 article; no report covers the area; 1 source
              Cô Tô     4,100 cây           Fully reported; 1 source
              Tiên Yên  13,800 cây          Fully reported; 1 source

            Roads lit (duong-sang), Cụm thi đua khối huyện, first half of 2022

              Cô Tô     0.8 km  Fully reported; 1 source
              Tiên Yên  1.6 km  Fully reported; 1 source

            Youth works (cong-trinh-thanh-nien), Cụm thi đua khối huyện, first half of 2022

              Ba Chẽ  at least 9 công trình  From 1 article; no report covers the area; 1 source

            Volunteer turns (luot-tinh-nguyen), Cụm thi đua khối huyện, first half of 2022

              Ba Chẽ    at least 615 lượt  From 1 article; no report covers the area; 1 source
              Cô Tô     980 lượt           Fully reported; 1 source
              Tiên Yên  2,140 lượt         Fully reported; 1 source

            Units of blood donated (don-vi-mau), Cụm thi đua khối huyện, first half of 2022

              Cô Tô     84 đơn vị máu   Fully reported; 1 source
              Tiên Yên  176 đơn vị máu  Fully reported; 1 source

            Members admitted (doan-vien-moi), Cụm thi đua khối huyện, first half of 2022

              Ba Chẽ  at least 74 người  From 1 article; no report covers the area; 1 source

            Metrics without such figures: 31
            exit 0
        "#]],
    );
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = transcript(root, "--by district --period 2023-H1 --format csv");
    assert_eq!(all.lines().filter(|line| line.contains(",2023-H1,")).count(), 38 * 13);
    let one = transcript(root, "cay-xanh --by period --period 2023 --format csv");
    let all = transcript(root, "--by period --period 2023 --format csv");
    let of_trees: Vec<&str> = all.lines().filter(|line| line.starts_with("cay-xanh,")).collect();
    assert!(of_trees.len() > 1);
    assert!(of_trees.iter().all(|line| one.contains(*line)), "{of_trees:?}\n{one}");
}

#[test]
fn a_programme_is_named_and_parts_have_the_unit_of_their_metric() {
    check(
        "cay-xanh --programme xuan-tinh-nguyen --period 2023",
        &expect![[r#"
        Cây xanh trồng mới (cay-xanh), Quảng Ninh, năm 2023, Xuân tình nguyện

          chưa có số liệu

        Báo cáo cho phạm vi khác, không tách được cho câu hỏi này (7):
          3.250 cây            Đầm Hà, quý I năm 2023                        tin/2023/04/dinh-chinh-dam-ha
          hơn 92.000 cây xanh  Cụm thi đua khối huyện, 6 tháng đầu năm 2023  tin/2023/05/giao-ban-cum-huyen
          5.000 cây            Cô Tô, 6 tháng đầu năm 2023                   tin/2023/07/co-to-nua-dau-nam
          24.000 cây           Hạ Long, 6 tháng đầu năm 2023                 tin/2023/07/ha-long-nua-dau-nam
          205.400 cây          Quảng Ninh, 6 tháng đầu năm 2023              tin/2023/07/so-ket-toan-tinh
          16.400 cây           Tiên Yên, 6 tháng đầu năm 2023                tin/2023/07/tien-yen-nua-dau-nam
          331.000 cây          Quảng Ninh, năm 2023                          tin/2024/01/tong-ket-2023-toan-tinh
        exit 0
    "#]],
    );
    let folder = folder(
        "\
-- site.yaml --
title: Tin
base_url: https://example.vn/
-- areas.yaml --
tinh: {name: Tỉnh, level: province}
co-to: {name: Cô Tô, level: district, parent: tinh}
-- metrics.yaml --
cay: {label: {vi: Cây}, unit: cây, agg: sum}
-- tin/mot.md --
---
title: Một
date: 2023-07-01
area: tinh
period: 2023-H1
metrics: {cay: {by_area: {co-to: hơn 98}}}
---
",
    );
    let shown = transcript(folder.path(), "cay --area co-to --period 2023-H1");
    assert!(shown.contains("  hơn 98 cây  Cô Tô, 6 tháng đầu năm 2023  tin/mot\n"), "{shown}");
}

/// A folder with these sources.
fn folder(sources: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in crate::sites::sources(sources).iter() {
        let path = folder.path().join(file.path().as_str());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes().unwrap()).unwrap();
    }
    folder
}

/// Errors of each kind that the answer must live with.
const BROKEN: &str = "\
-- site.yaml --
title: Tin
base_url: https://example.vn/
-- areas.yaml --
tinh: {name: Tỉnh, level: province}
co-to: {name: Cô Tô, level: district, parent: tinh}
ba-che: {name: Ba Chẽ, level: district, parent: tinh}
-- metrics.yaml --
cay: {label: {vi: Cây}, unit: cây, agg: sum}
-- tin/mot.md --
---
title: Một
date: 2023-07-01
area: co-to
period: 2023-H1
corrects: [tin/khong-co]
metrics: {cay: 100 cây}
---
-- tin/hai.md --
---
title: Hai
date: 2023-07-02
area: ba-che
period: 2023-H1
metrics: {cay: 3 km}
---
-- tin/ba.md --
---
title: Ba
date: 2023-07-03
area: co-to
period: 2023-Q3
metrics: {cay: [7 cây, 8 cây]}
---
";

#[test]
fn about_means_what_the_site_says_to_its_decimals() {
    let files = BROKEN.replace("title: Tin\n", "title: Tin\napproximation: 12,5%\n");
    let folder = folder(&files.replace("100 cây", "khoảng 200 cây"));
    let shown = transcript(folder.path(), "cay --area co-to --period 2023-H1 --format csv");
    let answer = shown.lines().nth(1).unwrap();
    assert!(answer.starts_with("cay,cây,co-to,2023-H1,,200,175,225,about,"), "{shown}");
}

#[test]
fn a_site_with_errors_is_answered_without_the_figures_that_have_them() {
    let folder = folder(BROKEN);
    let shown = transcript(folder.path(), "cay --period 2023 --format json");
    expect![[r#"
        {
          "bantin": 1,
          "metric": "cay",
          "unit": "cây",
          "area": "tinh",
          "period": "2023",
          "programme": null,
          "value": "100",
          "lo": "100",
          "hi": null,
          "qualifier": "at_least",
          "coverage": "181/730",
          "sources": [
            "tin/mot"
          ],
          "issues": [
            {
              "code": "B007",
              "articles": [
                "tin/hai"
              ]
            },
            {
              "code": "B023",
              "articles": [
                "tin/mot"
              ]
            }
          ],
          "unallocated": [],
          "left_out": [],
          "contained": [],
          "passed_over": []
        }
        [Trang có 3 lỗi: số liệu không đọc được thì không được tính.]
        exit 0
    "#]]
    .assert_eq(&shown);
    expect![[r#"
        Cây (cay), Tỉnh, năm 2023

          ít nhất 100 cây
          Báo cáo phủ 24,8 % địa bàn và thời gian (181/730)

        Số liệu đã dùng (1):
          100 cây  Cô Tô, 6 tháng đầu năm 2023  tin/mot

        Không được tính (3):
          7 cây  Cô Tô, quý III năm 2023       tin/ba – Một bài khai hai số cho một ô (B043)
          8 cây  Cô Tô, quý III năm 2023       tin/ba – Một bài khai hai số cho một ô (B043)
          3 km   Ba Chẽ, 6 tháng đầu năm 2023  tin/hai – Sai loại đơn vị (B007)

        Cần xem lại:
          B007 Sai loại đơn vị: tin/hai
          B023 Đính chính một số liệu không có: tin/mot
        [Trang có 3 lỗi: số liệu không đọc được thì không được tính.]
        exit 0
    "#]]
    .assert_eq(&transcript(folder.path(), "cay --period 2023"));
    let areas = folder.path().join("content/areas.yaml");
    std::fs::write(areas, "a: {name: A, level: x}\nb: {name: B, level: x}\n").unwrap();
    expect![[r#"
        [Không có một địa bàn bao trùm tất cả (a, b). Ghi thêm --area.]
        exit 2
    "#]]
    .assert_eq(&transcript(folder.path(), "cay --period 2023"));
}

#[test]
fn what_lies_inside_a_figure_that_was_used_or_gave_way_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = transcript(root, "cay-xanh --area cum-huyen --period 2023-H1");
    let (_, list) = inside.split_once("Nằm trong số đã dùng (3):").expect("three lie inside");
    assert!(list.contains("5.000 cây   Cô Tô") && list.contains("16.400 cây  Tiên Yên"), "{list}");
    // News of one day inside a report.
    let events = transcript(root, "don-vi-mau --period 2023-H1 --format json");
    let (_, contained) = events.split_once("\"contained\": [").unwrap();
    assert!(contained.contains("tin/2023/02/chu-nhat-do"), "{contained}");
    // A stock of last year gives way to this year's.
    let stock = transcript(root, "mo-hinh-duy-tri --period 2023-01-01..2025-12-31");
    let (_, older) =
        stock.split_once("Không cần đến: số khác nói thay (1):").expect("one is older");
    assert!(older.contains("tin/2024/07/tien-yen-nua-dau-nam"), "{stock}");
}
