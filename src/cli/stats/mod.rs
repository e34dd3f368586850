//! `bantin stats`: totals by the engine that the site uses.
//!
//! Reads and plans as every command does, and answers although the site has errors: the figures that
//! have them are left out. Nothing is written.

mod asked;
mod machine;
mod table;
mod unused;

use std::cell::LazyCell;
use std::path::Path;

use self::asked::{Asked, Wrong};
use self::unused::{Counted, Unused};
use super::args::{By, StatsArgs, TableFormat};
use super::exit::Exit;
use super::moment;
use super::report::{Report, counted};
use crate::build::{self, Cache, Input};
use crate::diag::{Code, Diagnostic, Severity};
use crate::domain::{AreaId, Period, ProgrammeId};
use crate::model::Shown;
use crate::model::registry::Metric;
use crate::pages::Facts;
use crate::source;
use crate::stats::{Answer, Query, TargetAnswer};

/// One question with its answer.
struct Row<'a> {
    metric: &'a Metric,
    area: AreaId,
    period: Period,
    programme: Option<ProgrammeId>,
    answer: Answer,
    aim: TargetAnswer,
    /// The targets behind the one that is set, where one is.
    plan: Option<Answer>,
    unused: Unused,
}

impl<'a> Row<'a> {
    fn ask(told: &Counted<'_>, metric: &'a Metric, asked: &Asked<'a>, period: Period) -> Self {
        let (area, programme) = (asked.area.clone(), asked.programme.clone());
        let query = Query {
            metric: metric.id.clone(),
            area: area.clone(),
            period,
            programme: programme.clone(),
            target: false,
        };
        let engine = told.facts.engine();
        let answer = engine.value(&query);
        let aim = engine.target(&query, &answer);
        let unused = told.unused(&query, &answer);
        let plan = aim.target.map(|_| engine.value(&Query { target: true, ..query }));
        Self { metric, area, period, programme, answer, aim, plan, unused }
    }
}

/// The answer as a whole.
enum Rows<'a> {
    /// One metric's.
    One(Box<Row<'a>>),
    /// Every metric's, of one area and period.
    Metrics(Vec<Row<'a>>),
    /// Of each metric the whole and its rows.
    By(By, Vec<Split<'a>>),
}

/// A metric's answer by district or period.
struct Split<'a> {
    whole: Row<'a>,
    rows: Vec<Row<'a>>,
}

/// Answers a question.
pub(super) fn run(root: &Path, args: &StatsArgs, report: Report) -> Exit {
    let (sources, found) = source::scan(root);
    let input =
        Input { sources, found, now: moment::now(), shown: Shown::default(), base_url: None };
    let plan = build::plan(&input, &mut Cache::default());
    let facts = &plan.facts;
    let rows = match Asked::read(facts, args).and_then(|asked| answer(facts, &asked)) {
        Ok(rows) => rows,
        Err(Wrong(text)) => {
            report.say(&text.vi, &text.en);
            return Exit::WrongUse;
        }
    };
    // What does not add up within one article counts all the same.
    let is_of_reading = |told: &&&Diagnostic| {
        told.severity == Severity::Error && !matches!(told.code, Code::B031 | Code::B032)
    };
    let n_errors = plan.diagnostics.sorted().iter().filter(is_of_reading).count();
    if n_errors > 0 {
        report.say(
            &format!("Trang có {n_errors} lỗi: số liệu không đọc được thì không được tính."),
            &format!(
                "The site has {}: figures that could not be read do not count.",
                counted(n_errors, "error")
            ),
        );
    }
    let approximation = facts.settings().site.approximation;
    let answer = match args.format {
        TableFormat::Table => table::text(facts, &rows, report.lang).into_bytes(),
        TableFormat::Csv => machine::csv(&rows, approximation),
        TableFormat::Json => machine::json(&rows, approximation).into_bytes(),
    };
    if report.result(&answer) { Exit::Fine } else { Exit::WorldFailed }
}

fn answer<'a>(facts: &'a Facts, asked: &Asked<'a>) -> Result<Rows<'a>, Wrong> {
    let told = &Counted::of(facts);
    let metrics = || facts.settings().metrics.iter();
    // It is looked for among all figures: once, and only where a question needs it.
    let shared = LazyCell::new(|| asked.period_of_all(facts));
    let period_of = |metric| asked.period_of(facts, metric).map_or_else(|| (*shared).clone(), Ok);
    match (asked.metric, asked.by) {
        (Some(metric), None) => {
            Ok(Rows::One(Box::new(Row::ask(told, metric, asked, period_of(metric)?))))
        }
        (Some(metric), Some(by)) => {
            Ok(Rows::By(by, vec![split(told, metric, (asked, by), period_of(metric)?)]))
        }
        (None, None) => {
            let period = (*shared).clone()?;
            let rows = metrics().map(|metric| Row::ask(told, metric, asked, period));
            Ok(Rows::Metrics(rows.collect()))
        }
        (None, Some(by)) => {
            // Districts are compared over the same days; periods are those of each metric.
            let period_of = |metric| match by {
                By::District => (*shared).clone(),
                By::Period => period_of(metric),
            };
            let all =
                metrics().map(|metric| Ok(split(told, metric, (asked, by), period_of(metric)?)));
            Ok(Rows::By(by, all.collect::<Result<_, _>>()?))
        }
    }
}

fn split<'a>(
    told: &Counted<'a>,
    metric: &'a Metric,
    (asked, by): (&Asked<'a>, By),
    period: Period,
) -> Split<'a> {
    let rows = match by {
        By::District => {
            let areas = asked.districts(told.facts, period).into_iter();
            let of = |area| Asked { area, ..asked.clone() };
            areas.map(|area| Row::ask(told, metric, &of(area), period)).collect()
        }
        By::Period => {
            let periods = asked.periods(told.facts, metric, period).into_iter();
            periods.map(|period| Row::ask(told, metric, asked, period)).collect()
        }
    };
    Split { whole: Row::ask(told, metric, asked, period), rows }
}
