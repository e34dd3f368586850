//! What an open page asks about itself and the site: `state.json`.
//!
//! - [`told`](mod@told): diagnostics in the site's language with their excerpts.
//! - [`article`]: where an article stands, and its figures.

mod article;
mod told;

use std::path::{Path, PathBuf};

use serde::Serialize;

pub(super) use article::{Listed, Standing, every, listed};
pub(super) use told::{Told, told};

use self::article::{ArticleState, article_state};
use super::board::{Board, Site, Snapshot};
use super::page::{self, Found};
use crate::diag::{Diagnostic, Lang};
use crate::model::Resolved;
use crate::pages::{Page, PageKind};
use crate::path::SitePath;

/// At most so many diagnostics are sent; the rest are counted.
pub(super) const TOLD_MAX: usize = 100;
/// At most so many articles that are not public are listed; the rest are counted.
const LISTED_MAX: usize = 200;

/// All that a page may want to know.
#[derive(Debug, Serialize)]
pub(super) struct State {
    bantin: u8,
    /// The number of the newest plan.
    version: u64,
    /// The number of the plan whose pages are shown; none before the first without errors.
    shown: Option<u64>,
    /// Whether the two are the same.
    good: bool,
    language: Lang,
    mount: String,
    /// The folder of the site, for the machine that it is on.
    root: Option<PathBuf>,
    title: Option<String>,
    counts: Counts,
    /// Those of the page at hand first.
    diagnostics: Vec<Told>,
    /// How many more there are.
    n_more_diagnostics: usize,
    page: Option<PageState>,
    article: Option<ArticleState>,
    /// The articles that are shown here and not by `bantin build`.
    withheld: Vec<Listed>,
    n_more_withheld: usize,
    /// The address for a phone; its drawing is at `qr.svg`.
    lan: Option<String>,
}

#[derive(Debug, Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notices: usize,
    /// Drafts and scheduled articles.
    drafts: usize,
    scheduled: usize,
    expired: usize,
}

/// The page at hand.
#[derive(Debug, Serialize)]
struct PageState {
    /// Below the mount.
    url: String,
    status: u16,
    /// The digest of its bytes, as in the page itself and in events.
    print: Option<String>,
    /// What kind of output it is: `article`, `home`, `district` …
    kind: &'static str,
    location: Option<String>,
}

/// Answers `state.json`, for the page at `path` if one asks; `is_near` says that this machine does.
pub(super) fn state(
    board: &Board,
    snapshot: &Snapshot,
    path: Option<&str>,
    (is_near, root): (bool, &Path),
) -> State {
    let found = path.map(|path| page::find(board, snapshot, path));
    let site = snapshot.site.as_deref();
    let at = |path: &str| site?.find(page::below_mount(snapshot, path)?);
    let output = path.and_then(at);
    let article = site.zip(output).and_then(|(site, output)| source(site, output));
    let file = article.map(Resolved::file);
    let input = board.input();
    let mut own: Vec<Diagnostic> = Vec::new();
    let article = site.zip(article).map(|(site, article)| {
        let near = is_near.then(|| root.join(article.file().as_str()));
        let parsed = article.article.source();
        let text = parsed.and_then(|source| source.text().ok()).unwrap_or_default();
        let (state, told) = article_state(site, article, &text, (board.now(), near));
        // With errors elsewhere, the last good page may be that of another text than is there now.
        let newest = input.sources.get(article.file().as_str());
        if newest.map(|file| file.digest()) == parsed.map(|file| file.digest()) {
            own.extend(told);
        }
        state
    });
    if let Some(Found::Shown(shown)) = &found {
        own.extend(shown.wrong.as_deref().cloned());
    }
    let (diagnostics, n_more_diagnostics) = diagnostics(snapshot, &own, file, &input.sources);
    let withheld = site.map(|site| listed(site, board.now())).unwrap_or_default();
    let n_of = |standing: Standing| withheld.iter().filter(|one| one.state == standing).count();
    let [errors, warnings, notices] = snapshot.counts;
    let counts = Counts {
        errors,
        warnings,
        notices,
        drafts: n_of(Standing::Draft),
        scheduled: n_of(Standing::Scheduled),
        expired: n_of(Standing::Expired),
    };
    let held = withheld.into_iter().filter(|one| one.state != Standing::Expired);
    let mut withheld: Vec<Listed> = held.collect();
    let n_more_withheld = withheld.len().saturating_sub(LISTED_MAX);
    withheld.truncate(LISTED_MAX);
    State {
        bantin: 1,
        version: snapshot.version,
        shown: site.map(|site| site.version),
        good: snapshot.is_good(),
        language: snapshot.language,
        mount: snapshot.mount.clone(),
        root: is_near.then(|| root.to_owned()),
        title: site.map(|site| site.plan.facts.settings().site.title.clone()),
        counts,
        diagnostics,
        n_more_diagnostics,
        page: found.map(|found| page_state(found, output)),
        article,
        withheld,
        n_more_withheld,
        lan: board
            .lan
            .map(|(ip, port)| format!("http://{}{}", super::authority(ip, port), snapshot.mount)),
    }
}

