//! Less sensitive variants of elements: they must exist, be no more sensitive, and not go round in a circle.

use super::at::{At, Complaints, LINE};
use super::elements::Catalog;
use super::known::Known;
use crate::complaint::Problem;
use crate::{Element, Identifier};
use requisite_request::ElementId;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the variants of all elements and takes out those that are wrong, so that a remedy never offers one.
pub(crate) fn check(file: &str, catalog: &mut Catalog, known: &Known<'_>, out: &mut Complaints) {
    let Catalog { elements, lines } = catalog;
    let classes: BTreeMap<ElementId, Identifier> =
        elements.iter().map(|element| (element.id.clone(), element.identifier)).collect();
    for (element, line) in elements.iter_mut().zip(lines.iter()) {
        let at = At::file(file).entry(LINE, *line, element.id.as_str());
        let own = element.identifier;
        element.coarser.retain(|id| {
            if !known.elements.check(id.as_str(), &at, "coarser", out) {
                return false;
            }
            // An element that was left out has been complained of.
            let Some(its) = classes.get(id).copied() else { return false };
            if its > own {
                let problem = Problem::CoarserMoreSensitive {
                    coarser: id.as_str().to_owned(),
                    its: its.as_str(),
                    own: own.as_str(),
                };
                out.add(&at, "coarser", problem);
            }
            its <= own
        });
    }
    for (position, path) in circles(elements) {
        let (Some(element), Some(line)) = (elements.get_mut(position), lines.get(position)) else { continue };
        let at = At::file(file).entry(LINE, *line, element.id.as_str());
        if let [first, ..] = path.as_slice() {
            element.coarser.retain(|id| id != first);
        }
        let path = path.iter().map(|id| id.as_str().to_owned()).collect();
        out.add(&at, "coarser", Problem::CoarserCycle { path });
    }
}

/// The circles among variants, each with the position of the element that closes it. The path begins and ends with the
/// element to which that one leads back. Without the closing steps there is no circle left.
fn circles(elements: &[Element]) -> Vec<(usize, Vec<ElementId>)> {
    let positions: BTreeMap<&ElementId, usize> =
        elements.iter().enumerate().map(|(at, element)| (&element.id, at)).collect();
    let mut found = Vec::new();
    let mut done = BTreeSet::new();
    for start in 0..elements.len() {
        // The walk keeps its own stack, because a hostile catalog may be a chain of ten thousand elements.
        let mut stack: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_stack = BTreeSet::from([start]);
        while let Some((position, step)) = stack.last_mut() {
            let next = elements.get(*position).and_then(|element| element.coarser.get(*step));
            *step += 1;
            let Some(next) = next.filter(|_| !done.contains(position)) else {
                done.insert(*position);
                on_stack.remove(position);
                stack.pop();
                continue;
            };
            let Some(next_position) = positions.get(next).copied() else { continue };
            if on_stack.insert(next_position) {
                stack.push((next_position, 0));
            } else {
                let closing = *position;
                let around = stack.iter().map(|(at, _)| *at).skip_while(|at| *at != next_position);
                let path = around.chain([next_position]).filter_map(|at| elements.get(at)).map(|it| it.id.clone());
                found.push((closing, path.collect()));
            }
        }
    }
    found
}
