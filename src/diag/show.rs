//! Diagnostics drawn for people in a terminal, and as JSON for machines.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Code, Diagnostic, Diagnostics, Lang, Place, Severity, Span, Text};
use crate::path::SitePath;

/// At most so many of one code are drawn for people; the rest are counted.
const SHOWN_OF_A_CODE: usize = 20;

/// Gives the text of a source, for its excerpts; empty where it is not text.
pub type TextOf<'a> = &'a dyn Fn(&SitePath) -> String;

/// Draws diagnostics for people, each with its excerpt, and counts the rest.
pub fn human(
    diagnostics: &Diagnostics,
    lang: Lang,
    is_coloured: bool,
    text_of: TextOf<'_>,
) -> String {
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = String::new();
    let mut counts: Vec<(Code, usize)> = Vec::new();
    for diagnostic in diagnostics.sorted() {
        let idx =
            counts.iter().position(|(code, _)| *code == diagnostic.code).unwrap_or_else(|| {
                counts.push((diagnostic.code, 0));
                counts.len() - 1
            });
        counts[idx].1 += 1;
        if counts[idx].1 <= SHOWN_OF_A_CODE {
            drawn.push_str(&one(diagnostic, lang, &renderer, text_of));
            drawn.push_str("\n\n");
        }
    }
    for (code, n) in counts.into_iter().filter(|(_, n)| *n > SHOWN_OF_A_CODE) {
        let n_more = n - SHOWN_OF_A_CODE;
        let line = match lang {
            Lang::Vi => format!("… và {n_more} lần {code} nữa\n"),
            Lang::En => format!("… and {n_more} more of {code}\n"),
        };
        drawn.push_str(&line);
    }
    drawn
}

fn one(diagnostic: &Diagnostic, lang: Lang, renderer: &Renderer, text_of: TextOf<'_>) -> String {
    let (level, name) = match (diagnostic.severity, lang) {
        (Severity::Error, Lang::Vi) => (Level::ERROR, "lỗi"),
        (Severity::Error, Lang::En) => (Level::ERROR, "error"),
        (Severity::Warning, Lang::Vi) => (Level::WARNING, "cảnh báo"),
        (Severity::Warning, Lang::En) => (Level::WARNING, "warning"),
        (Severity::Notice, Lang::Vi) => (Level::NOTE, "lưu ý"),
        (Severity::Notice, Lang::En) => (Level::NOTE, "notice"),
    };
    let title = level
        .with_name(name)
        .primary_title(diagnostic.message.in_lang(lang))
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    let places = std::iter::once((&diagnostic.place, None))
        .chain(diagnostic.also.iter().map(|(place, note)| (place, Some(note))));
    let excerpts: Vec<(&Place, Option<&Text>, String)> =
        places.map(|(place, note)| (place, note, text_of(&place.file))).collect();
    for (place, note, text) in &excerpts {
        let Some(span) = place.span.filter(|span| (span.start as usize) <= text.len()) else {
            group = group.element(annotate_snippets::Origin::path(place.file.as_str()));
            continue;
        };
        let range = char_range(text, span);
        let annotation = AnnotationKind::Primary.span(range);
        let annotation = match note {
            Some(note) => annotation.label(note.in_lang(lang)),
            None => annotation,
        };
        group = group.element(
            Snippet::source(text.as_str()).path(place.file.as_str()).annotation(annotation),
        );
    }
    let help = diagnostic.help.as_ref().map(|help| help.in_lang(lang));
    if let Some(help) = help {
        let name = if lang == Lang::Vi { "cách sửa" } else { "help" };
        group = group.element(Level::HELP.with_name(name).message(help));
    }
    renderer.render(&[group])
}

/// The span as a range of `text` that begins and ends between characters.
fn char_range(text: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    floor(span.start)..floor(span.end)
}

/// A diagnostic as machines read it (`check --format json`).
#[derive(Debug, Serialize)]
pub struct Machine<'a> {
    code: Code,
    severity: Severity,
    file: &'a SitePath,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

/// Every diagnostic as machines read it, in the order of [`Diagnostics::sorted`].
pub fn machine<'a>(
    diagnostics: &'a Diagnostics,
    lang: Lang,
    text_of: TextOf<'_>,
) -> Vec<Machine<'a>> {
    let row = |d: &'a Diagnostic| {
        let ends = d.place.span.map(|span| {
            let text = text_of(&d.place.file);
            (line_column(&text, span.start), line_column(&text, span.end))
        });
        Machine {
            code: d.code,
            severity: d.severity,
            file: &d.place.file,
            line: ends.map(|(start, _)| start.0),
            column: ends.map(|(start, _)| start.1),
            end_line: ends.map(|(_, end)| end.0),
            end_column: ends.map(|(_, end)| end.1),
            message: d.message.in_lang(lang),
            help: d.help.as_ref().map(|help| help.in_lang(lang)),
            fix: d.fix.as_deref(),
        }
    };
    diagnostics.sorted().into_iter().map(row).collect()
}

/// The line and the column in characters of a byte, both from 1.
pub fn line_column(text: &str, at: u32) -> (usize, usize) {
    let at = char_range(text, Span { start: at, end: at }).start;
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_number = text[..at].bytes().filter(|b| *b == b'\n').count() + 1;
    (line_number, text[line_start..at].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::diag::files;

    #[test]
    fn a_mistake_is_drawn_with_its_excerpt_under_combining_marks() {
        let text = "title: x\ndistricts: [Cô Tố]\n";
        let file = SitePath::new("content/a.md").unwrap();
        let at = text.find("Cô").unwrap();
        let place = Place::new(&file, Span::new(at, at + "Cô Tố".len()));
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(files::not_utf8(&file, place));
        let drawn = human(&diagnostics, Lang::Vi, false, &|_| text.to_owned());
        expect![[r#"
            lỗi[B155]: Tệp content/a.md không phải UTF-8.
             --> content/a.md:2:13
              |
            2 | districts: [Cô Tố]
              |             ^^^^^
              |
              = cách sửa: Lưu lại tệp với bảng mã UTF-8.

        "#]]
        .assert_eq(&drawn);
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "ab\nCô Tố x";
        let at = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(line_column(text, at), (2, 7));
        assert_eq!(line_column(text, 9999), (2, 8));
    }
}
