//! `--write`: the entries into the front matter, touching no other byte.
//!
//! New lines go to the end of the block `metrics`, or before the closing line `---` where there is no
//! such block. A metric that is declared is never touched.

use std::ops::Range;

use super::suggest::{Entry, Suggestion};
use super::{Text, told};
use crate::article::front;
use crate::cli::exit::Exit;
use crate::cli::report::Report;
use crate::diag::{Diagnostic, Severity};
use crate::fingerprint::Fingerprint;
use crate::path::SitePath;
use crate::write;

/// Puts what is new into the file.
pub(super) fn write(text: &Text, suggestion: &Suggestion<'_>, report: Report) -> Exit {
    let name = &text.name;
    let Some(path) = &text.path else {
        report.say(
            "Đầu vào chuẩn không ghi lại được; hãy nêu tên tệp.",
            "Standard input cannot be written to; name the file.",
        );
        return Exit::WrongUse;
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| std::path::Path::new("."));
    let file = path.file_name().and_then(|name| name.to_str()).and_then(SitePath::new);
    let place = file.ok_or(NoPlace::NoFront).and_then(|file| Ok((file, place(text)?)));
    let (file, place) = match place {
        Ok(found) => found,
        Err(why) => {
            let (vi, en) = why.text();
            report.say(
                &format!("{name}: {vi} Hãy dán các dòng mà lệnh in ra khi không có --write."),
                &format!("{name}: {en} Paste what the command prints without --write."),
            );
            return Exit::SiteErrors;
        }
    };
    let new: Vec<&Entry<'_>> = suggestion
        .entries
        .iter()
        .filter(|entry| entry.is_sure() && !place.declared.contains(&entry.metric.to_string()))
        .collect();
    if new.is_empty() {
        nothing_new(name, suggestion, report);
        return Exit::Fine;
    }
    let mut lines = place.title.to_owned();
    for entry in &new {
        lines.push_str(&entry.lines(&place.indent, place.newline, None));
    }
    let whole = [&text.words[..place.at], &lines, &text.words[place.at..]].concat();
    let read = Fingerprint::of(text.words.as_bytes());
    let n = new.len();
    match write::source::replace(folder, &file, read, whole.as_bytes()) {
        Ok(()) => {
            report.say(
                &format!("{name}: đã ghi {n} chỉ số. Hãy xem lại, rồi ghi period và area nếu chưa có."),
                &format!("{name}: wrote {n} metrics. Look them over, and add period and area where missing."),
            );
            Exit::Fine
        }
        Err(write::Error::Refused(diagnostics)) => {
            told(diagnostics, text, report);
            Exit::SiteErrors
        }
        Err(write::Error::Failed(failure)) => {
            let text = failure.text();
            report.say(&text.vi, &text.en);
            Exit::WorldFailed
        }
    }
}

/// Says that nothing was written, and of what is left to decide.
fn nothing_new(name: &str, suggestion: &Suggestion<'_>, report: Report) {
    report.say(
        &format!("{name}: không có gì mới để ghi."),
        &format!("{name}: nothing new to write."),
    );
    let n_guessed = suggestion.entries.iter().filter(|entry| !entry.is_sure()).count();
    let n_open = suggestion.n_others() + n_guessed;
    if n_open > 0 {
        report.say(
            &format!(
                "Số liệu chưa rõ thuộc chỉ số nào: {n_open}. Chạy lại không có --write để xem."
            ),
            &format!(
                "Figures whose metric is not sure: {n_open}. Run without --write to see them."
            ),
        );
    }
}

/// Why entries cannot be put into a text.
#[derive(Debug, Clone, Copy)]
enum NoPlace {
    /// It has no front matter.
    NoFront,
    /// Its front matter cannot be read.
    Broken,
    /// Its metrics stand in braces on one line, the author's own way.
    OneLine,
}

impl NoPlace {
    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::NoFront => (
                "không có phần khai báo giữa hai dòng --- để ghi vào.",
                "there is no front matter between two lines --- to write to.",
            ),
            Self::Broken => (
                "phần khai báo có lỗi, bantin check cho biết lỗi nào.",
                "the front matter has a mistake, which bantin check tells.",
            ),
            Self::OneLine => (
                "metrics viết trong {…} trên một dòng nên không thêm dòng vào được.",
                "metrics are written in {…} on one line, to which no line can be added.",
            ),
        }
    }
}

/// Where new entries go.
struct Place {
    at: usize,
    /// `metrics:` where it is not there yet.
    title: &'static str,
    indent: String,
    newline: &'static str,
    /// The metrics that have their figures, by id or name as written.
    declared: Vec<String>,
}

/// The place for new entries.
fn place(text: &Text) -> Result<Place, NoPlace> {
    let index = SitePath::new("content/index.md").expect("the name is inside the site");
    let (front, _, found) = front::parse(&index, &text.words);
    if front.span.end == 0 {
        return Err(NoPlace::NoFront);
    }
    let is_error = |told: &Diagnostic| told.severity == Severity::Error;
    if front.is_broken || found.iter().any(is_error) {
        return Err(NoPlace::Broken);
    }
    let whole = front.span.start as usize..front.span.end as usize;
    let newline = if text.words[whole.clone()].contains("\r\n") { "\r\n" } else { "\n" };
    let declared = front.metrics.iter().map(|entry| entry.metric.value.clone()).collect();
    let lines = lines(&text.words, whole.clone());
    let closing = lines.iter().rposition(|line| text.words[line.clone()].trim_end() == "---");
    let closing = closing.ok_or(NoPlace::NoFront)?;
    let title = lines.iter().position(|line| text.words[line.clone()].starts_with("metrics:"));
    let Some(title) = title else {
        let title = if newline == "\n" { "metrics:\n" } else { "metrics:\r\n" };
        let at = lines[closing].start;
        return Ok(Place { at, title, indent: "  ".to_owned(), newline, declared });
    };
    let after = text.words[lines[title].clone()]["metrics:".len()..].trim();
    if !(after.is_empty() || after.starts_with('#')) {
        return Err(NoPlace::OneLine);
    }
    let is_inside = |line: &Range<usize>| {
        let line = &text.words[line.clone()];
        line.starts_with([' ', '#']) || line.trim().is_empty()
    };
    let n_inside = lines[title + 1..closing].iter().take_while(|line| is_inside(line)).count();
    let block = &lines[title + 1..title + 1 + n_inside];
    let is_entry = |line: &&Range<usize>| {
        let line = text.words[(*line).clone()].trim();
        !line.is_empty() && !line.starts_with('#')
    };
    let last = block.iter().rposition(|line| is_entry(&line));
    let at = last.map_or(lines[title].end, |last| block[last].end);
    let first = block.iter().find(is_entry).map(|line| &text.words[line.clone()]);
    let indent = first.map(|line| line[..line.len() - line.trim_start().len()].to_owned());
    let indent = indent.unwrap_or_else(|| "  ".to_owned());
    Ok(Place { at, title: "", indent, newline, declared })
}

/// The lines of a part of the text, each with its end.
fn lines(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut at = part.start;
    let lines = text[part].split_inclusive('\n').map(|line| {
        let range = at..at + line.len();
        at = range.end;
        range
    });
    lines.collect()
}
