//! Faults: the n-th operation of each kind fails, or kills the program.

pub(super) mod fault {
    use std::io;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use super::super::disk::Op;

    /// What becomes of the n-th operation of a kind.
    #[derive(Debug)]
    pub(in super::super) struct Fault {
        op: Op,
        n_left: AtomicUsize,
        is_deadly: bool,
        is_dead: AtomicBool,
    }

    impl Fault {
        /// The `n`-th operation of this kind fails as on a full disk; what follows goes well.
        pub(in super::super) fn fails(op: Op, n: usize) -> Self {
            Self { op, n_left: n.into(), is_deadly: false, is_dead: false.into() }
        }

        /// The program is as good as killed at the `n`-th operation: nothing after it is done.
        pub(in super::super) fn kills(op: Op, n: usize) -> Self {
            Self { is_deadly: true, ..Self::fails(op, n) }
        }

        /// Whether the operation was reached.
        pub(in super::super) fn has_struck(&self) -> bool {
            self.n_left.load(Ordering::SeqCst) == 0
        }

        pub(in super::super) fn ask(&self, op: Op) -> io::Result<()> {
            if self.is_dead.load(Ordering::SeqCst) {
                return Err(io::ErrorKind::Other.into());
            }
            if op != self.op {
                return Ok(());
            }
            let count = |left: usize| left.checked_sub(1);
            match self.n_left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, count) {
                Ok(1) => {
                    self.is_dead.store(self.is_deadly, Ordering::SeqCst);
                    Err(io::ErrorKind::StorageFull.into())
                }
                _ => Ok(()),
            }
        }
    }
}

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use self::fault::Fault;
use super::disk::{Disk, Op};
use super::{Error, Output, Report, Target, source};
use crate::diag::Code;
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;

const OPS: [Op; 6] = [Op::Create, Op::Write, Op::Sync, Op::Rename, Op::Remove, Op::MakeFolder];

type Site = BTreeMap<&'static str, &'static str>;

/// Every kind of change: new, changed, removed, file to folder, folder to file, and none.
fn before() -> Site {
    Site::from([
        ("a", "a file"),
        ("gone/index.html", "a page that goes"),
        ("gone/deep/er/index.html", "another one that goes"),
        ("same.html", "the same"),
        ("tin/x/index.html", "the old words of x"),
        ("tin/y/index.html", "a folder that becomes a file"),
        ("z.css", "old colours"),
    ])
}

fn after() -> Site {
    Site::from([
        ("a/index.html", "a folder"),
        ("new/deep/index.html", "a new page"),
        ("same.html", "the same"),
        ("tin/x/index.html", "the new words of x"),
        ("tin/y", "a file"),
        ("z.css", "new colours"),
    ])
}

/// A site that shares no bytes with either.
fn third() -> Site {
    Site::from([("a", "third a"), ("tin/x/index.html", "third x"), ("tin/y/index.html", "third y")])
}

fn build(root: &Path, site: &Site, fault: Option<Arc<Fault>>) -> Result<Report, Error> {
    let target =
        Target { dir: &root.join("public"), site_root: root, home: None, patience: Duration::ZERO };
    let stage = Output::open_on(Disk { fault }, &target)?.stage()?;
    for (file, text) in site {
        stage.put(file, text.as_bytes())?;
    }
    stage.commit()
}

/// All that a reader can see below the output folder; folders without files end in `/`.
fn visible(root: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, name: &str, seen: &mut BTreeMap<String, String>) {
        let mut is_empty = true;
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let below = format!("{name}{}", entry.file_name().to_str().unwrap());
            is_empty = false;
            if below == ".bantin" {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{below}/"), seen);
            } else {
                seen.insert(below, fs::read_to_string(entry.path()).unwrap());
            }
        }
        if is_empty {
            seen.insert(name.to_owned(), String::new());
        }
    }
    let mut seen = BTreeMap::new();
    walk(&root.join("public"), "", &mut seen);
    seen
}

