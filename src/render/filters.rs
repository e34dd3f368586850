//! What templates can call: words, no-break spaces, and the drawings made in Rust.
//!
//! Absent: the clock, the environment, the disk, other pages. A template sees its view, the site's
//! frame and these.

use std::sync::Arc;

use serde::Deserialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::chart;
use super::strings::Strings;
use crate::pages::view::Chart;

/// Registers all filters and functions.
pub(crate) fn register(tera: &mut Tera, strings: &Arc<Strings>) {
    tera.register_filter("nbsp", nbsp);
    tera.register_filter("headline", |text: Value, _: Kwargs, _: &State<'_>| {
        changed(text, headline)
    });
    tera.register_filter("bind", |text: Value, _: Kwargs, _: &State<'_>| changed(text, bound));
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| percent_encoded(text));
    tera.register_filter("feed_type", |url: &str, _: Kwargs, _: &State<'_>| feed_type(url));
    tera.register_function("pips", |kwargs: Kwargs, _: &State<'_>| pips(&kwargs));
    let words = Arc::clone(strings);
    tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
        words.call(&kwargs, state)
    });
    let words = Arc::clone(strings);
    tera.register_function("chart_svg", move |kwargs: Kwargs, _: &State<'_>| {
        let Drawn { chart } = kwargs.deserialize()?;
        Ok::<_, tera::Error>(Value::safe_string(&chart::svg(&chart, &words)))
    });
}

#[derive(Deserialize)]
struct Drawn {
    chart: Chart,
}

/// What `change` makes of a text; most texts have neither digits nor names and stay as they are.
fn changed(text: Value, change: fn(&str) -> String) -> Value {
    let has_something = |text: &str| {
        let starts = text.split(' ').filter_map(|word| word.chars().next());
        let mut n_capitals = 0;
        starts.into_iter().any(|first| {
            n_capitals = if first.is_uppercase() { n_capitals + 1 } else { 0 };
            first.is_ascii_digit() || n_capitals > 1
        })
    };
    match text.as_str() {
        Some(words) if has_something(words) => Value::from(change(words)),
        _ => text,
    }
}

/// The text without breaks; with `max`, only where it has no more characters.
#[allow(clippy::needless_pass_by_value, reason = "the signature of Tera's filters")]
fn nbsp(text: &str, kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let max: Option<usize> = kwargs.get("max")?;
    if max.is_some_and(|max| text.chars().count() > max) {
        return Ok(text.to_owned());
    }
    Ok(text.replace(' ', "\u{a0}"))
}

/// The text as [`bound`], and a number together with its whole noun where that ends the clause:
/// in large type `hơn 92.000 cây xanh, 1.028 đơn vị máu` should break at the comma alone.
fn headline(text: &str) -> String {
    const WORDS_MAX: usize = 5;
    const CHARS_MAX: usize = 20;
    let text = bound(text);
    let mut headline = String::with_capacity(text.len() + 8);
    for clause in text.split_inclusive([',', ';', ':', '.', '!', '?']) {
        // A clause inside a number, `92.` of `92.000`, has no space before its end.
        let number_at = clause.rfind(|c: char| c.is_ascii_digit());
        let start = number_at.and_then(|at| clause[..at].rfind(' ')).map_or(0, |space| space + 1);
        let (before, last) = clause.split_at(start);
        let n_words = last.split([' ', '\u{a0}']).count();
        headline.push_str(before);
        if number_at.is_some() && n_words <= WORDS_MAX && last.chars().count() <= CHARS_MAX {
            headline.push_str(&last.trim_end_matches(' ').replace(' ', "\u{a0}"));
            headline.push_str(&last[last.trim_end_matches(' ').len()..]);
        } else {
            headline.push_str(last);
        }
    }
    headline
}

