//! Whether a figure tells a state at the end of a period or something that was done.
//!
//! `hiện có 18.446 đoàn viên` is how many members there are; in `2.500 đoàn viên ra quân` so many
//! took part. A metric that keeps the latest figure is of the first sort only.

use super::clauses::{Clauses, last_of_any, words_between};
use super::counted::Scan;
use super::quantity::Quantity;
use super::words::{ACTING, BODIES_AND_PEOPLE, GIVING, HAVING, STATES};
use crate::domain::figure::tokens::Kind;

/// What the words around a figure tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// How many there are.
    State,
    /// How many somebody or something has, or what a label says.
    Having,
    /// What was done, by so many or to so many.
    Act,
    /// Neither.
    Nothing,
}

/// Words looked at after a figure for what its people do.
const FAR: usize = 16;

/// What is told of `quantity`; the tokens from `from` on are not those of the figure before it.
pub(super) fn telling(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    quantity: &Quantity,
    from: usize,
) -> Telling {
    let tokens = scan.tokens;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let clause = bounds[start].clause.max(from).min(start);
    let is_end = |at: &usize| matches!(tokens.kind(*at), None | Some(Kind::Sign(_)));
    let last = (end..end + FAR).find(is_end).unwrap_or(end + FAR);
    let before = words_between(scan, clause, start, 160);
    let before = before.rsplit([',', '(']).next().unwrap_or_default();
    // The noun itself is looked at too: `mô hình đang hoạt động`.
    let after = words_between(scan, quantity.number.end, last.min(tokens.len()), 200);
    if last_of_any(before, STATES).is_some() || last_of_any(after, STATES).is_some() {
        return Telling::State;
    }
    let is_labelled = start > 0 && tokens.is_sign(start - 1, ':');
    // `126 đoàn viên mới`, `Đoàn viên mới: 126`
    if tokens.is(end, "mới") || (is_labelled && scan.follows(start - 1, "mới")) {
        return Telling::Act;
    }
    let is_given = scan.follows_any(start, &GIVING) && !scan.follows_any(start, &HAVING);
    let may_act =
        quantity.unit.as_ref().is_some_and(|unit| BODIES_AND_PEOPLE.contains(&unit.name()));
    let acts = may_act && last_of_any(after, ACTING.all()).is_some();
    if is_given || acts || last_of_any(before, ACTING.all()).is_some() {
        return Telling::Act;
    }
    if is_labelled || scan.follows_any(start, &HAVING) { Telling::Having } else { Telling::Nothing }
}
