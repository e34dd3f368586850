//! Diagnostics as a page shows them.

use serde::Serialize;

use crate::diag::{Code, Diagnostic, Lang, Place, Severity, show};
use crate::path::SitePath;
use crate::source::Sources;

/// An excerpt has at most so many lines.
const LINES_MAX: usize = 6;
/// A part of a line has at most so many characters: a body may be one line.
const PART_MAX: usize = 160;

/// One mistake, in the site's language.
#[derive(Debug, Serialize)]
pub(in crate::serve) struct Told {
    pub(in crate::serve) code: Code,
    pub(in crate::serve) severity: Severity,
    /// Whether it is of the page at hand.
    pub(in crate::serve) here: bool,
    pub(in crate::serve) file: SitePath,
    /// From 1; none where the file as a whole is meant.
    pub(in crate::serve) line: Option<usize>,
    /// In characters, from 1.
    pub(in crate::serve) column: Option<usize>,
    pub(in crate::serve) message: String,
    pub(in crate::serve) help: Option<String>,
    /// What to put in place of the marked text.
    pub(in crate::serve) fix: Option<String>,
    pub(in crate::serve) excerpt: Vec<Line>,
    /// Other places that belong to it.
    pub(in crate::serve) also: Vec<Also>,
}

/// A line of an excerpt, in three parts: the marked part is where the caret goes.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(in crate::serve) struct Line {
    /// From 1.
    pub(in crate::serve) number: usize,
    pub(in crate::serve) before: String,
    pub(in crate::serve) marked: String,
    pub(in crate::serve) after: String,
}

/// Another place that belongs to a mistake.
#[derive(Debug, Serialize)]
pub(in crate::serve) struct Also {
    file: SitePath,
    line: Option<usize>,
    column: Option<usize>,
    note: String,
    excerpt: Vec<Line>,
}

/// A diagnostic in `lang`, with its excerpt.
pub(in crate::serve) fn told(diagnostic: &Diagnostic, lang: Lang, sources: &Sources) -> Told {
    let (line, column, excerpt) = placed(&diagnostic.place, sources);
    let also = diagnostic.also.iter().map(|(place, note)| {
        let (line, column, excerpt) = placed(place, sources);
        let note = note.in_lang(lang).to_owned();
        Also { file: place.file.clone(), line, column, note, excerpt }
    });
    Told {
        code: diagnostic.code,
        severity: diagnostic.severity,
        here: false,
        file: diagnostic.place.file.clone(),
        line,
        column,
        message: diagnostic.message.in_lang(lang).to_owned(),
        help: diagnostic.help.as_ref().map(|help| help.in_lang(lang).to_owned()),
        fix: diagnostic.fix.clone(),
        excerpt,
        also: also.collect(),
    }
}

fn placed(place: &Place, sources: &Sources) -> (Option<usize>, Option<usize>, Vec<Line>) {
    let Some(span) = place.span else { return (None, None, Vec::new()) };
    let text = sources.excerpt(&place.file);
    let (line, column) = show::line_column(&text, span.start);
    (Some(line), Some(column), lines(&text, span.start as usize..span.end as usize))
}

/// The lines of `text` that `marked` touches, at most [`LINES_MAX`].
fn lines(text: &str, marked: std::ops::Range<usize>) -> Vec<Line> {
    let mut all = Vec::new();
    let mut start = 0;
    for (idx, line) in text.split('\n').enumerate() {
        let end = start + line.len();
        let is_touched = start <= marked.end && marked.start <= end;
        // A mark that ends with a line does not reach into the next.
        let is_only_begun = marked.end == start && marked.start < start;
        if is_touched && !is_only_begun {
            let cut = |at: usize| floor(line, at.saturating_sub(start));
            let (from, to) = (cut(marked.start), cut(marked.end));
            all.push(Line {
                number: idx + 1,
                before: last(&line[..from]),
                marked: first(&line[from..to]),
                after: first(&line[to..]),
            });
        }
        if end >= marked.end || all.len() == LINES_MAX {
            break;
        }
        start = end + 1;
    }
    all
}

fn floor(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first characters, and a sign where there are more.
fn first(text: &str) -> String {
    match text.char_indices().nth(PART_MAX) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.trim_end_matches('\r').to_owned(),
    }
}

/// The last characters, and a sign where there are more.
fn last(text: &str) -> String {
    match text.char_indices().rev().nth(PART_MAX - 1) {
        Some((at, _)) if at > 0 => format!("…{}", &text[at..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marked: &str) -> String {
        let start = text.find(marked).unwrap();
        let lines = lines(text, start..start + marked.len());
        let line = |l: &Line| format!("{}:{}[{}]{}", l.number, l.before, l.marked, l.after);
        lines.iter().map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn an_excerpt_marks_what_is_meant() {
        for (text, marked, expected) in [
            ("a\ncây: 3 cây\nb", "3 cây", "2:cây: [3 cây]"),
            ("a\r\nb c\r\n", "b", "2:[b] c"),
            ("ab\ncd\nef", "b\nc", "1:a[b]|2:[c]d"),
            ("ab\ncd", "ab\n", "1:[ab]"),
            ("ab", "", "1:[]ab"),
        ] {
            assert_eq!(shown(text, marked), expected, "{text:?} {marked:?}");
        }
        assert_eq!(lines("ab", 9..12), [], "a file that became shorter");
        assert_eq!(lines(&"x\n".repeat(20), 0..40).len(), LINES_MAX);
        let long = format!("{}!{}", "á".repeat(500), "é".repeat(500));
        assert!(shown(&long, "!").chars().count() < 2 * PART_MAX + 9);
    }
}
