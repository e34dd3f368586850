//! Boxes and rows of figures as an article states them, in the author's words.

use super::words;
use crate::diag::Lang;
use crate::domain::figure::Figure;
use crate::domain::unit::Unit;
use crate::domain::{Decimal, Qualifier};
use crate::model::registry::{Metric, Registry};
use crate::model::{Resolved, Stated};
use crate::pages::facts::{self, Facts};
use crate::pages::urls::Urls;
use crate::pages::view::{Chip, Link, Row, RowGroup, RowPart, StatBox, Words};

/// At most so many boxes stand on an article; the rest is in its table.
pub(crate) const BOXES_MAX: usize = 6;

/// The settings and addresses that boxes of stated figures are made with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct With<'a> {
    pub(crate) settings: &'a Registry,
    pub(crate) urls: &'a Urls,
}

impl<'a> From<&'a Facts> for With<'a> {
    fn from(facts: &'a Facts) -> Self {
        Self { settings: &facts.settings, urls: &facts.urls }
    }
}

impl With<'_> {
    /// The site's language.
    pub(crate) fn lang(&self) -> Lang {
        self.settings.site.language
    }
}

/// The figures that have boxes, in order: the featured metrics, else the author's order.
pub(crate) fn boxed<'a>(with: With<'_>, article: &'a Resolved) -> Vec<&'a Stated> {
    let has_number = |stated: &&Stated| {
        let of_parts = || {
            let metric = with.settings.metrics.get(&stated.metric)?;
            number_of(with, article, stated, metric)
        };
        stated.figure.is_some() || of_parts().is_some()
    };
    let shown = || article.figures.iter().filter(|stated| is_shown(stated)).filter(has_number);
    let mut boxed: Vec<&Stated> = Vec::new();
    for metric in &article.featured {
        boxed.extend(shown().find(|stated| stated.metric == *metric));
    }
    if article.featured.is_empty() {
        let has_box = |stated: &&Stated| stated.note.is_none() || !stated.is_target;
        boxed.extend(shown().filter(has_box).take(BOXES_MAX));
    }
    boxed.truncate(BOXES_MAX);
    boxed
}

/// Whether a figure has a box or row of its own: it is a whole and not hidden.
fn is_shown(stated: &Stated) -> bool {
    stated.part_of.is_none() && !stated.is_hidden
}

/// How many boxes and rows an article's figures have.
pub(crate) fn n_shown(article: &Resolved) -> usize {
    article.figures.iter().filter(|stated| is_shown(stated)).count()
}

/// What a figure says: the author's words, or what its parts make together.
fn number_of(
    with: With<'_>,
    article: &Resolved,
    stated: &Stated,
    metric: &Metric,
) -> Option<Words> {
    match &stated.figure {
        Some(figure) => Some(words_of(Some(figure), metric)),
        None => super::totals::sum_of_parts(with, article, stated, metric),
    }
}

/// The author's words; for a whole that stands only in its parts, none.
pub(crate) fn words_of(figure: Option<&Figure>, metric: &Metric) -> Words {
    let Some(figure) = figure else { return Words::default() };
    let parts = figure.parts();
    let unit = if parts.unit.is_empty() && figure.unit().is_none() {
        metric.unit_text.clone()
    } else {
        parts.unit
    };
    Words {
        qualifier: parts.qualifier,
        number: parts.number,
        unit,
        extra: String::new(),
        value: in_unit(figure, metric).map_or_else(String::new, |value| value.to_string()),
    }
}

/// The number of a figure in the metric's unit.
fn in_unit(figure: &Figure, metric: &Metric) -> Option<Decimal> {
    let unit: &Unit = figure.unit().unwrap_or(&metric.unit);
    metric.unit.from_base(unit.to_base(figure.value())?)
}

/// The programme of a figure where it is not the article's, and the author's remark.
fn note(with: With<'_>, article: &Resolved, stated: &Stated) -> String {
    let other = stated.programme.as_ref().filter(|id| article.programme.as_ref() != Some(*id));
    let programme = other.map(|id| facts::programme_name(with.settings, id));
    let notes: Vec<String> = programme.into_iter().chain(stated.note.clone()).collect();
    notes.join(". ")
}

/// `long` or `xlong` by the room that a number takes.
pub(crate) fn size(words: &Words) -> String {
    let n = |text: &str| text.chars().count() * 100;
    let room = n(&words.number) + n(&words.qualifier) * 45 / 100 + n(&words.unit) / 2;
    match room {
        0..=1040 => "",
        1041..=1450 => "long",
        _ => "xlong",
    }
    .to_owned()
}

