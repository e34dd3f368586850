//! `bantin check`: every diagnostic of a build, and prose against data; nothing is written.

use std::convert::Infallible;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::args::{CheckArgs, CheckFormat};
use super::exit::Exit;
use super::moment;
use super::report::{Report, counted};
use crate::build::{self, Cache, Completeness, Input, Sink};
use crate::diag::{Diagnostics, Lang, Severity, show};
use crate::fingerprint::Fingerprint;
use crate::model::Shown;
use crate::source::{self, File, Sources};

/// Checks the site.
pub(super) fn run(root: &Path, args: &CheckArgs, report: Report) -> Exit {
    let (sources, found) = source::scan(root);
    let input =
        Input { sources, found, now: moment::now(), shown: Shown::default(), base_url: None };
    let mut cache = Cache::default();
    let mut plan = build::plan(&input, &mut cache);
    let mut all = std::mem::take(&mut plan.diagnostics);
    let is_rendered = !all.iter().any(is_of_theme);
    let render = || is_rendered.then(|| build::render(&plan, &mut cache, &Nowhere));
    let read = || build::against_prose(&plan, &input.sources);
    let (rendered, prose) = rayon::join(render, read);
    match rendered {
        Some(Ok((told, _))) => all.extend(told),
        Some(Err(never)) => match never {},
        None => {}
    }
    all.extend(prose.diagnostics);
    all.sort();
    let figures = args.figures.then_some(prose.articles.as_slice());
    let is_said = match args.format {
        CheckFormat::Human => human(&all, figures, &input.sources, report),
        CheckFormat::Json => report.result(json(&all, figures, &input.sources, report).as_bytes()),
        CheckFormat::Github => report.result(github(&all, &input.sources, report).as_bytes()),
    };
    let has_warnings = all.iter().any(|told| told.severity == Severity::Warning);
    let exit = match () {
        () if !is_said => Exit::WorldFailed,
        () if all.has_errors() || (args.strict && has_warnings) => Exit::SiteErrors,
        () => Exit::Fine,
    };
    // The program ends here: giving each page's memory back one by one would take longer.
    std::mem::forget((plan, cache, input, all, prose.articles));
    exit
}

/// Whether a mistake would be told again by every page.
fn is_of_theme(told: &crate::diag::Diagnostic) -> bool {
    told.severity == Severity::Error && told.code.as_str().starts_with("B24")
}

/// Takes every output and keeps none.
struct Nowhere;

impl Sink for Nowhere {
    type Stop = Infallible;

    fn keep(&self, _: &str, _: Fingerprint) -> Result<bool, Infallible> {
        Ok(false)
    }

    fn put(&self, _: &str, _: &[u8]) -> Result<Fingerprint, Infallible> {
        // Nobody asks for it: the program ends here.
        Ok(Fingerprint::of(&[]))
    }

    fn copy(&self, _: &str, _: &File) -> Result<(), Infallible> {
        Ok(())
    }
}

fn human(
    all: &Diagnostics,
    figures: Option<&[Completeness]>,
    sources: &Sources,
    report: Report,
) -> bool {
    report.all_diagnostics(all, &|path| sources.excerpt(path));
    let is_said =
        figures.is_none_or(|figures| report.result(table(figures, report.lang).as_bytes()));
    let [errors, warnings, notices] = counts(all);
    report.say(
        &format!("{errors} lỗi, {warnings} cảnh báo, {notices} lưu ý."),
        &format!(
            "{}, {}, {}.",
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(notices, "notice")
        ),
    );
    if let Some(told) = all.iter().next() {
        let code = told.code;
        report.say(
            &format!("Chưa rõ một mã thì gõ: bantin explain {code}"),
            &format!("What a code means: bantin explain {code}"),
        );
    }
    is_said
}

/// How many errors, warnings and notices there are, each told once.
fn counts(all: &Diagnostics) -> [usize; 3] {
    let sorted = all.sorted();
    [Severity::Error, Severity::Warning, Severity::Notice]
        .map(|severity| sorted.iter().filter(|told| told.severity == severity).count())
}

/// Of each article what it says and declares.
fn table(figures: &[Completeness], lang: Lang) -> String {
    let mut out = String::new();
    for row in figures {
        let Completeness { file, found, declared, matched, used, refused } = row;
        let n_refused: usize = refused.values().sum();
        let reasons = refused.iter().map(|(why, n)| format!("{} {n}", why.text().in_lang(lang)));
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        let reasons = if reasons.is_empty() { reasons } else { format!(" ({reasons})") };
        let line = match lang {
            Lang::Vi => format!(
                "{file}: thấy {found}, khai báo {declared}, khớp {matched}, vào tổng {used}, không phải số liệu {n_refused}{reasons}"
            ),
            Lang::En => format!(
                "{file}: found {found}, declared {declared}, matched {matched}, in totals {used}, no figures {n_refused}{reasons}"
            ),
        };
        writeln!(out, "{line}").expect("a string takes all");
    }
    out
}

#[derive(Serialize)]
struct Machine<'a> {
    bantin: u8,
    diagnostics: Vec<show::Machine<'a>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<Vec<serde_json::Value>>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notices: usize,
}

fn json(
    all: &Diagnostics,
    figures: Option<&[Completeness]>,
    sources: &Sources,
    report: Report,
) -> String {
    let [errors, warnings, notices] = counts(all);
    let figures = figures.map(|rows| {
        let row = |row: &Completeness| {
            serde_json::json!({
                "file": row.file,
                "found": row.found,
                "declared": row.declared,
                "matched": row.matched,
                "used": row.used,
                "refused": row.refused,
            })
        };
        rows.iter().map(row).collect()
    });
    let machine = Machine {
        bantin: 1,
        diagnostics: show::machine(all, report.lang, &|path| sources.excerpt(path)),
        summary: Summary { errors, warnings, notices },
        figures,
    };
    let written = serde_json::to_string(&machine);
    written.expect("texts and numbers can always be written as JSON") + "\n"
}

/// Workflow commands, which GitHub shows beside the lines of a change.
fn github(all: &Diagnostics, sources: &Sources, report: Report) -> String {
    let mut out = String::new();
    for told in all.sorted() {
        let level = match told.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        };
        let file = property(told.place.file.as_str());
        write!(out, "::{level} file={file}").expect("a string takes all");
        if let Some(span) = told.place.span {
            let text = sources.excerpt(&told.place.file);
            let (line, column) = show::line_column(&text, span.start);
            let (end_line, end_column) = show::line_column(&text, span.end);
            write!(out, ",line={line},endLine={end_line}").expect("a string takes all");
            // GitHub takes columns within one line only.
            if line == end_line {
                write!(out, ",col={column},endColumn={end_column}").expect("a string takes all");
            }
        }
        let help = told.help.as_ref().map(|help| help.in_lang(report.lang)).unwrap_or_default();
        let message = message(&format!("{}\n{help}", told.message.in_lang(report.lang)));
        writeln!(out, ",title={}::{message}", told.code).expect("a string takes all");
    }
    out
}

/// A text as the message of a workflow command.
fn message(text: &str) -> String {
    text.trim_end().replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a workflow command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
