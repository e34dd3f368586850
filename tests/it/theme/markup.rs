//! A small check of HTML: elements nest, ids are unique and exist, no script, no style attribute.

use std::collections::BTreeSet;

const VOID: &[&str] = &["meta", "link", "img", "br", "input", "hr", "source", "!doctype"];

/// What a page has and asks for.
#[derive(Default)]
pub struct Page {
    /// Its ids.
    pub ids: BTreeSet<String>,
    /// Every address in it: element, `rel`, address.
    pub addresses: Vec<(String, String, String)>,
}

/// Panics with the page's name and the first fault.
pub fn check(name: &str, page: &str) -> Page {
    let mut addresses = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut references = BTreeSet::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let tag_end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at + 1..tag_end];
        let element: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '/')
            .collect();
        let element = element.to_lowercase();
        if tag.starts_with('/') {
            let expected = open.pop();
            assert_eq!(
                expected.as_deref(),
                Some(element.as_str()),
                "{name}: </{element}>\n{}",
                near(page, rest)
            );
        } else {
            let attributes = attributes(name, tag);
            for (key, value) in &attributes {
                assert_ne!(*key, "style", "{name}: {tag}");
                assert!(!key.starts_with("on"), "{name}: {tag}");
                match *key {
                    "id" => assert!(ids.insert((*value).to_owned()), "{name}: id {value} twice"),
                    "aria-labelledby" => references.extend(value.split(' ').map(str::to_owned)),
                    "href" if value.starts_with('#') => {
                        references.insert(value[1..].to_owned());
                    }
                    _ => {}
                }
            }
            let value = |wanted: &str| {
                let found = attributes.iter().find(|(key, _)| *key == wanted);
                found.map_or_else(String::new, |(_, value)| value.replace("&amp;", "&"))
            };
            let asked = ["href", "src", "action", "srcset", "poster", "data"].map(&value);
            let asked = asked.into_iter().filter(|address| !address.is_empty());
            addresses.extend(asked.map(|address| (element.clone(), value("rel"), address)));
            if element == "script" {
                assert!(attributes.contains(&("type", "application/ld+json")), "{name}: {tag}");
            }
            if element == "img" {
                assert!(attributes.iter().any(|(key, _)| *key == "alt"), "{name}: {tag}");
            }
            if !VOID.contains(&element.as_str()) && !tag.ends_with('/') {
                open.push(element);
            }
        }
        rest = &rest[(tag_end + 1).min(rest.len())..];
    }
    assert!(open.is_empty(), "{name}: left open {open:?}");
    for id in &references {
        assert!(ids.contains(id), "{name}: nothing has the id {id}");
    }
    // An alias page has no content of its own.
    let n_headings = usize::from(page.contains("<main"));
    assert_eq!(page.matches("<h1").count(), n_headings, "{name}: h1");
    assert!(!page.contains("  </"), "{name}: double spaces before an end tag");
    Page { ids, addresses }
}

/// The attributes of a tag; every value stands in double quotes.
fn attributes<'a>(name: &str, tag: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut rest = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = &rest[..end];
        assert!(!found.iter().any(|(known, _)| *known == key), "{name}: {key} twice in <{tag}>");
        rest = &rest[end..];
        let value = if let Some(value) = rest.strip_prefix("=\"") {
            let end = value.find('"').unwrap_or_else(|| panic!("{name}: no end of {key}: {tag}"));
            rest = &value[end + 1..];
            &value[..end]
        } else {
            assert!(!rest.starts_with('='), "{name}: no quotes: <{tag}>");
            ""
        };
        found.push((key, value));
    }
}

fn near<'a>(page: &'a str, rest: &str) -> &'a str {
    let at = page.len() - rest.len();
    let mut start = at.saturating_sub(300);
    while !page.is_char_boundary(start) {
        start += 1;
    }
    &page[start..at]
}
