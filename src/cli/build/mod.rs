//! `bantin build`: the site into the output folder.

mod last;
mod said;
mod templates;
mod verify;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) use self::last::program;
use self::last::{Last, save};
use self::said::{Done, Step, Times, say};
use self::templates::Stopwatch;
use self::verify::verify;
use super::args::{BuildArgs, Format};
use super::exit::Exit;
use super::moment;
use super::report::{Report, counted};
use crate::build::{self, Cache, Input, Parsed, Plan, Sink};
use crate::diag::{Diagnostics, Severity};
use crate::fingerprint::Fingerprint;
use crate::model::Shown;
use crate::settings::BaseUrl;
use crate::source::{self, File};
use crate::write::{self, Output, Stage, Target};

/// How long a build waits for another one.
const PATIENCE: Duration = Duration::from_secs(20);

/// Builds the site.
pub(super) fn run(root: &Path, args: &BuildArgs, report: Report) -> Exit {
    let input = match input(args, report) {
        Ok(input) => input,
        Err(exit) => return exit,
    };
    let mut times = Times::new(args.timings);
    let last = Last::load(root, args, &input);
    match last.stands(root, args, &input) {
        Ok(Some(n_files)) => {
            times.mark(Step::Look);
            return last.say(root, args, report, (n_files, times));
        }
        Ok(None) => {}
        Err(error) => return fail(error, root, report),
    }
    let scanned = std::time::SystemTime::now();
    let parsed = last.parsed(root);
    let known = parsed.as_ref().map(Parsed::known).unwrap_or_default();
    let (sources, found) = source::scan_but(root, &known);
    let input = Input { sources, found, ..input };
    let mut cache = Cache::default();
    if let Some(parsed) = parsed {
        parsed.restore(&input.sources, &mut cache);
    }
    times.mark(Step::Read);
    let keys = last.restore(&mut cache);
    let mut plan = build::plan(&input, &mut cache);
    times.mark(Step::Plan);
    if plan.diagnostics.has_errors() {
        return refuse(&input, &plan, args, report);
    }
    let done = match write_out(root, args, (&mut plan, &mut cache), &mut times) {
        Ok(done) => done,
        Err(write::Error::Refused(diagnostics)) => {
            plan.diagnostics.extend(diagnostics);
            return refuse(&input, &plan, args, report);
        }
        Err(error) => return fail(error, root, report),
    };
    let Some((rendered, written)) = done else { return refuse(&input, &plan, args, report) };
    save(root, (keys, written.content), scanned, (&input, &plan, &cache), report);
    times.mark(Step::Save);
    report.diagnostics(&plan.diagnostics, &|path| input.sources.excerpt(path));
    let withheld = &plan.facts.model().withheld;
    let said =
        say(&Done { parsed: plan.work.parsed, rendered, written, times, withheld }, args, report);
    let said = match said {
        Exit::Fine if args.verify => verify(root, args, &input, report),
        said => said,
    };
    // The program ends here: giving each page's memory back one by one would take longer.
    std::mem::forget((plan, cache, input));
    said
}

/// Says why the world failed, or what is to be mended in the output folder.
fn fail(error: write::Error, root: &Path, report: Report) -> Exit {
    match error {
        write::Error::Failed(failure) => {
            let text = failure.text();
            report.say(&text.vi, &text.en);
            Exit::WorldFailed
        }
        write::Error::Refused(refused) => {
            let mut diagnostics = Diagnostics::default();
            diagnostics.extend(refused);
            report.diagnostics(&diagnostics, &|path| source::scan_one(root, path));
            Exit::SiteErrors
        }
    }
}

/// Everything but the sources; or how wrong use ends.
fn input(args: &BuildArgs, report: Report) -> Result<Input, Exit> {
    let now = moment::asked(args.as_of.as_deref(), report)?;
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
    let shown = Shown { drafts: args.drafts, future: args.future };
    Ok(Input { sources: source::Sources::default(), found: Vec::new(), now, shown, base_url })
}

/// Says what is wrong; the old output stays.
fn refuse(input: &Input, plan: &Plan, args: &BuildArgs, report: Report) -> Exit {
    report.diagnostics(&plan.diagnostics, &|path| input.sources.excerpt(path));
    let n_errors = plan.diagnostics.count(Severity::Error);
    report.say(
        &format!("Không dựng được: {n_errors} lỗi. Trang cũ được giữ nguyên."),
        &format!("Not built: {}. The old site stays as it was.", counted(n_errors, "error")),
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
    let (told, rendered) = build::render(plan, cache, &Staged(&stage, times.stopwatch()))?;
    times.mark(Step::Render);
    plan.diagnostics.extend(told);
    if plan.diagnostics.has_errors() {
        return Ok(None);
    }
    let written = stage.commit()?;
    times.mark(Step::Write);
    Ok(Some((rendered, written)))
}

/// The staging area as a place where outputs go, and the stopwatch of `--timings`.
struct Staged<'a>(&'a Stage, Option<&'a Stopwatch>);

impl Sink for Staged<'_> {
    type Stop = write::Error;

    fn keep(&self, file: &str, digest: Fingerprint) -> Result<bool, write::Error> {
        self.0.keep(file, digest)
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, write::Error> {
        self.0.put(file, bytes)
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), write::Error> {
        match source.on_disk() {
            Some(path) => self.0.put_file(file, path, source.digest()),
            None => self.0.put(file, source.bytes().map_or(&[], |bytes| bytes)).map(drop),
        }
    }

    fn filling<T>(&self, template: &'static str, file: &str, render: impl FnOnce() -> T) -> T {
        match self.1 {
            Some(stopwatch) => stopwatch.time(template, file, render),
            None => render(),
        }
    }
}
