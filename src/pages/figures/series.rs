//! A metric over time: a chart with a bar a period, at the rhythm in which it is reported.

use std::ops::RangeInclusive;

use chrono::Datelike;

use super::charts::{self, Point};
use super::covered;
use super::totals::{self, Subject, Total};
use super::words;
use crate::diag::Lang;
use crate::domain::{AreaId, Period, PeriodForm, ProgrammeId};
use crate::model::registry::Metric;
use crate::pages::data;
use crate::pages::facts::{self, Facts};
use crate::pages::view::{Bar, Chart};

/// A chart needs so many bars to say more than its table.
const BARS_MIN: usize = 2;
/// A chart shows the newest periods, at most so many.
const BARS_MAX: usize = 12;
/// Columns stand side by side on a phone, at most so many; more are drawn as rows.
const COLUMNS_MAX: usize = 8;

/// What a series is of.
pub(crate) struct Over<'a> {
    /// The metric.
    pub(crate) metric: &'a Metric,
    /// The area.
    pub(crate) area: &'a AreaId,
    /// The programme, where only its figures count.
    pub(crate) programme: Option<&'a ProgrammeId>,
    /// The days that its periods lie in, where not all of them are asked for.
    pub(crate) within: Option<Period>,
}

/// A metric of an area over all time.
pub(crate) fn of(facts: &Facts, metric: &Metric, area: &AreaId) -> Option<Chart> {
    chart(facts, &Over { metric, area, programme: None, within: None })
}

/// The chart of a series; `None` where fewer than two periods have a number.
pub(crate) fn chart(facts: &Facts, over: &Over<'_>) -> Option<Chart> {
    let lang = facts.lang();
    let (step, periods) = periods(&reported(facts, over))?;
    let Over { metric, area, programme, .. } = *over;
    let ask = |period| Subject { metric, area, period, programme }.ask(facts);
    let totals: Vec<Total<'_>> = periods.into_iter().map(ask).collect();
    let points: Vec<Point> = totals.iter().map(|total| point(facts, total, step)).collect();
    if points.iter().filter(|point| point.quantity.is_some()).count() < BARS_MIN {
        return None;
    }
    let n_sources = charts::n_sources(totals.iter().map(|(_, answer)| answer));
    let scale = charts::scale(facts, metric, &points);
    let bars = charts::bars(facts, &scale, points);
    let place = facts.settings.areas.get(area).map(|area| area.name.as_str());
    let of = programme.map(|id| facts::programme_name(&facts.settings, id));
    let names = [place, of.as_deref(), Some(step.rhythm(lang))];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    let label = metric.label(lang);
    Some(Chart {
        id: format!("chuoi-{}", metric.id),
        kind: if bars.len() > COLUMNS_MAX { "bars" } else { "columns" }.to_owned(),
        title: title_of_extremes(&bars, label, lang),
        subtitle: format!("{}, {}{}", scale.measure(), names.join(", "), parts(&bars, lang)),
        description: charts::description(&bars, &scale.unit(), programme.is_some(), lang),
        row_title: if lang == Lang::Vi { "Kỳ" } else { "Period" }.to_owned(),
        value_title: words::unit_title(&scale.unit()),
        bars,
        steps: Vec::new(),
        n_sources,
        sources_url: totals::sources_url(facts, metric),
        csv_url: data::csv_of_total(facts, &metric.id, Some(area), None)
            .filter(|_| programme.is_none()),
    })
}

/// The periods that the metric, or both parts of a ratio, have reports of.
fn reported(facts: &Facts, over: &Over<'_>) -> Vec<Period> {
    let mut reported = facts.periods_of_total(over.metric, over.area);
    reported.retain(|period| over.within.is_none_or(|within| period.is_in(within)));
    reported
}

fn point(facts: &Facts, (of, answer): &Total<'_>, step: Step) -> Point {
    let lang = facts.lang();
    let period = of.period;
    let (title, group) = step.column_title(period, lang);
    let url =
        facts::period_url(&facts.settings, period).filter(|_| facts.periods.contains(&period));
    Point {
        title,
        full_title: words::period_title(period, lang),
        group,
        url: url.map(|url| facts.urls.local(&url)),
        quantity: answer.quantity,
        note: covered::of_quotient(facts, of, answer),
        is_provisional: answer.is_provisional,
        is_accent: true,
        tile: None,
    }
}

/// How often the bars of a series stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Year,
    Half,
    FirstHalf,
    SecondHalf,
    Quarter,
    Month,
}

