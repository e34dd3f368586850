//! What an article says of its figures: phrases to quantities with all that they are about.

use std::sync::Arc;

use super::names::{Names, date_words};
use super::registry::Metric;
use super::{Resolved, Stated};
use crate::article::{FigureEntry, HoleKind, MetricEntry};
use crate::diag::{Code, Diagnostic, Marked, Place, Span, Text, figures, relations};
use crate::domain::figure::{Figure, Reason, Refusal, Warning};
use crate::domain::metric::Aggregation;
use crate::domain::unit::Dimension;
use crate::domain::{AreaId, Decimal, Period, ProgrammeId, Quantity};
use crate::fold;

/// The most base units of a figure: above 10²⁴ the sums of a site could pass the range.
const BASE_MAX: Decimal = Decimal::from_millionths(10_i128.pow(30));

/// What holds for every figure of an article that does not say otherwise.
struct Common {
    /// The event of a figure of one day that names none: the article itself.
    own_event: Arc<str>,
    area: Option<AreaId>,
    period: Option<Period>,
    programme: Option<ProgrammeId>,
}

/// Reads every figure that an article declares, in its front matter and in its prose.
pub(super) fn read(resolved: &mut Resolved, names: &mut Names<'_>) {
    let article = Arc::clone(&resolved.article);
    let common = Common {
        own_event: Arc::from(fold::fold_name(resolved.path())),
        area: resolved.area.clone(),
        period: resolved.period,
        programme: resolved.programme.clone(),
    };
    let n_figures = |entry: &MetricEntry| {
        entry.figures.iter().map(|figure| 1 + figure.long().by_area.len()).sum::<usize>()
    };
    resolved.figures.reserve_exact(article.front.metrics.iter().map(n_figures).sum());
    for entry in &article.front.metrics {
        if let Some(metric) = names.metric(&entry.metric) {
            declared(resolved, &common, metric, entry, names);
        }
    }
    for hole in &article.body.holes {
        if let HoleKind::Metric { query, text } = &hole.kind {
            let written = Marked { value: query.metric.clone(), span: hole.span };
            let Some(metric) = names.metric(&written) else { continue };
            in_prose(resolved, &common, metric, (text, hole.span), names);
        }
    }
    anchor(resolved);
}

/// The figures of one metric in the front matter.
fn declared(
    resolved: &mut Resolved,
    common: &Common,
    metric: &Metric,
    entry: &MetricEntry,
    names: &mut Names<'_>,
) {
    if let (Aggregation::Ratio, Some(num), Some(den)) =
        (metric.rule.agg, &metric.rule.num, &metric.rule.den)
    {
        let place = names.place(entry.metric.span);
        names.tell(figures::ratio_with_a_figure(place, num.as_str(), den.as_str()));
        return;
    }
    for figure in &entry.figures {
        let Some(whole) = whole(resolved, common, metric, figure, names) else {
            for (area, value) in &figure.long().by_area {
                names.area(area);
                reading(metric, value, names);
            }
            continue;
        };
        let whole_idx = resolved.figures.len();
        resolved.figures.push(whole);
        for (area, value) in &figure.long().by_area {
            let at = area.span;
            let Some(area) = names.area(area) else { continue };
            names.check_part((&area, at), &resolved.figures[whole_idx].area);
            let mut part = resolved.figures[whole_idx].clone();
            part.area = area;
            part.part_of = Some(whole_idx);
            part.supersedes = None;
            part.note = None;
            part.span = value.span;
            let read = reading(metric, value, names);
            (part.figure, part.quantity, part.refused) = (read.figure, read.quantity, read.refused);
            part.id = id(resolved, common, &part);
            check(resolved, metric, &part, names);
            resolved.figures.push(part);
        }
    }
}

