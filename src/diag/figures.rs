//! Mistakes of figures, their metrics, areas and periods (`statistics.md`, section 4).

use super::{Code, Diagnostic, Place, Severity, Text};

/// The diagnostic with the nearest name as its way out, where there is one.
pub(super) fn closest(nearest: Option<&str>, told: Diagnostic) -> Diagnostic {
    match nearest {
        Some(nearest) => {
            told.help(format!("Gần nhất: {nearest}."), format!("Closest: {nearest}.")).fix(nearest)
        }
        None => told,
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

/// A noun that is none of the units in which a metric can be measured, which are `known`.
pub fn unknown_measure(place: Place, noun: &str, metric_unit: &str, known: &[&str]) -> Diagnostic {
    let known = known.join(", ");
    Diagnostic::new(
        Code::B010,
        place,
        Text::new(
            format!(
                "Không biết “{noun}” bằng bao nhiêu {metric_unit}, nên số này không được tính."
            ),
            format!("How much {metric_unit} “{noun}” is, is not known; the figure does not count."),
        ),
    )
    .with_severity(Severity::Error)
    .help(
        format!("Đổi sang một đơn vị được hiểu: {known}."),
        format!("Write it in a unit that is understood: {known}."),
    )
}

/// Money that is not the metric's, in whose unit, `own`, it would have to be.
pub fn foreign_currency(place: Place, text: &str, own: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B010,
        place,
        Text::new(
            format!("“{text}” là loại tiền khác; chỉ số này tính bằng {own}."),
            format!("“{text}” is money of another kind; this metric is in {own}."),
        ),
    )
    .with_severity(Severity::Error)
    .help(
        format!("bantin không đổi tiền: viết bằng {own}, hoặc chọn chỉ số khác."),
        format!("bantin converts no money: write it in {own}, or choose another metric."),
    )
}

/// A number past the range, or past six decimals of `base`.
pub fn out_of_range(place: Place, text: &str, is_large: bool, base: &str) -> Diagnostic {
    let (vi, en) = if is_large {
        (
            format!("Số lớn nhất tính được là 10²⁴ {base}: có thừa chữ số 0, hay sai đơn vị?"),
            format!(
                "The largest number is 10²⁴ {base}: is there a zero too many, or a wrong unit?"
            ),
        )
    } else {
        (
            format!("Tối đa 6 chữ số thập phân, tính ra {base}."),
            format!("At most 6 decimals, counted in {base}."),
        )
    };
    Diagnostic::new(
        Code::B011,
        place,
        Text::new(
            format!("Số quá lớn hoặc quá nhiều chữ số thập phân: {text}."),
            format!("Number too large or too many decimals: {text}."),
        ),
    )
    .help(vi, en)
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
