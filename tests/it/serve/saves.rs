//! Every way in which editors and people change files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use super::{PATIENCE, Preview, built, difference, write};
use crate::site::{Site, site};

const ARTICLE: &str = "content/tin/x.md";

fn article(text: &str) -> String {
    format!("---\ntitle: Bài\ndate: 2023-05-28\n---\n\n{text}\n")
}

fn small() -> Site {
    let mut site = site("");
    site.write(ARTICLE, article("Chữ đầu."));
    site.write("content/tin/y.md", article("Bài kia."));
    site
}

/// Writes a file as one of the ways of [`WAYS`] does.
pub(super) fn save(path: &Path, text: &[u8], way: usize) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let beside = |end: &str| {
        let name = path.file_name().unwrap().to_str().unwrap();
        path.with_file_name(format!("{name}{end}"))
    };
    match WAYS[way] {
        "in place" => fs::write(path, text).unwrap(),
        "moved over" => {
            fs::write(beside(".tmp"), text).unwrap();
            fs::rename(beside(".tmp"), path).unwrap();
        }
        "moved over, hidden" => {
            let name = path.file_name().unwrap().to_str().unwrap();
            let hidden = path.with_file_name(format!(".{name}.swp"));
            fs::write(&hidden, text).unwrap();
            fs::rename(hidden, path).unwrap();
        }
        "as vim does" => {
            // It tries whether it can make files here, moves the old file away, and writes anew.
            fs::write(path.with_file_name("4913"), "").unwrap();
            fs::remove_file(path.with_file_name("4913")).unwrap();
            if path.exists() {
                fs::rename(path, beside("~")).unwrap();
            }
            fs::write(path, text).unwrap();
            drop(fs::remove_file(beside("~")));
        }
        "slowly" => {
            let mut file = File::create(path).unwrap();
            for part in text.chunks(text.len() / 3 + 1) {
                file.write_all(part).unwrap();
                file.sync_data().unwrap();
                // The writer takes its time; nothing is waited for.
                std::thread::sleep(std::time::Duration::from_millis(15));
            }
        }
        "removed and written" => {
            drop(fs::remove_file(path));
            fs::write(path, text).unwrap();
        }
        _ => {
            let mut file =
                OpenOptions::new().create(true).write(true).truncate(false).open(path).unwrap();
            file.write_all(text).unwrap();
            file.set_len(text.len() as u64).unwrap();
        }
    }
}

/// The ways of [`save`].
pub(super) const WAYS: [&str; 7] = [
    "in place",
    "moved over",
    "moved over, hidden",
    "as vim does",
    "slowly",
    "removed and written",
    "overwritten and cut",
];

#[test]
fn however_an_article_is_saved_it_is_shown_whole_and_never_gone() {
    let preview = Preview::of(&small());
    let pages = |text: &str| {
        let path = preview.at(ARTICLE);
        assert!(preview.get("/tin/x/").text().contains(text));
        path
    };
    let mut last = "Chữ đầu.".to_owned();
    for round in 0..2 {
        for (way, name) in WAYS.into_iter().enumerate() {
            let path = pages(&last);
            let text = format!("Lần {round}, {name}. {}", "Thêm chữ. ".repeat(200 * (way % 2)));
            let end = format!("Hết {round} {way}.");
            let whole = article(&format!("{text}\n\n{end}"));
            let writer = std::thread::spawn(move || save(&path, whole.as_bytes(), way));
            // Each look meanwhile sees the old page or the new one.
            preview.wait(&format!("saved {name}"), || {
                let answer = preview.get("/tin/x/");
                let (shown, is_new) = (answer.text(), answer.text().contains(&end));
                let is_old = shown.contains(&last);
                assert!(answer.status == 200 && is_new != is_old, "{name}: {answer:?}");
                is_new
            });
            writer.join().unwrap();
            last = end;
        }
    }
    let said = preview.said();
    assert!(!said.contains("lỗi"), "a half-written file was taken for a mistake: {said}");
}

