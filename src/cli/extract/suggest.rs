//! What was read as YAML to paste, with what speaks for it beside each line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Text, line};
use crate::diag::Lang;
use crate::domain::figure::{Expect, Figure};
use crate::domain::unit::{Dimension, Unit};
use crate::domain::{Aggregation, AreaId, MetricId};
use crate::extract::{self, Confidence, Kind, Proposal};
use crate::fold;
use crate::settings::{Metric, Settings};

/// The entries under `metrics`, and what is not among them.
pub(super) struct Suggestion<'t> {
    /// One a metric, in the order of the text.
    pub(super) entries: Vec<Entry<'t>>,
    /// Figures that no metric takes.
    others: Vec<(&'t Proposal, Advice)>,
}

/// What may be done with a figure that no metric takes.
enum Advice {
    /// A metric of its own could have this id: one that the registry does not hold and no figure
    /// before it took.
    New(String),
    /// It says what these metrics keep.
    MayBe(Vec<MetricId>),
    /// It is of this metric in an earlier year.
    InYear(MetricId, i32),
    Nothing,
}

/// The figures of one metric.
pub(super) struct Entry<'t> {
    pub(super) metric: MetricId,
    /// The whole, or the figures of several areas.
    pub(super) value: Value<'t>,
    /// The figure that speaks for the metric most.
    best: &'t Proposal,
    /// Others that may be meant.
    more: Vec<&'t Proposal>,
    /// What is to be reached, beside a result.
    target: Option<String>,
}

