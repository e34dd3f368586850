//! New entries of metrics.yaml and areas.yaml: a text that keeps every byte it had.

use chrono::NaiveDate;

use super::scalar::{list, scalar};
use crate::diag::Lang;

/// What is known of a new metric.
#[derive(Debug, Default)]
pub struct NewMetric {
    /// Its id.
    pub id: String,
    /// Its label, in the site's language and in the other.
    pub labels: (String, Option<String>),
    /// Its unit.
    pub unit: Option<String>,
    /// How its figures add up.
    pub agg: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its heading on the dashboard.
    pub group: Option<String>,
    /// Which way is good.
    pub good: Option<String>,
    /// What it counts.
    pub description: Option<String>,
}

impl NewMetric {
    /// Its entry in metrics.yaml.
    pub fn entry(&self, lang: Lang) -> String {
        let (own, other) = match lang {
            Lang::Vi => ("vi", "en"),
            Lang::En => ("en", "vi"),
        };
        let mut label = format!("{own}: {}", scalar(&self.labels.0));
        if let Some(text) = &self.labels.1 {
            label.push_str(&format!(", {other}: {}", scalar(text)));
        }
        let mut entry = format!("{}:\n  label: {{{label}}}\n", self.id);
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                entry.push_str(&format!("  {key}: {value}\n"));
            }
        };
        let quoted = |text: &Option<String>| text.as_deref().map(scalar);
        add("unit", quoted(&self.unit));
        add("agg", Some(scalar(&self.agg)));
        let aliases = self.aliases.iter().map(String::as_str);
        add("aliases", (!self.aliases.is_empty()).then(|| list(aliases)));
        add("group", quoted(&self.group));
        add("good", quoted(&self.good));
        add("description", quoted(&self.description));
        entry
    }
}

/// What is known of a new area.
#[derive(Debug, Default)]
pub struct NewArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: String,
    /// The area that it is part of.
    pub parent: Option<String>,
    /// The areas that it is made of.
    pub members: Vec<String>,
    /// Its first and its last day.
    pub valid: (Option<NaiveDate>, Option<NaiveDate>),
    /// Its title and its body.
    pub names: (Option<String>, Option<String>),
}

impl NewArea {
    /// Its entry in areas.yaml.
    pub fn entry(&self) -> String {
        let mut entry = format!(
            "{}:\n  name: {}\n  level: {}\n",
            self.id,
            scalar(&self.name),
            scalar(&self.level)
        );
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                entry.push_str(&format!("  {key}: {value}\n"));
            }
        };
        let quoted = |text: &Option<String>| text.as_deref().map(scalar);
        add("parent", quoted(&self.parent));
        let members = self.members.iter().map(String::as_str);
        add("members", (!self.members.is_empty()).then(|| list(members)));
        add("valid_from", self.valid.0.map(|day| day.to_string()));
        add("valid_to", self.valid.1.map(|day| day.to_string()));
        let names: Vec<String> = [("title", &self.names.0), ("body", &self.names.1)]
            .into_iter()
            .filter_map(|(key, text)| Some(format!("{key}: {}", scalar(text.as_deref()?))))
            .collect();
        add("names", (!names.is_empty()).then(|| format!("[{{{}}}]", names.join(", "))));
        entry
    }
}

