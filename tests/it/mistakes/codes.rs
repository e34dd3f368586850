//! Every code has a test.

use std::path::Path;

use bantin::diag::Code;

/// Codes that no test names yet, and why.
const PENDING: &[(&str, &str)] = &[
    ("B035", "the prose is not yet searched for what the front matter declares"),
    ("B036", "the prose is not yet searched for figures that are not declared"),
];

/// What of a file is a test: all of it below tests/ and in a `tests` module, else what follows
/// `#[cfg(test)]`.
fn tests_of(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.to_string_lossy().replace('\\', "/");
    if name.starts_with("tests/") || name.contains("/tests/") || name.ends_with("/tests.rs") {
        return text;
    }
    text.split_once("#[cfg(test)]").map_or(String::new(), |(_, tests)| tests.to_owned())
}

#[test]
fn every_code_is_in_a_test() {
    let own = Path::new("tests/it/mistakes/codes.rs");
    let mut tests = String::new();
    for folder in ["src", "tests"] {
        for entry in walkdir::WalkDir::new(folder) {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|e| e == "rs") && path != own {
                tests.push_str(&tests_of(&path));
            }
        }
    }
    let is_pending = |code: &Code| PENDING.iter().any(|(pending, _)| *pending == code.as_str());
    let (named, unnamed): (Vec<Code>, Vec<Code>) =
        Code::ALL.iter().partition(|code| tests.contains(code.as_str()));
    let missing: Vec<Code> = unnamed.into_iter().filter(|code| !is_pending(code)).collect();
    assert!(missing.is_empty(), "no test names {missing:?}");
    let done: Vec<Code> = named.into_iter().filter(is_pending).collect();
    assert!(done.is_empty(), "{done:?} have tests: strike them from the list of pending ones");
}
