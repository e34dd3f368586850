//! Sites as one string: a tree in memory, built through [`bantin::build`], shown as text.
//!
//! A fixture names files by lines `-- path --`. What every site needs and a test does not care about
//! (settings, registries, a theme of one-line templates) is filled in by [`site`].

mod theme;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use bantin::build::{self, Cache, Input, Plan, Sink, Work};
use bantin::diag::{Diagnostic, Diagnostics, Severity, show};
use bantin::fingerprint::Fingerprint;
use bantin::model::{Moment, Shown};
use bantin::path::SitePath;
use bantin::source::{File, Sources};

/// The instant of every build that does not say otherwise.
pub const NOW: &str = "2026-01-15T08:00:00";

const SITE: &str = "\
title: Bản tin thử
base_url: https://example.vn/
theme: tiny
programmes: {xuan: Xuân tình nguyện}
periods: {he-2023: 2023-06-01..2023-08-31}
";

const METRICS: &str = "\
cay-xanh:
  label: {vi: Cây xanh, en: Trees}
  unit: cây
  agg: sum
don-vi-mau:
  label: {vi: Hiến máu, en: Blood}
  unit: đơn vị máu
  agg: sum
duong-xanh:
  label: {vi: Đường xanh, en: Green roads}
  unit: km
  agg: sum
";

const AREAS: &str = "\
quang-ninh: {name: Quảng Ninh, level: province}
co-to: {name: Cô Tô, level: district, parent: quang-ninh, tile: [7, 3]}
van-don: {name: Vân Đồn, level: district, parent: quang-ninh, tile: [5, 3]}
cum: {name: Cụm huyện đảo, level: cluster, members: [co-to, van-don]}
";

/// A tree of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Arc<[u8]>>,
    /// The instant for which it is built.
    pub now: String,
    /// Which articles are shown although they are not public.
    pub shown: Shown,
}

/// The site of a fixture, completed by what every site needs.
pub fn site(fixture: &str) -> Site {
    let mut site = bare("");
    for (path, text) in [("site", SITE), ("metrics", METRICS), ("areas", AREAS)]
        .map(|(name, text)| (format!("content/{name}.yaml"), text))
    {
        site.write(&path, text);
    }
    for (path, text) in theme::FILES {
        site.write(&format!("themes/tiny/{path}"), text);
    }
    for (path, text) in files(fixture) {
        site.write(path, text);
    }
    site
}

/// Adds the theme `dump`, whose pages show all of their views.
pub fn with_dump(mut site: Site) -> Site {
    for (path, text) in theme::DUMP {
        site.write(&format!("themes/dump/{path}"), text);
    }
    for name in theme::PAGES {
        site.write(&format!("themes/dump/templates/{name}.html"), theme::dump());
    }
    site
}

/// The site of a fixture and nothing more.
pub fn bare(fixture: &str) -> Site {
    let files = files(fixture).map(|(path, text)| (path.to_owned(), text.as_bytes().into()));
    Site { files: files.collect(), now: NOW.to_owned(), shown: Shown::default() }
}

/// The files of a fixture: path and text.
fn files(fixture: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = fixture;
    std::iter::from_fn(move || {
        let (path, below) = rest.strip_prefix("-- ")?.split_once(" --\n")?;
        let end = below.find("\n-- ").map_or(below.len(), |at| at + 1);
        rest = &below[end..];
        Some((path, &below[..end]))
    })
}

impl Site {
    /// The repository's own sample.
    pub fn sample() -> Self {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut site = bare("");
        for entry in walkdir::WalkDir::new(root.join("content")) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let below = entry.path().strip_prefix(root).unwrap();
                let below = below.to_str().unwrap().replace('\\', "/");
                site.write(&below, std::fs::read(entry.path()).unwrap());
            }
        }
        site
    }

    /// Writes a file.
    pub fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.files.insert(path.to_owned(), bytes.as_ref().into());
    }

    /// Removes a file.
    #[track_caller]
    pub fn remove(&mut self, path: &str) {
        assert!(self.files.remove(path).is_some(), "there is no {path}");
    }

    /// Moves a file.
    #[track_caller]
    pub fn rename(&mut self, from: &str, to: &str) {
        let bytes = self.files.remove(from).unwrap_or_else(|| panic!("there is no {from}"));
        self.files.insert(to.to_owned(), bytes);
    }

    /// Replaces the first `from` of a file.
    #[track_caller]
    pub fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        let edited = text.replacen(from, to, 1);
        self.write(path, edited);
    }

    /// The text of a file.
    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// The text of a file as far as it is text; empty where there is no such file.
    pub fn lossy(&self, path: &str) -> String {
        self.files.get(path).map_or(String::new(), |b| String::from_utf8_lossy(b).into_owned())
    }

    /// Whether there is such a file.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Its files and their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), &**bytes))
    }

    /// The tree as the program takes it.
    pub fn sources(&self) -> Sources {
        Sources::new(
            self.files.iter().filter_map(|(path, bytes)| {
                Some(File::held(SitePath::new(path)?, Arc::clone(bytes)))
            }),
        )
    }

    /// What a build reads.
    pub fn input(&self) -> Input {
        Input {
            sources: self.sources(),
            found: Vec::new(),
            now: Moment::Local(self.now.parse().unwrap()),
            shown: self.shown,
            base_url: None,
        }
    }

    /// The place of a diagnostic: `content/a.md:3:13`.
    pub fn place(&self, diagnostic: &Diagnostic) -> String {
        let file = diagnostic.place.file.as_str();
        match self.line(diagnostic) {
            Some((line, column)) => format!("{file}:{line}:{column}"),
            None => file.to_owned(),
        }
    }

    /// The line and column of a diagnostic, both from 1.
    pub fn line(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let span = diagnostic.place.span?;
        let text = self.sources().excerpt(&diagnostic.place.file);
        Some(show::line_column(&text, span.start))
    }
}

