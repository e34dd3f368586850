//! Answers for people: the total in words, then how it came about.

mod basis;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::{Row, Rows, Split};
use crate::cli::args::By;
use crate::cli::report::counted;
use crate::diag::Lang;
use crate::domain::figure::display;
use crate::domain::{Decimal, ProgrammeId};
use crate::pages::{Facts, words};
use crate::stats::{Answer, Reason};

/// The answers in words.
pub(super) fn text(facts: &Facts, rows: &Rows<'_>, lang: Lang) -> String {
    let say = Say { facts, lang };
    match rows {
        Rows::One(row) => say.one(row),
        Rows::Metrics(rows) => say.metrics(rows),
        Rows::By(by, splits) => say.splits(*by, splits),
    }
}

struct Say<'a> {
    facts: &'a Facts,
    lang: Lang,
}

impl Say<'_> {
    fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(vi, en)
    }

    fn area(&self, row: &Row<'_>) -> String {
        let area = self.facts.settings().areas.get(&row.area);
        area.map_or_else(|| row.area.to_string(), |area| area.name.clone())
    }

    fn title(&self, row: &Row<'_>) -> String {
        let label = row.metric.label(self.lang);
        format!("{label} ({}), {}", row.metric.id, self.scope(row))
    }

    /// Where, when and in which programme.
    fn scope(&self, row: &Row<'_>) -> String {
        let when = plain(&words::period(row.period, self.lang));
        let mut title = format!("{}, {when}", self.area(row));
        if let Some(programme) = &row.programme {
            title.push_str(&format!(", {}", self.programme(programme)));
        }
        title
    }

    fn programme(&self, id: &ProgrammeId) -> String {
        let programmes = &self.facts.settings().site.programmes;
        let found = programmes.iter().find(|programme| programme.id == *id);
        found.map_or_else(|| id.to_string(), |programme| programme.name.clone())
    }

    /// The total, its coverage, and every figure that has or could have a part in it.
    fn one(&self, row: &Row<'_>) -> String {
        let mut text = format!("{}\n\n  {}\n", self.title(row), self.total(row));
        if let Some(coverage) = self.coverage(&row.answer) {
            text.push_str(&format!("  {coverage}\n"));
        }
        if let Some(target) = self.target(row) {
            text.push_str(&format!("  {target}\n"));
        }
        let answer = &row.answer;
        if let Some(day) = answer.as_of {
            let day = plain(&words::short_date(day, self.lang));
            text.push_str(&format!("  {} {day}\n", self.pick("Tính đến", "As of")));
        }
        if answer.is_provisional {
            let note = self.pick(
                "Có số liệu đăng khi kỳ chưa hết, nên tổng có thể còn tăng.",
                "Some figures appeared before their period ended; the total may grow.",
            );
            text.push_str(&format!("  {note}\n"));
        }
        let (used, left_out) = (
            self.pick("Số liệu đã dùng", "Figures used"),
            self.pick(
                "Để ngoài vì chồng lên số liệu đã dùng",
                "Left out: they overlap with what is used",
            ),
        );
        self.list(&mut text, used, self.figures(&answer.chosen), |_| String::new());
        self.list(&mut text, left_out, self.figures(&answer.left_out), |_| String::new());
        self.add_unused(&mut text, row);
        if let Some(plan) = &row.plan {
            let title = self.pick("Chỉ tiêu đã dùng", "Targets used");
            self.list(&mut text, title, self.figures(&plan.chosen), |_| String::new());
        }
        self.add_silenced(&mut text, row);
        self.add_wider(&mut text, &answer.unallocated);
        self.add_issues(&mut text, answer);
        text
    }

    fn total(&self, row: &Row<'_>) -> String {
        match (&row.answer.quantity, row.answer.reason) {
            (Some(quantity), _) => {
                row.metric.amount(quantity, self.facts.settings().site.approximation, self.lang)
            }
            (None, reason) => self.reason(reason.unwrap_or(Reason::NoData)).to_owned(),
        }
    }

    /// The target of the very question: what it is, what per cent was done, whether it was reached.
    fn target(&self, row: &Row<'_>) -> Option<String> {
        let approximation = self.facts.settings().site.approximation;
        let target = row.metric.amount(&row.aim.target?, approximation, self.lang);
        let (vi, en) = words::verdict(row.aim.verdict);
        let verdict = self.pick(vi, en);
        let share = row.aim.reached.map(|share| words::percent(&share, approximation, self.lang));
        let share = share.map_or_else(String::new, |share| plain(&format!(", {share}")));
        Some(match self.lang {
            Lang::Vi => format!("Chỉ tiêu {target}: {verdict}{share}"),
            Lang::En => format!("Target {target}: {verdict}{share}"),
        })
    }

    fn reason(&self, reason: Reason) -> &'static str {
        let (vi, en) = words::reason(reason);
        self.lang.pick(vi, en)
    }

    /// How much is covered by reports; none where there is nothing to cover.
    fn coverage(&self, answer: &Answer) -> Option<String> {
        answer.quantity?;
        let coverage = answer.coverage;
        if coverage.is_full() {
            return Some(self.pick("Đủ báo cáo", "Fully reported").to_owned());
        }
        let n_sources = answer.sources.len();
        if coverage.part() == 0 {
            return Some(match self.lang {
                Lang::Vi => format!("Tổng từ {n_sources} tin, chưa có báo cáo của toàn địa bàn"),
                Lang::En => {
                    format!("From {}; no report covers the area", counted(n_sources, "article"))
                }
            });
        }
        // Rounded, but never up to the whole.
        let doubled = coverage.part().checked_mul(2000)? / coverage.whole();
        let permille = ((doubled + 1) / 2).min(999);
        let share = Decimal::from_millionths(permille * 100_000);
        let percent = display::number(share, self.lang.marks());
        Some(match self.lang {
            Lang::Vi => format!("Báo cáo phủ {percent} % địa bàn và thời gian ({coverage})"),
            Lang::En => format!("Reports cover {percent}% of areas and time ({coverage})"),
        })
    }

    /// Every metric of one area and period, one a line.
    fn metrics(&self, rows: &[Row<'_>]) -> String {
        let mut text = String::new();
        if let Some(row) = rows.first() {
            push(&mut text, &format!("{}\n", self.scope(row)));
        }
        let name = |row: &Row<'_>| format!("{} ({})", row.metric.label(self.lang), row.metric.id);
        self.add_rows(&mut text, rows, name);
        text
    }

    /// Metrics by district or period; of several metrics only the rows that have an answer.
    fn splits(&self, by: By, splits: &[Split<'_>]) -> String {
        let name = |row: &Row<'_>| match by {
            By::District => self.area(row),
            By::Period => plain(&words::period_title(row.period, self.lang)),
        };
        let mut text = String::new();
        if let [Split { whole, rows }] = splits {
            push(&mut text, &format!("{}\n", self.title(whole)));
            self.add_rows(&mut text, rows, name);
            // What stands in a row of its own needs no second mention.
            let used: BTreeSet<&Arc<str>> =
                rows.iter().flat_map(|row| &row.answer.chosen).collect();
            let wider = rows.iter().flat_map(|row| &row.answer.unallocated);
            let wider: BTreeSet<&Arc<str>> = wider.filter(|id| !used.contains(id)).collect();
            self.add_wider(&mut text, &wider.into_iter().cloned().collect::<Vec<_>>());
            return text;
        }
        let mut n_silent = 0;
        for Split { whole, rows } in splits {
            let answered = || rows.iter().filter(|row| row.answer.quantity.is_some());
            if answered().count() == 0 {
                n_silent += 1;
                continue;
            }
            push(&mut text, &format!("{}\n", self.title(whole)));
            self.add_rows(&mut text, answered(), name);
            text.push('\n');
        }
        let rest = self.pick("Chỉ số không có dòng nào có số liệu", "Metrics without such figures");
        push(&mut text, &format!("{rest}: {n_silent}"));
        text
    }

    fn add_rows<'r>(
        &self,
        text: &mut String,
        rows: impl IntoIterator<Item = &'r Row<'r>>,
        name: impl Fn(&Row<'_>) -> String,
    ) {
        let line = |row: &Row<'_>| {
            let n_sources = row.answer.sources.len();
            let notes =
                self.coverage(&row.answer).map_or_else(String::new, |coverage| match self.lang {
                    Lang::Vi => format!("{coverage}; {n_sources} nguồn"),
                    Lang::En => format!("{coverage}; {}", counted(n_sources, "source")),
                });
            let notes = [Some(notes).filter(|notes| !notes.is_empty()), self.target(row)];
            let notes = notes.into_iter().flatten().collect::<Vec<_>>().join("; ");
            [name(row), self.total(row), notes]
        };
        let lines: Vec<[String; 3]> = rows.into_iter().map(line).collect();
        if lines.is_empty() {
            push(text, self.pick("Không có dòng nào.", "There are no rows."));
        }
        push_columns(text, &lines);
    }
}

/// Adds a line.
fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Adds lines of three columns that stand under each other.
fn push_columns(text: &mut String, lines: &[[String; 3]]) {
    let width = |column: usize| {
        lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default()
    };
    let (first, second) = (width(0), width(1));
    for [a, b, c] in lines {
        let line = format!("  {a:first$}  {b:second$}  {c}");
        writeln!(text, "{}", line.trim_end()).expect("a string takes every line");
    }
}

/// A text for a terminal, where no-break spaces would be in the way of searching.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
