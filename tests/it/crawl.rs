//! The built sample read as a visitor reads it: every total leads to each of its figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use bantin::build::{self, Plan};
use bantin::domain::{AreaId, MetricId, Period, Quantity};
use bantin::model::Stated;
use bantin::stats::Query;

use crate::site::{Outputs, Site, cold};

/// The outputs of the sample.
fn outputs() -> &'static Outputs {
    static OUTPUTS: OnceLock<Outputs> = OnceLock::new();
    OUTPUTS.get_or_init(|| cold(&Site::sample()).outputs)
}

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| build::plan(&Site::sample().input(), &mut build::Cache::default()))
}

/// Every HTML page: its address and its text.
fn pages() -> impl Iterator<Item = (String, &'static str)> {
    let pages = outputs().iter().filter(|(file, _)| file.rsplit('.').next() == Some("html"));
    pages.map(|(file, bytes)| {
        let url = format!("/{}", file.strip_suffix("index.html").unwrap_or(file));
        (url, std::str::from_utf8(bytes).unwrap())
    })
}

fn page(url: &str) -> Option<&'static str> {
    let file = url.strip_prefix('/')?;
    let file = if file.is_empty() || file.ends_with('/') {
        format!("{file}index.html")
    } else {
        file.to_owned()
    };
    outputs().get(&file).map(|bytes| std::str::from_utf8(bytes).unwrap_or_default())
}

/// The values of an attribute of a piece of HTML.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// The pieces of a page between a start and an end.
fn pieces<'a>(html: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    html.split(start).skip(1).map(|rest| rest.split_once(end).unwrap().0).collect()
}

#[test]
fn every_link_inside_the_site_leads_to_a_page_and_an_anchor_that_exist() {
    let mut ids: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (url, html) in pages() {
        let all = attribute(html, "id");
        let set: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(set.len(), all.len(), "{url} has an id twice");
        ids.insert(url, set);
    }
    let (mut n_links, mut broken) = (0, BTreeSet::new());
    for (url, html) in pages() {
        for link in attribute(html, "href").into_iter().chain(attribute(html, "src")) {
            let target = link.strip_prefix("https://example.vn").unwrap_or(link);
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = path.split('?').next().unwrap();
            let path = if path.is_empty() { url.as_str() } else { path };
            if !path.starts_with('/') {
                continue;
            }
            n_links += 1;
            let is_there = match ids.get(path) {
                Some(ids) => anchor.is_empty() || ids.contains(anchor),
                None => page(path).is_some() || outputs().contains_key(&path[1..]),
            };
            if !is_there {
                broken.insert(format!("{link} (on {url})"));
            }
        }
    }
    assert!(n_links > 5000, "{n_links}");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_box_names_at_most_five_sources_and_leads_to_all_of_them() {
    let (mut n_boxes, mut n_full) = (0, 0);
    for (url, html) in pages() {
        for stat in pieces(html, "<figure class=\"stat", "</figure>") {
            let lists = pieces(stat, "<ul class=\"plain\">", "</ul>");
            let Some(list) = lists.first() else { continue };
            let links = attribute(list, "href");
            let named: Vec<&&str> = links.iter().filter(|link| link.contains("/tin/")).collect();
            n_boxes += 1;
            assert!(named.len() <= 5, "{url}: {named:?}");
            // What is not named is in the full list, and then the box is full itself.
            if let Some(full) = links.iter().find(|link| link.ends_with("/nguon/")) {
                n_full += 1;
                assert_eq!(named.len(), 5, "{url}: {links:?}");
                assert!(page(full).is_some(), "{url} leads to {full}");
            }
            assert!(!named.is_empty(), "{url}: {stat}");
            for link in named {
                let (article, anchor) = link.split_once('#').unwrap_or((link, ""));
                let html = page(article).unwrap_or_else(|| panic!("{url} leads to {link}"));
                assert!(anchor.is_empty() || html.contains(&format!(" id=\"{anchor}\"")), "{link}");
            }
        }
    }
    assert!(n_boxes > 50 && n_full > 5, "{n_boxes} boxes with sources, {n_full} with a full list");
}

/// Every figure that the articles state of a metric, with the address of its article.
fn figures(metric: &MetricId) -> Vec<(String, &'static Stated)> {
    let articles = plan().facts.model().articles.iter();
    let of = |article: &'static std::sync::Arc<bantin::model::Resolved>| {
        let own = article.figures.iter().filter(|stated| stated.metric == *metric);
        own.map(|stated| (article.url.to_string(), stated))
    };
    articles.flat_map(of).collect()
}

