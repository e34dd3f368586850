//! The head of a page: title, address, the way from the home page, structured data.

use serde::Serialize;

use super::facts::Facts;
use super::view::{Head, Link};
use crate::diag::Lang;
use crate::path::PageUrl;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct About<'a> {
    /// Its kind, as templates name it.
    pub(crate) kind: &'a str,
    /// Its title.
    pub(crate) title: String,
    /// One sentence; may be empty.
    pub(crate) description: String,
    /// The section it belongs to; may be empty.
    pub(crate) section: &'a str,
    /// The pages between home and this one.
    pub(crate) way: Vec<Link>,
    /// Feeds of its own.
    pub(crate) feeds: Vec<Link>,
    /// The local address of a picture for sharing.
    pub(crate) image: Option<String>,
    /// JSON-LD beside the breadcrumb, one JSON object each.
    pub(crate) json_ld: Vec<String>,
}

/// The head of the page at `url`.
pub(crate) fn head(facts: &Facts, url: &PageUrl, about: About<'_>) -> Head {
    let urls = &facts.urls;
    let home = match facts.lang() {
        Lang::Vi => "Trang chủ",
        Lang::En => "Home",
    };
    let mut crumbs = Vec::new();
    if url.as_str() != "/" {
        let root = PageUrl::new("/").expect("the root is an address");
        crumbs.push(Link { title: home.to_owned(), url: urls.local(&root) });
        crumbs.extend(about.way);
        crumbs.push(Link { title: about.title.clone(), url: String::new() });
    }
    let mut graph = about.json_ld;
    if crumbs.len() > 1 {
        graph.push(breadcrumb(facts, &crumbs, url));
    }
    Head {
        kind: about.kind.to_owned(),
        title: about.title,
        description: about.description,
        url: urls.local(url),
        canonical: urls.whole(url),
        crumbs,
        section: about.section.to_owned(),
        feeds: about.feeds,
        image: about.image.map(|local| urls.whole_of_local(&local)),
        json_ld_html: json_ld(&graph),
        is_noindex: about.kind == "404",
    }
}

#[derive(Serialize)]
struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    item: String,
    name: &'a str,
    position: usize,
}

fn breadcrumb(facts: &Facts, crumbs: &[Link], url: &PageUrl) -> String {
    let items = crumbs.iter().enumerate().map(|(idx, crumb)| {
        let item = match crumb.url.as_str() {
            "" => facts.urls.whole(url),
            local => facts.urls.whole_of_local(local),
        };
        ListItem { kind: "ListItem", item, name: &crumb.title, position: idx + 1 }
    });
    let items = items.collect();
    node(&BreadcrumbList { kind: "BreadcrumbList", items })
}

/// Structured data as JSON.
pub(crate) fn node(data: &impl Serialize) -> String {
    serde_json::to_string(data).expect("structured data has no maps but objects")
}

/// JSON-LD that can stand inside a script element: no `<`, no line separators.
fn json_ld(graph: &[String]) -> String {
    if graph.is_empty() {
        return String::new();
    }
    let graph = graph.join(",");
    let mut text = format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{graph}]}}");
    for (letter, escaped) in [("<", "\\u003c"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")] {
        if text.contains(letter) {
            text = text.replace(letter, escaped);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structured_data_cannot_end_its_script() {
        let text = json_ld(&[node(&"</script><script>alert(1)\u{2028}")]);
        assert!(!text.contains('<') && !text.contains('\u{2028}'), "{text}");
    }
}
