//! An output folder, locked, with what is known of the files in it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use crate::diag::output::{self, Doing};
use crate::fingerprint::Fingerprint;

use super::disk::Disk;
use super::failure::{Error, Failure};
use super::in_place::{InPlace, Known, look};
use super::list::{List, modified};
use super::stage::Stage;
use super::target::{Folder, Target};

const OWN: &str = ".bantin";
const LIST: &str = "files";
const LIST_BEFORE: &str = "files.old";
const STAGING: &str = "staging";
const LOCK: &str = "lock";
const NAP: Duration = Duration::from_millis(20);

/// An output folder that no other build writes to.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: Folder,
    pub(super) known: Known,
    pub(super) disk: Disk,
    /// Whether nothing stood in the folder when it was opened: then no place need be looked at.
    pub(super) was_empty: bool,
    /// Held until the output is dropped; the system lets go of it when the program dies.
    _lock: File,
}

/// A file that bantin wrote to an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// Its path below the output folder.
    pub file: String,
    /// The digest of its bytes.
    pub digest: Fingerprint,
    /// How many they are.
    pub size: u64,
}

impl Output {
    /// Takes the output folder of `target`, making it when it is not there.
    ///
    /// Refuses dangerous folders, and one that another build does not let go of in time. What a
    /// build that was killed left behind is removed.
    pub fn open(target: &Target<'_>) -> Result<Self, Error> {
        Self::open_on(Disk::default(), target)
    }

    pub(super) fn open_on(disk: Disk, target: &Target<'_>) -> Result<Self, Error> {
        let folder = Folder::of(target)?;
        if !folder.path.is_dir() {
            disk.make_folders(&folder.path)?;
        }
        let own = folder.at(OWN);
        match Disk::look(&own)? {
            None => disk.make_folder(&own)?,
            Some(found) if found.is_dir() => {}
            Some(found) if found.is_symlink() => {
                return Err(folder.about(OWN, output::link_inside).into());
            }
            Some(_) => return Err(folder.about(OWN, output::in_the_way).into()),
        }
        let Some(lock) = lock(&own.join(LOCK), target.patience)? else {
            return Err(folder.about("", output::busy).into());
        };
        disk.clear(&own.join(STAGING))?;
        let (current, is_whole) = read_list(&own.join(LIST))?;
        let (before, _) = read_list(&own.join(LIST_BEFORE))?;
        let known = Known::new(current, before, is_whole);
        let was_empty = is_empty(&folder)?;
        Ok(Self { folder, known, disk, was_empty, _lock: lock })
    }

    /// Whether the output is just as the last build left it: every own file has its listed bytes.
    ///
    /// With the same inputs, there is then nothing to do. False where a file is missing, edited or
    /// was left by a build that was killed; a build then finds out which.
    pub fn stands(&mut self) -> Result<bool, Error> {
        if !self.known.is_whole {
            return Ok(false);
        }
        let files: Vec<_> = self.known.current.files.iter().collect();
        let found = files.par_iter().map(|(file, states)| {
            let in_place = look(&self.folder, &self.known, file, None)?;
            Ok(match (in_place, states.as_slice()) {
                (InPlace::Ours(found), [listed]) if found.is_same(listed) => Some(found),
                _ => None,
            })
        });
        let found: Vec<_> = found.collect::<Result<_, Failure>>()?;
        let Some(found) = found.into_iter().collect::<Option<Vec<_>>>() else {
            return Ok(false);
        };
        let listed = &self.known.current.files;
        for file in self.known.before.files.keys().filter(|file| !listed.contains_key(*file)) {
            if let InPlace::Ours(_) = look(&self.folder, &self.known, file, None)? {
                return Ok(false);
            }
        }
        if listed.values().flatten().ne(&found) {
            // Spares the next build the reading.
            let mut current = self.known.current.clone();
            for (state, found) in current.files.values_mut().flatten().zip(found) {
                *state = found;
            }
            self.save_list(current)?;
        }
        Ok(true)
    }

