//! Running text as the number grammar wants it, with the way back to the text as given.
//!
//! A copy is made in one pass: Markdown's marks, addresses and code are left out, digits and signs
//! of full width become plain ones, and where a paragraph, an item or a cell ends stands a
//! [`BREAK`]. Places in the copy lead back to places in the text.

use std::ops::Range;

use crate::fold::is_letter_or_digit;

/// Stands between paragraphs, items and lines that are sentences of their own.
pub(super) const BREAK: char = '¶';

/// The copy of a text, and where each piece of it comes from.
#[derive(Debug)]
pub(super) struct Prose {
    /// The copy.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// Bytes of the copy with the bytes of the text that they stand for.
#[derive(Debug, Clone, Copy)]
struct Piece {
    copy: usize,
    given: usize,
    /// How many bytes of the text they stand for, where they are not those bytes themselves.
    stands_for: Option<usize>,
}

impl Prose {
    /// Makes the copy of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut copier = Copier {
            given: text,
            prose: Self { text: String::with_capacity(text.len()), pieces: Vec::new() },
            at: 0,
        };
        copier.lines();
        copier.prose
    }

    /// The bytes of the text as given that the bytes `copy` of the copy stand for.
    pub(super) fn given(&self, copy: Range<usize>) -> Range<usize> {
        let start = self.piece(copy.start + 1);
        let end = self.piece(copy.end.max(copy.start + 1));
        let from = match start.stands_for {
            Some(_) => start.given,
            None => start.given + (copy.start - start.copy),
        };
        let to = match end.stands_for {
            Some(n_bytes) => end.given + n_bytes,
            None => end.given + (copy.end - end.copy),
        };
        from..to.max(from)
    }

    /// The last piece that begins before the byte `at` of the copy.
    fn piece(&self, at: usize) -> Piece {
        let idx = self.pieces.partition_point(|piece| piece.copy < at);
        let first = Piece { copy: 0, given: 0, stands_for: None };
        idx.checked_sub(1).map_or(first, |idx| self.pieces[idx])
    }
}

struct Copier<'t> {
    given: &'t str,
    prose: Prose,
    /// The byte of the text up to which all is copied or left out.
    at: usize,
}

/// What the line before says of the line that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It goes on.
    Open,
    /// It ends a sentence, an item or a paragraph.
    Ended,
}

impl Copier<'_> {
    fn lines(&mut self) {
        let mut before = Line::Ended;
        let mut fence: Option<char> = None;
        let mut start = 0;
        for line in self.given.split_inclusive('\n') {
            let end = start + line.len();
            let words = line.trim();
            self.at = start + (line.len() - line.trim_start().len());
            start = end;
            let mark = words.chars().next().filter(|_| is_fence(words));
            if mark.is_some() || fence.is_some() {
                if mark.is_some() && (fence.is_none() || fence == mark) {
                    fence = if fence.is_some() { None } else { mark };
                }
                before = Line::Ended;
                continue;
            }
            if words.is_empty() || is_table_rule(words) {
                before = Line::Ended;
                continue;
            }
            let is_own = self.skip_marker(words);
            if is_own || before == Line::Ended {
                self.push_break();
            } else {
                self.push_for(" ", 0);
            }
            let line_end = self.given[..end].trim_end().len();
            self.inline(line_end);
            let is_ended = words.ends_with(['.', '!', '?', '…', ':', '|']);
            before = if is_ended || words.starts_with('#') { Line::Ended } else { Line::Open };
        }
    }

    /// Leaves out the marker of a heading, quote or item. Returns whether the line stands alone.
    fn skip_marker(&mut self, words: &str) -> bool {
        let rest = words.trim_start_matches(['#', '>']).trim_start();
        let rest = match rest.strip_prefix(['-', '*', '+', '•', '–', '—', '·', '▪']) {
            Some(item) if item.starts_with(char::is_whitespace) => item.trim_start(),
            _ => rest,
        };
        self.at += words.len() - rest.len();
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_numbered = digits.len() < rest.len()
            && digits.strip_prefix(['.', ')']).is_some_and(|r| r.starts_with(' '));
        rest.len() < words.len() || is_numbered || words.starts_with('|')
    }

    /// Copies up to the byte `end`, which ends the line.
    fn inline(&mut self, end: usize) {
        let mut closings = Next::new(")");
        let mut destinations = Next::new("](");
        let mut ticks = Next::new("`");
        let mut angles = Next::new(">");
        let mut brackets = Next::new("]");
        loop {
            let n_plain = n_plain(&self.given.as_bytes()[self.at..end]);
            if n_plain > 0 {
                self.push_same(n_plain);
                self.at += n_plain;
            }
            let Some(c) = self.given[self.at..end].chars().next() else { return };
            let rest = &self.given[self.at..end];
            let at = self.at;
            let skip_to = match c {
                '!' if rest.starts_with("![") => destinations
                    .find(self.given, at, end)
                    .and_then(|at| closings.find(self.given, at, end))
                    .map(|at| at + 1),
                '[' if rest.starts_with("[^") => {
                    brackets.find(self.given, at, end).map(|at| at + 1)
                }
                ']' if rest.starts_with("](") => {
                    closings.find(self.given, at, end).map(|at| at + 1).or(Some(at + 1))
                }
                '[' | ']' | '*' | '~' => Some(at + 1),
                '_' if is_edge(self.given, at) => Some(at + 1),
                '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => Some(at + 1),
                '`' => ticks.find(self.given, at + 1, end).map(|at| at + 1).or(Some(at + 1)),
                '<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                    angles.find(self.given, at, end).map(|at| at + 1)
                }
                'h' | 'H' | 'w' | 'W' if is_address(rest) => Some(at + address_len(rest)),
                _ => None,
            };
            match skip_to {
                Some(next) => self.skip(next),
                None => self.letter(c),
            }
        }
    }

    fn skip(&mut self, to: usize) {
        // What is left out parts words only where it is more than a mark.
        if to > self.at + 2 && self.given[self.at..to].contains(' ') {
            self.push_for(" ", 0);
        }
        self.at = to;
    }

    fn letter(&mut self, c: char) {
        let n_bytes = c.len_utf8();
        match plain(c) {
            Some(plain) => {
                let mut buffer = [0; 4];
                self.push_for(plain.encode_utf8(&mut buffer), n_bytes);
            }
            None => self.push_same(n_bytes),
        }
        self.at += n_bytes;
    }

    fn push_break(&mut self) {
        if !self.prose.text.is_empty() {
            self.push_for(" ¶ ", 0);
        }
    }

    /// Copies bytes that stand for themselves.
    fn push_same(&mut self, n_bytes: usize) {
        let (copy, given) = (self.prose.text.len(), self.at);
        let goes_on = self.prose.pieces.last().is_some_and(|last| {
            last.stands_for.is_none() && copy - last.copy == given - last.given
        });
        if !goes_on {
            self.prose.pieces.push(Piece { copy, given, stands_for: None });
        }
        self.prose.text.push_str(&self.given[given..given + n_bytes]);
    }

    /// Adds `text`, which stands for `n_bytes` of the text as given.
    fn push_for(&mut self, text: &str, n_bytes: usize) {
        let copy = self.prose.text.len();
        self.prose.pieces.push(Piece { copy, given: self.at, stands_for: Some(n_bytes) });
        self.prose.text.push_str(text);
    }
}

