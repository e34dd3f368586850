//! What is refused, with nothing touched.

use super::*;

#[test]
fn a_foreign_file_in_the_way_is_named_and_nothing_is_changed() {
    let site = Site::new();
    site.build(&[("index.html", "old")]).unwrap();
    site.write("public/tin/x/index.html", "by hand");
    site.write("public/huyen", "a file where a folder belongs");
    site.write("public/ky/mine.txt", "in a folder where a file belongs");
    let outputs = [
        ("index.html", "new"),
        ("tin/x/index.html", "x"),
        ("huyen/co-to/index.html", "Cô Tô"),
        ("ky", "a file"),
    ];
    let expected = [
        (Code::B283, "public/huyen "),
        (Code::B283, "public/ky/mine.txt"),
        (Code::B283, "public/tin/x/index.html"),
    ];
    check_refused(site.build(&outputs), &expected);
    assert_eq!(site.read("public/index.html").as_deref(), Some("old"));
    assert_eq!(site.read("public/tin/x/index.html").as_deref(), Some("by hand"));
    for file in ["public/tin/x/index.html", "public/huyen", "public/ky/mine.txt"] {
        fs::remove_file(site.at(file)).unwrap();
    }
    site.build(&outputs).unwrap();
    site.check_outputs(&outputs);
}

#[test]
fn an_own_file_edited_by_hand_is_named_whatever_becomes_of_its_page() {
    let site = Site::new();
    let (a, b, c) = (("a.html", "aaaa"), ("b.html", "bbbb"), ("c.html", "cccc"));
    site.build(&[a, b, c]).unwrap();
    for (edit, is_time_kept) in [("by hand", false), ("edit", false), ("edit", true)] {
        for (file, text) in [a, b, c] {
            let path = site.at(&format!("public/{file}"));
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            fs::write(&path, edit).unwrap();
            if is_time_kept {
                fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
            }
            // Its page unchanged, changed and gone.
            for outputs in
                [vec![a, b, c], vec![("a.html", "A"), ("b.html", "B"), ("c.html", "C")], vec![]]
            {
                let named = format!("public/{file} ");
                check_refused(site.build(&outputs), &[(Code::B282, &named)]);
                assert_eq!(fs::read_to_string(&path).unwrap(), edit);
            }
            assert!(!site.open().unwrap().stands().unwrap());
            fs::write(&path, text).unwrap();
            assert!(site.open().unwrap().stands().unwrap(), "put right, it is ours again");
        }
    }
    fs::remove_file(site.at("public/a.html")).unwrap();
    assert_eq!(site.build(&[a, b, c]).unwrap(), report(1, 2, 0, 4));
}

#[test]
fn dangerous_folders_are_refused_and_not_touched() {
    let site = Site::new();
    site.write("content/site.yaml", "title: x");
    for (dir, code) in [
        ("", Code::B280),
        ("content", Code::B280),
        ("content/tin", Code::B280),
        ("themes", Code::B280),
        ("public/../content/out", Code::B280),
        ("..", Code::B280),
        ("/", Code::B280),
        ("/home/nobody", Code::B280),
        ("/home", Code::B280),
        ("content/site.yaml/..", Code::B280),
    ] {
        check_refused(site.open_at(dir), &[(code, "Nothing is written")]);
    }
    site.write("file", "x");
    check_refused(site.open_at("file"), &[(Code::B281, "file ")]);
    assert_eq!(fs::read_dir(site.root()).unwrap().count(), 2);
    assert_eq!(fs::read_dir(site.at("content")).unwrap().count(), 1);
    assert!(site.open_at("out/put").is_ok());
}

#[test]
fn links_are_judged_by_where_they_lead() {
    use std::os::unix::fs::symlink;
    let (site, away) = (Site::new(), Site::new());
    site.write("content/a.md", "x");
    let made = |name: &str, to: &Path| symlink(to, site.at(name)).unwrap();
    made("to-content", &site.at("content"));
    made("to-root", Path::new("/"));
    made("to-site", site.root());
    made("to-nothing", &site.at("nothing"));
    made("to-itself", &site.at("to-itself"));
    made("public", &away.at("www"));
    for dir in ["to-content", "to-content/x", "to-root", "to-site", "to-site/content"] {
        check_refused(site.open_at(dir), &[(Code::B280, "Nothing is written")]);
    }
    for dir in ["to-nothing", "to-itself"] {
        check_refused(site.open_at(dir), &[(Code::B281, dir)]);
    }
    fs::create_dir(away.at("www")).unwrap();
    site.build(&[("a.html", "a")]).unwrap();
    assert_eq!(away.read("www/a.html").as_deref(), Some("a"), "a link to a safe folder is fine");
}

