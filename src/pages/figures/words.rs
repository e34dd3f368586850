//! Words that a machine puts together: dates, periods and sentences of boxes, in the site's language.
//!
//! No-break spaces stand where a line must not break: between a number and what it counts.

use chrono::{Datelike, NaiveDate};

use crate::diag::Lang;
use crate::domain::figure::display::{self, Toward};
use crate::domain::unit::Unit;
use crate::domain::{Approximation, Decimal, Period, PeriodForm, Qualifier, Quantity};
use crate::pages::view::DateView;
use crate::stats::{Reason, TargetVerdict};

/// A date in the forms that readers see.
pub(crate) fn date(date: NaiveDate, lang: Lang) -> DateView {
    DateView { iso: date.to_string(), short: short_date(date, lang), long: long_date(date, lang) }
}

/// `25/5/2023`; in English `25 May 2023`, since a reader cannot tell day from month in figures.
pub(crate) fn short_date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}/{}/{}", date.day(), date.month(), date.year()),
        Lang::En => {
            format!("{}\u{a0}{} {}", date.day(), &english_month(date.month())[..3], date.year())
        }
    }
}

fn long_date(date: NaiveDate, lang: Lang) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Vi => format!("Ngày\u{a0}{day}\u{a0}tháng\u{a0}{month} năm\u{a0}{year}"),
        Lang::En => format!("{day}\u{a0}{} {year}", english_month(month)),
    }
}

fn english_month(month: u32) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[(month.clamp(1, 12) - 1) as usize]
}

/// A share in per cent with the word that its bounds deserve: `ít nhất 92,5 %`.
pub(crate) fn percent(share: &Quantity, approximation: Approximation, lang: Lang) -> String {
    let sign = if lang == Lang::Vi { "\u{a0}%" } else { "%" };
    measured(share, approximation, lang, sign)
}

/// A difference of two shares, as [`percent`]: `25 điểm phần trăm`.
pub(crate) fn points(change: &Quantity, approximation: Approximation, lang: Lang) -> String {
    let sign = match lang {
        Lang::Vi => "\u{a0}điểm phần trăm",
        Lang::En => "\u{a0}percentage points",
    };
    measured(change, approximation, lang, sign)
}

/// To one decimal, with the word of its bounds and the sign after it.
fn measured(share: &Quantity, approximation: Approximation, lang: Lang, sign: &str) -> String {
    let marks = lang.marks();
    let step = Decimal::from_millionths(100_000);
    let label = share.label(approximation);
    let written = |value: Decimal| format!("{}{sign}", display::number(value, marks));
    let value = match label {
        Qualifier::AtLeast => display::round(share.lo.unwrap_or(share.est), step, Toward::Down),
        Qualifier::AtMost => display::round(share.hi.unwrap_or(share.est), step, Toward::Up),
        Qualifier::About => {
            let wide = share.lo.zip(share.hi).and_then(|(lo, hi)| display::about_step(lo, hi));
            let to = |step| display::round(share.est, step, Toward::Nearest);
            let rounded = to(wide.map_or(step, |wide| wide.max(step)));
            if rounded == Decimal::ZERO { to(step) } else { rounded }
        }
        Qualifier::Exact | Qualifier::Almost | Qualifier::Between => short_of_whole(share.est),
    };
    let is_lost = value == Decimal::ZERO && share.est > Decimal::ZERO;
    let (word, value) = match (label, lang) {
        (Qualifier::Exact, Lang::Vi) if is_lost => ("dưới", step),
        (Qualifier::Exact, Lang::En) if is_lost => ("under", step),
        _ => (display::label(label, marks), value),
    };
    let open = share.lo.filter(|_| label == Qualifier::About && share.hi.is_none()).map(|lo| {
        let least = display::label(Qualifier::AtLeast, marks);
        format!(" ({least} {})", written(display::round(lo, step, Toward::Down)))
    });
    let space = if word.is_empty() { "" } else { " " };
    format!("{word}{space}{}{}", written(value), open.unwrap_or_default())
}

