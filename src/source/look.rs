//! A look at one place of the tree, after something was saved there.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::scan::{Found, is_hidden, read, real, scan_with, site_path, walk};
use super::{CONTENT, File, Sources, THEMES};
use crate::diag::Diagnostic;
use crate::path::SitePath;

/// What lies at one path below the root.
pub enum Look {
    /// These files, with the name of the path: itself, or all below it; none where nothing is there.
    Files(SitePath, Vec<File>),
    /// Nothing that is read: its name begins with `_` or `.`, or it is neither in content/ nor in
    /// themes/.
    Outside,
    /// What only a look at the whole tree can judge: a name that is no plain one, a link, or something
    /// that cannot be read.
    Odd,
}

/// Reads what lies at `below`, a path below `root`.
pub fn look(root: &Path, below: &Path) -> Look {
    let mut parts = below.iter();
    let is_read = |part: Option<&OsStr>| part.is_some_and(|part| part == CONTENT || part == THEMES);
    if !is_read(parts.next()) || parts.any(is_hidden) {
        return Look::Outside;
    }
    let path = root.join(below);
    let name = site_path(root, &path).filter(|name| Path::new(name.as_str()) == below);
    let Some(name) = name else { return Look::Odd };
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_symlink() => return Look::Odd,
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Look::Files(name, Vec::new());
        }
        Err(_) => return Look::Odd,
    }
    let mut found = Vec::new();
    let mut odd = Vec::new();
    walk(root, &real(root), &name, &mut found, &mut odd);
    let is_plain = |found: &Found| {
        let below = found.on_disk.strip_prefix(root);
        below.is_ok_and(|below| below == Path::new(found.path.as_str()))
    };
    if !odd.is_empty() || !found.iter().all(is_plain) {
        return Look::Odd;
    }
    let read: Result<Vec<File>, _> = found.par_iter().map(read).collect();
    read.map_or(Look::Odd, |files| Look::Files(name, files))
}

/// Reads the tree anew but for files of `old` that show by their stamps that they are as they were.
pub fn rescan(root: &Path, old: &Sources) -> (Sources, Vec<Diagnostic>) {
    let at = SystemTime::now();
    scan_with(root, &|found| {
        let is_same = |old: &&Arc<File>| {
            old.stamp == Some(found.stamp)
                && found.stamp.is_settled(at)
                && old.on_disk().is_none_or(|path| path == found.on_disk)
        };
        old.get(found.path.as_str()).filter(is_same).map(|old| File::clone(old))
    })
}

/// The folders in a folder that are read, and whether there is a link among its entries.
pub fn folders(folder: &Path) -> (Vec<PathBuf>, bool) {
    let (mut folders, mut has_links) = (Vec::new(), false);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if is_hidden(&entry.file_name()) {
            continue;
        }
        has_links |= kind.is_symlink();
        if kind.is_dir() {
            folders.push(entry.path());
        }
    }
    (folders, has_links)
}
