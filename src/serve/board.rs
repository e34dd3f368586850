//! What the preview shows: one snapshot, swapped whole.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use rayon::prelude::*;
use tokio::sync::watch;

use super::Options;
use super::shelf::Shelf;
use crate::build::{Input, Plan};
use crate::diag::{Diagnostics, Lang, Severity};
use crate::fingerprint::Fingerprint;
use crate::model::{Moment, Shown};
use crate::pages::Page;
use crate::path::SitePath;
use crate::source::{File, Sources};

/// What all parts of the preview share.
pub(super) struct Board {
    /// The address and port for the local network.
    pub(super) lan: Option<(IpAddr, u16)>,
    /// What was rendered.
    pub(super) shelf: Shelf,
    clock: fn() -> Moment,
    input: RwLock<Input>,
    newest: watch::Sender<Option<Arc<Snapshot>>>,
}

/// A moment of the site: the pages of the newest plan without errors, and what is wrong with the
/// newest plan.
pub(super) struct Snapshot {
    /// The number of the newest plan, from 1.
    pub(super) version: u64,
    /// The newest plan without errors; none before the first.
    pub(super) site: Option<Arc<Site>>,
    /// What is wrong with the newest plan.
    pub(super) diagnostics: Diagnostics,
    /// Errors, warnings and notices of it, each once.
    pub(super) counts: [usize; 3],
    /// The site's language.
    pub(super) language: Lang,
    /// Where the site stands: `/`, or `/doan/` for a `base_url` with a sub-path.
    pub(super) mount: String,
    /// The sources that changed since the snapshot before.
    pub(super) changed: BTreeSet<SitePath>,
}

impl Snapshot {
    /// Whether its pages are those of the newest plan.
    pub(super) fn is_good(&self) -> bool {
        self.site.as_ref().is_some_and(|site| site.version == self.version)
    }

    /// Whether nothing changed but stylesheets.
    pub(super) fn is_css_only(&self) -> bool {
        !self.changed.is_empty() && self.changed.iter().all(|file| file.extension() == "css")
    }
}

/// A plan without errors.
pub(super) struct Site {
    /// The number of the plan.
    pub(super) version: u64,
    /// The plan.
    pub(super) plan: Plan,
    index: Arc<Index>,
}

impl Site {
    /// The plan of this number; `before` is the last one, whose index stands while its outputs do.
    pub(super) fn new(version: u64, plan: Plan, before: Option<&Self>) -> Self {
        let same = before.filter(|before| Arc::ptr_eq(&before.plan.pages, &plan.pages));
        let index = same
            .map_or_else(|| Arc::new(Index::of(&plan.pages)), |before| Arc::clone(&before.index));
        Self { version, plan, index }
    }

    /// The output at an address below the mount, with its index; `/tin/x/index.html` is `/tin/x/`.
    pub(super) fn find(&self, url: &str) -> Option<&Page> {
        self.index.find(&self.plan.pages, url)
    }
}

/// The outputs by the digests of their addresses: quicker to make than a map, which is made anew
/// with every plan.
struct Index(Vec<(Fingerprint, usize)>);

impl Index {
    fn of(pages: &[Page]) -> Self {
        let key = |(idx, page): (usize, &Page)| (key(page.url.as_str()), idx);
        let mut all: Vec<(Fingerprint, usize)> = pages.par_iter().enumerate().map(key).collect();
        all.par_sort_unstable();
        Self(all)
    }

    fn find<'a>(&self, pages: &'a [Page], url: &str) -> Option<&'a Page> {
        let key = key(url);
        let from = self.0.partition_point(|(other, _)| *other < key);
        let (_, idx) = self.0.get(from).filter(|(other, _)| *other == key)?;
        pages.get(*idx)
    }
}

/// The digest of an address, the same with and without `index.html` at its end.
fn key(url: &str) -> Fingerprint {
    let folder = url.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
    Fingerprint::of(folder.unwrap_or(url).as_bytes())
}

impl Board {
    /// A board without a snapshot.
    pub(super) fn new(options: &Options, lan: Option<(IpAddr, u16)>) -> Self {
        let input = Input {
            sources: Sources::default(),
            found: Vec::new(),
            now: (options.clock)(),
            shown: Shown { drafts: true, future: true },
            base_url: None,
        };
        let (newest, _) = watch::channel(None);
        Self {
            lan,
            shelf: Shelf::default(),
            clock: options.clock,
            input: RwLock::new(input),
            newest,
        }
    }

    /// What the clock shows.
    pub(super) fn now(&self) -> Moment {
        (self.clock)()
    }

    /// What the newest plan was made of, or the next one will be.
    pub(super) fn input(&self) -> RwLockReadGuard<'_, Input> {
        self.input.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, to change.
    pub(super) fn input_mut(&self) -> RwLockWriteGuard<'_, Input> {
        self.input.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file of a plan as it was last seen: the same bytes may have been saved again since.
    pub(super) fn newest_of(&self, file: &Arc<File>) -> Arc<File> {
        let input = self.input();
        let newest = input.sources.get(file.path().as_str());
        Arc::clone(newest.filter(|newest| newest.digest() == file.digest()).unwrap_or(file))
    }

    /// The snapshot, where there is one.
    pub(super) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.newest.borrow().clone()
    }

    /// The snapshot; waits for the first one.
    pub(super) async fn newest(&self) -> Arc<Snapshot> {
        let mut newest = self.newest.subscribe();
        let found = newest.wait_for(Option::is_some).await;
        let found = found.ok().and_then(|found| found.clone());
        found.expect("the board keeps the sender, and `wait_for` saw a snapshot")
    }

    /// Hears of every new snapshot.
    pub(super) fn subscribe(&self) -> watch::Receiver<Option<Arc<Snapshot>>> {
        self.newest.subscribe()
    }

    /// Swaps in what a plan gave. Returns the snapshot before, which the caller lets go of.
    pub(super) fn swap(
        &self,
        mut plan: Plan,
        changed: BTreeSet<SitePath>,
    ) -> (Option<Arc<Snapshot>>, Arc<Snapshot>) {
        let before = self.snapshot();
        let version = before.as_ref().map_or(1, |before| before.version + 1);
        let diagnostics = std::mem::take(&mut plan.diagnostics);
        let counts = count(&diagnostics);
        let last_good = before.as_ref().and_then(|before| before.site.clone());
        let (language, sub_path) = (plan.facts.lang(), plan.facts.urls.sub_path.clone());
        let site = if counts[0] > 0 {
            last_good
        } else {
            Some(Arc::new(Site::new(version, plan, last_good.as_deref())))
        };
        // Settings that cannot be read say neither in which language nor where the site stands.
        let (language, sub_path) = match &site {
            Some(site) => (site.plan.facts.lang(), &site.plan.facts.urls.sub_path),
            None => (language, &sub_path),
        };
        let mount = format!("{sub_path}/");
        let snapshot = Snapshot { version, site, diagnostics, counts, language, mount, changed };
        let snapshot = Arc::new(snapshot);
        self.newest.send_replace(Some(Arc::clone(&snapshot)));
        (before, snapshot)
    }
}

fn count(diagnostics: &Diagnostics) -> [usize; 3] {
    let mut counts = [0; 3];
    for told in diagnostics.sorted() {
        counts[match told.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Notice => 2,
        }] += 1;
    }
    counts
}
