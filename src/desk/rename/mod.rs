//! An article under another name: what moves, its alias, and every link that leads to it.
//!
//! Three steps, each of which `write` does whole or not at all: the alias into the article where it
//! is, the move, the links. Cut short between two of them, the same renaming is found half done
//! when it is asked for again, and the rest of it is made.

mod alias;
mod links;
mod places;

use std::sync::Arc;

pub use self::places::{Name, Refusal};
use self::places::{Places, nearest_article};
use super::edits::Edits;
use crate::article::{self, Parsing};
use crate::diag::{Diagnostic, Place, Severity, Span};
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;
use crate::settings::Site;
use crate::source::{CONTENT, File, Sources};

/// A source's new bytes.
#[derive(Debug)]
pub struct Change {
    /// Where it is when it is saved.
    pub file: SitePath,
    /// The digest of what it holds then.
    pub read: Fingerprint,
    /// What it is to hold.
    pub text: String,
    /// How many links in it are led anew.
    pub n_links: usize,
}

/// A link that has to be led anew by hand.
#[derive(Debug)]
pub struct Left {
    /// Where it will stand.
    pub place: Place,
    /// What it should lead to.
    pub target: String,
}

/// All that a renaming changes.
#[derive(Debug)]
pub struct Renaming {
    /// The old and the new address.
    pub urls: (String, String),
    /// First: the aliases, where the articles are.
    pub aliases: Vec<Change>,
    /// Then: the file or folder and its new place; none where it has been moved.
    pub shift: Option<(SitePath, SitePath)>,
    /// At last: the links, where their files are then.
    pub links: Vec<Change>,
    /// What could not be found in the text.
    pub left: Vec<Left>,
}

/// Works out what it takes to give the article `old` the name `new`.
pub fn plan(sources: &Sources, site: &Site, old: &str, new: &str) -> Result<Renaming, Refusal> {
    let places = Places::find(sources, old, new)?;
    let mut renaming = Renaming {
        urls: places.urls(),
        aliases: Vec::new(),
        shift: places.shift(),
        links: Vec::new(),
        left: Vec::new(),
    };
    let is_markdown = |file: &&Arc<File>| file.path().extension() == "md";
    for file in sources.below(CONTENT).filter(is_markdown) {
        let Ok(text) = file.text() else { continue };
        let mut text = text.into_owned();
        if let Some((old_url, new_url)) = places.urls_of(file.path()) {
            let with_alias = alias::add(file.path(), &text, &old_url, &new_url)
                .map_err(|told| Refusal::Alias(file.path().clone(), told))?;
            if with_alias != text {
                renaming.aliases.push(change(file.path(), &text, with_alias.clone(), 0));
                text = with_alias;
            }
        }
        let held = Arc::new(File::held(file.path().clone(), text.as_bytes()));
        let article = article::parse(&Parsing::default(), &held);
        let (edits, left) = links::of_article(&places, &article, &text);
        finish(&mut renaming, &places.after(file.path()), &text, edits, left);
    }
    if let Some(file) = sources.get("content/site.yaml")
        && let Ok(text) = file.text()
    {
        let (edits, left) = links::of_site(&places, site, &text);
        finish(&mut renaming, file.path(), &text, edits, left);
    }
    if places.is_moved() && !renaming.has_evidence() {
        return Err(Refusal::NoSuch(old.to_owned(), nearest_article(sources, old)));
    }
    Ok(renaming)
}

impl Renaming {
    /// Whether what stands at the new name once had the old one: the aliases are written before it moves.
    fn has_evidence(&self) -> bool {
        self.aliases.is_empty()
    }

    /// How many links are led anew.
    pub fn n_links(&self) -> usize {
        self.links.iter().map(|change| change.n_links).sum()
    }
}

fn finish(
    renaming: &mut Renaming,
    file: &SitePath,
    text: &str,
    edits: Edits,
    left: Vec<(Span, String)>,
) {
    let left = left.into_iter();
    renaming.left.extend(left.map(|(span, target)| Left { place: Place::new(file, span), target }));
    let n_links = edits.len();
    if n_links > 0 {
        let edited = edits.apply(text);
        renaming.links.push(change(file, text, edited, n_links));
    }
}

fn change(file: &SitePath, before: &str, text: String, n_links: usize) -> Change {
    Change { file: file.clone(), read: Fingerprint::of(before.as_bytes()), text, n_links }
}

/// Whether any of them is an error.
fn has_error(told: &[Diagnostic]) -> bool {
    told.iter().any(|told| told.severity == Severity::Error)
}
