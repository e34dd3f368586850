//! Mistakes of figures, their metrics, areas and periods (`statistics.md`, section 4).

use super::{Code, Diagnostic, Place, Severity, Text};

fn closest(nearest: Option<&str>, place_fixable: Diagnostic) -> Diagnostic {
    match nearest {
        Some(nearest) => place_fixable
            .help(format!("Gần nhất: {nearest}."), format!("Closest: {nearest}."))
            .fix(nearest),
        None => place_fixable,
    }
}

/// A metric that metrics.yaml does not have.
pub fn unknown_metric(place: Place, name: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B001,
        place,
        Text::new(
            format!("Chỉ số “{name}” chưa có trong danh mục."),
            format!("Unknown metric “{name}”."),
        ),
    )
    .help("Thêm chỉ số vào content/metrics.yaml.", "Add the metric to content/metrics.yaml.");
    closest(nearest, told)
}

/// An area that areas.yaml does not have.
pub fn unknown_area(place: Place, name: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B002,
        place,
        Text::new(
            format!("Địa bàn “{name}” chưa có trong danh mục."),
            format!("Unknown area “{name}”."),
        ),
    )
    .help("Thêm địa bàn vào content/areas.yaml.", "Add the area to content/areas.yaml.");
    closest(nearest, told)
}

/// A name that several metrics share.
pub fn ambiguous_metric(place: Place, name: &str, ids: &[&str]) -> Diagnostic {
    let ids = ids.join(", ");
    Diagnostic::new(
        Code::B001,
        place,
        Text::new(
            format!("“{name}” là tên của nhiều chỉ số: {ids}."),
            format!("“{name}” names several metrics: {ids}."),
        ),
    )
    .help("Ghi mã của chỉ số.", "Write the metric's id.")
}

/// A name that several areas share.
pub fn ambiguous_area(place: Place, name: &str, ids: &[&str]) -> Diagnostic {
    let ids = ids.join(", ");
    Diagnostic::new(
        Code::B002,
        place,
        Text::new(
            format!("“{name}” là tên của nhiều địa bàn: {ids}."),
            format!("“{name}” names several areas: {ids}."),
        ),
    )
    .help("Ghi mã của địa bàn.", "Write the area's id.")
}

/// A period in no known form.
pub fn unknown_period(place: Place, text: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B003,
        place,
        Text::new(format!("Không hiểu kỳ “{text}”."), format!("Period “{text}” not understood.")),
    )
    .help(
        "Viết như 2023, 2023-H1, 2023-Q1, 2023-05, 2023-05-25 hoặc 2023-01-01..2023-05-25.",
        "Write it like 2023, 2023-H1, 2023-Q1, 2023-05, 2023-05-25 or 2023-01-01..2023-05-25.",
    );
    closest(nearest, told)
}

/// A programme that site.yaml does not have.
pub fn unknown_programme(place: Place, name: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B004,
        place,
        Text::new(
            format!("Chương trình “{name}” chưa có trong danh mục."),
            format!("Unknown programme “{name}”."),
        ),
    )
    .help(
        "Thêm chương trình vào mục programmes của content/site.yaml.",
        "Add the programme to programmes in content/site.yaml.",
    );
    closest(nearest, told)
}

/// A phrase that is no figure; `why` completes the sentence.
pub fn not_a_figure(place: Place, text: &str, why: Text) -> Diagnostic {
    Diagnostic::new(
        Code::B005,
        place,
        Text::new(
            format!("“{text}” không phải là một số liệu."),
            format!("“{text}” is not a figure."),
        ),
    )
    .help(why.vi, why.en)
}

/// A phrase with two readings.
pub fn two_readings(place: Place, text: &str, [one, other]: &[String; 2]) -> Diagnostic {
    Diagnostic::new(
        Code::B006,
        place,
        Text::new(
            format!("“{text}” có nhiều cách đọc: {one} hay {other}. Viết lại cho rõ."),
            format!("“{text}” can be read as {one} or {other}. Rewrite it."),
        ),
    )
    .help(
        "Mỗi ô một số; nghìn viết 1.028, phần lẻ viết 3,5.",
        "One number a cell; write thousands 1.028 and decimals 3,5.",
    )
}

/// A figure in a unit that does not convert to the metric's.
pub fn wrong_unit(place: Place, text: &str, unit: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B007,
        place,
        Text::new(
            format!("“{text}” tính bằng {unit}, chỉ số này tính bằng {expected}."),
            format!("“{text}” is in {unit}; this metric is in {expected}."),
        ),
    )
    .help(
        format!("Viết số liệu bằng {expected}, hoặc chọn chỉ số khác."),
        format!("Write the figure in {expected}, or choose another metric."),
    )
}

