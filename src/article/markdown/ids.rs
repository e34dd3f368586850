//! Anchors of one article: readable, and each once.

use std::collections::BTreeMap;

/// An anchor is cut to this many letters; a heading of a thousand words is nobody's anchor.
const LENGTH_MAX: usize = 80;

/// The anchors given out so far, each with the number of the last one of its name.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// An anchor for `slug`: itself, or with `-2`, `-3` … where it is taken; `muc` where it is
    /// empty.
    ///
    /// Never one that begins with `so-lieu-`: those are the figures'.
    pub(super) fn claim(&mut self, slug: &str) -> String {
        let mut name = match slug {
            "" => "muc".to_owned(),
            "so-lieu" => "muc-so-lieu".to_owned(),
            slug if slug.starts_with("so-lieu-") => format!("muc-{slug}"),
            slug => slug.to_owned(),
        };
        if name.len() > LENGTH_MAX {
            let mut end = LENGTH_MAX;
            while !name.is_char_boundary(end) {
                end -= 1;
            }
            name.truncate(name[..end].rfind('-').unwrap_or(end));
        }
        if self.reserve(&name) {
            return name;
        }
        let mut number = self.0[&name];
        let numbered = loop {
            number += 1;
            let numbered = format!("{name}-{number}");
            if self.reserve(&numbered) {
                break numbered;
            }
        };
        self.0.insert(name, number);
        numbered
    }

    /// Takes an anchor as it is; `false` where it is taken.
    pub(super) fn reserve(&mut self, id: &str) -> bool {
        if self.0.contains_key(id) {
            return false;
        }
        self.0.insert(id.to_owned(), 1);
        true
    }

    /// Whether a link may lead there.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// All of them, in the order of their letters.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_anchor_is_given_once() {
        let mut ids = Ids::default();
        for (slug, expected) in [
            ("ket-qua", "ket-qua"),
            ("ket-qua-2", "ket-qua-2"),
            ("ket-qua", "ket-qua-3"),
            ("ket-qua", "ket-qua-4"),
            ("", "muc"),
            ("", "muc-2"),
            ("so-lieu", "muc-so-lieu"),
            ("so-lieu-cay-xanh", "muc-so-lieu-cay-xanh"),
        ] {
            assert_eq!(ids.claim(slug), expected);
        }
        let long = ids.claim(&"mot-hai-".repeat(50));
        assert!(long.len() <= LENGTH_MAX && long.ends_with("hai"), "{long}");
    }
}
