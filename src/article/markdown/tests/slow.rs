//! Markdown made to be slow.

use super::{RawHtml, parsed};

/// Texts of about `n_bytes` on which Markdown parsers have been quadratic or worse.
fn slow_texts(n_bytes: usize) -> Vec<(&'static str, String)> {
    let mut texts = slow_inlines(n_bytes);
    texts.extend(slow_blocks(n_bytes));
    texts
}

fn slow_inlines(n_bytes: usize) -> Vec<(&'static str, String)> {
    let repeat = |piece: &str| piece.repeat(n_bytes / piece.len());
    let half = |piece: &str| piece.repeat(n_bytes / 2 / piece.len());
    vec![
        ("brackets open", repeat("[")),
        ("brackets nested", half("[") + &half("]")),
        ("pictures open", repeat("![")),
        ("links open", repeat("[a](")),
        ("links nested", half("[a](") + &half(")")),
        ("links of angles", repeat("[a](<b")),
        ("pictures nested", half("![") + &half("](b)")),
        ("references", "[a]: /b \"c\"\n\n".to_owned() + &repeat("[a] ")),
        ("reference definitions", repeat("[a]: b\n")),
        ("emphasis open", repeat("*a ")),
        ("emphasis closed", repeat("a* ")),
        ("emphasis mixed", repeat("*a_ ")),
        ("emphasis nested", half("*a **a ") + &half("a** a*")),
        ("strikes", repeat("~~a ~b ")),
        (
            "code spans",
            (1..)
                .map(|n| "`".repeat(n) + "a")
                .scan(0, |sum, piece| {
                    *sum += piece.len();
                    (*sum < n_bytes).then_some(piece)
                })
                .collect(),
        ),
    ]
}

fn slow_blocks(n_bytes: usize) -> Vec<(&'static str, String)> {
    let repeat = |piece: &str| piece.repeat(n_bytes / piece.len());
    let half = |piece: &str| piece.repeat(n_bytes / 2 / piece.len());
    vec![
        ("quotes", repeat(">")),
        ("quotes of lines", "> ".repeat(100) + &repeat("> a\n")),
        ("lists", repeat("- ")),
        ("lists and lines", half("- ") + &half("\nx")),
        ("lists and empty lines", half("* ") + &half("\n")),
        ("quotes and lists", repeat("> - ")),
        ("headings alike", repeat("# a\n")),
        ("rules", repeat("* * * a\n")),
        ("angles", repeat("<a")),
        ("comments", repeat("<!--")),
        ("processing", repeat("<?")),
        ("declarations", repeat("<!A ")),
        ("character data", repeat("<![CDATA[")),
        ("attributes", "<a ".to_owned() + &repeat("b='c' ")),
        ("addresses", repeat("<https:a")),
        ("entities", repeat("&amp")),
        ("escapes", repeat("\\")),
        ("footnote references", repeat("[^a] ")),
        ("footnote uses", "[^a]: b\n\n".to_owned() + &repeat("[^a]")),
        ("footnotes", repeat("[^a]: b\n\n")),
        ("footnotes open", repeat("[^a")),
        ("footnotes in footnotes", repeat("[^a]: ")),
        (
            "tables wide",
            "|a".repeat(n_bytes / 6)
                + "\n"
                + &"|-".repeat(n_bytes / 6)
                + "\n"
                + &"|b\n".repeat(n_bytes / 9),
        ),
        ("tables of one line", repeat("|a|\n|-|\n")),
        ("anchors", repeat("[a](#b)")),
        ("anchors and headings", half("# a\n\n") + &half("[a](#c)")),
        ("refused", repeat("[a](b:c) ")),
        ("figures", repeat("[a](metric:b) ")),
        ("boxes", repeat("![](metric:b)\n\n")),
        ("boxes in one paragraph", repeat("![](metric:b)\n")),
        ("pictures and spaces", repeat("![a](b)          \n")),
        ("video in one paragraph", repeat("https://youtu.be/a\n")),
        ("marks", "a".to_owned() + &repeat("\u{301}")),
        ("marks as entities", repeat("a&#x301;")),
        ("one word", repeat("a")),
        ("tabs", repeat("\t")),
        ("fences", repeat("```\n")),
        ("setext", repeat("a\n=\n")),
    ]
}

/// What the parser writes is counted, because time is not the same on any two machines: a text that
/// makes much of little would take its time as well.
#[test]
fn the_page_stays_a_small_multiple_of_its_text() {
    for n_bytes in [10_000, 20_000] {
        for (name, text) in slow_texts(n_bytes) {
            let (body, _) = parsed(&text, RawHtml::Escape);
            let factor = if name == "tables wide" { 300 } else { 45 };
            assert!(body.html().len() <= text.len() * factor, "{name}: {}", body.html().len());
            assert!(body.holes.len() <= text.len() && body.lead.len() <= 1500, "{name}");
        }
    }
}

/// The time of each text, for `cargo test --release slow -- --nocapture`; asserts a bar that only
/// growth with the square of the length passes.
#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let time = |text: &str| {
        (0..3)
            .map(|_| {
                let start = std::time::Instant::now();
                parsed(text, RawHtml::Escape);
                start.elapsed().as_micros()
            })
            .min()
            .expect("three runs")
    };
    for ((name, short), (_, long)) in slow_texts(12_500).into_iter().zip(slow_texts(100_000)) {
        let (short_us, long_us) = (time(&short), time(&long));
        println!("{name:24} {short_us:8} µs {long_us:8} µs");
        // Eight times the text: linear is 8, the square 64. Short times are noise.
        assert!(long_us < 100_000 || long_us < short_us * 30, "{name}: {short_us} {long_us}");
    }
}