/// What the bounds say of a target, in Vietnamese and English.
pub(crate) const fn verdict(verdict: TargetVerdict) -> (&'static str, &'static str) {
    match verdict {
        TargetVerdict::Met => ("đạt", "met"),
        TargetVerdict::Missed => ("chưa đạt", "missed"),
        TargetVerdict::Open => ("chưa kết luận được", "undecided"),
        TargetVerdict::NoTarget => ("không có chỉ tiêu", "no target"),
        TargetVerdict::NoData => ("chưa có kết quả", "no result yet"),
    }
}

/// To one decimal, but what is not the whole never rounded to it.
fn short_of_whole(percent: Decimal) -> Decimal {
    let (step, whole) = (Decimal::from_millionths(100_000), Decimal::whole(100));
    match display::round(percent, step, Toward::Nearest) {
        rounded if rounded != whole => rounded,
        _ if percent < whole => display::round(percent, step, Toward::Down),
        _ => display::round(percent, step, Toward::Up),
    }
}

/// A period inside a sentence: `6 tháng đầu năm 2023`, `tháng 5 năm 2023`, `ngày 25/5/2023`.
pub(crate) fn period(period: Period, lang: Lang) -> String {
    match (period.form(), lang) {
        (PeriodForm::Year(y), Lang::Vi) => format!("năm\u{a0}{y}"),
        (PeriodForm::Year(y), Lang::En) => format!("{y}"),
        (PeriodForm::Half(y, 1), Lang::Vi) => format!("6\u{a0}tháng đầu năm\u{a0}{y}"),
        (PeriodForm::Half(y, _), Lang::Vi) => format!("6\u{a0}tháng cuối năm\u{a0}{y}"),
        (PeriodForm::Half(y, 1), Lang::En) => format!("first half of\u{a0}{y}"),
        (PeriodForm::Half(y, _), Lang::En) => format!("second half of\u{a0}{y}"),
        (PeriodForm::Quarter(y, n), Lang::Vi) => format!("quý\u{a0}{} năm\u{a0}{y}", roman(n)),
        (PeriodForm::Quarter(y, n), Lang::En) => format!("Q{n}\u{a0}{y}"),
        (PeriodForm::Month(y, m), Lang::Vi) => format!("tháng\u{a0}{m} năm\u{a0}{y}"),
        (PeriodForm::Month(y, m), Lang::En) => format!("{}\u{a0}{y}", english_month(m)),
        (PeriodForm::Day(day), Lang::Vi) => format!("ngày\u{a0}{}", short_date(day, lang)),
        (PeriodForm::Day(day), Lang::En) => short_date(day, lang),
        (PeriodForm::Range, _) => {
            months_from_january(period, lang).unwrap_or_else(|| days(period, lang))
        }
    }
}

/// Whole months from January on: `9 tháng đầu năm 2025`.
fn months_from_january(period: Period, lang: Lang) -> Option<String> {
    let (first, last) = (period.first(), period.last());
    let is_from_january = first.ordinal() == 1 && first.year() == last.year();
    let is_to_the_end = last.succ_opt()?.day() == 1;
    (is_from_january && is_to_the_end).then(|| match lang {
        Lang::Vi => format!("{}\u{a0}tháng đầu năm\u{a0}{}", last.month(), last.year()),
        Lang::En => format!("January to {}\u{a0}{}", english_month(last.month()), last.year()),
    })
}

/// The same days of an earlier year, as a comparison names them: `cùng kỳ năm 2024`.
///
/// A year is named as itself, days that lie in two years by how long ago they are.
pub(crate) fn same_days(earlier: Period, lang: Lang) -> String {
    let year = earlier.last().year();
    let is_in_one = earlier.first().year() == year;
    match (earlier.form(), is_in_one, lang) {
        (PeriodForm::Year(_), _, _) => period(earlier, lang),
        (_, true, Lang::Vi) => format!("cùng kỳ năm\u{a0}{year}"),
        (_, true, Lang::En) => format!("the same period of\u{a0}{year}"),
        (_, false, Lang::Vi) => "cùng kỳ năm trước".to_owned(),
        (_, false, Lang::En) => "the same period a year earlier".to_owned(),
    }
}

