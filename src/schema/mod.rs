//! JSON Schemas of what the board writes, so that its editor completes and checks as one types.
//!
//! Made of the [`Shape`]s that the readers themselves have, hints in both languages, and the
//! names of this very site. Where a reader takes a name in any spelling that folds alike, a schema
//! knows it as it is written in the registry.
//!
//! Absent: what depends on several entries, which `check` tells.

mod ids;
mod texts;

use chrono_tz::{TZ_VARIANTS, Tz};
use serde_json::{Map, Value, json};

use self::texts::TEXTS;
use crate::article::front;
use crate::diag::Lang;
use crate::path::SitePath;
use crate::settings::Settings;
use crate::settings::shape::{self, Shape};

/// What a schema begins with, by which it is known as bantin's own.
pub const MARK: &str = "bantin schema";

/// Where the schemas lie, beside the settings of the editor that reads them.
const FOLDER: &str = ".vscode/bantin";

/// A file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The front matter of articles.
    Article,
    /// site.yaml.
    Site,
    /// metrics.yaml.
    Metrics,
    /// areas.yaml.
    Areas,
}

impl Of {
    /// All that have one.
    pub const ALL: [Self; 4] = [Self::Article, Self::Site, Self::Metrics, Self::Areas];

    /// Its name in a file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Site => "site",
            Self::Metrics => "metrics",
            Self::Areas => "areas",
        }
    }

    /// Where its schema lies.
    pub fn file(self) -> SitePath {
        let path = format!("{FOLDER}/{}.schema.json", self.as_str());
        SitePath::new(&path).expect("every name is inside the site")
    }
}

/// The schema of a file, with the names of this site and hints in `lang`.
pub fn schema(of: Of, settings: &Settings, lang: Lang) -> Value {
    let writer = Writer { settings, lang };
    let mut schema = match of {
        Of::Article => writer.article(&front::shape()),
        Of::Site => writer.entries("site", &shape::of_site()),
        Of::Metrics => writer.registry("metrics", "metric", &shape::of_metric()),
        Of::Areas => writer.registry("areas", "area", &shape::of_area()),
    };
    if let Value::Object(entries) = &mut schema {
        let own = std::mem::take(entries);
        entries.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
        entries.insert("$comment".to_owned(), MARK.into());
        entries.extend(own);
    }
    schema
}

/// The schema as the text of a file.
pub fn text(of: Of, settings: &Settings, lang: Lang) -> String {
    let schema = schema(of, settings, lang);
    let written = serde_json::to_string_pretty(&schema);
    written.expect("texts and lists can always be written as JSON") + "\n"
}

/// What stands in addresses.
const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The entries that must be there.
const REQUIRED: &[(&str, &[&str])] = &[
    ("article", &["title"]),
    ("article.image", &["src"]),
    ("article.files", &["src"]),
    ("site", &["title", "base_url"]),
    ("site.menu", &["title", "to"]),
    ("metric", &["label", "agg"]),
    ("area", &["name", "level"]),
];

/// What every part of a schema is written from.
struct Writer<'a> {
    settings: &'a Settings,
    lang: Lang,
}

