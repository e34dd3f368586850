//! The system's events, of every folder that is read.
//!
//! Linux tells of one folder at a time: each new folder is watched before its entries are read, so
//! that nothing falls between. Other systems tell of all that lies below.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use super::pending::{Hint, Pending};
use crate::source::{self, CONTENT, THEMES};

/// What the system says.
pub(in crate::serve) type Signal = notify::Result<Event>;

/// The folders that are watched.
pub(in crate::serve) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    /// Whether a link was seen: what it leads to may be changed where nobody watches.
    pub(in crate::serve) has_links: bool,
    /// Whether the root is gone, and with it the watch on it.
    pub(in crate::serve) is_lost: bool,
}

/// Whether the system tells of one folder at a time, and of the end of writing.
fn is_of_one_folder() -> bool {
    RecommendedWatcher::kind() == WatcherKind::Inotify
}

impl Watch {
    /// Watches the site at `root`; its signals go to `sender`.
    pub(in crate::serve) fn new(root: &Path, sender: Sender<Signal>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |signal: Signal| {
            // Reading the tree is an event of its own for each file.
            if !signal.as_ref().is_ok_and(is_of_reading) {
                // Nobody hears when the preview ends.
                drop(sender.send(signal));
            }
        })?;
        let folders = BTreeSet::new();
        let mut watch =
            Self { root: root.to_owned(), watcher, folders, has_links: false, is_lost: false };
        watch.watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in [CONTENT, THEMES] {
            watch.follow(&root.join(folder))?;
        }
        Ok(watch)
    }

    /// Takes a signal: what it says of which paths below the root.
    pub(in crate::serve) fn hear(&mut self, signal: &Signal, pending: &mut Pending) {
        let now = Instant::now();
        let Ok(event) = signal else { return pending.hear_whole(now) };
        if event.need_rescan() {
            pending.hear_whole(now);
        }
        let Some(hint) = hint(event.kind) else { return };
        for path in &event.paths {
            let Ok(below) = path.strip_prefix(&self.root) else { continue };
            match below.iter().next() {
                None => {
                    self.is_lost |= hint == Hint::Gone;
                    pending.hear_whole(now);
                }
                Some(first) if first == CONTENT || first == THEMES => {
                    pending.hear(below.to_owned(), hint, now);
                }
                Some(_) => {}
            }
        }
    }

    /// Watches anew what lies at these paths, which may have become folders or ceased to be, or been
    /// moved with all that is in them.
    pub(in crate::serve) fn refresh<'a>(
        &mut self,
        paths: impl Iterator<Item = &'a PathBuf> + Clone,
    ) -> notify::Result<()> {
        // A folder that was moved is still watched by its old name: that ends before its new name is
        // watched, since the system takes both for one.
        for path in paths.clone().filter(|_| is_of_one_folder()) {
            let path = self.root.join(path);
            let rest = self.folders.range(path.clone()..);
            let below: Vec<PathBuf> =
                rest.take_while(|folder| folder.starts_with(&path)).cloned().collect();
            for folder in below {
                self.folders.remove(&folder);
                // It may be gone.
                drop(self.watcher.unwatch(&folder));
            }
        }
        for path in paths {
            self.follow(&self.root.join(path))?;
        }
        // Of a root that is somebody's working folder the system does not tell that it is gone.
        self.is_lost |= !self.root.is_dir();
        Ok(())
    }

    /// Watches anew everything.
    pub(in crate::serve) fn refresh_all(&mut self) -> notify::Result<()> {
        // Where the root itself was made anew, the old one is still watched.
        drop(self.watcher.unwatch(&self.root));
        self.is_lost = !self.root.is_dir();
        if !self.is_lost {
            self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        }
        self.refresh([PathBuf::from(CONTENT), PathBuf::from(THEMES)].iter())
    }

    /// Watches a folder and, where the system tells of one at a time, all in it; nothing where there
    /// is no folder.
    fn follow(&mut self, folder: &Path) -> notify::Result<()> {
        if !folder.is_dir() || self.folders.contains(folder) {
            return Ok(());
        }
        self.has_links |= folder.is_symlink();
        if !is_of_one_folder() {
            let is_top = folder.parent() == Some(&self.root);
            if is_top {
                self.watcher.watch(folder, RecursiveMode::Recursive)?;
            }
            self.has_links |= source::folders(folder).1;
            return Ok(());
        }
        match self.watcher.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => {}
            // It was there a moment ago.
            Err(_) if !folder.is_dir() => return Ok(()),
            Err(error) => return Err(error),
        }
        self.folders.insert(folder.to_owned());
        let (folders, has_links) = source::folders(folder);
        self.has_links |= has_links;
        folders.iter().try_for_each(|folder| self.follow(folder))
    }
}

fn is_of_reading(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => !event.need_rescan(),
        _ => false,
    }
}

/// What an event says of its paths.
fn hint(kind: EventKind) -> Option<Hint> {
    let is_told_of_the_end = is_of_one_folder();
    let writing = if is_told_of_the_end { Hint::Writing } else { Hint::Changed };
    Some(match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Create(CreateKind::Folder) => Hint::Written,
        EventKind::Access(_) => return None,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => writing,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => Hint::Gone,
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if is_told_of_the_end => return None,
        EventKind::Modify(ModifyKind::Name(_)) => Hint::Written,
        EventKind::Modify(ModifyKind::Metadata(_)) => Hint::Touched,
        EventKind::Modify(ModifyKind::Other) | EventKind::Any | EventKind::Other => Hint::Changed,
    })
}
