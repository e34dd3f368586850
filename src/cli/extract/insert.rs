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
    let (Some(file), Some(place)) = (file, place(text)) else {
        report.say(
            &format!("{name}: không có phần khai báo giữa hai dòng --- để ghi vào. Hãy dán các dòng mà lệnh in ra khi không có --write."),
            &format!("{name}: there is no front matter between two lines --- to write to. Paste what the command prints without --write."),
        );
        return Exit::SiteErrors;
    };
    let new: Vec<&Entry<'_>> = suggestion
        .entries
        .iter()
        .filter(|entry| entry.is_sure() && !place.declared.contains(&entry.metric.to_string()))
        .collect();
    if new.is_empty() {
        report.say(
            &format!("{name}: không có gì mới để ghi."),
            &format!("{name}: nothing new to write."),
        );
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

/// The place for new entries; none where the front matter has none, or cannot be read.
fn place(text: &Text) -> Option<Place> {
    let index = SitePath::new("content/index.md").expect("the name is inside the site");
    let (front, _, found) = front::parse(&index, &text.words);
    let is_broken =
        front.is_broken || found.iter().any(|told| told.severity == crate::diag::Severity::Error);
    if is_broken || front.span.end == 0 {
        return None;
    }
    let whole = front.span.start as usize..front.span.end as usize;
    let newline = if text.words[whole.clone()].contains("\r\n") { "\r\n" } else { "\n" };
    let declared = front.metrics.iter().map(|entry| entry.metric.value.clone()).collect();
    let lines = lines(&text.words, whole.clone());
    let closing = lines.iter().rposition(|line| text.words[line.clone()].trim_end() == "---")?;
    let title = lines.iter().position(|line| text.words[line.clone()].starts_with("metrics:"));
    let Some(title) = title else {
        let title = if newline == "\n" { "metrics:\n" } else { "metrics:\r\n" };
        let at = lines[closing].start;
        return Some(Place { at, title, indent: "  ".to_owned(), newline, declared });
    };
    let after = text.words[lines[title].clone()]["metrics:".len()..].trim();
    if !(after.is_empty() || after.starts_with('#')) {
        return None; // `{…}` on one line: the author's own way.
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
    Some(Place { at, title: "", indent, newline, declared })
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
