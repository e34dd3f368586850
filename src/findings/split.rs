//! B034: what was reported for a cluster and for some of its members not by themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::cells::{Cells, Key};
use super::{Finding, Kind};
use crate::domain::{Aggregation, AreaId, AreaSet, MetricRule, ProgrammeId};
use crate::stats::Shared;

/// Finds the figures of clusters with members that have nothing inside their box.
pub(super) fn find(
    shared: &Shared,
    rule: &MetricRule,
    cells: &Cells<'_>,
    findings: &mut Vec<Finding>,
) {
    if rule.agg == Aggregation::None {
        return;
    }
    let specs = shared.areas.specs().iter().filter(|spec| spec.members.len() > 1);
    let members: BTreeMap<&AreaId, &[AreaId]> =
        specs.map(|spec| (&spec.id, &spec.members[..])).collect();
    let mut inside = Inside { shared, by_set: None, known: BTreeMap::new() };
    for told in cells.speakers() {
        let Some(members) = members.get(&told.of.area) else { continue };
        let is_missing = |member: &&AreaId| {
            shared.areas.set_of(member).is_some_and(|set| !inside.has(cells, set, &told.key))
        };
        let missing: Vec<AreaId> = members.iter().filter(is_missing).cloned().collect();
        if !missing.is_empty() {
            let ids = vec![Arc::clone(&told.of.id)];
            findings.push(Finding { kind: Kind::NotSplit(missing), ids });
        }
    }
}

type Days = (NaiveDate, NaiveDate);
/// The programme and days of each figure, by area.
type BySet<'a> = BTreeMap<AreaSet, Vec<(Option<&'a ProgrammeId>, Days)>>;

/// Which days have figures inside an area; made when first asked.
struct Inside<'a> {
    shared: &'a Shared,
    by_set: Option<BySet<'a>>,
    /// By area and programme asked: first days ascending, each with the earliest last day from there
    /// on.
    known: BTreeMap<(AreaSet, Option<&'a ProgrammeId>), Vec<Days>>,
}

impl<'a> Inside<'a> {
    fn has(&mut self, cells: &Cells<'a>, set: AreaSet, of: &Key<'a>) -> bool {
        let by_set = self.by_set.get_or_insert_with(|| {
            let mut by_set = BySet::new();
            for told in cells.speakers() {
                let days = (told.key.first, told.key.last);
                by_set.entry(told.key.set).or_default().push((told.key.programme, days));
            }
            by_set
        });
        let areas = &self.shared.areas;
        let known = self.known.entry((set, of.programme)).or_insert_with(|| {
            let inner = by_set.iter().filter(|(inner, _)| areas.is_inside(**inner, set));
            let told = inner.flat_map(|(_, told)| told);
            let told = told.filter(|(tag, _)| of.programme.is_none() || of.programme == *tag);
            let mut days: Vec<Days> = told.map(|(_, days)| *days).collect();
            days.sort_unstable();
            let mut earliest = NaiveDate::MAX;
            for (_, last) in days.iter_mut().rev() {
                earliest = earliest.min(*last);
                *last = earliest;
            }
            days
        });
        let at = known.partition_point(|(first, _)| *first < of.first);
        known.get(at).is_some_and(|(_, earliest)| *earliest <= of.last)
    }
}
