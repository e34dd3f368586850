//! Names of a registry: an id, a label, an alias, compared after folding.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'r, T> {
    /// One thing.
    One(&'r T),
    /// Several, which the author must tell apart by their ids.
    Several(Vec<&'r T>),
    /// Nothing; perhaps a slip of this name.
    Nothing(Option<&'r str>),
}

impl<'r, T> Found<'r, T> {
    /// The one thing, if it is one.
    pub fn one(self) -> Option<&'r T> {
        match self {
            Self::One(it) => Some(it),
            Self::Several(_) | Self::Nothing(_) => None,
        }
    }
}

/// Names by their fold, each with the positions of those that answer to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    ids: BTreeMap<String, usize>,
    folded: BTreeMap<String, Vec<usize>>,
    /// As written, for suggestions: ids first.
    written: Vec<String>,
}

impl Names {
    /// The thing at `idx` has this id.
    pub(super) fn add_id(&mut self, id: &str, idx: usize) {
        self.ids.insert(id.to_owned(), idx);
        self.add(id, idx);
    }

    /// The thing at `idx` answers to `name` too. Returns who else did before.
    pub(super) fn add(&mut self, name: &str, idx: usize) -> Option<usize> {
        let owners = self.folded.entry(fold::fold_name(name)).or_default();
        let other = owners.iter().copied().find(|owner| *owner != idx);
        if !owners.contains(&idx) {
            owners.push(idx);
        }
        self.written.push(name.to_owned());
        other
    }

    /// The position of the thing with exactly this id.
    pub(super) fn id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// Who answers to `name` among `all`; an exact id goes before all other names.
    pub(super) fn find<'r, T>(&'r self, name: &str, all: &'r [T]) -> Found<'r, T> {
        if let Some(idx) = self.id(name) {
            return Found::One(&all[idx]);
        }
        match self.folded.get(&fold::fold_name(name)).map(Vec::as_slice) {
            Some([idx]) => Found::One(&all[*idx]),
            Some(several) => Found::Several(several.iter().map(|idx| &all[*idx]).collect()),
            None => Found::Nothing(self.nearest(name)),
        }
    }

    /// Who `name` means among `all`: who answers to it, or else the only one of whose names it is
    /// the beginning, or the beginning of a word.
    pub(super) fn meant<'r, T>(&'r self, name: &str, all: &'r [T]) -> Found<'r, T> {
        let found = self.find(name, all);
        if !matches!(found, Found::Nothing(_)) {
            return found;
        }
        let mut several = self.beginning(name, all);
        match several.len() {
            0 => found,
            1 => Found::One(several.remove(0)),
            _ => Found::Several(several),
        }
    }

    /// Those of whose names `start` is the beginning, or else the beginning of a word.
    fn beginning<'r, T>(&self, start: &str, all: &'r [T]) -> Vec<&'r T> {
        let start = fold::fold_name(start);
        let begins = |name: &str| !start.is_empty() && name.starts_with(&start);
        let first = self.owners(all, begins);
        if first.is_empty() { self.holding(&start, all) } else { first }
    }

    /// Those of whose names a word other than the first begins so.
    pub(super) fn holding<'r, T>(&self, start: &str, all: &'r [T]) -> Vec<&'r T> {
        let start = fold::fold_name(start);
        let begins = |rest: &str| !start.is_empty() && rest.starts_with(&start);
        self.owners(all, |name| {
            name.match_indices([' ', '-']).any(|(at, _)| begins(&name[at + 1..]))
        })
    }

    /// Those who have a name like this, as ordered in the file.
    fn owners<'r, T>(&self, all: &'r [T], is_meant: impl Fn(&str) -> bool) -> Vec<&'r T> {
        let owners = self.folded.iter().filter(|(name, _)| is_meant(name));
        let owners: BTreeSet<usize> = owners.flat_map(|(_, owners)| owners).copied().collect();
        owners.into_iter().map(|idx| &all[idx]).collect()
    }

    /// The name nearest to a slip: one that differs in few letters, or else the shortest that holds
    /// its words.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let written = || self.written.iter().map(String::as_str);
        let words = format!("-{}-", fold::slug(name));
        let holds =
            |other: &&str| words.len() > 2 && format!("-{}-", fold::slug(other)).contains(&words);
        let longer = || written().filter(holds).min_by_key(|other| other.chars().count());
        fold::nearest(name, written()).or_else(longer)
    }

    /// The id nearest to a slip.
    pub(super) fn nearest_id(&self, name: &str) -> Option<&str> {
        fold::nearest(name, self.ids.keys().map(String::as_str))
    }
}