/// The box of a figure in its own article.
pub(crate) fn stat_box(with: With<'_>, article: &Resolved, stated: &Stated) -> Option<StatBox> {
    let metric = with.settings.metrics.get(&stated.metric)?;
    let lang = with.lang();
    let words = number_of(with, article, stated, metric)?;
    let is_provisional = stated.is_provisional(metric.rule.agg, article.date);
    let label_url = facts::metric_url(with.settings, metric).map(|url| with.urls.local(&url));
    let area = (article.area.as_ref() != Some(&stated.area))
        .then(|| facts::area_link(with.settings, with.urls, &stated.area));
    Some(StatBox {
        id: stated.anchor.to_string(),
        metric: metric.id.to_string(),
        label: metric.label(lang).to_owned(),
        label_url,
        size: size(&words),
        words,
        missing: String::new(),
        period: words::period_title(stated.period, lang),
        as_of: is_provisional.then(|| words::date(article.date, lang)),
        area,
        comparison: None,
        chips: chips(stated, is_provisional, lang),
        coverage: None,
        sources: Vec::new(),
        n_sources: 1,
        sources_url: None,
        csv_url: None,
        sentence_url: sentence_url(article, stated),
        note: note(with, article, stated),
    })
}

fn chips(stated: &Stated, is_provisional: bool, lang: Lang) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |class: &str, vi: &str, en: &str| {
        let text = if lang == Lang::Vi { vi } else { en };
        chips.push(Chip { class: class.to_owned(), text: text.to_owned(), url: None });
    };
    if stated.is_target {
        chip("goal", "Chỉ tiêu", "Target");
    }
    if is_provisional {
        chip("prov", "Sơ bộ", "Provisional");
    }
    let qualifier = stated.figure.as_ref().map(Figure::qualifier);
    if matches!(qualifier, Some(Qualifier::About | Qualifier::Almost | Qualifier::Between)) {
        chip("est", "Ước tính", "Estimate");
    }
    chips
}

/// The anchor of the sentence that says a figure, where the body links it.
fn sentence_url(article: &Resolved, stated: &Stated) -> Option<String> {
    let is_first = stated.anchor.strip_prefix("so-lieu-") == Some(stated.metric.as_str());
    let in_prose = article.article.body.holes.iter().any(|hole| {
        matches!(&hole.kind, crate::article::HoleKind::Metric { query, .. }
            if query.metric == stated.metric.as_str())
    });
    (is_first && in_prose).then(|| format!("#cau-{}", stated.metric))
}

/// The table of all figures, by group in the registry's order; empty where boxes show them all.
pub(crate) fn table(with: With<'_>, article: &Resolved, boxed: &[&Stated]) -> Vec<RowGroup> {
    let has_parts = article.figures.iter().any(|stated| stated.part_of.is_some());
    if n_shown(article) <= boxed.len() && !has_parts {
        return Vec::new();
    }
    let mut groups: Vec<RowGroup> = Vec::new();
    for (idx, stated) in article.figures.iter().enumerate() {
        let Some(metric) = with.settings.metrics.get(&stated.metric) else { continue };
        if !is_shown(stated) {
            continue;
        }
        let title = metric.group().unwrap_or_default().to_owned();
        let row = row(with, article, (idx, stated), metric, boxed);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(RowGroup { title, rows: vec![row] }),
        }
    }
    groups
}

fn row(
    with: With<'_>,
    article: &Resolved,
    (idx, stated): (usize, &Stated),
    metric: &Metric,
    boxed: &[&Stated],
) -> Row {
    let lang = with.lang();
    let has_box = boxed.iter().any(|other| other.anchor == stated.anchor);
    let parts = article.figures.iter().filter(|part| part.part_of == Some(idx));
    let parts = parts.map(|part| RowPart {
        area: facts::area_link(with.settings, with.urls, &part.area),
        words: words_of(part.figure.as_ref(), metric),
    });
    let link: Option<Link> = (article.area.as_ref() != Some(&stated.area))
        .then(|| facts::area_link(with.settings, with.urls, &stated.area));
    let words = number_of(with, article, stated, metric).unwrap_or_default();
    Row {
        id: if has_box { String::new() } else { stated.anchor.to_string() },
        url: if has_box {
            Some(format!("#{}", stated.anchor))
        } else {
            sentence_url(article, stated)
        },
        label: metric.label(lang).to_owned(),
        label_url: facts::metric_url(with.settings, metric).map(|url| with.urls.local(&url)),
        words,
        period: if article.period == Some(stated.period) {
            String::new()
        } else {
            words::period_title(stated.period, lang)
        },
        area: link.map_or_else(String::new, |link| link.title),
        is_target: stated.is_target,
        parts: parts.collect(),
        note: note(with, article, stated),
    }
}
