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

/// The first and the last school year as two lists show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The first.
    pub first: SchoolYear,
    /// The last.
    pub last: SchoolYear,
}

impl Ends {
    /// The ends of some years; nothing when there are none.
    pub fn of(years: &Years) -> Option<Self> {
        Some(Self { first: years.first()?, last: years.last()? })
    }
}

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The list of first years.
    First,
    /// The list of last years.
    Last,
}

/// What choosing in one of the lists comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// These are the years now.
    Years(Years),
    /// The last year is before the first: the years stay as they are until the two fit.
    Crossed(Ends),
}

/// What the years become when a list is set to a year, or to none. `shown` is what the two lists show before that.
///
/// Nothing is given up that the person did not choose to: a year alone is both ends, and ends that do not fit change
/// nothing.
pub fn choose_end(years: &Years, shown: Option<Ends>, end: End, year: Option<SchoolYear>) -> Choice {
    let Some(year) = year else { return Choice::Years(Years::default()) };
    let shown = shown.unwrap_or(Ends { first: year, last: year });
    let ends = match end {
        End::First => Ends { first: year, ..shown },
        End::Last => Ends { last: year, ..shown },
    };
    if ends.first > ends.last { Choice::Crossed(ends) } else { Choice::Years(respanned(years, ends)) }
}

/// The years from first to last, without those that had been left out.
fn respanned(years: &Years, Ends { first, last }: Ends) -> Years {
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

    fn span(first: &str, last: &str) -> Years {
        Years::span(year(first), year(last))
    }

    fn chosen(years: &Years, end: End, to: &str) -> String {
        match choose_end(years, Ends::of(years), end, Some(year(to))) {
            Choice::Years(years) => years.to_string(),
            Choice::Crossed(ends) => format!("{} after {}", ends.first, ends.last),
        }
    }

    #[test]
    fn a_year_alone_is_both_ends() {
        assert_eq!(chosen(&Years::default(), End::First, "2014-15"), "2014-15");
        assert_eq!(chosen(&Years::default(), End::Last, "2014-15"), "2014-15");
        assert_eq!(chosen(&span("2014-15", "2014-15"), End::Last, "2016-17"), "2014-15 to 2016-17");
        let none = choose_end(&span("2014-15", "2016-17"), None, End::First, None);
        assert_eq!(none, Choice::Years(Years::default()));
    }

    #[test]
    fn years_left_out_stay_out() {
        let years = with_year(&span("2014-15", "2022-23"), year("2019-20"), false);
        assert_eq!(chosen(&years, End::Last, "2023-24"), "2014-15 to 2018-19, 2020-21 to 2023-24");
        assert_eq!(chosen(&years, End::First, "2012-13"), "2012-13 to 2018-19, 2020-21 to 2022-23");
        assert_eq!(chosen(&years, End::First, "2019-20"), "2019-20 to 2022-23");
        assert_eq!(with_year(&years, year("2019-20"), true).to_string(), "2014-15 to 2022-23");
    }

    #[test]
    fn ends_that_do_not_fit_change_nothing_until_they_do() {
        let years = with_year(&span("2014-15", "2016-17"), year("2015-16"), false);
        assert_eq!(chosen(&years, End::Last, "2010-11"), "2014-15 after 2010-11");
        let Choice::Crossed(ends) = choose_end(&years, Ends::of(&years), End::First, Some(year("2018-19")))
        else {
            panic!("the first is after the last")
        };
        assert_eq!(ends, Ends { first: year("2018-19"), last: year("2016-17") });
        let still = choose_end(&years, Some(ends), End::First, Some(year("2017-18")));
        assert_eq!(still, Choice::Crossed(Ends { first: year("2017-18"), ..ends }));
        let later = choose_end(&years, Some(ends), End::Last, Some(year("2020-21")));
        assert_eq!(later, Choice::Years(span("2018-19", "2020-21")));
        let back = choose_end(&years, Some(ends), End::First, Some(year("2014-15")));
        assert_eq!(back, Choice::Years(years));
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
