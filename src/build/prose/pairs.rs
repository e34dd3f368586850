//! Which figure of the prose each declared figure is.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::diag::Span;
use crate::domain::figure::{Expect, Figure};
use crate::domain::unit::{Dimension, Unit};
use crate::domain::{Decimal, Qualifier};
use crate::extract::{Kind, Proposal, Refused, Why};
use crate::fold;
use crate::model::registry::{Metric, Registry};
use crate::model::{Resolved, Stated};

/// A declared figure with its metric.
pub(super) struct Declared<'a> {
    pub(super) stated: &'a Stated,
    figure: &'a Figure,
    metric: &'a Metric,
    /// Whether a link in the prose declares it, so that it is in the text.
    pub(super) is_in_prose: bool,
}

impl<'a> Declared<'a> {
    /// The figure, unless its reading was refused or it stands only in its parts.
    pub(super) fn of(registry: &'a Registry, stated: &'a Stated, front: Span) -> Option<Self> {
        Some(Self {
            stated,
            figure: stated.figure.as_ref()?,
            metric: registry.metrics.get(&stated.metric)?,
            is_in_prose: stated.span.start >= front.end,
        })
    }

    /// The author's words.
    pub(super) fn words(&self) -> &'a str {
        self.figure.text()
    }

    /// Whether it is a part of another one: tables may hold what the prose does not.
    pub(super) fn is_part(&self) -> bool {
        self.stated.part_of.is_some()
    }

    /// The unit in which it is written.
    pub(super) fn unit_name(&self) -> &str {
        self.figure.unit().map_or(&self.metric.unit_text, Unit::name)
    }

    /// Whether `figure` is in the very unit that is written, although the metric does not know it.
    fn has_written_unit_of(&self, figure: &Proposal) -> bool {
        if let Some(unit) = self.figure.unit() {
            return !unit.converts_to(&self.metric.unit) && figure.unit.converts_to(unit);
        }
        // `200 khóm` is said as `200 khóm hoa`, or the other way round.
        let (noun, unit) = (fold::fold(self.figure.noun()), fold::fold(figure.unit.name()));
        let mut words = noun.split_whitespace().zip(unit.split_whitespace()).peekable();
        words.peek().is_some() && words.all(|(one, other)| one == other)
    }

    fn base(&self, value: Decimal) -> Option<Decimal> {
        self.figure.unit().unwrap_or(&self.metric.unit).to_base(value)
    }

    /// Whether `figure` may be of the metric at all.
    fn is_of_unit(&self, figure: &Proposal) -> bool {
        let unit = &self.metric.unit;
        let is_price = unit.dimension() == Dimension::MoneyRate
            && figure.unit.dimension() == Dimension::Money
            && figure.kind == Kind::Rate;
        figure.unit.converts_to(unit) || is_price || self.has_written_unit_of(figure)
    }

    fn has_value_of(&self, figure: &Proposal) -> bool {
        if self.figure.unit().is_none() && self.has_written_unit_of(figure) {
            return figure.value == self.figure.value()
                && figure.value_hi == self.figure.value_hi();
        }
        let said = |value| figure.unit.to_base(value);
        self.is_of_unit(figure)
            && said(figure.value) == self.base(self.figure.value())
            && figure.value_hi.map(said) == self.figure.value_hi().map(|v| self.base(v))
    }

    /// Whether `figure` says the same: number and qualifier.
    pub(super) fn is_said_by(&self, figure: &Proposal) -> bool {
        self.has_value_of(figure) && self.figure.qualifier() == figure.qualifier
    }

    /// Whether `figure` says the same more roughly: `hơn 297 nghìn` of 297.600.
    fn is_rounded_by(&self, figure: &Proposal) -> bool {
        let (Some(exact), Some(round)) =
            (self.base(self.figure.value()), figure.unit.to_base(figure.value))
        else {
            return false;
        };
        let (exact, round) = (exact.millionths(), round.millionths());
        let near = (exact - round).abs() <= exact.abs() / 10;
        self.is_of_unit(figure)
            && near
            && match figure.qualifier {
                Qualifier::AtLeast => round <= exact,
                Qualifier::Almost | Qualifier::AtMost => round >= exact,
                Qualifier::About => true,
                Qualifier::Exact | Qualifier::Between => false,
            }
    }

    fn is_of_metric(&self, figure: &Proposal) -> bool {
        figure.metric.as_ref().is_some_and(|found| found.metric == self.metric.id)
    }

    /// Whether `figure` may be meant for it although it says another number: a target is none for a
    /// result, nor is what was reached in a year that is not its own.
    fn is_alike(&self, figure: &Proposal) -> bool {
        let is_of_time = figure.earlier.is_none_or(|earlier| {
            earlier.year.is_some_and(|year| year == self.stated.period.first().year())
        });
        is_of_time && (figure.kind != Kind::Target || self.stated.is_target)
    }

    /// Whether the number stands in the text although nothing says of what.
    pub(super) fn is_refused_number(&self, body: &str, refused: &[Refused]) -> bool {
        let number = &self.figure.text()[self.figure.span()];
        refused.iter().any(|refused| body[refused.span.clone()] == *number)
    }

    /// The number that cannot be read and is this one but for a digit: `0.150` of 1.150.
    pub(super) fn slipped<'r>(&self, body: &str, refused: &'r [Refused]) -> Option<&'r Refused> {
        let number = self.figure.text()[self.figure.span()].as_bytes();
        refused.iter().filter(|refused| refused.why == Why::TwoReadings).find(|refused| {
            let written = body[refused.span.clone()].as_bytes();
            let n_other = written.iter().zip(number).filter(|(a, b)| a != b).count();
            written.len() == number.len() && n_other == 1
        })
    }

    /// Whether `figure` is of its area: a whole of nobody in particular, or of its own.
    fn is_there(&self, figure: &Proposal) -> bool {
        match &figure.district {
            Some(area) => *area == self.stated.area,
            None => !self.is_part(),
        }
    }

    /// How far `figure` is from it, where it may be meant: the fewer changes the nearer.
    fn distance(&self, figure: &Proposal) -> Option<usize> {
        if !self.is_of_unit(figure) {
            return None;
        }
        let same_value = usize::from(!self.has_value_of(figure));
        let other_metric = usize::from(!self.is_of_metric(figure));
        let other_area = figure.district.as_ref().is_some_and(|area| *area != self.stated.area);
        let target = (figure.kind == Kind::Target) != self.stated.is_target;
        let scene = matches!(figure.kind, Kind::Change | Kind::Context);
        let digits = self.n_digits_changed(figure).min(9);
        Some(
            same_value * 100
                + other_metric * 40
                + digits * 10
                + (usize::from(other_area) + usize::from(target) + usize::from(scene)) * 5,
        )
    }

    /// How many digits the two numbers differ in; many where their lengths differ.
    ///
    /// `06.300` is as long as `16.300`, although its value is not.
    fn n_digits_changed(&self, figure: &Proposal) -> usize {
        let mut one = self.figure.value().to_string();
        let mut other = figure.value.to_string();
        if self.figure.span().len() == figure.number.len() {
            let width = one.len().max(other.len());
            (one, other) = (format!("{one:0>width$}"), format!("{other:0>width$}"));
        }
        if one.len() != other.len() {
            return 9;
        }
        one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count()
    }
}