/// One figure without its parts; `None` where it lacks what every figure needs, which is told.
fn whole(
    resolved: &Resolved,
    common: &Common,
    metric: &Metric,
    entry: &FigureEntry,
    names: &mut Names<'_>,
) -> Option<Stated> {
    let long = entry.long();
    let read = entry.value.as_ref().map(|value| reading(metric, value, names));
    let Reading { figure, quantity, refused } = read.unwrap_or_default();
    // Every name is looked up before the first that is missing ends it: all mistakes at once.
    let area = match &long.area {
        Some(area) => names.area(area),
        None => common.area.clone(),
    };
    let period = match &long.period {
        Some(period) => names.period(period),
        None => common.period,
    };
    let programme = match &long.programme {
        Some(programme) => names.programme(programme).map(Some),
        None => Some(common.programme.clone()),
    };
    let (area, period, programme) = (area?, period?, programme?);
    let (event, is_event_named) = event(common, long.event.as_ref(), period, long.is_target);
    let mut stated = Stated {
        id: Arc::from(""),
        metric: metric.id.clone(),
        figure,
        quantity,
        refused,
        area,
        period,
        programme,
        event,
        is_event_named,
        is_final: long.is_final,
        is_target: long.is_target,
        is_hidden: long.is_hidden,
        supersedes: long.supersedes.clone(),
        note: long.note.clone(),
        part_of: None,
        anchor: Arc::clone(&metric.anchor),
        span: entry.value.as_ref().map_or(entry.span, |value| value.span),
    };
    stated.id = id(resolved, common, &stated);
    check(resolved, metric, &stated, names);
    Some(stated)
}

/// A figure in prose: declared by its link, or checked against what the front matter declares.
fn in_prose(
    resolved: &mut Resolved,
    common: &Common,
    metric: &Metric,
    (text, span): (&str, Span),
    names: &mut Names<'_>,
) {
    let same_metric = |stated: &&Stated| stated.metric == metric.id;
    let declared: Vec<&Stated> = resolved.figures.iter().filter(same_metric).collect();
    if declared.is_empty() {
        let value = Marked { value: text.to_owned(), span };
        let entry = FigureEntry::phrase(value);
        if let Some(stated) = whole(resolved, common, metric, &entry, names) {
            resolved.figures.push(stated);
        }
        return;
    }
    let read = Figure::read(text, &metric.expect);
    let says = |stated: &&Stated| match (&read, &stated.figure) {
        (Ok(read), Some(figure)) => same_reading(metric, read, figure),
        _ => false,
    };
    // A declared phrase that was refused has been told of; its words are nothing to compare with.
    let first = declared.iter().find_map(|stated| Some((stated.figure.as_ref()?, stated.span)));
    if let Some((figure, declared_at)) = first.filter(|_| !declared.iter().any(says)) {
        let also = names.place(declared_at);
        let told = relations::text_differs(names.place(span), text, figure.text(), also);
        names.tell(told);
    }
}

/// Whether two phrases say the same: qualifier and number in the unit's base.
pub(super) fn same_reading(metric: &Metric, one: &Figure, other: &Figure) -> bool {
    let base = |figure: &Figure, value| match figure.unit() {
        Some(unit) => unit.to_base(value),
        None => metric.unit.to_base(value),
    };
    one.qualifier() == other.qualifier()
        && base(one, one.value()) == base(other, other.value())
        && one.value_hi().map(|v| base(one, v)) == other.value_hi().map(|v| base(other, v))
}

/// What the author's words say.
#[derive(Default)]
struct Reading {
    figure: Option<Figure>,
    quantity: Option<Quantity>,
    refused: Option<Code>,
}

impl Reading {
    fn refused(figure: Figure, code: Code) -> Self {
        Self { figure: Some(figure), quantity: None, refused: Some(code) }
    }
}

