//! Comparisons, ranks and targets.

use crate::domain::{
    Aggregation, Decimal, MetricId, Quantity, Verdict, change_percent, percent_of,
};

use super::engine::Engine;
use super::names::region;
use super::question::{Answer, Query};

/// What two answers say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// How the first lies to the second.
    pub verdict: Verdict,
    /// By what per cent the first is above the second, to one decimal: only of complete figures,
    /// from a base above zero, and where the verdict is clear.
    pub change_pct: Option<Decimal>,
}

/// The first and last rank an area may have, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// Its rank if all that is unclear falls in its favour.
    pub best: usize,
    /// Its rank if nothing does.
    pub worst: usize,
}

/// Whether a target was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetVerdict {
    /// It was, whatever is still missing.
    Met,
    /// It was not, and all is told.
    Missed,
    /// The bounds do not say yet.
    Open,
    /// No target is set for the very area, days and programme.
    NoTarget,
    /// There is a target and no figure.
    NoData,
}

impl TargetVerdict {
    /// Its name in data files: `no_target`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::NoTarget => "no_target",
            Self::NoData => "no_data",
        }
    }
}

/// A target against what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetAnswer {
    /// Whether it was reached.
    pub verdict: TargetVerdict,
    /// What per cent of it was done, to one decimal.
    pub percent: Option<Decimal>,
    /// The same with the bounds of both; none of a target of zero.
    pub reached: Option<Quantity>,
    /// The target.
    pub target: Option<Quantity>,
}

impl Engine {
    /// How the answer to `a` lies to the answer to `b`.
    pub fn compare(&self, (a, now): (&Query, &Answer), (b, base): (&Query, &Answer)) -> Comparison {
        let none = Comparison { verdict: Verdict::NotComparable, change_pct: None };
        let is_sum = self.rule(&a.metric).is_some_and(|rule| rule.agg == Aggregation::Sum);
        let days_apart = (a.period.n_days() - b.period.n_days()).abs();
        if a.metric != b.metric || (is_sum && days_apart > 1) {
            return none;
        }
        let verdict = self.verdict(now, base);
        let (Some(new), Some(old)) = (now.quantity, base.quantity) else { return none };
        let is_clear = verdict != Verdict::Unclear;
        let are_complete = now.is_complete && base.is_complete;
        let change = || change_percent(new.est, old.est);
        Comparison { verdict, change_pct: (is_clear && are_complete).then(change).flatten() }
    }

    fn verdict(&self, a: &Answer, b: &Answer) -> Verdict {
        match (a.quantity, b.quantity) {
            (Some(p), Some(q)) => {
                let are_complete = a.is_complete && b.is_complete;
                p.compare(q, are_complete, self.shared.approximation)
            }
            _ => Verdict::NotComparable,
        }
    }

    /// The ranks of these answers of one metric, in their order; `None` for those that are not
    /// complete. Answers that tie exactly share their best rank.
    pub fn rank(&self, metric: &MetricId, answers: &[&Answer]) -> Vec<Option<Rank>> {
        let complete: Vec<(usize, &Answer)> = answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| answer.is_complete)
            .map(|(idx, answer)| (idx, *answer))
            .collect();
        let is_down = self.rule(metric).is_some_and(|rule| rule.good_down);
        let mut ranks = vec![None; answers.len()];
        for (idx, own) in &complete {
            let (mut n_greater, mut n_less, mut n_equal) = (0, 0, 0);
            for (_, other) in complete.iter().filter(|(other, _)| other != idx) {
                match self.verdict(other, own) {
                    Verdict::Greater | Verdict::LikelyGreater => n_greater += 1,
                    Verdict::Less | Verdict::LikelyLess => n_less += 1,
                    Verdict::Equal => n_equal += 1,
                    Verdict::Unclear | Verdict::NotComparable => {}
                }
            }
            let (n_better, n_worse) =
                if is_down { (n_less, n_greater) } else { (n_greater, n_less) };
            let (best, worst) = (1 + n_better, complete.len() - n_worse);
            let is_tie = n_equal > 0 && best + n_equal == worst;
            ranks[*idx] = Some(Rank { best, worst: if is_tie { best } else { worst } });
        }
        ranks
    }

    /// Whether `done`, the answer to `query`, reaches the target of the very area, days and programme.
    pub fn target(&self, query: &Query, done: &Answer) -> TargetAnswer {
        let none = TargetAnswer {
            verdict: TargetVerdict::NoTarget,
            percent: None,
            reached: None,
            target: None,
        };
        let Some(target) = self.target_of(query) else { return none };
        let Some(done) = done.quantity else {
            return TargetAnswer { verdict: TargetVerdict::NoData, target: Some(target), ..none };
        };
        let is_down = self.rule(&query.metric).is_some_and(|rule| rule.good_down);
        let verdict = if is_down { at_most(done, target) } else { at_least(done, target) };
        let percent = percent_of(done.est, target.est);
        TargetAnswer { verdict, percent, reached: reached(done, target), target: Some(target) }
    }

    fn target_of(&self, query: &Query) -> Option<Quantity> {
        let prepared = self.prepared(&query.metric)?;
        let set = self.shared.areas.set_of(&query.area)?;
        let programme = prepared.names.programme(query.programme.as_ref());
        let region = region(set, query.period, programme);
        let book = prepared.book(true);
        let mut inside = book.cells.inside(region, &self.shared.areas);
        let at = inside.find(|at| book.cells.all[*at as usize].region == region)?;
        let told = book.tightened.changed.get(&at).map(|change| change.told);
        Some(told.unwrap_or(book.cells.all[at as usize].bounds).quantity())
    }
}

