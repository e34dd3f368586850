//! What a reader should know of a figure: that it was corrected, that articles disagree, how it lies
//! to the year before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::changes;
use super::stated;
use super::totals::{self, Subject};
use super::words;
use crate::diag::{Code, Lang};
use crate::domain::MetricId;
use crate::findings::{Finding, Found, Kind};
use crate::model::registry::Metric;
use crate::model::{Model, Stated};
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Chip, IssueView, Link, StatBox, Words};
use crate::stats::Answer;

/// The anchor of the section of a metric's page that says where articles disagree.
const DISAGREEMENTS: &str = "vuong";

/// What became of figures, by their observation ids.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// The figure that replaced each corrected one.
    corrected: BTreeMap<Arc<str>, Arc<str>>,
    /// The other figure of each of two that cannot both be true.
    disputed: BTreeMap<Arc<str>, Arc<str>>,
}

impl Marks {
    /// The marks of all figures; `is_dead` knows the corrected ones.
    pub(crate) fn new(
        model: &Model,
        found: &BTreeMap<MetricId, Arc<Found>>,
        is_dead: impl Fn(&Arc<str>) -> bool,
    ) -> Self {
        let mut marks = Self::default();
        for (new, old) in &model.supersedes {
            for old in old.iter().filter(|old| is_dead(old)) {
                marks.corrected.insert(Arc::clone(old), Arc::clone(new));
            }
        }
        let findings = found.values().flat_map(|found| &found.findings);
        for Finding { ids, .. } in findings.filter(|finding| finding.kind == Kind::Disagree) {
            let Some((kept, others)) = ids.split_first() else { continue };
            for other in others {
                marks.disputed.insert(Arc::clone(other), Arc::clone(kept));
                marks.disputed.entry(Arc::clone(kept)).or_insert_with(|| Arc::clone(other));
            }
        }
        marks
    }
}

/// The box of a figure in its own article with the marks that other articles give it.
pub(crate) fn marked(facts: &Facts, stated: &Stated, mut stat: StatBox) -> StatBox {
    let lang = facts.lang();
    if let Some(new) = facts.marks.corrected.get(&stated.id) {
        stat.chips.push(corrected(facts, new, lang));
    }
    if let Some(other) = facts.marks.disputed.get(&stated.id) {
        stat.chips.push(disputed(url_of(facts, other), lang));
    }
    stat.comparison = comparison(facts, stated);
    stat
}

/// The marks of a total: what it rests on was corrected, or is disputed.
pub(crate) fn of_total(facts: &Facts, metric: &Metric, answer: &Answer) -> Vec<Chip> {
    let lang = facts.lang();
    let is_chosen = |id: &Arc<str>| answer.chosen.contains(id);
    let mut chips = Vec::new();
    let mut corrections = answer.chosen.iter().filter(|id| {
        let replaced = facts.model.supersedes.get(*id);
        replaced.is_some_and(|old| old.iter().any(|old| facts.marks.corrected.contains_key(old)))
    });
    if let Some(new) = corrections.next() {
        chips.push(corrected(facts, new, lang));
    }
    let url = || {
        let page = facts::metric_url(&facts.settings, metric)?;
        Some(format!("{}#{DISAGREEMENTS}", facts.urls.local(&page)))
    };
    let concerns = |codes: &[Code]| {
        let mut of_codes = answer.issues.iter().filter(|issue| codes.contains(&issue.code));
        of_codes.any(|issue| issue.observations.first().is_some_and(is_chosen))
    };
    if concerns(&[Code::B030]) {
        chips.push(disputed(url(), lang));
    }
    if concerns(&[Code::B031, Code::B032]) {
        let text = match lang {
            Lang::Vi => "Tổng và các phần chưa khớp",
            Lang::En => "Parts do not fit the total",
        };
        chips.push(Chip { class: "fix".to_owned(), text: text.to_owned(), url: url() });
    }
    chips
}

fn corrected(facts: &Facts, new: &str, lang: Lang) -> Chip {
    let text = if lang == Lang::Vi { "Đã đính chính" } else { "Corrected" };
    Chip { class: "fix".to_owned(), text: text.to_owned(), url: url_of(facts, new) }
}

