//! A strict reader of our own HTML: what it does not know fails the test.

/// One tag of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

const NAMES: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const ATTRIBUTES: &[&str] = &[
    "alt", "class", "decoding", "href", "id", "loading", "rel", "role", "scope", "src", "start",
    "title",
];
const VOID: &[&str] = &["br", "hr", "img"];

/// The tags of `html`, each known, closed, and with known attributes in double quotes.
#[track_caller]
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (tag, after) = tag(&rest[at + 1..]);
        assert!(NAMES.contains(&tag.name), "a tag <{}> in {html}", tag.name);
        for (name, _) in &tag.attributes {
            assert!(ATTRIBUTES.contains(name), "an attribute {name} in {html}");
        }
        tags.push(tag);
        rest = after;
    }
    tags
}

#[track_caller]
fn tag(text: &str) -> (Tag<'_>, &str) {
    let is_end = text.starts_with('/');
    let text = &text[usize::from(is_end)..];
    let name_end = text.find(|c: char| !c.is_ascii_alphanumeric()).expect("a tag that ends");
    let (name, mut text) = text.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        if let Some(rest) = text.strip_prefix('>').or_else(|| text.strip_prefix(" />")) {
            return (Tag { name, is_end, attributes }, rest);
        }
        let (attribute, rest) = text
            .strip_prefix(' ')
            .and_then(|text| text.split_once("=\""))
            .unwrap_or_else(|| panic!("no attribute: {text}"));
        let (value, rest) = rest.split_once('"').expect("a value that ends");
        assert!(!value.contains(['<', '>', '\'']), "{value}");
        assert!(!attributes.iter().any(|(name, _)| *name == attribute), "{attribute} twice");
        attributes.push((attribute, value));
        text = rest;
    }
}

const BLOCKS: &[&str] = &[
    "blockquote",
    "div",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Asserts that all tags are closed in their order, and that none stands where a browser would move
/// it: a link in a link, a block in a paragraph or heading.
#[track_caller]
pub(super) fn assert_nested(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        if tag.is_end {
            assert_eq!(open.pop(), Some(tag.name), "{html}");
            continue;
        }
        let is_text = |name: &&str| *name == "p" || name.len() == 2 && name.starts_with('h');
        let is_lost = (tag.name == "a" && open.contains(&"a"))
            || (BLOCKS.contains(&tag.name) && open.iter().any(is_text));
        assert!(!is_lost, "<{}> in {open:?} in {html}", tag.name);
        if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{html}");
}
