//! A whole phrase of front matter as one figure.
//!
//! ```text
//! phrase = { qualifier } [ từ | giữa ] side [ joiner side ] [ trở lên | trở xuống ] { word }
//! side   = [ sign ] [ currency ] amount [ + ] [ unit ] [ rưỡi ]        (see `side`)
//! joiner = - | – | — | ~ | đến | tới | và, after giữa
//! ```
//!
//! The words after the unit are the author's and say nothing here, but a second number among them
//! would be lost, so it is refused.

use std::ops::Range;

use super::closing::{Closing, closing};
use super::display::{Marks, number};
use super::literal::Marking;
use super::qualifier::{before_number, together};
use super::range::{Ends, is_dash};
use super::refusal::{Reason, Refusal, Warning};
use super::side::{Side, unit_at};
use super::tokens::{Kind, Tokens};
use super::words::digit;
use super::{Expect, Figure};
use crate::domain::Qualifier;
use crate::domain::unit::{Dimension, Unit};

/// The words that open a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    None,
    /// từ
    From,
    /// giữa
    Between,
}

/// What stands before the first number.
struct Opening {
    qualifier: Qualifier,
    /// The tokens of the last qualifier that says anything.
    words: Range<usize>,
    frame: Frame,
    next: usize,
}

/// Reads `text` as one figure of the metric that is expected.
pub(super) fn read(text: &str, expect: &Expect) -> Result<Figure, Refusal> {
    read_tokens(text, &Tokens::of(text), expect)
}

/// Reads the tokens of `text`.
pub(super) fn read_tokens(
    text: &str,
    tokens: &Tokens<'_>,
    expect: &Expect,
) -> Result<Figure, Refusal> {
    let opening = opening(tokens)?;
    let left = match Side::read(tokens, opening.next, expect) {
        Some(side) => side?,
        None => return Err(no_number(tokens, opening.next)),
    };
    refuse_vague_words(tokens, &opening, &left)?;
    let range = match joined(tokens, &left, opening.frame, expect)? {
        Some((right, is_dash)) => Some(Ends::of(tokens, &left, right, is_dash)?),
        None => None,
    };
    let mut end = range.as_ref().map_or(left.end, |range| range.right.end);
    let noun = range.as_ref().map_or(left.noun, |range| range.right.noun);
    let mut unit = range.as_ref().map_or(&left.unit, |range| &range.unit).clone();
    if unit.is_none() && range.is_none() && is_lone_dash(tokens, end) {
        // `4.200 - cây`
        if let Some((after, found)) = unit_at(tokens, end + 1, expect) {
            (end, unit) = (after, Some(found));
        }
    }
    left.refuse_doubtful_comma(tokens, unit.as_ref())?;
    if let Some(range) = &range {
        range.right.refuse_doubtful_comma(tokens, unit.as_ref())?;
    }
    refuse_periods(tokens, opening.next, end, unit.as_ref())?;
    let closing = closing(tokens, opening.next, end)?;
    let qualifier = qualifier(tokens, &opening, &left, range.as_ref(), &closing)?;
    let (value, value_hi) = range.as_ref().map_or((left.value, None), |r| (r.lo, Some(r.hi)));
    for value in [Some(value), value_hi].into_iter().flatten() {
        if unit.as_ref().is_some_and(|unit| unit.to_base(value).is_none()) {
            let span = tokens.span(opening.next..end);
            return Err(Refusal::new(Reason::TooLarge, span));
        }
    }
    let last = range.as_ref().map_or(&left, |range| &range.right);
    let first_byte = left.number_span(tokens).start;
    let noun = noun_span(tokens, noun, &closing);
    let sides = [Some(&left), range.as_ref().map(|range| &range.right)];
    let mut warnings: Vec<Warning> =
        sides.into_iter().flatten().filter_map(|side| unusual(tokens, side)).collect();
    warnings.extend(unit.is_none().then(|| unknown_unit(text, &noun)).flatten());
    Ok(Figure {
        text: text.into(),
        value,
        value_hi: value_hi.map(Box::new),
        unit,
        span: (first_byte..last.number_span(tokens).end).into(),
        noun: noun.into(),
        warnings: warnings.into(),
        qualifier,
    })
}

