//! Numbers that tell one thing from another: documents, telephones, names such as `C72`.

use super::Why;
use super::counted::Scan;
use super::words::{AFTER, BEFORE};
use crate::domain::figure::tokens::Kind;
use crate::domain::figure::words::scale;

/// Digits joined by signs without space: `30/10/1963`, `1.028`, `19-5`.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number and the length of each run, huge ones cut.
    pub(super) parts: Vec<(u32, usize)>,
    pub(super) seps: Vec<char>,
}

/// At most so many runs are one number, date or time; a longer chain is an identity.
const MOST_PARTS: usize = 8;

impl Group {
    pub(super) fn at(scan: Scan<'_, '_>, start: usize) -> Self {
        let tokens = scan.tokens;
        let mut group = Self { start, end: start, parts: Vec::new(), seps: Vec::new() };
        loop {
            let digits = tokens.lower(group.end);
            let value = if digits.len() > 9 { u32::MAX } else { digits.parse().unwrap_or(0) };
            group.parts.push((value, digits.len()));
            group.end += 1;
            let Some(Kind::Sign(sep @ ('.' | ',' | '/' | ':' | '-' | '–'))) =
                tokens.kind(group.end)
            else {
                return group;
            };
            let goes_on = tokens.is_glued(group.end)
                && scan.is_digits(group.end + 1)
                && tokens.is_glued(group.end + 1);
            if !goes_on || group.parts.len() == MOST_PARTS {
                return group;
            }
            group.seps.push(sep);
            group.end += 1;
        }
    }

    /// Its two numbers, where one sign of these joins two runs of at most four digits.
    pub(super) fn pair(&self, seps: &[char]) -> Option<(u32, u32)> {
        match (self.parts.as_slice(), self.seps.as_slice()) {
            ([(a, n), (b, m)], [sep]) if seps.contains(sep) && *n <= 4 && *m <= 4 => Some((*a, *b)),
            _ => None,
        }
    }

    /// Its only run: its number and length.
    pub(super) fn alone(&self) -> Option<(u32, usize)> {
        if self.seps.is_empty() { self.parts.first().copied() } else { None }
    }
}

/// Numbers that tell a document, a telephone or a name, with the token after all of it.
pub(super) fn identity(scan: Scan<'_, '_>, group: &Group) -> Option<(Why, usize)> {
    let tokens = scan.tokens;
    let (start, end) = (group.start, group.end);
    let starts_line = start == 0 || tokens.is_sign(start - 1, super::prose::BREAK);
    if starts_line && group.alone().is_some() {
        let is_list = matches!(tokens.lower(end), "." | ")") && tokens.is_glued(end);
        if is_list && !(scan.is_digits(end + 1) && tokens.is_glued(end + 1)) {
            return Some((Why::ListNumber, end));
        }
    }
    if let Some(end) = telephone(scan, group) {
        return Some((Why::Phone, end));
    }
    // 183-KH/TWĐTN, 42-NQ/TW, 1679/NQ-UBTVQH15
    let is_code = matches!(tokens.lower(end), "-" | "/" | "–")
        && tokens.is_glued(end)
        && tokens.is_glued(end + 1)
        && scan.is_code(end + 1);
    if is_code && scale(tokens, end + 1).is_none() {
        return Some((Why::Document, glued_end(scan, end)));
    }
    if group.parts.len() == MOST_PARTS {
        return Some((Why::Account, glued_end(scan, end)));
    }
    if tokens.is_glued(start) && is_part_of_word(scan, start) {
        let is_typed_together = !scan.is_capital(start - 1)
            && tokens.lower(start - 1).chars().count() > 2
            && tokens.kind(start - 1) == Some(Kind::Word)
            && scan.is_counted(end);
        if !is_typed_together {
            return Some((Why::Name, glued_end(scan, end)));
        }
    }
    if tokens.is_glued(end) && tokens.kind(end) == Some(Kind::Word) {
        return glued_word(scan, group);
    }
    None
}

