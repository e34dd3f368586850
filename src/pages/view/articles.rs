//! Articles and the lists of them.

use serde::Serialize;

use super::{Chart, Counted, DateView, DatedLink, Link, PictureView, Prose, RowGroup, StatBox};
use crate::article::Extra;

/// An article in a list (`cards`): shared by every list that shows it.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Card {
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// Its standfirst or first words.
    pub summary: String,
    /// Its date.
    pub date: DateView,
    /// The districts it is tagged with.
    pub districts: Vec<Link>,
    /// Whose figures it has; none where it has none or the area is its only district.
    pub area: Option<Link>,
    /// Its first tag.
    pub tag: Option<Link>,
    /// Its lead picture.
    pub image: Option<PictureView>,
    /// Its first box, compact.
    pub figure: Option<StatBox>,
}

/// A piece of an article's body: exactly one field is there.
#[derive(Debug, Clone, Serialize, Default)]
pub struct BodyPart {
    /// Ready HTML.
    pub html: Option<Prose>,
    /// A statistic box.
    pub stat: Option<StatBox>,
    /// A chart.
    pub chart: Option<Chart>,
}

/// A heading of an article, for its table of contents.
#[derive(Debug, Clone, Serialize, Default)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    /// `#anchor`.
    pub url: String,
    /// Its text.
    pub title: String,
}

/// A file offered for download.
#[derive(Debug, Clone, Serialize, Default)]
pub struct FileView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its type: `CSV`.
    pub kind: String,
    /// Its size: `12 KB`.
    pub size: String,
}

/// An article or a fixed page (`article`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct ArticleView {
    /// The headline.
    pub title: String,
    /// The standfirst; may be empty.
    pub summary: String,
    /// The date; none for a fixed page.
    pub date: Option<DateView>,
    /// The author; may be empty.
    pub author: String,
    /// Its districts.
    pub districts: Vec<Link>,
    /// Whose figures these are.
    pub area: Option<Link>,
    /// What the figures cover, with its page where there is one.
    pub period: Option<Link>,
    /// The programme of its figures.
    pub programme: Option<Link>,
    /// The day up to which provisional figures count.
    pub as_of: Option<DateView>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// The people it names.
    pub people: Vec<String>,
    /// The lead picture.
    pub image: Option<PictureView>,
    /// The boxes: at most six.
    pub boxes: Vec<StatBox>,
    /// All figures, by group; empty where the boxes show all.
    pub table: Vec<RowGroup>,
    /// How many figures it has.
    pub n_figures: usize,
    /// The body.
    pub body: Vec<BodyPart>,
    /// Its headings of levels 2 and 3, where there are three or more.
    pub toc: Vec<TocEntry>,
    /// More pictures.
    pub gallery: Vec<PictureView>,
    /// Attachments.
    pub files: Vec<FileView>,
    /// The articles it corrects.
    pub corrects: Vec<Link>,
    /// The articles that correct it, newest first.
    pub corrected_by: Vec<DatedLink>,
    /// The others of its series, oldest first.
    pub series: Vec<Link>,
    /// The series' title; may be empty.
    pub series_title: String,
    /// The next newer article.
    pub newer: Option<Link>,
    /// The next older article.
    pub older: Option<Link>,
    /// Articles of the same districts, those that share the most metrics first, the newest of equals
    /// first; at most four.
    pub related: Vec<DatedLink>,
    /// How to cite it, as one line.
    pub citation: String,
    /// Whether it has expired: still readable, no longer listed.
    pub is_expired: bool,
    /// Free data.
    pub extra: Extra,
}

/// The home page (`home`); its articles are `cards`, the first one the lead.
#[derive(Debug, Clone, Serialize, Default)]
pub struct HomeView {
    /// The introduction of content/index.md, in parts; may be empty.
    pub intro: Vec<BodyPart>,
    /// The period of the headline boxes, in words; may be empty.
    pub period: String,
    /// The period's page.
    pub period_url: Option<String>,
    /// The headline boxes; the first one is the hero.
    pub boxes: Vec<StatBox>,
    /// The hero's series, small under it.
    pub series: Option<Chart>,
    /// The districts with how many articles each has.
    pub districts: Vec<Counted>,
    /// The years of the archive, newest first.
    pub years: Vec<YearView>,
}

/// A year of the archive with its months.
#[derive(Debug, Clone, Serialize, Default)]
pub struct YearView {
    /// `2023`.
    pub title: String,
    /// Its page.
    pub url: String,
    /// How many articles it has.
    pub n: usize,
    /// Its twelve months; those without articles have no address.
    pub months: Vec<MonthView>,
}

/// A month of the archive.
#[derive(Debug, Clone, Serialize, Default)]
pub struct MonthView {
    /// 1 to 12.
    pub number: u32,
    /// `Tháng 5`.
    pub title: String,
    /// Its page, where it has articles.
    pub url: Option<String>,
    /// How many articles it has.
    pub n: usize,
    /// 1 to 4: how full it is beside the fullest month.
    pub step: u8,
}

/// A list of articles (`list`): archive, tag, programme; its articles are `cards`.
#[derive(Debug, Clone, Serialize, Default)]
pub struct ListView {
    /// Its heading.
    pub title: String,
    /// One line under it; may be empty.
    pub subtitle: String,
    /// Narrower or neighbouring lists.
    pub links: Vec<Counted>,
    /// For the archive: its years.
    pub years: Vec<YearView>,
    /// Boxes, for a programme.
    pub boxes: Vec<StatBox>,
}
