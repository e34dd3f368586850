//! One slip at a time in a good article: each is told, with the line where it is.

use super::*;
use crate::diag::Severity;

/// Slips that can befall the value of any line `name: value`, each with its code.
type Slip = (&'static str, fn(&str, &str) -> String, &'static str);

const SLIPS: &[Slip] = &[
    ("no space after the colon", |key, value| format!("{key}:{value}"), "B106"),
    ("a wide colon", |key, value| format!("{key}：{value}"), "B106"),
    ("no colon", |key, value| format!("{key} {value}"), "B106"),
    ("a no-break space after the colon", |key, value| format!("{key}:\u{a0}{value}"), "B107"),
    ("a no-break space before the name", |key, value| format!("\u{a0}{key}: {value}"), "B107"),
    ("a zero-width space in the name", |key, value| format!("{key}\u{200b}: {value}"), "B107"),
    ("a double quote left open", |key, value| format!("{key}: \"{value}"), "B103"),
    ("a single quote left open", |key, value| format!("{key}: '{value}"), "B103"),
    ("text after a quote", |key, value| format!("{key}: \"{value}\" nhé"), "B103"),
    ("a bracket left open", |key, value| format!("{key}: [{value}"), "B113"),
    ("a brace left open", |key, value| format!("{key}: {{{value}"), "B113"),
    ("text after a bracket", |key, value| format!("{key}: [Ảnh] {value}"), "B013"),
    ("a sign for more", |key, value| format!("{key}: >{value}"), "B013"),
    ("a bar", |key, value| format!("{key}: |{value}"), "B013"),
    ("an asterisk", |key, value| format!("{key}: *{value}*"), "B013"),
    ("an at sign", |key, value| format!("{key}: @{value}"), "B013"),
    ("a backtick", |key, value| format!("{key}: `{value}`"), "B013"),
    ("a per cent sign", |key, value| format!("{key}: %{value}"), "B013"),
    ("an exclamation mark", |key, value| format!("{key}: !{value}"), "B013"),
    ("an ampersand", |key, value| format!("{key}: &{value}"), "B013"),
    ("a hyphen", |key, value| format!("{key}: - {value}"), "B013"),
    ("a second colon", |key, value| format!("{key}: {value}: {value}"), "B013"),
    ("a control character", |key, value| format!("{key}: {value}\u{7}"), "B114"),
];

/// The top-level lines of [`GOOD`] that the slips befall, and two within.
const LINES: &[&str] = &[
    "title",
    "date",
    "author",
    "summary",
    "area",
    "period",
    "programme",
    "publish",
    "expires",
    "series",
    "  buoi-sinh-hoat",
    "    period",
];

