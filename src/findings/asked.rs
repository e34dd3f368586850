//! What only a question finds: weights that are missing, ratios that do not fit, stocks whose parts
//! do not add up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cells::{Cells, Told};
use super::{Finding, Kind, is_percentage};
use crate::diag::Code;
use crate::domain::{AreaId, AreaSet, Decimal, MetricRule, Period, ProgrammeId, Quantity};
use crate::stats::{Answer, Engine, Issue, MetricObservations, Query, Shared};

/// B040: the figures of a mean without an exact weight of the same box and event.
pub(super) fn weights(engine: &Engine, cells: &Cells<'_>, findings: &mut Vec<Finding>) {
    for told in cells.speakers() {
        let answer = engine.value(&query(told));
        let is_own =
            |issue: &&Issue| issue.code == Code::B040 && issue.observations.contains(&told.of.id);
        if answer.issues.iter().any(|issue| is_own(&issue)) {
            findings.push(Finding { kind: Kind::NoWeight, ids: vec![Arc::clone(&told.of.id)] });
        }
    }
}

fn query(told: &Told<'_>) -> Query {
    Query {
        metric: told.of.metric.clone(),
        area: told.of.area.clone(),
        period: told.of.period,
        programme: told.of.programme.clone(),
        target: false,
    }
}

/// B031 and B032 of stocks: asked of every area that has a figure of the very day on which areas
/// inside it have theirs.
pub(super) fn stocks(
    shared: &Shared,
    engine: &Engine,
    cells: &Cells<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut days: Vec<&Told<'_>> = cells.speakers().collect();
    days.sort_by_key(|told| (told.key.last, told.key.programme));
    let quantity_of: BTreeMap<&str, Quantity> =
        days.iter().map(|told| (&*told.of.id, told.of.quantity)).collect();
    let mut known: BTreeSet<Issue> = BTreeSet::new();
    let same_day = |a: &&Told<'_>, b: &&Told<'_>| {
        (a.key.last, a.key.programme) == (b.key.last, b.key.programme)
    };
    for day in days.chunk_by(same_day) {
        let Some(first) = day.iter().map(|told| told.key.first).min() else { continue };
        let sets: BTreeSet<AreaSet> = day.iter().map(|told| told.key.set).collect();
        let holds = |whole: &&&Told<'_>| {
            let outer = whole.key.set;
            sets.iter().any(|set| *set != outer && shared.areas.is_inside(*set, outer))
        };
        for whole in day.iter().filter(holds) {
            let Some(period) = Period::new(first, whole.key.last) else { continue };
            let answer = engine.value(&Query { period, ..query(whole) });
            for issue in answer.issues {
                let sum = issue.observations.iter().skip(1).map(|id| quantity_of.get(&**id));
                let sum = sum.collect::<Option<Vec<_>>>();
                let sum = sum.and_then(|parts| Quantity::sum(parts.into_iter().copied()));
                let kind = match (issue.code, sum) {
                    (Code::B031, Some(sum)) => Kind::FallShort(sum),
                    (Code::B032, Some(sum)) => Kind::Exceed(sum),
                    _ => continue,
                };
                if known.insert(issue.clone()) {
                    findings.push(Finding { kind, ids: issue.observations });
                }
            }
        }
    }
}

/// B041 and B042 of a ratio: asked of every box that its numerator or denominator has a figure of.
pub(super) fn ratio(
    shared: &Shared,
    engine: &Engine,
    rule: &MetricRule,
    told: &[&MetricObservations],
    findings: &mut Vec<Finding>,
) {
    let mut boxes: BTreeMap<(AreaSet, Period, Option<&ProgrammeId>), &AreaId> = BTreeMap::new();
    for of in told {
        let live = of
            .observations
            .iter()
            .filter(|o| o.unusable.is_none() && !o.is_target && !of.dead.contains(&o.id));
        for o in live {
            let Some(set) = shared.areas.set_of(&o.area) else { continue };
            boxes.entry((set, o.period, o.programme.as_ref())).or_insert(&o.area);
        }
    }
    let hundred = Decimal::whole(100);
    let mut known: BTreeSet<Vec<Arc<str>>> = BTreeSet::new();
    for ((_, period, programme), area) in boxes {
        let Answer { issues, quantity, chosen, .. } = engine.value(&Query {
            metric: rule.id.clone(),
            area: area.clone(),
            period,
            programme: programme.cloned(),
            target: false,
        });
        let differ = issues.into_iter().filter(|issue| issue.code == Code::B041);
        for Issue { observations: ids, .. } in differ {
            if known.insert(ids.clone()) {
                findings.push(Finding { kind: Kind::NotComparable, ids });
            }
        }
        let is_outside = |ratio: &Quantity| is_percentage(rule) && ratio.est > hundred;
        if let Some(ratio) = quantity.filter(is_outside)
            && known.insert(chosen.clone())
        {
            findings.push(Finding { kind: Kind::Outside(ratio), ids: chosen });
        }
    }
}
