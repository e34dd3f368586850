//! Texts, dates, lists and the like, taken out of the tree.
//!
//! Each says what it expected and where; what was refused before is passed over in silence. An
//! empty value is the same as none, because a new article's blank entries must not be mistakes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Content, Entry, Node, Style, quoted};
use crate::diag::front::{self, Kind};
use crate::diag::{Diagnostic, Marked, Place, Span, syntax};
use crate::fold;
use crate::path::SitePath;

/// Takes values out of one file's tree and collects what is wrong with them.
pub(crate) struct Reader<'r> {
    /// The file.
    pub(crate) file: &'r SitePath,
    /// Its text.
    pub(crate) source: &'r str,
    /// What was found.
    pub(crate) found: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// These bytes of the file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// What the file has at `span`.
    pub(crate) fn written(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Reports that `key` has a value of another kind.
    pub(crate) fn wrong_kind(&mut self, key: &str, expected: Kind, node: &Node<'_>) {
        let Some(found) = node.kind() else { return };
        let place = self.place(node.span);
        let written = self.written(node.span);
        // A text in brackets, such as `[Ảnh]` or `{x}`, was taken by YAML's syntax.
        let is_taken = expected == Kind::Text && !written.contains('\n');
        self.found.push(if is_taken {
            syntax::quotes_needed(place, written, &quoted(written))
        } else {
            front::wrong_kind(place, key, expected, found)
        });
    }

    /// The text of an entry.
    pub(crate) fn text(&mut self, key: &str, node: Node<'_>) -> Option<Marked<String>> {
        if node.is_empty() {
            return None;
        }
        let span = node.span;
        if let Content::Text(text, _) = node.content {
            return Some(Marked { value: text.trim().to_owned(), span });
        }
        self.wrong_kind(key, Kind::Text, &node);
        None
    }

    /// The texts of a list.
    pub(crate) fn texts(&mut self, key: &str, node: Node<'_>) -> Vec<Marked<String>> {
        let nodes = self.list(key, node);
        nodes.into_iter().filter_map(|node| self.text(key, node)).collect()
    }

    /// The values of a list; a text alone is reported, and read as a list of one.
    pub(crate) fn list<'a>(&mut self, key: &str, node: Node<'a>) -> Vec<Node<'a>> {
        if node.is_empty() {
            return Vec::new();
        }
        match node.content {
            Content::List(nodes) => nodes,
            Content::Text(_, style) => {
                let written = self.written(node.span).to_owned();
                let diagnostic = front::list_expected(self.place(node.span), key, &written);
                self.found.push(match style {
                    Style::Plain => diagnostic.fix(format!("[{written}]")),
                    Style::Quoted | Style::Block => diagnostic,
                });
                vec![node]
            }
            Content::Map(_) => {
                self.wrong_kind(key, Kind::List, &node);
                Vec::new()
            }
            Content::Refused => Vec::new(),
        }
    }

    /// The entries of a map.
    pub(crate) fn map<'a>(&mut self, key: &str, node: Node<'a>) -> Vec<Entry<'a>> {
        if node.is_empty() {
            return Vec::new();
        }
        if let Content::Map(entries) = node.content {
            return entries;
        }
        self.wrong_kind(key, Kind::Map, &node);
        Vec::new()
    }

    /// A calendar date.
    pub(crate) fn date(&mut self, key: &str, node: Node<'_>) -> Option<Marked<NaiveDate>> {
        let text = self.text(key, node)?;
        let place = self.place(text.span);
        match date_of(&text.value) {
            Ok(value) => return Some(Marked { value, span: text.span }),
            Err(NotADate::NoSuchDay) => self.found.push(front::no_such_day(place, &text.value)),
            Err(NotADate::Malformed) => {
                let day = text.value.split([' ', 'T']).next().unwrap_or_default();
                self.found.push(match (instant_of(&text.value), date_of(day)) {
                    (Some(_), Ok(_)) => front::date_with_time(place, key, day),
                    _ => front::not_a_date(place, key, &text.value),
                });
            }
        }
        None
    }

    /// A date, or a date and a time of day, in the site's zone.
    pub(crate) fn instant(&mut self, key: &str, node: Node<'_>) -> Option<Marked<NaiveDateTime>> {
        let text = self.text(key, node)?;
        if let Some(value) = instant_of(&text.value) {
            return Some(Marked { value, span: text.span });
        }
        let day = text.value.split([' ', 'T']).next().unwrap_or_default();
        let place = self.place(text.span);
        self.found.push(match date_of(day) {
            Err(NotADate::NoSuchDay) => front::no_such_day(place, day),
            _ => front::not_an_instant(place, key, &text.value),
        });
        None
    }

    /// `true` or `false`; false where nothing is written.
    pub(crate) fn flag(&mut self, key: &str, node: Node<'_>) -> bool {
        let Some(text) = self.text(key, node) else { return false };
        match text.value.as_str() {
            "true" => true,
            "false" => false,
            other => {
                let meant = bool_meant(other);
                self.found.push(front::not_a_bool(self.place(text.span), key, other, meant));
                meant == Some("true")
            }
        }
    }

    /// Reports a name that is none of `known`.
    pub(crate) fn unknown_key(&mut self, entry: &Entry<'_>, known: &[&str]) {
        if entry.key.chars().any(super::is_invisible) || entry.key.is_empty() {
            return; // Reported with the character, or as a name in brackets.
        }
        let nearest = fold::nearest(&entry.key, known.iter().copied());
        let place = self.place(entry.key_span);
        self.found.push(front::unknown_key(place, &entry.key, nearest, known));
    }
}

