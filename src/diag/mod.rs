//! The author's mistakes: what a diagnostic is, one constructor for each mistake, and all wording.
//!
//! A mistake is collected, located and coded, and the stage goes on. Constructors stand by subject
//! ([`figures`], [`relations`], [`front`], [`syntax`], [`files`], [`links`], [`needs`], [`settings`], [`body`], [`theme`], [`output`],
//! [`writing`]);
//! each says both languages side by side, so that no text can be missing in one. [`show`] draws
//! them for people and machines, and [`explain`] tells at length what each code means.
//!
//! Absent: the world's failures (disk, network), which the commands tell, and our own bugs, which
//! panic.

pub mod body;
pub mod codes;
pub mod explain;
pub mod figures;
pub mod files;
pub mod front;
pub mod links;
pub mod needs;
pub mod output;
pub mod relations;
pub mod settings;
pub mod show;
pub mod syntax;
pub mod theme;
pub mod writing;

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use codes::Code;

use crate::domain::figure::display::Marks;
use crate::path::SitePath;

/// How grave a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Stops the build: the old site stays.
    Error,
    /// Shown; the build goes on.
    Warning,
    /// Listed, for who wants to know.
    Notice,
}

/// Bytes of a file as it is on disk, the end excluded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; files of 4 GiB are refused long before.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The part of this span that lies `from` to `to` bytes after its start.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        Self::new(self.start as usize + from, self.start as usize + to)
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A file, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: SitePath,
    /// The bytes concerned; none for the file as a whole.
    pub span: Option<Span>,
}

impl Place {
    /// These bytes of `file`.
    pub fn new(file: &SitePath, span: Span) -> Self {
        Self { file: file.clone(), span: Some(span) }
    }

    /// The whole file.
    pub fn whole(file: &SitePath) -> Self {
        Self { file: file.clone(), span: None }
    }
}

/// The same sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    /// Vietnamese.
    pub vi: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// The sentence `vi`, which is `en` in English.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// Words of an author, which are the same in both.
    pub fn same(words: &str) -> Self {
        Self::new(words.to_owned(), words.to_owned())
    }

    /// The sentence in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// A language of messages.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub const fn pick<'t>(self, vi: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// The marks with which its numbers are written.
    pub const fn marks(self) -> Marks {
        match self {
            Self::Vi => Marks::Vietnamese,
            Self::En => Marks::English,
        }
    }
}

/// One mistake: where, what, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// How grave; the code's own unless lowered for a withheld article.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, in the author's words.
    pub message: Text,
    /// What was expected, or how to mend it.
    pub help: Option<Text>,
    /// Other places that belong to it, each with a note.
    pub also: Vec<(Place, Text)>,
    /// A replacement for the bytes of `place` that mends it.
    pub fix: Option<String>,
}

impl Diagnostic {
    /// A mistake of this code at this place.
    pub fn new(code: Code, place: Place, message: Text) -> Self {
        let severity = code.severity();
        Self { code, severity, place, message, help: None, also: Vec::new(), fix: None }
    }

    /// With what was expected, or how to mend it.
    #[must_use]
    pub fn help(
        mut self,
        vi: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.help = Some(Text::new(vi, en));
        self
    }

    /// With another place that belongs to it.
    #[must_use]
    pub fn also(mut self, place: Place, note: Text) -> Self {
        self.also.push((place, note));
        self
    }

    /// With text that mends it when put in place of the span.
    #[must_use]
    pub fn fix(mut self, replacement: impl Into<String>) -> Self {
        self.fix = Some(replacement.into());
        self
    }

    /// With another severity than the code's own.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// All mistakes of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Puts them in the order of [`Self::sorted`], each once, so that asking for it costs one look
    /// at each.
    pub fn sort(&mut self) {
        self.0.par_sort_unstable_by(in_order);
        self.0.dedup();
    }

    /// Whether any of them stops the build.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many there are of this severity, each once.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|d| d.severity == severity).count()
    }

    /// All, by severity, then file, place and code; each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.0.iter().collect();
        all.sort_by(|a, b| in_order(a, b));
        all.dedup();
        all
    }

    /// All, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

/// Which of two is told first.
fn in_order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    a.severity
        .cmp(&b.severity)
        .then_with(|| a.place.cmp(&b.place))
        .then_with(|| (a.code, &a.message).cmp(&(b.code, &b.message)))
        // Of what reads alike, so that the order is never a matter of luck.
        .then_with(|| (&a.help, &a.also, &a.fix).cmp(&(&b.help, &b.also, &b.fix)))
}
