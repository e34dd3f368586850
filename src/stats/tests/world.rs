//! Worlds, statements and questions in the form of the vectors.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::domain::{
    Approximation, AreaId, AreaSets, AreaSpec, Decimal, MetricId, MetricRule, Period, ProgrammeId,
    Qualifier, Quantity,
};
use crate::stats::{
    Answer, Corrections, Engine, MetricObservations, Observation, Prepared, Query, Shared,
    Unusable, by_metric, prepare,
};

pub(super) struct World {
    pub(super) shared: Arc<Shared>,
    units: BTreeMap<String, (String, Decimal)>,
    periods: BTreeMap<String, Period>,
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|v| v.as_str().unwrap().to_owned()).collect()
}

impl World {
    pub(super) fn new(world: &Value) -> Self {
        let areas = world["areas"].as_object().unwrap().iter().map(|(id, area)| AreaSpec {
            id: AreaId::new(id),
            parent: text(area, "parent").map(AreaId::new),
            members: texts(area, "members").iter().map(|id| AreaId::new(id)).collect(),
            is_body: false,
        });
        let metrics = world["metrics"].as_object().unwrap().iter().map(|(id, metric)| {
            let other = |key| text(metric, key).map(MetricId::new);
            let rule = MetricRule {
                id: MetricId::new(id),
                unit: text(metric, "unit").unwrap().to_owned(),
                agg: serde_json::from_value(metric["agg"].clone()).unwrap(),
                integer: metric["integer"].as_bool().unwrap_or(false),
                good_down: text(metric, "good") == Some("down"),
                num: other("num"),
                den: other("den"),
                scale: Decimal::whole(metric["scale"].as_i64().unwrap_or(1)),
                weight: other("weight"),
            };
            (rule.id.clone(), rule)
        });
        let shared = Shared {
            areas: AreaSets::new(areas).unwrap(),
            metrics: metrics.collect(),
            approximation: Approximation::default(),
        };
        let units = world["units"].as_object().unwrap().iter().map(|(name, unit)| {
            let factor = text(unit, "factor").unwrap().parse().unwrap();
            (name.clone(), (text(unit, "base").unwrap().to_owned(), factor))
        });
        let periods =
            world["periods"].as_object().into_iter().flatten().map(|(name, period)| {
                (name.clone(), Period::parse(period.as_str().unwrap()).unwrap())
            });
        Self { shared: Arc::new(shared), units: units.collect(), periods: periods.collect() }
    }

    pub(super) fn period(&self, text: &str) -> Option<Period> {
        self.periods.get(text).copied().or_else(|| Period::parse(text))
    }

    fn observation(&self, told: &Value) -> Observation {
        let metric = MetricId::new(text(told, "metric").unwrap());
        let (quantity, qualifier, unusable) = self.quantity(told, &self.shared.metrics[&metric]);
        Observation {
            id: text(told, "id").unwrap().into(),
            metric,
            quantity,
            qualifier,
            area: AreaId::new(text(told, "area").unwrap()),
            period: self.period(text(told, "period").unwrap()).unwrap(),
            programme: text(told, "programme").map(ProgrammeId::new),
            event: text(told, "event").map(Arc::from),
            published: text(told, "published").unwrap().parse().unwrap(),
            source: text(told, "source").unwrap().into(),
            is_final: told["final"].as_bool().unwrap_or(false),
            is_target: text(told, "role") == Some("target"),
            unusable,
        }
    }

    fn quantity(&self, told: &Value, rule: &MetricRule) -> (Quantity, Qualifier, Option<Unusable>) {
        let unit = self.units.get(text(told, "unit").unwrap());
        let factor = unit.map_or(Decimal::whole(1), |unit| unit.1);
        let scaled =
            |key| Some(text(told, key)?.parse::<Decimal>().unwrap().checked_mul(factor).unwrap());
        let qualifier = qualifier(text(told, "qualifier").unwrap());
        let approximation = self.shared.approximation;
        let value = scaled("value").unwrap();
        let quantity = Quantity::from_words(value, qualifier, scaled("value_hi"), approximation);
        let unusable = match unit {
            None => Some(Unusable::UnknownUnit),
            Some((base, _)) => (*base != rule.unit).then_some(Unusable::WrongDimension),
        };
        (quantity.unwrap(), qualifier, unusable)
    }

