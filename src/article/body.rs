//! The body of an article: HTML with holes.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::diag::Span;
use crate::fingerprint::Fingerprint;

/// A body as HTML, with holes where the answer depends on other files.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Body {
    /// The HTML around the holes.
    pub html: Html,
    /// The holes, in the order of their places.
    pub holes: Vec<Hole>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Every id that a link may lead to, beside the headings': footnotes and the like.
    pub anchors: Vec<String>,
    /// The first words as plain text, at most 300 characters, for lists and feeds without a summary.
    pub lead: String,
}

/// The HTML of a body around its holes. Of an article that was not parsed in this run it is made when
/// it is shown: pages that stand need none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Html {
    /// The digest of it and of the places of its holes.
    pub digest: Fingerprint,
    /// Whether only blanks stand between each hole and the one before it; last, behind them all.
    blanks: Vec<bool>,
    #[serde(skip)]
    made: OnceLock<String>,
}

impl Default for Html {
    fn default() -> Self {
        Self::new(String::new(), &[])
    }
}

impl Html {
    /// This HTML, with these holes.
    pub(super) fn new(html: String, holes: &[Hole]) -> Self {
        let ends = || holes.iter().map(|hole| hole.at as usize).chain([html.len()]);
        let starts = std::iter::once(0).chain(ends());
        let is_blank = |(start, end): (usize, usize)| html[start..end].trim().is_empty();
        let blanks = starts.zip(ends()).map(is_blank).collect();
        let at: Vec<u32> = holes.iter().map(|hole| hole.at).collect();
        let digest = Fingerprint::of(html.as_bytes()).and(Fingerprint::of_value(&at));
        Self { digest, blanks, made: OnceLock::from(html) }
    }

    /// The HTML, where it is at hand.
    pub(super) fn made(&self) -> Option<&str> {
        self.made.get().map(String::as_str)
    }

    /// Takes the HTML of the same source, parsed once more. Whether it is the same.
    pub(super) fn take(&self, other: Self) -> bool {
        let is_same = self.digest == other.digest;
        if let Some(html) = other.made.into_inner().filter(|_| is_same) {
            // Another thread may have been faster, with the same letters.
            self.made.get_or_init(|| html);
        }
        is_same
    }

    /// Whether only blanks stand between the hole of this index, or the end, and the hole before.
    pub fn is_blank_before(&self, hole: usize) -> bool {
        self.blanks.get(hole).copied().unwrap_or(true)
    }
}

impl Body {
    /// Its HTML, which is at hand where it was parsed.
    #[cfg(test)]
    pub(super) fn html(&self) -> &str {
        self.html.made().unwrap()
    }

    /// The digest of every place in it that a link may lead to.
    pub(super) fn anchors_print(&self) -> Fingerprint {
        let ids: Vec<&str> = self.headings.iter().map(|heading| heading.id.as_str()).collect();
        if ids.is_empty() && self.anchors.is_empty() {
            return Fingerprint::of(&[]);
        }
        Fingerprint::of_value(&(ids, &self.anchors))
    }
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor, folded and unique in the article.
    pub id: String,
    /// Its text without markup.
    pub text: String,
}

/// A place in a body's HTML that `render` fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hole {
    /// Where in [`Body::html`], in bytes.
    pub at: u32,
    /// What goes there.
    pub kind: HoleKind,
    /// The source of it.
    pub span: Span,
}

/// What goes into a [`Hole`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HoleKind {
    /// The start of a link inside the site; its end is a [`HoleKind::LinkEnd`].
    Link {
        /// The target as written: `../04/x.md#y`, `/huyen/co-to/`.
        target: String,
        /// Its title, unescaped; empty where there is none.
        title: String,
    },
    /// The end of the link, where it has not become plain text.
    LinkEnd,
    /// The address of a file inside the site, to stand within an attribute that is already open.
    File {
        /// The target as written.
        target: String,
    },
    /// The start of a figure in prose: a link `[hơn 92.000 cây xanh](metric:cay-xanh)`.
    Metric {
        /// The metric, as written, with its query.
        query: ChartQuery,
        /// The words of the link, as plain text.
        text: String,
    },
    /// The end of the figure in prose.
    MetricEnd,
    /// A statistic box: `![](metric:cay-xanh?area=co-to)`.
    Box {
        /// What it shows.
        query: ChartQuery,
    },
    /// A chart: `![title](chart:cay-xanh?by=district&period=2023)`.
    Chart {
        /// What it shows.
        query: ChartQuery,
        /// Its title, as plain text.
        title: String,
    },
}

/// A metric with the parts of a query: `cay-xanh?area=co-to&period=2023`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartQuery {
    /// The metric, as written.
    pub metric: String,
    /// Names and values, decoded, in the author's order.
    pub parts: Vec<(String, String)>,
}
