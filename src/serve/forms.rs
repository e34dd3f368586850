//! What bytes are, by the ends of their names.

use crate::path::PageUrl;

/// A media type, with its charset where it is text.
pub(super) type Form = &'static str;

/// A page.
pub(super) const HTML: Form = "text/html; charset=utf-8";
/// Data of the preview.
pub(super) const JSON: Form = "application/json; charset=utf-8";
/// A script.
pub(super) const SCRIPT: Form = "text/javascript; charset=utf-8";
/// A stylesheet.
pub(super) const STYLE: Form = "text/css; charset=utf-8";
/// A drawing.
pub(super) const DRAWING: Form = "image/svg+xml; charset=utf-8";
/// Text to be read as it stands.
pub(super) const TEXT: Form = "text/plain; charset=utf-8";

const FORMS: &[(&str, Form)] = &[
    ("avif", "image/avif"),
    ("css", STYLE),
    ("csv", "text/csv; charset=utf-8"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("htm", HTML),
    ("html", HTML),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", SCRIPT),
    ("json", JSON),
    ("m4a", "audio/mp4"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", SCRIPT),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ogg", "audio/ogg"),
    ("parquet", "application/vnd.apache.parquet"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("svg", DRAWING),
    ("txt", TEXT),
    ("wasm", "application/wasm"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml; charset=utf-8"),
    ("yaml", "application/yaml; charset=utf-8"),
    ("yml", "application/yaml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// What is at an address.
pub(super) fn of(url: &PageUrl) -> Form {
    let name = url.as_str().rsplit('/').next().unwrap_or_default();
    match name {
        "" => return HTML,
        "atom.xml" => return "application/atom+xml; charset=utf-8",
        "rss.xml" => return "application/rss+xml; charset=utf-8",
        "feed.json" => return "application/feed+json; charset=utf-8",
        _ => {}
    }
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    let found = FORMS.binary_search_by(|(other, _)| (*other).cmp(&end));
    found.map_or("application/octet-stream", |idx| FORMS[idx].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_form() {
        assert!(FORMS.is_sorted_by_key(|(end, _)| *end), "it is searched by halves");
        for (url, form) in [
            ("/", HTML),
            ("/tin/x/", HTML),
            ("/huyen/co-to/atom.xml", "application/atom+xml; charset=utf-8"),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/a/Ảnh.JPG", "image/jpeg"),
            ("/data/x.csv", "text/csv; charset=utf-8"),
            ("/tep", "application/octet-stream"),
            ("/tep.la", "application/octet-stream"),
        ] {
            assert_eq!(of(&PageUrl::new(url).unwrap()), form, "{url}");
        }
    }
}
