use std::borrow::Cow;

use super::delimited::{excel, plain};
use crate::domain::Period;
use crate::pages::data::{Cell, Table};

fn text(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap();
    text.split_once('\n').unwrap().1.to_owned()
}

/// These cells and empty ones up to the width of the table.
fn row<const N: usize>(cells: [Cell<'static>; N]) -> Vec<Cell<'static>> {
    let rest = std::iter::repeat_n(Cell::Empty, Table::Areas.columns().len() - N);
    cells.into_iter().chain(rest).collect()
}

#[test]
fn fields_are_quoted_where_rfc_4180_asks_for_it() {
    let cells = row([
        Cell::text("a,b"),
        Cell::text("c;d"),
        Cell::text("e \"f\""),
        Cell::text("g\nh"),
        Cell::Empty,
        Cell::Number("27.4".parse().unwrap()),
        Cell::Period(Period::parse("2023-H1").unwrap()),
        Cell::Ids(vec!["x", "y"]),
    ]);
    let rows = |take: &mut dyn FnMut(&[Cell<'static>])| take(&cells);
    assert_eq!(
        text(plain(Table::Areas, rows)),
        "\"a,b\",c;d,\"e \"\"f\"\"\",\"g\nh\",,27.4,2023-H1,x y,,,\n"
    );
    let cells = cells.clone();
    let rows = |take: &mut dyn FnMut(&[Cell<'static>])| take(&cells);
    assert_eq!(
        text(excel(Table::Areas, rows)),
        "a,b;\"c;d\";\"e \"\"f\"\"\";\"g\nh\";;27,4;2023-H1;x y;;;\n"
    );
}

#[test]
fn no_text_becomes_a_formula_in_excel() {
    for (written, expected) in [
        ("=1+1", "'=1+1"),
        ("+84 203", "'+84 203"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("trên 450 buổi", "trên 450 buổi"),
    ] {
        let cells = row([Cell::Text(Cow::Borrowed(written))]);
        let found = text(excel(Table::Areas, |take| take(&cells)));
        assert_eq!(found.split(';').next(), Some(expected));
        // Programs get the text as it is.
        let found = text(plain(Table::Areas, |take| take(&cells)));
        assert_eq!(found.split(',').next(), Some(written));
    }
    assert!(excel(Table::Areas, |_| ()).starts_with("\u{feff}id;name;".as_bytes()));
}
