//! Areas within areas: no ring, the sets of their leaves, and a warning where two cross.

use std::collections::{BTreeMap, BTreeSet};

use super::{Area, Doc};
use crate::diag::{Diagnostic, Place, settings};
use crate::domain::AreaId;
use crate::domain::area::{AreaError, AreaSets, AreaSpec, MAX_DEPTH};

/// Reports areas that contain themselves, and takes out what closes each ring.
pub(super) fn break_rings(all: &mut [Area], doc: &Doc, found: &mut Vec<Diagnostic>) {
    while let Some(ring) = ring(all) {
        let names: Vec<&str> =
            ring.iter().chain(ring.first()).map(|idx| all[*idx].id.as_str()).collect();
        let first = ring.first().map_or(0, |idx| *idx);
        found.push(settings::area_cycle(Place::new(&doc.file, all[first].span), &names));
        // The step from each to the next is a member or, seen from below, a parent.
        let next = ring.get(1).copied().unwrap_or(first);
        let (upper, lower) = (all[first].id.clone(), all[next].id.clone());
        all[first].members.retain(|member| *member != lower);
        if all[next].parent.as_ref() == Some(&upper) {
            all[next].parent = None;
        }
    }
}

/// The sets of leaves of areas without rings and unknown parts.
///
/// Where there are none, which is reported, every area stands alone: its names are still known.
pub(super) fn sets(all: &mut [Area], doc: &Doc, found: &mut Vec<Diagnostic>) -> AreaSets {
    let error = match AreaSets::new(all.iter().map(spec)) {
        Ok(sets) => return sets,
        Err(error) => error,
    };
    let place = |id: &AreaId| {
        let span = all.iter().find(|area| area.id == *id).map(|area| area.span);
        Place { file: doc.file.clone(), span }
    };
    found.push(match &error {
        AreaError::TooDeep(id) => settings::areas_too_deep(place(id), id.as_str(), MAX_DEPTH),
        // An unknown part and a second entry of one id are never handed in.
        AreaError::SharesTooFine(id)
        | AreaError::Unknown { area: id, .. }
        | AreaError::Twice(id) => settings::areas_too_fine(place(id), id.as_str()),
    });
    for area in &mut *all {
        area.parent = None;
        area.members.clear();
    }
    AreaSets::new(all.iter().map(spec)).unwrap_or_default()
}

fn spec(area: &Area) -> AreaSpec {
    AreaSpec {
        id: area.id.clone(),
        parent: area.parent.clone(),
        members: area.members.clone(),
        is_body: area.is_body(),
    }
}

/// The positions of each area's children and members.
fn below(all: &[Area]) -> Vec<Vec<usize>> {
    let positions: BTreeMap<_, _> = all.iter().enumerate().map(|(idx, a)| (&a.id, idx)).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    for (idx, area) in all.iter().enumerate() {
        if let Some(parent) = area.parent.as_ref().and_then(|parent| positions.get(parent)) {
            below[*parent].push(idx);
        }
        below[idx].extend(area.members.iter().filter_map(|member| positions.get(member)));
    }
    below
}

/// Areas each of which contains the next, and the last the first.
fn ring(all: &[Area]) -> Option<Vec<usize>> {
    let below = below(all);
    let mut is_done = vec![false; all.len()];
    for start in 0..all.len() {
        // The way down from `start`: each area with how many of those below it were tried.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((idx, tried)) = way.last_mut() {
            let next = if is_done[*idx] { None } else { below[*idx].get(*tried).copied() };
            *tried += 1;
            let Some(next) = next else {
                is_done[*idx] = true;
                way.pop();
                continue;
            };
            if let Some(at) = way.iter().position(|(on_way, _)| *on_way == next) {
                return Some(way[at..].iter().map(|(idx, _)| *idx).collect());
            }
            way.push((next, 0));
        }
    }
    None
}

/// Warns of two areas that existed at one time, share territory, and do not contain each other.
pub(super) fn report_crossings(all: &[Area], doc: &Doc, found: &mut Vec<Diagnostic>) {
    let below = below(all);
    let leaves: Vec<BTreeSet<usize>> = (0..all.len()).map(|idx| leaves(idx, &below)).collect();
    // Children of one tree never cross, so one of the two is made of members.
    let made: Vec<usize> = (0..all.len()).filter(|idx| !all[*idx].members.is_empty()).collect();
    for &idx in &made {
        for (other, area) in all.iter().enumerate() {
            let is_pair_told = other >= idx && !area.members.is_empty();
            let (ours, theirs) = (&leaves[idx], &leaves[other]);
            let crosses =
                !ours.is_disjoint(theirs) && !ours.is_subset(theirs) && !theirs.is_subset(ours);
            if crosses && !is_pair_told && all[idx].meets(area) {
                let place = Place::new(&doc.file, all[idx].span);
                let other = (Place::new(&doc.file, area.span), area.id.as_str());
                found.push(settings::crossing_areas(place, all[idx].id.as_str(), other));
            }
        }
    }
}

/// The areas below `idx` with nothing below them; no ring leads back to it.
fn leaves(idx: usize, below: &[Vec<usize>]) -> BTreeSet<usize> {
    let mut leaves = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![idx];
    while let Some(idx) = open.pop() {
        if !seen.insert(idx) {
            continue;
        }
        if below[idx].is_empty() {
            leaves.insert(idx);
        }
        open.extend(&below[idx]);
    }
    leaves
}
