//! Pages of areas, metrics and periods.

use serde::Serialize;

use super::{BoxGroup, Chart, CrossTable, DateView, DatedLink, Link, StatBox, TargetTable, Words};

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
    pub relatives: Vec<Relative>,
    /// Boxes of the latest period of each metric; titled where all have the same.
    pub latest: BoxGroup,
    /// Boxes of the year to date, where it differs from the latest period.
    pub year_to_date: Vec<StatBox>,
    /// Totals over all time, where they differ from the latest period.
    pub all_time: Vec<StatBox>,
    /// The series of its leading metric.
    pub series: Option<Chart>,
    /// Metric by period.
    pub table: Option<CrossTable>,
    /// Its results beside their targets, the newest first.
    pub targets: Option<TargetTable>,
    /// What was reported for its cluster but not split, newest first.
    pub unallocated: Vec<Unallocated>,
    /// Downloads: title, address.
    pub downloads: Vec<Link>,
}

/// A name that an area had.
#[derive(Debug, Clone, Serialize, Default)]
pub struct NameView {
    /// `Đến 30/6/2025`.
    pub when: String,
    /// `Huyện Cô Tô (Huyện đoàn Cô Tô)`.
    pub name: String,
}

/// Another area and what it is to this one.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Relative {
    /// `Nay là`, `Thuộc`.
    pub relation: String,
    /// The area.
    pub area: Link,
}

/// The figures that one article reports for a wider area in one period, not split.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Unallocated {
    /// The period in words.
    pub period: String,
    /// The wider area.
    pub area: Link,
    /// How many units it has.
    pub n_units: usize,
    /// The article.
    pub article: DatedLink,
    /// Its figures.
    pub rows: Vec<UnallocatedRow>,
}

/// A figure of a wider area.
#[derive(Debug, Clone, Serialize, Default)]
pub struct UnallocatedRow {
    /// The metric's label.
    pub label: String,
    /// The number, in the author's words.
    pub words: Words,
    /// The figure in its article.
    pub url: String,
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
    /// The total of the area that holds all, in the newest period that says something of it; its
    /// label is the area's name.
    pub hero: Option<StatBox>,
    /// Why there is no hero although there are figures; empty otherwise.
    pub missing: String,
    /// The hero beside its target, where one is set for the very area and period.
    pub progress: Option<Chart>,
    /// The series of the root area by year.
    pub series: Option<Chart>,
    /// The targets of all areas and periods beside their results, the newest first.
    pub targets: Option<TargetTable>,
    /// The ranking of districts in the same period; of a metric that is never added up the latest
    /// figure of each.
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
    /// Whether the rows are of one period, so that they have ranks.
    pub is_ranked: bool,
    /// Whether a row has a note.
    pub has_notes: bool,
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
    /// Why the number is not ranked, as `tổng từ N tin`; the period where no row is; may be empty.
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
    /// The metric's label, where it is another than the page's: a part of a ratio; may be empty.
    pub metric: String,
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
    /// Boxes of the root area; on the first page alone, as are the table and the links.
    pub boxes: Vec<StatBox>,
    /// The targets of the very period beside their results.
    pub targets: Option<TargetTable>,
    /// Districts by metrics.
    pub table: Option<CrossTable>,
    /// The same period a year earlier and later, the wider and the narrower periods.
    pub links: Vec<Link>,
}
