//! Articles against the registries and each other: what names mean, which address each source has,
//! what is withheld, what leads where, and what was said of which figure.
//!
//! Two steps. [`fn@resolve`] gives the names of one article their meaning; it reads the article and the
//! registries alone, so its result is reused while both stand. [`fn@assemble`] sets the articles beside
//! each other in plain passes over small values.
//!
//! Absent: totals (`stats`), pages and words for readers (`pages`).

mod address;
mod assemble;
mod cells;
mod clash;
mod corrections;
mod figures;
mod links;
mod names;
mod reading;
pub mod registry;
mod resolve;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use address::{Address, address};
pub use assemble::{Moment, Shown, assemble, told};
pub(crate) use clash::clashes;
pub(crate) use corrections::bare_of;
pub use links::{LinkTarget, resolve_link};
pub use resolve::resolve;

use crate::article::Article;
use crate::diag::{Code, Diagnostic, Marked, Span};
use crate::domain::figure::Figure;
use crate::domain::{Aggregation, AreaId, Decimal, MetricId, Period, ProgrammeId, Quantity};
use crate::fingerprint::{Digester, Fingerprint, Fingerprinted};
use crate::path::{PageUrl, SitePath};
use crate::source::File;
use registry::Registry;

/// Which kind of page a Markdown file becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Dated news below the folder of articles.
    News,
    /// A fixed page.
    Fixed,
    /// The introduction of the home page: content/index.md.
    Home,
}

/// An article whose names have their meaning.
#[derive(Debug)]
pub struct Resolved {
    /// Its syntax.
    pub article: Arc<Article>,
    /// The digest of its source and of the registries it was resolved by.
    pub print: Fingerprint,
    /// The digest of the registries and of all of its source but the words around its figures: of all
    /// that other articles, lists and totals can read of it, save its lead and its anchors.
    pub outline: Fingerprint,
    /// What kind of page it becomes.
    pub kind: Kind,
    /// Its address.
    pub url: PageUrl,
    /// Whether it has none, which was reported: nothing is left of its name once folded.
    pub is_nameless: bool,
    /// Its calendar date; the first day of time for one without, which was reported.
    pub date: NaiveDate,
    /// From when it is public.
    pub publish: NaiveDateTime,
    /// The districts it is tagged with.
    pub districts: Vec<AreaId>,
    /// Whose figures these are.
    pub area: Option<AreaId>,
    /// What the figures cover.
    pub period: Option<Period>,
    /// The programme of all its figures.
    pub programme: Option<ProgrammeId>,
    /// Its tags: slug and title.
    pub tags: Vec<(String, String)>,
    /// Its series: slug and title.
    pub series: Option<(String, String)>,
    /// Its figures: wholes in the author's order, each followed by its parts.
    pub figures: Vec<Stated>,
    /// The districts it is tagged with and the areas of its figures, each once.
    pub areas: Vec<AreaId>,
    /// What it says of each metric, by the metrics' places in the registry.
    pub metrics: Vec<Told>,
    /// The metrics shown as boxes, in order.
    pub featured: Vec<MetricId>,
    /// What is wrong with its names and figures.
    pub diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// How statistics and other programs name it: `tin/2023/05/giao-ban`.
    pub fn path(&self) -> &str {
        self.url.bare()
    }

    /// Its source.
    pub fn file(&self) -> &SitePath {
        &self.article.file
    }
}

/// What an article says of one metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The metric, by its place in the registry.
    pub metric: usize,
    /// The digest of all that statistics read of its figures there.
    pub print: Fingerprint,
}

impl Fingerprinted for Resolved {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// One figure of one article, with all that it is about.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent marks of a figure")]
pub struct Stated {
    /// Its observation id: the article's path, `#`, the metric and what differs from the article's.
    pub id: Arc<str>,
    /// The metric.
    pub metric: MetricId,
    /// The author's words and their reading; none for a whole that stands only in its parts.
    pub figure: Option<Figure>,
    /// Its bounds in the base of the metric's unit; none where the reading was refused.
    pub quantity: Option<Quantity>,
    /// The error that keeps it out of all sums although it was read: B007 to B011, B043.
    pub refused: Option<Code>,
    /// Whose it is.
    pub area: AreaId,
    /// Whether that area is several together.
    pub is_of_cluster: bool,
    /// What it covers.
    pub period: Period,
    /// Its programme.
    pub programme: Option<ProgrammeId>,
    /// Its event, as names compare; none for a report.
    pub event: Option<Arc<str>>,
    /// Whether the author named the event, or said `none`.
    pub is_event_named: bool,
    /// Whether it is the period's last word although published before its end.
    pub is_final: bool,
    /// Whether it is a target.
    pub is_target: bool,
    /// Whether it has no box or row.
    pub is_hidden: bool,
    /// The figure it replaces, as written.
    pub supersedes: Option<Marked<String>>,
    /// A remark for readers.
    pub note: Option<String>,
    /// The index of the whole it is a part of.
    pub part_of: Option<usize>,
    /// Its anchor without `#`: `so-lieu-cay-xanh`; that of its whole for a part.
    pub anchor: Arc<str>,
    /// Where it was written.
    pub span: Span,
}

impl Stated {
    /// Whether both tell of one thing, done or aimed at, whatever their events.
    fn is_same_subject(&self, other: &Self, settings: &Registry) -> bool {
        self.metric == other.metric
            && self.period == other.period
            && self.programme == other.programme
            && self.is_target == other.is_target
            && settings.areas.is_same_territory(&self.area, &other.area)
    }

