//! The old address as an alias in the front matter; no other byte is touched.

use std::ops::Range;

use super::has_error;
use crate::article::front;
use crate::desk::edits::Edits;
use crate::diag::{Diagnostic, Marked, Place, links};
use crate::path::SitePath;

/// The text with `old` among its aliases, and without `new`, which is to be its own address.
///
/// **Errors:** what is wrong with the front matter, to which nothing can be added then.
pub(super) fn add(
    file: &SitePath,
    text: &str,
    old: &str,
    new: &str,
) -> Result<String, Vec<Diagnostic>> {
    let (front, _, found) = front::parse(file, text);
    if front.is_broken || has_error(&found) {
        return Err(found);
    }
    let is =
        |alias: &Marked<String>, url: &str| alias.value.trim_matches('/') == url.trim_matches('/');
    if front.aliases.iter().any(|alias| is(alias, old)) {
        return Ok(text.to_owned());
    }
    let mut edits = Edits::default();
    if let Some(own) = front.aliases.iter().find(|alias| is(alias, new)) {
        edits.replace(own.span.start as usize..own.span.end as usize, old);
    } else if let Some(last) = front.aliases.last() {
        after(text, last, old, &mut edits);
    } else {
        let whole = front.span.start as usize..front.span.end as usize;
        into_block(text, whole, old, &mut edits);
    }
    let with_alias = edits.apply(text);
    let (read, _, told) = front::parse(file, &with_alias);
    let is_there = read.aliases.iter().any(|alias| alias.value == old);
    if !is_there || has_error(&told) || read.aliases.len() < front.aliases.len() {
        let span = front.aliases.last().map_or(front.span, |last| last.span);
        return Err(vec![links::bad_alias(Place::new(file, span), old)]);
    }
    Ok(with_alias)
}

/// Adds an alias after the last one of a list, in the list's own form.
fn after(text: &str, last: &Marked<String>, old: &str, edits: &mut Edits) {
    let (start, mut end) = (last.span.start as usize, last.span.end as usize);
    let mut start = start;
    if text[end..].starts_with(['"', '\'']) {
        end += 1;
        start -= 1;
    }
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let lead = &text[line..start];
    let is_dashed = lead.trim_start().starts_with('-') && lead.trim() == "-";
    if is_dashed {
        let newline = if text[..start].contains("\r\n") { "\r\n" } else { "\n" };
        edits.replace(end..end, format!("{newline}{lead}{old}"));
    } else {
        edits.replace(end..end, format!(", {old}"));
    }
}

/// Adds the entry `aliases`, or fills the one that is empty.
fn into_block(text: &str, whole: Range<usize>, old: &str, edits: &mut Edits) {
    let mut at = whole.start;
    let mut closing = whole.end;
    let newline = if text[whole.clone()].contains("\r\n") { "\r\n" } else { "\n" };
    for (idx, line) in text[whole].split_inclusive('\n').enumerate() {
        if let Some(value) = line.strip_prefix("aliases:") {
            let from = at + "aliases:".len();
            let blanks = value.len() - value.trim_start_matches(' ').len();
            let is_list = value[blanks..].starts_with("[]");
            let end = if is_list { from + blanks + "[]".len() } else { from };
            edits.replace(from..end, format!(" [{old}]"));
            return;
        }
        if idx > 0 && line.trim_end() == "---" {
            closing = at;
        }
        at += line.len();
    }
    edits.replace(closing..closing, format!("aliases: [{old}]{newline}"));
}