#[test]
fn links_inside_the_output_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (site, away) = (Site::new(), Site::new());
    let outputs = [("index.html", "home"), ("tin/x/index.html", "x")];
    site.build(&outputs).unwrap();
    away.write("tin/x/index.html", "x");
    away.write("page", "home");

    // A folder on the way, although what it leads to has the very bytes.
    fs::remove_dir_all(site.at("public/tin")).unwrap();
    symlink(away.at("tin"), site.at("public/tin")).unwrap();
    let changed = [("index.html", "home"), ("tin/x/index.html", "changed")];
    for outputs in [outputs, changed] {
        check_refused(site.build(&outputs), &[(Code::B284, "public/tin ")]);
    }
    // What is stale behind it is somebody else's.
    site.build(&[("index.html", "home")]).unwrap();
    assert_eq!(away.read("tin/x/index.html").as_deref(), Some("x"));
    fs::remove_file(site.at("public/tin")).unwrap();

    // A file, wanted or stale.
    fs::remove_file(site.at("public/index.html")).unwrap();
    symlink(away.at("page"), site.at("public/index.html")).unwrap();
    for outputs in [&outputs[..], &outputs[1..]] {
        check_refused(site.build(outputs), &[(Code::B284, "public/index.html ")]);
    }
    assert_eq!(away.read("page").as_deref(), Some("home"));
    fs::remove_file(site.at("public/index.html")).unwrap();
    site.build(&outputs).unwrap();

    // bantin's own folder and files.
    for name in ["files.new", "staging"] {
        symlink(away.root(), site.at(&format!("public/.bantin/{name}"))).unwrap();
        site.build(&changed).unwrap();
        site.build(&outputs).unwrap();
    }
    fs::rename(site.at("public/.bantin"), away.at("own")).unwrap();
    symlink(away.at("own"), site.at("public/.bantin")).unwrap();
    check_refused(site.build(&outputs), &[(Code::B284, "public/.bantin ")]);
    assert_eq!(away.outputs_of_root(), ["own", "page", "tin"]);
}

#[cfg(unix)]
impl Site {
    fn outputs_of_root(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn an_output_that_cannot_be_written_to_is_a_failure_with_its_path() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.build(&[("a.html", "a")]).unwrap();
    // Whoever may write everywhere (root) is stopped by a folder where the lock belongs.
    let set = |mode| {
        for folder in ["public", "public/.bantin"] {
            fs::set_permissions(site.at(folder), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    let lock = site.at("public/.bantin/lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    set(0o555);
    let outcome = site.build(&[("a.html", "b")]);
    set(0o755);
    let Err(Error::Failed(failure)) = outcome else { panic!("{outcome:?}") };
    assert!(failure.text().en.starts_with("Cannot lock "), "{failure}");
    assert!(failure.to_string().contains("public/.bantin/lock"), "{failure}");
    fs::remove_dir(&lock).unwrap();
    site.check_outputs(&[("a.html", "a")]);
}

#[test]
fn a_clash_of_names_is_found_on_every_platform() {
    let site = Site::new();
    for (outputs, named) in [
        ([("Ảnh.png", "1"), ("ảnh.png", "2")], "public/ảnh.png"),
        ([("a/B.html", "1"), ("A/b.html", "2")], "public/a/B.html"),
        ([("a", "1"), ("A/b.html", "2")], "public/A and"),
        ([("same", "1"), ("same", "1")], "public/same"),
    ] {
        check_refused(site.build(&outputs), &[(Code::B285, named)]);
        site.check_outputs(&[]);
    }
    site.build(&[("a", "1"), ("a-b", "2"), ("A b/c", "3"), ("a.b/c", "4")]).unwrap();
}

#[test]
fn names_that_are_none_are_refused() {
    let site = Site::new();
    let stage = site.stage();
    for file in ["../a", "/a", "a//b", ".bantin/files", ".Bantin/x", "a\nb", "nul.txt", "a:b", ""] {
        check_refused(stage.put(file, b"x"), &[(Code::B286, "No output can have the name")]);
        assert!(!stage.keep(file, Fingerprint::of(b"x")).unwrap_or(false), "{file:?}");
    }
}

#[test]
fn of_two_builds_at_once_one_waits_or_is_told() {
    let site = Site::new();
    let first = site.stage();
    check_refused(site.open(), &[(Code::B287, "public")]);
    drop(first);

    let barrier = Barrier::new(3);
    let build = |text: &'static str| {
        barrier.wait();
        let dir = site.at("public");
        let patience = Duration::from_secs(60);
        let target = Target { dir: &dir, site_root: site.root(), home: None, patience };
        let stage = Output::open(&target).unwrap().stage().unwrap();
        for idx in 0..20 {
            stage.put(&format!("{idx}.html"), text.as_bytes()).unwrap();
        }
        stage.commit().unwrap();
    };
    thread::scope(|scope| {
        for text in ["one", "two", "three"] {
            scope.spawn(move || build(text));
        }
    });
    let outputs = site.outputs();
    assert_eq!(outputs.len(), 20);
    assert!(outputs.values().all(|text| text == &outputs["0.html"]), "one build's output is whole");
}
