//! Calendar dates and moments in UTC. Small on purpose: a date library would be a tenth of the
//! wasm, and the rules need days between two dates and two formats of GitHub's expiry header.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the Gregorian calendar, without time or zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    day: i32,
}

impl Date {
    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let date = Self { day: days_from_civil(year, month, day) };
        (date.civil() == (year, month, day)).then_some(date)
    }

    /// This many days later (earlier if negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self { day: self.day.saturating_add(days) }
    }

    /// Days from `earlier` to this date; negative if this date is the earlier one.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.day.saturating_sub(earlier.day)
    }

    /// Year, month (1 to 12) and day of the month.
    // Howard Hinnant's `civil_from_days`, a public algorithm; eras of 400 years of 146,097 days.
    fn civil(self) -> (i32, u32, u32) {
        let shifted = i64::from(self.day) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u32::try_from(number).unwrap_or_default();
        (i32::try_from(year).unwrap_or(i32::MAX), small(month), small(day))
    }
}

// Howard Hinnant's `days_from_civil`; the year starts in March, so the leap day comes last.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = i32::try_from((month + 9) % 12).unwrap_or(0);
    let day_of_year = (153 * shifted_month + 2) / 5 + i32::try_from(day).unwrap_or(0) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(DateError);
        }
        let year = number(&bytes[..4]).and_then(|n| i32::try_from(n).ok());
        match (year, number(&bytes[5..7]), number(&bytes[8..])) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day).ok_or(DateError),
            _ => Err(DateError),
        }
    }
}

/// A number of two or four ASCII digits; nine would fit.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
    })
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A date was not written as `YYYY-MM-DD`, or there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is written as YYYY-MM-DD")
    }
}

impl std::error::Error for DateError {}

/// A moment in UTC, in seconds since 1970-01-01 00:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    seconds: i64,
}

impl Moment {
    /// The moment so many seconds after 1970-01-01 00:00 UTC.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        // Bounded to the years that `Date` can write, so that no sum overflows.
        Self { seconds: seconds.clamp(-62_000_000_000, 253_000_000_000) }
    }

    /// The day of this moment in UTC.
    pub fn date(self) -> Date {
        Date { day: i32::try_from(self.seconds.div_euclid(86_400)).unwrap_or(0) }
    }

    /// Seconds from `earlier` to this moment; negative if this one is earlier.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.seconds - earlier.seconds
    }

    /// Reads GitHub's header `github-authentication-token-expiration`: `YYYY-MM-DD HH:MM:SS UTC`
    /// or the same with an offset such as `-0500`. Both were seen (go-github issues 2649 and 2650,
    /// samples of 2025 and 2026).
    pub fn from_expiry_header(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let (date, time, zone) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() {
            return None;
        }
        let date: Date = date.parse().ok()?;
        let seconds = i64::from(date.day) * 86_400 + time_of_day(time)? - offset(zone)?;
        Some(Self::from_unix_seconds(seconds))
    }
}

/// Seconds since midnight of `HH:MM:SS`.
fn time_of_day(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.len() != 8 || bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let (hour, minute, second) =
        (number(&bytes[..2])?, number(&bytes[3..5])?, number(&bytes[6..])?);
    (hour < 24 && minute < 60 && second < 61)
        .then(|| i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second))
}

/// Seconds east of Greenwich of `UTC`, `Z` or `±HHMM`.
fn offset(zone: &str) -> Option<i64> {
    if zone == "UTC" || zone == "Z" {
        return Some(0);
    }
    let bytes = zone.as_bytes();
    let sign = match bytes.first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    if bytes.len() != 5 {
        return None;
    }
    let (hours, minutes) = (number(&bytes[1..3])?, number(&bytes[3..])?);
    (hours < 24 && minutes < 60)
        .then(|| sign * (i64::from(hours) * 3_600 + i64::from(minutes) * 60))
}

impl fmt::Display for Moment {
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.seconds.rem_euclid(86_400);
        let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}Z", self.date())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_written_as_they_are_read() {
        for text in
            ["1970-01-01", "2000-02-29", "2026-11-23", "2027-12-31", "0001-01-01", "9999-12-31"]
        {
            assert_eq!(date(text).to_string(), text);
        }
        // Where a century has no leap day.
        for text in ["1900-02-28", "1900-03-01", "2000-03-01", "2100-02-28", "2100-03-01"] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date("2100-03-01").days_since(date("2100-02-28")), 1);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in
            ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "", "2026-11-31", "20x6-11-01"]
                .into_iter()
                .chain(["2100-02-29", "2026/11-23", "2026-11/23", "2026-11-233"])
        {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text}");
        }
    }

    #[test]
    fn a_year_has_365_days_and_a_leap_year_366() {
        assert_eq!(date("2027-11-23").days_since(date("2026-11-23")), 365);
        assert_eq!(date("2028-11-23").days_since(date("2027-11-23")), 366);
        assert_eq!(date("2026-11-23").plus_days(366).to_string(), "2027-11-24");
    }

    #[test]
    fn both_formats_of_the_expiry_header_are_read() {
        let utc = Moment::from_expiry_header("2026-09-27 03:07:38 UTC").unwrap();
        assert_eq!(utc.to_string(), "2026-09-27T03:07:38Z");
        let zoned = Moment::from_expiry_header("2027-03-19 00:00:00 -0500").unwrap();
        assert_eq!(zoned.to_string(), "2027-03-19T05:00:00Z");
        for text in
            ["", "2026-09-27", "2026-09-27 03:07:38", "2026-09-27 25:07:38 UTC", "soon soon UTC"]
        {
            assert_eq!(Moment::from_expiry_header(text), None, "{text}");
        }
    }
}
