//! Whose a figure is: the district that did it, else the one that received it.
//!
//! The subject opens a clause and holds until another one comes: `Huyện đoàn X trồng …; Thị đoàn Y
//! hiến …`. A sentence without a subject goes on with the one before. The place of a meeting is
//! nobody's figure.

use super::clauses::{Clauses, last_of_any, words_between};
use super::counted::Scan;
use super::mentions::{Mention, Who, mentions};
use super::quantity::Quantity;
use crate::domain::AreaId;
use crate::domain::phrases::Phrases;

/// Words between two districts that do something together.
static JOINING: Phrases = Phrases::of(&[
    ",", "và", "với", "cùng", "phối", "hợp", "huyện", "đoàn", "thị", "thành", "xã", "phố", "tp",
    "tx", ".", "lđlđ",
]);
/// The most of them.
const JOINING_MAX: usize = 6;
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

/// The district of each quantity.
pub(super) fn districts(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
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

/// Who is spoken of.
struct Tracker<'r, 's, 't> {
    scan: Scan<'s, 't>,
    bounds: &'r Clauses,
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
    place_end: usize,
    /// How many groups of doers the clause had.
    n_groups: usize,
    /// Who did something in the clause before.
    carried: Option<AreaId>,
    named: Option<AreaId>,
}

impl<'r, 's, 't> Tracker<'r, 's, 't> {
    const fn new(scan: Scan<'s, 't>, bounds: &'r Clauses) -> Self {
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
            place_end: 0,
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
                self.place_end = mention.end;
                return;
            }
        };
        let Some(area) = doer else {
            self.doers.clear();
            self.is_wide = true;
            return;
        };
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
    }

    /// Whether only `,`, `và` and ranks stand between the last doer and the token `at`.
    fn is_joiner(&self, at: usize) -> bool {
        at - self.doers_end <= JOINING_MAX
            && (self.doers_end..at).all(|at| JOINING.contains(self.scan.tokens.lower(at)))
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
        // `tặng huyện Ba Chẽ 500 triệu đồng`
        if self.place_end == start && self.place.is_some() {
            return self.place.clone();
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
