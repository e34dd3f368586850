//! What a feed shows: the newest articles of the site or of a district, with their full content.

use serde::Serialize;

use crate::diag::Diagnostic;

/// A feed, before it is written in one of the three formats.
#[derive(Debug, Clone, Serialize, Default)]
pub struct FeedView {
    /// Its title.
    pub title: String,
    /// One line about it; may be empty.
    pub subtitle: String,
    /// The whole address of the feed itself.
    pub self_url: String,
    /// The whole address of the page that lists the same articles.
    pub home_url: String,
    /// When its newest entry changed last: `2023-05-25T00:00:00+07:00`.
    pub updated: String,
    /// `vi` or `en`.
    pub language: String,
    /// Who publishes it; may be empty.
    pub author: String,
    /// Its entries, newest first.
    pub entries: Vec<FeedEntry>,
    /// Why the content of an entry could not be had: B158.
    #[serde(skip)]
    pub wrong: Option<Box<Diagnostic>>,
}

/// An article in a feed.
#[derive(Debug, Clone, Serialize, Default)]
pub struct FeedEntry {
    /// The headline.
    pub title: String,
    /// The whole address.
    pub url: String,
    /// The id that never changes; the whole address in most cases.
    pub id: String,
    /// When it was published: `2023-05-25T00:00:00+07:00`.
    pub published: String,
    /// When it was last corrected; the day of publication otherwise.
    pub updated: String,
    /// The standfirst; may be empty.
    pub summary: String,
    /// The whole content as HTML, its addresses whole.
    pub content_html: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Its tags and districts.
    pub tags: Vec<String>,
}
