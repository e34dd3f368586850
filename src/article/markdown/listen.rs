//! Words without markup: of the heading, of the figure in prose, and of the lead.

use super::clean::into_clean;

/// The lead's length in characters, its `…` included.
const LEAD_MAX: usize = 300;

/// Who listens to the words as they are written.
#[derive(Debug, Default)]
pub(super) struct Ears {
    /// The open heading.
    pub(super) heading: Option<String>,
    /// The open figure in prose.
    pub(super) metric: Option<String>,
    /// How many open blocks are not prose: headings, code, tables, footnotes.
    pub(super) n_silent: u32,
    lead: Lead,
}

impl Ears {
    /// Hears words; a line break is a space.
    pub(super) fn hear(&mut self, words: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(words);
        }
        if let Some(metric) = &mut self.metric {
            metric.push_str(words);
        }
        if self.n_silent == 0 && !self.lead.is_full() {
            self.lead.push(words);
        }
    }

    /// Whether anybody listens.
    pub(super) fn are_open(&self) -> bool {
        self.heading.is_some()
            || self.metric.is_some()
            || (self.n_silent == 0 && !self.lead.is_full())
    }

    /// The first words of the article.
    pub(super) fn into_lead(self) -> String {
        self.lead.finish()
    }
}

/// The first words, with single spaces.
#[derive(Debug, Default)]
struct Lead {
    text: String,
    n_chars: usize,
}

impl Lead {
    fn is_full(&self) -> bool {
        self.n_chars > LEAD_MAX
    }

    fn push(&mut self, words: &str) {
        // Runs that stay as they are, single spaces included, are copied whole.
        let mut from = 0;
        let mut is_spaced = self.text.is_empty() || self.text.ends_with(' ');
        for (at, c) in words.char_indices() {
            if self.is_full() {
                self.text.push_str(&words[from..at]);
                return;
            }
            if !c.is_whitespace() {
                self.n_chars += 1;
                is_spaced = false;
                continue;
            }
            if is_spaced || c != ' ' {
                self.text.push_str(&words[from..at]);
                from = at + c.len_utf8();
            }
            if !is_spaced {
                self.n_chars += 1;
                is_spaced = true;
                if c != ' ' {
                    self.text.push(' ');
                }
            }
        }
        self.text.push_str(&words[from..]);
    }

    fn finish(self) -> String {
        let is_full = self.is_full();
        let mut text = into_clean(self.text);
        if !is_full {
            text.truncate(text.trim_end().len());
            return text;
        }
        let end = text.char_indices().nth(LEAD_MAX - 1).map_or(text.len(), |(at, _)| at);
        // Cut before a word; a "word" that fills the lead is an address and is cut anywhere.
        let cuts_word = !text[end..].starts_with(' ');
        let last_space = text[..end].rfind(' ').filter(|_| cuts_word);
        text.truncate(last_space.unwrap_or(end));
        text.truncate(text.trim_end_matches([' ', ',', ';', ':', '.', '–', '-']).len());
        text.push('…');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_cut_at_a_word() {
        for (words, expected_chars, expected_end) in [
            ("Một, hai\n ba. ", 12, "ba."),
            ("\u{a0} Một\t\n hai \u{a0}  ba", 10, "Một hai ba"),
            (&"xanh, ".repeat(60), 300, "xanh, xanh…"),
            (&"ẫ".repeat(400), 300, "ẫẫ…"),
            (&"ẫ".repeat(300), 300, "ẫẫẫ"),
        ] {
            let mut lead = Lead::default();
            lead.push(words);
            let lead = lead.finish();
            assert!(lead.chars().count() <= expected_chars, "{lead}");
            assert!(lead.ends_with(expected_end), "{lead}");
        }
    }
}
