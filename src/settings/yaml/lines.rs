//! One line of YAML taken apart by eye, as an editor sees it: indentation, name, value.
//!
//! Only for a file that the parser has refused: it guesses what was meant, and never reads a value.

use std::ops::Range;

/// A line, as bytes of the YAML.
pub(super) struct Line<'y> {
    yaml: &'y str,
    /// The line without its end and trailing blanks.
    pub(super) range: Range<usize>,
    /// What follows the indentation.
    pub(super) body: Range<usize>,
    /// The name before the colon.
    pub(super) key: Option<Range<usize>>,
    /// What follows the colon, or the hyphen where there is no name; without a comment.
    pub(super) value: Option<Range<usize>>,
}

/// The lines of `yaml` that begin at or before `to`.
pub(super) fn lines(yaml: &str, to: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    yaml.split_inclusive('\n').map_while(move |text| {
        let at = start;
        start += text.len();
        (at <= to).then(|| Line::new(yaml, at, text))
    })
}

impl<'y> Line<'y> {
    fn new(yaml: &'y str, start: usize, text: &str) -> Self {
        let text = text.trim_end();
        let range = start..start + text.len();
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let body = start + indent..range.end;
        let mut line = Self { yaml, range, body: body.clone(), key: None, value: None };
        if yaml[body.clone()].starts_with('#') {
            return line;
        }
        let mut from = body.start;
        while let Some(rest) = yaml[from..body.end].strip_prefix("- ") {
            from = body.end - rest.trim_start_matches(' ').len();
        }
        let is_listed = from > body.start;
        let colon = colon_of(&yaml[from..body.end]).map(|at| from + at);
        match colon {
            Some(colon) => {
                line.key = Some(from..from + yaml[from..colon].trim_end().len());
                line.value = line.trimmed(colon + 1..body.end);
            }
            None if is_listed => line.value = line.trimmed(from..body.end),
            None => {}
        }
        line
    }

    /// The letters of these bytes.
    pub(super) fn text(&self, range: &Range<usize>) -> &'y str {
        &self.yaml[range.clone()]
    }

    /// The letters of its body.
    pub(super) fn body_text(&self) -> &'y str {
        self.text(&self.body)
    }

    /// How far it is indented.
    pub(super) fn indent(&self) -> usize {
        self.body.start - self.range.start
    }

    /// Whether nothing is on it, or a comment.
    pub(super) fn is_blank(&self) -> bool {
        self.body.is_empty() || self.body_text().starts_with('#')
    }

    /// Whether a block of text follows: `summary: >-`.
    pub(super) fn opens_block(&self) -> bool {
        self.value
            .as_ref()
            .is_some_and(|value| matches!(self.text(value), "|" | ">" | "|-" | ">-" | "|+" | ">+"))
    }

    /// The value from `range` without blanks around it and without a comment; `None` if empty.
    fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let text = &self.yaml[range.clone()];
        let start = range.start + text.len() - text.trim_start_matches([' ', '\t']).len();
        let text = &self.yaml[start..range.end];
        let is_quoted = text.starts_with(['"', '\'']);
        let end = match text.find(" #") {
            _ if text.starts_with('#') => 0,
            Some(at) if !is_quoted => text[..at].trim_end().len(),
            _ => text.len(),
        };
        (end > 0).then_some(start..start + end)
    }
}

/// Where the colon stands that ends the name at the start of `text`.
fn colon_of(text: &str) -> Option<usize> {
    let from = match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let quote = char::from(*quote);
            let after = text[1..].find(quote)? + 2;
            let rest = &text[after..];
            return rest
                .trim_start()
                .starts_with(':')
                .then(|| after + rest.len() - rest.trim_start().len());
        }
        Some(b'[' | b'{' | b'>' | b'|') => return None,
        _ => 0,
    };
    text.char_indices().skip_while(|(at, _)| *at < from).find_map(|(at, c)| {
        let is_end =
            text[at + c.len_utf8()..].chars().next().is_none_or(|c| matches!(c, ' ' | '\t'));
        (c == ':' && is_end).then_some(at)
    })
}

/// Where the bracket that begins `text` is closed; `None` where it never is.
pub(super) fn closing_bracket(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut before) = (0_usize, None, '[');
    let mut is_comment = false;
    for (at, c) in text.char_indices() {
        if is_comment {
            is_comment = c != '\n';
            continue;
        }
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            // A quote within a word is an apostrophe.
            (None, '"' | '\'') if matches!(before, '[' | '{' | ',' | ':') => quote = Some(c),
            // The rest of a line may be a comment.
            (None, '#') if text[..at].ends_with([' ', '\t']) => is_comment = true,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            (Some(_) | None, _) => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

/// Where the quote that begins `text` is closed; `None` where it never is.
pub(super) fn closing_quote(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, c)| *c == '\'') {
                chars.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}
