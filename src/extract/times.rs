//! Which figures are of an earlier time than the text is about: `cùng kỳ năm trước trồng 800 cây`.
//!
//! A time that opens a clause or brackets is that of the figures after it, until another time is
//! named. One that follows a figure, `800 cây năm 2022`, is of that figure alone. What is only
//! compared with, named or dated by it, `so với năm 2022`, `khởi công năm 2022`, is of this time.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};

use super::Why;
use super::clauses::{Clauses, sentences};
use super::counted::Scan;
use super::marks::Marks;
use super::quantity::Quantity;
use super::words::GIVING;
use crate::domain::Period;
use crate::domain::figure::tokens::Kind;
use crate::domain::phrases::Phrases;

/// The years that a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// What is of an earlier year is of an earlier time.
    pub first: i32,
    /// What is of this year is of this time. A year between the two is of this time unless the
    /// text sets it against a later one.
    pub last: i32,
}

impl Years {
    /// Nobody knows: only what the text sets against each other tells.
    pub const UNKNOWN: Self = Self { first: i32::MIN, last: i32::MAX };

    /// Those of an article's period, or else of its date. Of the year before an article may well
    /// tell in its first months.
    pub fn of(period: Option<Period>, date: Option<NaiveDate>) -> Self {
        let early = |date: NaiveDate| date.checked_sub_days(REVIEW).unwrap_or(date);
        match (period, date) {
            (Some(period), _) => Self { first: period.first().year(), last: period.last().year() },
            (None, Some(date)) => Self { first: early(date).year(), last: date.year() },
            (None, None) => Self::UNKNOWN,
        }
    }
}

/// So long after its end a year is still told of as this one.
const REVIEW: Days = Days::new(90);

/// Of an earlier time than the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The year, where it is of a whole one that is named.
    pub year: Option<i32>,
}

/// Words of an earlier time.
static BEFORE: Phrases = Phrases::of(&[
    "cùng kỳ năm trước",
    "cùng kỳ năm ngoái",
    "cùng kỳ",
    "cùng thời điểm năm trước",
    "cùng thời điểm năm ngoái",
    "cùng thời điểm",
    "năm trước",
    "năm ngoái",
    "kỳ trước",
    "quý trước",
    "tháng trước",
    "đợt trước",
    "hè trước",
    "hè năm ngoái",
    "nhiệm kỳ trước",
]);
/// Words of this time.
static NOW: Phrases = Phrases::of(&[
    "năm nay",
    "đến nay",
    "nay",
    "hiện có",
    "hiện nay",
    "hiện tại",
    "hiện đang",
    "kỳ này",
    "quý này",
    "tháng này",
    "đợt này",
]);
/// Words of which the name of a time may be made, before its year.
static TIME_WORDS: Phrases = Phrases::of(&[
    "năm", "tháng", "quý", "ngày", "đầu", "cuối", "giữa", "mùa", "hè", "xuân", "học", "i", "ii",
    "iii", "iv",
]);
/// Signs and words before what opens a clause.
static BEGINNING: Phrases = Phrases::of(&[
    ",", "(", ":", "-", "–", "—", "“", "+", "thì", "còn", "riêng", "nhưng", "mà", "nếu",
]);
/// Words between the beginning of a clause and a time that opens it.
static OPENING: Phrases = Phrases::of(&["trong", "vào", "hồi", "ở", "như", "và", "cả", "suốt"]);
/// Words before a time at which something longer begins or ends.
static SINCE: Phrases = Phrases::of(&["từ", "đến", "tới", "hết", "sau", "trước"]);
/// Words between two times that are told of together.
static AND: Phrases = Phrases::of(&["và", "đến", "tới", ","]);
/// Words between a time and its number.
static SAYING: Phrases = Phrases::of(&[":", "là", "có", "chỉ", "mới", "đạt", "được", "("]);
/// Words between a figure and its time.
static OF: Phrases = Phrases::of(&["trong", "của", "vào", "hồi", "ở", "cả"]);
/// Words after a figure that begin something else than its noun.
static NOT_ITS_NOUN: Phrases = Phrases::of(&[
    "cho", "với", "theo", "từ", "đến", "so", "nhân", "kế", "chỉ", "dịp", "tại", "lên", "để",
    "bằng", "khóa", "khoá", "và", "được", "hưởng", "nhằm", "về", "thì", "còn", "riêng", "nhưng",
    "mà", "như", "nếu", "là",
]);
/// Words of a change before what is compared with.
static CHANGED: Phrases = Phrases::of(&["tăng", "giảm", "hơn", "gấp", "bằng", "vượt"]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Now,
    Before,
    Year { year: i32, is_whole: bool },
}