/// What the outputs are, by their paths below the output folder.
pub type Outputs = BTreeMap<String, Arc<[u8]>>;

/// One build.
#[derive(Debug)]
pub struct Built {
    /// The outputs rendered; none where the plan has errors.
    pub outputs: Outputs,
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// How much work the plan was.
    pub work: Work,
    /// How many pages were rendered.
    pub n_rendered: usize,
}

/// An output folder in memory with the cache of the builds before.
#[derive(Debug, Default)]
pub struct Press {
    cache: Cache,
    /// What the last build without errors wrote.
    pub public: Outputs,
}

impl Press {
    /// Builds as the command does: with an error the old output stays.
    pub fn build(&mut self, site: &Site) -> Built {
        let plan = build::plan(&site.input(), &mut self.cache);
        let mut diagnostics = plan.diagnostics.clone();
        if diagnostics.has_errors() {
            return Built { outputs: Outputs::new(), diagnostics, work: plan.work, n_rendered: 0 };
        }
        let (outputs, told, n_rendered) = self.render(&plan);
        diagnostics.extend(told);
        if !diagnostics.has_errors() {
            self.public.clone_from(&outputs);
        }
        Built { outputs, diagnostics, work: plan.work, n_rendered }
    }

    /// Renders every page although the plan may have errors, as `check` does; writes nothing.
    pub fn check(&mut self, site: &Site) -> Built {
        let plan = build::plan(&site.input(), &mut self.cache);
        let (outputs, told, n_rendered) = self.render(&plan);
        let mut diagnostics = plan.diagnostics.clone();
        diagnostics.extend(told);
        Built { outputs, diagnostics, work: plan.work, n_rendered }
    }

    fn render(&mut self, plan: &Plan) -> (Outputs, Vec<Diagnostic>, usize) {
        let has_errors = plan.diagnostics.has_errors();
        let stage = Stage { public: &self.public, staged: Mutex::default(), has_errors };
        match build::render(plan, &mut self.cache, &stage) {
            Ok((told, n_rendered)) => (stage.staged.into_inner().unwrap(), told, n_rendered),
            Err(never) => match never {},
        }
    }
}

/// The staging area of a build in memory.
struct Stage<'a> {
    public: &'a Outputs,
    staged: Mutex<Outputs>,
    has_errors: bool,
}

impl Stage<'_> {
    fn take(&self, file: &str, bytes: Arc<[u8]>) {
        let mut staged = self.staged.lock().unwrap();
        // Two outputs of one name are an error of the plan; which of them a check renders last is
        // chance, so that the greater stays.
        let old = staged.get(file);
        assert!(old.is_none() || self.has_errors, "{file} was written twice");
        if old.is_none_or(|old| **old < *bytes) {
            staged.insert(file.to_owned(), bytes);
        }
    }
}

impl Sink for Stage<'_> {
    type Stop = std::convert::Infallible;

    fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, Self::Stop> {
        let old = self.public.get(file).filter(|bytes| Fingerprint::of(bytes) == digest);
        if let Some(bytes) = old {
            self.take(file, Arc::clone(bytes));
        }
        Ok(old.is_some())
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Self::Stop> {
        self.take(file, bytes.into());
        Ok(Fingerprint::of(bytes))
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), Self::Stop> {
        self.take(file, Arc::clone(source.bytes().expect("these trees are held in memory")));
        Ok(())
    }
}

/// A build with an empty cache.
pub fn cold(site: &Site) -> Built {
    Press::default().build(site)
}

impl Built {
    /// The text of an output.
    #[track_caller]
    pub fn text(&self, file: &str) -> String {
        let known = || self.outputs.keys().cloned().collect::<Vec<_>>().join("\n");
        let bytes = self.outputs.get(file).unwrap_or_else(|| panic!("no {file}; but\n{}", known()));
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// These outputs and all diagnostics as text.
    #[track_caller]
    pub fn show(&self, site: &Site, outputs: &[&str]) -> String {
        let mut shown = String::new();
        for file in outputs {
            let text = self.text(file);
            writeln!(shown, "-- {file} --\n{}", text.trim_end()).unwrap();
        }
        shown.push_str(&told(site, &self.diagnostics));
        shown
    }
}

/// Diagnostics as text, one a line, with their help.
pub fn told(site: &Site, diagnostics: &Diagnostics) -> String {
    let mut shown = String::new();
    for diagnostic in diagnostics.sorted() {
        let severity = match diagnostic.severity {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Notice => "lưu ý",
        };
        let (place, message) = (site.place(diagnostic), &diagnostic.message.vi);
        writeln!(shown, "{severity}[{}] {place}: {message}", diagnostic.code).unwrap();
        if let Some(help) = &diagnostic.help {
            writeln!(shown, "  {}", help.vi).unwrap();
        }
    }
    shown
}
