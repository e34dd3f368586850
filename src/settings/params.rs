//! The parameters of a theme as a site sets them.

use serde::Serialize;

use super::theme::{ParamKind, ParamSpec, ThemeSchema};
use super::{Doc, Site};
use crate::diag::{Diagnostic, Place, Text, front, settings};
use crate::fold;

/// A parameter with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: ParamValue,
}

/// A value of the type that the theme asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ParamValue {
    /// None: neither the site nor the theme gives one.
    None,
    /// A text, a colour or a choice.
    Text(String),
    /// A switch.
    Bool(bool),
    /// A whole number.
    Number(i64),
}

/// Every parameter of the theme, with the site's value or the default. Reports values of another
/// type and parameters that the theme does not have.
pub(super) fn resolve(
    doc: Option<&Doc>,
    site: &Site,
    theme: &ThemeSchema,
    found: &mut Vec<Diagnostic>,
) -> Vec<Param> {
    let known: Vec<&str> = theme.params.iter().map(|spec| spec.name.as_str()).collect();
    if let Some(doc) = doc.filter(|_| !theme.name.is_empty()) {
        for (name, value) in &site.params {
            if !known.contains(&name.as_str()) {
                let nearest = fold::nearest(name, known.iter().copied());
                let place = Place::new(&doc.file, value.span);
                found.push(unknown(place, name, nearest, &known));
            }
        }
    }
    let mut resolve = |spec: &ParamSpec| {
        let set = site.params.iter().find(|(name, _)| *name == spec.name).map(|(_, value)| value);
        if let Some(written) = set {
            if let Some(value) = value(&spec.kind, &written.value) {
                return value;
            }
            if let Some(doc) = doc {
                found.push(wrong(Place::new(&doc.file, written.span), spec, &written.value));
            }
        }
        let default = spec.default.as_ref().and_then(|default| value(&spec.kind, default));
        default.unwrap_or(ParamValue::None)
    };
    let specs = theme.params.iter();
    specs.map(|spec| Param { name: spec.name.clone(), value: resolve(spec) }).collect()
}

/// A parameter that the theme does not have. The place is its value, which is not to be replaced.
fn unknown(place: Place, name: &str, nearest: Option<&str>, known: &[&str]) -> Diagnostic {
    Diagnostic { fix: None, ..front::unknown_key(place, name, nearest, known) }
}

/// The value that a text is of this kind.
pub(super) fn value(kind: &ParamKind, text: &str) -> Option<ParamValue> {
    let is_value = match kind {
        ParamKind::Text => true,
        ParamKind::Color => return color(text).map(ParamValue::Text),
        ParamKind::Choice(choices) => choices.iter().any(|choice| choice == text),
        ParamKind::Bool => return text.parse().ok().map(ParamValue::Bool),
        ParamKind::Number => return text.parse().ok().map(ParamValue::Number),
    };
    is_value.then(|| ParamValue::Text(text.to_owned()))
}

/// A text is no value of this parameter.
pub(super) fn wrong(place: Place, spec: &ParamSpec, written: &str) -> Diagnostic {
    let expected = match &spec.kind {
        ParamKind::Text => Text::new("một dòng chữ", "a text"),
        ParamKind::Color => Text::new("một màu như \"#0b5cad\"", "a colour like \"#0b5cad\""),
        ParamKind::Bool => Text::new("true hoặc false", "true or false"),
        ParamKind::Number => Text::new("một số nguyên", "a whole number"),
        ParamKind::Choice(choices) => {
            let choices = choices.join(", ");
            Text::new(format!("một trong: {choices}"), format!("one of: {choices}"))
        }
    };
    settings::wrong_param(place, &spec.name, written, &expected)
}

/// `#rgb` or `#rrggbb` as `#rrggbb`; anything more would reach the style sheet unchecked.
fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?.to_ascii_lowercase();
    let is_color = digits.bytes().all(|b| b.is_ascii_hexdigit());
    match digits.len() {
        3 if is_color => Some(digits.chars().fold("#".to_owned(), |color, digit| {
            [color, digit.to_string(), digit.to_string()].concat()
        })),
        6 if is_color => Some(format!("#{digits}")),
        _ => None,
    }
}
