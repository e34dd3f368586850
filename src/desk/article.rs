//! A new article: where it goes and what it says before anybody has written a word.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::scalar::{list, scalar};
use crate::article::{self, Parsing};
use crate::diag::{Diagnostic, Lang, Place, files};
use crate::domain::{AreaId, ProgrammeId};
use crate::fold;
use crate::model::registry::Registry;
use crate::model::{self, Address};
use crate::path::SitePath;
use crate::settings::{Metric, Site};
use crate::source::{CONTENT, File, Sources};

/// The longest that a file's name is made of a title.
const NAME_MAX: usize = 100;

/// What is known of a new article.
#[derive(Debug)]
pub struct NewArticle<'a> {
    /// Its headline.
    pub title: &'a str,
    /// Its calendar date.
    pub date: NaiveDate,
    /// The districts it is tagged with.
    pub districts: Vec<AreaId>,
    /// Whose its figures are, where not the one district's.
    pub area: Option<AreaId>,
    /// What its figures cover, as it is to be written.
    pub period: Option<String>,
    /// Its programme.
    pub programme: Option<ProgrammeId>,
    /// Its metrics, each with the author's words where they are known.
    pub metrics: Vec<(&'a Metric, Option<String>)>,
}

impl NewArticle<'_> {
    /// Where it goes: the folder of its date, a name made of its title; `None` where no letter of
    /// the title remains.
    pub fn file(&self, site: &Site) -> Option<SitePath> {
        let slug = fold::slug(self.title);
        let name = match slug.char_indices().nth(NAME_MAX) {
            Some((end, _)) => slug[..end].rsplit_once('-').map_or(&slug[..end], |(name, _)| name),
            None => &slug,
        };
        // The page of a folder's own address is the archive's.
        let name = if name == "index" { "index-0" } else { name };
        let (year, month) = (self.date.year(), self.date.month());
        let path = format!("{CONTENT}/{}/{year:04}/{month:02}/{name}.md", site.articles);
        SitePath::new(&path).filter(|_| !name.is_empty())
    }

    /// What it says: every entry that it needs, and its figures in words that its data agree with.
    pub fn text(&self, lang: Lang) -> String {
        let mut text =
            format!("---\ntitle: {}\ndate: {}\nsummary:\n", scalar(self.title), self.date);
        let ids = self.districts.iter().map(AreaId::as_str);
        text.push_str(&format!("districts: {}\n", list(ids)));
        let entries = [
            ("area", self.area.as_ref().map(AreaId::as_str)),
            ("period", self.period.as_deref()),
            ("programme", self.programme.as_ref().map(ProgrammeId::as_str)),
        ];
        for (key, value) in entries {
            if let Some(value) = value {
                let value = if key == "period" { value.to_owned() } else { scalar(value) };
                text.push_str(&format!("{key}: {value}\n"));
            }
        }
        text.push_str(&self.figures(lang));
        text.push_str("---\n\n");
        text.push_str(&self.prose(lang));
        text
    }

    /// The block of figures; what has no words yet is a comment that shows how to write it.
    fn figures(&self, lang: Lang) -> String {
        if self.metrics.is_empty() {
            return String::new();
        }
        let is_known = self.metrics.iter().any(|(_, phrase)| phrase.is_some());
        let mut block = match (is_known, lang) {
            (true, _) => "metrics:\n".to_owned(),
            (false, Lang::Vi) => {
                "# Bỏ dấu # ở các dòng dưới, thay con số bằng đúng câu chữ trong bài.\n".to_owned()
            }
            (false, Lang::En) => {
                "# Take the # away and put the article's own words for the numbers.\n".to_owned()
            }
        };
        if !is_known {
            if self.period.is_none() {
                block.push_str(&format!(
                    "# period: {:04}-{:02}\n",
                    self.date.year(),
                    self.date.month()
                ));
            }
            block.push_str("# metrics:\n");
        }
        for (metric, phrase) in &self.metrics {
            let id = &metric.id;
            block.push_str(&match phrase {
                Some(phrase) => format!("  {id}: {}\n", figure(phrase)),
                None => format!("#   {id}: 0 {}\n", metric.unit),
            });
        }
        block
    }

    /// A line for each figure, as prose and data must agree.
    fn prose(&self, lang: Lang) -> String {
        let line = |(metric, phrase): &(&Metric, Option<String>)| {
            let phrase = phrase.as_deref()?;
            let label = metric.label.in_lang(lang).unwrap_or(metric.id.as_str());
            Some(format!("- {label}: [{phrase}](metric:{})\n", metric.id))
        };
        self.metrics.iter().filter_map(line).collect()
    }
}

/// A figure as the author wrote it; quotes stand only where YAML's syntax would take it.
fn figure(phrase: &str) -> String {
    let is_harmless = |c: char| c.is_alphanumeric() || " .,/–-%".contains(c);
    let is_plain = phrase.starts_with(char::is_alphanumeric) && phrase.chars().all(is_harmless);
    if is_plain { phrase.to_owned() } else { scalar(phrase) }
}

/// What is wrong with a new article: with its text against the registries, or with its address.
pub fn check(
    registry: &Registry,
    sources: &Sources,
    file: &SitePath,
    text: &str,
) -> Vec<Diagnostic> {
    let held = Arc::new(File::held(file.clone(), text.as_bytes()));
    let parsed = Arc::new(article::parse(&Parsing::default(), &held));
    let resolved = model::resolve(registry, &parsed);
    let mut told = parsed.diagnostics.clone();
    told.extend(resolved.diagnostics);
    let url = Address::Page(resolved.url.clone());
    let clash = sources
        .below(CONTENT)
        .find(|other| other.path() != file && model::address(other.path()).as_ref() == Some(&url));
    if let Some(other) = clash {
        told.push(files::url_clash(Place::whole(file), other.path(), resolved.url.as_str()));
    }
    told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::front;

    fn new(title: &str) -> NewArticle<'_> {
        NewArticle {
            title,
            date: "2026-03-09".parse().unwrap(),
            districts: vec![AreaId::new("co-to")],
            area: None,
            period: None,
            programme: None,
            metrics: Vec::new(),
        }
    }

    #[test]
    fn an_article_lies_in_the_folder_of_its_date() {
        let file = |title: &str| new(title).file(&Site::default()).map(|file| file.to_string());
        let expected = "content/tin/2026/03/dam-ha-trong-rung-3-5-km.md";
        assert_eq!(file("Đầm Hà: trồng rừng 3,5 km!"), Some(expected.to_owned()));
        assert_eq!(file(" – "), None);
        let long = file(&"rất dài ".repeat(60)).unwrap();
        assert!(long.len() < 140 && long.ends_with("-rat.md"), "{long}");
    }

    proptest! {
        #[test]
        fn every_title_is_read_as_it_was_typed(title in "\\PC{1,60}") {
            let title = format!("A{title}");
            let file = SitePath::new("content/tin/a.md").unwrap();
            let (front, _, found) = front::parse(&file, &new(&title).text(Lang::Vi));
            let is_error = |told: &&Diagnostic| told.severity == crate::diag::Severity::Error;
            // Invisible characters are refused in any title.
            if found.iter().find(is_error).is_none() {
                let words: Vec<&str> = title.split_whitespace().collect();
                let whole: String = {
                    use unicode_normalization::UnicodeNormalization;
                    words.join(" ").nfc().collect()
                };
                prop_assert_eq!(front.title.value, whole);
                prop_assert_eq!(front.districts.len(), 1);
            } else {
                prop_assert!(title.chars().any(crate::settings::yaml::is_invisible), "{:?}", found);
            }
        }
    }
}
