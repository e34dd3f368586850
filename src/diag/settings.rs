//! Mistakes of site.yaml, metrics.yaml, areas.yaml and theme.yaml.

use super::{Code, Diagnostic, Place, Text};

/// The address of the site is none.
pub fn bad_base_url(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B160,
        place,
        Text::new(
            format!("“{written}” không phải là địa chỉ của một trang web."),
            format!("“{written}” is not the address of a web site."),
        ),
    )
    .help(
        "Viết như https://example.vn hoặc https://example.vn/doan, không có ? và #.",
        "Write like https://example.vn or https://example.vn/union, without ? and #.",
    )
}

/// A value is none of those that may be chosen.
pub fn unknown_choice(
    place: Place,
    key: &str,
    written: &str,
    nearest: Option<&str>,
    choices: &[&str],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B161,
        place,
        Text::new(
            format!("“{key}” không nhận giá trị “{written}”."),
            format!("“{key}” does not take “{written}”."),
        ),
    );
    let known = choices.join(", ");
    match nearest {
        Some(nearest) => diagnostic
            .help(
                format!("Có phải “{nearest}”? Các giá trị: {known}."),
                format!("Did you mean “{nearest}”? Choices: {known}."),
            )
            .fix(nearest),
        None => diagnostic.help(format!("Các giá trị: {known}."), format!("Choices: {known}.")),
    }
}

/// A time zone is not known.
pub fn unknown_timezone(place: Place, written: &str, nearest: Option<&str>) -> Diagnostic {
    let nearest = nearest.unwrap_or("Asia/Ho_Chi_Minh");
    Diagnostic::new(
        Code::B162,
        place,
        Text::new(
            format!("Không có múi giờ “{written}”."),
            format!("There is no time zone “{written}”."),
        ),
    )
    .help(format!("Viết như: {nearest}"), format!("Write like: {nearest}"))
    .fix(nearest)
}

/// An id or a part of an address has letters that an address does not take.
pub fn not_a_slug(place: Place, written: &str, slug: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B163,
        place,
        Text::new(
            format!("“{written}” đứng trong địa chỉ nên chỉ dùng chữ thường không dấu, số và -."),
            format!("“{written}” stands in addresses: only a-z, digits and hyphens."),
        ),
    );
    if slug.is_empty() {
        return diagnostic.help("Viết như: cay-xanh", "Write like: cay-xanh");
    }
    diagnostic.help(format!("Viết: {slug}"), format!("Write: {slug}")).fix(slug)
}

/// The site asks for an output that this build of the program cannot make.
pub fn not_in_this_build(place: Place, key: &str, feature: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B175,
        place,
        Text::new(
            format!("Bản bantin này được dựng không có {feature} nên không làm được “{key}”."),
            format!("This bantin was built without {feature}, which “{key}” needs."),
        ),
    )
    .help(
        format!(
            "Dùng bản phát hành, hoặc cài lại: cargo install --path . --features {feature}; \
             hoặc ghi {key}: false."
        ),
        format!(
            "Use a release, or install again: cargo install --path . --features {feature}; \
             or write {key}: false."
        ),
    )
}

/// A number lies outside what makes sense.
pub fn out_of_range(place: Place, key: &str, written: &str, range: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B164,
        place,
        Text::new(
            format!("“{key}” không thể là {written}."),
            format!("“{key}” cannot be {written}."),
        ),
    )
    .help(format!("Viết một số trong {range}."), format!("Write a number within {range}."))
}

/// A name refers to nothing in its registry.
pub fn unknown_reference(
    place: Place,
    key: &str,
    written: &str,
    nearest: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::B165,
        place,
        Text::new(
            format!("“{written}” ở mục “{key}” chưa được khai báo."),
            format!("“{written}” under “{key}” is not declared."),
        ),
    );
    match nearest {
        Some(nearest) => diagnostic
            .help(format!("Có phải “{nearest}”?"), format!("Did you mean “{nearest}”?"))
            .fix(nearest),
        None => diagnostic.help(
            "Viết đúng mã đã khai báo, hoặc khai báo thêm.",
            "Write an id that is declared, or declare it.",
        ),
    }
}

