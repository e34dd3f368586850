//! The pages of periods: totals with coverage, by district, the period's articles.

use std::cmp::Reverse;

use super::article::period_link;
use super::facts::{self, Facts};
use super::figures::headline;
use super::figures::scale::{self, Amount, Scale};
use super::figures::shown;
use super::figures::targets;
use super::figures::totals::{self, Subject};
use super::figures::words;
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::view::{Counted, CrossRow, CrossTable, Link, ListView, PeriodView, StatBox, Words};
use crate::diag::Lang;
use crate::domain::Period;

/// The table of districts shows at most so many metrics.
const METRICS_MAX: usize = 5;

/// The view of the list of all periods, newest first.
pub(crate) fn index(facts: &Facts) -> View {
    let url = facts::folder(&facts.settings.site.paths.periods);
    let title = section_title(facts.lang());
    let mut periods: Vec<Period> = facts.periods.iter().copied().collect();
    periods.sort_by_key(|period| Reverse((period.last(), period.n_days())));
    let links = periods.iter().map(|period| {
        let link = period_link(facts, *period);
        let n = facts.lists.by_period.get(period).map_or(0, Vec::len);
        Counted { title: link.title, url: link.url, n }
    });
    let list = ListView {
        title: title.clone(),
        subtitle: String::new(),
        links: links.collect(),
        years: Vec::new(),
        boxes: Vec::new(),
    };
    let about = About { kind: "list", title, section: "periods", ..About::default() };
    View {
        template: "list.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &url, about)))),
            ("list", Entry::One(Part::new(list))),
            ("cards", Entry::Many(Vec::new())),
            (
                "pager",
                Entry::One(Part::new(paginate::pager(
                    (&url, &facts.settings.site.paths.page),
                    1,
                    facts.settings.site.paginate,
                    0,
                    &facts.urls,
                ))),
            ),
        ],
    }
}

fn section_title(lang: Lang) -> String {
    if lang == Lang::Vi { "Kỳ báo cáo" } else { "Periods" }.to_owned()
}

/// The view of one page of a period.
pub(crate) fn view(facts: &Facts, period: Period, number: usize) -> View {
    let site = &facts.settings.site;
    let lang = facts.lang();
    let url =
        facts::period_url(&facts.settings, period).expect("only periods with pages have views");
    let list = facts.lists.by_period.get(&period).map_or(&[][..], |list| list);
    let range = paginate::range(number, site.paginate, list.len());
    let pager =
        paginate::pager((&url, &site.paths.page), number, site.paginate, list.len(), &facts.urls);
    let index = facts::folder(&site.paths.periods);
    let about = About {
        kind: "period",
        title: words::period_title(period, lang),
        section: "periods",
        way: vec![Link { title: section_title(lang), url: facts.urls.local(&index) }],
        ..About::default()
    };
    let page_url = paginate::page_url(&url, &site.paths.page, number);
    let cards = list[range].iter().map(|idx| facts.cards[*idx].clone());
    View {
        template: "period.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("period", Entry::One(Part::new(period_view(facts, period, number)))),
            ("cards", Entry::Many(cards.collect())),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

/// All that is said of a period, on the first page of its list; the others only name it.
fn period_view(facts: &Facts, period: Period, number: usize) -> PeriodView {
    let named = PeriodView {
        title: words::period_title(period, facts.lang()),
        days: words::days(period, facts.lang()),
        ..PeriodView::default()
    };
    if number > 1 {
        return named;
    }
    PeriodView {
        boxes: boxes(facts, period),
        targets: targets::of_period(facts, period),
        table: table(facts, period),
        links: links(facts, period),
        ..named
    }
}

/// The totals of the area that holds all, the home metrics first.
fn boxes(facts: &Facts, period: Period) -> Vec<StatBox> {
    let Some(root) = shown::root(facts) else { return Vec::new() };
    let headline = headline::metrics(facts);
    let rest = facts
        .settings
        .metrics
        .iter()
        .filter(|metric| !headline.iter().any(|other| other.id == metric.id));
    let all = headline.iter().copied().chain(rest);
    let boxes = all.filter_map(|metric| {
        let subject = Subject { metric, area: &root, period, programme: None };
        totals::stat_box(facts, &subject.ask(facts))
    });
    boxes.collect()
}

/// Districts by the home metrics that have figures in the period.
fn table(facts: &Facts, period: Period) -> Option<CrossTable> {
    let root = shown::root(facts)?;
    let lang = facts.lang();
    let units = facts.settings.areas.units_of(&root, period);
    let columns: Vec<(String, Vec<Option<Words>>)> = headline::metrics(facts)
        .into_iter()
        .map(|metric| {
            let of = |area| Subject { metric, area, period, programme: None };
            let amount = |unit| scale::amount(facts, &of(unit).ask(facts));
            let amounts: Vec<Option<Amount>> = units.iter().map(amount).collect();
            let scale = Scale::of(facts, metric, amounts.iter().flatten().map(|it| it.quantity));
            let cells = amounts.iter().map(|it| it.as_ref().map(|it| it.words(&scale, lang)));
            (scale.measure(), cells.collect::<Vec<_>>())
        })
        .filter(|(_, cells)| cells.iter().any(Option::is_some))
        .take(METRICS_MAX)
        .collect();
    let rows = units.iter().enumerate().map(|(idx, unit)| {
        let link = facts::area_link(&facts.settings, &facts.urls, unit);
        CrossRow {
            title: link.title,
            url: Some(link.url).filter(|url| !url.is_empty()),
            cells: columns.iter().map(|(_, cells)| cells[idx].clone()).collect(),
        }
    });
    let rows: Vec<CrossRow> = rows.collect();
    (!columns.is_empty()).then(|| CrossTable {
        caption: match lang {
            Lang::Vi => format!("Theo địa bàn, {}", words::period(period, lang)),
            Lang::En => format!("By district, {}", words::period(period, lang)),
        },
        corner: if lang == Lang::Vi { "Địa bàn" } else { "District" }.to_owned(),
        columns: columns.into_iter().map(|(title, _)| title).collect(),
        rows,
    })
}

/// The same period a year earlier and later, the periods around and inside this one.
fn links(facts: &Facts, period: Period) -> Vec<Link> {
    let is_near = |other: &&Period| {
        **other != period
            && (other.is_in(period)
                || period.is_in(**other)
                || other.a_year_earlier() == Some(period)
                || period.a_year_earlier() == Some(**other))
    };
    facts.periods.iter().filter(is_near).map(|other| period_link(facts, *other)).collect()
}