/// The text of a registry with an entry after all that it has, its lines ended as the others are.
pub fn append(text: &str, entry: &str) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let is_open = !text.is_empty() && text != "\u{feff}" && !text.ends_with('\n');
    let between = if is_open { newline } else { "" };
    format!("{text}{between}{}", entry.replace('\n', newline))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::path::SitePath;
    use crate::settings::{self, Doc, Settings, ThemeDocs};

    fn read(metrics: &str, areas: &str) -> (Settings, Vec<String>) {
        let doc = |name: &str, text: &str| Doc {
            file: SitePath::new(&format!("content/{name}.yaml")).unwrap(),
            text: text.into(),
        };
        let site = doc("site", "title: A\nbase_url: https://a.vn/\n");
        let docs = [doc("metrics", metrics), doc("areas", areas)];
        let [metrics, areas] = &docs;
        let (settings, found) =
            settings::parse(Some(&site), Some(metrics), Some(areas), ThemeDocs::default());
        (settings, found.into_iter().map(|told| told.message.en.into_owned()).collect())
    }

    fn new_metric(words: &str) -> NewMetric {
        NewMetric {
            id: "moi-them".to_owned(),
            labels: (format!("Nhãn {words}"), Some("Label".to_owned())),
            unit: Some("cây".to_owned()),
            agg: "sum".to_owned(),
            aliases: vec!["tên khác".to_owned(), "a, b: c".to_owned()],
            group: Some(words.to_owned()).filter(|words| !words.trim().is_empty()),
            good: Some("up".to_owned()),
            description: Some(format!("# {words}")),
        }
    }

    /// A registry as people write one: entries in several manners, comments, blank lines.
    fn registry() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("# Ghi chú: có dấu: và 'nháy'\n".to_owned()),
            Just("\n".to_owned()),
            Just("   # thụt vào\n".to_owned()),
            (0..1000_u32).prop_map(|n| format!("m{n}: {{label: {{vi: M {n}}}, unit: cây, agg: sum}} # cuối\n")),
            (0..1000_u32).prop_map(|n| {
                format!("n{n}:\n  label:   {{vi: 'N {n}'}}\n\n  # giữa\n  unit: \"km\"\n  agg: max\n")
            }),
            (0..1000_u32).prop_map(|n| {
                format!("\"p{n}\":\n    label: {{vi: P {n}}}\n    unit: buổi\n    agg: sum\n    description: |\n      Hai dòng\n      # không phải ghi chú\n")
            }),
            (0..1000_u32).prop_map(|n| {
                format!("q{n}:\n  label: {{vi: Q {n}}}\n  unit: buổi\n  agg: sum\n  aliases:\n  - q mot {n}\n  - q hai {n}\n")
            }),
        ];
        (proptest::collection::vec(piece, 0..12), any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(pieces, has_mark, is_windows, is_open)| {
                let mut text = pieces.concat();
                if is_windows {
                    text = text.replace('\n', "\r\n");
                }
                if is_open {
                    text.truncate(text.trim_end().len());
                }
                if has_mark { format!("\u{feff}{text}") } else { text }
            })
    }

    proptest! {
        #[test]
        fn every_byte_stays_and_only_the_new_metric_is_new(text in registry(), words in "\\PC{0,20}") {
            let (before, told) = read(&text, "");
            let new = new_metric(&words.replace(settings::yaml::is_invisible, ""));
            let appended = append(&text, &new.entry(Lang::Vi));
            prop_assert!(appended.starts_with(&text));
            let (after, told_after) = read(&appended, "");
            prop_assert_eq!(told_after, told, "{}", appended);
            let (all, last) = after.metrics.all().split_at(before.metrics.all().len());
            // A last text of several lines gains the end of its last line.
            let trimmed = |metric: &settings::Metric| settings::Metric {
                description: metric.description.as_ref().map(|text| text.trim_end().to_owned()),
                ..metric.clone()
            };
            let own = before.metrics.all().iter().map(trimmed);
            prop_assert!(all.iter().map(trimmed).eq(own));
            prop_assert_eq!(last.len(), 1);
            let words: Vec<&str> = new.labels.0.split_whitespace().collect();
            let label = words.join(" ");
            prop_assert_eq!(last[0].label.vi.as_deref(), Some(&*label));
            prop_assert_eq!(&last[0].aliases, &new.aliases);
            prop_assert_eq!(appended.contains("\r\n"), text.contains("\r\n"));
        }
    }

    #[test]
    fn an_area_has_all_that_was_given() {
        let text = "tinh: {name: Tỉnh, level: province} # gốc";
        let area = NewArea {
            id: "xa-a".to_owned(),
            name: "Xã A: mới".to_owned(),
            level: "commune".to_owned(),
            parent: Some("tinh".to_owned()),
            members: Vec::new(),
            valid: (Some("2025-07-01".parse().unwrap()), None),
            names: (Some("Xã A".to_owned()), Some("Đoàn xã A".to_owned())),
        };
        let appended = append(text, &area.entry());
        assert_eq!(
            appended,
            "tinh: {name: Tỉnh, level: province} # gốc\nxa-a:\n  name: \"Xã A: mới\"\n  level: commune\n  parent: tinh\n  valid_from: 2025-07-01\n  names: [{title: Xã A, body: Đoàn xã A}]\n"
        );
        let (settings, told) = read("", &appended);
        assert_eq!(told, Vec::<String>::new());
        let read = settings.areas.by_id("xa-a").unwrap();
        assert_eq!((&*read.name, read.names.len()), ("Xã A: mới", 1));
    }
}