/// A fraction of things that are counted.
pub fn fraction_of_a_count(place: Place, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B008,
        place,
        Text::new(
            format!("Chỉ số đếm không thể là số lẻ: {text}."),
            format!("A count cannot have a fraction: {text}."),
        ),
    )
    .help(
        "Kiểm tra dấu chấm và dấu phẩy; nếu chỉ số có số lẻ, ghi integer: false trong metrics.yaml.",
        "Check points and commas; if the metric has fractions, write integer: false in metrics.yaml.",
    )
}

/// A figure below zero.
pub fn negative(place: Place, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B009,
        place,
        Text::new(
            format!("Số liệu không thể âm: {text}."),
            format!("A figure cannot be negative: {text}."),
        ),
    )
    .help("Bỏ dấu trừ.", "Take the minus sign away.")
}

/// A noun that neither the table nor the metric knows.
pub fn unknown_unit(place: Place, noun: &str, metric_unit: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B010,
        place,
        Text::new(
            format!("Đơn vị “{noun}” chưa có trong danh mục."),
            format!("Unknown unit “{noun}”."),
        ),
    )
    .help(
        format!("Đang hiểu là {metric_unit}; nếu đúng, thêm “{noun}” vào aliases của chỉ số."),
        format!("Taken for {metric_unit}; if so, add “{noun}” to the metric's aliases."),
    )
}

/// Money that is neither đồng nor dollars.
pub fn foreign_currency(place: Place, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B010,
        place,
        Text::new(
            format!("Không nhận loại tiền trong “{text}”."),
            format!("The currency of “{text}” is not known."),
        ),
    )
    .with_severity(Severity::Error)
    .help("Viết bằng đồng hoặc USD.", "Write it in đồng or USD.")
}

/// A number past the range or past six decimals.
pub fn out_of_range(place: Place, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B011,
        place,
        Text::new(
            format!("Số quá lớn hoặc quá nhiều chữ số thập phân: {text}."),
            format!("Number too large or too many decimals: {text}."),
        ),
    )
    .help("Tối đa 6 chữ số thập phân.", "At most 6 decimals.")
}

/// A number in a form that the rule does not have.
pub fn unusual_number(place: Place, text: &str, read_as: &str, prefer: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B012,
        place,
        Text::new(
            format!("“{text}” được đọc là {read_as}; theo quy tắc nên viết {prefer}."),
            format!("“{text}” read as {read_as}; prefer {prefer}."),
        ),
    )
    .help(
        "Phần lẻ sau dấu phẩy, nghìn sau dấu chấm.",
        "Decimals after a comma, thousands after a point.",
    )
    .fix(prefer)
}

/// An area that did not exist for all of a period; `when` is its validity in both languages.
pub fn area_not_there(place: Place, area: &str, period: &str, when: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B020,
        place,
        Text::new(
            format!("{area} không tồn tại trong cả kỳ {period} ({}).", when.vi),
            format!("{area} did not exist throughout {period} ({}).", when.en),
        ),
    )
    .help("Chọn đơn vị có trong kỳ đó.", "Choose the area that existed then.")
}

/// A period that begins after publication.
pub fn period_after_publication(place: Place, period: &str, date: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B021,
        place,
        Text::new(
            format!("Kỳ {period} bắt đầu sau ngày đăng {date}."),
            format!("Period {period} starts after publication on {date}."),
        ),
    )
    .help(
        "Kiểm tra kỳ và ngày; số kế hoạch ghi target: true.",
        "Check both; a plan is target: true.",
    )
}

/// A report published before its period ended.
pub fn provisional(place: Place, period: &str, date: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B022,
        place,
        Text::new(
            format!("Đăng {date}, khi kỳ {period} chưa hết: ghi là “ít nhất”."),
            format!("Published {date}, before {period} ended: treated as “at least”."),
        ),
    )
    .help(
        "Nếu đây là số cuối cùng, ghi final: true.",
        "If this is the last word, write final: true.",
    )
}

/// A correction of what does not exist.
pub fn corrects_nothing(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B023,
        place,
        Text::new(
            format!("Bài đính chính “{target}” nhưng không tìm thấy số liệu đó."),
            format!("Corrects “{target}”, which does not exist."),
        ),
    )
    .help(
        "Ghi đường dẫn của bài như tin/2023/05/ten-bai; số liệu như tin/2023/05/ten-bai#cay-xanh.",
        "Write the article's path like tin/2023/05/name; a figure like tin/2023/05/name#cay-xanh.",
    );
    closest(nearest, told)
}

/// Corrections that go round in a circle.
pub fn corrections_cycle(place: Place, articles: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B024,
        place,
        Text::new(
            format!("Các bài đính chính vòng quanh nhau: {articles}."),
            format!("Corrections form a cycle: {articles}."),
        ),
    )
    .help("Chỉ bài mới đính chính bài cũ.", "Only a newer article corrects an older one.")
}

/// Two articles that give different figures for one cell; `used` counts.
pub fn articles_disagree(place: Place, used: &str, other: &str, also: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B030,
        place,
        Text::new(
            format!("Hai bài ghi khác nhau: {used} [1] và {other} [2]. Đang dùng {used}."),
            format!("Two articles disagree: {used} [1] and {other} [2]; using {used}."),
        ),
    )
    .also(also, Text::new("[2]", "[2]"))
    .help("Đính chính bài sai bằng corrects.", "Correct the wrong article with corrects.")
}