/// What stands after the metric.
pub(super) enum Value<'t> {
    /// A phrase.
    Phrase(String),
    /// A phrase to be reached.
    Target(String),
    /// A whole with its parts.
    Parts(Option<String>, Vec<(&'t AreaId, String)>),
}

impl<'t> Suggestion<'t> {
    /// What the figures of `text` say in the words of the registries.
    pub(super) fn of(text: &'t Text, settings: &Settings, _: Lang) -> Self {
        let mut by_metric: BTreeMap<&MetricId, Vec<&Proposal>> = BTreeMap::new();
        let mut order: Vec<&MetricId> = Vec::new();
        let mut others = Vec::new();
        for figure in &text.reading.figures {
            let metric = figure.metric.as_ref().map(|found| &found.metric);
            let metric = metric.filter(|id| takes(settings.metrics.by_id(id.as_str()), figure));
            match metric {
                Some(id) => {
                    if !by_metric.contains_key(id) {
                        order.push(id);
                    }
                    by_metric.entry(id).or_default().push(figure);
                }
                None => others.push(figure),
            }
        }
        let entries = order.into_iter().filter_map(|id| {
            let metric = settings.metrics.by_id(id.as_str())?;
            entry(text, metric, &by_metric[id])
        });
        let mut ids = BTreeSet::new();
        let others = others
            .into_iter()
            .map(|figure: &Proposal| (figure, advice(settings, figure, &mut ids)));
        Self { entries: entries.collect(), others: others.collect() }
    }

    /// How many figures no metric takes.
    pub(super) fn n_others(&self) -> usize {
        self.others.len()
    }

    /// The lines to paste.
    pub(super) fn yaml(&self, text: &Text, lang: Lang, is_named: bool) -> String {
        let say = |vi: &'static str, en: &'static str| if lang == Lang::Vi { vi } else { en };
        let mut out = String::new();
        if is_named {
            writeln!(out, "# {}", text.name).expect("a string takes all");
        }
        if self.entries.is_empty() && self.others.is_empty() {
            return out + say("# Không thấy số liệu nào.\n", "# No figures found.\n");
        }
        if !self.entries.is_empty() {
            out.push_str("metrics:\n");
        }
        for entry in &self.entries {
            out.push_str(&entry.lines("  ", "\n", Some(&remark(text, entry, lang))));
            for other in &entry.more {
                let quote = phrase(text, other);
                let at = line(text, other.span.start);
                let also = say("cũng có thể là", "or perhaps");
                let on = say("dòng", "line");
                out.push_str(&format!("  # {also}: {quote} ({on} {at})\n"));
            }
        }
        if !self.others.is_empty() {
            out.push_str(say(
                "# Chưa có chỉ số nào nhận các số sau. Muốn theo dõi số nào thì thêm chỉ số ấy vào content/metrics.yaml:\n",
                "# No metric takes these. To keep one, add its metric to content/metrics.yaml:\n",
            ));
        }
        for (figure, advice) in &self.others {
            out.push_str(&other(text, figure, advice, lang));
        }
        out
    }
}

/// Whether a figure can be one of this metric: of its unit, a result or a target.
fn takes(metric: Option<&Metric>, figure: &Proposal) -> bool {
    let is_rate_metric = metric.is_some_and(|metric| metric.agg == Aggregation::None);
    metric.is_some_and(|metric| metric.agg != Aggregation::Ratio)
        && figure.total.is_none()
        && match figure.kind {
            Kind::Figure | Kind::Target | Kind::Part => true,
            Kind::Rate => is_rate_metric,
            Kind::Change | Kind::Context => false,
        }
}

fn entry<'t>(text: &'t Text, metric: &Metric, figures: &[&'t Proposal]) -> Option<Entry<'t>> {
    let sure = |figure: &&Proposal| figure.metric.as_ref().map(|found| found.confidence);
    let wholes: Vec<&Proposal> = figures.iter().copied().filter(|f| f.district.is_none()).collect();
    // The first figure of each area, in the order of the text.
    let mut areas: Vec<(&AreaId, &Proposal)> = Vec::new();
    let mut known = BTreeSet::new();
    for figure in figures {
        if let Some(area) = figure.district.as_ref().filter(|area| known.insert(*area)) {
            areas.push((area, figure));
        }
    }
    let value = |figure: &Proposal| readable(text, metric, figure);
    if areas.len() > 1 {
        let parts = areas.iter().map(|(area, figure)| (*area, value(figure)));
        let whole = wholes.iter().max_by_key(|figure| figure.value).copied();
        return Some(Entry {
            metric: metric.id.clone(),
            value: Value::Parts(whole.map(value), parts.collect()),
            best: whole.unwrap_or(areas[0].1),
            more: Vec::new(),
            target: None,
        });
    }
    // The surest result, the first of equals; a part only where there is no whole.
    let key =
        |figure: &&Proposal| (figure.kind != Kind::Target, sure(figure), figure.kind != Kind::Part);
    let best = figures.iter().copied().rev().max_by_key(key)?;
    let target = figures.iter().copied().rev().filter(|figure| figure.kind == Kind::Target);
    let target = target.filter(|_| best.kind != Kind::Target).max_by_key(sure);
    let same = |other: &&Proposal| other.value != best.value || other.qualifier != best.qualifier;
    let more = figures.iter().copied().filter(same);
    let more = more.filter(|other| target.is_none_or(|target| target.span != other.span));
    let words = value(best);
    Some(Entry {
        metric: metric.id.clone(),
        value: if best.kind == Kind::Target { Value::Target(words) } else { Value::Phrase(words) },
        best,
        more: more.collect(),
        target: target.map(value),
    })
}

/// The author's words for a figure, as an entry takes them.
fn readable(text: &Text, metric: &Metric, figure: &Proposal) -> String {
    let labels = [metric.label.vi.as_deref(), metric.label.en.as_deref()];
    let names = labels.into_iter().flatten().chain(metric.aliases.iter().map(String::as_str));
    let expect = Expect::metric(Unit::named(&metric.unit), names);
    let quote = phrase(text, figure);
    let is_same = |words: &str| {
        Figure::read(words, &expect).is_ok_and(|read| {
            read.value() == figure.value && read.unit().is_none_or(|unit| *unit == figure.unit)
        })
    };
    if is_same(&quote) {
        return quote;
    }
    // A unit said elsewhere, a comma before three digits, a word in between: the value stands.
    let number = figure.value.to_string().replace('.', ",");
    format!("{number} {}", figure.unit.name())
}

/// The words of a figure, with its unit where the text has it elsewhere.
fn phrase(text: &Text, figure: &Proposal) -> String {
    let words = extract::unmarked(&text.words[figure.span.clone()]);
    if figure.span.end > figure.number.end {
        words
    } else {
        format!("{words} {}", figure.unit.name())
    }
}

impl Entry<'_> {
    /// The lines of the entry, indented, with a remark after the first.
    pub(super) fn lines(&self, indent: &str, newline: &str, remark: Option<&str>) -> String {
        let id = &self.metric;
        let remark = remark.map(|remark| format!("  # {remark}")).unwrap_or_default();
        match (&self.value, &self.target) {
            (Value::Phrase(words), Some(target)) => {
                let (words, target) = (flow(words), flow(target));
                format!(
                    "{indent}{id}:{remark}{newline}\
                     {indent}  - {{value: {words}}}{newline}\
                     {indent}  - {{value: {target}, target: true}}{newline}"
                )
            }
            (Value::Phrase(words), None) => {
                format!("{indent}{id}: {}{remark}{newline}", scalar(words))
            }
            (Value::Target(words), _) => {
                let words = flow(words);
                format!("{indent}{id}: {{value: {words}, target: true}}{remark}{newline}")
            }
            (Value::Parts(whole, parts), _) => {
                let mut lines = format!("{indent}{id}:{remark}{newline}");
                if let Some(whole) = whole {
                    lines.push_str(&format!("{indent}  value: {}{newline}", scalar(whole)));
                }
                lines.push_str(&format!("{indent}  by_area:{newline}"));
                for (area, words) in parts {
                    lines.push_str(&format!("{indent}    {area}: {}{newline}", scalar(words)));
                }
                lines
            }
        }
    }

    /// Whether more than its unit speaks for the metric.
    pub(super) fn is_sure(&self) -> bool {
        let found = self.best.metric.as_ref();
        found.is_some_and(|found| found.confidence > Confidence::Low)
    }
}

/// A text as a YAML value in block style.
fn scalar(words: &str) -> String {
    let is_plain = words.starts_with(char::is_alphanumeric)
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
        && !words.contains(['"', '\'', '\\']);
    if is_plain { words.to_owned() } else { format!("'{}'", words.replace('\'', "''")) }
}

/// A text as a YAML value in flow style, where a comma would part it.
fn flow(words: &str) -> String {
    let plain = scalar(words);
    let has_marks = words.contains([',', '[', ']', '{', '}']);
    if has_marks && !plain.starts_with('\'') { format!("'{words}'") } else { plain }
}

/// How sure a match is and where the figure stands.
fn remark(text: &Text, entry: &Entry<'_>, lang: Lang) -> String {
    let at = line(text, entry.best.span.start);
    let Some(found) = &entry.best.metric else { return String::new() };
    let (sure, on, or) = match lang {
        Lang::Vi => (["đoán theo đơn vị", "khá chắc", "chắc"], "dòng", "hay là"),
        Lang::En => (["a guess by the unit", "likely", "sure"], "line", "or"),
    };
    let sure = sure[found.confidence as usize];
    let other = found.runner_up.as_ref().filter(|_| found.confidence < Confidence::High);
    let other = other.map(|id| format!("; {or} {id}?")).unwrap_or_default();
    format!("{on} {at}, {sure}{other}")
}

/// What may be done with a figure that no metric takes; `ids` are those given to figures before.
fn advice(settings: &Settings, figure: &Proposal, ids: &mut BTreeSet<String>) -> Advice {
    if let (Some(earlier), Some(found)) = (figure.earlier, &figure.metric) {
        return earlier.year.map_or_else(
            || Advice::MayBe(vec![found.metric.clone()]),
            |year| Advice::InYear(found.metric.clone(), year),
        );
    }
    if !matches!(figure.kind, Kind::Figure | Kind::Part | Kind::Rate | Kind::Target) {
        return Advice::Nothing;
    }
    let same = settings.metrics.all().iter().filter(|metric| is_said_by(metric, figure));
    let same: Vec<MetricId> = same.map(|metric| metric.id.clone()).collect();
    if !same.is_empty() {
        return Advice::MayBe(same);
    }
    let id = fold::slug(&figure.label);
    let is_free = !id.is_empty() && settings.metrics.by_id(&id).is_none();
    if figure.kind != Kind::Target && is_free && ids.insert(id.clone()) {
        Advice::New(id)
    } else {
        Advice::Nothing
    }
}

/// Whether a metric keeps what the words of a figure say: its unit, and nothing that its names do
/// not say. A stock is known by more than its name.
fn is_said_by(metric: &Metric, figure: &Proposal) -> bool {
    let unit = Unit::named(&metric.unit);
    let words = |text: &str| fold::slug(text).split('-').map(str::to_owned).collect::<Vec<_>>();
    let known: BTreeSet<String> = [metric.unit.as_str(), unit.name(), figure.unit.name()]
        .into_iter()
        .chain(unit.forms().iter().copied())
        .chain(metric.label.vi.as_deref())
        .chain(metric.aliases.iter().map(String::as_str))
        .flat_map(words)
        .collect();
    figure.unit.converts_to(&unit)
        && metric.agg != Aggregation::Latest
        && takes(Some(metric), figure)
        && words(&figure.label).iter().all(|word| known.contains(word))
}

/// So many metrics are told that a figure may be of.
const MOST_TOLD: usize = 3;

/// A figure that no metric takes, with what may be done with it.
fn other(text: &Text, figure: &Proposal, advice: &Advice, lang: Lang) -> String {
    let at = line(text, figure.span.start);
    let quote = phrase(text, figure);
    let on = if lang == Lang::Vi { "dòng" } else { "line" };
    let what = match (figure.kind, lang) {
        (Kind::Figure | Kind::Part, _) => "",
        (Kind::Target, Lang::Vi) => " · chỉ tiêu",
        (Kind::Target, Lang::En) => " · target",
        (Kind::Change, Lang::Vi) => " · mức tăng, giảm",
        (Kind::Change, Lang::En) => " · change",
        (Kind::Rate, Lang::Vi) => " · mức của mỗi phần, không cộng",
        (Kind::Rate, Lang::En) => " · rate, never summed",
        (Kind::Context, Lang::Vi) if figure.earlier.is_some() => " · của kỳ trước",
        (Kind::Context, Lang::En) if figure.earlier.is_some() => " · of an earlier period",
        (Kind::Context, Lang::Vi) => " · bối cảnh",
        (Kind::Context, Lang::En) => " · context",
    };
    let mut lines = format!("#   {quote}  ({on} {at}{what})\n");
    match advice {
        Advice::New(id) => {
            // Neither prices nor per cents add up.
            let is_share = figure.unit.dimension() == Dimension::Percent;
            let agg = if figure.kind == Kind::Rate || is_share { "none" } else { "sum" };
            let (label, unit) = (flow(&figure.label), flow(figure.unit.name()));
            lines.push_str(&format!(
                "#     {id}: {{label: {{vi: {label}}}, unit: {unit}, agg: {agg}}}\n"
            ));
        }
        Advice::MayBe(metrics) => {
            let may_be = if lang == Lang::Vi { "có thể là" } else { "perhaps" };
            let ids: Vec<&str> = metrics.iter().take(MOST_TOLD).map(MetricId::as_str).collect();
            let rest = if metrics.len() > MOST_TOLD { ", …" } else { "" };
            lines.push_str(&format!("#     {may_be} {}{rest}\n", ids.join(", ")));
        }
        Advice::InYear(id, year) => {
            let to_keep = if lang == Lang::Vi { "muốn ghi:" } else { "to keep it:" };
            let quote = flow(&quote);
            lines.push_str(&format!("#     {to_keep} {id}: {{value: {quote}, period: {year}}}\n"));
        }
        Advice::Nothing => {}
    }
    lines
}

/// The numbers that are no figures, each with its reason.
pub(super) fn refused(text: &Text, lang: Lang) -> String {
    let mut out = String::new();
    let title = if lang == Lang::Vi { "Không phải số liệu" } else { "No figures" };
    out.push_str(&format!("# {title}: {}\n", text.reading.refused.len()));
    for refused in &text.reading.refused {
        let quote = extract::unmarked(&text.words[refused.span.clone()]);
        let at = line(text, refused.span.start);
        let on = if lang == Lang::Vi { "dòng" } else { "line" };
        out.push_str(&format!("#   {quote}  ({on} {at}): {}\n", refused.why.text().in_lang(lang)));
    }
    out
}
