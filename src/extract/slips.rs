//! Slips of writing: what an editor would mark beside the figures. Suggestions only.
//!
//! Each rule prefers to miss a slip: one false mark a page and nobody reads the rest. The work is
//! one look at every word and at every figure.

use std::ops::Range;

use super::counted::Scan;
use super::prose::Prose;
use super::quantity::Quantity;
use super::words::{EXACTLY, MAY_TOUCH, NAMES, NAMES_FIRSTS, NEVER_TWICE, RIGHTLY};
use crate::domain::Qualifier;
use crate::domain::figure::tokens::Kind;
use crate::domain::unit::Dimension;

/// What sort of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipKind {
    /// `1.5` where `1,5` is due.
    DecimalPoint,
    /// No space between a number and a word.
    NoSpace,
    /// A word that stands twice.
    Doubled,
    /// A name spelt wrongly.
    Name,
    /// A qualifier beside `đúng` or `chính xác`.
    Exactly,
}

/// A slip of writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its bytes.
    pub span: Range<usize>,
    /// What sort it is.
    pub kind: SlipKind,
    /// What to write instead, where that is sure.
    pub fix: Option<String>,
}

/// Stays at the end of a line with what follows.
const NO_BREAK: &str = "\u{a0}";

/// The slips of a text, in the order of the text, beside these figures of it.
pub(super) fn slips(
    given: &str,
    prose: &Prose,
    scan: Scan<'_, '_>,
    figures: &[&Quantity],
) -> Vec<Slip> {
    let reader = Reader { given, prose, scan };
    let mut slips: Vec<Slip> = (0..scan.tokens.len()).filter_map(|at| reader.word(at)).collect();
    for figure in figures {
        slips.extend(reader.number(figure));
        slips.extend(reader.exactly(figure));
    }
    slips.sort_by_key(|slip| (slip.span.start, slip.kind));
    slips
}

struct Reader<'r, 's, 't> {
    given: &'r str,
    prose: &'r Prose,
    scan: Scan<'s, 't>,
}