/// The author's words and their bounds in the base of the metric's unit.
fn reading(metric: &Metric, value: &Marked<String>, names: &mut Names<'_>) -> Reading {
    let text = value.value.as_str();
    let at = value.span;
    let figure = match Figure::read(text, &metric.expect) {
        Ok(figure) => figure,
        Err(refusal) => {
            names.tell(refused(names.place(at), text, &refusal));
            return Reading::default();
        }
    };
    for warning in figure.warnings() {
        names.tell(match warning {
            Warning::UnusualNumber { span, prefer } => {
                let number = &text[span.clone()];
                let mut told = figures::unusual_number(
                    names.place(at),
                    number,
                    &figure.value().to_string(),
                    prefer,
                );
                told.fix = text.get(..span.start).zip(text.get(span.end..)).map(|(a, b)| {
                    let gap = if b.starts_with(char::is_alphabetic) { " " } else { "" };
                    format!("{a}{prefer}{gap}{b}")
                });
                told
            }
            Warning::UnknownUnit { noun, .. } => {
                figures::unknown_unit(names.place(at), noun, &metric.unit_text)
            }
        });
    }
    let unit = figure.unit().unwrap_or(&metric.unit);
    if metric.unit_text.is_empty() && metric.adds_up() {
        // The metric has lost its unit, which was told of once.
        return Reading { figure: Some(figure), quantity: None, refused: None };
    }
    if !unit.converts_to(&metric.unit) {
        names.tell(figures::wrong_unit(names.place(at), text, unit.name(), metric.unit.name()));
        return Reading::refused(figure, Code::B007);
    }
    let bounds = (unit.to_base(figure.value()), figure.value_hi().map(|value| unit.to_base(value)));
    let (Some(base), None | Some(Some(_))) = bounds else {
        names.tell(figures::out_of_range(names.place(at), text));
        return Reading::refused(figure, Code::B011);
    };
    let hi = bounds.1.flatten();
    if base.is_negative() {
        names.tell(figures::negative(names.place(at), text));
        return Reading::refused(figure, Code::B009);
    }
    if metric.rule.integer && hi.is_none() && !base.is_whole() {
        names.tell(figures::fraction_of_a_count(names.place(at), text));
        return Reading::refused(figure, Code::B008);
    }
    if metric.unit.dimension() == Dimension::Percent && base > Decimal::whole(100) {
        names.tell(relations::percentage_outside(names.place(at), &Text::new(text, text)));
    }
    let quantity = Quantity::from_words(base, figure.qualifier(), hi, names.approximation());
    let is_small = |bound: Option<Decimal>| bound.is_none_or(|bound| bound <= BASE_MAX);
    if !quantity.is_some_and(|q| is_small(Some(q.est)) && is_small(q.lo) && is_small(q.hi)) {
        names.tell(figures::out_of_range(names.place(at), text));
        return Reading::refused(figure, Code::B011);
    }
    Reading { figure: Some(figure), quantity, refused: None }
}

fn refused(place: Place, text: &str, refusal: &Refusal) -> Diagnostic {
    if let Some(readings) = &refusal.readings {
        return figures::two_readings(place, text, readings);
    }
    match refusal.reason {
        Reason::ForeignCurrency => figures::foreign_currency(place, text),
        Reason::TooLarge => figures::out_of_range(place, text),
        reason => figures::not_a_figure(place, text, why(reason)),
    }
}

/// Why a phrase is no figure, for the author.
fn why(reason: Reason) -> Text {
    match reason {
        Reason::Vague => Text::new(
            "Cần một con số: “nhiều”, “hàng trăm” không cộng được.",
            "A number is needed: “many” and “hundreds” cannot be added.",
        ),
        Reason::ForeignDigits | Reason::Glued => Text::new(
            "Dùng chữ số 0 đến 9, cách đơn vị bằng dấu cách.",
            "Use the digits 0 to 9, with a space before the unit.",
        ),
        Reason::Date | Reason::Year | Reason::Period => Text::new(
            "Đây là ngày, năm hoặc kỳ; kỳ ghi ở khóa period.",
            "This is a date, a year or a period; periods go to the key period.",
        ),
        Reason::Fraction => Text::new(
            "Phân số hoặc “N trên M” không khai báo được; ghi riêng từng số.",
            "A fraction or “N of M” is not declared; write each number by itself.",
        ),
        Reason::Rate => Text::new(
            "Đơn giá không phải tổng; dùng một chỉ số có đơn vị đó và agg: none.",
            "A price of one is no total; use a metric of that unit with agg: none.",
        ),
        Reason::PhoneNumber => {
            Text::new("Trông như số điện thoại.", "It looks like a telephone number.")
        }
        _ => Text::new(
            "Viết như “trên 450 buổi” hoặc “3,5 km”.",
            "Write it like “trên 450 buổi” or “3,5 km”.",
        ),
    }
}