/// The token after the chain of digits, words and signs without space that `at` is in.
fn glued_end(scan: Scan<'_, '_>, mut at: usize) -> usize {
    let tokens = scan.tokens;
    while at < tokens.len() && tokens.is_glued(at) {
        let is_inside = match tokens.kind(at) {
            Some(Kind::Sign('-' | '/' | '–' | '.')) => tokens.is_glued(at + 1),
            Some(Kind::Sign(_)) | None => false,
            Some(_) => true,
        };
        if !is_inside {
            break;
        }
        at += 1;
    }
    at
}

/// `C72`, `U19`, `COVID-19`: the digits at `start` touch a word before them.
fn is_part_of_word(scan: Scan<'_, '_>, start: usize) -> bool {
    let tokens = scan.tokens;
    let is_word = |at: usize| tokens.kind(at) == Some(Kind::Word);
    is_word(start - 1)
        || (start > 1
            && tokens.is_sign(start - 1, '-')
            && tokens.is_glued(start - 1)
            && is_word(start - 2)
            && scan.is_capital(start - 2))
}

/// A word that touches the number: `7h30`, `18A`, `5G`; none where it is a unit or scales.
fn glued_word(scan: Scan<'_, '_>, group: &Group) -> Option<(Why, usize)> {
    let (tokens, end) = (scan.tokens, group.end);
    let word = tokens.lower(end);
    let hour = group.alone().is_some_and(|(hour, len)| hour <= 24 && len <= 2);
    if hour && matches!(word, "h" | "giờ" | "g") {
        let has_minutes = scan.is_digits(end + 1) && tokens.is_glued(end + 1);
        if has_minutes || word == "h" {
            return Some((Why::Time, end + 1 + usize::from(has_minutes)));
        }
    }
    let is_named = scan.unit(end).is_some() || scale(tokens, end).is_some();
    let touches_digits = scan.is_digits(end + 1) && tokens.is_glued(end + 1);
    let is_measure = word == "m" && touches_digits;
    if is_measure || (is_named && !touches_digits) {
        return None;
    }
    if AFTER.iter().any(|(words, _)| scan.begins(end, words)) {
        return None;
    }
    Some((Why::Name, glued_end(scan, end)))
}

/// The end of a telephone number: a zero, nine digits and more, or a short number for all.
fn telephone(scan: Scan<'_, '_>, group: &Group) -> Option<usize> {
    let tokens = scan.tokens;
    let (first, first_len) = group.parts[0];
    let mut n_digits: usize = group.parts.iter().map(|(_, len)| len).sum();
    let mut end = group.end;
    let is_plain = group.seps.iter().all(|sep| matches!(sep, '.' | '-'));
    while scan.is_digits(end) && n_digits < 12 && tokens.lower(end).len() >= 3 {
        n_digits += tokens.lower(end).len();
        end += 1;
        // The runs of a telephone may be joined by points again.
        while matches!(tokens.lower(end), "." | "-")
            && scan.is_digits(end + 1)
            && tokens.is_glued(end + 1)
        {
            n_digits += tokens.lower(end + 1).len();
            end += 2;
        }
    }
    let starts_with_zero = tokens.lower(group.start).starts_with('0');
    let is_long = starts_with_zero && first_len >= 2 && (9..=12).contains(&n_digits);
    let is_for_all = matches!(first, 1800 | 1900) && first_len == 4 && (7..=10).contains(&n_digits);
    let is_told = scan.follows_word(group.start)
        && BEFORE.iter().any(|(words, why, _)| {
            matches!(why, Why::Phone) && scan.follows(group.start, words) && n_digits >= 3
        });
    let is_bare_id = group.alone().is_some_and(|(_, len)| len >= 9);
    let is_phone = (is_plain && (is_long || is_for_all || is_bare_id)) || is_told;
    is_phone.then_some(end)
}
