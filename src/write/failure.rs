//! Why writing stopped: what a person must mend in the folder, or a failure of the world.

use std::error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::output::{self, Doing};
use crate::diag::{Diagnostic, Text};

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum Error {
    /// What a person must mend first; nothing was changed.
    Refused(Vec<Diagnostic>),
    /// The disk failed. Every file in place is whole, and the next build heals.
    Failed(Failure),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(diagnostics) => {
                for (idx, diagnostic) in diagnostics.iter().enumerate() {
                    let line_end = if idx == 0 { "" } else { "\n" };
                    write!(f, "{line_end}{}: {}", diagnostic.code, diagnostic.message.en)?;
                }
                Ok(())
            }
            Self::Failed(failure) => failure.fmt(f),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(failure) => Some(&failure.source),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Refused(vec![diagnostic])
    }
}

/// A failure of the world: what was being done, to which file, and the system's reason.
#[derive(Debug)]
pub struct Failure {
    /// What was being done.
    pub doing: Doing,
    /// The file or folder.
    pub path: PathBuf,
    /// The system's reason.
    pub source: io::Error,
}

impl Failure {
    /// The failure in both languages; its `Display` is the English one.
    pub fn text(&self) -> Text {
        output::failure(self.doing, &self.path.display().to_string(), &self.source)
    }

    pub(super) fn new(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self { doing, path: path.to_owned(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl error::Error for Failure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.source)
    }
}
