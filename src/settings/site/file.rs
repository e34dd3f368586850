//! site.yaml as serde reads it, and the checks that make it a [`Site`].

use chrono_tz::{TZ_VARIANTS, Tz};

use serde::Deserialize;

use super::{
    BaseUrl, Campaign, Checks, Doc, Html, MenuItem, Names, Outputs, Paths, Programme, Publisher,
    Site, Target,
};
use crate::diag::{Diagnostic, Lang, Marked, Place, Span, front, settings};
use crate::domain::{Approximation, Decimal, Period, ProgrammeId};
use crate::fold;
use crate::path::SitePath;
use crate::settings::typed::{self, Ordered};
use crate::settings::yaml::Node;

/// site.yaml as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SiteFile {
    title: Option<String>,
    base_url: Option<String>,
    language: Option<Lang>,
    timezone: Option<String>,
    theme: Option<String>,
    params: Ordered<String>,
    logo: Option<String>,
    menu: Vec<MenuFile>,
    publisher: Publisher,
    articles: Option<String>,
    paths: Paths,
    paginate: Option<i64>,
    district_levels: Option<Vec<String>>,
    home_metrics: Vec<String>,
    programmes: Ordered<String>,
    periods: Ordered<String>,
    approximation: Option<String>,
    html: Option<Html>,
    data_licence: Option<String>,
    outputs: Outputs,
    check: Checks,
    publish: Ordered<Ordered<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MenuFile {
    title: Option<String>,
    to: Option<String>,
}

/// The checks' view of the file: its places, and what is found.
struct Check<'c> {
    doc: &'c Doc,
    root: &'c Node<'c>,
    found: &'c mut Vec<Diagnostic>,
}

impl SiteFile {
    /// The settings of this file, with defaults for what is missing or wrong.
    pub(super) fn checked(self, doc: &Doc, root: &Node<'_>, found: &mut Vec<Diagnostic>) -> Site {
        let mut check = Check { doc, root, found };
        let defaults = Site::default();
        let title = check.required("title", self.title, "Tuổi trẻ Quảng Ninh");
        let base_url = check.required("base_url", self.base_url, "https://example.vn/");
        let base_url = base_url.and_then(|url| check.base_url(&url));
        let mut site = Site {
            title: title.unwrap_or_default(),
            base_url: base_url.unwrap_or_default(),
            language: self.language.unwrap_or(defaults.language),
            timezone: check.timezone(self.timezone).unwrap_or(defaults.timezone),
            theme: check.folder("theme", self.theme).unwrap_or(defaults.theme),
            params: check.marked("params", self.params),
            logo: check.path("logo", self.logo),
            menu: check.menu(self.menu),
            publisher: self.publisher,
            articles: check.folder("articles", self.articles).unwrap_or(defaults.articles),
            paths: self.paths,
            paginate: check.paginate(self.paginate).unwrap_or(defaults.paginate),
            district_levels: self.district_levels.unwrap_or(defaults.district_levels),
            home_metrics: check.texts("home_metrics", self.home_metrics),
            programmes: check.programmes(self.programmes),
            periods: check.periods(self.periods),
            approximation: check
                .approximation(self.approximation)
                .unwrap_or(defaults.approximation),
            html: self.html.unwrap_or_default(),
            data_licence: self.data_licence,
            outputs: self.outputs,
            check: self.check,
            publish: check.targets(self.publish),
            is_broken: false,
            programme_names: Names::default(),
        };
        check.paths(&mut site);
        check.outputs(site.outputs.parquet);
        for (idx, programme) in site.programmes.iter().enumerate() {
            site.programme_names.add_id(programme.id.as_str(), idx);
            site.programme_names.add(&programme.name, idx);
        }
        site
    }
}

