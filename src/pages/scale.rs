//! The one scale in which the numbers of a chart, or of a row or column of a table, are shown.
//!
//! Their unit stands once, in the heading, so every number under it must be in that very unit.

use super::stated::With;
use super::totals;
use super::view::Words;
use crate::domain::Quantity;
use crate::domain::figure::display::ShownUnit;
use crate::model::registry::Metric;

/// A metric in the scale that some of its quantities share.
pub(crate) struct Scale<'a> {
    with: With<'a>,
    metric: &'a Metric,
    shown: ShownUnit,
}

impl<'a> Scale<'a> {
    /// The scale of these quantities.
    pub(crate) fn of(
        with: impl Into<With<'a>>,
        metric: &'a Metric,
        all: impl IntoIterator<Item = Quantity>,
    ) -> Self {
        let with = with.into();
        let approximation = with.settings.site.approximation;
        let all = all.into_iter().map(|quantity| (quantity, quantity.label(approximation)));
        Self { with, metric, shown: metric.shown.for_all(all) }
    }

    /// One of the quantities, without the unit.
    pub(crate) fn words(&self, quantity: &Quantity) -> Words {
        let words = totals::words_in(self.with, quantity, self.metric, &self.shown);
        Words { unit: String::new(), ..words }
    }

    /// The unit of them all: `triệu đồng`.
    pub(crate) fn unit(&self) -> String {
        self.shown.name(self.with.lang().marks())
    }

    /// The metric and the unit of them all: `Kinh phí (triệu đồng)`.
    pub(crate) fn measure(&self) -> String {
        let label = self.metric.label(self.with.lang());
        let unit = self.unit();
        if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
    }
}
