//! What the line reader takes, the parser reads the same.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::tree::parse_any;
use super::*;
use crate::path::SitePath;

/// Names, good and odd.
const NAMES: &[&str] = &[
    "title",
    "tags",
    "metrics",
    "a",
    "b",
    "Cây xanh",
    "tên-1",
    "x_y",
    "null",
    "true",
    "a b",
    "a ",
    "\"a\"",
    "'b'",
    "1",
    "- a",
    "?",
    "? a",
    "<<",
    "&x",
    "*x",
    "!y",
    "#c",
    "“a”",
    "[a]",
    "{a",
    "a,b",
    "a#b",
    "a #b",
    "a\u{a0}b",
    "To\u{302}",
    "---",
    "...",
    "%",
    "@",
    "🎉",
    "a.b",
    "a:b",
    "-",
    "",
];

/// Pieces of values: plain words and every trap that the parser or an editor knows.
const PIECES: &[&str] = &[
    "a",
    "1",
    "3,5 km",
    "92.000",
    "Cô Tô",
    "trồng cây",
    "2023-05-25",
    "x",
    " ",
    "  ",
    " ",
    ", ",
    ",",
    "[",
    "]",
    "[]",
    "[a, b]",
    "[a,b]",
    "[ 'x', \"y\" ]",
    "{",
    "}",
    "{a: 1}",
    "\"",
    "'",
    "\"a\"",
    "'b c'",
    "''",
    "\"\"",
    "\\",
    "\\n",
    "\"a\\tb\"",
    "'a''b'",
    "#",
    " #",
    "# c",
    ":",
    ": ",
    " :",
    "http://a.vn",
    "12:30",
    "-",
    "- ",
    " -",
    "–",
    "“",
    "”",
    "“a”",
    "‘a’",
    "…",
    "?",
    "? ",
    "|",
    ">",
    ">-",
    ">450",
    "<450",
    "≥ 5",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "`",
    "~",
    "=",
    "+5",
    "(a)",
    "/",
    "$",
    "null",
    "true",
    "\t",
    "\r",
    "\n",
    "\n  ",
    "\n    ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{7}",
    "\u{7f}",
    "To\u{302}",
    "ế",
    "₫",
    "🎉",
    "：",
    "---",
    "...",
    "a-",
];

/// What ends a line.
const ENDS: &[&str] =
    &["\n", "\n", "\n", "\n", "\n", "\n\n", " \n", "\r\n", " # c\n", "\n# c\n", ""];

/// Values of plain shapes.
const PLAIN: &[&str] =
    &["a b", "3,5 km", "[a, b]", "\"x: y\"", "'z'", "hơn 92.000 cây", "[]", "[ 'x', \"y\", z ]"];

/// One line, which three times of four differs from a plain one in at most one part.
fn line() -> impl Strategy<Value = String> {
    let indent = || select(vec!["", "  "]);
    let odd_indent = select(vec!["    ", " ", "\t", "   "]);
    let name = || select(&NAMES[..8]);
    let plain = || select(PLAIN).prop_map(str::to_owned);
    let odd = || prop::collection::vec(select(PIECES), 1..4).prop_map(|pieces| pieces.concat());
    let colon = select(vec![":", ":  ", " : ", ":\t", "："]);
    prop_oneof![
        6 => (indent(), name(), Just(": "), plain(), Just("\n")),
        6 => (indent(), name(), Just(": "), odd(), Just("\n")),
        1 => (indent(), name(), Just(":"), Just(String::new()), select(ENDS)),
        1 => (odd_indent, name(), Just(": "), plain(), Just("\n")),
        1 => (indent(), select(NAMES), Just(": "), plain(), Just("\n")),
        1 => (indent(), name(), colon, plain(), Just("\n")),
        1 => (indent(), name(), Just(": "), plain(), select(ENDS)),
    ]
    .prop_map(|(indent, name, colon, value, end)| [indent, name, colon, &value, end].concat())
}

/// Reads `yaml` both ways; whether the line reader took it.
fn is_read_alike(yaml: &str) -> bool {
    let (file, text) = (SitePath::new("content/a.md").unwrap(), format!("---\n{yaml}---\n"));
    let part = 4..4 + yaml.len();
    let Some(root) = read(&text, part.clone()) else { return false };
    let mut found = Vec::new();
    let tree = parse_any(&file, &text, part, &mut found);
    assert!(found.is_empty(), "{yaml:?}: {found:?}");
    let tree = tree.unwrap_or_else(|| panic!("{yaml:?} is refused"));
    assert_eq!(root, tree.root, "{yaml:?}");
    assert!(tree.mended == yaml && tree.dropped.is_empty(), "{yaml:?}");
    true
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn what_is_taken_the_parser_reads_the_same(lines in prop::collection::vec(line(), 1..4)) {
        is_read_alike(&lines.concat());
        is_read_alike(&format!("title: A\n{}", lines.concat()));
    }

    #[test]
    fn one_odd_line_below_good_ones_is_read_alike_or_left(line in line(), more in line()) {
        is_read_alike(&format!("title: A\nmetrics:\n{line}{more}"));
        is_read_alike(&format!("title: A\nmetrics:\n  a: 5 km\n{line}  b: \"6\"\n{more}"));
    }
}

#[test]
fn plain_shapes_are_taken() {
    for yaml in [
        "title: A",
        "title: A: B",
        "title: Cụm thi đua số 2 – giao ban: 6 tháng\n",
        "title: \"A: B # c\"   \ndate: 2023-05-25\n\ndistricts: [co-to, 'Vân Đồn', x y ]\n",
        "tags: []\nsummary:\nmetrics:\n  cay-xanh: hơn 92.000 cây\n  Cây xanh:   3,5 km\n  x:\nperiod: 2023-Q1\n",
        "publish: 2023-05-25 07:30\nurl: https://a.vn/x#y\nmetrics:\n    a: ''\n",
    ] {
        let is_colon = yaml == "title: A: B" || yaml.contains("giao ban: 6");
        assert_eq!(is_read_alike(yaml), !is_colon, "{yaml}");
    }
}

#[test]
fn the_articles_of_the_sample_site_are_read_alike() {
    let mut folders = vec![std::path::PathBuf::from("content")];
    let (mut n_files, mut n_taken) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let bytes = std::fs::File::open(&path).map(std::io::read_to_string).unwrap();
                let text = bytes.unwrap();
                let Some((yaml, _)) = text[4..].split_once("\n---\n") else { continue };
                n_files += 1;
                n_taken += usize::from(is_read_alike(&format!("{yaml}\n")));
            }
        }
    }
    assert!(n_taken > 0 && n_files > n_taken, "{n_taken} of {n_files}");
}
