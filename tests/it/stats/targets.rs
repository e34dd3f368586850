//! `bantin stats` where a target is set.

use expect_test::expect;

use super::check;

#[test]
fn a_target_is_told_with_what_was_done_of_it() {
    check(
        "cay-xanh --area binh-lieu --period 2024",
        &expect![[r#"
        Cây xanh trồng mới (cay-xanh), Bình Liêu, năm 2024

          27.900 cây
          Đủ báo cáo
          Chỉ tiêu 26.000 cây: đạt, 107,3 %

        Số liệu đã dùng (1):
          27.900 cây  Bình Liêu, năm 2024  tin/2025/01/binh-lieu-2024

        Chỉ tiêu đã dùng (1):
          26.000 cây  Bình Liêu, năm 2024  tin/2024/01/ke-hoach-binh-lieu

        Báo cáo cho phạm vi khác, không tách được cho câu hỏi này (1):
          241.000 cây  Quảng Ninh, 6 tháng đầu năm 2024  tin/2024/07/so-ket-toan-tinh
        exit 0
    "#]],
    );
    check(
        "buoi-sinh-hoat --area binh-lieu --period 2024 --format json --lang en",
        &expect![[r#"
            {
              "bantin": 1,
              "metric": "buoi-sinh-hoat",
              "unit": "buổi",
              "area": "binh-lieu",
              "period": "2024",
              "programme": null,
              "value": "288",
              "lo": "288",
              "hi": "288",
              "qualifier": "exact",
              "coverage": "1",
              "sources": [
                "tin/2025/01/binh-lieu-2024"
              ],
              "issues": [],
              "unallocated": [
                "tin/2024/07/so-ket-toan-tinh"
              ],
              "left_out": [],
              "contained": [],
              "passed_over": [],
              "target": {
                "value": "300",
                "lo": "300",
                "hi": "300",
                "qualifier": "exact",
                "verdict": "missed",
                "percent": "96",
                "percent_lo": "96",
                "percent_hi": "96",
                "sources": [
                  "tin/2024/01/ke-hoach-binh-lieu"
                ]
              }
            }
            exit 0
        "#]],
    );
    check(
        "don-vi-mau --area binh-lieu --by period --period 2024 --format csv",
        &expect![[r#"
            metric,unit,area,period,programme,value,lo,hi,qualifier,coverage,sources,issues,unallocated,left_out,contained,passed_over,reason,as_of,target,target_lo,target_hi,target_qualifier,target_verdict,target_percent,target_percent_lo,target_percent_hi,target_sources
            don-vi-mau,đơn vị máu,binh-lieu,2024-H1,,142,142,142,exact,1,tin/2024/07/so-ket-toan-tinh,,tin/2024/07/so-ket-toan-tinh tin/2025/01/binh-lieu-2024,,,,,,,,,,,,,,
            don-vi-mau,đơn vị máu,binh-lieu,2024,,265,265,265,exact,1,tin/2025/01/binh-lieu-2024,,tin/2024/07/so-ket-toan-tinh,,tin/2024/07/so-ket-toan-tinh,,,,250,250,250,exact,met,106,106,106,tin/2024/01/ke-hoach-binh-lieu
            exit 0
        "#]],
    );
    check(
        "don-vi-mau --area binh-lieu --by period --period 2024 --lang en",
        &expect![[r#"
            Units of blood donated (don-vi-mau), Bình Liêu, 2024

              First half of 2024  142 đơn vị máu  Fully reported; 1 source
              2024                265 đơn vị máu  Fully reported; 1 source; Target 250 đơn vị máu: met, 106%

            Reported for another span, not split for this question (1):
              5.921 đơn vị máu  Quảng Ninh, first half of 2024  tin/2024/07/so-ket-toan-tinh
            exit 0
        "#]],
    );
}
