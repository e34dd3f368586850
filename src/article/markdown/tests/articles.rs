//! What articles become.

use super::{RawHtml, parsed, shown};
use crate::diag::Span;

/// Checks the HTML of articles without mistakes.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let (body, diagnostics) = parsed(text, RawHtml::Escape);
        assert_eq!(shown(&body).trim_end(), *expected, "{text}");
        assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
    }
}

#[test]
fn headings_have_folded_anchors() {
    check(&[
        ("## Kết quả *6 tháng*", "<h2 id=\"ket-qua-6-thang\">Kết quả <em>6 tháng</em></h2>"),
        (
            "# A\n\n# a\n\n# 日本",
            "<h1 id=\"a\">A</h1>\n<h1 id=\"a-2\">a</h1>\n<h1 id=\"muc\">日本</h1>",
        ),
        ("## Số liệu cây xanh", "<h2 id=\"muc-so-lieu-cay-xanh\">Số liệu cây xanh</h2>"),
        (
            "## [Cô Tô](/huyen/co-to/) nay",
            "<h2 id=\"co-to-nay\">⟦link /huyen/co-to/⟧Cô Tô⟦/link⟧ nay</h2>",
        ),
    ]);
    let (body, _) = parsed("Một\n===\n\n### Hai `ba`\n", RawHtml::Escape);
    let headings: Vec<_> =
        body.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(headings, [(1, "mot", "Một"), (3, "hai-ba", "Hai ba")]);
}

#[test]
fn figures_boxes_and_charts_are_holes() {
    check(&[
        (
            "Trồng [hơn **92.000** cây xanh](metric:cay-xanh) mới.",
            "<p>Trồng ⟦metric cay-xanh “hơn 92.000 cây xanh”⟧hơn <strong>92.000</strong> cây xanh⟦/metric⟧ mới.</p>",
        ),
        ("![](metric:cay-xanh)", "⟦box cay-xanh⟧"),
        (
            "Một\n\n![](metric:cay-xanh?area=co-to&period=2023)\n\nHai",
            "<p>Một</p>\n⟦box cay-xanh area=co-to period=2023⟧\n<p>Hai</p>",
        ),
        (
            "![Cây xanh *theo huyện*](chart:cay-xanh?by=district&period=2023)",
            "⟦chart cay-xanh by=district period=2023 “Cây xanh theo huyện”⟧",
        ),
        ("- ![](metric:a)\n- b", "<ul>\n<li>\n⟦box a⟧\n</li>\n<li>b</li>\n</ul>"),
        ("> ![](<metric:Cây xanh>)\n", "<blockquote>\n⟦box Cây xanh⟧\n</blockquote>"),
        ("![][x]\n\n[x]: METRIC:a", "⟦box a⟧"),
    ]);
}

#[test]
fn links_lead_out_with_a_mark_and_in_by_holes() {
    check(&[
        (
            "[a](https://a.vn/x?b=1&c=2 \"T\")",
            "<p><a href=\"https://a.vn/x?b=1&amp;c=2\" title=\"T\" rel=\"external\">a</a></p>",
        ),
        (
            "<https://a.vn> <bbt@a.vn>",
            "<p><a href=\"https://a.vn\" rel=\"external\">https://a.vn</a> <a href=\"mailto:bbt@a.vn\">bbt@a.vn</a></p>",
        ),
        ("[gọi](tel:+84203)", "<p><a href=\"tel:+84203\">gọi</a></p>"),
        ("[b](../04/b.md#y 'Bài')", "<p>⟦link ../04/b.md#y “Bài”⟧b⟦/link⟧</p>"),
        ("[s](#so-lieu-cay-xanh)", "<p>⟦link #so-lieu-cay-xanh⟧s⟦/link⟧</p>"),
        (
            "[xem](#ket-qua)\n\n# Kết quả",
            "<p><a href=\"#ket-qua\">xem</a></p>\n<h1 id=\"ket-qua\">Kết quả</h1>",
        ),
        ("[lên](#) [lên](#top)", "<p><a href=\"#\">lên</a> <a href=\"#top\">lên</a></p>"),
    ]);
}

