//! Where the front matter stands in a file.

use std::ops::Range;

/// What the lines `---` say.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fences {
    /// There is front matter.
    Found {
        /// From the opening fence to the end of the closing one's line.
        whole: Range<usize>,
        /// The YAML between the fences.
        yaml: Range<usize>,
    },
    /// The file begins with its body, here.
    None(usize),
    /// The first line is nearly a fence, such as `----` or a dash that a word processor made.
    Odd(Range<usize>),
    /// The closing fence is missing; perhaps the second line was meant to be it.
    Unclosed(Range<usize>, Option<Range<usize>>),
}

/// Finds the fences of `text`.
///
/// A byte order mark and blank lines may come before the first, and blanks may follow each.
pub(super) fn find(text: &str) -> Fences {
    let begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut at = begin;
    let mut open: Option<Range<usize>> = None;
    let mut yaml_start = 0;
    let mut nearly = None;
    for line in text[begin..].split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let is_fence = &text[range.clone()] == "---";
        match &open {
            None if range.is_empty() => {}
            None if is_fence => (open, yaml_start) = (Some(range), at),
            None if is_odd(&text[range.clone()]) => return Fences::Odd(range),
            None => return Fences::None(begin),
            Some(open) if is_fence => {
                return Fences::Found { whole: open.start..at, yaml: yaml_start..range.start };
            }
            Some(_) if nearly.is_none() && is_odd(&text[range.clone()]) => {
                let blanks = line.len() - line.trim_start().len();
                nearly = Some(range.start + blanks..range.end);
            }
            Some(_) => {}
        }
    }
    match open {
        Some(open) => Fences::Unclosed(open, nearly),
        None => Fences::None(begin),
    }
}

/// Whether a line is made of dashes alone, or is YAML's end of a document.
fn is_odd(line: &str) -> bool {
    // Nearly every line begins otherwise.
    if line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let line = line.trim();
    let is_dashes = line.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '_' | '='));
    line == "..." || (is_dashes && (line.chars().count() > 1 || line == "—"))
}
