//! Figures proposed from prose: what an article says in figures, and why its other numbers are none.
//!
//! | step | file | what it does |
//! | --- | --- | --- |
//! | 1 | [`prose`] | a copy without Markdown's marks and odd digits, with the way back |
//! | 2 | [`quotes`], [`identity`], [`marks`] | dates, years, names, documents … marked as no figures |
//! | 3 | [`quantity`], [`before`], [`counted`] | a number with its qualifier and its unit |
//! | 4 | [`collect`], [`headings`], [`refusing`] | units shared by a list, said in a label or left out; what is refused |
//! | 5 | [`aims`], [`times`], [`kind`], [`telling`], [`mentions`], [`district`] | what a figure is for, of when, and whose it is |
//! | 6 | [`matching`] | which metric of the registry it is |
//! | 7 | [`slips`] | what an editor would mark in the writing |
//!
//! [`words`] holds the words that decide, as tables. The number itself is read by
//! [`crate::domain::figure`], the same for prose and for entries. Every digit is in a proposal or
//! refused with its reason. The work grows in step with the text.
//!
//! A proposal is a suggestion to an editor: nothing read here is ever published by itself.

mod aims;
mod before;
mod clauses;
mod collect;
mod counted;
mod district;
mod headings;
mod identity;
mod kind;
mod lexicon;
mod marks;
mod matching;
mod mentions;
mod prose;
mod quantity;
mod quotes;
mod refusing;
mod slips;
mod telling;
#[cfg(test)]
mod tests;
mod times;
mod why;
mod words;

use std::ops::Range;

pub use self::lexicon::Lexicon;
pub use self::matching::{Confidence, Match};
pub use self::slips::{Slip, SlipKind};
pub use self::times::{Earlier, Years};
pub use self::why::{Kind, Why};

use self::clauses::Clauses;
use self::counted::Scan;
use self::kind::Said;
use self::marks::Marks;
use self::matching::{Around, Role};
use self::prose::Prose;
use self::quantity::Quantity;
use self::telling::Telling;
use crate::domain::figure::tokens::{Kind as Token, Tokens, single_spaced};
use crate::domain::unit::Unit;
use crate::domain::{AreaId, Decimal, Qualifier};

/// A figure that the prose seems to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its bytes, from the qualifier to the unit.
    pub span: Range<usize>,
    /// The bytes of its number, scale words included.
    pub number: Range<usize>,
    /// What the words around the number say of its bounds.
    pub qualifier: Qualifier,
    /// Its value in `unit`; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_hi: Option<Decimal>,
    /// The M of N/M.
    pub total: Option<Decimal>,
    /// What is counted; a noun of its own where the table does not hold it.
    pub unit: Unit,
    /// The words that say what it is.
    pub label: String,
    /// What it is for.
    pub kind: Kind,
    /// Where it is of an earlier time than the text is about.
    pub earlier: Option<Earlier>,
    /// Whose it is, where one district is named.
    pub district: Option<AreaId>,
    /// The metric of the registry that it seems to be of.
    pub metric: Option<Match>,
}

/// A number that is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The bytes of its digits, joined by signs as in `25/5`.
    pub span: Range<usize>,
    /// Why.
    pub why: Why,
}

/// What was read in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The figures, in the order of the text.
    pub figures: Vec<Proposal>,
    /// The other digits, in the order of the text.
    pub refused: Vec<Refused>,
    /// Slips of writing, in the order of the text.
    pub slips: Vec<Slip>,
}

/// The words of a piece of Markdown, without its marks, with single spaces.
pub fn unmarked(text: &str) -> String {
    single_spaced(&Prose::of(text).text)
}

/// Reads running prose, plain or Markdown, about these years; spans are bytes of `text`.
pub fn read(text: &str, lexicon: &Lexicon, years: Years) -> Reading {
    let prose = Prose::of(text);
    let tokens = Tokens::of(&prose.text);
    read_tokens(text, &prose, &tokens, (lexicon, years))
}

