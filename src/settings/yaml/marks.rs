//! Places in the text: from the parser's marks to bytes, and what stands around a value.

use std::ops::Range;

/// The bytes of `range`, with all of each letter of `text` that it cuts.
pub(crate) fn whole_letters(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start.min(text.len()), range.end.min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// Whether the comma between two texts of a list or map stands within a number: `3,5`.
pub(crate) fn is_decimal_comma(text: &str, end: usize, start: usize) -> bool {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    end > 0 && text.get(end..start) == Some(",") && is_digit(end - 1) && is_digit(start)
}

/// Whether a character shows nothing although it is no ordinary space.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{ad}' | '\u{200b}'
            ..='\u{200f}' | '\u{202f}' | '\u{2007}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// The comment that begins `rest`, after blanks, where no space follows its `#`.
pub(super) fn glued_comment(rest: &str) -> Option<Range<usize>> {
    let line = rest.split(['\n', '\r']).next().unwrap_or(rest).trim_end();
    let at = line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut chars = line[at..].chars();
    let is_glued = at > 0
        && chars.next() == Some('#')
        && chars.next().is_some_and(|c| !c.is_whitespace() && c != '#');
    is_glued.then_some(at..line.len())
}

/// Where `line`, a part of `written`, stands when `written` stands at `at`.
pub(super) fn part_of(written: &str, at: usize, line: &str) -> Range<usize> {
    let offset = line.as_ptr().addr().saturating_sub(written.as_ptr().addr());
    at + offset..at + offset + line.len()
}

/// The bytes between the quotes of a scalar whose marks reach to the end of its line.
pub(super) fn inner(yaml: &str, range: Range<usize>, quote: u8) -> Range<usize> {
    let bytes = yaml.as_bytes();
    let mut at = range.start + 1;
    while at < range.end {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b if b == quote && quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            b if b == quote => return range.start + 1..at,
            _ => {}
        }
        at += 1;
    }
    range
}

/// Turns the parser's positions, counted in characters, into bytes.
///
/// Positions come nearly in order, so a walk from the last one costs a pass over the text in all.
pub(super) struct Cursor<'s> {
    bytes: &'s [u8],
    char_idx: usize,
    byte: usize,
}

impl<'s> Cursor<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self { bytes: text.as_bytes(), char_idx: 0, byte: 0 }
    }

    pub(super) fn byte(&mut self, char_idx: usize) -> usize {
        let is_start = |byte: u8| byte & 0xc0 != 0x80;
        while self.char_idx < char_idx && self.byte < self.bytes.len() {
            self.byte += 1;
            while self.byte < self.bytes.len() && !is_start(self.bytes[self.byte]) {
                self.byte += 1;
            }
            self.char_idx += 1;
        }
        while self.char_idx > char_idx && self.byte > 0 {
            self.byte -= 1;
            while self.byte > 0 && !is_start(self.bytes[self.byte]) {
                self.byte -= 1;
            }
            self.char_idx -= 1;
        }
        self.byte
    }
}
