//! Mistakes of YAML itself, in articles and in the board's files.

use super::{Code, Diagnostic, Place, Severity, Text};

/// What YAML's syntax takes for itself must stand in quotes; `quoted` is the way to write it.
pub fn quotes_needed(place: Place, written: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B013,
        place,
        Text::new(
            format!("Đặt “{written}” trong dấu nháy."),
            format!("Put “{written}” in quotes."),
        ),
    )
    .help(format!("Viết: {quoted}"), format!("Write: {quoted}"))
    .fix(quoted)
}

/// Something is no YAML for a reason that has no code of its own.
pub fn not_yaml(place: Place, why: Text) -> Diagnostic {
    Diagnostic::new(Code::B102, place, why).help(
        "Mỗi mục một dòng: tên mục, dấu hai chấm, một dấu cách, rồi giá trị.",
        "One entry a line: its name, a colon, a space, then the value.",
    )
}

/// A quote is opened and never closed.
pub fn unclosed_quote(place: Place, quote: char) -> Diagnostic {
    Diagnostic::new(
        Code::B103,
        place,
        Text::new(
            format!("Dấu nháy {quote} mở ở đây nhưng không được đóng."),
            format!("The quote {quote} opened here is not closed."),
        ),
    )
    .help(
        format!("Thêm {quote} ở cuối giá trị, hoặc bỏ dấu nháy ở đầu."),
        format!("Add {quote} at the end of the value, or remove the one at its start."),
    )
}

/// Text follows a closed quote.
pub fn text_after_quote(place: Place, written: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B103,
        place,
        Text::new(
            format!("Còn chữ sau dấu nháy đóng: {written}"),
            format!("There is text after the closing quote: {written}"),
        ),
    )
    .help(
        format!("Đặt cả giá trị trong dấu nháy: {quoted}"),
        format!("Put the whole value in quotes: {quoted}"),
    )
    .fix(quoted)
}

/// A backslash in double quotes begins nothing known.
pub fn unknown_escape(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B103,
        place,
        Text::new(
            "Trong dấu nháy kép, dấu \\ có nghĩa riêng và không đứng được ở đây.",
            "In double quotes a \\ has a meaning of its own and cannot stand here.",
        ),
    )
    .help("Dùng dấu nháy đơn, hoặc viết \\\\.", "Use single quotes, or write \\\\.")
}

/// A line is indented with a tab.
pub fn tab(place: Place, spaces: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B104,
        place,
        Text::new(
            "Đầu dòng thụt vào bằng phím Tab; YAML chỉ nhận dấu cách.",
            "The line is indented with a tab; YAML takes only spaces.",
        ),
    )
    .help("Thay mỗi Tab bằng hai dấu cách.", "Put two spaces in place of each tab.")
    .fix(spaces)
}

/// A line is indented further or less than its neighbours.
pub fn indentation(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B105,
        place,
        Text::new(
            "Dòng này thụt vào không thẳng hàng với các mục bên trên.",
            "This line is not indented like the entries above it.",
        ),
    )
    .help(
        "Các mục cùng cấp bắt đầu ở cùng một cột; mục con thụt vào hai dấu cách.",
        "Entries of one level begin in one column; those below another are two spaces further in.",
    )
}

/// An entry stands at the margin after a key that waits for its own entries.
pub fn indent_below(place: Place, parent: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B105,
        place,
        Text::new(
            format!("Mục này có phải thuộc “{parent}”? Nó chưa được thụt vào."),
            format!("Does this entry belong to “{parent}”? It is not indented."),
        ),
    )
    .help(
        format!("Thêm hai dấu cách ở đầu dòng để nó nằm dưới “{parent}”."),
        format!("Put two spaces before it so that it lies below “{parent}”."),
    )
}

/// Nothing separates a name from its value; `separated` is the way to write it.
pub fn no_space(place: Place, written: &str, separated: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B106,
        place,
        Text::new(
            format!("Thiếu dấu cách sau “{written}”."),
            format!("A space is missing after “{written}”."),
        ),
    )
    .help(format!("Viết: {separated}"), format!("Write: {separated}"))
    .fix(separated)
}

/// The colon is the wide one of Chinese keyboards.
pub fn wide_colon(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B106,
        place,
        Text::new(
            "Đây là dấu hai chấm toàn khổ “：”, không phải “:”.",
            "This is the full-width colon “：”, not “:”.",
        ),
    )
    .help("Gõ lại dấu “:” rồi một dấu cách.", "Type “:” and a space.")
    .fix(": ")
}

/// A line has no colon.
pub fn no_colon(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B106,
        place,
        Text::new(
            format!("Không có dấu hai chấm trong dòng “{written}”."),
            format!("There is no colon in the line “{written}”."),
        ),
    )
    .help(
        "Viết “tên mục: giá trị”; nếu là phần tiếp của dòng trên thì thụt vào hai dấu cách.",
        "Write “name: value”; if it goes on from the line above, indent it by two spaces.",
    )
}

