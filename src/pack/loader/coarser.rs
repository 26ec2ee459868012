//! Less sensitive variants of elements: they must exist, be no more sensitive, and not go round in a circle.

use super::at::{At, Complaints};
use super::elements::Catalog;
use super::known::{Known, Numbered};
use super::table::LINE;
use crate::Element;
use crate::problem::Problem;
use requisite_request::ElementId;

/// Checks the variants of all elements and takes out those that are wrong, so that a remedy never offers one.
pub(crate) fn check(file: &str, catalog: &mut Catalog, known: &Known<'_>, out: &mut Complaints) {
    // By the number of the element's name: its identifier class and its position in the catalog.
    let mut used = Numbered::new();
    for (position, element) in catalog.elements.iter().enumerate() {
        if let Some(number) = known.elements.number(element.id.as_str()) {
            used.set(number, (element.identifier, position));
        }
    }
    let Catalog { elements, lines } = catalog;
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for (element, line) in elements.iter_mut().zip(lines.iter()) {
        let at = At::entry(file, LINE, *line, element.id.as_str());
        let own = element.identifier;
        let mut own_steps = Vec::new();
        element.coarser.retain(|id| {
            if !known.elements.check(id.as_str(), &at, "coarser", out) {
                return false;
            }
            // An element that was left out has been complained of.
            let number = known.elements.number(id.as_str());
            let Some((its, position)) = number.and_then(|number| used.get(number)) else { return false };
            if *its > own {
                let coarser = id.as_str().to_owned();
                let problem = Problem::CoarserMoreSensitive { coarser, its: its.as_str(), own: own.as_str() };
                out.add(&at, "coarser", problem);
                return false;
            }
            own_steps.push(*position);
            true
        });
        steps.push(own_steps);
    }
    for (position, path) in circles(&steps) {
        let names: Vec<String> = path.iter().filter_map(|at| elements.get(*at)).map(name).collect();
        let (Some(element), Some(line)) = (elements.get_mut(position), lines.get(position)) else { continue };
        element.coarser.retain(|id| names.first().is_none_or(|first| id.as_str() != first));
        let at = At::entry(file, LINE, *line, element.id.as_str());
        out.add(&at, "coarser", Problem::CoarserCycle { path: names });
    }
}

fn name(element: &Element) -> String {
    ElementId::as_str(&element.id).to_owned()
}

/// How far the walk is with an element.
#[derive(Clone, Copy, PartialEq)]
enum Walked {
    Not,
    OnTheWay,
    Done,
}

/// The circles among steps from element to element, each with the element that closes it. The path begins and ends with the
/// element to which that one leads back. Without the closing steps there is no circle left.
fn circles(steps: &[Vec<usize>]) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    let mut walked = vec![Walked::Not; steps.len()];
    for start in 0..steps.len() {
        // The walk keeps its own stack, because a hostile catalog may be a chain of ten thousand elements.
        let mut stack: Vec<(usize, usize)> = Vec::new();
        let mut next = Some(start);
        loop {
            if let Some(place) = next.and_then(|next| walked.get_mut(next)) {
                match (*place, next) {
                    (Walked::Not, Some(next)) => {
                        *place = Walked::OnTheWay;
                        stack.push((next, 0));
                    }
                    (Walked::OnTheWay, Some(next)) => {
                        let around = stack.iter().map(|(at, _)| *at).skip_while(|at| *at != next);
                        let mut path: Vec<usize> = around.collect();
                        let closing = path.last().copied().unwrap_or(next);
                        path.push(next);
                        found.push((closing, path));
                    }
                    _ => {}
                }
            }
            let Some((position, step)) = stack.last_mut() else { break };
            next = steps.get(*position).and_then(|steps| steps.get(*step)).copied();
            *step += 1;
            if next.is_none() {
                if let Some(place) = walked.get_mut(*position) {
                    *place = Walked::Done;
                }
                stack.pop();
            }
        }
    }
    found
}
