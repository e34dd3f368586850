//! The commonest mistakes as an editor sees them, read as one would read them.

use super::*;

/// Draws the mistakes of each front matter.
fn check<const N: usize>(cases: [(&str, expect_test::Expect); N]) {
    for (yaml, expected) in cases {
        expected.assert_eq(&drawn(&format!("---\n{yaml}\n---\n")));
    }
}

#[test]
fn what_needs_quotes_is_shown_in_quotes() {
    check([
        (
            "title: Sơ kết: 6 tháng đầu năm",
            expect![[r#"
            lỗi[B013]: Đặt “Sơ kết: 6 tháng đầu năm” trong dấu nháy.
             --> content/tin/2023/05/a.md:2:8
              |
            2 | title: Sơ kết: 6 tháng đầu năm
              |        ^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: Viết: "Sơ kết: 6 tháng đầu năm"

        "#]],
        ),
        (
            "title: A\nmetrics:\n  cay-xanh: >450 cây",
            expect![[r#"
            lỗi[B013]: Đặt “>450 cây” trong dấu nháy.
             --> content/tin/2023/05/a.md:4:13
              |
            4 |   cay-xanh: >450 cây
              |             ^^^^^^^^
              |
              = cách sửa: Viết: ">450 cây"

        "#]],
        ),
        (
            "title: A\nmetrics:\n  duong: {value: 3,5 km}",
            expect![[r#"
            lỗi[B013]: Đặt “3,5 km” trong dấu nháy.
             --> content/tin/2023/05/a.md:4:18
              |
            4 |   duong: {value: 3,5 km}
              |                  ^^^^^^
              |
              = cách sửa: Viết: "3,5 km"

        "#]],
        ),
        (
            "title: [Ảnh] Lễ ra quân",
            expect![[r#"
            lỗi[B013]: Đặt “[Ảnh] Lễ ra quân” trong dấu nháy.
             --> content/tin/2023/05/a.md:2:8
              |
            2 | title: [Ảnh] Lễ ra quân
              |        ^^^^^^^^^^^^^^^^
              |
              = cách sửa: Viết: "[Ảnh] Lễ ra quân"

        "#]],
        ),
        (
            "title: \"Cụm\" giao ban",
            expect![[r#"
            lỗi[B103]: Còn chữ sau dấu nháy đóng: giao ban
             --> content/tin/2023/05/a.md:2:8
              |
            2 | title: "Cụm" giao ban
              |        ^^^^^^^^^^^^^^
              |
              = cách sửa: Đặt cả giá trị trong dấu nháy: '"Cụm" giao ban'

        "#]],
        ),
        (
            "title: \"Cụm giao ban\ndate: 2023-05-25",
            expect![[r#"
            lỗi[B103]: Dấu nháy " mở ở đây nhưng không được đóng.
             --> content/tin/2023/05/a.md:2:8
              |
            2 | title: "Cụm giao ban
              |        ^
              |
              = cách sửa: Thêm " ở cuối giá trị, hoặc bỏ dấu nháy ở đầu.

        "#]],
        ),
    ]);
}

#[test]
fn names_and_values_say_what_to_write() {
    check([
        (
            "title: A\ndistrcits: [co-to]",
            expect![[r#"
            lỗi[B120]: Không có mục nào tên là “distrcits” ở đây.
             --> content/tin/2023/05/a.md:3:1
              |
            3 | distrcits: [co-to]
              | ^^^^^^^^^
              |
              = cách sửa: Có phải “districts”?

        "#]],
        ),
        (
            "title: A\ndistricts: co-to, van-don",
            expect![[r#"
            lỗi[B122]: “districts” phải là một danh sách.
             --> content/tin/2023/05/a.md:3:12
              |
            3 | districts: co-to, van-don
              |            ^^^^^^^^^^^^^^
              |
              = cách sửa: Viết: districts: [co-to, van-don]

        "#]],
        ),
        (
            "title: A\ndate: 30/2/2023",
            expect![[r#"
            lỗi[B123]: Lịch không có ngày 30/2/2023.
             --> content/tin/2023/05/a.md:3:7
              |
            3 | date: 30/2/2023
              |       ^^^^^^^^^
              |
              = cách sửa: Viết ngày trước, tháng sau: 25/5/2023; hoặc 2023-05-25.

        "#]],
        ),
    ]);
}

#[test]
fn the_layout_is_told_line_by_line() {
    check([
        (
            "title: A\ndate:2023-05-25",
            expect![[r#"
            lỗi[B106]: Thiếu dấu cách sau “date:”.
             --> content/tin/2023/05/a.md:3:1
              |
            3 | date:2023-05-25
              | ^^^^^^^^^^^^^^^
              |
              = cách sửa: Viết: date: 2023-05-25

        "#]],
        ),
        (
            "title: A\nmetrics:\n\tcay-xanh: 450 cây",
            expect![[r#"
            lỗi[B104]: Đầu dòng thụt vào bằng phím Tab; YAML chỉ nhận dấu cách.
             --> content/tin/2023/05/a.md:4:1
              |
            4 |     cay-xanh: 450 cây
              | ^^^^
              |
              = cách sửa: Thay mỗi Tab bằng hai dấu cách.

        "#]],
        ),
        (
            "title: A\nmetrics:\ncay-xanh: 450 cây",
            expect![[r#"
            lỗi[B105]: Mục này có phải thuộc “metrics”? Nó chưa được thụt vào.
             --> content/tin/2023/05/a.md:4:1
              |
            4 | cay-xanh: 450 cây
              | ^^^^^^^^
              |
              = cách sửa: Thêm hai dấu cách ở đầu dòng để nó nằm dưới “metrics”.

        "#]],
        ),
    ]);
}

#[test]
fn words_of_the_editors_own_are_understood() {
    check([
        (
            "title: A\ntác giả: BBT\ndraft: không",
            expect![[r#"
            lỗi[B120]: Không có mục nào tên là “tác giả” ở đây.
             --> content/tin/2023/05/a.md:3:1
              |
            3 | tác giả: BBT
              | ^^^^^^^
              |
              = cách sửa: Có phải “author”?

            lỗi[B125]: “draft” chỉ nhận true (có) hoặc false (không), không nhận “không”.
             --> content/tin/2023/05/a.md:4:8
              |
            4 | draft: không
              |        ^^^^^
              |
              = cách sửa: Viết: false

        "#]],
        ),
        (
            "title: A\nmetrics:\n  mau: 10\n  mau: 12",
            expect![[r#"
            lỗi[B108]: Mục “mau” có hai lần.
             --> content/tin/2023/05/a.md:5:3
              |
            5 |   mau: 12
              |   ^^^
              |
             ::: content/tin/2023/05/a.md:4:3
              |
            4 |   mau: 10
              |   ^^^ lần đầu ở đây
              |
              = cách sửa: Giữ một mục; nhiều số liệu của một chỉ số thì viết thành danh sách.

        "#]],
        ),
        (
            "title: “Ngày hội”\nsummary: Chuyện số 5 #tuoitre",
            expect![[r#"
            cảnh báo[B111]: Dấu nháy cong trong “Ngày hội” được giữ làm một phần của chữ.
             --> content/tin/2023/05/a.md:2:8
              |
            2 | title: “Ngày hội”
              |        ^^^^^^^^^^
              |
              = cách sửa: Nếu là dấu nháy của YAML, viết "Ngày hội"; nếu muốn hiện ra, viết '“Ngày hội”'.

            cảnh báo[B112]: Phần “#tuoitre” không được đọc: dấu # sau dấu cách mở đầu ghi chú.
             --> content/tin/2023/05/a.md:3:22
              |
            3 | summary: Chuyện số 5 #tuoitre
              |                      ^^^^^^^^
              |
              = cách sửa: Đặt cả giá trị trong dấu nháy; nếu là ghi chú thì thêm dấu cách sau #.

        "#]],
        ),
        (
            "date: 2023-05-25\nperiod:\u{a0}2023",
            expect![[r#"
            lỗi[B107]: Ở đây có dấu cách không ngắt (U+00A0), thường do dán từ Word hay trang web.
             --> content/tin/2023/05/a.md:3:8
              |
            3 | period: 2023
              |        ^
              |
              = cách sửa: Xóa đi và gõ lại bằng dấu cách thường.

        "#]],
        ),
    ]);
}

#[test]
fn fences_are_told_where_they_should_be() {
    for (text, expected) in [
        (
            "Chào các bạn\n",
            expect![[r#"
            lỗi[B100]: Bài chưa có phần khai báo ở đầu.
             --> content/tin/2023/05/a.md:1:1
              |
            1 | Chào các bạn
              | ^^^^^^^^^^^^
              |
              = cách sửa: Bắt đầu tệp bằng dòng ---, rồi dòng “title: …”, rồi lại một dòng ---.

        "#]],
        ),
        (
            "---\ntitle: A\n----\nChào\n",
            expect![[r#"
            lỗi[B101]: Phần khai báo mở ở đây nhưng không có dòng --- kết thúc.
             --> content/tin/2023/05/a.md:1:1
              |
            1 | ---
              | ^^^
              |
             ::: content/tin/2023/05/a.md:3:1
              |
            3 | ----
              | ^^^^ có phải dòng này?
              |
              = cách sửa: Viết --- thay cho “----”, sát đầu dòng.

        "#]],
        ),
        (
            "---\ntitle: A\nChào\n",
            expect![[r#"
            lỗi[B101]: Phần khai báo mở ở đây nhưng không có dòng --- kết thúc.
             --> content/tin/2023/05/a.md:1:1
              |
            1 | ---
              | ^^^
              |
              = cách sửa: Thêm một dòng --- sau mục cuối cùng, trước nội dung bài.

        "#]],
        ),
        (
            "—\ntitle: A\n—\n",
            expect![[r#"
            lỗi[B100]: Dòng “—” phải là đúng ba dấu gạch ngang: ---
             --> content/tin/2023/05/a.md:1:1
              |
            1 | —
              | ^
              |
              = cách sửa: Viết: ---

        "#]],
        ),
    ] {
        expected.assert_eq(&drawn(text));
    }
}
