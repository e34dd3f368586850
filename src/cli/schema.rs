//! `bantin schema`: JSON Schemas of what the board writes.

use std::path::Path;

use serde_json::{Map, json};

use super::board::{self, Board};
use super::editor_args::{SchemaArgs, SchemaOf};
use super::exit::Exit;
use super::report::{Report, counted};
use super::saved;
use crate::diag::Place;
use crate::diag::output::{self, Doing};
use crate::schema::{self, MARK, Of};
use crate::{source, write};

/// Prints the schemas, or writes them where an editor reads them.
pub(super) fn run(root: &Path, args: &SchemaArgs, report: Report) -> Exit {
    let board = match board::read(root, report) {
        Ok(board) => board,
        Err(exit) => return exit,
    };
    let asked: Vec<Of> = args.of.map_or_else(|| Of::ALL.to_vec(), |of| vec![of.into()]);
    if args.write {
        return save(root, &board, &asked, report);
    }
    let text = if let Some(of) = args.of {
        schema::text(of.into(), &board.settings, report.lang)
    } else {
        let mut all = Map::from_iter([("bantin".to_owned(), json!(1))]);
        for of in asked {
            let schema = schema::schema(of, &board.settings, report.lang);
            all.insert(of.as_str().to_owned(), schema);
        }
        format!("{}\n", serde_json::Value::Object(all))
    };
    if report.result(text.as_bytes()) { Exit::Fine } else { Exit::WorldFailed }
}

fn save(root: &Path, board: &Board, asked: &[Of], report: Report) -> Exit {
    let foreign = asked.iter().map(|of| of.file()).filter(|file| {
        let there = source::read_outside(&root.join(file.as_str()));
        there.is_ok_and(|bytes| !is_own(&bytes))
    });
    let foreign: Vec<_> =
        foreign.map(|file| output::exists(Place::whole(&file), file.as_str())).collect();
    if !foreign.is_empty() {
        saved::draw(foreign, root, report);
        return Exit::SiteErrors;
    }
    for of in asked {
        let text = schema::text(*of, &board.settings, report.lang);
        let path = root.join(of.file().as_str());
        if let Err(failure) = write::source::overwrite(&path, text.as_bytes()) {
            return saved::refused(failure.into(), root, report);
        }
        report.say(&format!("Đã ghi {}", of.file()), &format!("Wrote {}", of.file()));
    }
    Exit::Fine
}

/// Whether a file was written by this command.
fn is_own(bytes: &[u8]) -> bool {
    let schema: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    schema.is_some_and(|schema| schema["$comment"] == MARK)
}

/// Writes those schemas anew that are there, after a registry has changed: they hold its ids.
pub(super) fn refresh(root: &Path, report: Report) {
    let (sources, unread) = source::scan(root);
    let board = board::of(sources, unread);
    let mut n_written = 0;
    for of in Of::ALL {
        let path = root.join(of.file().as_str());
        let Ok(bytes) = source::read_outside(&path) else { continue };
        let text = schema::text(of, &board.settings, report.lang);
        if !is_own(&bytes) || bytes == text.as_bytes() {
            continue;
        }
        match write::source::overwrite(&path, text.as_bytes()) {
            Ok(()) => n_written += 1,
            Err(failure) => report.failure(Doing::Write, of.file().as_str(), &failure.source),
        }
    }
    if n_written > 0 {
        report.say(
            &format!(
                "Đã cập nhật gợi ý cho trình soạn thảo: {n_written} tệp trong .vscode/bantin."
            ),
            &format!(
                "Brought the editor's schemas up to date: {} in .vscode/bantin.",
                counted(n_written, "file")
            ),
        );
    }
}

impl From<SchemaOf> for Of {
    fn from(of: SchemaOf) -> Self {
        match of {
            SchemaOf::Article => Self::Article,
            SchemaOf::Site => Self::Site,
            SchemaOf::Metrics => Self::Metrics,
            SchemaOf::Areas => Self::Areas,
        }
    }
}
