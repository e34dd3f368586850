//! A body's holes filled: links, figures in prose, boxes and charts.

use std::sync::Arc;

use super::facts::Facts;
use super::figures::shown;
use super::view::{BodyPart, Piece, Prose};
use crate::article::{ChartQuery, Hole, HoleKind};
use crate::diag::Diagnostic;
use crate::model::{LinkTarget, Resolved, Stated, resolve_link};
use crate::path::PageUrl;

/// The body of `article` in parts: HTML, boxes and charts.
pub(crate) fn parts(facts: &Facts, article: &Resolved, boxed: &[&Stated]) -> Vec<BodyPart> {
    let body = &article.article.body;
    let mut filler = Filler {
        facts,
        article,
        boxed,
        start: 0,
        is_blank: true,
        fill: String::new(),
        fills: Vec::new(),
        parts: Vec::new(),
        open: Vec::new(),
        said: Vec::new(),
        n_charts: 0,
    };
    for (idx, hole) in body.holes.iter().enumerate() {
        filler.is_blank &= body.html.is_blank_before(idx);
        filler.fill(hole);
        let fill = std::mem::take(&mut filler.fill);
        filler.is_blank &= fill.trim().is_empty();
        if !fill.is_empty() {
            filler.fills.push((hole.at, fill));
        }
    }
    filler.is_blank &= body.html.is_blank_before(body.holes.len());
    filler.cut(None);
    filler.parts
}

/// The body as one HTML text, for feeds: links are whole, boxes and charts are left out.
///
/// **Errors:** B158, as for [`Article::html`](crate::article::Article::html).
pub(crate) fn feed_html(facts: &Facts, article: &Resolved) -> Result<String, Box<Diagnostic>> {
    article.article.html()?;
    let parts = parts(facts, article, &[]);
    let html = parts.iter().filter_map(|part| part.html.as_ref().map(Prose::html));
    let html: String = html.collect();
    let origin = &facts.urls.origin;
    let whole = html.replace("href=\"/", &format!("href=\"{origin}/"));
    Ok(whole.replace("src=\"/", &format!("src=\"{origin}/")))
}

struct Filler<'a> {
    facts: &'a Facts,
    article: &'a Resolved,
    boxed: &'a [&'a Stated],
    /// Where the piece of HTML at hand begins, whether it is blank so far, and what fills its holes.
    start: u32,
    is_blank: bool,
    fills: Vec<(u32, String)>,
    /// What fills the hole at hand.
    fill: String,
    parts: Vec<BodyPart>,
    /// Whether each open link became one.
    open: Vec<bool>,
    /// The metrics whose sentence already has its anchor.
    said: Vec<&'a str>,
    n_charts: usize,
}

impl<'a> Filler<'a> {
    fn fill(&mut self, hole: &'a Hole) {
        match &hole.kind {
            HoleKind::Link { target, title } => {
                let address = address(self.facts, self.article, target);
                if let Some(address) = &address {
                    self.fill.push_str("<a href=\"");
                    escape(&mut self.fill, address);
                    if !title.is_empty() {
                        self.fill.push_str("\" title=\"");
                        escape(&mut self.fill, title);
                    }
                    self.fill.push_str("\">");
                }
                self.open.push(address.is_some());
            }
            HoleKind::LinkEnd => {
                if self.open.pop().unwrap_or(false) {
                    self.fill.push_str("</a>");
                }
            }
            HoleKind::File { target } => {
                if let Some(address) = address(self.facts, self.article, target) {
                    escape(&mut self.fill, &address);
                }
            }
            HoleKind::Metric { query, .. } => self.figure(query),
            HoleKind::MetricEnd => {
                if self.open.pop().unwrap_or(false) {
                    self.fill.push_str("</data></a>");
                }
            }
            HoleKind::Box { query } => {
                if let Ok(stat) = shown::stat(self.facts, self.article, query, self.boxed) {
                    self.cut(Some(hole.at));
                    self.parts.push(BodyPart { stat: Some(stat), ..BodyPart::default() });
                }
            }
            HoleKind::Chart { query, title } => {
                self.n_charts += 1;
                let id = format!("bieu-do-{}", self.n_charts);
                if let Ok(Some(chart)) = shown::chart(self.facts, query, title, id) {
                    self.cut(Some(hole.at));
                    self.parts.push(BodyPart { chart: Some(chart), ..BodyPart::default() });
                }
            }
        }
    }

    /// A figure in prose: the text unchanged, as data linked to its box or row.
    fn figure(&mut self, query: &'a ChartQuery) {
        let stated = shown::stated(self.facts, self.article, query);
        let Some(stated) = stated.filter(|stated| !stated.is_hidden) else {
            self.open.push(false);
            return;
        };
        let has_box = self.boxed.iter().any(|other| other.anchor == stated.anchor);
        self.fill.push_str(if has_box { "<a class=\"fig main\"" } else { "<a class=\"fig\"" });
        let metric = stated.metric.as_str();
        let is_first = *stated.anchor == *format!("so-lieu-{metric}");
        if is_first && !self.said.contains(&metric) {
            self.said.push(metric);
            self.fill.push_str(&format!(" id=\"cau-{metric}\""));
        }
        let value = self.facts.settings.metrics.get(&stated.metric).map_or_else(String::new, |m| {
            super::figures::stated::words_of(stated.figure.as_ref(), m).value
        });
        self.fill.push_str(&format!(" href=\"#{}\"><data value=\"{value}\">", stated.anchor));
        self.open.push(true);
    }

    /// Ends the piece of HTML at hand, before a hole or at the end.
    fn cut(&mut self, end: Option<u32>) {
        let fills = std::mem::take(&mut self.fills);
        if !std::mem::replace(&mut self.is_blank, true) {
            let article = Arc::clone(&self.article.article);
            let piece = Piece { article, bytes: (self.start, end), fills };
            let html = Some(Prose::Piece(piece));
            self.parts.push(BodyPart { html, ..BodyPart::default() });
        }
        self.start = end.unwrap_or_default();
    }
}

/// The address that a target inside the site has in pages; `None` for what is not public or broken.
pub(crate) fn address(facts: &Facts, from: &Resolved, target: &str) -> Option<String> {
    let (url, anchor) = output(facts, from, target)?;
    let local = facts.urls.local(&url);
    Some(if anchor.is_empty() { local } else { format!("{local}#{anchor}") })
}

/// The output that a target inside the site leads to, with its anchor.
pub(crate) fn output(facts: &Facts, from: &Resolved, target: &str) -> Option<(PageUrl, String)> {
    let has_page = |url: &PageUrl| facts.outputs.contains(url);
    match resolve_link(&facts.model, &has_page, from, target) {
        LinkTarget::Output(url, anchor) => Some((url, anchor)),
        LinkTarget::Withheld | LinkTarget::Broken(_) | LinkTarget::NoAnchor(..) => None,
    }
}

fn escape(html: &mut String, text: &str) {
    pulldown_cmark_escape::escape_html(&mut *html, text).expect("a string takes every letter");
}