/// What a text means that is neither `true` nor `false`, where that is clear.
pub(crate) fn bool_meant(text: &str) -> Option<&'static str> {
    match fold::fold(text).as_str() {
        "true" | "yes" | "on" | "co" | "1" | "x" => Some("true"),
        "false" | "no" | "off" | "khong" | "0" => Some("false"),
        _ => None,
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotADate {
    /// It is neither `2023-05-25` nor `25/5/2023`.
    Malformed,
    /// The calendar has no such day.
    NoSuchDay,
}

/// Reads `2023-05-25` or `25/5/2023`.
pub(crate) fn date_of(text: &str) -> Result<NaiveDate, NotADate> {
    let number = |part: &str, lens: std::ops::RangeInclusive<usize>| {
        let is_number = lens.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let parts = |separator| {
        let mut parts = text.split(separator);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(three)
    };
    let (year, month, day) = if let Some((day, month, year)) = parts('/') {
        (number(year, 4..=4), number(month, 1..=2), number(day, 1..=2))
    } else if let Some((year, month, day)) = parts('-') {
        (number(year, 4..=4), number(month, 2..=2), number(day, 2..=2))
    } else {
        return Err(NotADate::Malformed);
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(NotADate::Malformed);
    };
    let year = i32::try_from(year).ok().filter(|year| *year > 0).ok_or(NotADate::NoSuchDay)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADate::NoSuchDay)
}

/// Reads a date, or a date with ` 07:30`, `T07:30` or `T07:30:00`.
fn instant_of(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.trim_start()),
        None => (text, "00:00"),
    };
    let is_clock = matches!(time.len(), 5 | 8)
        && time.bytes().enumerate().all(|(at, b)| match at {
            2 | 5 => b == b':',
            _ => b.is_ascii_digit(),
        });
    let number = |from: usize| match time.get(from..from + 2) {
        Some(digits) => digits.parse().ok(),
        None => Some(0),
    };
    let time = NaiveTime::from_hms_opt(number(0)?, number(3)?, number(6)?)?;
    let day = date_of(day).ok()?;
    is_clock.then(|| day.and_time(time))
}
