//! What an article needs and does not have.

use chrono::{Datelike, NaiveDate};

use super::{Code, Diagnostic, Place, Text};

/// News without a date.
pub fn date(place: Place) -> Diagnostic {
    Diagnostic::new(Code::B140, place, Text::new("Bài tin thiếu ngày đăng.", "News needs a date."))
        .help("Thêm dòng: date: 2023-05-25", "Add the line: date: 2023-05-25")
}

/// Figures without a period; `date` is the article's, for the example.
pub fn period(place: Place, date: Option<NaiveDate>) -> Diagnostic {
    let example = date.map_or_else(
        || "2023-H1".to_owned(),
        |date| format!("{}-{:02}", date.year(), date.month()),
    );
    Diagnostic::new(
        Code::B141,
        place,
        Text::new(
            "Bài có số liệu nhưng không ghi kỳ của số liệu.",
            "The article has figures but no period that they cover.",
        ),
    )
    .help(
        format!("Thêm dòng: period: {example} (hoặc 2023-H1, 2023-Q1, 2023, 2023-05-25)."),
        format!("Add the line: period: {example} (or 2023-H1, 2023-Q1, 2023, 2023-05-25)."),
    )
}

/// Figures without an area, although not exactly one district is tagged; `example` is an area of the
/// site, one of several tagged districts where there are any.
pub fn area(place: Place, is_of_several: bool, example: Option<&str>) -> Diagnostic {
    let (mut vi, mut en) = if is_of_several {
        (
            "Bài gắn nhiều huyện; ghi số liệu là của ai".to_owned(),
            "Several districts are tagged; say whose figures these are".to_owned(),
        )
    } else {
        (
            "Thêm dòng: area: rồi mã địa bàn".to_owned(),
            "Add the line: area: and the area's id".to_owned(),
        )
    };
    if let Some(example) = example {
        vi.push_str(&format!(", ví dụ area: {example}"));
        en.push_str(&format!(", such as area: {example}"));
    }
    vi.push('.');
    en.push('.');
    Diagnostic::new(
        Code::B142,
        place,
        Text::new(
            "Bài có số liệu nhưng không ghi là của địa bàn nào.",
            "The article has figures but does not say whose they are.",
        ),
    )
    .help(vi, en)
}

/// A tag or series of which nothing is left once folded.
pub fn letters(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B143,
        place,
        Text::new(
            format!("“{written}” không còn chữ nào khi đổi thành địa chỉ."),
            format!("“{written}” leaves no letter for a URL."),
        ),
    )
    .help("Dùng ít nhất một chữ cái hoặc chữ số.", "Use at least one letter or digit.")
}

/// A featured metric of which the article has no figure.
pub fn featured_figure(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B144,
        place,
        Text::new(
            format!("featured có “{written}” nhưng bài không có số liệu này."),
            format!("featured has “{written}”, but the article has no such figure."),
        ),
    )
    .help("Khai báo số liệu trong metrics, hoặc bỏ khỏi featured.", "Declare it, or take it out.")
}
