//! The site that a newcomer begins with, whole: it builds and checks without a word.
//!
//! It has no theme of its own, as that is inside the program. The areas of the example are those of
//! the repository's sample, so that there is one list of them.

use crate::path::SitePath;

/// Which site a newcomer begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starter {
    /// Quảng Ninh's areas, some metrics and two articles, to be looked at and replaced.
    Example,
    /// The fewest entries with which a site can begin.
    Empty,
}

/// A file of a new site.
#[derive(Debug)]
pub struct NewFile {
    /// Where it goes.
    pub path: SitePath,
    /// What it holds.
    pub text: String,
    /// Whether one that is there already serves as well, as an editor's own settings do.
    pub may_be_there: bool,
}

/// What both kinds have for editors and for Git; one that is there already stays.
const BOTH: &[(&str, &str)] = &[
    (".gitignore", include_str!("both/gitignore")),
    (".vscode/extensions.json", include_str!("both/extensions.json")),
    (".vscode/settings.json", include_str!("both/settings.json")),
];

const EXAMPLE: &[(&str, &str)] = &[
    ("content/areas.yaml", include_str!("../../../content/areas.yaml")),
    ("content/gioi-thieu.md", include_str!("example/gioi-thieu.md")),
    ("content/index.md", include_str!("example/index.md")),
    ("content/metrics.yaml", include_str!("example/metrics.yaml")),
    ("content/site.yaml", include_str!("example/site.yaml")),
    ("content/tin/2025/06/don-bai-hong-van.md", include_str!("example/tin/don-bai-hong-van.md")),
    (
        "content/tin/2025/07/so-ket-nua-dau-nam.md",
        include_str!("example/tin/so-ket-nua-dau-nam.md"),
    ),
];

const EMPTY: &[(&str, &str)] = &[
    ("content/areas.yaml", include_str!("empty/areas.yaml")),
    ("content/index.md", include_str!("empty/index.md")),
    ("content/metrics.yaml", include_str!("empty/metrics.yaml")),
    ("content/site.yaml", include_str!("empty/site.yaml")),
];

/// The files of a new site, by path.
pub fn files(starter: Starter) -> Vec<NewFile> {
    let own = match starter {
        Starter::Example => EXAMPLE,
        Starter::Empty => EMPTY,
    };
    let file = |may_be_there: bool| {
        move |(path, text): &(&str, &str)| NewFile {
            path: SitePath::new(path).expect("every name is inside the site"),
            text: (*text).to_owned(),
            may_be_there,
        }
    };
    BOTH.iter().map(file(true)).chain(own.iter().map(file(false))).collect()
}
