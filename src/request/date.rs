//! Calendar dates, written `2027-06-30`, and the little arithmetic that duties need.
//!
//! A date library would bring time zones and clocks, which this crate may not know; the two conversions below are the
//! well-known ones for the proleptic Gregorian calendar.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
// INVARIANT: year 1900 to 2199, and a day that exists.
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write it like 2027-06-30")]
pub struct NotADate(pub String);

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The day with this year, month (1 to 12) and day (1 to 31), if it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1900..2200).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01; negative before it.
    pub fn days_since_1970(self) -> i64 {
        // Years are counted from March, so that the leap day is the last of its year.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The day so many days after 1970-01-01, if this type can hold it.
    pub fn from_days_since_1970(days: i64) -> Option<Self> {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day so many days later (earlier when negative), if this type can hold it.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_days_since_1970(self.days_since_1970() + days)
    }

    /// For a reader: `June 30, 2027`.
    pub fn in_words(self) -> String {
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
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        format!("{month} {}, {}", self.day, self.year)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(text.to_owned());
        let mut parts = text.split('-');
        let mut part = |len: usize| {
            parts
                .next()
                .filter(|it| it.len() == len && it.bytes().all(|byte| byte.is_ascii_digit()))
                .ok_or_else(wrong)
        };
        let year = part(4)?.parse().map_err(|_| wrong())?;
        let month = part(2)?.parse().map_err(|_| wrong())?;
        let day = part(2)?.parse().map_err(|_| wrong())?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        Self::new(year, month, day).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_three_centuries_survives_the_round_trip() {
        let first: Date = "1900-01-01".parse().unwrap();
        let last: Date = "2199-12-31".parse().unwrap();
        let mut previous = None;
        for days in first.days_since_1970()..=last.days_since_1970() {
            let date = Date::from_days_since_1970(days).unwrap();
            assert_eq!(date.days_since_1970(), days);
            assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            assert!(previous < Some(date));
            previous = Some(date);
        }
        assert_eq!("1970-01-01".parse::<Date>().unwrap().days_since_1970(), 0);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-6-30",
            "20270630",
            "2027-06-31",
            "2027-06-30-1",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert_eq!("2028-02-29".parse::<Date>().unwrap().plus_days(45).unwrap().to_string(), "2028-04-14");
    }
}
