//! Edits that take from published products what they hold.

use crate::report::{Coverage, CoverageState, Missing, YearCover};
use requisite_request::{Edit, ProductId, PublicUse, Request, Years};

/// Takes an element from the products that serve it, and out of the request. Years that were taken before stay taken.
pub fn use_public(request: &Request, row: &Coverage) -> Edit {
    taking(request, row, row.years.clone(), row.products.clone())
}

/// Takes these years of an element from these products.
fn taking(request: &Request, row: &Coverage, years: Years, products: Vec<ProductId>) -> Edit {
    let mut public = PublicUse {
        ask: row.ask,
        element: row.element.clone(),
        products,
        years,
        unit: match row.missing.first() {
            // The file has rows of these, whatever the data ask for.
            Some(Missing::OnlyBy(unit)) => Some(unit.clone()),
            _ => request.ask(row.ask).and_then(|ask| ask.unit.clone()),
        },
    };
    if let Some(before) = taken(request, row) {
        public.years.0.extend(before.years.0.iter().copied());
        for product in &before.products {
            if !public.products.contains(product) {
                public.products.push(product.clone());
            }
        }
    }
    Edit::UsePublic { public }
}

fn taken<'a>(request: &'a Request, row: &Coverage) -> Option<&'a PublicUse> {
    request.public_instead.iter().find(|it| it.ask == row.ask && it.element == row.element)
}

fn public_parts(row: &Coverage) -> impl Iterator<Item = &YearCover> {
    row.by_year.iter().filter(|part| part.state == CoverageState::Covered)
}

/// The years that are public as they are wanted.
pub fn years_public(row: &Coverage) -> Years {
    public_parts(row).flat_map(|part| part.years.0.iter().copied()).collect()
}

/// Takes the years that are public as they are wanted, and asks for the others alone; nothing where there are none of
/// either.
pub fn use_public_years(request: &Request, row: &Coverage) -> Option<Vec<Edit>> {
    let years = years_public(row);
    let mut products: Vec<ProductId> = Vec::new();
    for id in public_parts(row).flat_map(|part| &part.products) {
        if !products.contains(id) {
            products.push(id.clone());
        }
    }
    let ask = request.ask(row.ask)?;
    let chosen = ask.elements.iter().find(|chosen| chosen.id == row.element)?;
    let others = ask.years_of(chosen).filter(|year| !years.0.contains(&year));
    if years.is_empty() || others.is_empty() {
        return None;
    }
    let (ask, element) = (row.ask, row.element.clone());
    Some(vec![
        taking(request, row, years, products),
        Edit::AddElement { ask, element: element.clone() },
        Edit::SetElementYears { ask, element, years: Some(others) },
    ])
}

