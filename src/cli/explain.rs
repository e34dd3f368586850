//! `bantin explain`: what a diagnostic means, for who has its code.

use std::fmt::Write;

use super::args::ExplainArgs;
use super::exit::Exit;
use super::report::Report;
use crate::diag::explain::{self, Example};
use crate::diag::{Code, Lang};
use crate::fold;

/// Paragraphs have at most so many letters a line.
const LINE_MAX: usize = 88;

/// Explains a code, or lists all.
pub(super) fn run(args: &ExplainArgs, report: Report) -> Exit {
    let text = match args.code.as_deref() {
        None if args.markdown => explain::page(report.lang),
        None => list(report.lang),
        Some(written) => match find(written) {
            Ok(code) => explained(code, report.lang),
            Err(nearest) => {
                let (vi, en) = nearest.map_or_else(Default::default, |nearest| {
                    (format!(" Gần nhất: {nearest}."), format!(" Did you mean {nearest}?"))
                });
                report.say(
                    &format!("Không có mã “{written}”.{vi} Xem mọi mã: bantin explain"),
                    &format!("There is no code “{written}”.{en} All codes: bantin explain"),
                );
                return Exit::WrongUse;
            }
        },
    };
    if report.result(text.as_bytes()) { Exit::Fine } else { Exit::WorldFailed }
}

/// The code as written: `B031`, `b31`, `31`; or the one that is nearest.
fn find(written: &str) -> Result<Code, Option<Code>> {
    let digits = written.trim().trim_start_matches(['b', 'B']);
    let number = |code: &Code| code.as_str()[1..].parse::<u64>().ok();
    if let Ok(wanted) = digits.parse::<u64>() {
        let far = |code: &&Code| number(code).map(|number| number.abs_diff(wanted));
        let nearest = *Code::ALL.iter().min_by_key(far).expect("there are codes");
        return if number(&nearest) == Some(wanted) { Ok(nearest) } else { Err(Some(nearest)) };
    }
    let near = fold::nearest(written, Code::ALL.iter().map(|code| code.as_str()));
    Err(Code::ALL.iter().copied().find(|code| near == Some(code.as_str())))
}

/// Every code with its subject, one a line.
fn list(lang: Lang) -> String {
    let mut text = String::new();
    for code in Code::ALL {
        let (vi, en) = code.about();
        let line = match lang {
            Lang::Vi => format!("{code}  {:8}  {vi}", explain::grave(*code, lang)),
            Lang::En => format!("{code}  {:8}  {en}", explain::grave(*code, lang)),
        };
        push(&mut text, &line);
    }
    text
}

/// What the code means, an example and the way out.
fn explained(code: Code, lang: Lang) -> String {
    let told = explain::of(code);
    let pick = |vi, en| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    let (vi, en) = code.about();
    let mut text = String::new();
    push(&mut text, &format!("{code} ({}): {}\n", explain::grave(code, lang), pick(vi, en)));
    push_paragraph(&mut text, told.means(lang));
    match told.example {
        Example::Front(entries) => {
            let title = pick(
                "Ví dụ trong phần khai báo của một bài",
                "For example, in an article's front matter",
            );
            push_excerpt(&mut text, title, entries);
        }
        Example::Body(words) => {
            let title = pick("Ví dụ trong lời một bài", "For example, in the text of an article");
            push_excerpt(&mut text, title, words);
        }
        Example::Files(files) => {
            for (idx, (path, lines)) in files.iter().enumerate() {
                let title = match idx {
                    0 => pick("Ví dụ trong", "For example, in"),
                    _ => pick("và trong", "and in"),
                };
                push_excerpt(&mut text, &format!("{title} {path}"), lines);
            }
        }
        Example::Told(vi, en) => {
            let title = pick("Ví dụ", "For example");
            push_paragraph(&mut text, &format!("\n{title}: {}", pick(vi, en)));
        }
    }
    let mend = pick("Cách sửa", "How to mend it");
    push_paragraph(&mut text, &format!("\n{mend}: {}", told.mend(lang)));
    text
}

/// Lines of a file under their title.
fn push_excerpt(text: &mut String, title: &str, lines: &str) {
    push(text, &format!("\n{title}:\n"));
    for line in lines.lines() {
        push(text, format!("    {}", explain::shown(line)).trim_end());
    }
}

/// A text in lines of a readable length.
fn push_paragraph(text: &mut String, words: &str) {
    let (before, words) = words.split_at(words.len() - words.trim_start().len());
    text.push_str(before);
    let mut n_chars = 0;
    for word in words.split(' ') {
        let n = word.chars().count();
        if n_chars > 0 && n_chars + 1 + n > LINE_MAX {
            text.push('\n');
            n_chars = 0;
        } else if n_chars > 0 {
            text.push(' ');
            n_chars += 1;
        }
        text.push_str(word);
        n_chars += n;
    }
    text.push('\n');
}

fn push(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string takes every line");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_however_they_are_written() {
        for (written, expected) in [
            ("B031", Ok(Code::B031)),
            ("b031", Ok(Code::B031)),
            ("31", Ok(Code::B031)),
            (" b31 ", Ok(Code::B031)),
            ("100", Ok(Code::B100)),
            ("B44", Err(Some(Code::B043))),
            ("B999", Err(Some(Code::B289))),
            ("BO31", Err(Some(Code::B031))),
            ("cay", Err(None)),
            ("99999999999999999999999", Err(None)),
        ] {
            assert_eq!(find(written), expected, "{written}");
        }
    }

    #[test]
    fn every_code_is_explained_without_long_lines_of_prose() {
        for lang in [Lang::Vi, Lang::En] {
            for code in Code::ALL {
                let text = explained(*code, lang);
                assert!(text.starts_with(code.as_str()) && text.ends_with(".\n"), "{text}");
                let prose = text.lines().filter(|line| !line.starts_with("    "));
                for line in prose {
                    assert!(line.chars().count() <= LINE_MAX + 20, "{line}");
                }
                assert!(!text.contains(['\u{7}', '\u{200b}']), "{text}");
            }
            assert_eq!(list(lang).lines().count(), Code::ALL.len());
        }
    }
}
