//! Mistakes between figures: corrections, disagreements, comparisons (`statistics.md`, section 4).

use super::figures::closest;
use super::{Code, Diagnostic, Place, Text};

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

/// A figure of a corrected article that the correction leaves as it is.
#[derive(Debug)]
pub struct Unreplaced<'a> {
    /// The author's words.
    pub words: &'a str,
    /// In what the figures of the correction are of something else.
    pub why: Text,
    /// Where it was written.
    pub place: Place,
}

/// A message names at most so many figures.
const NAMED_MAX: usize = 4;

/// A correction of an article whose figures count all the same; `example` is the observation id of
/// one.
pub fn corrects_no_figure(
    place: Place,
    (article, example): (&str, &str),
    missed: Vec<Unreplaced<'_>>,
) -> Diagnostic {
    let n_more = missed.len().saturating_sub(NAMED_MAX);
    let named = |why: fn(&Text) -> &str| {
        let named = missed.iter().take(NAMED_MAX);
        let named = named.map(|one| format!("{} ({})", one.words, why(&one.why)));
        named.collect::<Vec<_>>().join("; ")
    };
    let (mut vi, mut en) = (named(|why| &why.vi), named(|why| &why.en));
    if n_more > 0 {
        vi.push_str(&format!(" … và {n_more} số nữa"));
        en.push_str(&format!(" … and {n_more} more"));
    }
    let mut told = Diagnostic::new(
        Code::B025,
        place,
        Text::new(
            format!("Bài này không thay được số liệu của “{article}”, nên vẫn được tính: {vi}."),
            format!("No figure here replaces those of “{article}”, which still count: {en}."),
        ),
    )
    .help(
        format!("Ghi đúng chỉ số, kỳ, địa bàn và chương trình của số cũ; nếu cố ý đổi, ghi supersedes: {example} ở số mới."),
        format!("Give the metric, period, area and programme of the old figure; to change them, write supersedes: {example} at the new one."),
    );
    for one in missed.into_iter().take(NAMED_MAX) {
        told = told.also(one.place, Text::new("số này vẫn được tính", "this one still counts"));
    }
    told
}

/// Two articles that give different figures for one cell; `used` counts. One of them stands at
/// `place`; the caller names the other's, with its number.
pub fn articles_disagree(place: Place, used: &str, other: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B030,
        place,
        Text::new(
            format!("Hai bài ghi khác nhau: {used} [1] và {other} [2]. Đang dùng {used}."),
            format!("Two articles disagree: {used} [1] and {other} [2]; using {used}."),
        ),
    )
    .help("Đính chính bài sai bằng corrects.", "Correct the wrong article with corrects.")
}

/// All parts of a whole fall short of it.
pub fn parts_fall_short(place: Place, sum: &Text, whole: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B031,
        place,
        Text::new(
            format!("Cộng đủ các phần được {}, tổng ghi {whole}. Đang dùng {whole}.", sum.vi),
            format!("All parts add to {}, total says {whole}; using {whole}.", sum.en),
        ),
    )
    .help("Kiểm tra tổng và từng phần.", "Check the total and each part.")
}

/// The parts of a whole exceed it.
pub fn parts_exceed(place: Place, sum: &Text, whole: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B032,
        place,
        Text::new(
            format!("Các phần cộng lại {}, vượt tổng {whole}. Đang dùng {whole}.", sum.vi),
            format!("Parts add to {}, more than the total {whole}; using {whole}.", sum.en),
        ),
    )
    .help("Kiểm tra tổng và từng phần.", "Check the total and each part.")
}

/// A part of a breakdown whose area lies outside that of the whole.
pub fn part_outside(place: Place, part: &str, whole: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B145,
        place,
        Text::new(
            format!("{part} không thuộc {whole}, nên không phải một phần của số này."),
            format!("{part} is not in {whole}, so it is no part of this figure."),
        ),
    )
    .help(
        "Sửa tên địa bàn, hoặc ghi thành một số riêng với area.",
        "Correct the area, or write a figure of its own with area.",
    )
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
pub fn not_split(place: Place, figure: &str, area: &str, narrower: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B034,
        place,
        Text::new(
            format!("{figure} báo cáo cho {area}, không tách được cho {}.", narrower.vi),
            format!("{figure} was reported for {area}, not split for {}.", narrower.en),
        ),
    )
    .help("Nếu có số từng đơn vị, ghi by_area.", "If each unit's number is known, write by_area.")
}