impl Reader<'_, '_, '_> {
    /// The bytes of these tokens in the text as given.
    fn span(&self, tokens: Range<usize>) -> Range<usize> {
        self.prose.given(self.scan.tokens.span(tokens))
    }

    fn slip(&self, kind: SlipKind, tokens: Range<usize>, fix: Option<String>) -> Slip {
        // What Markdown puts between the letters would be lost.
        let span = self.span(tokens.clone());
        let (given, read) = (&self.given[span.clone()], self.scan.tokens.written(tokens));
        let is_whole = given.split_whitespace().eq(read.split_whitespace());
        Slip { span, kind, fix: fix.filter(|_| is_whole) }
    }

    /// The slip of the word at `at`.
    fn word(&self, at: usize) -> Option<Slip> {
        let tokens = self.scan.tokens;
        if tokens.kind(at) != Some(Kind::Word) {
            return None;
        }
        let (word, bucket) = (tokens.lower(at), tokens.bucket(at));
        let is_twice = at > 0 && tokens.bucket(at - 1) == bucket;
        if !is_twice && !NAMES_FIRSTS.has(bucket) {
            return None;
        }
        if let Some((_, name)) = NAMES.iter().find(|(lower, _)| *lower == word) {
            return self.name(at, name);
        }
        if !is_twice || !tokens.is(at - 1, word) || self.scan.is_capital(at) {
            return None;
        }
        let (_, one_with) = NEVER_TWICE.iter().find(|(never, _)| *never == word)?;
        let is_one = at > 1 && one_with.contains(&tokens.lower(at - 2));
        let between = self.span(at - 1..at).end..self.span(at..at + 1).start;
        let is_space = self.given[between].chars().all(char::is_whitespace);
        let first = tokens.written(at - 1..at).to_owned();
        (is_space && !is_one).then(|| self.slip(SlipKind::Doubled, at - 1..at + 1, Some(first)))
    }

    /// A name that is not written as it is spelt; in a line of capitals it may be.
    fn name(&self, at: usize, name: &str) -> Option<Slip> {
        let tokens = self.scan.tokens;
        let written = tokens.written(at..at + 1);
        let touches = |at: usize| {
            tokens.is_glued(at) && matches!(tokens.lower(at), "." | "/" | "@" | "#" | "-" | "_")
        };
        // `vneid.gov.vn`, `#vneid`
        let is_address = (touches(at + 1) && tokens.is_glued(at + 2))
            || (at > 0
                && tokens.is_glued(at)
                && matches!(tokens.lower(at - 1), "." | "/" | "@" | "#"));
        let is_shouted = self.scan.is_capitals(at)
            && (self.scan.is_capitals(at + 1) || (at > 0 && self.scan.is_capitals(at - 1)));
        let is_slip = written != name && !is_address && !is_shouted;
        is_slip.then(|| self.slip(SlipKind::Name, at..at + 1, Some(name.to_owned())))
    }

    /// The slip of a figure's number: its decimal mark, and the words that touch it.
    fn number(&self, figure: &Quantity) -> Option<Slip> {
        if figure.is_words() {
            return None;
        }
        let tokens = self.scan.tokens;
        let is_digits = |at: usize| self.scan.is_digits(at);
        let is_word = |at: usize| tokens.kind(at) == Some(Kind::Word);
        let number = figure.number.clone();
        let touches_before =
            number.start > 0 && is_word(number.start - 1) && tokens.is_glued(number.start);
        let from = number.start - usize::from(touches_before);
        let (mut mended, mut kind, mut end) = (String::new(), None, number.end);
        for at in from..=number.end {
            let touches = at > from && tokens.is_glued(at);
            let is_unit_touching = touches
                && is_digits(at - 1)
                && is_word(at)
                && !MAY_TOUCH.contains(&tokens.lower(at));
            if at == number.end {
                if !is_unit_touching {
                    break;
                }
                end += 1;
            }
            match () {
                () if is_unit_touching => {
                    mended.push_str(NO_BREAK);
                    kind = kind.or(Some(SlipKind::NoSpace));
                }
                () if touches && at == number.start => {
                    mended.push(' ');
                    kind = kind.or(Some(SlipKind::NoSpace));
                }
                () if !touches && at > from => mended.push(' '),
                () => {}
            }
            if self.is_decimal_point(at) {
                mended.push(',');
                kind = Some(SlipKind::DecimalPoint);
            } else {
                mended.push_str(tokens.written(at..at + 1));
            }
        }
        kind.map(|kind| self.slip(kind, from..end, Some(mended)))
    }

    /// Whether the sign at `at` is a point before one or two last digits, the only mark of its number.
    fn is_decimal_point(&self, at: usize) -> bool {
        let tokens = self.scan.tokens;
        let is_mark = |at: usize| {
            matches!(tokens.lower(at), "." | ",") && tokens.is_glued(at) && tokens.is_glued(at + 1)
        };
        at > 0
            && tokens.is_sign(at, '.')
            && is_mark(at)
            && self.scan.is_digits(at + 1)
            && tokens.lower(at + 1).len() < 3
            && !(at > 1 && is_mark(at - 2))
            && !(is_mark(at + 2) && self.scan.is_digits(at + 3))
    }

    /// `đúng hơn 300 cây`: one word says that it is exact, the other that it is not.
    fn exactly(&self, figure: &Quantity) -> Option<Slip> {
        let (start, number) = (figure.tokens.start, figure.number.start);
        let is_percent =
            figure.unit.as_ref().is_some_and(|unit| unit.dimension() == Dimension::Percent);
        if is_percent || matches!(figure.qualifier, Qualifier::Exact | Qualifier::Between) {
            return None;
        }
        let first = (start.saturating_sub(3)..start).find(|at| {
            EXACTLY.all().iter().any(|words| {
                self.scan.begins(*at, words) && self.scan.tokens.after(*at, words.len()) == start
            })
        });
        let is_within = || number > start + 1 && self.scan.follows_any(number, &EXACTLY);
        let first = first.or_else(|| is_within().then_some(start))?;
        let is_other = first > 0 && self.scan.follows_any(first, &RIGHTLY);
        (!is_other).then(|| self.slip(SlipKind::Exactly, first..figure.tokens.end, None))
    }
}
