//! Nothing but the site's outputs is answered, and to nobody but this machine's own pages.

use super::{Answer, Preview};
use crate::site::{Site, site};

fn preview() -> Preview {
    let mut site = site("");
    site.write("content/tin/x.md", "---\ntitle: Bài\ndate: 2023-05-28\n---\n\nChữ.\n");
    site.write("content/_bi-mat/y.md", "khoa-7731");
    site.write("content/dai.bin", [7; 1000]);
    site.write("secret.txt", "khoa-7731");
    Preview::of(&site)
}

#[track_caller]
fn is_closed(answer: &Answer) {
    assert!(!answer.text().contains("khoa-7731"), "{answer:?}");
    assert!(!answer.text().contains("root:"), "{answer:?}");
    assert_eq!(answer.header("access-control-allow-origin"), "");
}

#[test]
fn targets_that_no_browser_sends_are_refused() {
    let preview = preview();
    for (target, status) in [
        ("/../secret.txt", 400),
        ("/tin/../../secret.txt", 400),
        ("/%2e%2e/secret.txt", 400),
        ("/%2e%2e%2fsecret.txt", 400),
        ("/..%5csecret.txt", 400),
        ("/%252e%252e/secret.txt", 404),
        ("//etc/passwd", 400),
        ("/tin//x/", 400),
        ("/tin\\x", 400),
        ("/tin/x%00.html", 400),
        ("/%ff", 400),
        ("/%zz", 400),
        ("*", 400),
        ("tin/x/", 400),
        ("http://127.0.0.1/tin/x/", 400),
        ("/secret.txt", 404),
        ("/content/site.yaml", 404),
        ("/site.yaml", 404),
        ("/_bi-mat/y/", 404),
        ("/.bantin/cache", 404),
        ("/public/index.html", 404),
        ("/secret.txt?raw", 404),
        ("/secret.txt?raw??", 404),
        ("/secret.txt?.svg", 404),
        ("/_bantin/", 404),
        ("/_bantin/x", 404),
        ("/_bantin/../secret.txt", 400),
        ("/_bantin/source?file=../secret.txt", 404),
        ("/_bantin/source?file=secret.txt", 404),
        ("/_bantin/source?file=/etc/passwd", 404),
        ("/_bantin/source?file=content/_bi-mat/y.md", 404),
        ("/_bantin/source?file=content/tin/x.md", 404),
        ("/_bantin/state.json?page=/../secret.txt", 200),
        ("/tin/x/?utm_source=x", 200),
    ] {
        let answer = preview.ask(&format!("GET {target} HTTP/1.1"), &[]);
        assert_eq!(answer.status, status, "{target}: {answer:?}");
        is_closed(&answer);
    }
    // What follows a `#` never was part of an address, so it opens nothing.
    for target in ["/tin/x/#", "/#/../secret.txt", "/secret.txt#"] {
        is_closed(&preview.ask(&format!("GET {target} HTTP/1.1"), &[]));
    }
}

#[test]
fn only_the_own_names_and_pages_are_answered() {
    let preview = preview();
    let port = preview.authority.rsplit_once(':').unwrap().1.to_owned();
    let asked = |headers: &[&str]| {
        let head = [&["GET /tin/x/ HTTP/1.1", "Connection: close"][..], headers].concat();
        let answer = preview.send(&head);
        is_closed(&answer);
        answer.status
    };
    let own = format!("Host: localhost:{port}");
    assert_eq!(asked(&[&own]), 200);
    assert_eq!(asked(&[&format!("Host: [::1]:{port}")]), 200);
    assert_eq!(asked(&[&format!("Host: evil.example:{port}")]), 421);
    assert_eq!(asked(&["Host: localhost:1"]), 421);
    assert_eq!(asked(&["Host: evil.example"]), 421);
    assert_eq!(asked(&[]), 400);
    assert_eq!(asked(&[&own, &own]), 400);
    assert_eq!(asked(&[&own, &format!("Origin: http://localhost:{port}")]), 200);
    assert_eq!(asked(&[&own, "Origin: https://evil.example"]), 403);
    assert_eq!(asked(&[&own, "Origin: null"]), 403);
    assert_eq!(asked(&[&own, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]), 403);
    let events = ["GET /_bantin/events HTTP/1.1", &own, "Origin: https://evil.example"];
    assert_eq!(preview.send(&[&events[..], &["Connection: close"]].concat()).status, 403);
}

