//! Rows as CSV, for programs and for Excel.

use std::fmt::Write;

use csv::{Terminator, Writer, WriterBuilder};

use crate::domain::Decimal;
use crate::pages::data::{Cell, Table};

/// The byte order mark, by which Excel knows UTF-8.
const BOM: &str = "\u{feff}";
/// What makes a spreadsheet take a text for a formula, the wide forms among them.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// A whole share in the decimals that Excel is given.
const ONE: i128 = Decimal::whole(1).millionths();

/// What gives the rows, one by one.
type Rows<'a, 'b> = &'b mut dyn FnMut(&[Cell<'a>]);

/// Rows as RFC 4180 with LF.
pub(super) fn plain<'a>(table: Table, rows: impl FnOnce(Rows<'a, '_>)) -> Vec<u8> {
    write(table, (Vec::new(), b',', false), rows)
}

/// Rows as Excel in Vietnamese reads them: BOM, `;`, decimal comma.
pub(super) fn excel<'a>(table: Table, rows: impl FnOnce(Rows<'a, '_>)) -> Vec<u8> {
    write(table, (BOM.as_bytes().to_vec(), b';', true), rows)
}

fn write<'a>(
    table: Table,
    (start, delimiter, is_excel): (Vec<u8>, u8, bool),
    rows: impl FnOnce(Rows<'a, '_>),
) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(64 << 10)
        .from_writer(start);
    let names = table.columns().iter().map(|column| column.name);
    writer.write_record(names).expect("a vector takes every byte");
    let mut field = String::new();
    rows(&mut |cells| {
        for cell in cells {
            write_cell(&mut writer, cell, (&mut field, is_excel));
        }
        writer.write_record(None::<&[u8]>).expect("a vector takes every byte");
    });
    writer.into_inner().expect("a vector takes every byte")
}

fn write_cell(
    writer: &mut Writer<Vec<u8>>,
    cell: &Cell<'_>,
    (field, is_excel): (&mut String, bool),
) {
    field.clear();
    let text: &str = match cell {
        Cell::Empty => "",
        Cell::Text(text) if is_excel && text.starts_with(FORMULA) => {
            // An apostrophe makes a text of it, whatever follows.
            field.push('\'');
            field.push_str(text);
            field
        }
        Cell::Text(text) => text,
        other => {
            format(other, field, is_excel);
            field
        }
    };
    writer.write_field(text).expect("a vector takes every byte");
}

fn format(cell: &Cell<'_>, field: &mut String, is_excel: bool) {
    let written = match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) => write!(field, "{text}"),
        Cell::Whole(number) => write!(field, "{number}"),
        Cell::Date(date) => write!(field, "{date}"),
        Cell::Period(period) => write!(field, "{period}"),
        Cell::Number(number) => write!(field, "{number}"),
        // `1/2` would become a day in February.
        Cell::Share(share) if is_excel => {
            let millionths = share.part().saturating_mul(ONE) / share.whole().max(1);
            write!(field, "{}", Decimal::from_millionths(millionths))
        }
        Cell::Share(share) => write!(field, "{share}"),
        Cell::Ids(ids) => {
            joined(field, ids.iter().copied(), " ");
            Ok(())
        }
        Cell::Names(names) => {
            joined(field, names.iter().map(String::as_str), "; ");
            Ok(())
        }
        Cell::Findings(findings) => {
            joined(field, findings.iter().map(|(code, _)| *code), " ");
            Ok(())
        }
    };
    written.expect("a string takes every letter");
    if is_excel && matches!(cell, Cell::Number(_) | Cell::Share(_)) {
        *field = field.replace('.', ",");
    } else if is_excel && field.starts_with(FORMULA) {
        field.insert(0, '\'');
    }
}

fn joined<'a>(field: &mut String, parts: impl Iterator<Item = &'a str>, between: &str) {
    for (idx, part) in parts.enumerate() {
        if idx > 0 {
            field.push_str(between);
        }
        field.push_str(part);
    }
}
