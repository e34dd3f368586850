//! The words before a number: qualifiers, and those that only look like one.

use super::counted::Scan;
use crate::domain::Qualifier;
use crate::domain::figure::qualifier::{before_number, together};
use crate::domain::phrases::Phrases;

/// What stands before a number.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) qualifier: Qualifier,
    /// The first token of the qualifiers, or the number's.
    pub(super) start: usize,
    /// Whether it compares: `nhiều hơn 42 đoàn viên`.
    pub(super) is_comparison: bool,
}

/// The longest qualifier has so many words.
const MOST_WORDS: usize = 3;
/// At most so many qualifiers stand in a row: `lên tới trên`.
const MOST_IN_A_ROW: usize = 3;

/// Words that make `hơn` a comparison.
static COMPARED: Phrases = Phrases::of(&[
    "nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "dài", "ngắn", "nhanh", "chậm", "sớm", "muộn",
    "đông", "tốt", "nặng", "nhẹ", "rộng", "xa", "kém", "gấp",
]);
/// Words of which `độ` is a part.
static DEGREES: Phrases =
    Phrases::of(&["mức", "cấp", "tốc", "nhiệt", "mật", "trình", "chế", "tiến", "cường"]);

/// Reads the qualifiers that end at the number `number`.
///
/// `vượt 23%` is by so much more than planned; `vượt 1.000 đơn vị` is at least so many.
pub(super) fn opening(scan: Scan<'_, '_>, number: usize, is_percent: bool) -> Opening {
    let mut opening = Opening { qualifier: Qualifier::Exact, start: number, is_comparison: false };
    let mut at = number;
    for _ in 0..MOST_IN_A_ROW {
        let Some((start, said)) = ending_at(scan, at) else { break };
        let word = scan.tokens.lower(at - 1);
        if word == "hơn" && (scan.follows_any(at - 1, &COMPARED)) {
            opening.is_comparison = true;
            break;
        }
        if word == "độ" && start + 1 == at && scan.follows_any(start, &DEGREES) {
            break;
        }
        if is_percent && matches!(word, "vượt" | "quá") && scan.tokens.is(start, "vượt") {
            opening.is_comparison = true;
            break;
        }
        at = start;
        if said == Qualifier::Exact {
            continue;
        }
        let Some(both) = together(opening.qualifier, said) else { break };
        opening.qualifier = both;
        opening.start = start;
    }
    opening
}

/// The longest qualifier that ends at the token `at`, with its first token.
fn ending_at(scan: Scan<'_, '_>, at: usize) -> Option<(usize, Qualifier)> {
    (1..=MOST_WORDS.min(at)).rev().find_map(|n| {
        let (said, end) = before_number(scan.tokens, at - n)?;
        (end == at).then_some((at - n, said))
    })
}