#[test]
fn new_and_removed_and_renamed_files_and_folders_are_followed() {
    let preview = Preview::of(&small());
    preview.write("content/tin/2024/01/moi.md", article("Thư mục mới."));
    preview.wait_text("/tin/2024/01/moi/", "Thư mục mới.");
    // In the new folder too.
    preview.write("content/tin/2024/01/nua.md", article("Bài nữa."));
    preview.wait_text("/tin/2024/01/nua/", "Bài nữa.");
    fs::rename(preview.at("content/tin/2024"), preview.at("content/tin/2025")).unwrap();
    preview.wait_text("/tin/2025/01/nua/", "Bài nữa.");
    assert_eq!(preview.get("/tin/2024/01/nua/").status, 404, "both appear and go in one plan");
    // A folder that was moved is followed under its new name.
    preview.edit("content/tin/2025/01/nua.md", "Bài nữa.", "Bài đã dời.");
    preview.wait_text("/tin/2025/01/nua/", "Bài đã dời.");
    fs::create_dir_all(preview.at("content/tin/2024/01")).unwrap();
    preview.write("content/tin/2024/01/khac.md", article("Chỗ cũ."));
    preview.wait_text("/tin/2024/01/khac/", "Chỗ cũ.");
    fs::rename(preview.at("content/tin/y.md"), preview.at("content/tin/z.md")).unwrap();
    preview.wait_text("/tin/z/", "Bài kia.");
    assert_eq!(preview.get("/tin/y/").status, 404);
    fs::remove_file(preview.at("content/tin/z.md")).unwrap();
    preview.wait("the page is gone", || preview.get("/tin/z/").status == 404);
    fs::remove_dir_all(preview.at("content/tin/2025")).unwrap();
    preview.wait("the folder is gone", || preview.get("/tin/2025/01/nua/").status == 404);
    assert_eq!(difference(&preview, &built(preview.folder.path())), None);
}

#[test]
fn what_lies_deep_in_a_folder_that_is_moved_in_is_seen() {
    let preview = Preview::of(&small());
    let outside = preview.at("nhap/sau/sau-nua");
    write(&outside.join("moi.md"), article("Từ ngoài vào."));
    fs::rename(preview.at("nhap"), preview.at("content/nhap")).unwrap();
    preview.wait_text("/nhap/sau/sau-nua/moi/", "Từ ngoài vào.");
    preview.write("content/nhap/sau/sau-nua/a/b/c.md", article("Sâu nữa."));
    preview.wait_text("/nhap/sau/sau-nua/a/b/c/", "Sâu nữa.");
}

