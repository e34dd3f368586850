//! Two figures of one article for one cell: neither counts.

use super::names::Names;
use super::registry::Registry;
use super::{Resolved, Stated};
use crate::diag::{Code, relations};
use crate::domain::figure::Figure;

/// Tells of figures that give one cell two quantities (B043), and keeps them out of all sums.
///
/// A cell is metric, leaves, days, programme, named event and whether it is a target.
pub(super) fn check(settings: &Registry, resolved: &mut Resolved, names: &mut Names<'_>) {
    let mut torn: Vec<usize> = Vec::new();
    for (idx, stated) in resolved.figures.iter().enumerate() {
        let Some(words) = &stated.figure else { continue };
        let same = || {
            let all = resolved.figures.iter().enumerate();
            all.filter(|(_, other)| is_same_cell(settings, stated, other))
        };
        let mut earlier = same().take_while(|(other, _)| *other < idx);
        let differs =
            |(_, other): &(usize, &Stated)| other.figure.is_some() && differ(stated, other);
        if let Some((_, other)) = earlier.find(differs) {
            torn.extend(same().map(|(other, _)| other));
            let other_words = other.figure.as_ref().map_or("", Figure::text);
            let (place, also) = (names.place(stated.span), names.place(other.span));
            names.tell(relations::two_figures_for_a_cell(place, other_words, words.text(), also));
        }
    }
    for idx in torn {
        resolved.figures[idx].refused.get_or_insert(Code::B043);
    }
}

fn is_same_cell(settings: &Registry, one: &Stated, other: &Stated) -> bool {
    let named = |stated: &Stated| stated.event.clone().filter(|_| stated.is_event_named);
    one.is_same_subject(other, settings) && named(one) == named(other)
}

fn differ(one: &Stated, other: &Stated) -> bool {
    one.quantity.is_some() && other.quantity.is_some() && one.quantity != other.quantity
}
