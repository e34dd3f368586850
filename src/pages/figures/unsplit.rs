//! What was reported for a wider area and not split: shown beside a district, never counted for it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::stated;
use super::totals::{self, Subject};
use super::words;
use crate::domain::{AreaId, MetricId, Period};
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Unallocated, UnallocatedRow};
use crate::settings::Area;

/// The figures of the clusters of `area` of whose very days it has none of its own, by article and
/// period, the newest first.
pub(crate) fn figures(facts: &Facts, area: &Area) -> Vec<Unallocated> {
    let lang = facts.lang();
    let settings = &facts.settings;
    let holds =
        |cluster: &&AreaId| match (settings.areas.set(&area.id), settings.areas.set(cluster)) {
            (Some(own), Some(wider)) => own != wider && settings.areas.sets.is_inside(own, wider),
            _ => false,
        };
    let mut groups = BTreeMap::<_, Vec<UnallocatedRow>>::new();
    let mut own: BTreeMap<(&MetricId, Period), bool> = BTreeMap::new();
    for (cluster, figures) in facts.lists.by_cluster.iter().filter(|(cluster, _)| holds(cluster)) {
        for (idx, figure_idx) in figures {
            let article = &facts.model.articles[*idx];
            let stated = &article.figures[*figure_idx];
            let Some(metric) = settings.metrics.get(&stated.metric) else { continue };
            if facts.is_dead(stated) || facts.is_outvoted(stated) {
                continue;
            }
            let period = stated.period;
            let of = Subject { metric, area: &area.id, period, programme: None };
            let ask = || of.ask(facts).1.quantity.is_some();
            if *own.entry((&metric.id, period)).or_insert_with(ask) {
                continue;
            }
            let row = UnallocatedRow {
                label: metric.label(lang).to_owned(),
                words: stated::words_of(stated.figure.as_ref(), metric),
                url: totals::figure_url(facts, article, stated),
            };
            // The newest days first; of one day the newest article.
            let place = (Reverse(period.last()), *idx, Reverse(period), cluster);
            groups.entry(place).or_default().push(row);
        }
    }
    let groups = groups.into_iter().map(|((_, idx, Reverse(period), cluster), rows)| Unallocated {
        period: words::period_title(period, lang),
        area: facts::area_link(settings, &facts.urls, cluster),
        n_units: settings.areas.get(cluster).map_or(0, |cluster| cluster.members.len()),
        article: facts::dated(facts, idx),
        rows,
    });
    groups.collect()
}
