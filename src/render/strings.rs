//! The theme's words: `i18n/vi.yaml` and `i18n/en.yaml`, both checked, one used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use tera::{Kwargs, State, TeraResult, Value};

use super::files::ThemeFiles;
use crate::diag::{Diagnostics, Lang, Place, Span, theme};
use crate::path::SitePath;

/// A key with this ending is the same string for one of a thing; a language may do without.
const FOR_ONE: &str = ".one";

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strings {
    phrases: BTreeMap<String, Phrase>,
    /// Between groups of three digits.
    separator: char,
    /// Whether the file could not be read, which was reported: what seems missing may be in it.
    is_broken: bool,
}

#[derive(Debug, Clone)]
struct Phrase {
    text: String,
    /// The text as templates take it, where it has nothing to fill in.
    value: Option<Value>,
    /// Otherwise the text in pieces: after each piece of text the name of what comes next.
    pieces: Vec<(String, String)>,
}

impl Phrase {
    fn new(text: String) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, name, after)) = next_hole(rest) {
            pieces.push((before.to_owned(), name.to_owned()));
            rest = after;
        }
        let value = pieces.is_empty().then(|| Value::normal_string(&text));
        pieces.push((rest.to_owned(), String::new()));
        Self { text, value, pieces }
    }
}

/// The first placeholder of a text: what stands before it, its name, what stands after.
fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

impl Strings {
    /// The words in `language`; what differs between the languages is reported.
    pub(crate) fn parse(files: &ThemeFiles, language: Lang, diags: &mut Diagnostics) -> Self {
        let vi = read(files, "i18n/vi.yaml", diags);
        let en = read(files, "i18n/en.yaml", diags);
        if let (Some(vi), Some(en)) = (&vi, &en) {
            compare(files, (vi, "i18n/vi.yaml"), (en, "i18n/en.yaml"), diags);
            compare_keys(files, (en, "i18n/en.yaml"), (vi, "i18n/vi.yaml"), diags);
        }
        let (texts, separator) = match language {
            Lang::Vi => (vi, '.'),
            Lang::En => (en, ','),
        };
        let is_broken = texts.is_none();
        let phrases =
            texts.unwrap_or_default().into_iter().map(|(key, text)| (key, Phrase::new(text)));
        Self { phrases: phrases.collect(), separator, is_broken }
    }

    /// Whether there is a string of this key, as far as is known.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.is_broken || self.phrases.contains_key(key)
    }

    /// The string of this key, for the program's own drawings; the key itself where there is none.
    pub(crate) fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.phrases.get(key).map_or(key, |phrase| phrase.text.as_str())
    }

    /// The function `t(key="…", n=…)` of templates.
    pub(crate) fn call(&self, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        let phrase = self.phrases.get(key).ok_or_else(|| {
            tera::Error::message(format!("There is no string `{key}` in the theme's i18n"))
        })?;
        if let Some(value) = &phrase.value {
            return Ok(value.clone());
        }
        let is_one = kwargs.get::<i64>("n").ok().flatten() == Some(1);
        let for_one = if is_one { self.phrases.get(&format!("{key}{FOR_ONE}")) } else { None };
        let mut text = String::with_capacity(phrase.text.len() + 16);
        for (before, name) in &for_one.unwrap_or(phrase).pieces {
            text.push_str(before);
            if name.is_empty() {
                continue;
            }
            let value: &Value = kwargs.must_get(name)?;
            match (value.as_str(), value.as_i64()) {
                (Some(words), _) => text.push_str(words),
                (None, Some(n)) => text.push_str(&self.number(n)),
                (None, None) => text.push_str(&value.to_string()),
            }
        }
        Ok(Value::from(text))
    }

    /// A count with its digits in groups: `1.240`.
    pub(crate) fn number(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if n < 0 {
            written.push('-');
        }
        for (idx, digit) in digits.chars().enumerate() {
            if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
                written.push(self.separator);
            }
            written.write_char(digit).expect("a string takes every character");
        }
        written
    }
}

type Texts = BTreeMap<String, String>;

/// The strings of a file, laid over those of the parent theme's file.
fn read(files: &ThemeFiles, below: &str, diags: &mut Diagnostics) -> Option<Texts> {
    let Some(file) = files.file(below) else {
        diags.push(theme::missing_file(&files.path(below)));
        return None;
    };
    let mut texts = Texts::new();
    for file in files.hidden_file(below).into_iter().chain([file]) {
        match serde_yaml::from_slice::<Texts>(&file.bytes) {
            Ok(more) => texts.extend(more),
            Err(error) => {
                let place = yaml_place(&file.path, &file.bytes, &error);
                diags.push(theme::bad_file(place, &why(&error)));
                return None;
            }
        }
    }
    Some(texts)
}

/// Reports what `left` has and `right` lacks, and strings whose placeholders differ.
fn compare(
    files: &ThemeFiles,
    left: (&Texts, &str),
    right: (&Texts, &str),
    diags: &mut Diagnostics,
) {
    compare_keys(files, left, right, diags);
    for (key, text) in left.0 {
        let other = right.0.get(key);
        if other.is_some_and(|other| placeholders(other) != placeholders(text)) {
            diags.push(theme::string_differs(&files.path(right.1), key, &files.path(left.1)));
        }
    }
}

fn compare_keys(
    files: &ThemeFiles,
    left: (&Texts, &str),
    right: (&Texts, &str),
    diags: &mut Diagnostics,
) {
    for key in left.0.keys().filter(|key| !right.0.contains_key(*key) && !key.ends_with(FOR_ONE)) {
        diags.push(theme::string_missing(&files.path(right.1), key, &files.path(left.1)));
    }
}

/// The names in braces of a string.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_hole(rest) {
        names.insert(name);
        rest = after;
    }
    names
}

/// Where a YAML reader stumbled.
fn yaml_place(file: &SitePath, bytes: &[u8], error: &serde_yaml::Error) -> Place {
    match error.location() {
        Some(at) => {
            let start = at.index().min(bytes.len());
            let rest = &bytes[start..];
            let length = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            Place::new(file, Span::new(start, start + length))
        }
        None => Place::whole(file),
    }
}

/// The reader's sentence without its place, which the excerpt shows.
fn why(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
