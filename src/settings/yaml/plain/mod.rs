//! The plain shapes of YAML, read line by line at a tenth of the parser's cost.
//!
//! ```text
//! title: Trồng cây đầu năm
//! author: "Ban biên tập"
//! districts: [co-to, Vân Đồn]
//! metrics:
//!   cay-xanh: hơn 92.000 cây
//! ```
//!
//! Nearly every article needs no more. Whatever else stands in the YAML, or could be a slip, makes
//! [`read`] return nothing, and the parser reads all of it. What is read here the parser reads as
//! the same tree, and without a mistake.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2_iter, memchr3};

use super::{Content, Entry, Node, Style};
use crate::diag::Span;
use crate::fold::is_surely_clean;

/// Names are short; the parser refuses those of more than a thousand letters.
const NAME_BYTES_MAX: usize = 128;

/// The tree of the YAML in `part` of a file's text; `None` where it may be more than plain shapes.
pub(super) fn read(text: &str, part: Range<usize>) -> Option<Node<'_>> {
    let yaml = text.get(part.clone())?;
    if !is_ordinary(yaml) {
        return None;
    }
    let mut entries = Vec::with_capacity(12);
    let mut below = Below { indent: 0, entries: Vec::new() };
    let mut at = part.start;
    for line in yaml.split_inclusive('\n') {
        let written = line.trim_end_matches(['\n', ' ']);
        let indent = written.len() - written.trim_start_matches(' ').len();
        let range = at + indent..at + written.len();
        at += line.len();
        if range.is_empty() {
            continue;
        }
        let entry = entry(text, range)?;
        if indent == 0 {
            below.close(&mut entries);
            push(&mut entries, entry)?;
        } else {
            below.add(indent, &entries, entry)?;
        }
    }
    below.close(&mut entries);
    map(entries)
}

/// Whether all letters are composed and none is blank, invisible or a line end but space and `\n`.
fn is_ordinary(yaml: &str) -> bool {
    let bytes = yaml.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    // U+0080 to U+00AF, U+2000 to U+200F, U+2028 to U+202F, and U+2040 to U+207F.
    let is_odd = |at: usize| match (byte(at), byte(at + 1), byte(at + 2)) {
        (0xc2, second, _) => second < 0xb0,
        (0xe2, 0x80, third) => !matches!(third, 0x90..=0xa7 | 0xb0..=0xbf),
        (0xe2, second, _) => second == 0x81,
        _ => false,
    };
    is_surely_clean(yaml)
        && memchr3(b'\t', b'\r', 0x7f, bytes).is_none()
        && !memchr2_iter(0xc2, 0xe2, bytes).any(is_odd)
}

/// The entries below the last name, which has no value of its own.
struct Below<'a> {
    indent: usize,
    entries: Vec<Entry<'a>>,
}

