//! Whose a figure is: the district that did it, else the one that received it.
//!
//! The subject opens a clause and holds until another one comes: `Huyện đoàn X trồng …; Thị đoàn Y
//! hiến …`. A sentence without a subject goes on with the one before. The place of a meeting is
//! nobody's figure.

use super::clauses::{Bounds, last_of_any, words_between};
use super::counted::Scan;
use super::quantity::Quantity;
use crate::domain::AreaId;
use crate::domain::figure::tokens::Kind;

/// Words before the name of a district.
pub(super) const RANKS: &[&str] = &[
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
    "tuổi trẻ",
    "đặc khu",
    "đoàn đặc khu",
];

/// Words before a name that make it another place.
const SMALLER: &[&str] = &[
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
];

/// Words before a district that only receives.
const RECEIVING: &[&str] = &["cho", "đến", "tới", "về", "tặng"];
/// Words before a place.
const PLACING: &[&str] = &["tại", "ở", "trên địa bàn", "trong", "địa bàn", "thuộc"];
/// What happens at a place without the figures being the place's.
const MEETINGS: &[&str] = &[
    "hội nghị",
    "giao ban",
    "họp",
    "đại hội",
    "hội thảo",
    "tổng kết",
    "sơ kết",
    "tọa đàm",
    "tập huấn toàn tỉnh",
];

/// Whoever is more than one district, or none.
const WIDE: &[&str] = &[
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
];
/// Whoever is so where it opens a clause.
const WIDE_SUBJECTS: &[&str] = &[
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
];
/// The district named last.
const AGAIN: &[&str] =
    &["đơn vị này", "địa phương này", "huyện này", "thành phố này", "thị xã này"];
/// The district named last, where it opens a clause.
const AGAIN_SUBJECTS: &[&str] = &[
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
];

/// Whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    /// A district that does something.
    Doer(AreaId),
    /// A district that only receives, or where something is.
    Other(AreaId),
    /// More than one district, or none.
    Wide,
    /// The district named last.
    Again,
}

#[derive(Debug)]
struct Mention {
    start: usize,
    end: usize,
    who: Who,
}

/// The district of each quantity.
pub(super) fn districts(
    scan: Scan<'_, '_>,
    bounds: &[Bounds],
    quantities: &[&Quantity],
) -> Vec<Option<AreaId>> {
    let mentions = mentions(scan, bounds);
    let mut next = 0;
    let mut tracker = Tracker::new(scan, bounds);
    let mut all = Vec::with_capacity(quantities.len());
    for (idx, quantity) in quantities.iter().enumerate() {
        let start = quantity.number.start;
        while let Some(mention) = mentions.get(next).filter(|mention| mention.start < start) {
            tracker.hear(mention);
            next += 1;
        }
        let until = quantities.get(idx + 1).map_or(scan.tokens.len(), |q| q.tokens.start);
        tracker.enter(start);
        all.push(tracker.whose(quantity, &mentions[next..], until));
    }
    all
}

/// Everybody whom the text names.
fn mentions(scan: Scan<'_, '_>, bounds: &[Bounds]) -> Vec<Mention> {
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

fn mention(scan: Scan<'_, '_>, bounds: &[Bounds], at: usize) -> Option<Mention> {
    if scan.tokens.kind(at) != Some(Kind::Word) {
        return None;
    }
    if let Some((end, area)) = scan.lexicon.area_at(scan, at) {
        let is_smaller = scan.follows_any(at, SMALLER)
            || (scan.is_digits(end) && scan.tokens.lower(end).len() == 1);
        let is_huge = scan.begins(at, "quảng ninh");
        if is_smaller || is_huge {
            return None;
        }
        let mut head = at;
        while head > bounds[at].clause && scan.follows_any(head, RANKS) {
            head -= 1;
        }
        let is_other = scan.follows_any(head, RECEIVING) || scan.follows_any(head, PLACING);
        let who = if is_other { Who::Other(area) } else { Who::Doer(area) };
        return Some(Mention { start: at, end, who });
    }
    let opens = at == bounds[at].clause
        || matches!(
            scan.tokens.lower(at - 1),
            "," | ":" | "¶" | "và" | "riêng" | "còn" | "do" | ")"
        );
    let is_of = |table: &[&str]| scan.begins_any(at, table);
    let who = match scan.tokens.lower(at) {
        "toàn" | "cả" | "các" | "tỉnh" | "một" | "hai" | "ba" | "ở" if is_of(WIDE) => {
            Who::Wide
        }
        "đơn" | "địa" | "huyện" | "thành" | "thị" if is_of(AGAIN) => Who::Again,
        "tỉnh" | "cụm" | "lđlđ" | "đoàn" | "bộ" | "doanh" | "các" | "công" | "hội" | "trung"
        | "ban" | "cấp" | "nhà" | "mạnh"
            if opens && is_of(WIDE_SUBJECTS) =>
        {
            Who::Wide
        }
        "huyện" | "thị" | "thành" | "lđlđ" | "công" | "toàn" | "cả" | "đơn"
            if opens && is_of(AGAIN_SUBJECTS) && !names_area(scan, at) =>
        {
            Who::Again
        }
        _ => return None,
    };
    Some(Mention { start: at, end: at + 1, who })
}

/// Whether an area is named within the next words.
fn names_area(scan: Scan<'_, '_>, at: usize) -> bool {
    (at + 1..at + 5).any(|at| scan.lexicon.area_at(scan, at).is_some())
}

/// Who is spoken of.
struct Tracker<'r, 's, 't> {
    scan: Scan<'s, 't>,
    bounds: &'r [Bounds],
    /// The first tokens of the clause and the paragraph.
    clause: usize,
    paragraph: usize,
    /// Who does something in this clause, with the token after the last of them.
    doers: Vec<AreaId>,
    doers_end: usize,
    /// How many quantities of a list were given to one of the doers each.
    n_given: usize,
    is_wide: bool,
    /// Where something is in this clause.
    place: Option<AreaId>,
    /// How many groups of doers the clause had.
    n_groups: usize,
    /// Who did something in the clause before.
    carried: Option<AreaId>,
    named: Option<AreaId>,
}