    /// The digest of all outputs of the last build, as [`Report::content`](super::Report::content).
    pub fn content(&self) -> Fingerprint {
        self.known.current.content()
    }

    /// The files of the last build, by their paths.
    pub fn files(&self) -> impl Iterator<Item = OwnFile> {
        self.known.current.files.iter().filter_map(|(file, states)| {
            let last = states.last()?;
            Some(OwnFile { file: file.clone(), digest: last.digest, size: last.size })
        })
    }

    /// Begins a build.
    pub fn stage(self) -> Result<Stage, Error> {
        Stage::begin(self)
    }

    /// Whether nothing stands in the folder now, as when it was opened.
    pub(super) fn is_empty(&self) -> Result<bool, Failure> {
        Ok(self.was_empty && is_empty(&self.folder)?)
    }

    /// A file of the staging folder: under its number, or in the tree under its own name.
    pub(super) fn staged(&self, file: &str, number: Option<u64>) -> PathBuf {
        match number {
            Some(number) => self.staging().join(number.to_string()),
            None => self.tree().join(file),
        }
    }

    /// Where an output that goes to an empty folder is staged as it will stand.
    pub(super) fn tree(&self) -> PathBuf {
        self.staging().join("tree")
    }

    pub(super) fn staging(&self) -> PathBuf {
        self.folder.at(OWN).join(STAGING)
    }

    /// Puts a list into the place of the current one, on disk for good.
    pub(super) fn save_list(&mut self, list: List) -> Result<(), Failure> {
        self.known.current = self.write_list(LIST, list)?;
        self.known.is_whole = true;
        Ok(())
    }

    /// Puts the list before this build where the next one finds it.
    pub(super) fn save_list_before(&self, list: List) -> Result<(), Failure> {
        self.write_list(LIST_BEFORE, list).map(|_| ())
    }

    fn write_list(&self, name: &str, mut list: List) -> Result<List, Failure> {
        let own = self.folder.at(OWN);
        let (new, path) = (own.join(format!("{name}.new")), own.join(name));
        self.disk.remove(&new)?;
        let mut file = self.disk.create_new(&new)?;
        let metadata = file.metadata().map_err(Failure::new(Doing::Read, &new))?;
        list.settle(modified(&metadata));
        self.disk.append(&mut file, &new, list.print().as_bytes())?;
        self.disk.sync(&file, &new)?;
        drop(file);
        self.disk.rename(&new, &path)?;
        self.disk.sync_folder(&own)?;
        Ok(list)
    }
}

/// Whether nothing but bantin's own folder stands in `folder`.
fn is_empty(folder: &Folder) -> Result<bool, Failure> {
    let failed = |error| Failure::new(Doing::Read, &folder.path)(error);
    for entry in fs::read_dir(&folder.path).map_err(failed)? {
        if entry.map_err(failed)?.file_name() != OWN {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The list at `path`; an empty one where there is none.
fn read_list(path: &Path) -> Result<(List, bool), Failure> {
    if !Disk::look(path)?.is_some_and(|found| found.is_file()) {
        return Ok((List::default(), false));
    }
    fs::read(path).map(|bytes| List::parse(&bytes)).map_err(Failure::new(Doing::Read, path))
}

/// The lock, or `None` where another program keeps it for longer than `patience`.
fn lock(path: &Path, patience: Duration) -> Result<Option<File>, Failure> {
    let failed = |error| Failure::new(Doing::Lock, path)(error);
    if Disk::look(path)?.is_some_and(|found| !found.is_file()) {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let file =
        File::options().create(true).truncate(false).write(true).open(path).map_err(failed)?;
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // Some network file systems have no locks: then two builds at once are not told apart.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Some(file));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if waited >= patience => return Ok(None),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(NAP);
                waited += NAP;
            }
        }
    }
}
