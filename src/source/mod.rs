#![allow(clippy::disallowed_methods, reason = "the room that reads the tree")]
//! The tree as plain data: every file below `content/` and `themes/`, read once.
//!
//! Text (Markdown, YAML, templates, styles) is held in memory; other files are digested and stay
//! where they are until `write` copies them. What cannot be read, leaves the site or is no ordinary
//! file becomes a diagnostic that names it.
//!
//! Absent: any meaning of the files. Nothing here parses, and nothing else reads the tree.

mod look;
mod scan;
mod stamp;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub use look::{Look, folders, look, rescan};
pub use scan::{
    Known, digest_of, read_outside, real, scan, scan_but, scan_one, scan_settings, stamps,
};
pub use stamp::Stamp;

use crate::diag::{Diagnostic, Place, Span, files};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::path::SitePath;

/// The folder of all that the board writes.
pub const CONTENT: &str = "content";
/// The folder of the site's own themes.
pub const THEMES: &str = "themes";

/// One source file.
#[derive(Debug, Clone)]
pub struct File {
    path: SitePath,
    digest: Fingerprint,
    n_bytes: u64,
    contents: Contents,
    stamp: Option<Stamp>,
}

#[derive(Debug, Clone)]
enum Contents {
    Held(Arc<[u8]>),
    OnDisk(PathBuf),
    /// A text that is read when it is asked for, since an earlier run knows what comes of it.
    Known(PathBuf),
}

impl File {
    /// A file held in memory.
    pub fn held(path: SitePath, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let n_bytes = bytes.len() as u64;
        let digest = Fingerprint::of(&bytes);
        Self { path, digest, n_bytes, contents: Contents::Held(bytes), stamp: None }
    }

    /// Where it lies.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// The digest of its bytes.
    pub fn digest(&self) -> Fingerprint {
        self.digest
    }

    /// How many bytes it has.
    pub fn n_bytes(&self) -> u64 {
        self.n_bytes
    }

    /// What it looked like before it was read; none for a file that was never on a disk.
    pub fn stamp(&self) -> Option<Stamp> {
        self.stamp
    }

    /// Its bytes, where it is held in memory.
    pub fn bytes(&self) -> Option<&Arc<[u8]>> {
        match &self.contents {
            Contents::Held(bytes) => Some(bytes),
            Contents::OnDisk(_) | Contents::Known(_) => None,
        }
    }

    /// Where it is on the disk, where it is not held in memory.
    pub fn on_disk(&self) -> Option<&Path> {
        match &self.contents {
            Contents::Held(_) => None,
            Contents::OnDisk(path) | Contents::Known(path) => Some(path),
        }
    }

    /// Opens it as it was read: anything else at its path, such as a link that leads elsewhere since,
    /// is an error.
    pub fn open(&self) -> io::Result<fs::File> {
        let changed = || io::Error::other("the file is not as it was read");
        let opened = fs::File::open(self.on_disk().ok_or_else(changed)?)?;
        let is_as_read = self.stamp == Some(Stamp::of(&opened.metadata()?));
        is_as_read.then_some(opened).ok_or_else(changed)
    }

    /// Its text, or a diagnostic that points at the first byte that is not UTF-8.
    ///
    /// A file that is not read as text has none. **Errors:** B150; for a text that is read only now,
    /// also B153, and B158 where it is another one by now.
    pub fn text(&self) -> Result<Cow<'_, str>, Box<Diagnostic>> {
        match &self.contents {
            Contents::Held(bytes) => self.decoded(bytes).map(Cow::Borrowed),
            Contents::OnDisk(_) => Ok(Cow::Borrowed("")),
            Contents::Known(path) => {
                let unreadable = |error| Box::new(files::unreadable(&self.path, &error));
                let bytes = scan::read_bytes(path, self.n_bytes).map_err(unreadable)?;
                if Fingerprint::of(&bytes) != self.digest {
                    return Err(Box::new(files::changed_meanwhile(&self.path)));
                }
                self.decoded(&bytes).map(|text| Cow::Owned(text.to_owned()))
            }
        }
    }

    fn decoded<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, Box<Diagnostic>> {
        simdutf8::compat::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            Box::new(files::not_utf8(&self.path, Place::new(&self.path, Span::new(at, at))))
        })
    }
}

