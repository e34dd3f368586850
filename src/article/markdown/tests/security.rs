//! No text of an article acts in a reader's browser.

use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::tags::{assert_nested, tags};
use super::{RawHtml, parsed, shown};
use crate::article::{Body, HoleKind};

/// Asserts that the article's HTML holds known tags only, and addresses only of allowed schemes.
#[track_caller]
fn assert_harmless(text: &str) {
    let (body, _) = parsed(text, RawHtml::Escape);
    assert_nested(&filled(&body));
    for tag in tags(body.html()) {
        for (name, value) in &tag.attributes {
            let is_allowed = match *name {
                "href" => ["http://", "https://", "mailto:", "tel:", "#"]
                    .iter()
                    .any(|start| value.to_ascii_lowercase().starts_with(start)),
                // The address of a picture is a hole that only files of the site fill.
                "src" => value.is_empty(),
                "id" => !value.starts_with("so-lieu"),
                _ => true,
            };
            assert!(is_allowed, "{name}={value:?} from {text:?}");
        }
    }
    let ids: Vec<_> = tags(body.html())
        .iter()
        .flat_map(|tag| tag.attributes.iter().filter(|(name, _)| *name == "id"))
        .map(|(_, id)| (*id).to_owned())
        .collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{text:?}");
    let is_of_xml = |c: char| c >= ' ' || matches!(c, '\t' | '\n' | '\r');
    assert!(is_nfc(body.html()) && body.html().chars().all(is_of_xml), "{:?}", body.html());
}

/// The HTML with the least that its holes may become.
fn filled(body: &Body) -> String {
    let mut page = String::new();
    let mut from = 0;
    for hole in &body.holes {
        let at = hole.at as usize;
        page.push_str(&body.html()[from..at]);
        page.push_str(match &hole.kind {
            HoleKind::Link { .. } | HoleKind::Metric { .. } => "<a>",
            HoleKind::LinkEnd | HoleKind::MetricEnd => "</a>",
            HoleKind::File { .. } => "",
            HoleKind::Box { .. } | HoleKind::Chart { .. } => "<figure></figure>",
        });
        from = at;
    }
    page + &body.html()[from..]
}

/// Asserts that holes stand in order between characters, and that links and figures close.
#[track_caller]
fn assert_holes(text: &str) {
    let (body, diagnostics) = parsed(text, RawHtml::Escape);
    let mut last = 0;
    for hole in &body.holes {
        assert!(hole.at >= last && body.html().is_char_boundary(hole.at as usize), "{body:?}");
        assert!(text.is_char_boundary(hole.span.start as usize));
        assert!(text.is_char_boundary(hole.span.end as usize));
        last = hole.at;
    }
    let page = shown(&body);
    assert_eq!(page.matches("⟦link ").count(), page.matches("⟦/link⟧").count());
    assert_eq!(page.matches("⟦metric ").count(), page.matches("⟦/metric⟧").count());
    for span in diagnostics.iter().filter_map(|d| d.place.span) {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{text:?}");
    }
    assert!(body.lead.chars().count() <= 300 && is_nfc(&body.lead));
}

#[test]
fn what_broke_other_generators_does_not_act() {
    for text in [
        "[a](https://x.vn \"\\\" onmouseover=\\\"alert(1)\")",
        "[a](https://x.vn/\"onmouseover=alert(1)//)",
        "[a](<https://x.vn/\" onclick=\"alert(1)>)",
        "![\" onerror=\"alert(1)](a.jpg \"\\\"><script>alert(1)</script>\")",
        "![a](<\" onerror=\"alert(1)>)",
        "```\"><script>alert(1)</script>\na\n```",
        "~~~x\"onclick=\"alert(1)\na\n~~~",
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<div\nonclick='alert(1)'>\n\nb\n\n</div>",
        "<!-- --><svg/onload=alert(1)>",
        "[a](JaVaScript:alert(1))",
        "[a](&#106;avascript&colon;alert(1))",
        "[a](&#x01;javascript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))",
        "<javascript:alert(1)>",
        "[a]\n\n[a]: javascript:alert(1) \"x\"",
        "![a](javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:msgbox)",
        "[a](///x.vn)",
        "[a](/\\x.vn)",
        "[a](https:x.vn)",
        "[^\"><script>]\n\n[^\"><script>]: a",
        "# \" onclick=\"x\n\n# <script>",
        "# so-lieu-cay-xanh\n\n[^so-lieu-a]\n\n[^so-lieu-a]: b",
        "[a](metric:\"><script>?a=\"><script>)",
        "![\"><script>](chart:a)",
        "[<script>](https://youtu.be/x\"onclick=y)",
        "https://youtu.be/x\"onclick=\"alert(1)",
        "[a](#\"onclick=\"x)",
        "| <script> | `|` |\n|--|--|\n| \" | ' |",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<\u{338}script>\u{338}",
        "[a <https://b.vn> c[^1]](d.md)\n\n[^1]: e",
        "[a <https://b.vn> c[^1]](https://d.vn)\n\n[^1]: e",
        "a\0b\u{8} `\0` [c](d.md \"\0\") ![\0](e.jpg \"\0\")\n\n```\0\n\0\n```",
    ] {
        assert_harmless(text);
        assert_holes(text);
    }
}

/// Pieces that Markdown gives a meaning to, so that random joins reach all of the writer.
const PIECES: &[&str] = &[
    "![\u{338}](a.jpg \"\u{338}b\")",
    "[\u{338}](https://youtu.be/x)",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "  \n",
    "    ",
    "\t",
    "a",
    "Cô Tô",
    "Co\u{302}",
    "\u{301}",
    "\u{338}",
    "ẫ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "```\n",
    "~~~x\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](#a)",
    "](metric:a)",
    "](chart:a?b=c)",
    "](x.md)",
    "](javascript:x)",
    "](https://a.vn)",
    "](https://youtu.be/x)",
    "![](metric:a)",
    "![a](b.jpg \"c\")",
    "<https://youtu.be/x>",
    "https://youtu.be/x",
    "[^1]",
    "[^1]: ",
    "[^a]",
    "\n[^a]: b\n",
    "# ",
    "\n## so lieu a\n",
    "===",
    "---",
    "- ",
    "1. ",
    "> ",
    "|",
    "\n|a|b|\n|-|:-:|\n|c|d|\n",
    "<b>",
    "</b>",
    "<div>\n",
    "<!--",
    "-->",
    "<",
    ">",
    "&",
    "&amp;",
    "&#x301;",
    "&quot;",
    "\"",
    "'",
    "\\",
    "\0",
    "🎉",
    "가",
    "\u{1161}",
    "[r]",
    "\n[r]: x.md\n",
];

/// Random Markdown.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_acts_or_breaks_a_page(text in markdown()) {
        assert_harmless(&text);
        assert_holes(&text);
    }

    #[test]
    fn allowed_html_breaks_no_hole(text in markdown()) {
        let (body, _) = parsed(&text, RawHtml::Allow);
        prop_assert!(body.holes.iter().all(|hole| body.html().is_char_boundary(hole.at as usize)));
        prop_assert!(is_nfc(body.html()), "{:?}", body.html());
    }
}
