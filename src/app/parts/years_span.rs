//! School years as the screen asks for them: the first, the last, and which of those between.

use requisite_request::{Date, SchoolYear, Years};

/// How many years before the agency's first are on offer: a person who wants them is told, not silently refused.
const EARLIER: u16 = 10;

/// School years on offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Years that the agency shares and that have ended; the latest first.
    pub shared: Vec<SchoolYear>,
    /// Years that have not ended.
    pub open: Vec<SchoolYear>,
    /// Years before the agency's first; the latest first.
    pub earlier: Vec<SchoolYear>,
}

/// The years on offer on a day, of an agency that shares from `first` on.
pub fn offered(first: SchoolYear, today: Date) -> Offered {
    // A school year is taken to begin in July, as the check takes it to end with June.
    let now = if today.month() >= 7 { today.year() } else { today.year().saturating_sub(1) };
    let years = |from: u16, to: u16| -> Vec<SchoolYear> {
        (from..=to).rev().filter_map(SchoolYear::starting).collect()
    };
    Offered {
        shared: years(first.start(), now.saturating_sub(1)),
        open: years(now, now.saturating_add(1)),
        earlier: years(first.start().saturating_sub(EARLIER), first.start().saturating_sub(1)),
    }
}

/// The years with another first year; none of them when there is to be no first.
pub fn with_first(years: &Years, first: Option<SchoolYear>) -> Years {
    let Some(first) = first else { return Years::default() };
    respanned(years, first, years.last().filter(|last| *last >= first).unwrap_or(first))
}

/// The years with another last year; none of them when there is to be no last.
pub fn with_last(years: &Years, last: Option<SchoolYear>) -> Years {
    let Some(last) = last else { return Years::default() };
    respanned(years, years.first().filter(|first| *first <= last).unwrap_or(last), last)
}

/// The years from first to last, without those that had been left out.
fn respanned(years: &Years, first: SchoolYear, last: SchoolYear) -> Years {
    let left_out = between(years);
    Years::span(first, last)
        .filter(|year| year == first || year == last || !left_out.contains(&(year, false)))
}

/// The years strictly between the first and the last, and whether each is wanted.
pub fn between(years: &Years) -> Vec<(SchoolYear, bool)> {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let inner = Years::span(first, last).filter(|year| year != first && year != last);
    inner.0.into_iter().map(|year| (year, years.0.contains(&year))).collect()
}

/// The years with one added or taken out.
pub fn with_year(years: &Years, year: SchoolYear, wanted: bool) -> Years {
    let mut changed = years.clone();
    if wanted {
        changed.0.insert(year);
    } else {
        changed.0.remove(&year);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> SchoolYear {
        text.parse().unwrap()
    }

    #[test]
    fn a_first_year_alone_is_one_year() {
        let years = with_first(&Years::default(), Some(year("2014-15")));
        assert_eq!(years.to_string(), "2014-15");
        assert_eq!(with_last(&years, Some(year("2016-17"))).to_string(), "2014-15 to 2016-17");
    }

    #[test]
    fn years_left_out_stay_out() {
        let mut years = Years::span(year("2014-15"), year("2022-23"));
        years = with_year(&years, year("2019-20"), false);
        assert_eq!(
            with_last(&years, Some(year("2023-24"))).to_string(),
            "2014-15 to 2018-19, 2020-21 to 2023-24"
        );
        assert_eq!(
            with_first(&years, Some(year("2012-13"))).to_string(),
            "2012-13 to 2018-19, 2020-21 to 2022-23"
        );
        assert_eq!(with_first(&years, Some(year("2019-20"))).to_string(), "2019-20 to 2022-23");
        assert_eq!(with_last(&years, Some(year("2010-11"))).to_string(), "2010-11");
        assert_eq!(with_year(&years, year("2019-20"), true).to_string(), "2014-15 to 2022-23");
        assert!(with_first(&years, None).is_empty() && with_last(&years, None).is_empty());
    }

    #[test]
    fn only_years_between_can_be_left_out() {
        let years = Years::span(year("2014-15"), year("2016-17"));
        assert_eq!(between(&years), [(year("2015-16"), true)]);
        assert!(between(&Years::span(year("2014-15"), year("2015-16"))).is_empty());
        assert!(between(&Years::default()).is_empty());
    }

    #[test]
    fn years_that_cannot_be_had_are_offered_apart() {
        let years = offered(year("2009-10"), Date::new(2026, 11, 24).unwrap());
        assert_eq!(years.shared.first(), Some(&year("2025-26")));
        assert_eq!(years.shared.last(), Some(&year("2009-10")));
        assert_eq!(years.open, [year("2027-28"), year("2026-27")]);
        assert_eq!(years.earlier.first(), Some(&year("2008-09")));
        let spring = offered(year("2009-10"), Date::new(2026, 6, 30).unwrap());
        assert_eq!(spring.shared.first(), Some(&year("2024-25")));
    }
}
