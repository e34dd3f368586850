//! Instants as typed.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use super::exit::Exit;
use super::report::Report;
use crate::model::Moment;

/// Reads `2026-11-24`, `2026-11-24T07:30[:00]` in the site's zone, or with an offset.
pub(super) fn parse(text: &str) -> Option<Moment> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(Moment::Utc(instant.naive_utc()));
    }
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Some(Moment::Local(date.and_time(NaiveTime::MIN)));
    }
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .map(Moment::Local)
}

/// The instant that was asked for, or else that of the clock; says what was not understood.
pub(super) fn asked(text: Option<&str>, report: Report) -> Result<Moment, Exit> {
    let Some(text) = text else { return Ok(now()) };
    parse(text).ok_or_else(|| {
        report.say(
            &format!("Không hiểu thời điểm “{text}”. Viết như 2026-11-24 hoặc 2026-11-24T07:30."),
            &format!("Instant “{text}” not understood. Write 2026-11-24 or 2026-11-24T07:30."),
        );
        Exit::WrongUse
    })
}

/// The instant that the clock shows.
pub(super) fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let since = since.unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    let instant = DateTime::from_timestamp(seconds, since.subsec_nanos()).unwrap_or_default();
    Moment::Utc(instant.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_in_every_form() {
        let local = |text: &str| Some(Moment::Local(text.parse().unwrap()));
        let utc = |text: &str| Some(Moment::Utc(text.parse().unwrap()));
        for (text, expected) in [
            ("2026-11-24", local("2026-11-24T00:00:00")),
            ("2026-11-24T07:30", local("2026-11-24T07:30:00")),
            ("2026-11-24 07:30:15", local("2026-11-24T07:30:15")),
            ("2026-11-24T07:30:00+07:00", utc("2026-11-24T00:30:00")),
            ("2026-11-24T00:30:00Z", utc("2026-11-24T00:30:00")),
            ("hôm nay", None),
            ("2026-13-01", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
