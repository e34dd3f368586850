//! Why the parser refused, in the words of an editor.
//!
//! The parser says where it stopped, which is often lines after the slip. So the [`lines`] are read
//! from the top: the first that shows a known slip is the one to blame. Only then does the parser's
//! own reason decide.

use std::ops::Range;

use super::lines::{Line, closing_bracket, closing_quote, lines};
use super::marks::glued_comment;
use super::tree::{Refusal, Source};
use super::{MAX_DEPTH, is_invisible, quoted};
use crate::diag::{Diagnostic, syntax};

/// What is wrong, and how to read on.
pub(super) struct Trap {
    pub(super) diagnostic: Diagnostic,
    pub(super) repair: Option<Repair>,
}

/// A replacement of as many bytes, so that all places stay.
pub(super) struct Repair {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// Where the value stands that was reported.
    pub(super) refused: Option<usize>,
}

impl Repair {
    /// The value is read as some text that nobody looks at.
    pub(super) fn refuse(range: &Range<usize>) -> Self {
        let text = "x".repeat(range.len());
        Self { range: range.clone(), text, refused: Some(range.start) }
    }

    /// `range` reads `text`, filled up with spaces.
    pub(super) fn write(range: Range<usize>, text: &str) -> Option<Self> {
        let text = format!("{text:width$}", width = range.len());
        (text.len() == range.len()).then_some(Self { range, text, refused: None })
    }
}

/// Our own reason beside the parser's.
pub(super) const NAME_IN_BRACKETS: &str = "name in brackets";

/// Says why the parser refused `yaml`.
pub(super) fn explain(source: &Source<'_, '_>, yaml: &str, refusal: &Refusal) -> Trap {
    let (at, why) = match refusal {
        Refusal::TooDeep { at } => return deep(source, yaml, *at),
        Refusal::NameInBrackets { at } => (*at, NAME_IN_BRACKETS),
        Refusal::Syntax { why, at } if why.contains("recursion") => return deep(source, yaml, *at),
        Refusal::Syntax { at, why } => (*at, why.as_str()),
    };
    let looker = Looker { source, yaml, at: within(yaml, at), why };
    looker.known_slip().unwrap_or_else(|| looker.by_reason())
}

fn deep(source: &Source<'_, '_>, yaml: &str, at: usize) -> Trap {
    let at = within(yaml, at);
    let len = yaml[at..].chars().next().map_or(0, char::len_utf8);
    let place = source.place(&(at..at + len));
    Trap { diagnostic: syntax::too_deep(place, MAX_DEPTH), repair: None }
}

/// The nearest position at or before `at` that lies on a letter of `yaml`.
fn within(yaml: &str, at: usize) -> usize {
    let mut at = at.min(yaml.trim_end().len());
    while !yaml.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) struct Looker<'l, 's, 'a> {
    pub(super) source: &'l Source<'s, 'a>,
    pub(super) yaml: &'l str,
    /// Where the parser stopped.
    pub(super) at: usize,
    /// What it said.
    pub(super) why: &'l str,
}

