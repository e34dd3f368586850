//! The middle of a plan: all that stands while no more than words of articles change.
//!
//! Lists, totals, addresses and what is wrong between articles read the outlines of articles
//! ([`Resolved::outline`]) and nothing else of them. While these stand, the middle does, and a save
//! in a large site costs what the changed article weighs.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{Cache, totals};
use crate::diag::{Diagnostic, Diagnostics};
use crate::fingerprint::{Digester, Fingerprint, Fingerprinted};
use crate::model::registry::Registry;
use crate::model::{self, Model, Resolved, Shown};
use crate::pages::{self, Facts, Page, PageKind};
use crate::path::PageUrl;
use crate::render::Theme;
use crate::settings::BaseUrl;
use crate::source::{CONTENT, Sources};

/// What a middle is made from.
pub(super) struct Ground<'a> {
    pub(super) registry: &'a Arc<Registry>,
    /// The digest of all settings.
    pub(super) settings: Fingerprint,
    pub(super) base_url: &'a BaseUrl,
    pub(super) resolved: &'a [Arc<Resolved>],
    pub(super) sources: &'a Sources,
    pub(super) when: (NaiveDateTime, Shown),
}

impl Ground<'_> {
    /// The digest of all of it but the instant.
    fn print(&self) -> Fingerprint {
        let mut digest = Digester::default();
        digest.update(&self.settings.bytes());
        for text in [self.base_url.origin(), self.base_url.sub_path()] {
            digest.update(&text.len().to_le_bytes());
            digest.update(text.as_bytes());
        }
        let Shown { drafts, future } = self.when.1;
        digest.update(&[u8::from(drafts), u8::from(future)]);
        for article in self.resolved {
            digest.update(&article.outline.bytes());
        }
        let others = self.sources.below(CONTENT).filter(|file| file.path().extension() != "md");
        for file in others {
            digest.update(&Fingerprint::of(file.path().as_str().as_bytes()).bytes());
            digest.update(&file.digest().bytes());
        }
        digest.finish()
    }
}

/// The middle of the last plan.
#[derive(Debug)]
pub(super) struct Middle {
    print: Fingerprint,
    resolved: Vec<Arc<Resolved>>,
    pub(super) facts: Arc<Facts>,
    pages: Arc<Vec<Page>>,
    /// The theme whose files are the last of the pages.
    theme: Option<Fingerprint>,
    /// What is wrong between articles.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The middle of a plan on this ground: the last one where it stands, with the articles whose words
/// changed, and how many metrics were prepared.
pub(super) fn middle(ground: &Ground<'_>, cache: &mut Cache) -> (Middle, usize) {
    let print = ground.print();
    match cache.middle.take().filter(|last| last.stands(print, ground.when.0)) {
        Some(last) => (last.with(ground.resolved), 0),
        None => Middle::new(print, ground, cache),
    }
}

impl Middle {
    fn new(print: Fingerprint, ground: &Ground<'_>, cache: &mut Cache) -> (Self, usize) {
        let mut diagnostics = Diagnostics::default();
        let Ground { registry, settings, base_url, resolved, sources, when } = *ground;
        let model = model::assemble(registry, resolved, sources, when, &mut diagnostics);
        let (statistics, n_prepared) = totals::totals(registry, &model, cache, &mut diagnostics);
        let (facts, pages) = pages::plan(
            Arc::clone(registry),
            base_url,
            settings,
            (model, statistics),
            (&mut cache.cards, &mut diagnostics),
        );
        let middle = Self {
            print,
            resolved: resolved.to_vec(),
            facts: Arc::new(facts),
            pages: Arc::new(pages),
            theme: None,
            diagnostics: diagnostics.iter().cloned().collect(),
        };
        (middle, n_prepared)
    }

    /// Whether it is that of the ground with this digest, at this instant too.
    fn stands(&self, print: Fingerprint, now: NaiveDateTime) -> bool {
        let Model { last_change, next_change, .. } = self.facts.model();
        self.print == print
            && last_change.is_none_or(|last| last <= now)
            && next_change.is_none_or(|next| now < next)
    }

    /// The digest of all that leads somewhere and of all that can be led to.
    pub(super) fn targets(&self) -> Fingerprint {
        let anchors = self.resolved.iter().map(|article| article.article.anchors);
        let Model { last_change, next_change, .. } = self.facts.model();
        // Between these two the same articles are public.
        let public = Fingerprint::of_value(&(last_change, next_change));
        self.print.and(public).and(Fingerprint::of_all(anchors))
    }

    /// All pages with the theme's files behind them, where nothing else has their address.
    pub(super) fn with_assets(&mut self, theme: &Theme) -> Arc<Vec<Page>> {
        if self.theme != Some(theme.fingerprint()) {
            let pages = Arc::make_mut(&mut self.pages);
            pages.retain(|page| !matches!(page.kind, PageKind::ThemeAsset(_)));
            let url = |path: &str| PageUrl::new(&format!("/{path}"));
            let assets = theme.assets().iter().enumerate();
            let free = assets.filter_map(|(idx, asset)| {
                let url = url(&asset.path).filter(|url| !self.facts.has_output(url))?;
                Some(Page { url, kind: PageKind::ThemeAsset(idx) })
            });
            pages.extend(free);
            self.theme = Some(theme.fingerprint());
        }
        Arc::clone(&self.pages)
    }

    /// The same with articles of the same outlines.
    fn with(mut self, resolved: &[Arc<Resolved>]) -> Self {
        for (old, new) in self.resolved.iter_mut().zip(resolved) {
            if !Arc::ptr_eq(old, new) {
                pages::replace(Arc::make_mut(&mut self.facts), new);
                *old = Arc::clone(new);
            }
        }
        self
    }
}
