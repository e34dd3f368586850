//! What each code means, what raises it and how to mend it: `bantin explain`.
//!
//! The texts stand in the order of the codes, by subject. A code without a text does not compile, and
//! every example that can be written down is built by a test, which must be told its code. [`page()`]
//! makes the handbook's page of codes of the same texts.

mod board;
mod body;
mod figures;
mod files;
mod front;
mod output;
mod page;
mod relations;
mod theme;
mod writing;

pub use page::{grave, page, shown};

use super::{Code, Lang};

/// What a code means.
#[derive(Debug)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// What raises it.
    pub example: Example,
    means: Both,
    mend: Both,
}

/// The same in Vietnamese and English.
type Both = (&'static str, &'static str);

/// What raises a code.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Entries of an article's front matter.
    Front(&'static str),
    /// Words of an article.
    Body(&'static str),
    /// Files with entries of theirs, or with all they have.
    Files(&'static [(&'static str, &'static str)]),
    /// What cannot be written down, in Vietnamese and English.
    Told(&'static str, &'static str),
}

impl Explanation {
    /// What the code means.
    pub const fn means(&self, lang: Lang) -> &'static str {
        pick(self.means, lang)
    }

    /// How to mend it.
    pub const fn mend(&self, lang: Lang) -> &'static str {
        pick(self.mend, lang)
    }
}

/// What this code means.
pub fn of(code: Code) -> &'static Explanation {
    let mut all = GROUPS.iter().flat_map(|group| group.iter());
    all.find(|explanation| explanation.code == code).expect("every code has a text")
}

const fn pick((vi, en): Both, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

const GROUPS: [&[Explanation]; 9] = [
    figures::ALL,
    relations::ALL,
    front::ALL,
    files::ALL,
    board::ALL,
    body::ALL,
    writing::ALL,
    theme::ALL,
    output::ALL,
];

/// Every code has its text, in the order of the codes.
const _: () = {
    let (mut n, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut idx = 0;
        while idx < GROUPS[group].len() {
            assert!(
                GROUPS[group][idx].code as usize == n,
                "a code has no text, or not in its order"
            );
            n += 1;
            idx += 1;
        }
        group += 1;
    }
    assert!(n == Code::ALL.len(), "the last codes have no text");
};

/// A table of explanations: the code and its example, then of each language what it means and how to
/// mend it.
macro_rules! explanations {
    ($($code:ident $example:expr;
        vi $means_vi:literal $mend_vi:literal
        en $means_en:literal $mend_en:literal)*) => {
        pub(super) const ALL: &[super::Explanation] = &[$(super::Explanation {
            code: super::super::Code::$code,
            example: $example,
            means: ($means_vi, $means_en),
            mend: ($mend_vi, $mend_en),
        }),*];
    };
}
use explanations;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_both_languages_with_an_example() {
        for code in Code::ALL {
            let told = of(*code);
            assert_eq!(told.code, *code);
            for text in [told.means, told.mend] {
                assert!(!text.0.is_empty() && !text.1.is_empty() && text.0 != text.1, "{code}");
                for text in [text.0, text.1] {
                    assert!(text.ends_with(['.', '…']), "{code}: {text}");
                    assert!(!text.contains("  ") && !text.contains('\n'), "{code}: {text}");
                }
            }
            let is_empty = match told.example {
                Example::Front(text) | Example::Body(text) => text.trim().is_empty(),
                Example::Files(files) => files.is_empty(),
                Example::Told(vi, en) => vi.is_empty() || en.is_empty() || vi == en,
            };
            assert!(!is_empty, "{code}");
        }
    }
}
