//! The views: what templates see, spelt out as types.
//!
//! Every address is ready for the browser (root-relative with the site's sub-path); every text is
//! plain and escaped by the template, except the fields called `html`. Numbers are text in two
//! forms: for readers (`92.000`) and for machines (`92000`). The theme's README documents each view
//! with an example.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::Extra;

/// A text that leads somewhere.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Link {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// The frame of the whole site (`site`): the same on every page.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Frame {
    /// The site's title.
    pub title: String,
    /// `vi` or `en`.
    pub language: String,
    /// `https://example.vn`, for addresses that must be whole.
    pub origin: String,
    /// The home page.
    pub home: String,
    /// The fixed pages of the menu.
    pub menu: Vec<Link>,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The imprint.
    pub publisher: BTreeMap<String, String>,
    /// The theme's parameters.
    pub params: BTreeMap<String, Extra>,
    /// The districts, by the alphabet.
    pub districts: Vec<Link>,
    /// The address of the theme's stylesheet.
    pub stylesheet: String,
    /// Where the sections are; those switched off are missing.
    pub sections: Sections,
    /// The licence of the figures.
    pub data_licence: String,
}

/// Addresses of a site's sections.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Sections {
    /// All districts.
    pub districts: Option<String>,
    /// The dashboard.
    pub metrics: Option<String>,
    /// The periods.
    pub periods: Option<String>,
    /// The archive.
    pub archive: Option<String>,
    /// The search page.
    pub search: Option<String>,
    /// The method page, where the site has one at `phuong-phap.md`.
    pub method: Option<String>,
    /// All figures as CSV.
    pub observations: Option<String>,
    /// The feeds: format, address.
    pub feeds: Vec<Link>,
}

/// The head of one page (`page`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct Head {
    /// `home article page districts district archive list metrics metric sources period programme 404`.
    pub kind: String,
    /// The page's own title.
    pub title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The page's address.
    pub url: String,
    /// The whole address with the origin.
    pub canonical: String,
    /// The way from the home page; the last is this page and has no address.
    pub crumbs: Vec<Link>,
    /// The section this page belongs to: `home districts metrics periods archive search`, or empty.
    pub section: String,
    /// Feeds of this page beside the site's: title, address.
    pub feeds: Vec<Link>,
    /// The whole address of a picture for sharing.
    pub image: Option<String>,
    /// JSON-LD, ready to stand in a script element.
    pub json_ld_html: String,
    /// Whether search engines should leave it out.
    pub is_noindex: bool,
}

/// A calendar date in the forms that readers see.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DateView {
    /// `2023-05-25`.
    pub iso: String,
    /// `25/5/2023`.
    pub short: String,
    /// `Ngày 25 tháng 5 năm 2023`.
    pub long: String,
}

/// A picture.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// Width and height in pixels, where known.
    pub width: Option<u32>,
    /// Height in pixels, where known.
    pub height: Option<u32>,
    /// What it shows.
    pub alt: String,
    /// The line under it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

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

/// The number of a figure or total, in parts that a template can set in different sizes.
#[derive(Debug, Clone, Serialize, Deserialize, Default)]
pub struct Words {
    /// The words before the number: `hơn`, `ít nhất`; may be empty.
    pub qualifier: String,
    /// The number as written: `92.000`.
    pub number: String,
    /// The unit: `cây`, `triệu đồng`; may be empty.
    pub unit: String,
    /// More in brackets: `(ít nhất 540)`; may be empty.
    pub extra: String,
    /// The number for machines in the metric's unit: `92000`.
    pub value: String,
}

/// A small mark on a box.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Chip {
    /// `prov` provisional, `est` estimate, `fix` corrected, `sum` total of several, `goal` a target.
    pub class: String,
    /// Its text.
    pub text: String,
    /// Where it leads, if anywhere.
    pub url: Option<String>,
}

/// The comparison with the same period last year.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Comparison {
    /// `▲ ▼ =`, or empty where there is no valid one.
    pub arrow: String,
    /// `tăng 8,3 % so với cùng kỳ 2024 (5.921)`, or why there is none.
    pub text: String,
}

/// How many of an area's units have reported.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Coverage {
    /// Units with a report for the whole period.
    pub n_reported: usize,
    /// All units.
    pub n_units: usize,
    /// `11/13 huyện đã báo cáo`.
    pub text: String,
}

