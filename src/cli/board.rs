//! The site's sources and settings, as the commands that write sources need them.

use std::path::Path;

use super::exit::Exit;
use super::report::Report;
use super::saved;
use crate::diag::{Diagnostic, files};
use crate::path::SitePath;
use crate::settings::{self, Doc, Settings, ThemeDocs};
use crate::source::{self, Sources};

/// What the board has written.
pub(super) struct Board {
    pub(super) sources: Sources,
    pub(super) settings: Settings,
    /// What is wrong with the settings.
    pub(super) found: Vec<Diagnostic>,
}

/// Reads the site in `root`; says so and ends where there is none.
pub(super) fn read(root: &Path, report: Report) -> Result<Board, Exit> {
    let (sources, unread) = source::scan(root);
    let board = of(sources, unread);
    if board.sources.get("content/site.yaml").is_none() {
        let file = SitePath::new("content/site.yaml").expect("the name is inside the site");
        saved::draw([files::no_site(&file)], root, report);
        return Err(Exit::SiteErrors);
    }
    Ok(board)
}

/// The settings of these sources, without those of the theme.
pub(super) fn of(sources: Sources, mut found: Vec<Diagnostic>) -> Board {
    let doc = |name: &str| {
        let file = sources.get(&format!("content/{name}.yaml"))?;
        Some(Doc { file: file.path().clone(), text: file.text().ok()?.into() })
    };
    let [site, metrics, areas] = ["site", "metrics", "areas"].map(doc);
    let (settings, told) =
        settings::parse(site.as_ref(), metrics.as_ref(), areas.as_ref(), ThemeDocs::default());
    found.extend(told);
    Board { sources, settings, found }
}