/// Asks again for an element, in the ask it came from. An ask that is removed takes what was taken with it.
pub fn ask_again(request: &Request, public: &PublicUse) -> Vec<Edit> {
    let (ask, element) = (public.ask, public.element.clone());
    let mut edits = vec![
        Edit::ForgetPublic { ask, element: element.clone() },
        Edit::AddElement { ask, element: element.clone() },
    ];
    let there =
        request.ask(ask).and_then(|ask| Some((ask, ask.elements.iter().find(|it| it.id == element)?)));
    if let Some((whole, chosen)) = there {
        let mut years = whole.years_of(chosen).clone();
        years.0.extend(public.years.0.iter().copied());
        let years = Some(years).filter(|years| *years != whole.years);
        edits.push(Edit::SetElementYears { ask, element, years });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{AskId, ElementId, SchoolYear};

    fn years(first: u16, last: u16) -> Years {
        Years::span(SchoolYear::starting(first).unwrap(), SchoolYear::starting(last).unwrap())
    }

    fn part(years: &Years, state: CoverageState, missing: Vec<Missing>) -> YearCover {
        let products = vec![ProductId::new("file").unwrap()];
        YearCover { years: years.clone(), state, products, missing, added_up: None }
    }

    /// A request for five years, and a row that says how some of them are public.
    fn asked(public: Years, missing: Vec<Missing>, state: CoverageState) -> (Request, Coverage) {
        let lacks = missing.iter().filter(|it| it.years().is_none()).cloned().collect::<Vec<_>>();
        let of_years = if lacks.is_empty() { CoverageState::Covered } else { CoverageState::Partly };
        let (ask, element) = (AskId(1), ElementId::new("gender").unwrap());
        let edits = [
            Edit::AddAsk,
            Edit::SetYears { ask, years: years(2018, 2022) },
            Edit::AddElement { ask, element: element.clone() },
        ];
        let products = vec![ProductId::new("file").unwrap()];
        let row = Coverage {
            ask,
            element,
            state,
            products,
            by_year: vec![part(&public, of_years, lacks)],
            years: public,
            missing,
            remarks: Vec::new(),
        };
        (Request::default().with_edits(&edits), row)
    }

    #[test]
    fn what_was_taken_can_be_asked_for_again() {
        let (before, row) = asked(years(2018, 2022), Vec::new(), CoverageState::Covered);
        let taken = before.with_edits(&[use_public(&before, &row)]);
        assert!(taken.asks[0].elements.is_empty());
        assert_eq!(taken.with_edits(&ask_again(&taken, &taken.public_instead[0])), before);
    }

    #[test]
    fn rows_of_places_are_taken_as_such() {
        let school = requisite_request::UnitId::new("school").unwrap();
        let missing = vec![Missing::OnlyBy(school.clone())];
        let (before, row) = asked(years(2018, 2022), missing, CoverageState::NotPublic);
        let taken = before.with_edits(&[use_public(&before, &row)]);
        assert_eq!((taken.asks[0].elements.len(), &taken.public_instead[0].unit), (0, &Some(school)));
        assert_eq!(taken.with_edits(&ask_again(&taken, &taken.public_instead[0])), before);
    }

    #[test]
    fn public_years_are_taken_and_the_others_asked_for() {
        let missing = vec![Missing::YearsAfter(years(2021, 2022))];
        let (before, row) = asked(years(2018, 2020), missing, CoverageState::Partly);
        let after = before.with_edits(&use_public_years(&before, &row).unwrap());
        assert_eq!(after.asks[0].elements[0].years, Some(years(2021, 2022)));
        assert_eq!(after.public_instead[0].years, years(2018, 2020));
        assert_eq!(after.with_edits(&ask_again(&after, &after.public_instead[0])), before);
        // The rest is taken as well: nothing of what was taken before is forgotten.
        let rest =
            Coverage { years: years(2021, 2022), state: CoverageState::Covered, missing: Vec::new(), ..row };
        let all = after.with_edits(&[use_public(&after, &rest)]);
        assert_eq!((all.asks[0].elements.len(), &all.public_instead[0].years), (0, &years(2018, 2022)));
    }

    #[test]
    fn public_years_are_taken_where_others_are_only_perhaps_public() {
        let open = vec![Missing::Population];
        let (before, mut row) = asked(years(2018, 2020), Vec::new(), CoverageState::Check);
        row.by_year.push(part(&years(2021, 2022), CoverageState::Check, open.clone()));
        (row.years, row.missing) = (years(2018, 2022), open);
        let after = before.with_edits(&use_public_years(&before, &row).unwrap());
        assert_eq!(after.asks[0].elements[0].years, Some(years(2021, 2022)));
        assert_eq!(
            (years_public(&row), &after.public_instead[0].years),
            (years(2018, 2020), &years(2018, 2020))
        );
    }

    #[test]
    fn no_year_is_taken_where_something_else_is_missing_or_nothing_is_left() {
        let (before, row) = asked(years(2018, 2020), vec![Missing::Measure], CoverageState::Partly);
        assert_eq!(use_public_years(&before, &row), None);
        let (before, row) = asked(years(2018, 2022), Vec::new(), CoverageState::Covered);
        assert_eq!(use_public_years(&before, &row), None);
    }
}
