//! What a build says at its end.

use std::time::Instant;

use serde::Serialize;

use crate::cli::args::{BuildArgs, Format};
use crate::cli::exit::Exit;
use crate::cli::report::Report;
use crate::model::{Reason, Withheld};
use crate::path::SitePath;
use crate::write;

/// Where the time went.
pub(super) struct Times {
    last: Instant,
    stages: Vec<(&'static str, u128)>,
}

impl Times {
    pub(super) fn new() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }

    pub(super) fn mark(&mut self, stage: &'static str) {
        self.stages.push((stage, self.last.elapsed().as_millis()));
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

#[derive(Serialize)]
struct WithheldRow<'a> {
    file: &'a SitePath,
    reason: String,
}

/// Says what was read, rendered, written, removed and withheld.
pub(super) fn say(done: &Done<'_>, args: &BuildArgs, report: Report) -> Exit {
    let withheld: Vec<WithheldRow<'_>> = done
        .withheld
        .iter()
        .map(|w| WithheldRow { file: &w.file, reason: reason(w.reason) })
        .collect();
    if args.format == Format::Json {
        return say_json(done, &withheld, report);
    }
    let Done { parsed, rendered, written, times, .. } = done;
    for row in &withheld {
        report.say(
            &format!("  chưa đăng: {} ({})", row.file, row.reason),
            &format!("  withheld: {} ({})", row.file, row.reason),
        );
    }
    let total: u128 = times.stages.iter().map(|(_, ms)| ms).sum();
    let write::Report { written: n_written, unchanged, removed, .. } = written;
    report.say(
        &format!(
            "Đã đọc {parsed} bài, dựng {rendered} trang; ghi {n_written}, giữ nguyên {unchanged}, xóa {removed} tệp trong {total} ms."
        ),
        &format!(
            "Read {parsed} articles, rendered {rendered} pages; wrote {n_written}, kept {unchanged}, removed {removed} files in {total} ms."
        ),
    );
    if args.timings {
        for (stage, ms) in &times.stages {
            report.say(&format!("  {stage:8} {ms:6} ms"), &format!("  {stage:8} {ms:6} ms"));
        }
    }
    Exit::Fine
}

fn say_json(done: &Done<'_>, withheld: &[WithheldRow<'_>], report: Report) -> Exit {
    let ms: serde_json::Map<String, serde_json::Value> = done
        .times
        .stages
        .iter()
        .map(|(stage, ms)| ((*stage).to_owned(), u64::try_from(*ms).unwrap_or(u64::MAX).into()))
        .collect();
    let result = serde_json::json!({
        "bantin": 1,
        "parsed": done.parsed,
        "rendered": done.rendered,
        "written": done.written.written,
        "unchanged": done.written.unchanged,
        "removed": done.written.removed,
        "withheld": withheld,
        "ms": ms,
    });
    let is_said = report.result(format!("{result}\n").as_bytes());
    if is_said { Exit::Fine } else { Exit::WorldFailed }
}

fn reason(reason: Reason) -> String {
    match reason {
        Reason::Draft => "draft".to_owned(),
        Reason::Scheduled(due) => format!("scheduled {}", due.format("%Y-%m-%dT%H:%M:%S")),
    }
}
