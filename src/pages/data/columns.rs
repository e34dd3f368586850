//! The columns of the tables: names, types and what they mean, said once for files and readers.

use crate::diag::Lang;

/// A table that downloads hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    /// One row a statement.
    Observations,
    /// One row a total.
    Aggregates,
    /// The metrics.
    Metrics,
    /// The areas.
    Areas,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// One of these.
    Choice(&'static [&'static str]),
    /// `2023-05-25`.
    Date,
    /// An exact decimal.
    Number,
    /// A whole number.
    Whole,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name in files.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Whether every row has a value.
    pub(crate) is_required: bool,
    vi: &'static str,
    en: &'static str,
}

impl Column {
    /// What it means, in `lang`.
    pub(crate) const fn about(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

const fn must(name: &'static str, kind: Kind, vi: &'static str, en: &'static str) -> Column {
    Column { name, kind, is_required: true, vi, en }
}

const fn may(name: &'static str, kind: Kind, vi: &'static str, en: &'static str) -> Column {
    Column { name, kind, is_required: false, vi, en }
}

const QUALIFIERS: Kind =
    Kind::Choice(&["exact", "at_least", "at_most", "about", "almost", "between"]);
const ROLES: Kind = Kind::Choice(&["actual", "target"]);
const STATUSES: Kind = Kind::Choice(&["final", "provisional", "superseded", "outvoted"]);
const AGGREGATIONS: Kind = Kind::Choice(&["sum", "latest", "max", "ratio", "mean", "none"]);
const WAYS: Kind = Kind::Choice(&["up", "down"]);
const FLAGS: Kind = Kind::Choice(&["true", "false"]);

const METRIC: Column =
    must("metric", Kind::Text, "Mã chỉ số (bảng metrics)", "Id of the metric (table metrics)");
const AREA: Column = must("area", Kind::Text, "Mã địa bàn (bảng areas)", "Id of the area");
const PERIOD: Column = must(
    "period",
    Kind::Text,
    "Kỳ: 2023, 2023-H1, 2023-Q1, 2023-05, 2023-05-25 hoặc ngày đầu..ngày cuối",
    "Period: 2023, 2023-H1, 2023-Q1, 2023-05, 2023-05-25 or first..last day",
);
const PROGRAMME: Column =
    may("programme", Kind::Text, "Mã chương trình; trống là tất cả", "Programme; empty for all");
const LO: Column = may(
    "lo",
    Kind::Number,
    "Số thật không nhỏ hơn số này",
    "The true number is not below this one",
);
const HI: Column = may(
    "hi",
    Kind::Number,
    "Số thật không lớn hơn số này; trống là không có chặn trên",
    "The true number is not above this one; empty where there is no such bound",
);
const UNIT: Column =
    may("unit", Kind::Text, "Đơn vị của value, lo, hi", "The unit of value, lo and hi");

const OBSERVATIONS: &[Column] = &[
    must("id", Kind::Text, "Mã số liệu, không bao giờ dùng lại", "Id, never used again"),
    METRIC,
    AREA,
    PERIOD,
    must("start", Kind::Date, "Ngày đầu của kỳ", "The period's first day"),
    must("end", Kind::Date, "Ngày cuối của kỳ", "The period's last day"),
    PROGRAMME,
    may(
        "event",
        Kind::Text,
        "Sự kiện mà số liệu kể lại; trống là báo cáo cả kỳ",
        "The event it tells of; empty for a report of the whole period",
    ),
    must("role", ROLES, "actual đã làm được, target chỉ tiêu", "actual, or target"),
    must("value", Kind::Number, "Số trong bài", "The number of the article"),
    LO,
    HI,
    must(
        "qualifier",
        QUALIFIERS,
        "Chữ đi kèm: exact đúng, at_least trên, at_most dưới, about khoảng, almost gần, between từ… đến…",
        "The words around it: exact, at_least, at_most, about, almost, between",
    ),
    UNIT,
    must("text", Kind::Text, "Nguyên văn trong bài", "The words of the article"),
    must("source", Kind::Text, "Đường dẫn của bài trên trang này", "The article's path here"),
    must("published", Kind::Date, "Ngày của bài", "The article's date"),
    must(
        "status",
        STATUSES,
        "final dùng được, provisional sơ bộ (cộng như “ít nhất”), superseded đã đính chính, outvoted có số khác của cùng ô được dùng",
        "final; provisional (counts as “at least”); superseded by a correction; outvoted by another statement of the same cell",
    ),
    may(
        "supersedes",
        Kind::Text,
        "Mã các số liệu mà số này thay, cách nhau bằng dấu cách",
        "Ids of the statements it replaces, with spaces between",
    ),
];

const AGGREGATES: &[Column] = &[
    METRIC,
    AREA,
    PERIOD,
    PROGRAMME,
    may("value", Kind::Number, "Số tổng hợp; trống khi không tính được", "The total; may be empty"),
    LO,
    HI,
    may(
        "qualifier",
        QUALIFIERS,
        "Độ chắc: exact đúng, at_least ít nhất, at_most nhiều nhất, about khoảng, almost gần",
        "How sure: exact, at_least, at_most, about, almost",
    ),
    must(
        "coverage",
        Kind::Text,
        "Phần địa bàn và ngày đã có báo cáo: 1 là đủ, 181/365 là một phần",
        "The share of area and days with reports: 1 is all, 181/365 a part",
    ),
    UNIT,
    may(
        "sources",
        Kind::Text,
        "Đường dẫn các bài nguồn, cách nhau bằng dấu cách",
        "The articles it rests on, with spaces between",
    ),
    may(
        "issues",
        Kind::Text,
        "Mã các vướng mắc (B030 hai bài ghi khác nhau …)",
        "Codes of findings (B030: two articles disagree …)",
    ),
];

const METRICS: &[Column] = &[
    must("id", Kind::Text, "Mã chỉ số", "Id"),
    may("label_vi", Kind::Text, "Tên tiếng Việt", "Label in Vietnamese"),
    may("label_en", Kind::Text, "Tên tiếng Anh", "Label in English"),
    may("unit", Kind::Text, "Đơn vị", "Unit"),
    must(
        "agg",
        AGGREGATIONS,
        "Cách tổng hợp: sum cộng, latest số mới nhất, max số lớn nhất, ratio tỷ lệ, mean trung bình, none không cộng",
        "How it adds up: sum, latest, max, ratio, mean or none",
    ),
    may("group", Kind::Text, "Nhóm", "Group"),
    may("good", WAYS, "Chiều tốt: up tăng, down giảm", "Which way is good"),
    must("integer", FLAGS, "Chỉ nhận số nguyên", "Whether it has whole numbers only"),
    may("decimals", Kind::Whole, "Số chữ số thập phân khi hiện", "Decimals shown at most"),
    may("display", Kind::Text, "Đơn vị khi hiện", "The unit shown to readers"),
    may("num", Kind::Text, "Của tỷ lệ: chỉ số ở tử", "Of a ratio: the numerator"),
    may("den", Kind::Text, "Của tỷ lệ: chỉ số ở mẫu", "Of a ratio: the denominator"),
    may("scale", Kind::Number, "Của tỷ lệ: nhân với", "Of a ratio: what it is multiplied by"),
    may("weight", Kind::Text, "Của trung bình: chỉ số làm trọng số", "Of a mean: what weighs"),
    may("aliases", Kind::Text, "Tên khác, cách nhau bằng ;", "Other names, with ; between"),
    may("description", Kind::Text, "Định nghĩa", "Definition"),
];

const AREAS: &[Column] = &[
    must("id", Kind::Text, "Mã địa bàn", "Id"),
    must("name", Kind::Text, "Tên", "Name"),
    may("title", Kind::Text, "Tên đầy đủ gần nhất", "The newest title"),
    may("body", Kind::Text, "Tổ chức gần nhất", "The newest name of its body"),
    must("level", Kind::Text, "Cấp", "Level"),
    may("parent", Kind::Text, "Mã địa bàn cấp trên", "The area whose part it is"),
    may(
        "members",
        Kind::Text,
        "Mã các địa bàn hợp thành, cách nhau bằng dấu cách",
        "The areas that make it up, with spaces between",
    ),
    may("valid_from", Kind::Date, "Ngày đầu tồn tại", "Its first day"),
    may("valid_to", Kind::Date, "Ngày cuối tồn tại", "Its last day"),
    may("tile_column", Kind::Whole, "Cột trên bản đồ ô, từ 0", "Column on the tile map, from 0"),
    may("tile_row", Kind::Whole, "Hàng trên bản đồ ô, từ 0", "Row on the tile map, from 0"),
];

impl Table {
    /// Every table.
    pub(crate) const ALL: [Self; 4] =
        [Self::Observations, Self::Aggregates, Self::Metrics, Self::Areas];

    /// Its name in files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Observations => "observations",
            Self::Aggregates => "aggregates",
            Self::Metrics => "metrics",
            Self::Areas => "areas",
        }
    }

    /// Its columns, in order.
    pub(crate) const fn columns(self) -> &'static [Column] {
        match self {
            Self::Observations => OBSERVATIONS,
            Self::Aggregates => AGGREGATES,
            Self::Metrics => METRICS,
            Self::Areas => AREAS,
        }
    }

    /// What readers call it.
    pub(crate) const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Observations, Lang::Vi) => "Từng số liệu trong bài",
            (Self::Observations, Lang::En) => "Every figure of the articles",
            (Self::Aggregates, Lang::Vi) => "Số tổng hợp theo địa bàn và kỳ",
            (Self::Aggregates, Lang::En) => "Totals by area and period",
            (Self::Metrics, Lang::Vi) => "Danh mục chỉ số",
            (Self::Metrics, Lang::En) => "The metrics",
            (Self::Areas, Lang::Vi) => "Danh mục địa bàn",
            (Self::Areas, Lang::En) => "The areas",
        }
    }
}
