//! The settings, and the theme that they name.

use std::sync::Arc;

use crate::diag::{Diagnostics, Place, files, theme};
use crate::pages::part::Part;
use crate::pages::{self, Facts};
use crate::path::SitePath;
use crate::render::{self, Theme, ThemeFiles};
use crate::settings::{self, Doc, PARENT, Settings, ThemeDocs};
use crate::source::{CONTENT, Sources, THEMES};

/// The settings and the files of the theme that they name.
pub(super) fn read_settings(
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Settings, ThemeFiles) {
    let mut doc = |path: &str| {
        let file = sources.get(path)?;
        match file.text() {
            Ok(text) => Some(Doc { file: file.path().clone(), text: text.into() }),
            Err(told) => {
                diagnostics.push(*told);
                None
            }
        }
    };
    let [site, metrics, areas] =
        ["site", "metrics", "areas"].map(|name| doc(&format!("{CONTENT}/{name}.yaml")));
    let name = site.as_ref().map_or(PARENT.to_owned(), |site| settings::first_look(site).1);
    let theme_files = theme_files(sources, &name, diagnostics);
    let parent_files = render::embedded();
    let [own, parent] = [&theme_files, &parent_files].map(|files| theme_doc(files, diagnostics));
    let themes = ThemeDocs { own: own.as_ref(), parent: parent.as_ref() };
    let (settings, found) =
        settings::parse(site.as_ref(), metrics.as_ref(), areas.as_ref(), themes);
    if site.is_none() {
        let path = SitePath::new("content/site.yaml").expect("the name is inside the site");
        diagnostics.push(files::no_site(&path));
    }
    diagnostics.extend(found);
    let is_child = settings.theme.is_child;
    let theme_files = if is_child { theme_files.over(&parent_files) } else { theme_files };
    (settings, theme_files)
}

/// A theme's theme.yaml.
fn theme_doc(files: &ThemeFiles, diagnostics: &mut Diagnostics) -> Option<Doc> {
    let Some(file) = files.file("theme.yaml") else {
        diagnostics.push(theme::missing_file(&files.path("theme.yaml")));
        return None;
    };
    let text = file.text();
    if text.is_none() {
        diagnostics.push(files::not_utf8(&file.path, Place::whole(&file.path)));
    }
    Some(Doc { file: file.path.clone(), text: text?.into() })
}

/// The theme's files: a folder of themes/, else the theme inside the program.
fn theme_files(sources: &Sources, name: &str, diagnostics: &mut Diagnostics) -> ThemeFiles {
    let folder = format!("{THEMES}/{name}");
    let files = sources.below(&folder).filter_map(|file| {
        let below = file.path().below(&folder)?.to_owned();
        Some((below, Arc::clone(file.bytes()?)))
    });
    let files: Vec<(String, Arc<[u8]>)> = files.collect();
    if !files.is_empty() {
        return ThemeFiles::new(name, files);
    }
    if name != PARENT {
        let site = SitePath::new("content/site.yaml").expect("the name is inside the site");
        diagnostics.push(theme::unknown_theme(Place::whole(&site), name));
    }
    render::embedded()
}

/// The theme with what stands on every page.
pub(super) fn compile(
    files: &ThemeFiles,
    settings: &Settings,
    facts: &Facts,
    diagnostics: &mut Diagnostics,
) -> Theme {
    let theme = Theme::compile(files, settings.site.language, &settings.params, diagnostics);
    let frame = pages::frame(facts, theme.stylesheet(), &settings.params, diagnostics);
    theme.with_frame(&Part::new(frame), diagnostics)
}
