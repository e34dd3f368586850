//! The 138 cases that were worked out by hand.

use serde_json::{Value, json};

use crate::domain::{Approximation, Decimal, Quantity};

use super::random::Random;
use super::world::{World, bounds, qualifier, shown};

fn read() -> (World, Vec<Value>) {
    let file: Value =
        serde_json::from_str(include_str!("../../../tests/data/stats/vectors.json")).unwrap();
    (World::new(&file["world"]), file["cases"].as_array().unwrap().clone())
}

fn answer(world: &World, query: &Value, told: &[Value]) -> Value {
    match query["op"].as_str().unwrap() {
        "value" => shown(&world.engine(told).value(&world.query(query))),
        "compare" => world.compared(&world.engine(told), (&query["a"], &query["b"])),
        "rank" => world.ranks(&world.engine(told), query, &query["areas"]),
        "target" => world.reached(&world.engine(told), query),
        "combine" => combined(query),
        "period" => related(world, query),
        other => panic!("the vectors have no {other}"),
    }
}

fn combined(query: &Value) -> Value {
    let decimal = |value: &Value| value.as_str().map(|text| text.parse::<Decimal>().unwrap());
    let quantity = |arg: &Value| {
        let qualifier = qualifier(arg["qualifier"].as_str().unwrap());
        let value = decimal(&arg["value"]).unwrap();
        Quantity::from_words(value, qualifier, decimal(&arg["value_hi"]), Approximation::default())
    };
    let args: Vec<Quantity> =
        query["args"].as_array().unwrap().iter().map(|arg| quantity(arg).unwrap()).collect();
    let weights = query["weights"].as_array().into_iter().flatten();
    let weights: Vec<Decimal> = weights.map(|weight| decimal(weight).unwrap()).collect();
    bounds(match query["fn"].as_str().unwrap() {
        "sum" => Quantity::sum(args),
        "max" => Quantity::max(args),
        "diff" => args[0].checked_sub(args[1]),
        "ratio" => args[0].ratio(args[1], Decimal::whole(1)),
        "mean" => Quantity::mean(&args.into_iter().zip(weights).collect::<Vec<_>>()),
        "cmp" => {
            let verdict = args[0].compare(args[1], true, Approximation::default());
            return json!({"verdict": verdict.as_str()});
        }
        other => panic!("the vectors have no {other}"),
    })
}

fn related(world: &World, query: &Value) -> Value {
    let period = |key: &str| world.period(query[key].as_str().unwrap());
    let Some(a) = period("a") else { return json!({"error": "B003"}) };
    let mut shown = json!({
        "start": a.first().to_string(),
        "end": a.last().to_string(),
        "days": a.n_days(),
    });
    if query.get("b").is_some() {
        shown["relation"] = json!(a.relation(period("b").unwrap()));
    }
    shown
}

/// Checks that the answer has all that is expected of it.
#[track_caller]
fn check(case: &Value, found: &Value) {
    for (key, expected) in case["expect"].as_object().unwrap() {
        assert_eq!(found[key], *expected, "{key} of {}: {}", case["id"], case["note"]);
    }
}

fn told(case: &Value) -> Vec<Value> {
    case["observations"].as_array().cloned().unwrap_or_default()
}

#[test]
fn every_vector_is_answered_as_it_was_worked_out_by_hand() {
    let (world, cases) = read();
    assert_eq!(cases.len(), 138);
    for case in &cases {
        check(case, &answer(&world, &case["query"], &told(case)));
    }
}

#[test]
fn neither_the_order_nor_the_repetition_of_statements_matters() {
    let (world, cases) = read();
    let mut random = Random::new(1);
    for case in &cases {
        let mut told = told(case);
        told.extend(told.clone().into_iter().filter(|_| random.happens(50)));
        random.shuffle(&mut told);
        check(case, &answer(&world, &case["query"], &told));
    }
}
