//! What is wrong with a command line, in Vietnamese; the English sentences are clap's.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error in Vietnamese, with what was probably meant.
pub(super) fn vietnamese(error: &Error) -> String {
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    let mut told = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("Không có lệnh “{}”.", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("Không có tùy chọn “{argument}”."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("Tùy chọn {argument} cần một giá trị.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("Tùy chọn {argument} không nhận “{value}”.")
        }
        ErrorKind::MissingRequiredArgument => format!("Thiếu {argument}."),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Thiếu tên lệnh.".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("Tùy chọn {argument} bị lặp hoặc trái nhau."),
        ErrorKind::InvalidUtf8 => "Dòng lệnh có chữ không phải UTF-8.".to_owned(),
        _ => format!("Dòng lệnh chưa đúng: {}.", error.kind()),
    };
    let near = [
        named(ContextKind::SuggestedSubcommand),
        named(ContextKind::SuggestedArg),
        named(ContextKind::SuggestedValue),
    ];
    for near in near.iter().filter(|near| !near.is_empty()) {
        told.push_str(&format!("\n  Gần nhất: {near}"));
    }
    let valid = named(ContextKind::ValidValue);
    if !valid.is_empty() {
        told.push_str(&format!("\n  Các giá trị: {valid}"));
    }
    told.push_str("\n  Xem hướng dẫn: bantin --help");
    told
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn wrong_use_is_told_with_what_was_meant() {
        for (line, expected) in [
            ("bantin bild", "Không có lệnh “bild”.\n  Gần nhất: build"),
            ("bantin build --draft", "Không có tùy chọn “--draft”.\n  Gần nhất: --drafts"),
            ("bantin build --format xml", "Tùy chọn --format <FORMAT> không nhận “xml”."),
            ("bantin build --output", "Tùy chọn --output <DIR> cần một giá trị."),
            ("bantin", "Thiếu tên lệnh."),
        ] {
            let error = Cli::command().try_get_matches_from(line.split(' ')).unwrap_err();
            let told = vietnamese(&error);
            assert!(told.starts_with(expected), "{line}: {told}");
        }
    }
}
