//! The house rules: each fault is named as `file:line: rule`, all at once.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up: the order in which to read the program.
const FLOORS: &[&[&str]] = &[
    &["path", "fold", "fingerprint"],
    &["domain"],
    &["diag", "source"],
    &["settings"],
    &["article", "extract"],
    &["model", "schema"],
    &["stats"],
    &["findings"],
    &["pages"],
    &["render"],
    &["build"],
    &["desk"],
    &["write"],
    &["serve", "publish", "import"],
    &["cli"],
];

/// Rooms that may import a neighbour of their own floor, with the reason.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("source", "diag"), // a file that cannot be read is a mistake with a place
    ("fingerprint", "path"),
    ("fold", "path"), // a slug is the name of a folder on every machine
];

/// Rooms inside a room: what they may import of it.
const INNER: &[(&str, &[&str])] =
    &[("pages::figures", &["figures", "data", "facts", "urls", "view"])];

/// Where the outside world may be touched, and by whom.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("std::fs", &["source", "write", "publish"]),
    ("std::net", &["serve", "publish"]),
    ("std::env", &["cli", "main"]),
    ("std::process", &["cli", "publish", "main"]),
    ("SystemTime", &["cli", "write", "source"]),
    ("Utc::now", &["cli"]),
    ("Local::now", &["cli"]),
    ("tera::", &["render"]),
    ("clap::", &["cli"]),
    ("pulldown_cmark::", &["article"]),
    ("saphyr_parser::", &["settings"]),
    ("serde_yaml::", &["settings", "render"]),
    ("walkdir::", &["source"]),
    ("axum::", &["serve"]),
    ("hyper::", &["serve"]),
    ("hyper_util::", &["serve"]),
    ("tokio::", &["serve"]),
    ("notify::", &["serve"]),
    ("qrcode::", &["serve"]),
];

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
/// A comment that lifts the limit on one function, with the reason.
const LONG: &str = "// tidy: long, because";

#[test]
fn the_house_is_tidy() {
    let mut faults = String::new();
    let is_test = |file: &Path| {
        let text = file.to_string_lossy().replace('\\', "/");
        text.contains("/tests/") || text.ends_with("/tests.rs")
    };
    for file in rust_files(Path::new("src")).into_iter().filter(|file| !is_test(file)) {
        let text = fs::read_to_string(&file).unwrap();
        faults.push_str(&check(&file.to_string_lossy().replace('\\', "/"), &text));
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_dependency_says_what_for() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let mut section = "";
    for (idx, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        } else if section.contains("dependencies]") && !line.is_empty() && !line.starts_with('#') {
            assert!(line.contains(" # "), "Cargo.toml:{}: say what it is for", idx + 1);
        }
    }
}

