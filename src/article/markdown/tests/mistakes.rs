//! What is refused or warned of, and where.

use super::{RawHtml, parsed};

/// Checks codes and places: each mistake as its code and the bytes it is about.
#[track_caller]
fn check(rows: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in rows {
        let (_, diagnostics) = parsed(text, RawHtml::Escape);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| {
                let span = d.place.span.unwrap();
                (d.code.as_str(), &text[span.start as usize..span.end as usize])
            })
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn addresses_are_refused_at_their_place() {
    check(&[
        ("[a](javascript:x)", &[("B200", "javascript:x")]),
        ("[a][b]\n\n[b]: data:x", &[("B200", "[a][b]")]),
        ("<vbscript:x>", &[("B200", "<vbscript:x>")]),
        ("![a](data:image/png;base64,AA)", &[("B200", "data:image/png;base64,AA")]),
        ("[a](//x.vn)", &[("B201", "//x.vn")]),
        ("[a](www.x.vn)", &[("B201", "www.x.vn")]),
        ("[a](..\\x.md)", &[("B201", "..\\x.md")]),
        ("[a]()", &[("B202", "[a]()")]),
        ("[a](metric:)", &[("B202", "metric:")]),
        ("![a](https://x.vn/a.jpg)", &[("B204", "![a](https://x.vn/a.jpg)")]),
        ("![a](//x.vn/a.jpg)", &[("B204", "![a](//x.vn/a.jpg)")]),
        ("![a](#x)", &[("B204", "![a](#x)")]),
        ("![](a.jpg)", &[("B205", "![](a.jpg)")]),
        ("Một ![](metric:a)", &[("B206", "![](metric:a)")]),
        ("![](chart:a) hai", &[("B206", "![](chart:a)")]),
        ("[a](chart:a)", &[("B207", "[a](chart:a)")]),
        ("[](metric:a)", &[("B207", "[](metric:a)")]),
        ("a <b>c</b>\n\n<p>", &[("B209", "<b>")]),
        ("<div\nx>\n</div>\n\n<p>", &[("B209", "<div")]),
        ("a\n\n[^1]: b", &[("B210", "[^1]: b")]),
        ("a[^x] \\[^y]", &[("B211", "[^x]")]),
    ]);
}

#[test]
fn a_missing_anchor_is_told_with_the_nearest() {
    let text = "[a](#ket-qa) [b](#Kết-quả) [c](#khac)\n\n# Kết quả\n";
    check(&[(text, &[("B203", "#ket-qa"), ("B203", "#Kết-quả"), ("B203", "#khac")])]);
    let (_, diagnostics) = parsed(text, RawHtml::Escape);
    let fixes: Vec<_> = diagnostics.iter().map(|d| d.fix.as_deref()).collect();
    assert_eq!(fixes, [Some("#ket-qua"), Some("#ket-qua"), None]);
}

#[test]
fn refused_links_leave_their_words() {
    for (text, expected) in [
        ("[a *b*](javascript:x)", "<p>a <em>b</em></p>\n"),
        ("![a](https://x.vn/a.jpg)", "<p>a</p>\n"),
        ("Một ![ô](metric:a)", "<p>Một ô</p>\n"),
    ] {
        let (body, _) = parsed(text, RawHtml::Escape);
        assert_eq!((body.html(), body.holes.len()), (expected, 0));
    }
}

#[test]
fn what_is_nested_too_deeply_loses_its_tags_and_is_told_once() {
    for (text, tag) in [
        (format!("{}a", "> ".repeat(100)), "<blockquote>"),
        (format!("{}a", "- ".repeat(100)), "<ul>"),
        (format!("{}a{}", "*".repeat(200), "*".repeat(200)), "<strong>"),
    ] {
        let (body, diagnostics) = parsed(&text, RawHtml::Escape);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert_eq!((body.html().matches(tag).count(), codes), (64, vec!["B208"]), "{tag}");
    }
}

#[test]
fn html_is_counted_by_block_and_by_tag() {
    let (_, diagnostics) = parsed("<div>\na\n</div>\n\nb <i>c</i>\n", RawHtml::Escape);
    assert!(diagnostics[0].message.en.contains("places: 3"), "{diagnostics:?}");
}

#[test]
fn a_fix_replaces_an_address_and_nothing_more() {
    for (text, expected) in [
        ("[a](www.x.vn)", Some("https://www.x.vn")),
        ("[a](<..\\x.md> 't')", Some("../x.md")),
        ("[a](bbt@x.vn)", Some("mailto:bbt@x.vn")),
        // The address stands in the definition, the place is that of the link.
        ("[a][b]\n\n[b]: www.x.vn", None),
        ("[a][b]\n\n# c\n\n[b]: #C", None),
    ] {
        let (_, diagnostics) = parsed(text, RawHtml::Escape);
        assert_eq!(diagnostics[0].fix.as_deref(), expected, "{text}");
    }
}
