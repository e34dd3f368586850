//! `bantin init`: a new site that can be built at once.

use std::path::Path;

use super::board;
use super::editor_args::InitArgs;
use super::exit::Exit;
use super::report::{Report, counted};
use super::saved::refused;
use crate::desk::starter::{self, NewFile, Starter};
use crate::diag::Lang;
use crate::path::SitePath;
use crate::source::{File, Sources};
use crate::{schema, write};

/// Makes the site, and says what to do next.
pub(super) fn run(root: &Path, args: &InitArgs, report: Report) -> Exit {
    let folder = args.dir.as_ref().map_or_else(|| root.to_owned(), |dir| root.join(dir));
    let starter = if args.empty { Starter::Empty } else { Starter::Example };
    let mut files = starter::files(starter);
    files.extend(schemas(&files, report.lang));
    let is_there = |file: &SitePath| folder.join(file.as_str()).symlink_metadata().is_ok();
    let (kept, new): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.may_be_there && is_there(&file.path));
    let new: Vec<(&SitePath, &[u8])> =
        new.iter().map(|file| (&file.path, file.text.as_bytes())).collect();
    if let Err(error) = write::source::create_all(&folder, &new) {
        let exit = refused(error, &folder, report);
        if exit == Exit::SiteErrors {
            report.say(
                "Không tạo gì cả. Hãy chọn một thư mục khác: bantin init TÊN-THƯ-MỤC",
                "Nothing was made. Choose another folder: bantin init FOLDER",
            );
        }
        return exit;
    }
    for file in kept {
        let path = &file.path;
        report.say(
            &format!("  giữ nguyên: {path} đã có"),
            &format!("  left as it is: {path} was there"),
        );
    }
    say_next(args.dir.as_deref(), new.len(), report);
    Exit::Fine
}

/// The schemas of the new site, for its editor.
fn schemas(files: &[NewFile], lang: Lang) -> Vec<NewFile> {
    let held = files.iter().map(|file| File::held(file.path.clone(), file.text.as_bytes()));
    let board = board::of(Sources::new(held), Vec::new());
    let schema = |of: schema::Of| NewFile {
        path: of.file(),
        text: schema::text(of, &board.settings, lang),
        may_be_there: true,
    };
    schema::Of::ALL.map(schema).into_iter().collect()
}

/// Says what was made, and the next commands.
fn say_next(dir: Option<&Path>, n_files: usize, report: Report) {
    let shown = dir.map(|dir| dir.display().to_string());
    let place = shown.as_deref().unwrap_or(".");
    report.say(
        &format!("Đã tạo trang trong thư mục {place}: {n_files} tệp. Gõ tiếp:"),
        &format!("Made a site in {place}: {}. Now type:", counted(n_files, "file")),
    );
    if let Some(dir) = shown {
        let quoted = if dir.contains(' ') { format!("\"{dir}\"") } else { dir };
        report.say(&format!("  cd {quoted}"), &format!("  cd {quoted}"));
    }
    report.say(
        "  bantin serve --open        xem trang; sửa tệp nào trong content thì trang đổi theo",
        "  bantin serve --open        see the site; it follows every change in content",
    );
    report.say(
        "  bantin new \"Tên bài\"       viết bài đầu tiên",
        "  bantin new \"A headline\"    write the first article",
    );
}
