//! Random worlds, answered beforehand by the slow reference (`worlds.py` beside the data).

use serde_json::{Map, Value, json};

use super::world::{World, shown};

const FIELDS: [&str; 11] = [
    "id",
    "metric",
    "value",
    "value_hi",
    "qualifier",
    "area",
    "period",
    "programme",
    "event",
    "published",
    "source",
];

/// A statement in the form of the vectors.
fn long(world: &Value, row: &Value) -> Value {
    let cell = |at: usize| row.get(at).and_then(Value::as_str).filter(|text| !text.is_empty());
    let fields = FIELDS.iter().enumerate().filter_map(|(at, field)| Some((*field, cell(at)?)));
    let mut told: Map<String, Value> =
        fields.map(|(field, text)| (field.to_owned(), json!(text))).collect();
    told.insert("unit".into(), world["metrics"][cell(1).unwrap()]["unit"].clone());
    if let Some(target) = cell(11) {
        told.insert("supersedes".into(), json!([target]));
    }
    let flags = cell(12).unwrap_or_default();
    told.insert("final".into(), json!(flags.contains('f')));
    told.insert("role".into(), json!(if flags.contains('t') { "target" } else { "actual" }));
    Value::Object(told)
}

fn question(row: &Value) -> Value {
    let area = row[2].as_array().map_or(&row[2], |areas| &areas[0]);
    json!({"metric": row[1], "area": area, "period": row[3], "programme": row[4]})
}

fn answer(world: &World, told: &[Value], row: &Value) -> Value {
    let engine = world.engine(told);
    let query = question(row);
    match row[0].as_str().unwrap() {
        "value" => shown(&engine.value(&world.query(&query))),
        "target" => world.reached(&engine, &query),
        "compare" => {
            let mut other = query.clone();
            other["period"] = row[5].clone();
            world.compared(&engine, (&query, &other))
        }
        _ => world.ranks(&engine, &query, &row[2]),
    }
}

#[test]
fn random_worlds_are_answered_as_by_the_reference() {
    let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let vectors = read(include_str!("../../../tests/data/stats/vectors.json"));
    let recorded = read(include_str!("../../../tests/data/stats/worlds.json"));
    let world = World::new(&vectors["world"]);
    let mut n_questions = 0;
    for (idx, recorded) in recorded["worlds"].as_array().unwrap().iter().enumerate() {
        let rows = recorded[0].as_array().unwrap();
        let told: Vec<Value> = rows.iter().map(|row| long(&vectors["world"], row)).collect();
        let questions = recorded[1].as_array().unwrap();
        for (row, expected) in questions.iter().zip(recorded[2].as_array().unwrap()) {
            let found = answer(&world, &told, row);
            assert_eq!(found, *expected, "world {idx}, {row}: {}", recorded[0]);
            n_questions += 1;
        }
    }
    assert!(n_questions > 1000, "the record holds {n_questions} questions");
}
