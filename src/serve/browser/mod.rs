//! What runs in the browser: the script that keeps a page current, its bar, its overlay, and the list
//! of articles.
//!
//! Absent: bytes from elsewhere; all of it is inside the program.

use super::forms::{self, Form};

const FILES: &[(&str, &str, Form)] = &[
    ("articles.js", include_str!("articles.js"), forms::SCRIPT),
    ("bar.js", include_str!("bar.js"), forms::SCRIPT),
    ("dom.js", include_str!("dom.js"), forms::SCRIPT),
    ("finding.js", include_str!("finding.js"), forms::SCRIPT),
    ("idiomorph.js", include_str!("idiomorph.js"), forms::SCRIPT),
    ("morph.js", include_str!("morph.js"), forms::SCRIPT),
    ("overlay.js", include_str!("overlay.js"), forms::SCRIPT),
    ("own.css", include_str!("own.css"), forms::STYLE),
    ("preview.css", include_str!("preview.css"), forms::STYLE),
    ("preview.js", include_str!("preview.js"), forms::SCRIPT),
    ("words.js", include_str!("words.js"), forms::SCRIPT),
];

/// The file of this name, with its form.
pub(super) fn file(name: &str) -> Option<(&'static [u8], Form)> {
    let (_, text, form) = FILES.iter().find(|(other, ..)| *other == name)?;
    Some((text.as_bytes(), form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_import_of_a_script_is_served() {
        for (name, text, _) in FILES {
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let from = line.split('"').nth(1).and_then(|path| path.strip_prefix("./"));
                assert!(from.and_then(file).is_some(), "{name}: {line}");
            }
        }
    }

    #[test]
    fn no_script_of_ours_writes_markup() {
        for (name, text, _) in FILES.iter().filter(|(name, ..)| *name != "idiomorph.js") {
            for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("]
            {
                assert!(!text.contains(word), "{name} has {word}");
            }
        }
    }
}
