//! Answers for people: the total in words, then how it came about.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::machine::articles;
use super::{Row, Rows, Split};
use crate::cli::args::By;
use crate::diag::Lang;
use crate::domain::figure::display::{self, Marks};
use crate::domain::{Decimal, ProgrammeId};
use crate::model::Stated;
use crate::pages::view::Words;
use crate::pages::{Facts, words, words_of};
use crate::stats::{Answer, Reason};

/// A list names at most so many figures; the rest are counted.
const LISTED_MAX: usize = 20;
/// An issue names at most so many articles; the rest are counted.
const ARTICLES_MAX: usize = 4;

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
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
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
        self.add_silenced(&mut text, row);
        self.add_wider(&mut text, &answer.unallocated);
        self.add_issues(&mut text, answer);
        text
    }

    /// The figures of other spans, each article once.
    fn add_wider(&self, text: &mut String, ids: &[Arc<str>]) {
        let mut by_article: Vec<(usize, Vec<&Stated>)> = Vec::new();
        for (idx, stated) in self.figures(ids) {
            match by_article.iter_mut().find(|(known, _)| *known == idx) {
                Some((_, figures)) => figures.push(stated),
                None => by_article.push((idx, vec![stated])),
            }
        }
        let n_figures = by_article.iter().map(|(_, figures)| figures.len()).sum();
        let line = |(idx, figures): &(usize, Vec<&Stated>)| {
            let more = match figures.len() - 1 {
                0 => String::new(),
                n => self.pick(" (và {} số nữa)", " (and {} more)").replace("{}", &n.to_string()),
            };
            self.line(*idx, figures[0], &more)
        };
        let title = self.pick(
            "Báo cáo cho phạm vi khác, không tách được cho câu hỏi này",
            "Reported for another span, not split for this question",
        );
        self.add_list(text, (title, n_figures), by_article.iter().map(line).collect());
    }

    /// The figures inside the question that never came to be added: corrected, outvoted, refused.
    fn add_silenced(&self, text: &mut String, row: &Row<'_>) {
        let parts =
            [Some(&row.metric.id), row.metric.rule.num.as_ref(), row.metric.rule.den.as_ref()];
        let areas = &self.facts.settings().areas;
        let is_inside = |stated: &Stated| {
            let sets = areas.set(&stated.area).zip(areas.set(&row.area));
            !stated.is_target
                && parts.contains(&Some(&stated.metric))
                && stated.period.is_in(row.period)
                && (row.programme.is_none() || stated.programme == row.programme)
                && sets.is_some_and(|(inner, outer)| areas.sets.is_inside(inner, outer))
        };
        let articles = self.facts.model().articles.iter().enumerate();
        let figures =
            articles.flat_map(|(idx, article)| article.figures.iter().map(move |f| (idx, f)));
        let silenced = figures.filter(|(_, f)| is_inside(f) && self.why(f).is_some());
        let title = self.pick("Không được tính", "Not counted");
        self.list(text, title, silenced, |stated| self.why(stated).unwrap_or_default());
    }

    fn why(&self, stated: &Stated) -> Option<String> {
        if let Some(code) = stated.refused {
            let (vi, en) = code.about();
            Some(format!("{} ({code})", self.pick(vi, en)))
        } else if self.facts.is_dead(stated) {
            Some(self.pick("đã đính chính", "corrected").to_owned())
        } else if self.facts.is_outvoted(stated) {
            Some(self.pick("bài khác được dùng", "another article's is used").to_owned())
        } else {
            None
        }
    }

    fn add_issues(&self, text: &mut String, answer: &Answer) {
        if answer.issues.is_empty() {
            return;
        }
        push(text, &format!("\n{}:", self.pick("Cần xem lại", "To look at")));
        for issue in &answer.issues {
            let (vi, en) = issue.code.about();
            let about = self.pick(vi, en);
            let mut articles = articles(&issue.observations);
            let n_more = articles.len().saturating_sub(ARTICLES_MAX);
            articles.truncate(ARTICLES_MAX);
            let more = match self.lang {
                _ if n_more == 0 => String::new(),
                Lang::Vi => format!(" … và {n_more} bài nữa"),
                Lang::En => format!(" … and {n_more} more"),
            };
            push(text, &format!("  {} {about}: {}{more}", issue.code, articles.join(", ")));
        }
    }

    fn figures<'b>(&'b self, ids: &'b [Arc<str>]) -> impl Iterator<Item = (usize, &'b Stated)> {
        ids.iter().filter_map(|id| self.facts.model().figure(id))
    }

    /// Figures in their authors' words, one a line.
    fn list<'b>(
        &self,
        text: &mut String,
        title: &str,
        figures: impl Iterator<Item = (usize, &'b Stated)>,
        note: impl Fn(&Stated) -> String,
    ) {
        let line = |(idx, stated): (usize, &Stated)| {
            let note = note(stated);
            let note = if note.is_empty() { note } else { format!(" – {note}") };
            self.line(idx, stated, &note)
        };
        let lines: Vec<[String; 3]> = figures.map(line).collect();
        self.add_list(text, (title, lines.len()), lines);
    }

    /// A figure in its author's words, with the unit that a part of a whole leaves out.
    fn line(&self, idx: usize, stated: &Stated, note: &str) -> [String; 3] {
        let settings = self.facts.settings();
        let area = settings.areas.get(&stated.area).map_or("", |area| &area.name);
        let when = plain(&words::period(stated.period, self.lang));
        let words = settings.metrics.get(&stated.metric).map(|metric| {
            let Words { qualifier, number, unit, .. } = words_of(stated.figure.as_ref(), metric);
            let words = [qualifier, number, unit].into_iter().filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" ")
        });
        let path = self.facts.model().articles[idx].path();
        [words.unwrap_or_default(), format!("{area}, {when}"), format!("{path}{note}")]
    }

    fn add_list(&self, text: &mut String, (title, n): (&str, usize), mut lines: Vec<[String; 3]>) {
        if lines.is_empty() {
            return;
        }
        push(text, &format!("\n{title} ({n}):"));
        let n_more = lines.len().saturating_sub(LISTED_MAX);
        lines.truncate(LISTED_MAX);
        push_columns(text, &lines);
        if n_more > 0 {
            let more = self.pick("… và {} dòng nữa", "… and {} more lines");
            push(text, &format!("  {}", more.replace("{}", &n_more.to_string())));
        }
    }

    fn total(&self, row: &Row<'_>) -> String {
        match (&row.answer.quantity, row.answer.reason) {
            (Some(quantity), _) => {
                row.metric.amount(quantity, self.facts.settings().site.approximation, self.lang)
            }
            (None, reason) => self.reason(reason.unwrap_or(Reason::NoData)).to_owned(),
        }
    }

    fn reason(&self, reason: Reason) -> &'static str {
        let (vi, en) = match reason {
            Reason::NoData => ("chưa có số liệu", "no figures"),
            Reason::NotComparable => (
                "không tính được: tử số và mẫu số không cùng địa bàn và kỳ",
                "not computed: numerator and denominator are not of the same areas and days",
            ),
            Reason::ZeroDenominator => {
                ("không tính được: mẫu số là 0", "not computed: divided by 0")
            }
            Reason::NotAggregable => (
                "chỉ số này không cộng, và không có số liệu của đúng địa bàn và kỳ này",
                "never added up, and there is no figure of the very area and period",
            ),
            Reason::MissingWeight => ("thiếu trọng số chính xác", "no exact weight"),
            Reason::TooLarge => ("số quá lớn", "the number is too large"),
        };
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
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
        let marks = if self.lang == Lang::Vi { Marks::Vietnamese } else { Marks::English };
        let percent = display::number(Decimal::from_millionths(permille * 100_000), marks);
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
            [name(row), self.total(row), notes]
        };
        let lines: Vec<[String; 3]> = rows.into_iter().map(line).collect();
        if lines.is_empty() {
            push(text, self.pick("Không có dòng nào.", "There are no rows."));
        }
        push_columns(text, &lines);
    }
}

/// An English noun after its number.
fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
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
