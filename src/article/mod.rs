//! One file to one article: front matter as typed text with its places, Markdown to HTML.
//!
//! Pure syntax: nothing here knows the registries, so that an edit of metrics.yaml parses no article
//! again. Names (districts, metrics, periods) stay as written; `model` says what they mean.
//!
//! - [`front`] reads the front matter; [`markdown`] writes the body with [`Hole`]s where the answer
//!   depends on other files.

mod body;
pub mod front;
pub mod markdown;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, Serializer};

pub use self::body::{Body, ChartQuery, Heading, Hole, HoleKind, Html};
use self::markdown::RawHtml;
use crate::diag::{Diagnostic, Marked, Span, files};
use crate::fingerprint::{Digester, Fingerprint, Fingerprinted};
use crate::path::SitePath;
use crate::source::File;

/// One source file, parsed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Article {
    /// The source.
    pub file: SitePath,
    /// How it was parsed.
    parsing: Parsing,
    /// Its bytes, for the HTML of its body; none in the cache file.
    #[serde(skip)]
    source: Option<Arc<File>>,
    /// Its front matter.
    pub front: Front,
    /// Its body.
    pub body: Body,
    /// What is wrong with its syntax.
    pub diagnostics: Vec<Diagnostic>,
    /// The digest of its source and of how it was parsed.
    pub print: Fingerprint,
    /// The digest of its path, its front matter and the figures that its prose declares: of all but
    /// the words around them.
    pub outline: Fingerprint,
    /// The digest of the places in it that a link may lead to.
    pub anchors: Fingerprint,
}

/// How articles are parsed: all that [`parse`] reads beside the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parsing {
    /// What becomes of HTML inside Markdown.
    pub raw_html: RawHtml,
}

impl Fingerprinted for Parsing {
    fn fingerprint(&self) -> Fingerprint {
        match self.raw_html {
            RawHtml::Escape => Fingerprint::of(b"escape"),
            RawHtml::Allow => Fingerprint::of(b"allow"),
        }
    }
}

/// Parses one Markdown file.
///
/// **Errors:** none; what is wrong is in [`Article::diagnostics`], and the rest can be used.
pub fn parse(parsing: &Parsing, file: &Arc<File>) -> Article {
    let path = file.path().clone();
    let print = parsing.fingerprint().and(file.fingerprint());
    let (front, body, diagnostics, outline) = match file.text() {
        Ok(text) => {
            let (front, body_start, mut diagnostics) = front::parse(&path, &text);
            let (words, raw_html) = (&text[body_start..], parsing.raw_html);
            let (body, told) = markdown::parse(&path, words, body_start, raw_html);
            diagnostics.extend(told);
            let outline = outline(&path, &text[..body_start], &body);
            (front, body, diagnostics, outline)
        }
        Err(diagnostic) => {
            let front = Front { is_broken: true, ..Front::default() };
            (front, Body::default(), vec![*diagnostic], print)
        }
    };
    let anchors = body.anchors_print();
    let source = Some(Arc::clone(file));
    let parsing = *parsing;
    Article { file: path, parsing, source, front, body, diagnostics, print, outline, anchors }
}

impl Article {
    /// The same, of the cache file, with its source.
    #[must_use]
    pub fn with_source(self, source: Arc<File>) -> Self {
        Self { source: Some(source), ..self }
    }

    /// Its source as it was when it was parsed.
    pub fn source(&self) -> Option<&Arc<File>> {
        self.source.as_ref()
    }

    /// The HTML of its body around the holes.
    ///
    /// **Cost:** that of parsing the file, where it was not parsed in this run. **Errors:** B158, the
    /// file is another one by now.
    pub fn html(&self) -> Result<&str, Box<Diagnostic>> {
        let html = &self.body.html;
        if html.made().is_none() {
            let again = self.source.as_ref().map(|source| parse(&self.parsing, source));
            if !again.is_some_and(|again| html.take(again.body.html)) {
                return Err(Box::new(files::changed_meanwhile(&self.file)));
            }
        }
        Ok(html.made().unwrap_or_default())
    }
}

fn outline(file: &SitePath, front: &str, body: &Body) -> Fingerprint {
    let mut digest = Digester::default();
    for text in [file.as_str(), front] {
        digest.update(&text.len().to_le_bytes());
        digest.update(text.as_bytes());
    }
    for hole in &body.holes {
        if let HoleKind::Metric { query, text } = &hole.kind {
            let figure = (&query.metric, &query.parts, text, hole.span.start, hole.span.end);
            digest.update(&Fingerprint::of_value(&figure).bytes());
        }
    }
    digest.finish()
}