impl Writer<'_> {
    /// A registry: entries by id.
    fn registry(&self, path: &str, entry: &str, shape: &Shape) -> Value {
        json!({
            "description": self.hint(path),
            "type": ["object", "null"],
            "propertyNames": {"pattern": SLUG},
            "additionalProperties": self.entries(entry, shape),
        })
    }

    /// The hint for an entry.
    fn hint(&self, path: &str) -> Option<&'static str> {
        let path = path.replace("article.gallery.", "article.image.");
        let row = TEXTS.iter().find(|(of, ..)| *of == path);
        row.map(|(_, vi, en)| match self.lang {
            Lang::Vi => *vi,
            Lang::En => *en,
        })
    }

    /// What a value may be, with its hint.
    fn entries(&self, path: &str, shape: &Shape) -> Value {
        let mut value = self.value(path, shape);
        if let (Value::Object(entries), Some(hint)) = (&mut value, self.hint(path)) {
            entries.insert("description".to_owned(), hint.into());
        }
        value
    }

    /// What a value may be.
    fn value(&self, path: &str, shape: &Shape) -> Value {
        match shape {
            Shape::Any => json!({}),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Number => match path {
                "site.paginate" => json!({"type": "integer", "minimum": 1, "maximum": 1000}),
                "metric.decimals" => json!({"type": "integer", "minimum": 0, "maximum": 6}),
                _ => json!({"type": "integer", "minimum": 0}),
            },
            Shape::Choice(words) => json!({"enum": words}),
            Shape::Text => self.text_at(path),
            Shape::List(of, None) => {
                json!({"type": ["array", "null"], "items": self.value(path, of)})
            }
            Shape::List(of, Some(n)) => {
                json!({"type": "array", "items": self.value(path, of), "minItems": n, "maxItems": n})
            }
            Shape::Maybe(of) => or_null(self.value(path, of)),
            Shape::Either(shapes) => {
                let any: Vec<Value> = shapes.iter().map(|shape| self.value(path, shape)).collect();
                json!({"anyOf": any})
            }
            Shape::Map(of) => self.map(path, of),
            Shape::Entries(entries) => {
                let mut properties = Map::new();
                for (key, shape) in entries {
                    let value = self.entries(&format!("{path}.{key}"), shape);
                    properties.insert((*key).to_owned(), value);
                }
                let mut object = json!({
                    "type": "object",
                    "properties": properties,
                    "additionalProperties": false,
                });
                let gallery = path.replace("article.gallery", "article.image");
                if let Some((_, keys)) = REQUIRED.iter().find(|(of, _)| *of == gallery) {
                    object["required"] = json!(keys);
                }
                if path == "article" {
                    needs_period(&mut object);
                }
                object
            }
        }
    }

    /// A text, of which some have a form or are names of this site.
    fn text_at(&self, path: &str) -> Value {
        match path {
            "article.date" | "area.valid_from" | "area.valid_to" | "area.names.from" => {
                pattern(ids::DATE)
            }
            "article.publish" | "article.expires" => pattern(ids::INSTANT),
            "article.period" | "article.metrics.period" => ids::period(self.settings, true),
            "site.periods" => ids::period(self.settings, false),
            "site.approximation" => pattern("^[0-9]{1,2}([.,][0-9]+)? ?%$"),
            "site.base_url" => pattern("^https?://"),
            "site.timezone" => json!({"enum": TZ_VARIANTS.map(Tz::name).as_slice()}),
            "metric.scale" => {
                json!({"type": ["string", "number"], "pattern": "^[0-9]+(\\.[0-9]+)?$"})
            }
            _ if path.starts_with("site.paths.") => json!({"type": ids::TEXT, "pattern": SLUG}),
            "article.districts" | "article.area" | "article.metrics.area" => {
                ids::area(self.settings)
            }
            "article.programme" | "article.metrics.programme" => ids::programme(self.settings),
            "article.featured" | "site.home_metrics" => ids::metric(self.settings, self.lang),
            "metric.num" | "metric.den" | "metric.weight" => ids::part(self.settings, self.lang),
            "area.parent" | "area.members" => ids::area_id(self.settings),
            _ => json!({"type": ids::TEXT}),
        }
    }

    /// Entries of any name, or of names of this site.
    fn map(&self, path: &str, of: &Shape) -> Value {
        match path {
            // A figure's schema is long, and stands once.
            "article.metrics" => {
                let figure = json!({"allOf": [{"$ref": "#/definitions/figure"}]});
                ids::metrics(self.settings, self.lang, &figure)
            }
            "article.metrics.by_area" => ids::by_area(self.settings, &self.value(path, of)),
            _ => {
                json!({"type": ["object", "null"], "additionalProperties": self.value(path, of)})
            }
        }
    }

    /// The schema of front matter, with that of a figure.
    fn article(&self, shape: &Shape) -> Value {
        let mut article = self.entries("article", shape);
        if let Shape::Entries(entries) = shape
            && let Some((_, Shape::Maybe(metrics))) =
                entries.iter().find(|(key, _)| *key == "metrics")
            && let Shape::Map(figure) = &**metrics
        {
            article["definitions"] = json!({"figure": self.value("article.metrics", figure)});
        }
        article
    }
}

/// A text of this form, which no number has.
fn pattern(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

/// The value, or nothing.
fn or_null(mut value: Value) -> Value {
    let nothing = json!({"type": "null"});
    if value.get("enum").is_some() {
        return json!({"anyOf": [value, nothing]});
    }
    if let Some(Value::Array(any)) = value.get_mut("anyOf") {
        any.push(nothing);
        return value;
    }
    match value.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&"null".into()) => types.push("null".into()),
        Some(kind @ Value::String(_)) => *kind = json!([kind.take(), "null"]),
        _ => {}
    }
    value
}

/// A figure without a period of its own needs the article's.
fn needs_period(article: &mut Value) {
    article["if"] = json!({
        "required": ["metrics"],
        "properties": {"metrics": {
            "type": "object",
            "minProperties": 1,
            "not": {"additionalProperties": {"type": ["object", "array", "null"]}},
        }},
    });
    article["then"] = json!({"required": ["period"]});
}

#[cfg(test)]
mod tests;
