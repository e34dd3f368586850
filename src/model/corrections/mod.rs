//! Corrections: which observations an article's figures replace.

mod unreplaced;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostics, Marked, Place, Span, links, relations};
use crate::fold;
use crate::model::registry::Registry;
use crate::model::{Model, Resolved, Stated, Target};
use crate::path::PageUrl;

/// Finds what every `corrects` and `supersedes` replaces.
pub(super) fn apply(settings: &Registry, model: &mut Model, diagnostics: &mut Diagnostics) {
    let mut found = Found::default();
    let has_corrections = |stated: &Stated| stated.supersedes.is_some();
    for idx in 0..model.articles.len() {
        let article = &model.articles[idx];
        let named = if article.article.front.corrects.is_empty() {
            Vec::new()
        } else {
            by_article(settings, model, idx, &mut found, diagnostics)
        };
        if article.figures.iter().any(has_corrections) {
            by_figure(model, idx, &mut found, diagnostics);
        }
        for (old_idx, span) in named {
            let old = &model.articles[old_idx];
            if found.is_corrected(old, article) {
                found.corrected(old_idx, idx);
            }
            let place = Place::new(article.file(), span);
            diagnostics.extend(unreplaced::told(settings, &found, (old, article), place));
        }
    }
    model.corrected_by = found.corrected_by;
    model.supersedes = found.supersedes;
    model.events = found.events;
}

#[derive(Default)]
struct Found {
    corrected_by: BTreeMap<usize, Vec<usize>>,
    supersedes: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    events: BTreeMap<Arc<str>, Option<Arc<str>>>,
}

impl Found {
    fn replace(&mut self, new: &Stated, old: &Stated) {
        self.supersedes.entry(Arc::clone(&new.id)).or_default().push(Arc::clone(&old.id));
        if !new.is_event_named && new.event != old.event {
            self.events.insert(Arc::clone(&new.id), old.event.clone());
        }
    }

    /// A correction of what does not exist: the statement counts, and totals tell of it.
    fn replace_nothing(&mut self, new: &Stated, name: String) {
        self.supersedes.entry(Arc::clone(&new.id)).or_default().push(Arc::from(name));
    }

    /// Whether a figure of `new` replaces this one.
    fn is_replaced(&self, old: &Stated, new: &Resolved) -> bool {
        let replaced = new.figures.iter().filter_map(|new| self.supersedes.get(&new.id));
        replaced.flatten().any(|id| *id == old.id)
    }

    /// Whether a figure of `old` is replaced by `new`; where one of them has none, the words are.
    fn is_corrected(&self, old: &Resolved, new: &Resolved) -> bool {
        let is_of_words = old.figures.is_empty() || new.figures.is_empty();
        is_of_words || old.figures.iter().any(|old| self.is_replaced(old, new))
    }

    fn corrected(&mut self, old: usize, new: usize) {
        let by = self.corrected_by.entry(old).or_default();
        if !by.contains(&new) {
            by.push(new);
        }
    }
}

/// What the path of a correction names.
enum Named {
    Article(usize),
    Withheld,
    Nothing,
}

/// The path without outer slashes of the article that a correction names by path, file or figure:
/// `tin/a` of `/tin/a/index.md#cay-xanh`.
pub(crate) fn bare_of(written: &str) -> &str {
    let path = written.split('#').next().unwrap_or(written).trim().trim_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    path.strip_suffix("/index").unwrap_or(path)
}

/// The article that a path names; that there is none is told.
fn article_of(
    model: &Model,
    from: usize,
    written: &Marked<String>,
    diagnostics: &mut Diagnostics,
) -> Named {
    let bare = bare_of(&written.value);
    let news = &model.articles[..model.n_news];
    let url = PageUrl::new(&format!("/{bare}/"));
    if let Some(idx) = url.and_then(|url| model.by_url.get(&url)).filter(|i| **i < model.n_news) {
        return Named::Article(*idx);
    }
    let place = Place::new(model.articles[from].file(), written.span);
    let is_withheld = model.targets.iter().any(|(file, target)| {
        matches!(target, Target::Withheld)
            && crate::model::address::address(file).is_some_and(
                |a| matches!(a, crate::model::Address::Page(url) if url.bare() == bare),
            )
    });
    if is_withheld {
        diagnostics.push(links::leads_to_withheld(place, &written.value));
        return Named::Withheld;
    }
    let nearest = fold::nearest(bare, news.iter().map(|article| article.path()));
    diagnostics.push(relations::corrects_nothing(place, &written.value, nearest));
    Named::Nothing
}

/// `corrects`: each figure replaces those of the corrected article for the same metric, area,
/// period and programme. Events count only where nothing else tells its figures apart.
///
/// Gives the articles that it names, each with the place.
fn by_article(
    settings: &Registry,
    model: &Model,
    idx: usize,
    found: &mut Found,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, Span)> {
    let article = &model.articles[idx];
    let mut named = Vec::new();
    for written in &article.article.front.corrects {
        let old_idx = match article_of(model, idx, written, diagnostics) {
            Named::Article(old_idx) => old_idx,
            Named::Withheld => continue,
            Named::Nothing => {
                for new in &article.figures {
                    found.replace_nothing(new, format!("{}#{}", written.value, new.metric));
                }
                continue;
            }
        };
        named.push((old_idx, written.span));
        let old = &model.articles[old_idx];
        for new in &article.figures {
            let same: Vec<&Stated> =
                old.figures.iter().filter(|old| new.is_same_subject(old, settings)).collect();
            let is_told_apart = same.iter().any(|old| old.event != same[0].event);
            for old in same.iter().filter(|old| !is_told_apart || old.event == new.event) {
                found.replace(new, old);
            }
        }
    }
    named
}

/// `supersedes`: the figure that an observation id names.
fn by_figure(model: &Model, idx: usize, found: &mut Found, diagnostics: &mut Diagnostics) {
    let article = &model.articles[idx];
    for new in &article.figures {
        let Some(written) = &new.supersedes else { continue };
        let old_idx = match article_of(model, idx, written, diagnostics) {
            Named::Article(old_idx) => old_idx,
            Named::Withheld => continue,
            Named::Nothing => {
                found.replace_nothing(new, written.value.clone());
                continue;
            }
        };
        let old = &model.articles[old_idx];
        let name = written.value.split_once('#').map_or("", |(_, name)| name.trim());
        let id = format!("{}#{name}", old.path());
        if let Some(old) = old.figures.iter().find(|old| *old.id == *id) {
            found.corrected(old_idx, idx);
            found.replace(new, old);
        } else {
            let ids = old.figures.iter().map(|old| &*old.id);
            let nearest = fold::nearest(&id, ids);
            let place = Place::new(article.file(), written.span);
            diagnostics.push(relations::corrects_nothing(place, &written.value, nearest));
            found.replace_nothing(new, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_named_by_its_path_its_file_or_one_of_its_figures() {
        for written in [
            "tin/a",
            " /tin/a/ ",
            "tin/a.md",
            "tin/a/index.md",
            "tin/a#cay-xanh",
            "tin/a.md#cay-xanh",
            "/tin/a/#cay-xanh",
            "tin/a/index.md #cay-xanh",
        ] {
            assert_eq!(bare_of(written), "tin/a", "{written}");
        }
        assert_eq!(bare_of("#cay-xanh"), "");
    }
}