/// The qualifiers and the frame before the first number.
fn opening(tokens: &Tokens<'_>) -> Result<Opening, Refusal> {
    let mut opening =
        Opening { qualifier: Qualifier::Exact, words: 0..0, frame: Frame::None, next: 0 };
    loop {
        let at = opening.next;
        if let Some((found, next)) = before_number(tokens, at) {
            let Some(both) = together(opening.qualifier, found) else {
                return Err(opposites(tokens, &opening.words, &(at..next), next));
            };
            if found != Qualifier::Exact {
                opening.words = at..next;
            }
            (opening.qualifier, opening.next) = (both, next);
            continue;
        }
        let frame = match tokens.lower(at) {
            "từ" => Frame::From,
            "giữa" => Frame::Between,
            _ => return Ok(opening),
        };
        if opening.frame != Frame::None {
            return Ok(opening);
        }
        (opening.frame, opening.next) = (frame, at + 1);
    }
}

/// Two qualifiers of the number at `number` that contradict each other.
fn opposites(
    tokens: &Tokens<'_>,
    first: &Range<usize>,
    second: &Range<usize>,
    number: usize,
) -> Refusal {
    let said = |words: &Range<usize>| {
        let rest = tokens.written(number..tokens.len());
        format!("{} {rest}", tokens.written(words.clone()))
    };
    let span = tokens.span(first.start..second.end);
    Refusal::between(Reason::Opposites, span, [said(first), said(second)])
}

/// Why no number begins at `at`.
fn no_number(tokens: &Tokens<'_>, at: usize) -> Refusal {
    let reason = match tokens.kind(at) {
        Some(Kind::Foreign) => Reason::ForeignDigits,
        _ => Reason::NoNumber,
    };
    Refusal::new(reason, tokens.span(at..(at + 1).min(tokens.len())))
}

/// Refuses number words that count nothing: `một số`, `không có`, `năm 2023`.
fn refuse_vague_words(tokens: &Tokens<'_>, opening: &Opening, side: &Side) -> Result<(), Refusal> {
    let at = opening.next;
    let amount = &side.amount.tokens;
    if amount.len() != 1 || digit(tokens.lower(amount.start)).is_none() {
        return Ok(());
    }
    let next = tokens.lower(amount.end);
    let is_bare_noun = side.unit.is_none() && !next.is_empty() && digit(next).is_none();
    let reason = match tokens.lower(amount.start) {
        "một" if matches!(next, "số" | "vài" | "ít" | "trong" | "loạt" | "lần" | "nửa") => {
            Reason::Vague
        }
        "không" if is_bare_noun => Reason::Vague,
        "năm" if tokens.kind(amount.end) == Some(Kind::Digits) => Reason::Year,
        "năm" if is_bare_noun && tokens.kind(amount.end) == Some(Kind::Word) => {
            let rest = tokens.written(amount.end..tokens.len());
            let readings = [format!("5 {rest}"), tokens.written(at..tokens.len()).to_owned()];
            let span = tokens.span(amount.clone());
            return Err(Refusal::between(Reason::FiveOrYears, span, readings));
        }
        _ => return Ok(()),
    };
    Err(Refusal::new(reason, tokens.span(at..amount.end + 1)))
}

/// The other end of the range that begins with `left`, and whether a dash joins the two.
fn joined(
    tokens: &Tokens<'_>,
    left: &Side,
    frame: Frame,
    expect: &Expect,
) -> Result<Option<(Side, bool)>, Refusal> {
    let at = left.end;
    let is_dash = is_dash(tokens, at);
    let is_joiner = is_dash
        || matches!(tokens.lower(at), "đến" | "tới")
        || (frame == Frame::Between && tokens.is(at, "và"));
    let right = if is_joiner { Side::read(tokens, at + 1, expect) } else { None };
    match right {
        Some(Ok(right)) => Ok(Some((right, is_dash))),
        Some(Err(refusal)) => Err(refusal),
        None if frame == Frame::Between => {
            Err(Refusal::new(Reason::NoNumber, tokens.span(0..tokens.len())))
        }
        None => Ok(None),
    }
}

