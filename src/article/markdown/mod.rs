//! Markdown to HTML with holes.
//!
//! One writer over pulldown-cmark's events, in one pass, into one string. Every attribute is
//! escaped where it is written, and no address is written that [`target`] has not let through: five
//! of other generators' security holes were an attribute that somebody else was to escape.
//!
//! - [`writer`] walks the events and writes blocks and text; [`tables`], [`links`] and [`raw`]
//!   write what has rules of its own, [`alone`] and [`notes`] what an article has beyond plain
//!   Markdown.
//! - [`target`] says what an address is; [`video`] knows the services whose links become cards.
//! - [`ids`] keeps anchors apart, [`listen`] collects words without markup, [`clean`] composes
//!   letters, [`out`] is the page under the pen.
//!
//! Absent: whether a link, picture or metric exists. That is asked of other files, so it is a
//! [`Hole`](super::Hole).

mod alone;
mod clean;
mod ids;
mod links;
mod listen;
mod notes;
mod out;
mod raw;
mod tables;
mod target;
mod video;
mod writer;

#[cfg(test)]
mod tests;

use pulldown_cmark::Options;
use serde::{Deserialize, Serialize};

use self::writer::{Policy, Rules, Writer};
use super::Body;
use crate::diag::Diagnostic;
use crate::path::SitePath;

/// What becomes of HTML inside Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RawHtml {
    /// It is shown as text.
    #[default]
    Escape,
    /// It stands as it is; the board answers for it.
    Allow,
}

/// Which Markdown [`to_html`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// CommonMark.
    CommonMark,
    /// CommonMark with tables, footnotes and strikethrough.
    Gfm,
}

/// What articles have beyond CommonMark.
const EXTENSIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Parses the body of `file`: `text` is the Markdown, which begins `offset` bytes into the file.
///
/// **Spans** of holes and mistakes are bytes of the file. **Text** is NFC and of characters that
/// XML can hold. **Cost** is linear in the text's length.
pub fn parse(
    file: &SitePath,
    text: &str,
    offset: usize,
    raw_html: RawHtml,
) -> (Body, Vec<Diagnostic>) {
    let rules = Rules { file, offset, raw_html };
    let mut writer = Writer::new(text, EXTENSIONS, Policy::Article(rules));
    writer.run();
    writer.into_body()
}

/// The HTML of `text` with nothing added or refused: HTML is kept, all addresses are allowed, and
/// headings have no ids.
pub fn to_html(text: &str, dialect: Dialect) -> String {
    let options = match dialect {
        Dialect::CommonMark => Options::empty(),
        Dialect::Gfm => EXTENSIONS,
    };
    let mut writer = Writer::new(text, options, Policy::Plain);
    writer.run();
    writer.into_html()
}
