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
    found.sort_by(|a, b| a.path.cmp(&b.path));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_sees_what_a_scan_sees_there() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        for path in ["content/a.md", "content/b/c.md", "content/_d/e.md", "content/.f", "g/h.md"] {
            fs::create_dir_all(at(path).parent().unwrap()).unwrap();
            fs::write(at(path), path).unwrap();
        }
        let seen = |path: &str| match look(root.path(), Path::new(path)) {
            Look::Outside => "outside".to_owned(),
            Look::Odd => "odd".to_owned(),
            Look::Files(name, files) => {
                let files = files.iter().map(|file| format!(" {}", file.path()));
                format!("{name}:{}", files.collect::<String>())
            }
        };
        for (path, expected) in [
            ("content/a.md", "content/a.md: content/a.md"),
            ("content/b", "content/b: content/b/c.md"),
            ("content", "content: content/a.md content/b/c.md"),
            ("content/mat.md", "content/mat.md:"),
            ("content/a.md/mat.md", "content/a.md/mat.md:"),
            ("content/_d", "outside"),
            ("content/_d/e.md", "outside"),
            ("content/.f", "outside"),
            ("g/h.md", "outside"),
            ("", "outside"),
            ("content/Co\u{302}.md", "odd"),
            ("content/con", "odd"),
        ] {
            assert_eq!(seen(path), expected, "{path}");
        }
    }

    #[test]
    fn a_tree_that_is_read_again_is_as_one_that_is_read_at_first() {
        let root = tempfile::tempdir().unwrap();
        let content = root.path().join("content");
        fs::create_dir(&content).unwrap();
        for name in ["a.md", "b.md", "c.bin"] {
            fs::write(content.join(name), name).unwrap();
        }
        let (old, _) = super::super::scan(root.path());
        fs::write(content.join("a.md"), "A.md").unwrap();
        fs::remove_file(content.join("b.md")).unwrap();
        fs::write(content.join("c.bin"), "C.bin").unwrap();
        let (new, told) = rescan(root.path(), &old);
        assert!(told.is_empty());
        assert!(new.differing(&super::super::scan(root.path()).0).is_empty());
        let changed: Vec<String> = new.differing(&old).iter().map(ToString::to_string).collect();
        assert_eq!(changed, ["content/a.md", "content/b.md", "content/c.bin"]);
    }
}
