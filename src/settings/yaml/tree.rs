//! The parser's events to a tree of texts.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marks};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::marks::{Cursor, glued_comment, inner, part_of, whole_letters};
use super::{Content, Entry, MAX_DEPTH, Node, Style, plain, quoted, traps};
use crate::diag::{Diagnostic, Place, Span, Text, syntax};
use crate::path::SitePath;

/// At most so many mistakes of syntax are mended to read on.
const MAX_REPAIRS: usize = 40;

/// From so many names on, a map remembers them in a set.
pub(super) const MANY_NAMES: usize = 24;

/// A tree with what a second reader of the same YAML has to know.
pub(crate) struct Tree<'a> {
    /// The tree.
    pub(crate) root: Node<'a>,
    /// The YAML as it was read: of as many bytes, but mended.
    pub(crate) mended: Cow<'a, str>,
    /// Bytes of entries that are not in the tree, such as the second of two of one name.
    pub(crate) dropped: Vec<Range<usize>>,
}

/// The tree of the YAML in `part` of a file's text, or `None` where it cannot be read.
///
/// Nothing written is a text without letters. What was mended to read on has been reported.
pub(crate) fn parse<'a>(
    file: &SitePath,
    text: &'a str,
    part: Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> Option<Tree<'a>> {
    if let Some(root) = plain::read(text, part.clone()) {
        let mended = Cow::Borrowed(&text[part]);
        return Some(Tree { root, mended, dropped: Vec::new() });
    }
    parse_any(file, text, part, found)
}

/// The same by the parser, whatever shapes there are.
pub(super) fn parse_any<'a>(
    file: &SitePath,
    text: &'a str,
    part: Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> Option<Tree<'a>> {
    let source = Source { file, text, part };
    if source.has_control_characters(found) {
        return None;
    }
    let mut yaml = Cow::Borrowed(&text[source.part.clone()]);
    let mut refused = Vec::new();
    for _ in 0..MAX_REPAIRS {
        let mut builder = Builder::new(&source, &yaml, &refused);
        let error = match builder.run() {
            Ok(root) => {
                found.append(&mut builder.found);
                let dropped = builder.dropped;
                return Some(Tree { root, mended: yaml, dropped });
            }
            Err(error) => error,
        };
        let trap = traps::explain(&source, &yaml, &error);
        found.push(trap.diagnostic);
        let repair = trap.repair?;
        yaml.to_mut().replace_range(repair.range, &repair.text);
        refused.extend(repair.refused);
    }
    None
}

/// Where the YAML stands.
pub(super) struct Source<'s, 'a> {
    pub(super) file: &'s SitePath,
    /// The whole file.
    pub(super) text: &'a str,
    /// The bytes of the YAML.
    pub(super) part: Range<usize>,
}

impl Source<'_, '_> {
    /// These bytes of the YAML as bytes of the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        // Where the YAML was mended, a place between its letters may be within one of the file.
        let range = self.part.start + range.start..self.part.start + range.end;
        let range = whole_letters(self.text, range);
        Span::new(range.start, range.end)
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.file, self.span(range))
    }

    fn has_control_characters(&self, found: &mut Vec<Diagnostic>) -> bool {
        let yaml = &self.text[self.part.clone()];
        let is_odd = |b: &u8| (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0x7f;
        let at = yaml.as_bytes().iter().position(is_odd);
        if let Some(at) = at {
            let c = char::from(yaml.as_bytes()[at]);
            found.push(syntax::control_character(self.place(&(at..at + 1)), c));
        }
        at.is_some()
    }
}

/// Why the tree could not be built, and where in the YAML.
pub(super) enum Refusal {
    /// The parser's reason.
    Syntax { at: usize, why: String },
    /// Too many levels lie inside each other.
    TooDeep { at: usize },
    /// A list or map stands where a name should be: `{{ x }}`.
    NameInBrackets { at: usize },
}

/// A list or map whose end has not come.
pub(super) enum Open<'a> {
    List { from: usize, nodes: Vec<Node<'a>> },
    Map { from: usize, entries: Vec<Entry<'a>>, key: Option<Name<'a>>, names: BTreeSet<String> },
}