/// Areas contain each other in a ring.
pub fn area_cycle(place: Place, ring: &[&str]) -> Diagnostic {
    let ring = ring.join(" → ");
    Diagnostic::new(
        Code::B166,
        place,
        Text::new(
            format!("Các địa bàn chứa nhau vòng quanh: {ring}."),
            format!("These areas contain each other in a ring: {ring}."),
        ),
    )
    .help(
        "Bỏ bớt một “parent” hoặc một tên trong “members”.",
        "Remove one “parent” or one name from “members”.",
    )
}

/// Areas lie one within the other at too many levels.
pub fn areas_too_deep(place: Place, area: &str, n_levels_max: usize) -> Diagnostic {
    Diagnostic::new(
        Code::B176,
        place,
        Text::new(
            format!("Địa bàn “{area}” nằm trong hơn {n_levels_max} cấp địa bàn lồng nhau."),
            format!("Area “{area}” belongs to areas nested at more than {n_levels_max} levels."),
        ),
    )
    .help(
        "Bớt cấp: mỗi “parent” và mỗi “members” là một cấp.",
        "Use fewer levels: each “parent” and each “members” is one.",
    )
}

/// The areas are divided into parts of which no sum can be weighed.
pub fn areas_too_fine(place: Place, area: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B176,
        place,
        Text::new(
            format!(
                "Các địa bàn chia quá nhỏ và không đều: không tính được “{area}” là bao nhiêu \
                 phần của toàn địa bàn."
            ),
            format!(
                "The areas are divided too finely and unevenly: what part of the whole “{area}” \
                 is cannot be computed."
            ),
        ),
    )
    .help(
        "Xem lại các “parent”; bớt cấp hoặc gộp bớt địa bàn con.",
        "Look at each “parent” again; use fewer levels or fewer areas within others.",
    )
}

/// An area has a parent and members.
pub fn parent_and_members(place: Place, area: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B167,
        place,
        Text::new(
            format!("“{area}” có cả “parent” và “members”; chỉ được có một."),
            format!("“{area}” has both “parent” and “members”; it may have one."),
        ),
    )
    .help(
        "Bỏ “parent”: địa bàn có “members” nằm ở đâu là do các thành viên.",
        "Remove “parent”: where an area with “members” lies follows from these.",
    )
}

/// Two metrics answer to one name.
pub fn shared_name(place: Place, name: &str, metric: &str, first: (Place, &str)) -> Diagnostic {
    let (first_place, first) = first;
    Diagnostic::new(
        Code::B168,
        place,
        Text::new(
            format!("Tên “{name}” vừa của chỉ số “{first}” vừa của “{metric}”."),
            format!("The name “{name}” is of the metric “{first}” and of “{metric}”."),
        ),
    )
    .help(
        "Đổi nhãn hoặc tên gọi khác của một trong hai.",
        "Change the label or an alias of one of them.",
    )
    .also(first_place, Text::new("chỉ số kia ở đây", "the other metric"))
}

/// Two kinds of page would lie in one folder.
pub fn shared_path(place: Place, key: &str, other: &str, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B169,
        place,
        Text::new(
            format!("“{key}” và “{other}” cùng dùng thư mục “{path}”."),
            format!("“{key}” and “{other}” both use the folder “{path}”."),
        ),
    )
    .help("Đổi một trong hai tên.", "Change one of the two.")
}

/// A list has not as many values as it must have.
pub fn wrong_length(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B170,
        place,
        Text::new(
            format!("“{key}” không có đúng số phần tử."),
            format!("“{key}” has not the right number of values."),
        ),
    )
    .help("Viết như: tile: [7, 3] (cột, hàng).", "Write like: tile: [7, 3] (column, row).")
}

