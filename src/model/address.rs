//! The address of each source.

use crate::fold;
use crate::path::{PageUrl, SitePath};
use crate::source::CONTENT;

/// Where a file of `content/` comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A Markdown file, as a page.
    Page(PageUrl),
    /// A Markdown file of which no name is left once folded.
    Nameless,
    /// Settings or a registry: not an output.
    Settings,
    /// Any other file, copied to the same path.
    Asset(PageUrl),
}

/// The files at the top of `content/` that are the board's own, not outputs.
const SETTINGS: &[&str] = &["site.yaml", "metrics.yaml", "areas.yaml"];

/// The address of a file of `content/`; `None` for one that lies elsewhere.
pub fn address(file: &SitePath) -> Option<Address> {
    let below = file.below(CONTENT)?;
    if SETTINGS.contains(&below) {
        return Some(Address::Settings);
    }
    let Some(stem) = below.strip_suffix(".md") else {
        return PageUrl::new(&format!("/{below}")).map(Address::Asset);
    };
    let mut parts: Vec<&str> = stem.split('/').collect();
    if parts.last() == Some(&"index") {
        parts.pop();
    }
    let mut url = String::with_capacity(below.len() + 2);
    url.push('/');
    for part in parts {
        let slug = fold::slug(part);
        if slug.is_empty() {
            return Some(Address::Nameless);
        }
        url.push_str(&slug);
        url.push('/');
    }
    PageUrl::new(&url).map_or(Some(Address::Nameless), |url| Some(Address::Page(url)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_is_the_path() {
        for (file, expected) in [
            ("content/tin/2023/05/x.md", "/tin/2023/05/x/"),
            ("content/tin/2023/05/x/index.md", "/tin/2023/05/x/"),
            ("content/index.md", "/"),
            ("content/Giới thiệu.md", "/gioi-thieu/"),
            ("content/Đội/Ảnh.JPG", "/Đội/Ảnh.JPG"),
        ] {
            let found = address(&SitePath::new(file).unwrap());
            let Some(Address::Page(url) | Address::Asset(url)) = found else {
                panic!("{file}: {found:?}");
            };
            assert_eq!(url.as_str(), expected);
        }
        let of = |file: &str| address(&SitePath::new(file).unwrap());
        assert_eq!(of("content/site.yaml"), Some(Address::Settings));
        assert_eq!(of("content/tin/–.md"), Some(Address::Nameless));
        assert_eq!(of("themes/x/theme.yaml"), None);
    }
}
