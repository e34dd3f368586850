//! What only a computation finds: weights, ratios, stocks, figures that are refused.

use expect_test::expect;

use super::{check, news};

const H1: &str = "area: co-to\nperiod: 2023-H1";

#[test]
fn a_mean_without_an_exact_weight_is_a_warning() {
    let one = news("mot", "2023-07-01", H1, "hai-long: 8,5 điểm\nphieu: 100 phiếu");
    let about = "area: ba-che\nperiod: 2023-H1";
    let two = news("hai", "2023-07-02", about, "hai-long: 9 điểm\nphieu: trên 100 phiếu");
    check(
        &[one, two],
        &expect![[r#"
        Warning B040 tin/hai.md:7
          Thiếu trọng số chính xác cho 9 điểm.
          No exact weight for 9 điểm.
    "#]],
    );
}

#[test]
fn a_ratio_of_different_boxes_and_one_above_a_hundred_are_told() {
    let one = news("mot", "2023-07-01", H1, "ho-so: 100 hồ sơ\nho-so-tot: 105 hồ sơ");
    let about = "area: tinh\nperiod: 2022";
    let num = news("tu-so", "2023-01-05", about, "ho-so-tot: 80 hồ sơ");
    let about = "area: tinh\nperiod: 2022-H1";
    let den = news("mau-so", "2022-07-05", about, "ho-so: 100 hồ sơ");
    check(
        &[one, num, den],
        &expect![[r#"
        Warning B042 tin/mot.md:7
          Tỷ lệ 105 % ngoài khoảng 0–100 %.
          Percentage 105 % outside 0–100.
            tin/mot.md:8 cùng với số này | together with this
        Notice B041 tin/tu-so.md:7
          Không so sánh được: tử số và mẫu số không cùng địa bàn và kỳ.
          Not comparable: the numerator and the denominator are not of the same areas and days.
            tin/mau-so.md:7 cùng với số này | together with this
    "#]],
    );
}

#[test]
fn parts_of_a_stock_of_the_same_day_must_fit() {
    let whole = news("tinh", "2023-07-01", "area: tinh\nperiod: 2023-H1", "doan-vien: 1.000 người");
    let parts = "doan-vien:\n  by_area: {co-to: 300, ba-che: 300, ha-long: 300}";
    let parts = news("huyen", "2023-07-02", "area: tinh\nperiod: 2023-H1", parts);
    check(
        &[whole, parts],
        &expect![[r#"
        Warning B031 tin/huyen.md:8
          Cộng đủ các phần được 900 người, tổng ghi 1.000 người. Đang dùng 1.000 người.
          All parts add to 900 người, total says 1.000 người; using 1.000 người.
            tin/tinh.md:7 tổng | the total
            tin/huyen.md:8 một phần | a part
            tin/huyen.md:8 một phần | a part
    "#]],
    );
}

#[test]
fn two_figures_of_one_cell_stop_the_build() {
    let figures = "cay: [100 cây, 120 cây]\nbuoi: 3 km\nho-so: 3,5 hồ sơ";
    check(
        &[news("mot", "2023-07-01", H1, figures)],
        &expect![[r#"
        Error B043 tin/mot.md:7
          Cùng một bài khai báo hai số khác nhau cho một ô: 100 cây và 120 cây.
          One article gives two figures for one cell: 100 cây and 120 cây.
            tin/mot.md:7 số kia ở đây | the other stands here
        Error B007 tin/mot.md:8
          “3 km” tính bằng km, chỉ số này tính bằng buổi.
          “3 km” is in km; this metric is in buổi.
        Error B008 tin/mot.md:9
          Chỉ số đếm không thể là số lẻ: 3,5 hồ sơ.
          A count cannot have a fraction: 3,5 hồ sơ.
    "#]],
    );
}
