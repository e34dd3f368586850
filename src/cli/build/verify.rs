//! `--verify`: everything rendered anew beside what is in place.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Mutex;

use super::{fail, open};
use crate::build::{self, Cache, Input, Sink};
use crate::cli::args::BuildArgs;
use crate::cli::exit::Exit;
use crate::cli::report::Report;
use crate::diag::Diagnostics;
use crate::fingerprint::Fingerprint;
use crate::source::File;

/// Renders everything anew and names each page whose bytes differ from those in place.
pub(super) fn verify(root: &Path, args: &BuildArgs, input: &Input, report: Report) -> Exit {
    let output = match open(root, args) {
        Ok(output) => output,
        Err(error) => return fail(error, root, report),
    };
    let files = output.files().map(|file| (file.file.clone(), file.digest)).collect();
    let sink = Verify { files, differ: Mutex::new(Vec::new()) };
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
    files: BTreeMap<String, Fingerprint>,
    differ: Mutex<Vec<String>>,
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
    type Stop = Infallible;

    fn keep(&self, _: &str, _: Fingerprint) -> Result<bool, Self::Stop> {
        Ok(false)
    }

    fn put(&self, file: &str, bytes: &[u8]) -> Result<Fingerprint, Self::Stop> {
        let digest = Fingerprint::of(bytes);
        self.compare(file, digest);
        Ok(digest)
    }

    fn copy(&self, file: &str, source: &File) -> Result<(), Self::Stop> {
        self.compare(file, source.digest());
        Ok(())
    }
}
