//! What a site knows beyond the table of units: its own nouns, its areas and its metrics.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::counted::Scan;
use super::matching::MetricWords;
use super::mentions;
use crate::domain::AreaId;
use crate::domain::figure::tokens::Tokens;
use crate::domain::phrases::{Buckets, ends_with, is_at};
use crate::domain::unit::{self, Unit};
use crate::fold;
use crate::settings::{Area, Metric, Settings};

/// The names that a reader of prose knows.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    nouns: Names<Unit>,
    areas: Names<AreaId>,
    pub(super) metrics: Vec<MetricWords>,
}

/// Names as texts are compared, by the buckets of their first and of their last words.
#[derive(Debug, Clone)]
struct Names<T> {
    firsts: Buckets,
    lasts: Buckets,
    by_first: BTreeMap<u8, Vec<(String, T)>>,
    by_last: BTreeMap<u8, Vec<(String, T)>>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self {
            firsts: Buckets::EMPTY,
            lasts: Buckets::EMPTY,
            by_first: BTreeMap::new(),
            by_last: BTreeMap::new(),
        }
    }
}

impl<T: Clone> Names<T> {
    /// Adds a name, unless it names something already.
    fn add(&mut self, name: &str, what: T) {
        let name = unit::comparable(name);
        if name.is_empty() {
            return;
        }
        let words = Tokens::of(&name);
        let last = words.len() - 1;
        let firsts = self.by_first.entry(words.bucket(0)).or_default();
        if firsts.iter().any(|(known, _)| *known == name) {
            return;
        }
        self.firsts = self.firsts.with(words.lower(0).as_bytes());
        self.lasts = self.lasts.with(words.lower(last).as_bytes());
        let lasts = self.by_last.entry(words.bucket(last)).or_default();
        for names in [firsts, lasts] {
            // The longest stands first.
            let idx = names.partition_point(|(known, _)| known.len() >= name.len());
            names.insert(idx, (name.clone(), what.clone()));
        }
    }

    fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Whether a name may begin with the token `at`.
    fn may_begin(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.firsts.has(tokens.bucket(at))
    }

    /// The longest name that begins at the token `at`, with the token after it.
    fn at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, T)> {
        if !self.may_begin(tokens, at) {
            return None;
        }
        let names = self.by_first.get(&tokens.bucket(at))?;
        let rest = tokens.rest(at);
        let (name, what) = names.iter().find(|(name, _)| is_at(rest, name))?;
        Some((tokens.after(at, name.len()), what.clone()))
    }

    /// The longest name that ends before the token `at`.
    fn before(&self, tokens: &Tokens<'_>, at: usize) -> Option<&T> {
        let last = tokens.bucket(at.checked_sub(1)?);
        if !self.lasts.has(last) {
            return None;
        }
        let names = self.by_last.get(&last)?;
        let before = tokens.before(at);
        names.iter().find(|(name, _)| ends_with(before, name)).map(|(_, what)| what)
    }
}

impl Lexicon {
    /// The names of a site.
    pub fn of(settings: &Settings) -> Self {
        let levels = &settings.site.district_levels;
        Self::new(settings.metrics.all(), settings.areas.specs(), levels)
    }

    /// The names of these metrics and of the areas of these levels.
    pub fn new<'a>(
        metrics: impl IntoIterator<Item = &'a Metric>,
        areas: impl IntoIterator<Item = &'a Area>,
        levels: &[String],
    ) -> Self {
        let mut lexicon = Self::default();
        let metrics: Vec<&Metric> = metrics.into_iter().collect();
        for metric in &metrics {
            let unit = Unit::named(&metric.unit);
            if !unit.is_known() {
                lexicon.nouns.add(&metric.unit, unit);
            }
        }
        lexicon.metrics = MetricWords::all(&metrics);
        for area in areas.into_iter().filter(|a| levels.contains(&a.level) && !a.is_body()) {
            // A new name for the same territory keeps the figures under the old one.
            let id = match area.members.as_slice() {
                [only] => only.clone(),
                _ => area.id.clone(),
            };
            let names = area.names.iter().flat_map(|name| [&name.title, &name.body]);
            lexicon.areas.add(&area.name, id.clone());
            for name in names.flatten() {
                lexicon.areas.add(name, id.clone());
            }
        }
        lexicon
    }

    /// This lexicon with the districts that the text itself names by their rank, where there is no
    /// registry of areas: `Huyện đoàn Hải Hà` is `hai-ha`.
    pub(super) fn taught_by(&self, tokens: &Tokens<'_>) -> Cow<'_, Self> {
        if !self.areas.is_empty() {
            return Cow::Borrowed(self);
        }
        let scan = Scan { tokens, lexicon: self };
        let mut lexicon = Cow::Borrowed(self);
        for at in 0..tokens.len() {
            if !scan.is_capital(at) || !mentions::is_ranked(scan, at) {
                continue;
            }
            let n_words = (at..at + 3).take_while(|at| scan.is_capital(*at)).count();
            let name = tokens.written(at..at + n_words.min(2));
            if n_words > 1 {
                lexicon.to_mut().areas.add(name, AreaId::new(&fold::slug(name)));
            }
        }
        lexicon
    }

    /// The site's own noun that begins at the token `at`, with the token after it.
    pub(super) fn noun(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Unit)> {
        self.nouns.at(tokens, at)
    }

    /// The area whose name begins at the token `at`, with the token after it.
    pub(super) fn area_at(&self, scan: Scan<'_, '_>, at: usize) -> Option<(usize, AreaId)> {
        let may_begin = self.areas.may_begin(scan.tokens, at) && scan.is_capital(at);
        if may_begin { self.areas.at(scan.tokens, at) } else { None }
    }

    /// The area whose name ends before the token `at`.
    pub(super) fn area_before(&self, scan: Scan<'_, '_>, at: usize) -> Option<&AreaId> {
        self.areas.before(scan.tokens, at)
    }
}
