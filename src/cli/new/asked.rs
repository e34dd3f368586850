//! What is known of the new article: from the command line, else from who is asked, else by default.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::cli::ask::{Asked, Kind, date, one};
use crate::cli::editor_args::NewArgs;
use crate::cli::report::Report;
use crate::domain::figure::{Expect, Figure};
use crate::domain::unit::Unit;
use crate::domain::{AreaId, Period, ProgrammeId};
use crate::settings::{Area, Metric, Programme, Settings};

/// What the article will have.
pub(super) struct Answers<'s> {
    pub(super) date: NaiveDate,
    pub(super) districts: Vec<AreaId>,
    pub(super) area: Option<AreaId>,
    pub(super) period: Option<String>,
    pub(super) programme: Option<ProgrammeId>,
    pub(super) metrics: Vec<(&'s Metric, Option<String>)>,
}

const AREA: Kind = Kind("địa bàn", "area");
const METRIC: Kind = Kind("chỉ số", "metric");
const PROGRAMME: Kind = Kind("chương trình", "programme");

/// Finds out; `None` where something that was typed means nothing, which was said.
pub(super) fn answers<'s>(
    args: &NewArgs,
    settings: &'s Settings,
    today: NaiveDate,
    asked: &mut Asked<'_>,
) -> Option<Answers<'s>> {
    let report = asked.report;
    let date = match &args.date {
        None => today,
        Some(text) => date(text, report).ok()?,
    };
    let area = |name: &str, report| find_area(settings, date, name, report);
    let mut districts =
        args.district.iter().map(|name| area(name, report)).collect::<Option<Vec<AreaId>>>()?;
    if args.district.is_empty() {
        let question = (
            "Huyện của bài (tên hoặc phần đầu của tên; Enter: không có):",
            "The article's district (its name or the beginning of it; Enter for none):",
        );
        districts.extend(asked.ask_for(question, area));
    }
    let mut seen = BTreeSet::new();
    districts.retain(|id| seen.insert(id.clone()));
    let mut metrics = args
        .metric
        .iter()
        .map(|written| metric_with_figure(settings, written, report))
        .collect::<Option<Vec<_>>>()?;
    if args.metric.is_empty() {
        ask_metrics(settings, &mut metrics, asked);
    }
    let has_figures = metrics.iter().any(|(_, phrase)| phrase.is_some());
    let own_area = match &args.area {
        Some(name) => Some(area(name, report)?),
        None if has_figures && districts.len() != 1 => {
            let root = settings.areas.roots().next().map(|root| root.id.clone());
            let shown = root.as_ref().map_or("", AreaId::as_str);
            let question = (
                format!("Số liệu là của địa bàn nào (Enter: {shown}):"),
                format!("Whose are the figures (Enter: {shown}):"),
            );
            asked.ask_for((&question.0, &question.1), area).or(root)
        }
        None => None,
    };
    let period = match &args.period {
        Some(text) => Some(find_period(settings, text, report)?),
        None if has_figures => {
            let month = format!("{:04}-{:02}", date.year(), date.month());
            let question = (
                format!("Kỳ của số liệu: 2023, 2023-H1, 2023-Q1, 2023-05, A..B (Enter: {month}):"),
                format!(
                    "What the figures cover: 2023, 2023-H1, 2023-Q1, 2023-05, A..B (Enter: {month}):"
                ),
            );
            let read = |text: &str, report| find_period(settings, text, report);
            asked.ask_for((&question.0, &question.1), read).or(Some(month))
        }
        None => None,
    };
    let programme = match &args.programme {
        Some(name) => Some(find_programme(settings, name, report)?),
        None => None,
    };
    Some(Answers { date, districts, area: own_area, period, programme, metrics })
}

/// Asks for metrics and the author's words for each, until nothing more is typed.
fn ask_metrics<'s>(
    settings: &'s Settings,
    metrics: &mut Vec<(&'s Metric, Option<String>)>,
    asked: &mut Asked<'_>,
) {
    if settings.metrics.all().is_empty() {
        return;
    }
    let question = (
        "Chỉ số có trong bài (tên hoặc phần đầu của tên; Enter: thôi):",
        "A metric in the article (its name or the beginning of it; Enter to go on):",
    );
    let lang = asked.report.lang;
    while let Some(metric) =
        asked.ask_for(question, |name, report| find_metric(settings, name, report))
    {
        let label = metric.label.in_lang(lang).unwrap_or(metric.id.as_str());
        let unit = &metric.unit;
        let question = (
            format!("{label}, đúng như câu chữ trong bài (ví dụ: hơn 300 {unit}):"),
            format!("{label}, in the article's own words (such as: hơn 300 {unit}):"),
        );
        let read = |text: &str, report| figure(metric, text, report);
        let phrase = asked.ask_for((&question.0, &question.1), read);
        metrics.push((metric, phrase));
    }
}

