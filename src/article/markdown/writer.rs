//! From events to HTML: blocks, tables, lists, text.
//!
//! One writer serves articles and plain CommonMark; where they differ it asks its [`Policy`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::RawHtml;
use super::clean::{clean, into_clean, write_text};
use super::ids::Ids;
use super::links::{AnchorLink, LinkEnd};
use super::listen::Ears;
use super::notes::Notes;
use super::out::Out;
use super::tables::Table;
use crate::article::{Body, Heading, Html};
use crate::diag::{Diagnostic, Place, Span, body};
use crate::fold::{self, is_surely_clean};
use crate::path::SitePath;

/// Quotes, lists and emphasis open at once; what is nested deeper is written without its tags.
const DEPTH_MAX: usize = 64;

/// What the writer adds, checks and refuses.
#[derive(Debug, Clone, Copy)]
pub(super) enum Policy<'a> {
    /// Nothing.
    Plain,
    /// What an article needs.
    Article(Rules<'a>),
}

/// How one article is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) file: &'a SitePath,
    pub(super) offset: usize,
    pub(super) raw_html: RawHtml,
}

/// The writer and all that it keeps on its way through the events.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) policy: Policy<'a>,
    pub(super) out: Out,
    pub(super) ears: Ears,
    pub(super) ids: Ids,
    pub(super) notes: Notes,
    /// Links that are open, each with what closes it.
    pub(super) links: Vec<LinkEnd>,
    /// Links to anchors of this article, checked when all anchors are known.
    pub(super) anchor_links: Vec<AnchorLink>,
    pub(super) anchors: Vec<String>,
    events: OffsetIter<'a>,
    ahead: Option<(Event<'a>, Range<usize>)>,
    is_source_clean: bool,
    depth: usize,
    pub(super) table: Table,
    heading_at: usize,
    headings: Vec<Heading>,
    /// The first piece of HTML that is shown as text, and how many there are.
    pub(super) escaped: Option<(Span, usize)>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str, options: Options, policy: Policy<'a>) -> Self {
        Self {
            text,
            policy,
            out: Out::with_capacity(text.len() + text.len() / 4 + 64),
            ears: Ears::default(),
            ids: Ids::default(),
            notes: Notes::default(),
            links: Vec::new(),
            anchor_links: Vec::new(),
            anchors: Vec::new(),
            events: Parser::new_ext(text, options).into_offset_iter(),
            ahead: None,
            is_source_clean: is_surely_clean(text),
            depth: 0,
            table: Table::default(),
            heading_at: 0,
            headings: Vec::new(),
            escaped: None,
            diagnostics: Vec::new(),
        }
    }

    /// Writes all events.
    pub(super) fn run(&mut self) {
        while let Some((event, range)) = self.next() {
            self.event(event, range);
        }
    }

    /// The HTML alone.
    pub(super) fn into_html(self) -> String {
        self.out.html
    }

    /// The body and its mistakes.
    pub(super) fn into_body(mut self) -> (Body, Vec<Diagnostic>) {
        self.write_notes();
        self.check_anchors();
        if let Some((span, n_pieces)) = self.escaped {
            self.report(span, |place| body::html_escaped(place, n_pieces));
        }
        let body = Body {
            html: Html::new(self.out.html, &self.out.holes),
            holes: self.out.holes,
            headings: self.headings,
            anchors: self.anchors,
            lead: self.ears.into_lead(),
        };
        (body, self.diagnostics)
    }

    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.ahead.take().or_else(|| self.events.next())
    }

    pub(super) fn peek(&mut self) -> Option<&(Event<'a>, Range<usize>)> {
        if self.ahead.is_none() {
            self.ahead = self.events.next();
        }
        self.ahead.as_ref()
    }

    /// The bytes of the file that are `range` of the text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match self.policy {
            Policy::Plain => Span::new(range.start, range.end),
            Policy::Article(rules) => {
                Span::new(range.start + rules.offset, range.end + rules.offset)
            }
        }
    }

    /// Reports a mistake of an article; plain Markdown has none.
    pub(super) fn report(&mut self, span: Span, mistake: impl FnOnce(Place) -> Diagnostic) {
        if let Policy::Article(rules) = self.policy {
            self.diagnostics.push(mistake(Place::new(rules.file, span)));
        }
    }

    pub(super) fn is_article(&self) -> bool {
        matches!(self.policy, Policy::Article(_))
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => {
                self.warn_of_missing_note(&words, &range);
                self.words(&words);
            }
            Event::Code(words) => {
                self.out.raw("<code>");
                self.words(&words);
                self.out.raw("</code>");
            }
            Event::Html(html) => self.html(&html),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br />\n"),
            Event::Rule => self.out.block("<hr />\n"),
            Event::FootnoteReference(label) => self.note_reference(&label),
            // Extensions that are never switched on.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
            Event::TaskListMarker(_) => {}
        }
    }

    /// Writes words between tags.
    pub(super) fn words(&mut self, words: &CowStr<'a>) {
        let is_sure = self.is_source_clean && matches!(words, CowStr::Borrowed(_));
        if is_sure || !self.is_article() {
            self.out.text(words);
        } else {
            write_text(&mut self.out, words);
        }
        if self.ears.are_open() {
            self.ears.hear(words);
        }
    }

    /// The text in NFC in an article, as it is elsewhere.
    pub(super) fn cleaned<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_article() { clean(text) } else { Cow::Borrowed(text) }
    }

    fn line_break(&mut self, html: &str) {
        self.out.raw(html);
        self.ears.hear(" ");
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                if !self.write_alone(range) {
                    self.out.block("<p>");
                }
            }
            Tag::Heading { level, .. } => self.start_heading(level),
            Tag::BlockQuote(_) => self.open_nested("<blockquote>\n", range),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.start_html(range),
            Tag::List(None) => self.open_nested("<ul>\n", range),
            Tag::List(Some(1)) => self.open_nested("<ol>\n", range),
            Tag::List(Some(start)) => {
                self.open_nested(&format!("<ol start=\"{start}\">\n"), range);
            }
            Tag::Item => {
                if self.is_within_depth() {
                    self.out.block("<li>");
                }
                self.write_alone(range);
            }
            Tag::FootnoteDefinition(label) => self.start_note(&label, range),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.open_inline("<em>", range),
            Tag::Strong => self.open_inline("<strong>", range),
            Tag::Strikethrough => self.open_inline("<del>", range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, range),
            // Extensions that are never switched on.
            Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.out.raw("</p>\n");
                self.ears.hear(" ");
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => self.close_nested("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.out.raw("</code></pre>\n");
                self.ears.n_silent -= 1;
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(true) => self.close_nested("</ol>\n"),
            TagEnd::List(false) => self.close_nested("</ul>\n"),
            TagEnd::Item => {
                if self.is_within_depth() {
                    self.out.raw("</li>\n");
                }
                self.ears.hear(" ");
            }
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.out.raw("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.close_nested("</em>"),
            TagEnd::Strong => self.close_nested("</strong>"),
            TagEnd::Strikethrough => self.close_nested("</del>"),
            TagEnd::Link => self.end_link(),
            // Pictures are written whole at their start; the rest is never switched on.
            TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn is_within_depth(&self) -> bool {
        self.depth <= DEPTH_MAX || !self.is_article()
    }

    fn open_nested(&mut self, tag: &str, range: &Range<usize>) {
        self.descend(range);
        if self.is_within_depth() {
            self.out.block(tag);
        }
    }

    fn open_inline(&mut self, tag: &str, range: &Range<usize>) {
        self.descend(range);
        if self.is_within_depth() {
            self.out.raw(tag);
        }
    }

    fn descend(&mut self, range: &Range<usize>) {
        self.depth += 1;
        if self.depth == DEPTH_MAX + 1 {
            let start = self.span(range).part(0, 1);
            self.report(start, |place| body::too_deep(place, DEPTH_MAX));
        }
    }

    fn close_nested(&mut self, tag: &str) {
        if self.is_within_depth() {
            self.out.raw(tag);
        }
        self.depth -= 1;
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        self.out.block("<");
        self.out.raw(&level.to_string());
        self.heading_at = self.out.html.len();
        self.out.raw(">");
        self.ears.heading = Some(String::new());
        self.ears.n_silent += 1;
    }

    /// Closes the heading and puts its id, which its words decide, into the open tag.
    fn end_heading(&mut self, level: HeadingLevel) {
        self.out.raw("</");
        self.out.raw(&level.to_string());
        self.out.raw(">\n");
        self.ears.n_silent -= 1;
        let words = self.ears.heading.take().unwrap_or_default();
        if !self.is_article() {
            return;
        }
        let id = self.ids.claim(&fold::slug(&words));
        self.out.insert(self.heading_at, &format!(" id=\"{id}\""));
        let text = into_clean(words.split_whitespace().collect::<Vec<_>>().join(" "));
        self.headings.push(Heading { level: level as u8, id, text });
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'a>) {
        self.ears.n_silent += 1;
        let info = match kind {
            CodeBlockKind::Fenced(info) => info,
            CodeBlockKind::Indented => "",
        };
        match info.split([' ', '\t']).next().filter(|language| !language.is_empty()) {
            Some(language) => {
                self.out.block("<pre><code class=\"language-");
                self.out.attribute(&self.cleaned(language));
                self.out.raw("\">");
            }
            None => self.out.block("<pre><code>"),
        }
    }
}
