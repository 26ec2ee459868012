//! Whether a condition can be true, and if not, what stands in the way.

use super::flaw_kind::Obstacle;
use super::model::{Premises, model};
use super::search::{Possible, Wanted, possible};
use super::value::Truths;
use crate::{Condition, Pack, Scope};
use std::collections::BTreeSet;

/// A condition in its place.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Tried<'a> {
    pub scope: &'a Scope,
    pub condition: &'a Condition,
    /// What must hold beside it.
    pub beside: Option<&'a Condition>,
}

/// What is known while conditions are judged.
pub(crate) struct Judge<'a> {
    pub pack: &'a Pack,
    /// Questions that are never asked. They are complained of where they are tested; otherwise they count as asked, so that
    /// one mistake is not complained of in all that follows from it.
    pub never_asked: BTreeSet<String>,
}

impl Judge<'_> {
    /// Whether the condition can come out as wanted.
    pub fn can_be(&self, tried: Tried<'_>, truths: Truths) -> Possible {
        let nobody = BTreeSet::new();
        self.search(tried, truths, &self.premises(&nobody))
    }

    /// Whether one condition can be true, with what must hold beside it, while another one is not. Both are of one scope.
    pub fn differ(&self, yes: Tried<'_>, not: Tried<'_>) -> Possible {
        let nobody = BTreeSet::new();
        let mut wanted = vec![Wanted { condition: yes.condition, truths: Truths::YES }];
        wanted.extend(yes.beside.map(|condition| Wanted { condition, truths: Truths::YES }));
        wanted.push(Wanted { condition: not.condition, truths: Truths::NOT_YES });
        let conditions: Vec<&Condition> = wanted.iter().map(|it| it.condition).collect();
        possible(&model(&self.premises(&nobody), yes.scope, &conditions), &wanted)
    }

    fn premises<'b>(&'b self, unasked: &'b BTreeSet<String>) -> Premises<'b> {
        Premises { pack: self.pack, unasked, freed: &self.never_asked, with_catalog: true }
    }

    fn search(&self, tried: Tried<'_>, truths: Truths, premises: &Premises<'_>) -> Possible {
        let mut wanted = vec![Wanted { condition: tried.condition, truths }];
        wanted.extend(tried.beside.map(|condition| Wanted { condition, truths: Truths::YES }));
        let conditions: Vec<&Condition> = wanted.iter().map(|it| it.condition).collect();
        possible(&model(premises, tried.scope, &conditions), &wanted)
    }

    /// What keeps a condition that is never true from being true, and the path of the part that is meant.
    pub fn obstacle(&self, tried: Tried<'_>, path: &str) -> (String, Obstacle) {
        let nobody = BTreeSet::new();
        let all: BTreeSet<String> = self.pack.questions().map(|it| it.id.to_string()).collect();
        let can_be = |freed: &BTreeSet<String>, with_catalog| {
            let premises = Premises { freed, with_catalog, ..self.premises(&nobody) };
            self.search(tried, Truths::YES, &premises) == Possible::Yes
        };
        if can_be(&all, true) {
            let mut needed = all.clone();
            for question in &all {
                needed.remove(question);
                if !can_be(&needed, true) {
                    needed.insert(question.clone());
                }
            }
            needed.retain(|it| !self.never_asked.contains(it));
            return (path.to_owned(), Obstacle::NotAsked(needed.into_iter().collect()));
        }
        if can_be(&self.never_asked, false) {
            return (path.to_owned(), Obstacle::Catalog);
        }
        self.parts(tried, path)
    }

    /// The fewest parts of a condition that cannot be true together.
    fn parts(&self, tried: Tried<'_>, path: &str) -> (String, Obstacle) {
        let Condition::All(parts) = tried.condition else { return (path.to_owned(), Obstacle::Tests) };
        let mut kept: Vec<(usize, &Condition)> = parts.iter().enumerate().collect();
        for (at, _) in parts.iter().enumerate() {
            let fewer: Vec<_> = kept.iter().copied().filter(|(idx, _)| *idx != at).collect();
            let condition = Condition::All(fewer.iter().map(|(_, part)| (*part).clone()).collect());
            let tried = Tried { condition: &condition, ..tried };
            if !fewer.is_empty() && self.can_be(tried, Truths::YES) == Possible::No {
                kept = fewer;
            }
        }
        if let [(at, part)] = kept.as_slice() {
            return self.parts(Tried { condition: part, ..tried }, &format!("{path}.all[{at}]"));
        }
        let paths = kept.iter().map(|(at, _)| format!("{path}.all[{at}]"));
        (path.to_owned(), Obstacle::Parts(paths.collect()))
    }
}

/// The questions that are never asked, because what they wait for cannot be true, or not before they are asked themselves.
/// A question of which that cannot be told counts as asked.
pub(crate) fn never_asked(pack: &Pack) -> BTreeSet<String> {
    let nobody = BTreeSet::new();
    let mut unasked: BTreeSet<String> = pack
        .questions()
        .filter(|question| question.shown != Condition::Always)
        .map(|question| question.id.to_string())
        .collect();
    // A question is asked when that can be true with answers to questions that are asked before it.
    loop {
        let premises = Premises { pack, unasked: &unasked, freed: &nobody, with_catalog: true };
        let is_asked = |id: &String| {
            let question = pack.questions().find(|it| it.id.as_str() == id.as_str());
            question.is_none_or(|question| {
                let wanted = [Wanted { condition: &question.shown, truths: Truths::YES }];
                let model = model(&premises, &Scope::Request, &[&question.shown]);
                possible(&model, &wanted) != Possible::No
            })
        };
        let asked: Vec<String> = unasked.iter().filter(|id| is_asked(id)).cloned().collect();
        if asked.is_empty() {
            return unasked;
        }
        for id in &asked {
            unasked.remove(id);
        }
    }
}