/// A statistic box.
#[derive(Debug, Clone, Serialize, Default)]
pub struct StatBox {
    /// Its anchor: `so-lieu-cay-xanh`; empty where it has none.
    pub id: String,
    /// The metric's id.
    pub metric: String,
    /// The metric's label.
    pub label: String,
    /// The metric's page, where there is one.
    pub label_url: Option<String>,
    /// The number.
    pub words: Words,
    /// `long`, `xlong` or empty, by the length of the number.
    pub size: String,
    /// The period in words: `6 tháng đầu năm 2023`.
    pub period: String,
    /// The day up to which it counts, where earlier than the period's end.
    pub as_of: Option<DateView>,
    /// Whose it is, where it is not clear from the page.
    pub area: Option<Link>,
    /// The comparison; none where the page makes none.
    pub comparison: Option<Comparison>,
    /// Marks.
    pub chips: Vec<Chip>,
    /// Coverage, for totals over several units.
    pub coverage: Option<Coverage>,
    /// At most five sources, each linked to the figure's anchor in its article.
    pub sources: Vec<Link>,
    /// How many sources there are.
    pub n_sources: usize,
    /// Where all of them are listed.
    pub sources_url: Option<String>,
    /// The sentence of the article that says it: `#cau-cay-xanh`.
    pub sentence_url: Option<String>,
    /// The same numbers as CSV.
    pub csv_url: Option<String>,
    /// A remark; may be empty.
    pub note: String,
}

/// A row of the table of all figures of an article.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Row {
    /// Its anchor, where the figure has no box; empty otherwise.
    pub id: String,
    /// The box or sentence it leads to, where it has one.
    pub url: Option<String>,
    /// The metric's label.
    pub label: String,
    /// The metric's page.
    pub label_url: Option<String>,
    /// The number, in the author's words.
    pub words: Words,
    /// The period, where it is not the article's; may be empty.
    pub period: String,
    /// The area, where it is not the article's; may be empty.
    pub area: String,
    /// Whether it is a target.
    pub is_target: bool,
    /// Its parts by area.
    pub parts: Vec<RowPart>,
    /// A remark; may be empty.
    pub note: String,
}

/// One part of a breakdown.
#[derive(Debug, Clone, Serialize, Default)]
pub struct RowPart {
    /// The area.
    pub area: Link,
    /// The number.
    pub words: Words,
}

/// The figures of one group of metrics.
#[derive(Debug, Clone, Serialize, Default)]
pub struct RowGroup {
    /// The group; may be empty.
    pub title: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A piece of an article's body: exactly one field is there.
#[derive(Debug, Clone, Serialize, Default)]
pub struct BodyPart {
    /// Ready HTML.
    pub html: Option<String>,
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
    /// The next newer and next older articles.
    pub newer: Option<Link>,
    /// The next older article.
    pub older: Option<Link>,
    /// Articles of the same area and metrics, newest first, at most four.
    pub related: Vec<DatedLink>,
    /// How to cite it, as one line.
    pub citation: String,
    /// Whether it has expired: still readable, no longer listed.
    pub is_expired: bool,
    /// Free data.
    pub extra: Extra,
}

/// A link with the date of what it leads to.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DatedLink {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// The date.
    pub date: DateView,
}

/// The pages of a paginated list (`pager`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub n_pages: usize,
    /// How many entries the whole list has.
    pub n_entries: usize,
    /// The first entry here, from 1.
    pub first: usize,
    /// The last entry here.
    pub last: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to offer; an empty title is a gap.
    pub links: Vec<PagerLink>,
}

/// One page of a pager.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PagerLink {
    /// `3`, or empty for a gap.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub is_current: bool,
}

/// The home page (`home`); its articles are `cards`, the first one the lead.
#[derive(Debug, Clone, Serialize, Default)]
pub struct HomeView {
    /// The introduction of content/index.md, as HTML; may be empty.
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

/// A link with a count.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Counted {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many.
    pub n: usize,
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

/// All districts (`districts`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct DistrictsView {
    /// One entry a district.
    pub districts: Vec<DistrictEntry>,
    /// The ranked chart with its table, where `home_metrics` names a metric.
    pub chart: Option<Chart>,
    /// The tile map of the same numbers.
    pub tiles: Option<Chart>,
}