impl<'a> Below<'a> {
    /// Adds an entry that is indented by `indent`; `None` where it belongs elsewhere.
    fn add(&mut self, indent: usize, above: &[Entry<'a>], entry: Entry<'a>) -> Option<()> {
        if self.entries.is_empty() {
            let parent = above.last()?;
            if !is_without_value(parent) {
                return None;
            }
            self.indent = indent;
            self.entries.reserve(16);
        } else if indent != self.indent {
            return None;
        }
        push(&mut self.entries, entry)
    }

    /// Makes the entries the value of the last name above.
    fn close(&mut self, above: &mut [Entry<'a>]) {
        if let Some(parent) = above.last_mut()
            && let Some(map) = map(std::mem::take(&mut self.entries))
        {
            parent.value = map;
        }
    }
}

/// Whether nothing stands after the name; quotes with nothing between them are something.
fn is_without_value(entry: &Entry<'_>) -> bool {
    matches!(&entry.value.content, Content::Text(text, Style::Plain) if text.is_empty())
}

/// The map of these entries; `None` where there are none.
fn map(entries: Vec<Entry<'_>>) -> Option<Node<'_>> {
    let (first, last) = (entries.first()?, entries.last()?);
    let span = Span { start: first.key_span.start, end: last.value.span.end };
    Some(Node { content: Content::Map(entries), span })
}

/// From so many names on, looking through all of them for each is no longer cheap.
const MANY_NAMES: usize = 64;

/// Adds an entry; `None` where its name is there, or where there are too many to look through.
fn push<'a>(entries: &mut Vec<Entry<'a>>, entry: Entry<'a>) -> Option<()> {
    let is_new = entries.len() < MANY_NAMES && entries.iter().all(|other| other.key != entry.key);
    is_new.then(|| entries.push(entry))
}

/// The entry that the bytes of a line without blanks around it are.
fn entry(text: &str, line: Range<usize>) -> Option<Entry<'_>> {
    let colon = line.start + memchr(b':', text[line.clone()].as_bytes())?;
    let key = &text[line.start..colon];
    let key_span = Span::new(line.start, colon);
    if !is_name(key) {
        return None;
    }
    let written = &text[colon + 1..line.end];
    let value = if written.is_empty() {
        Node { content: Content::Text(Cow::Borrowed(""), Style::Plain), span: key_span }
    } else {
        let bare = written.trim_start_matches(' ');
        if bare.len() == written.len() {
            return None;
        }
        let range = line.end - bare.len()..line.end;
        match bare.as_bytes()[0] {
            b'[' => list(text, range)?,
            b'"' | b'\'' => quoted(text, range)?,
            _ => plain(text, range)?,
        }
    };
    Some(Entry { key: Cow::Borrowed(key), key_span, value })
}

/// Whether it begins with a letter and has only letters, digits, hyphens and single words.
fn is_name(key: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || (byte >= 0x80 && byte != 0xe2);
    let may_follow = |byte: u8| {
        byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'-' | b'_' | b' ')
    };
    key.len() <= NAME_BYTES_MAX
        && key.bytes().next().is_some_and(is_letter)
        && key.bytes().all(may_follow)
        && !key.ends_with(' ')
}

/// A text that goes to the end of its line.
fn plain(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let bytes = text[range.clone()].as_bytes();
    let is_trap = |at: usize| match bytes[at] {
        b':' => matches!(bytes.get(at + 1), None | Some(b' ')),
        _ => bytes[at - 1] == b' ',
    };
    let is_plain = may_begin(bytes[0]) && !memchr2_iter(b':', b'#', bytes).any(is_trap);
    is_plain.then(|| scalar(text, range, Style::Plain))
}

/// Whether a text may begin with this byte and be nothing but a text.
fn may_begin(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'/' | b'(' | b'+' | b'$' | b'<')
        || (byte >= 0x80 && byte != 0xe2)
}

/// A text in quotes, without escapes, that ends where `range` does.
fn quoted(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let bytes = text[range.clone()].as_bytes();
    let inner = bytes.get(1..bytes.len() - 1)?;
    let is_whole = bytes[bytes.len() - 1] == bytes[0] && bytes.len() > 1;
    let is_verbatim = !inner.contains(&bytes[0]) && memchr(b'\\', inner).is_none();
    let inside = range.start + 1..range.end - 1;
    (is_whole && is_verbatim).then(|| scalar(text, inside, Style::Quoted))
}

fn scalar(text: &str, range: Range<usize>, style: Style) -> Node<'_> {
    let span = Span::new(range.start, range.end);
    Node { content: Content::Text(Cow::Borrowed(&text[range]), style), span }
}

/// A list of texts in brackets, on one line.
fn list(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let inner = text[range.clone()].strip_prefix('[')?.strip_suffix(']')?;
    let mut nodes = Vec::new();
    let mut at = range.start + 1;
    let is_empty = inner.trim_matches(' ').is_empty();
    for written in inner.split(',').filter(|_| !is_empty) {
        let here = at;
        at += written.len() + 1;
        let blanks = written.len() - written.trim_start_matches(' ').len();
        let item = written.trim_matches(' ');
        let range = here + blanks..here + blanks + item.len();
        let bytes = item.as_bytes();
        nodes.push(match bytes.first()? {
            b'"' | b'\'' => quoted(text, range)?,
            first => {
                let is_trap = |byte: &u8| matches!(byte, b'[' | b']' | b'{' | b'}' | b':' | b'#');
                let is_plain = may_begin(*first) && !bytes.iter().any(is_trap);
                // The parser refuses a hyphen before a comma or bracket.
                (is_plain && !item.ends_with('-')).then(|| scalar(text, range, Style::Plain))?
            }
        });
    }
    Some(Node { content: Content::List(nodes), span: Span::new(range.start, range.end) })
}
