//! A file of the board through serde: its types from `serde_yaml`, its places from the marked tree.
//!
//! The tree is built first, so that whatever is wrong with the YAML itself is told in the same words
//! as in an article. Where serde then refuses an entry, it is told with its place from the tree,
//! painted over with spaces, and the rest is read again: every mistake is told, and one of them
//! never hides the others' values.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

use super::Doc;
use super::yaml::{self, Content, Entry, Node, Style, Tree};
use crate::diag::front::{self, Kind};
use crate::diag::{Diagnostic, Place, Span, settings, syntax};
use crate::fold;

/// At most so many bytes are a file of the board.
const MAX_BYTES: usize = 1 << 20;

/// At most so many entries are painted over.
const MAX_REFUSED: usize = 200;

/// The names of a map with their values, as ordered in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordered<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Ordered::default())
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// Reads `doc` as a `T` beside its tree; `None` where it cannot be read at all, which is reported.
pub(super) fn read<'a, T: DeserializeOwned + Default>(
    doc: &'a Doc,
    found: &mut Vec<Diagnostic>,
) -> Option<(T, Node<'a>)> {
    let begin = if doc.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let part = begin..doc.text.len();
    if part.len() > MAX_BYTES {
        let start = Place::new(&doc.file, Span::new(begin, begin));
        found.push(syntax::too_long(start, part.len(), MAX_BYTES));
        return None;
    }
    let tree = yaml::parse(&doc.file, &doc.text, part, found)?;
    if tree.root.is_empty() {
        return Some((T::default(), tree.root));
    }
    if let Some(kind) = tree.root.kind().filter(|kind| *kind != Kind::Map) {
        let place = Place::new(&doc.file, tree.root.span);
        found.push(front::wrong_kind(place, doc.file.name(), Kind::Map, kind));
        return None;
    }
    let value = Painter::new(doc, begin, &tree).read(&tree.root, found);
    Some((value, tree.root))
}

/// Whether an entry of `node` was lost to a slip in its name, so that none is missed.
pub(super) fn has_lost_entry(doc: &Doc, node: &Node<'_>, found: &[Diagnostic]) -> bool {
    let is_within = |span: Span| node.span.start <= span.start && span.end <= node.span.end;
    found.iter().any(|diagnostic| {
        diagnostic.place.file == doc.file
            && diagnostic.place.span.is_some_and(is_within)
            && syntax::loses_an_entry(diagnostic)
    })
}

/// The YAML, of which some entries are painted over.
struct Painter<'d> {
    doc: &'d Doc,
    begin: usize,
    yaml: String,
}

impl<'d> Painter<'d> {
    fn new(doc: &'d Doc, begin: usize, tree: &Tree<'_>) -> Self {
        let mut painter = Self { doc, begin, yaml: tree.mended.clone().into_owned() };
        for range in &tree.dropped {
            painter.paint(range.clone());
        }
        painter.paint_refused(&tree.root);
        painter
    }