fn with_foreign(site: &Site) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        site.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    all.insert("gone/mine.txt".to_owned(), "mine".to_owned());
    all.insert("mine.html".to_owned(), "mine too".to_owned());
    all
}

/// A folder with the site `before` and files of somebody else.
fn built() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("public/gone")).unwrap();
    fs::write(root.path().join("public/gone/mine.txt"), "mine").unwrap();
    fs::write(root.path().join("public/mine.html"), "mine too").unwrap();
    build(root.path(), &before(), None).unwrap();
    root
}

/// Runs `check` on a folder in which a build of `after` met every fault that it can meet.
fn with_every_fault(make: fn(Op, usize) -> Fault, check: impl Fn(&Path, &str)) {
    let n_faults = with_every_fault_of(built, make, check);
    assert!(n_faults > 40, "{n_faults}");
}

fn with_every_fault_of(
    start: fn() -> tempfile::TempDir,
    make: fn(Op, usize) -> Fault,
    check: impl Fn(&Path, &str),
) -> usize {
    let mut n_faults = 0;
    for op in OPS {
        for n in 1..=40 {
            let root = start();
            let fault = Arc::new(make(op, n));
            let outcome = build(root.path(), &after(), Some(Arc::clone(&fault)));
            if !fault.has_struck() {
                assert!(outcome.is_ok(), "{op:?} {n}: {outcome:?}");
                break;
            }
            n_faults += 1;
            check(root.path(), &format!("{op:?} {n}"));
        }
    }
    n_faults
}

/// Every file is as before or as after; every page of both sites is there; the rest survives.
fn check_whole(root: &Path, name: &str) {
    let (old, new) = (with_foreign(&before()), with_foreign(&after()));
    let seen = visible(root);
    for (file, text) in seen.iter().filter(|(file, _)| !file.ends_with('/')) {
        let is_whole = old.get(file) == Some(text) || new.get(file) == Some(text);
        assert!(is_whole, "{name}: {file} holds {text:?}");
    }
    let stay: BTreeSet<&String> = old.keys().filter(|file| new.contains_key(*file)).collect();
    for file in stay {
        assert!(seen.contains_key(file), "{name}: {file} is gone");
    }
}

#[test]
fn a_build_that_fails_anywhere_leaves_whole_files_and_the_next_one_heals() {
    with_every_fault(Fault::fails, |root, name| {
        check_whole(root, name);
        build(root, &after(), None).unwrap();
        assert_eq!(visible(root), with_foreign(&after()), "{name}");
    });
}

#[test]
fn a_build_that_is_killed_anywhere_leaves_whole_files_and_the_next_one_heals() {
    with_every_fault(Fault::kills, |root, name| {
        check_whole(root, name);
        build(root, &after(), None).unwrap();
        assert_eq!(visible(root), with_foreign(&after()), "{name}");
        let again = build(root, &after(), None).unwrap();
        assert_eq!((again.written, again.removed), (0, 0), "{name}");
    });
}

#[test]
fn a_first_build_that_ends_anywhere_leaves_whole_files_and_the_next_one_heals() {
    let empty = || tempfile::tempdir().unwrap();
    let owned = |site: Site| -> BTreeMap<String, String> {
        site.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    };
    for make in [Fault::fails, Fault::kills] {
        let n_faults = with_every_fault_of(empty, make, |root, name| {
            let seen = if root.join("public").exists() { visible(root) } else { BTreeMap::new() };
            let whole = owned(after());
            let files = seen.iter().filter(|(file, _)| !file.is_empty() && !file.ends_with('/'));
            for (file, text) in files {
                assert_eq!(whole.get(file), Some(text), "{name}: {file}");
            }
            build(root, &third(), None).unwrap();
            assert_eq!(visible(root), owned(third()), "{name}");
            let again = build(root, &third(), None).unwrap();
            assert_eq!((again.written, again.removed), (0, 0), "{name}");
        });
        assert!(n_faults > 25, "{n_faults}");
    }
}

