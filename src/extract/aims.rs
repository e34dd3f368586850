//! How far a word of aim reaches.
//!
//! `phấn đấu trồng 1.000 cây, tặng 100 suất quà` sets two aims. In `làm 2,5 km (chỉ tiêu 5 km), thu
//! gom 1,2 tấn rác` the 5 km alone are one: what stands in brackets says nothing of what is outside,
//! and an aim named beside a result ends where the next act begins.

use super::clauses::{Clauses, sentences};
use super::counted::Scan;
use super::quantity::Quantity;
use super::words::{ACTING, GIVING};
use crate::domain::figure::tokens::Kind;
use crate::domain::phrases::{Buckets, Phrases};

/// Nouns of aims: the figure beside them is one, but not what a comma parts from them.
static NAMED: Phrases =
    Phrases::of(&["chỉ tiêu", "được giao", "đề ra", "kế hoạch đề ra", "giao chỉ tiêu"]);
/// Words that make what follows an aim.
static TOLD: Phrases = Phrases::of(&["theo chỉ tiêu", "theo kế hoạch", "đến năm", "được vận động"]);
/// Words of what is yet to be done: every act that they govern is an aim.
static WANTED: Phrases = Phrases::of(&[
    "phấn đấu",
    "dự kiến",
    "đặt mục tiêu",
    "mục tiêu",
    "sẽ",
    "dự định",
    "hướng tới",
    "cần",
    "phải",
]);
/// The first words of all that sets an aim.
static AIMING: Buckets = NAMED.firsts().and(TOLD.firsts()).and(WANTED.firsts()).and(PLANS.firsts());
/// Words after which an aim was reached.
static RESULTS: Phrases = Phrases::of(&[
    "đã",
    "đạt",
    "kết quả",
    "hoàn thành",
    "thực hiện được",
    "vượt",
    "so với",
    "hiện có",
    "ghi nhận",
    "đến nay",
    "hiện nay",
]);
/// Of these the ones that may themselves be wanted: `phấn đấu đạt 1.000 cây`.
static WANTED_RESULTS: Phrases = Phrases::of(&["đạt", "hoàn thành", "vượt"]);
/// Words of a plan, which is an aim where only its time stands between it and the number.
static PLANS: Phrases = Phrases::of(&["kế hoạch", "kh"]);
/// Words between a plan and its number.
static OF_PLAN: Phrases = Phrases::of(&[
    "năm", "cả", "quý", "tháng", "đầu", "nay", "giao", "là", "của", "tỉnh", "huyện", "đề", "ra",
    ":", "/",
]);
/// Words before a plan that make it what was done: `hoàn thành kế hoạch 12 buổi`.
static PLAN_DONE: Phrases = Phrases::of(&[
    "đạt",
    "vượt",
    "hoàn thành",
    "thực hiện",
    "triển khai",
    "ban hành",
    "xây dựng",
    "của",
    "trong",
    "%",
]);
/// Words before the verb of an act.
static BEFORE_ACT: Phrases = Phrases::of(&["và", "đã", "đồng thời", "cũng", "còn", "được"]);

/// What is aimed at where the reader has come to.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    aim: Option<Aim>,
    /// Whether a figure stands in the clause.
    has_figure: bool,
}

#[derive(Debug, Clone, Copy)]
struct Aim {
    scope: Scope,
    passed: Passed,
    /// Whether a figure stands before it in its clause.
    is_beside: bool,
    /// Whether a colon or `gồm` stands before its first figure.
    is_list: bool,
}

/// What the word of an aim governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The figure or list beside it.
    Named,
    /// What follows.
    Told,
    /// What is wanted.
    Wanted,
    /// The acts that are wanted.
    WantedActs,
}

/// What the reader has passed since the word of an aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passed {
    Words,
    Comma,
    Figure,
}

