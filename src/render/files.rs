//! The files of a theme as plain data.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::embedded;
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Where it is: `themes/default/templates/article.html`.
    pub path: SitePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl ThemeFile {
    /// Its text, or `None` where it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// The files of a theme, by their paths below its folder: `templates/article.html`.
#[derive(Debug, Clone)]
pub struct ThemeFiles {
    folder: String,
    files: BTreeMap<String, ThemeFile>,
    /// The parent's files that others lie over.
    hidden: BTreeMap<String, ThemeFile>,
}

impl ThemeFiles {
    /// The theme `themes/NAME` with these files, their paths below that folder.
    pub fn new(name: &str, files: impl IntoIterator<Item = (String, Arc<[u8]>)>) -> Self {
        let folder = SitePath::new(&format!("themes/{name}"));
        let folder = folder.map_or_else(|| "themes".to_owned(), |folder| folder.to_string());
        let files = files.into_iter().filter_map(|(below, bytes)| {
            let path = SitePath::new(&format!("{folder}/{below}"))?;
            Some((below, ThemeFile { path, bytes }))
        });
        Self { files: files.collect(), folder, hidden: BTreeMap::new() }
    }

    /// The default theme, as it is inside the program.
    pub fn embedded() -> Self {
        let files = embedded::FILES.iter();
        Self::new("default", files.map(|(below, bytes)| ((*below).to_owned(), Arc::from(*bytes))))
    }

    /// These files laid over those of `parent`.
    #[must_use]
    pub fn over(&self, parent: &Self) -> Self {
        let mut files = parent.files.clone();
        let mut hidden = BTreeMap::new();
        for (below, file) in &self.files {
            let old = files.insert(below.clone(), file.clone());
            hidden.extend(old.map(|old| (below.clone(), old)));
        }
        Self { folder: self.folder.clone(), files, hidden }
    }

    /// The file at this path below the theme's folder.
    pub fn file(&self, below: &str) -> Option<&ThemeFile> {
        self.files.get(below)
    }

    /// The parent's file at this path, where this theme has its own.
    pub fn hidden_file(&self, below: &str) -> Option<&ThemeFile> {
        self.hidden.get(below)
    }

    /// The files of one of its folders, by their paths below it.
    pub fn folder<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
        self.files.iter().filter_map(move |(below, file)| {
            Some((below.strip_prefix(name)?.strip_prefix('/')?, file))
        })
    }

    /// Where a file of this theme is, or would be.
    pub fn path(&self, below: &str) -> SitePath {
        match self.files.get(below) {
            Some(file) => file.path.clone(),
            None => SitePath::new(&format!("{}/{below}", self.folder))
                .expect("a theme's folder is inside the site, and so are the names asked for"),
        }
    }

    /// The digest of all names and bytes.
    pub fn digest(&self) -> Fingerprint {
        Fingerprint::of_all(self.files.iter().chain(&self.hidden).flat_map(|(below, file)| {
            [Fingerprint::of(below.as_bytes()), Fingerprint::of(&file.bytes)]
        }))
    }
}
