//! Feeds in Atom, RSS 2.0 and JSON Feed 1.1: the same entries three times.
//!
//! Content is written as escaped HTML, never as CDATA, which `]]>` in an article would end.

use std::fmt::Write;

use chrono::DateTime;
use serde_json::{Map, Value, json};

use super::escape::xml;
use crate::pages::feed::{FeedEntry, FeedView};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// The feed as Atom.
pub fn atom(feed: &FeedView) -> Vec<u8> {
    let mut out = format!(
        "{DECLARATION}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        xml(&feed.language)
    );
    out.push_str(&element("title", &feed.title));
    out.push_str(&optional("subtitle", &feed.subtitle));
    out.push_str(&element("id", &feed.self_url));
    out.push_str(&element("updated", &feed.updated));
    link(&mut out, "self", "application/atom+xml", &feed.self_url);
    link(&mut out, "alternate", "text/html", &feed.home_url);
    let author = if feed.author.is_empty() { &feed.title } else { &feed.author };
    writeln!(out, "<author>{}</author>", element("name", author).trim_end())
        .expect("a string takes all");
    for entry in &feed.entries {
        atom_entry(&mut out, entry);
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn atom_entry(out: &mut String, entry: &FeedEntry) {
    out.push_str("<entry>\n");
    out.push_str(&element("title", &entry.title));
    out.push_str(&element("id", &entry.id));
    link(out, "alternate", "text/html", &entry.url);
    out.push_str(&element("published", &entry.published));
    out.push_str(&element("updated", &entry.updated));
    if !entry.author.is_empty() {
        writeln!(out, "<author>{}</author>", element("name", &entry.author).trim_end())
            .expect("a string takes all");
    }
    for tag in &entry.tags {
        writeln!(out, "<category term=\"{}\"/>", xml(tag)).expect("a string takes all");
    }
    out.push_str(&optional("summary", &entry.summary));
    writeln!(out, "<content type=\"html\">{}</content>", xml(&entry.content_html))
        .expect("a string takes all");
    out.push_str("</entry>\n");
}

fn link(out: &mut String, rel: &str, kind: &str, url: &str) {
    writeln!(out, "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", xml(url))
        .expect("a string takes all");
}

/// The feed as RSS 2.0.
pub fn rss(feed: &FeedView) -> Vec<u8> {
    let mut out = format!(
        "{DECLARATION}<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n"
    );
    out.push_str(&element("title", &feed.title));
    out.push_str(&element("link", &feed.home_url));
    let about = if feed.subtitle.is_empty() { &feed.title } else { &feed.subtitle };
    out.push_str(&element("description", about));
    out.push_str(&element("language", &feed.language));
    out.push_str(&element("lastBuildDate", &rfc_822(&feed.updated)));
    writeln!(
        out,
        "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>",
        xml(&feed.self_url)
    )
    .expect("a string takes all");
    for entry in &feed.entries {
        rss_item(&mut out, entry);
    }
    out.push_str("</channel>\n</rss>\n");
    out.into_bytes()
}

fn rss_item(out: &mut String, entry: &FeedEntry) {
    out.push_str("<item>\n");
    out.push_str(&element("title", &entry.title));
    out.push_str(&element("link", &entry.url));
    let is_permalink = entry.id == entry.url;
    writeln!(out, "<guid isPermaLink=\"{is_permalink}\">{}</guid>", xml(&entry.id))
        .expect("a string takes all");
    out.push_str(&element("pubDate", &rfc_822(&entry.published)));
    out.push_str(&optional("dc:creator", &entry.author));
    for tag in &entry.tags {
        out.push_str(&element("category", tag));
    }
    out.push_str(&optional("description", &entry.summary));
    out.push_str(&element("content:encoded", &entry.content_html));
    out.push_str("</item>\n");
}

/// The feed as JSON Feed 1.1.
pub fn json_feed(feed: &FeedView) -> Vec<u8> {
    let mut all = Map::new();
    all.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
    all.insert("title".to_owned(), json!(feed.title));
    all.insert("home_page_url".to_owned(), json!(feed.home_url));
    all.insert("feed_url".to_owned(), json!(feed.self_url));
    if !feed.subtitle.is_empty() {
        all.insert("description".to_owned(), json!(feed.subtitle));
    }
    all.insert("language".to_owned(), json!(feed.language));
    if !feed.author.is_empty() {
        all.insert("authors".to_owned(), json!([{ "name": feed.author }]));
    }
    let items: Vec<Value> = feed.entries.iter().map(json_item).collect();
    all.insert("items".to_owned(), Value::Array(items));
    let mut bytes = serde_json::to_vec(&Value::Object(all)).expect("a feed is plain text");
    bytes.push(b'\n');
    bytes
}

fn json_item(entry: &FeedEntry) -> Value {
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(entry.id));
    item.insert("url".to_owned(), json!(entry.url));
    item.insert("title".to_owned(), json!(entry.title));
    item.insert("content_html".to_owned(), json!(entry.content_html));
    if !entry.summary.is_empty() {
        item.insert("summary".to_owned(), json!(entry.summary));
    }
    item.insert("date_published".to_owned(), json!(entry.published));
    if entry.updated != entry.published {
        item.insert("date_modified".to_owned(), json!(entry.updated));
    }
    if !entry.author.is_empty() {
        item.insert("authors".to_owned(), json!([{ "name": entry.author }]));
    }
    if !entry.tags.is_empty() {
        item.insert("tags".to_owned(), json!(entry.tags));
    }
    Value::Object(item)
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", xml(text))
}

/// The element, or nothing where it would be empty.
fn optional(name: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { element(name, text) }
}

/// An RFC 3339 instant as RSS wants it: `Thu, 25 May 2023 00:00:00 +0700`.
fn rfc_822(instant: &str) -> String {
    match DateTime::parse_from_rfc3339(instant) {
        Ok(instant) => instant.to_rfc2822(),
        Err(_) => instant.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn feed() -> FeedView {
        let entry = FeedEntry {
            title: "Trồng <92.000> cây & hoa".to_owned(),
            url: "https://example.vn/tin/x/".to_owned(),
            id: "https://example.vn/tin/x/".to_owned(),
            published: "2023-05-25T00:00:00+07:00".to_owned(),
            updated: "2023-05-26T00:00:00+07:00".to_owned(),
            content_html: "<p>Hết ]]> rồi\u{1}</p>".to_owned(),
            author: "BBT".to_owned(),
            tags: vec!["Cô Tô".to_owned()],
            ..FeedEntry::default()
        };
        FeedView {
            title: "Tuổi trẻ".to_owned(),
            self_url: "https://example.vn/atom.xml".to_owned(),
            home_url: "https://example.vn/".to_owned(),
            updated: "2023-05-26T00:00:00+07:00".to_owned(),
            language: "vi".to_owned(),
            entries: vec![entry],
            ..FeedView::default()
        }
    }

    #[test]
    fn atom_says_who_and_when_and_escapes_the_rest() {
        expect![[r#"
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
            <title>Tuổi trẻ</title>
            <id>https://example.vn/atom.xml</id>
            <updated>2023-05-26T00:00:00+07:00</updated>
            <link rel="self" type="application/atom+xml" href="https://example.vn/atom.xml"/>
            <link rel="alternate" type="text/html" href="https://example.vn/"/>
            <author><name>Tuổi trẻ</name></author>
            <entry>
            <title>Trồng &lt;92.000&gt; cây &amp; hoa</title>
            <id>https://example.vn/tin/x/</id>
            <link rel="alternate" type="text/html" href="https://example.vn/tin/x/"/>
            <published>2023-05-25T00:00:00+07:00</published>
            <updated>2023-05-26T00:00:00+07:00</updated>
            <author><name>BBT</name></author>
            <category term="Cô Tô"/>
            <content type="html">&lt;p&gt;Hết ]]&gt; rồi&lt;/p&gt;</content>
            </entry>
            </feed>
        "#]]
        .assert_eq(std::str::from_utf8(&atom(&feed())).unwrap());
    }

    #[test]
    fn rss_dates_are_those_of_mail() {
        expect![[r#"
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel>
            <title>Tuổi trẻ</title>
            <link>https://example.vn/</link>
            <description>Tuổi trẻ</description>
            <language>vi</language>
            <lastBuildDate>Fri, 26 May 2023 00:00:00 +0700</lastBuildDate>
            <atom:link rel="self" type="application/rss+xml" href="https://example.vn/atom.xml"/>
            <item>
            <title>Trồng &lt;92.000&gt; cây &amp; hoa</title>
            <link>https://example.vn/tin/x/</link>
            <guid isPermaLink="true">https://example.vn/tin/x/</guid>
            <pubDate>Thu, 25 May 2023 00:00:00 +0700</pubDate>
            <dc:creator>BBT</dc:creator>
            <category>Cô Tô</category>
            <content:encoded>&lt;p&gt;Hết ]]&gt; rồi&lt;/p&gt;</content:encoded>
            </item>
            </channel>
            </rss>
        "#]].assert_eq(std::str::from_utf8(&rss(&feed())).unwrap());
    }

    #[test]
    fn json_keeps_the_html_as_it_is() {
        expect![[r#"
            {"feed_url":"https://example.vn/atom.xml","home_page_url":"https://example.vn/","items":[{"authors":[{"name":"BBT"}],"content_html":"<p>Hết ]]> rồi\u0001</p>","date_modified":"2023-05-26T00:00:00+07:00","date_published":"2023-05-25T00:00:00+07:00","id":"https://example.vn/tin/x/","tags":["Cô Tô"],"title":"Trồng <92.000> cây & hoa","url":"https://example.vn/tin/x/"}],"language":"vi","title":"Tuổi trẻ","version":"https://jsonfeed.org/version/1.1"}
        "#]].assert_eq(std::str::from_utf8(&json_feed(&feed())).unwrap());
    }
}