/// A time that the text names.
#[derive(Debug, Clone, Copy)]
struct Time {
    start: usize,
    end: usize,
    when: When,
    /// Whether what follows is of it.
    is_opening: bool,
}

/// Of each quantity the earlier time that it is of; `aims` tells which are to be reached.
pub(super) fn earlier(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    (marks, years): (&Marks, Years),
    (quantities, aims): (&[&Quantity], &[bool]),
) -> Vec<Option<Earlier>> {
    let sentences = sentences(bounds, quantities);
    let times = times(scan, bounds, (marks, years), &sentences);
    if times.iter().all(|time| time.when == When::Now) {
        return vec![None; quantities.len()];
    }
    let whens = whens(scan, bounds, (&times, &sentences), quantities);
    // What a sentence tells of this time, or the latest year of which it tells something done.
    let latest = |sentence: usize| {
        let from = quantities.partition_point(|other| other.tokens.start < sentence);
        let own = (from..quantities.len())
            .take_while(|idx| bounds[quantities[*idx].tokens.start].sentence == sentence);
        let own = own.filter(|idx| !aims[*idx]).filter_map(|idx| match whens[idx]? {
            When::Now => Some(i32::MAX),
            When::Year { year, .. } => Some(year),
            When::Before => None,
        });
        own.max()
    };
    let mut last = None;
    let earlier = whens.iter().zip(quantities).map(|(when, quantity)| match (*when)? {
        When::Now => None,
        When::Before => Some(Earlier { year: None }),
        When::Year { year, is_whole } => {
            let sentence = bounds[quantity.tokens.start].sentence;
            let (_, latest) = *last
                .filter(|(known, _)| *known == sentence)
                .get_or_insert_with(|| (sentence, latest(sentence)));
            last = Some((sentence, latest));
            let is_set_against = || year < years.last && latest.is_some_and(|last| year < last);
            let is_earlier = year < years.first || is_set_against();
            is_earlier.then_some(Earlier { year: is_whole.then_some(year) })
        }
    });
    earlier.collect()
}

/// When each quantity is told to be, if anything tells it.
fn whens(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    (times, sentences): (&[Time], &[Range<usize>]),
    quantities: &[&Quantity],
) -> Vec<Option<When>> {
    let tokens = scan.tokens;
    let mut whens = Vec::with_capacity(quantities.len());
    let mut next = quantities.iter().peekable();
    let (mut now, mut outside) = (None, Vec::new());
    let mut passed = 0;
    for at in sentences.iter().cloned().flatten() {
        let bound = &bounds[at];
        if bound.sentence == at {
            now = None;
            outside.clear();
        }
        let last = times[..passed].last().filter(|time| time.start >= bound.sentence);
        if let Some(quantity) = next.next_if(|quantity| quantity.tokens.start == at) {
            let own = after(scan, times.get(passed), quantity)
                .or_else(|| last.and_then(|time| before(scan, *time, at)));
            whens.push(own.or(now));
        }
        while let Some(time) = times.get(passed).filter(|time| time.start <= at) {
            passed += 1;
            if time.is_opening || time.when == When::Now {
                now = Some(time.when);
            }
        }
        match tokens.kind(at) {
            Some(Kind::Sign('(')) => {
                outside.push(now);
                now = last.filter(|time| time.end == at).map_or(now, |time| Some(time.when));
            }
            Some(Kind::Sign(')')) => now = outside.pop().unwrap_or(now),
            _ => {}
        }
    }
    whens
}

/// The time directly after a quantity and its noun: `800 cây xanh trong năm 2022`.
fn after(scan: Scan<'_, '_>, time: Option<&Time>, quantity: &Quantity) -> Option<When> {
    let (time, end) = (time?, quantity.tokens.end);
    let between = end..time.start;
    let is_word = |at: usize| scan.tokens.kind(at) == Some(Kind::Word);
    let n_nouns = between.clone().filter(|at| !OF.contains(scan.tokens.lower(*at))).count();
    let is_near = time.start >= end && between.len() <= 4 && n_nouns <= 2;
    let is_other =
        |at: usize| NOT_ITS_NOUN.contains(scan.tokens.lower(at)) || scan.begins_any(at, &GIVING);
    (is_near && between.clone().all(is_word) && !between.clone().any(is_other)).then_some(time.when)
}

