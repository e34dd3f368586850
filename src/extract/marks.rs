//! Numbers that are no figures: dates, years, names, documents, telephones and their like.
//!
//! Each run of digits is looked at once with the words beside it, and its tokens are marked with
//! the reason why it is refused. What is left unmarked may be a quantity.

use super::Why;
use super::counted::Scan;
use super::identity::{Group, identity};
use super::words::{
    AFTER, AFTER_FIRSTS, BEFORE, BEFORE_LASTS, COUNTED_AFTER_ALL, Force, MAYBE_TIME_BEFORE,
    TIME_BEFORE, YEAR_BEFORE,
};
use crate::domain::figure::words::scale;
use crate::domain::phrases::{Phrases, ends_with};

/// Why each token is refused, if it is.
pub(super) type Marks = Vec<Option<Why>>;

/// Marks every number of the text that is no figure.
pub(super) fn mark(scan: Scan<'_, '_>, mut marks: Marks) -> Marks {
    let mut at = 0;
    while at < scan.tokens.len() {
        if !scan.is_digits(at) {
            at += 1;
            continue;
        }
        let group = Group::at(scan, at);
        let end = if let Some((why, end)) = identity(scan, &group) {
            put(&mut marks, group.start..end, why);
            end
        } else {
            if let Some(why) = reason(scan, &group, &marks) {
                put(&mut marks, group.start..group.end, why);
                mark_before(scan, &mut marks, group.start, why);
            }
            group.end
        };
        at = end.max(at + 1);
    }
    marks
}

fn put(marks: &mut Marks, tokens: std::ops::Range<usize>, why: Why) {
    for mark in &mut marks[tokens] {
        mark.get_or_insert(why);
    }
}

/// What belongs to a date, age or time that follows: the 16 of `ngày 16 và 17/11`.
fn mark_before(scan: Scan<'_, '_>, marks: &mut Marks, start: usize, why: Why) {
    if !matches!(why, Why::Date | Why::Age | Why::Duration | Why::Year | Why::Condition) {
        return;
    }
    let mut at = start;
    while at >= 2 && is_joiner(scan, at - 1) && scan.is_digits(at - 2) && marks[at - 2].is_none() {
        let is_small = scan.tokens.lower(at - 2).len() <= 2 || why == Why::Year;
        let is_part = at >= 3 && scan.tokens.is_glued(at - 2) && !is_joiner(scan, at - 3);
        if !is_small || is_part {
            return;
        }
        marks[at - 2] = Some(why);
        at -= 2;
    }
}

fn is_joiner(scan: Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.tokens.lower(at), "-" | "–" | "—" | "," | "và" | "đến" | "tới" | "hoặc" | "&")
}

/// Why the number of `group` is no figure.
fn reason(scan: Scan<'_, '_>, group: &Group, marks: &Marks) -> Option<Why> {
    if let Some(why) = shape(scan, group, marks) {
        return Some(why);
    }
    let is_number = group.seps.iter().all(|sep| matches!(sep, '.' | ','));
    if !is_number {
        return None;
    }
    let said_after = after(scan, group);
    // `ngày 10 tháng 3`, `lần thứ 2 năm 2024`: what follows belongs to another number.
    let is_told_before = matches!(said_after, Some(Why::Duration | Why::Time | Why::Period));
    let said_before = || before(scan, group, marks);
    is_told_before
        .then(said_before)
        .flatten()
        .or(said_after)
        .or_else(|| year(scan, group, marks))
        .or_else(said_before)
        .or_else(|| named(scan, group))
}