/// A name whose value has not come.
pub(super) struct Name<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) range: Range<usize>,
}

pub(super) struct Builder<'s, 'a> {
    pub(super) source: &'s Source<'s, 'a>,
    /// The YAML as mended: other bytes than the source's in places, but as many.
    pub(super) yaml: &'s str,
    /// Where values stand that were reported.
    refused: &'s [usize],
    is_nfc: bool,
    cursor: Cursor<'s>,
    pub(super) open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) dropped: Vec<Range<usize>>,
}

impl<'s, 'a> Builder<'s, 'a> {
    fn new(source: &'s Source<'s, 'a>, yaml: &'s str, refused: &'s [usize]) -> Self {
        Self {
            source,
            yaml,
            refused,
            is_nfc: is_nfc_quick(yaml.chars()) == IsNormalized::Yes,
            cursor: Cursor::new(yaml),
            open: Vec::new(),
            root: None,
            found: Vec::new(),
            dropped: Vec::new(),
        }
    }

    fn run(&mut self) -> Result<Node<'a>, Refusal> {
        let mut parser = Parser::new_from_str(self.yaml);
        while let Some(event) = parser.next_event() {
            let (event, marks) = event.map_err(|error| self.syntax(&error))?;
            let range = self.range(marks);
            if self.root.is_some() && matches!(event, Event::DocumentStart(_)) {
                let what = Text::new("nhiều tài liệu trong một tệp", "several documents");
                self.found.push(syntax::unsupported(self.source.place(&range), &what));
                break;
            }
            self.take(event, range)?;
        }
        let nothing = Content::Text(Cow::Borrowed(""), Style::Plain);
        let span = self.source.span(&(0..0));
        Ok(self.root.take().unwrap_or(Node { content: nothing, span }))
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Refusal> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_marked = anchor != 0 || tag.is_some();
                let node = self.scalar(text, style, range, is_marked);
                self.place_node(node);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.waits_for_name() => {
                return Err(Refusal::NameInBrackets { at: range.start });
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_marks(anchor != 0 || tag.is_some(), &range);
                self.open(Open::List { from: range.start, nodes: Vec::new() }, &range)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_marks(anchor != 0 || tag.is_some(), &range);
                let (entries, names) = (Vec::new(), BTreeSet::new());
                let map = Open::Map { from: range.start, entries, key: None, names };
                self.open(map, &range)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            Event::Alias(_) => {
                let what = Text::new("dấu * (tham chiếu)", "aliases (*)");
                self.found.push(syntax::unsupported(self.source.place(&range), &what));
                let span = self.source.span(&range);
                self.place_node(Node { content: Content::Refused, span });
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn syntax(&mut self, error: &ScanError) -> Refusal {
        let at = self.cursor.byte(error.marker().index());
        Refusal::Syntax { at, why: error.info().to_owned() }
    }

    fn range(&mut self, marks: Marks) -> Range<usize> {
        let start = self.cursor.byte(marks.start.index());
        let end = self.cursor.byte(marks.end.index());
        start..end.max(start)
    }

    fn waits_for_name(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { key: None, .. }))
    }

    fn refuse_marks(&mut self, is_marked: bool, range: &Range<usize>) {
        if is_marked {
            let what = Text::new("dấu & và ! (neo, nhãn)", "anchors and tags (& and !)");
            self.found.push(syntax::unsupported(self.source.place(range), &what));
        }
    }

