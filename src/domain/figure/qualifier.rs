//! The words around a number that say how sure it is, and what several of them say together.

use std::sync::LazyLock;

use super::tokens::{Kind, Tokens};
use crate::domain::Qualifier;
use crate::domain::Qualifier::{About, Almost, AtLeast, AtMost, Exact};
use crate::domain::phrases::{Buckets, first_word, is_at};

/// What stands before a number. The longest wins: `trên dưới` is no `trên`.
const BEFORE: &[(&str, Qualifier)] = &[
    ("trên", AtLeast),
    ("hơn", AtLeast),
    ("nhiều hơn", AtLeast),
    ("ít nhất", AtLeast),
    ("tối thiểu", AtLeast),
    ("không dưới", AtLeast),
    ("không ít hơn", AtLeast),
    ("không kém", AtLeast),
    ("vượt", AtLeast),
    ("vượt quá", AtLeast),
    ("≥", AtLeast),
    (">=", AtLeast),
    (">", AtLeast),
    ("dưới", AtMost),
    ("ít hơn", AtMost),
    ("không quá", AtMost),
    ("không vượt quá", AtMost),
    ("không hơn", AtMost),
    ("không nhiều hơn", AtMost),
    ("không tới", AtMost),
    ("không đến", AtMost),
    ("không đầy", AtMost),
    ("chưa tới", AtMost),
    ("chưa đến", AtMost),
    ("chưa đầy", AtMost),
    ("chưa quá", AtMost),
    ("tối đa", AtMost),
    ("nhiều nhất", AtMost),
    ("≤", AtMost),
    ("<=", AtMost),
    ("<", AtMost),
    ("gần", Almost),
    ("ngót", Almost),
    ("ngót nghét", Almost),
    ("suýt soát", Almost),
    ("khoảng", About),
    ("khoảng chừng", About),
    ("chừng", About),
    ("độ", About),
    ("độ khoảng", About),
    ("cỡ", About),
    ("tầm", About),
    ("áng chừng", About),
    ("ước", About),
    ("ước chừng", About),
    ("ước tính", About),
    ("ước đạt", About),
    ("xấp xỉ", About),
    ("trên dưới", About),
    ("~", About),
    ("≈", About),
    ("đúng", Exact),
    ("chính xác", Exact),
    ("tròn", Exact),
    ("đủ", Exact),
    ("đạt", Exact),
    ("đạt được", Exact),
    ("được", Exact),
    ("có", Exact),
    ("tới", Exact),
    ("đến", Exact),
    ("lên tới", Exact),
    ("lên đến", Exact),
    ("tổng cộng", Exact),
];

/// What stands after a number and its unit.
const AFTER: &[(&str, Qualifier)] = &[("trở lên", AtLeast), ("trở xuống", AtMost)];

/// The buckets of the first words of both tables.
static FIRSTS: LazyLock<Buckets> =
    LazyLock::new(|| Buckets::of(BEFORE.iter().chain(AFTER).map(|(words, _)| first_word(words))));

/// The qualifier whose words begin at the token `at`, with the token after them.
pub(crate) fn before_number(tokens: &Tokens<'_>, at: usize) -> Option<(Qualifier, usize)> {
    longest(tokens, at, BEFORE)
}

/// What these words before a number say, in lower case and NFC; `None` where they are others.
pub(super) fn said_by(words: &str) -> Option<Qualifier> {
    BEFORE.iter().find(|(known, _)| *known == words).map(|(_, meaning)| *meaning)
}

/// The qualifier that follows a figure, with the token after its words.
pub(crate) fn after_figure(tokens: &Tokens<'_>, at: usize) -> Option<(Qualifier, usize)> {
    longest(tokens, at, AFTER)
}

fn longest(
    tokens: &Tokens<'_>,
    at: usize,
    table: &[(&str, Qualifier)],
) -> Option<(Qualifier, usize)> {
    if tokens.kind(at) == Some(Kind::Digits) || !FIRSTS.has(tokens.bucket(at)) {
        return None;
    }
    let rest = tokens.rest(at);
    let found = table.iter().filter(|(words, _)| is_at(rest, words));
    let (words, meaning) = found.max_by_key(|(words, _)| words.len())?;
    Some((*meaning, tokens.after(at, words.len())))
}

/// What two qualifiers of one number say; `None` where they contradict each other.
///
/// `khoảng` takes any other in: `khoảng hơn 450` is about 450.
pub(crate) fn together(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    use Qualifier::Between;
    match (first, second) {
        (Exact, it) | (it, Exact) => Some(it),
        (About, About | AtLeast | AtMost | Almost) | (AtLeast | AtMost | Almost, About) => {
            Some(About)
        }
        (Between, Between | About) | (About, Between) => Some(Between),
        (AtLeast, AtLeast) => Some(AtLeast),
        (AtMost, AtMost | Almost) | (Almost, AtMost) => Some(AtMost),
        (Almost, Almost) => Some(Almost),
        (AtLeast, AtMost | Almost | Between)
        | (AtMost | Almost, AtLeast | Between)
        | (Between, AtLeast | AtMost | Almost) => None,
    }
}
