//! The program as a person or another program calls it: arguments, what is said, exit codes.

mod build;
mod cache;
mod check;
mod completions;
mod determinism;
mod explain;
mod extract;
mod init;
mod new;
mod registries;
mod rename;
mod schema;
mod status;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::site::Site;

/// A site's folder that is gone at the end of the test.
struct Folder(tempfile::TempDir);

/// How a call ended.
#[derive(Debug)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with this site.
    fn with(site: &Site) -> Self {
        let folder = Self::empty();
        folder.write(site);
        folder
    }

    fn write(&self, site: &Site) {
        for (path, bytes) in site.files() {
            let file = self.at(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Calls the program in this folder, in Vietnamese unless `args` say otherwise.
    fn call(&self, args: &[&str]) -> Ended {
        run(self.command().args(args), "")
    }

    /// Builds as of the instant of all tests.
    fn build(&self, args: &[&str]) -> Ended {
        run(self.command().args(["build", "--as-of", crate::site::NOW]).args(args), "")
    }

    fn command(&self) -> Command {
        let mut command = program();
        command.current_dir(self.0.path());
        command
    }

    /// The outputs and their bytes but for the program's own list.
    fn public(&self) -> BTreeMap<String, Vec<u8>> {
        outputs(&self.at("public"))
    }
}

/// The program with nothing of this machine's environment but a home that is not there.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command.env_clear().env("HOME", "/home/nobody").env("LANG", "vi_VN.UTF-8");
    command
}

fn run(command: &mut Command, input: &str) -> Ended {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that does not read its input may be gone by now.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn outputs(public: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(public)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let file = entry.path().strip_prefix(public).unwrap().to_str().unwrap();
            (file.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .filter(|(file, _)| !file.starts_with(".bantin/"))
        .collect()
}

impl Ended {
    #[track_caller]
    fn check(&self, code: i32, says: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:#?}");
        for words in says {
            assert!(self.err.contains(words), "{words:?} is not in {self:#?}");
        }
        assert!(!self.err.contains("panicked"), "{self:#?}");
    }
}
