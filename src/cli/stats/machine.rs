//! Answers for other programs: JSON and CSV with the same columns.

use std::sync::Arc;

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use super::{Row, Rows};
use crate::diag::Code;
use crate::domain::figure::display::{Toward, in_unit};
use crate::domain::{Approximation, Decimal, ProgrammeId, Quantity};
use crate::stats::{Issue, Reason, article_of};

/// An answer; numbers are decimal strings in the metric's unit.
#[derive(Serialize)]
struct Machine<'a> {
    metric: &'a str,
    unit: &'a str,
    area: &'a str,
    period: String,
    programme: Option<&'a str>,
    value: Option<String>,
    lo: Option<String>,
    hi: Option<String>,
    qualifier: Option<&'static str>,
    coverage: String,
    sources: Vec<&'a str>,
    issues: Vec<MachineIssue<'a>>,
    unallocated: Vec<&'a str>,
    left_out: Vec<&'a str>,
    contained: Vec<&'a str>,
    passed_over: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<MachineTarget<'a>>,
}

/// The target of the very area, days and programme; `percent` is what part of it was done.
#[derive(Serialize)]
struct MachineTarget<'a> {
    value: String,
    lo: Option<String>,
    hi: Option<String>,
    qualifier: &'static str,
    verdict: &'static str,
    percent: Option<String>,
    percent_lo: Option<String>,
    percent_hi: Option<String>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct MachineIssue<'a> {
    code: &'static str,
    articles: Vec<&'a str>,
}

#[derive(Serialize)]
struct Document<'a> {
    bantin: u8,
    #[serde(flatten)]
    whole: Option<Machine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Machine<'a>>>,
}

/// The answers as one JSON document.
pub(super) fn json(rows: &Rows<'_>, approximation: Approximation) -> String {
    let machine = |row| machine(row, approximation);
    let (whole, rows) = match rows {
        Rows::One(row) => (Some(machine(row)), None),
        Rows::Metrics(rows) => (None, Some(rows.iter().map(machine).collect())),
        Rows::By(_, splits) => {
            let whole = if let [one] = &splits[..] { Some(machine(&one.whole)) } else { None };
            (whole, Some(splits.iter().flat_map(|split| &split.rows).map(machine).collect()))
        }
    };
    let document = Document { bantin: 1, whole, rows };
    let mut text = serde_json::to_string_pretty(&document).expect("strings and lists serialise");
    text.push('\n');
    text
}

/// The columns of CSV.
const COLUMNS: [&str; 27] = [
    "metric",
    "unit",
    "area",
    "period",
    "programme",
    "value",
    "lo",
    "hi",
    "qualifier",
    "coverage",
    "sources",
    "issues",
    "unallocated",
    "left_out",
    "contained",
    "passed_over",
    "reason",
    "as_of",
    "target",
    "target_lo",
    "target_hi",
    "target_qualifier",
    "target_verdict",
    "target_percent",
    "target_percent_lo",
    "target_percent_hi",
    "target_sources",
];

/// The answers as CSV: those of the rows, or the one of the whole.
pub(super) fn csv(rows: &Rows<'_>, approximation: Approximation) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(vec![]);
    writer.write_record(COLUMNS).expect("a vector takes every byte");
    let all: Vec<&Row<'_>> = match rows {
        Rows::One(row) => vec![&**row],
        Rows::Metrics(rows) => rows.iter().collect(),
        Rows::By(_, splits) => splits.iter().flat_map(|split| &split.rows).collect(),
    };
    for row in all.into_iter().map(|row| machine(row, approximation)) {
        let issue =
            |issue: &MachineIssue<'_>| format!("{} {}", issue.code, issue.articles.join(" "));
        let issues: Vec<String> = row.issues.iter().map(issue).collect();
        let own = [
            row.metric.to_owned(),
            row.unit.to_owned(),
            row.area.to_owned(),
            row.period,
            row.programme.unwrap_or_default().to_owned(),
            row.value.unwrap_or_default(),
            row.lo.unwrap_or_default(),
            row.hi.unwrap_or_default(),
            row.qualifier.unwrap_or_default().to_owned(),
            row.coverage,
            row.sources.join(" "),
            issues.join("; "),
            row.unallocated.join(" "),
            row.left_out.join(" "),
            row.contained.join(" "),
            row.passed_over.join(" "),
            row.reason.unwrap_or_default().to_owned(),
            row.as_of.unwrap_or_default(),
        ];
        let cells = own.into_iter().chain(target_cells(row.target));
        writer.write_record(cells.map(String::into_bytes)).expect("each row has all columns");
    }
    writer.into_inner().expect("a vector takes every byte")
}

