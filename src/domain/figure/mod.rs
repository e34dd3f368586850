//! An editor's figure phrase, word for word, and its reading: `trên 200 triệu đồng`.
//!
//! | file | its job |
//! | --- | --- |
//! | [`tokens`] | the text as digits, words and signs, each with its place |
//! | [`literal`], [`words`] | numbers in digits; numbers in words |
//! | [`mod@number`] | the two with scale words, remainders and decimals |
//! | [`qualifier`] | trên, gần, khoảng … and what several say together |
//! | [`side`], [`range`] | a number with its unit; two of them as a range |
//! | [`closing`] | what may follow |
//! | [`entry`] | the whole phrase |
//! | [`plain`] | the same at once, where it is a number and the metric's own unit |
//! | [`display`] | numbers back into words |
//!
//! A phrase has one reading or none: where two are possible the author is asked, nothing is
//! guessed. The work grows in step with the text. Running prose is read elsewhere, with the same
//! tokens, numbers and qualifiers.

mod closing;
pub mod display;
mod entry;
pub(crate) mod literal;
pub(crate) mod number;
mod plain;
pub(crate) mod qualifier;
mod range;
mod refusal;
pub(crate) mod side;
pub(crate) mod tokens;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use refusal::{Reason, Refusal, Warning};
pub use words::unscaled;

use super::unit::Unit;
use super::{Decimal, Qualifier};
use crate::fold;

/// What the reader knows of the metric whose figure it reads.
#[derive(Debug, Clone, Default)]
pub struct Expect {
    unit: Option<Unit>,
    /// The names of the metric and its unit, folded.
    names: Vec<String>,
    /// The names as written before which a plain number is a figure and nothing else.
    plain: Vec<Box<str>>,
}

impl Expect {
    /// Nothing: only the table says what a noun is.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// A metric of this unit; `names` are its unit as written, its labels and its aliases.
    pub fn metric<'a>(unit: Unit, names: impl IntoIterator<Item = &'a str>) -> Self {
        let written: Vec<&str> = names.into_iter().collect();
        let own = fold::fold_name(unit.name());
        let names = std::iter::once(own).chain(written.iter().map(|name| fold::fold_name(name)));
        let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        let mut expect = Self { unit: Some(unit), names, plain: Vec::new() };
        expect.plain = plain::names(written, &expect);
        expect
    }
}

/// A figure: the author's words and what they say.
///
/// Equal figures have the same words; two phrases with one reading are compared by their parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    text: Box<str>,
    value: Decimal,
    // A site has a million figures, few of which are ranges or have warnings.
    value_hi: Option<Box<Decimal>>,
    unit: Option<Unit>,
    span: Bytes,
    noun: Bytes,
    warnings: Box<[Warning]>,
    qualifier: Qualifier,
}

/// Bytes of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bytes {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        let place =
            |at| u32::try_from(at).expect("a phrase is part of an article of at most 1 MiB");
        Self { start: place(range.start), end: place(range.end) }
    }
}

impl Bytes {
    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A figure's words for a box: joined with single spaces they are the author's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// `trên`; empty where nothing stands before the number.
    pub qualifier: String,
    /// `200`, `1 đến 2`, `1.5km` where no space parts the unit from it.
    pub number: String,
    /// `triệu đồng`, `người trở lên`; may be empty.
    pub unit: String,
}

impl Figure {
    /// Reads a phrase that is one figure and nothing else.
    pub fn read(text: &str, expect: &Expect) -> Result<Self, Refusal> {
        plain::read(text, expect).map_or_else(|| entry::read(text, expect), Ok)
    }

    /// The author's words, as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the words around the number say of its bounds.
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The number in the unit written, scale words included; the lower end of a range.
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The upper end of a range.
    pub fn value_hi(&self) -> Option<Decimal> {
        self.value_hi.as_deref().copied()
    }

    /// The unit; `None` where none is written or the noun is unknown.
    pub const fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// The words after the number, as written: `buổi sinh hoạt chi đoàn`.
    pub fn noun(&self) -> &str {
        &self.text[self.noun.range()]
    }

    /// Whether no unit and no other noun follows its number: `300`, `trên 300 triệu`.
    pub fn is_bare(&self) -> bool {
        self.unit.is_none() && self.noun().trim().is_empty()
    }

    /// Its words with the unit of `whole`, and with its scale word where they have none.
    pub(crate) fn with_unit_of(&self, whole: &Self) -> String {
        let scale = if self.scale_words().is_empty() { whole.scale_words() } else { "" };
        let unit = whole.unit().map_or("", Unit::name);
        let (before, after) = self.text.split_at(self.noun.range().start);
        let words = [before.trim_end(), scale, unit, after.trim_start()];
        let words = words.into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The scale words after its number: `triệu` of `500 triệu đồng`.
    fn scale_words(&self) -> &str {
        let between = self.span.range().end..self.noun.range().start;
        // `500+`, `03 (ba)`
        let words = self.text.get(between).unwrap_or_default().trim_end_matches('+').trim();
        if words.ends_with(')') { "" } else { words }
    }

    /// The bytes of the number in [`Self::text`], without its scale words.
    pub fn span(&self) -> Range<usize> {
        self.span.range()
    }

    /// What the author should look at although the figure stands.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Its words, parted at white space into what stands before the number, the number and the rest.
    pub fn parts(&self) -> Parts {
        let span = self.span();
        let before = &self.text[..span.start];
        let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let after = &self.text[span.end..];
        let end = self.text.len() - after.trim_start_matches(|c: char| !c.is_whitespace()).len();
        Parts {
            qualifier: tokens::single_spaced(&self.text[..start]),
            number: tokens::single_spaced(&self.text[start..end]),
            unit: tokens::single_spaced(&self.text[end..]),
        }
    }
}
