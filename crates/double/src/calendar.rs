//! Dates as GitHub writes them, without a calendar library: days since 1970-01-01 and seconds in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_OF_DAY: i64 = 86_400;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// A second in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(pub(crate) i64);

impl Moment {
    pub(crate) fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }

    pub(crate) fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * SECONDS_OF_DAY)
    }

    pub(crate) fn day(self) -> Day {
        Day(self.0.div_euclid(SECONDS_OF_DAY))
    }

    /// `2026-09-27 03:07:38`, to which a zone is added by the caller.
    pub(crate) fn plain(self) -> String {
        format!("{} {}", self.day().iso(), self.clock())
    }

    /// `2026-09-27T03:07:38Z`
    pub(crate) fn iso(self) -> String {
        format!("{}T{}Z", self.day().iso(), self.clock())
    }

    fn clock(self) -> String {
        let of_day = self.0.rem_euclid(SECONDS_OF_DAY);
        format!("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60)
    }
}

/// A day in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i64);

impl Day {
    pub(crate) fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    pub(crate) fn days_until(self, later: Self) -> i64 {
        later.0 - self.0
    }

    pub(crate) fn midnight(self) -> Moment {
        Moment(self.0 * SECONDS_OF_DAY)
    }

    /// `2026-01-20`
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `Jan 20, 2026`, as the expiration menu writes it (seen 2025-12).
    pub(crate) fn in_words(self) -> String {
        let (year, month, day) = self.parts();
        format!("{} {day}, {year}", month_name(month))
    }

    /// `Mon, Jul 13 2026`, as the list of tokens writes it (seen 2026).
    pub(crate) fn with_weekday(self) -> String {
        let (year, month, day) = self.parts();
        let weekday = usize::try_from(self.0.rem_euclid(7)).unwrap_or(0);
        format!("{}, {} {day} {year}", WEEKDAYS[weekday], month_name(month))
    }

    pub(crate) fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(str::parse::<i64>);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let found = Self::from_parts(year, month, day);
        (found.iso() == text).then_some(found)
    }

    // Howard Hinnant's `days_from_civil` and its inverse: years start in March, so the leap day is last.
    fn from_parts(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    fn parts(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }
}

fn month_name(month: i64) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("Jan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_days_as_github_does() {
        let day = Day::from_iso("2026-07-13").unwrap();
        assert_eq!(day.with_weekday(), "Mon, Jul 13 2026");
        assert_eq!(day.in_words(), "Jul 13, 2026");
        assert_eq!(day.midnight().plain(), "2026-07-13 00:00:00");
    }

    #[test]
    fn every_day_of_a_century_survives_the_round_trip() {
        let first = Day::from_iso("1999-12-31").unwrap();
        for distance in 0..40_000 {
            let day = first.plus(distance);
            assert_eq!(Day::from_iso(&day.iso()), Some(day));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-1-1", "", "tomorrow"] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }
}