    /// The jobs of these statements.
    pub(super) fn jobs(&self, told: &[Value]) -> Vec<MetricObservations> {
        let mut corrections = Corrections::new();
        for one in told.iter().filter(|one| one.get("supersedes").is_some()) {
            let targets =
                texts(one, "supersedes").iter().map(|id| Arc::from(id.as_str())).collect();
            corrections.insert(text(one, "id").unwrap().into(), targets);
        }
        by_metric(told.iter().map(|one| self.observation(one)).collect(), &corrections)
    }

    pub(super) fn prepared(&self, told: &[Value]) -> Vec<Arc<Prepared>> {
        self.jobs(told).iter().map(|job| Arc::new(prepare(&self.shared, job))).collect()
    }

    pub(super) fn engine(&self, told: &[Value]) -> Engine {
        Engine::new(Arc::clone(&self.shared), self.prepared(told))
    }

    pub(super) fn query(&self, query: &Value) -> Query {
        let area = text(query, "area").or_else(|| query["areas"][0].as_str()).unwrap();
        Query {
            metric: MetricId::new(text(query, "metric").unwrap()),
            area: AreaId::new(area),
            period: self.period(text(query, "period").unwrap()).unwrap(),
            programme: text(query, "programme").filter(|p| *p != "*").map(ProgrammeId::new),
            target: text(query, "role") == Some("target"),
        }
    }

    /// How one answer lies to another, in the form of the vectors.
    pub(super) fn compared(&self, engine: &Engine, (a, b): (&Value, &Value)) -> Value {
        let (a, b) = (self.query(a), self.query(b));
        let found = engine.compare((&a, &engine.value(&a)), (&b, &engine.value(&b)));
        json!({"verdict": found.verdict.as_str(), "change_pct": number(found.change_pct)})
    }

    /// The ranks of `areas`, each asked `query` in its own name, in the form of the vectors.
    pub(super) fn ranks(&self, engine: &Engine, query: &Value, areas: &Value) -> Value {
        let query = self.query(query);
        let areas: Vec<&str> =
            areas.as_array().unwrap().iter().map(|area| area.as_str().unwrap()).collect();
        let ask = |area: &&str| engine.value(&Query { area: AreaId::new(area), ..query.clone() });
        let answers: Vec<Answer> = areas.iter().map(ask).collect();
        let ranks = engine.rank(&query.metric, &answers.iter().collect::<Vec<_>>());
        let ranks = areas.into_iter().zip(ranks).map(|(area, rank)| {
            (area.to_owned(), rank.map_or(Value::Null, |rank| json!([rank.best, rank.worst])))
        });
        json!({"ranks": ranks.collect::<Map<_, _>>()})
    }

    /// Whether a target was reached, in the form of the vectors.
    pub(super) fn reached(&self, engine: &Engine, query: &Value) -> Value {
        let query = self.query(query);
        let done = engine.value(&Query { target: false, ..query.clone() });
        let found = engine.target(&query, &done);
        json!({"verdict": found.verdict.as_str(), "percent": number(found.percent)})
    }
}

pub(super) fn qualifier(name: &str) -> Qualifier {
    use Qualifier::{About, Almost, AtLeast, AtMost, Between, Exact};
    let all = [Exact, AtLeast, AtMost, About, Almost, Between];
    all.into_iter().find(|qualifier| qualifier.as_str() == name).unwrap()
}

pub(super) fn number(decimal: Option<Decimal>) -> Value {
    decimal.map_or(Value::Null, |decimal| json!(decimal.to_string()))
}

pub(super) fn bounds(quantity: Option<Quantity>) -> Value {
    json!({
        "value": number(quantity.map(|q| q.est)),
        "lo": number(quantity.and_then(|q| q.lo)),
        "hi": number(quantity.and_then(|q| q.hi)),
        "qualifier": quantity.map(|q| q.label(Approximation::default()).as_str()),
    })
}

/// An answer in the form of the vectors.
pub(super) fn shown(answer: &Answer) -> Value {
    let list = |names: &[Arc<str>]| json!(names.iter().map(|name| &**name).collect::<Vec<_>>());
    let mut shown = bounds(answer.quantity);
    shown["coverage"] = json!(answer.coverage.to_string());
    shown["sources"] = list(&answer.sources);
    shown["unallocated"] = list(&answer.unallocated);
    shown["left_out"] = list(&answer.left_out);
    let issues = answer.issues.iter();
    let issues = issues.map(|i| json!({"code": i.code.as_str(), "obs": list(&i.observations)}));
    shown["issues"] = issues.collect();
    if let Some(reason) = answer.reason {
        shown["reason"] = json!(reason.as_str());
    }
    if let Some(day) = answer.as_of {
        shown["as_of"] = json!(day.to_string());
    }
    shown
}