fn find_area(settings: &Settings, day: NaiveDate, name: &str, report: Report) -> Option<AreaId> {
    let told = |area: &Area| (area.id.to_string(), area.name.clone());
    one(name, AREA, settings.areas.meant(name, day), told, report).map(|area| area.id.clone())
}

fn find_metric<'s>(settings: &'s Settings, name: &str, report: Report) -> Option<&'s Metric> {
    let told = |metric: &Metric| {
        let label = metric.label.in_lang(report.lang).unwrap_or_default();
        (metric.id.to_string(), label.to_owned())
    };
    one(name, METRIC, settings.metrics.meant(name), told, report)
}

fn find_programme(settings: &Settings, name: &str, report: Report) -> Option<ProgrammeId> {
    let told = |programme: &Programme| (programme.id.to_string(), programme.name.clone());
    let found = one(name, PROGRAMME, settings.site.meant_programme(name), told, report);
    found.map(|programme| programme.id.clone())
}

/// The period as it is to be written: its canonical form, or the campaign's name.
fn find_period(settings: &Settings, text: &str, report: Report) -> Option<String> {
    let text = text.trim();
    let upper = text.to_uppercase();
    if let Some(period) = Period::parse(text).or_else(|| Period::parse(&upper)) {
        return Some(period.to_string());
    }
    if settings.site.period(text).is_some() {
        return Some(text.to_owned());
    }
    let campaigns: Vec<&str> = settings.site.periods.iter().map(|c| c.id.as_str()).collect();
    let (vi, en) = match crate::fold::nearest(text, campaigns) {
        Some(nearest) => (format!(" Gần nhất: {nearest}."), format!(" Did you mean {nearest}?")),
        None => Default::default(),
    };
    report.say(
        &format!("Không hiểu kỳ “{text}”. Viết như 2023, 2023-H1, 2023-Q1, 2023-05 hoặc 2023-01-01..2023-05-25.{vi}"),
        &format!("Period “{text}” not understood. Write 2023, 2023-H1, 2023-Q1, 2023-05 or 2023-01-01..2023-05-25.{en}"),
    );
    None
}

/// `cay-xanh`, or `cay-xanh=hơn 300 cây`.
fn metric_with_figure<'s>(
    settings: &'s Settings,
    written: &str,
    report: Report,
) -> Option<(&'s Metric, Option<String>)> {
    let (name, phrase) = match written.split_once('=') {
        Some((name, phrase)) => (name.trim(), Some(phrase.trim())),
        None => (written.trim(), None),
    };
    let metric = find_metric(settings, name, report)?;
    let phrase = match phrase.filter(|phrase| !phrase.is_empty()) {
        Some(phrase) => Some(figure(metric, phrase, report)?),
        None => None,
    };
    Some((metric, phrase))
}

