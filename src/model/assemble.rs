//! The articles set beside each other: what is withheld, the order of lists, addresses, corrections.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Tz;

use super::address::{Address, address};
use super::clash::clashes;
use super::registry::Registry;
use super::{Kind, Model, Reason, Resolved, Target, Withheld, corrections, short_digest};
use crate::diag::{Diagnostic, Diagnostics, Place, Severity, files, links};
use crate::path::{PageUrl, SitePath, resolve as resolve_path};
use crate::source::{CONTENT, File, Sources};

/// The instant for which a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// An instant in universal time.
    Utc(NaiveDateTime),
    /// An instant as the clocks of the site's zone show it.
    Local(NaiveDateTime),
}

impl Moment {
    /// What the clocks of `zone` show then.
    pub fn in_zone(self, zone: Tz) -> NaiveDateTime {
        match self {
            Self::Utc(instant) => zone.from_utc_datetime(&instant).naive_local(),
            Self::Local(instant) => instant,
        }
    }
}

/// Which articles are shown although they are not public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// Those with `draft: true`.
    pub drafts: bool,
    /// Those that are not yet due.
    pub future: bool,
}

/// Sets the articles beside each other.
///
/// **Order:** news by `date`, then `publish`, then path, all descending; fixed pages by address.
/// **Errors:** clashes of addresses, broken corrections.
pub fn assemble(
    settings: &Registry,
    resolved: &[Arc<Resolved>],
    sources: &Sources,
    (now, shown): (NaiveDateTime, Shown),
    diagnostics: &mut Diagnostics,
) -> Model {
    let mut model = Model::default();
    let mut targets: BTreeMap<SitePath, Target> = BTreeMap::new();
    let mut public: Vec<Arc<Resolved>> = Vec::with_capacity(resolved.len());
    for article in resolved {
        let reason = withheld(article, now, shown);
        if let Some(reason) = reason {
            if let Reason::Scheduled(due) = reason {
                model.next_change = Some(earlier(model.next_change, due));
            }
            targets.insert(article.file().clone(), Target::Withheld);
            model.withheld.push(Withheld { file: article.file().clone(), reason });
            model.withheld_articles.push(Arc::clone(article));
            continue;
        }
        if article.is_nameless {
            // It was told of, and has no address where it could stand.
            targets.insert(article.file().clone(), Target::Withheld);
            continue;
        }
        if !shown.future {
            model.last_change = Some(later(model.last_change, article.publish));
        }
        public.push(Arc::clone(article));
    }
    public.sort_by(|a, b| (a.kind, key(b)).cmp(&(b.kind, key(a))));
    if let Some(idx) = public.iter().position(|article| article.kind == Kind::Home) {
        model.home = Some(public.remove(idx));
    }
    model.n_news = public.iter().take_while(|article| article.kind == Kind::News).count();
    model.articles = public;
    for (idx, article) in model.articles.iter().enumerate() {
        let expires = article.article.front.expires.as_ref().map(|e| e.value);
        if let Some(expires) = expires.filter(|expires| *expires > now) {
            model.next_change = Some(earlier(model.next_change, expires));
        }
        if let Some(expired) = expires.filter(|expires| *expires <= now) {
            model.last_change = Some(later(model.last_change, expired));
        }
        model.expired.push(expires.is_some_and(|expires| expires <= now));
        targets.insert(article.file().clone(), Target::Article(idx));
    }
    let by_url = model.articles.iter().enumerate().map(|(idx, article)| (article.url.clone(), idx));
    model.by_url = Arc::new(by_url.collect());
    let by_path = model.articles.iter().enumerate();
    let mut by_path: Vec<(u64, usize)> =
        by_path.map(|(idx, article)| (short_digest(article.path()), idx)).collect();
    by_path.sort_unstable();
    model.by_path = Arc::new(by_path);
    model.assets = Arc::new(assets(sources));
    for (url, file) in &*model.assets {
        targets.insert(file.path().clone(), Target::Asset(url.clone()));
    }
    model.targets = Arc::new(targets);
    take_aliases(&mut model, diagnostics);
    check_clashes(&model, diagnostics);
    corrections::apply(settings, &mut model, diagnostics);
    model
}

