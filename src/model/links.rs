//! Where the links of a body lead.

use super::{Model, Resolved, Target};
use crate::fold;
use crate::path::{PageUrl, SitePath, percent_decoded, resolve};
use crate::source::CONTENT;

/// What a link inside the site leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An output, with the anchor (without `#`, empty for none).
    Output(PageUrl, String),
    /// An article that is held back: the link becomes plain text.
    Withheld,
    /// Nothing, with the nearest that exists.
    Broken(Option<String>),
    /// A page that has no such anchor, with the nearest that it has.
    NoAnchor(String, Option<String>),
}

/// Finds what `target` leads to, as written in the body or front matter of `from`.
///
/// A target is relative to the article's file, or from `/`, the site's root. It may name a source
/// (`../04/x.md`, `anh.jpg`) or an output (`/huyen/co-to/`). `has_page` says which outputs exist
/// beside those of the model.
pub fn resolve_link(
    model: &Model,
    has_page: &dyn Fn(&PageUrl) -> bool,
    from: &Resolved,
    target: &str,
) -> LinkTarget {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split('?').next().unwrap_or(path);
    let path = percent_decoded(path);
    let Some(inner) = inside(from.file(), &path) else { return LinkTarget::Broken(None) };
    if let Some(found) = source(model, &inner, anchor) {
        return found;
    }
    let is_file = inner.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let address = match inner.as_str() {
        "" => "/".to_owned(),
        inner if is_file => format!("/{inner}"),
        inner => format!("/{inner}/"),
    };
    if let Some(url) = PageUrl::new(&address) {
        if let Some(idx) = model.by_url.get(&url) {
            return with_anchor(&model.articles[*idx], anchor);
        }
        if has_page(&url) {
            return LinkTarget::Output(url, anchor.to_owned());
        }
    }
    LinkTarget::Broken(nearest(model, &inner))
}

/// The target as a path below `content/`: relative to the file, or from the site's root.
fn inside(from: &SitePath, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return resolve("", path);
    }
    let folder = from.folder().strip_prefix(CONTENT)?.trim_start_matches('/');
    if path.is_empty() { None } else { resolve(folder, path) }
}

fn source(model: &Model, inner: &str, anchor: &str) -> Option<LinkTarget> {
    let direct = format!("{CONTENT}/{inner}");
    let path = SitePath::new(&direct)?;
    Some(match model.targets.get(&path)? {
        Target::Article(idx) => with_anchor(&model.articles[*idx], anchor),
        Target::Withheld => LinkTarget::Withheld,
        Target::Asset(url) => LinkTarget::Output(url.clone(), anchor.to_owned()),
    })
}

fn with_anchor(article: &Resolved, anchor: &str) -> LinkTarget {
    let decoded = percent_decoded(anchor);
    let own = |id: &str| id == decoded;
    let body = &article.article.body;
    let has = anchor.is_empty()
        || body.headings.iter().any(|heading| own(&heading.id))
        || body.anchors.iter().any(|id| own(id))
        || article.figures.iter().any(|stated| own(&stated.anchor));
    if has {
        return LinkTarget::Output(article.url.clone(), decoded);
    }
    let ids = body.headings.iter().map(|heading| heading.id.as_str());
    let ids = ids.chain(article.figures.iter().map(|stated| &*stated.anchor));
    LinkTarget::NoAnchor(decoded.clone(), fold::nearest(&decoded, ids).map(str::to_owned))
}

/// The source nearest to a broken target, as an address from the root.
fn nearest(model: &Model, inner: &str) -> Option<String> {
    let sources = model.targets.keys().filter_map(|path| path.below(CONTENT));
    fold::nearest(inner, sources).map(|found| format!("/{found}"))
}
