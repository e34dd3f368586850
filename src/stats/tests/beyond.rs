//! What the vectors do not ask: bodies, how many units report, corrections between metrics, and
//! numbers past the range.

use serde_json::{Value, json};

use crate::diag::Code;
use crate::domain::{AreaId, AreaSets, AreaSpec, Decimal, MetricId, Quantity};
use crate::stats::{Answer, Corrections, Engine, Query, Reason, Shared, prepare, supersede};
use std::sync::Arc;

use super::world::{World, shown};

fn world() -> Value {
    let metric = |agg: &str| json!({"label": "", "unit": "cây", "agg": agg, "integer": true});
    json!({
        "areas": {
            "tinh": {}, "a": {"parent": "tinh"}, "b": {"parent": "tinh"},
            "khoi": {"parent": "tinh"}, "cum": {"members": ["a", "b"]}, "a1": {"parent": "a"}, "a2": {"parent": "a"},
        },
        "metrics": {
            "cay": metric("sum"), "hoa": metric("sum"), "diem": metric("mean"),
            "ty-le": {"unit": "%", "agg": "ratio", "num": "cay", "den": "hoa", "scale": 100},
        },
        "units": {"cây": {"base": "cây", "factor": "1"}},
        "periods": {},
    })
}

/// `khoi` is a body; the vectors have none.
fn shared(world: &World) -> Shared {
    let with_body =
        |spec: &AreaSpec| AreaSpec { is_body: spec.id.as_str() == "khoi", ..spec.clone() };
    let areas = AreaSets::new(world.shared.areas.specs().iter().map(with_body)).unwrap();
    Shared { areas, ..Shared::clone(&world.shared) }
}

fn told(id: &str, metric: &str, area: &str, period: &str, value: &str) -> Value {
    json!({
        "id": id, "metric": metric, "value": value, "qualifier": "exact", "unit": "cây",
        "area": area, "period": period, "source": format!("tin/{id}"), "published": "2024-01-05",
    })
}

fn ask(told: &[Value], metric: &str, area: &str) -> Answer {
    let world = World::new(&world());
    let shared = Arc::new(shared(&world));
    let prepared =
        world.jobs(told).iter().map(|job| Arc::new(prepare(&shared, job))).collect::<Vec<_>>();
    let engine = Engine::new(shared, prepared);
    engine.value(&Query {
        metric: MetricId::new(metric),
        area: AreaId::new(area),
        period: world.period("2023").unwrap(),
        programme: None,
        target: false,
    })
}

#[test]
fn a_body_counts_in_sums_and_not_in_coverage() {
    let year = |area: &str, value: &str| told(area, "cay", area, "2023", value);
    for (areas, asked, value, coverage) in [
        (&["a", "b", "khoi"][..], "tinh", 30, "1"),
        (&["a", "b"], "tinh", 20, "1"),
        (&["a", "khoi"], "tinh", 20, "1/2"),
        (&["khoi"], "tinh", 10, "0"),
        (&["khoi"], "khoi", 10, "1"),
    ] {
        let told: Vec<Value> = areas.iter().map(|area| year(area, "10")).collect();
        let answer = ask(&told, "cay", asked);
        assert_eq!(answer.quantity.unwrap().est, Decimal::whole(value), "{areas:?}");
        assert_eq!(answer.coverage.to_string(), coverage, "{areas:?}");
    }
    // A body that told nothing keeps the parts from proving the whole.
    let told = [year("tinh", "100"), year("a", "10"), year("b", "10")];
    assert_eq!(ask(&told, "cay", "tinh").issues, []);
    let told = [&told[..], &[year("khoi", "10")]].concat();
    assert_eq!(ask(&told, "cay", "tinh").issues[0].code, Code::B031);
}

#[test]
fn an_answer_tells_how_many_units_have_reported() {
    let told = [
        told("1", "cay", "a1", "2023-01", "5"),
        told("2", "cay", "khoi", "2023", "5"),
        told("3", "cay", "tinh", "2022", "5"),
    ];
    let answer = ask(&told, "cay", "tinh");
    assert_eq!((answer.n_reporting, answer.n_units), (1, 2));
    assert_eq!(ask(&told, "cay", "a1").n_units, 0);
    assert_eq!(ask(&told, "cay", "nowhere").reason, Some(Reason::NoData));
}

#[test]
fn what_a_cluster_reports_is_reported_of_each_of_its_units_and_news_of_none() {
    let cluster = [told("1", "cay", "cum", "2023-01", "5")];
    assert_eq!(ask(&cluster, "cay", "tinh").n_reporting, 2);
    let mut event = told("1", "cay", "a", "2023-01-05", "5");
    event["event"] = json!("x");
    assert_eq!(ask(&[event], "cay", "tinh").n_reporting, 0);
}

#[test]
fn corrections_cross_metrics_and_their_circles_are_told_to_each() {
    let mut told = [
        told("1", "cay", "a", "2023", "5"),
        told("2", "hoa", "a", "2023", "7"),
        told("3", "cay", "b", "2023", "9"),
    ];
    told[1]["supersedes"] = json!(["1"]);
    let answer = ask(&told, "cay", "tinh");
    assert_eq!(answer.quantity.unwrap().est, Decimal::whole(9));
    told[0]["supersedes"] = json!(["2"]);
    for metric in ["cay", "hoa"] {
        let shown = shown(&ask(&told, metric, "a"));
        assert_eq!(shown["issues"], json!([{"code": "B024", "obs": ["1", "2"]}]), "{metric}");
    }
    assert_eq!(ask(&told, "cay", "b").issues, []);
}

#[test]
fn a_chain_of_corrections_dies_and_a_circle_does_not() {
    let edges = |text: &str| -> Corrections {
        let edges = text.split_whitespace().map(|edge| edge.split_once('>').unwrap());
        edges.map(|(id, target)| (id.into(), vec![target.into()])).collect()
    };
    for (corrections, dead, dangling, cycle) in [
        ("c>b b>a", "a b", "", ""),
        ("a>b b>c c>a d>a", "a", "", "a b c"),
        ("a>x", "", "a", ""),
        ("a>a", "", "", "a"),
        // What corrects nothing known corrects nothing.
        ("x>a", "", "", ""),
    ] {
        let found = supersede(&edges(corrections), |id| id != "x");
        let join = |ids: Vec<&Arc<str>>| ids.iter().map(|id| &***id).collect::<Vec<_>>().join(" ");
        assert_eq!(join(found.dead.iter().collect()), dead, "{corrections}");
        assert_eq!(join(found.dangling.iter().collect()), dangling, "{corrections}");
        assert_eq!(join(found.cycle.iter().collect()), cycle, "{corrections}");
    }
}

#[test]
fn what_is_too_large_for_sums_is_left_out_with_an_issue() {
    let told = [
        told("1", "cay", "a", "2023", "1000000000000000000000001"),
        told("2", "cay", "b", "2023", "1000000000000000000000000"),
        told("3", "hoa", "b", "2023", "1000000000000000000000000"),
    ];
    let answer = ask(&told, "cay", "tinh");
    assert_eq!(answer.issues[0].code, Code::B011);
    assert_eq!(answer.quantity.unwrap().est.to_string(), "1000000000000000000000000");
    assert_eq!(ask(&told, "ty-le", "b").quantity, Some(Quantity::exact(Decimal::whole(100))));
}
