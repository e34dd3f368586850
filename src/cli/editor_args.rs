//! Arguments of the commands that write sources, as typed.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `bantin init`.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder of the new site; made where it is not there.
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// The fewest entries with which a site can begin, instead of an example with articles.
    #[arg(long)]
    pub(crate) empty: bool,
}
