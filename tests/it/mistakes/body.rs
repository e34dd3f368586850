//! The body of an article, and the links between files.

use super::{Row, a, check};

/// Text at the end of the article.
const fn text(to: &'static str, code: &'static str) -> Row {
    a("Hiến 98 đơn vị máu.", to, code)
}

const ROWS: &[Row] = &[
    text("Xem ‸[x](javascript:alert).", "B200"),
    text("Xem ‸[x](data:text/html,x).", "B200"),
    text("Xem ‸[x](ftp://example.vn/x).", "B200"),
    text("Xem ‸<file:///etc/passwd>.", "B200"),
    text("Xem ‸[x](www.example.vn).", "B201"),
    text("Xem ‸[x](example.vn).", "B230"),
    text("Xem ‸[x](http:/example.vn).", "B202"),
    text("Xem ‸[x](https://).", "B202"),
    text("Xem ‸[x](mailto:).", "B202"),
    text("Xem ‸[x](#khong-co).", "B203"),
    text("‸![Cây](https://example.com/x.jpg)", "B204"),
    text("‸![](/anh.svg)", "B205"),
    text("Hộp ‸![](metric:cay-xanh) trong câu.", "B206"),
    text("Biểu đồ ‸![x](chart:cay-xanh?period=2023) trong câu.", "B206"),
    text("‸![](metric:)", "B202"),
    text("‸![](metric:cay-xanh?huyen=co-to)", "B236"),
    text("‸![x](chart:cay-xanh?by=nam)", "B236"),
    text("‸[x](chart:cay-xanh)", "B207"),
    text("‸![](metric:cay-xanh?area)", "B236"),
    text("Xem ‸<b onclick='x'>chữ</b>.", "B209"),
    text("Hết.\n\n‸[^1]: Chú thích không ai dẫn.", "B210"),
    text("Câu có chú thích‸[^1].", "B211"),
    // Between files.
    text("Xem ‸[x](mat.md).", "B230"),
    text("Xem ‸[x](/mat/).", "B230"),
    text("Xem ‸[x](/huyen/ha-long/).", "B230"),
    text("Xem ‸[x](../../../etc/passwd).", "B230"),
    text("Xem ‸[x](b.md#khong-co).", "B231"),
    text("Xem ‸[x](b.md#so-lieu-don-vi-mau).", "B231"),
    text("Xem ‸[x](nhap.md).", "B232"),
    text("‸![Cây](mat.jpg)", "B234"),
    text("‸![Cây](b.md)", "B234"),
    a("image: /anh.svg", "image: ‸/mat.svg", "B234"),
    a("image: /anh.svg", "image: {src: ‸mat.svg}", "B234"),
    a("aliases: [/cu/]", "files: [‸mat.pdf]", "B234"),
    a("aliases: [/cu/]", "gallery: [/anh.svg, ‸/mat.svg]", "B234"),
    text("‸![](metric:duong-xanh)", "B236"),
    text("‸![](metric:cay-xang)", "B236"),
    text("‸![](metric:cay-xanh?area=ha-long)", "B236"),
    text("‸![](metric:cay-xanh?period=nay)", "B236"),
    text("‸![x](chart:cay-xanh?by=district)", "B236"),
    text("‸![x](chart:cay-xanh?by=district&area=co-to&period=2023)", "B236"),
    text("‸![](metric:kinh-phi?area=co-to&period=2023)", "B237"),
    text("‸![x](chart:cay-xanh?by=district&period=1999)", "B237"),
    text("‸![x](chart:cay-xanh?by=period)", "B237"),
];

#[test]
fn mistakes_in_bodies_are_told_where_they_are() {
    check(ROWS);
}

#[test]
fn a_body_nested_without_end_is_refused() {
    let mut site = super::good();
    site.edit(super::A, "Hiến 98 đơn vị máu.", &format!("{} sâu", ">".repeat(3000)));
    let built = crate::site::cold(&site);
    let told = crate::site::told(&site, &built.diagnostics);
    assert!(told.contains("lỗi[B208] content/tin/a.md:23:"), "{told}");
}