#[test]
fn after_a_kill_the_way_back_and_the_way_on_are_open_too() {
    with_every_fault(Fault::kills, |root, name| {
        build(root, &third(), None).unwrap();
        assert_eq!(visible(root), with_foreign(&third()), "{name}");
        build(root, &before(), None).unwrap();
        assert_eq!(visible(root), with_foreign(&before()), "{name}");
    });
}

#[test]
fn a_recovery_may_be_killed_as_well() {
    with_every_fault(Fault::kills, |root, name| {
        for (idx, op) in OPS.into_iter().enumerate() {
            let fault = Arc::new(Fault::kills(op, idx % 3 + 1));
            let sites = [after(), third()];
            drop(build(root, &sites[idx % 2], Some(fault)));
        }
        build(root, &after(), None).unwrap();
        assert_eq!(visible(root), with_foreign(&after()), "{name}");
    });
}

#[test]
fn what_a_power_cut_leaves_is_healed() {
    // The names reached the disk and the bytes did not; or the names did not either.
    let emptied = |_: &'static str| "";
    let as_before = |file| before()[file];
    for left in [emptied as fn(&'static str) -> &'static str, as_before] {
        for file in before().into_keys().filter(|file| after().contains_key(file)) {
            for next in [after(), third()] {
                let root = built();
                build(root.path(), &after(), None).unwrap();
                fs::write(root.path().join("public").join(file), left(file)).unwrap();
                let fault = Arc::new(Fault::kills(Op::Rename, 4));
                drop(build(root.path(), &next, Some(fault)));
                build(root.path(), &next, None).unwrap();
                assert_eq!(visible(root.path()), with_foreign(&next), "{file}");
            }
        }
    }
    // A page that was removed is back.
    let root = built();
    build(root.path(), &after(), None).unwrap();
    fs::write(root.path().join("public/gone/index.html"), "a page that goes").unwrap();
    build(root.path(), &after(), None).unwrap();
    assert_eq!(visible(root.path()), with_foreign(&after()));
}

#[test]
fn a_file_put_where_a_page_was_removed_is_not_taken_for_that_page() {
    for text in ["by hand", ""] {
        let root = built();
        build(root.path(), &after(), None).unwrap();
        fs::write(root.path().join("public/gone/index.html"), text).unwrap();
        build(root.path(), &third(), None).unwrap();
        let seen = visible(root.path());
        assert_eq!(seen.get("gone/index.html").map(String::as_str), Some(text));
    }
}

#[test]
fn a_full_disk_is_told_with_the_file_and_the_reason() {
    let root = built();
    let fault = Arc::new(Fault::fails(Op::Write, 2));
    let Err(Error::Failed(failure)) = build(root.path(), &after(), Some(fault)) else {
        panic!("a failed write is a failure");
    };
    assert_eq!(failure.source.kind(), std::io::ErrorKind::StorageFull);
    let text = failure.text();
    assert!(text.vi.starts_with("Không ghi được ") && text.vi.contains("đĩa đã đầy"), "{text:?}");
    assert!(!root.path().join("public/.bantin/staging").exists());
    assert_eq!(visible(root.path()), with_foreign(&before()));
}

#[test]
fn a_source_that_cannot_be_saved_stays_as_it_was() {
    let file = SitePath::new("content/a.md").unwrap();
    for op in OPS {
        for make in [Fault::fails, Fault::kills] {
            let root = tempfile::tempdir().unwrap();
            source::create_new(root.path(), &file, b"old").unwrap();
            let path = root.path().join("content/a.md");
            let disk = Disk { fault: Some(Arc::new(make(op, 1))) };
            let read = Fingerprint::of(b"old");
            let outcome = source::replace_on(&disk, root.path(), &file, read, b"the new text");
            let text = fs::read_to_string(&path).unwrap();
            assert!(text == "old" || text == "the new text", "{op:?}: {text:?}");
            assert!(outcome.is_err() || text == "the new text", "{op:?}");
            let is_failed = outcome.is_err() && text == "old";
            let read = if is_failed { read } else { Fingerprint::of(b"the new text") };
            source::replace(root.path(), &file, read, b"last").unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "last", "{op:?}");
            assert_eq!(fs::read_dir(root.path().join("content")).unwrap().count(), 1, "{op:?}");
        }
    }
}

