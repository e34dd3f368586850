//! What pages of figures tell search engines: a dataset with its files, and observations.

use serde_json::{Value, json};

use super::files::DataFile;
use crate::diag::Lang;
use crate::domain::figure::display::{Toward, in_unit};
use crate::domain::{Decimal, Period, PeriodForm};
use crate::model::registry::Metric;
use crate::pages::facts::Facts;
use crate::pages::figures::shown;
use crate::pages::figures::totals::{Subject, Total};
use crate::path::PageUrl;
use crate::settings::Area;

/// At most so many observations stand on a page.
const OBSERVATIONS_MAX: usize = 12;

/// The dataset of a metric's page, and the total that the page opens with.
pub(crate) fn metric_json_ld(
    facts: &Facts,
    metric: &Metric,
    (url, hero): (&PageUrl, Option<&Total<'_>>),
) -> Vec<String> {
    let lang = facts.lang();
    let label = metric.label(lang);
    let root = shown::root(facts);
    let title = &facts.settings.site.title;
    let said = metric.entry.description.as_deref().unwrap_or(label);
    let description = match lang {
        Lang::Vi => format!("{said} Số liệu theo địa bàn và kỳ, từ các bài của {title}."),
        Lang::En => format!("{said} Figures by area and period, from the articles of {title}."),
    };
    let files = [DataFile::MetricCsv(metric.id.clone()), DataFile::MetricJson(metric.id.clone())];
    let mut dataset = dataset(facts, label, &description, (url, &files));
    let Some(dataset) = dataset.as_mut() else { return Vec::new() };
    dataset["variableMeasured"] = variable(facts, metric);
    if let Some(days) = root.as_ref().and_then(|root| facts.all_days(metric, root)) {
        dataset["temporalCoverage"] = json!(format!("{}/{}", days.first(), days.last()));
    }
    if let Some(area) = root.as_ref().and_then(|root| facts.settings.areas.get(root)) {
        dataset["spatialCoverage"] = about(area);
    }
    let mut graph = vec![dataset.to_string()];
    let hero = hero.and_then(|total| observation(facts, total));
    graph.extend(hero.map(|it| it.to_string()));
    graph
}

/// The dataset of an area's page, and the totals of its latest periods.
pub(crate) fn area_json_ld(
    facts: &Facts,
    area: &Area,
    (url, latest): (&PageUrl, &[Total<'_>]),
) -> Vec<String> {
    let title = &facts.settings.site.title;
    let name = &area.name;
    let (heading, description) = match facts.lang() {
        Lang::Vi => (
            format!("Số liệu của {name}"),
            format!("Số liệu của {name} theo chỉ số và kỳ, từ các bài của {title}."),
        ),
        Lang::En => (
            format!("Figures of {name}"),
            format!("Figures of {name} by metric and period, from the articles of {title}."),
        ),
    };
    let files = [DataFile::AreaCsv(area.id.clone()), DataFile::AreaJson(area.id.clone())];
    let Some(mut dataset) = dataset(facts, &heading, &description, (url, &files)) else {
        return Vec::new();
    };
    dataset["spatialCoverage"] = about(area);
    let variables: Vec<Value> = latest.iter().map(|(of, _)| variable(facts, of.metric)).collect();
    dataset["variableMeasured"] = Value::Array(variables);
    let observations =
        latest.iter().take(OBSERVATIONS_MAX).filter_map(|total| observation(facts, total));
    std::iter::once(dataset).chain(observations).map(|node| node.to_string()).collect()
}

fn dataset(
    facts: &Facts,
    name: &str,
    description: &str,
    (url, files): (&PageUrl, &[DataFile]),
) -> Option<Value> {
    let site = &facts.settings.site;
    if !site.outputs.data {
        return None;
    }
    let publisher = site.publisher.name.as_ref().unwrap_or(&site.title);
    let download = |file: &DataFile| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": file.media_type(),
            "contentUrl": facts.urls.whole(&file.url()),
        })
    };
    let mut dataset = json!({
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": facts.urls.whole(url),
        "inLanguage": facts.lang(),
        "isAccessibleForFree": true,
        "creator": {"@type": "Organization", "name": publisher},
        "distribution": files.iter().map(download).collect::<Vec<_>>(),
    });
    if let Some(licence) = &site.data_licence {
        let known = super::index::licence_url(licence);
        dataset["license"] = json!(known.as_deref().unwrap_or(licence));
    }
    Some(dataset)
}

fn variable(facts: &Facts, metric: &Metric) -> Value {
    let mut variable = json!({"@type": "PropertyValue", "name": metric.label(facts.lang())});
    if !metric.unit_text.is_empty() {
        variable["unitText"] = json!(metric.unit_text);
    }
    variable
}

fn about(area: &Area) -> Value {
    let kind = if area.is_body() { "Organization" } else { "Place" };
    json!({"@type": kind, "name": area.name})
}

/// The total of an area and period; an exact one has a value, any other its bounds alone.
fn observation(facts: &Facts, (subject, answer): &Total<'_>) -> Option<Value> {
    let Subject { metric, area, period, .. } = *subject;
    let quantity = answer.quantity?;
    let of = facts.settings.areas.get(area)?;
    let within = |value, toward| number(in_unit(&metric.unit, value, toward));
    let mut value = json!({"@type": "QuantitativeValue"});
    if quantity.is_exact() {
        value["value"] = within(quantity.est, Toward::Nearest);
    } else {
        if let Some(lo) = quantity.lo {
            value["minValue"] = within(lo, Toward::Down);
        }
        if let Some(hi) = quantity.hi {
            value["maxValue"] = within(hi, Toward::Up);
        }
    }
    if !metric.unit_text.is_empty() {
        value["unitText"] = json!(metric.unit_text);
    }
    Some(json!({
        "@type": "Observation",
        "variableMeasured": metric.label(facts.lang()),
        "observationAbout": about(of),
        "observationDate": period.last().to_string(),
        "observationPeriod": duration(period),
        "value": value,
    }))
}

/// A number with at most 15 digits as a number, which every reader takes whole; a longer one as text.
fn number(value: Decimal) -> Value {
    let text = value.to_string();
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parsed = if n_digits <= 15 { serde_json::from_str(&text).ok() } else { None };
    parsed.unwrap_or(Value::String(text))
}

/// The length of a period in the form of ISO 8601.
fn duration(period: Period) -> String {
    match period.form() {
        PeriodForm::Year(_) => "P1Y".to_owned(),
        PeriodForm::Half(..) => "P6M".to_owned(),
        PeriodForm::Quarter(..) => "P3M".to_owned(),
        PeriodForm::Month(..) => "P1M".to_owned(),
        PeriodForm::Day(_) | PeriodForm::Range => format!("P{}D", period.n_days()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_all_their_digits() {
        for (text, expected) in [
            ("27.4", "27.4"),
            ("205400", "205400"),
            ("0.000001", "1e-6"),
            ("123456789012345678", "\"123456789012345678\""),
        ] {
            assert_eq!(number(text.parse().unwrap()).to_string(), expected);
        }
    }
}
