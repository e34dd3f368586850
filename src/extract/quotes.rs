//! Names in quotes: `“Gian hàng 0 đồng”`, `“5 không, 3 sạch”`. What somebody says is no name.

use super::Why;
use super::counted::Scan;
use super::marks::Marks;
use super::prose::BREAK;
use super::words::QUOTED_NAMES;
use crate::domain::figure::tokens::Kind;

/// A name has at most so many tokens, unless a noun before it says that it is one.
const LONGEST_NAME: usize = 14;
/// Nothing longer is looked at.
const LONGEST_QUOTE: usize = 60;

/// Marks the digits of every name in quotes.
pub(super) fn mark(scan: Scan<'_, '_>) -> Marks {
    let tokens = scan.tokens;
    let mut marks = vec![None; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let Some(closing) = closing_of(scan, at) else {
            at += 1;
            continue;
        };
        let last = tokens.len().min(at + LONGEST_QUOTE);
        let end = (at + 1..last)
            .take_while(|at| !tokens.is_sign(*at, BREAK))
            .find(|at| tokens.is_sign(*at, closing));
        let Some(end) = end else {
            // No end in sight: another opening sign further on starts anew.
            at += 1;
            continue;
        };
        if is_name(scan, at, end) {
            marks[at + 1..end].fill(Some(Why::Quoted));
        }
        at = end + 1;
    }
    marks
}

fn closing_of(scan: Scan<'_, '_>, at: usize) -> Option<char> {
    match scan.tokens.kind(at)? {
        Kind::Sign('“' | '”') => Some('”'),
        Kind::Sign('"') => Some('"'),
        Kind::Sign('«') => Some('»'),
        Kind::Sign('‘') => Some('’'),
        _ => None,
    }
}

/// Whether the quotes at `open` and `close` hold a name, not somebody's words.
fn is_name(scan: Scan<'_, '_>, open: usize, close: usize) -> bool {
    if scan.follows_any(open, &QUOTED_NAMES) {
        return true;
    }
    let is_told = open > 0 && matches!(scan.tokens.lower(open - 1), ":" | ",");
    let is_sentence = matches!(scan.tokens.lower(close - 1), "." | "," | "!" | "?" | "…");
    close - open <= LONGEST_NAME && !is_told && !is_sentence
}