/// Bytes that mean something to the copier; what begins with another one is copied as it is.
static MEANING: [bool; 256] = {
    let mut is_meaning = [false; 256];
    let marks = b"![]*_~\\`<hHwW\xef\xf0";
    let mut idx = 0;
    while idx < marks.len() {
        is_meaning[marks[idx] as usize] = true;
        idx += 1;
    }
    is_meaning
};

/// How many bytes from the start mean nothing to the copier.
fn n_plain(text: &[u8]) -> usize {
    let mut from = 0;
    loop {
        let Some(n) = text[from..].iter().position(|byte| MEANING[usize::from(*byte)]) else {
            return text.len();
        };
        let at = from + n;
        // `h` and `w` stand in every second word, and begin an address in none of them.
        let is_word = text[at].is_ascii_alphabetic()
            && !text.get(at + 1).is_some_and(|next| matches!(next, b't' | b'T' | b'w' | b'W'));
        if !is_word {
            return at;
        }
        from = at + 1;
    }
}

/// Looks for a text ahead and remembers where it was, so that many questions cost one search.
struct Next {
    what: &'static str,
    /// Where it is next, from the place last asked for on.
    known: Option<(usize, Option<usize>)>,
}

impl Next {
    const fn new(what: &'static str) -> Self {
        Self { what, known: None }
    }

    fn find(&mut self, text: &str, from: usize, end: usize) -> Option<usize> {
        match self.known {
            Some((asked, found)) if asked <= from && found.is_none_or(|at| at >= from) => found,
            _ => {
                let found = text[from..end].find(self.what).map(|n| from + n);
                self.known = Some((from, found));
                found
            }
        }
    }
}

fn is_fence(words: &str) -> bool {
    words.starts_with("```") || words.starts_with("~~~")
}

/// `| --- | --- |`, or a rule across the page.
fn is_table_rule(words: &str) -> bool {
    words.len() > 2 && words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '*' | '_'))
}

/// Whether the `_` at `at` begins or ends a word.
fn is_edge(text: &str, at: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(is_letter_or_digit);
    !(is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next()))
}

fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www.", "HTTP://", "HTTPS://", "WWW."]
        .iter()
        .any(|start| rest.starts_with(start))
}

fn address_len(rest: &str) -> usize {
    rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')')).unwrap_or(rest.len())
}

/// The plain character for one of full width or of mathematics.
fn plain(c: char) -> Option<char> {
    let code = u32::from(c);
    match c {
        '！'..='～' => char::from_u32(code - 0xfee0),
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_u32(u32::from('0') + (code - 0x1d7ce) % 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_left_out_and_places_lead_back() {
        for (text, copy, piece, given) in [
            ("[trên 450 buổi](metric:x) với", "trên 450 buổi với", "450 buổi", "450 buổi"),
            ("đạt **1.028** đơn vị", "đạt 1.028 đơn vị", "1.028", "1.028"),
            ("có ２００ cây", "có 200 cây", "200", "２００"),
            ("a ![x 5](y.jpg \"7 z\") 9 cây", "a   9 cây", "9 cây", "9 cây"),
            ("xem https://a.vn/2023 và 5 km", "xem  và 5 km", "5 km", "5 km"),
            ("`5 km` 6 km[^1]", "  6 km", "6 km", "6 km"),
            ("một\nhai\n\nba", "một hai ¶ ba", "ba", "ba"),
            ("- 5 cây\n- 6 nhà", "5 cây ¶ 6 nhà", "6 nhà", "6 nhà"),
            ("snake_case _x_", "snake_case x", "x", "x"),
            ("```\n5 km\n```\n6 km", "6 km", "6 km", "6 km"),
        ] {
            let prose = Prose::of(text);
            assert_eq!(prose.text.trim(), copy.trim(), "{text}");
            let at = prose.text.rfind(piece).unwrap();
            assert_eq!(&text[prose.given(at..at + piece.len())], given, "{text}");
        }
    }
}
