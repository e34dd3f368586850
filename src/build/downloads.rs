//! The downloads, which share their rows and of which the last one tells of the others.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Cache, Plan, Sink};
use crate::fingerprint::Fingerprint;
use crate::pages::{Download, PageKind, Tables};
use crate::path::PageUrl;
use crate::render::data;

/// Of each output, the digests of what it was made from and of its bytes.
pub(super) type Rendered = BTreeMap<PageUrl, (Fingerprint, Fingerprint)>;

impl Plan {
    /// The rows of all downloads, made once. Called first from outside of parallel work.
    pub(super) fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| Tables::new(&self.facts))
    }
}

/// Makes every download that is not as it was into `sink`.
pub(super) fn render<S: Sink>(plan: &Plan, cache: &Cache, sink: &S) -> Result<Rendered, S::Stop> {
    let print = plan.facts.data_print();
    let mut rendered = Rendered::new();
    let mut stale: Vec<(&PageUrl, &Download)> = Vec::new();
    let mut package = None;
    for page in &*plan.pages {
        let PageKind::Download(file) = &page.kind else { continue };
        match cache.rendered.get(&page.url) {
            Some((old, bytes)) if *old == print && sink.keep(&page.url.file(), *bytes)? => {
                rendered.insert(page.url.clone(), (print, *bytes));
            }
            _ if data::is_package(file) => package = Some(&page.url),
            _ => stale.push((&page.url, file)),
        }
    }
    if !stale.is_empty() {
        // Here and not in the files' own work, which would wait for itself.
        let tables = plan.tables();
        let made: Result<Vec<(PageUrl, Fingerprint)>, S::Stop> = stale
            .par_iter()
            .map(|(url, file)| {
                let bytes = data::bytes(&plan.facts, tables, file);
                Ok(((*url).clone(), sink.put(&url.file(), &bytes)?))
            })
            .collect();
        rendered.extend(made?.into_iter().map(|(url, bytes)| (url, (print, bytes))));
    }
    if let Some(url) = package {
        let digests = data::described().filter_map(|url| Some(rendered.get(&url)?.1));
        let bytes = data::package(&plan.facts, data::version(digests));
        rendered.insert(url.clone(), (print, sink.put(&url.file(), &bytes)?));
    }
    Ok(rendered)
}
