//! The body of an article: HTML with holes.

use crate::diag::Span;
use crate::fingerprint::Fingerprint;

/// A body as HTML, with holes where the answer depends on other files.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The HTML around the holes.
    pub html: String,
    /// The holes, in the order of their places.
    pub holes: Vec<Hole>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Every id that a link may lead to, beside the headings': footnotes and the like.
    pub anchors: Vec<String>,
    /// The first words as plain text, at most 300 characters, for lists and feeds without a summary.
    pub lead: String,
}

impl Body {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor, folded and unique in the article.
    pub id: String,
    /// Its text without markup.
    pub text: String,
}

/// A place in a body's HTML that `render` fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// Where in [`Body::html`], in bytes.
    pub at: u32,
    /// What goes there.
    pub kind: HoleKind,
    /// The source of it.
    pub span: Span,
}

/// What goes into a [`Hole`].
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartQuery {
    /// The metric, as written.
    pub metric: String,
    /// Names and values, decoded, in the author's order.
    pub parts: Vec<(String, String)>,
}
