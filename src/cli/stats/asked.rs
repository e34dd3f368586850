//! What is asked, and what is meant where nothing is said.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::cli::args::{By, StatsArgs};
use crate::diag::Text;
use crate::domain::{AreaId, Period, ProgrammeId};
use crate::model::registry::Metric;
use crate::pages::Facts;
use crate::settings::Found;

/// A name that is near to none is answered with so many that there are.
const CHOICES_MAX: usize = 12;

/// Why a question has no meaning.
#[derive(Clone)]
pub(super) struct Wrong(pub(super) Text);

/// A question with its names resolved.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    /// None for all metrics.
    pub(super) metric: Option<&'a Metric>,
    pub(super) area: AreaId,
    pub(super) period: Option<Period>,
    pub(super) programme: Option<ProgrammeId>,
    pub(super) by: Option<By>,
}

impl<'a> Asked<'a> {
    pub(super) fn read(facts: &'a Facts, args: &StatsArgs) -> Result<Self, Wrong> {
        let settings = facts.settings();
        let metric = match &args.metric {
            None => None,
            Some(name) => {
                let found = settings.metrics.find(name);
                let ids = settings.metrics.iter().map(|metric| metric.id.as_str());
                Some(one(found, name, (("Chỉ số", "metric"), ids), |metric| {
                    metric.id.as_str()
                })?)
            }
        };
        let area = match &args.area {
            Some(name) => {
                let found = settings.areas.find(name);
                let ids = settings.areas.iter().map(|area| area.id.as_str());
                one(found, name, (("Địa bàn", "area"), ids), |area| area.id.as_str())?.id.clone()
            }
            None => root(facts)?,
        };
        let programme = match &args.programme {
            None => None,
            Some(name) => {
                let found = settings.site.programme(name);
                let ids = settings.site.programmes.iter().map(|programme| programme.id.as_str());
                let known = (("Chương trình", "programme"), ids);
                let found = one(found, name, known, |programme| programme.id.as_str())?;
                Some(found.id.clone())
            }
        };
        let period = match &args.period {
            None => None,
            Some(text) => Some(settings.site.period(text.trim()).ok_or_else(|| {
                let campaigns = settings.site.periods.iter().map(|campaign| campaign.id.as_str());
                let nearest = crate::fold::nearest(text, campaigns);
                let (vi, en) = suggestion(nearest);
                Wrong(Text::new(
                    format!(
                        "Không hiểu kỳ “{text}”.{vi} Viết như 2023, 2023-H1, 2023-Q1, 2023-05."
                    ),
                    format!(
                        "Period “{text}” not understood.{en} Write 2023, 2023-H1, 2023-Q1, 2023-05."
                    ),
                ))
            })?),
        };
        Ok(Self { metric, area, period, programme, by: args.by })
    }

    /// The period of a question about one metric: the year of its newest figure, or with `--by
    /// period` all days that have figures; none where it has no figures here.
    pub(super) fn period_of(&self, facts: &Facts, metric: &Metric) -> Option<Period> {
        self.period.or_else(|| {
            let days = facts.all_days(metric, &self.area)?;
            Some(if self.by == Some(By::Period) { days } else { year_of(days) })
        })
    }

    /// The period of a question about all metrics: the year of the newest figure, here or anywhere.
    pub(super) fn period_of_all(&self, facts: &Facts) -> Result<Period, Wrong> {
        if let Some(period) = self.period {
            return Ok(period);
        }
        let metrics = || facts.settings().metrics.iter();
        let here = || metrics().filter_map(|metric| facts.all_days(metric, &self.area));
        let anywhere = || {
            let areas = facts.settings().areas.iter();
            areas.flat_map(|area| metrics().filter_map(|m| facts.all_days(m, &area.id)))
        };
        let newest = |days: &Period| days.last();
        let found = here().max_by_key(newest).or_else(|| anywhere().max_by_key(newest));
        found.map(year_of).ok_or_else(|| {
            Wrong(Text::new(
                "Trang chưa có số liệu nào. Ghi thêm --period.",
                "The site has no figures yet. Add --period.",
            ))
        })
    }

    /// The districts inside the area; where it has none, its parts.
    pub(super) fn districts(&self, facts: &Facts, period: Period) -> Vec<AreaId> {
        let areas = &facts.settings().areas;
        let districts = areas.units_of(&self.area, period);
        if districts.is_empty() { areas.sets.direct(&self.area).to_vec() } else { districts }
    }

    /// The periods inside `within` that have reports, by first day.
    pub(super) fn periods(&self, facts: &Facts, metric: &Metric, within: Period) -> Vec<Period> {
        let told =
            metric.rule.parts().into_iter().flat_map(|id| facts.periods_of_metric(id, &self.area));
        let told: BTreeSet<Period> = told.filter(|period| period.is_in(within)).collect();
        told.into_iter().collect()
    }
}

/// The year in which days end.
fn year_of(days: Period) -> Period {
    Period::parse(&format!("{:04}", days.last().year())).unwrap_or(days)
}

/// The area that holds all others.
fn root(facts: &Facts) -> Result<AreaId, Wrong> {
    let roots: Vec<&AreaId> = facts.settings().areas.roots().map(|area| &area.id).collect();
    match &roots[..] {
        [root] => Ok((*root).clone()),
        [] => Err(Wrong(Text::new(
            "Trang chưa có địa bàn nào trong content/areas.yaml.",
            "The site has no areas in content/areas.yaml.",
        ))),
        several => {
            let ids = several.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
            Err(Wrong(Text::new(
                format!("Không có một địa bàn bao trùm tất cả ({ids}). Ghi thêm --area."),
                format!("No single area holds all others ({ids}). Add --area."),
            )))
        }
    }
}

/// The one thing of this name, or what to write instead.
fn one<'r, T>(
    found: Found<'r, T>,
    name: &str,
    ((vi, en), known): ((&str, &str), impl Iterator<Item = &'r str>),
    id: impl Fn(&T) -> &str,
) -> Result<&'r T, Wrong> {
    match found {
        Found::One(it) => Ok(it),
        Found::Several(several) => {
            let ids = several.into_iter().map(id).collect::<Vec<_>>().join(", ");
            Err(Wrong(Text::new(
                format!("“{name}” là tên của nhiều mục: {ids}. Ghi mã."),
                format!("“{name}” names several: {ids}. Write the id."),
            )))
        }
        Found::Nothing(nearest) => {
            let (more_vi, more_en) = match nearest {
                Some(_) => suggestion(nearest),
                None => choice(&known.collect::<Vec<_>>()),
            };
            Err(Wrong(Text::new(
                format!("{vi} “{name}” chưa có trong danh mục.{more_vi}"),
                format!("Unknown {en} “{name}”.{more_en}"),
            )))
        }
    }
}

/// What there is to choose from; of a long list its beginning.
fn choice(known: &[&str]) -> (String, String) {
    if known.is_empty() {
        return Default::default();
    }
    let listed = known[..known.len().min(CHOICES_MAX)].join(", ");
    let more = if known.len() > CHOICES_MAX { " …" } else { "." };
    (format!(" Đang có: {listed}{more}"), format!(" There are {listed}{more}"))
}

fn suggestion(nearest: Option<&str>) -> (String, String) {
    nearest.map_or_else(Default::default, |nearest| {
        (format!(" Gần nhất: {nearest}."), format!(" Did you mean {nearest}?"))
    })
}
