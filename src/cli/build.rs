//! `bantin build`: the site into the output folder.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::args::{BuildArgs, Format};
use super::exit::Exit;
use super::moment;
use super::report::Report;
use crate::build::{self, Cache, Input, Plan, Sink};
use crate::diag::{Diagnostics, Severity};
use crate::fingerprint::Fingerprint;
use crate::model::{Reason, Shown};
use crate::settings::BaseUrl;
use crate::source::{self, File};
use crate::write::{self, Output, Stage, Target};

/// How long a build waits for another one.
const PATIENCE: Duration = Duration::from_secs(20);

/// Builds the site.
pub(super) fn run(root: &Path, args: &BuildArgs, report: Report) -> Exit {
    let input = match input(root, args, report) {
        Ok(input) => input,
        Err(exit) => return exit,
    };
    let mut times = Times::new();
    let (sources, found) = source::scan(root);
    times.mark("read");
    let input = Input { sources, found, ..input };
    let mut cache = Cache::default();
    let mut plan = build::plan(&input, &mut cache);
    times.mark("plan");
    if plan.diagnostics.has_errors() {
        return refuse(&input, &plan, args, report);
    }
    let outcome = write_out(root, args, (&mut plan, &mut cache), &mut times);
    let done = match outcome {
        Ok(done) => done,
        Err(write::Error::Refused(diagnostics)) => {
            plan.diagnostics.extend(diagnostics);
            return refuse(&input, &plan, args, report);
        }
        Err(write::Error::Failed(failure)) => {
            let text = failure.text();
            report.say(&text.vi, &text.en);
            return Exit::WorldFailed;
        }
    };
    let Some((rendered, written)) = done else { return refuse(&input, &plan, args, report) };
    report.diagnostics(&plan.diagnostics, &|path| input.sources.excerpt(path));
    let said = say(&plan, args, report, &Done { rendered, written, times });
    if args.verify && said == Exit::Fine {
        return verify(root, args, &input, report);
    }
    said
}

/// Everything but the sources; or how wrong use ends.
fn input(root: &Path, args: &BuildArgs, report: Report) -> Result<Input, Exit> {
    let now = match args.as_of.as_deref().map(moment::parse) {
        None => moment::now(),
        Some(Some(moment)) => moment,
        Some(None) => {
            let text = args.as_of.as_deref().unwrap_or_default();
            report.say(
                &format!(
                    "Không hiểu thời điểm “{text}”. Viết như 2026-11-24 hoặc 2026-11-24T07:30."
                ),
                &format!("Instant “{text}” not understood. Write 2026-11-24 or 2026-11-24T07:30."),
            );
            return Err(Exit::WrongUse);
        }
    };
    let base_url = match args.base_url.as_deref().map(BaseUrl::parse) {
        None => None,
        Some(Some(url)) => Some(url),
        Some(None) => {
            let text = args.base_url.as_deref().unwrap_or_default();
            report.say(
                &format!("Địa chỉ “{text}” không hợp lệ. Viết như https://example.vn/."),
                &format!("“{text}” is no valid address. Write it like https://example.vn/."),
            );
            return Err(Exit::WrongUse);
        }
    };
    if !root.is_dir() {
        let shown = root.display();
        report.say(&format!("Không có thư mục {shown}."), &format!("There is no folder {shown}."));
        return Err(Exit::WrongUse);
    }
    let shown = Shown { drafts: args.drafts, future: args.future };
    Ok(Input { sources: source::Sources::default(), found: Vec::new(), now, shown, base_url })
}

/// Says what is wrong; the old output stays.
fn refuse(input: &Input, plan: &Plan, args: &BuildArgs, report: Report) -> Exit {
    report.diagnostics(&plan.diagnostics, &|path| input.sources.excerpt(path));
    let n_errors = plan.diagnostics.count(Severity::Error);
    report.say(
        &format!("Không dựng được: {n_errors} lỗi. Trang cũ được giữ nguyên."),
        &format!("Not built: {n_errors} errors. The old site stays as it was."),
    );
    if args.format == Format::Json {
        let nothing = serde_json::json!({"bantin": 1, "errors": n_errors});
        report.result(format!("{nothing}\n").as_bytes());
    }
    Exit::SiteErrors
}

/// The output folder.
fn output_folder(root: &Path, args: &BuildArgs) -> PathBuf {
    args.output.clone().unwrap_or_else(|| root.join("public"))
}

fn open(root: &Path, args: &BuildArgs) -> Result<Output, write::Error> {
    let home =
        std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let dir = output_folder(root, args);
    Output::open(&Target { dir: &dir, site_root: root, home: home.as_deref(), patience: PATIENCE })
}

/// Renders into staging and swaps it in; `None` where a page has errors, and the old output stays.
fn write_out(
    root: &Path,
    args: &BuildArgs,
    (plan, cache): (&mut Plan, &mut Cache),
    times: &mut Times,
) -> Result<Option<(usize, write::Report)>, write::Error> {
    let stage = open(root, args)?.stage()?;
    let (told, rendered) = build::render(plan, cache, &Staged(&stage))?;
    times.mark("render");
    plan.diagnostics.extend(told);
    if plan.diagnostics.has_errors() {
        return Ok(None);
    }
    let written = stage.commit()?;
    times.mark("write");
    Ok(Some((rendered, written)))
}

/// The staging area as a place where outputs go.
struct Staged<'a>(&'a Stage);