    /// Adds all that statistics read of it to a digest.
    fn digest(&self, digest: &mut Digester) {
        let bound = |bound: Decimal| bound.millionths();
        let bounds = self.quantity.map(|q| (bound(q.est), q.lo.map(bound), q.hi.map(bound)));
        let qualifier = self.figure.as_ref().map(Figure::qualifier);
        let days = (self.period.first().num_days_from_ce(), self.period.last().num_days_from_ce());
        let names =
            (&self.id, self.area.as_str(), self.programme.as_ref().map(ProgrammeId::as_str));
        let refused = self.refused.map(Code::as_str);
        let marks = (qualifier, &self.event, self.is_final, self.is_target);
        let read = (bounds, days, names, refused, marks);
        let mut bytes = [0; 512];
        match postcard::to_slice(&read, &mut bytes) {
            Ok(bytes) => digest.update(bytes),
            // Names of more than an ordinary length.
            Err(_) => digest.update(&Fingerprint::of_value(&read).bytes()),
        }
    }

    /// Whether it may still grow, as an article of the day `published` tells it.
    pub fn is_provisional(&self, agg: Aggregation, published: NaiveDate) -> bool {
        !self.is_target && !self.is_final && agg.may_grow(self.period, published)
    }
}

/// Why an article is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// `draft: true`.
    Draft,
    /// Not yet due; from this instant it is, in the site's zone.
    Scheduled(NaiveDateTime),
}

/// An article that is held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The source.
    pub file: SitePath,
    /// Why.
    pub reason: Reason,
}

/// What a source path leads to.
#[derive(Debug, Clone)]
pub enum Target {
    /// An article, by its index in [`Model::articles`].
    Article(usize),
    /// An article that is held back.
    Withheld,
    /// A file that is copied to the same path.
    Asset(PageUrl),
}

/// Every article that is public, and what they have to do with each other.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The public articles and fixed pages: news first, newest first; then fixed pages by address.
    pub articles: Vec<Arc<Resolved>>,
    /// How many of them are news.
    pub n_news: usize,
    /// Which of them have left the lists.
    pub expired: Vec<bool>,
    /// The introduction of the home page.
    pub home: Option<Arc<Resolved>>,
    /// Those held back.
    pub withheld: Vec<Withheld>,
    /// The same, whole, for those who look after drafts: no page, total or file may read them.
    pub withheld_articles: Vec<Arc<Resolved>>,
    /// The public articles by address.
    pub by_url: Arc<BTreeMap<PageUrl, usize>>,
    /// The same by the digest of their paths, for the many that totals name as their sources.
    by_path: Arc<Vec<(u64, usize)>>,
    /// What each source leads to.
    pub targets: Arc<BTreeMap<SitePath, Target>>,
    /// The files that are copied.
    pub assets: Arc<Vec<(PageUrl, Arc<File>)>>,
    /// Old addresses: address, index of the article, where it stands there.
    pub aliases: Vec<(PageUrl, usize, Span)>,
    /// The articles that a later one corrects: index of the corrected, indexes of the correcting.
    pub corrected_by: BTreeMap<usize, Vec<usize>>,
    /// Observations that others replace, by the observation that does: from `corrects` and
    /// `supersedes`. Of a correction that names nothing, which was reported, the name stands here.
    pub supersedes: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// The events that correcting figures take from those they replace.
    pub events: BTreeMap<Arc<str>, Option<Arc<str>>>,
    /// When the site changes next by itself, in its zone.
    pub next_change: Option<NaiveDateTime>,
    /// When it last changed by itself, in its zone.
    pub last_change: Option<NaiveDateTime>,
}

/// Few of many names have the same.
fn short_digest(name: &str) -> u64 {
    let digest = Fingerprint::of(name.as_bytes()).bytes();
    u64::from_le_bytes(*digest.first_chunk().expect("a digest has sixteen bytes"))
}

impl Model {
    /// The public news that lists show, newest first, with their indexes.
    pub fn listed(&self) -> impl DoubleEndedIterator<Item = (usize, &Arc<Resolved>)> {
        let news = self.articles.iter().enumerate().take(self.n_news);
        news.filter(|(idx, _)| !self.expired[*idx])
    }

    /// Puts an article in the place of the one of the same outline; `None` where it has none among
    /// those of lists and pages.
    pub fn replace(&mut self, article: &Arc<Resolved>) -> Option<usize> {
        let same = |old: &&mut Arc<Resolved>| old.file() == article.file();
        if let Some(held) = self.withheld_articles.iter_mut().chain(&mut self.home).find(same) {
            *held = Arc::clone(article);
            return None;
        }
        let is_its = |idx: &usize| self.articles[*idx].file() == article.file();
        let idx = self.by_url.get(&article.url).copied().filter(is_its);
        // Of two of one address, which was reported, the map knows one.
        let idx = idx.or_else(|| (0..self.articles.len()).find(is_its))?;
        self.articles[idx] = Arc::clone(article);
        Some(idx)
    }

    /// The index of the article that statistics name so: its path without outer slashes.
    pub fn index_of(&self, path: &str) -> Option<usize> {
        let key = short_digest(path);
        let start = self.by_path.partition_point(|(other, _)| *other < key);
        let same = self.by_path[start..].iter().take_while(|(other, _)| *other == key);
        let is_its = |idx: &usize| self.articles[*idx].path() == path;
        same.map(|(_, idx)| *idx).filter(is_its).last()
    }

    /// The figure of this observation id, with the index of its article.
    pub fn figure(&self, id: &str) -> Option<(usize, &Stated)> {
        let (path, _) = id.split_once('#')?;
        let idx = self.index_of(path)?;
        let stated = self.articles[idx].figures.iter().find(|stated| *stated.id == *id)?;
        Some((idx, stated))
    }
}
