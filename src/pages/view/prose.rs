//! Pieces of articles' HTML.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::article::Article;
use crate::diag::Diagnostic;

/// A piece of an article's HTML with its holes filled; a template sees the text.
///
/// A digest sees the digest of the article's HTML instead, so that the page of an article that was not
/// parsed in this run is known to stand without its text.
#[derive(Debug, Clone)]
pub enum Prose {
    /// A piece of an article's HTML.
    Piece(Piece),
    /// HTML that is of no article.
    Ready(String),
}

/// A piece of an article's HTML with its holes filled.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The article.
    pub(crate) article: Arc<Article>,
    /// Where the piece begins and ends in the HTML, in bytes; to its end where there is none.
    pub(crate) bytes: (u32, Option<u32>),
    /// What fills the holes within, each with its place in the HTML.
    pub(crate) fills: Vec<(u32, String)>,
}

impl Piece {
    /// The text; empty where the HTML is not at hand.
    fn html(&self) -> String {
        let html = self.article.html().unwrap_or_default();
        let (start, end) = self.bytes;
        let end = end.map_or(html.len(), |end| end as usize);
        let n_filled: usize = self.fills.iter().map(|(_, fill)| fill.len()).sum();
        let mut text = String::with_capacity(n_filled + end.saturating_sub(start as usize));
        let mut at = start as usize;
        for (hole, fill) in &self.fills {
            text.push_str(html.get(at..*hole as usize).unwrap_or_default());
            text.push_str(fill);
            at = *hole as usize;
        }
        text.push_str(html.get(at..end).unwrap_or_default());
        text
    }
}

impl Prose {
    /// The text; empty where the HTML is not at hand.
    pub fn html(&self) -> Cow<'_, str> {
        match self {
            Self::Piece(piece) => Cow::Owned(piece.html()),
            Self::Ready(html) => Cow::Borrowed(html),
        }
    }

    /// Has the HTML at hand.
    ///
    /// **Errors:** B158, as for [`Article::html`].
    pub fn load(&self) -> Result<(), Box<Diagnostic>> {
        match self {
            Self::Piece(piece) => piece.article.html().map(drop),
            Self::Ready(_) => Ok(()),
        }
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(&self.html());
        }
        match self {
            Self::Piece(Piece { article, bytes, fills }) => {
                (article.body.html.digest, bytes, fills).serialize(serializer)
            }
            Self::Ready(html) => html.serialize(serializer),
        }
    }
}
