//! The thread that plans: it hears what was saved, looks, plans, and swaps the snapshot in.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::board::{Board, Snapshot};
use super::watch::{Doubts, Due, Pending, Signal, Watch};
use super::{Hear, Options, Planned, Said};
use crate::build::{self, Cache, Parsed, Plan};
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;
use crate::source::{self, Look};
use crate::write::cache::Store;

/// Where the system does not tell of changes, the tree is looked at so often …
const POLL: Duration = Duration::from_millis(250);
/// … but at most a tenth of the time.
const POLL_SHARE: u32 = 10;
/// At least so often the clock is asked whether an article has come due: it may have been set.
const CLOCK: Duration = Duration::from_secs(60);

/// Starts the thread; `ready` is told of the first plan.
pub(super) fn start(
    options: &Options,
    board: &Arc<Board>,
    hear: &Hear,
    ready: impl FnOnce(&Hear, &Snapshot) + Send + 'static,
) {
    let (signals, heard) = mpsc::channel();
    let mut planner = Planner {
        // Events name files by their real paths on some systems.
        root: source::real(&options.root),
        program: options.program,
        board: Arc::clone(board),
        hear: Arc::clone(hear),
        cache: Cache::default(),
        pending: Pending::default(),
        doubts: Doubts::default(),
        watch: None,
        poll: None,
        heard,
    };
    let is_polled = options.poll;
    std::thread::spawn(move || {
        if is_polled {
            planner.turn_to_polling(None);
        } else {
            // Before the first look, so that nothing falls between.
            match Watch::new(&planner.root, signals.clone()) {
                Ok(watch) => planner.watch = Some(watch),
                Err(error) => planner.turn_to_polling(Some(&error)),
            }
        }
        planner.begin();
        if let Some(snapshot) = planner.board.snapshot() {
            ready(&planner.hear, &snapshot);
        }
        planner.run();
        drop(signals);
    });
}

struct Planner {
    root: PathBuf,
    program: Fingerprint,
    board: Arc<Board>,
    hear: Hear,
    cache: Cache,
    pending: Pending,
    doubts: Doubts,
    watch: Option<Watch>,
    /// How long until the tree is looked at in any case.
    poll: Option<Duration>,
    heard: Receiver<Signal>,
}

impl Planner {
    /// Reads everything and makes the first plan.
    fn begin(&mut self) {
        let began = Instant::now();
        let (sources, found) = source::scan(&self.root);
        // What a build left spares parsing; the texts are read all the same, since a page may be asked
        // for after its source was changed to what cannot be planned.
        let left = Store::Articles.load(&self.root);
        if let Some(left) = left.and_then(|left| Parsed::from_bytes(left, self.program)) {
            left.restore(&sources, &mut self.cache);
        }
        {
            let mut input = self.board.input_mut();
            input.sources = sources;
            input.found = found;
        }
        self.plan(BTreeSet::new(), began);
    }

    /// Follows what is saved, for ever.
    fn run(mut self) {
        let mut polled = Instant::now();
        loop {
            self.listen(polled);
            let now = Instant::now();
            if self.interval().is_some_and(|interval| now >= polled + interval) {
                self.pending.again(None, now);
            }
            let (mut changed, mut began) = (BTreeSet::new(), now);
            if let Some((due, first)) = self.pending.take(now) {
                began = first;
                match due {
                    Due::Paths(paths) => changed = self.look_at(&paths, now),
                    Due::Whole => {
                        changed = self.look_at_all(now);
                        polled = Instant::now();
                        // A large tree on a slow disk is not looked at all the time.
                        let share = now.elapsed() * POLL_SHARE;
                        self.poll = self.poll.map(|_| POLL.max(share));
                    }
                }
            }
            if !changed.is_empty() || self.is_due() {
                self.plan(changed, began);
            }
        }
    }