#[test]
fn nothing_can_be_sent_or_changed() {
    let preview = preview();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"] {
        let answer = preview.ask(&format!("{method} / HTTP/1.1"), &[]);
        assert_eq!(answer.status, 405, "{method}: {answer:?}");
        is_closed(&answer);
    }
    assert_eq!(preview.ask("POST / HTTP/1.1", &[]).header("allow"), "GET, HEAD");
    let long = format!("X-Long: {}", "x".repeat(40_000));
    assert_eq!(preview.ask("GET / HTTP/1.1", &[&long]).status, 431);
    let many: Vec<String> = (0..100).map(|n| format!("X-{n}: x")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(preview.ask("GET / HTTP/1.1", &many).status, 431);
}

#[test]
fn every_answer_says_what_it_is_and_what_it_may() {
    let preview = preview();
    for (url, form) in [
        ("/", "text/html; charset=utf-8"),
        ("/mat/", "text/html; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/dai.bin", "application/octet-stream"),
        ("/data/observations.csv", "text/csv; charset=utf-8"),
        ("/_bantin/state.json", "application/json; charset=utf-8"),
        ("/_bantin/preview.js", "text/javascript; charset=utf-8"),
        ("/_bantin/preview.css", "text/css; charset=utf-8"),
        ("/_bantin/articles", "text/html; charset=utf-8"),
    ] {
        let answer = preview.get(url);
        assert_eq!(answer.header("content-type"), form, "{url}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{url}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'self'"), "{url}: {policy}");
        assert!(matches!(answer.header("cache-control"), "no-cache" | "no-store"), "{url}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{url}");
    }
    assert_eq!(preview.get("/mat/").status, 404);
}

#[test]
fn a_browser_that_has_a_page_asks_whether_it_stands() {
    let preview = preview();
    let first = preview.get("/tin/x/");
    let tag = first.header("etag").to_owned();
    let known = format!("If-None-Match: W/\"x\", {tag}");
    let again = preview.ask("GET /tin/x/ HTTP/1.1", &[&known]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, &*tag));
    let head = preview.ask("HEAD /tin/x/ HTTP/1.1", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), first.body.len().to_string());
    let redirect = preview.get("/tin/x?a=b");
    assert_eq!((redirect.status, redirect.header("location")), (302, "/tin/x/?a=b"));
    assert_eq!(preview.get("/tin/x/index.html").body, first.body);
    // Another page's change leaves it as it is.
    preview.write("content/moi.md", "---\ntitle: Mới\n---\n");
    preview.wait("there is a new page", || preview.get("/moi/").status == 200);
    let again = preview.ask("GET /tin/x/ HTTP/1.1", &[&known]);
    assert_eq!(again.status, 304);
}

#[test]
fn parts_of_a_file_can_be_asked_for() {
    let preview = preview();
    let asked = |range: &str| preview.ask("GET /dai.bin HTTP/1.1", &[range]);
    let part = asked("Range: bytes=10-19");
    assert_eq!((part.status, part.body.len()), (206, 10));
    assert_eq!(part.header("content-range"), "bytes 10-19/1000");
    assert_eq!(asked("Range: bytes=-5").header("content-range"), "bytes 995-999/1000");
    let beyond = asked("Range: bytes=1000-");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */1000"));
    assert_eq!(asked("Range: bytes=0-1,5-6").status, 200);
    let line = "GET /dai.bin HTTP/1.1";
    let stale = preview.ask(line, &["Range: bytes=0-1", "If-Range: \"x\""]);
    assert_eq!((stale.status, stale.body.len()), (200, 1000));
    let page = preview.ask("GET /tin/x/ HTTP/1.1", &["Range: bytes=0-1"]);
    assert_eq!(page.status, 200, "a page is sent whole");
}

#[test]
fn the_sample_draws_its_own_page_for_what_is_not_there() {
    let preview = Preview::of(&Site::sample());
    let answer = preview.get("/khong/co/");
    assert_eq!(answer.status, 404);
    let about = "{\"url\":\"/khong/co/\"";
    assert!(answer.text().contains(about), "{answer:?}");
    assert_eq!(answer.built(), preview.get("/404.html").built());
}
