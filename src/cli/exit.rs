//! How the program ends.

use std::process::ExitCode;

/// What an exit code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Fine,
    /// The site has errors.
    SiteErrors,
    /// The command was wrongly used.
    WrongUse,
    /// The world failed: disk, network.
    WorldFailed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::SiteErrors => 1,
            Exit::WrongUse => 2,
            Exit::WorldFailed => 3,
        })
    }
}