/// A phrase of front matter that became no figure: its area, period or metric is not known.
pub(super) struct Written<'a> {
    figure: Option<Figure>,
    metric: Option<&'a Metric>,
}

impl<'a> Written<'a> {
    /// What `article` has under `metrics` beside its figures.
    pub(super) fn all(registry: &'a Registry, article: &Resolved) -> Vec<Self> {
        let known: BTreeSet<Span> = article.figures.iter().map(|stated| stated.span).collect();
        let mut all = Vec::new();
        for entry in &article.article.front.metrics {
            let metric = registry.metrics.find(&entry.metric.value).one();
            let values = entry.figures.iter().flat_map(|figure| {
                let parts = figure.long().by_area.iter().map(|(_, value)| value);
                figure.value.iter().chain(parts)
            });
            for value in values.filter(|value| !known.contains(&value.span)) {
                let nothing = Expect::nothing();
                let expect = metric.map_or(&nothing, |metric| &metric.expect);
                all.push(Self { figure: Figure::read(&value.value, expect).ok(), metric });
            }
        }
        all
    }

    fn may_be(&self, figure: &Proposal) -> bool {
        let is_of =
            |metric: &Metric| figure.metric.as_ref().is_some_and(|found| found.metric == metric.id);
        let is_said = |written: &Figure| {
            let unit = written.unit().or(self.metric.map(|metric| &metric.unit));
            let base = |value| unit.map_or(Some(value), |unit| unit.to_base(value));
            base(written.value()) == figure.unit.to_base(figure.value)
                && unit.is_none_or(|unit| unit.converts_to(&figure.unit))
        };
        self.metric.is_some_and(is_of) || self.figure.as_ref().is_some_and(is_said)
    }
}

