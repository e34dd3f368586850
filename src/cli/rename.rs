//! `bantin rename`: an article under another name, with all that leads to it.

use std::path::Path;

use super::board;
use super::editor_args::RenameArgs;
use super::exit::Exit;
use super::report::Report;
use super::saved;
use crate::desk::rename::{self, Change, Name, Refusal, Renaming};
use crate::diag::show;
use crate::{source, write};

/// Renames the article and says what was changed.
pub(super) fn run(root: &Path, args: &RenameArgs, report: Report) -> Exit {
    let board = match board::read(root, report) {
        Ok(board) => board,
        Err(exit) => return exit,
    };
    let renaming = match rename::plan(&board.sources, &board.settings.site, &args.old, &args.new) {
        Ok(renaming) => renaming,
        Err(refusal) => return refuse(refusal, root, report),
    };
    if let Err(error) = save(root, &renaming) {
        let exit = saved::refused(error, root, report);
        report.say(
            "Chưa đổi xong: gõ lại đúng lệnh này để làm nốt.",
            "Not finished: run the same command again to do the rest.",
        );
        return exit;
    }
    say(&renaming, root, report)
}

/// Alias, move, links: whatever was done before a failure is found done the next time.
fn save(root: &Path, renaming: &Renaming) -> Result<(), write::Error> {
    let put = |change: &Change| {
        write::source::replace(root, &change.file, change.read, change.text.as_bytes())
    };
    renaming.aliases.iter().try_for_each(put)?;
    if let Some((from, to)) = &renaming.shift {
        write::source::shift(root, from, to)?;
    }
    renaming.links.iter().try_for_each(put)
}

fn say(renaming: &Renaming, root: &Path, report: Report) -> Exit {
    let (old, new) = &renaming.urls;
    report.say(
        &format!("Đã đổi {old} thành {new}; địa chỉ cũ dẫn về địa chỉ mới."),
        &format!("{old} is {new} now; the old address leads to the new one."),
    );
    for Change { file, n_links, .. } in &renaming.links {
        report.say(
            &format!("  sửa liên kết: {file} ({n_links})"),
            &format!("  links led anew: {file} ({n_links})"),
        );
    }
    for left in &renaming.left {
        let file = &left.place.file;
        let text = source::scan_one(root, file);
        let at = left.place.span.map_or(0, |span| span.start);
        let (line, _) = show::line_column(&text, at);
        let target = &left.target;
        report.say(
            &format!("  hãy tự sửa: {file}, dòng {line}: liên kết phải dẫn đến {target}"),
            &format!("  mend by hand: {file}, line {line}: the link should lead to {target}"),
        );
    }
    if renaming.left.is_empty() { Exit::Fine } else { Exit::SiteErrors }
}

fn refuse(refusal: Refusal, root: &Path, report: Report) -> Exit {
    match refusal {
        Refusal::NoSuch(name, nearest) => {
            let (vi, en) = nearest.map_or_else(Default::default, |nearest| {
                (format!(" Gần nhất: {nearest}."), format!(" Did you mean {nearest}?"))
            });
            report.say(
                &format!("Không có bài “{name}”.{vi}"),
                &format!("There is no article “{name}”.{en}"),
            );
            Exit::WrongUse
        }
        Refusal::NoName(which, name) => {
            let (vi, en) = match which {
                Name::Old => ("không phải tên của một bài", "is no article's name"),
                Name::New => ("không làm tên bài được", "cannot be an article's name"),
            };
            report.say(&format!("“{name}” {vi}."), &format!("“{name}” {en}."));
            Exit::WrongUse
        }
        Refusal::Same => {
            report.say("Hai tên là một.", "Both names are the same.");
            Exit::WrongUse
        }
        Refusal::Inside => {
            report.say(
                "Không chuyển một bài vào trong thư mục của chính nó được.",
                "An article cannot move into its own folder.",
            );
            Exit::WrongUse
        }
        Refusal::Taken(told) => {
            saved::draw([*told], root, report);
            Exit::SiteErrors
        }
        Refusal::Alias(file, told) => {
            saved::draw(told, root, report);
            report.say(
                &format!("Không đổi gì: chưa ghi được địa chỉ cũ vào aliases của {file}. Hãy sửa phần khai báo trước."),
                &format!("Nothing was changed: the old address cannot be added to the aliases of {file}. Mend its front matter first."),
            );
            Exit::SiteErrors
        }
    }
}
