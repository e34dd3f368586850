//! The table of contents: from a tree of sources to a site.
//!
//! 1. [`settings::parse`](crate::settings::parse): the board's typed files.
//! 2. [`article::parse`]: each Markdown file to an article, reused while its bytes stand.
//! 3. [`model::resolve`]: each article against the registries, reused while both stand;
//!    [`model::assemble`]: the articles beside each other.
//! 4. [`stats::prepare`](crate::stats::prepare): each metric's figures, reused while they stand.
//! 5. [`findings::find`](crate::findings::find): what is wrong between them, reused likewise.
//! 6. [`pages::plan`](fn@pages::plan): which outputs there are.
//! 7. [`Theme::compile`]: the templates.
//! 8. [`render`](fn@render): every output to bytes, handed to whoever writes.
//!
//! [`plan`] does 1 to 7. Preview and production call the same functions; nothing runs only in one.
//! Absent: the disk, the clock and the environment.

mod downloads;
mod middle;
mod observe;
mod parsed;
mod press;
mod prose;
mod saved;
mod standing;
mod themed;
mod totals;

pub use parsed::{Parsed, to_bytes as parsed_to_bytes};
pub use press::{Bytes, Sink, bytes, render};
pub use prose::{Completeness, Prose, against_prose};
pub(crate) use prose::{compare, lexicon};
pub use saved::Saved;

use std::sync::{Arc, OnceLock};

use crate::article::markdown::RawHtml;
use crate::article::{self, Article, Parsing};
use crate::diag::{Diagnostic, Diagnostics};
use crate::domain::MetricId;
use crate::findings::Found;
use crate::fingerprint::{Fingerprint, Fingerprinted, Memo};
use crate::model::registry::Registry;
use crate::model::{self, Moment, Resolved, Shown};
use crate::pages::{self, CardMemo, Facts, LinkMemo, Page, Tables};
use crate::path::SitePath;
use crate::render::Theme;
use crate::settings::{BaseUrl, Html};
use crate::source::{CONTENT, File, Sources};
use crate::stats::{Prepared, Spans};

use self::middle::{Ground, Middle, middle};
use self::standing::Standing;
use self::themed::{compile, read_settings};

/// All that a build reads.
#[derive(Debug)]
pub struct Input {
    /// The tree.
    pub sources: Sources,
    /// What was wrong with the tree.
    pub found: Vec<Diagnostic>,
    /// The instant for which the site is built.
    pub now: Moment,
    /// Which articles are shown although they are not public.
    pub shown: Shown,
    /// Where the site will stand, instead of what site.yaml says.
    pub base_url: Option<BaseUrl>,
}

/// What was computed before, reused while what it was computed from stands.
#[derive(Debug, Default)]
pub struct Cache {
    articles: Memo<SitePath, Arc<Article>>,
    resolved: Memo<SitePath, Resolved>,
    prepared: Memo<MetricId, Prepared>,
    spans: Memo<MetricId, Spans>,
    found: Memo<MetricId, Found>,
    cards: CardMemo,
    middle: Option<Middle>,
    links: LinkMemo,
    rendered: downloads::Rendered,
    /// What the views of these were made from.
    standing: Option<Standing>,
}

/// How much work a plan was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Files parsed.
    pub parsed: usize,
    /// Articles resolved against the registries.
    pub resolved: usize,
    /// Metrics prepared.
    pub prepared: usize,
}

/// A site that can be rendered.
pub struct Plan {
    /// What views are made from.
    pub facts: Arc<Facts>,
    /// Every output.
    pub pages: Arc<Vec<Page>>,
    /// The templates.
    pub theme: Theme,
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// How much work it was.
    pub work: Work,
    /// What its views are made from.
    standing: Standing,
    /// The rows of downloads, made when the first of them is.
    tables: OnceLock<Tables>,
}

/// Plans the site that `input` describes, as far as it can be planned: what pages there are, and
/// what is wrong.
///
/// Pure: the same input gives the same plan, whatever `cache` holds.
pub fn plan(input: &Input, cache: &mut Cache) -> Plan {
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(input.found.iter().cloned());
    let (settings, theme_files) = read_settings(&input.sources, &mut diagnostics);
    let registry = Arc::new(Registry::new(&settings));
    let now = input.now.in_zone(settings.site.timezone);
    let parsing = Parsing {
        raw_html: match settings.site.html {
            Html::Escape => RawHtml::Escape,
            Html::Allow => RawHtml::Allow,
        },
    };
    let markdown: Vec<Arc<File>> = input
        .sources
        .below(CONTENT)
        .filter(|file| file.path().extension() == "md")
        .map(Arc::clone)
        .collect();
    let (articles, parsed) = cache.articles.run(
        &parsing,
        &markdown,
        |file| file.path().clone(),
        |parsing, file| Arc::new(article::parse(parsing, file)),
    );
    let articles: Vec<Resolving> =
        articles.iter().map(|article| Resolving(Arc::clone(article))).collect();
    let (resolved, n_resolved) = cache.resolved.run(
        &*registry,
        &articles,
        |article| article.0.file.clone(),
        |registry, article| model::resolve(registry, &article.0),
    );
    let when = (now, input.shown);
    diagnostics.extend(model::told(&resolved, when));
    let ground = Ground {
        registry: &registry,
        settings: settings.fingerprint(),
        base_url: input.base_url.as_ref().unwrap_or(&settings.site.base_url),
        resolved: &resolved,
        sources: &input.sources,
        when,
    };
    let (mut middle, prepared) = middle(&ground, cache);
    let facts = Arc::clone(&middle.facts);
    diagnostics.extend(middle.diagnostics.iter().cloned());
    pages::check_links(&facts, middle.targets(), &mut cache.links, &mut diagnostics);
    let theme = compile(&theme_files, &settings, &facts, &mut diagnostics);
    let pages = middle.with_assets(&theme);
    let standing = Standing::new(facts.model(), middle.targets(), theme.fingerprint());
    cache.middle = Some(middle);
    let work = Work { parsed, resolved: n_resolved, prepared };
    Plan { facts, pages, theme, diagnostics, work, standing, tables: OnceLock::new() }
}

/// A parsed article as the job of resolving it.
struct Resolving(Arc<Article>);

impl Fingerprinted for Resolving {
    fn fingerprint(&self) -> Fingerprint {
        self.0.print
    }
}
