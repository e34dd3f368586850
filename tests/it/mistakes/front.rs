//! Front matter and its YAML.

use super::{A, Row, a, check, file, of};

const ROWS: &[Row] = &[
    // Fences and encoding.
    file(A, "‸Trồng cây đầu năm.\n", "B100"),
    file(A, "", "B100").at("content/tin/a.md:1"),
    file(A, "‸---\ntitle: x\ndate: 2023-07-05\n\nKhông có dòng đóng.\n", "B101"),
    file(A, "‸***\ntitle: x\ndate: 2023-07-05\n***\n", "B100"),
    // Syntax.
    a("title: Trồng cây", "title: ‸\"Trồng cây", "B103"),
    a("title: Trồng cây", "title: ‸'Trồng cây", "B103"),
    a("  cay-xanh: 1.200", "‸\tcay-xanh: 1.200", "B104"),
    a("  don-vi-mau: 98", "‸   don-vi-mau: 98", "B105"),
    a("title: Trồng cây", "‸title Trồng cây", "B106"),
    a("title: Trồng cây", "‸title:Trồng cây", "B106"),
    a("title: Trồng cây", "title: ‸Giao ban: nửa năm", "B013"),
    a("title: Trồng cây", "title‸\u{200b}: Trồng cây", "B107"),
    a("title: Trồng cây", "‸\u{a0}title: Trồng cây", "B107"),
    a("period: 2023-H1", "period: 2023-H1\n‸date: 2023-07-06", "B108"),
    a("  don-vi-mau: 98", "  ‸cay-xanh: 98", "B108"),
    a("title: Trồng cây", "title: ‸&x Trồng cây", "B013"),
    a("title: Trồng cây", "title: ‸!!str Trồng cây", "B013"),
    a("title: Trồng cây", "title: ‸[Trồng cây]", "B013"),
    a("aliases: [/cu/]", "extra: ‸&x {a: 1}", "B109"),
    a("aliases: [/cu/]", "extra:\n  ‸<<: {a: 1}", "B109"),
    a("title: Trồng cây", "title: ‸“Trồng cây”", "B111"),
    a("title: Trồng cây", "title: Trồng cây ‸#tuoitre", "B112"),
    a("districts: [co-to]", "districts: ‸[co-to", "B113"),
    a("featured: [cay-xanh]", "featured: ‸[cay-xanh", "B113"),
    a("title: Trồng cây", "title: Trồng\u{7}‸ cây", "B114"),
    a("metrics:\n  cay-xanh: 1.200 cây", "metrics:\n  ‸cay-xanh:", "B126"),
    a("image: /anh.svg", "image: {‸src, alt: Cây}", "B115").with(2),
    // Entries and their kinds.
    a("title: Trồng cây", "‸titel: Trồng cây", "B120"),
    a("title: Trồng cây", "title: Trồng cây\n‸tiêu đề: x", "B120"),
    a("title: Trồng cây", "title: Trồng cây\n‸layout: post", "B120"),
    a("image: /anh.svg", "image: {src: /anh.svg, ‸atl: Cây}", "B120"),
    a("title: Trồng cây\n", "", "B121").at("content/tin/a.md:1"),
    a("title: Trồng cây", "‸title:", "B121"),
    a("image: /anh.svg", "image: ‸{alt: Cây}", "B121"),
    a("aliases: [/cu/]", "files: [‸{title: Kế hoạch}]", "B121"),
    a("title: Trồng cây", "title:\n  ‸vi: Trồng cây\n  en: x", "B122"),
    a("districts: [co-to]", "districts: ‸{co-to: 1}", "B122"),
    a("image: /anh.svg", "image: ‸[/anh.svg]", "B122"),
    a("tags: [Môi trường]", "tags: ‸Môi trường", "B122"),
    a("date: 2023-07-05", "date: ‸2023-13-05", "B123"),
    a("date: 2023-07-05", "date: ‸31/2/2023", "B123"),
    a("date: 2023-07-05", "date: ‸07/25/2023", "B123"),
    a("date: 2023-07-05", "date: ‸hôm qua", "B123"),
    a("date: 2023-07-05", "date: ‸5-7", "B123"),
    a("aliases: [/cu/]", "publish: ‸sáng mai", "B124"),
    a("aliases: [/cu/]", "expires: ‸2024-02-30 07:30", "B123"),
    a("aliases: [/cu/]", "publish: ‸2023-07-05 25:00", "B124"),
    a("aliases: [/cu/]", "draft: ‸có", "B125"),
    a("aliases: [/cu/]", "draft: ‸1", "B125"),
    // What an article needs.
    a("date: 2023-07-05\n", "", "B140").at("content/tin/a.md:1"),
    a("period: 2023-H1\n", "", "B141").at("content/tin/a.md:11"),
    a("districts: [co-to]\n", "", "B142").at("content/tin/a.md:11"),
    a("districts: [co-to]", "districts: [co-to, van-don]", "B142").at("content/tin/a.md:12"),
    a("tags: [Môi trường]", "tags: [‸–]", "B143"),
    a("aliases: [/cu/]", "series: ‸…", "B143"),
    a("featured: [cay-xanh]", "featured: [‸duong-xanh]", "B144"),
    // Names.
    a("districts: [co-to]", "districts: [‸co-too]", "B002"),
    a("districts: [co-to]", "districts: ‸co-to", "B122"),
    a("districts: [co-to]", "districts:\n  - co-to\n  - ‸lạ\narea: cum", "B002"),
    a("period: 2023-H1", "period: 2023-H1\narea: ‸cụm thi đua khối", "B002"),
    a("period: 2023-H1", "period: ‸2023-H3", "B003"),
    a("period: 2023-H1", "period: ‸2023-13", "B003"),
    a("period: 2023-H1", "period: ‸2023-Q5", "B003"),
    a("period: 2023-H1", "period: ‸sáu tháng đầu năm", "B003"),
    a("period: 2023-H1", "period: ‸2023-06-30..2023-01-01", "B003"),
    a("programme: xuan", "programme: ‸mua-xuan", "B004"),
    a("featured: [cay-xanh]", "featured: [‸cay-xan]", "B001"),
    // Old addresses and corrections.
    a("aliases: [/cu/]", "aliases: [‸../../cu]", "B233"),
    a("aliases: [/cu/]", "aliases: [‸/]", "B233"),
    a("aliases: [/cu/]", "aliases: [/cu/, ‸/tin/a/]", "B233"),
    a("aliases: [/cu/]", "aliases: [/cu/, ‸/tin/b/]", "B150"),
    a("corrects: [tin/b]", "corrects: [‸tin/c]", "B023"),
    a("corrects: [tin/b]", "corrects: [‸tin/a]", "B024"),
    a("corrects: [tin/b]", "corrects: [‸gioi-thieu]", "B023"),
    a("corrects: [tin/b]", "corrects: [‸tin/nhap]", "B232"),
    of("content/tin/b.md", "title: Bài b", "‸titel: Bài b", "B120"),
    of("content/gioi-thieu.md", "title: Giới thiệu\n", "ngày: ‸x\n", "B120"),
];

#[test]
fn mistakes_in_front_matter_are_told_where_they_are() {
    check(ROWS);
}

#[test]
fn front_matter_too_long_or_too_deep_is_refused() {
    let long = format!("---\ntitle: {}\n---\n", "x".repeat(70_000));
    let deep = format!("---\ntitle: x\nextra: {}{}\n---\n", "[".repeat(99), "]".repeat(99));
    for text in [long, deep] {
        let mut site = super::good();
        site.write(A, text);
        let built = crate::site::cold(&site);
        let told = crate::site::told(&site, &built.diagnostics);
        assert!(told.contains("lỗi[B110] content/tin/a.md:"), "{told}");
    }
}
