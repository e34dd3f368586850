//! Names as written to what they mean, with the mistakes on the way.

use chrono::NaiveDate;

use super::registry::{Metric, Registry};
use crate::diag::{Diagnostic, Marked, Place, Span, Text, figures, relations};
use crate::domain::quantity::Approximation;
use crate::domain::{AreaId, MetricId, Period, ProgrammeId};
use crate::fold;
use crate::path::SitePath;
use crate::settings::Found;

/// The registries, seen from one article, with what was told of it.
pub(super) struct Names<'a> {
    settings: &'a Registry,
    file: &'a SitePath,
    told: Vec<Diagnostic>,
    provisional: Vec<Period>,
    not_there: Vec<(AreaId, Period)>,
}

impl<'a> Names<'a> {
    /// The registries of `settings`, seen from `file`.
    pub(super) fn new(settings: &'a Registry, file: &'a SitePath) -> Self {
        Self { settings, file, told: Vec::new(), provisional: Vec::new(), not_there: Vec::new() }
    }

    /// These bytes of the article.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// Adds a mistake.
    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.told.push(diagnostic);
    }

    /// Everything told.
    pub(super) fn into_told(self) -> Vec<Diagnostic> {
        self.told
    }

    /// Tells of a period once an article, however many figures have it.
    pub(super) fn tell_once_a_period(
        &mut self,
        period: Period,
        diagnostic: impl FnOnce(&str) -> Diagnostic,
    ) {
        if !self.provisional.contains(&period) {
            self.provisional.push(period);
            self.told.push(diagnostic(&period.to_string()));
        }
    }

    /// Whether an area is several together.
    pub(super) fn is_of_several(&self, area: &AreaId) -> bool {
        self.settings.areas.get(area).is_some_and(|area| area.members.len() > 1)
    }

    /// How wide khoảng and gần are.
    pub(super) fn approximation(&self) -> Approximation {
        self.settings.site.approximation
    }

    /// An area of the site, for an example.
    pub(super) fn any_area(&self) -> Option<&'a AreaId> {
        self.settings.areas.example()
    }

    /// The metric of this id, label or alias.
    pub(super) fn metric(&mut self, written: &Marked<String>) -> Option<&'a Metric> {
        let place = || Place::new(self.file, written.span);
        match self.settings.metrics.find(&written.value) {
            Found::One(metric) => return Some(metric),
            Found::Several(several) => {
                let ids: Vec<&str> = several.iter().map(|metric| metric.id.as_str()).collect();
                self.tell(figures::ambiguous_metric(place(), &written.value, &ids));
            }
            Found::Nothing(_) if self.settings.metrics.is_broken() => {}
            Found::Nothing(nearest) => {
                self.tell(figures::unknown_metric(place(), &written.value, nearest));
            }
        }
        None
    }

    /// The metric that a name means, without telling of one that means none.
    pub(super) fn knows(&self, name: &str) -> Option<&'a MetricId> {
        self.settings.metrics.find(name).one().map(|metric| &metric.id)
    }

    /// Tells of a part that lies outside the area of its whole.
    pub(super) fn check_part(&mut self, (part, at): (&AreaId, Span), whole: &AreaId) {
        let areas = &self.settings.areas;
        let (Some(inner), Some(outer)) = (areas.set(part), areas.set(whole)) else { return };
        if !areas.sets.is_inside(inner, outer) {
            let name =
                |id: &AreaId| areas.get(id).map_or_else(|| id.to_string(), |a| a.name.clone());
            let told = relations::part_outside(self.place(at), &name(part), &name(whole));
            self.tell(told);
        }
    }

    /// The area of this id, name, title or body.
    pub(super) fn area(&mut self, written: &Marked<String>) -> Option<AreaId> {
        let place = || Place::new(self.file, written.span);
        match self.settings.areas.find(&written.value) {
            Found::One(area) => return Some(area.id.clone()),
            Found::Several(several) => {
                let ids: Vec<&str> = several.iter().map(|area| area.id.as_str()).collect();
                self.tell(figures::ambiguous_area(place(), &written.value, &ids));
            }
            Found::Nothing(_) if self.settings.areas.is_broken() => {}
            Found::Nothing(nearest) => {
                self.tell(figures::unknown_area(place(), &written.value, nearest));
            }
        }
        None
    }

    /// The period in any form, a campaign of site.yaml too.
    pub(super) fn period(&mut self, written: &Marked<String>) -> Option<Period> {
        let text = written.value.trim();
        let found = self.settings.site.period(text);
        if found.is_none() && !self.settings.site.is_broken {
            let campaigns = self.settings.site.periods.iter().map(|c| c.id.as_str());
            let place = self.place(written.span);
            self.tell(figures::unknown_period(place, text, fold::nearest(text, campaigns)));
        }
        found
    }

    /// The programme of this id or name.
    pub(super) fn programme(&mut self, written: &Marked<String>) -> Option<ProgrammeId> {
        let place = || Place::new(self.file, written.span);
        match self.settings.site.programme(&written.value) {
            Found::One(programme) => return Some(programme.id.clone()),
            Found::Several(several) => {
                let nearest = several.first().map(|programme| programme.id.as_str());
                self.tell(figures::unknown_programme(place(), &written.value, nearest));
            }
            Found::Nothing(_) if self.settings.site.is_broken => {}
            Found::Nothing(nearest) => {
                self.tell(figures::unknown_programme(place(), &written.value, nearest));
            }
        }
        None
    }

    /// Tells once where an area did not exist for all of a period.
    pub(super) fn check_existence(&mut self, id: &AreaId, period: Period, span: Span) {
        let Some(area) = self.settings.areas.get(id) else { return };
        let is_early = area.valid_from.is_some_and(|from| period.first() < from);
        let is_late = area.valid_to.is_some_and(|to| period.last() > to);
        let is_told = |(told, other): &(AreaId, Period)| told == id && *other == period;
        if !(is_early || is_late) || self.not_there.iter().any(is_told) {
            return;
        }
        self.not_there.push((id.clone(), period));
        let from = area.valid_from.map_or_else(|| "…".to_owned(), date_words);
        let to = area.valid_to.map_or_else(|| "…".to_owned(), date_words);
        let when = Text::new(format!("{from}–{to}"), format!("{from}–{to}"));
        let place = self.place(span);
        self.tell(figures::area_not_there(place, &area.name, &period.to_string(), &when));
    }
}

/// A date as messages write it.
pub(super) fn date_words(date: NaiveDate) -> String {
    date.format("%-d/%-m/%Y").to_string()
}