/// What the shape of the number and the time words before it say.
fn shape(scan: Scan<'_, '_>, group: &Group, marks: &Marks) -> Option<Why> {
    let (start, end) = (group.start, group.end);
    if is_day_month_year(group) {
        return Some(Why::Date);
    }
    if let Some((a, b)) = group.pair(&[':']) {
        return Some(if a <= 24 && b < 60 { Why::Time } else { Why::Score });
    }
    let is_time = scan.follows_any(start, &TIME_BEFORE) || continues_a_date(scan, start, marks);
    let may_be_time = || scan.follows_any(start, &MAYBE_TIME_BEFORE);
    let is_day = |a: u32, b: u32| (1..=31).contains(&a) && (1..=12).contains(&b);
    if let Some((a, b)) = group.pair(&['/']) {
        if is_year(b, group.parts[1].1) {
            return Some(if is_year(a, group.parts[0].1) { Why::Year } else { Why::Date });
        }
        if is_day(a, b) && is_time {
            return Some(Why::Date);
        }
        if (a, b) == (24, 7) {
            return Some(Why::Name);
        }
        let unit = scan.unit(end).map(|(_, unit)| unit);
        if let Some(unit) = unit.filter(|_| a <= b) {
            let is_holiday = matches!((a, b), (1, 5 | 6) | (2, 9));
            let is_place = super::counted::is_place(&unit);
            return (is_place && (is_holiday || (is_day(a, b) && may_be_time())))
                .then_some(Why::Date);
        }
        let has_label =
            scan.follows_any(start, const { &Phrases::of(&[":", "đạt", "được", "là"]) });
        if a <= b && has_label && !may_be_time() {
            return None;
        }
        let is_share =
            scan.begins_any(end, const { &Phrases::of(&["số", "diện tích", "chặng", "quãng"]) });
        let is_date = is_day(a, b) && !is_share;
        return Some(if is_date { Why::Date } else { Why::Fraction });
    }
    if let Some((a, b)) = group.pair(&['-', '–']) {
        return dashed(scan, group, (a, b), is_time);
    }
    if let Some((a, b)) = group.pair(&['.']) {
        let is_short = group.parts.iter().all(|(_, len)| *len <= 2);
        let has_unit = scan.unit(end).is_some() || scale(scan.tokens, end).is_some();
        let is_measured = scan
            .unit(end)
            .is_some_and(|(_, unit)| unit.dimension().is_measured() || unit.base() == "đồng")
            || scale(scan.tokens, end).is_some();
        if is_short && b == 0 && !has_unit {
            return Some(Why::Name);
        }
        if is_short && is_day(a, b) && !is_measured {
            let is_date = is_time || !has_unit || may_be_time();
            return is_date.then_some(Why::Date);
        }
        if group.parts[1].1 == 4 && is_year(b, 4) && (1..=12).contains(&a) {
            return Some(Why::Date);
        }
    }
    None
}

/// Words before the score of a match.
static MATCHES: Phrases =
    Phrases::of(&["tỉ số", "tỷ số", "thắng", "hòa", "thua", "tỉ số chung cuộc", "dẫn", "kết quả"]);

/// `19-5`, `3-1`, `2022-2027`, `5-6 ĐVTN`.
fn dashed(scan: Scan<'_, '_>, group: &Group, (a, b): (u32, u32), is_time: bool) -> Option<Why> {
    let lens = [group.parts[0].1, group.parts[1].1];
    if is_year(b, lens[1]) && (is_year(a, lens[0]) || (1..=12).contains(&a)) {
        return Some(if is_year(a, lens[0]) { Why::Year } else { Why::Date });
    }
    if scan.follows_any(group.start, &MATCHES) {
        return Some(Why::Score);
    }
    let is_day = (1..=31).contains(&a) && (1..=12).contains(&b);
    let has_unit = scan.unit(group.end).is_some() || scale(scan.tokens, group.end).is_some();
    if is_day && (is_time || (!has_unit && after(scan, group).is_none())) {
        return Some(Why::Date);
    }
    let is_range = has_unit || a < b;
    if is_range { after(scan, group) } else { Some(Why::Score) }
}

fn is_day_month_year(group: &Group) -> bool {
    let ([(d, dn), (m, mn), (_, yn)], [one, other]) =
        (group.parts.as_slice(), group.seps.as_slice())
    else {
        return false;
    };
    one == other
        && *one != ','
        && (1..=31).contains(d)
        && (1..=12).contains(m)
        && *dn <= 2
        && *mn <= 2
        && matches!(yn, 2 | 4)
}

fn is_year(number: u32, len: usize) -> bool {
    len == 4 && (1900..2100).contains(&number)
}

/// Whether the number at `start` follows a date to which `và`, a dash or `đến` joins it.
fn continues_a_date(scan: Scan<'_, '_>, start: usize, marks: &Marks) -> bool {
    start >= 2 && is_joiner(scan, start - 1) && marks[start - 2] == Some(Why::Date)
}

/// What the word after the number says.
fn after(scan: Scan<'_, '_>, group: &Group) -> Option<Why> {
    let end = group.end;
    if scan.begins_any(end, &COUNTED_AFTER_ALL) {
        return None;
    }
    let rows = if AFTER_FIRSTS.has(scan.tokens.bucket(end)) { AFTER } else { &[] };
    let found = rows.iter().filter(|(words, _)| scan.begins(end, words));
    let (words, why) = found.max_by_key(|(words, _)| words.len())?;
    if *words == "giờ" {
        let is_labour = group.alone().is_none_or(|(n, _)| n > 24);
        return (!is_labour).then_some(Why::Time);
    }
    let is_kept = scan.follows_any(group.start, const { &Phrases::of(&["kỷ niệm", "mừng"]) })
        && *words == "năm";
    Some(if is_kept { Why::Anniversary } else { *why })
}

