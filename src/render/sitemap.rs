//! What search engines read: the sitemap, the news sitemap and robots.txt.

use std::fmt::Write;

use super::escape::xml;
use crate::pages::feed::FeedEntry;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap of these whole addresses, each with the day of its last change (`2023-05-25`) or
/// nothing.
pub fn urls(addresses: &[(String, String)]) -> Vec<u8> {
    let mut out = format!("{DECLARATION}<urlset xmlns=\"{NAMESPACE}\">\n");
    for (url, changed) in addresses {
        entry(&mut out, "url", url, changed);
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// The index of a sitemap's parts, by their whole addresses.
pub fn index(parts: &[String]) -> Vec<u8> {
    let mut out = format!("{DECLARATION}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for part in parts {
        entry(&mut out, "sitemap", part, "");
    }
    out.push_str("</sitemapindex>\n");
    out.into_bytes()
}

fn entry(out: &mut String, element: &str, url: &str, changed: &str) {
    write!(out, "<{element}><loc>{}</loc>", xml(url)).expect("a string takes all");
    if !changed.is_empty() {
        write!(out, "<lastmod>{}</lastmod>", xml(changed)).expect("a string takes all");
    }
    writeln!(out, "</{element}>").expect("a string takes all");
}

/// The news sitemap of these articles.
pub fn news_sitemap(publication: &str, language: &str, articles: &[FeedEntry]) -> Vec<u8> {
    let mut out = format!(
        "{DECLARATION}<urlset xmlns=\"{NAMESPACE}\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n"
    );
    for article in articles {
        writeln!(
            out,
            "<url><loc>{}</loc><news:news><news:publication><news:name>{}</news:name>\
             <news:language>{}</news:language></news:publication>\
             <news:publication_date>{}</news:publication_date><news:title>{}</news:title>\
             </news:news></url>",
            xml(&article.url),
            xml(publication),
            xml(language),
            xml(&article.published),
            xml(&article.title)
        )
        .expect("a string takes all");
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `robots.txt`: everything may be read, and where the sitemaps are.
pub fn robots(sitemaps: &[String]) -> Vec<u8> {
    let mut out = "User-agent: *\nAllow: /\n".to_owned();
    for sitemap in sitemaps {
        writeln!(out, "Sitemap: {sitemap}").expect("a string takes all");
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_titles_are_escaped() {
        let addresses = [("https://x.vn/?a&b".to_owned(), "2023-05-25".to_owned())];
        let text = String::from_utf8(urls(&addresses)).unwrap();
        let expected = "<url><loc>https://x.vn/?a&amp;b</loc><lastmod>2023-05-25</lastmod></url>";
        assert!(text.contains(expected), "{text}");
        let text = String::from_utf8(index(&["https://x.vn/sitemap-1.xml".to_owned()])).unwrap();
        assert!(
            text.contains("<sitemap><loc>https://x.vn/sitemap-1.xml</loc></sitemap>"),
            "{text}"
        );
        let news = [FeedEntry { title: "<92.000>".to_owned(), ..FeedEntry::default() }];
        let text = String::from_utf8(news_sitemap("T & T", "vi", &news)).unwrap();
        assert!(text.contains("T &amp; T") && text.contains("&lt;92.000&gt;"), "{text}");
    }
}
