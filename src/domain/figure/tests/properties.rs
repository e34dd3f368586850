//! What holds for every text and every number.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

use super::brief;
use crate::domain::figure::display::{Marks, number};
use crate::domain::figure::entry::read_tokens;
use crate::domain::figure::tokens::{Tokens, single_spaced};
use crate::domain::figure::{Expect, Figure, plain};
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

/// Units, each with names that its metric may have; not all of them are plain.
const METRICS: &[(&str, &[&str])] = &[
    ("cây", &["cây", "cây xanh", "Cây xanh trồng mới", "cây giống"]),
    ("người", &["người", "đoàn viên", "lượt người", "hai người", "người trở lên"]),
    ("đồng", &["đồng", "triệu đồng", "đ", "nghìn", "tỷ đồng", "tr", "k", "Số tiền"]),
    ("km", &["km", "rưỡi", "km rưỡi", "km - 3", "phẩy năm", "đến 5 km", "km2"]),
    ("năm", &["năm", "năm học", "tháng", "tháng đầu năm"]),
    ("ml", &["ml", "lít", "và", "phần", "trên 12 ml"]),
    ("%", &["%", "% dân số", "phần trăm"]),
    ("chiếc thuyền", &["chiếc thuyền", "Chiếc  thuyền", "tư", "mươi", "000", "M", "+", " x"]),
    ("đồng/suất", &["đồng/suất", "đ/suất", "suất"]),
];

const QUALIFIERS: &[&str] = &[
    "trên ",
    "hơn ",
    "gần ",
    "khoảng ",
    "không quá ",
    "đạt ",
    "≥ ",
    "> ",
    "~ ",
    "từ ",
    "trên dưới ",
    "Trên ",
    "trên  ",
    "khoảng hơn ",
    "ít ",
    "âm ",
    "-",
    "x ",
    "đúng\u{a0}",
    " ",
    "",
];

fn metrics() -> Vec<Expect> {
    METRICS
        .iter()
        .map(|(unit, names)| Expect::metric(Unit::named(unit), names.iter().copied()))
        .collect()
}

fn plain_number() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,13}",
        "[0-9]{1,4}(\\.[0-9]{3}){1,4}",
        "[0-9.]{1,9},[0-9]{0,4}",
        "[0-9]{1,5}"
    ]
}

/// Reads both ways; whether the short way took it.
fn is_read_alike(text: &str, expect: &Expect) -> bool {
    let Some(figure) = plain::read(text, expect) else { return false };
    assert_eq!(read_tokens(text, &Tokens::of(text), expect), Ok(figure), "{text}");
    true
}

#[test]
fn numbers_before_the_metrics_own_names_are_read_at_once() {
    let expect = metrics();
    for (metric, text, is_plain) in [
        (0, "2.500 cây", true),
        (0, "hơn 92.000 cây xanh", true),
        (0, "0,5 cây", true),
        (0, "2.500  cây", false),
        (0, "2.50 cây", false),
        (0, "1,028 cây", false),
        (0, "từ 5 cây", false),
        (2, "29.000.000 đồng", true),
        (2, "2 triệu đồng", false),
        (3, "khoảng 3,5 km", true),
        (3, "3 km - 5", false),
        (7, "1 chiếc thuyền", true),
    ] {
        assert_eq!(is_read_alike(text, &expect[metric]), is_plain, "{text}");
    }
}

#[test]
fn the_vectors_of_numbers_are_read_alike_whatever_the_metric() {
    let vectors = include_str!("../../../../tests/data/figures/numbers.json");
    let vectors: serde_json::Value = serde_json::from_str(vectors).unwrap();
    let mut n_taken = 0;
    for case in vectors["cases"].as_array().unwrap() {
        let text = case["in"].as_str().unwrap();
        let unit = case["expect"]["unit"].as_str().unwrap_or("cây");
        let own = Expect::metric(Unit::named(unit), []);
        for expect in metrics().iter().chain([&own]) {
            n_taken += u32::from(is_read_alike(text, expect));
        }
    }
    assert!(n_taken > 20, "{n_taken}");
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
                    prop_assert_eq!(refusal.readings.is_some(), super::code(&refusal) == "B006");
                }
            }
        }
    }

    #[test]
    fn what_is_read_at_once_the_grammar_reads_the_same(
        text in phrase(),
        (number, qualifier) in (plain_number(), select(QUALIFIERS)),
        (metric, name) in (0..METRICS.len(), 0..60_usize),
        more in prop_oneof![4 => Just(""), 1 => select(PIECES)],
    ) {
        let expect = metrics().swap_remove(metric);
        let names: Vec<&str> = METRICS[metric].1.iter().copied().chain(PIECES.iter().copied()).collect();
        let name = names[name.min(names.len() - 1)];
        for text in [
            text,
            format!("{number} {name}"),
            format!("{qualifier}{number} {name}{more}"),
            format!("{number}{more} {name}"),
        ] {
            is_read_alike(&text, &expect);
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
