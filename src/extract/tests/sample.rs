//! The sample's retelling of a bulletin: every figure, and nothing else.

use super::LEXICON;
use crate::extract::{Why, Years, read};

#[test]
fn the_retold_bulletin_has_its_24_figures_and_nothing_else() {
    let file = include_str!("../../../content/tin/2023/05/giao-ban-cum-huyen.md");
    let (front, body) = file.trim_start_matches("---\n").split_once("\n---\n").unwrap();
    let metrics = front.split_once("\nmetrics:\n").unwrap().1;
    let declared: Vec<(&str, &str)> =
        metrics.lines().map(|line| line.trim().split_once(": ").unwrap()).collect();
    let reading = read(body, &LEXICON, Years::UNKNOWN);
    let number = |words: &str| -> String {
        words.chars().filter(|c| c.is_ascii_digit() || *c == ',' || *c == '.').collect()
    };
    assert_eq!((declared.len(), reading.figures.len()), (24, 24));
    let mut n_matched = 0;
    for (figure, (metric, words)) in reading.figures.iter().zip(&declared) {
        assert_eq!(
            number(&body[figure.number.clone()]),
            number(words).trim_end_matches([',', '.'])
        );
        assert_eq!(figure.district, None);
        let found = figure.metric.as_ref().map(|found| found.metric.as_str());
        n_matched += usize::from(found == Some(metric));
    }
    assert!(n_matched >= 23, "{n_matched} of 24 metrics");
    assert!(reading.refused.iter().all(|refused| refused.why != Why::Unclear));
}
