//! What the preview adds to a page: one part before `</body>`, so that the rest is what a build
//! writes.

use serde::Serialize;

/// What a page is told about itself.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Injected<'a> {
    /// Its address below the mount: `/tin/x/`; that asked for where there is no such page.
    pub(super) url: &'a str,
    /// The digest of its bytes, as in events.
    pub(super) print: &'a str,
    /// 200, 404, or 500 where it could not be made.
    pub(super) status: u16,
    /// Where the site stands: `/` or `/doan/`.
    pub(super) mount: &'a str,
}

/// The page with the preview's part.
///
/// The part depends on the page alone, not on the number of the plan: an unchanged page keeps its
/// bytes.
pub(super) fn inject(page: &[u8], about: &Injected<'_>) -> Vec<u8> {
    let json = serde_json::to_string(about).expect("texts and numbers can be written as JSON");
    // Nothing in a script element ends it.
    let json = json.replace('<', "\\u003c");
    let part = format!(
        "<script type=\"application/json\" id=\"bantin-page\">{json}</script>\
         <script type=\"module\" src=\"{}_bantin/preview.js\"></script>",
        about.mount
    );
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    let mut whole = Vec::with_capacity(page.len() + part.len());
    whole.extend_from_slice(&page[..end]);
    whole.extend_from_slice(part.as_bytes());
    whole.extend_from_slice(&page[end..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_stands_before_the_end_of_the_body_and_cannot_be_left() {
        let about = Injected { url: "/</script>/", print: "0a", status: 404, mount: "/doan/" };
        let whole = inject(b"<body>\xff</body></html>", &about);
        let whole = String::from_utf8_lossy(&whole);
        assert_eq!(
            whole,
            "<body>\u{fffd}<script type=\"application/json\" id=\"bantin-page\">\
             {\"url\":\"/\\u003c/script>/\",\"print\":\"0a\",\"status\":404,\"mount\":\"/doan/\"}\
             </script><script type=\"module\" src=\"/doan/_bantin/preview.js\"></script></body></html>"
        );
        let bare = inject(b"x", &about);
        assert!(bare.starts_with(b"x<script") && bare.ends_with(b"</script>"));
    }
}