    /// Waits until there is something to do.
    fn listen(&mut self, polled: Instant) {
        let now = Instant::now();
        let poll = self.interval().map(|interval| polled + interval);
        let next = self.pending.next().into_iter().chain(poll).min();
        let wait = next.map_or(CLOCK, |next| next.saturating_duration_since(now).min(CLOCK));
        match self.heard.recv_timeout(wait) {
            Ok(signal) => {
                let more: Vec<Signal> = self.heard.try_iter().collect();
                for signal in std::iter::once(signal).chain(more) {
                    self.take(&signal);
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(wait),
        }
    }

    fn take(&mut self, signal: &Signal) {
        if let Err(error) = signal
            && matches!(error.kind, notify::ErrorKind::MaxFilesWatch)
        {
            return self.turn_to_polling(Some(error));
        }
        if let Some(watch) = &mut self.watch {
            watch.hear(signal, &mut self.pending);
        }
    }

    /// How often the tree is looked at in any case; none where events tell of all.
    fn interval(&self) -> Option<Duration> {
        let is_blind = self.watch.as_ref().is_some_and(|watch| watch.has_links || watch.is_lost);
        self.poll.or_else(|| is_blind.then_some(POLL * 2))
    }

    fn turn_to_polling(&mut self, why: Option<&notify::Error>) {
        self.watch = None;
        self.poll = Some(POLL);
        self.pending.hear_whole(Instant::now());
        let why = why.map(ToString::to_string);
        (self.hear)(&Said::Polling { why: why.as_deref() });
    }

    /// Looks at these paths. Returns what is not as it was.
    fn look_at(&mut self, paths: &[(PathBuf, bool)], now: Instant) -> BTreeSet<SitePath> {
        if let Some(watch) = &mut self.watch
            && let Err(error) = watch.refresh(paths.iter().map(|(path, _)| path))
        {
            self.turn_to_polling(Some(&error));
            return BTreeSet::new();
        }
        let has_links = self.watch.as_ref().is_some_and(|watch| watch.has_links);
        if has_links || !self.board.input().found.is_empty() {
            return self.look_at_all(now);
        }
        let mut changed = BTreeSet::new();
        for (path, is_written) in paths {
            match source::look(&self.root, path) {
                Look::Outside => {}
                Look::Odd => return &changed | &self.look_at_all(now),
                Look::Files(name, mut files) => {
                    let mut input = self.board.input_mut();
                    let all = (&name, &mut files);
                    let again = self.doubts.settle(&input.sources, all, *is_written, now);
                    changed.append(&mut input.sources.replace(&name, files));
                    if let Some(again) = again {
                        self.pending.again(Some(path), again);
                    }
                }
            }
        }
        changed
    }

    /// Looks at everything. Returns what is not as it was.
    fn look_at_all(&mut self, now: Instant) -> BTreeSet<SitePath> {
        if let Some(watch) = &mut self.watch
            && let Err(error) = watch.refresh_all()
        {
            self.turn_to_polling(Some(&error));
        }
        let (mut sources, found) = source::rescan(&self.root, &self.board.input().sources);
        let mut input = self.board.input_mut();
        let again = self.doubts.settle_all(&input.sources, &mut sources, now);
        let mut changed = sources.differing(&input.sources);
        if input.found != found {
            let places = input.found.iter().chain(&found).map(|told| told.place.file.clone());
            changed.extend(places);
        }
        input.sources = sources;
        input.found = found;
        if let Some(again) = again {
            self.pending.again(None, again);
        }
        changed
    }

    /// Whether the site has changed by itself: an article has come due or expired.
    fn is_due(&self) -> bool {
        let Some(snapshot) = self.board.snapshot() else { return true };
        let Some(site) = &snapshot.site else { return false };
        let facts = &site.plan.facts;
        let now = self.board.now().in_zone(facts.settings().site.timezone);
        snapshot.is_good() && facts.model().next_change.is_some_and(|next| next <= now)
    }

    /// Plans, swaps, and says so.
    fn plan(&mut self, changed: BTreeSet<SitePath>, began: Instant) {
        self.board.input_mut().now = self.board.now();
        let n_changed = changed.len();
        let Some(plan) = self.planned() else { return };
        let (before, snapshot) = self.board.swap(plan, changed);
        let took = began.elapsed();
        let n_changed = before.is_some().then_some(n_changed);
        // Letting go of a plan takes as long as its articles are many.
        drop(before);
        let input = self.board.input();
        (self.hear)(&Said::Planned(&Planned {
            version: snapshot.version,
            n_changed,
            took,
            is_anything_shown: snapshot.site.is_some(),
            diagnostics: &snapshot.diagnostics,
            text_of: &|path| input.sources.excerpt(path),
        }));
    }

    /// The plan; none where the program itself failed, which is told.
    fn planned(&mut self) -> Option<Plan> {
        let input = self.board.input();
        let cache = &mut self.cache;
        let plan = catch_unwind(AssertUnwindSafe(|| build::plan(&input, cache)));
        if plan.is_err() {
            // What a half-made plan left in the cache is not to be trusted.
            self.cache = Cache::default();
            (self.hear)(&Said::Fault);
        }
        plan.ok()
    }
}