/// A declared figure that the text does not have.
pub fn declared_not_in_text(place: Place, declared: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B035,
        place,
        Text::new(
            format!("“{declared}” có trong khai báo nhưng không có trong bài."),
            format!("“{declared}” is declared but not in the text."),
        ),
    )
    .help(
        "Viết số ấy vào bài, hoặc sửa khai báo cho đúng lời bài.",
        "Say it in the text, or declare it in the words of the text.",
    )
}

/// What to declare for a figure of the text, each with a line to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undeclared {
    /// No metric is known for it.
    NoMetric,
    /// An entry under `metrics`.
    Entry(String),
    /// A part of this metric's figure, under its `by_area`.
    Part(String, String),
    /// A target beside the declared figure of this metric.
    Target(String, String),
    /// A second figure of this metric, which has one.
    Another(String, String),
}

/// A figure of the text that is not declared, and what would declare it.
pub fn in_text_not_declared(place: Place, figure: &str, what: &Undeclared) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B036,
        place,
        Text::new(
            format!("“{figure}” có trong bài nhưng chưa khai báo."),
            format!("“{figure}” is in the text but not declared."),
        ),
    );
    match what {
        Undeclared::NoMetric => told.help(
            "Chưa rõ số này của chỉ số nào. Muốn tính thì ghi dưới chỉ số của nó, hoặc thêm chỉ số mới vào content/metrics.yaml.",
            "Which metric it is of is not clear. To count it, give it under its metric, or add a metric to content/metrics.yaml.",
        ),
        Undeclared::Entry(line) => told.help(
            format!("Muốn tính vào số liệu thì thêm vào metrics: {line}"),
            format!("To count it, add to metrics: {line}"),
        ),
        Undeclared::Part(metric, line) => told.help(
            format!("Bài đã khai báo {metric}. Muốn ghi phần này thì thêm vào by_area của {metric}: {line}"),
            format!("{metric} is declared already. To give this part, add to its by_area: {line}"),
        ),
        Undeclared::Target(metric, line) => told.help(
            format!("Bài đã khai báo {metric}. Muốn ghi cả chỉ tiêu thì đổi {metric} thành danh sách, mỗi số một dòng, thêm: - {line}"),
            format!("{metric} is declared already. To give the target too, make it a list, one figure a line, and add: - {line}"),
        ),
        Undeclared::Another(metric, line) => told.help(
            format!("Bài đã khai báo {metric}. Nếu số này của nơi khác hay kỳ khác thì đổi {metric} thành danh sách, mỗi số một dòng, thêm: - {line}"),
            format!("{metric} is declared already. If this is of another area or period, make it a list, one figure a line, and add: - {line}"),
        ),
    }
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

/// How a figure lies to its forerunners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Times {
    /// So many times as large.
    More(Text),
    /// One part of so many.
    Less(Text),
}

/// A figure ten times its forerunners, or a tenth.
pub fn implausible_jump(place: Place, value: &str, times: &Times, usual: &Text) -> Diagnostic {
    let (vi, en) = (&usual.vi, &usual.en);
    let message = match times {
        Times::More(n) => Text::new(
            format!("{value} gấp {} lần mức thường thấy {vi}. Có thừa số 0?", n.vi),
            format!("{value} is {} times the usual {en}. A zero too many?", n.en),
        ),
        Times::Less(n) => Text::new(
            format!("{value} chỉ bằng 1/{} mức thường thấy {vi}. Có thiếu số 0?", n.vi),
            format!("{value} is only 1/{} of the usual {en}. A zero too few?", n.en),
        ),
    };
    Diagnostic::new(Code::B038, place, message)
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
pub fn percentage_outside(place: Place, text: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B042,
        place,
        Text::new(
            format!("Tỷ lệ {} ngoài khoảng 0–100 %.", text.vi),
            format!("Percentage {} outside 0–100.", text.en),
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
