//! School years, written `2014-15`.

use crate::set_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// A school year, named by the calendar year in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
// INVARIANT: between 1900 and 2199, so that the four-digit text is unambiguous.
pub struct SchoolYear(u16);

/// A text that is no school year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a school year: write it like 2014-15")]
pub struct NotASchoolYear(pub String);

impl SchoolYear {
    /// The school year that starts in this calendar year.
    pub fn starting(year: u16) -> Option<Self> {
        (1900..2200).contains(&year).then_some(Self(year))
    }

    /// The calendar year in which it starts.
    pub fn start(self) -> u16 {
        self.0
    }

    /// The calendar year in which it ends.
    pub fn end(self) -> u16 {
        self.0 + 1
    }
}

impl FromStr for SchoolYear {
    type Err = NotASchoolYear;

    fn from_str(text: &str) -> Result<Self, NotASchoolYear> {
        let wrong = || NotASchoolYear(text.to_owned());
        let (start, end) = text.split_once('-').ok_or_else(wrong)?;
        if start.len() != 4 || end.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(wrong());
        }
        let start: u16 = start.parse().map_err(|_| wrong())?;
        let end: u16 = end.parse().map_err(|_| wrong())?;
        let year = Self::starting(start).ok_or_else(wrong)?;
        if year.end() % 100 == end { Ok(year) } else { Err(wrong()) }
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = NotASchoolYear;
    fn try_from(text: String) -> Result<Self, NotASchoolYear> {
        text.parse()
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> String {
        year.to_string()
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, self.end() % 100)
    }
}

/// A set of school years; shown as runs, `2014-15 to 2018-19, 2020-21`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Years(pub BTreeSet<SchoolYear>);

impl FromIterator<SchoolYear> for Years {
    fn from_iter<I: IntoIterator<Item = SchoolYear>>(years: I) -> Self {
        Self(set_of(years))
    }
}

impl Years {
    /// All years from the first to the last, both included; none when they are the wrong way round.
    pub fn span(first: SchoolYear, last: SchoolYear) -> Self {
        (first.0..=last.0).map(SchoolYear).collect()
    }

    /// Whether there is no year.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The earliest year.
    pub fn first(&self) -> Option<SchoolYear> {
        self.0.first().copied()
    }

    /// The latest year.
    pub fn last(&self) -> Option<SchoolYear> {
        self.0.last().copied()
    }

    /// The years for which the test holds.
    pub fn filter(&self, keep: impl Fn(SchoolYear) -> bool) -> Self {
        self.0.iter().copied().filter(|year| keep(*year)).collect()
    }

    /// The years as runs without a gap, each as its first and last year.
    pub fn runs(&self) -> Vec<(SchoolYear, SchoolYear)> {
        let mut runs: Vec<(SchoolYear, SchoolYear)> = Vec::new();
        for year in &self.0 {
            match runs.last_mut() {
                Some((_, last)) if last.0 + 1 == year.0 => *last = *year,
                _ => runs.push((*year, *year)),
            }
        }
        runs
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, (first, last)) in self.runs().into_iter().enumerate() {
            if idx > 0 {
                f.write_str(", ")?;
            }
            if first == last { write!(f, "{first}")? } else { write!(f, "{first} to {last}")? }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn school_years_read_and_print() {
        for text in ["2009-10", "1999-00", "2023-24"] {
            assert_eq!(text.parse::<SchoolYear>().unwrap().to_string(), text);
        }
        for text in ["", "2009", "2009-11", "09-10", "2009-1", "+009-10", "2009–10"] {
            assert!(text.parse::<SchoolYear>().is_err(), "{text}");
        }
    }

    #[test]
    fn years_print_as_runs() {
        let mut years = Years::span("2014-15".parse().unwrap(), "2016-17".parse().unwrap());
        years.0.insert("2019-20".parse().unwrap());
        assert_eq!(years.to_string(), "2014-15 to 2016-17, 2019-20");
    }
}