#[test]
fn pictures_alone_become_figures() {
    check(&[
        (
            "![Đoàn viên](anh.jpg \"Ra quân\")",
            "<figure class=\"pic\"><img src=\"⟦file anh.jpg⟧\" alt=\"Đoàn viên\" loading=\"lazy\" decoding=\"async\"><figcaption>Ra quân</figcaption></figure>",
        ),
        (
            "Cờ ![cờ](/co.svg \"Cờ\") bay",
            "<p>Cờ <img src=\"⟦file /co.svg⟧\" alt=\"cờ\" title=\"Cờ\" loading=\"lazy\" decoding=\"async\"> bay</p>",
        ),
        (
            "[![a](a.jpg)](https://a.vn)",
            "<p><a href=\"https://a.vn\" rel=\"external\"><img src=\"⟦file a.jpg⟧\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></a></p>",
        ),
    ]);
}

#[test]
fn videos_alone_become_cards() {
    let card = |address: &str, inner: &str| {
        format!(
            "<p class=\"video\"><a class=\"video-card\" href=\"{address}\" rel=\"external\">{inner}</a></p>"
        )
    };
    let service = "<span class=\"video-service\">YouTube</span>";
    let bare = card("https://youtu.be/a_b_c", service);
    let titled = card(
        "https://youtu.be/x?a=1&amp;b=2",
        &format!("<span class=\"video-title\">Lễ ra quân</span> {service}"),
    );
    check(&[
        ("<https://youtu.be/a_b_c>", &bare),
        ("https://youtu.be/a_b_c", &bare),
        ("- https://youtu.be/a_b_c", &format!("<ul>\n<li>\n{bare}\n</li>\n</ul>")),
        ("[Lễ *ra quân*](https://youtu.be/x?a=1&b=2)", &titled),
        (
            "Xem [lễ](https://youtu.be/x)",
            "<p>Xem <a href=\"https://youtu.be/x\" rel=\"external\">lễ</a></p>",
        ),
        ("https://youtu.be/x nhé", "<p>https://youtu.be/x nhé</p>"),
    ]);
}

#[test]
fn tables_align_by_class() {
    check(&[(
        "| Huyện | Cây | Tỷ lệ |\n|:--|--:|:-:|\n| Cô Tô | 98 | 3% |\n",
        "<div class=\"table\"><table><thead><tr><th scope=\"col\">Huyện</th><th scope=\"col\" class=\"n\">Cây</th><th scope=\"col\" class=\"c\">Tỷ lệ</th></tr></thead><tbody>\n<tr><td>Cô Tô</td><td class=\"n\">98</td><td class=\"c\">3%</td></tr>\n</tbody></table></div>",
    )]);
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
    check(&[(
        "Một[^nguồn] hai[^b] ba[^nguồn].\n\n[^b]: Bê\n\n[^nguồn]: Theo [báo cáo](x.md).\n\nHết",
        "<p>Một<sup class=\"note\"><a id=\"ve-chu-thich-nguon\" href=\"#chu-thich-nguon\" role=\"doc-noteref\">1</a></sup> hai<sup class=\"note\"><a id=\"ve-chu-thich-b\" href=\"#chu-thich-b\" role=\"doc-noteref\">2</a></sup> ba<sup class=\"note\"><a id=\"ve-chu-thich-nguon-2\" href=\"#chu-thich-nguon\" role=\"doc-noteref\">1</a></sup>.</p>\n\
         <p>Hết</p>\n\
         <section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n\
         <li id=\"chu-thich-nguon\"><p>Theo ⟦link x.md⟧báo cáo⟦/link⟧. <a href=\"#ve-chu-thich-nguon\" class=\"back\" role=\"doc-backlink\">↩</a> <a href=\"#ve-chu-thich-nguon-2\" class=\"back\" role=\"doc-backlink\">↩2</a></p>\n</li>\n\
         <li id=\"chu-thich-b\"><p>Bê <a href=\"#ve-chu-thich-b\" class=\"back\" role=\"doc-backlink\">↩</a></p>\n</li>\n</ol>\n</section>",
    )]);
}

