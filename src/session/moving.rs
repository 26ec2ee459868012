//! Moving an element from one data set to another.

use requisite_request::{AskId, Edit, ElementId, Request};

/// The edits that move an element to another ask, with years of its own if it has them.
pub fn moved(request: &Request, from: AskId, to: AskId, element: &ElementId) -> Vec<Edit> {
    let ask = request.ask(from);
    let chosen = ask.and_then(|ask| ask.elements.iter().find(|it| it.id == *element));
    let mut edits = vec![
        Edit::RemoveElement { ask: from, element: element.clone() },
        Edit::AddElement { ask: to, element: element.clone() },
    ];
    if let Some(years) = chosen.and_then(|it| it.years.clone()) {
        edits.push(Edit::SetElementYears { ask: to, element: element.clone(), years: Some(years) });
    }
    edits
}

/// The edits that give an element a data set of its own, alike in all but its name, and the number of that one. There its
/// grades, students and level can be others than those of the rest.
pub fn moved_apart(request: &Request, from: AskId, element: &ElementId) -> Option<(Vec<Edit>, AskId)> {
    let like = request.ask(from)?.clone();
    let ask = AskId(request.asks.iter().map(|it| it.id.0).max().unwrap_or(0) + 1);
    let mut edits = vec![Edit::AddAsk];
    edits.extend(like.form.map(|form| Edit::SetForm { ask, form }));
    edits.extend(like.unit.map(|unit| Edit::SetUnit { ask, unit }));
    edits.push(Edit::SetYears { ask, years: like.years });
    edits.push(Edit::SetGrades { ask, grades: like.grades });
    edits.push(Edit::SetBreakdowns { ask, breakdowns: like.breakdowns });
    edits.push(Edit::SetPopulation { ask, population: like.population });
    edits.extend(moved(request, from, ask, element));
    Some((edits, ask))
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{Ask, Form, Years};

    fn element(id: &str) -> ElementId {
        ElementId::new(id).unwrap()
    }

    fn years(first: &str, last: &str) -> Years {
        Years::span(first.parse().unwrap(), last.parse().unwrap())
    }

    /// Two elements in a data set that says everything; one of them has years of its own.
    fn request() -> Request {
        let ask = AskId(1);
        let grades = ["3", "4"].map(|id| requisite_request::GradeId::new(id).unwrap()).to_vec();
        let breakdowns = vec![requisite_request::BreakdownId::new("gender").unwrap()];
        Request::default().with_edits(&[
            Edit::AddAsk,
            Edit::NameAsk { ask, name: "Scores".to_owned() },
            Edit::SetForm { ask, form: Form::AggregateSuppressed },
            Edit::SetUnit { ask, unit: requisite_request::UnitId::new("school").unwrap() },
            Edit::SetYears { ask, years: years("2014-15", "2018-19") },
            Edit::SetGrades { ask, grades },
            Edit::SetBreakdowns { ask, breakdowns },
            Edit::SetPopulation { ask, population: "Only new students".to_owned() },
            Edit::AddElement { ask, element: element("scale-score") },
            Edit::AddElement { ask, element: element("gender") },
            Edit::SetElementYears {
                ask,
                element: element("gender"),
                years: Some(years("2014-15", "2015-16")),
            },
        ])
    }

    #[test]
    fn a_moved_element_keeps_its_years() {
        let before = request().with_edits(&[Edit::AddAsk]);
        let edits = moved(&before, AskId(1), AskId(2), &element("gender"));
        let after = before.with_edits(&edits);
        assert_eq!(after.asks[0].elements.len(), 1);
        assert_eq!(after.asks[1].elements[0].years, Some(years("2014-15", "2015-16")));
    }

    #[test]
    fn a_data_set_of_its_own_is_alike_in_all_but_its_name() {
        let before = request();
        let (edits, ask) = moved_apart(&before, AskId(1), &element("gender")).unwrap();
        let after = before.with_edits(&edits);
        assert_eq!(ask, AskId(2));
        let chosen = before.asks[0].elements[1..].to_vec();
        let own = Ask { id: ask, name: String::new(), elements: chosen, ..before.asks[0].clone() };
        assert_eq!(after.asks[1], own);
        assert_eq!(after.asks[0].elements.len(), 1);
        assert_eq!(moved_apart(&before, AskId(7), &element("gender")), None);
    }
}
