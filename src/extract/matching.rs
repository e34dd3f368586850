//! Which metric of the registry a figure is of, how sure that is, and which one came second.
//!
//! A metric is known by its unit and by the words of its label and aliases near the figure. A word
//! that few metrics of a unit have tells more than one that many have. Each metric is given to the
//! figure that it suits best; another figure takes what is left.
//!
//! A metric that keeps the latest figure, a stock, is never taken for what was done: see
//! [`super::telling`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::Kind;
use super::telling::Telling;
use super::words::GIVING;
use crate::domain::phrases::{Buckets, bucket};
use crate::domain::unit::{self, Dimension, Unit};
use crate::domain::{Aggregation, AreaId, Decimal, MetricId};
use crate::fold;
use crate::settings::Metric;

/// A metric as prose may name it.
#[derive(Debug, Clone)]
pub(super) struct MetricWords {
    id: MetricId,
    unit: Unit,
    /// The words of its label and aliases, without those of its unit.
    names: Vec<Vec<Word>>,
    is_stock: bool,
}

/// A word of a metric's name.
#[derive(Debug, Clone)]
struct Word {
    /// As it is compared: a text may be written without marks.
    folded: String,
    /// In lower case, with its marks.
    marked: String,
    /// See [`bucket`].
    bucket: u8,
    /// How much it tells: the more metrics of this unit have it, the less.
    weight: usize,
    /// The same where no stock may be meant.
    weight_in_act: usize,
}

/// How many metrics of a unit have a word.
#[derive(Debug, Clone, Copy, Default)]
struct Having {
    metrics: usize,
    /// Those of them that keep no latest figure.
    no_stocks: usize,
}

/// Words that stand in many labels and tell nothing apart.
const COMMON: &[&str] =
    &["va", "cua", "cho", "duoc", "da", "bi", "so", "cac", "trong", "ve", "tren", "tham", "gia"];
/// Units of so many things that a figure in one may be of anything.
const WIDE_UNITS: &[&str] = &[
    "người",
    "lượt",
    "hoạt động",
    "chương trình",
    "công trình",
    "buổi",
    "cuộc",
    "đơn vị",
    "xã",
    "thôn",
    "địa phương",
    "điểm",
    "chiếc",
    "bộ",
    "đồng",
];

/// A word of the counted noun tells so many times less than another one: members are counted in
/// whatever they did.
const NOUN_SHARE: usize = 4;
/// So does one of helping and giving.
const VERB_SHARE: usize = 3;

/// The words of the nouns that are counted in `unit`; turns are of people.
fn nouns(unit: &Unit) -> BTreeSet<&'static str> {
    let people = Unit::named("người");
    let of_turns = if unit.name() == "lượt" { people.forms() } else { &[] };
    words_of(unit.forms()).into_iter().chain(words_of(of_turns)).collect()
}

