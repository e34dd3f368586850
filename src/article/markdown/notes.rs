//! Footnotes: numbered by their first reference, written at the end of the article, with ways back.

use std::collections::BTreeMap;
use std::ops::Range;

use super::out::Out;
use super::writer::Writer;
use crate::diag::{Span, body};
use crate::fold;

const PARAGRAPH_END: &str = "</p>\n";

/// The footnotes of one article.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Labels in lower case, because Markdown compares them so.
    by_label: BTreeMap<String, usize>,
    all: Vec<Note>,
    n_numbered: usize,
    /// Footnotes being written, each with what was written before it.
    open: Vec<(usize, Out)>,
}

#[derive(Debug, Default)]
struct Note {
    /// By whose order it stands; none where nothing refers to it.
    number: Option<usize>,
    id: String,
    /// The anchors of its references.
    references: Vec<String>,
    content: Out,
    /// Where it is written.
    span: Option<Span>,
}

impl Notes {
    /// The note with this label, new where there was none.
    fn find(&mut self, label: &str) -> usize {
        let n_notes = self.all.len();
        let idx = *self.by_label.entry(label.to_lowercase()).or_insert(n_notes);
        if idx == n_notes {
            self.all.push(Note::default());
        }
        idx
    }

    /// The note's number, the next one where it had none.
    pub(super) fn number_of(&mut self, label: &str) -> usize {
        let idx = self.find(label);
        *self.all[idx].number.get_or_insert_with(|| {
            self.n_numbered += 1;
            self.n_numbered
        })
    }
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        let number = self.notes.number_of(label).to_string();
        if !self.is_article() {
            self.out.raw("<sup class=\"footnote-reference\"><a href=\"#");
            self.out.attribute(label);
            self.out.raw("\">");
            self.out.raw(&number);
            self.out.raw("</a></sup>");
            return;
        }
        let note = self.claim_note(label);
        let target = self.notes.all[note].id.clone();
        let id = self.ids.claim(&format!("ve-{target}"));
        self.out.raw(&if self.is_within_link() {
            format!("<sup class=\"note\" id=\"{id}\">{number}</sup>")
        } else {
            format!(
                "<sup class=\"note\"><a id=\"{id}\" href=\"#{target}\" role=\"doc-noteref\">{number}</a></sup>"
            )
        });
        self.anchors.push(id.clone());
        self.notes.all[note].references.push(id);
    }

    /// The note with this label, with its anchor.
    fn claim_note(&mut self, label: &str) -> usize {
        let idx = self.notes.find(label);
        let note = &mut self.notes.all[idx];
        if note.id.is_empty() {
            note.id = self.ids.claim(&format!("chu-thich-{}", fold::slug(label)));
            self.anchors.push(note.id.clone());
        }
        idx
    }

    pub(super) fn start_note(&mut self, label: &str, range: &Range<usize>) {
        self.ears.n_silent += 1;
        if !self.is_article() {
            let number = self.notes.number_of(label).to_string();
            self.out.block("<div class=\"footnote-definition\" id=\"");
            self.out.attribute(label);
            self.out.raw("\"><sup class=\"footnote-definition-label\">");
            self.out.raw(&number);
            self.out.raw("</sup>");
            return;
        }
        let span = self.span(range);
        let idx = self.claim_note(label);
        let note = &mut self.notes.all[idx];
        note.span.get_or_insert(span);
        let content = std::mem::take(&mut note.content);
        let before = std::mem::replace(&mut self.out, content);
        self.notes.open.push((idx, before));
    }

    pub(super) fn end_note(&mut self) {
        self.ears.n_silent -= 1;
        match self.notes.open.pop() {
            Some((idx, before)) => {
                self.notes.all[idx].content = std::mem::replace(&mut self.out, before);
            }
            None => self.out.raw("</div>\n"),
        }
    }

    /// Writes all footnotes: those referred to by their numbers, then the others in their own
    /// order.
    pub(super) fn write_notes(&mut self) {
        let mut notes = std::mem::take(&mut self.notes.all);
        if notes.is_empty() {
            return;
        }
        notes.sort_by_key(|note| note.number.unwrap_or(usize::MAX));
        self.out.block("<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n");
        for note in notes {
            if let (None, Some(span)) = (note.number, note.span) {
                self.report(span, body::note_unused);
            }
            self.out.raw(&format!("<li id=\"{}\">", note.id));
            self.out.append(with_ways_back(note.content, &note.references));
            self.out.raw("</li>\n");
        }
        self.out.raw("</ol>\n</section>\n");
    }

    /// Warns of `[^x]` that stays text because there is no such footnote.
    pub(super) fn warn_of_missing_note(&mut self, words: &str, range: &Range<usize>) {
        let (before, source) = self.text.split_at(range.start);
        if words != "[" || !source.starts_with("[^") || before.ends_with('\\') {
            return;
        }
        let label = source[2..].split([']', ' ', '[', '\n']).next();
        let Some(label) = label.filter(|label| !label.is_empty()) else { return };
        let end = range.start + 2 + label.len();
        if self.is_article() && self.text[end..].starts_with(']') {
            let span = self.span(&(range.start..end + 1));
            self.report(span, |place| body::note_missing(place, label));
        }
    }
}

/// The footnote with a link to each of its references, within its last paragraph where it has one.
fn with_ways_back(mut content: Out, references: &[String]) -> Out {
    let mut ways = String::new();
    for (idx, id) in references.iter().enumerate() {
        ways.push_str(&format!(" <a href=\"#{id}\" class=\"back\" role=\"doc-backlink\">↩"));
        if idx > 0 {
            ways.push_str(&(idx + 1).to_string());
        }
        ways.push_str("</a>");
    }
    if content.html.ends_with(PARAGRAPH_END) {
        let at = content.html.len() - PARAGRAPH_END.len();
        content.html.insert_str(at, &ways);
    } else {
        content.raw(&ways);
    }
    content
}
