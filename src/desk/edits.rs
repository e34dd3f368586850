//! Replacements within a text: what lies between them keeps its bytes.

use std::ops::Range;

/// Bytes to be replaced, each range with what comes in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Replaces these bytes; the same place is replaced once.
    pub(super) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        if !self.0.iter().any(|(other, _)| *other == range) {
            self.0.push((range, with.into()));
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The text with all of them made; none lies within another.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = String::with_capacity(text.len());
        let mut at = 0;
        for (range, with) in self.0 {
            edited.push_str(&text[at..range.start]);
            edited.push_str(&with);
            at = range.end;
        }
        edited.push_str(&text[at..]);
        edited
    }
}
