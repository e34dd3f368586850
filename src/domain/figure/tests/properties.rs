//! What holds for every text and every number.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

use super::brief;
use crate::domain::figure::display::{Marks, number};
use crate::domain::figure::entry::read_tokens;
use crate::domain::figure::tokens::{Tokens, single_spaced};
use crate::domain::figure::{Expect, Figure};
use crate::domain::unit::Unit;
use crate::domain::{Decimal, Qualifier};

/// Pieces of phrases, so that random texts come near figures.
const PIECES: &[&str] = &[
    "trên ",
    "gần",
    "khoảng ",
    "từ ",
    "giữa",
    " đến ",
    " và ",
    "-",
    "–",
    "~",
    "/",
    "+",
    "(",
    ")",
    "%",
    "$",
    "€",
    "âm ",
    "1",
    "28",
    "028",
    "1.028",
    "1.5",
    "3,5",
    ",",
    ".",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "một ",
    "hai",
    "ba ",
    "năm ",
    "mười ",
    "mươi ",
    "linh ",
    "mốt",
    "tư ",
    "lăm",
    "không ",
    "trăm ",
    "chục ",
    "nghìn ",
    "triệu ",
    " tỷ ",
    "tr",
    "k",
    "M",
    "rưỡi ",
    "nửa ",
    "phẩy ",
    "chấm ",
    "đồng",
    " cây ",
    "km",
    "m²",
    "suất quà",
    "đồng/suất",
    "thuyền ",
    "tháng ",
    "trở lên",
    "trở xuống",
    "mỗi ",
    "phần ",
    "²",
    "２",
    "½",
    "\u{301}",
    "🌳",
    "한",
    "İ",
    "Ð",
];

fn phrase() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => vec(any::<char>(), 0..20).prop_map(String::from_iter)]
}

fn boats() -> Expect {
    Expect::metric(Unit::named("thuyền"), ["Tàu thuyền", "một trăm"])
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_places_inside_it(text in phrase()) {
        for expect in [Expect::nothing(), boats()] {
            match Figure::read(&text, &expect) {
                Ok(figure) => {
                    prop_assert!(!text[figure.span()].is_empty());
                    prop_assert!(text.contains(figure.noun()));
                    prop_assert!(figure.value_hi().is_none_or(|hi| hi > figure.value()));
                    prop_assert_eq!(
                        figure.qualifier() == Qualifier::Between,
                        figure.value_hi().is_some()
                    );
                }
                Err(refusal) => {
                    prop_assert!(text.get(refusal.span.clone()).is_some());
                    prop_assert_eq!(refusal.readings.is_some(), refusal.code() == "B006");
                }
            }
        }
    }

    #[test]
    fn printing_gives_the_words_back(text in phrase()) {
        if let Ok(figure) = Figure::read(&text, &Expect::nothing()) {
            let parts = figure.parts();
            let joined = [parts.qualifier, parts.number, parts.unit].join(" ");
            prop_assert_eq!(single_spaced(&joined), single_spaced(&text));
            prop_assert_eq!(figure.text(), text);
        }
    }

    #[test]
    fn composed_and_decomposed_texts_are_read_alike(text in phrase()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        for expect in [Expect::nothing(), boats()] {
            prop_assert_eq!(brief(&composed, &expect), brief(&decomposed, &expect));
        }
    }

    #[test]
    fn a_number_that_is_shown_is_read_as_itself(
        millionths in prop_oneof![
            any::<i64>().prop_map(i128::from),
            (i128::MIN + 1)..i128::MAX,
            any::<i32>().prop_map(|n| i128::from(n) * 1_000_000),
        ],
    ) {
        let value = Decimal::from_millionths(millionths);
        let text = format!("{} kg", number(value, Marks::Vietnamese));
        let figure = Figure::read(&text, &Expect::nothing()).unwrap();
        prop_assert_eq!(figure.value(), value);
        prop_assert!(figure.warnings().is_empty());
    }

    #[test]
    fn the_work_grows_in_step_with_the_text(
        start in phrase(),
        pieces in vec(select(PIECES), 1..6),
    ) {
        let piece = pieces.concat();
        let text = start + &piece.repeat(1_500 / piece.len());
        let tokens = Tokens::of(&text);
        let result = read_tokens(&text, &tokens, &boats());
        prop_assert!(
            tokens.n_looks() <= 60 * tokens.len() + 1_000,
            "{} looks at {} tokens of {} …: {:?}",
            tokens.n_looks(),
            tokens.len(),
            text.chars().take(80).collect::<String>(),
            result.map(|_| ())
        );
    }
}

#[test]
fn a_text_of_64_kilobytes_is_read_in_one_go() {
    for piece in PIECES {
        for start in ["", "5 cây "] {
            let text = start.to_owned() + &piece.repeat(65_536 / piece.len());
            let tokens = Tokens::of(&text);
            let _is_figure = read_tokens(&text, &tokens, &boats()).is_ok();
            assert!(tokens.n_looks() <= 60 * tokens.len() + 1_000, "{start}{piece}");
        }
    }
}
