//! What stands alone in its paragraph: a statistic box, a chart, a picture, a video.
//!
//! Whether something is alone is decided by places in the source, not by reading ahead: the first
//! event of the paragraph must reach to the paragraph's end.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::clean::{clean, write_text};
use super::target::{Target, classify};
use super::video;
use super::writer::Writer;
use crate::article::{ChartQuery, HoleKind};

/// A block that a paragraph becomes.
enum Alone {
    Box(ChartQuery),
    Chart(ChartQuery),
    Picture { target: String, caption: String },
    Video { address: String, service: &'static str, is_bare: bool },
}

impl Writer<'_> {
    /// Writes what stands alone in the block at `container`, a paragraph or list entry that has
    /// just begun; `false` where nothing does, and nothing is consumed.
    ///
    /// Of a paragraph the end is consumed too, of an entry it is not: it has tags of its own.
    pub(super) fn write_alone(&mut self, container: &Range<usize>) -> bool {
        let Some((alone, range)) = self.alone_in(container) else { return false };
        let is_bare = matches!(alone, Alone::Video { is_bare: true, .. });
        let words = if is_bare {
            String::new()
        } else {
            self.next(); // The start of the link or picture.
            self.take_words()
        };
        self.write_block(alone, &words, &range);
        if is_bare {
            self.pass_over_text();
        }
        if let Some((Event::End(TagEnd::Paragraph), _)) = self.peek() {
            self.next();
        }
        true
    }

    /// Consumes the events up to the end of the open block, which stays.
    fn pass_over_text(&mut self) {
        while self.peek().is_some_and(|(event, _)| !matches!(event, Event::End(_))) {
            if let Some((Event::Start(_), _)) = self.next() {
                self.take_words();
            }
        }
    }

    fn alone_in(&mut self, container: &Range<usize>) -> Option<(Alone, Range<usize>)> {
        if !self.is_article() {
            return None;
        }
        let text = self.text;
        let (event, range) = self.peek()?;
        if matches!(event, Event::Text(_)) {
            return bare_video(text.get(range.start..container.end)?)
                .map(|alone| (alone, range.clone()));
        }
        let reaches_end =
            text.get(range.end..container.end).is_some_and(|rest| rest.trim().is_empty());
        let alone = match event {
            Event::Start(Tag::Image { dest_url, title, .. }) if reaches_end => {
                match classify(dest_url) {
                    Target::Metric(query) => Alone::Box(query),
                    Target::Chart(query) => Alone::Chart(query),
                    Target::Internal(target) => {
                        Alone::Picture { target, caption: clean(title).into_owned() }
                    }
                    _ => return None,
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) if reaches_end => match classify(dest_url) {
                Target::External(address) => {
                    let service = video::service(&address)?;
                    Alone::Video { address, service, is_bare: false }
                }
                _ => return None,
            },
            _ => return None,
        };
        Some((alone, range.clone()))
    }

    fn write_block(&mut self, alone: Alone, words: &str, range: &Range<usize>) {
        let span = self.span(range);
        self.out.fresh_line();
        match alone {
            Alone::Box(query) => self.out.hole(HoleKind::Box { query }, span),
            Alone::Chart(query) => {
                let title = words.trim().to_owned();
                self.out.hole(HoleKind::Chart { query, title }, span);
            }
            Alone::Picture { target, caption } => {
                self.out.raw("<figure class=\"pic\">");
                self.write_picture(target, words, "", range);
                if !caption.is_empty() {
                    self.out.raw("<figcaption>");
                    write_text(&mut self.out, &caption);
                    self.out.raw("</figcaption>");
                }
                self.out.raw("</figure>");
            }
            Alone::Video { address, service, .. } => {
                self.out.raw("<p class=\"video\"><a class=\"video-card\" href=\"");
                self.out.address(&address);
                self.out.raw("\" rel=\"external\">");
                // The words of a bare address are the address, which says nothing.
                if !words.trim().is_empty() && words.trim() != address {
                    self.out.raw("<span class=\"video-title\">");
                    write_text(&mut self.out, words.trim());
                    self.out.raw("</span> ");
                }
                self.out.raw("<span class=\"video-service\">");
                self.out.text(service);
                self.out.raw("</span></a></p>");
            }
        }
        self.out.raw("\n");
    }
}

/// The video whose address is the whole paragraph, although it is no link in Markdown: that is how
/// addresses are pasted.
fn bare_video(paragraph: &str) -> Option<Alone> {
    let address = paragraph.trim();
    let starts = address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    if !starts || address.contains(char::is_whitespace) {
        return None;
    }
    let Target::External(address) = classify(address) else { return None };
    let service = video::service(&address)?;
    Some(Alone::Video { address, service, is_bare: true })
}