/// Of each quantity whether it is to be reached.
pub(super) fn aims(scan: Scan<'_, '_>, bounds: &Clauses, quantities: &[&Quantity]) -> Vec<bool> {
    let tokens = scan.tokens;
    let mut aims = Vec::with_capacity(quantities.len());
    let mut next = quantities.iter().peekable();
    let mut state = State::default();
    let mut outside: Vec<State> = Vec::new();
    // The token after the figure before.
    let mut end = 0;
    for at in sentences(bounds, quantities).into_iter().flatten() {
        let bound = &bounds[at];
        if bound.sentence == at {
            outside.clear();
        }
        if bound.clause == at {
            state = State::default();
        }
        if let Some(quantity) = next.next_if(|quantity| quantity.tokens.start == at) {
            end = quantity.tokens.end;
            aims.push(state.aim.is_some());
            state.has_figure = true;
            if let Some(aim) = &mut state.aim {
                aim.passed = Passed::Figure;
            }
        }
        match tokens.kind(at) {
            Some(Kind::Sign('(')) => outside.push(state),
            Some(Kind::Sign(')')) => state = outside.pop().unwrap_or(state),
            Some(Kind::Sign(sign)) => state.pass_sign(scan, at, sign),
            // `8/10 chỉ tiêu` counts aims.
            Some(Kind::Word) if at >= end => state.pass_word(scan, at),
            _ => {}
        }
    }
    aims
}

impl State {
    fn pass_sign(&mut self, scan: Scan<'_, '_>, at: usize, sign: char) {
        let Some(aim) = &mut self.aim else { return };
        match sign {
            ':' if aim.passed != Passed::Figure => aim.is_list = true,
            // `1,2`
            ',' if scan.tokens.is_glued(at + 1) && scan.is_digits(at + 1) => {}
            ',' => {
                let is_over = match aim.passed {
                    Passed::Words | Passed::Comma => aim.scope == Scope::Named,
                    Passed::Figure => aim.ends(),
                };
                if is_over && (!aim.is_list || is_act(scan, at + 1)) {
                    self.aim = None;
                } else if aim.passed == Passed::Words {
                    aim.passed = Passed::Comma;
                }
            }
            _ => {}
        }
    }

    fn pass_word(&mut self, scan: Scan<'_, '_>, at: usize) {
        if self.aim.is_none() && !AIMING.has(scan.tokens.bucket(at)) {
            return;
        }
        let begins = |table: &Phrases| scan.begins_any(at, table);
        let scope = match () {
            () if begins(&WANTED) => Some(Scope::Wanted),
            () if begins(&TOLD) => Some(Scope::Told),
            () if scan.follows(at, "theo") => None,
            () if begins(&NAMED) || is_plan(scan, at) => Some(Scope::Named),
            () => None,
        };
        if let Some(scope) = scope {
            let is_beside = self.aim.map_or(self.has_figure, |aim| aim.is_beside);
            self.aim = Some(Aim { scope, passed: Passed::Words, is_beside, is_list: false });
            return;
        }
        let Some(aim) = &mut self.aim else { return };
        let may_want =
            matches!(aim.scope, Scope::Wanted | Scope::WantedActs) && aim.passed == Passed::Words;
        let is_reached =
            scan.begins_any(at, &RESULTS) && !(may_want && scan.begins_any(at, &WANTED_RESULTS));
        let is_next = || matches!(scan.tokens.lower(at), "và" | "đồng") && is_act(scan, at);
        if is_reached || (aim.ends() && is_next()) {
            self.aim = None;
        } else if aim.passed != Passed::Figure {
            aim.is_list |= scan.tokens.is(at, "gồm");
            if aim.scope == Scope::Wanted && is_act(scan, at) {
                aim.scope = Scope::WantedActs;
            }
        }
    }
}

impl Aim {
    /// Whether the next act is none of its own.
    fn ends(self) -> bool {
        self.passed == Passed::Figure && self.is_beside && self.scope != Scope::WantedActs
    }
}

/// Whether an act begins at the token `at`, or after one word there.
fn is_act(scan: Scan<'_, '_>, at: usize) -> bool {
    let verb = scan.longest(at, &BEFORE_ACT).unwrap_or(at);
    scan.begins_any(verb, &GIVING) || scan.begins_any(verb, &ACTING)
}

/// Whether a plan stands at the token `at` that its number or a list follows: `kế hoạch 1.000 cây`.
fn is_plan(scan: Scan<'_, '_>, at: usize) -> bool {
    let Some(mut end) = scan.longest(at, &PLANS) else { return false };
    if scan.follows_any(at, &PLAN_DONE) {
        return false;
    }
    let mut has_colon = false;
    let is_year = |at: usize| scan.is_digits(at) && scan.tokens.is(at - 1, "năm");
    while OF_PLAN.contains(scan.tokens.lower(end)) || is_year(end) {
        has_colon |= scan.tokens.is_sign(end, ':');
        end += 1;
    }
    has_colon || scan.is_digits(end)
}