/// A district in the list of all.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DistrictEntry {
    /// Its name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its level in words and dates; may be empty.
    pub note: String,
    /// How many articles it has.
    pub n_articles: usize,
    /// Compact boxes of the home metrics.
    pub boxes: Vec<StatBox>,
}

/// A district's page (`district`); its articles are `cards`.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DistrictView {
    /// Its id.
    pub id: String,
    /// Its name: `Cô Tô`.
    pub name: String,
    /// One line: level, dates, counts.
    pub dateline: String,
    /// What became of it; empty where nothing did.
    pub lineage: String,
    /// Its names through time: dates, name.
    pub names: Vec<NameView>,
    /// The clusters it belongs to, the unit it became or was.
    pub relatives: Vec<Link>,
    /// Boxes of the latest period.
    pub latest: BoxGroup,
    /// Boxes of the year to date, where it differs from the latest period.
    pub year_to_date: BoxGroup,
    /// Totals over all time.
    pub all_time: BoxGroup,
    /// One chart: the series of its leading metric.
    pub series: Vec<Chart>,
    /// Metric by period.
    pub table: Option<CrossTable>,
    /// What was reported for its cluster but not split.
    pub unallocated: Vec<Unallocated>,
    /// Downloads: title, address.
    pub downloads: Vec<Link>,
}

/// Boxes under one heading.
#[derive(Debug, Clone, Serialize, Default)]
pub struct BoxGroup {
    /// The period in words; may be empty.
    pub title: String,
    /// Its page.
    pub url: Option<String>,
    /// The boxes.
    pub boxes: Vec<StatBox>,
}

/// A name that an area had.
#[derive(Debug, Clone, Serialize, Default)]
pub struct NameView {
    /// `Đến 30/6/2025`.
    pub when: String,
    /// `Huyện Cô Tô (Huyện đoàn Cô Tô)`.
    pub name: String,
}

/// A figure reported for a wider area and not split.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Unallocated {
    /// The metric's label.
    pub label: String,
    /// The period in words.
    pub period: String,
    /// The wider area.
    pub area: Link,
    /// How many units it has.
    pub n_units: usize,
    /// The number, in the author's words.
    pub words: Words,
    /// The figure in its article.
    pub url: String,
}

/// A table of metrics by periods, or areas by metrics.
#[derive(Debug, Clone, Serialize, Default)]
pub struct CrossTable {
    /// Its caption.
    pub caption: String,
    /// The heading of the first column.
    pub corner: String,
    /// The other columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<CrossRow>,
}

/// A row of a [`CrossTable`].
#[derive(Debug, Clone, Serialize, Default)]
pub struct CrossRow {
    /// Its heading.
    pub title: String,
    /// Where the heading leads.
    pub url: Option<String>,
    /// Its cells; none where nothing was reported.
    pub cells: Vec<Option<Words>>,
}

/// A chart with its table: the same numbers twice.
#[derive(Debug, Clone, Serialize, Deserialize, Default)]
pub struct Chart {
    /// Its anchor, unique on the page.
    pub id: String,
    /// `bars` (areas, names at the left), `columns` (periods), `progress`, `tiles`.
    pub kind: String,
    /// The finding, or what is shown.
    pub title: String,
    /// Measure, unit, area, period.
    pub subtitle: String,
    /// One sentence for those who do not see it.
    pub description: String,
    /// The heading of the first column of its table.
    pub row_title: String,
    /// The heading of the numbers.
    pub value_title: String,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// How many sources it has.
    pub n_sources: usize,
    /// Where they are listed.
    pub sources_url: Option<String>,
    /// The same numbers as CSV.
    pub csv_url: Option<String>,
    /// What the four steps of a tile map mean, from the lightest; may be empty.
    pub steps: Vec<String>,
}

