//! The same bytes for the same input, whatever the path, zone, locale, umask, threads or order.

use std::process::Command;

use super::{Folder, outputs, program, run};
use crate::site::{Site, site};

/// The sample with its pictures, and a mistake of each severity beside it.
fn sample() -> Site {
    let mut sample = Site::sample();
    sample.write("content/Ảnh/Đường.txt", "x");
    sample
}

/// Builds with another environment: the outputs' bytes, and what was said but for the time it took.
fn built(folder: &Folder, command: &mut Command) -> (super::BTreeMap<String, Vec<u8>>, String) {
    let args = ["build", "--as-of", "2026-01-15T08:00:00+07:00", "--lang", "vi"];
    let ended = run(command.args(args).arg("--root").arg(folder.0.path()), "");
    let said = ended.err.lines().filter(|line| !line.contains(" ms."));
    (outputs(&folder.at("public")), said.collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_same_input_gives_the_same_bytes_everywhere() {
    let site = sample();
    let (one, other) = (Folder::with(&site), reversed(&site));
    let mut here = program();
    here.env("TZ", "UTC").env("LANG", "C").env("RAYON_NUM_THREADS", "1").current_dir("/");
    let there = &mut elsewhere();
    there.env("TZ", "America/New_York").env("LANG", "vi_VN.UTF-8").env("RAYON_NUM_THREADS", "4");
    let (first, first_said) = built(&one, &mut here);
    let (second, second_said) = built(&other, there);
    assert!(first.len() > 250, "{first_said}");
    assert_eq!(first_said, second_said);
    assert!(first.keys().eq(second.keys()), "the same files");
    let differ: Vec<&String> = first.keys().filter(|file| first[*file] != second[*file]).collect();
    assert_eq!(differ, [""; 0], "the same bytes");
    for (file, bytes) in &first {
        let root = one.0.path().to_str().unwrap();
        let is_named = bytes.windows(root.len()).any(|window| window == root.as_bytes());
        assert!(!is_named, "{file} names the folder it was built in");
    }
}

#[test]
fn the_same_mistakes_are_told_in_the_same_order_everywhere() {
    let mut site = site("");
    for n in 0..30 {
        let article = format!(
            "---\ntitle: Bài {n}\ndate: 2023-07-05\ndistricts: [la-{n}]\nperiod: nay\nmetrics: \
             {{cay-xanh: nhiều}}\n---\n\n[x](/mat-{n}/)\n"
        );
        site.write(&format!("content/tin/{n}.md"), article);
    }
    let (one, other) = (Folder::with(&site), reversed(&site));
    let (_, first) = built(&one, program().env("RAYON_NUM_THREADS", "1"));
    let (_, second) = built(&other, elsewhere().env("RAYON_NUM_THREADS", "4"));
    assert!(first.contains("lỗi[B002]") && first.contains("… và 10 lần B002 nữa"), "{first}");
    assert_eq!(first, second);
}

/// The program under another mask for new files, where there are such masks.
fn elsewhere() -> Command {
    if !cfg!(unix) {
        return program();
    }
    let mut command = Command::new("/bin/sh");
    let script = "umask 077; exec \"$0\" \"$@\"";
    command.args(["-c", script, env!("CARGO_BIN_EXE_bantin")]);
    command.env_clear().env("HOME", "/home/nobody");
    command
}

/// A folder with a longer name whose files were made in the opposite order.
fn reversed(site: &Site) -> Folder {
    let folder = Folder(tempfile::Builder::new().prefix("thư mục khác ").tempdir().unwrap());
    let mut files: Vec<_> = site.files().collect();
    files.reverse();
    for (path, bytes) in files {
        let file = folder.at(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    folder
}