impl Step {
    /// The rhythm in which these periods are reported: halves, else the form that most have.
    ///
    /// Where only first halves are reported, second halves would be gaps and scraps of months.
    fn of(reported: &[Period], years: &RangeInclusive<i32>) -> Self {
        let n = |step: Self| reported.iter().filter(|period| step.is_form_of(**period)).count();
        let is_one_year = years.start() == years.end();
        let (first, second) = (n(Self::FirstHalf), n(Self::SecondHalf));
        // A rhythm that ended in an earlier year would hide the newest reports.
        let goes_on = |step: Self| {
            let mut own = reported.iter().filter(|period| step.is_form_of(**period));
            own.any(|period| period.last().year() == *years.end())
        };
        if (first >= BARS_MIN && second >= BARS_MIN && goes_on(Self::Half))
            || (is_one_year && first > 0 && second > 0)
        {
            return Self::Half;
        }
        for step in [Self::FirstHalf, Self::SecondHalf] {
            if n(step) >= BARS_MIN && goes_on(step) {
                return step;
            }
        }
        // Of equally many the last is taken: the widest form.
        let most = [Self::Month, Self::Quarter, Self::Year].into_iter().max_by_key(|step| n(*step));
        match most {
            Some(step) if n(step) >= BARS_MIN && goes_on(step) => step,
            _ if is_one_year => Self::Month,
            _ => Self::Year,
        }
    }

    fn is_form_of(self, period: Period) -> bool {
        match period.form() {
            PeriodForm::Year(_) => self == Self::Year,
            PeriodForm::Half(_, 1) => matches!(self, Self::Half | Self::FirstHalf),
            PeriodForm::Half(..) => matches!(self, Self::Half | Self::SecondHalf),
            PeriodForm::Quarter(..) => self == Self::Quarter,
            PeriodForm::Month(..) => self == Self::Month,
            PeriodForm::Day(_) | PeriodForm::Range => false,
        }
    }

    /// What follows the year in the name of each of its periods.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Year => &[""],
            Self::Half => &["-H1", "-H2"],
            Self::FirstHalf => &["-H1"],
            Self::SecondHalf => &["-H2"],
            Self::Quarter => &["-Q1", "-Q2", "-Q3", "-Q4"],
            Self::Month => &[
                "-01", "-02", "-03", "-04", "-05", "-06", "-07", "-08", "-09", "-10", "-11", "-12",
            ],
        }
    }

    /// What stands under a column, and the year over its parts where there are several.
    fn column_title(self, period: Period, lang: Lang) -> (String, String) {
        let year = period.first().year().to_string();
        match (period.form(), lang) {
            (PeriodForm::Half(_, n), Lang::Vi) if self == Self::Half => {
                (if n == 1 { "đầu" } else { "cuối" }.to_owned(), year)
            }
            (PeriodForm::Half(_, n), Lang::En) if self == Self::Half => (format!("H{n}"), year),
            (PeriodForm::Quarter(_, n), _) => (format!("Q{n}"), year),
            (PeriodForm::Month(_, n), Lang::Vi) => (format!("T{n}"), year),
            (PeriodForm::Month(_, n), Lang::En) => (format!("M{n}"), year),
            _ => (year, String::new()),
        }
    }

    /// How often the bars stand, in words: `6 tháng đầu mỗi năm`.
    const fn rhythm(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Year, Lang::Vi) => "theo năm",
            (Self::Year, Lang::En) => "by year",
            (Self::Half, Lang::Vi) => "theo nửa năm",
            (Self::Half, Lang::En) => "by half-year",
            (Self::FirstHalf, Lang::Vi) => "6\u{a0}tháng đầu mỗi năm",
            (Self::FirstHalf, Lang::En) => "first half of each year",
            (Self::SecondHalf, Lang::Vi) => "6\u{a0}tháng cuối mỗi năm",
            (Self::SecondHalf, Lang::En) => "second half of each year",
            (Self::Quarter, Lang::Vi) => "theo quý",
            (Self::Quarter, Lang::En) => "by quarter",
            (Self::Month, Lang::Vi) => "theo tháng",
            (Self::Month, Lang::En) => "by month",
        }
    }
}

/// The periods of a series without gaps, oldest first: the newest of one rhythm.
fn periods(reported: &[Period]) -> Option<(Step, Vec<Period>)> {
    let of_years = || reported.iter().filter(|period| period.form() != PeriodForm::Range);
    let years = of_years().map(|period| period.first().year()).min()?
        ..=of_years().map(|period| period.first().year()).max()?;
    let starts = reported.iter().map(|period| period.first()).min()?;
    let ends = reported.iter().map(|period| period.last()).max()?;
    let step = Step::of(reported, &years);
    let newest_first = years.rev().flat_map(|year| {
        let endings = step.endings().iter().rev();
        endings.filter_map(move |ending| Period::parse(&format!("{year:04}{ending}")))
    });
    let mut periods: Vec<Period> = newest_first
        .filter(|period| period.first() <= ends && period.last() >= starts)
        .take(BARS_MAX)
        .collect();
    periods.reverse();
    Some((step, periods))
}

