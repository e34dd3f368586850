//! Questions to a person at a terminal, and names that were typed.

use std::io::{self, BufRead, IsTerminal};

use chrono::NaiveDate;

use super::report::Report;
use crate::settings::Found;
use crate::settings::yaml::read::{NotADate, date_of};

/// Who is asked.
pub(super) struct Asked<'a> {
    input: Option<Box<dyn BufRead + 'a>>,
    pub(super) report: Report,
}

impl Asked<'_> {
    /// The person at the terminal; nobody where there is none.
    pub(super) fn person(report: Report) -> Self {
        let is_there = io::stdin().is_terminal() && io::stderr().is_terminal();
        let input: Option<Box<dyn BufRead>> =
            if is_there { Some(Box::new(io::stdin().lock())) } else { None };
        Self { input, report }
    }

    /// The answer to a question; `None` where there is nobody, or nothing was typed.
    pub(super) fn ask(&mut self, vi: &str, en: &str) -> Option<String> {
        let input = self.input.as_mut()?;
        self.report.question(vi, en);
        let mut line = String::new();
        match input.read_line(&mut line) {
            Ok(n) if n > 0 => Some(line.trim().to_owned()).filter(|answer| !answer.is_empty()),
            // The input has ended: nothing more will be answered.
            _ => {
                self.input = None;
                self.report.say("", "");
                None
            }
        }
    }

    /// Asks until the answer is understood or nothing is typed.
    pub(super) fn ask_for<T>(
        &mut self,
        (vi, en): (&str, &str),
        read: impl Fn(&str, Report) -> Option<T>,
    ) -> Option<T> {
        loop {
            let answer = self.ask(vi, en)?;
            if let Some(value) = read(&answer, self.report) {
                return Some(value);
            }
        }
    }
}

#[cfg(test)]
impl<'a> Asked<'a> {
    /// Somebody who answers with these lines.
    pub(super) fn answering(lines: &'a str, report: Report) -> Self {
        Self { input: Some(Box::new(lines.as_bytes())), report }
    }
}

/// What a name is of, in both languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind(pub(super) &'static str, pub(super) &'static str);

/// The one thing that a name means; else says what it may mean.
pub(super) fn one<'r, T>(
    name: &str,
    Kind(vi, en): Kind,
    found: Found<'r, T>,
    told: impl Fn(&T) -> (String, String),
    report: Report,
) -> Option<&'r T> {
    match found {
        Found::One(it) => {
            let (id, label) = told(it);
            // Who typed the beginning of a name sees what it was taken for.
            if id != name && label != name {
                let line = format!("  {name} → {id} ({label})");
                report.say(&line, &line);
            }
            return Some(it);
        }
        Found::Several(several) => {
            report.say(
                &format!("“{name}” có thể là nhiều {vi}; hãy ghi mã:"),
                &format!("“{name}” may be any {en} of these; give the id:"),
            );
            for it in several {
                let (id, label) = told(it);
                let line = format!("  {id:24} {label}");
                report.say(&line, &line);
            }
        }
        Found::Nothing(nearest) => {
            let (near_vi, near_en) = nearest.map_or_else(Default::default, |nearest| {
                (format!(" Gần nhất: {nearest}."), format!(" Did you mean {nearest}?"))
            });
            report.say(
                &format!("Không có {vi} “{name}”.{near_vi}"),
                &format!("There is no {en} “{name}”.{near_en}"),
            );
        }
    }
    None
}

/// The date that was typed; says what was not understood.
pub(super) fn date(text: &str, report: Report) -> Result<NaiveDate, NotADate> {
    let date = date_of(text.trim());
    if date.is_err() {
        report.say(
            &format!("Không hiểu ngày “{text}”. Viết như 2023-05-25 hoặc 25/5/2023."),
            &format!("Date “{text}” not understood. Write 2023-05-25 or 25/5/2023."),
        );
    }
    date
}
