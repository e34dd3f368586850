//! Small sites in memory.

use bantin::build::{Cache, Input, Plan, plan};
use bantin::diag::{Diagnostic, Lang, show};
use bantin::model::{Moment, Shown};
use bantin::path::SitePath;
use bantin::source::{File, Sources};

/// The files of a site told in one text: `-- path --` before each.
pub fn sources(site: &str) -> Sources {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in site.lines() {
        if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            files.push((format!("content/{path}"), String::new()));
            continue;
        }
        let (_, text) = files.last_mut().expect("a site begins with the path of a file");
        text.push_str(line);
        text.push('\n');
    }
    Sources::new(
        files
            .into_iter()
            .map(|(path, text)| File::held(SitePath::new(&path).unwrap(), text.into_bytes())),
    )
}

/// The plan of these files, as on the last day of 2026.
pub fn planned(sources: &Sources, cache: &mut Cache) -> Plan {
    let now = "2026-12-31T00:00:00".parse().unwrap();
    let input = Input {
        sources: sources.clone(),
        found: Vec::new(),
        now: Moment::Local(now),
        shown: Shown::default(),
        base_url: None,
    };
    plan(&input, cache)
}

/// The diagnostics of a site in both languages: severity, code, file and line, message; then
/// the other places.
pub fn told(site: &str) -> String {
    let sources = sources(site);
    let plan = planned(&sources, &mut Cache::default());
    let line = |file: &SitePath, at: u32| show::line_column(&sources.excerpt(file), at).0;
    let place = |place: &bantin::diag::Place| {
        let line = place.span.map_or(0, |span| line(&place.file, span.start));
        format!("{}:{line}", place.file.as_str().trim_start_matches("content/"))
    };
    let one = |told: &Diagnostic| {
        let also: Vec<String> = told
            .also
            .iter()
            .map(|(at, note)| format!("\n    {} {} | {}", place(at), note.vi, note.en))
            .collect();
        format!(
            "{:?} {} {}\n  {}\n  {}{}\n",
            told.severity,
            told.code,
            place(&told.place),
            told.message.in_lang(Lang::Vi),
            told.message.in_lang(Lang::En),
            also.concat()
        )
    };
    plan.diagnostics.sorted().into_iter().map(one).collect()
}