impl Fingerprinted for File {
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.path.as_str().as_bytes()).and(self.digest)
    }
}

/// The whole tree, by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<SitePath, Arc<File>>,
}

impl Sources {
    /// The tree of these files.
    pub fn new(files: impl IntoIterator<Item = File>) -> Self {
        let files = files.into_iter().map(|file| (file.path.clone(), Arc::new(file))).collect();
        Self { files }
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&Arc<File>> {
        self.files.get(path)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<File>> {
        self.files.values()
    }

    /// Every file below a folder, by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Arc<File>> {
        let start = SitePath::new(folder).map(|path| self.files.range(path..));
        start
            .into_iter()
            .flatten()
            .map(|(_, file)| file)
            .skip_while(move |file| file.path().as_str() == folder)
            .take_while(move |file| file.path().as_str().starts_with(folder))
            .filter(move |file| file.path().below(folder).is_some())
    }

    /// Puts `files` in place of all that is at `path` or below it. Returns what is not as it was.
    pub fn replace(&mut self, path: &SitePath, files: Vec<File>) -> BTreeSet<SitePath> {
        let at = self.files.remove(path.as_str());
        let below: Vec<SitePath> =
            self.below(path.as_str()).map(|file| file.path().clone()).collect();
        let mut old: BTreeMap<SitePath, Arc<File>> = at
            .into_iter()
            .chain(below.iter().filter_map(|path| self.files.remove(path)))
            .map(|file| (file.path().clone(), file))
            .collect();
        let mut changed = BTreeSet::new();
        for file in files {
            let path = file.path().clone();
            if old.remove(&path).is_none_or(|old| old.digest != file.digest) {
                changed.insert(path.clone());
            }
            self.files.insert(path, Arc::new(file));
        }
        changed.extend(old.into_keys());
        changed
    }

    /// What is not the same in both.
    pub fn differing(&self, other: &Self) -> BTreeSet<SitePath> {
        let is_other = |file: &&Arc<File>| {
            other.get(file.path().as_str()).is_none_or(|other| other.digest != file.digest)
        };
        let gone = other.iter().filter(|file| self.get(file.path().as_str()).is_none());
        self.iter().filter(is_other).chain(gone).map(|file| file.path().clone()).collect()
    }

    /// Whether every file was last written so long before `at`, when they were looked at, that a
    /// later write has another stamp.
    pub fn are_settled(&self, at: SystemTime) -> bool {
        self.files.values().all(|file| file.stamp.is_some_and(|stamp| stamp.is_settled(at)))
    }

    /// The text of a file for an excerpt: as much of it as is UTF-8.
    pub fn excerpt(&self, path: &SitePath) -> String {
        let Some(file) = self.get(path.as_str()) else { return String::new() };
        let bytes = match (file.text(), file.bytes()) {
            (Ok(text), _) => return text.into_owned(),
            (Err(_), bytes) => bytes.map_or(&[][..], |bytes| bytes),
        };
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => return text.to_owned(),
            Err(error) => &bytes[..error.valid_up_to()],
        };
        String::from_utf8_lossy(valid).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_a_folder_is_only_that() {
        let file = |path: &str| File::held(SitePath::new(path).unwrap(), Vec::new());
        let sources = Sources::new(["a/x.md", "ab/x.md", "a-b.md", "a/b/y.md", "b.md"].map(file));
        let below: Vec<_> = sources.below("a").map(|file| file.path().as_str()).collect();
        assert_eq!(below, ["a/b/y.md", "a/x.md"]);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_pointed_at() {
        let file = File::held(SitePath::new("a.md").unwrap(), b"ab\xff".to_vec());
        assert_eq!(file.text().unwrap_err().place.span, Some(Span { start: 2, end: 2 }));
    }
}