impl Check<'_> {
    /// Where the value of an entry stands, by the names that lead to it.
    fn place(&self, names: &[&str]) -> Place {
        Place::new(&self.doc.file, self.span(names))
    }

    fn span(&self, names: &[&str]) -> Span {
        self.root.at(names).map_or_else(Span::default, |entry| entry.value.span)
    }

    /// Where the name of an entry stands.
    fn key_place(&self, names: &[&str]) -> Place {
        let span = self.root.at(names).map_or_else(Span::default, |entry| entry.key_span);
        Place::new(&self.doc.file, span)
    }

    /// A value that must be there, unless what is wrong with it was reported.
    fn required(&mut self, key: &str, value: Option<String>, example: &str) -> Option<String> {
        let value = value.filter(|value| !value.trim().is_empty());
        let is_told = self.root.entry(key).is_some_and(|entry| !entry.value.is_empty())
            || typed::has_lost_entry(self.doc, self.root, self.found);
        if value.is_none() && !is_told {
            let place = self.key_place(&[key]);
            self.found.push(front::missing_key(place, key, example));
        }
        value
    }

    fn base_url(&mut self, text: &str) -> Option<BaseUrl> {
        let url = BaseUrl::parse(text);
        if url.is_none() {
            self.found.push(settings::bad_base_url(self.place(&["base_url"]), text));
        }
        url
    }

    fn timezone(&mut self, text: Option<String>) -> Option<Tz> {
        let text = text?;
        let zone = text.parse().ok();
        if zone.is_none() {
            let nearest = fold::nearest(&text, TZ_VARIANTS.iter().map(|zone| zone.name()));
            let place = self.place(&["timezone"]);
            self.found.push(settings::unknown_timezone(place, &text, nearest));
        }
        zone
    }

    /// A path below content/ or themes/.
    fn folder(&mut self, key: &str, text: Option<String>) -> Option<String> {
        self.path(key, text).map(|path| path.value)
    }

    fn path(&mut self, key: &str, text: Option<String>) -> Option<Marked<String>> {
        let text = text.filter(|text| !text.is_empty())?;
        if let Some(path) = SitePath::new(&text) {
            return Some(Marked { value: path.as_str().to_owned(), span: self.span(&[key]) });
        }
        self.found.push(settings::bad_path(self.place(&[key]), key, &text));
        None
    }

    fn marked(&self, key: &str, entries: Ordered<String>) -> Vec<(String, Marked<String>)> {
        let mark = |(name, value): (String, String)| {
            let span = self.span(&[key, &name]);
            (name, Marked { value, span })
        };
        entries.0.into_iter().map(mark).collect()
    }

    /// The texts of a list, with their places.
    fn texts(&self, key: &str, texts: Vec<String>) -> Vec<Marked<String>> {
        let nodes = self.root.entry(key).map_or(&[][..], |entry| entry.value.nodes());
        let spans = nodes.iter().map(|node| node.span).chain(std::iter::repeat(self.span(&[key])));
        texts.into_iter().zip(spans).map(|(value, span)| Marked { value, span }).collect()
    }

    /// What this build of the program cannot make.
    fn outputs(&mut self, parquet: bool) {
        if parquet && cfg!(not(feature = "parquet")) {
            let place = self.place(&["outputs", "parquet"]);
            self.found.push(settings::not_in_this_build(place, "parquet", "parquet"));
        }
    }

    fn menu(&mut self, items: Vec<MenuFile>) -> Vec<MenuItem> {
        let nodes = self.root.entry("menu").map_or(&[][..], |entry| entry.value.nodes());
        let mut menu = Vec::new();
        for (item, node) in items.into_iter().zip(nodes) {
            let place = Place::new(&self.doc.file, node.span);
            match (item.title, item.to) {
                (Some(title), Some(to)) => {
                    let span = node.entry("to").map_or(node.span, |entry| entry.value.span);
                    menu.push(MenuItem { title, to: Marked { value: to, span } });
                }
                (title, _) if node.entries().len() < 2 => {
                    let (key, example) = if title.is_none() {
                        ("title", "Giới thiệu")
                    } else {
                        ("to", "gioi-thieu.md")
                    };
                    self.found.push(front::missing_key(place, key, example));
                }
                _ => {} // What is missing was reported.
            }
        }
        menu
    }

    fn paginate(&mut self, number: Option<i64>) -> Option<usize> {
        let number = number?;
        let size = usize::try_from(number).ok().filter(|size| (1..=1000).contains(size));
        if size.is_none() {
            let (place, written) = (self.place(&["paginate"]), number.to_string());
            self.found.push(settings::out_of_range(place, "paginate", &written, "1–1000"));
        }
        size
    }

    fn approximation(&mut self, text: Option<String>) -> Option<Approximation> {
        let text = text?;
        let number = text.strip_suffix('%').map(|n| n.trim().replace(',', "."));
        let percent = number.and_then(|n| n.parse::<Decimal>().ok());
        let percent = percent.filter(|p| (Decimal::ZERO..=Decimal::whole(50)).contains(p));
        if percent.is_none() {
            let place = self.place(&["approximation"]);
            self.found.push(settings::out_of_range(place, "approximation", &text, "0%–50%"));
        }
        percent.and_then(Approximation::new)
    }

    fn slug(&mut self, key: &str, id: &str) -> bool {
        let slug = fold::slug(id);
        let is_slug = slug == id && !slug.is_empty();
        if !is_slug {
            self.found.push(settings::not_a_slug(self.key_place(&[key, id]), id, &slug));
        }
        is_slug
    }

    fn programmes(&mut self, entries: Ordered<String>) -> Vec<Programme> {
        let mut programmes = Vec::new();
        for (id, name) in entries.0 {
            if self.slug("programmes", &id) {
                let name = if name.is_empty() { id.clone() } else { name };
                programmes.push(Programme { id: ProgrammeId::new(&id), name });
            }
        }
        programmes
    }

    fn periods(&mut self, entries: Ordered<String>) -> Vec<Campaign> {
        let mut campaigns = Vec::new();
        for (id, text) in entries.0 {
            let is_slug = self.slug("periods", &id);
            match Period::parse(&text) {
                Some(period) if is_slug => campaigns.push(Campaign { id, period }),
                Some(_) => {}
                None => {
                    let place = self.place(&["periods", &id]);
                    self.found.push(settings::bad_campaign(place, &text));
                }
            }
        }
        campaigns
    }

    fn targets(&self, targets: Ordered<Ordered<String>>) -> Vec<Target> {
        let mark = |(name, entries): (String, Ordered<String>)| {
            let key_span = self.root.at(&["publish", &name]).map(|entry| entry.key_span);
            let entries = entries.0.into_iter().map(|(key, value)| {
                let span = self.span(&["publish", &name, &key]);
                (key, Marked { value, span })
            });
            let entries = entries.collect();
            Target { name: Marked { value: name, span: key_span.unwrap_or_default() }, entries }
        };
        targets.0.into_iter().map(mark).collect()
    }

    /// Checks the folders of the site's own pages, each a slug and used once.
    fn paths(&mut self, site: &mut Site) {
        let defaults = Paths::default();
        let (paths, articles) = (&mut site.paths, site.articles.clone());
        let mut taken = vec![("articles", articles)];
        for (key, path, default) in [
            ("districts", &mut paths.districts, defaults.districts),
            ("metrics", &mut paths.metrics, defaults.metrics),
            ("periods", &mut paths.periods, defaults.periods),
            ("programmes", &mut paths.programmes, defaults.programmes),
            ("tags", &mut paths.tags, defaults.tags),
            ("search", &mut paths.search, defaults.search),
            ("page", &mut paths.page, defaults.page),
        ] {
            let slug = fold::slug(path);
            if slug.is_empty() || slug != *path {
                let place = self.place(&["paths", key]);
                self.found.push(settings::not_a_slug(place, path, &slug));
                *path = default;
            } else if let Some((other, _)) = taken.iter().find(|(_, other)| other == path) {
                let place = self.place(&["paths", key]);
                self.found.push(settings::shared_path(place, key, other, path));
            }
            taken.push((key, path.clone()));
        }
    }
}