/// The diagnostics, errors first, of each severity those of the page at hand first, and how many there
/// are beyond.
fn diagnostics(
    snapshot: &Snapshot,
    own: &[Diagnostic],
    file: Option<&SitePath>,
    sources: &crate::source::Sources,
) -> (Vec<Told>, usize) {
    let all = snapshot.diagnostics.sorted();
    let is_here = |told: &Diagnostic| file.is_some_and(|file| told.place.file == *file);
    let own = own.iter().map(|told| (told, true));
    let mut all: Vec<(&Diagnostic, bool)> =
        own.chain(all.into_iter().map(|told| (told, is_here(told)))).collect();
    // Warnings of the page at hand leave room for errors elsewhere.
    all.sort_by_key(|(told, is_here)| (told.severity, !is_here));
    let n_all = all.len();
    let drawn: Vec<Told> = all
        .into_iter()
        .take(TOLD_MAX)
        .map(|(diagnostic, is_here)| Told {
            here: is_here,
            ..told(diagnostic, snapshot.language, sources)
        })
        .collect();
    let n_more = n_all - drawn.len();
    (drawn, n_more)
}

/// The article that an output is made of.
fn source<'a>(site: &'a Site, page: &Page) -> Option<&'a Resolved> {
    let model = site.plan.facts.model();
    match &page.kind {
        PageKind::Article(idx) => Some(&*model.articles[*idx]),
        PageKind::Home(1) => model.home.as_deref(),
        _ => None,
    }
}

fn page_state(found: Found, output: Option<&Page>) -> PageState {
    let kind = output.map_or("none", |page| kind(&page.kind));
    match found {
        Found::Shown(shown) => PageState {
            url: shown.url,
            status: shown.status,
            print: Some(shown.made.print.to_string()),
            kind,
            location: None,
        },
        Found::Elsewhere(location) => PageState {
            url: String::new(),
            status: 302,
            print: None,
            kind,
            location: Some(location),
        },
    }
}

const fn kind(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home(_) => "home",
        PageKind::Article(_) => "article",
        PageKind::Districts => "districts",
        PageKind::District(..) => "district",
        PageKind::Archive(..) => "archive",
        PageKind::Tags => "tags",
        PageKind::Tag(..) => "tag",
        PageKind::Programmes => "programmes",
        PageKind::Programme(..) => "programme",
        PageKind::Metrics => "metrics",
        PageKind::Metric(_) => "metric",
        PageKind::Sources(..) => "sources",
        PageKind::Periods => "periods",
        PageKind::Period(..) => "period",
        PageKind::Downloads => "data",
        PageKind::NotFound => "not_found",
        PageKind::Download(_)
        | PageKind::Feed(..)
        | PageKind::Sitemap(_)
        | PageKind::NewsSitemap
        | PageKind::Robots
        | PageKind::Alias(_)
        | PageKind::Asset(_)
        | PageKind::ThemeAsset(_) => "file",
    }
}
