//! Suggestions on writing: nothing here is wrong enough to stop anything.

use super::{Code, Diagnostic, Place, Text};

/// A decimal point stands where the decimal mark is a comma; `meant` is the number with it.
pub fn decimal_point(place: Place, words: &str, meant: Option<String>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B220,
        place,
        Text::new(
            format!("“{words}” viết dấu chấm ở chỗ của dấu phẩy thập phân."),
            format!("“{words}” has a point where the decimal mark is a comma."),
        ),
    );
    mended(told, "decimal_point", meant)
}

/// A number touches a word; `meant` has a no-break space between them.
pub fn no_space(place: Place, words: &str, meant: Option<String>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B221,
        place,
        Text::new(
            format!("“{words}” viết liền số với chữ."),
            format!("“{words}” has no space between number and word."),
        ),
    );
    mended(told, "unit_space", meant)
}

/// A word stands twice where once is meant.
pub fn doubled_word(place: Place, words: &str, meant: Option<String>) -> Diagnostic {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = Diagnostic::new(
        Code::B222,
        place,
        Text::new(
            format!("“{words}” có một từ viết hai lần."),
            format!("“{words}” has a word twice."),
        ),
    );
    mended(told, "doubled_words", meant)
}

/// A name is not written as it is spelt.
pub fn misspelt_name(place: Place, words: &str, meant: Option<String>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B223,
        place,
        Text::new(
            format!("Tên “{words}” viết chưa đúng."),
            format!("The name “{words}” is not spelt so."),
        ),
    );
    mended(told, "names", meant)
}

/// A figure is said to be exact and, by its qualifier, not to be.
pub fn exact_and_not(place: Place, words: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B224,
        place,
        Text::new(
            format!("“{words}” vừa nói là đúng con số ấy, vừa nói là không đúng hẳn."),
            format!("“{words}” says that the number is exact and that it is not."),
        ),
    )
    .help(
        "Giữ một từ: “đúng 300” nếu đếm được đủ, “hơn 300” nếu không. Không muốn được nhắc: check: {lints: {exact_qualifier: false}} trong site.yaml.",
        "Keep one word: “đúng 300” where it was counted, “hơn 300” where not. To be told no more, write check: {lints: {exact_qualifier: false}} in site.yaml.",
    )
}

/// With what to write, and the switch of site.yaml.
fn mended(told: Diagnostic, switch: &str, meant: Option<String>) -> Diagnostic {
    let (vi, en) = match &meant {
        Some(meant) => (format!("Viết “{meant}”. "), format!("Write “{meant}”. ")),
        None => (String::new(), String::new()),
    };
    let told = told.help(
        format!("{vi}Không muốn được nhắc: check: {{lints: {{{switch}: false}}}} trong site.yaml."),
        format!(
            "{en}To be told no more, write check: {{lints: {{{switch}: false}}}} in site.yaml."
        ),
    );
    match meant {
        Some(meant) => told.fix(meant),
        None => told,
    }
}
