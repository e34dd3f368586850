//! Every operation that changes the disk, each with its failure's context.
//!
//! One seam, so that tests can have the n-th operation of a kind fail, or have the program as good
//! as killed there. Outside tests it is nothing but `std::fs`.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

use super::failure::Failure;
use crate::diag::output::Doing;
use crate::fingerprint::{Digester, Fingerprint};

/// A kind of operation, as faults are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Create,
    Write,
    Sync,
    Rename,
    Remove,
    MakeFolder,
}

/// The disk.
#[derive(Debug, Default, Clone)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fault: Option<std::sync::Arc<super::tests::fault::Fault>>,
}

impl Disk {
    /// Makes a folder; one that is there is fine.
    pub(super) fn make_folder(&self, path: &Path) -> Result<(), Failure> {
        self.ask(Op::MakeFolder)
            .and_then(|()| match fs::create_dir(path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {
                    Ok(())
                }
                other => other,
            })
            .map_err(Failure::new(Doing::MakeFolder, path))
    }

    /// Makes a folder and those above it.
    pub(super) fn make_folders(&self, path: &Path) -> Result<(), Failure> {
        self.ask(Op::MakeFolder)
            .and_then(|()| fs::create_dir_all(path))
            .map_err(Failure::new(Doing::MakeFolder, path))
    }

    /// Writes a file that is not there yet. Nothing is followed: a link in its place is an error.
    pub(super) fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<File, Failure> {
        let mut file = self.create_new(path)?;
        self.append(&mut file, path, bytes)?;
        Ok(file)
    }

    /// An empty file that was not there.
    pub(super) fn create_new(&self, path: &Path) -> Result<File, Failure> {
        self.ask(Op::Create)
            .and_then(|()| File::options().write(true).create_new(true).open(path))
            .map_err(Failure::new(Doing::Create, path))
    }

    /// Writes bytes at the end of an open file.
    pub(super) fn append(&self, file: &mut File, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.ask(Op::Write)
            .or_else(|error| {
                // What a full disk or a kill leaves behind is a part of the bytes.
                file.write_all(&bytes[..bytes.len() / 2])?;
                Err(error)
            })
            .and_then(|()| file.write_all(bytes))
            .map_err(Failure::new(Doing::Write, path))
    }

    /// Has a file's bytes reach the disk.
    pub(super) fn sync(&self, file: &File, path: &Path) -> Result<(), Failure> {
        self.ask(Op::Sync).and_then(|()| file.sync_all()).map_err(Failure::new(Doing::Sync, path))
    }

    /// Has the names in a folder reach the disk, where the system can be asked for that.
    pub(super) fn sync_folder(&self, path: &Path) -> Result<(), Failure> {
        self.ask(Op::Sync)
            .and_then(|()| if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) })
            .map_err(Failure::new(Doing::Sync, path))
    }

    /// Puts a file into its place, over the one that is there.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), Failure> {
        self.ask(Op::Rename)
            .and_then(|()| fs::rename(from, to))
            .map_err(Failure::new(Doing::Move, to))
    }

    /// Gives a file a second name, which must be free.
    pub(super) fn link_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(Op::Rename).and_then(|()| fs::hard_link(from, to))
    }

    /// Removes a file; one that is gone is fine.
    pub(super) fn remove(&self, path: &Path) -> Result<(), Failure> {
        self.ask(Op::Remove)
            .and_then(|()| match fs::remove_file(path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                other => other,
            })
            .map_err(Failure::new(Doing::Remove, path))
    }

    /// Removes a folder unless something is in it.
    pub(super) fn remove_empty(&self, path: &Path) -> Result<(), Failure> {
        use io::ErrorKind::{DirectoryNotEmpty, NotADirectory, NotFound};
        self.ask(Op::Remove)
            .and_then(|()| match fs::remove_dir(path) {
                Err(error)
                    if matches!(error.kind(), NotFound | DirectoryNotEmpty | NotADirectory) =>
                {
                    Ok(())
                }
                other => other,
            })
            .map_err(Failure::new(Doing::Remove, path))
    }

    /// Removes a folder of bantin's own with all that is in it. Links are removed, not followed.
    pub(super) fn clear(&self, path: &Path) -> Result<(), Failure> {
        match Self::look(path)? {
            None => return Ok(()),
            Some(found) if !found.is_dir() => return self.remove(path),
            Some(_) => {}
        }
        let entries = fs::read_dir(path).map_err(Failure::new(Doing::Read, path))?;
        for entry in entries {
            let entry = entry.map_err(Failure::new(Doing::Read, path))?;
            self.clear(&entry.path())?;
        }
        self.remove_empty(path)
    }

    /// What stands at `path`, links not followed; `None` where nothing does.
    pub(super) fn look(path: &Path) -> Result<Option<Metadata>, Failure> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
                _ => Err(Failure::new(Doing::Read, path)(error)),
            },
        }
    }

    /// The digest of a file's bytes; each piece read is also handed to `each`.
    pub(super) fn digest(
        path: &Path,
        mut each: impl FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(Fingerprint, u64), Failure> {
        let mut file = File::open(path).map_err(Failure::new(Doing::Read, path))?;
        let (mut digester, mut size) = (Digester::default(), 0);
        let mut piece = vec![0; 1 << 16];
        loop {
            let n_read = match file.read(&mut piece) {
                Ok(0) => return Ok((digester.finish(), size)),
                Ok(n_read) => n_read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Failure::new(Doing::Read, path)(error)),
            };
            digester.update(&piece[..n_read]);
            size += n_read as u64;
            each(&piece[..n_read])?;
        }
    }

    #[cfg(not(test))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the seam of the fault tests"
    )]
    fn ask(&self, _: Op) -> io::Result<()> {
        Ok(())
    }

    #[cfg(test)]
    fn ask(&self, op: Op) -> io::Result<()> {
        self.fault.as_ref().map_or(Ok(()), |fault| fault.ask(op))
    }
}
