//! A view to bytes: the theme and its templates, charts, feeds, sitemaps; the only importer of tera.
//!
//! 1. [`Theme::compile`] reads a theme's files: `i18n/` with the words, `static/` for the assets,
//!    `templates/`. What is wrong in them is collected. `theme.yaml` is read by `settings`.
//! 2. [`Theme::with_frame`] puts what stands on every page into place.
//! 3. [`Theme::render`] turns one page's view into bytes.
//!
//! Absent: the disk, the clock, and any way from one page to another. What is not a template's work
//! is written by Rust alone: [`data`], [`feed`], [`sitemap`], [`alias`].

mod accent;
pub mod alias;
mod assets;
mod chart;
pub mod data;
mod embedded;
pub mod escape;
pub mod feed;
mod files;
mod filters;
pub mod sitemap;
mod strings;
mod templates;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

pub use assets::Asset;
pub use files::{ThemeFile, ThemeFiles};

use crate::diag::{Diagnostic, Diagnostics, Lang};
use crate::fingerprint::{Fingerprint, Fingerprinted};
use crate::pages::part::{Entry, Part, View};
use crate::settings::Param;

/// The default theme, as it is inside the program.
pub fn embedded() -> ThemeFiles {
    ThemeFiles::embedded()
}

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    files: ThemeFiles,
    assets: Vec<Asset>,
    digest: Fingerprint,
}

/// The sections that the header marks: `page.section` is one of these.
const SECTIONS: [&str; 7] = ["", "home", "districts", "metrics", "periods", "archive", "search"];

impl Theme {
    /// Compiles a theme for a site in `language`; `params` are its parameters with their values, and
    /// `files` has those of the theme that it extends.
    ///
    /// The theme comes back even where it has mistakes, which are reported; a page of a template
    /// that could not be compiled then fails by itself.
    pub fn compile(
        files: &ThemeFiles,
        language: Lang,
        params: &[Param],
        diags: &mut Diagnostics,
    ) -> Self {
        let strings = Arc::new(strings::Strings::parse(files, language, diags));
        let tera = templates::compile(files, &strings, diags);
        let assets = assets::plan(files, params, diags);
        let digest = Fingerprint::of(env!("CARGO_PKG_VERSION").as_bytes())
            .and(files.digest())
            .and(Fingerprint::of_value(&language))
            .and(Fingerprint::of_value(params));
        Self { tera, files: files.clone(), assets, digest }
    }

    /// The files that the theme's pages need beside them.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Where the stylesheet is below the output folder: `assets/site.0123456789.css`.
    pub fn stylesheet(&self) -> &str {
        let stylesheet = self.assets.iter().find(|asset| asset.name == assets::STYLESHEET);
        stylesheet.map_or("", |asset| asset.path.as_str())
    }

    /// The same theme with what stands on every page: `site`, the addresses of `assets`, and the
    /// header and footer, which are rendered here, once a section.
    #[must_use]
    pub fn with_frame(mut self, frame: &Part, diags: &mut Diagnostics) -> Self {
        self.digest = self.digest.and(frame.digest());
        let site = value_of(frame);
        let home = text_at(&site, "home").unwrap_or("/").to_owned();
        let url =
            |asset: &Asset| (asset.name.clone(), Value::from(format!("{home}{}", asset.path)));
        let addresses: BTreeMap<String, Value> = self.assets.iter().map(url).collect();
        let context = self.tera.global_context();
        context.insert_value("site", site);
        context.insert("assets", &addresses);
        let header = SECTIONS.map(|section| {
            let mut context = Context::new();
            context.insert("section", section);
            (section, self.fragment("header.html", &context, diags))
        });
        let head = self.fragment("head.html", &Context::new(), diags);
        let footer = self.fragment("footer.html", &Context::new(), diags);
        let context = self.tera.global_context();
        context.insert("header", &BTreeMap::from(header));
        context.insert_value("head", head);
        context.insert_value("footer", footer);
        self
    }

    /// One page as bytes.
    pub fn render(&self, view: &View) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        for (name, entry) in &view.entries {
            let value = match entry {
                Entry::One(part) => value_of(part),
                Entry::Many(parts) => {
                    Value::from(parts.iter().map(|part| value_of(part)).collect::<Vec<Value>>())
                }
            };
            context.insert_value(*name, value);
        }
        let mut page = Vec::with_capacity(24 << 10);
        match self.tera.render_to(view.template, &context, &mut page) {
            Ok(()) => Ok(page),
            Err(error) => {
                let url = context.get("page").and_then(|page| text_at(page, "url")).unwrap_or("?");
                Err(Box::new(templates::failure(&self.files, view.template, url, &error)))
            }
        }
    }

    /// A template that stands on many pages, as a value ready to be put into them.
    fn fragment(&self, template: &str, context: &Context, diags: &mut Diagnostics) -> Value {
        if !self.tera.contains_template(template) {
            return Value::safe_string("");
        }
        match self.tera.render(template, context) {
            Ok(html) => Value::safe_string(html.trim()),
            Err(error) => {
                diags.push(templates::failure(&self.files, template, "*", &error));
                Value::safe_string("")
            }
        }
    }
}

impl Fingerprinted for Theme {
    fn fingerprint(&self) -> Fingerprint {
        self.digest
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Theme({})", self.digest)
    }
}

/// What templates see of a part, made once.
fn value_of(part: &Part) -> Value {
    part.ready(Value::from_serializable)
}

fn text_at<'a>(value: &'a Value, key: &'a str) -> Option<&'a str> {
    value.get_from_path(key)?.as_str()
}
