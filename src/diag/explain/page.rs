//! The handbook's page of codes, as Markdown: the same words that a terminal shows.
//!
//! A code is a heading of its own, so that its anchor is its name in small letters: `#b036`.

use std::fmt::Write;

use super::{Code, Example, Explanation, GROUPS, Lang, pick};
use crate::diag::Severity;

/// What the codes of each of [`GROUPS`] are about.
const SUBJECTS: [(&str, &str); GROUPS.len()] = [
    ("Một số liệu", "A figure by itself"),
    ("Số liệu với địa bàn, kỳ và với nhau", "Figures with areas, periods and each other"),
    ("Phần khai báo đầu bài", "The front matter of an article"),
    ("Tệp và tên tệp", "Files and their names"),
    ("Cấu hình và danh mục", "Settings and registries"),
    ("Lời bài", "The text of an article"),
    ("Gợi ý về cách viết", "Suggestions on the writing"),
    ("Liên kết và giao diện", "Links and the theme"),
    ("Thư mục xuất và tệp do lệnh ghi", "The output folder and files that commands write"),
];

/// What stands above the codes.
const OPENING: (&str, &str) = (
    "---
# Do lệnh này làm ra, xin đừng sửa tay: bantin explain --markdown --lang vi
title: Các mã mà bantin báo
---

Khi có chỗ cần xem lại, bantin in một dòng mở đầu như `cảnh báo[B036]`, kèm tên tệp, số dòng và cách sửa. Trang này nói rõ \
từng mã: mã nghĩa là gì, một ví dụ, và cách sửa. Tìm mã bằng Ctrl+F, hoặc gõ `bantin explain B036` để đọc ngay ở cửa sổ lệnh.

- **Lỗi**: chưa dựng được trang mới; trang cũ vẫn nguyên cho tới khi sửa xong.
- **Cảnh báo**: vẫn dựng được, nhưng nên xem lại.
- **Lưu ý**: một gợi ý; không đồng ý thì thôi.

[The same page in English](codes.md)
",
    "---
# Made by this command, not by hand: bantin explain --markdown --lang en
title: The codes of bantin's messages
---

Where something needs a look, bantin prints a line that begins like `warning[B036]`, with the file, the line and the way out. \
This page tells of each code what it means, an example, and how to mend it. Find a code with Ctrl+F, or read it in the \
terminal: `bantin explain B036`.

- **Error**: the new site was not built; the old one stays as it is until this is mended.
- **Warning**: the site is built, but this should be looked at.
- **Notice**: a suggestion, to be taken or left.

[Cũng trang này bằng tiếng Việt](ma-loi.md)
",
);

/// Every code with its meaning, an example and the way out, as a page of Markdown.
pub fn page(lang: Lang) -> String {
    let mut page = pick(OPENING, lang).to_owned();
    for (group, subject) in GROUPS.iter().zip(SUBJECTS) {
        add(&mut page, &format!("\n## {}\n", pick(subject, lang)));
        add(&mut page, pick(("| Mã | Chuyện gì | Mức |", "| Code | What | How grave |"), lang));
        add(&mut page, "| --- | --- | --- |");
        for told in *group {
            let (code, about) = (told.code, escaped(pick(told.code.about(), lang)));
            let small = code.as_str().to_lowercase();
            // Two words of a narrow column stay on one line.
            let grave = grave(code, lang).replace(' ', "\u{a0}");
            add(&mut page, &format!("| [{code}](#{small}) | {about} | {grave} |"));
        }
        for told in *group {
            section(&mut page, told, lang);
        }
    }
    page
}

/// How grave a code is, in a word.
pub fn grave(code: Code, lang: Lang) -> &'static str {
    let words = match code.severity() {
        Severity::Error => ("lỗi", "error"),
        Severity::Warning => ("cảnh báo", "warning"),
        Severity::Notice => ("lưu ý", "notice"),
    };
    pick(words, lang)
}

/// A line of an example; what would not be seen is written by its number.
pub fn shown(line: &str) -> String {
    let hidden = |c: char| (c.is_control() && c != '\t') || c == '\u{200b}';
    let mut shown = String::new();
    for c in line.chars() {
        match c {
            c if hidden(c) => shown.extend(c.escape_unicode()),
            '\t' => shown.push_str("⇥ "),
            c => shown.push(c),
        }
    }
    shown.truncate(shown.trim_end().len());
    shown
}

fn section(page: &mut String, told: &Explanation, lang: Lang) {
    let code = told.code;
    let about = escaped(pick(code.about(), lang));
    add(page, &format!("\n### {code}\n\n**{about}** ({}).\n", grave(code, lang)));
    add(page, &escaped(told.means(lang)));
    match told.example {
        Example::Front(entries) => {
            let title = (
                "Ví dụ trong phần khai báo của một bài",
                "For example, in an article's front matter",
            );
            excerpt(page, pick(title, lang), entries);
        }
        Example::Body(words) => {
            let title = ("Ví dụ trong lời một bài", "For example, in the text of an article");
            excerpt(page, pick(title, lang), words);
        }
        Example::Files(files) => {
            for (idx, (path, lines)) in files.iter().enumerate() {
                let title = if idx == 0 {
                    ("Ví dụ trong", "For example, in")
                } else {
                    ("và trong", "and in")
                };
                excerpt(page, &format!("{} `{path}`", pick(title, lang)), lines);
            }
        }
        Example::Told(vi, en) => {
            let title = pick(("Ví dụ", "For example"), lang);
            add(page, &format!("\n{title}: {}", escaped(pick((vi, en), lang))));
        }
    }
    let mend = pick(("Cách sửa", "How to mend it"), lang);
    add(page, &format!("\n**{mend}:** {}", escaped(told.mend(lang))));
}

/// Lines of a file under their title.
fn excerpt(page: &mut String, title: &str, lines: &str) {
    // A fence is longer than any that it holds.
    let fence = if lines.contains("```") { "````" } else { "```" };
    add(page, &format!("\n{title}:\n\n{fence}"));
    for line in lines.lines() {
        add(page, &shown(line));
    }
    add(page, fence);
}

/// `words` with what means something to Markdown as it is.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn add(page: &mut String, line: &str) {
    writeln!(page, "{line}").expect("a string takes every line");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_heading_and_one_row() {
        for lang in [Lang::Vi, Lang::En] {
            let page = page(lang);
            for code in Code::ALL {
                let small = code.as_str().to_lowercase();
                assert_eq!(page.matches(&format!("\n### {code}\n")).count(), 1, "{code}");
                assert_eq!(page.matches(&format!("\n| [{code}](#{small}) |")).count(), 1, "{code}");
            }
        }
    }

    #[test]
    fn words_are_no_markdown() {
        assert_eq!(escaped("**đậm**, [chữ](x) & <b>"), r"\*\*đậm\*\*, \[chữ\](x) \& \<b\>");
    }
}