/// The text with no-break spaces between a number and its noun, between the parts of a date, and
/// between the syllables of a name.
///
/// `6 tháng đầu năm 2023 ở Cô Tô` keeps `6 tháng`, `đầu năm 2023` and `Cô Tô` together, and may break
/// elsewhere.
fn bound(text: &str) -> String {
    /// Of a longer run of capitals, such as the name of an office, no more stay together.
    const NAME_MAX: usize = 3;
    let mut bound = String::with_capacity(text.len() + 8);
    let (mut last, mut n_capitals) = ("", 0);
    for word in text.split(' ') {
        n_capitals = if starts_upper(word) { n_capitals + 1 } else { 0 };
        if !last.is_empty() {
            let is_name =
                (2..=NAME_MAX).contains(&n_capitals) && last.ends_with(char::is_alphabetic);
            let stays = is_name || belong_together(last, word);
            bound.push(if stays { '\u{a0}' } else { ' ' });
        }
        bound.push_str(word);
        last = word;
        if n_capitals == NAME_MAX || !word.ends_with(char::is_alphabetic) {
            n_capitals = 0;
        }
    }
    bound
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn belong_together(left: &str, right: &str) -> bool {
    const BEFORE_NUMBER: [&str; 12] = [
        "ngày", "tháng", "năm", "quý", "kỳ", "số", "điều", "khoản", "đợt", "khóa", "hơn", "article",
    ];
    if matches!(left, "nửa" | "cả" | "đầu" | "cuối") && right.starts_with("năm") {
        return true;
    }
    if matches!(left, "TP." | "TX." | "Q." | "H." | "P.") {
        return starts_upper(right);
    }
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if is_number(right) {
        let left = left.trim_start_matches(['(', '“', '"']).to_lowercase();
        return BEFORE_NUMBER.contains(&left.as_str());
    }
    let ends_open = left.ends_with(|c: char| c.is_ascii_digit());
    is_number(left)
        && ends_open
        && right != "năm"
        && right.starts_with(|c: char| c.is_alphabetic() || c == '%')
}

/// The text with all but unreserved characters as `%XX`, for the query of an address.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The media type of a feed by its file name.
fn feed_type(url: &str) -> &'static str {
    let name = url.rsplit('/').next().unwrap_or(url);
    match name.rsplit_once('.') {
        Some((_, "json")) => "application/feed+json",
        Some(("rss", _)) => "application/rss+xml",
        _ => "application/atom+xml",
    }
}

/// The row of pips of a coverage: `pips(n=11, of=13)`.
fn pips(kwargs: &Kwargs) -> TeraResult<Value> {
    let (n, of): (u64, u64) = (kwargs.must_get("n")?, kwargs.must_get("of")?);
    Ok(Value::safe_string(&chart::pips(n.min(of), of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_nouns_and_dates_with_their_parts() {
        for (text, expected) in [
            ("6 tháng đầu năm 2023", "6~tháng đầu~năm~2023"),
            ("Ngày 25 tháng 5 năm 2023", "Ngày~25~tháng~5 năm~2023"),
            ("hơn 92.000 cây xanh", "hơn~92.000~cây xanh"),
            ("giai đoạn 2021 – 2030", "giai đoạn 2021 – 2030"),
            ("tăng 8,3 % so", "tăng 8,3~% so"),
            ("2 + 2", "2 + 2"),
            ("năm 2023: hơn", "năm~2023: hơn"),
            ("Đoàn ở TP. Hạ Long, Cô Tô", "Đoàn ở TP.~Hạ~Long, Cô~Tô"),
            ("Bí thư Nguyễn Phương Thảo An", "Bí thư Nguyễn~Phương~Thảo An"),
            ("", ""),
        ] {
            assert_eq!(bound(text), expected.replace('~', "\u{a0}"), "{text}");
        }
    }
    #[test]
    fn a_headline_breaks_at_its_commas_rather_than_inside_its_figures() {
        for (text, expected) in [
            (
                "Sau nửa năm: hơn 92.000 cây xanh, 1.028 đơn vị máu",
                "Sau nửa~năm: hơn~92.000~cây~xanh, 1.028~đơn~vị~máu",
            ),
            ("Hơn 300 suất cơm mỗi tuần cho bệnh nhân", "Hơn~300~suất cơm mỗi tuần cho bệnh nhân"),
            ("Khép lại, 1.260 em biết bơi. Hết", "Khép lại, 1.260~em~biết~bơi. Hết"),
            ("Không có số, chỉ có chữ", "Không có số, chỉ có chữ"),
        ] {
            assert_eq!(headline(text), expected.replace('~', "\u{a0}"), "{text}");
        }
    }
}
