//! A new entry of a registry: checked with the whole site's settings before it is saved.

use std::borrow::Cow;
use std::path::Path;

use super::board::{self, Board};
use super::exit::Exit;
use super::report::Report;
use super::{saved, schema};
use crate::desk::registry::append;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::fold;
use crate::path::SitePath;
use crate::source::{File, Sources};
use crate::write;

/// Whether an id can stand in addresses; says what it would be.
pub(super) fn is_id(id: &str, report: Report) -> bool {
    let slug = fold::slug(id);
    if slug == id && !slug.is_empty() {
        return true;
    }
    let (vi, en) = if slug.is_empty() {
        Default::default()
    } else {
        (format!(" Viết: {slug}"), format!(" Write: {slug}"))
    };
    report.say(
        &format!("Mã “{id}” chỉ được có chữ thường không dấu, chữ số và gạch nối.{vi}"),
        &format!(
            "The id “{id}” may hold small letters without marks, digits and hyphens only.{en}"
        ),
    );
    false
}

/// Says that an id is taken.
pub(super) fn taken(id: &str, name: &str, report: Report) -> Exit {
    report.say(
        &format!("Mã {id} đã có trong {name}; không ghi gì."),
        &format!("The id {id} is in {name} already; nothing was written."),
    );
    Exit::WrongUse
}

/// Saves the registry `name` with a new entry, unless something would be wrong with it then.
pub(super) fn save(
    root: &Path,
    (board, name): (&Board, &str),
    entry: &str,
    is_added: impl Fn(&Board, &Board) -> bool,
    report: Report,
) -> Exit {
    let file = SitePath::new(&format!("content/{name}")).expect("the name is inside the site");
    let old = board.sources.get(file.as_str());
    let text = match old.map(|old| old.text()) {
        None => Cow::Borrowed(""),
        Some(Ok(text)) => text,
        Some(Err(told)) => {
            saved::draw([*told], root, report);
            return Exit::SiteErrors;
        }
    };
    let new_text = append(&text, entry);
    let others = board.sources.iter().filter(|other| *other.path() != file);
    let others = others.map(|other| (**other).clone());
    let new_file = File::held(file.clone(), new_text.as_bytes());
    let after = board::of(Sources::new(others.chain([new_file])), Vec::new());
    let is_new = |told: &&Diagnostic| {
        told.severity == Severity::Error
            && !board.found.iter().any(|old| (old.code, &old.message) == (told.code, &told.message))
    };
    let told: Vec<Diagnostic> = after.found.iter().filter(is_new).cloned().collect();
    if !told.is_empty() || !is_added(board, &after) {
        let mut all = Diagnostics::default();
        all.extend(told);
        report.diagnostics(&all, &|path| after.sources.excerpt(path));
        report
            .say(&format!("Không ghi gì vào {name}."), &format!("Nothing was written to {name}."));
        if !all.has_errors() {
            report.say(
                "Tệp không viết mỗi mục một dòng ở đầu dòng, hoặc đang có lỗi; hãy thêm bằng tay.",
                "The file has no entries at the beginnings of lines, or has a mistake; add the entry by hand.",
            );
        }
        return Exit::WrongUse;
    }
    let outcome = match old {
        Some(old) => write::source::replace(root, &file, old.digest(), new_text.as_bytes()),
        None => write::source::create_new(root, &file, new_text.as_bytes()),
    };
    if let Err(error) = outcome {
        return saved::refused(error, root, report);
    }
    report.say(&format!("Đã thêm vào {file}:"), &format!("Added to {file}:"));
    report.say(entry.trim_end(), entry.trim_end());
    schema::refresh(root, report);
    Exit::Fine
}
