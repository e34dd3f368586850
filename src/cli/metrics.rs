//! `bantin metrics`: the registry of metrics, and a new one.

use std::path::Path;

use super::ask::Asked;
use super::board::{self, Board};
use super::editor_args::{MetricArgs, MetricsAction, MetricsArgs};
use super::exit::Exit;
use super::registry::{is_id, save, taken};
use super::report::Report;
use crate::desk::registry::NewMetric;

/// Lists the metrics, or adds one.
pub(super) fn run(root: &Path, args: &MetricsArgs, report: Report) -> Exit {
    let board = match board::read(root, report) {
        Ok(board) => board,
        Err(exit) => return exit,
    };
    match &args.action {
        None => list(&board, report),
        Some(MetricsAction::Add(args)) => add(root, &board, args, report),
    }
}

fn list(board: &Board, report: Report) -> Exit {
    let mut text = String::new();
    for metric in board.settings.metrics.all() {
        let label = metric.label.in_lang(report.lang).unwrap_or_default();
        let (id, agg, unit) = (metric.id.as_str(), metric.agg.as_str(), &metric.unit);
        text.push_str(&format!("{id:24}  {agg:6}  {label} ({unit})\n"));
    }
    if report.result(text.as_bytes()) { Exit::Fine } else { Exit::WorldFailed }
}

fn add(root: &Path, board: &Board, args: &MetricArgs, report: Report) -> Exit {
    let id = args.id.trim();
    if !is_id(id, report) {
        return Exit::WrongUse;
    }
    if board.settings.metrics.by_id(id).is_some() {
        return taken(id, "metrics.yaml", report);
    }
    let mut asked = Asked::person(report);
    let label = args.label.clone().or_else(|| {
        asked.ask("Tên chỉ số (ví dụ: Cây xanh trồng mới):", "Its label (such as: Trees planted):")
    });
    let Some(label) = label.filter(|label| !label.trim().is_empty()) else {
        report.say("Thiếu tên chỉ số: --label \"Tên\"", "The label is missing: --label \"Label\"");
        return Exit::WrongUse;
    };
    let agg = args.agg.clone().or_else(|| {
        asked.ask(
            "Cách cộng: sum cộng dồn, latest số mới nhất, max số lớn nhất, none không cộng (Enter: sum):",
            "How its figures add up: sum, latest, max, none (Enter: sum):",
        )
    });
    let agg = agg.unwrap_or_else(|| "sum".to_owned());
    let unit = args.unit.clone().or_else(|| {
        asked.ask("Đơn vị (ví dụ: cây, km, triệu đồng):", "Its unit (such as: cây, km):")
    });
    if unit.is_none() && agg != "none" {
        report.say("Thiếu đơn vị: --unit \"cây\"", "The unit is missing: --unit \"cây\"");
        return Exit::WrongUse;
    }
    let new = NewMetric {
        id: id.to_owned(),
        labels: (label, args.other_label.clone()),
        unit,
        agg,
        aliases: args.alias.clone(),
        group: args.group.clone(),
        good: args.good.clone(),
        description: args.description.clone(),
    };
    let entry = new.entry(board.settings.site.language);
    let is_added = |before: &Board, after: &Board| {
        let all = before.settings.metrics.all();
        let now = after.settings.metrics.all();
        now.len() == all.len() + 1
            && now[..all.len()] == *all
            && now.last().is_some_and(|metric| metric.id.as_str() == id)
    };
    save(root, (board, "metrics.yaml"), &entry, is_added, report)
}