/// Why there is no number, in both languages, in the middle of a sentence.
pub(crate) const fn reason(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::NoData => ("chưa có số liệu", "no figures"),
        Reason::NotComparable => (
            "không tính được: tử số và mẫu số không cùng địa bàn và kỳ",
            "not computed: numerator and denominator are not of the same areas and days",
        ),
        Reason::ZeroDenominator => ("không tính được: mẫu số là 0", "not computed: divided by 0"),
        Reason::NotAggregable => (
            "chỉ số này không cộng, và không có số liệu của đúng địa bàn và kỳ này",
            "never added up, and there is no figure of the very area and period",
        ),
        Reason::MissingWeight => ("thiếu trọng số chính xác", "no exact weight"),
        Reason::TooLarge => ("số quá lớn", "the number is too large"),
    }
}

/// A period on its own: as [`period`], with a capital.
pub(crate) fn period_title(of: Period, lang: Lang) -> String {
    capital(&period(of, lang))
}

/// A period in the head of a narrow column: `2023`, `2023 đầu`, `Quý I/2023`, `5/2023`.
pub(crate) fn period_short(period: Period, lang: Lang) -> String {
    match (period.form(), lang) {
        (PeriodForm::Year(y), _) => format!("{y}"),
        (PeriodForm::Half(y, n), Lang::Vi) => {
            format!("{y}\u{a0}{}", if n == 1 { "đầu" } else { "cuối" })
        }
        (PeriodForm::Half(y, n), Lang::En) => format!("H{n}\u{a0}{y}"),
        (PeriodForm::Quarter(y, n), Lang::Vi) => format!("Quý\u{a0}{}/{y}", roman(n)),
        (PeriodForm::Quarter(y, n), Lang::En) => format!("Q{n}\u{a0}{y}"),
        (PeriodForm::Month(y, m), _) => format!("{m}/{y}"),
        (PeriodForm::Day(day), _) => short_date(day, lang),
        (PeriodForm::Range, _) => days(period, lang),
    }
}

/// The days of a period: `1/1 – 30/6/2023`.
pub(crate) fn days(period: Period, lang: Lang) -> String {
    let (first, last) = (period.first(), period.last());
    if first == last {
        return short_date(first, lang);
    }
    let from = match lang {
        Lang::Vi if first.year() == last.year() => format!("{}/{}", first.day(), first.month()),
        _ => short_date(first, lang),
    };
    format!("{from}\u{a0}–\u{a0}{}", short_date(last, lang))
}

fn roman(n: u32) -> &'static str {
    ["I", "II", "III", "IV"][(n.clamp(1, 4) - 1) as usize]
}

/// The text with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A unit as a heading: a word has its capital, the symbol of a measure stays as it is.
pub(crate) fn unit_title(unit: &str) -> String {
    let first = unit.split(' ').next().unwrap_or_default();
    let plain = first.replace('²', "2").replace('³', "3");
    let known = Unit::named(&plain);
    // The table names a measure by its symbol, where it has one of Latin letters.
    let is_symbol = known.dimension().is_physical() && known.name() == plain && plain.is_ascii();
    if is_symbol { unit.to_owned() } else { capital(unit) }
}

/// The month of a date: `tháng 5 năm 2023`.
pub(crate) fn month_of(date: NaiveDate, lang: Lang) -> String {
    let month = Period::parse(&date.format("%Y-%m").to_string());
    month.map_or_else(String::new, |month| period(month, lang))
}

/// The name of a month: `Tháng 5`.
pub(crate) fn month_title(month: u32, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Tháng\u{a0}{month}"),
        Lang::En => english_month(month).to_owned(),
    }
}