fn words_of(phrases: &[&'static str]) -> BTreeSet<&'static str> {
    phrases.iter().flat_map(|phrase| phrase.split_whitespace()).collect()
}

impl MetricWords {
    /// The words of all metrics of a site.
    pub(super) fn all(metrics: &[&Metric]) -> Vec<Self> {
        let mut all: Vec<Self> = metrics.iter().map(|metric| Self::of(metric)).collect();
        let mut units: Vec<(Unit, BTreeMap<String, Having>)> = Vec::new();
        for metric in &all {
            let known = units.iter().position(|(unit, _)| unit.converts_to(&metric.unit));
            let known = known.unwrap_or_else(|| {
                units.push((metric.unit.clone(), BTreeMap::new()));
                units.len() - 1
            });
            let own: BTreeSet<&String> =
                metric.names.iter().flatten().map(|word| &word.marked).collect();
            for word in own {
                let n_having = units[known].1.entry(word.clone()).or_default();
                n_having.metrics += 1;
                n_having.no_stocks += usize::from(!metric.is_stock);
            }
        }
        let weight = |n_having: usize| 60 / n_having.clamp(1, 6);
        for metric in &mut all {
            let of_unit = units.iter().find(|(unit, _)| unit.converts_to(&metric.unit));
            let (nouns, verbs) = (nouns(&metric.unit), words_of(GIVING.all()));
            for word in metric.names.iter_mut().flatten() {
                let n_having = of_unit.and_then(|(_, words)| words.get(&word.marked));
                let n_having = n_having.copied().unwrap_or_default();
                let by = match () {
                    () if nouns.contains(word.marked.as_str()) => NOUN_SHARE,
                    () if verbs.contains(word.marked.as_str()) => VERB_SHARE,
                    () => 1,
                };
                word.weight = weight(n_having.metrics) / by;
                word.weight_in_act = weight(n_having.no_stocks) / by;
            }
        }
        all
    }

    fn of(metric: &Metric) -> Self {
        let unit = unit::comparable(&metric.unit);
        let unit_words: BTreeSet<&str> = parted(&unit).collect();
        let names = metric.label.vi.iter().chain(&metric.aliases);
        let names = names.map(|name| {
            let lower = unit::comparable(name);
            let telling = parted(&lower).filter_map(|word| {
                let folded = fold::fold(word);
                let is_other = !unit_words.contains(word) && !COMMON.contains(&folded.as_str());
                let bucket = bucket(folded.as_bytes());
                let (weight, weight_in_act) = (0, 0);
                let marked = word.to_owned();
                is_other.then_some(Word { folded, marked, bucket, weight, weight_in_act })
            });
            telling.collect::<Vec<_>>()
        });
        let names = names.filter(|words| !words.is_empty()).collect();
        let is_stock = metric.agg == Aggregation::Latest;
        Self { id: metric.id.clone(), unit: Unit::named(&metric.unit), names, is_stock }
    }

    /// Whether it keeps the latest figure of what is counted in `unit`.
    pub(super) fn is_stock_of(&self, unit: &Unit) -> bool {
        self.is_stock && self.unit.converts_to(unit)
    }
}

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The unit alone speaks for it.
    Low,
    /// Some words of its label stand near the figure.
    Medium,
    /// Its label or an alias does.
    High,
}

/// The metric of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The metric.
    pub metric: MetricId,
    /// How sure that is.
    pub confidence: Confidence,
    /// The one that came second.
    pub runner_up: Option<MetricId>,
}

/// What a figure says of its metric. A metric has one result and one target a district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// What it is.
    Result,
    /// What it is to be.
    Target,
    /// What it was, or by how much it changed.
    Beside,
}

impl Role {
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Figure | Kind::Part | Kind::Rate => Self::Result,
            Kind::Target => Self::Target,
            Kind::Change | Kind::Context => Self::Beside,
        }
    }
}

/// A figure with the words around it.
#[derive(Debug)]
pub(super) struct Around<'s> {
    pub(super) unit: &'s Unit,
    pub(super) value: Decimal,
    pub(super) district: Option<&'s AreaId>,
    pub(super) role: Role,
    pub(super) telling: Telling,
    /// The words after its number.
    pub(super) after: &'s str,
    /// Those before it, from the figure before.
    pub(super) before: &'s str,
    /// Those of its sentence before that.
    pub(super) far: &'s str,
}

/// Out of a thousand: a name that stands after the number, whole.
const WHOLE: usize = 1000;

