//! The bar of the sums: 1.2 million statements of 100,000 articles, prepared and summed for every
//! district, metric and year. `cargo bench --bench stats`.

use std::sync::{Arc, LazyLock};

use bantin::domain::{
    Aggregation, AreaId, AreaSets, AreaSpec, Decimal, MetricId, MetricRule, Period, ProgrammeId,
    Qualifier, Quantity,
};
use bantin::stats::{
    Corrections, Engine, MetricObservations, Observation, Prepared, Query, Shared, by_metric,
    prepare,
};
use chrono::{Datelike, Days, NaiveDate};
use divan::Bencher;
use rayon::prelude::*;

const N_ARTICLES: u64 = 100_000;
const N_METRICS: u64 = 30;
const N_FIGURES: u64 = 12;
const N_YEARS: i32 = 10;
const FIRST_YEAR: i32 = 2014;
const DISTRICTS: [&str; 13] = [
    "ha-long",
    "cam-pha",
    "uong-bi",
    "mong-cai",
    "dong-trieu",
    "quang-yen",
    "van-don",
    "tien-yen",
    "dam-ha",
    "hai-ha",
    "ba-che",
    "binh-lieu",
    "co-to",
];

fn main() {
    divan::main();
}

/// The statements of each metric, sorted out once.
static JOBS: LazyLock<Vec<MetricObservations>> =
    LazyLock::new(|| by_metric(observations(), &Corrections::new()));

/// Sorts the statements by metric.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn sorted_by_metric(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(observations).bench_values(|told| by_metric(told, &Corrections::new()));
}

/// Prepares every metric's statements, on all cores.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn prepared(bencher: Bencher<'_, '_>) {
    let (shared, jobs) = (shared(), &*JOBS);
    bencher.bench(|| all_prepared(&shared, jobs));
}

/// The same, and every sum: the bar is 1.5 s.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn prepared_and_summed(bencher: Bencher<'_, '_>) {
    let (shared, jobs) = (Arc::new(shared()), &*JOBS);
    bencher.bench(|| {
        let engine = Engine::new(Arc::clone(&shared), all_prepared(&shared, jobs));
        jobs.par_iter().map(|job| summed(&engine, job)).sum::<usize>()
    });
}

fn all_prepared(shared: &Shared, jobs: &[MetricObservations]) -> Vec<Arc<Prepared>> {
    jobs.par_iter().map(|job| Arc::new(prepare(shared, job))).collect()
}

/// Sums every area and year of a metric; how many sources the sums have.
fn summed(engine: &Engine, job: &MetricObservations) -> usize {
    let mut n_sources = 0;
    for area in DISTRICTS.iter().chain(&["quang-ninh"]) {
        for year in FIRST_YEAR..FIRST_YEAR + N_YEARS {
            let answer = engine.value(&Query {
                metric: job.metric.clone(),
                area: AreaId::new(area),
                period: Period::parse(&year.to_string()).expect("a year is a period"),
                programme: None,
                target: false,
            });
            assert!(answer.quantity.is_some(), "{area} has figures in {year}");
            n_sources += answer.sources.len();
        }
    }
    n_sources
}

fn shared() -> Shared {
    let area = |id: &str, parent: Option<&str>| AreaSpec {
        id: AreaId::new(id),
        parent: parent.map(AreaId::new),
        members: Vec::new(),
        is_body: false,
    };
    let districts = DISTRICTS.iter().map(|id| area(id, Some("quang-ninh")));
    let areas = AreaSets::new(districts.chain([area("quang-ninh", None)]));
    let metrics = (0..N_METRICS).map(|n| {
        let id = metric(n);
        let rule = MetricRule {
            id: id.clone(),
            unit: "cây".to_owned(),
            agg: Aggregation::Sum,
            integer: true,
            good_down: false,
            num: None,
            den: None,
            scale: Decimal::whole(1),
            weight: None,
        };
        (id, rule)
    });
    Shared {
        areas: areas.expect("the districts are a tree"),
        metrics: metrics.collect(),
        ..Shared::default()
    }
}

fn metric(n: u64) -> MetricId {
    MetricId::new(&format!("chi-so-{n:02}"))
}

/// Numbers at random from a seed, the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

fn observations() -> Vec<Observation> {
    let mut random = Random(7);
    let start = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).expect("a day of the calendar");
    let mut told = Vec::new();
    for article in 0..N_ARTICLES {
        let published = start + Days::new(article * 3652 / N_ARTICLES);
        let path: Arc<str> =
            format!("tin/{}/{:02}/bai-viet-{article:06}", published.year(), published.month())
                .into();
        let area = match random.below(14) {
            0 => "quang-ninh",
            n => DISTRICTS[usize::try_from(n - 1).expect("thirteen districts")],
        };
        // One article in twenty reports on a month, a quarter, a half or a year.
        let period = if random.below(20) == 0 {
            reported(&mut random, published)
        } else {
            Period::day(published)
        };
        let is_event = period.n_days() == 1;
        for figure in 0..N_FIGURES {
            let metric = metric((article + figure * 7 + random.below(7)) % N_METRICS);
            let value = figure_of(&mut random, period);
            let programme = (random.below(5) == 0).then(|| ProgrammeId::new("mua-he-xanh"));
            told.push(Observation {
                id: format!("{path}#{metric}.{figure:02}").into(),
                metric,
                quantity: Quantity::exact(Decimal::whole(value)),
                qualifier: Qualifier::Exact,
                area: AreaId::new(area),
                period,
                programme,
                event: is_event.then(|| Arc::clone(&path)),
                published: published + Days::new(1),
                source: Arc::clone(&path),
                is_final: false,
                is_target: false,
                unusable: None,
            });
        }
    }
    told
}

/// A figure of a day is up to 500; most reports hold more than the news of their days, and one in
/// fifty contradicts it.
fn figure_of(random: &mut Random, period: Period) -> i64 {
    let day = i64::try_from(1 + random.below(500)).expect("a small number");
    let is_enough = random.below(50) != 0;
    if is_enough && period.n_days() > 1 { period.n_days() * 10_000 + day } else { day }
}

/// The period before a day that a report of that day is about.
fn reported(random: &mut Random, day: NaiveDate) -> Period {
    let year = day.year();
    let text = match random.below(10) {
        0 => format!("{}", year - 1),
        1 => format!("{year}-H1"),
        2 | 3 => format!("{year}-Q{}", day.month0() / 3 + 1),
        _ => format!("{year}-{:02}", day.month()),
    };
    Period::parse(&text).unwrap_or(Period::day(day))
}