/// A character that cannot be seen stands where YAML wants a plain space or nothing.
pub fn invisible(place: Place, c: char) -> Diagnostic {
    let (vi, en) = match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => ("dấu cách không ngắt", "a no-break space"),
        '\u{3000}' => ("dấu cách toàn khổ", "a full-width space"),
        _ => ("một ký tự vô hình", "an invisible character"),
    };
    let number = u32::from(c);
    Diagnostic::new(
        Code::B107,
        place,
        Text::new(
            format!("Ở đây có {vi} (U+{number:04X}), thường do dán từ Word hay trang web."),
            format!("Here is {en} (U+{number:04X}), often pasted from Word or a web page."),
        ),
    )
    .help("Xóa đi và gõ lại bằng dấu cách thường.", "Delete it and type an ordinary space.")
}

/// A name stands twice in one place.
pub fn duplicate_key(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B108,
        place,
        Text::new(format!("Mục “{key}” có hai lần."), format!("The entry “{key}” stands twice.")),
    )
    .help(
        "Giữ một mục; nhiều số liệu của một chỉ số thì viết thành danh sách.",
        "Keep one of them; several figures of one metric are written as a list.",
    )
    .also(first, Text::new("lần đầu ở đây", "first here"))
}

/// A feature of YAML that bantin does not take: anchors, tags, several documents and the like.
pub fn unsupported(place: Place, what: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B109,
        place,
        Text::new(
            format!("bantin không nhận {} của YAML.", what.vi),
            format!("bantin does not take YAML's {}.", what.en),
        ),
    )
    .help(
        "Viết giá trị đầy đủ ở mỗi chỗ; nếu là chữ thì đặt trong dấu nháy.",
        "Write the value in full at each place; put it in quotes if it is text.",
    )
}

/// Too many levels lie inside each other.
pub fn too_deep(place: Place, most: usize) -> Diagnostic {
    Diagnostic::new(
        Code::B110,
        place,
        Text::new(
            format!("Quá {most} cấp lồng nhau."),
            format!("More than {most} levels inside each other."),
        ),
    )
    .help("Viết các mục ngang cấp hơn.", "Write it flatter.")
}

/// The YAML is larger than it may be.
pub fn too_long(place: Place, bytes: usize, most: usize) -> Diagnostic {
    let (kib, most) = (bytes.div_ceil(1 << 10), most >> 10);
    Diagnostic::new(
        Code::B110,
        place,
        Text::new(
            format!("Phần khai báo dài {kib} KiB, quá mức {most} KiB."),
            format!("The YAML has {kib} KiB, more than {most} KiB."),
        ),
    )
    .help("Chuyển chữ vào nội dung bài.", "Move text into the article's body.")
}

/// A value stands in typographic quotes, which YAML takes as letters.
pub fn smart_quotes(place: Place, written: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B111,
        place,
        Text::new(
            format!("Dấu nháy cong trong {written} được giữ làm một phần của chữ."),
            format!("The curly quotes in {written} are kept as part of the text."),
        ),
    )
    .help(
        format!("Nếu là dấu nháy của YAML, viết {quoted}; nếu muốn hiện ra, viết '{written}'."),
        format!("If they are meant as YAML's quotes, write {quoted}; to show them, '{written}'."),
    )
    .fix(quoted)
}

/// What follows ` #` is a comment although it looks like text.
pub fn cut_by_comment(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B112,
        place,
        Text::new(
            format!("Phần “{written}” không được đọc: dấu # sau dấu cách mở đầu ghi chú."),
            format!("“{written}” is not read: a # after a space begins a comment."),
        ),
    )
    .help(
        "Đặt cả giá trị trong dấu nháy; nếu là ghi chú thì thêm dấu cách sau #.",
        "Put the whole value in quotes; if it is a comment, put a space after #.",
    )
}

/// A bracket is opened and never closed.
pub fn unclosed_bracket(place: Place, bracket: char) -> Diagnostic {
    let closing = if bracket == '[' { ']' } else { '}' };
    Diagnostic::new(
        Code::B113,
        place,
        Text::new(
            format!("Dấu {bracket} mở ở đây nhưng không được đóng."),
            format!("The bracket {bracket} opened here is not closed."),
        ),
    )
    .help(
        format!("Thêm {closing}, hoặc đặt cả giá trị trong dấu nháy nếu là chữ."),
        format!("Add {closing}, or put the whole value in quotes if it is text."),
    )
}

/// A character that no text has.
pub fn control_character(place: Place, c: char) -> Diagnostic {
    let number = u32::from(c);
    Diagnostic::new(
        Code::B114,
        place,
        Text::new(
            format!("Ký tự điều khiển U+{number:04X} không đứng được trong chữ."),
            format!("The control character U+{number:04X} cannot stand in text."),
        ),
    )
    .help("Xóa ký tự đó.", "Delete it.")
}

/// A name within `{ }` has no value.
pub fn no_value(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B115,
        place,
        Text::new(
            format!("“{key}” chưa có giá trị trong dấu {{ }}."),
            format!("“{key}” has no value within {{ }}."),
        ),
    )
    .help(
        format!(
            "Viết {{{key}: …}}; chữ có dấu phẩy thì đặt trong dấu nháy; danh sách thì dùng [ ]."
        ),
        format!("Write {{{key}: …}}; put text with a comma in quotes; use [ ] for a list."),
    )
}

/// Whether an entry may be there after all, under a name that could not be read.
///
/// Who misses an entry then says nothing: one slip is one mistake.
pub fn loses_an_entry(diagnostic: &Diagnostic) -> bool {
    (Code::B102..=Code::B120).contains(&diagnostic.code) && diagnostic.severity == Severity::Error
}
