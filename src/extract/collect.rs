//! The quantities of a text in order, each with its unit: its own, its list's, its label's or that
//! of the figure before it.

use super::Why;
use super::clauses::{Clauses, last_of_any, words_between};
use super::counted::{Scan, is_place};
use super::headings::{Headings, counted_unit};
use super::marks::Marks;
use super::quantity::{Quantity, read};
use super::refusing::refused;
use super::words::{COMPOSITION, GIVING, NOT_A_NOUN};
use crate::domain::figure::literal::Marking;
use crate::domain::figure::tokens::Kind;
use crate::domain::phrases::Phrases;
use crate::domain::unit::{self, Dimension, Unit};
use crate::domain::{Decimal, Qualifier};

/// A quantity, or why its number is refused.
pub(super) type Outcome = Result<Quantity, (Quantity, Why)>;

/// Reads every number of the text that is not marked.
pub(super) fn collect(scan: Scan<'_, '_>, bounds: &Clauses, marks: &mut Marks) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let quantity = match scan.tokens.kind(at) {
            Some(Kind::Digits) if marks[at].is_none() => read(scan, marks, at),
            Some(Kind::Word) if may_count(scan, bounds, at) => {
                read(scan, marks, at).filter(|quantity| counts(scan, bounds, quantity))
            }
            _ => None,
        };
        match quantity {
            Some(quantity) => {
                at = quantity.tokens.end.max(at + 1);
                found.push(quantity);
            }
            None if scan.is_digits(at) && marks[at].is_none() => at = unreadable(scan, marks, at),
            None => at += 1,
        }
    }
    found
}

/// Marks digits that no number can be made of, such as `0.000`. Returns the token after them.
fn unreadable(scan: Scan<'_, '_>, marks: &mut Marks, mut at: usize) -> usize {
    let tokens = scan.tokens;
    loop {
        marks[at] = Some(Why::TwoReadings);
        let goes_on = matches!(tokens.kind(at + 1), Some(Kind::Sign('.' | ',')))
            && tokens.is_glued(at + 1)
            && tokens.is_glued(at + 2)
            && scan.is_digits(at + 2);
        if !goes_on {
            return at + 1;
        }
        at += 2;
    }
}

/// Whether a number in words may begin at `at`, by the words there and before it.
fn may_count(scan: Scan<'_, '_>, bounds: &Clauses, at: usize) -> bool {
    COUNTING.contains(scan.tokens.lower(at))
        && !(scan.is_capital(at) && bounds[at].sentence != at)
        && !scan.follows_any(at, &NOT_COUNTING)
}

/// The words with which a number may begin.
static COUNTING: Phrases =
    Phrases::of(&["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"]);

/// Words before a number in words that make it none.
static NOT_COUNTING: Phrases = Phrases::of(&[
    "hàng",
    "thứ",
    "tháng",
    "mấy",
    "vài",
    "nhiều",
    "những",
    "cả",
    "từng",
    "tuần",
    "lần",
    "phần",
    "chủ",
    "các",
    "quý",
    "bộ",
    "hộ",
    "ông",
    "bà",
    "anh",
    "chị",
    "trường",
    "mỗi",
]);
/// Of these even a single one counts where something is done with it.
const SINGLE: &[&str] = &[
    "công trình",
    "nhà",
    "cầu",
    "sân chơi",
    "bể",
    "tủ sách",
    "tuyến đường",
    "suất học bổng",
    "xe đạp",
    "camera",
    "mô hình",
];
/// Words after a thing that tell its price.
const PRICED: &[&str] = &["trị giá", "kinh phí", "với số tiền", "tổng kinh phí", "giá trị"];

/// Whether a number in words counts something that is reported.
fn counts(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &Quantity) -> bool {
    let tokens = scan.tokens;
    let (start, end) = (quantity.number.start, quantity.number.end);
    let Some(unit) = &quantity.unit else { return false };
    let is_first = bounds[start].sentence == start;
    if is_place(unit)
        || matches!(unit.dimension(), Dimension::Duration | Dimension::Ratio | Dimension::Score)
        || scan.is_capital(end)
    {
        return false;
    }
    let is_given =
        scan.follows_any(quantity.tokens.start, &GIVING) || quantity.qualifier != Qualifier::Exact;
    let is_single_word = end - start == 1;
    match tokens.lower(start) {
        "một" if is_single_word => {
            let rest = scan.tokens.rest(quantity.tokens.end);
            let near: String = rest.chars().take(60).collect();
            let near = near.split(['.', ';']).next().unwrap_or_default();
            SINGLE.contains(&unit.name()) && (is_given || last_of_any(near, PRICED).is_some())
        }
        "năm" if is_single_word => is_given && !is_first,
        _ if is_single_word && unit.name() == "người" => is_given,
        _ => true,
    }
}

