//! Pages of the preview's own, for when the site has none to show; they need no theme.

use std::fmt::Write;

use super::board::{Board, Snapshot};
use super::state::{Told, told};
use crate::diag::{Diagnostic, Lang, Severity, Text};
use crate::render::escape;

/// The page before the first plan without errors: what is to be mended.
pub(super) fn nothing_yet(board: &Board, snapshot: &Snapshot) -> String {
    let input = board.input();
    let all: Vec<Told> = snapshot
        .diagnostics
        .sorted()
        .into_iter()
        .filter(|told| told.severity == Severity::Error)
        .take(super::state::TOLD_MAX)
        .map(|diagnostic| told(diagnostic, snapshot.language, &input.sources))
        .collect();
    let title = Text::new("Chưa dựng được trang", "The site cannot be built yet");
    let lead = Text::new(
        "Sửa những lỗi dưới đây rồi lưu lại: trang sẽ tự hiện ra.",
        "Mend the mistakes below and save: the site appears by itself.",
    );
    page(snapshot, &title, &lead, &all)
}

/// The page of an output that could not be rendered.
pub(super) fn broken(board: &Board, snapshot: &Snapshot, wrong: &Diagnostic) -> String {
    let input = board.input();
    let all = [told(wrong, snapshot.language, &input.sources)];
    let title = Text::new("Không hiện được trang này", "This page cannot be shown");
    let lead = Text::new(
        "Sửa lỗi dưới đây rồi lưu lại: trang sẽ tự hiện ra.",
        "Mend the mistake below and save: the page appears by itself.",
    );
    page(snapshot, &title, &lead, &all)
}

/// The page of an address that is no output, for a site without a page of that kind.
pub(super) fn not_found(snapshot: &Snapshot) -> String {
    let title = Text::new("Không có trang này", "There is no such page");
    let lead = Text::new("", "");
    page(snapshot, &title, &lead, &[])
}

fn page(snapshot: &Snapshot, title: &Text, lead: &Text, all: &[Told]) -> String {
    let mut main = format!("<p>{}</p>\n", lead.in_lang(snapshot.language));
    for told in all {
        write_told(&mut main, told);
    }
    frame(snapshot, title, &main)
}

/// A page of the preview's own with this title and, below it, `main`.
pub(super) fn frame(snapshot: &Snapshot, title: &Text, main: &str) -> String {
    let lang = snapshot.language;
    let mount = escape::xml(&snapshot.mount);
    let title = escape::xml(title.in_lang(lang));
    let (code, home) = match lang {
        Lang::Vi => ("vi", "Về trang chủ"),
        Lang::En => ("en", "To the home page"),
    };
    let home = match snapshot.site {
        Some(_) => format!("<p><a href=\"{mount}\">{home}</a></p>\n"),
        None => String::new(),
    };
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{mount}_bantin/own.css\">\n</head>\n<body>\n<main>\n\
         {home}<h1>{title}</h1>\n{main}</main>\n</body>\n</html>\n"
    )
}

fn write_told(out: &mut String, told: &Told) {
    let place = match (told.line, told.column) {
        (Some(line), Some(column)) => format!("{}:{line}:{column}", told.file),
        _ => told.file.to_string(),
    };
    let mut excerpt = String::new();
    for line in &told.excerpt {
        let [before, marked, after] =
            [&line.before, &line.marked, &line.after].map(|text| escape::xml(text));
        writeln!(excerpt, "{:>4} | {before}<mark>{marked}</mark>{after}", line.number)
            .expect("a string takes all");
    }
    let excerpt = if excerpt.is_empty() { excerpt } else { format!("<pre>{excerpt}</pre>\n") };
    let help = told
        .help
        .as_deref()
        .map_or_else(String::new, |help| format!("<p>{}</p>\n", escape::xml(help)));
    write!(
        out,
        "<section class=\"mistake\">\n<h2>{} <span>{}</span></h2>\n\
         <p><code>{}</code></p>\n{excerpt}{help}</section>\n",
        escape::xml(&told.message),
        told.code,
        escape::xml(&place),
    )
    .expect("a string takes all");
}