    fn open(&mut self, open: Open<'a>, range: &Range<usize>) -> Result<(), Refusal> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Refusal::TooDeep { at: range.start });
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let (from, content, last) = match open {
            Open::List { from, nodes } => {
                let last = nodes.last().map(|node| node.span);
                (from, Content::List(nodes), last)
            }
            Open::Map { from, entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span.max(entry.key_span));
                (from, Content::Map(entries), last)
            }
        };
        let is_flow = matches!(self.yaml.as_bytes().get(from), Some(b'[' | b'{'));
        let start = self.source.part.start;
        let span = match last {
            // The end mark of a block stands at whatever follows it.
            Some(last) if !is_flow => Span::new(start + from, last.end as usize),
            _ => {
                let is_closed = matches!(self.yaml.as_bytes().get(range.start), Some(b']' | b'}'));
                Span::new(start + from, start + range.start + usize::from(is_closed))
            }
        };
        self.place_node(Node { content, span });
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        range: Range<usize>,
        is_marked: bool,
    ) -> Node<'a> {
        let (style, range) = match style {
            ScalarStyle::Plain => (Style::Plain, range),
            ScalarStyle::SingleQuoted => (Style::Quoted, inner(self.yaml, range, b'\'')),
            ScalarStyle::DoubleQuoted => (Style::Quoted, inner(self.yaml, range, b'"')),
            ScalarStyle::Literal | ScalarStyle::Folded => (Style::Block, self.block(range)),
        };
        let span = self.source.span(&range);
        if self.refused.contains(&range.start) {
            return Node { content: Content::Refused, span };
        }
        let written = &self.source.text[span.start as usize..span.end as usize];
        if is_marked {
            let place = self.source.place(&range);
            self.found.push(syntax::quotes_needed(place, written, &quoted(written)));
            return Node { content: Content::Refused, span };
        }
        let is_verbatim = self.is_nfc && written == text;
        if style == Style::Plain {
            self.check_plain(written, &range);
        } else if let Some(c) = text.chars().find(|c| c.is_control() && !"\n\t".contains(*c)) {
            // An escape such as "\0" may write what the file itself does not hold.
            self.found.push(syntax::control_character(self.source.place(&range), c));
        }
        let text = match text {
            _ if is_verbatim => Cow::Borrowed(written),
            text if self.is_nfc => Cow::Owned(text.into_owned()),
            text => Cow::Owned(text.nfc().collect()),
        };
        Node { content: Content::Text(text, style), span }
    }

    /// The bytes of a block of text; of its `|` or `>` where it is empty.
    ///
    /// Reports a header such as `>4`, which nobody writes who does not mean “more than four”.
    fn block(&mut self, range: Range<usize>) -> Range<usize> {
        let from = self.yaml[..range.start].rfind(['|', '>']).unwrap_or(range.start);
        let header = self.yaml[from..].lines().next().unwrap_or_default().trim_end();
        if header.contains(|c: char| c.is_ascii_digit()) {
            let place = self.source.place(&(from..from + header.len()));
            self.found.push(syntax::quotes_needed(place, header, &quoted(header)));
        }
        match self.yaml[range.clone()].trim_end().len() {
            0 => from..from + header.len(),
            len => range.start..range.start + len,
        }
    }

    /// Reports what YAML takes for text without a word although it was meant otherwise.
    fn check_plain(&mut self, written: &str, range: &Range<usize>) {
        for (open, close) in [('“', '”'), ('‘', '’')] {
            if let Some(inner) = written.strip_prefix(open).and_then(|w| w.strip_suffix(close))
                && !inner.contains([open, close])
            {
                let place = self.source.place(range);
                self.found.push(syntax::smart_quotes(place, written, &quoted(inner)));
            }
        }
        let is_in_list = matches!(self.open.last(), Some(Open::List { .. }));
        for line in written.split_inclusive('\n').filter(|_| written.contains('\n')) {
            let line_range = part_of(written, range.start, line.trim());
            let mut chars = line.trim().chars();
            if chars.next() == Some('-')
                && chars.next().is_some_and(|c| !c.is_whitespace() && c != '-')
                && (is_in_list || written.starts_with('-'))
            {
                let separated = format!("- {}", &line.trim()[1..]);
                let place = self.source.place(&line_range);
                self.found.push(syntax::no_space(place, "-", &separated));
            }
        }
        if let Some(comment) = glued_comment(&self.yaml[range.end..]) {
            let at = range.end + comment.start;
            let place = self.source.place(&(at..range.end + comment.end));
            let written = &self.yaml[at..range.end + comment.end];
            self.found.push(syntax::cut_by_comment(place, written));
        }
    }

    /// Puts a finished node where it belongs: in its list, or as the name or value of its map.
    fn place_node(&mut self, node: Node<'a>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { nodes, .. }) => nodes.push(node),
            Some(Open::Map { key, .. }) => match key.take() {
                None => self.name(node),
                Some(name) => self.entry(name, node),
            },
        }
    }
}