/// What per cent of a target was done, at least and at most.
///
/// Of "hơn 1.000" the bound is what was promised, as of "không quá 5".
fn reached(done: Quantity, target: Quantity) -> Option<Quantity> {
    let aim = match (target.lo.filter(|lo| *lo > Decimal::ZERO), target.hi) {
        (Some(lo), None) => Quantity::exact(lo),
        (None, Some(hi)) => Quantity::exact(hi),
        _ => target,
    };
    let are_amounts = done.lo.is_some_and(|lo| lo >= Decimal::ZERO) && aim.est > Decimal::ZERO;
    let share = done.ratio(aim, Decimal::whole(100)).filter(|_| are_amounts)?;
    // A bound that is the estimate stays so, although both are rounded.
    let is = |bound: Option<Decimal>, of: Quantity| bound == Some(of.est);
    let est = match (share.lo, share.hi) {
        (Some(lo), _) if is(done.lo, done) && is(aim.hi, aim) => lo,
        (_, Some(hi)) if is(done.hi, done) && is(aim.lo, aim) => hi,
        _ => share.est,
    };
    Some(Quantity { est, ..share })
}

/// The verdict where more is better.
fn at_least(done: Quantity, target: Quantity) -> TargetVerdict {
    if target.hi.or(target.lo).is_some_and(|aim| done.lo.is_some_and(|lo| lo >= aim)) {
        TargetVerdict::Met
    } else if done.hi.zip(target.lo).is_some_and(|(hi, aim)| hi < aim) {
        TargetVerdict::Missed
    } else {
        TargetVerdict::Open
    }
}

/// The verdict where less is better: of "không quá 5" the upper bound is the aim.
fn at_most(done: Quantity, target: Quantity) -> TargetVerdict {
    let is_cap = target.lo.is_none_or(|lo| lo.millionths() == 0);
    let aim = if is_cap { target.hi } else { target.lo };
    if done.hi.zip(aim).is_some_and(|(hi, aim)| hi <= aim) {
        TargetVerdict::Met
    } else if done.lo.zip(target.hi).is_some_and(|(lo, aim)| lo > aim) {
        TargetVerdict::Missed
    } else {
        TargetVerdict::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Approximation, Qualifier};

    #[test]
    fn what_was_reached_of_a_target_keeps_the_bounds_of_both() {
        use Qualifier::{AtLeast, AtMost, Between, Exact};
        let of = |(qualifier, value, hi): (Qualifier, i64, Option<i64>)| {
            let hi = hi.map(Decimal::whole);
            Quantity::from_words(Decimal::whole(value), qualifier, hi, Approximation::default())
                .unwrap()
        };
        let exact = |value| (Exact, value, None);
        for (done, target, expected) in [
            (exact(75), exact(100), Some(("75", Some("75"), Some("75")))),
            (exact(0), exact(100), Some(("0", Some("0"), Some("0")))),
            ((AtLeast, 700, None), exact(900), Some(("77.777777", Some("77.777777"), None))),
            ((AtMost, 700, None), exact(900), Some(("77.777778", Some("0"), Some("77.777778")))),
            // What is promised is the bound.
            (exact(120), (AtLeast, 100, None), Some(("120", Some("120"), Some("120")))),
            (exact(4), (AtMost, 5, None), Some(("80", Some("80"), Some("80")))),
            (exact(70), (Between, 70, Some(100)), Some(("82.352941", Some("70"), Some("100")))),
            (exact(70), (Between, 0, Some(100)), Some(("70", Some("70"), Some("70")))),
            // Nothing is divided by zero.
            (exact(12), exact(0), None),
            (exact(0), (AtLeast, 0, None), None),
            (exact(12), (AtMost, 0, None), None),
        ] {
            let found = reached(of(done), of(target));
            let text = |value: Option<Decimal>| value.map(|value| value.to_string());
            let found = found.map(|it| (it.est.to_string(), text(it.lo), text(it.hi)));
            let own = |value: Option<&str>| value.map(str::to_owned);
            let expected = expected.map(|(est, lo, hi)| (est.to_owned(), own(lo), own(hi)));
            assert_eq!(found, expected, "{done:?} of {target:?}");
        }
    }
}