/// The metric of each figure of a text.
pub(super) fn assign(metrics: &[MetricWords], figures: &[Around<'_>]) -> Vec<Option<Match>> {
    let scores: Vec<Vec<(usize, usize)>> =
        figures.iter().map(|figure| scored(metrics, figure)).collect();
    let mut pairs: Vec<(Reverse<usize>, usize, usize)> = Vec::new();
    for (figure, scored) in scores.iter().enumerate() {
        pairs.extend(scored.iter().map(|(score, metric)| (Reverse(*score), figure, *metric)));
    }
    pairs.sort_unstable();
    // What a metric has of a district: the same said twice is one figure.
    let mut owned: BTreeMap<(usize, Option<&AreaId>, Role), Decimal> = BTreeMap::new();
    let mut found: Vec<Option<Match>> = vec![None; figures.len()];
    for (Reverse(score), figure, metric) in pairs {
        let Around { value, district, role, .. } = figures[figure];
        let owner = owned.get(&(metric, district, role));
        let is_free = role == Role::Beside || owner.is_none_or(|owner| *owner == value);
        if found[figure].is_some() || !is_free {
            continue;
        }
        let Some(matched) = judged(metrics, &scores[figure], (score, metric), &figures[figure])
        else {
            continue;
        };
        owned.insert((metric, district, role), value);
        found[figure] = Some(matched);
    }
    found
}

/// How sure it is that a figure is of `metric`; none where another one is as likely.
fn judged(
    metrics: &[MetricWords],
    scores: &[(usize, usize)],
    (score, metric): (usize, usize),
    figure: &Around<'_>,
) -> Option<Match> {
    let unit = figure.unit;
    let is_unsaid = metrics[metric].is_stock && figure.telling == Telling::Nothing;
    let second = scores.iter().find(|(_, other)| *other != metric);
    let lead = score.saturating_sub(second.map_or(0, |(score, _)| *score));
    let is_only = second.is_none()
        && unit.dimension() == Dimension::Count
        && !WIDE_UNITS.contains(&unit.name());
    let is_wide = second.is_some() && WIDE_UNITS.contains(&unit.name());
    let confidence = match score {
        // `12 giáo viên` are not how many members there are.
        ..600 if is_unsaid && is_wide => return None,
        _ if is_unsaid => Confidence::Low,
        // People or turns of whom one metric is as likely as the next are of none.
        1..300 if is_wide => return None,
        700.. if lead >= 100 => Confidence::High,
        300.. if lead > 0 => Confidence::Medium,
        _ if is_only => Confidence::Medium,
        1.. => Confidence::Low,
        _ if second.is_none() => Confidence::Low,
        _ => return None,
    };
    Some(Match {
        metric: metrics[metric].id.clone(),
        confidence,
        runner_up: second.map(|(_, other)| metrics[*other].id.clone()),
    })
}

/// The metrics of the figure's unit by how well the words name them, the best first.
fn scored(metrics: &[MetricWords], figure: &Around<'_>) -> Vec<(usize, usize)> {
    let may_be = |metric: &MetricWords| {
        metric.unit.converts_to(figure.unit) && !(metric.is_stock && figure.telling == Telling::Act)
    };
    let of_unit: Vec<(usize, &MetricWords)> =
        metrics.iter().enumerate().filter(|(_, metric)| may_be(metric)).collect();
    if of_unit.is_empty() {
        return Vec::new();
    }
    let texts = [figure.after, figure.before, figure.far];
    let folded = texts.map(fold::fold);
    let said = |idx: usize| Said::of(texts[idx], &folded[idx]);
    let (after, before, far) = (said(0), said(1), said(2));
    let nearness = |word: &Word| match () {
        () if after.has(word) => 10,
        () if before.has(word) => 8,
        () if far.has(word) => 4,
        () => 0,
    };
    let weight = |word: &Word| match figure.telling {
        Telling::Act => word.weight_in_act,
        Telling::State | Telling::Having | Telling::Nothing => word.weight,
    };
    let of_name = |name: &Vec<Word>| {
        let whole: usize = name.iter().map(weight).sum();
        let found: usize = name.iter().map(|word| weight(word) * nearness(word)).sum();
        // A longer name that stands there says more than a short one.
        WHOLE / 10 * found / whole + found / 60
    };
    let has_stock = of_unit.iter().any(|(_, metric)| metric.is_stock);
    let mut scored: Vec<(usize, usize)> = of_unit
        .into_iter()
        .map(|(idx, metric)| {
            let best = metric.names.iter().map(of_name).max().unwrap_or_default();
            let score = match (figure.telling, metric.is_stock) {
                (Telling::State, true) if best > 0 => best.midpoint(WHOLE),
                (Telling::State, false) if has_stock => best / 2,
                // A state is reported less often than what was done.
                (_, true) => best * 6 / 10,
                (_, false) => best,
            };
            (score, idx)
        })
        .collect();
    scored.sort_by_key(|(score, idx)| (Reverse(*score), metrics[*idx].is_stock, *idx));
    scored
}

/// The words of a text, folded and as written.
struct Said<'t> {
    words: Vec<(&'t str, &'t str)>,
    buckets: Buckets,
}

impl<'t> Said<'t> {
    fn of(text: &'t str, folded: &'t str) -> Self {
        let words: Vec<(&str, &str)> = parted(folded).zip(parted(text)).collect();
        let buckets = Buckets::of(words.iter().map(|(folded, _)| folded.as_bytes()));
        Self { words, buckets }
    }

    fn has(&self, word: &Word) -> bool {
        let is = |(folded, said): &(&str, &str)| {
            *folded == word.folded && may_be_one_word(said, &word.marked)
        };
        self.buckets.has(word.bucket) && self.words.iter().any(is)
    }
}

/// Whether two words of one fold may be the same: `đồn` is not `dọn`, but `hoà` is `hòa`, and who
/// writes without marks may mean any.
fn may_be_one_word(one: &str, other: &str) -> bool {
    let marks = |word: &str| {
        let mut marks: Vec<char> = word.nfd().filter(|c| !c.is_ascii()).collect();
        marks.sort_unstable();
        marks
    };
    one == other || one.is_ascii() || other.is_ascii() || marks(one) == marks(other)
}

/// The words of a text.
fn parted(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !fold::is_letter_or_digit(c)).filter(|word| !word.is_empty())
}