impl<'r, 's, 't> Tracker<'r, 's, 't> {
    const fn new(scan: Scan<'s, 't>, bounds: &'r [Bounds]) -> Self {
        Self {
            scan,
            bounds,
            clause: 0,
            paragraph: 0,
            doers: Vec::new(),
            doers_end: 0,
            n_given: 0,
            is_wide: false,
            place: None,
            n_groups: 0,
            carried: None,
            named: None,
        }
    }

    /// Goes on to the clause of the token `at`.
    fn enter(&mut self, at: usize) {
        let bounds = self.bounds[at];
        if bounds.clause == self.clause {
            return;
        }
        if self.is_wide || self.n_groups > 1 || self.doers.len() > 1 {
            self.carried = None;
        } else if let Some(doer) = self.doers.pop() {
            self.carried = Some(doer);
        }
        if bounds.paragraph != self.paragraph {
            self.carried = None;
        }
        (self.clause, self.paragraph) = (bounds.clause, bounds.paragraph);
        self.doers.clear();
        (self.n_given, self.n_groups) = (0, 0);
        (self.is_wide, self.place) = (false, None);
    }

    fn hear(&mut self, mention: &Mention) {
        self.enter(mention.start);
        // `cây giống do Đoàn Than tài trợ` does not take the deed from who did it.
        let is_helper = self.scan.follows(mention.start, "do") && !self.doers.is_empty();
        if is_helper && matches!(mention.who, Who::Wide) {
            return;
        }
        let doer = match &mention.who {
            Who::Doer(area) => Some(area.clone()),
            Who::Again => self.named.clone(),
            Who::Wide => None,
            Who::Other(area) => {
                self.named = Some(area.clone());
                self.place = Some(area.clone());
                return;
            }
        };
        if let Some(area) = doer {
            let is_joined = !self.doers.is_empty() && self.is_joiner(mention.start);
            if !is_joined {
                self.doers.clear();
                self.n_groups += 1;
                self.n_given = 0;
            }
            self.is_wide = false;
            self.named = Some(area.clone());
            self.doers.push(area);
            self.doers_end = mention.end;
        } else {
            self.doers.clear();
            self.is_wide = true;
        }
    }

    /// Whether only `,`, `và` and ranks stand between the last doer and the token `at`.
    fn is_joiner(&self, at: usize) -> bool {
        at - self.doers_end <= 4
            && (self.doers_end..at).all(|at| {
                let word = self.scan.tokens.lower(at);
                matches!(
                    word,
                    "," | "và" | "với" | "cùng" | "huyện" | "đoàn" | "thị" | "thành" | "xã"
                )
            })
    }

    fn whose(&mut self, quantity: &Quantity, ahead: &[Mention], until: usize) -> Option<AreaId> {
        let scan = self.scan;
        let start = quantity.tokens.start;
        match self.doers.as_slice() {
            [only] => return Some(only.clone()),
            [] => {}
            several => {
                let words = words_between(scan, self.doers_end, start, 200);
                let in_turn = last_of_any(words, &["lần lượt", "tương ứng", "theo thứ tự"]);
                let area = in_turn.and_then(|_| several.get(self.n_given).cloned());
                self.n_given += 1;
                return area;
            }
        }
        let sentence = words_between(scan, self.bounds[start].sentence, start, 300);
        let is_meeting = last_of_any(sentence, MEETINGS).is_some();
        if !self.is_wide {
            if let Some(place) = self.place.clone().filter(|_| !is_meeting) {
                return Some(place);
            }
            if self.carried.is_some() {
                return self.carried.clone();
            }
        }
        self.receiver(quantity, ahead, until)
    }

    /// The district that the words after the figure name.
    fn receiver(&self, quantity: &Quantity, ahead: &[Mention], until: usize) -> Option<AreaId> {
        let clause = self.bounds[quantity.number.start].clause;
        let near = ahead.first().filter(|mention| {
            mention.start < until && self.bounds[mention.start].clause == clause
        })?;
        let is_parted = (quantity.tokens.end..near.start)
            .take(30)
            .any(|at| matches!(self.scan.tokens.lower(at), "," | ":" | "("));
        match &near.who {
            Who::Other(area) if !is_parted => Some(area.clone()),
            _ => None,
        }
    }
}