/// Which columns cover a part alone: `; năm 2024: 1/13 đơn vị đã báo cáo`; of several how many.
fn parts(bars: &[Bar], lang: Lang) -> String {
    let partial: Vec<&Bar> = bars.iter().filter(|bar| !bar.note.is_empty()).collect();
    match (&partial[..], lang) {
        ([], _) => String::new(),
        ([bar], _) => format!("; {}: {}", charts::when(bar), bar.note),
        (several, Lang::Vi) => format!("; {}\u{a0}kỳ mới có một phần số liệu", several.len()),
        (several, Lang::En) => format!("; {}\u{a0}periods in part only", several.len()),
    }
}

/// The finding: the highest column, where one is highest for certain; else what is shown.
fn title_of_extremes(bars: &[Bar], label: &str, lang: Lang) -> String {
    let highest: Vec<&Bar> = bars.iter().filter(|bar| bar.permille == 1000).collect();
    // A quotient of a part may lie on either side of that of the whole.
    let is_unsure = |bar: &Bar| !bar.note.is_empty() || (bar.is_open && bar.permille < 1000);
    let may_be_higher = bars.iter().any(is_unsure);
    let has_gap = bars.iter().any(|bar| bar.words.is_none());
    match (&highest[..], lang) {
        ([bar], Lang::Vi) if !may_be_higher && !has_gap => {
            format!("{label}: cao nhất trong {}", charts::when(bar))
        }
        ([bar], Lang::En) if !may_be_higher && !has_gap => {
            format!("{label}: highest in {}", charts::when(bar))
        }
        (_, Lang::Vi) => format!("{label} qua các kỳ"),
        (_, Lang::En) => format!("{label} over time"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(reported: &[&str]) -> (String, Vec<String>) {
        let reported: Vec<Period> =
            reported.iter().map(|name| Period::parse(name).expect("a period")).collect();
        let (step, periods) = periods(&reported).expect("something is reported");
        let title = |period: &Period| {
            let (title, group) = step.column_title(*period, Lang::En);
            format!("{title} {group}").trim().to_owned()
        };
        (step.rhythm(Lang::En).to_owned(), periods.iter().map(title).collect())
    }

    #[test]
    fn a_series_has_the_rhythm_in_which_most_is_reported() {
        let cases: &[(&[&str], &str, &[&str])] = &[
            (&["2023", "2025"], "by year", &["2023", "2024", "2025"]),
            (&["2023-H1", "2024-H1", "2023"], "first half of each year", &["2023", "2024"]),
            (&["2023-H2", "2024-H2"], "second half of each year", &["2023", "2024"]),
            (
                &["2023-H1", "2023-H2", "2024-H1", "2024-H2"],
                "by half-year",
                &["H1 2023", "H2 2023", "H1 2024", "H2 2024"],
            ),
            (&["2024-H1", "2024-H2"], "by half-year", &["H1 2024", "H2 2024"]),
            (&["2024-Q2", "2024-Q4"], "by quarter", &["Q2 2024", "Q3 2024", "Q4 2024"]),
            (
                &["2024-Q4", "2025-Q1", "2024"],
                "by quarter",
                &["Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025"],
            ),
            (
                &["2024-03", "2024-05", "2024-Q1"],
                "by month",
                &["M1 2024", "M2 2024", "M3 2024", "M4 2024", "M5 2024"],
            ),
            (&["2024-01", "2024-02", "2023", "2024"], "by year", &["2023", "2024"]),
            (&["2024-03"], "by month", &["M3 2024"]),
            (&["2022-H1", "2023-H1", "2024-Q3"], "by year", &["2022", "2023", "2024"]),
            (&["2022-11", "2022-12", "2023-H1"], "by year", &["2022", "2023"]),
        ];
        for (reported, rhythm, titles) in cases {
            let (told, shown) = chosen(reported);
            assert_eq!(
                (told.as_str(), shown),
                (*rhythm, titles.iter().map(|t| (*t).to_owned()).collect()),
                "{reported:?}"
            );
        }
    }

    #[test]
    fn a_series_shows_the_newest_periods() {
        let (_, years) = chosen(&["0001", "2025"]);
        assert_eq!(years.len(), BARS_MAX);
        assert_eq!((years[0].as_str(), years[11].as_str()), ("2014", "2025"));
        assert_eq!(periods(&[]), None);
    }
}
