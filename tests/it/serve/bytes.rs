//! The preview shows what a build writes.

use std::fs;

use super::{Preview, built, difference};
use crate::site::Site;

#[test]
fn every_output_of_the_sample_has_the_bytes_of_a_build() {
    let preview = Preview::of(&Site::sample());
    let built = built(preview.folder.path());
    assert!(built.len() > 100, "{}", built.len());
    assert_eq!(difference(&preview, &built), None);
}

#[test]
fn a_site_below_a_sub_path_is_shown_there() {
    let mut site = Site::sample();
    site.edit("content/site.yaml", "https://example.vn/", "https://example.vn/doan/");
    let draft = "---\ntitle: Bản nháp\ndate: 2023-05-28\ndraft: true\n---\n\nChữ.\n";
    site.write("content/tin/nhap.md", draft);
    site.write("content/tep/Bảng số.bin", [0, 159, 146, 150]);
    let preview = Preview::of(&site);
    assert_eq!(preview.mount, "/doan/");
    assert_eq!(difference(&preview, &built(preview.folder.path())), None);
    let answer = preview.ask("GET / HTTP/1.1", &[]);
    assert_eq!((answer.status, answer.header("location")), (302, "/doan/"));
    assert_eq!(preview.ask("GET /tin/ HTTP/1.1", &[]).status, 404);
    let home = preview.get("/").text();
    assert!(home.contains("src=\"/doan/_bantin/preview.js\""), "{home}");
    assert!(preview.get("/tin/nhap/").text().contains("Bản nháp"));
    // A tab that was open before base_url changed still reaches the preview.
    assert_eq!(preview.ask("GET /_bantin/preview.js HTTP/1.1", &[]).status, 200);
}

#[test]
fn a_file_that_is_copied_is_sent_as_it_was_read_or_not_at_all() {
    let mut site = Site::sample();
    site.write("content/tep.bin", [1, 2, 3]);
    let preview = Preview::of(&site);
    assert_eq!(preview.get("/tep.bin").body, [1, 2, 3]);
    // The same bytes saved again are the same file.
    preview.write("content/tep.bin", [1, 2, 3]);
    preview.write("content/moc.md", "---\ntitle: Mốc\n---\n");
    preview.wait("what was saved later is seen", || preview.get("/moc/").status == 200);
    assert_eq!(preview.get("/tep.bin").body, [1, 2, 3]);
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), "secret").unwrap();
    fs::remove_file(preview.at("content/tep.bin")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), preview.at("content/tep.bin")).unwrap();
    let answer = preview.get("/tep.bin");
    assert!(!answer.text().contains("secret"), "{answer:?}");
    preview.wait("the link is refused", || preview.state("/")["counts"]["errors"] == 1);
    let answer = preview.get("/tep.bin");
    assert!(!answer.text().contains("secret"), "{answer:?}");
}
