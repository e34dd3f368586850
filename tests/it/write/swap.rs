//! What a build writes, keeps and removes; and saved sources.

use super::*;

/// What befalls the bytes of a list.
type Damage = fn(&mut Vec<u8>);

#[test]
fn a_first_build_writes_all_and_a_second_touches_nothing() {
    let site = Site::new();
    let outputs = [("index.html", "home"), ("tin/x/index.html", "x"), ("empty.txt", "")];
    assert_eq!(site.build(&outputs).unwrap(), report(3, 0, 0, 5));
    site.check_outputs(&outputs);
    let times = |site: &Site| -> Vec<_> {
        let files = ["index.html", "tin/x/index.html", "empty.txt", "tin", "tin/x"];
        let time = |file| fs::metadata(site.at(&format!("public/{file}"))).unwrap().modified();
        files.into_iter().map(time).map(Result::unwrap).collect()
    };
    let before = times(&site);
    wait_for_the_clock();
    assert_eq!(site.build(&outputs).unwrap(), report(0, 3, 0, 0));
    assert_eq!(times(&site), before);
    let list = |site: &Site| fs::metadata(site.at("public/.bantin/files")).unwrap().modified();
    let before = list(&site).unwrap();
    assert_eq!(site.build(&outputs).unwrap(), report(0, 3, 0, 0));
    assert_eq!(list(&site).unwrap(), before, "with nothing changed, nothing is written at all");
    let names: Vec<_> = fs::read_dir(site.at("public/.bantin")).unwrap().collect();
    assert_eq!(names.len(), 2, "the lock and the list: {names:?}");
}

#[test]
fn only_what_changed_is_written_and_what_is_stale_is_removed() {
    let site = Site::new();
    site.build(&[("a.html", "a"), ("b.html", "b"), ("c/d/index.html", "cd")]).unwrap();
    site.write("public/c/mine.txt", "mine");
    site.write("public/e/f/.keep", "");
    assert_eq!(site.build(&[("a.html", "a"), ("b.html", "B!")]).unwrap(), report(1, 1, 1, 2));
    site.check_outputs(&[
        ("a.html", "a"),
        ("b.html", "B!"),
        ("c/mine.txt", "mine"),
        ("e/f/.keep", ""),
    ]);
}

#[test]
fn folders_of_somebody_else_stay_when_they_become_empty() {
    let site = Site::new();
    fs::create_dir_all(site.at("public/theirs")).unwrap();
    site.build(&[("theirs/ours/a.html", "a"), ("ours/a.html", "a")]).unwrap();
    site.build(&[("index.html", "home")]).unwrap();
    site.check_outputs(&[("index.html", "home"), ("theirs", "")]);
}

#[test]
fn a_foreign_file_with_the_very_bytes_or_none_is_in_nobodys_way() {
    let site = Site::new();
    site.write("public/a.html", "the same");
    site.write("public/b.html", "");
    let outputs = [("a.html", "the same"), ("b.html", "b")];
    assert_eq!(site.build(&outputs).unwrap(), report(1, 1, 0, 1));
    site.check_outputs(&outputs);
}

#[test]
fn a_page_that_becomes_a_folder_and_a_folder_that_becomes_a_page_work() {
    let site = Site::new();
    let (file, folder) = ([("a", "file")], [("a/b/index.html", "page"), ("a/c.html", "page")]);
    for _ in 0..2 {
        assert_eq!(site.build(&file).unwrap().written, 1);
        site.check_outputs(&file);
        assert_eq!(site.build(&folder).unwrap().written, 2);
        site.check_outputs(&folder);
    }
    site.write("public/a/b/mine.txt", "mine");
    check_refused(site.build(&file), &[(Code::B283, "public/a/b/mine.txt")]);
}

#[test]
fn a_damaged_list_costs_no_file_and_heals() {
    let old = [("a.html", "a"), ("b.html", "b"), ("stale.html", "s")];
    let new = [("a.html", "a"), ("b.html", "b2")];
    let damages: [(&str, Damage); 6] = [
        ("emptied", Vec::clear),
        ("cut", |list| list.truncate(list.len() / 2)),
        ("flipped", |list| list[60] ^= 1),
        ("doubled", |list| list.extend(list.clone())),
        ("zeroed", |list| list.fill(0)),
        ("removed", |_| {}),
    ];
    for (name, damage) in damages {
        let site = Site::new();
        site.build(&[("a.html", "first")]).unwrap();
        site.build(&old).unwrap();
        site.write("public/mine.html", "mine");
        let path = site.at("public/.bantin/files");
        let mut list = fs::read(&path).unwrap();
        damage(&mut list);
        fs::write(&path, list).unwrap();
        if name == "removed" {
            fs::remove_file(&path).unwrap();
        }
        assert!(!site.open().unwrap().stands().unwrap(), "{name}");
        // The same site heals the list, whatever was lost.
        site.build(&old).unwrap();
        assert!(site.open().unwrap().stands().unwrap(), "{name}");
        site.build(&new).unwrap();
        site.check_outputs(&[("a.html", "a"), ("b.html", "b2"), ("mine.html", "mine")]);
    }
}