#[test]
fn every_slip_of_every_line_is_told_on_its_line() {
    let (mut n_mutations, mut faults) = (0, Vec::new());
    for name in LINES {
        let start = GOOD.find(&format!("\n{name}: ")).unwrap() + 1;
        let line = GOOD[start..].lines().next().unwrap();
        let (key, value) = line.trim_start().split_once(": ").unwrap();
        let indent = &line[..line.len() - line.trim_start().len()];
        for (slip, write, code) in SLIPS {
            let spoilt = format!("{indent}{}", write(key, value));
            let text = format!("{}{spoilt}{}", &GOOD[..start], &GOOD[start + line.len()..]);
            faults.extend(fault(&text, code, line_of(start), &format!("{name}, {slip}")));
            n_mutations += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(n_mutations >= 200, "{n_mutations}");
}

#[test]
fn every_slip_of_a_table_is_told_on_its_line() {
    let mut faults = Vec::new();
    for (before, after, code, below) in EDITS {
        let start = GOOD.find(before).unwrap_or_else(|| panic!("{before}"));
        let text = GOOD.replacen(before, after, 1);
        let below = usize::from(*below);
        faults.extend(fault(&text, code, line_of(start) + below, after));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is replaced by what, the code of it, and how many lines below the edit it is told.
const EDITS: &[(&str, &str, &str, u8)] = &[
    // Fences.
    ("---\ntitle", "----\ntitle", "B100", 0),
    ("---\ntitle", "—\ntitle", "B100", 0),
    ("---\ntitle", "title", "B100", 0),
    // Names.
    ("title:", "tittle:", "B120", 0),
    ("districts:", "distrcits:", "B120", 0),
    ("metrics:", "metric:", "B120", 0),
    ("\nauthor:", "\nAuthor:", "B120", 1),
    ("\ndate:", "\nngày:", "B120", 1),
    ("\nperiod:", "\nkỳ:", "B120", 1),
    ("\ntags:", "\nxyz:", "B120", 1),
    ("    final:", "    finall:", "B120", 0),
    ("{value: 120", "{valeu: 120", "B120", 0),
    ("target: true", "taget: true", "B120", 0),
    ("caption:", "captoin:", "B120", 0),
    ("    alt:", "    atl:", "B120", 0),
    ("title: Kế hoạch", "titel: Kế hoạch", "B120", 0),
    ("---\ntitle: Cụm", "---\n# title: Cụm", "B121", 0),
    ("title: Cụm thi đua khối huyện giao ban 6 tháng đầu năm 2023", "title:", "B121", 0),
    ("title: Cụm thi đua khối huyện giao ban 6 tháng đầu năm 2023", "title: ''", "B121", 0),
    ("{src: anh.jpg, ", "{", "B121", 0),
    ("{src: ke-hoach.pdf, ", "{", "B121", 0),
    ("  - src: a.jpg\n    alt", "  - alt", "B121", 0),
    // Names that stand twice.
    ("date: 2023-05-25\n", "date: 2023-05-25\ndate: 2023-05-26\n", "B108", 1),
    ("  cay-xanh:", "  buoi-sinh-hoat:", "B108", 0),
    ("co-to: 98", "van-don: 98", "B108", 0),
    ("    event:", "    final:", "B108", 0),
    ("alt: Hội nghị", "src: b.jpg", "B108", 0),
    // Kinds.
    ("[co-to, Vân Đồn]", "co-to", "B122", 0),
    ("[co-to, Vân Đồn]", "{co-to: 1}", "B122", 0),
    ("[tin/2023/05/giao-ban]", "tin/2023/05/giao-ban", "B122", 0),
    ("[cay-xanh, don-vi-mau]", "cay-xanh", "B122", 0),
    ("[Giao ban, 'Thi đua']", "Giao ban", "B122", 0),
    ("[/tin-cu/1.html]", "/tin-cu/1.html", "B122", 0),
    ("area: cum-huyen", "area: [cum-huyen]", "B013", 0),
    ("author: BBT", "author: {BBT: 1}", "B013", 0),
    ("tags: [Giao ban, 'Thi đua']", "tags: [Giao ban: hè]", "B013", 0),
    ("{van-don: 310, co-to: 98}", "310", "B122", 0),
    ("{van-don: 310, co-to: 98}", "[310, 98]", "B122", 0),
    ("{van-don: 310, co-to: 98}", "{van-don, co-to: 98}", "B115", 0),
    ("{van-don: 310, co-to: 98}", "{van-don:310, co-to: 98}", "B106", 0),
    ("{van-don: 310, co-to: 98}", "{van-don: , co-to: 98}", "B126", 0),
    ("{van-don: 310, co-to: 98}", "{van-don: 3,5 km, co-to: 98}", "B013", 0),
    ("{van-don: 310, co-to: 98}", "{van-don: 310; co-to: 98}", "B102", 0),
    ("  - b.jpg", "  - [b.jpg]", "B122", 0),
    ("image: {src: anh.jpg, alt", "image: [anh.jpg]\nextra2: {alt", "B122", 0),
    // Values.
    ("date: 2023-05-25", "date: 2023-5-25", "B123", 0),
    ("date: 2023-05-25", "date: 31/4/2023", "B123", 0),
    ("date: 2023-05-25", "date: 25 tháng 5", "B123", 0),
    ("07:30", "7:30", "B124", 0),
    ("07:30", "24:00", "B124", 0),
    ("draft: false", "draft: không", "B125", 0),
    ("draft: false", "draft: no", "B125", 0),
    ("draft: false", "draft: [false]", "B013", 0),
    ("final: true", "final: có", "B125", 0),
    ("target: true", "target: 1", "B125", 0),
    (": trên 450 buổi", ":", "B126", 0),
    (": hơn 92.000 cây", ": []", "B126", 0),
    ("{value: 120 suất quà, area: co-to}", "{area: co-to}", "B126", 0),
    ("{value: 120 suất quà, area: co-to}", "[120 suất quà]", "B122", 0),
    ("    - 03 suất", "    - [3,5 km]", "B122", 0),
    (": 3,5 km", ": [3,5 km]", "B013", 0),
    (": 3,5 km", ": {value: 3,5 km}", "B013", 0),
    (": 3,5 km", ": >4", "B013", 0),
    (": 3,5 km", ": #1", "B013", 0),
    ("series: Sơ kết", "series: {{ page.title }}", "B013", 0),
    ("series: Sơ kết", "series: \"C:\\quy\"", "B103", 0),
    ("series: Sơ kết", "series: \"a\\0\"", "B114", 0),
    ("series: Sơ kết", "series: “Sơ kết: quý”", "B013", 0),
    // Indentation.
    ("  cay-xanh:", "\tcay-xanh:", "B104", 0),
    ("    period: 2023-01", "\t\tperiod: 2023-01", "B104", 0),
    ("  cay-xanh:", "   cay-xanh:", "B105", 0),
    ("  cay-xanh:", " cay-xanh:", "B105", 0),
    ("    period: 2023-01", "     period: 2023-01", "B105", 0),
    ("    period: 2023-01", "   period: 2023-01", "B105", 0),
    ("metrics:\n  buoi-sinh-hoat", "metrics:\nbuoi-sinh-hoat", "B105", 1),
    ("\nauthor:", "\n  author:", "B105", 1),
    ("    - 03 suất", "    -03 suất", "B106", 0),
    ("  - b.jpg", "  -b.jpg", "B106", 0),
    ("  - b.jpg", " - b.jpg", "B105", 0),
    // What bantin does not take of YAML.
    ("extra: {", "extra: &a {", "B109", 0),
    ("  cay-xanh: hơn", "  <<: hơn", "B109", 0),
    ("author: BBT", "author: BBT\n--- x", "B109", 1),
    ("extra: {mau: [đỏ, '3'], cot: 2}", "extra: {[a]: 2}", "B013", 0),
    ("[đỏ, '3']", "[đỏ, '3'", "B113", 0),
    ("[đỏ, '3']", "[đỏ, '3]", "B103", 0),
    ("[đỏ, '3']", "[đỏ, '3' x]", "B103", 0),
    ("[đỏ, '3']", "[đỏ, @a]", "B013", 0),
    ("[đỏ, '3']", "[đỏ,, '3']", "B102", 0),
    ("extra: {mau: [đỏ, '3'],", "extra: {mau: [đỏ, @3],\n ", "B013", 0),
    ("extra: {mau: [đỏ, '3'],", "extra: {mau: #fff,\n ", "B013", 0),
    ("districts: [co-to, Vân Đồn]", "districts: [\n  co-to,\n  \"Vân Đồn]", "B103", 2),
];

/// The line of a byte of [`GOOD`], from 1.
fn line_of(at: usize) -> usize {
    GOOD[..at].matches('\n').count() + 1
}

/// What is wrong unless the first mistake of `text` is an error of this code on this line.
///
/// Lines that end as Windows ends them are told the same.
fn fault(text: &str, code: &str, line: usize, slip: &str) -> Option<String> {
    let windows = text.replace('\n', "\r\n");
    [text, &windows].into_iter().find_map(|text| fault_of(text, code, line, slip))
}

fn fault_of(text: &str, code: &str, line: usize, slip: &str) -> Option<String> {
    let (_, _, mut found) = parse(&file(), text);
    assert_sound(text, &found);
    found.sort_by_key(|d| d.place.span);
    let errors = found.iter().filter(|d| d.severity == Severity::Error);
    let told: Vec<_> = errors
        .map(|d| {
            let start = d.place.span.unwrap().start as usize;
            (d.code.as_str(), text[..start].matches('\n').count() + 1)
        })
        .collect();
    let is_told = told.first() == Some(&(code, line)) && told.len() <= 2;
    (!is_told).then(|| format!("{slip:?}: {code} in line {line} expected, told {told:?}"))
}

/// Spans lie within the text and between characters.
#[track_caller]
pub(super) fn assert_sound(text: &str, found: &[Diagnostic]) {
    for diagnostic in found {
        let places = std::iter::once(&diagnostic.place).chain(diagnostic.also.iter().map(|a| &a.0));
        for span in places.filter_map(|place| place.span) {
            let range = span.start as usize..span.end as usize;
            assert!(text.get(range).is_some(), "{span:?} {diagnostic:?}");
        }
    }
}