/// One bar, column or tile.
#[derive(Debug, Clone, Serialize, Deserialize, Default)]
pub struct Bar {
    /// Its name.
    pub title: String,
    /// Its name in full, for the table; empty where title and group say it.
    pub full_title: String,
    /// A heading over neighbours: the year over its halves; may be empty.
    pub group: String,
    /// Where the name leads.
    pub url: Option<String>,
    /// The number; none where nothing was reported.
    pub words: Option<Words>,
    /// Its length in thousandths of the longest.
    pub permille: u32,
    /// Whether its top is open: `hơn`, `ít nhất`.
    pub is_open: bool,
    /// Whether it is provisional.
    pub is_provisional: bool,
    /// Whether the chart's title speaks of it.
    pub is_accent: bool,
    /// Column and row on the tile map, from 0.
    pub tile: Option<(u32, u32)>,
    /// 1 to 4: its step of colour on the tile map; 0 for no data.
    pub step: u8,
}

/// The dashboard (`metrics`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct MetricsView {
    /// The groups.
    pub groups: Vec<MetricGroup>,
    /// Downloads.
    pub downloads: Vec<Link>,
}

/// Metrics of one group.
#[derive(Debug, Clone, Serialize, Default)]
pub struct MetricGroup {
    /// The group.
    pub title: String,
    /// One compact box a metric.
    pub boxes: Vec<StatBox>,
}

/// A metric's page (`metric`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct MetricView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its definition; may be empty.
    pub description: String,
    /// Its group; may be empty.
    pub group: String,
    /// Its unit.
    pub unit: String,
    /// How it adds up, in words.
    pub aggregation: String,
    /// The total of the latest year.
    pub hero: Option<StatBox>,
    /// The series of the root area by year.
    pub series: Option<Chart>,
    /// The ranking of districts in the latest year.
    pub ranking: Option<Ranking>,
    /// The ranked bars.
    pub bars: Option<Chart>,
    /// The tile map.
    pub tiles: Option<Chart>,
    /// The newest sources.
    pub sources: Vec<SourceRow>,
    /// How many sources there are.
    pub n_sources: usize,
    /// Where all are listed.
    pub sources_url: Option<String>,
    /// What was corrected.
    pub revisions: Vec<Revision>,
    /// Where articles disagree.
    pub issues: Vec<IssueView>,
    /// Downloads.
    pub downloads: Vec<Link>,
}

/// A ranking table.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Ranking {
    /// Its caption.
    pub caption: String,
    /// Its rows, best first.
    pub rows: Vec<RankRow>,
}

/// A row of a ranking.
#[derive(Debug, Clone, Serialize, Default)]
pub struct RankRow {
    /// `1`, `2–3`, or empty where not ranked.
    pub rank: String,
    /// The area.
    pub area: Link,
    /// The number; none where nothing was reported.
    pub words: Option<Words>,
    /// Coverage or `tổng từ N tin`; may be empty.
    pub note: String,
}

/// A figure among the sources of a metric.
#[derive(Debug, Clone, Serialize, Default)]
pub struct SourceRow {
    /// The article's date.
    pub date: DateView,
    /// The article's headline.
    pub title: String,
    /// The figure's anchor in the article.
    pub url: String,
    /// The area.
    pub area: String,
    /// The period in words.
    pub period: String,
    /// The number, in the author's words.
    pub words: Words,
    /// `provisional superseded outvoted final target`.
    pub status: String,
    /// The status in words.
    pub status_text: String,
}

/// A correction.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Revision {
    /// The day.
    pub date: DateView,
    /// The correcting article.
    pub article: Link,
    /// The old words.
    pub old: Words,
    /// The new words.
    pub new: Words,
    /// Area and period in words.
    pub subject: String,
}

/// A finding that a reader should know.
#[derive(Debug, Clone, Serialize, Default)]
pub struct IssueView {
    /// Its code.
    pub code: String,
    /// The sentence.
    pub text: String,
    /// The articles concerned.
    pub articles: Vec<Link>,
}

/// A page of a metric's sources (`sources`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct SourcesView {
    /// The metric.
    pub metric: Link,
    /// The rows of this page.
    pub rows: Vec<SourceRow>,
}

/// A period's page (`period`); its articles are `cards`.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PeriodView {
    /// The period in words.
    pub title: String,
    /// Its days: `1/1 – 30/6/2023`.
    pub days: String,
    /// Boxes of the root area.
    pub boxes: Vec<StatBox>,
    /// Districts by metrics.
    pub table: Option<CrossTable>,
    /// The same period a year earlier and later, the wider and the narrower periods.
    pub links: Vec<Link>,
}