#[test]
fn the_full_list_of_a_metric_has_every_figure_with_its_anchor() {
    for metric in plan().facts.settings().metrics.iter() {
        let first = format!("/so-lieu/{}/nguon/", metric.id);
        let mut rows: Vec<&str> = Vec::new();
        let mut at = Some(first);
        while let Some(url) = at {
            let html = page(&url).unwrap_or_else(|| panic!("no {url}"));
            let table = pieces(html, "<tbody>", "</tbody>");
            let cells =
                table.first().map_or(Vec::new(), |t| pieces(t, "<th scope=\"row\">", "</th>"));
            rows.extend(cells.iter().map(|cell| attribute(cell, "href")[0]));
            let next = html.split("rel=\"next\"").next().filter(|before| *before != html);
            at = next.map(|before| attribute(before, "href").last().unwrap().to_string());
        }
        // Of a ratio, which has none of its own, those of its numerator and denominator.
        let parts = metric.rule.parts().into_iter();
        let mut stated: Vec<String> = parts
            .flat_map(figures)
            .filter(|(_, stated)| stated.figure.is_some())
            .map(
                |(url, stated)| {
                    if stated.is_hidden { url } else { format!("{url}#{}", stated.anchor) }
                },
            )
            .collect();
        stated.sort();
        rows.sort_unstable();
        assert_eq!(rows, stated, "{}", metric.id);
    }
}

fn total(metric: &str, area: &str, period: &str) -> bantin::stats::Answer {
    plan().facts.engine().value(&Query {
        metric: MetricId::new(metric),
        area: AreaId::new(area),
        period: Period::parse(period).unwrap(),
        programme: None,
        target: false,
    })
}

#[test]
fn the_figures_that_a_total_names_add_up_to_it() {
    for (metric, area, period, n_terms) in [
        ("cay-xanh", "quang-ninh", "2022-H1", 1),
        ("cay-xanh", "quang-ninh", "2023-H1", 1),
        ("cay-xanh", "quang-ninh", "2024-H1", 1),
        ("cay-xanh", "quang-ninh", "2025-H1", 11),
        ("cay-xanh", "quang-ninh", "2025", 12),
        ("cay-xanh", "co-to", "2025", 2),
        ("cay-xanh", "ha-long", "2024", 1),
        ("don-vi-mau", "quang-ninh", "2023", 1),
        ("don-vi-mau", "quang-ninh", "2024", 18),
        ("don-vi-mau", "cum-huyen", "2023-H1", 1),
        ("duong-sang", "quang-ninh", "2025-H1", 1),
        ("buoi-sinh-hoat", "tien-yen", "2024", 1),
    ] {
        let answer = total(metric, area, period);
        let all = figures(&MetricId::new(metric));
        let terms: Vec<&Stated> = answer
            .chosen
            .iter()
            .map(|id| all.iter().find(|(_, stated)| stated.id == *id).unwrap().1)
            .collect();
        let sum: i128 = terms.iter().map(|stated| stated.quantity.unwrap().est.millionths()).sum();
        let est = answer.quantity.map(|quantity: Quantity| quantity.est.millionths());
        let name = format!("{metric} {area} {period}: {terms:#?}");
        assert_eq!(est, Some(sum), "{name}");
        assert_eq!(terms.len(), n_terms, "{metric} {area} {period}: {:?}", answer.chosen);
        let whole = Period::parse(period).unwrap();
        for (idx, one) in terms.iter().enumerate() {
            assert!(one.period.is_in(whole) && !one.is_target, "{name}");
            let are_apart = |other: &&Stated| {
                other.area != one.area
                    || !other.period.meets(one.period)
                    || other.event != one.event
            };
            assert!(terms[..idx].iter().all(are_apart), "two terms overlap: {name}");
        }
        for source in terms.iter().map(|stated| stated.id.split_once('#').unwrap().0) {
            assert!(answer.sources.iter().any(|named| **named == *source), "{source}: {name}");
        }
    }
}
