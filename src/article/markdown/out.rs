//! The page under the pen: HTML with its holes.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use crate::article::{Hole, HoleKind};
use crate::diag::Span;

const INFALLIBLE: &str = "a String takes all that is written to it";

/// HTML written so far, and the holes in it.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) html: String,
    pub(super) holes: Vec<Hole>,
}

impl Out {
    pub(super) fn with_capacity(n_bytes: usize) -> Self {
        Self { html: String::with_capacity(n_bytes), holes: Vec::new() }
    }

    /// Writes HTML as it is.
    pub(super) fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes text between tags.
    pub(super) fn text(&mut self, text: &str) {
        escape_html_body_text(&mut self.html, text).expect(INFALLIBLE);
    }

    /// Writes text within a quoted attribute.
    pub(super) fn attribute(&mut self, text: &str) {
        escape_html(&mut self.html, text).expect(INFALLIBLE);
    }

    /// Writes an address within a quoted attribute.
    pub(super) fn address(&mut self, address: &str) {
        escape_href(&mut self.html, address).expect(INFALLIBLE);
    }

    /// Writes ` name="text"`, or nothing where the text is empty.
    pub(super) fn attribute_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.raw(" ");
            self.raw(name);
            self.raw("=\"");
            self.attribute(text);
            self.raw("\"");
        }
    }

    /// Ends the line, unless nothing stands on it.
    pub(super) fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.raw("\n");
        }
    }

    /// Writes the tag of a block, which begins a line.
    pub(super) fn block(&mut self, tag: &str) {
        self.fresh_line();
        self.raw(tag);
    }

    /// Leaves a hole here.
    pub(super) fn hole(&mut self, kind: HoleKind, span: Span) {
        self.holes.push(Hole { at: place(self.html.len()), kind, span });
    }

    /// Whether a hole is the last that was written.
    pub(super) fn ends_in_hole(&self) -> bool {
        self.holes.last().is_some_and(|hole| hole.at as usize == self.html.len())
    }

    /// Puts HTML in at `at`, before what stands there.
    pub(super) fn insert(&mut self, at: usize, html: &str) {
        self.html.insert_str(at, html);
        for hole in self.holes.iter_mut().rev().take_while(|hole| hole.at as usize >= at) {
            hole.at += place(html.len());
        }
    }

    /// Writes all of `other`.
    pub(super) fn append(&mut self, other: Self) {
        let start = place(self.html.len());
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|hole| Hole { at: hole.at + start, ..hole }));
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).expect("an article is at most 1 MiB and its HTML a small multiple of it")
}