/// The event of a figure and whether its author says so: the one named, or for news of one day the
/// article itself.
fn event(
    common: &Common,
    named: Option<&Marked<String>>,
    period: Period,
    is_target: bool,
) -> (Option<Arc<str>>, bool) {
    match named.map(|named| fold::fold_name(&named.value)) {
        Some(name) if name == "none" => (None, true),
        Some(name) => (Some(Arc::from(name)), true),
        None if period.n_days() == 1 && !is_target => (Some(Arc::clone(&common.own_event)), false),
        None => (None, false),
    }
}

/// The observation id: what differs from the article's stands after the metric.
fn id(resolved: &Resolved, common: &Common, stated: &Stated) -> Arc<str> {
    let (path, metric) = (resolved.path(), stated.metric.as_str());
    let mut id = String::with_capacity(path.len() + metric.len() + 32);
    id.extend([path, "#", metric]);
    if common.area.as_ref() != Some(&stated.area) {
        id.push_str(&format!(".{}", stated.area));
    }
    if common.period != Some(stated.period) {
        id.push_str(&format!(".{}", stated.period));
    }
    if let Some(programme) =
        stated.programme.as_ref().filter(|_| stated.programme != common.programme)
    {
        id.push_str(&format!(".{programme}"));
    }
    if let Some(event) = stated.event.as_ref().filter(|_| stated.is_event_named) {
        id.push_str(&format!(".{}", fold::slug(event)));
    }
    if stated.is_target {
        id.push_str(".target");
    }
    Arc::from(id)
}

/// What one figure alone can be wrong about.
fn check(resolved: &Resolved, metric: &Metric, stated: &Stated, names: &mut Names<'_>) {
    names.check_existence(&stated.area, stated.period, stated.span);
    // Without a date there is nothing to compare with.
    if stated.is_target || resolved.article.front.date.is_none() {
        return;
    }
    let place = |names: &Names<'_>| names.place(stated.span);
    let date = || date_words(resolved.date);
    if stated.period.first() > resolved.date {
        let period = stated.period.to_string();
        names.tell(figures::period_after_publication(place(names), &period, &date()));
    } else if stated.is_provisional(metric.rule.agg, resolved.date) && stated.part_of.is_none() {
        let place = place(names);
        let told = |period: &str| figures::provisional(place, period, &date());
        names.tell_once_a_period(stated.period, told);
    }
}

/// Numbers the anchors of a metric's further wholes, and gives each part that of its whole.
fn anchor(resolved: &mut Resolved) {
    // The first whole of each metric, with how many there are.
    let mut seen: Vec<(usize, usize)> = Vec::with_capacity(resolved.figures.len());
    for idx in 0..resolved.figures.len() {
        let stated = &resolved.figures[idx];
        if let Some(whole) = stated.part_of {
            resolved.figures[idx].anchor = Arc::clone(&resolved.figures[whole].anchor);
            continue;
        }
        let is_same = |first: usize| resolved.figures[first].metric == stated.metric;
        if let Some((_, n)) = seen.iter_mut().find(|(first, _)| is_same(*first)) {
            *n += 1;
            resolved.figures[idx].anchor = Arc::from(format!("{}-{n}", stated.anchor));
        } else {
            seen.push((idx, 1));
        }
    }
}
