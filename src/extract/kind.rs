//! What a quantity is for: a result, a target, a change, a part, a price or the scene; and its label.

use super::Kind;
use super::clauses::{Clauses, last_of, last_of_any, words_between};
use super::collect::PARTS;
use super::counted::{Scan, is_place};
use super::quantity::Quantity;
use super::refusing::CHANGES;
use super::words::GIVING;
use crate::domain::Decimal;
use crate::domain::figure::tokens::{Kind as Token, single_spaced};
use crate::domain::phrases::Phrases;
use crate::domain::unit::{Dimension, Unit};

/// Words of the share of one.
const EACH: &[&str] = &["mỗi", "bình quân", "trung bình", "từng"];
/// Words before what only sets the scene.
const SCENE: &[&str] = &["diện tích", "dân số", "cự ly", "dài nhất", "độ dài", "chiều dài", "rộng"];
/// Words between a thing and the place where it is.
static AT: Phrases =
    Phrases::of(&["tại", "ở", "trên", "của", "thuộc", "từ", "trong", "cho", "với", "khắp", "các"]);

/// What is known of a quantity by what is said before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// Whether it is to be reached.
    pub(super) is_aim: bool,
    /// Whether it is of an earlier time than the text is about.
    pub(super) is_earlier: bool,
}

/// What `quantity` is for.
pub(super) fn kind(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &Quantity, said: Said) -> Kind {
    if said.is_aim {
        return Kind::Target;
    }
    let start = quantity.tokens.start;
    let clause = words_between(scan, bounds[start].clause, start, 300);
    let is_percent =
        quantity.unit.as_ref().is_some_and(|unit| unit.dimension() == Dimension::Percent);
    // `vượt 12 đơn vị so với kế hoạch`: by so much more.
    let is_over = || scan.tokens.is(quantity.tokens.start, "vượt");
    let is_compared = scan.begins(quantity.tokens.end, "so với") && (is_percent || is_over());
    if quantity.is_comparison || is_compared || scan.follows_any(start, &CHANGES) {
        return Kind::Change;
    }
    if said.is_earlier {
        return Kind::Context;
    }
    let segment = clause.rsplit([',', '(']).next().unwrap_or_default();
    let end = quantity.tokens.end;
    // `5-6 em mỗi lớp`; but `1.200 công nhân mỗi người 500.000 đồng` are so many.
    let is_each = scan.begins_any(end, const { &Phrases::of(&["mỗi", "một tháng", "một năm"]) })
        && !(end + 2..end + 4).any(|at| scan.is_digits(at));
    // `85% hộ dân có ít nhất 1 người dùng`
    let is_one_at_least = quantity.value == Decimal::whole(1)
        && scan.begins_any(start, const { &Phrases::of(&["ít nhất", "tối thiểu"]) });
    if quantity.is_rate || is_each || is_one_at_least || last_of_any(segment, EACH).is_some() {
        return Kind::Rate;
    }
    if last_of_any(clause, PARTS).is_some() {
        return Kind::Part;
    }
    let is_scope = quantity.total.is_none()
        && quantity.unit.as_ref().is_some_and(is_place)
        && scan.follows_any(start, &AT);
    if is_scope || SCENE.iter().any(|words| last_of(segment, words).is_some()) {
        return Kind::Context;
    }
    Kind::Figure
}

/// The most words of a label.
const MOST_WORDS: usize = 8;
/// Words at which a label ends.
static LABEL_ENDS: Phrases = Phrases::of(&[
    "được",
    "cho",
    "với",
    "tại",
    "trong",
    "do",
    "ở",
    "nhân",
    "vì",
    "để",
    "bằng",
    "đã",
    "sẽ",
    "là",
    "tham gia",
    "thu hút",
    "đến",
    "từ",
    "trị giá",
    "có",
    "và",
    "trên",
    "nhằm",
    "bị",
    "khi",
    "của",
]);

