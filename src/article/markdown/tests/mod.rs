//! Tests of the body as a whole: what articles become, what is refused, what no text can break.

mod articles;
mod mistakes;
mod oracle;
mod security;
mod slow;
mod tags;

use super::{RawHtml, parse};
use crate::article::{Body, HoleKind};
use crate::diag::Diagnostic;
use crate::path::SitePath;

/// Parses an article that begins its file.
fn parsed(text: &str, raw_html: RawHtml) -> (Body, Vec<Diagnostic>) {
    let file = SitePath::new("content/tin/2023/05/x.md").unwrap();
    parse(&file, text, 0, raw_html)
}

/// The HTML with its holes as `⟦…⟧`.
fn shown(body: &Body) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for hole in &body.holes {
        let at = hole.at as usize;
        shown.push_str(&body.html()[from..at]);
        let query = |query: &crate::article::ChartQuery| {
            let parts = query.parts.iter().map(|(name, value)| format!(" {name}={value}"));
            format!("{}{}", query.metric, parts.collect::<String>())
        };
        let kind = match &hole.kind {
            HoleKind::Link { target, title } if title.is_empty() => format!("link {target}"),
            HoleKind::Link { target, title } => format!("link {target} “{title}”"),
            HoleKind::LinkEnd => "/link".to_owned(),
            HoleKind::File { target } => format!("file {target}"),
            HoleKind::Metric { query: of, text } => format!("metric {} “{text}”", query(of)),
            HoleKind::MetricEnd => "/metric".to_owned(),
            HoleKind::Box { query: of } => format!("box {}", query(of)),
            HoleKind::Chart { query: of, title } => format!("chart {} “{title}”", query(of)),
        };
        shown.push_str(&format!("⟦{kind}⟧"));
        from = at;
    }
    shown + &body.html()[from..]
}
