//! theme.yaml: what a theme is called, what it needs, and what a site may set of it.

use serde::{Deserialize, Serialize};

use super::metrics::Label;
use super::typed::{self, Ordered};
use super::{Doc, params};
use crate::diag::{Diagnostic, Place, front, settings};
use crate::path::SitePath;

/// theme.yaml.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThemeSchema {
    /// The theme's name.
    pub name: String,
    /// Its version, a text.
    pub version: Option<String>,
    /// The oldest and newest version of the template interface that it works with.
    pub api: Option<(u32, u32)>,
    /// The theme it builds on.
    pub extends: Option<String>,
    /// What a site may set, as ordered in the file.
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
        if let Some(extends) = &file.extends
            && SitePath::new(extends).is_none_or(|path| !path.folder().is_empty())
        {
            found.push(settings::bad_path(place(&["extends"]), "extends", extends));
        }
        let api = file.api.map(|api| {
            let min = api.min.unwrap_or(1);
            (min, api.max.unwrap_or(min))
        });
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
        Self { name, version: file.version, api, extends: file.extends, params }
    }
}