/// The words that say what is counted: those after the number, or before money.
pub(super) fn label(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &Quantity) -> String {
    let tokens = scan.tokens;
    let is_word = |at: usize| tokens.kind(at) == Some(Token::Word);
    let is_percent = |unit: &Unit| unit.dimension() == Dimension::Percent;
    let has_noun = is_word(quantity.tokens.end)
        && !scan.begins_any(quantity.tokens.end, &LABEL_ENDS)
        && !scan.begins_any(quantity.tokens.end, const { &Phrases::of(&["so với", "kế hoạch"]) });
    let is_money = quantity.unit.as_ref().is_some_and(|unit| {
        matches!(unit.dimension(), Dimension::Money | Dimension::MoneyRate)
            || (is_percent(unit) && !has_noun)
    });
    if is_money || !is_word(quantity.number.end) {
        let end = quantity.tokens.start;
        let is_said = end > 0 && tokens.is_sign(end - 1, ':');
        let end = end - usize::from(is_said);
        let first = bounds[quantity.tokens.start].clause.max(end.saturating_sub(MOST_WORDS - 2));
        let start = (first..end).rev().take_while(|at| is_word(*at)).last().unwrap_or(end);
        let opens = |at: &usize| !scan.begins_any(*at, &LABEL_ENDS);
        let start = (start..end).find(opens).unwrap_or(end);
        if start < end && (is_money || is_said) {
            return single_spaced(tokens.written(start..end));
        }
        if !is_word(quantity.number.end) {
            return quantity.unit.as_ref().map(|unit| unit.name().to_owned()).unwrap_or_default();
        }
    }
    let is_share = quantity.unit.as_ref().is_some_and(is_percent);
    let is_measure = quantity.unit.as_ref().is_some_and(|unit| unit.dimension().is_physical());
    let start = if is_share || (is_measure && has_noun) {
        quantity.tokens.end
    } else {
        quantity.number.end
    };
    let mut end = quantity.tokens.end.max(start);
    // `18 hội nghị, diễn đàn`: a second head belongs to the label.
    if let Some(next) = second_head(scan, end) {
        end = next;
    }
    // Of people the label says what they did.
    let is_of_people = quantity.unit.as_ref().is_some_and(|unit| unit.name() == "người");
    let goes_on =
        |at: usize| is_of_people && scan.begins(at, "tham gia") && !scan.is_digits(at + 2);
    while is_word(end)
        && end - start < MOST_WORDS
        && (goes_on(end) || !scan.begins_any(end, &LABEL_ENDS))
        && !(scan.is_digits(end + 1) && scan.begins_any(end, &GIVING))
    {
        end += 1;
    }
    single_spaced(tokens.written(start..end)).trim_matches([',', '.', '/']).to_owned()
}

/// The token after a noun that follows a comma at `at` and is counted with the one before it.
fn second_head(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    if !scan.tokens.is_sign(at, ',') || scan.begins_any(at + 1, &GIVING) {
        return None;
    }
    let (end, unit) = scan.unit(at + 1)?;
    let is_count = unit.dimension() == Dimension::Count && !is_place(&unit);
    is_count.then_some(end)
}

/// The words around a quantity by which its metric is known: those after it, those before it from
/// the token `from` on, and those of its sentence before that. `to` is where the next one begins.
pub(super) fn surroundings<'s>(
    scan: Scan<'s, '_>,
    bounds: &Clauses,
    quantity: &Quantity,
    (from, to): (usize, usize),
) -> [&'s str; 3] {
    let start = quantity.tokens.start;
    let sentence = bounds[start].sentence;
    let near = sentence.max(from).min(start);
    let last = to.min(quantity.tokens.end + 24).max(quantity.tokens.end);
    let is_end = |at: &usize| matches!(scan.tokens.lower(*at), "." | ";" | "¶");
    let end = (quantity.tokens.end..last).find(is_end).unwrap_or(last);
    [
        words_between(scan, quantity.number.end, end, 400),
        words_between(scan, near, start, 240),
        words_between(scan, sentence, near, 240),
    ]
}
