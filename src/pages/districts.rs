//! All districts: the list, the ranked chart and the tile map of the first headline metric.

use super::district;
use super::facts::{self, Facts};
use super::figures::charts;
use super::figures::headline;
use super::figures::shown;
use super::figures::totals::{self, Subject};
use super::figures::words;
use super::head::{About, head};
use super::part::{Entry, Part, View};
use super::view::{Chart, DistrictEntry, DistrictsView, StatBox};
use crate::diag::Lang;
use crate::domain::AreaId;

/// So many compact boxes stand beside a district's name.
const BOXES_MAX: usize = 3;

/// The view of all districts.
pub(crate) fn view(facts: &Facts) -> View {
    let url = facts::folder(&facts.settings.site.paths.districts);
    let about = About {
        kind: "districts",
        title: district::districts_title(facts.lang()),
        section: "districts",
        ..About::default()
    };
    let chart = chart(facts);
    let data = DistrictsView {
        districts: facts.lists.districts.iter().map(|id| entry(facts, id)).collect(),
        tiles: chart.as_ref().and_then(|chart| charts::tiles(chart, facts.lang())),
        chart,
    };
    View {
        template: "districts.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &url, about)))),
            ("districts", Entry::One(Part::new(data))),
        ],
    }
}

/// The first headline metric by district, in its newest period that says something of the whole.
fn chart(facts: &Facts) -> Option<Chart> {
    let root = shown::root(facts)?;
    let charts = headline::metrics(facts).into_iter().filter_map(|metric| {
        let (of, _) = headline::of(facts, metric, &root)?.total;
        let chart = shown::by_district(facts, &of, &shown::units(facts, &of));
        chart.has_numbers().then_some(chart)
    });
    charts.into_iter().next()
}

fn entry(facts: &Facts, id: &AreaId) -> DistrictEntry {
    let lang = facts.lang();
    let link = facts::area_link(&facts.settings, &facts.urls, id);
    let area = facts.settings.areas.get(id);
    let ends = area.and_then(|area| area.valid_to).map(|day| words::short_date(day, lang));
    let boxes = headline::metrics(facts).into_iter().filter_map(|metric| {
        let period = facts.latest(metric, id)?;
        let subject = Subject { metric, area: id, period, programme: None };
        let stat = totals::box_alone(facts, &subject.ask(facts))?;
        Some(StatBox { id: String::new(), ..stat })
    });
    DistrictEntry {
        title: link.title,
        url: link.url,
        note: match (ends, lang) {
            (Some(day), Lang::Vi) => format!("đến {day}"),
            (Some(day), Lang::En) => format!("until {day}"),
            (None, _) => String::new(),
        },
        n_articles: facts.lists.by_district.get(id).map_or(0, Vec::len),
        boxes: boxes.take(BOXES_MAX).collect(),
    }
}
