//! Rows as Parquet: numbers are DECIMAL(38,6), dates DATE, all else text.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use crate::pages::data::{Cell, Column, Kind, Table};

/// So many rows are held at once.
const GROUP_ROWS: usize = 200_000;
/// The days from the first of January of the year 1 to that of 1970, from which Parquet counts.
const EPOCH: i32 = 719_163;
const PRECISION: i32 = 38;
const SCALE: i32 = 6;
/// A decimal of 38 digits takes so many bytes.
const WIDTH: i32 = 16;

/// One column of a group: its values, and for each row whether it has one.
struct Held {
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Texts(Vec<ByteArray>),
    Numbers(Vec<FixedLenByteArray>),
    Dates(Vec<i32>),
}

/// Rows as a Parquet file.
pub(super) fn write<'a>(table: Table, rows: impl FnOnce(&mut dyn FnMut(&[Cell<'a>]))) -> Vec<u8> {
    let columns = table.columns();
    let properties = WriterProperties::builder()
        .set_created_by(concat!("bantin ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let schema = Arc::new(schema(table));
    let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))
        .expect("the columns make a schema");
    let mut held = new_group(columns);
    let mut n_rows = 0;
    rows(&mut |cells| {
        for (held, cell) in held.iter_mut().zip(cells) {
            held.push(cell);
        }
        n_rows += 1;
        if n_rows == GROUP_ROWS {
            write_group(&mut file, &held);
            held = new_group(columns);
            n_rows = 0;
        }
    });
    if n_rows > 0 {
        write_group(&mut file, &held);
    }
    file.into_inner().expect("a vector takes every byte")
}

fn schema(table: Table) -> Type {
    let fields = table.columns().iter().map(|column| Arc::new(field(column))).collect();
    Type::group_type_builder(table.name())
        .with_fields(fields)
        .build()
        .expect("the columns make a schema")
}

fn field(column: &Column) -> Type {
    let repetition = if column.is_required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let (physical, logical) = match column.kind {
        Kind::Text | Kind::Choice(_) => (Physical::BYTE_ARRAY, LogicalType::String),
        Kind::Date => (Physical::INT32, LogicalType::Date),
        Kind::Number | Kind::Whole => {
            (Physical::FIXED_LEN_BYTE_ARRAY, LogicalType::decimal(SCALE, PRECISION))
        }
    };
    let is_number = physical == Physical::FIXED_LEN_BYTE_ARRAY;
    let builder = Type::primitive_type_builder(column.name, physical)
        .with_repetition(repetition)
        .with_logical_type(Some(logical));
    let builder = if is_number {
        builder
            .with_length(WIDTH)
            .with_precision(PRECISION)
            .with_scale(SCALE)
            .with_converted_type(ConvertedType::DECIMAL)
    } else {
        builder
    };
    builder.build().expect("the column makes a type")
}

fn new_group(columns: &[Column]) -> Vec<Held> {
    let held = |column: &Column| Held {
        values: match column.kind {
            Kind::Text | Kind::Choice(_) => Values::Texts(Vec::new()),
            Kind::Number | Kind::Whole => Values::Numbers(Vec::new()),
            Kind::Date => Values::Dates(Vec::new()),
        },
        levels: Vec::new(),
    };
    columns.iter().map(held).collect()
}

impl Held {
    fn push(&mut self, cell: &Cell<'_>) {
        let has_value = match (&mut self.values, cell) {
            (_, Cell::Empty) => false,
            (Values::Numbers(numbers), Cell::Number(number)) => {
                numbers.push(decimal(number.millionths()));
                true
            }
            (Values::Numbers(numbers), Cell::Whole(number)) => {
                numbers.push(decimal(i128::from(*number) * 1_000_000));
                true
            }
            (Values::Dates(dates), Cell::Date(date)) => {
                dates.push(days(*date));
                true
            }
            (Values::Texts(texts), cell) => {
                texts.push(ByteArray::from(text(cell).into_bytes()));
                true
            }
            (Values::Numbers(_) | Values::Dates(_), _) => false,
        };
        self.levels.push(i16::from(has_value));
    }
}

fn decimal(millionths: i128) -> FixedLenByteArray {
    FixedLenByteArray::from(millionths.to_be_bytes().to_vec())
}

fn days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH
}

fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Whole(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Period(period) => period.to_string(),
        Cell::Share(share) => share.to_string(),
        Cell::Ids(ids) => ids.join(" "),
        Cell::Names(names) => names.join("; "),
        Cell::Findings(findings) => {
            findings.iter().map(|(code, _)| *code).collect::<Vec<_>>().join(" ")
        }
    }
}

fn write_group(file: &mut SerializedFileWriter<Vec<u8>>, group: &[Held]) {
    let mut writer = file.next_row_group().expect("a vector takes every byte");
    let mut held = group.iter();
    while let Some(mut column) = writer.next_column().expect("a vector takes every byte") {
        let held = held.next().expect("a group holds every column of its schema");
        write_column(&mut column, held);
        column.close().expect("a vector takes every byte");
    }
    writer.close().expect("a vector takes every byte");
}

fn write_column(column: &mut SerializedColumnWriter<'_>, held: &Held) {
    // A column without empty fields has no levels to read; a writer ignores them there.
    let levels = Some(&held.levels[..]);
    let written = match &held.values {
        Values::Texts(texts) => column.typed::<ByteArrayType>().write_batch(texts, levels, None),
        Values::Dates(dates) => column.typed::<Int32Type>().write_batch(dates, levels, None),
        Values::Numbers(numbers) => {
            column.typed::<FixedLenByteArrayType>().write_batch(numbers, levels, None)
        }
    };
    written.expect("a vector takes every byte");
}
