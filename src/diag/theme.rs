//! Mistakes of templates and of the theme's other files.

use super::{Code, Diagnostic, Place, Text};
use crate::path::SitePath;

/// A template is not well-formed, or names what does not exist; `why` is the engine's own sentence.
pub fn bad_template(place: Place, why: &str) -> Diagnostic {
    let file = place.file.clone();
    let in_vietnamese = engine_in_vietnamese(why);
    Diagnostic::new(
        Code::B240,
        place,
        Text::new(format!("Mẫu {file}: {in_vietnamese}."), format!("Template {file}: {why}.")),
    )
}

/// Templates are at odds with each other: a circle, a missing parent, a component twice.
pub fn bad_templates(file: &SitePath, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B240,
        Place::whole(file),
        Text::new(
            format!("Các mẫu của giao diện không khớp nhau: {why}."),
            format!("The theme's templates do not fit together: {why}."),
        ),
    )
}

/// The theme has no template of this name.
pub fn missing_template(theme: &SitePath, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B241,
        Place::whole(theme),
        Text::new(
            format!("Giao diện không có mẫu templates/{name}."),
            format!("The theme has no template templates/{name}."),
        ),
    )
    .help(
        "Thêm mẫu này, hoặc ghi extends: default trong theme.yaml.",
        "Add it, or write extends: default in theme.yaml.",
    )
}

/// A template failed on the view of one page.
pub fn failed_template(place: Place, page: &str, why: &str) -> Diagnostic {
    let file = place.file.clone();
    let in_vietnamese = engine_in_vietnamese(why);
    Diagnostic::new(
        Code::B242,
        place,
        Text::new(
            format!("Mẫu {file} không dựng được trang {page}: {in_vietnamese}."),
            format!("Template {file} cannot render the page {page}: {why}."),
        ),
    )
    .help(
        "Xem README.md của giao diện: mỗi mẫu thấy những gì.",
        "See the theme's README.md for what each template sees.",
    )
}

/// A YAML file of the theme is not understood.
pub fn bad_file(place: Place, why: &str) -> Diagnostic {
    let file = place.file.clone();
    Diagnostic::new(
        Code::B243,
        place,
        Text::new(
            format!("Không hiểu tệp {file}: {why}."),
            format!("Cannot understand {file}: {why}."),
        ),
    )
}

/// The theme is made for other versions of the theme contract.
pub fn unfit_version(place: Place, min: u32, max: u32, ours: u32) -> Diagnostic {
    Diagnostic::new(
        Code::B244,
        place,
        Text::new(
            format!("Giao diện viết cho api {min}–{max}, chương trình này có api {ours}."),
            format!("The theme is for api {min}–{max}; this program has api {ours}."),
        ),
    )
    .help("Dùng bản bantin hoặc bản giao diện khác.", "Use another version of bantin or the theme.")
}

/// Neither the site nor the program has a theme of this name.
pub fn unknown_theme(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B245,
        place,
        Text::new(
            format!("Không có giao diện “{name}” trong themes/."),
            format!("There is no theme “{name}” in themes/."),
        ),
    )
    .help("Giao diện có sẵn là default.", "The theme at hand is default.")
}

/// A string of the theme stands in one language only.
pub fn string_missing(file: &SitePath, key: &str, other: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B248,
        Place::whole(file),
        Text::new(
            format!("Tệp {file} thiếu chuỗi “{key}”, có trong {other}."),
            format!("{file} lacks the string “{key}”, which is in {other}."),
        ),
    )
}

/// Both languages have a string, with different placeholders.
pub fn string_differs(file: &SitePath, key: &str, other: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B248,
        Place::whole(file),
        Text::new(
            format!("Chuỗi “{key}” trong {file} và {other} không cùng các chỗ điền {{…}}."),
            format!("The string “{key}” has other placeholders {{…}} in {file} than in {other}."),
        ),
    )
}

/// A template asks for a string that the theme does not have.
pub fn unknown_string(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B249,
        place,
        Text::new(
            format!("Mẫu dùng chuỗi “{key}”, nhưng i18n/ không có."),
            format!("The template uses the string “{key}”, which i18n/ does not have."),
        ),
    )
}

/// The theme lacks a file that every theme has.
pub fn missing_file(file: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B250,
        Place::whole(file),
        Text::new(format!("Giao diện thiếu tệp {file}."), format!("The theme lacks {file}.")),
    )
    .help(
        "Thêm tệp này, hoặc ghi extends: default trong theme.yaml.",
        "Add it, or write extends: default in theme.yaml.",
    )
}

/// The engine's sentence in Vietnamese, where it is one of the usual ones.
///
/// The names between backticks stay as they are; an unusual sentence stays English.
fn engine_in_vietnamese(why: &str) -> String {
    const USUAL: &[(&str, &str)] = &[
        ("Unknown filter", "không có bộ lọc"),
        ("Unknown function", "không có hàm"),
        ("Unknown test", "không có phép thử"),
        ("Unknown component", "không có thành phần"),
        ("Unknown template", "không có mẫu"),
        ("Variable", "biến"),
        ("Field", "trường"),
        ("Unexpected end of input", "tệp kết thúc giữa chừng"),
        ("Invalid tag", "thẻ không hợp lệ"),
        ("Found", "gặp"),
    ];
    const INSIDE: &[(&str, &str)] = &[
        (" is not defined", " chưa có"),
        (" but expected one of", " nhưng cần một trong"),
        (" but expected", " nhưng cần"),
        ("Available fields", "Các trường đang có"),
        ("Available variables", "Các biến đang có"),
    ];
    let found = USUAL.iter().find_map(|(en, vi)| why.strip_prefix(en).map(|rest| (vi, rest)));
    match found {
        Some((vi, rest)) => {
            let rest = rest.to_owned();
            (*vi).to_owned() + &INSIDE.iter().fold(rest, |text, (en, vi)| text.replace(en, vi))
        }
        None => why.to_owned(),
    }
}
