//! Figures as readers see them: boxes, rows, tables, charts.

use serde::{Deserialize, Serialize};

use super::{DateView, Link};

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
    /// All units; zero where the text alone says what is covered.
    pub n_units: usize,
    /// `11/13 huyện đã báo cáo`; of a ratio also `mới có số liệu của một phần kỳ`.
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
    /// Why there is no number: `Chưa có số liệu`; empty where there is one.
    pub missing: String,
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

/// Results beside their targets.
#[derive(Debug, Clone, Serialize, Default)]
pub struct TargetTable {
    /// Its caption.
    pub caption: String,
    /// What the rows are named by: `Chỉ số`.
    pub corner: String,
    /// One row a target.
    pub rows: Vec<TargetRow>,
}

/// A target and what was done.
#[derive(Debug, Clone, Serialize, Default)]
pub struct TargetRow {
    /// What it is of beside the page's own subject: the metric, the area.
    pub names: Vec<Link>,
    /// The period, and the programme where it is of one; may be empty.
    pub period: String,
    /// What was done; none where nothing was reported.
    pub result: Option<Words>,
    /// Whether figures appeared before the period ended.
    pub is_provisional: bool,
    /// What was to be done.
    pub target: Words,
    /// `ít nhất 92,5 %`; empty where nothing can be said, as of a target of zero.
    pub percent: String,
    /// `met missed open no_data`.
    pub verdict: String,
    /// The verdict in words.
    pub verdict_text: String,
    /// At most five sources of the result.
    pub sources: Vec<Link>,
    /// At most five sources of the target.
    pub target_sources: Vec<Link>,
    /// Where all sources of the metric are listed, where there are more.
    pub sources_url: Option<String>,
}

/// A chart with its table: the same numbers twice.
#[derive(Debug, Clone, Serialize, Deserialize, Default)]
pub struct Chart {
    /// Its anchor, unique on the page.
    pub id: String,
    /// `bars` (areas, names at the left), `columns` (periods), `progress` (a result, its target),
    /// `tiles`.
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
    /// How many articles its numbers rest on; zero for a tile map, whose bar chart tells it.
    pub n_sources: usize,
    /// Where all figures of the metric are listed.
    pub sources_url: Option<String>,
    /// The same numbers as CSV.
    pub csv_url: Option<String>,
    /// What the four steps of a tile map mean, from the lightest; may be empty.
    pub steps: Vec<String>,
}

impl Chart {
    /// Whether at least one bar has a number.
    pub(crate) fn has_numbers(&self) -> bool {
        self.bars.iter().any(|bar| bar.words.is_some())
    }
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
    /// The number as a narrow tile shows it; empty where it shows the whole number.
    pub short: String,
    /// What part a ratio or mean covers, where not all: `1/13 đơn vị đã báo cáo`; empty otherwise.
    pub note: String,
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
