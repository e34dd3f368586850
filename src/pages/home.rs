//! The home page and its continuation: newest articles, headline boxes, districts, archive.

use super::archive;
use super::article;
use super::body;
use super::facts::{self, Facts};
use super::figures::headline::{self, Headline};
use super::figures::series;
use super::figures::shown;
use super::figures::totals::{self, Subject};
use super::figures::words;
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::view::{Chart, Counted, HomeView, StatBox};
use crate::diag::Lang;
use crate::domain::Period;
use crate::path::PageUrl;

/// The view of one page of the newest articles.
pub(crate) fn view(facts: &Facts, number: usize) -> View {
    let site = &facts.settings.site;
    let root = PageUrl::new("/").expect("the root is an address");
    let all = &facts.lists.all;
    let range = paginate::range(number, site.paginate, all.len());
    let pager =
        paginate::pager((&root, &site.paths.page), number, site.paginate, all.len(), &facts.urls);
    let page_url = paginate::page_url(&root, &site.paths.page, number);
    let title = match (number, facts.lang()) {
        (1, _) => site.title.clone(),
        (n, Lang::Vi) => format!("{} – trang {n}", site.title),
        (n, Lang::En) => format!("{} – page {n}", site.title),
    };
    let about = About {
        kind: "home",
        title,
        description: description(facts),
        section: "home",
        ..About::default()
    };
    View {
        template: "home.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("home", Entry::One(Part::new(home_view(facts, number)))),
            (
                "cards",
                Entry::Many(all[range].iter().map(|idx| facts.cards[*idx].clone()).collect()),
            ),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

fn description(facts: &Facts) -> String {
    facts.model.home.as_ref().map_or_else(String::new, |home| article::description(home))
}

fn home_view(facts: &Facts, number: usize) -> HomeView {
    let (period, boxes) = if number == 1 { headline(facts) } else { (None, Vec::new()) };
    let intro = facts.model.home.as_ref().filter(|_| number == 1);
    HomeView {
        intro: intro.map_or_else(Vec::new, |home| body::parts(facts, home, &[])),
        period: period.map_or_else(String::new, |p| words::period_title(p, facts.lang())),
        period_url: period
            .filter(|period| facts.periods.contains(period))
            .and_then(|period| facts::period_url(&facts.settings, period))
            .map(|url| facts.urls.local(&url)),
        boxes,
        series: if number == 1 { headline_series(facts) } else { None },
        districts: districts(facts),
        years: archive::years(facts),
    }
}

/// The boxes of `home_metrics` for the whole area: in the newest period that one of them has, and in
/// its own where a metric has nothing in that.
fn headline(facts: &Facts) -> (Option<Period>, Vec<StatBox>) {
    let Some(root) = shown::root(facts) else { return (None, Vec::new()) };
    let metrics = headline::metrics(facts);
    let latest: Vec<Option<Headline<'_>>> =
        metrics.iter().map(|metric| headline::of(facts, metric, &root)).collect();
    let newest = latest.iter().flatten().max_by_key(|latest| {
        let period = latest.period();
        (latest.is_telling, period.last(), period.n_days())
    });
    let Some(newest) = newest.map(Headline::period) else { return (None, Vec::new()) };
    let boxes = metrics.iter().zip(latest).filter_map(|(metric, latest)| {
        let is_newest = latest.as_ref().is_some_and(|latest| latest.period() == newest);
        let shared = Subject { metric, area: &root, period: newest, programme: None };
        let stat = if is_newest { None } else { totals::stat_box(facts, &shared.ask(facts)) };
        stat.or_else(|| {
            let own = headline::own_total(facts, metric, &root, latest)?;
            totals::stat_box(facts, &own).or_else(|| Some(headline::without_total(facts, &own)))
        })
    });
    (Some(newest), boxes.collect())
}

/// The series of the first headline metric.
fn headline_series(facts: &Facts) -> Option<Chart> {
    let root = shown::root(facts)?;
    let metric = *headline::metrics(facts).first()?;
    series::of(facts, metric, &root)
}

/// The districts with how many articles each has.
pub(crate) fn districts(facts: &Facts) -> Vec<Counted> {
    let districts = facts.lists.districts.iter().map(|id| {
        let link = facts::area_link(&facts.settings, &facts.urls, id);
        let n = facts.lists.by_district.get(id).map_or(0, Vec::len);
        Counted { title: link.title, url: link.url, n }
    });
    districts.collect()
}
