//! `bantin areas`: the registry of areas as a tree, and a new one.

use std::path::Path;

use super::ask::{Asked, date};
use super::board::{self, Board};
use super::editor_args::{AreaArgs, AreasAction, AreasArgs};
use super::exit::Exit;
use super::registry::{is_id, save, taken};
use super::report::Report;
use crate::desk::registry::NewArea;
use crate::diag::Lang;
use crate::domain::AreaId;
use crate::settings::Area;

/// Lists the areas, or adds one.
pub(super) fn run(root: &Path, args: &AreasArgs, report: Report) -> Exit {
    let board = match board::read(root, report) {
        Ok(board) => board,
        Err(exit) => return exit,
    };
    match &args.action {
        None => {
            let text = tree(board.settings.areas.specs(), report.lang);
            if report.result(text.as_bytes()) { Exit::Fine } else { Exit::WorldFailed }
        }
        Some(AreasAction::Add(args)) => add(root, &board, args, report),
    }
}

/// Each area below the one that it is part of, as ordered in the file.
fn tree(all: &[Area], lang: Lang) -> String {
    let mut text = String::new();
    for area in all.iter().filter(|area| area.parent.is_none()) {
        branch(all, (area, 0), lang, &mut text);
    }
    text
}

fn branch(all: &[Area], (area, depth): (&Area, usize), lang: Lang, text: &mut String) {
    let indent = "  ".repeat(depth);
    let mut notes = vec![area.level.clone()];
    let pick = |vi: String, en: String| if lang == Lang::Vi { vi } else { en };
    notes.extend(area.valid_from.map(|day| pick(format!("từ {day}"), format!("from {day}"))));
    notes.extend(area.valid_to.map(|day| pick(format!("đến {day}"), format!("to {day}"))));
    if !area.members.is_empty() {
        let members: Vec<&str> = area.members.iter().map(AreaId::as_str).collect();
        let members = members.join(", ");
        notes.push(pick(format!("gồm {members}"), format!("of {members}")));
    }
    text.push_str(&format!("{indent}{}  {} ({})\n", area.id, area.name, notes.join("; ")));
    // A ring of parents was reported and broken, so that this ends.
    for part in all.iter().filter(|part| part.parent.as_ref() == Some(&area.id)) {
        branch(all, (part, depth + 1), lang, text);
    }
}

fn add(root: &Path, board: &Board, args: &AreaArgs, report: Report) -> Exit {
    let id = args.id.trim();
    if !is_id(id, report) {
        return Exit::WrongUse;
    }
    let areas = &board.settings.areas;
    if areas.by_id(id).is_some() {
        return taken(id, "areas.yaml", report);
    }
    let mut asked = Asked::person(report);
    let name = args
        .name
        .clone()
        .or_else(|| asked.ask("Tên địa bàn (ví dụ: Cô Tô):", "Its name (such as: Cô Tô):"));
    let Some(name) = name.filter(|name| !name.trim().is_empty()) else {
        report.say("Thiếu tên: --name \"Tên\"", "The name is missing: --name \"Name\"");
        return Exit::WrongUse;
    };
    let of_parent = || {
        // What the parent's other parts are called.
        let parent = areas.find(args.parent.as_deref()?).one()?;
        let part = areas
            .specs()
            .iter()
            .find(|area| area.parent.as_ref() == Some(&parent.id) && !area.is_body());
        part.map(|area| area.level.clone())
    };
    let level = args.level.clone().or_else(of_parent).or_else(|| {
        asked.ask(
            "Cấp (province, district, commune, cluster, body):",
            "Its level (province, district, commune, cluster, body):",
        )
    });
    let Some(level) = level else {
        report.say("Thiếu cấp: --level district", "The level is missing: --level district");
        return Exit::WrongUse;
    };
    let day = |text: &Option<String>| text.as_deref().map(|text| date(text, report)).transpose();
    let (Ok(from), Ok(to)) = (day(&args.valid_from), day(&args.valid_to)) else {
        return Exit::WrongUse;
    };
    // By whatever name it is known, an area stands in the file by its id.
    let id_of = |name: &String| {
        areas.find(name).one().map_or_else(|| name.clone(), |area| area.id.to_string())
    };
    let new = NewArea {
        id: id.to_owned(),
        name,
        level,
        parent: args.parent.as_ref().map(id_of),
        members: args.member.iter().map(id_of).collect(),
        valid: (from, to),
        names: (args.title.clone(), args.body.clone()),
    };
    let is_added = |before: &Board, after: &Board| {
        let all = before.settings.areas.specs();
        let now = after.settings.areas.specs();
        now.len() == all.len() + 1
            && now[..all.len()] == *all
            && now.last().is_some_and(|area| area.id.as_str() == id)
    };
    save(root, (board, "areas.yaml"), &new.entry(), is_added, report)
}
