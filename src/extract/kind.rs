//! What a quantity is for: a result, a target, a change, a part, a price or the scene; and its label.

use super::Kind;
use super::clauses::{Bounds, last_of, last_of_any, words_between};
use super::collect::{CHANGES, PARTS};
use super::counted::{Scan, is_place};
use super::quantity::Quantity;
use crate::domain::figure::tokens::{Kind as Token, single_spaced};
use crate::domain::unit::Dimension;

/// Words after which a figure is to be reached.
const TARGETS: &[&str] = &[
    "chỉ tiêu",
    "phấn đấu",
    "dự kiến",
    "được giao",
    "đặt mục tiêu",
    "mục tiêu",
    "đề ra",
    "sẽ",
    "dự định",
    "được vận động",
    "kế hoạch đề ra",
    "hướng tới",
    "giao chỉ tiêu",
    "theo kế hoạch",
    "cần",
    "phải",
];
/// Words after which it was reached.
const RESULTS: &[&str] = &[
    "đã",
    "đạt",
    "kết quả",
    "hoàn thành",
    "thực hiện được",
    "vượt",
    "so với",
    "hiện có",
    "ghi nhận",
];
/// Words of the share of one.
const EACH: &[&str] = &["mỗi", "bình quân", "trung bình", "từng"];
/// Words before what only sets the scene.
const SCENE: &[&str] = &["diện tích", "dân số", "cự ly", "dài nhất", "độ dài", "chiều dài", "rộng"];
/// Words between a thing and the place where it is.
const AT: &[&str] =
    &["tại", "ở", "trên", "của", "thuộc", "từ", "trong", "cho", "với", "khắp", "các"];

/// What `quantity` is for.
pub(super) fn kind(scan: Scan<'_, '_>, bounds: &[Bounds], quantity: &Quantity) -> Kind {
    let start = quantity.tokens.start;
    let clause = words_between(scan, bounds[start].clause, start, 300);
    let target = last_of_any(clause, TARGETS);
    let result = last_of_any(clause, RESULTS);
    if target.is_some_and(|target| result.is_none_or(|result| result < target)) {
        return Kind::Target;
    }
    let is_percent =
        quantity.unit.as_ref().is_some_and(|unit| unit.dimension() == Dimension::Percent);
    let is_compared = is_percent && scan.begins(quantity.tokens.end, "so với");
    if quantity.is_comparison || is_compared || scan.follows_any(start, CHANGES) {
        return Kind::Change;
    }
    let segment = clause.rsplit([',', '(']).next().unwrap_or_default();
    if quantity.is_rate || last_of_any(segment, EACH).is_some() {
        return Kind::Rate;
    }
    if last_of_any(clause, PARTS).is_some() {
        return Kind::Part;
    }
    let is_scope = quantity.total.is_none()
        && quantity.unit.as_ref().is_some_and(is_place)
        && scan.follows_any(start, AT);
    if is_scope || SCENE.iter().any(|words| last_of(segment, words).is_some()) {
        return Kind::Context;
    }
    Kind::Figure
}

/// The most words of a label.
const MOST_WORDS: usize = 8;
/// Words at which a label ends.
const LABEL_ENDS: &[&str] = &[
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
];

/// The words that say what is counted: those after the number, or before money.
pub(super) fn label(scan: Scan<'_, '_>, bounds: &[Bounds], quantity: &Quantity) -> String {
    let tokens = scan.tokens;
    let is_word = |at: usize| tokens.kind(at) == Some(Token::Word);
    let is_money = quantity.unit.as_ref().is_some_and(|unit| {
        matches!(unit.dimension(), Dimension::Money | Dimension::MoneyRate | Dimension::Percent)
    });
    if is_money || !is_word(quantity.number.end) {
        let end = quantity.tokens.start;
        let first = bounds[end].clause.max(end.saturating_sub(MOST_WORDS - 2));
        let start = (first..end).rev().take_while(|at| is_word(*at)).last().unwrap_or(end);
        if start < end {
            return single_spaced(tokens.written(start..end));
        }
    }
    let start = quantity.number.end;
    let mut end = quantity.tokens.end.max(start);
    while is_word(end)
        && end - start < MOST_WORDS
        && !scan.begins_any(end, LABEL_ENDS)
        && tokens.kind(end).is_some()
    {
        end += 1;
    }
    single_spaced(tokens.written(start..end)).trim_matches([',', '.', '/']).to_owned()
}

/// The words around a quantity by which its metric is known: those after it, and those before it.
pub(super) fn surroundings(
    scan: Scan<'_, '_>,
    bounds: &[Bounds],
    quantity: &Quantity,
    (from, to): (usize, usize),
) -> (String, String) {
    let start = bounds[quantity.tokens.start].sentence.max(from);
    let is_end = |at: &usize| matches!(scan.tokens.lower(*at), "." | ";" | "¶");
    let end = (quantity.tokens.end..to.min(quantity.tokens.end + 24)).find(is_end);
    let end = end.unwrap_or(to.min(quantity.tokens.end + 24)).max(quantity.tokens.end);
    let before = words_between(scan, start, quantity.tokens.start, 240);
    let after = words_between(scan, quantity.number.end, end, 400);
    (before.to_owned(), after.to_owned())
}