#[test]
fn code_and_other_markup_stand_as_in_markdown() {
    check(&[
        (
            "```rust x=\"y\"\na < b\n```",
            "<pre><code class=\"language-rust\">a &lt; b\n</code></pre>",
        ),
        ("~~a~~ `b&c`  \nd", "<p><del>a</del> <code>b&amp;c</code><br />\nd</p>"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
    ]);
}

#[test]
fn text_is_composed_wherever_it_stands() {
    let text = "# Co\u{302}\n\nTo\u{302}&#x323; e*\u{301}* [To\u{302}](To\u{302}.md \"To\u{302}\") ![To\u{302}](a.jpg \"To\u{302}\") `To\u{302}`\n";
    let (body, _) = parsed(text, RawHtml::Escape);
    assert_eq!(
        shown(&body),
        "<h1 id=\"co\">Cô</h1>\n<p>Tộ e<em>&#x301;</em> ⟦link Tô.md “Tô”⟧Tô⟦/link⟧ <img src=\"⟦file a.jpg⟧\" alt=\"Tô\" title=\"Tô\" loading=\"lazy\" decoding=\"async\"> <code>Tô</code></p>\n"
    );
    assert_eq!((body.headings[0].text.as_str(), body.lead.as_str()), ("Cô", "Tộ é Tô Tô"));
}

#[test]
fn the_lead_is_the_first_words_of_prose() {
    for (text, expected) in [
        (
            "# Đầu đề\n\nMột *hai*\n[ba](x.md) ![ảnh](a.jpg)[^1].\n\n- bốn\n- năm\n\n[^1]: sáu",
            "Một hai ba . bốn năm",
        ),
        ("![](metric:a)\n\n```\nmã\n```\n\n| a |\n|---|\n\nMột <b>hai</b>", "Một hai"),
        ("", ""),
    ] {
        assert_eq!(parsed(text, RawHtml::Escape).0.lead, expected);
    }
    let lead = parsed(&"Cô Tô, ".repeat(100), RawHtml::Escape).0.lead;
    assert!(lead.chars().count() <= 300 && lead.ends_with("Tô, Cô…"), "{lead}");
}

#[test]
fn html_is_kept_where_the_board_allows_it() {
    let (body, diagnostics) =
        parsed("<div id=\"khung\">\n\na <b>b</b> [x](#khung)\n\n# Khung\n", RawHtml::Allow);
    assert_eq!(
        body.html(),
        "<div id=\"khung\">\n<p>a <b>b</b> <a href=\"#khung\">x</a></p>\n<h1 id=\"khung-2\">Khung</h1>\n"
    );
    assert_eq!((body.anchors.as_slice(), diagnostics.len()), (&["khung".to_owned()][..], 0));
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let file = crate::path::SitePath::new("content/a.md").unwrap();
    let (body, diagnostics) = super::parse(&file, "Ồ [a](x.md) [b](ftp://x)", 100, RawHtml::Escape);
    assert_eq!(body.holes[0].span, Span::new(104, 113));
    assert_eq!(diagnostics[0].place.span, Some(Span::new(118, 125)));
}

#[test]
fn a_link_within_a_link_is_only_words() {
    check(&[
        (
            "[a <https://b.vn>](https://c.vn)",
            "<p><a href=\"https://c.vn\" rel=\"external\">a https://b.vn</a></p>",
        ),
        ("[a <https://b.vn>](c.md)", "<p>⟦link c.md⟧a https://b.vn⟦/link⟧</p>"),
    ]);
}
