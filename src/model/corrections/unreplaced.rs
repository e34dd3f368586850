//! B025: figures of a corrected article that no figure of the correcting one replaces.

use super::Found;
use crate::diag::relations::Unreplaced;
use crate::diag::{Diagnostic, Place, Text, relations};
use crate::domain::figure::Figure;
use crate::model::registry::Registry;
use crate::model::{Resolved, Stated};

/// Tells which figures of the first article the second, which corrects it, leaves as they are:
/// all, where it replaces none; else those of metrics of which it has other figures.
///
/// A correction may well be of one figure among many, or of the words alone.
pub(super) fn told(
    settings: &Registry,
    found: &Found,
    (old, new): (&Resolved, &Resolved),
    place: Place,
) -> Option<Diagnostic> {
    let counted = || old.figures.iter().filter(|old| old.quantity.is_some());
    let is_replaced = |stated: &Stated| found.is_replaced(stated, new);
    let is_whole = !counted().any(is_replaced);
    let is_missed = |stated: &&Stated| {
        let same = |other: &&Stated| other.metric == stated.metric;
        let is_meant = || new.figures.iter().any(|new| same(&new));
        let is_one_replaced = || counted().filter(same).any(is_replaced);
        stated.part_of.is_none() && (is_whole || (is_meant() && !is_one_replaced()))
    };
    let missed = counted().filter(is_missed).map(|stated| Unreplaced {
        words: stated.figure.as_ref().map_or("", Figure::text),
        why: why(settings, stated, new),
        place: Place::new(old.file(), stated.span),
    });
    let missed: Vec<Unreplaced<'_>> = missed.collect();
    let first = counted().find(is_missed)?;
    (!new.figures.is_empty())
        .then(|| relations::corrects_no_figure(place, (old.path(), &first.id), missed))
}

/// In what the nearest figure of the correcting article is of something else.
fn why(settings: &Registry, old: &Stated, new: &Resolved) -> Text {
    let area = |stated: &Stated| {
        let area = settings.areas.get(&stated.area);
        area.map_or_else(|| stated.area.to_string(), |area| area.name.clone())
    };
    let differences = |new: &Stated| {
        let mut differences: Vec<(String, String)> = Vec::new();
        if new.period != old.period {
            let (other, own) = (new.period, old.period);
            let vi = format!("kỳ {own} chứ không phải {other}");
            differences.push((vi, format!("period {own}, not {other}")));
        }
        if !settings.areas.is_same_territory(&new.area, &old.area) {
            let (other, own) = (area(new), area(old));
            let vi = format!("địa bàn {own} chứ không phải {other}");
            differences.push((vi, format!("area {own}, not {other}")));
        }
        let mut other = |is_other: bool, vi: &str, en: &str| {
            if is_other {
                differences.push((vi.to_owned(), en.to_owned()));
            }
        };
        other(new.programme != old.programme, "khác chương trình", "another programme");
        other(new.is_target != old.is_target, "một bên là chỉ tiêu", "one is a target");
        if differences.is_empty() {
            // Events count only where nothing else tells figures apart.
            differences.push(("khác sự kiện".to_owned(), "another event".to_owned()));
        }
        differences
    };
    let same = new.figures.iter().filter(|new| new.metric == old.metric);
    let nearest = same.map(differences).min_by_key(Vec::len);
    let Some(nearest) = nearest else {
        return Text::new("bài này không có chỉ số ấy", "this article has no such metric");
    };
    let (vi, en): (Vec<String>, Vec<String>) = nearest.into_iter().unzip();
    Text::new(vi.join(", "), en.join(", "))
}
