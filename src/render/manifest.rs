//! `theme.yaml`: name, version, the versions of the contract, and the parameters with their types.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::accent::Rgb;
use super::files::ThemeFiles;
use crate::article::Extra;
use crate::diag::{Diagnostics, Place, Span, Text, theme};
use crate::fold;
use crate::path::SitePath;

/// The version of the theme contract that this program speaks.
pub const API: u32 = 1;

/// A theme's own description.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// Its name, for people.
    #[serde(rename = "name")]
    _name: String,
    /// Its version, for people.
    #[serde(rename = "version")]
    _version: String,
    /// The versions of the contract it works with.
    pub(crate) api: ApiRange,
    /// The theme whose files lie under its own; `default` is the only one there is.
    pub(crate) extends: Option<String>,
    /// Its parameters.
    #[serde(default)]
    pub(crate) params: BTreeMap<String, Param>,
}

/// Versions of the theme contract, both ends included.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiRange {
    min: u32,
    max: u32,
}

/// A parameter that site.yaml may set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Param {
    /// What it takes.
    #[serde(rename = "type")]
    pub(crate) kind: ParamKind,
    /// Its value where the site sets none.
    #[serde(default)]
    pub(crate) default: String,
    /// What it is for, by language, for people.
    #[serde(default, rename = "label")]
    _about: BTreeMap<String, String>,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ParamKind {
    /// `#0b5cad`.
    Color,
    /// Any text.
    Text,
    /// `true` or `false`; templates see the text, and an empty text for `false`.
    Flag,
    /// A list.
    List,
    /// Named values.
    Map,
}

impl ParamKind {
    fn in_words(self) -> Text {
        let (vi, en) = match self {
            Self::Color => ("màu dạng #0b5cad", "a colour such as #0b5cad"),
            Self::Text => ("một chuỗi chữ", "a text"),
            Self::Flag => ("true hoặc false", "true or false"),
            Self::List => ("một danh sách", "a list"),
            Self::Map => ("các cặp tên và giá trị", "named values"),
        };
        Text::new(vi, en)
    }

    /// The value as templates see it, or `None` where it is of another kind.
    fn read(self, value: &Extra) -> Option<Extra> {
        match (self, value) {
            (Self::Color, Extra::Text(text)) => Rgb::parse(text).map(|c| Extra::Text(c.hex())),
            (Self::Flag, Extra::Text(text)) if text == "true" => Some(value.clone()),
            (Self::Flag, Extra::Text(text)) if text == "false" => Some(Extra::Text(String::new())),
            (Self::Text, Extra::Text(_))
            | (Self::List, Extra::List(_))
            | (Self::Map, Extra::Map(_)) => Some(value.clone()),
            _ => None,
        }
    }

    fn default(self, text: &str) -> Extra {
        match self {
            Self::List => Extra::List(Vec::new()),
            Self::Map => Extra::Map(Vec::new()),
            Self::Flag if text == "false" => Extra::Text(String::new()),
            Self::Flag | Self::Color | Self::Text => Extra::Text(text.to_owned()),
        }
    }
}

/// Reads `theme.yaml`; none where it is missing or not understood, which is reported.
pub(crate) fn parse(files: &ThemeFiles, diags: &mut Diagnostics) -> Option<Manifest> {
    let Some(file) = files.file("theme.yaml") else {
        diags.push(theme::missing_file(&files.path("theme.yaml")));
        return None;
    };
    let read: Result<Manifest, _> = serde_yaml::from_slice(&file.bytes);
    match read {
        Ok(manifest) => {
            let ApiRange { min, max } = manifest.api;
            if !(min..=max).contains(&API) {
                diags.push(theme::unfit_version(&file.path, min, max, API));
            }
            Some(manifest)
        }
        Err(error) => {
            diags.push(theme::bad_file(yaml_place(&file.path, &file.bytes, &error), &why(&error)));
            None
        }
    }
}

/// The values of all parameters: the site's where it sets one, else the default.
pub(crate) fn values(
    schema: &BTreeMap<String, Param>,
    set: &BTreeMap<String, Extra>,
    site_file: &SitePath,
    diags: &mut Diagnostics,
) -> BTreeMap<String, Extra> {
    let place = || Place::whole(site_file);
    for name in set.keys().filter(|name| !schema.contains_key(*name)) {
        let names: Vec<&str> = schema.keys().map(String::as_str).collect();
        let mut unknown = theme::unknown_param(place(), name, &names.join(", "));
        if let Some(nearest) = fold::nearest(name, names) {
            unknown = unknown.fix(nearest);
        }
        diags.push(unknown);
    }
    let mut values = BTreeMap::new();
    for (name, param) in schema {
        let default = param.kind.default(&param.default);
        let value = set.get(name).map_or(Some(default.clone()), |written| param.kind.read(written));
        if value.is_none() {
            let written = match &set[name] {
                Extra::Text(text) => text,
                Extra::None | Extra::List(_) | Extra::Map(_) => "…",
            };
            diags.push(theme::unfit_param(place(), name, written, &param.kind.in_words()));
        }
        values.insert(name.clone(), value.unwrap_or(default));
    }
    values
}

/// Where a YAML reader stumbled.
pub(crate) fn yaml_place(file: &SitePath, bytes: &[u8], error: &serde_yaml::Error) -> Place {
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
pub(crate) fn why(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