#[test]
fn a_new_source_is_whole_or_not_there() {
    let file = SitePath::new("content/a.md").unwrap();
    for op in OPS {
        for n in 1..4 {
            let root = tempfile::tempdir().unwrap();
            let disk = Disk { fault: Some(Arc::new(Fault::kills(op, n))) };
            drop(source::create_new_on(&disk, root.path(), &file, b"the new text"));
            let text = fs::read_to_string(root.path().join("content/a.md")).ok();
            assert!(text.as_deref().is_none_or(|text| text == "the new text"), "{op:?}: {text:?}");
            match source::create_new(root.path(), &file, b"the new text") {
                Ok(()) => assert_eq!(text, None, "{op:?}"),
                Err(Error::Refused(why)) => {
                    assert_eq!((why[0].code, text.is_some()), (Code::B288, true), "{op:?}");
                }
                Err(Error::Failed(failure)) => panic!("{op:?}: {failure}"),
            }
        }
    }
}

#[test]
fn a_move_is_made_or_not_and_never_over_anything() {
    let paths = ["content/a.md", "content/moi/b.md"].map(|path| SitePath::new(path).unwrap());
    let [from, to] = &paths;
    for op in OPS {
        for n in 1..4 {
            let root = tempfile::tempdir().unwrap();
            source::create_new(root.path(), from, b"text").unwrap();
            let disk = Disk { fault: Some(Arc::new(Fault::kills(op, n))) };
            drop(source::shift_on(&disk, root.path(), from, to));
            let found = paths.each_ref().map(|path| fs::read(root.path().join(path.as_str())).ok());
            assert_eq!(found.iter().flatten().collect::<Vec<_>>(), [b"text"], "{op:?} {n}");
        }
    }
    let root = tempfile::tempdir().unwrap();
    source::create_new(root.path(), from, b"one").unwrap();
    source::create_new(root.path(), to, b"two").unwrap();
    assert!(matches!(source::shift(root.path(), from, to), Err(Error::Refused(_))));
    assert_eq!(fs::read(root.path().join(to.as_str())).unwrap(), b"two");
}

#[test]
fn of_several_new_sources_all_are_saved_or_none_and_each_in_the_way_is_named() {
    let paths =
        ["content/a.md", "content/b/c.md", "d.txt"].map(|path| SitePath::new(path).unwrap());
    let files: Vec<(&SitePath, &[u8])> = paths.iter().map(|path| (path, &b"new"[..])).collect();
    let root = tempfile::tempdir().unwrap();
    source::create_new(root.path(), &paths[0], b"other").unwrap();
    fs::create_dir(root.path().join("d.txt")).unwrap();
    let Err(Error::Refused(told)) = source::create_all(root.path(), &files) else {
        panic!("two are in the way");
    };
    let named: Vec<&str> = told.iter().map(|told| told.place.file.as_str()).collect();
    assert_eq!(named, ["content/a.md", "d.txt"]);
    assert!(!root.path().join("content/b").exists());
    let root = tempfile::tempdir().unwrap();
    source::create_new(root.path(), &paths[1], b"new").unwrap();
    source::create_all(root.path(), &files).unwrap();
    for path in &paths {
        assert_eq!(fs::read(root.path().join(path.as_str())).unwrap(), b"new");
    }
}
