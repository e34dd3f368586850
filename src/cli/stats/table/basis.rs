//! The figures that an answer rests on, those that it could not use, and what is to be looked at.

use std::sync::Arc;

use super::super::Row;
use super::super::machine::articles;
use super::super::unused::is_inside;
use super::{Say, plain, push, push_columns};
use crate::diag::Lang;
use crate::domain::Aggregation;
use crate::model::Stated;
use crate::pages::view::Words;
use crate::pages::{words, words_of};
use crate::stats::Answer;

/// A list names at most so many figures; the rest are counted.
const LISTED_MAX: usize = 20;
/// An issue names at most so many articles; the rest are counted.
const ARTICLES_MAX: usize = 4;

impl Say<'_> {
    /// The figures of other spans, each article once.
    pub(super) fn add_wider(&self, text: &mut String, ids: &[Arc<str>]) {
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

    /// The figures that nothing is wrong with and that were not needed.
    pub(super) fn add_unused(&self, text: &mut String, row: &Row<'_>) {
        let contained = self.pick("Nằm trong số đã dùng", "Contained in what is used");
        let (vi, en) = match row.metric.rule.agg {
            Aggregation::Max => ("Không lớn hơn số đã dùng", "No larger than what is used"),
            Aggregation::Sum | Aggregation::Latest | Aggregation::Ratio => {
                ("Không cần đến: số khác nói thay", "Not needed: others stand for it")
            }
            Aggregation::Mean | Aggregation::None => {
                ("Không dùng được cho câu hỏi này", "Of no use for this question")
            }
        };
        let unused = &row.unused;
        self.list(text, contained, self.figures(&unused.contained), |_| String::new());
        self.list(text, self.pick(vi, en), self.figures(&unused.passed_over), |_| String::new());
    }

    /// The figures inside the question that never came to be added: corrected, outvoted, refused.
    pub(super) fn add_silenced(&self, text: &mut String, row: &Row<'_>) {
        let parts =
            [Some(&row.metric.id), row.metric.rule.num.as_ref(), row.metric.rule.den.as_ref()];
        let place = (&row.area, row.period, row.programme.as_ref());
        let is_asked = |stated: &Stated| {
            !stated.is_target
                && parts.contains(&Some(&stated.metric))
                && is_inside(self.facts, stated, place)
        };
        let articles = self.facts.model().articles.iter().enumerate();
        let figures =
            articles.flat_map(|(idx, article)| article.figures.iter().map(move |f| (idx, f)));
        let silenced = figures.filter(|(_, f)| is_asked(f) && self.why(f).is_some());
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

    pub(super) fn add_issues(&self, text: &mut String, answer: &Answer) {
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

    pub(super) fn figures<'b>(
        &'b self,
        ids: &'b [Arc<str>],
    ) -> impl Iterator<Item = (usize, &'b Stated)> {
        ids.iter().filter_map(|id| self.facts.model().figure(id))
    }

    /// Figures in their authors' words, one a line.
    pub(super) fn list<'b>(
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
}
