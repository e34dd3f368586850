//! The list of all articles by state.

use std::fmt::Write;

use super::board::{Board, Snapshot};
use super::state::listed;
use crate::render::escape;

/// The page `_bantin/articles`.
pub(super) fn page(board: &Board, snapshot: &Snapshot) -> String {
    let now = board.input().now;
    let all = snapshot.site.as_ref().map(|site| listed(site, now)).unwrap_or_default();
    let mut list = String::new();
    for one in all {
        let [href, title, why] = [&one.href, &one.title, &one.why].map(|text| escape::xml(text));
        writeln!(list, "<li><a href=\"{href}\">{title}</a> {why}</li>")
            .expect("a string takes all");
    }
    format!("<!doctype html>\n<meta charset=\"utf-8\">\n<body>\n<ul>\n{list}</ul>\n</body>\n")
}