impl Sink for Staged<'_> {
    type Stop = write::Error;

    fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, write::Error> {
        self.0.keep(file, digest)
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<(), write::Error> {
        self.0.put(file, bytes)
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), write::Error> {
        match source.on_disk() {
            Some(path) => self.0.put_file(file, path, source.digest()),
            None => self.0.put(file, source.bytes().map_or(&[], |bytes| bytes)),
        }
    }
}

/// Where the time went.
struct Times {
    last: Instant,
    stages: Vec<(&'static str, u128)>,
}

impl Times {
    fn new() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }

    fn mark(&mut self, stage: &'static str) {
        self.stages.push((stage, self.last.elapsed().as_millis()));
        self.last = Instant::now();
    }
}

struct Done {
    rendered: usize,
    written: write::Report,
    times: Times,
}

#[derive(Serialize)]
struct WithheldRow<'a> {
    file: &'a crate::path::SitePath,
    reason: String,
}

/// Says what was read, rendered, written, removed and withheld.
fn say(plan: &Plan, args: &BuildArgs, report: Report, done: &Done) -> Exit {
    let withheld: Vec<WithheldRow<'_>> = plan
        .facts
        .model()
        .withheld
        .iter()
        .map(|w| WithheldRow { file: &w.file, reason: reason(w.reason) })
        .collect();
    let Done { rendered, written, times } = done;
    let parsed = plan.work.parsed;
    if args.format == Format::Json {
        let ms: serde_json::Map<String, serde_json::Value> = times
            .stages
            .iter()
            .map(|(stage, ms)| ((*stage).to_owned(), u64::try_from(*ms).unwrap_or(u64::MAX).into()))
            .collect();
        let result = serde_json::json!({
            "bantin": 1,
            "parsed": parsed,
            "rendered": rendered,
            "written": written.written,
            "unchanged": written.unchanged,
            "removed": written.removed,
            "withheld": withheld,
            "ms": ms,
        });
        let is_said = report.result(format!("{result}\n").as_bytes());
        return if is_said { Exit::Fine } else { Exit::WorldFailed };
    }
    for row in &withheld {
        report.say(
            &format!("  chưa đăng: {} ({})", row.file, row.reason),
            &format!("  withheld: {} ({})", row.file, row.reason),
        );
    }
    let total: u128 = times.stages.iter().map(|(_, ms)| ms).sum();
    report.say(
        &format!(
            "Đã đọc {parsed} bài, dựng {rendered} trang; ghi {}, giữ nguyên {}, xóa {} tệp trong {total} ms.",
            written.written, written.unchanged, written.removed
        ),
        &format!(
            "Read {parsed} articles, rendered {rendered} pages; wrote {}, kept {}, removed {} files in {total} ms.",
            written.written, written.unchanged, written.removed
        ),
    );
    if args.timings {
        for (stage, ms) in &times.stages {
            report.say(&format!("  {stage:8} {ms:6} ms"), &format!("  {stage:8} {ms:6} ms"));
        }
    }
    Exit::Fine
}

fn reason(reason: Reason) -> String {
    match reason {
        Reason::Draft => "draft".to_owned(),
        Reason::Scheduled(due) => format!("scheduled {}", due.format("%Y-%m-%dT%H:%M:%S")),
    }
}

/// Renders everything anew and names each page whose bytes differ from those in place.
fn verify(root: &Path, args: &BuildArgs, input: &Input, report: Report) -> Exit {
    let output = match open(root, args) {
        Ok(output) => output,
        Err(write::Error::Refused(_)) => return Exit::SiteErrors,
        Err(write::Error::Failed(failure)) => {
            let text = failure.text();
            report.say(&text.vi, &text.en);
            return Exit::WorldFailed;
        }
    };
    let files = output.files().map(|file| (file.file.clone(), file.digest)).collect();
    let sink = Verify { files, differ: std::sync::Mutex::new(Vec::new()) };
    let mut cache = Cache::default();
    let plan = build::plan(input, &mut cache);
    let mut told = Diagnostics::default();
    match build::render(&plan, &mut cache, &sink) {
        Ok((diagnostics, _)) => told.extend(diagnostics),
        Err(never) => match never {},
    }
    report.diagnostics(&told, &|path| input.sources.excerpt(path));
    let mut differ = sink.differ.into_inner().unwrap_or_default();
    differ.sort();
    for file in &differ {
        report.say(
            &format!("Khác bản dựng mới: {file}"),
            &format!("Differs from a new build: {file}"),
        );
    }
    if differ.is_empty() && !told.has_errors() {
        report.say("Mọi tệp giống hệt bản dựng mới.", "Every file is as a new build makes it.");
        Exit::Fine
    } else {
        Exit::SiteErrors
    }
}

/// Compares outputs with those in place.
struct Verify {
    files: std::collections::BTreeMap<String, Fingerprint>,
    differ: std::sync::Mutex<Vec<String>>,
}

impl Verify {
    fn compare(&self, file: &str, digest: Fingerprint) {
        if self.files.get(file) != Some(&digest)
            && let Ok(mut differ) = self.differ.lock()
        {
            differ.push(file.to_owned());
        }
    }
}

impl Sink for Verify {
    type Stop = std::convert::Infallible;

    fn keep(&self, _: &str, _: Fingerprint) -> Result<bool, Self::Stop> {
        Ok(false)
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<(), Self::Stop> {
        self.compare(file, Fingerprint::of(bytes));
        Ok(())
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), Self::Stop> {
        self.compare(file, source.digest());
        Ok(())
    }
}
