//! `bantin markdown`: the HTML of a body, with nothing added or refused.

use std::io::Read;

use super::args::MarkdownArgs;
use super::exit::Exit;
use super::report::Report;
use crate::article::markdown::{Dialect, to_html};
use crate::diag::output::Doing;

/// Reads Markdown from standard input and writes its HTML to standard output.
pub(super) fn run(args: &MarkdownArgs, report: Report) -> Exit {
    let mut text = String::new();
    if let Err(error) = std::io::stdin().lock().read_to_string(&mut text) {
        report.failure(Doing::Read, "-", &error);
        return Exit::WorldFailed;
    }
    let dialect = if args.gfm { Dialect::Gfm } else { Dialect::CommonMark };
    if report.result(to_html(&text, dialect).as_bytes()) { Exit::Fine } else { Exit::WorldFailed }
}