/// All parts of a whole fall short of it.
pub fn parts_fall_short(place: Place, sum: &str, whole: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B031,
        place,
        Text::new(
            format!("Cộng đủ các phần được {sum}, tổng ghi {whole}. Đang dùng {whole}."),
            format!("All parts add to {sum}, total says {whole}; using {whole}."),
        ),
    )
    .help("Kiểm tra tổng và từng phần.", "Check the total and each part.")
}

/// The parts of a whole exceed it.
pub fn parts_exceed(place: Place, sum: &str, whole: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B032,
        place,
        Text::new(
            format!("Các phần cộng lại {sum}, vượt tổng {whole}. Đang dùng {whole}."),
            format!("Parts add to {sum}, more than the total {whole}; using {whole}."),
        ),
    )
    .help("Kiểm tra tổng và từng phần.", "Check the total and each part.")
}

/// The same figure as in another article.
pub fn same_figure(place: Place, other: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B033,
        place,
        Text::new(format!("Trùng với bài {other}."), format!("Same figure as in {other}.")),
    )
    .help(
        "Nếu hai bài nói về một sự kiện, ghi cùng một event; nếu không, không cần làm gì.",
        "If both tell of one event, give both the same event; if not, all is well.",
    )
}

/// A figure reported for a wider area and not split.
pub fn not_split(place: Place, figure: &str, area: &str, narrower: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B034,
        place,
        Text::new(
            format!("{figure} báo cáo cho {area}, không tách được cho {narrower}."),
            format!("{figure} was reported for {area}, not split for {narrower}."),
        ),
    )
    .help("Nếu có số từng đơn vị, ghi by_area.", "If each unit's number is known, write by_area.")
}

/// Text and data differ.
pub fn text_differs(place: Place, text: &str, declared: &str, also: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B037,
        place,
        Text::new(
            format!("Bài viết “{text}”, khai báo “{declared}”."),
            format!("Text says “{text}”, data says “{declared}”."),
        ),
    )
    .also(also, Text::new("khai báo ở đây", "declared here"))
    .help("Sửa cho hai nơi giống nhau.", "Make the two agree.")
}

/// A figure ten times its forerunners, or a tenth.
pub fn implausible_jump(place: Place, value: &str, times: &str, usual: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B038,
        place,
        Text::new(
            format!("{value} gấp {times} lần mức thường thấy {usual}. Có thừa hoặc thiếu số 0?"),
            format!("{value} is {times} times the usual {usual}. A zero too many or too few?"),
        ),
    )
    .help("Nếu đúng, ghi note để giải thích.", "If right, explain it in note.")
}

/// No exact weight for a mean.
pub fn no_weight(place: Place, figure: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B040,
        place,
        Text::new(
            format!("Thiếu trọng số chính xác cho {figure}."),
            format!("No exact weight for {figure}."),
        ),
    )
    .help(
        "Khai báo trọng số cùng địa bàn và kỳ.",
        "Declare the weight for the same area and period.",
    )
}

/// Two quantities that cannot be compared.
pub fn not_comparable(place: Place, why: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B041,
        place,
        Text::new(
            format!("Không so sánh được: {}.", why.vi),
            format!("Not comparable: {}.", why.en),
        ),
    )
}

/// A percentage outside 0 to 100.
pub fn percentage_outside(place: Place, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B042,
        place,
        Text::new(
            format!("Tỷ lệ {text} ngoài khoảng 0–100 %."),
            format!("Percentage {text} outside 0–100."),
        ),
    )
    .help("Kiểm tra dấu phẩy thập phân.", "Check the decimal comma.")
}

/// One article gives two figures for one cell.
pub fn two_figures_for_a_cell(place: Place, one: &str, other: &str, also: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B043,
        place,
        Text::new(
            format!("Cùng một bài khai báo hai số khác nhau cho một ô: {one} và {other}."),
            format!("One article gives two figures for one cell: {one} and {other}."),
        ),
    )
    .also(also, Text::new("số kia ở đây", "the other stands here"))
    .help(
        "Ghi area, period hoặc event khác nhau cho từng số, hoặc bỏ một số.",
        "Give each its own area, period or event, or take one away.",
    )
}

/// A ratio given as a figure.
pub fn ratio_with_a_figure(place: Place, num: &str, den: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B005,
        place,
        Text::new(
            format!("Tỷ lệ này được tính từ {num} và {den}, không khai báo trực tiếp."),
            format!("This ratio is computed from {num} and {den}; it takes no figure."),
        ),
    )
    .help(
        format!("Khai báo {num} và {den}, hoặc đặt agg: none cho chỉ số."),
        format!("Declare {num} and {den}, or give the metric agg: none."),
    )
}