/// A size in bytes for readers: `12 KB`.
pub(crate) fn bytes(n: u64) -> String {
    match n {
        0..1024 => format!("{n}\u{a0}B"),
        1024..1_048_576 => format!("{}\u{a0}KB", n.div_ceil(1024)),
        _ => format!("{}\u{a0}MB", n.div_ceil(1_048_576)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_as_people_name_them() {
        for (form, vi, en) in [
            ("2023", "Năm 2023", "2023"),
            ("2023-H1", "6 tháng đầu năm 2023", "First half of 2023"),
            ("2023-H2", "6 tháng cuối năm 2023", "Second half of 2023"),
            ("2023-Q3", "Quý III năm 2023", "Q3 2023"),
            ("2023-05", "Tháng 5 năm 2023", "May 2023"),
            ("2023-05-25", "Ngày 25/5/2023", "25 May 2023"),
            ("2023-01-01..2023-05-25", "1/1 – 25/5/2023", "1 Jan 2023 – 25 May 2023"),
            ("2023-01-01..2023-09-30", "9 tháng đầu năm 2023", "January to September 2023"),
            ("2023-12-15..2024-02-25", "15/12/2023 – 25/2/2024", "15 Dec 2023 – 25 Feb 2024"),
        ] {
            let of = Period::parse(form).unwrap();
            let plain = |lang| period_title(of, lang).replace('\u{a0}', " ");
            assert_eq!((plain(Lang::Vi).as_str(), plain(Lang::En).as_str()), (vi, en));
        }
    }

    #[test]
    fn a_symbol_of_a_unit_keeps_its_letters_in_a_heading() {
        for (unit, title) in [
            ("m", "m"),
            ("km", "km"),
            ("ha", "ha"),
            ("m²", "m²"),
            ("gam", "Gam"),
            ("km đường", "km đường"),
            ("cây", "Cây"),
            ("triệu đồng", "Triệu đồng"),
            ("lít", "Lít"),
            ("tấn", "Tấn"),
            ("%", "%"),
            ("", ""),
        ] {
            assert_eq!(unit_title(unit), title);
        }
    }

    #[test]
    fn a_share_keeps_the_word_of_its_bounds_and_is_the_whole_only_where_it_is() {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        for (est, lo, hi, vi, en) in [
            ("107.307692", Some("107.307692"), Some("107.307692"), "107,3 %", "107.3%"),
            ("99.966667", Some("99.966667"), Some("99.966667"), "99,9 %", "99.9%"),
            ("100.01", Some("100.01"), Some("100.01"), "100,1 %", "100.1%"),
            ("100", Some("100"), Some("100"), "100 %", "100%"),
            ("0", Some("0"), Some("0"), "0 %", "0%"),
            ("0.04", Some("0.04"), Some("0.04"), "dưới 0,1 %", "under 0.1%"),
            ("4", Some("1"), Some("30"), "khoảng 4 %", "about 4%"),
            ("99.98", Some("99.98"), None, "ít nhất 99,9 %", "at least 99.9%"),
            ("40.01", Some("0"), Some("40.01"), "nhiều nhất 40,1 %", "at most 40.1%"),
            ("74", Some("70"), Some("77.8"), "khoảng 74 %", "about 74%"),
            ("74", Some("70"), None, "khoảng 74 % (ít nhất 70 %)", "about 74% (at least 70%)"),
        ] {
            let share = Quantity { est: decimal(est), lo: lo.map(decimal), hi: hi.map(decimal) };
            let said =
                |lang| percent(&share, Approximation::default(), lang).replace('\u{a0}', " ");
            assert_eq!((said(Lang::Vi).as_str(), said(Lang::En).as_str()), (vi, en));
        }
    }

    #[test]
    fn a_comparison_names_the_year_and_a_year_names_itself() {
        for (form, vi, en) in [
            ("2024", "năm 2024", "2024"),
            ("2024-H1", "cùng kỳ năm 2024", "the same period of 2024"),
            ("2024-01-01..2024-09-30", "cùng kỳ năm 2024", "the same period of 2024"),
            ("2022-12-15..2023-02-25", "cùng kỳ năm trước", "the same period a year earlier"),
        ] {
            let of = Period::parse(form).unwrap();
            let plain = |lang| same_days(of, lang).replace('\u{a0}', " ");
            assert_eq!((plain(Lang::Vi).as_str(), plain(Lang::En).as_str()), (vi, en));
        }
    }
}
