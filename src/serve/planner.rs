//! The thread that plans: it sees what changed, plans, and swaps the snapshot in.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::board::Board;
use super::{Hear, Options, Planned, Said};
use crate::build::{self, Cache, Plan};
use crate::model::Moment;
use crate::path::SitePath;
use crate::source;

/// Starts the thread.
pub(super) fn start(options: &Options, board: &Arc<Board>, hear: &Hear) {
    let planner = Planner {
        root: options.root.clone(),
        clock: options.clock,
        board: Arc::clone(board),
        hear: Arc::clone(hear),
        cache: Cache::default(),
    };
    std::thread::spawn(move || planner.run());
}

struct Planner {
    root: PathBuf,
    clock: fn() -> Moment,
    board: Arc<Board>,
    hear: Hear,
    cache: Cache,
}

impl Planner {
    fn run(mut self) {
        let began = Instant::now();
        self.reread();
        self.plan(BTreeSet::new(), None, began);
        loop {
            std::thread::sleep(Duration::from_millis(200));
            let began = Instant::now();
            let changed = self.reread();
            if !changed.is_empty() {
                let n_changed = Some(changed.len());
                self.plan(changed, n_changed, began);
            }
        }
    }

    /// Reads the tree. Returns what is not as it was.
    fn reread(&self) -> BTreeSet<SitePath> {
        let (sources, found) = source::scan(&self.root);
        let mut input = self.board.input_mut();
        let mut changed = BTreeSet::new();
        for file in sources.iter() {
            let old = input.sources.get(file.path().as_str());
            if old.is_none_or(|old| old.digest() != file.digest()) {
                changed.insert(file.path().clone());
            }
        }
        for file in input.sources.iter() {
            if sources.get(file.path().as_str()).is_none() {
                changed.insert(file.path().clone());
            }
        }
        input.sources = sources;
        input.found = found;
        changed
    }

    /// Plans, swaps, and says so.
    fn plan(&mut self, changed: BTreeSet<SitePath>, n_changed: Option<usize>, began: Instant) {
        self.board.input_mut().now = (self.clock)();
        let Some(plan) = self.planned() else { return };
        let (before, snapshot) = self.board.swap(plan, changed);
        let took = began.elapsed();
        // Letting go of a plan takes as long as its articles are many.
        drop(before);
        let input = self.board.input();
        (self.hear)(&Said::Planned(&Planned {
            version: snapshot.version,
            n_changed,
            took,
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
