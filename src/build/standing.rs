//! Which outputs stand without a look at their views.
//!
//! Views read the bodies of articles through [`Article::html`](crate::article::Article::html) alone, and
//! only those of articles and of the home page do. So while outlines, leads, anchors and theme stand,
//! a page stands but for those whose own words changed. In a large site the views of all pages cost
//! more than reading, planning and writing after an edit.

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::model::{Model, Resolved};
use crate::pages::PageKind;

/// What the views of a plan are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    /// The digest of all but the bodies.
    around: Fingerprint,
    /// The digests of the articles' bodies, by their indexes.
    bodies: Vec<Fingerprint>,
    /// That of the home page's introduction.
    home: Option<Fingerprint>,
}

impl Standing {
    /// What the views of `model` are made from; `targets` is the digest of all outlines and anchors,
    /// `theme` that of the theme.
    pub(super) fn new(model: &Model, targets: Fingerprint, theme: Fingerprint) -> Self {
        let all = || model.articles.iter().chain(&model.home);
        let leads = all().map(|article| Fingerprint::of(article.article.body.lead.as_bytes()));
        let body = |article: &Resolved| article.article.body.html.digest;
        Self {
            around: targets.and(theme).and(Fingerprint::of_all(leads)),
            bodies: model.articles.iter().map(|article| body(article)).collect(),
            home: model.home.as_ref().map(|home| body(home)),
        }
    }

    /// Whether a page is the same as it was on `last`.
    pub(super) fn is_same(&self, last: &Self, kind: &PageKind) -> bool {
        self.around == last.around
            && match kind {
                PageKind::Article(idx) => self.bodies.get(*idx) == last.bodies.get(*idx),
                PageKind::Home(_) => self.home == last.home,
                _ => true,
            }
    }
}