/// Gives every quantity its unit where it is not its own, and refuses what is no figure.
pub(super) fn settle(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    mut quantities: Vec<Quantity>,
) -> Vec<Outcome> {
    share(scan, bounds, &mut quantities);
    let mut settled: Vec<Outcome> = Vec::with_capacity(quantities.len());
    let mut last: Option<Quantity> = None;
    let mut headings = Headings::default();
    // The clause in which a part had its unit left out, as the next parts may have too.
    let mut parts: Option<usize> = None;
    for mut quantity in quantities {
        let start = quantity.tokens.start;
        if quantity.unit.is_none() {
            let clause = bounds[start].clause;
            quantity.unit = label(scan, bounds, &quantity).or_else(|| {
                let so_far = (last.as_ref(), parts == Some(clause));
                let unit = elided(scan, bounds, &quantity, so_far)?;
                parts = Some(clause);
                Some(unit)
            });
            if quantity.unit.is_none() {
                quantity.unit = headings.unit(scan, bounds, &quantity);
            }
        }
        if quantity.unit.is_none() {
            unknown_noun(scan, &mut quantity);
        }
        blood(scan, bounds, &mut quantity, last.as_ref());
        debug_assert!(start == quantity.tokens.start);
        settled.push(if let Some(why) = refused(scan, bounds, &quantity) {
            Err((quantity, why))
        } else {
            last = Some(quantity.clone());
            Ok(quantity)
        });
    }
    settled
}

/// Gives the numbers of a list the unit that stands after the last: `40, 35 và 52 suất quà`.
fn share(scan: Scan<'_, '_>, bounds: &Clauses, quantities: &mut [Quantity]) {
    let mut has_and = false;
    for idx in (0..quantities.len().saturating_sub(1)).rev() {
        let [this, next] = &quantities[idx..idx + 2] else { continue };
        let (from, to) = (this.tokens.end, next.tokens.start);
        let joiner = if to == from + 1 { scan.tokens.lower(from) } else { "" };
        let is_joined = matches!(joiner, "," | "và" | "hoặc");
        has_and = is_joined && (has_and || joiner == "và");
        if !is_joined || !this.is_bare() || this.is_words() || next.unit.is_none() {
            continue;
        }
        let clause = words_between(scan, bounds[this.tokens.start].clause, this.tokens.start, 200);
        let is_told = last_of_any(clause, &["lần lượt", "tương ứng", "theo thứ tự"]).is_some();
        if !is_told && !has_and {
            continue;
        }
        let (unit, scale) = (next.unit.clone(), next.scale);
        let scaled = if scale > 1 { this.lead.times(scale) } else { Some(this.value) };
        let this = &mut quantities[idx];
        this.unit = unit;
        if let Some(value) = scaled {
            (this.value, this.scale) = (value, scale);
        }
    }
}

/// Words between a label and its number.
static LABEL_ENDS: Phrases =
    Phrases::of(&[":", "là", "đạt", "được", "còn", "=", "có", "lên", "lên tới", "đạt được"]);

/// Whether nothing that is counted can follow the number.
pub(super) fn is_closed(scan: Scan<'_, '_>, at: usize) -> bool {
    match scan.tokens.kind(at) {
        None | Some(Kind::Sign(_)) => true,
        Some(Kind::Word) => scan.begins_any(at, &NOT_A_NOUN),
        Some(_) => false,
    }
}

/// The unit in a label before the number: `Số đoàn viên mới: 412`.
fn label(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &Quantity) -> Option<Unit> {
    let start = quantity.tokens.start;
    if quantity.is_words() || !is_closed(scan, quantity.tokens.end) {
        return None;
    }
    if !scan.follows_any(start, &LABEL_ENDS) {
        return None;
    }
    let clause = bounds[start].clause.max(start.saturating_sub(16));
    let is_list = scan.follows(start, ":");
    let after_number = (clause..start).rev().find(|at| scan.tokens.is(*at, "số"));
    let unit = |at: usize| match quantity.total {
        // So many of so many bodies is a result, however few they are.
        Some(_) => scan.unit(at).map(|(_, unit)| unit),
        None => counted_unit(scan, at),
    };
    match after_number {
        Some(at) => (at + 1..start).find_map(unit),
        None if is_list => (clause..start).find_map(unit),
        None => None,
    }
}