/// Four digits that are a year.
fn year(scan: Scan<'_, '_>, group: &Group, marks: &Marks) -> Option<Why> {
    let (number, len) = group.alone()?;
    if !is_year(number, len) {
        return None;
    }
    let start = group.start;
    let follows_year =
        start >= 2 && is_joiner(scan, start - 1) && marks[start - 2] == Some(Why::Year);
    let is_said = scan.follows_any(start, &YEAR_BEFORE);
    let has_name = start > 0 && scan.is_capital(start - 1);
    let is_counted = scan.is_counted(group.end) || scale(scan.tokens, group.end).is_some();
    let why = if scan.follows(start, "sinh năm") { Why::Age } else { Why::Year };
    (follows_year || is_said || has_name || !is_counted).then_some(why)
}

/// What the words before the number say.
fn before(scan: Scan<'_, '_>, group: &Group, marks: &Marks) -> Option<Why> {
    let (start, end) = (group.start, group.end);
    let text = scan.tokens.before(start);
    let is_said = |row: &&(&str, Why, Force)| ends_with(text, row.0);
    let may_say = scan.follows_word(start) && BEFORE_LASTS.has(scan.tokens.bucket(start - 1));
    let rows = if may_say { BEFORE } else { &[] };
    let found = rows.iter().filter(is_said).max_by_key(|(words, ..)| words.len());
    let Some((words, why, force)) = found else {
        return listed(scan, group, marks);
    };
    let head = start - words.split(' ').count().min(start);
    let number = group.alone().map_or(u32::MAX, |(number, _)| number);
    let limit = match *words {
        "ngày" | "mùng" | "mồng" => 31,
        "tháng" => 12,
        "quý" => 4,
        "lúc" => 24,
        "năm" => 0,
        "số" if scan.follows_any(head, const { &Phrases::of(&["tổng", "con", "một"]) }) => 0,
        _ => u32::MAX,
    };
    if number > limit {
        return None;
    }
    // `mỗi ngày 20 suất`, `mỗi tổ 5 người`; `1 lớp 45 học viên`: the word is counted itself.
    let is_each = scan.follows_any(
        head,
        const { &Phrases::of(&["mỗi", "một", "trong", "cả", "hằng", "hàng", "bình quân"]) },
    );
    let is_noun_of_number = head > 0 && scan.is_digits(head - 1) && marks[head - 1].is_none();
    let is_counted = scan.is_counted(end) || scale(scan.tokens, end).is_some();
    if is_counted && (is_each || is_noun_of_number) {
        return None;
    }
    let is_date = matches!(why, Why::Date | Why::Period);
    // Nothing is numbered 2.500.
    let is_grouped = group.seps.contains(&'.') && group.parts.last().is_some_and(|p| p.1 == 3);
    if is_grouped && *force == Force::UnlessCounted {
        return None;
    }
    (*force == Force::Always || is_date || !is_counted).then_some(*why)
}

/// `lớp 4, 5, 6`: a number joined to one that is refused, with nothing counted after it.
fn listed(scan: Scan<'_, '_>, group: &Group, marks: &Marks) -> Option<Why> {
    let start = group.start;
    if start < 2 || !is_joiner(scan, start - 1) || group.alone().is_none_or(|(_, len)| len > 2) {
        return None;
    }
    let why = marks[start - 2]?;
    let goes_on = matches!(why, Why::Ordinal | Why::Name | Why::Date | Why::Document | Why::Quoted);
    (goes_on && !scan.is_counted(group.end) && scale(scan.tokens, group.end).is_none())
        .then_some(why)
}

/// A capitalised word before a number and nothing counted after it: `Móng Cái 1`.
fn named(scan: Scan<'_, '_>, group: &Group) -> Option<Why> {
    let start = group.start;
    let (_, len) = group.alone()?;
    let has_name = start > 1
        && scan.is_capital(start - 1)
        && (scan.is_capital(start - 2) || scan.is_capitals(start - 1));
    let is_counted = scan.unit(group.end).is_some() || scale(scan.tokens, group.end).is_some();
    let is_last = matches!(scan.tokens.lower(group.end), "" | "." | "," | ";" | ")" | "¶");
    let is_enumerated = scan.lexicon.area_before(scan, start).is_some() && is_last && len > 1;
    (has_name && !is_counted && len <= 3 && !is_enumerated).then_some(Why::Name)
}
