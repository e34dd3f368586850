//! Articles' figures as statements for the engine.

use std::sync::Arc;

use crate::model::{Model, Resolved, Stated};
use crate::stats::{self, MetricObservations, Observation};

/// One job a metric with figures, in the order of their ids.
pub(super) fn jobs(model: &Model) -> Vec<MetricObservations> {
    let mut all = Vec::new();
    for article in &model.articles {
        let source: Arc<str> = Arc::from(article.path());
        for stated in &article.figures {
            all.extend(observation(model, article, &source, stated));
        }
    }
    stats::by_metric(all, &model.supersedes)
}

/// The statement of a figure that was read; none for a refused one or a whole without a number.
fn observation(
    model: &Model,
    article: &Resolved,
    source: &Arc<str>,
    stated: &Stated,
) -> Option<Observation> {
    let figure = stated.figure.as_ref()?;
    let event = match model.events.get(&stated.id) {
        Some(taken) => taken.clone(),
        None => stated.event.clone(),
    };
    Some(Observation {
        id: Arc::clone(&stated.id),
        metric: stated.metric.clone(),
        quantity: stated.quantity?,
        qualifier: figure.qualifier(),
        area: stated.area.clone(),
        period: stated.period,
        programme: stated.programme.clone(),
        event,
        published: article.date,
        source: Arc::clone(source),
        is_final: stated.is_final,
        is_target: stated.is_target,
        unusable: None,
    })
}
