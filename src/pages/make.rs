//! The facts of one plan: lists, cards, periods, outputs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::article;
use super::data;
use super::facts::Facts;
use super::figures::marks::Marks;
use super::figures::stated::With;
use super::figures::targets::Goal;
use super::lists;
use super::part::Part;
use super::plan::{self, Page};
use super::urls::Urls;
use super::view::PictureView;
use crate::diag::Diagnostics;
use crate::domain::MetricId;
use crate::findings::Found;
use crate::fingerprint::{Fingerprint, Fingerprinted, Memo};
use crate::model::registry::Registry;
use crate::model::{Model, Resolved};
use crate::settings::BaseUrl;
use crate::stats::{Engine, Spans};

/// What statistics say of all figures.
#[derive(Debug)]
pub struct Statistics {
    /// The totals.
    pub engine: Engine,
    /// The days of each metric's figures.
    pub spans: BTreeMap<MetricId, Arc<Spans>>,
    /// The figures that were corrected away.
    pub dead: BTreeSet<Arc<str>>,
    /// What is wrong between each metric's figures.
    pub found: BTreeMap<MetricId, Arc<Found>>,
}

/// All that a card reads beside its article.
struct Cards {
    settings: Arc<Registry>,
    urls: Urls,
    print: Fingerprint,
}

impl Fingerprinted for Cards {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// One card to be made: the article and its lead picture.
struct CardJob {
    article: Arc<Resolved>,
    image: Option<PictureView>,
}

impl Fingerprinted for CardJob {
    fn fingerprint(&self) -> Fingerprint {
        self.article.print.and(Fingerprint::of_value(&self.image))
    }
}

/// The cards of the last plan, by source.
pub type CardMemo = Memo<crate::path::PageUrl, Arc<Part>>;

/// Sorts the articles, names every output and makes the cards.
pub fn plan(
    settings: Arc<Registry>,
    base_url: &BaseUrl,
    print: Fingerprint,
    (model, statistics): (Model, Statistics),
    (cards, diagnostics): (&mut CardMemo, &mut Diagnostics),
) -> (Facts, Vec<Page>) {
    let urls =
        Urls { origin: base_url.origin().to_owned(), sub_path: base_url.sub_path().to_owned() };
    let lists = lists::sort(&settings, &model);
    let is_dead = |id: &Arc<str>| statistics.dead.contains(id);
    let marks = Marks::new(&model, &statistics.found, is_dead);
    let goals = Goal::all(&model, is_dead);
    let mut facts = Facts {
        settings,
        model,
        engine: statistics.engine,
        spans: statistics.spans,
        dead: statistics.dead,
        goals: Arc::new(goals),
        marks: Arc::new(marks),
        found: statistics.found,
        lists: Arc::new(lists),
        urls,
        cards: Vec::new(),
        periods: BTreeSet::new(),
        outputs: Arc::default(),
        data_periods: BTreeSet::new(),
        data_print: print,
    };
    facts.periods = plan::periods(&facts);
    facts.data_periods = data::periods(&facts);
    facts.data_print = data::print(&facts.model, site_print(print, &facts.urls));
    let pages = plan::pages(&facts, diagnostics);
    facts.outputs = Arc::new(pages.iter().map(|page| page.url.clone()).collect());
    facts.cards = make_cards(&facts, print, cards);
    (facts, pages)
}

/// Puts an article in the place of the one of the same outline.
pub fn replace(facts: &mut Facts, article: &Arc<Resolved>) {
    let Some(idx) = facts.model.replace(article) else { return };
    let picture = article.article.front.image.as_ref();
    let image = picture.and_then(|picture| article::picture_view(facts, article, picture));
    let with = With { settings: &facts.settings, urls: &facts.urls };
    facts.cards[idx] = Part::new(article::card(with, article, image));
}

/// The digest of the settings and of where the site stands.
fn site_print(print: Fingerprint, urls: &Urls) -> Fingerprint {
    print.and(Fingerprint::of(format!("{}{}", urls.origin, urls.sub_path).as_bytes()))
}

fn make_cards(facts: &Facts, print: Fingerprint, memo: &mut CardMemo) -> Vec<Arc<Part>> {
    let urls = facts.urls.clone();
    let print = site_print(print, &urls);
    let shared = Cards { settings: Arc::clone(&facts.settings), urls, print };
    let job = |article: &Arc<Resolved>| {
        let picture = article.article.front.image.as_ref();
        let image = picture.and_then(|picture| article::picture_view(facts, article, picture));
        CardJob { article: Arc::clone(article), image }
    };
    let jobs: Vec<CardJob> = facts.model.articles.iter().map(job).collect();
    let (cards, _) = memo.run(
        &shared,
        &jobs,
        |job| job.article.url.clone(),
        |shared, job| {
            let with = With { settings: &shared.settings, urls: &shared.urls };
            Part::new(article::card(with, &job.article, job.image.clone()))
        },
    );
    cards.into_iter().map(|card| Arc::clone(&*card)).collect()
}
