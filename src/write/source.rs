//! Saving sources: each file whole or not at all, and no other byte touched.
//!
//! The new bytes are written beside the file, under a name that is not read as a source, and take
//! its place in one step.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::failure::{Error, Failure};
use crate::diag::Place;
use crate::diag::output::{self, Doing};
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;

/// Saves a new source, with the folders above it; refuses where there is a file of that name.
pub fn create_new(root: &Path, file: &SitePath, bytes: &[u8]) -> Result<(), Error> {
    create_new_on(&Disk::default(), root, file, bytes)
}

/// Saves several new sources, or none of them: refuses where one would replace another file, and
/// names each that is in the way.
///
/// A file that holds those very bytes is taken for saved, so that a run that was cut short can be
/// run again.
pub fn create_all(root: &Path, files: &[(&SitePath, &[u8])]) -> Result<(), Error> {
    let disk = Disk::default();
    let (mut missing, mut in_the_way) = (Vec::new(), Vec::new());
    for (file, bytes) in files {
        let path = at(root, file);
        match Disk::look(&path)? {
            None => missing.push((*file, *bytes)),
            Some(found) if found.is_file() => {
                let (digest, _) = Disk::digest(&path, |_| Ok(()))?;
                if digest != Fingerprint::of(bytes) {
                    in_the_way.push(output::exists(Place::whole(file), file.as_str()));
                }
            }
            Some(_) => in_the_way.push(output::exists(Place::whole(file), file.as_str())),
        }
    }
    if !in_the_way.is_empty() {
        return Err(Error::Refused(in_the_way));
    }
    missing.iter().try_for_each(|(file, bytes)| create_new_on(&disk, root, file, bytes))
}

/// Saves a source anew; refuses where it is no longer the one whose digest was `read`.
pub fn replace(root: &Path, file: &SitePath, read: Fingerprint, bytes: &[u8]) -> Result<(), Error> {
    replace_on(&Disk::default(), root, file, read, bytes)
}

/// Moves a source, or a folder with all that is in it; refuses where there is something of that
/// name.
pub fn shift(root: &Path, from: &SitePath, to: &SitePath) -> Result<(), Error> {
    shift_on(&Disk::default(), root, from, to)
}

/// Saves a file that is bantin's alone, like the cache, over the one that is there.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let disk = Disk::default();
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        disk.make_folders(folder)?;
    }
    put(&disk, path, None, bytes)
}

pub(super) fn create_new_on(
    disk: &Disk,
    root: &Path,
    file: &SitePath,
    bytes: &[u8],
) -> Result<(), Error> {
    let path = at(root, file);
    let exists = || Error::from(output::exists(Place::whole(file), file.as_str()));
    if Disk::look(&path)?.is_some() {
        return Err(exists());
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        disk.make_folders(folder)?;
    }
    let new = beside(&path);
    let outcome = write(disk, &new, bytes).and_then(|()| match disk.link_new(&new, &path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        // There are file systems without second names; there, the name is looked at once more.
        Err(_) if Disk::look(&path)?.is_some() => Ok(false),
        Err(_) => disk.rename(&new, &path).map(|()| true),
    });
    let cleared = disk.remove(&new);
    if !outcome? {
        return Err(exists());
    }
    cleared?;
    sync_folder_of(disk, &path)?;
    Ok(())
}

pub(super) fn shift_on(
    disk: &Disk,
    root: &Path,
    from: &SitePath,
    to: &SitePath,
) -> Result<(), Error> {
    let (old, new) = (at(root, from), at(root, to));
    if Disk::look(&new)?.is_some() {
        return Err(output::exists(Place::whole(to), to.as_str()).into());
    }
    if let Some(folder) = new.parent().filter(|folder| !folder.is_dir()) {
        disk.make_folders(folder)?;
    }
    disk.rename(&old, &new)?;
    sync_folder_of(disk, &new)?;
    Ok(sync_folder_of(disk, &old)?)
}

pub(super) fn replace_on(
    disk: &Disk,
    root: &Path,
    file: &SitePath,
    read: Fingerprint,
    bytes: &[u8],
) -> Result<(), Error> {
    // The file that a link leads to is replaced, not the link.
    let named = at(root, file);
    let path = named.canonicalize().map_err(Failure::new(Doing::Read, &named))?;
    let (found, _) = Disk::digest(&path, |_| Ok(()))?;
    if found != read {
        return Err(output::changed_meanwhile(Place::whole(file), file.as_str()).into());
    }
    if found == Fingerprint::of(bytes) {
        return Ok(());
    }
    let metadata = fs::metadata(&path).map_err(Failure::new(Doing::Read, &path))?;
    Ok(put(disk, &path, Some(&metadata.permissions()), bytes)?)
}

fn put(
    disk: &Disk,
    path: &Path,
    permissions: Option<&fs::Permissions>,
    bytes: &[u8],
) -> Result<(), Failure> {
    let new = beside(path);
    let outcome = write(disk, &new, bytes)
        .and_then(|()| match permissions {
            Some(permissions) => fs::set_permissions(&new, permissions.clone())
                .map_err(Failure::new(Doing::Write, &new)),
            None => Ok(()),
        })
        .and_then(|()| disk.rename(&new, path));
    if outcome.is_err() {
        drop(disk.remove(&new)); // The first failure is the one to tell.
    }
    outcome?;
    sync_folder_of(disk, path)
}

fn write(disk: &Disk, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    disk.remove(path)?;
    let file: File = disk.write_new(path, bytes)?;
    disk.sync(&file, path)
}

fn sync_folder_of(disk: &Disk, path: &Path) -> Result<(), Failure> {
    path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder))
}

fn at(root: &Path, file: &SitePath) -> PathBuf {
    let mut path = root.to_owned();
    path.extend(file.as_str().split('/'));
    path
}

/// The name of the new bytes until they are whole: hidden, so that it is never taken for a source.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.bantin-new"))
}
