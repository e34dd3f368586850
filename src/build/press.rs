//! Every output to bytes, handed to whoever writes; those whose views and theme stand are kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::standing::Standing;
use super::{Cache, Plan, downloads};
use crate::diag::{Diagnostic, Lang};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::pages::feed::FeedView;
use crate::pages::{self, Output, Page, PageKind};
use crate::render::{alias, data, feed, sitemap};
use crate::settings::Feed;
use crate::source::File;

/// Where outputs go.
pub trait Sink: Sync {
    /// Why it could not take an output.
    type Stop: Send;

    /// Keeps the output of an earlier build where its bytes have this digest. Returns whether it did.
    fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, Self::Stop>;
    /// Takes an output's bytes. Returns their digest.
    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Self::Stop>;
    /// Copies a source as an output.
    fn copy(&self, file: &str, source: &File) -> Result<(), Self::Stop>;
    /// Calls `render`, which fills `template` with what `file` shows. There is no clock down here:
    /// a sink that has one may read it before and after.
    fn filling<T>(&self, _template: &'static str, _file: &str, render: impl FnOnce() -> T) -> T {
        render()
    }
}

/// Renders every output of `plan` into `sink`, reusing those whose views and theme stand.
///
/// Returns what is wrong, in the order of pages, and how many were rendered; or why `sink` stopped.
pub fn render<S: Sink>(
    plan: &Plan,
    cache: &mut Cache,
    sink: &S,
) -> Result<(Vec<Diagnostic>, usize), S::Stop> {
    let theme_print = plan.theme.fingerprint();
    let mut rendered = downloads::render(plan, cache, sink)?;
    let n_rendered = AtomicUsize::new(0);
    let outcomes: Result<Vec<Outcome>, S::Stop> = plan
        .pages
        .par_iter()
        .map(|page| render_one(plan, cache, sink, (page, theme_print, &n_rendered)))
        .collect();
    let outcomes = outcomes?;
    let mut told = Vec::new();
    for (page, outcome) in plan.pages.iter().zip(outcomes) {
        match outcome {
            Outcome::Rendered(view, bytes) => {
                rendered.insert(page.url.clone(), (view, bytes));
            }
            Outcome::Wrong(diagnostic) => told.push(*diagnostic),
            Outcome::Nothing => {}
        }
    }
    cache.rendered = rendered;
    cache.standing = Some(plan.standing.clone());
    Ok((told, n_rendered.into_inner()))
}

enum Outcome {
    /// The digests of its view and of its bytes.
    Rendered(Fingerprint, Fingerprint),
    Wrong(Box<Diagnostic>),
    Nothing,
}

fn render_one<S: Sink>(
    plan: &Plan,
    cache: &Cache,
    sink: &S,
    (page, theme_print, n_rendered): (&Page, Fingerprint, &AtomicUsize),
) -> Result<Outcome, S::Stop> {
    if matches!(page.kind, PageKind::Download(_)) {
        return Ok(Outcome::Nothing); // They were made before.
    }
    let file = page.url.file();
    let last = cache.rendered.get(&page.url);
    let is_same = |last: &Standing| plan.standing.is_same(last, &page.kind);
    if let Some((view, bytes)) = last.filter(|_| cache.standing.as_ref().is_some_and(is_same))
        && sink.keep(&file, *bytes)?
    {
        return Ok(Outcome::Rendered(*view, *bytes));
    }
    let output = pages::view(&plan.facts, &plan.pages, page);
    let print = match &output {
        Output::View(view) => Some(theme_print.and(view.digest())),
        _ => None,
    };
    if let Some(print) = print
        && let Some((view, bytes)) = last
        && *view == print
        && sink.keep(&file, *bytes)?
    {
        return Ok(Outcome::Rendered(print, *bytes));
    }
    let made = match &output {
        Output::View(view) => sink.filling(view.template, &file, || bytes(plan, &output)),
        _ => bytes(plan, &output),
    };
    match made {
        Ok(Bytes::Made(bytes)) => {
            n_rendered.fetch_add(usize::from(print.is_some()), Ordering::Relaxed);
            let digest = sink.put(&file, &bytes)?;
            Ok(print.map_or(Outcome::Nothing, |print| Outcome::Rendered(print, digest)))
        }
        Ok(Bytes::Source(source)) => {
            sink.copy(&file, &source)?;
            Ok(Outcome::Nothing)
        }
        Err(diagnostic) => Ok(Outcome::Wrong(diagnostic)),
    }
}

/// The bytes of an output.
pub enum Bytes {
    /// They were made.
    Made(Vec<u8>),
    /// They are those of a source.
    Source(Arc<File>),
}

/// Renders what an output is made from.
pub fn bytes(plan: &Plan, output: &Output) -> Result<Bytes, Box<Diagnostic>> {
    let lang: Lang = plan.facts.lang();
    Ok(Bytes::Made(match output {
        Output::View(view) => {
            view.load()?;
            plan.theme.render(view)?
        }
        Output::Feed(_, FeedView { wrong: Some(told), .. }) => return Err(told.clone()),
        Output::Feed(Feed::Atom, view) => feed::atom(view),
        Output::Feed(Feed::Rss, view) => feed::rss(view),
        Output::Feed(Feed::Json, view) => feed::json_feed(view),
        Output::Sitemap(addresses) => sitemap::urls(addresses),
        Output::SitemapIndex(parts) => sitemap::index(parts),
        Output::NewsSitemap(articles) => {
            let site = &plan.facts.settings().site;
            let language = if lang == Lang::Vi { "vi" } else { "en" };
            sitemap::news_sitemap(&site.title, language, articles)
        }
        Output::Robots(sitemaps) => sitemap::robots(sitemaps),
        Output::Alias(url, whole) => alias::page(lang, url, whole),
        Output::Download(file) => data::bytes(&plan.facts, plan.tables(), file),
        Output::ThemeAsset(idx) => plan.theme.assets()[*idx].bytes.to_vec(),
        Output::Asset(file) => match file.bytes() {
            Some(bytes) => bytes.to_vec(),
            None => return Ok(Bytes::Source(Arc::clone(file))),
        },
    }))
}
