//! Whom a text names: districts, their bodies, and whoever is more than one of them.

use super::clauses::Clauses;
use super::counted::Scan;
use crate::domain::AreaId;
use crate::domain::figure::tokens::Kind;
use crate::domain::phrases::{Buckets, Phrases};

/// Ranks of districts and their bodies, before the name.
static RANKS: Phrases = Phrases::of(&[
    "huyện đoàn",
    "thị đoàn",
    "thành đoàn",
    "huyện",
    "thị xã",
    "thành phố",
    "tp",
    "tp.",
    "tx",
    "tx.",
    "h.",
    "huyện đảo",
    "đặc khu",
    "đoàn đặc khu",
]);

/// The people of any place, before its name.
static PEOPLE: Phrases = Phrases::of(&["tuổi trẻ"]);

/// Words before a name that make it another place.
static SMALLER: Phrases = Phrases::of(&[
    "xã",
    "phường",
    "thị trấn",
    "thôn",
    "khu",
    "bản",
    "biển",
    "vịnh",
    "cảng",
    "chợ",
    "thpt",
    "thcs",
    "tiểu học",
    "cầu",
    "sông",
    "đường",
    "trường",
    "hồ",
    "bãi biển",
]);

/// Words before a district that only receives.
static RECEIVING: Phrases = Phrases::of(&["cho", "đến", "tới", "về", "tặng"]);
/// Words before a place.
static PLACING: Phrases = Phrases::of(&["tại", "ở", "trên địa bàn", "trong", "địa bàn", "thuộc"]);
/// Whoever is more than one district, or none.
static WIDE: Phrases = Phrases::of(&[
    "toàn tỉnh",
    "cả tỉnh",
    "toàn cụm",
    "cả cụm",
    "cả nước",
    "toàn đoàn",
    "các cấp bộ đoàn",
    "tỉnh ta",
    "các huyện đoàn",
    "các đơn vị",
    "một liên đội",
    "một chi đoàn",
    "các địa phương",
    "toàn quốc",
    "hai đơn vị",
    "ba địa phương",
    "tỉnh bạn",
    "một xã",
    "một trường",
    "ở một trường",
]);
/// Whoever is so where it opens a clause.
static WIDE_SUBJECTS: Phrases = Phrases::of(&[
    "tỉnh đoàn",
    "cụm đoàn",
    "cụm thi đua",
    "cụm",
    "lđlđ tỉnh",
    "đoàn khối",
    "đoàn than",
    "bộ chỉ huy",
    "doanh nghiệp",
    "các doanh nghiệp",
    "công đoàn ngành",
    "công đoàn tỉnh",
    "công đoàn cấp tỉnh",
    "hội lhtn tỉnh",
    "tỉnh",
    "trung ương đoàn",
    "ban tổ chức",
    "công ty",
    "cấp tỉnh",
    "nhà tài trợ",
    "mạnh thường quân",
    "hội đồng đội tỉnh",
]);
/// The district named last.
static AGAIN: Phrases =
    Phrases::of(&["đơn vị này", "địa phương này", "huyện này", "thành phố này", "thị xã này"]);
/// The district named last, where it opens a clause.
static AGAIN_SUBJECTS: Phrases = Phrases::of(&[
    "huyện đoàn",
    "thị đoàn",
    "thành đoàn",
    "lđlđ huyện",
    "lđlđ thành phố",
    "lđlđ thị xã",
    "huyện",
    "công đoàn huyện",
    "toàn huyện",
    "cả huyện",
    "toàn thành phố",
    "toàn thị xã",
    "đơn vị",
    "thành phố",
    "thị xã",
]);

/// The first words of all who are no district.
static FIRSTS: Buckets =
    WIDE.firsts().and(WIDE_SUBJECTS.firsts()).and(AGAIN.firsts()).and(AGAIN_SUBJECTS.firsts());

/// Whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A district that does something.
    Doer(AreaId),
    /// A district that only receives, or where something is.
    Other(AreaId),
    /// More than one district, or none.
    Wide,
    /// The district named last.
    Again,
}

/// Somebody named.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) who: Who,
}

/// Everybody whom the text names.
pub(super) fn mentions(scan: Scan<'_, '_>, bounds: &Clauses) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match mention(scan, bounds, at) {
            Some(mention) => {
                at = mention.end;
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    mentions
}

fn mention(scan: Scan<'_, '_>, bounds: &Clauses, at: usize) -> Option<Mention> {
    if scan.tokens.kind(at) != Some(Kind::Word) {
        return None;
    }
    if let Some((end, area)) = scan.lexicon.area_at(scan, at) {
        // `Móng Cái 1` is a ward.
        let is_numbered = scan.is_digits(end)
            && scan.tokens.lower(end).len() == 1
            && !(scan.tokens.is_glued(end + 1) && scan.is_digits(end + 2))
            && scan.unit(end + 1).is_none();
        // `Thị xã Quảng Yên` is no commune, although `xã` stands before the name.
        let is_smaller = !is_ranked(scan, at) && scan.follows_any(at, &SMALLER);
        if is_smaller || is_numbered {
            return None;
        }
        let mut head = at;
        while let Some(start) = start_of(&[&RANKS, &PEOPLE], scan, head) {
            head = start;
        }
        let is_other = scan.follows_any(head, &RECEIVING) || scan.follows_any(head, &PLACING);
        let who = if is_other { Who::Other(area) } else { Who::Doer(area) };
        return Some(Mention { start: at, end, who });
    }
    if !FIRSTS.has(scan.tokens.bucket(at)) {
        return None;
    }
    let opens = || {
        at == bounds[at].clause
            || matches!(
                scan.tokens.lower(at - 1),
                "," | ":" | "¶" | "và" | "riêng" | "còn" | "do" | ")"
            )
    };
    let is_of = |table: &Phrases| scan.begins_any(at, table);
    let who = match () {
        () if is_of(&WIDE) => Who::Wide,
        () if is_of(&AGAIN) => Who::Again,
        () if is_of(&WIDE_SUBJECTS) && opens() => Who::Wide,
        () if is_of(&AGAIN_SUBJECTS) && opens() && !names_area(scan, at) => Who::Again,
        () => return None,
    };
    Some(Mention { start: at, end: at + 1, who })
}

/// Whether the rank of a district stands before the token `at`.
pub(super) fn is_ranked(scan: Scan<'_, '_>, at: usize) -> bool {
    start_of(&[&RANKS], scan, at).is_some()
}

/// The first token of the longest of these words that end before the token `at`.
fn start_of(tables: &[&Phrases], scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let before = scan.tokens.before(at);
    let last = scan.tokens.bucket(at.checked_sub(1)?);
    let start = before.len()
        - tables.iter().filter_map(|table| table.longest_before(last, before)).max()?;
    (0..at).rev().find(|at| scan.tokens.before(*at).len() <= start)
}

/// Whether an area is named within the next words.
fn names_area(scan: Scan<'_, '_>, at: usize) -> bool {
    (at + 1..at + 5).any(|at| scan.lexicon.area_at(scan, at).is_some())
}
