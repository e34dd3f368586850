//! The front matter of an article: what is written between its two lines `---`.
//!
//! Syntax only. Every value is the author's own text with its place; whether an area or a metric of
//! that name exists is asked by `model`. What is wrong is reported and left out, and the rest is
//! read.

mod fence;
mod figures;
mod shape;
#[cfg(test)]
mod tests;

use crate::article::{Attachment, Extra, Front, Picture};
use crate::diag::front::{self, Kind};
use crate::diag::{Diagnostic, Marked, Place, Span, syntax};
use crate::path::SitePath;
use crate::settings::yaml::read::Reader;
use crate::settings::yaml::{self, Content, Entry, Node};
use fence::Fences;
pub(crate) use shape::shape;

/// At most so many bytes are front matter.
const MAX_BYTES: usize = 64 << 10;

/// The introduction of the home page, which needs no title of its own.
const HOME: &str = "content/index.md";

/// Every entry there is.
const KEYS: &[&str] = &[
    "title",
    "date",
    "author",
    "summary",
    "districts",
    "area",
    "period",
    "programme",
    "metrics",
    "corrects",
    "featured",
    "publish",
    "expires",
    "draft",
    "tags",
    "people",
    "image",
    "gallery",
    "files",
    "aliases",
    "series",
    "extra",
];

/// What may be said of a picture.
const PICTURE_KEYS: &[&str] = &["src", "alt", "caption", "credit"];

/// What may be said of an attachment.
const ATTACHMENT_KEYS: &[&str] = &["src", "title"];

/// What an editor may write, folded, for an entry's name.
const VIETNAMESE: &[(&str, &str)] = &[
    ("tieu de", "title"),
    ("ngay", "date"),
    ("ngay dang", "date"),
    ("tac gia", "author"),
    ("tom tat", "summary"),
    ("huyen", "districts"),
    ("the huyen", "districts"),
    ("dia ban", "area"),
    ("ky", "period"),
    ("chuong trinh", "programme"),
    ("so lieu", "metrics"),
    ("chi so", "metrics"),
    ("dinh chinh", "corrects"),
    ("the", "tags"),
    ("anh", "image"),
    ("tep", "files"),
    ("nhap", "draft"),
];

/// Reads the front matter of a file's `text`.
///
/// Returns it with the byte where the body begins, and what is wrong with it. Where its YAML cannot
/// be read, [`Front::is_broken`] says so and nothing more is reported.
pub fn parse(file: &SitePath, text: &str) -> (Front, usize, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let place =
        |range: &std::ops::Range<usize>| Place::new(file, Span::new(range.start, range.end));
    let broken = Front { is_broken: true, ..Front::default() };
    let (whole, part) = match fence::find(text) {
        Fences::Found { whole, yaml } => (whole, yaml),
        Fences::None(begin) if file.as_str() == HOME => return (Front::default(), begin, found),
        Fences::None(begin) => {
            let first = text[begin..].trim_start().lines().next().unwrap_or_default();
            let at = text.len() - text[begin..].trim_start().len();
            found.push(front::no_front_matter(place(&(at..at + first.trim_end().len()))));
            return (broken, begin, found);
        }
        Fences::Odd(line) => {
            let written = text[line.clone()].trim();
            found.push(front::odd_fence(place(&line), written));
            return (broken, text.len(), found);
        }
        Fences::Unclosed(open, nearly) => {
            let nearly = nearly.map(|line| (place(&line), &text[line]));
            found.push(front::unclosed(place(&open), nearly));
            return (broken, text.len(), found);
        }
    };
    let (body, span) = (whole.end, Span::new(whole.start, whole.end));
    if part.len() > MAX_BYTES {
        let fence = place(&(whole.start..whole.start + 3));
        found.push(syntax::too_long(fence, part.len(), MAX_BYTES));
        return (broken, body, found);
    }
    let Some(yaml::Tree { root, .. }) = yaml::parse(file, text, part, &mut found) else {
        return (Front { span, ..broken }, body, found);
    };
    let is_broken = root.kind() != Some(Kind::Map) && !root.is_empty();
    let mut front = Front { is_broken, span, ..Front::default() };
    let mut reader = Reader { file, source: text, found: &mut found };
    let mut waiting = None;
    let mut title_at = Span::new(whole.start, whole.start + "---".len());
    let mut is_refused = false;
    for entry in reader.map("---", root) {
        if entry.key == "title" {
            title_at = entry.key_span;
            is_refused = entry.value.kind() != Some(Kind::Text);
        }
        take(&mut front, &mut reader, entry, &mut waiting);
    }
    let is_told = is_refused || is_broken || found.iter().any(syntax::loses_an_entry);
    if front.title.value.is_empty() && !is_told && file.as_str() != HOME {
        found.push(front::missing_key(Place::new(file, title_at), "title", "Tên bài"));
    }
    (front, body, found)
}

