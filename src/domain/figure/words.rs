//! Numbers in words below a thousand: `hai trăm linh năm`, and the words that scale a number.

use super::refusal::{Reason, Refusal};
use super::tokens::Tokens;
use crate::domain::unit;

/// A number in words below a thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// The token after it.
    pub(crate) end: usize,
    pub(crate) value: u64,
    /// Its first digit and what that counts, where nothing else is said: `hai trăm` is 2 × 100.
    pub(crate) round: Option<(u64, u64)>,
    /// Whether it counts hundreds, as `không trăm mười` does too.
    pub(crate) has_hundreds: bool,
}

/// The digit that a word is.
pub(crate) fn digit(word: &str) -> Option<u64> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

/// What the token at `at` multiplies by: `nghìn` is 1000.
///
/// `M` is a million and `m` a metre, so that one is read as written.
pub(crate) fn scale(tokens: &Tokens<'_>, at: usize) -> Option<u64> {
    Some(match tokens.lower(at) {
        "chục" => 10,
        "tá" => 12,
        "trăm" => 100,
        "nghìn" | "ngàn" | "k" => 1000,
        "vạn" => 10_000,
        "triệu" | "tr" => 1_000_000,
        "m" if tokens.written(at..at + 1) == "M" => 1_000_000,
        "tỷ" | "tỉ" => 1_000_000_000,
        _ => return None,
    })
}

/// A unit of the table behind a scale word, as in `triệu đồng`, and the scale word as a metric shows
/// it, where it can.
pub fn unscaled(text: &str) -> Option<(&str, Option<&'static str>)> {
    let tokens = Tokens::of(text);
    let scales: Vec<u64> = (0..).map_while(|at| scale(&tokens, at)).collect();
    let rest = tokens.written(scales.len()..tokens.len());
    let is_unit = unit::longest_form(tokens.rest(scales.len())).is_some_and(|(_, u)| u.is_some());
    let shown = match scales.as_slice() {
        [1000] => Some("nghìn"),
        [1_000_000] => Some("triệu"),
        [1_000_000_000] => Some("tỷ"),
        _ => None,
    };
    (!scales.is_empty() && is_unit).then_some((rest, shown))
}

/// Whether the scale word at `at` can stand for one of itself: `trăm` is 100, `k` is nothing.
pub(crate) fn is_whole_word_scale(tokens: &Tokens<'_>, at: usize) -> bool {
    !matches!(tokens.lower(at), "k" | "m" | "tr")
}

/// Words that go with `tư` into another: counsellors are no four.
fn is_four(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "tư")
        && !matches!(
            tokens.lower(at + 1),
            "vấn" | "liệu" | "nhân" | "duy" | "tưởng" | "pháp" | "lệnh" | "thục" | "trang" | "cách"
        )
}

/// The last digit at `at` after tens, with the token after it.
///
/// `năm` there is refused: twenty-five is `hai mươi lăm`, so it may mean years.
fn ones(tokens: &Tokens<'_>, start: usize, at: usize, tens: u64) -> Result<(u64, usize), Refusal> {
    let word = tokens.lower(at);
    let found = match word {
        "năm" => {
            let readings = [(tens + 5).to_string(), format!("{tens} năm")];
            let span = tokens.span(start..at + 1);
            return Err(Refusal::between(Reason::FiveOrYears, span, readings));
        }
        "mốt" if tens % 100 != 10 => Some(1),
        "lăm" | "nhăm" => Some(5),
        "tư" if is_four(tokens, at) => Some(4),
        "không" => None,
        _ => digit(word),
    };
    Ok(found.map_or((0, at), |ones| (ones, at + 1)))
}

/// The number in words at `at`, below a thousand; `None` where no number word stands.
pub(crate) fn below_thousand(tokens: &Tokens<'_>, at: usize) -> Option<Result<Words, Refusal>> {
    let words = |end, value, round| Words { end, value, round, has_hundreds: false };
    if tokens.is(at, "mười") {
        let ones = ones(tokens, at, at + 1, 10);
        return Some(ones.map(|(ones, end)| words(end, 10 + ones, None)));
    }
    let first = digit(tokens.lower(at))?;
    Some(match tokens.lower(at + 1) {
        "trăm" => hundreds(tokens, at, first),
        "mươi" if first > 1 => ones(tokens, at, at + 2, first * 10)
            .map(|(ones, end)| words(end, first * 10 + ones, (ones == 0).then_some((first, 10)))),
        // `hai mốt` is spoken for `hai mươi mốt`.
        "mốt" if first > 1 => Ok(words(at + 2, first * 10 + 1, None)),
        "lăm" | "nhăm" if first > 1 => Ok(words(at + 2, first * 10 + 5, None)),
        "tư" if first > 1 && is_four(tokens, at + 1) => Ok(words(at + 2, first * 10 + 4, None)),
        _ => Ok(words(at + 1, first, None)),
    })
}

/// `first` hundreds, `trăm` being at `at + 1`, and what follows.
fn hundreds(tokens: &Tokens<'_>, at: usize, first: u64) -> Result<Words, Refusal> {
    let (base, next) = (first * 100, at + 2);
    let words = |end, value: u64| Words {
        end,
        value,
        round: (value == base && first > 0).then_some((first, 100)),
        has_hundreds: true,
    };
    let tail = |end| tokens.span(at..end);
    match tokens.lower(next) {
        "linh" | "lẻ" => {
            let ones = match tokens.lower(next + 1) {
                "tư" if is_four(tokens, next + 1) => Some(4),
                word => digit(word).filter(|ones| *ones > 0),
            };
            Ok(ones.map_or(words(next, base), |ones| words(next + 2, base + ones)))
        }
        "mười" => {
            let (ones, end) = ones(tokens, at, next + 1, base + 10)?;
            Ok(words(end, base + 10 + ones))
        }
        word => match digit(word) {
            Some(tens) if tens > 1 && tokens.is(next + 1, "mươi") => {
                let tens = base + tens * 10;
                let (ones, end) = ones(tokens, at, next + 2, tens)?;
                Ok(words(end, tens + ones))
            }
            Some(tens) if tens > 0 && tokens.is(next + 1, "chục") => {
                Ok(words(next + 2, base + tens * 10))
            }
            Some(5) => {
                let readings = [(base + 50).to_string(), format!("{base} năm")];
                Err(Refusal::between(Reason::FiveOrYears, tail(next + 1), readings))
            }
            Some(tens) if tens > 0 => {
                let readings = [(base + tens * 10).to_string(), (base + tens).to_string()];
                Err(Refusal::between(Reason::Remainder, tail(next + 1), readings))
            }
            _ => Ok(words(next, base)),
        },
    }
}
