//! Links led anew: within text, front matter and the menu.

use std::ops::Range;

use super::places::Places;
use crate::article::{Article, HoleKind};
use crate::desk::edits::Edits;
use crate::diag::{Marked, Span};
use crate::model::bare_of;
use crate::path::{percent_decoded, resolve};
use crate::settings::Site;

/// What could not be found in the text: where about, and what it should be.
type Left = Vec<(Span, String)>;

/// The links of an article that lead elsewhere after the renaming.
pub(super) fn of_article(places: &Places, article: &Article, text: &str) -> (Edits, Left) {
    let mut edits = Edits::default();
    let mut left = Left::new();
    let folders = places.folders(&article.file);
    for hole in &article.body.holes {
        let (HoleKind::Link { target, .. } | HoleKind::File { target }) = &hole.kind else {
            continue;
        };
        let Some(new) = led_anew(places, &folders, target) else { continue };
        let found = in_link(text, range(hole.span), target);
        let found = if found.is_empty() { in_definitions(text, target) } else { found };
        if found.is_empty() {
            left.push((hole.span, new.clone()));
        }
        for place in found {
            edits.replace(place, new.clone());
        }
    }
    let front = &article.front;
    let pictures = front.image.iter().chain(&front.gallery).map(|picture| &picture.src);
    for src in pictures.chain(front.files.iter().map(|file| &file.src)) {
        let new = led_anew(places, &folders, &src.value);
        put(text, src, new, &mut edits, &mut left);
    }
    let figures = front.metrics.iter().flat_map(|entry| &entry.figures);
    let superseded = figures.filter_map(|figure| figure.long().supersedes.as_ref());
    for named in front.corrects.iter().chain(superseded) {
        put(text, named, named_anew(places, &named.value), &mut edits, &mut left);
    }
    (edits, left)
}

/// The menu and the logo.
pub(super) fn of_site(places: &Places, site: &Site, text: &str) -> (Edits, Left) {
    let (mut edits, mut left) = (Edits::default(), Left::new());
    let root = (String::new(), String::new());
    for target in site.menu.iter().map(|entry| &entry.to).chain(&site.logo) {
        put(text, target, led_anew(places, &root, &target.value), &mut edits, &mut left);
    }
    (edits, left)
}

/// Puts a new value in the place of one that stands in YAML as it is.
fn put(text: &str, old: &Marked<String>, new: Option<String>, edits: &mut Edits, left: &mut Left) {
    let Some(new) = new else { return };
    if text.get(range(old.span)).is_some_and(|written| written.trim() == old.value) {
        edits.replace(range(old.span), new);
    } else {
        left.push((old.span, new));
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// What a link should say that is written in a file of these folders, before and after; none where
/// what it says leads where it led.
fn led_anew(places: &Places, (before, after): &(String, String), target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:") {
        return None;
    }
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let (path, rest) = target.split_at(end);
    let path = percent_decoded(path);
    if path.is_empty() {
        return None;
    }
    let is_rooted = path.starts_with('/');
    let is_page = path.ends_with('/');
    let inner_from = |folder: &str| resolve(if is_rooted { "" } else { folder }, &path);
    if places.is_moved() && before != after && !is_rooted {
        // It may have been led anew before the renaming was cut short.
        if inner_from(after).is_some_and(|inner| places.is_there_finally(&inner)) {
            return None;
        }
    }
    let inner = inner_from(before)?;
    // What is no source (a page that is made) stays where it is.
    let new_inner = places.led(&inner).unwrap_or_else(|| inner.clone());
    let leads_there = inner_from(after).as_deref() == Some(new_inner.as_str());
    if leads_there {
        return None;
    }
    let new = if is_rooted { format!("/{new_inner}") } else { relative(after, &new_inner) };
    let slash = if is_page { "/" } else { "" };
    Some(format!("{}{slash}{rest}", encoded(&new)))
}

/// The path of `to` from `folder`, both below `content/`.
fn relative(folder: &str, to: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = to.split('/').collect();
    let most = to.len().saturating_sub(1);
    let n_shared = from.iter().zip(&to[..most]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - n_shared);
    format!("{up}{}", to[n_shared..].join("/"))
}

/// The path as Markdown takes it without brackets.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '%' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => encoded.push(c),
        }
    }
    encoded
}

/// Where a link says `target`, after the last `](` that does.
fn in_link(text: &str, link: Range<usize>, target: &str) -> Vec<Range<usize>> {
    let Some(written) = text.get(link.clone()) else { return Vec::new() };
    let places = written.match_indices("](").filter_map(|(at, open)| {
        let start = at + open.len();
        starts_with_target(&written[start..], target).map(|from| link.start + start + from)
    });
    places.last().map(|at| at..at + target.len()).into_iter().collect()
}

/// Where definitions say `target`: `[x]: target` at the beginning of a line.
fn in_definitions(text: &str, target: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(end) = line.find("]:").filter(|_| line[indent..].starts_with('[')) {
            let start = end + "]:".len();
            if let Some(from) = starts_with_target(&line[start..], target) {
                let from = at + start + from;
                found.push(from..from + target.len());
            }
        }
        at += line.len();
    }
    found
}

/// Where `target` begins, after blanks and `<`, if it is all that stands there.
fn starts_with_target(text: &str, target: &str) -> Option<usize> {
    let blanks = text.len() - text.trim_start().len();
    let bracket = usize::from(text[blanks..].starts_with('<'));
    let from = blanks + bracket;
    let rest = text[from..].strip_prefix(target)?;
    let ends = rest.is_empty() || rest.starts_with([')', '>', '"', '\'', '(']);
    (ends || rest.starts_with(char::is_whitespace)).then_some(from)
}

/// What a correction should say, in the form in which it is written.
fn named_anew(places: &Places, written: &str) -> Option<String> {
    let bare = bare_of(written);
    let led = places.led(bare)?;
    if led == bare || bare.is_empty() {
        return None;
    }
    let at = written.find(bare)?;
    Some(format!("{}{led}{}", &written[..at], &written[at + bare.len()..]))
}
