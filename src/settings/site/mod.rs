//! site.yaml: how the site is to be.

mod base_url;
mod file;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub use base_url::BaseUrl;
use file::SiteFile;

use super::Doc;
use super::lookup::{Found, Names};
use super::metrics::Metrics;
use super::shape::Shape;
use super::typed;
use crate::diag::{Diagnostic, Lang, Marked, Place, settings};
use crate::domain::{Approximation, Period, ProgrammeId};
use crate::fingerprint::Fingerprint;

/// site.yaml, every entry with its default.
#[derive(Debug, Clone)]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// Where it will stand.
    pub base_url: BaseUrl,
    /// Its language.
    pub language: Lang,
    /// Its time zone.
    pub timezone: Tz,
    /// Its theme, a folder of themes/ or the one within the program.
    pub theme: String,
    /// What it sets of its theme.
    pub params: Vec<(String, Marked<String>)>,
    /// Its logo, below content/.
    pub logo: Option<Marked<String>>,
    /// Its menu.
    pub menu: Vec<MenuItem>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The folder of the news, below content/.
    pub articles: String,
    /// The folders of its own pages.
    pub paths: Paths,
    /// How many articles stand on a page of a list.
    pub paginate: usize,
    /// The levels whose areas have pages.
    pub district_levels: Vec<String>,
    /// The metrics of the headline boxes, as written.
    pub home_metrics: Vec<Marked<String>>,
    /// Its programmes.
    pub programmes: Vec<Programme>,
    /// Its campaigns.
    pub periods: Vec<Campaign>,
    /// What “about” and “almost” mean, in per cent.
    pub approximation: Approximation,
    /// What becomes of HTML in articles.
    pub html: Html,
    /// The licence of its data.
    pub data_licence: Option<String>,
    /// What is made beside the pages.
    pub outputs: Outputs,
    /// What `check` suggests.
    pub check: Checks,
    /// Where it is published.
    pub publish: Vec<Target>,
    /// Whether the file is missing or could not be read, which was reported: what seems unknown may
    /// be in it.
    pub is_broken: bool,
    programme_names: Names,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// Its words.
    pub title: String,
    /// Where it leads: a page below content/, or an address.
    pub to: Marked<String>,
}

/// The imprint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publisher {
    /// The organisation.
    pub name: Option<String>,
    /// Who answers for the content.
    pub responsible: Option<String>,
    /// The licence to publish.
    pub licence: Option<String>,
    /// Where it sits.
    pub address: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its electronic mail.
    pub email: Option<String>,
}

/// The folders of the site's own pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "each is the folder of the pages it names")]
pub struct Paths {
    pub districts: String,
    pub metrics: String,
    pub periods: String,
    pub programmes: String,
    pub tags: String,
    pub search: String,
    pub page: String,
}

impl Default for Paths {
    fn default() -> Self {
        let [districts, metrics, periods, programmes, tags, search, page] =
            ["huyen", "so-lieu", "ky", "chuong-trinh", "the", "tim-kiem", "trang"]
                .map(str::to_owned);
        Self { districts, metrics, periods, programmes, tags, search, page }
    }
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its id, which stands in addresses.
    pub id: ProgrammeId,
    /// Its name.
    pub name: String,
}

/// A period with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Its id, which stands in addresses.
    pub id: String,
    /// Its days.
    pub period: Period,
}

/// What becomes of HTML in articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Html {
    /// It is shown as text.
    #[default]
    Escape,
    /// It is kept.
    Allow,
}

/// A form of feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feed {
    /// atom.xml.
    Atom,
    /// rss.xml.
    Rss,
    /// feed.json.
    Json,
}

/// What is made beside the pages of articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "each is whether the output it names is made")]
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches of site.yaml")]
pub struct Outputs {
    pub search: bool,
    pub data: bool,
    pub parquet: bool,
    pub share_images: bool,
    pub feeds: Vec<Feed>,
    pub news_sitemap: bool,
    pub metrics: bool,
    pub periods: bool,
    pub programmes: bool,
    pub archive: bool,
    pub tags: bool,
}

