//! Where things are before a renaming and after it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Place, files};
use crate::fold;
use crate::model::{Address, address};
use crate::path::{PageUrl, SitePath, resolve};
use crate::source::{CONTENT, Sources};

/// Which of the two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// That which it has.
    Old,
    /// That which it gets.
    New,
}

/// Why nothing is renamed.
#[derive(Debug)]
pub enum Refusal {
    /// There is no such article; perhaps another was meant.
    NoSuch(String, Option<String>),
    /// The name leaves no letter, leaves the site, or is that of the home page.
    NoName(Name, String),
    /// Both names are one.
    Same,
    /// The new place lies inside of what is moved.
    Inside,
    /// Something has the new name already.
    Taken(Box<Diagnostic>),
    /// The alias cannot be written into this article's front matter.
    Alias(SitePath, Vec<Diagnostic>),
}

/// Every source, where it is and where it will be.
#[derive(Debug)]
pub(super) struct Places {
    /// What is moved: a file, or a folder with its article, without `content/`.
    from: String,
    to: String,
    /// Whether the article has a folder of its own.
    is_folder: bool,
    /// Whether the move has been made already.
    is_moved: bool,
    /// Each source's place below `content/` before and after; those of a move that has been made
    /// are in it as if it had not.
    after: BTreeMap<String, String>,
    /// Each page's address before, without outer slashes, and its source before.
    pages: BTreeMap<String, String>,
    /// The places after.
    finally: BTreeSet<String>,
}

impl Places {
    pub(super) fn find(sources: &Sources, old: &str, new: &str) -> Result<Self, Refusal> {
        let all: Vec<&str> =
            sources.below(CONTENT).filter_map(|file| file.path().below(CONTENT)).collect();
        let bare_old = bare(old).ok_or_else(|| Refusal::NoName(Name::Old, old.to_owned()))?;
        let there = source_of(sources, &bare_old);
        let parent = there.as_deref().map_or_else(
            || bare_old.rsplit_once('/').map_or("", |(parent, _)| parent),
            |file| parent_of(stem(file)),
        );
        let bare_new = new_name(&all, parent, new)
            .ok_or_else(|| Refusal::NoName(Name::New, new.to_owned()))?;
        let moved = source_of(sources, &bare_new);
        let (file, is_moved) = match (there, moved) {
            (Some(there), _) => (there, false),
            (None, Some(moved)) => (moved, true),
            (None, None) => {
                let nearest = nearest_article(sources, &bare_old);
                return Err(Refusal::NoSuch(old.to_owned(), nearest));
            }
        };
        let is_folder = file.ends_with("/index.md");
        let name = |bare: &str| if is_folder { bare.to_owned() } else { format!("{bare}.md") };
        let (from, to) = if is_moved {
            (name(&bare_old), name(stem(&file)))
        } else {
            (name(stem(&file)), name(&bare_new))
        };
        let mut places = Self {
            from,
            to,
            is_folder,
            is_moved,
            after: BTreeMap::new(),
            pages: BTreeMap::new(),
            finally: BTreeSet::new(),
        };
        places.take(&all);
        places.check()?;
        Ok(places)
    }

    /// Notes every source.
    fn take(&mut self, all: &[&str]) {
        for file in all {
            // Of a move that has been made, what is there now was at the old place before.
            let before = if self.is_moved { swapped(file, &self.to, &self.from) } else { None };
            let before = before.unwrap_or_else(|| (*file).to_owned());
            let after = swapped(&before, &self.from, &self.to).unwrap_or_else(|| before.clone());
            if let Some(url) = url_of(&before) {
                self.pages.insert(url.bare().to_owned(), before.clone());
            }
            self.finally.insert(after.clone());
            self.after.insert(before, after);
        }
    }

