//! YAML as a tree of texts, each with its place in the file.
//!
//! Scalars stay as written: `92.000` is six characters and `03` is two, because a YAML reader that
//! offers numbers would turn the first into ninety-two. Names are NFC and stand once in their map.
//!
//! - [`plain`] reads what has plain shapes only, as nearly every article; all else goes to the parser.
//! - [`tree`] builds the tree from the parser's events, [`names`] its maps, [`marks`] their places.
//! - [`traps`] says in our words what the parser only refuses, by looking at the [`lines`], or else
//!   by its [`reasons`].
//! - [`read`] takes texts, dates and lists out of the tree.
//! - A value that YAML's syntax has taken (`>450`) is reported and becomes [`Content::Refused`], so
//!   that the rest of the file is read as if it stood there in quotes.
//!
//! Absent: anchors, aliases, tags, merge keys, several documents, more than [`MAX_DEPTH`] levels.

mod lines;
mod marks;
mod names;
mod plain;
pub(crate) mod read;
mod reasons;
mod traps;
mod tree;

use std::borrow::Cow;

use crate::diag::Span;
use crate::diag::front::Kind;

pub(crate) use marks::{is_decimal_comma, is_invisible, whole_letters};
pub(crate) use tree::{Tree, parse};

/// At most so many levels lie inside each other.
pub(crate) const MAX_DEPTH: usize = 64;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node<'a> {
    pub(crate) content: Content<'a>,
    /// Its bytes; of a quoted text those between the quotes, of an empty value those of its name.
    pub(crate) span: Span,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content<'a> {
    /// A text as written; empty where nothing was.
    Text(Cow<'a, str>, Style),
    /// A list.
    List(Vec<Node<'a>>),
    /// Named values, as ordered in the file.
    Map(Vec<Entry<'a>>),
    /// Something that was reported; nobody else complains about it.
    Refused,
}

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As it is.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// A name with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_span: Span,
    pub(crate) value: Node<'a>,
}

impl<'a> Node<'a> {
    /// Whether nothing was written, or YAML's word for nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.content {
            Content::Text(text, Style::Plain) => matches!(text.trim(), "" | "~" | "null"),
            Content::Text(text, _) => text.trim().is_empty(),
            Content::List(_) | Content::Map(_) | Content::Refused => false,
        }
    }

    /// Its kind, or `None` for what was refused.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match self.content {
            Content::Text(..) => Some(Kind::Text),
            Content::List(_) => Some(Kind::List),
            Content::Map(_) => Some(Kind::Map),
            Content::Refused => None,
        }
    }

    /// The entry of this name.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The entry that these names lead to.
    pub(crate) fn at(&self, names: &[&str]) -> Option<&Entry<'a>> {
        let (name, rest) = names.split_first()?;
        let entry = self.entry(name)?;
        if rest.is_empty() { Some(entry) } else { entry.value.at(rest) }
    }

    /// Its values; none unless it is a list.
    pub(crate) fn nodes(&self) -> &[Node<'a>] {
        match &self.content {
            Content::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// Its entries; none unless it is a map.
    pub(crate) fn entries(&self) -> &[Entry<'a>] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }
}

/// `text` in the quotes that suit it best.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}
