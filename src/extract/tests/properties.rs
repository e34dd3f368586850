//! What holds of any text: nothing panics, spans are whole and in order, the work is linear.

use proptest::prelude::*;

use super::LEXICON;
use crate::domain::figure::tokens::Tokens;
use crate::extract::prose::Prose;
use crate::extract::{Lexicon, Years, read, read_tokens};

/// Pieces of bulletins, whole and broken.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("trên ".to_owned()),
        Just("từ ".to_owned()),
        Just("ngày ".to_owned()),
        Just("Huyện đoàn Hải Hà ".to_owned()),
        Just("lần lượt ".to_owned()),
        Just("trong đó ".to_owned()),
        Just("đơn vị máu".to_owned()),
        Just(" triệu đồng/suất ".to_owned()),
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("](metric:x)".to_owned()),
        Just("![".to_owned()),
        Just("\n\n- ".to_owned()),
        Just("\n| ".to_owned()),
        Just(" | ".to_owned()),
        Just(", ".to_owned()),
        Just(" và ".to_owned()),
        Just(". ".to_owned()),
        Just("/".to_owned()),
        Just("-".to_owned()),
        Just(" (".to_owned()),
        Just("năm ".to_owned()),
        Just("hai mươi ".to_owned()),
        Just("Số cây: ".to_owned()),
        Just("tại tại ".to_owned()),
        Just(" của".to_owned()),
        Just("1.5km".to_owned()),
        Just("đúng hơn ".to_owned()),
        Just("VneID".to_owned()),
        "[0-9]{1,5}",
        "[0-9]{1,3}[.,][0-9]{1,3}",
        "\\PC{0,3}",
        Just("đơn vi\u{323} ma\u{301}u".to_owned()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_are_whole_in_order_and_hold_every_digit(text in pieces()) {
        for lexicon in [&*LEXICON, &Lexicon::default()] {
            let reading = read(&text, lexicon, Years::UNKNOWN);
            let mut spans = Vec::new();
            for figure in &reading.figures {
                prop_assert!(text.get(figure.span.clone()).is_some_and(|quote| !quote.is_empty()));
                prop_assert!(text.get(figure.number.clone()).is_some());
                spans.push(figure.span.clone());
            }
            prop_assert!(spans.is_sorted_by(|a, b| a.end <= b.start), "{:?}", spans);
            for refused in &reading.refused {
                prop_assert!(text.get(refused.span.clone()).is_some());
                prop_assert!(spans.iter().all(|span| refused.span.start >= span.end
                    || refused.span.end <= span.start));
            }
            for slip in &reading.slips {
                prop_assert!(text.get(slip.span.clone()).is_some_and(|words| !words.is_empty()));
            }
            prop_assert!(reading.refused.is_sorted_by(|a, b| a.span.end <= b.span.start));
        }
    }
}

/// How often the tokens of a text are looked at while it is read.
fn looks(text: &str) -> usize {
    let prose = Prose::of(text);
    let tokens = Tokens::of(&prose.text);
    read_tokens(text, &prose, &tokens, (&LEXICON, Years::UNKNOWN));
    tokens.n_looks()
}

/// A megabyte on one line: what a program or a broken file may hold.
#[test]
fn a_megabyte_of_anything_costs_a_bounded_number_of_looks() {
    let of = |piece: &str| piece.repeat(1_000_000 / piece.len());
    let nested = ["[".repeat(500_000), "]".repeat(500_000)].concat();
    for text in [
        of("7"),
        of("."),
        of("1."),
        of("1/"),
        nested,
        of("[a]("),
        of("cây người suất quà tấn km đơn vị máu "),
        of("a"),
        of("Đ"),
        of("a\u{301}"),
        of(" "),
        of("tại "),
        of("hai mươi triệu "),
        of("Huyện đoàn Hải Hà "),
        of("tin, bài, "),
        of("trong đó 1 triệu đồng rưỡi/suất, hơn 5-6 em; "),
    ] {
        let looks = looks(&text);
        let start: String = text.chars().take(20).collect();
        assert!(looks < 40 * text.len(), "{start:?}: {looks} looks");
    }
}

#[test]
fn the_work_grows_in_step_with_the_text() {
    for piece in [
        "1 ",
        "1, ",
        "1/",
        "1.",
        "9 và ",
        "một ",
        "hai mươi ",
        "“1 ",
        "(1) ",
        "ngày 1 - ",
        "Hạ Long, ",
        "Hạ Long 5, ",
        "| 1 ",
        "\n| 1 ",
        "trong đó 1 ",
        "từ 1 đến ",
        "1 triệu ",
        "Số cây: 1 ",
        "- ",
        "[",
        "![",
        "](",
        "`",
        "<a ",
        "1\n\n",
        "1; ",
        "1. ",
        "lần lượt 1, ",
        "đơn vị 1 ",
        "[^",
        "1 người mỗi ",
        "Hạ Long: 1\n- ",
        "không ",
        "trên ",
        "12 trong ",
        "h",
        "Quảng Yên ",
        "“",
        "số ",
        "tại ",
        "1.5km ",
        "đúng hơn 1 cây ",
        "tin, bài, ",
        "1 người, em, cháu, ",
    ] {
        let [small, large] = [2_000, 8_000].map(|n| looks(&piece.repeat(n)));
        assert!(large <= small * 5 + 10_000, "{piece:?}: {small} looks, then {large}");
        assert!(small < 2_000 * 3_000, "{piece:?}: {small} looks");
    }
}