/// Which figure of the prose is which declared one.
pub(super) struct Pairs {
    /// Of each declared figure: the one that says it.
    pub(super) said: Vec<Option<usize>>,
    /// Of each declared figure that nothing says: the one that seems to be meant for it.
    pub(super) differs: Vec<Option<usize>>,
    /// Of each figure of the prose: the declared one of which it is a wrong repetition.
    pub(super) slips: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    pub(super) fn of(declared: &[Declared<'_>], figures: &[Proposal]) -> Self {
        let mut pairs = Self {
            said: vec![None; declared.len()],
            differs: vec![None; declared.len()],
            slips: vec![None; figures.len()],
            taken: vec![false; figures.len()],
        };
        pairs.pair(declared, figures);
        pairs.take_repetitions(declared, figures);
        pairs.find_differences(declared, figures);
        pairs.find_slips(declared, figures);
        pairs
    }

    /// Pairs declared figures with those that say the same, the nearest in meaning first.
    fn pair(&mut self, declared: &[Declared<'_>], figures: &[Proposal]) {
        let mut near: Vec<(usize, usize, usize)> = Vec::new();
        for (d, declared) in declared.iter().enumerate() {
            for (f, figure) in figures.iter().enumerate().filter(|(_, f)| declared.is_said_by(f)) {
                near.extend(declared.distance(figure).map(|distance| (distance, d, f)));
            }
        }
        near.sort_unstable();
        for (_, d, f) in near {
            if self.said[d].is_none() && !self.taken[f] {
                self.said[d] = Some(f);
                self.taken[f] = true;
            }
        }
    }

    /// Takes what says a declared figure once more, exactly or more roughly.
    fn take_repetitions(&mut self, declared: &[Declared<'_>], figures: &[Proposal]) {
        for (f, figure) in figures.iter().enumerate() {
            let repeats = |(d, declared): (usize, &Declared<'_>)| {
                self.said[d].is_some()
                    && declared.is_there(figure)
                    && (declared.has_value_of(figure) || declared.is_rounded_by(figure))
            };
            self.taken[f] = self.taken[f] || declared.iter().enumerate().any(repeats);
        }
    }

    /// Finds what is meant for each declared figure that nothing says.
    fn find_differences(&mut self, declared: &[Declared<'_>], figures: &[Proposal]) {
        let mut near: Vec<(usize, usize, usize)> = Vec::new();
        for (d, one) in declared.iter().enumerate().filter(|(d, _)| self.said[*d].is_none()) {
            let is_alone = declared
                .iter()
                .enumerate()
                .filter(|(other, it)| self.said[*other].is_none() && it.metric.id == one.metric.id)
                .count()
                == 1;
            for (f, figure) in figures.iter().enumerate().filter(|(f, _)| !self.taken[*f]) {
                let Some(distance) = one.distance(figure) else { continue };
                if !one.is_alike(figure) {
                    continue;
                }
                let is_meant = one.has_value_of(figure)
                    || one.is_of_metric(figure)
                    || (is_alone && one.n_digits_changed(figure) <= 2);
                // A part may well stand in a table alone.
                let is_near = !one.is_part()
                    || one.n_digits_changed(figure) == 1
                    || figure.district.as_ref() == Some(&one.stated.area);
                if is_meant && is_near {
                    near.push((distance, d, f));
                }
            }
        }
        near.sort_unstable();
        for (_, d, f) in near {
            if self.differs[d].is_none() && !self.taken[f] {
                self.differs[d] = Some(f);
                self.taken[f] = true;
            }
        }
    }

    /// Finds what repeats a declared figure with one digit changed: the same metric or words.
    fn find_slips(&mut self, declared: &[Declared<'_>], figures: &[Proposal]) {
        for (f, figure) in figures.iter().enumerate() {
            let is_slip = |(d, declared): (usize, &Declared<'_>)| {
                let has_words =
                    self.said[d].is_some_and(|said| figures[said].label == figure.label);
                declared.is_there(figure)
                    && declared.is_alike(figure)
                    && declared.is_of_unit(figure)
                    && (declared.is_of_metric(figure) || has_words)
                    && declared.n_digits_changed(figure) == 1
                    && declared.figure.qualifier() == figure.qualifier
            };
            // Small numbers are alike by chance.
            if !self.taken[f] && figure.value >= Decimal::whole(100) {
                self.slips[f] = declared.iter().enumerate().position(is_slip);
                self.taken[f] = self.slips[f].is_some();
            }
        }
    }

    /// Takes what is written in front matter and became no figure, for another mistake was told of
    /// it: its number, or another one of its metric.
    pub(super) fn take_written(&mut self, written: &[Written<'_>], figures: &[Proposal]) {
        for (f, figure) in figures.iter().enumerate() {
            self.taken[f] = self.taken[f] || written.iter().any(|written| written.may_be(figure));
        }
    }

    /// Whether the figure of the prose is nobody's.
    pub(super) fn is_new(&self, figure: usize) -> bool {
        !self.taken[figure]
    }
}
