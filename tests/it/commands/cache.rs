//! What one run leaves to the next is only a cache: never seen in the outputs, lost without loss.

use std::collections::BTreeMap;
use std::fs;

use bantin::write::cache::Store;

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

impl Folder {
    /// A file of the cache.
    fn cache(&self, store: Store) -> Vec<u8> {
        fs::read(store.path(self.0.path())).unwrap()
    }

    /// A file of the cache with a bit of its content turned, under the digest that then is right.
    fn forged(&self, store: Store, at: usize) -> Vec<u8> {
        let good = self.cache(store);
        let mut bytes = store.load(self.0.path()).unwrap();
        bytes[at] ^= 1;
        store.save(self.0.path(), bytes).unwrap();
        let forged = self.cache(store);
        fs::write(store.path(self.0.path()), good).unwrap();
        forged
    }
}

/// Where a cache says of which form it is, and of which program.
const FORM_AT: usize = 0;
const PROGRAM_AT: usize = 1;

/// The files of a cache.
const STORES: [Store; 2] = [Store::Outputs, Store::Articles];

/// Stamps are trusted a moment after the last edit: only then could a cache be believed.
fn settle() {
    std::thread::sleep(std::time::Duration::from_millis(70));
}

/// What lies where the cache should be, by a name.
type Lying = (&'static str, Option<Vec<u8>>);

/// Of `folder`, whose last build is of what is there, with the caches of before and of elsewhere.
fn caches(folder: &Folder, store: Store, before: Vec<u8>, elsewhere: Vec<u8>) -> [Lying; 13] {
    let last = folder.cache(store);
    let flipped = |at: usize| {
        let mut bytes = last.clone();
        bytes[at] ^= 1;
        bytes
    };
    let n_bytes = last.len();
    [
        ("none", None),
        ("an empty one", Some(Vec::new())),
        ("half of it", Some(last[..n_bytes / 2].to_vec())),
        ("all but a byte", Some(last[..n_bytes - 1].to_vec())),
        ("it twice", Some([&last[..], &last].concat())),
        ("a bit of its digest flipped", Some(flipped(0))),
        ("a bit of its middle flipped", Some(flipped(n_bytes / 2))),
        ("its last bit flipped", Some(flipped(n_bytes - 1))),
        ("that of before an edit", Some(before)),
        ("that of another site", Some(elsewhere)),
        ("that of another program", Some(folder.forged(store, PROGRAM_AT))),
        ("one of another form", Some(folder.forged(store, FORM_AT))),
        ("the last one", Some(last)),
    ]
}

#[test]
fn whatever_lies_where_the_cache_should_be_a_build_is_that_of_a_new_folder() {
    let (old, mut new) = (small(), small());
    new.edit(ARTICLE, "title: Trồng cây", "title: Trồng rừng");
    let cold = |site: &Site| {
        let folder = Folder::with(site);
        folder.build(&[]).check(0, &[]);
        (folder.public(), STORES.map(|store| folder.cache(store)))
    };
    let ((old_public, _), (new_public, elsewhere)) = (cold(&old), cold(&new));
    let folder = Folder::with(&new);
    settle();
    folder.build(&[]).check(0, &[]);
    let before = STORES.map(|store| folder.cache(store));
    folder.become_site(&new, &old);
    settle();
    folder.build(&[]).check(0, &[]);
    let lying = STORES.into_iter().zip(before).zip(elsewhere).flat_map(|((store, a), b)| {
        caches(&folder, store, a, b).map(|(name, bytes)| (store.path(folder.0.path()), name, bytes))
    });
    for (path, name, bytes) in lying.collect::<Vec<_>>() {
        for (from, to, public) in
            [(&old, &old, &old_public), (&old, &new, &new_public), (&new, &old, &old_public)]
        {
            if from != to {
                folder.become_site(from, to);
                settle();
            }
            match &bytes {
                Some(bytes) => fs::write(&path, bytes).unwrap(),
                // Where nothing changed, no build made it again.
                None => drop(fs::remove_file(&path)),
            }
            folder.build(&[]).check(0, &["cảnh báo[B010]"]);
            assert!(folder.public() == *public, "{name} at {}", path.display());
        }
    }
}

#[test]
fn a_second_build_does_nothing_unless_the_cache_is_of_another_program_or_form() {
    let folder = Folder::with(&small());
    settle();
    let work = || {
        let ended = folder.build(&["--format", "json"]);
        let said: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        (said["parsed"].as_u64().unwrap(), said["rendered"].as_u64().unwrap())
    };
    let all = work();
    assert_eq!(work(), (0, 0));
    for at in [PROGRAM_AT, FORM_AT] {
        let forged = folder.forged(Store::Outputs, at);
        fs::write(Store::Outputs.path(folder.0.path()), forged).unwrap();
        assert_eq!(work(), all);
        assert_eq!(work(), (0, 0));
    }
}

#[test]
fn missing_outputs_are_healed() {
    let folder = Folder::with(&small());
    folder.build(&[]).check(0, &[]);
    let good = folder.public();
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

#[test]
fn only_what_changed_is_read_again() {
    let mut site = small();
    site.write("content/tin/b.md", "---\ntitle: B\ndate: 2023-07-06\n---\nLời.\n");
    let folder = Folder::with(&site);
    settle();
    let work = || {
        let ended = folder.build(&["--format", "json"]);
        let said: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        said["parsed"].as_u64().unwrap()
    };
    assert_eq!(work(), 2);
    let mut edit = |old: &str, new: &str| {
        let mut edited = site.clone();
        edited.edit("content/tin/b.md", old, new);
        folder.become_site(&site, &edited);
        site = edited;
        settle();
    };
    edit("Lời.", "Lời khác.");
    assert_eq!(work(), 1);
    assert!(
        folder.public().values().any(|bytes| String::from_utf8_lossy(bytes).contains("Lời khác."))
    );
    edit("title: B", "title: C");
    assert_eq!(work(), 1);
    // What was not parsed in this run is on pages that had to be made anew.
    let feed = fs::read_to_string(folder.at("public/atom.xml")).unwrap();
    assert!(feed.contains("Lời khác.") && feed.contains("Trồng 1.200 cây."), "{feed}");
    // Without the outputs, all pages are made of articles that were not parsed in this run.
    let good = folder.public();
    fs::remove_dir_all(folder.at("public")).unwrap();
    assert_eq!(work(), 0);
    assert!(folder.public() == good);
    // With the same bytes under another stamp nothing is parsed either.
    let text = fs::read(folder.at("content/tin/b.md")).unwrap();
    fs::write(folder.at("content/tin/b.md"), text).unwrap();
    settle();
    assert_eq!(work(), 0);
}