/// The words of a figure, where they can be read as one of this metric.
fn figure(metric: &Metric, phrase: &str, report: Report) -> Option<String> {
    let names = metric.label.vi.iter().chain(&metric.label.en).chain(&metric.aliases);
    let expect = Expect::metric(Unit::named(&metric.unit), names.map(String::as_str));
    if Figure::read(phrase, &expect).is_ok() {
        return Some(phrase.to_owned());
    }
    let unit = &metric.unit;
    report.say(
        &format!("“{phrase}” không phải một số liệu. Viết như: hơn 300 {unit}"),
        &format!("“{phrase}” is no figure. Write it like: hơn 300 {unit}"),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Colour;
    use crate::diag::Lang;
    use crate::path::SitePath;
    use crate::settings::{self, Doc, ThemeDocs};

    fn settings() -> Settings {
        let doc = |name: &str, text: &str| Doc {
            file: SitePath::new(&format!("content/{name}.yaml")).unwrap(),
            text: text.into(),
        };
        let site = doc(
            "site",
            "title: A\nbase_url: https://a.vn/\nperiods: {he-2025: 2025-06..2025-08}\n",
        );
        let metrics = doc("metrics", include_str!("../../desk/starter/example/metrics.yaml"));
        let areas = doc("areas", include_str!("../../../content/areas.yaml"));
        settings::parse(Some(&site), Some(&metrics), Some(&areas), ThemeDocs::default()).0
    }

    fn args(line: &[&str]) -> NewArgs {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            args: NewArgs,
        }
        let words = ["new", "Tên bài"].iter().chain(line);
        <Line as clap::Parser>::parse_from(words).args
    }

    /// What the article will have, after these answers.
    #[track_caller]
    fn told(line: &[&str], lines: &str) -> String {
        let settings = settings();
        let report = Report::new(Lang::Vi, Colour::Never);
        let mut asked = Asked::answering(lines, report);
        let today = "2025-05-20".parse().unwrap();
        let Some(answers) = answers(&args(line), &settings, today, &mut asked) else {
            return "nothing".to_owned();
        };
        let Answers { date, districts, area, period, metrics, .. } = answers;
        let districts: Vec<&str> = districts.iter().map(AreaId::as_str).collect();
        let area = area.map(|area| area.to_string());
        let metrics: Vec<String> =
            metrics.iter().map(|(metric, words)| format!("{}={words:?}", metric.id)).collect();
        format!("{date} {districts:?} {area:?} {period:?} {metrics:?}")
    }

    #[test]
    fn names_are_completed_by_their_beginning_and_asked_for_again_where_several_begin_so() {
        for (line, lines, expected) in [
            (&["--district", "co"][..], "\n", "2025-05-20 [\"co-to\"] None None []"),
            // Ba Chẽ, Bình Liêu; nothing after that.
            (&[], "b\nbi\n\n", "2025-05-20 [\"binh-lieu\"] None None []"),
            (&["--district", "b"], "", "nothing"),
            (
                &["--district", "Huyện đoàn Cô Tô", "--district", "co-to"],
                "",
                "2025-05-20 [\"co-to\"] None None []",
            ),
            // From 1 July on the name means the commune that keeps it.
            (
                &["--district", "cô tô", "--date", "2/7/2025"],
                "",
                "2025-07-02 [\"dac-khu-co-to\"] None None []",
            ),
            (
                &["--district", "co-to", "--date", "2/7/2025"],
                "",
                "2025-07-02 [\"co-to\"] None None []",
            ),
            (&["--district", "Huế"], "", "nothing"),
            (&["--date", "hôm qua"], "", "nothing"),
        ] {
            assert_eq!(told(line, lines), expected, "{line:?} {lines:?}");
        }
    }

    #[test]
    fn figures_are_asked_for_until_they_can_be_read_and_their_period_with_them() {
        let asked = told(&["--district", "co-to"], "cay\nnhiều\nhơn 300 cây\nmáu\n45\n\n2025-h1\n");
        let figures = "[\"cay-xanh=Some(\\\"hơn 300 cây\\\")\", \"don-vi-mau=Some(\\\"45\\\")\"]";
        assert_eq!(asked, format!("2025-05-20 [\"co-to\"] None Some(\"2025-H1\") {figures}"));
        let typed = ["--metric", "cay-xanh=hơn 300 cây", "--period", "he-2025"];
        let one = "[\"cay-xanh=Some(\\\"hơn 300 cây\\\")\"]";
        let expected = format!("2025-05-20 [] Some(\"quang-ninh\") Some(\"he-2025\") {one}");
        assert_eq!(told(&typed, ""), expected);
        let several =
            ["--metric", "cay-xanh=hơn 300 cây", "--district", "co", "--district", "van-don"];
        let expected = format!(
            "2025-05-20 [\"co-to\", \"van-don\"] Some(\"cum-huyen\") Some(\"2025-05\") {one}"
        );
        assert_eq!(told(&several, "Cụm thi đua khối huyện\n\n"), expected);
        for wrong in ["cay-xanh=nhiều", "xe=3 chiếc"] {
            assert_eq!(told(&["--metric", wrong], ""), "nothing", "{wrong}");
        }
        assert_eq!(told(&["--metric", "cay-xanh=3 cây", "--period", "tháng 5"], ""), "nothing");
    }
}
