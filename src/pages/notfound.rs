//! What a host shows for an address that is not there.

use super::facts::Facts;
use super::head::{About, head};
use super::part::{Entry, Part, View};
use crate::diag::Lang;
use crate::path::PageUrl;

/// The view of the page.
pub(crate) fn view(facts: &Facts) -> View {
    let url = PageUrl::new("/404.html").expect("a file at the root");
    let title = match facts.lang() {
        Lang::Vi => "Không tìm thấy trang",
        Lang::En => "Page not found",
    };
    let about = About { kind: "404", title: title.to_owned(), ..About::default() };
    View {
        template: "404.html",
        entries: vec![("page", Entry::One(Part::new(head(facts, &url, about))))],
    }
}
