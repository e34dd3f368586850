//! The output folder, from outside: what is written, kept, removed and refused.

mod refuse;
mod swap;

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use bantin::diag::Code;
use bantin::fingerprint::Fingerprint;
use bantin::path::SitePath;
use bantin::write::{Error, Output, Report, Stage, Target, source};
use rayon::prelude::*;

/// A site's folder that is gone at the end of the test.
struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn at(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    fn open(&self) -> Result<Output, Error> {
        self.open_at("public")
    }

    fn open_at(&self, dir: &str) -> Result<Output, Error> {
        Output::open(&Target {
            dir: &self.at(dir),
            site_root: self.root(),
            home: Some(Path::new("/home/nobody")),
            patience: Duration::ZERO,
        })
    }

    fn stage(&self) -> Stage {
        self.open().unwrap().stage().unwrap()
    }

    fn build(&self, outputs: &[(&str, &str)]) -> Result<Report, Error> {
        let stage = self.open()?.stage()?;
        for (file, text) in outputs {
            stage.put(file, text.as_bytes())?;
        }
        stage.commit().map(counts)
    }

    fn write(&self, file: &str, text: &str) {
        fs::create_dir_all(self.at(file).parent().unwrap()).unwrap();
        fs::write(self.at(file), text).unwrap();
    }

    fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.at(file)).ok()
    }

    /// The files below the output folder but those of the list, and their text.
    fn outputs(&self) -> BTreeMap<String, String> {
        let public = self.at("public");
        walkdir::WalkDir::new(&public)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| !entry.file_type().is_dir() || is_empty(entry.path()))
            .map(|entry| {
                let file = entry.path().strip_prefix(&public).unwrap().to_str().unwrap().to_owned();
                (file, fs::read_to_string(entry.path()).unwrap_or_default())
            })
            .filter(|(file, _)| !file.starts_with(".bantin/"))
            .collect()
    }

    #[track_caller]
    fn check_outputs(&self, expected: &[(&str, &str)]) {
        let own = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
        assert_eq!(self.outputs(), expected.iter().map(own).collect());
    }
}

/// Lets the clock tick, so that what is written next has another time.
fn wait_for_the_clock() {
    thread::sleep(Duration::from_millis(30));
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

/// The codes and messages of a refusal.
#[track_caller]
fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<(Code, String)> {
    match outcome {
        Err(Error::Refused(why)) => {
            why.into_iter().map(|d| (d.code, d.message.en.into_owned())).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[track_caller]
fn check_refused<T: std::fmt::Debug>(outcome: Result<T, Error>, expected: &[(Code, &str)]) {
    let refusal = refusal(outcome);
    assert_eq!(refusal.len(), expected.len(), "{refusal:?}");
    for ((code, message), (expected, name)) in refusal.iter().zip(expected) {
        assert_eq!(code, expected, "{message}");
        assert!(message.contains(name), "{message:?} does not name {name:?}");
    }
}

/// A report without the digest of the outputs, which is not the tests' subject.
fn counts(report: Report) -> Report {
    Report { content: None, ..report }
}

fn report(written: usize, unchanged: usize, removed: usize, bytes: u64) -> Report {
    Report { written, unchanged, removed, bytes, content: None }
}