/// A dash with space on both sides, as some offices put before the noun.
fn is_lone_dash(tokens: &Tokens<'_>, at: usize) -> bool {
    is_dash(tokens, at) && !tokens.is_glued(at) && !tokens.is_glued(at + 1)
}

/// Refuses `6 tháng đầu năm`: a period, not a figure.
fn refuse_periods(
    tokens: &Tokens<'_>,
    start: usize,
    end: usize,
    unit: Option<&Unit>,
) -> Result<(), Refusal> {
    let is_duration = unit.is_some_and(|unit| unit.dimension() == Dimension::Duration);
    let is_dated = matches!(tokens.lower(end), "đầu" | "cuối" | "năm")
        || tokens.kind(end) == Some(Kind::Digits);
    if is_duration && is_dated {
        return Err(Refusal::new(Reason::Period, tokens.span(start..end + 1)));
    }
    Ok(())
}

/// The unusual marks of a number, and how the rule writes it.
fn unusual(tokens: &Tokens<'_>, side: &Side) -> Option<Warning> {
    let value = side.amount.lead.times(1)?;
    (side.amount.marking == Some(Marking::Unusual)).then(|| Warning::UnusualNumber {
        span: side.number_span(tokens),
        prefer: number(value, Marks::Vietnamese),
    })
}

/// The most words of an unknown noun that a message repeats.
const MOST_NOUN_WORDS: usize = 4;

/// The noun that neither the table nor the metric knows, up to its first mark.
fn unknown_unit(text: &str, noun: &Range<usize>) -> Option<Warning> {
    let is_mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '-' | '–' | '—' | '~');
    let written = text[noun.clone()].split(is_mark).next()?;
    let words = written.split_whitespace().take(MOST_NOUN_WORDS);
    let named = words.collect::<Vec<_>>().join(" ");
    let span = noun.start..noun.start + written.trim_end().len();
    (!named.is_empty()).then_some(Warning::UnknownUnit { span, noun: named })
}

/// The noun of the figure without a qualifier that ends the phrase.
fn noun_span(tokens: &Tokens<'_>, noun: usize, closing: &Closing) -> Range<usize> {
    let is_last = closing.words.end == tokens.len() && !closing.words.is_empty();
    let end = if is_last { closing.words.start } else { tokens.len() };
    tokens.span(noun.min(end)..end)
}

/// What all the words around the figure say together.
fn qualifier(
    tokens: &Tokens<'_>,
    opening: &Opening,
    left: &Side,
    range: Option<&Ends>,
    closing: &Closing,
) -> Result<Qualifier, Refusal> {
    let end = range.map_or(left.end, |range| range.right.end);
    let figure = || tokens.written(opening.next..end).to_owned();
    let has_plus = left.has_plus || range.is_some_and(|range| range.right.has_plus);
    let said = [
        opening.qualifier,
        if has_plus { Qualifier::AtLeast } else { Qualifier::Exact },
        closing.qualifier,
        if range.is_some() { Qualifier::Between } else { Qualifier::Exact },
    ];
    let both = said.into_iter().try_fold(Qualifier::Exact, together);
    let Some(both) = both else {
        let readings = [
            tokens.written(0..end).to_owned(),
            tokens.written(opening.next..closing.words.end.max(end)).to_owned(),
        ];
        let span = tokens.span(0..closing.words.end.max(end));
        return Err(Refusal::between(Reason::Opposites, span, readings));
    };
    if opening.frame == Frame::From && range.is_none() && closing.words.is_empty() {
        let readings = [format!("{} trở lên", figure()), figure()];
        let span = tokens.span(0..end);
        return Err(Refusal::between(Reason::OpenRange, span, readings));
    }
    Ok(both)
}