fn disputed(url: Option<String>, lang: Lang) -> Chip {
    let text = if lang == Lang::Vi { "Hai nguồn khác nhau" } else { "Two sources differ" };
    Chip { class: "fix".to_owned(), text: text.to_owned(), url }
}

/// The figure in its article; the article of a hidden one.
fn url_of(facts: &Facts, id: &str) -> Option<String> {
    let (idx, stated) = facts.model.figure(id)?;
    Some(totals::figure_url(facts, &facts.model.articles[idx], stated))
}

/// The comparison of a report that speaks for its cell with the same days a year earlier; none where
/// nothing was reported then.
fn comparison(facts: &Facts, stated: &Stated) -> Option<crate::pages::view::Comparison> {
    let is_report = stated.event.is_none() && !stated.is_target && stated.quantity.is_some();
    if !is_report || facts.is_dead(stated) || facts.is_outvoted(stated) {
        return None;
    }
    let subject = Subject {
        metric: facts.settings.metrics.get(&stated.metric)?,
        area: &stated.area,
        period: stated.period,
        programme: stated.programme.as_ref(),
    };
    let earlier = changes::a_year_earlier(facts, &subject)?;
    Some(changes::comparison(facts, &subject.ask(facts), &earlier))
}

/// Where articles disagree on a metric, for readers: the kept figure or the whole first.
pub(crate) fn issues(facts: &Facts, metric: &Metric) -> Vec<IssueView> {
    let findings = facts.found.get(&metric.id).map_or(&[][..], |found| &found.findings);
    findings.iter().filter_map(|finding| issue(facts, metric, finding)).collect()
}

fn issue(facts: &Facts, metric: &Metric, finding: &Finding) -> Option<IssueView> {
    let lang = facts.lang();
    let spots: Vec<(usize, &Stated)> =
        finding.ids.iter().filter_map(|id| facts.model.figure(id)).collect();
    let (_, first) = spots.first()?;
    let own = |stated: &Stated| joined(&stated::words_of(stated.figure.as_ref(), metric));
    let kept = own(first);
    let of = |quantity| joined(&totals::words_of(facts.into(), quantity, metric));
    let (code, text) = match (&finding.kind, lang) {
        (Kind::Disagree, lang) => {
            let others: Vec<String> = spots[1..].iter().map(|(_, other)| own(other)).collect();
            let others = others.join(", ");
            let text = match lang {
                Lang::Vi => format!("các bài ghi khác nhau, {kept} và {others}; đang dùng {kept}."),
                Lang::En => format!("articles differ, {kept} and {others}; {kept} is used."),
            };
            (Code::B030, text)
        }
        (Kind::FallShort(sum), Lang::Vi) => (
            Code::B031,
            format!("cộng đủ các phần được {}, tổng ghi {kept}; đang dùng {kept}.", of(sum)),
        ),
        (Kind::FallShort(sum), Lang::En) => (
            Code::B031,
            format!("all parts add to {}, the total says {kept}; {kept} is used.", of(sum)),
        ),
        (Kind::Exceed(sum), Lang::Vi) => (
            Code::B032,
            format!("các phần cộng lại {}, vượt tổng {kept}; đang dùng {kept}.", of(sum)),
        ),
        (Kind::Exceed(sum), Lang::En) => (
            Code::B032,
            format!("parts add to {}, more than the total {kept}; {kept} is used.", of(sum)),
        ),
        _ => return None,
    };
    let area = facts::area_link(&facts.settings, &facts.urls, &first.area).title;
    let when = words::period(first.period, lang);
    let mut articles: Vec<Link> = Vec::new();
    for (idx, stated) in &spots {
        let title = facts.model.articles[*idx].article.front.title.value.clone();
        let url = url_of(facts, &stated.id).unwrap_or_default();
        if !articles.iter().any(|link| link.url == url) {
            articles.push(Link { title, url });
        }
    }
    Some(IssueView { code: code.to_string(), text: format!("{area}, {when}: {text}"), articles })
}

/// The parts of a number as one phrase that does not break.
pub(crate) fn joined(words: &Words) -> String {
    let parts = [&words.qualifier, &words.number, &words.unit, &words.extra];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join("\u{a0}")
}