#[test]
fn leftovers_of_a_killed_build_are_removed() {
    let site = Site::new();
    site.build(&[("a.html", "a")]).unwrap();
    site.write("public/.bantin/staging/7", "half a pa");
    site.write("public/.bantin/staging/folder/8", "odd");
    site.write("public/.bantin/files.new", "bantin-fil");
    drop(site.open().unwrap());
    assert!(!site.at("public/.bantin/staging").exists());
    site.build(&[("a.html", "b")]).unwrap();
    site.check_outputs(&[("a.html", "b")]);
    assert!(!site.at("public/.bantin/files.new").exists());
}

#[test]
fn a_stage_that_is_dropped_leaves_the_old_output_and_nothing_else() {
    let site = Site::new();
    site.build(&[("a.html", "old")]).unwrap();
    let stage = site.stage();
    stage.put("a.html", b"new").unwrap();
    stage.put("b.html", b"new").unwrap();
    assert!(site.at("public/.bantin/staging/0").exists());
    drop(stage);
    site.check_outputs(&[("a.html", "old")]);
    assert!(!site.at("public/.bantin/staging").exists());
}

#[cfg(unix)]
#[cfg(unix)]
#[cfg(unix)]
#[test]
fn a_page_respelt_in_another_case_moves() {
    let site = Site::new();
    site.build(&[("Tin/X.html", "x")]).unwrap();
    for outputs in [[("tin/x.html", "x")], [("Tin/X.html", "changed")]] {
        site.build(&outputs).unwrap();
        site.check_outputs(&outputs);
    }
}

#[test]
fn many_threads_put_at_once() {
    let site = Site::new();
    let name = |idx: usize| format!("tin/{}/{idx}/index.html", idx % 7);
    for round in 0..2 {
        let stage = site.stage();
        (0..500).into_par_iter().for_each(|idx| {
            let text = format!("page {idx} of round {}", if idx % 5 == 0 { round } else { 0 });
            stage.put(&name(idx), text.as_bytes()).unwrap();
        });
        let n_written = if round == 0 { 500 } else { 100 };
        let report = stage.commit().unwrap();
        assert_eq!((report.written, report.unchanged), (n_written, 500 - n_written));
    }
    assert_eq!(site.outputs().len(), 500);
    assert_eq!(site.read("public/tin/0/35/index.html").as_deref(), Some("page 35 of round 1"));
    assert_eq!(site.build(&[]).unwrap().removed, 500);
    site.check_outputs(&[]);
}

#[test]
fn a_large_file_is_copied_once_and_only_as_it_was_read() {
    let site = Site::new();
    let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let from = site.at("content-image.bin");
    fs::write(&from, &bytes).unwrap();
    let digest = Fingerprint::of(&bytes);
    for n_written in [1, 0] {
        let stage = site.stage();
        stage.put_file("image.bin", &from, digest).unwrap();
        assert_eq!(stage.commit().unwrap().written, n_written);
        assert_eq!(fs::read(site.at("public/image.bin")).unwrap(), bytes);
    }
    fs::write(&from, "edited while the site was being built").unwrap();
    let stage = site.stage();
    let Err(Error::Failed(failure)) = stage.put_file("image.bin", &from, digest) else {
        panic!("other bytes than were read are not published");
    };
    assert!(failure.text().en.ends_with("changed while it was copied; run again"), "{failure}");
    let Err(Error::Failed(_)) = stage.put_file("image.bin", &site.at("gone"), digest) else {
        panic!("a source that is gone is a failure");
    };
    drop(stage);
    assert_eq!(fs::read(site.at("public/image.bin")).unwrap(), bytes);
}

