//! What a site knows beyond the table of units: its own nouns, its areas and its metrics.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::counted::Scan;
use super::matching::MetricWords;
use super::mentions;
use crate::domain::AreaId;
use crate::domain::figure::tokens::Tokens;
use crate::domain::phrases::Buckets;
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

/// Names as texts are compared, and the bytes of the longest.
#[derive(Debug, Clone)]
struct Names<T> {
    all: BTreeMap<String, T>,
    longest: usize,
    firsts: Buckets,
    lasts: Buckets,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        let (firsts, lasts) = (Buckets::EMPTY, Buckets::EMPTY);
        Self { all: BTreeMap::new(), longest: 0, firsts, lasts }
    }
}

impl<T: Clone> Names<T> {
    fn add(&mut self, name: &str, what: T) {
        let name = unit::comparable(name);
        if !name.is_empty() {
            self.longest = self.longest.max(name.len());
            let words = Tokens::of(&name);
            self.firsts = self.firsts.with(words.lower(0).as_bytes());
            self.lasts = self.lasts.with(words.lower(words.len() - 1).as_bytes());
            self.all.entry(name).or_insert(what);
        }
    }

    /// The longest name with which `text` begins.
    fn at(&self, text: &str) -> Option<(usize, T)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.take_while(|end| *end <= self.longest).collect();
        let words = ends.into_iter().rev().filter(|end| unit::is_word_end(text, *end));
        words.into_iter().find_map(|end| Some((end, self.all.get(&text[..end])?.clone())))
    }

    /// The longest name with which `text` ends.
    fn before(&self, text: &str) -> Option<&T> {
        let starts = text.char_indices().rev().map(|(at, _)| at);
        let starts = starts.take_while(|start| text.len() - start <= self.longest);
        let words = starts.filter(|start| unit::is_word_end(text, *start));
        words.filter_map(|start| self.all.get(&text[start..])).last()
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
        if !self.areas.all.is_empty() {
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
        if !self.nouns.firsts.has(tokens.bucket(at)) {
            return None;
        }
        let (bytes, unit) = self.nouns.at(tokens.rest(at))?;
        Some((tokens.after(at, bytes), unit))
    }

    /// The area whose name begins at the token `at`, with the token after it.
    pub(super) fn area_at(&self, scan: Scan<'_, '_>, at: usize) -> Option<(usize, AreaId)> {
        if !self.areas.firsts.has(scan.tokens.bucket(at)) || !scan.is_capital(at) {
            return None;
        }
        let (bytes, area) = self.areas.at(scan.tokens.rest(at))?;
        Some((scan.tokens.after(at, bytes), area))
    }

    /// The area whose name ends before the token `at`.
    pub(super) fn area_before(&self, scan: Scan<'_, '_>, at: usize) -> Option<&AreaId> {
        if at == 0 || !self.areas.lasts.has(scan.tokens.bucket(at - 1)) {
            return None;
        }
        self.areas.before(scan.tokens.before(at))
    }
}
