//! What is shown at an address.

use std::sync::Arc;

use super::board::{Board, Snapshot};
use super::builtin;
use super::forms::{self, Form};
use super::shelf::{Held, Made};
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;

/// An output as it is shown at an address.
pub(super) struct Shown {
    /// The output's address below the mount; that asked for where there is none.
    pub(super) url: String,
    /// 200; 404 for the site's page of that name; 500 where the page could not be made.
    pub(super) status: u16,
    /// What is sent.
    pub(super) made: Arc<Made>,
    /// Why the page could not be made; then `made` is an older one, or one of the preview's own.
    pub(super) wrong: Option<Box<Diagnostic>>,
}

/// What is at an address.
pub(super) enum Found {
    /// An output.
    Shown(Shown),
    /// Another address, from `/` on, not encoded.
    Elsewhere(String),
}

/// The address below the mount of a path from `/` on; `None` for one outside of it.
pub(super) fn below_mount<'a>(snapshot: &Snapshot, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(snapshot.mount.trim_end_matches('/')).filter(|below| below.starts_with('/'))
}

/// Finds what is at a path from `/` on, and renders it.
pub(super) fn find(board: &Board, snapshot: &Snapshot, path: &str) -> Found {
    let mount = snapshot.mount.as_str();
    if path != mount && (path == "/" || format!("{path}/") == mount) {
        return Found::Elsewhere(mount.to_owned());
    }
    let Some(site) = &snapshot.site else {
        let url = below_mount(snapshot, path).unwrap_or("/").to_owned();
        let page = builtin::nothing_yet(board, snapshot);
        return Found::Shown(Shown { url, status: 500, made: own(page), wrong: None });
    };
    let url = below_mount(snapshot, path).unwrap_or(path);
    let is_below = below_mount(snapshot, path).is_some();
    let (page, status) = match site.find(url).filter(|_| is_below) {
        Some(page) => (Some(page), 200),
        None if is_below && !url.ends_with('/') && site.find(&format!("{url}/")).is_some() => {
            return Found::Elsewhere(format!("{path}/"));
        }
        None => (site.find("/404.html"), 404),
    };
    let Some(page) = page else {
        let page = builtin::not_found(snapshot);
        return Found::Shown(Shown { url: url.to_owned(), status, made: own(page), wrong: None });
    };
    let outcome = board.shelf.render(site, page);
    let url = if status == 200 { page.url.as_str() } else { url };
    let status = if outcome.wrong.is_some() { 500 } else { status };
    let made = match (outcome.made, &outcome.wrong) {
        (Some(made), _) => made,
        (None, Some(wrong)) => own(builtin::broken(board, snapshot, wrong)),
        (None, None) => own(builtin::not_found(snapshot)),
    };
    Found::Shown(Shown { url: url.to_owned(), status, made, wrong: outcome.wrong })
}

/// A page of the preview's own.
fn own(page: String) -> Arc<Made> {
    let bytes = page.into_bytes();
    let print = Fingerprint::of(&bytes);
    let form: Form = forms::HTML;
    Arc::new(Made { held: Held::Bytes(bytes.into()), print, form, is_page: true })
}
