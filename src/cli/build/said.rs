//! What a build says at its end.

use std::time::Instant;

use super::templates::{self, Row, Stopwatch};
use crate::cli::args::{BuildArgs, Format};
use crate::cli::exit::Exit;
use crate::cli::report::Report;
use crate::diag::Text;
use crate::model::{Reason, Withheld};
use crate::write;

/// Where the time went.
pub(super) struct Times {
    last: Instant,
    spent: Vec<(Step, u128)>,
    stopwatch: Option<Stopwatch>,
}

/// A step of a build whose time is taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Look,
    Read,
    Plan,
    Render,
    Write,
    Save,
}

impl Step {
    /// Its name in Vietnamese, and in English and for programs.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Look => ("xem lại", "look"),
            Self::Read => ("đọc", "read"),
            Self::Plan => ("lập", "plan"),
            Self::Render => ("dựng", "render"),
            Self::Write => ("ghi", "write"),
            Self::Save => ("lưu", "save"),
        }
    }
}

impl Times {
    /// The times from now on, those of templates too where `is_detailed`.
    pub(super) fn new(is_detailed: bool) -> Self {
        let stopwatch = is_detailed.then(Stopwatch::default);
        Self { last: Instant::now(), spent: Vec::new(), stopwatch }
    }

    /// What times the templates, if anybody asked.
    pub(super) fn stopwatch(&self) -> Option<&Stopwatch> {
        self.stopwatch.as_ref()
    }

    pub(super) fn mark(&mut self, step: Step) {
        self.spent.push((step, self.last.elapsed().as_millis()));
        self.last = Instant::now();
    }
}

/// How a build went.
pub(super) struct Done<'a> {
    pub(super) parsed: usize,
    pub(super) rendered: usize,
    pub(super) written: write::Report,
    pub(super) times: Times,
    pub(super) withheld: &'a [Withheld],
}

/// Says what was read, rendered, written, removed and withheld.
pub(super) fn say(done: &Done<'_>, args: &BuildArgs, report: Report) -> Exit {
    if args.format == Format::Json {
        return say_json(done, report);
    }
    let Done { parsed, rendered, written, times, withheld } = done;
    for Withheld { file, reason } in *withheld {
        let why = why(*reason);
        report.say(
            &format!("  chưa đăng: {file} ({})", why.vi),
            &format!("  withheld: {file} ({})", why.en),
        );
    }
    let total: u128 = times.spent.iter().map(|(_, ms)| ms).sum();
    let write::Report { written: n_written, unchanged, removed, .. } = written;
    report.say(
        &format!(
            "Đã đọc {parsed} bài, dựng {rendered} trang; ghi {n_written}, giữ nguyên {unchanged}, xóa {removed} tệp trong {total} ms."
        ),
        &format!(
            "Read {parsed} articles, rendered {rendered} pages; wrote {n_written}, kept {unchanged}, removed {removed} files in {total} ms."
        ),
    );
    if let Some(stopwatch) = times.stopwatch() {
        for (stage, ms) in &times.spent {
            let (vi, en) = stage.names();
            report.say(&format!("  {vi:8} {ms:6} ms"), &format!("  {en:8} {ms:6} ms"));
        }
        for line in templates::table(&stopwatch.rows()) {
            report.say(&line.vi, &line.en);
        }
    }
    Exit::Fine
}

fn say_json(done: &Done<'_>, report: Report) -> Exit {
    let row =
        |held: &Withheld| serde_json::json!({"file": held.file, "reason": reason(held.reason)});
    let withheld: Vec<serde_json::Value> = done.withheld.iter().map(row).collect();
    let ms: serde_json::Map<String, serde_json::Value> = done
        .times
        .spent
        .iter()
        .map(|(stage, ms)| {
            (stage.names().1.to_owned(), u64::try_from(*ms).unwrap_or(u64::MAX).into())
        })
        .collect();
    let mut result = serde_json::json!({
        "bantin": 1,
        "parsed": done.parsed,
        "rendered": done.rendered,
        "written": done.written.written,
        "unchanged": done.written.unchanged,
        "removed": done.written.removed,
        "withheld": withheld,
        "ms": ms,
    });
    if let Some(stopwatch) = done.times.stopwatch() {
        result["templates"] = stopwatch.rows().iter().map(Row::json).collect();
    }
    let is_said = report.result(format!("{result}\n").as_bytes());
    if is_said { Exit::Fine } else { Exit::WorldFailed }
}

/// Why an article is held back, for people.
fn why(reason: Reason) -> Text {
    match reason {
        Reason::Draft => Text::new("bản nháp", "draft"),
        Reason::Scheduled(due) => Text::new(
            format!("hẹn đăng {}", due.format("%-d/%-m/%Y %H:%M")),
            format!("scheduled {}", due.format("%Y-%m-%d %H:%M")),
        ),
    }
}

/// Why an article is held back, for programs.
fn reason(reason: Reason) -> String {
    match reason {
        Reason::Draft => "draft".to_owned(),
        Reason::Scheduled(due) => format!("scheduled {}", due.format("%Y-%m-%dT%H:%M:%S")),
    }
}