/// The time directly before the number at `start`: `năm ngoái: 800 cây`.
fn before(scan: Scan<'_, '_>, time: Time, start: usize) -> Option<When> {
    let is_saying = |at: usize| SAYING.contains(scan.tokens.lower(at));
    let first = time.start.saturating_sub(6);
    let is_change = (first..time.start).any(|at| CHANGED.contains(scan.tokens.lower(at)));
    let is_beside = time.end <= start && start - time.end <= 3 && (time.end..start).all(is_saying);
    let is_bracket = is_beside && start > 0 && scan.tokens.is_sign(start - 1, '(');
    (is_beside && (time.is_opening || is_bracket || !is_change)).then_some(time.when)
}

/// The times that these sentences name, in order.
fn times(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    (marks, years): (&Marks, Years),
    sentences: &[Range<usize>],
) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for sentence in sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match named(scan, marks, at) {
                Some((core, end, when)) => {
                    let time = time(scan, bounds, (core, end, when), (years, times.last()));
                    times.extend(time);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    times
}

/// The time whose year or words are the tokens from `core` to `end`, after the one `last` named.
fn time(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    (core, end, when): (usize, usize, When),
    (years, last): (Years, Option<&Time>),
) -> Option<Time> {
    let from = last.map_or(0, |last| last.end);
    let start = first_word(scan, bounds[core].sentence.max(from), core);
    let when = match when {
        When::Year { year, .. } if year >= years.last => When::Now,
        When::Year { year, .. } => {
            let is_whole = start + 2 == end && scan.tokens.is(start, "năm");
            When::Year { year, is_whole }
        }
        other => other,
    };
    // `kể từ năm 2022` goes on to this day.
    if when != When::Now && start > 0 && SINCE.contains(scan.tokens.lower(start - 1)) {
        return None;
    }
    // `trong quý IV/2023 và quý I/2024`: the last of several is that of what follows.
    let is_next = last.is_some_and(|last| {
        last.is_opening && (last.end..start).all(|at| AND.contains(scan.tokens.lower(at)))
    });
    let is_opening = is_next || opens(scan, bounds, start);
    Some(Time { start, end, when, is_opening })
}

/// The time whose words or year stand at `at`: its first token and the one after it.
fn named(scan: Scan<'_, '_>, marks: &Marks, at: usize) -> Option<(usize, usize, When)> {
    match scan.tokens.kind(at) {
        Some(Kind::Word) => {}
        Some(Kind::Digits) => {
            let year = year(scan, marks, at)?;
            return Some((at, at + 1, When::Year { year, is_whole: false }));
        }
        _ => return None,
    }
    if let Some(end) = scan.longest(at, &NOW) {
        return Some((at, end, When::Now));
    }
    let end = scan.longest(at, &BEFORE)?;
    let dated = end + usize::from(scan.tokens.is(end, "năm"));
    let has_year = year(scan, marks, dated).is_some();
    Some((at, if has_year { dated + 1 } else { end }, When::Before))
}

/// The year at `at`, unless it is one end of several.
fn year(scan: Scan<'_, '_>, marks: &Marks, at: usize) -> Option<i32> {
    let tokens = scan.tokens;
    let written = |at: usize| Some(tokens.lower(at)).filter(|_| scan.is_digits(at));
    let is_long = |at: usize| written(at).is_some_and(|digits| digits.len() == 4);
    let is_dash = |at: usize| matches!(tokens.lower(at), "-" | "–" | "—");
    let is_time = matches!(marks.get(at)?, Some(Why::Year | Why::Date | Why::Period));
    let is_span =
        (is_dash(at + 1) && is_long(at + 2)) || (at > 1 && is_dash(at - 1) && is_long(at - 2));
    if !is_time || !is_long(at) || is_span {
        return None;
    }
    written(at)?.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// The first token of the time whose year or words stand at `core`.
fn first_word(scan: Scan<'_, '_>, from: usize, core: usize) -> usize {
    let tokens = scan.tokens;
    let is_part = |at: usize| {
        let word = tokens.lower(at);
        let is_joiner = matches!(word, "/" | "." | "-") && tokens.is_glued(at + 1);
        scan.is_digits(at) || is_joiner || TIME_WORDS.contains(word)
    };
    let first = from.max(core.saturating_sub(8)).min(core);
    (first..core).rev().take_while(|at| is_part(*at)).last().unwrap_or(core)
}

/// Whether a clause or brackets begin at the token `at`, but for a word or two.
fn opens(scan: Scan<'_, '_>, bounds: &Clauses, at: usize) -> bool {
    let is_begin =
        |at: usize| at == bounds[at].clause || BEGINNING.contains(scan.tokens.lower(at - 1));
    let mut start = at;
    for _ in 0..3 {
        if is_begin(start) {
            return true;
        }
        if !OPENING.contains(scan.tokens.lower(start - 1)) {
            return false;
        }
        start -= 1;
    }
    is_begin(start)
}
