//! The frame: what is the same on every page of the site.

use std::collections::BTreeMap;

use super::data;
use super::facts::{self, Facts};
use super::view::{Frame, Link, Sections};
use crate::diag::{Diagnostics, Lang, Place, links};
use crate::model::Target;
use crate::path::{PageUrl, SitePath, resolve};
use crate::settings::Param;
use crate::source::CONTENT;

/// The frame of the site; reports what its menu and logo lead to in vain.
pub fn frame(
    facts: &Facts,
    stylesheet: &str,
    params: &[Param],
    diagnostics: &mut Diagnostics,
) -> Frame {
    let site = &facts.settings.site;
    let urls = &facts.urls;
    let root = PageUrl::new("/").expect("the root is an address");
    let district = |id| facts::area_link(&facts.settings, urls, id);
    Frame {
        title: site.title.clone(),
        language: if facts.lang() == Lang::Vi { "vi" } else { "en" }.to_owned(),
        origin: urls.origin.clone(),
        home: urls.local(&root),
        menu: menu(facts, diagnostics),
        logo: logo(facts, diagnostics),
        publisher: publisher(facts),
        params: params.iter().map(|p| (p.name.clone(), p.value.clone())).collect(),
        districts: facts.lists.districts.iter().map(district).collect(),
        stylesheet: urls.whole_path(stylesheet),
        sections: sections(facts),
        data_licence: site.data_licence.clone().unwrap_or_default(),
    }
}

fn menu(facts: &Facts, diagnostics: &mut Diagnostics) -> Vec<Link> {
    let site_file = SitePath::new("content/site.yaml").expect("the name is inside the site");
    let mut menu = Vec::new();
    for item in &facts.settings.site.menu {
        let to = item.to.value.as_str();
        if let Some(url) = address(facts, to) {
            menu.push(Link { title: item.title.clone(), url });
        } else {
            let place = Place::new(&site_file, item.to.span);
            diagnostics.push(links::broken(place, to, None));
        }
    }
    menu
}

/// The address of a menu entry: another site's, a source below `content/`, or an output.
fn address(facts: &Facts, to: &str) -> Option<String> {
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme)) {
        return Some(to.to_owned());
    }
    let inner = resolve("", to.trim_start_matches('/'))?;
    let source = SitePath::new(&format!("{CONTENT}/{inner}"));
    let found = source.and_then(|source| match facts.model.targets.get(&source)? {
        Target::Article(idx) => Some(facts.model.articles[*idx].url.clone()),
        Target::Asset(url) => Some(url.clone()),
        Target::Withheld => None,
    });
    let output = || {
        let url = PageUrl::new(&format!("/{inner}/"))?;
        facts.outputs.contains(&url).then_some(url)
    };
    found.or_else(output).map(|url| facts.urls.local(&url))
}

fn logo(facts: &Facts, diagnostics: &mut Diagnostics) -> Option<String> {
    let logo = facts.settings.site.logo.as_ref()?;
    let url = address(facts, &logo.value);
    if url.is_none() {
        let site_file = SitePath::new("content/site.yaml").expect("the name is inside the site");
        diagnostics.push(links::no_file(Place::new(&site_file, logo.span), &logo.value, None));
    }
    url
}

fn publisher(facts: &Facts) -> BTreeMap<String, String> {
    let of = &facts.settings.site.publisher;
    [
        ("name", &of.name),
        ("responsible", &of.responsible),
        ("licence", &of.licence),
        ("address", &of.address),
        ("phone", &of.phone),
        ("email", &of.email),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value.clone()?)))
    .collect()
}

fn sections(facts: &Facts) -> Sections {
    let site = &facts.settings.site;
    let local = |url: PageUrl| facts.urls.local(&url);
    let folder = |name: &str| local(facts::folder(name));
    let method =
        facts.model.articles.iter().find(|article| article.url.as_str() == "/phuong-phap/");
    let feeds = site.outputs.feeds.iter().map(|format| {
        let url = PageUrl::new(&format!("/{}", facts::feed_file(*format))).expect("a file");
        Link { title: facts::feed_title(*format).to_owned(), url: local(url) }
    });
    Sections {
        districts: (!facts.lists.districts.is_empty()).then(|| folder(&site.paths.districts)),
        metrics: (site.outputs.metrics && !facts.settings.metrics.is_empty())
            .then(|| folder(&site.paths.metrics)),
        periods: (site.outputs.periods && !facts.periods.is_empty())
            .then(|| folder(&site.paths.periods)),
        archive: site.outputs.archive.then(|| folder(&site.articles)),
        search: None,
        method: method.map(|article| local(article.url.clone())),
        observations: data::of_all_figures(facts),
        feeds: feeds.collect(),
    }
}
