//! Links and pictures within text, and addresses that are refused.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::clean::{clean, into_clean, write_text};
use super::target::{Refusal, Target, classify};
use super::writer::Writer;
use crate::article::HoleKind;
use crate::diag::{Diagnostic, Place, Span, body};
use crate::fold;

/// Suggestions for broken anchors are sought this often and among this many, because each compares
/// with all of them.
const N_SUGGESTIONS_MAX: usize = 20;
const N_CANDIDATES_MAX: usize = 1000;

/// What closes an open link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LinkEnd {
    /// A tag.
    Tag,
    /// A hole, the start being a [`HoleKind::Link`].
    Internal { span: Span },
    /// A hole, the start being the hole of this number, which gets its words.
    Metric { hole_idx: usize, span: Span },
    /// Nothing: the link was refused and its words remain.
    Nothing,
}

/// A link to an anchor of its own article.
#[derive(Debug)]
pub(super) struct AnchorLink {
    id: String,
    written: Written,
}

/// Where an address is written, as far as it can be told.
#[derive(Debug, Clone, Copy)]
enum Written {
    /// Here.
    Address(Span),
    /// Somewhere in this link, or in a definition elsewhere.
    Link(Span),
}

impl Writer<'_> {
    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        let is_mailbox = link_type == LinkType::Email;
        if !self.is_article() {
            self.out.raw(if is_mailbox { "<a href=\"mailto:" } else { "<a href=\"" });
            self.out.address(address);
            self.out.raw("\"");
            self.out.attribute_unless_empty("title", title);
            self.out.raw(">");
            self.links.push(LinkEnd::Tag);
            return;
        }
        if self.is_within_link() {
            self.links.push(LinkEnd::Nothing);
            return;
        }
        let target = if is_mailbox {
            Target::Contact(format!("mailto:{address}"))
        } else {
            classify(address)
        };
        let span = self.span(range);
        let end = match target {
            Target::External(address) => self.open_tag(&address, title, " rel=\"external\""),
            Target::Contact(address) => self.open_tag(&address, title, ""),
            Target::Anchor(id) => {
                let end = self.open_tag(&format!("#{id}"), title, "");
                let written = self.find_address(range, address);
                self.anchor_links.push(AnchorLink { id, written });
                end
            }
            Target::Internal(target) => {
                let title = clean(title).into_owned();
                self.out.hole(HoleKind::Link { target, title }, span);
                LinkEnd::Internal { span }
            }
            Target::Metric(query) => {
                let hole_idx = self.out.holes.len();
                self.out.hole(HoleKind::Metric { query, text: String::new() }, span);
                self.ears.metric = Some(String::new());
                LinkEnd::Metric { hole_idx, span }
            }
            Target::Chart(_) => {
                self.report(span, body::chart_as_link);
                LinkEnd::Nothing
            }
            Target::Refused(refusal) => {
                self.refuse(refusal, address, range);
                LinkEnd::Nothing
            }
        };
        self.links.push(end);
    }

    /// Whether a link is open, in which HTML allows no other; `[a <https://b.vn>](c)` has two.
    pub(super) fn is_within_link(&self) -> bool {
        self.links.iter().any(|end| *end != LinkEnd::Nothing)
    }

    fn open_tag(&mut self, address: &str, title: &str, more: &str) -> LinkEnd {
        self.out.raw("<a href=\"");
        self.out.address(address);
        self.out.raw("\"");
        self.out.attribute_unless_empty("title", &clean(title));
        self.out.raw(more);
        self.out.raw(">");
        LinkEnd::Tag
    }

    pub(super) fn end_link(&mut self) {
        match self.links.pop().expect("events are balanced") {
            LinkEnd::Tag => self.out.raw("</a>"),
            LinkEnd::Internal { span } => self.out.hole(HoleKind::LinkEnd, span),
            LinkEnd::Metric { hole_idx, span } => {
                let words = into_clean(self.ears.metric.take().unwrap_or_default());
                if words.trim().is_empty() {
                    self.report(span, body::metric_without_words);
                }
                if let HoleKind::Metric { text, .. } = &mut self.out.holes[hole_idx].kind {
                    *text = words;
                }
                self.out.hole(HoleKind::MetricEnd, span);
            }
            LinkEnd::Nothing => {}
        }
    }

    /// Writes a picture that stands within text.
    pub(super) fn image(&mut self, address: &str, title: &str, range: &Range<usize>) {
        let alt = self.take_words();
        if !self.is_article() {
            self.out.raw("<img src=\"");
            self.out.address(address);
            self.out.raw("\" alt=\"");
            self.out.attribute(&alt);
            self.out.raw("\"");
            self.out.attribute_unless_empty("title", title);
            self.out.raw(" />");
            return;
        }
        let span = self.span(range);
        let mistake: fn(Place) -> Diagnostic = match classify(address) {
            Target::Internal(target) => {
                self.write_picture(target, &alt, title, range);
                return;
            }
            Target::Metric(_) | Target::Chart(_) => body::not_alone,
            Target::External(_) | Target::Refused(Refusal::SchemeMissing(_)) => {
                body::external_picture
            }
            Target::Refused(refusal) => {
                self.refuse(refusal, address, range);
                write_text(&mut self.out, &alt);
                return;
            }
            Target::Anchor(_) | Target::Contact(_) => body::not_a_picture,
        };
        self.report(span, mistake);
        write_text(&mut self.out, &alt);
    }

    /// Writes the tag of a picture of this site.
    pub(super) fn write_picture(
        &mut self,
        target: String,
        alt: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        let span = self.span(range);
        if alt.trim().is_empty() {
            self.report(span, |place| body::alt_missing(place, &target));
        }
        self.out.raw("<img src=\"");
        self.out.hole(HoleKind::File { target }, span);
        self.out.raw("\" alt=\"");
        self.out.attribute(alt);
        self.out.raw("\"");
        self.out.attribute_unless_empty("title", &clean(title));
        self.out.raw(" loading=\"lazy\" decoding=\"async\">");
    }

    /// Consumes the events up to the end of the open tag and returns their words without markup.
    pub(super) fn take_words(&mut self) -> String {
        let mut words = String::new();
        let mut depth = 0_usize;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::InlineHtml(html) if !self.is_article() => words.push_str(&html),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::FootnoteReference(label) if !self.is_article() => {
                    let number = self.notes.number_of(&label);
                    words.push_str(&format!("[{number}]"));
                }
                _ => {}
            }
        }
        if self.is_article() { into_clean(words) } else { words }
    }

    fn refuse(&mut self, refusal: Refusal, address: &str, range: &Range<usize>) {
        let written = self.find_address(range, address);
        self.report_address(written, |place| match refusal {
            Refusal::Scheme(scheme) => body::scheme_refused(place, &scheme),
            Refusal::SchemeMissing(meant) => body::scheme_missing(place, address, meant),
            Refusal::Backslash(meant) => body::backslash(place, address, meant),
            Refusal::Malformed => body::address_malformed(place, address),
            Refusal::Empty => body::address_empty(place),
        });
    }

    /// Reports a mistake of an address; with its fix only where the fix replaces the address alone.
    fn report_address(&mut self, written: Written, mistake: impl FnOnce(Place) -> Diagnostic) {
        match written {
            Written::Address(span) => self.report(span, mistake),
            Written::Link(span) => {
                self.report(span, |place| Diagnostic { fix: None, ..mistake(place) });
            }
        }
    }

    /// Where the address stands within an inline link; the whole link where it stands elsewhere.
    fn find_address(&self, range: &Range<usize>, address: &str) -> Written {
        let source = &self.text[range.clone()];
        let found = source.rfind("](").and_then(|at| source[at..].find(address).map(|n| at + n));
        match found.filter(|_| !address.is_empty()) {
            Some(at) => Written::Address(self.span(range).part(at, at + address.len())),
            None => Written::Link(self.span(range)),
        }
    }

    /// Reports links to anchors that this article does not have.
    pub(super) fn check_anchors(&mut self) {
        let is_broken = |id: &str| {
            let is_top = id.is_empty() || id.eq_ignore_ascii_case("top");
            !is_top && !self.ids.contains(id)
        };
        let mut links = std::mem::take(&mut self.anchor_links);
        links.retain(|link| is_broken(&link.id));
        for (idx, AnchorLink { id, written }) in links.into_iter().enumerate() {
            let slug = fold::slug(&id);
            let nearest = if self.ids.contains(&slug) {
                Some(slug)
            } else if idx < N_SUGGESTIONS_MAX {
                fold::nearest(&id, self.ids.iter().take(N_CANDIDATES_MAX)).map(str::to_owned)
            } else {
                None
            };
            self.report_address(written, |place| {
                body::anchor_missing(place, &id, nearest.as_deref())
            });
        }
    }
}
