//! How a total lies to that of the same days a year earlier, in words.
//!
//! A change is never said better than both numbers are known: its bounds come from theirs.

use super::marks::joined;
use super::totals::{self, Subject, Total};
use super::words;
use crate::diag::Lang;
use crate::domain::unit::Dimension;
use crate::domain::{Decimal, Quantity, Verdict};
use crate::model::registry::Metric;
use crate::pages::facts::Facts;
use crate::pages::view::{Comparison, Words};
use crate::stats::Answer;

/// That a comparison is not possible.
pub(crate) fn none(lang: Lang) -> Comparison {
    let text = match lang {
        Lang::Vi => "Chưa đủ số liệu để so sánh",
        Lang::En => "Not enough data to compare",
    };
    Comparison { arrow: String::new(), text: text.to_owned() }
}

/// The total of the same days a year earlier; `None` where nothing was reported then.
pub(crate) fn a_year_earlier<'a>(facts: &Facts, of: &Subject<'a>) -> Option<Total<'a>> {
    let before = Subject { period: of.period.a_year_earlier()?, ..of.clone() };
    Some(before.ask(facts)).filter(|(_, old)| old.quantity.is_some())
}

/// The comparison of a total with that of a year earlier, or that it is not possible.
pub(crate) fn comparison(
    facts: &Facts,
    (subject, now): &Total<'_>,
    (before, old): &Total<'_>,
) -> Comparison {
    let lang = facts.lang();
    let Some(old_quantity) = old.quantity else { return none(lang) };
    let verdict = facts.engine.compare((&subject.query(), now), (&before.query(), old)).verdict;
    let old_words = totals::words_of_answer(facts, before, old, &old_quantity);
    let old_words = Words { extra: String::new(), ..old_words };
    let then = format!("{} ({})", words::same_days(before.period, lang), joined(&old_words));
    let text = match (verdict, lang) {
        (Verdict::Equal, Lang::Vi) => Some(format!("bằng {then}")),
        (Verdict::Equal, Lang::En) => Some(format!("the same as in {then}")),
        _ => change(facts, subject.metric, verdict, (now, old)).map(|(is_up, size)| {
            match (is_up, lang) {
                (true, Lang::Vi) => format!("tăng {size} so với {then}"),
                (false, Lang::Vi) => format!("giảm {size} so với {then}"),
                (true, Lang::En) => format!("up {size} on {then}"),
                (false, Lang::En) => format!("down {size} on {then}"),
            }
        }),
    };
    let arrow = match verdict {
        Verdict::Greater | Verdict::LikelyGreater => "▲",
        Verdict::Less | Verdict::LikelyLess => "▼",
        _ => "=",
    };
    text.map_or_else(|| none(lang), |text| Comparison { arrow: arrow.to_owned(), text })
}

/// Whether it grew and by how much; `None` where that is not known.
///
/// What is only likely is not said of a provisional number, which may become any above it.
fn change(
    facts: &Facts,
    metric: &Metric,
    verdict: Verdict,
    (now, old): (&Answer, &Answer),
) -> Option<(bool, String)> {
    let is_up = matches!(verdict, Verdict::Greater | Verdict::LikelyGreater);
    let is_likely = match verdict {
        Verdict::Greater | Verdict::Less => false,
        Verdict::LikelyGreater | Verdict::LikelyLess => true,
        Verdict::Equal | Verdict::Unclear | Verdict::NotComparable => return None,
    };
    let are_complete = now.is_complete && old.is_complete;
    let are_final = !now.is_provisional && !old.is_provisional;
    if !are_complete || (is_likely && !are_final) {
        return None;
    }
    let (now, old) = (now.quantity?, old.quantity?);
    let is_of_percents = metric.unit.dimension() == Dimension::Percent;
    let risen = if is_of_percents {
        now.checked_sub(old)?
    } else {
        let hundred = Decimal::whole(100);
        now.ratio(old, hundred)?.checked_sub(Quantity::exact(hundred))?
    };
    let size = if is_up { risen } else { Quantity::exact(Decimal::ZERO).checked_sub(risen)? };
    let size = if is_likely { Quantity { lo: None, hi: None, ..size } } else { size };
    let (approximation, lang) = (facts.settings.site.approximation, facts.lang());
    Some((
        is_up,
        if is_of_percents {
            words::points(&size, approximation, lang)
        } else {
            words::percent(&size, approximation, lang)
        },
    ))
}
