//! Video services, by the addresses of their videos.

/// The service whose video `address` is, by the name readers know; `None` where it is no video.
pub(super) fn service(address: &str) -> Option<&'static str> {
    let (_, rest) = address.split_once("://")?;
    let host_end = rest.find(['/', '?', '#'])?;
    let (host, path) = rest.split_at(host_end);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let has_id = |prefix: &str| path.strip_prefix(prefix).is_some_and(|id| !id.is_empty());
    let host = ["www.", "m.", "web."].iter().find_map(|p| host.strip_prefix(p)).unwrap_or(&host);
    match host {
        "youtube.com" => {
            let is_watched = path == "/watch" && query.split('&').any(|p| p.starts_with("v="));
            let is_named = ["/shorts/", "/live/", "/embed/"].into_iter().any(has_id);
            (is_watched || is_named).then_some("YouTube")
        }
        "youtu.be" => has_id("/").then_some("YouTube"),
        "youtube-nocookie.com" => has_id("/embed/").then_some("YouTube"),
        "facebook.com" => {
            let is_named = ["/reel/", "/share/v/", "/share/r/"].into_iter().any(has_id);
            let is_watched = path.trim_end_matches('/') == "/watch" && query.contains("v=");
            (is_named || is_watched || path.contains("/videos/")).then_some("Facebook")
        }
        "fb.watch" => has_id("/").then_some("Facebook"),
        "vimeo.com" => {
            let is_number = |id: &str| id.starts_with(|c: char| c.is_ascii_digit());
            path.strip_prefix('/').is_some_and(is_number).then_some("Vimeo")
        }
        "player.vimeo.com" => has_id("/video/").then_some("Vimeo"),
        "tiktok.com" => path.contains("/video/").then_some("TikTok"),
        "vt.tiktok.com" | "vm.tiktok.com" => has_id("/").then_some("TikTok"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn videos_are_known_by_their_address() {
        for (address, expected) in [
            ("https://www.youtube.com/watch?v=abc", Some("YouTube")),
            ("https://m.youtube.com/watch?t=1&v=abc", Some("YouTube")),
            ("http://youtu.be/abc?t=3", Some("YouTube")),
            ("https://YouTube.com/shorts/abc", Some("YouTube")),
            ("https://www.facebook.com/doan/videos/123/", Some("Facebook")),
            ("https://www.facebook.com/watch/?v=123", Some("Facebook")),
            ("https://fb.watch/abc/", Some("Facebook")),
            ("https://vimeo.com/123", Some("Vimeo")),
            ("https://www.tiktok.com/@doan/video/123", Some("TikTok")),
            ("https://www.youtube.com/@kenh", None),
            ("https://www.youtube.com/watch", None),
            ("https://youtu.be/", None),
            ("https://youtu.be", None),
            ("https://www.facebook.com/doan", None),
            ("https://vimeo.com?x", None),
            ("https://youtube.com.evil.vn/watch?v=abc", None),
            ("https://evil.vn/youtube.com/watch?v=abc", None),
        ] {
            assert_eq!(service(address), expected, "{address}");
        }
    }
}
