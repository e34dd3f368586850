//! A build's outputs on their way into place.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, io};

use crate::diag::output::{self, Doing};
use crate::fingerprint::Fingerprint;

use super::commit;
use super::disk::Disk;
use super::failure::{Error, Failure};
use super::in_place::{InPlace, look};
use super::list::{Stamp, Written, inside};
use super::output::Output;

/// What a build did to its output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Files written, new or over an old one.
    pub written: usize,
    /// Files that had the right bytes.
    pub unchanged: usize,
    /// Files removed, since the site has no such page any more.
    pub removed: usize,
    /// Bytes written.
    pub bytes: u64,
    /// The digest of all outputs that are in place now, by their names and bytes.
    pub content: Option<Fingerprint>,
}

/// A build under way. Dropped without [`Stage::commit`], it leaves the old output and nothing else.
#[derive(Debug)]
pub struct Stage {
    pub(super) output: Output,
    pub(super) planned: Mutex<Vec<Planned>>,
    n_staged: AtomicU64,
}

/// One output of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) file: String,
    pub(super) written: Written,
    /// Its copy in the staging folder; none where its bytes are in place.
    pub(super) staged: Option<Staged>,
}

impl Planned {
    /// Whether it is staged under its own name, if it is staged.
    pub(super) fn is_named(&self) -> bool {
        self.staged.is_none_or(|staged| staged.number.is_none())
    }
}

/// A file of the staging folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Staged {
    /// Its name there; none where it is its own.
    pub(super) number: Option<u64>,
    /// What the system said of it once it was written.
    pub(super) stamp: Stamp,
}

impl Stage {
    pub(super) fn begin(output: Output) -> Result<Self, Error> {
        output.disk.make_folder(&output.staging())?;
        if output.was_empty {
            output.disk.make_folder(&output.tree())?;
        }
        Ok(Self { output, planned: Mutex::default(), n_staged: AtomicU64::new(0) })
    }

    /// Keeps a file of the last build whose bytes are still wanted, without having them at hand.
    ///
    /// False where the file in place has other bytes than `digest` says: they must then be rendered
    /// and put.
    pub fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, Error> {
        let in_place = look(&self.output.folder, &self.output.known, file, None)?;
        match in_place {
            InPlace::Ours(written) if written.digest == digest => {
                self.plan(file, written, None);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Takes the bytes of an output, unless they are in place. Returns their digest.
    ///
    /// `file` is its path below the output folder, with `/`. Threads may put at the same time.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Error> {
        let written =
            Written { digest: Fingerprint::of(bytes), size: bytes.len() as u64, stamp: None };
        if self.stands(file, &written)? {
            return Ok(written.digest);
        }
        let (number, path, mut staged) = self.create(file)?;
        self.output.disk.append(&mut staged, &path, bytes)?;
        self.plan(file, written, Some(Staged { number, stamp: stamp_of(&staged, &path)? }));
        Ok(written.digest)
    }

    /// Copies a file whose bytes have this digest, unless they are in place.
    pub fn put_file(&self, file: &str, from: &Path, expected: Fingerprint) -> Result<(), Error> {
        let metadata = fs::metadata(from).map_err(Failure::new(Doing::Read, from))?;
        if !metadata.is_file() {
            let odd = io::Error::from(io::ErrorKind::InvalidInput);
            return Err(Failure::new(Doing::Read, from)(odd).into());
        }
        let written = Written { digest: expected, size: metadata.len(), stamp: None };
        if self.stands(file, &written)? {
            return Ok(());
        }
        let (number, path, mut copy) = self.create(file)?;
        let append = |piece: &[u8]| self.output.disk.append(&mut copy, &path, piece);
        let (digest, size) = Disk::digest(from, append)?;
        if digest != expected {
            // The system has no error for it: what was being done says all.
            let changed = io::Error::from(io::ErrorKind::Other);
            return Err(Failure::new(Doing::CopyChanging, from)(changed).into());
        }
        let staged = Staged { number, stamp: stamp_of(&copy, &path)? };
        self.plan(file, Written { digest, size, stamp: None }, Some(staged));
        Ok(())
    }

    /// Swaps all outputs in, and removes those of the last build that are no more.
    ///
    /// Refuses, with nothing changed, when a file was edited by hand, when something else is in the
    /// way, and when two outputs are one file on some machine.
    pub fn commit(mut self) -> Result<Report, Error> {
        let planned = std::mem::take(&mut *self.planned.lock().expect("no thread panics with it"));
        commit::commit(&mut self.output, planned)
    }

    /// Plans an output whose bytes are in place, or says that they are not.
    fn stands(&self, file: &str, written: &Written) -> Result<bool, Error> {
        if inside(file).is_none() {
            return Err(self.output.folder.about(file, output::unusable).into());
        }
        if self.output.was_empty {
            return Ok(false);
        }
        match look(&self.output.folder, &self.output.known, file, Some(written))? {
            InPlace::Ours(found) if found.is_same(written) => {
                self.plan(file, found, None);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn plan(&self, file: &str, written: Written, staged: Option<Staged>) {
        let planned = Planned { file: file.to_owned(), written, staged };
        self.planned.lock().expect("no thread panics with it").push(planned);
    }

    /// An empty file in the staging folder: under its own name where the output is empty, else, and
    /// where another output is in its way, under a number.
    fn create(&self, file: &str) -> Result<(Option<u64>, PathBuf, fs::File), Failure> {
        if self.output.was_empty {
            let path = self.output.staged(file, None);
            match self.create_in_tree(file, &path) {
                Err(failure) if is_in_the_way(&failure.source) => {}
                made => return made.map(|made| (None, path, made)),
            }
        }
        let number = Some(self.n_staged.fetch_add(1, Ordering::Relaxed));
        let path = self.output.staged(file, number);
        self.output.disk.create_new(&path).map(|made| (number, path, made))
    }

    /// Makes the folders of the tree that a file needs; the tree itself must be there.
    fn create_in_tree(&self, file: &str, path: &Path) -> Result<fs::File, Failure> {
        let disk = &self.output.disk;
        let make = |at: usize| disk.make_folder(&self.output.staged(&file[..at], None));
        match file.rfind('/').map_or(Ok(()), make) {
            Err(failure) if failure.source.kind() == io::ErrorKind::NotFound => {
                file.match_indices('/').try_for_each(|(at, _)| make(at))?;
            }
            made => made?,
        }
        disk.create_new(path)
    }
}

/// Whether two outputs are one file, or a file and a folder: the commit then says so.
fn is_in_the_way(error: &io::Error) -> bool {
    use io::ErrorKind::{AlreadyExists, IsADirectory, NotADirectory};
    matches!(error.kind(), AlreadyExists | IsADirectory | NotADirectory)
}

fn stamp_of(file: &fs::File, path: &Path) -> Result<Stamp, Failure> {
    file.metadata().map(|metadata| Stamp::of(&metadata)).map_err(Failure::new(Doing::Read, path))
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed here, the next build removes.
        drop(self.output.disk.clear(&self.output.staging()));
    }
}
