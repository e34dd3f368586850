//! What was reported for a wider area and not split: shown beside a district, never counted for it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::article::dated;
use super::district;
use super::facts::{self, Facts};
use super::stated;
use super::totals;
use super::view::{Unallocated, UnallocatedRow};
use super::words;
use crate::domain::{AreaId, Period};
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
    let mut groups: BTreeMap<(Reverse<Period>, usize, &AreaId), Vec<UnallocatedRow>> =
        BTreeMap::new();
    for (cluster, figures) in facts.lists.by_cluster.iter().filter(|(cluster, _)| holds(cluster)) {
        for (idx, figure_idx) in figures {
            let article = &facts.model.articles[*idx];
            let stated = &article.figures[*figure_idx];
            let Some(metric) = settings.metrics.get(&stated.metric) else { continue };
            let is_counted = !facts.is_dead(stated) && !facts.is_outvoted(stated);
            if !is_counted || district::amount(facts, metric, &area.id, stated.period).is_some() {
                continue;
            }
            let row = UnallocatedRow {
                label: metric.label(lang).to_owned(),
                words: stated::words_of(stated.figure.as_ref(), metric),
                url: totals::figure_url(facts, article, stated),
            };
            groups.entry((Reverse(stated.period), *idx, cluster)).or_default().push(row);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((period, idx, _), _)| (Reverse(period.0.last()), *idx));
    let group =
        |((period, idx, cluster), rows): ((Reverse<Period>, usize, &AreaId), Vec<_>)| Unallocated {
            period: words::period_title(period.0, lang),
            area: facts::area_link(settings, &facts.urls, cluster),
            n_units: settings.areas.get(cluster).map_or(0, |cluster| cluster.members.len()),
            article: dated(facts, idx),
            rows,
        };
    groups.into_iter().map(group).collect()
}