    /// Refuses what would clash with something that is there.
    fn check(&self) -> Result<(), Refusal> {
        if self.from == self.to {
            return Err(Refusal::Same);
        }
        if self.is_folder && self.to.starts_with(&format!("{}/", self.from)) {
            return Err(Refusal::Inside);
        }
        let moved = || self.after.iter().filter(|(before, after)| before != after);
        for (_, after) in moved() {
            for (before, other) in &self.after {
                let is_other = swapped(before, &self.from, &self.to).is_none();
                if is_other && (other == after || output_of(other) == output_of(after)) {
                    let place = Place::whole(&in_content(other));
                    let url = url_of(after).map(|url| url.to_string()).unwrap_or_default();
                    return Err(Refusal::Taken(Box::new(files::url_clash(
                        place,
                        &in_content(&self.from),
                        &url,
                    ))));
                }
            }
        }
        let occupied = self.finally.iter().any(|file| {
            swapped(file, &self.to, &self.from).is_some()
                && !moved().any(|(_, after)| after == file)
        });
        if occupied {
            let place = Place::whole(&in_content(&self.to));
            return Err(Refusal::Taken(Box::new(crate::diag::output::exists(place, &self.to))));
        }
        Ok(())
    }

    /// The old and the new address.
    pub(super) fn urls(&self) -> (String, String) {
        let url = |name: &str| {
            let file = if self.is_folder { format!("{name}/index.md") } else { name.to_owned() };
            url_of(&file).map(|url| url.to_string()).unwrap_or_default()
        };
        (url(&self.from), url(&self.to))
    }

    /// The old and the new address of an article that is moved, by where it is now.
    pub(super) fn urls_of(&self, file: &SitePath) -> Option<(String, String)> {
        let now = file.below(CONTENT)?;
        let (before, after) = if self.is_moved {
            (swapped(now, &self.to, &self.from)?, now.to_owned())
        } else {
            (now.to_owned(), swapped(now, &self.from, &self.to)?)
        };
        Some((url_of(&before)?.to_string(), url_of(&after)?.to_string()))
    }

    /// The file or folder to be moved and its new place; none where it has been.
    pub(super) fn shift(&self) -> Option<(SitePath, SitePath)> {
        (!self.is_moved).then(|| (in_content(&self.from), in_content(&self.to)))
    }

    /// Where a source will be, by where it is now.
    pub(super) fn after(&self, file: &SitePath) -> SitePath {
        let below = file.below(CONTENT).unwrap_or_default();
        match (self.is_moved, swapped(below, &self.from, &self.to)) {
            (false, Some(after)) => in_content(&after),
            _ => file.clone(),
        }
    }

    /// The folders below `content/` from which the links of a file lead: before and after.
    pub(super) fn folders(&self, file: &SitePath) -> (String, String) {
        let now = file.below(CONTENT).unwrap_or_default();
        let before = if self.is_moved { swapped(now, &self.to, &self.from) } else { None };
        let before = before.unwrap_or_else(|| now.to_owned());
        let after = self.after.get(&before).cloned().unwrap_or_else(|| before.clone());
        (parent_of(&before).to_owned(), parent_of(&after).to_owned())
    }

    /// Where a path below `content/` will lead that leads to a source or its page before; the
    /// path itself where nothing that moves is meant.
    pub(super) fn led(&self, inner: &str) -> Option<String> {
        if let Some(after) = self.after.get(inner) {
            return Some(after.clone());
        }
        let before = self.pages.get(inner)?;
        let after = self.after.get(before)?;
        let url = url_of(after)?;
        Some(if before == after { inner.to_owned() } else { url.bare().to_owned() })
    }

    /// Whether a source is there in the end.
    pub(super) fn is_there_finally(&self, inner: &str) -> bool {
        let is_page =
            || self.finally.iter().any(|file| url_of(file).is_some_and(|u| u.bare() == inner));
        self.finally.contains(inner) || is_page()
    }

    /// Whether the move has been made, so that links of what was moved may have been led anew.
    pub(super) fn is_moved(&self) -> bool {
        self.is_moved
    }
}