fn read_tokens(
    given: &str,
    prose: &Prose,
    tokens: &Tokens<'_>,
    (lexicon, years): (&Lexicon, Years),
) -> Reading {
    let lexicon = lexicon.taught_by(tokens);
    let scan = Scan { tokens, lexicon: &lexicon };
    let mut marks = marks::mark(scan, quotes::mark(scan));
    let bounds = clauses::bounds(scan);
    let quantities = collect::collect(scan, &bounds, &mut marks);
    let settled = collect::settle(scan, &bounds, quantities);
    let mut kept: Vec<&Quantity> = Vec::new();
    for outcome in &settled {
        match outcome {
            Ok(quantity) => kept.push(quantity),
            Err((quantity, why)) => {
                for mark in &mut marks[quantity.number.clone()] {
                    mark.get_or_insert(*why);
                }
            }
        }
    }
    let districts = district::districts(scan, &bounds, &kept);
    let unit_of =
        |quantity: &Quantity| quantity.unit.clone().expect("a quantity without a unit is refused");
    let units: Vec<Unit> = kept.iter().map(|quantity| unit_of(quantity)).collect();
    let kinds = kinds(scan, &bounds, (&marks, years), &kept);
    let roles: Vec<Role> = kinds.iter().map(|(kind, _)| Role::of(*kind)).collect();
    let metrics = metrics(scan, &bounds, &kept, &roles, (&units, &districts));
    let figures = kept.iter().zip(metrics).enumerate().map(|(idx, (quantity, metric))| Proposal {
        span: prose.given(tokens.span(quantity.tokens.clone())),
        number: prose.given(tokens.span(quantity.number.clone())),
        qualifier: quantity.qualifier,
        value: quantity.value,
        value_hi: quantity.value_hi,
        total: quantity.total,
        unit: units[idx].clone(),
        label: kind::label(scan, &bounds, quantity),
        kind: kinds[idx].0,
        earlier: kinds[idx].1,
        district: districts[idx].clone(),
        metric,
    });
    Reading {
        figures: figures.collect(),
        refused: refused(prose, scan, &marks, &kept),
        slips: slips::slips(given, prose, scan, &kept),
    }
}

/// What each quantity is for, and the earlier time that it is of.
fn kinds(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    time: (&Marks, Years),
    kept: &[&Quantity],
) -> Vec<(Kind, Option<Earlier>)> {
    let aims = aims::aims(scan, bounds, kept);
    let earlier = times::earlier(scan, bounds, time, (kept, &aims));
    let kinds = kept.iter().zip(aims).zip(earlier).map(|((quantity, is_aim), earlier)| {
        let said = Said { is_aim, is_earlier: earlier.is_some() };
        let kind = kind::kind(scan, bounds, quantity, said);
        (kind, earlier.filter(|_| kind == Kind::Context))
    });
    kinds.collect()
}

/// The metric of each quantity.
fn metrics(
    scan: Scan<'_, '_>,
    bounds: &Clauses,
    kept: &[&Quantity],
    roles: &[Role],
    (units, districts): (&[Unit], &[Option<AreaId>]),
) -> Vec<Option<Match>> {
    let metrics = &scan.lexicon.metrics;
    let mut from = 0;
    let around = kept.iter().enumerate().map(|(idx, quantity)| {
        let to = kept.get(idx + 1).map_or(scan.tokens.len(), |next| next.tokens.start);
        let [after, before, far] = kind::surroundings(scan, bounds, quantity, (from, to));
        let (unit, district) = (&units[idx], districts[idx].as_ref());
        // Only a stock of its unit asks.
        let is_asked = metrics.iter().any(|metric| metric.is_stock_of(unit));
        let telling = if is_asked {
            telling::telling(scan, bounds, quantity, from)
        } else {
            Telling::Nothing
        };
        from = quantity.tokens.end;
        let role = roles[idx];
        Around { unit, value: quantity.value, district, role, telling, after, before, far }
    });
    matching::assign(metrics, &around.collect::<Vec<_>>())
}

/// Every group of digits that is in no proposal.
fn refused(prose: &Prose, scan: Scan<'_, '_>, marks: &Marks, kept: &[&Quantity]) -> Vec<Refused> {
    let tokens = scan.tokens;
    let mut refused = Vec::new();
    let mut kept = kept.iter().peekable();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(quantity) = kept.peek()
            && at >= quantity.tokens.start
        {
            at = quantity.tokens.end.max(at);
            kept.next();
            continue;
        }
        if !matches!(tokens.kind(at), Some(Token::Digits | Token::Foreign)) {
            at += 1;
            continue;
        }
        let start = at;
        let limit = kept.peek().map_or(tokens.len(), |quantity| quantity.tokens.start);
        let why = marks[at].unwrap_or(Why::Unclear);
        at += 1;
        let is_joiner = |at: usize| {
            matches!(tokens.kind(at), Some(Token::Sign('.' | ',' | '/' | ':' | '-' | '–')))
                || (why == Why::Time && tokens.kind(at) == Some(Token::Word))
        };
        while at + 1 < limit
            && tokens.is_glued(at)
            && tokens.is_glued(at + 1)
            && is_joiner(at)
            && scan.is_digits(at + 1)
            && marks[at + 1].unwrap_or(Why::Unclear) == why
        {
            at += 2;
        }
        refused.push(Refused { span: prose.given(tokens.span(start..at)), why });
    }
    refused
}
