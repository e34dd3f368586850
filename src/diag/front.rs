//! Mistakes of front matter, and of entries and values in any YAML file.

use super::{Code, Diagnostic, Place, Text};

/// The file does not begin with front matter.
pub fn no_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B100,
        place,
        Text::new("Bài chưa có phần khai báo ở đầu.", "There is no front matter at the beginning."),
    )
    .help(
        "Bắt đầu tệp bằng dòng ---, rồi dòng “title: …”, rồi lại một dòng ---.",
        "Begin the file with a line ---, then “title: …”, then another line ---.",
    )
}

/// The first line is nearly, but not quite, the fence of front matter.
pub fn odd_fence(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B100,
        place,
        Text::new(
            format!("Dòng “{written}” phải là đúng ba dấu gạch ngang: ---"),
            format!("The line “{written}” must be exactly three hyphens: ---"),
        ),
    )
    .help("Viết: ---", "Write: ---")
    .fix("---")
}

/// The closing fence is missing.
pub fn unclosed(place: Place, nearly: Option<(Place, &str)>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B101,
        place,
        Text::new(
            "Phần khai báo mở ở đây nhưng không có dòng --- kết thúc.",
            "The front matter begins here but no line --- ends it.",
        ),
    );
    match nearly {
        Some((place, written)) => diagnostic
            .help(
                format!("Viết --- thay cho “{written}”, sát đầu dòng."),
                format!("Write --- in place of “{written}”, at the start of the line."),
            )
            .also(place, Text::new("có phải dòng này?", "is it this line?")),
        None => diagnostic.help(
            "Thêm một dòng --- sau mục cuối cùng, trước nội dung bài.",
            "Add a line --- after the last entry, before the text of the article.",
        ),
    }
}

/// A name that is not known here.
pub fn unknown_key(place: Place, key: &str, nearest: Option<&str>, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B120,
        place,
        Text::new(
            format!("Không có mục nào tên là “{key}” ở đây."),
            format!("There is no entry named “{key}” here."),
        ),
    );
    if let Some(nearest) = nearest {
        return diagnostic
            .help(format!("Có phải “{nearest}”?"), format!("Did you mean “{nearest}”?"))
            .fix(nearest);
    }
    let known = known.join(", ");
    diagnostic.help(format!("Các mục có thể dùng: {known}."), format!("Known: {known}."))
}

/// An entry that must be there is missing or empty.
pub fn missing_key(place: Place, key: &str, example: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B121,
        place,
        Text::new(format!("Thiếu mục “{key}”."), format!("The entry “{key}” is missing.")),
    )
    .help(format!("Thêm: {key}: {example}"), format!("Add: {key}: {example}"))
}

/// A kind of value, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A list.
    List,
    /// Named entries.
    Map,
    /// A whole number.
    Number,
}

impl Kind {
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("một dòng chữ", "a text"),
            Self::List => ("một danh sách", "a list"),
            Self::Map => ("các mục con", "entries of its own"),
            Self::Number => ("một số nguyên", "a whole number"),
        }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Text => "…",
            Self::List => "[a, b]",
            Self::Map => "{a: 1, b: 2}",
            Self::Number => "20",
        }
    }
}

/// A value is of another kind than its name asks for.
pub fn wrong_kind(place: Place, key: &str, expected: Kind, found: Kind) -> Diagnostic {
    let ((vi, en), (vi_found, en_found)) = (expected.words(), found.words());
    let example = expected.example();
    Diagnostic::new(
        Code::B122,
        place,
        Text::new(
            format!("“{key}” phải là {vi}, ở đây là {vi_found}."),
            format!("“{key}” must be {en}; here is {en_found}."),
        ),
    )
    .help(format!("Viết: {key}: {example}"), format!("Write: {key}: {example}"))
}