/// A metric's unit with a scale word; amounts are kept in `unit`, and may be shown as in `shown`.
pub fn scaled_unit(place: Place, written: &str, unit: &str, shown: Option<&str>) -> Diagnostic {
    let display = shown.map(|shown| format!("display: {shown}"));
    let (vi, en) = match display {
        Some(display) => {
            (format!(", và thêm dòng {display}"), format!(", and add the line {display}"))
        }
        None => Default::default(),
    };
    Diagnostic::new(
        Code::B171,
        place,
        Text::new(
            format!("Đơn vị “{written}” có cả chữ chỉ bậc số."),
            format!("The unit “{written}” has a scale word."),
        ),
    )
    .help(
        format!("Ghi unit: {unit}{vi}. Bài viết 200 triệu hay 1,5 tỷ vẫn đọc đúng."),
        format!("Write unit: {unit}{en}. Articles may say 200 triệu or 1,5 tỷ all the same."),
    )
}

/// A value cannot be used for its entry.
pub fn not_understood(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B171,
        place,
        Text::new(
            format!("Không hiểu giá trị của “{key}”."),
            format!("“{key}” is not understood."),
        ),
    )
    .help(
        "Xem lại kiểu giá trị của mục này trong hướng dẫn.",
        "See the manual for what this entry takes.",
    )
}

/// A path leaves its folder or is no path.
pub fn bad_path(place: Place, key: &str, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B172,
        place,
        Text::new(
            format!("“{written}” ở mục “{key}” không phải là đường dẫn trong trang."),
            format!("“{written}” under “{key}” is not a path within the site."),
        ),
    )
    .help(
        "Viết đường dẫn tính từ content/, không có .. và không bắt đầu bằng /.",
        "Write a path seen from content/, without .. and not beginning with /.",
    )
}

/// A parameter of the theme has a value of another type.
pub fn wrong_param(place: Place, param: &str, written: &str, expected: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B173,
        place,
        Text::new(
            format!("Tham số “{param}” không nhận “{written}”."),
            format!("The parameter “{param}” does not take “{written}”."),
        ),
    )
    .help(format!("Viết {}.", expected.vi), format!("Write {}.", expected.en))
}

/// A ratio or mean is made of a metric that does not add up.
pub fn not_addable(place: Place, key: &str, metric: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B174,
        place,
        Text::new(
            format!("“{key}” phải là chỉ số cộng được, “{metric}” thì không."),
            format!("“{key}” must be a metric that adds up; “{metric}” does not."),
        ),
    )
    .help(
        "Chọn một chỉ số có agg là sum hoặc latest.",
        "Choose a metric whose agg is sum or latest.",
    )
}

/// A named campaign has no period.
pub fn bad_campaign(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B003,
        place,
        Text::new(
            format!("Không hiểu kỳ “{written}”."),
            format!("Period “{written}” not understood."),
        ),
    )
    .help(
        "Viết như 2023, 2023-H1, 2023-Q1, 2023-05 hoặc 2023-03-01..2023-03-31.",
        "Write like 2023, 2023-H1, 2023-Q1, 2023-05 or 2023-03-01..2023-03-31.",
    )
}

/// An area ends before it begins.
pub fn ends_before_it_begins(place: Place, area: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B164,
        place,
        Text::new(
            format!("“{area}” hết hiệu lực trước khi có hiệu lực."),
            format!("“{area}” ends before it begins."),
        ),
    )
    .help("Xem lại “valid_from” và “valid_to”.", "See “valid_from” and “valid_to”.")
}

/// Two areas share a part of their territory, and neither contains the other.
pub fn crossing_areas(place: Place, area: &str, other: (Place, &str)) -> Diagnostic {
    let (other_place, other) = other;
    Diagnostic::new(
        Code::B039,
        place,
        Text::new(
            format!("Địa bàn {area} và {other} chồng chéo một phần."),
            format!("Areas {area} and {other} cross."),
        ),
    )
    .help(
        "Số liệu của hai địa bàn này không cộng hay so sánh được với nhau.",
        "Figures of these two cannot be added up or compared.",
    )
    .also(other_place, Text::new("địa bàn kia", "the other area"))
}