impl Looker<'_, '_, '_> {
    pub(super) fn blames(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.why.contains(word))
    }

    /// The first line that shows a known slip.
    fn known_slip(&self) -> Option<Trap> {
        let mut skipped_to = 0;
        let mut block = None;
        // The parser names the line before the tab where text could have gone on.
        let to = if self.why.contains("tab") { self.yaml.len() } else { self.at };
        for line in lines(self.yaml, to) {
            if line.range.start < skipped_to || line.is_blank() {
                continue;
            }
            if block.is_some_and(|indent| line.indent() > indent) {
                continue;
            }
            block = line.opens_block().then(|| line.indent());
            if block.is_some() {
                continue;
            }
            match self.look(&line) {
                Look::Trap(trap) => return Some(*trap),
                Look::GoesOn(to) => skipped_to = to,
                Look::Fine => {}
            }
        }
        None
    }

    fn look(&self, line: &Line<'_>) -> Look {
        let is_here = line.range.contains(&self.at) || line.range.end == self.at;
        let indentation = line.text(&(line.range.start..line.body.start));
        if indentation.contains('\t') && (is_here || self.why.contains("tab")) {
            let place = self.source.place(&(line.range.start..line.body.start));
            return Look::trap(syntax::tab(place, &indentation.replace('\t', "  ")), None);
        }
        if let Some(c) = line.body_text().chars().next().filter(|c| is_invisible(*c)) {
            let range = line.body.start..line.body.start + c.len_utf8();
            return Look::trap(syntax::invisible(self.source.place(&range), c), None);
        }
        match &line.value {
            Some(value) => self.look_at_value(line, value),
            None if line.key.is_none() => self.look_at_name(line),
            None => Look::Fine,
        }
    }

    /// A line on which no colon with a space was found.
    fn look_at_name(&self, line: &Line<'_>) -> Look {
        let body = line.body_text();
        let Some(at) = body.find([':', '：']) else { return Look::Fine };
        let (name, rest) = body.split_at(at);
        let colon = line.body.start + at;
        if rest.starts_with('：') {
            let range = colon..colon + '：'.len_utf8();
            let diagnostic = syntax::wide_colon(self.source.place(&range));
            return Look::trap(diagnostic, Repair::write(range, ":"));
        }
        let value = &rest[1..];
        if let Some(c) = value.chars().next().filter(|c| is_invisible(*c)) {
            let range = colon + 1..colon + 1 + c.len_utf8();
            let diagnostic = syntax::invisible(self.source.place(&range), c).fix(" ");
            return Look::trap(diagnostic, Repair::write(range, ""));
        }
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if !is_name || value.starts_with("//") {
            return Look::Fine;
        }
        let place = self.source.place(&line.body);
        let diagnostic = syntax::no_space(place, &format!("{name}:"), &format!("{name}: {value}"));
        let range = colon + 1..line.body.end;
        let text = format!(" {}", "x".repeat(range.len() - 1));
        let refused = (range.len() > 1).then_some(colon + 2);
        Look::trap(diagnostic, refused.is_some().then_some(Repair { range, text, refused }))
    }

    fn look_at_value(&self, line: &Line<'_>, value: &Range<usize>) -> Look {
        let text = line.text(value);
        let needs_quotes = |written: &str| {
            let place = self.source.place(value);
            let diagnostic = syntax::quotes_needed(place, text, &quoted(written));
            Look::trap(diagnostic, Some(Repair::refuse(value)))
        };
        match text.chars().next() {
            Some('"' | '\'') => self.look_at_quoted(line, value),
            Some('[' | '{') => self.look_at_bracket(line, value),
            Some('>' | '|' | '*' | '&' | '!' | '%' | '@' | '`' | ',' | ']' | '}') => {
                needs_quotes(text)
            }
            Some('-' | '?') if text.len() == 1 || text[1..].starts_with([' ', '\t']) => {
                needs_quotes(text)
            }
            Some('“' | '‘') if is_split_by_colon(text) => {
                needs_quotes(text.trim_matches(['“', '”', '‘', '’']))
            }
            _ if is_split_by_colon(text) => needs_quotes(text),
            _ => Look::Fine,
        }
    }

    fn look_at_quoted(&self, line: &Line<'_>, value: &Range<usize>) -> Look {
        let text = line.text(value);
        let quote = if text.starts_with('"') { '"' } else { '\'' };
        let Some(close) = closing_quote(text) else {
            let is_about_quotes = self.blames(&["quoted scalar", "expected key", "mapping values"]);
            let close = closing_quote(&self.yaml[value.start..]).map(|at| value.start + at);
            return match close {
                Some(close) if !is_about_quotes && close < self.at => Look::GoesOn(close),
                _ if self.why.contains("escape") => Look::Fine,
                _ => {
                    let place = self.source.place(&(value.start..value.start + 1));
                    Look::trap(syntax::unclosed_quote(place, quote), Some(Repair::refuse(value)))
                }
            };
        };
        let rest = text[close + 1..].trim();
        if rest.is_empty() || rest.starts_with('#') {
            return Look::Fine;
        }
        let place = self.source.place(value);
        let diagnostic = syntax::text_after_quote(place, rest, &quoted(text));
        Look::trap(diagnostic, Some(Repair::refuse(value)))
    }

    fn look_at_bracket(&self, line: &Line<'_>, value: &Range<usize>) -> Look {
        let text = line.text(value);
        if let Some(close) = closing_bracket(text) {
            let rest = text[close + 1..].trim();
            if rest.is_empty() {
                return Look::Fine;
            }
            let place = self.source.place(value);
            let diagnostic = syntax::quotes_needed(place, text, &quoted(text));
            return Look::trap(diagnostic, Some(Repair::refuse(value)));
        }
        if self.blames(&["quoted scalar"]) && self.at > value.start {
            return Look::Fine; // A quote within the brackets is to blame.
        }
        let close = closing_bracket(&self.yaml[value.start..]).map(|at| value.start + at);
        let comment = glued_comment(&self.yaml[value.end..]);
        if let Some(comment) = comment.filter(|_| close.is_none_or(|close| close >= self.at)) {
            let at = value.end + comment.start;
            let written = self.element(at);
            let place = self.source.place(&(at..at + written.len()));
            let diagnostic = syntax::quotes_needed(place, written, &quoted(written));
            return Look::trap(diagnostic, Some(Repair::refuse(value)));
        }
        if let Some(close) = close.filter(|close| !self.is_forgotten(line, *close)) {
            return Look::GoesOn(close);
        }
        let bracket = if text.starts_with('[') { '[' } else { '{' };
        let place = self.source.place(&(value.start..value.start + 1));
        Look::trap(syntax::unclosed_bracket(place, bracket), Some(Repair::refuse(value)))
    }

    /// Whether an entry stands between a bracket's line and where the bracket seems to be closed.
    fn is_forgotten(&self, opening: &Line<'_>, close: usize) -> bool {
        lines(self.yaml, close).any(|line| {
            line.range.start > opening.range.end
                && line.key.is_some()
                && line.indent() <= opening.indent()
        })
    }
}

/// What a line shows.
enum Look {
    Fine,
    /// Its value goes on to this byte.
    GoesOn(usize),
    Trap(Box<Trap>),
}

impl Look {
    fn trap(diagnostic: Diagnostic, repair: Option<Repair>) -> Self {
        Self::Trap(Box::new(Trap { diagnostic, repair }))
    }
}

/// Whether YAML finds a second name in a value: `Cụm: giao ban`.
fn is_split_by_colon(value: &str) -> bool {
    value.ends_with(':') || value.contains(": ")
}