#[test]
fn what_is_in_place_is_kept_without_its_bytes() {
    let site = Site::new();
    site.build(&[("a.html", "a"), ("b.html", "b")]).unwrap();
    let stage = site.stage();
    assert!(stage.keep("a.html", Fingerprint::of(b"a")).unwrap());
    assert!(!stage.keep("b.html", Fingerprint::of(b"B")).unwrap(), "other bytes are wanted");
    assert!(!stage.keep("c.html", Fingerprint::of(b"c")).unwrap(), "it never was there");
    assert_eq!(stage.commit().map(counts).unwrap(), report(0, 1, 1, 0));
    site.check_outputs(&[("a.html", "a")]);
}

#[test]
fn an_output_stands_until_something_in_it_changes() {
    let site = Site::new();
    assert!(!site.open().unwrap().stands().unwrap(), "nothing was built");
    let outputs = [("a.html", "a"), ("b/index.html", "b")];
    site.build(&outputs).unwrap();
    assert!(site.open().unwrap().stands().unwrap());
    site.write("public/mine.txt", "mine");
    assert!(site.open().unwrap().stands().unwrap(), "a foreign file is nobody's business");
    let listed: Vec<_> = site.open().unwrap().files().map(|own| (own.file, own.size)).collect();
    assert_eq!(listed, [("a.html".to_owned(), 1), ("b/index.html".to_owned(), 1)]);
    for change in ["removed", "emptied", "edited"] {
        match change {
            "removed" => fs::remove_dir_all(site.at("public/b")).unwrap(),
            "emptied" => site.write("public/b/index.html", ""),
            _ => site.write("public/b/index.html", "c"),
        }
        assert!(!site.open().unwrap().stands().unwrap(), "{change}");
        if change != "edited" {
            site.build(&outputs).unwrap();
        }
    }
}

#[test]
fn an_output_that_was_copied_or_moved_is_still_ours() {
    let site = Site::new();
    site.build(&[("a.html", "a"), ("b.html", "b")]).unwrap();
    let ino = |metadata: Metadata| metadata.modified().unwrap();
    let before = ino(fs::metadata(site.at("public/a.html")).unwrap());
    wait_for_the_clock();
    for file in ["a.html", "b.html"] {
        let path = site.at(&format!("public/{file}"));
        fs::copy(&path, site.at("copy")).unwrap();
        fs::rename(site.at("copy"), &path).unwrap();
    }
    assert_ne!(ino(fs::metadata(site.at("public/a.html")).unwrap()), before);
    assert_eq!(site.build(&[("a.html", "a"), ("b.html", "B")]).unwrap(), report(1, 1, 0, 1));
}

#[test]
fn an_output_removed_meanwhile_is_a_failure_and_no_false_success() {
    let site = Site::new();
    let stage = site.stage();
    stage.put("a.html", b"a").unwrap();
    fs::remove_dir_all(site.at("public")).unwrap();
    assert!(stage.put("b.html", b"b").is_err());
    assert!(stage.commit().is_err());
    site.build(&[("a.html", "a")]).unwrap();
    site.check_outputs(&[("a.html", "a")]);
}

#[test]
fn sources_are_saved_whole_and_never_over_another() {
    let site = Site::new();
    let file = SitePath::new("content/tin/2023/05/Cô Tô.md").unwrap();
    source::create_new(site.root(), &file, b"first").unwrap();
    check_refused(source::create_new(site.root(), &file, b"x"), &[(Code::B288, file.as_str())]);
    assert_eq!(site.read(file.as_str()).as_deref(), Some("first"));
    source::replace(site.root(), &file, Fingerprint::of(b"first"), b"second").unwrap();
    assert_eq!(site.read(file.as_str()).as_deref(), Some("second"));
    let late = source::replace(site.root(), &file, Fingerprint::of(b"first"), b"third");
    check_refused(late, &[(Code::B289, file.as_str())]);
    assert_eq!(site.read(file.as_str()).as_deref(), Some("second"));
    assert_eq!(fs::read_dir(site.at("content/tin/2023/05")).unwrap().count(), 1);

    let cache = site.at(".bantin/cache");
    for text in ["one", "two"] {
        source::overwrite(&cache, text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&cache).unwrap(), text);
    }
}

#[cfg(unix)]
#[test]
fn a_saved_source_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = Site::new();
    site.write("content/a.md", "old");
    symlink(site.at("content/a.md"), site.at("content/link.md")).unwrap();
    fs::set_permissions(site.at("content/a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    let link = SitePath::new("content/link.md").unwrap();
    source::replace(site.root(), &link, Fingerprint::of(b"old"), b"new").unwrap();
    assert_eq!(site.read("content/a.md").as_deref(), Some("new"));
    assert!(fs::symlink_metadata(site.at("content/link.md")).unwrap().is_symlink());
    let mode = fs::metadata(site.at("content/a.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
