//! What front matter may hold, for editors that complete and check as one types.
//!
//! The names are those of the reader's own tables; a test gives the reader every kind of value under
//! every name and compares.

use super::{ATTACHMENT_KEYS, KEYS, PICTURE_KEYS, figures};
use crate::settings::shape::Shape;

/// What front matter may hold.
pub(crate) fn shape() -> Shape {
    entries(KEYS, |key| match key {
        "districts" | "corrects" | "featured" | "tags" | "people" | "aliases" => {
            Shape::Text.or_nothing().list()
        }
        "metrics" => Shape::Map(Box::new(figure_or_list())),
        "draft" => Shape::Flag,
        "image" => one_file(PICTURE_KEYS),
        "gallery" => one_file(PICTURE_KEYS).or_nothing().list(),
        "files" => one_file(ATTACHMENT_KEYS).or_nothing().list(),
        "extra" => Shape::Any,
        _ => Shape::Text,
    })
}

/// A figure, or several of one metric.
fn figure_or_list() -> Shape {
    let long = entries(figures::KEYS, |key| match key {
        "by_area" => Shape::Map(Box::new(Shape::Text)),
        "final" | "target" | "hide" => Shape::Flag,
        _ => Shape::Text,
    });
    let figure = [Shape::Text, long];
    let list = Shape::Either(figure.to_vec()).list();
    Shape::Either(figure.into_iter().chain([list]).collect())
}

/// A file by its name, or with what is said of it.
fn one_file(keys: &'static [&'static str]) -> Shape {
    Shape::Either(vec![Shape::Text, entries(keys, |_| Shape::Text)])
}

/// Entries of these names, each of which may be empty.
fn entries(keys: &'static [&'static str], of: impl Fn(&str) -> Shape) -> Shape {
    Shape::Entries(keys.iter().map(|key| (*key, of(key).or_nothing())).collect())
}