/// Words that begin the parts of a whole.
pub(super) const PARTS: &[&str] =
    &["trong đó", "riêng", "bao gồm", "gồm", "trong số đó", "trong số này"];

/// The unit of the figure before, where this one is its part or the next of its kind.
fn elided(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    quantity: &Quantity,
    (last, is_next_part): (Option<&Quantity>, bool),
) -> Option<Unit> {
    let start = quantity.tokens.start;
    let last = last.filter(|last| bounds[last.tokens.start].sentence == bounds[start].sentence)?;
    if quantity.is_words() || !is_closed(scan, quantity.tokens.end) || !quantity.is_bare() {
        return None;
    }
    let between = words_between(scan, last.tokens.end, start, 120);
    let is_part = last_of_any(between, PARTS).is_some()
        || last_of_any(between, &["còn lại", "còn"]).is_some()
        || is_next_part;
    let is_enumerated = scan.lexicon.area_before(scan, start).is_some()
        || (scan.tokens.is_sign(start.saturating_sub(1), '(')
            && start > 1
            && scan.lexicon.area_before(scan, start - 1).is_some());
    (is_part || is_enumerated).then(|| last.unit.clone()).flatten()
}

/// Words that cannot be the second of a noun.
static NOT_SECOND: Phrases = Phrases::of(&[
    "của", "và", "với", "cho", "tại", "ở", "trong", "được", "đã", "do", "nhằm", "theo", "về", "từ",
    "đến", "tới", "để", "bằng", "vào", "ra", "lên", "trên", "dưới", "sau", "trước", "khi", "này",
    "đó", "có", "là", "mỗi", "tham",
]);

/// A noun that nobody has declared: up to two words.
fn unknown_noun(scan: Scan<'_, '_>, quantity: &mut Quantity) {
    let tokens = scan.tokens;
    let at = quantity.tokens.end;
    // `hơn 30 Mẹ Việt Nam anh hùng`
    let is_qualified = quantity.qualifier != Qualifier::Exact;
    let is_noun = |at: usize| {
        tokens.kind(at) == Some(Kind::Word)
            && (is_qualified || !scan.is_capital(at))
            && !scan.begins_any(at, &NOT_A_NOUN)
            && !scan.begins_any(at, &GIVING)
    };
    if quantity.is_words() || !is_noun(at) || scan.begins_any(at, &COMPOSITION) {
        return;
    }
    let is_large = quantity.value > Decimal::whole(31)
        || quantity.marking == Some(Marking::Usual)
        || quantity.scale > 1;
    let is_given = scan.follows_any(quantity.tokens.start, &GIVING);
    let is_listed =
        scan.follows_any(quantity.tokens.start, const { &Phrases::of(&[",", "và", ";"]) });
    if quantity.qualifier == Qualifier::Exact && !is_large && !is_given && !is_listed {
        return;
    }
    let known = unit::longest_form(tokens.rest(at)).map(|(bytes, _)| tokens.after(at, bytes));
    let is_second = tokens.kind(at + 1) == Some(Kind::Word)
        && !scan.is_capital(at + 1)
        && !scan.begins_any(at + 1, &NOT_SECOND);
    let end = known.unwrap_or(if is_second { at + 2 } else { at + 1 });
    quantity.unit = Some(Unit::named(words_between(scan, at, end, 80)));
    quantity.tokens.end = end;
}

/// `118 đơn vị` beside blood is blood.
fn blood(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &mut Quantity, last: Option<&Quantity>) {
    if quantity.unit.as_ref().is_none_or(|unit| unit.name() != "đơn vị") {
        return;
    }
    let start = quantity.tokens.start;
    if scan.follows_any(start, const { &Phrases::of(&["của", "tại", "ở", "từ", "các", "thuộc"]) })
    {
        return;
    }
    let sentence = bounds[start].sentence;
    let is_near = last.is_some_and(|last| {
        last.unit.as_ref().is_some_and(|unit| unit.name() == "đơn vị máu")
            && start - last.tokens.end < 40
    });
    let clause = words_between(scan, sentence, start, 160);
    let ahead: String = scan.tokens.rest(quantity.tokens.end).chars().take(40).collect();
    let ahead = ahead.split('.').next().unwrap_or_default();
    let is_given = scan.follows_any(
        quantity.tokens.start,
        const { &Phrases::of(&["hiến", "hiến được", "hiến tặng"]) },
    );
    if is_near
        || is_given
        || last_of_any(clause, &["máu"]).is_some()
        || last_of_any(ahead, &["máu"]).is_some()
    {
        quantity.unit = Some(Unit::named("đơn vị máu"));
    }
}