    fn read<T: DeserializeOwned + Default>(
        &mut self,
        root: &Node<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> T {
        for _ in 0..MAX_REFUSED {
            let error = match serde_yaml::from_str(&self.yaml) {
                Ok(value) => return value,
                Err(error) => error,
            };
            let Some(at) = error.location().and_then(|at| self.byte(at.line(), at.column())) else {
                break;
            };
            let Some(entry) = innermost(root, at) else { break };
            found.push(self.explain(&error.to_string(), entry, at));
            let painted = self.yaml.clone();
            self.paint(self.bytes(entry));
            if self.yaml == painted {
                break;
            }
        }
        T::default()
    }

    /// Where a line and column of the YAML, both from 1 and in characters, are in the file.
    fn byte(&self, line: usize, column: usize) -> Option<u32> {
        let line = self.yaml.split_inclusive('\n').nth(line.checked_sub(1)?)?;
        let start = line.as_ptr().addr() - self.yaml.as_ptr().addr();
        let column = column.checked_sub(1)?;
        let offset = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let at = start + offset;
        // The text of a quoted scalar begins after its quote.
        let is_quote = self.yaml[at..].starts_with(['"', '\'']);
        u32::try_from(self.begin + at + usize::from(is_quote)).ok()
    }

    /// The bytes of an entry in the YAML.
    fn bytes(&self, entry: &Entry<'_>) -> Range<usize> {
        let end = entry.value.span.end.max(entry.key_span.end) as usize;
        entry.key_span.start as usize - self.begin..end - self.begin
    }

    /// Paints over every entry whose value has been reported, or one within its list.
    fn paint_refused(&mut self, node: &Node<'_>) {
        for entry in node.entries() {
            let is_refused = match &entry.value.content {
                Content::Refused => true,
                Content::List(nodes) => nodes.iter().any(|n| n.content == Content::Refused),
                Content::Text(..) | Content::Map(_) => false,
            };
            if is_refused {
                self.paint(self.bytes(entry));
            } else {
                self.paint_refused(&entry.value);
                if let Content::List(nodes) = &entry.value.content {
                    for node in nodes {
                        self.paint_refused(node);
                    }
                }
            }
        }
    }

    /// Writes spaces over an entry, its quotes and the comma after it; line ends stay.
    fn paint(&mut self, range: Range<usize>) {
        let mut range = yaml::whole_letters(&self.yaml, range);
        let bytes = self.yaml.as_bytes();
        let is_quote = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\''));
        if range.start > 0 && is_quote(range.start - 1) {
            range.start -= 1;
        }
        if is_quote(range.end) {
            range.end += 1;
        }
        let rest = &self.yaml[range.end..];
        let blanks = rest.len() - rest.trim_start().len();
        // A name whose value is nothing ends before its colon.
        if rest[blanks..].starts_with(':') {
            range.end += blanks + 1;
        }
        let rest = &self.yaml[range.end..];
        let blanks = rest.len() - rest.trim_start().len();
        if rest[blanks..].starts_with(',') {
            range.end += blanks + 1;
        }
        let painted: String = self.yaml[range.clone()]
            .bytes()
            .map(|b| if matches!(b, b'\n' | b'\r') { char::from(b) } else { ' ' })
            .collect();
        self.yaml.replace_range(range, &painted);
    }

    /// What serde said of an entry, in our words.
    fn explain(&self, error: &str, entry: &Entry<'_>, at: u32) -> Diagnostic {
        let place = |span| Place::new(&self.doc.file, span);
        let key: &str = &entry.key;
        // Where a list's value is of the wrong kind, the value is the culprit, not the list.
        let value = value_at(&entry.value, at);
        if let Some((written, known)) = choices(error, "unknown field `") {
            let nearest = fold::nearest(written, known.iter().copied());
            return front::unknown_key(place(entry.key_span), written, nearest, &known);
        }
        if let Some((written, known)) = choices(error, "unknown variant `") {
            let nearest = fold::nearest(written, known.iter().copied());
            return settings::unknown_choice(place(value.span), key, written, nearest, &known);
        }
        if error.contains("invalid length") {
            return settings::wrong_length(place(entry.value.span), key);
        }
        let expected = error.rsplit_once("expected ").map_or("", |(_, expected)| expected);
        let found = value.kind().unwrap_or(Kind::Text);
        let written = match &value.content {
            Content::Text(text, _) => &**text,
            _ => "",
        };
        if expected.starts_with("a boolean") {
            return front::not_a_bool(
                place(value.span),
                key,
                written,
                yaml::read::bool_meant(written),
            );
        }
        let kind = match expected.split([' ', ',']).nth(1).unwrap_or_default() {
            _ if expected.starts_with(['u', 'i']) => Kind::Number,
            "string" | "borrowed" => Kind::Text,
            "sequence" | "tuple" => Kind::List,
            "map" => Kind::Map,
            _ if expected.starts_with("struct") => Kind::Map,
            _ => return settings::not_understood(place(value.span), key),
        };
        match (&value.content, kind) {
            (Content::Text(text, style), Kind::List) => {
                let diagnostic = front::list_expected(place(value.span), key, text);
                match style {
                    Style::Plain => diagnostic.fix(format!("[{text}]")),
                    Style::Quoted | Style::Block => diagnostic,
                }
            }
            (Content::Text(text, _), Kind::Number) if text.parse::<i128>().is_ok() => {
                settings::out_of_range(place(value.span), key, text, "0, 1, 2, 3 …")
            }
            _ if kind == found => settings::not_understood(place(value.span), key),
            _ => front::wrong_kind(place(value.span), key, kind, found),
        }
    }
}

/// The entry that holds the byte `at` and no entry that does.
fn innermost<'n, 'a>(node: &'n Node<'a>, at: u32) -> Option<&'n Entry<'a>> {
    if let Content::List(nodes) = &node.content {
        return nodes.iter().find_map(|node| innermost(node, at));
    }
    let holds = |entry: &&Entry<'_>| {
        let end = entry.value.span.end.max(entry.key_span.end);
        entry.key_span.start <= at && at <= end
    };
    let entry = node.entries().iter().rfind(holds)?;
    innermost(&entry.value, at).or(Some(entry))
}

/// The value of a list that stands at the byte `at`, or the node itself.
fn value_at<'n, 'a>(node: &'n Node<'a>, at: u32) -> &'n Node<'a> {
    let Content::List(nodes) = &node.content else { return node };
    nodes.iter().find(|node| node.span.start <= at && at < node.span.end).unwrap_or(node)
}

/// What serde did not know, and the choices it names: `` unknown field `a`, expected `b` or `c` ``.
fn choices<'e>(error: &'e str, start: &str) -> Option<(&'e str, Vec<&'e str>)> {
    let (written, rest) = error.split_once(start)?.1.split_once("`, expected ")?;
    Some((written, rest.split('`').skip(1).step_by(2).collect()))
}