/// Takes one entry. `waiting` is the entry before, where it has nothing but could have entries.
fn take(
    front: &mut Front,
    reader: &mut Reader<'_>,
    entry: Entry<'_>,
    waiting: &mut Option<&'static str>,
) {
    let before = waiting.take();
    let Some(key) = KEYS.iter().copied().find(|key| *key == entry.key) else {
        *waiting = before;
        return unknown(reader, &entry, before);
    };
    let node = entry.value;
    if node.is_empty() && matches!(key, "metrics" | "image" | "extra") {
        *waiting = Some(key);
    }
    let plain = |text: Marked<String>| text.value;
    let n_found = reader.found.len();
    let is_refused = node.kind().is_none();
    match key {
        "title" => front.title = reader.text(key, node).unwrap_or_default(),
        "date" => front.date = reader.date(key, node),
        "author" => front.author = reader.text(key, node).map(plain),
        "summary" => front.summary = reader.text(key, node).map(plain),
        "districts" => front.districts = reader.texts(key, node),
        "area" => front.area = reader.text(key, node),
        "period" => front.period = reader.text(key, node),
        "programme" => front.programme = reader.text(key, node),
        "metrics" => front.metrics = figures::metrics(reader, node),
        "corrects" => front.corrects = reader.texts(key, node),
        "featured" => front.featured = reader.texts(key, node),
        "publish" => front.publish = reader.instant(key, node),
        "expires" => front.expires = reader.instant(key, node),
        "draft" => front.is_draft = reader.flag(key, node),
        "tags" => front.tags = reader.texts(key, node),
        "people" => front.people = reader.texts(key, node),
        "image" => front.image = picture(reader, key, node),
        "gallery" => {
            let nodes = reader.list(key, node);
            front.gallery = nodes.into_iter().filter_map(|n| picture(reader, key, n)).collect();
        }
        "files" => {
            let nodes = reader.list(key, node);
            front.files = nodes.into_iter().filter_map(|n| attachment(reader, n)).collect();
        }
        "aliases" => front.aliases = reader.texts(key, node),
        "series" => front.series = reader.text(key, node),
        "extra" => front.extra = extra(node),
        _ => {}
    }
    if is_refused || reader.found.len() > n_found {
        front.refused.push(key.into());
    }
}

/// Reports an unknown entry: one that was not indented, a Vietnamese name, or a slip.
fn unknown(reader: &mut Reader<'_>, entry: &Entry<'_>, before: Option<&'static str>) {
    let place = reader.place(entry.key_span);
    let folded = crate::fold::fold_name(&entry.key);
    let meant = VIETNAMESE.iter().find(|(vi, _)| *vi == folded).map(|(_, key)| *key);
    match (before, meant) {
        (_, Some(meant)) => {
            reader.found.push(front::unknown_key(place, &entry.key, Some(meant), KEYS));
        }
        (Some(parent), None) => reader.found.push(syntax::indent_below(place, parent)),
        (None, None) => reader.unknown_key(entry, KEYS),
    }
}

/// A picture: its file, or entries with what is said about it.
fn picture(reader: &mut Reader<'_>, key: &str, node: Node<'_>) -> Option<Picture> {
    if node.is_empty() {
        return None;
    }
    let span = node.span;
    if node.kind() == Some(Kind::Text) {
        let src = reader.text(key, node)?;
        return Some(Picture { src, alt: None, caption: None, credit: None });
    }
    let is_map = node.kind() == Some(Kind::Map);
    let (mut src, mut alt, mut caption, mut credit) = (None, None, None, None);
    let plain = |text: Marked<String>| text.value;
    let mut is_refused = false;
    for entry in reader.map(key, node) {
        match &*entry.key {
            "src" => {
                is_refused = entry.value.kind().is_none();
                src = reader.text("src", entry.value);
            }
            "alt" => alt = reader.text("alt", entry.value).map(plain),
            "caption" => caption = reader.text("caption", entry.value).map(plain),
            "credit" => credit = reader.text("credit", entry.value).map(plain),
            _ => reader.unknown_key(&entry, PICTURE_KEYS),
        }
    }
    if src.is_none() && is_map && !is_refused {
        reader.found.push(front::missing_key(reader.place(span), "src", "anh.jpg"));
    }
    Some(Picture { src: src?, alt, caption, credit })
}

/// An attachment: its file, or entries with its title.
fn attachment(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Attachment> {
    if node.is_empty() {
        return None;
    }
    let span = node.span;
    if node.kind() == Some(Kind::Text) {
        return Some(Attachment { src: reader.text("files", node)?, title: None });
    }
    let is_map = node.kind() == Some(Kind::Map);
    let (mut src, mut title, mut is_refused) = (None, None, false);
    for entry in reader.map("files", node) {
        match &*entry.key {
            "src" => {
                is_refused = entry.value.kind().is_none();
                src = reader.text("src", entry.value);
            }
            "title" => title = reader.text("title", entry.value).map(|text| text.value),
            _ => reader.unknown_key(&entry, ATTACHMENT_KEYS),
        }
    }
    if src.is_none() && is_map && !is_refused {
        reader.found.push(front::missing_key(reader.place(span), "src", "ke-hoach.pdf"));
    }
    Some(Attachment { src: src?, title })
}

/// Free data, text all the way down.
fn extra(node: Node<'_>) -> Extra {
    match node.content {
        Content::Text(text, _) if text.is_empty() => Extra::None,
        Content::Text(text, _) => Extra::Text(text.into_owned()),
        Content::List(nodes) => Extra::List(nodes.into_iter().map(extra).collect()),
        Content::Map(entries) => {
            let entries = entries.into_iter().map(|e| (e.key.into_owned(), extra(e.value)));
            Extra::Map(entries.collect())
        }
        Content::Refused => Extra::None,
    }
}
