//! Sentences in the manner of bulletins, with what is to be read in them.
//!
//! A sentence begins with `> `. Below it stand its figures, then after `-` the numbers refused.

use std::fmt::Write;

use super::LEXICON;
use crate::domain::Qualifier;
use crate::extract::{Years, read};

/// What was read, as the file of sentences writes it.
fn told(text: &str) -> String {
    let reading = read(text, &LEXICON, Years::UNKNOWN);
    let mut told = format!("> {text}\n");
    for figure in &reading.figures {
        let sign = match figure.qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => "≥ ",
            Qualifier::AtMost => "≤ ",
            Qualifier::About => "~ ",
            Qualifier::Almost => "< ",
            Qualifier::Between => "in ",
        };
        let quote = &text[figure.span.clone()];
        write!(told, "  {quote} = {sign}{}", figure.value).unwrap();
        if let Some(high) = figure.value_hi {
            write!(told, "..{high}").unwrap();
        }
        if let Some(total) = figure.total {
            write!(told, " of {total}").unwrap();
        }
        let kind = format!("{:?}", figure.kind).to_lowercase();
        write!(told, " {} · {kind}", figure.unit).unwrap();
        if let Some(district) = &figure.district {
            write!(told, " · {district}").unwrap();
        }
        told.push('\n');
    }
    for refused in &reading.refused {
        let why = format!("{:?}", refused.why).to_lowercase();
        writeln!(told, "  - {} {why}", &text[refused.span.clone()]).unwrap();
    }
    told
}

#[test]
fn sentences_of_bulletins_are_read_as_they_are_meant() {
    let file = include_str!("../../../tests/data/figures/sentences.txt");
    let mut wrong = String::new();
    let mut n_sentences = 0;
    for sentence in file.split("\n\n").filter(|sentence| sentence.starts_with("> ")) {
        let text = sentence.lines().next().unwrap().trim_start_matches("> ");
        let got = told(text);
        n_sentences += 1;
        if got.trim_end() != sentence.trim_end() {
            write!(wrong, "meant:\n{sentence}\nread:\n{got}\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(n_sentences > 100);
}

#[test]
fn every_digit_is_proposed_or_refused() {
    let file = include_str!("../../../tests/data/figures/sentences.txt");
    for text in file.lines().filter_map(|line| line.strip_prefix("> ")) {
        let reading = read(text, &LEXICON, Years::UNKNOWN);
        let figures = reading.figures.iter().map(|figure| figure.span.clone());
        let refused = reading.refused.iter().map(|refused| refused.span.clone());
        let spans: Vec<_> = figures.chain(refused).collect();
        for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
            let n = spans.iter().filter(|span| span.contains(&at)).count();
            assert_eq!(n, 1, "{text}: the digit at {at}");
        }
    }
}