/// The front matter, as written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Front {
    /// The headline; empty where it is missing, which was reported.
    pub title: Marked<String>,
    /// The calendar date.
    pub date: Option<Marked<NaiveDate>>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The standfirst.
    pub summary: Option<String>,
    /// The districts it is tagged with.
    pub districts: Vec<Marked<String>>,
    /// Whose figures these are.
    pub area: Option<Marked<String>>,
    /// What the figures cover.
    pub period: Option<Marked<String>>,
    /// The programme of all its figures.
    pub programme: Option<Marked<String>>,
    /// Its figures, in the author's order.
    pub metrics: Vec<MetricEntry>,
    /// The articles whose figures it replaces.
    pub corrects: Vec<Marked<String>>,
    /// The metrics shown as boxes, in order.
    pub featured: Vec<Marked<String>>,
    /// From when it is public, in the site's zone.
    pub publish: Option<Marked<NaiveDateTime>>,
    /// From when it leaves lists and feeds, in the site's zone.
    pub expires: Option<Marked<NaiveDateTime>>,
    /// Whether it is held back.
    pub is_draft: bool,
    /// Its tags.
    pub tags: Vec<Marked<String>>,
    /// The people it names.
    pub people: Vec<Marked<String>>,
    /// Its lead picture.
    pub image: Option<Picture>,
    /// More pictures.
    pub gallery: Vec<Picture>,
    /// Attachments.
    pub files: Vec<Attachment>,
    /// Old addresses that lead to it.
    pub aliases: Vec<Marked<String>>,
    /// The series it belongs to.
    pub series: Option<Marked<String>>,
    /// Free data for themes.
    pub extra: Extra,
    /// Whether it could not be read, which was reported: what seems missing may well be there.
    pub is_broken: bool,
    /// The entries that are written but were refused, in whole or in part, which was reported: they
    /// are not missing.
    pub refused: Vec<Cow<'static, str>>,
    /// Where the front matter stands; empty where there is none.
    pub span: Span,
}

impl Front {
    /// Whether an entry that seems missing is written, in a way that was refused.
    pub fn has_refused(&self, key: &str) -> bool {
        self.is_broken || self.refused.iter().any(|refused| refused == key)
    }
}

impl Default for Marked<String> {
    fn default() -> Self {
        Self { value: String::new(), span: Span::default() }
    }
}

/// The figures of one metric in one article.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MetricEntry {
    /// The metric, as written.
    pub metric: Marked<String>,
    /// Its figures; one but for a list.
    pub figures: Vec<FigureEntry>,
}

/// One figure of a metric, a phrase or a long form.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FigureEntry {
    /// The phrase; may be missing beside `by_area`.
    pub value: Option<Marked<String>>,
    /// The whole entry.
    pub span: Span,
    /// What a long form says beside the phrase; nothing of most figures, which are many.
    long: Option<Box<LongForm>>,
}

impl FigureEntry {
    /// The figure of a phrase alone.
    pub fn phrase(value: Marked<String>) -> Self {
        Self { span: value.span, value: Some(value), long: None }
    }

    /// What a long form says beside the phrase.
    pub fn long(&self) -> &LongForm {
        const NOTHING: &LongForm = &LongForm::nothing();
        self.long.as_deref().unwrap_or(NOTHING)
    }

    /// The long form, to write into.
    fn long_mut(&mut self) -> &mut LongForm {
        self.long.get_or_insert_default()
    }
}

/// What a long form says beside the phrase.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LongForm {
    /// Whose it is, where not the article's.
    pub area: Option<Marked<String>>,
    /// What it covers, where not the article's.
    pub period: Option<Marked<String>>,
    /// Its programme, where not the article's.
    pub programme: Option<Marked<String>>,
    /// Its parts by area.
    pub by_area: Vec<(Marked<String>, Marked<String>)>,
    /// The event it tells of: an id, or `none`.
    pub event: Option<Marked<String>>,
    /// Whether it is the period's last word although published before its end.
    pub is_final: bool,
    /// Whether it is a target, not a result.
    pub is_target: bool,
    /// Whether it has no box or row.
    pub is_hidden: bool,
    /// The figure it replaces.
    pub supersedes: Option<Marked<String>>,
    /// A remark for readers.
    pub note: Option<String>,
}

impl LongForm {
    const fn nothing() -> Self {
        Self {
            area: None,
            period: None,
            programme: None,
            by_area: Vec::new(),
            event: None,
            is_final: false,
            is_target: false,
            is_hidden: false,
            supersedes: None,
            note: None,
        }
    }
}

/// A picture with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The file, as written.
    pub src: Marked<String>,
    /// What it shows, for those who do not see it.
    pub alt: Option<String>,
    /// The line under it.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
}

/// A file offered for download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The file, as written.
    pub src: Marked<String>,
    /// Its title.
    pub title: Option<String>,
}

/// Free data for themes: text all the way down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub enum Extra {
    /// Nothing.
    #[default]
    None,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Extra>),
    /// Named values, in the author's order.
    Map(Vec<(String, Extra)>),
}

impl Serialize for Extra {
    /// Templates see plain values; a digest also sees of what kind each is, so that an empty text
    /// and an empty list differ.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_digest = !serializer.is_human_readable();
        match self {
            Self::None if is_digest => serializer.serialize_unit_variant("Extra", 0, "None"),
            Self::None => serializer.serialize_unit(),
            Self::Text(text) if is_digest => {
                serializer.serialize_newtype_variant("Extra", 1, "Text", text)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) if is_digest => {
                serializer.serialize_newtype_variant("Extra", 2, "List", list)
            }
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(entries) if is_digest => {
                serializer.serialize_newtype_variant("Extra", 3, "Map", entries)
            }
            Self::Map(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_data_of_different_kinds_have_different_digests() {
        let empty = [
            Extra::None,
            Extra::Text(String::new()),
            Extra::List(Vec::new()),
            Extra::Map(Vec::new()),
        ];
        let prints = empty.map(|extra| Fingerprint::of_value(&extra));
        for (idx, print) in prints.iter().enumerate() {
            assert!(!prints[..idx].contains(print), "{idx}");
        }
    }
}
