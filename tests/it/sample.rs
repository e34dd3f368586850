//! The sample site as its readers get it: small, without script or strangers, every link at its end.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use bantin::build::{self, Cache, Input, Sink};
use bantin::fingerprint::Fingerprint;
use bantin::model::{Moment, Shown};
use bantin::source::{self, File};

use crate::theme::markup::{self, Page};

/// Where the sample site says it stands.
const ORIGIN: &str = "https://example.vn";

const KIB: usize = 1 << 10;

/// Outputs by their paths.
type Outputs = BTreeMap<String, Vec<u8>>;

/// Holds what a build makes.
#[derive(Default)]
struct Collect(Mutex<Outputs>);

impl Sink for Collect {
    type Stop = Infallible;

    fn keep(&self, _: &str, _: Fingerprint) -> Result<bool, Infallible> {
        Ok(false)
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Infallible> {
        let old = self.0.lock().unwrap().insert(file.to_owned(), bytes.to_vec());
        assert!(old.is_none(), "{file} is made twice");
        Ok(Fingerprint::of(bytes))
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), Infallible> {
        self.put(file, source.bytes().map_or(&[], |bytes| bytes)).map(drop)
    }
}

/// The sample site, built once for all tests.
fn site() -> &'static Outputs {
    static SITE: OnceLock<Outputs> = OnceLock::new();
    SITE.get_or_init(|| {
        let (sources, found) = source::scan(Path::new(env!("CARGO_MANIFEST_DIR")));
        let now = Moment::Local("2026-01-01T00:00:00".parse().unwrap());
        let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
        let mut cache = Cache::default();
        let plan = build::plan(&input, &mut cache);
        assert!(!plan.diagnostics.has_errors(), "{:#?}", plan.diagnostics);
        let sink = Collect::default();
        let Ok((told, _)) = build::render(&plan, &mut cache, &sink);
        assert!(told.is_empty(), "{told:#?}");
        sink.0.into_inner().unwrap()
    })
}

/// The pages that a theme's template made, by path.
fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let html = site().iter().filter(|(file, _)| extension(file) == "html");
    html.map(|(file, bytes)| (file.as_str(), std::str::from_utf8(bytes).unwrap()))
}

fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

/// The output that a local address leads to, and its anchor.
fn target(from: &str, address: &str) -> (String, String) {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let file = match path.strip_prefix('/') {
        None if path.is_empty() => from.to_owned(),
        None => panic!("{from}: {address} is not seen from the root"),
        Some(file) if file.is_empty() || file.ends_with('/') => format!("{file}index.html"),
        Some(file) => file.to_owned(),
    };
    (file, anchor.to_owned())
}

#[test]
fn pages_keep_their_budgets() {
    let mut over = Vec::new();
    let mut largest: BTreeMap<&str, (usize, usize, &str)> = BTreeMap::new();
    for (file, bytes) in site() {
        let (kind, raw_max, gzip_max) = match file.as_str() {
            "index.html" => ("home", 96 * KIB, 14 * KIB),
            page if page.starts_with("tin/") && page.matches('/').count() == 4 => {
                ("article", 120 * KIB, 30 * KIB)
            }
            page if extension(page) == "html" => ("page", 160 * KIB, 30 * KIB),
            sheet if extension(sheet) == "css" => ("stylesheet", 40 * KIB, 12 * KIB),
            _ => continue,
        };
        let gzip = gzipped(bytes);
        let most = largest.entry(kind).or_default();
        *most = (*most).max((gzip, bytes.len(), file));
        if bytes.len() > raw_max || gzip > gzip_max {
            over.push(format!("{file}: {} bytes, {gzip} gzipped", bytes.len()));
        }
    }
    println!("largest, gzipped and raw: {largest:#?}");
    assert_eq!(over, Vec::<String>::new());
    assert_eq!(
        largest.keys().copied().collect::<Vec<_>>(),
        ["article", "home", "page", "stylesheet"]
    );
    assert_eq!(site().keys().filter(|file| extension(file) == "css").count(), 1);
}

#[test]
fn every_page_is_well_formed_and_every_link_leads_somewhere() {
    let checked: BTreeMap<&str, Page> =
        pages().map(|(file, page)| (file, markup::check(file, page))).collect();
    assert!(checked.len() > 100);
    let mut broken = Vec::new();
    for (file, page) in &checked {
        for (_, _, address) in &page.addresses {
            if address.contains(':') {
                continue;
            }
            let (output, anchor) = target(file, address);
            let is_there = site().contains_key(&output);
            let has_anchor = anchor.is_empty()
                || checked.get(&*output).is_some_and(|page| page.ids.contains(&anchor));
            if !is_there || !has_anchor {
                broken.push(format!("{file}: {address}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn nothing_is_asked_of_another_host() {
    let mut strangers = Vec::new();
    for (file, page) in pages() {
        for (element, rel, address) in markup::check(file, page).addresses {
            let is_whole = address.contains("://") || address.starts_with("//");
            let is_asked = match element.as_str() {
                "a" | "area" => false,
                "link" => !matches!(&*rel, "canonical" | "alternate" | "license"),
                _ => true,
            };
            let is_own_canonical = rel != "canonical" || address.starts_with(ORIGIN);
            if (is_whole && is_asked) || !is_own_canonical {
                strangers.push(format!("{file}: <{element}> {address}"));
            }
        }
    }
    for (file, bytes) in site().iter().filter(|(file, _)| extension(file) == "css") {
        let css = String::from_utf8_lossy(bytes);
        let asks = ["@import", "//", "url(http"].iter().any(|word| css.contains(word));
        strangers.extend(asks.then(|| file.clone()));
    }
    assert_eq!(strangers, Vec::<String>::new());
}
