//! Answers for other programs: JSON and CSV with the same columns.

use std::sync::Arc;

use serde::Serialize;

use super::{Row, Rows};
use crate::domain::figure::display::{Toward, in_unit};
use crate::domain::{Approximation, Decimal, ProgrammeId, Quantity};
use crate::stats::{Issue, IssueCode, Reason};

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
    let is_one = rows.whole.is_some() && rows.by.is_none();
    let machine = |row| machine(row, approximation);
    let document = Document {
        bantin: 1,
        whole: rows.whole.as_ref().map(&machine),
        rows: (!is_one).then(|| rows.all.iter().map(&machine).collect()),
    };
    let mut text = serde_json::to_string_pretty(&document).expect("strings and lists serialise");
    text.push('\n');
    text
}

/// The answers as CSV: those of the rows, or the one of the whole.
pub(super) fn csv(rows: &Rows<'_>, approximation: Approximation) -> String {
    let mut text = String::from(
        "metric,unit,area,period,programme,value,lo,hi,qualifier,coverage,sources,issues,\
         unallocated,left_out,reason,as_of,target,target_lo,target_hi,target_qualifier,\
         target_verdict,target_percent,target_percent_lo,target_percent_hi,target_sources\n",
    );
    let is_one = rows.whole.is_some() && rows.by.is_none();
    let all = rows.all.iter().chain(rows.whole.as_ref().filter(|_| is_one));
    for row in all.map(|row| machine(row, approximation)) {
        let issue =
            |issue: &MachineIssue<'_>| format!("{} {}", issue.code, issue.articles.join(" "));
        let issues: Vec<String> = row.issues.iter().map(issue).collect();
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        let own = [
            row.metric.to_owned(),
            row.unit.to_owned(),
            row.area.to_owned(),
            row.period,
            row.programme.unwrap_or_default().to_owned(),
            or_empty(row.value),
            or_empty(row.lo),
            or_empty(row.hi),
            row.qualifier.unwrap_or_default().to_owned(),
            row.coverage,
            row.sources.join(" "),
            issues.join("; "),
            row.unallocated.join(" "),
            row.left_out.join(" "),
            row.reason.unwrap_or_default().to_owned(),
            or_empty(row.as_of),
        ];
        let cells = own.into_iter().chain(target_cells(row.target));
        text.push_str(&cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
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

/// A cell as RFC 4180 writes it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
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
        reason: answer.reason.map(reason),
        as_of: answer.as_of.map(|day| day.to_string()),
        target: target(row, approximation),
    }
}

fn target<'a>(row: &'a Row<'_>, approximation: Approximation) -> Option<MachineTarget<'a>> {
    let aim = row.aim.target?;
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
        sources: row.plan.sources.iter().map(|path| &**path).collect(),
    })
}

/// Whether an issue is one of those that the answer names; the others were errors of one article.
fn is_told(code: IssueCode) -> bool {
    !matches!(code, IssueCode::B009 | IssueCode::B010 | IssueCode::B011)
}

/// The statements' articles in the statements' order, each once.
fn issue(issue: &Issue) -> MachineIssue<'_> {
    MachineIssue { code: issue.code.as_str(), articles: articles(&issue.observations) }
}

/// The articles of observation ids, each once.
fn articles(ids: &[Arc<str>]) -> Vec<&str> {
    let mut articles: Vec<&str> = Vec::new();
    for id in ids {
        let path = id.split_once('#').map_or(&**id, |(path, _)| path);
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
