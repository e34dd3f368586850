//! The board's typed files: site.yaml, metrics.yaml, areas.yaml, and the theme's theme.yaml.
//!
//! [`parse`] always gives settings that can be used: what is wrong is reported and its default, or
//! nothing, stands in its place, so that later stages go on and tell their own mistakes.
//!
//! - [`Site`]: how the site is to be; [`Metrics`] and [`Areas`]: the registries, each with a look-up
//!   by any name after folding; [`ThemeSchema`]: what a theme lets a site set.
//! - [`yaml`] is how YAML is read in this house, here and in articles; `typed` puts serde on top.
//!
//! Absent: how sets of leaf areas and sums are made (`domain`, `stats`), and the meaning of an article.

mod areas;
mod lookup;
mod metrics;
mod params;
pub(crate) mod shape;
mod site;
mod theme;
mod typed;
pub(crate) mod yaml;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use areas::{Area, AreaName, Areas};
pub use lookup::Found;
pub use metrics::{Good, Label, Metric, Metrics};
pub use params::{Param, ParamValue};
pub use site::{
    BaseUrl, Campaign, Checks, Feed, Html, Lints, MenuItem, Outputs, Paths, Programme, Publisher,
    Site, Target,
};
pub use theme::{API, PARENT, ParamKind, ParamSpec, ThemeSchema};

use crate::diag::{Diagnostic, Lang};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::path::SitePath;

/// One of the files, as it is on disk.
#[derive(Debug, Clone)]
pub struct Doc {
    /// The file.
    pub file: SitePath,
    /// Its text.
    pub text: Arc<str>,
}

/// All settings of a site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// site.yaml.
    pub site: Site,
    /// metrics.yaml.
    pub metrics: Metrics,
    /// areas.yaml.
    pub areas: Areas,
    /// theme.yaml with what it extends; empty where the theme has none.
    pub theme: ThemeSchema,
    /// Every parameter of the theme with the site's value, or the theme's default.
    pub params: Vec<Param>,
    print: Fingerprint,
    registries: Fingerprint,
}

impl Settings {
    /// The digest of all that statistics read: metrics, areas, periods, programmes, approximation.
    pub fn registries(&self) -> Fingerprint {
        self.registries
    }
}

impl Fingerprinted for Settings {
    fn fingerprint(&self) -> Fingerprint {
        self.print
    }
}

/// The theme.yaml of the site's theme, and of the theme that it may extend.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThemeDocs<'a> {
    /// The theme's own.
    pub own: Option<&'a Doc>,
    /// That of [`PARENT`]; read only where the own one extends it.
    pub parent: Option<&'a Doc>,
}

/// Reads the board's files and the theme's; one that is missing is empty, or has its defaults.
///
/// **Errors:** none. The diagnostics say what was left out.
pub fn parse(
    site: Option<&Doc>,
    metrics: Option<&Doc>,
    areas: Option<&Doc>,
    themes: ThemeDocs<'_>,
) -> (Settings, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut read = |doc: Option<&Doc>| doc.map(|doc| ThemeSchema::read(doc, &mut found));
    let theme = read(themes.own).unwrap_or_default();
    let parent = themes.parent.filter(|_| theme.is_child);
    let theme = match read(parent) {
        Some(parent) => theme.over(parent),
        None => theme,
    };
    let docs = [site, metrics, areas, themes.own, parent];
    let settings_site = match site {
        Some(doc) => Site::read(doc, &mut found),
        None => Site::unknown(),
    };
    let lang = settings_site.language;
    let metrics = metrics.map(|doc| Metrics::read(doc, lang, &mut found)).unwrap_or_default();
    let areas = areas.map(|doc| Areas::read(doc, &mut found)).unwrap_or_default();
    if let Some(doc) = site {
        settings_site.check_references(doc, &metrics, &mut found);
    }
    let params = params::resolve(site, &settings_site, &theme, &mut found);
    let print = |doc: Option<&Doc>| Fingerprint::of(doc.map_or("", |doc| &doc.text).as_bytes());
    let prints = docs.map(print);
    let [_, metrics_print, areas_print, ..] = prints;
    let settings = Settings {
        registries: Fingerprint::of_all([
            metrics_print,
            areas_print,
            settings_site.statistics_print(),
        ]),
        print: Fingerprint::of_all(prints),
        site: settings_site,
        metrics,
        areas,
        theme,
        params,
    };
    (settings, found)
}

/// The language and the theme of a site, which must be known before the rest can be read.
pub fn first_look(site: &Doc) -> (Lang, String) {
    let site = Site::read(site, &mut Vec::new());
    (site.language, site.theme)
}
