//! What a command says when a source could not be saved.

use std::path::Path;

use super::exit::Exit;
use super::report::Report;
use crate::diag::{Diagnostic, Diagnostics};
use crate::{source, write};

/// Says why nothing was saved, and how the command ends.
pub(super) fn refused(error: write::Error, root: &Path, report: Report) -> Exit {
    match error {
        write::Error::Refused(diagnostics) => {
            draw(diagnostics, root, report);
            Exit::SiteErrors
        }
        write::Error::Failed(failure) => {
            let text = failure.text();
            report.say(&text.vi, &text.en);
            Exit::WorldFailed
        }
    }
}

/// Draws diagnostics of the sources as they are on disk.
pub(super) fn draw(diagnostics: impl IntoIterator<Item = Diagnostic>, root: &Path, report: Report) {
    let mut all = Diagnostics::default();
    all.extend(diagnostics);
    report.diagnostics(&all, &|path| source::scan_one(root, path));
}
