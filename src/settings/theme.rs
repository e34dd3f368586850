//! theme.yaml: what a theme is called, what it needs, and what a site may set of it.
//!
//! A theme may lie over the one inside the program: then it has that one's parameters too.

use serde::{Deserialize, Serialize};

use super::metrics::Label;
use super::typed::{self, Ordered};
use super::{Doc, params};
use crate::diag::{Diagnostic, Place, front, theme};

/// The version of the theme contract that this program speaks.
pub const API: u32 = 1;

/// The theme that others may extend: the one inside the program.
pub const PARENT: &str = "default";

/// theme.yaml.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThemeSchema {
    /// The theme's name.
    pub name: String,
    /// Its version, a text.
    pub version: Option<String>,
    /// The oldest and newest version of the template interface that it works with.
    pub api: Option<(u32, u32)>,
    /// Whether its files lie over those of [`PARENT`].
    pub is_child: bool,
    /// What a site may set, as ordered in the file, the parent's first.
    pub params: Vec<ParamSpec>,
}

/// A parameter of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamSpec {
    /// Its name.
    pub name: String,
    /// What values it takes.
    pub kind: ParamKind,
    /// Its value where the site sets none, as written.
    pub default: Option<String>,
    /// What it is, for people.
    pub label: Label,
}

/// What values a parameter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamKind {
    /// Any text.
    Text,
    /// A colour: `#0b5cad`.
    Color,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Number,
    /// One of these.
    Choice(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ThemeFile {
    name: Option<String>,
    version: Option<String>,
    api: Option<ApiFile>,
    extends: Option<String>,
    params: Ordered<ParamFile>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ApiFile {
    min: Option<u32>,
    max: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ParamFile {
    r#type: Option<TypeFile>,
    default: Option<String>,
    label: Label,
    choices: Vec<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TypeFile {
    Text,
    Color,
    Bool,
    Number,
    Choice,
}

impl ThemeSchema {
    pub(super) fn read(doc: &Doc, found: &mut Vec<Diagnostic>) -> Self {
        let Some((file, root)) = typed::read::<ThemeFile>(doc, found) else {
            return Self::default();
        };
        let place = |names: &[&str]| {
            let span = root.at(names).map_or(root.span, |entry| entry.value.span);
            Place::new(&doc.file, span)
        };
        if let Some(other) = file.extends.as_ref().filter(|extends| *extends != PARENT) {
            found.push(theme::unknown_theme(place(&["extends"]), other));
        }
        let api = file.api.map(|api| {
            let min = api.min.unwrap_or(1);
            (min, api.max.unwrap_or(min))
        });
        if let Some((min, max)) = api.filter(|(min, max)| !(*min..=*max).contains(&API)) {
            found.push(theme::unfit_version(place(&["api"]), min, max, API));
        }
        let mut params = Vec::new();
        for (name, param) in file.params.0 {
            let kind = match param.r#type {
                Some(TypeFile::Text) => ParamKind::Text,
                Some(TypeFile::Color) => ParamKind::Color,
                Some(TypeFile::Bool) => ParamKind::Bool,
                Some(TypeFile::Number) => ParamKind::Number,
                Some(TypeFile::Choice) if !param.choices.is_empty() => {
                    ParamKind::Choice(param.choices)
                }
                written => {
                    let is_told = root.at(&["params", &name, "type"]).is_some();
                    let (key, example) = match written {
                        Some(_) => ("choices", "[a, b]"),
                        None => ("type", "text"),
                    };
                    if written.is_some() || !is_told {
                        found.push(front::missing_key(place(&["params", &name]), key, example));
                    }
                    continue;
                }
            };
            let spec = ParamSpec { name, kind, default: param.default, label: param.label };
            if let Some(default) = &spec.default
                && params::value(&spec.kind, default).is_none()
            {
                let place = place(&["params", &spec.name, "default"]);
                found.push(params::wrong(place, &spec, default));
            }
            params.push(spec);
        }
        let name = file.name.unwrap_or_default();
        let is_child = file.extends.as_deref() == Some(PARENT);
        Self { name, version: file.version, api, is_child, params }
    }

    /// The theme with the parameters of `parent`, of which its own replace those of the same name.
    pub(super) fn over(self, parent: Self) -> Self {
        let mut params = parent.params;
        for own in self.params {
            match params.iter_mut().find(|other| other.name == own.name) {
                Some(other) => *other = own,
                None => params.push(own),
            }
        }
        Self { params, ..self }
    }
}
