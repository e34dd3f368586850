//! The one scale in which the numbers of a chart, or of a row or column of a table, are shown.
//!
//! Their unit stands once, in the heading, so every number under it must be in that very unit.

use super::covered;
use super::stated::With;
use super::totals::{self, Total};
use crate::diag::Lang;
use crate::domain::Quantity;
use crate::domain::figure::display::ShownUnit;
use crate::model::registry::Metric;
use crate::pages::facts::Facts;
use crate::pages::view::Words;

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

/// What a cell of a table says, and whether it is of a part of the area alone.
pub(crate) struct Amount {
    pub(crate) quantity: Quantity,
    is_part: bool,
}

impl Amount {
    /// Its words in a column of this scale.
    pub(crate) fn words(&self, scale: &Scale<'_>, lang: Lang) -> Words {
        let words = scale.words(&self.quantity);
        let part = lang.pick("(một phần)", "(in part)");
        let extra = if self.is_part { part.to_owned() } else { words.extra };
        Words { extra, ..words }
    }
}

/// A total for a cell of a table.
pub(crate) fn amount(facts: &Facts, (subject, answer): &Total<'_>) -> Option<Amount> {
    let quantity = answer.quantity?;
    let is_part = !covered::of_quotient(facts, subject, answer).is_empty();
    Some(Amount { quantity, is_part })
}