#[test]
fn the_checker_finds_what_is_untidy() {
    for (file, text, rule) in [
        ("src/domain/x.rs", "use crate::model::Model;\n", "imports go down"),
        ("src/domain/x.rs", "fn f() { crate::cli::run(); }\n", "imports go down"),
        ("src/domain/x.rs", "use crate::{\n    pages::View,\n};\n", "imports go down"),
        ("src/pages/figures/x.rs", "use crate::pages::home;\n", "imports go down"),
        ("src/model/x.rs", "use std::fs;\n", "outside"),
        ("src/pages/x.rs", "fn f() { tera::Value::none(); }\n", "outside"),
        ("src/attic/x.rs", "", "no floor"),
        ("src/model/mod.rs", "use std::fmt;\n", "door"),
    ] {
        assert!(check(file, text).contains(rule), "{file} {text:?} lacks “{rule}”");
    }
    let long_file = "\n".repeat(FILE_LINES_MAX + 1);
    assert!(check("src/model/x.rs", &long_file).contains("lines"));
    let long_function = format!("fn f() {{\n{}}}\n", "    ();\n".repeat(FUNCTION_LINES_MAX + 1));
    assert!(check("src/model/x.rs", &long_function).contains("function"));
    assert_eq!(check("src/model/x.rs", &format!("{LONG} it is a table.\n{long_function}")), "");
    assert_eq!(check("src/model/mod.rs", "//! The job.\nuse crate::settings::Site;\n"), "");
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn check(file: &str, text: &str) -> String {
    let mut faults = String::new();
    let mut fault = |line_number: usize, rule: &str| {
        writeln!(faults, "{file}:{line_number}: {rule}").unwrap();
    };
    let below = file.trim_start_matches("src/");
    let room = below.split('/').next().unwrap().trim_end_matches(".rs");
    let own_floor = floor(room);
    let is_root = matches!(below, "lib.rs" | "main.rs");
    if own_floor.is_none() && !is_root {
        fault(1, "a room with no floor: give it one in tests/it/tidy.rs");
    }
    if !text.starts_with("//!")
        && !text.starts_with("#![")
        && (file.ends_with("/mod.rs") || is_root)
    {
        fault(1, "a door starts with //!");
    }
    let n_lines = text.lines().count();
    if n_lines > FILE_LINES_MAX {
        fault(n_lines, "more than 400 lines: the file holds two things");
    }
    for (line_number, statement) in statements(text) {
        for target in rooms_named(&statement, "crate::") {
            let (Some(own), Some(other)) = (own_floor, floor(&target)) else { continue };
            let is_down = other < own || target == room;
            if !is_down && !NEIGHBOURS.contains(&(room, target.as_str())) {
                fault(line_number, &format!("imports go down: {room} may not use {target}"));
            }
        }
        for (inner, allowed) in INNER {
            let (outer, _) = inner.split_once("::").unwrap();
            let is_inside = below.starts_with(&format!("{}/", inner.replace("::", "/")));
            let named = rooms_named(&statement, &format!("crate::{outer}::"));
            for target in named.iter().filter(|target| !allowed.contains(&target.as_str())) {
                if is_inside {
                    fault(line_number, &format!("imports go down: {inner} may not use {target}"));
                }
            }
        }
        for (outside, rooms) in OUTSIDE {
            if !rooms.contains(&room) && names_path(&statement, outside) {
                fault(
                    line_number,
                    &format!("only {rooms:?} may touch the outside through {outside}"),
                );
            }
        }
    }
    for (line_number, n_lines) in functions(text) {
        if n_lines > FUNCTION_LINES_MAX {
            fault(line_number, &format!("a function of {n_lines} lines; at most 70"));
        }
    }
    faults
}

/// The code before the tests, with the lines of a `use` joined up to its `;` and comments left out.
fn statements(text: &str) -> Vec<(usize, String)> {
    let mut statements = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (idx, line) in text.lines().enumerate() {
        let line = line.trim();
        if line == "#[cfg(test)]" {
            break;
        }
        let code = line.split("//").next().unwrap_or_default();
        match &mut open {
            Some((_, joined)) => joined.push_str(code),
            None if code.starts_with("use ") || code.starts_with("pub use ") => {
                open = Some((idx + 1, code.to_owned()));
            }
            None => statements.push((idx + 1, code.to_owned())),
        }
        if code.ends_with(';') {
            statements.extend(open.take());
        }
    }
    statements
}

/// The rooms after `start` (`crate::`) in a statement, in a group too.
fn rooms_named(statement: &str, start: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in statement.match_indices(start) {
        let rest = &statement[at + start.len()..];
        let name = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                for part in group.split_inclusive(['{', '}', ',']) {
                    if depth == 0 {
                        rooms.push(name(part.trim()));
                    }
                    depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
                    if depth < 0 {
                        break;
                    }
                }
            }
            None => rooms.push(name(rest)),
        }
    }
    rooms
}

/// Whether a statement names this path, not only a longer word that ends like it.
fn names_path(statement: &str, path: &str) -> bool {
    statement.match_indices(path).any(|(at, _)| {
        let before = statement[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The functions of a text, as `rustfmt` lays them out: first line, number of lines.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words = line.trim_start();
        let is_function = ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "const fn "]
            .iter()
            .any(|start| words.starts_with(start));
        if !is_function || idx > 0 && lines[idx - 1].trim_start().starts_with(LONG) {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let body = lines[idx..].iter().position(|l| *l == end || words.ends_with("; }"));
        functions.push((idx + 1, body.map_or(1, |n| n + 1)));
    }
    functions
}
