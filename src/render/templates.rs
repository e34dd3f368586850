//! From a theme's templates to a Tera that is ready, and from Tera's errors to diagnostics.

use std::sync::Arc;

use tera::{ErrorKind, ReportError, Tera};

use super::files::{ThemeFile, ThemeFiles};
use super::filters;
use super::strings::Strings;
use crate::diag::{Diagnostic, Diagnostics, Place, Span, files as file_diags, theme};

/// The folder of templates in a theme.
const FOLDER: &str = "templates";

/// The templates that pages ask for.
const PAGES: [&str; 12] = [
    "404.html",
    "article.html",
    "data.html",
    "district.html",
    "districts.html",
    "home.html",
    "list.html",
    "metric.html",
    "metrics.html",
    "period.html",
    "sources.html",
    "base.html",
];

/// Compiles all templates; each that cannot be is reported, with the strings they ask for in vain.
pub(crate) fn compile(files: &ThemeFiles, strings: &Arc<Strings>, diags: &mut Diagnostics) -> Tera {
    let mut tera = Tera::new();
    filters::register(&mut tera, strings);
    let mut sources: Vec<(&str, &str)> = Vec::new();
    for (name, file) in files.folder(FOLDER) {
        match file.text() {
            Some(text) => sources.push((name, text)),
            None => diags.push(file_diags::not_utf8(&file.path, Place::whole(&file.path))),
        }
    }
    for name in PAGES.iter().filter(|name| !sources.iter().any(|(known, _)| known == *name)) {
        diags.push(theme::missing_template(&files.path("theme.yaml"), name));
    }
    for (name, text) in &sources {
        check_strings(files, name, text, strings, diags);
    }
    // Tera stops at the first template that is not well-formed: the others are tried without it.
    while let Err(error) = tera.add_raw_templates(sources.iter().copied()) {
        let ErrorKind::SyntaxError(report) = error.kind() else {
            diags.extend(at_odds(files, error.kind()));
            break;
        };
        diags.push(located(files, report, theme::bad_template));
        let n_before = sources.len();
        sources.retain(|(name, _)| *name != report.filename());
        if sources.len() == n_before {
            break;
        }
    }
    tera
}

/// The diagnostic of a page that could not be rendered.
pub(crate) fn failure(
    files: &ThemeFiles,
    template: &str,
    page: &str,
    error: &tera::Error,
) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            located(files, report, |place, why| theme::failed_template(place, page, why))
        }
        ErrorKind::TemplateNotFound(name) => {
            theme::missing_template(&files.path("theme.yaml"), name)
        }
        kind => {
            let place = Place::whole(&files.path(&format!("{FOLDER}/{template}")));
            theme::failed_template(place, page, &kind.to_string())
        }
    }
}

fn located(
    files: &ThemeFiles,
    report: &ReportError,
    make: impl Fn(Place, &str) -> Diagnostic,
) -> Diagnostic {
    let (span, path) = (report.span(), files.path(&format!("{FOLDER}/{}", report.filename())));
    let place = Place::new(&path, Span::new(span.range.start, span.range.end));
    make(place, report.message().trim_end_matches('.'))
}

/// What is wrong between templates. Tera gives several such mistakes as one drawn text, each with a
/// line `error: …` and a line `--> name:line:column`.
fn at_odds(files: &ThemeFiles, kind: &ErrorKind) -> Vec<Diagnostic> {
    let text = match kind {
        ErrorKind::Msg(text) => text.clone(),
        other => other.to_string(),
    };
    let mut found = Vec::new();
    let mut why = "";
    for line in text.lines() {
        if let Some(message) = line.strip_prefix("error: ") {
            why = message;
        } else if let Some(at) = line.trim_start().strip_prefix("--> ") {
            found.extend(drawn(files, at, why));
        }
    }
    if found.is_empty() {
        found.push(theme::bad_templates(&files.path("theme.yaml"), text.trim_end_matches('.')));
    }
    found
}

/// The diagnostic of a drawn place: `article.html:2:11`.
fn drawn(files: &ThemeFiles, at: &str, why: &str) -> Option<Diagnostic> {
    let mut parts = at.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let below = format!("{FOLDER}/{}", parts.next()?);
    let text = files.file(&below).and_then(ThemeFile::text)?;
    let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(line_start..)?.lines().next()?;
    let start: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
    let word = rest.get(start..)?;
    let length = word.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.');
    let start = line_start + start;
    let end = start + length.unwrap_or(word.len()).max(1);
    Some(theme::bad_template(Place::new(&files.path(&below), Span::new(start, end)), why))
}

/// Reports each `t(key="…")` whose string does not exist.
fn check_strings(
    files: &ThemeFiles,
    name: &str,
    text: &str,
    strings: &Strings,
    diags: &mut Diagnostics,
) {
    const CALL: &str = "t(key=\"";
    for (at, _) in text.match_indices(CALL) {
        let start = at + CALL.len();
        let Some(length) = text[start..].find('"') else { continue };
        let key = &text[start..start + length];
        if !strings.has(key) {
            let path = files.path(&format!("{FOLDER}/{name}"));
            diags.push(theme::unknown_string(
                Place::new(&path, Span::new(start, start + length)),
                key,
            ));
        }
    }
}
