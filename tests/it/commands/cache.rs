//! What one run leaves to the next is only a cache: never seen in the outputs, lost without loss.

use std::collections::BTreeMap;
use std::fs;

use super::{Ended, Folder};
use crate::site::{Site, site};
use crate::stories::edits::{apply, draw, first, undo};
use crate::stories::random::Random;

const ARTICLE: &str = "content/tin/a.md";

/// A site that has something to warn of.
fn small() -> Site {
    site(
        "\
-- content/tin/a.md --
---
title: Trồng cây
date: 2023-07-05
districts: [co-to]
period: 2023-H1
metrics: {cay-xanh: 1.200 xô}
---

Trồng 1.200 cây.
",
    )
}

impl Folder {
    /// Makes the sources those of `site`, touching only what differs.
    fn become_site(&self, old: &Site, site: &Site) {
        let old: BTreeMap<&str, &[u8]> = old.files().collect();
        let new: BTreeMap<&str, &[u8]> = site.files().collect();
        for path in old.keys().filter(|path| !new.contains_key(*path)) {
            fs::remove_file(self.at(path)).unwrap();
        }
        for (path, bytes) in new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)) {
            fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
            fs::write(self.at(path), bytes).unwrap();
        }
    }

    fn page(&self) -> String {
        fs::read_to_string(self.at("public/tin/a/index.html")).unwrap()
    }
}

/// What was said of the site, without counts and times.
fn said(ended: &Ended) -> String {
    let lines = ended.err.lines().filter(|line| !line.ends_with(" ms."));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_build_after_edits_is_that_of_a_new_folder() {
    let (mut site, mut random) = (first(), Random::new(11));
    let mut good = site.clone();
    let folder = Folder::with(&site);
    folder.build(&[]).check(0, &[]);
    for step in 0..14 {
        let old = site.clone();
        let edit = if site == good { draw(&site, &mut random) } else { undo(&site, &good) };
        apply(&mut site, &edit);
        folder.become_site(&old, &site);
        let shown = [("--drafts", site.shown.drafts), ("--future", site.shown.future)];
        let shown = shown.iter().filter(|(_, is_on)| *is_on).map(|(name, _)| *name);
        let args: Vec<&str> = ["--as-of", &site.now].into_iter().chain(shown).collect();
        let call = |folder: &Folder| folder.call(&[&["build"], &args[..]].concat());
        let fresh = Folder::with(&site);
        let (warm, cold) = (call(&folder), call(&fresh));
        assert_eq!(warm.code, cold.code, "step {step}, {edit:?}: {warm:#?} {cold:#?}");
        assert_eq!(said(&warm), said(&cold), "step {step}, {edit:?}");
        if cold.code == Some(0) {
            good.clone_from(&site);
            assert!(folder.public() == fresh.public(), "step {step}, {edit:?}");
        }
    }
}

#[test]
fn warnings_are_told_again_when_nothing_changed() {
    let folder = Folder::with(&small());
    // An input must be older than the clock's grain before its stamp is trusted.
    let first = folder.build(&[]);
    first.check(0, &["cảnh báo[B010]", "--> content/tin/a.md:6:21"]);
    for _ in 0..2 {
        assert_eq!(said(&folder.build(&[])), said(&first));
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

#[test]
fn an_edit_of_the_same_size_and_time_is_noticed() {
    let folder = Folder::with(&small());
    folder.build(&[]).check(0, &[]);
    std::thread::sleep(std::time::Duration::from_millis(100));
    folder.build(&[]).check(0, &[]);
    let file = folder.at(ARTICLE);
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("title: Trồng cây", "title: Chăm cây ")).unwrap();
    let opened = fs::File::options().write(true).open(&file).unwrap();
    opened.set_modified(modified).unwrap();
    drop(opened);
    folder.build(&[]).check(0, &[]);
    assert!(folder.page().contains("Chăm cây"), "{}", folder.page());
}

#[test]
fn a_damaged_cache_and_missing_outputs_are_healed() {
    let folder = Folder::with(&small());
    folder.build(&[]).check(0, &[]);
    let good = folder.public();
    let cache = folder.at(".bantin/cache");
    let bytes = fs::read(&cache).unwrap();
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 1;
    for damaged in
        [&bytes[..bytes.len() / 2], &flipped, b"", &[bytes.clone(), bytes.clone()].concat()]
    {
        fs::write(&cache, damaged).unwrap();
        folder.build(&[]).check(0, &["cảnh báo[B010]"]);
        assert!(folder.public() == good);
    }
    // The cache of another site, and one of before an edit.
    let mut other = small();
    other.edit(ARTICLE, "title: Trồng cây", "title: Trồng rừng");
    let elsewhere = Folder::with(&other);
    elsewhere.build(&[]).check(0, &[]);
    fs::copy(elsewhere.at(".bantin/cache"), &cache).unwrap();
    folder.build(&[]).check(0, &[]);
    assert!(folder.public() == good);
    fs::remove_file(folder.at("public/tin/a/index.html")).unwrap();
    folder.build(&[]).check(0, &[]);
    assert!(folder.public() == good);
    fs::remove_dir_all(folder.at("public/tin")).unwrap();
    fs::remove_dir_all(folder.at(".bantin")).unwrap();
    folder.build(&[]).check(0, &[]);
    assert!(folder.public() == good);
    // A deleted article goes although the cache that knew of it is lost.
    fs::remove_file(folder.at(ARTICLE)).unwrap();
    fs::remove_dir_all(folder.at(".bantin")).unwrap();
    folder.build(&[]).check(0, &[]);
    assert!(!folder.public().contains_key("tin/a/index.html"));
}