/// `metrics` that are no entries: a line without a space after its colon, or a list.
pub fn not_entries(place: Place, written: &str, found: Option<Kind>) -> Option<Diagnostic> {
    let found = found.filter(|found| matches!(found, Kind::Text | Kind::List))?;
    let pair = written.trim().trim_start_matches('-').split_once(':');
    let pair = pair.map(|(metric, figure)| (metric.trim(), figure.lines().next()));
    let pair = pair.map(|(metric, figure)| (metric, figure.unwrap_or_default().trim()));
    let (metric, figure) = pair
        .filter(|(metric, figure)| !metric.is_empty() && !figure.is_empty())
        .unwrap_or(("cay-xanh", "1.200 cây"));
    let told = wrong_kind(place, "metrics", Kind::Map, found);
    let is_one_line = found == Kind::Text && pair.is_some() && !written.trim().contains('\n');
    Some(match found {
        Kind::Text if is_one_line => told
            .help(
                format!("Thiếu dấu cách sau dấu hai chấm. Viết: {metric}: {figure}"),
                format!("A space is missing after the colon. Write: {metric}: {figure}"),
            )
            .fix(format!("{metric}: {figure}")),
        Kind::List => told.help(
            format!("Bỏ dấu gạch đầu dòng, mỗi chỉ số một dòng. Viết: {metric}: {figure}"),
            format!("Take the dashes away, one metric a line. Write: {metric}: {figure}"),
        ),
        _ => told.help(
            format!("Mỗi chỉ số một dòng, thụt vào. Viết: {metric}: {figure}"),
            format!("One metric a line, indented. Write: {metric}: {figure}"),
        ),
    })
}

/// A text stands where a list is expected.
pub fn list_expected(place: Place, key: &str, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B122,
        place,
        Text::new(format!("“{key}” phải là một danh sách."), format!("“{key}” must be a list.")),
    )
    .help(format!("Viết: {key}: [{written}]"), format!("Write: {key}: [{written}]"))
}

/// A text is no date.
pub fn not_a_date(place: Place, key: &str, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B123,
        place,
        Text::new(
            format!("“{written}” không phải là ngày tháng ({key})."),
            format!("“{written}” is not a date ({key})."),
        ),
    )
    .help("Viết như 2023-05-25 hoặc 25/5/2023.", "Write like 2023-05-25 or 25/5/2023.")
}

/// A date has the right form, but the calendar has no such day.
pub fn no_such_day(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B123,
        place,
        Text::new(
            format!("Lịch không có ngày {written}."),
            format!("There is no {written} in the calendar."),
        ),
    )
    .help(
        "Viết ngày trước, tháng sau: 25/5/2023; hoặc 2023-05-25.",
        "Write the day before the month: 25/5/2023; or 2023-05-25.",
    )
}

/// A calendar date has a time of day.
pub fn date_with_time(place: Place, key: &str, day: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B123,
        place,
        Text::new(
            format!("“{key}” là ngày, không có giờ."),
            format!("“{key}” is a day, without a time."),
        ),
    )
    .help(
        format!("Viết {key}: {day}; giờ đăng thì ghi ở mục “publish”."),
        format!("Write {key}: {day}; the hour of publication belongs into “publish”."),
    )
    .fix(day)
}

/// A text is no instant.
pub fn not_an_instant(place: Place, key: &str, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B124,
        place,
        Text::new(
            format!("“{written}” không phải là ngày giờ ({key})."),
            format!("“{written}” is not a date and time ({key})."),
        ),
    )
    .help(
        "Viết như 2023-05-25 hoặc 2023-05-25 07:30, theo giờ của trang (không ghi múi giờ).",
        "Write like 2023-05-25 or 2023-05-25 07:30, in the site's time (name no zone).",
    )
}

/// A text is neither true nor false.
pub fn not_a_bool(place: Place, key: &str, written: &str, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B125,
        place,
        Text::new(
            format!("“{key}” chỉ nhận true (có) hoặc false (không), không nhận “{written}”."),
            format!("“{key}” is true or false, not “{written}”."),
        ),
    );
    match meant {
        Some(meant) => {
            diagnostic.help(format!("Viết: {meant}"), format!("Write: {meant}")).fix(meant)
        }
        None => diagnostic.help("Viết: true hoặc false.", "Write: true or false."),
    }
}

/// A metric has no figure.
pub fn no_figure(place: Place, metric: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B126,
        place,
        Text::new(
            format!("Chỉ số “{metric}” chưa có số liệu."),
            format!("The metric “{metric}” has no figure."),
        ),
    )
    .help(
        "Viết số liệu sau dấu hai chấm, như: hơn 92.000 cây; hoặc xóa dòng này.",
        "Write the figure after the colon, like: hơn 92.000 cây; or delete the line.",
    )
}