/// What is wrong with each article by itself; the mistakes of those that are held back are warnings.
pub fn told(
    resolved: &[Arc<Resolved>],
    (now, shown): (NaiveDateTime, Shown),
) -> impl Iterator<Item = Diagnostic> {
    resolved.iter().flat_map(move |article| {
        let own = article.article.diagnostics.iter().chain(&article.diagnostics);
        own.cloned().map(move |told| match withheld(article, now, shown) {
            Some(_) => lowered(told),
            None => told,
        })
    })
}

fn earlier(one: Option<NaiveDateTime>, other: NaiveDateTime) -> NaiveDateTime {
    one.map_or(other, |one| one.min(other))
}

fn later(one: Option<NaiveDateTime>, other: NaiveDateTime) -> NaiveDateTime {
    one.map_or(other, |one| one.max(other))
}

fn lowered(diagnostic: Diagnostic) -> Diagnostic {
    match diagnostic.severity {
        Severity::Error => diagnostic.with_severity(Severity::Warning),
        Severity::Warning | Severity::Notice => diagnostic,
    }
}

fn key(article: &Resolved) -> (chrono::NaiveDate, NaiveDateTime, &PageUrl) {
    (article.date, article.publish, &article.url)
}

/// Why an article is held back, if it is.
fn withheld(article: &Resolved, now: NaiveDateTime, shown: Shown) -> Option<Reason> {
    if article.article.front.is_draft && !shown.drafts {
        return Some(Reason::Draft);
    }
    (article.publish > now && !shown.future).then_some(Reason::Scheduled(article.publish))
}

/// The files that are copied, by path.
fn assets(sources: &Sources) -> Vec<(PageUrl, Arc<File>)> {
    let others = sources.below(CONTENT).filter(|file| file.path().extension() != "md");
    let asset = |file: &Arc<File>| match address(file.path()) {
        Some(Address::Asset(url)) => Some((url, Arc::clone(file))),
        _ => None,
    };
    others.filter_map(asset).collect()
}

fn take_aliases(model: &mut Model, diagnostics: &mut Diagnostics) {
    for (idx, article) in model.articles.iter().enumerate() {
        for alias in &article.article.front.aliases {
            let inner = resolve_path("", alias.value.trim_start_matches('/'));
            let is_page = !alias.value.rsplit('/').next().unwrap_or_default().contains('.');
            let url = inner.filter(|inner| !inner.is_empty()).and_then(|inner| {
                PageUrl::new(&if is_page { format!("/{inner}/") } else { format!("/{inner}") })
            });
            if let Some(url) = url {
                model.aliases.push((url, idx, alias.span));
            } else {
                let place = Place::new(article.file(), alias.span);
                diagnostics.push(links::bad_alias(place, &alias.value));
            }
        }
    }
}

/// Names every two sources of one address, after folding of case.
fn check_clashes(model: &Model, diagnostics: &mut Diagnostics) {
    let articles = model.articles.iter().chain(&model.home).map(|a| (&a.url, a.file()));
    let assets = model.assets.iter().map(|(url, file): &(PageUrl, Arc<File>)| (url, file.path()));
    let aliases = model.aliases.iter().map(|(url, idx, _)| (url, model.articles[*idx].file()));
    let n_sources = model.articles.len() + model.home.iter().len() + model.assets.len();
    let all: Vec<(&PageUrl, &SitePath)> = articles.chain(assets).chain(aliases).collect();
    for (first, other) in clashes(all.iter().map(|(url, _)| *url)) {
        let ((_, taken), (url, file)) = (all[first], all[other]);
        let alias = other.checked_sub(n_sources).map(|at| model.aliases[at].2);
        diagnostics.push(match alias {
            Some(span) if taken == file => {
                links::alias_is_own(Place::new(file, span), url.as_str())
            }
            Some(span) => files::url_clash(Place::new(file, span), taken, url.as_str()),
            None => files::url_clash(Place::whole(file), taken, url.as_str()),
        });
    }
}