/// The cells of a target, empty where none is set.
fn target_cells(target: Option<MachineTarget<'_>>) -> [String; 9] {
    let Some(target) = target else { return Default::default() };
    [
        target.value,
        target.lo.unwrap_or_default(),
        target.hi.unwrap_or_default(),
        target.qualifier.to_owned(),
        target.verdict.to_owned(),
        target.percent.unwrap_or_default(),
        target.percent_lo.unwrap_or_default(),
        target.percent_hi.unwrap_or_default(),
        target.sources.join(" "),
    ]
}

fn machine<'a>(row: &'a Row<'_>, approximation: Approximation) -> Machine<'a> {
    let unit = &row.metric.unit;
    let answer = &row.answer;
    let quantity = answer.quantity;
    let number = |value: Decimal, toward| in_unit(unit, value, toward).to_string();
    Machine {
        metric: row.metric.id.as_str(),
        unit: &row.metric.unit_text,
        area: row.area.as_str(),
        period: row.period.to_string(),
        programme: row.programme.as_ref().map(ProgrammeId::as_str),
        value: quantity.map(|q| number(q.est, Toward::Nearest)),
        lo: quantity.and_then(|q| q.lo).map(|lo| number(lo, Toward::Down)),
        hi: quantity.and_then(|q| q.hi).map(|hi| number(hi, Toward::Up)),
        qualifier: answer.qualifier.map(crate::domain::Qualifier::as_str),
        coverage: answer.coverage.to_string(),
        sources: answer.sources.iter().map(|path| &**path).collect(),
        issues: answer.issues.iter().filter(|issue| is_told(issue.code)).map(issue).collect(),
        unallocated: articles(&answer.unallocated),
        left_out: articles(&answer.left_out),
        contained: articles(&row.unused.contained),
        passed_over: articles(&row.unused.passed_over),
        reason: answer.reason.map(reason),
        as_of: answer.as_of.map(|day| day.to_string()),
        target: target(row, approximation),
    }
}

fn target<'a>(row: &'a Row<'_>, approximation: Approximation) -> Option<MachineTarget<'a>> {
    let (aim, plan) = row.aim.target.zip(row.plan.as_ref())?;
    let number = |value: Decimal, toward| in_unit(&row.metric.unit, value, toward).to_string();
    let percent = |pick: fn(Quantity) -> Option<Decimal>| {
        row.aim.reached.and_then(pick).map(|share| share.to_string())
    };
    Some(MachineTarget {
        value: number(aim.est, Toward::Nearest),
        lo: aim.lo.map(|lo| number(lo, Toward::Down)),
        hi: aim.hi.map(|hi| number(hi, Toward::Up)),
        qualifier: aim.label(approximation).as_str(),
        verdict: row.aim.verdict.as_str(),
        percent: percent(|share| Some(share.est)),
        percent_lo: percent(|share| share.lo),
        percent_hi: percent(|share| share.hi),
        sources: plan.sources.iter().map(|path| &**path).collect(),
    })
}

/// Whether an issue is one of those that the answer names; the others were errors of one article.
fn is_told(code: Code) -> bool {
    !matches!(code, Code::B009 | Code::B010 | Code::B011)
}

/// The statements' articles in the statements' order, each once.
fn issue(issue: &Issue) -> MachineIssue<'_> {
    MachineIssue { code: issue.code.as_str(), articles: articles(&issue.observations) }
}

/// The articles of observation ids, each once.
pub(super) fn articles(ids: &[Arc<str>]) -> Vec<&str> {
    let mut articles: Vec<&str> = Vec::new();
    for id in ids {
        let path = article_of(id);
        if !articles.contains(&path) {
            articles.push(path);
        }
    }
    articles
}

/// The reason by the four names that programs know: what cannot be divided cannot be compared.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoData | Reason::NotAggregable | Reason::MissingWeight | Reason::NotComparable => {
            reason.as_str()
        }
        Reason::ZeroDenominator | Reason::TooLarge => Reason::NotComparable.as_str(),
    }
}
