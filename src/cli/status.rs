//! `bantin status`: what is held back, what has left the lists, and when the site changes next.

use std::path::Path;

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::args::Format;
use super::editor_args::StatusArgs;
use super::exit::Exit;
use super::moment;
use super::report::{Report, counted};
use crate::build::{self, Cache, Input, Plan};
use crate::diag::{Lang, Severity};
use crate::model::{Model, Reason, Resolved, Shown};
use crate::source;

/// Looks at the site and says how it stands.
pub(super) fn run(root: &Path, args: &StatusArgs, report: Report) -> Exit {
    let now = match moment::asked(args.as_of.as_deref(), report) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let (sources, found) = source::scan(root);
    let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let plan = build::plan(&input, &mut Cache::default());
    if input.sources.get("content/site.yaml").is_none() {
        report.diagnostics(&plan.diagnostics, &|path| input.sources.excerpt(path));
        return Exit::SiteErrors;
    }
    let zone = plan.facts.settings().site.timezone;
    let now = now.in_zone(zone);
    let status = Status::of(plan.facts.model(), now);
    let text = match args.format {
        Format::Human => status.human(report.lang),
        Format::Json => format!("{}\n", status.json(zone.name())),
    };
    let is_said = report.result(text.as_bytes());
    say_errors(&plan, report);
    if is_said { Exit::Fine } else { Exit::WorldFailed }
}

/// Articles with mistakes are not where they seem to be.
fn say_errors(plan: &Plan, report: Report) {
    let n_errors = plan.diagnostics.count(Severity::Error);
    if n_errors > 0 {
        report.say(
            &format!("Trang có {n_errors} lỗi nên chưa dựng được; bantin check cho biết lỗi nào."),
            &format!(
                "The site has {} and cannot be built; bantin check tells which.",
                counted(n_errors, "error")
            ),
        );
    }
}

/// How the site stands at an instant in its zone.
struct Status<'a> {
    now: NaiveDateTime,
    drafts: Vec<&'a Resolved>,
    /// Those not yet due, the next first.
    scheduled: Vec<(NaiveDateTime, &'a Resolved)>,
    /// Those that left the lists, the last first.
    expired: Vec<(NaiveDateTime, &'a Resolved)>,
    /// Those that will leave the lists, the next first.
    expiring: Vec<(NaiveDateTime, &'a Resolved)>,
    last: Option<NaiveDateTime>,
    next: Option<NaiveDateTime>,
}

impl<'a> Status<'a> {
    fn of(model: &'a Model, now: NaiveDateTime) -> Self {
        let held = || model.withheld.iter().zip(&model.withheld_articles);
        let drafts = held().filter(|(held, _)| held.reason == Reason::Draft);
        let scheduled = held().filter_map(|(held, article)| match held.reason {
            Reason::Scheduled(due) => Some((due, &**article)),
            Reason::Draft => None,
        });
        let ends = || {
            model.articles.iter().filter_map(|article| {
                let expires = article.article.front.expires.as_ref()?;
                Some((expires.value, &**article))
            })
        };
        let sorted = |mut all: Vec<(NaiveDateTime, &'a Resolved)>| {
            all.sort_by_key(|(at, article)| (*at, article.file()));
            all
        };
        let mut expired = sorted(ends().filter(|(at, _)| *at <= now).collect());
        expired.reverse();
        Self {
            now,
            drafts: drafts.map(|(_, article)| &**article).collect(),
            scheduled: sorted(scheduled.collect()),
            expired,
            expiring: sorted(ends().filter(|(at, _)| *at > now).collect()),
            last: model.last_change,
            next: model.next_change,
        }
    }

    fn human(&self, lang: Lang) -> String {
        let pick = |vi: &str, en: &str| match lang {
            Lang::Vi => vi.to_owned(),
            Lang::En => en.to_owned(),
        };
        let row = |when: &str, article: &Resolved| {
            let title = &article.article.front.title.value;
            format!("  {when:16}  {}  {title}\n", article.file())
        };
        let timed = |all: &[(NaiveDateTime, &Resolved)]| {
            all.iter().map(|(at, article)| row(&shown(*at, lang), article)).collect::<String>()
        };
        let drafts: String = self
            .drafts
            .iter()
            .map(|article| row(&article.date.format("%Y-%m-%d").to_string(), article))
            .collect();
        let mut text = String::new();
        for (vi, en, n, rows) in [
            ("Bản nháp", "Drafts", self.drafts.len(), drafts),
            ("Hẹn đăng", "Scheduled", self.scheduled.len(), timed(&self.scheduled)),
            ("Sẽ hết hạn", "Expiring", self.expiring.len(), timed(&self.expiring)),
            ("Đã hết hạn", "Expired", self.expired.len(), timed(&self.expired)),
        ] {
            text.push_str(&format!("{}: {n}\n{rows}", pick(vi, en)));
        }
        text.push_str(&match self.next {
            Some(at) => {
                let when = shown(at, lang);
                pick(
                    &format!("Trang đổi lần tới lúc {when}.\n"),
                    &format!("The site changes next at {when}.\n"),
                )
            }
            None => pick(
                "Trang không tự đổi: không có bài nào hẹn đăng hay sắp hết hạn.\n",
                "The site will not change by itself: nothing is scheduled or about to expire.\n",
            ),
        });
        text
    }

    fn json(&self, zone: &str) -> Value {
        let row = |article: &Resolved| {
            json!({
                "file": article.file(),
                "title": article.article.front.title.value,
                "date": article.date.to_string(),
            })
        };
        let timed = |key: &str, all: &[(NaiveDateTime, &Resolved)]| {
            let with_time = |(at, article): &(NaiveDateTime, &Resolved)| {
                let mut row = row(article);
                row[key] = machine(*at).into();
                row
            };
            all.iter().map(with_time).collect::<Vec<_>>()
        };
        json!({
            "bantin": 1,
            "now": machine(self.now),
            "timezone": zone,
            "drafts": self.drafts.iter().map(|article| row(article)).collect::<Vec<_>>(),
            "scheduled": timed("publish", &self.scheduled),
            "expiring": timed("expires", &self.expiring),
            "expired": timed("expires", &self.expired),
            "last_change": self.last.map(machine),
            "next_change": self.next.map(machine),
        })
    }
}

/// An instant in the site's zone, for people.
fn shown(at: NaiveDateTime, lang: Lang) -> String {
    let form = match lang {
        Lang::Vi => "%-d/%-m/%Y %H:%M",
        Lang::En => "%Y-%m-%d %H:%M",
    };
    at.format(form).to_string()
}

/// An instant in the site's zone, for programs.
fn machine(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
