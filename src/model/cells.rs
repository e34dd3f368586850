//! Two figures of one article for one cell.

use super::names::Names;
use super::registry::Registry;
use super::{Resolved, Stated};
use crate::diag::relations;
use crate::domain::figure::Figure;

/// Tells of figures that give one cell two quantities (B043).
///
/// A cell is metric, leaves, days, programme, named event and whether it is a target.
pub(super) fn check(settings: &Registry, resolved: &Resolved, names: &mut Names<'_>) {
    for (idx, stated) in resolved.figures.iter().enumerate() {
        let Some(words) = &stated.figure else { continue };
        let earlier = resolved.figures[..idx].iter().find(|other| {
            is_same_cell(settings, stated, other) && other.figure.is_some() && differ(stated, other)
        });
        if let Some(other) = earlier {
            let other_words = other.figure.as_ref().map_or("", Figure::text);
            let (place, also) = (names.place(stated.span), names.place(other.span));
            names.tell(relations::two_figures_for_a_cell(place, other_words, words.text(), also));
        }
    }
}

fn is_same_cell(settings: &Registry, one: &Stated, other: &Stated) -> bool {
    let named = |stated: &Stated| stated.event.clone().filter(|_| stated.is_event_named);
    one.metric == other.metric
        && one.period == other.period
        && one.programme == other.programme
        && one.is_target == other.is_target
        && named(one) == named(other)
        && settings.areas.is_same_territory(&one.area, &other.area)
}

fn differ(one: &Stated, other: &Stated) -> bool {
    one.quantity.is_some() && other.quantity.is_some() && one.quantity != other.quantity
}
