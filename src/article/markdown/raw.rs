//! HTML within Markdown: shown as text, or kept where the board allows it.

use std::ops::Range;

use super::RawHtml;
use super::clean::{clean, write_text};
use super::writer::{Policy, Rules, Writer};
use crate::diag::Span;

impl Writer<'_> {
    pub(super) fn start_html(&mut self, range: &Range<usize>) {
        if self.escapes_html() {
            let first_line = self.text[range.clone()].lines().next().unwrap_or_default();
            self.count_escaped(self.span(range).part(0, first_line.len()));
            self.out.block("<p>");
        } else {
            self.out.fresh_line();
        }
    }

    pub(super) fn end_html(&mut self) {
        if self.escapes_html() {
            self.out.raw("</p>\n");
        }
    }

    /// Writes HTML that stands within text.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if self.escapes_html() {
            self.count_escaped(self.span(range));
        }
        self.html(html);
    }

    /// Writes HTML, or a line of a block of it.
    pub(super) fn html(&mut self, html: &str) {
        match self.policy {
            Policy::Plain => self.out.raw(html),
            Policy::Article(Rules { raw_html: RawHtml::Escape, .. }) => {
                write_text(&mut self.out, html);
            }
            Policy::Article(Rules { raw_html: RawHtml::Allow, .. }) => {
                self.reserve_ids(html);
                self.out.raw(&clean(html));
            }
        }
    }

    fn count_escaped(&mut self, span: Span) {
        let (first, n_pieces) = self.escaped.unwrap_or((span, 0));
        self.escaped = Some((first, n_pieces + 1));
    }

    /// Takes the anchors of allowed HTML, so that links may lead to them and no heading gets one.
    fn reserve_ids(&mut self, html: &str) {
        for (at, _) in html.match_indices("id=") {
            let value = &html[at + 3..];
            let quoted = ['"', '\''].iter().find_map(|quote| {
                value.strip_prefix(*quote).and_then(|value| value.split_once(*quote))
            });
            if let Some((id, _)) = quoted {
                let id = clean(id);
                if self.ids.reserve(&id) {
                    self.anchors.push(id.into_owned());
                }
            }
        }
    }

    fn escapes_html(&self) -> bool {
        matches!(self.policy, Policy::Article(Rules { raw_html: RawHtml::Escape, .. }))
    }
}
