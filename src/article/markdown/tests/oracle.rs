//! Plain Markdown against pulldown-cmark's own renderer.

use proptest::prelude::*;
use pulldown_cmark::{Options, Parser, html};

use super::super::{Dialect, EXTENSIONS, to_html};
use super::security::markdown;

/// Without tabs where a fence may have one in its info string: there the first word ends for
/// CommonMark, and not for theirs.
fn without_tab_in_fence(text: String) -> String {
    let has_fence = text.contains("```") || text.contains("~~~");
    if has_fence { text.replace('\t', " ") } else { text }
}

fn theirs(text: &str, options: Options) -> String {
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(text, options));
    page
}

/// Asserts equal bytes; but for line ends where there is HTML, before which we begin a line, as the
/// examples of CommonMark do.
#[track_caller]
fn assert_same(text: &str, ours: &str, theirs: &str) {
    if text.contains('<') {
        assert_eq!(ours.replace('\n', ""), theirs.replace('\n', ""));
    } else {
        assert_eq!(ours, theirs);
    }
}

/// Where ours differs on purpose: GitHub's attribute of alignment, and no empty body of a table.
fn as_ours(page: &str) -> String {
    ["left", "center", "right"].iter().fold(
        page.replace("</thead><tbody>\n</tbody>", "</thead>"),
        |page, side| {
            page.replace(&format!(" style=\"text-align: {side}\""), &format!(" align=\"{side}\""))
        },
    )
}

#[test]
fn the_corners_of_commonmark_are_theirs_byte_for_byte() {
    for text in [
        "",
        "a\n===\n\nb\n---\n",
        "***\n---\n___\n",
        "\tcode\n\n    more\n\n\n    yet more",
        "- a\n\n  b\n- c\n  - d\n\n\n- e",
        "1. a\n   > b\n   c\n10) d",
        "> a\nb\n> > c\n\n> - d\n>   e",
        "*a **b* c** __d_e__ ***f***",
        "`` a`b `` `c\nd`",
        "[a](b 'c\"d') [e][f] [f] ![g *h* `i`\nj](k \"l\")\n\n[f]: <m n> (o)\n",
        "<a href=x>b</a>\n\n<div>\n*c*\n\n*d*\n</div>\n<!-- e\n\nf -->",
        "<https://a.vn/ü?b=c&d=\"> <e@f.vn>",
        "a\\\nb  \nc\nd &ouml; &#35; \\* \\a",
        "~~~ a b\n<c>\n~~~\n\n```\n\n\n```",
        "# a #\n###### b\n####### c",
        "![[a](b)](javascript:c) [d](javascript:e)",
    ] {
        assert_eq!(to_html(text, Dialect::CommonMark), theirs(text, Options::empty()), "{text}");
    }
}

#[test]
fn html_in_a_list_entry_begins_a_line_as_in_the_examples_of_commonmark() {
    let page = to_html("- <div>\n- foo", Dialect::CommonMark);
    assert_eq!(page, "<ul>\n<li>\n<div>\n</li>\n<li>foo</li>\n</ul>\n");
}

#[test]
fn tables_are_githubs() {
    for (text, expected) in [
        (
            "| a | b |\n| --- | --: |\n",
            "<table><thead><tr><th>a</th><th align=\"right\">b</th></tr></thead></table>\n",
        ),
        (
            "a|b\n:-:|-\nc|~~d~~",
            "<table><thead><tr><th align=\"center\">a</th><th>b</th></tr></thead><tbody>\n<tr><td align=\"center\">c</td><td><del>d</del></td></tr>\n</tbody></table>\n",
        ),
    ] {
        assert_eq!(to_html(text, Dialect::Gfm), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn plain_markdown_is_theirs_byte_for_byte(text in markdown()) {
        let text = without_tab_in_fence(text);
        let ours = to_html(&text, Dialect::CommonMark);
        assert_same(&text, &ours, &theirs(&text, Options::empty()));
    }

    #[test]
    fn extensions_are_theirs_but_for_tables(text in markdown()) {
        let text = without_tab_in_fence(text);
        let ours = to_html(&text, Dialect::Gfm);
        assert_same(&text, &ours, &as_ours(&theirs(&text, EXTENSIONS)));
    }
}