impl Default for Outputs {
    fn default() -> Self {
        Self {
            search: true,
            data: true,
            parquet: false,
            share_images: false,
            feeds: vec![Feed::Atom, Feed::Rss, Feed::Json],
            news_sitemap: true,
            metrics: true,
            periods: true,
            programmes: true,
            archive: true,
            tags: true,
        }
    }
}

/// What `check` looks for beside mistakes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Checks {
    /// Suggestions on writing.
    pub lints: Lints,
}

/// Which suggestions on writing are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "each is whether the suggestion it names is made")]
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches of site.yaml")]
pub struct Lints {
    pub decimal_point: bool,
    pub unit_space: bool,
    pub doubled_words: bool,
    pub names: bool,
    pub exact_qualifier: bool,
}

impl Default for Lints {
    fn default() -> Self {
        Self {
            decimal_point: true,
            unit_space: true,
            doubled_words: true,
            names: true,
            exact_qualifier: true,
        }
    }
}

/// A place to publish to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub name: Marked<String>,
    /// What is said of it, as written; `publish` knows the entries of each type.
    pub entries: Vec<(String, Marked<String>)>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: String::new(),
            base_url: BaseUrl::default(),
            language: Lang::Vi,
            timezone: Tz::Asia__Ho_Chi_Minh,
            theme: "default".to_owned(),
            params: Vec::new(),
            logo: None,
            menu: Vec::new(),
            publisher: Publisher::default(),
            articles: "tin".to_owned(),
            paths: Paths::default(),
            paginate: 20,
            district_levels: vec!["district".to_owned()],
            home_metrics: Vec::new(),
            programmes: Vec::new(),
            periods: Vec::new(),
            approximation: Approximation::default(),
            html: Html::default(),
            data_licence: None,
            outputs: Outputs::default(),
            check: Checks::default(),
            publish: Vec::new(),
            is_broken: false,
            programme_names: Names::default(),
        }
    }
}

/// What the file may hold.
pub(super) fn shape() -> Shape {
    Shape::of::<SiteFile>()
}

impl Site {
    /// The programme of this id or name.
    pub fn programme(&self, name: &str) -> Found<'_, Programme> {
        self.programme_names.find(name, &self.programmes)
    }

    /// The programme that is meant by its id or name, or by their beginning.
    pub fn meant_programme(&self, name: &str) -> Found<'_, Programme> {
        self.programme_names.meant(name, &self.programmes)
    }

    /// The period of this form, or of this campaign's name.
    pub fn period(&self, text: &str) -> Option<Period> {
        let campaign = || self.periods.iter().find(|c| c.id == text).map(|c| c.period);
        Period::parse(text).or_else(campaign)
    }

    pub(super) fn read(doc: &Doc, found: &mut Vec<Diagnostic>) -> Self {
        match typed::read::<SiteFile>(doc, found) {
            Some((file, root)) => file.checked(doc, &root, found),
            None => Self::unknown(),
        }
    }

    /// The defaults in place of a file that is missing or could not be read.
    pub(super) fn unknown() -> Self {
        Self { is_broken: true, ..Self::default() }
    }

    /// Reports headline metrics that are not in the registry.
    pub(super) fn check_references(
        &self,
        doc: &Doc,
        metrics: &Metrics,
        found: &mut Vec<Diagnostic>,
    ) {
        for name in self.home_metrics.iter().filter(|_| !metrics.is_broken()) {
            let place = Place::new(&doc.file, name.span);
            match metrics.find(&name.value) {
                Found::One(_) => {}
                Found::Several(_) => {
                    found.push(settings::unknown_reference(
                        place,
                        "home_metrics",
                        &name.value,
                        None,
                    ));
                }
                Found::Nothing(nearest) => found.push(settings::unknown_reference(
                    place,
                    "home_metrics",
                    &name.value,
                    nearest,
                )),
            }
        }
    }

    /// The digest of what statistics read of it.
    pub(super) fn statistics_print(&self) -> Fingerprint {
        let periods: Vec<_> = self.periods.iter().map(|c| (&c.id, c.period)).collect();
        let programmes: Vec<_> = self.programmes.iter().map(|p| (&p.id, &p.name)).collect();
        let levels = &self.district_levels;
        // What a broken file does not declare is not told of as unknown.
        Fingerprint::of_value(&(self.approximation, periods, programmes, levels, self.is_broken))
    }
}
