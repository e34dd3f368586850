//! `bantin init`: from an empty folder to a site that is sound.

use std::collections::BTreeMap;
use std::fs;

use super::{Folder, outputs};

/// Every file below the folder of a new site.
fn sources(folder: &Folder, dir: &str) -> BTreeMap<String, Vec<u8>> {
    outputs(&folder.at(dir))
}

#[test]
fn a_new_site_builds_and_checks_without_a_word() {
    for (args, shows) in [
        (&["init", "trang"][..], Some("chart")),
        (&["init", "trang", "--empty"], None),
        (&["init", "trang", "--lang", "en"], Some("chart")),
    ] {
        let folder = Folder::empty();
        let made = folder.call(args);
        made.check(0, &["  cd trang\n", "bantin serve --open", "bantin new"]);
        assert_eq!(made.out, "");
        // The commands that it names exist.
        for named in [&["serve", "--open", "--help"][..], &["new", "Tên bài", "--help"]] {
            folder.call(named).check(0, &[]);
        }
        let checked = folder.call(&["check", "--strict", "--root", "trang"]);
        checked.check(0, &["0 lỗi, 0 cảnh báo, 0 lưu ý."]);
        let built = folder.call(&["build", "--root", "trang"]);
        built.check(0, &["Đã đọc"]);
        assert!(!built.err.contains("lỗi") && !built.err.contains("cảnh báo"), "{}", built.err);
        let home = fs::read_to_string(folder.at("trang/public/index.html")).unwrap();
        assert!(home.contains("<title>"));
        let page = folder.at("trang/public/tin/2025/07/so-ket-nua-dau-nam/index.html");
        assert_eq!(page.exists(), shows.is_some());
        if let Some(shows) = shows {
            let html = fs::read_to_string(page).unwrap();
            for part in [shows, "hơn", "38.000", "Hạ Long", "520"] {
                assert!(html.contains(part), "{part}");
            }
        }
    }
}

#[test]
fn the_folder_is_the_present_one_or_root_where_none_is_named() {
    let folder = Folder::empty();
    let ended = folder.call(&["init"]);
    ended.check(0, &["trong thư mục .: 14 tệp"]);
    assert!(!ended.err.contains("cd "), "{}", ended.err);
    assert!(folder.at("content/site.yaml").exists());
    folder.call(&["init", "--root", "khac", "--empty"]).check(0, &[]);
    assert!(folder.at("khac/content/site.yaml").exists());
    let spaced = folder.call(&["init", "bản tin", "--lang", "en"]);
    spaced.check(0, &["cd \"bản tin\"", "Now type"]);
}

#[test]
fn nothing_is_written_over_and_what_is_in_the_way_is_named() {
    let folder = Folder::empty();
    for (file, text) in [
        ("content/site.yaml", "title: Của tôi\n"),
        ("content/index.md", "Của tôi\n"),
        ("ghi-chu.txt", "Của tôi\n"),
    ] {
        fs::create_dir_all(folder.at("content")).unwrap();
        fs::write(folder.at(file), text).unwrap();
    }
    let before = sources(&folder, "");
    let ended = folder.call(&["init"]);
    ended.check(1, &["B288", "content/site.yaml đã có", "content/index.md đã có", "Không tạo gì"]);
    assert_eq!(sources(&folder, ""), before);
    folder.call(&["init", "--empty", "--lang", "en"]).check(1, &["exists already", "Nothing was"]);
    assert_eq!(sources(&folder, ""), before);
}

#[test]
fn an_editors_own_settings_stay() {
    let folder = Folder::empty();
    fs::create_dir(folder.at(".vscode")).unwrap();
    fs::write(folder.at(".gitignore"), "của tôi\n").unwrap();
    fs::write(folder.at(".vscode/settings.json"), "{}\n").unwrap();
    fs::write(folder.at("README.md"), "của tôi\n").unwrap();
    folder.call(&["init"]).check(0, &["giữ nguyên: .gitignore", "giữ nguyên: .vscode/settings"]);
    let files = sources(&folder, "");
    assert_eq!(files[".gitignore"], "của tôi\n".as_bytes());
    assert_eq!(files[".vscode/settings.json"], b"{}\n");
    assert_eq!(files["README.md"], "của tôi\n".as_bytes());
    assert!(files.contains_key(".vscode/extensions.json"));
}

#[test]
fn a_run_that_was_cut_short_is_run_again() {
    let folder = Folder::empty();
    folder.call(&["init"]).check(0, &[]);
    let whole = sources(&folder, "");
    for file in ["content/metrics.yaml", "content/tin/2025/06/don-bai-hong-van.md"] {
        fs::remove_file(folder.at(file)).unwrap();
    }
    folder.call(&["init"]).check(0, &[]);
    assert_eq!(sources(&folder, ""), whole);
}

#[test]
fn the_settings_for_editors_are_json_and_name_schemas_that_exist() {
    let folder = Folder::empty();
    folder.call(&["init"]).check(0, &[]);
    for file in [".vscode/settings.json", ".vscode/extensions.json"] {
        let bytes = fs::read(folder.at(file)).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap();
    }
    let settings: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.at(".vscode/settings.json")).unwrap()).unwrap();
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    assert_eq!(schemas.len(), 3);
    for (schema, file) in schemas {
        assert!(folder.at(schema).exists(), "{schema}");
        assert!(folder.at(file.as_str().unwrap()).exists(), "{file}");
    }
    let ignored = fs::read_to_string(folder.at(".gitignore")).unwrap();
    assert!(ignored.contains("/public/\n") && ignored.contains("/.bantin/\n"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_a_failure_of_the_world() {
    let folder = Folder::empty();
    fs::write(folder.at("trang"), "một tệp").unwrap();
    folder.call(&["init", "trang"]).check(3, &["trang"]);
}