/// The article's name nearest to a slip.
pub(super) fn nearest_article(sources: &Sources, written: &str) -> Option<String> {
    let files = sources.below(CONTENT).filter(|file| file.path().extension() == "md");
    let stems: Vec<&str> = files.filter_map(|file| file.path().below(CONTENT)).map(stem).collect();
    let name = fold::slug(written);
    let in_folder = || stems.iter().find(|stem| stem.rsplit('/').next() == Some(&name)).copied();
    fold::nearest(written, stems.iter().copied()).or_else(in_folder).map(str::to_owned)
}

fn in_content(below: &str) -> SitePath {
    SitePath::new(&format!("{CONTENT}/{below}")).expect("a path that was read is inside the site")
}

/// The path with `from`, a file or a folder, put as `to`; `None` where it is not of it.
fn swapped(path: &str, from: &str, to: &str) -> Option<String> {
    let rest = path.strip_prefix(from)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
}

fn parent_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// A source's name without `.md` and `/index.md`.
fn stem(file: &str) -> &str {
    let stem = file.strip_suffix(".md").unwrap_or(file);
    stem.strip_suffix("/index").unwrap_or(stem)
}

fn url_of(below: &str) -> Option<PageUrl> {
    match address(&SitePath::new(&format!("{CONTENT}/{below}"))?)? {
        Address::Page(url) => Some(url),
        Address::Nameless | Address::Settings | Address::Asset(_) => None,
    }
}

/// The output that a source becomes, as machines compare that know no case.
fn output_of(below: &str) -> String {
    url_of(below).map_or_else(|| below.to_owned(), |url| url.file()).to_lowercase()
}

/// What an article is called by path, file or address, without what can be left out.
fn bare(written: &str) -> Option<String> {
    let path = written.trim().trim_start_matches("./").replace('\\', "/");
    let path = path.strip_prefix(CONTENT).filter(|p| p.starts_with('/')).unwrap_or(&path);
    let path = resolve("", path)?;
    Some(stem(&path).to_owned()).filter(|bare| !bare.is_empty() && bare != "index")
}

/// The source of the article that is called so.
fn source_of(sources: &Sources, bare: &str) -> Option<String> {
    for file in [format!("{bare}.md"), format!("{bare}/index.md")] {
        if sources.get(&format!("{CONTENT}/{file}")).is_some() {
            return Some(file);
        }
    }
    let slugs: Vec<String> = bare.split('/').map(fold::slug).collect();
    let wanted = slugs.join("/");
    let mut files = sources.below(CONTENT).filter_map(|file| file.path().below(CONTENT));
    files.find(|file| url_of(file).is_some_and(|url| url.bare() == wanted)).map(str::to_owned)
}

/// The new name, without `.md`: in the old one's folder where it names none, folded where there is
/// no such folder.
fn new_name(all: &[&str], parent: &str, written: &str) -> Option<String> {
    let is_path = written.trim().trim_end_matches('/').contains('/');
    let bare = bare(written)?;
    let (folder, name) = match bare.rsplit_once('/') {
        Some((folder, name)) => (folder.to_owned(), name),
        None if is_path => (String::new(), bare.as_str()),
        None => (parent.to_owned(), bare.as_str()),
    };
    let slug = fold::slug(name);
    let is_there = |folder: &str| all.iter().any(|file| swapped(file, folder, "").is_some());
    let folder = if folder.is_empty() || is_there(&folder) {
        folder
    } else {
        let slugs: Vec<String> = folder.split('/').map(fold::slug).collect();
        slugs.iter().all(|slug| !slug.is_empty()).then(|| slugs.join("/"))?
    };
    let whole = if folder.is_empty() { slug.clone() } else { format!("{folder}/{slug}") };
    let is_name = !slug.is_empty() && whole != "index" && SitePath::new(&whole).is_some();
    is_name.then_some(whole)
}
