//! What was read, for machines: places in Unicode code points of the text as given.

use serde::Serialize;

use super::Text;
use crate::domain::{Decimal, Qualifier};
use crate::extract::{Kind, Proposal, Why};

#[derive(Serialize)]
struct Figure<'t> {
    start: usize,
    end: usize,
    quote: &'t str,
    qualifier: &'static str,
    value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_hi: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<Decimal>,
    unit: &'t str,
    label: &'t str,
    kind: Kind,
    district: Option<&'t str>,
    metric: Option<&'t str>,
    line: usize,
}

#[derive(Serialize)]
struct Refused<'t> {
    start: usize,
    end: usize,
    quote: &'t str,
    reason: Why,
}

#[derive(Serialize)]
struct File<'t> {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "file")]
    name: Option<&'t str>,
    figures: Vec<Figure<'t>>,
    refused: Vec<Refused<'t>>,
}

#[derive(Serialize)]
struct One<'t> {
    bantin: u8,
    #[serde(flatten)]
    file: File<'t>,
}

#[derive(Serialize)]
struct Several<'t> {
    bantin: u8,
    files: Vec<File<'t>>,
}

/// One text as an object; several under `files`.
pub(super) fn json(texts: &[Text]) -> String {
    let written = match texts {
        [only] => serde_json::to_string(&One { bantin: 1, file: file(only, None) }),
        texts => serde_json::to_string(&Several {
            bantin: 1,
            files: texts.iter().map(|text| file(text, Some(&text.name))).collect(),
        }),
    };
    written.expect("texts and numbers can always be written as JSON") + "\n"
}

fn file<'t>(text: &'t Text, name: Option<&'t str>) -> File<'t> {
    let mut places = Places { text: &text.words, byte: 0, n_chars: 0, line: 1 };
    let figures = text.reading.figures.iter().map(|f| figure(text, f, &mut places)).collect();
    let mut places = Places { text: &text.words, byte: 0, n_chars: 0, line: 1 };
    let refused = text.reading.refused.iter().map(|refused| {
        let quote = &text.words[refused.span.clone()];
        let (start, _) = places.of(refused.span.start);
        Refused { start, end: start + quote.chars().count(), quote, reason: refused.why }
    });
    File { name, figures, refused: refused.collect() }
}

fn figure<'t>(text: &'t Text, figure: &'t Proposal, places: &mut Places<'_>) -> Figure<'t> {
    let quote = &text.words[figure.span.clone()];
    let (start, line) = places.of(figure.span.start);
    Figure {
        start,
        end: start + quote.chars().count(),
        quote,
        qualifier: match figure.qualifier {
            Qualifier::Between => Qualifier::About.as_str(),
            other => other.as_str(),
        },
        value: figure.value,
        value_hi: figure.value_hi,
        total: figure.total,
        unit: figure.unit.name(),
        label: &figure.label,
        kind: figure.kind,
        district: figure.district.as_ref().map(crate::domain::AreaId::as_str),
        metric: figure.metric.as_ref().map(|found| found.metric.as_str()),
        line,
    }
}

/// Counts characters and lines as the places rise, so that all of them cost one pass.
struct Places<'t> {
    text: &'t str,
    byte: usize,
    n_chars: usize,
    line: usize,
}

impl Places<'_> {
    /// The code point and the line of a byte, which is not before the last one asked for.
    fn of(&mut self, byte: usize) -> (usize, usize) {
        let passed = &self.text[self.byte..byte];
        self.n_chars += passed.chars().count();
        self.line += passed.bytes().filter(|b| *b == b'\n').count();
        self.byte = byte;
        (self.n_chars, self.line)
    }
}
