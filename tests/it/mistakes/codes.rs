//! Every code has a test.

use std::path::Path;

use bantin::diag::Code;

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
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| !tests.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "no test names {missing:?}");
}