#[test]
fn settings_themes_and_pictures_are_followed() {
    let preview = Preview::of(&small());
    preview.edit("content/site.yaml", "Bản tin thử", "Bản tin khác");
    preview.wait_text("/", "Bản tin khác");
    preview.edit("themes/tiny/templates/404.html", "không có", "chẳng có");
    preview.wait_text("/khong/", "chẳng có");
    preview.write("content/anh.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    preview.wait("the picture is there", || preview.get("/anh.svg").status == 200);
    preview.write("content/tep.bin", "một");
    preview.wait("the file is there", || preview.get("/tep.bin").body == b"m\xe1\xbb\x99t");
    preview.write("content/tep.bin", "hai");
    preview.wait("the file is new", || preview.get("/tep.bin").body == b"hai");
    // A theme of the site's own appears where there was none.
    preview.edit("content/site.yaml", "theme: tiny", "theme: rieng");
    preview.wait("the theme is unknown", || preview.state("/")["counts"]["errors"] != 0);
    preview.write("themes/rieng/theme.yaml", "name: Riêng\nextends: default\n");
    preview.wait("the theme is known", || preview.state("/")["good"] == true);
    assert_eq!(difference(&preview, &built(preview.folder.path())), None);
}

#[test]
fn only_a_stylesheet_is_told_as_such() {
    let mut site = Site::sample();
    site.edit("content/site.yaml", "base_url:", "theme: rieng\nbase_url:");
    site.write("themes/rieng/theme.yaml", "name: Riêng\nextends: default\n");
    site.write("themes/rieng/static/them.css", "p { color: red }\n");
    let preview = Preview::of(&site);
    preview.edit("themes/rieng/static/them.css", "red", "blue");
    assert_eq!(preview.event()["css"], true);
    preview.edit("content/lien-he.md", "title: ", "title: Mục ");
    assert_eq!(preview.event()["css"], false);
}

#[test]
fn an_empty_file_is_believed_after_a_moment() {
    let preview = Preview::of(&small());
    preview.write(ARTICLE, "");
    preview.wait("the mistake is told", || preview.state("/")["counts"]["errors"] == 1);
    assert!(preview.get("/tin/x/").text().contains("Chữ đầu."), "the last good page stays");
    preview.write(ARTICLE, article("Đã lại."));
    preview.wait_text("/tin/x/", "Đã lại.");
}

#[test]
fn a_checkout_of_many_files_ends_in_the_pages_of_a_build() {
    let mut site = small();
    for n in 0..150 {
        site.write(&format!("content/tin/2023/{:02}/bai-{n}.md", n % 12 + 1), article("Nhánh cũ."));
    }
    let preview = Preview::of(&site);
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=x", "-c", "user.email=x@example.vn"]).args(args);
        let ended = git.current_dir(preview.folder.path()).output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "x"]);
    git(&["checkout", "-q", "-b", "khac"]);
    for n in 0..150 {
        let path = preview.at(&format!("content/tin/2023/{:02}/bai-{n}.md", n % 12 + 1));
        match n % 3 {
            0 => fs::remove_file(path).unwrap(),
            _ => fs::write(path, article("Nhánh mới.")).unwrap(),
        }
    }
    git(&["commit", "-q", "-a", "-m", "y"]);
    preview.wait_text("/tin/2023/06/bai-149/", "Nhánh mới.");
    for _ in 0..2 {
        git(&["checkout", "-q", "-"]);
        let built = built(preview.folder.path());
        preview.wait("as built", || difference(&preview, &built).is_none());
    }
    let version = preview.state("/")["version"].as_u64().unwrap();
    assert!(version < 40, "bursts are gathered: {version} plans");
}

#[test]
fn files_can_be_looked_at_in_turns() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in small().files() {
        write(&folder.path().join(path), bytes);
    }
    let preview = Preview::start(folder, &["--poll"]);
    assert!(preview.said().contains("theo nhịp"), "{}", preview.said());
    preview.write(ARTICLE, article("Nhìn thấy."));
    preview.wait_text("/tin/x/", "Nhìn thấy.");
    preview.write("content/tin/2024/moi.md", article("Mới."));
    preview.wait_text("/tin/2024/moi/", "Mới.");
    fs::remove_file(preview.at("content/tin/y.md")).unwrap();
    preview.wait("the page is gone", || preview.get("/tin/y/").status == 404);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in small().files() {
        write(&folder.path().join(path), bytes);
    }
    write(&folder.path().join("chung/bai.md"), article("Qua liên kết."));
    std::os::unix::fs::symlink(folder.path().join("chung"), folder.path().join("content/chung"))
        .unwrap();
    let preview = Preview::start(folder, &[]);
    assert!(preview.get("/chung/bai/").text().contains("Qua liên kết."));
    preview.edit("chung/bai.md", "Qua liên kết.", "Đổi sau liên kết.");
    preview.wait_text("/chung/bai/", "Đổi sau liên kết.");
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed_again() {
    let preview = Preview::of(&small());
    let away = preview.at("noi-khac");
    for folder in ["content", "themes"] {
        fs::rename(preview.at(folder), away.join(folder))
            .or_else(|_| {
                fs::create_dir_all(&away)
                    .and_then(|()| fs::rename(preview.at(folder), away.join(folder)))
            })
            .unwrap();
    }
    preview.wait("there is no site", || preview.state("/")["good"] == false);
    assert!(preview.get("/tin/x/").text().contains("Chữ đầu."), "the last good page stays");
    for folder in ["content", "themes"] {
        fs::rename(away.join(folder), preview.at(folder)).unwrap();
    }
    preview.wait("there is one again", || preview.state("/")["good"] == true);
    preview.edit(ARTICLE, "Chữ đầu.", "Trở lại.");
    preview.wait_text("/tin/x/", "Trở lại.");
    assert!(PATIENCE.as_secs() > 1);
}
