//! What was rendered, kept while its view and theme stand.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::board::Site;
use super::forms::{self, Form};
use crate::build::{self, Bytes};
use crate::diag::Diagnostic;
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::pages::{self, Output, Page, PageKind};
use crate::path::PageUrl;
use crate::source::File;

/// At most so many bytes are kept: a browser asks for few pages again and again.
const BYTES_MAX: usize = 32 << 20;

/// What was rendered, by address.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    by_url: BTreeMap<PageUrl, Entry>,
    n_bytes: usize,
    tick: u64,
}

/// An output on the shelf.
struct Entry {
    made: Arc<Made>,
    /// The digest of what it was made of.
    print: Fingerprint,
    /// The last plan of which it is known to be the output.
    version: u64,
    /// When it was asked for last.
    tick: u64,
}

/// An output, ready to be sent.
pub(super) struct Made {
    /// Its bytes.
    pub(super) held: Held,
    /// Their digest.
    pub(super) print: Fingerprint,
    /// What they are.
    pub(super) form: Form,
    /// Whether it is a page of a template, which takes the preview's script.
    pub(super) is_page: bool,
}

/// The bytes of an output.
pub(super) enum Held {
    /// In memory.
    Bytes(Arc<[u8]>),
    /// A source that is copied.
    Source(Arc<File>),
}

/// What rendering gave: where it failed, the output as it was before, if that is still known.
pub(super) struct Outcome {
    /// The output.
    pub(super) made: Option<Arc<Made>>,
    /// Why it could not be rendered.
    pub(super) wrong: Option<Box<Diagnostic>>,
}

impl Shelf {
    /// Renders an output, or takes it from the shelf.
    pub(super) fn render(&self, site: &Site, page: &Page) -> Outcome {
        let plan = &site.plan;
        let kept = self.get(&page.url);
        if let Some((made, ..)) = kept.as_ref().filter(|(_, _, version)| *version == site.version) {
            return Outcome { made: Some(Arc::clone(made)), wrong: None };
        }
        let output = pages::view(&plan.facts, &plan.pages, page);
        let print = match &output {
            Output::View(view) => plan.theme.fingerprint().and(view.digest()),
            // What has no view stands as long as its plan.
            _ => Fingerprint::of(&site.version.to_be_bytes()),
        };
        if let Some((made, ..)) = kept.as_ref().filter(|(_, old, _)| *old == print) {
            self.put(&page.url, print, (made, site.version));
            return Outcome { made: Some(Arc::clone(made)), wrong: None };
        }
        let held = match build::bytes(plan, &output) {
            Ok(Bytes::Made(bytes)) => Held::Bytes(bytes.into()),
            Ok(Bytes::Source(file)) => Held::Source(file),
            Err(wrong) => {
                return Outcome { made: kept.map(|(made, ..)| made), wrong: Some(wrong) };
            }
        };
        let print_of_bytes = match &held {
            Held::Bytes(bytes) => Fingerprint::of(bytes),
            Held::Source(file) => file.digest(),
        };
        let is_page = matches!(output, Output::View(_));
        let form = match &page.kind {
            PageKind::Alias(_) => forms::HTML,
            _ => forms::of(&page.url),
        };
        let made = Arc::new(Made { held, print: print_of_bytes, form, is_page });
        self.put(&page.url, print, (&made, site.version));
        Outcome { made: Some(made), wrong: None }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An output with the digest of what it was made of and its last plan.
    fn get(&self, url: &PageUrl) -> Option<(Arc<Made>, Fingerprint, u64)> {
        let mut kept = self.kept();
        kept.tick += 1;
        let now = kept.tick;
        let entry = kept.by_url.get_mut(url)?;
        entry.tick = now;
        Some((Arc::clone(&entry.made), entry.print, entry.version))
    }

    fn put(&self, url: &PageUrl, print: Fingerprint, (made, version): (&Arc<Made>, u64)) {
        let mut kept = self.kept();
        kept.tick += 1;
        let entry = Entry { made: Arc::clone(made), print, version, tick: kept.tick };
        let old = kept.by_url.insert(url.clone(), entry);
        kept.n_bytes += made.n_bytes();
        kept.n_bytes -= old.map_or(0, |old| old.made.n_bytes());
        if kept.n_bytes > BYTES_MAX {
            kept.forget_half();
        }
    }
}

impl Made {
    fn n_bytes(&self) -> usize {
        match &self.held {
            Held::Bytes(bytes) => bytes.len(),
            Held::Source(_) => 0,
        }
    }
}

impl Kept {
    /// Forgets those that were not asked for the longest.
    fn forget_half(&mut self) {
        let mut ticks: Vec<u64> = self.by_url.values().map(|entry| entry.tick).collect();
        ticks.sort_unstable();
        let from = ticks[ticks.len() / 2];
        self.by_url.retain(|_, entry| entry.tick >= from);
        self.n_bytes = self.by_url.values().map(|entry| entry.made.n_bytes()).sum();
    }
}
