//! `bantin new`: an article that is valid at once.

mod asked;

use std::path::Path;

use self::asked::{Answers, answers};
use super::ask::Asked;
use super::board::{self, Board};
use super::editor_args::NewArgs;
use super::exit::Exit;
use super::moment;
use super::report::Report;
use super::saved::refused;
use crate::desk::article::{NewArticle, check};
use crate::diag::{Diagnostics, Severity};
use crate::model::registry::Registry;
use crate::path::SitePath;
use crate::write;

/// Makes the article and says where it is.
pub(super) fn run(root: &Path, args: &NewArgs, report: Report) -> Exit {
    let board = match board::read(root, report) {
        Ok(board) => board,
        Err(exit) => return exit,
    };
    if board.found.iter().any(|told| told.severity == Severity::Error) {
        report.say(
            "Cấu hình hoặc danh mục của trang có lỗi nên có thể thiếu tên; bantin check cho biết lỗi nào.",
            "The settings or registries have a mistake, so names may be missing; bantin check tells which.",
        );
    }
    let today = moment::now().in_zone(board.settings.site.timezone).date();
    let Some(answers) = answers(args, &board.settings, today, &mut Asked::person(report)) else {
        return Exit::WrongUse;
    };
    let Answers { date, districts, area, period, programme, metrics } = answers;
    let title = args.title.trim();
    let new = NewArticle { title, date, districts, area, period, programme, metrics };
    let Some(file) = new.file(&board.settings.site) else {
        report.say(
            &format!("Tên “{title}” không còn chữ nào để đặt tên tệp."),
            &format!("The title “{title}” leaves no letter for a file's name."),
        );
        return Exit::WrongUse;
    };
    let text = new.text(board.settings.site.language);
    if !is_sound(&board, &file, &text, report) {
        return Exit::WrongUse;
    }
    if let Err(error) = write::source::create_new(root, &file, text.as_bytes()) {
        return refused(error, root, report);
    }
    report.say("Đã tạo bài mới:", "Made a new article:");
    let path = if root == Path::new(".") {
        file.to_string()
    } else {
        root.join(file.as_str()).display().to_string()
    };
    let is_said = report.result(format!("{path}\n").as_bytes());
    report.say(
        "Mở tệp ấy và viết bài dưới dòng --- thứ hai. Kiểm tra: bantin check",
        "Open it and write below the second line ---. To check it: bantin check",
    );
    if is_said { Exit::Fine } else { Exit::WorldFailed }
}

/// Whether the article has no error; says what is wrong with it.
fn is_sound(board: &Board, file: &SitePath, text: &str, report: Report) -> bool {
    let registry = Registry::new(&board.settings);
    let told = check(&registry, &board.sources, file, text);
    let is_sound = told.iter().all(|told| told.severity != Severity::Error);
    let mut all = Diagnostics::default();
    all.extend(told);
    report.diagnostics(&all, &|_| text.to_owned());
    if !is_sound {
        report.say("Không tạo bài.", "No article was made.");
    }
    is_sound
}
