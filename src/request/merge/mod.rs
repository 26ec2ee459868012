//! Brings together what two people made of the same request, from the state that both began with.
//!
//! What one of them changed is taken. What both changed in different ways is a conflict: the value here stays until the person
//! chooses, and choosing is merging once more with the choices. INVARIANT: whatever either side wrote is in the merged request, or
//! in a [`Difference`] that is a conflict.

mod answers;
mod asks;
mod lists;
mod numbers;
mod reasons;
mod said;

pub use said::{ReasonPart, Said, Spot};

use crate::{FieldId, QuestionId, Request};
use std::collections::{BTreeMap, BTreeSet};

/// One of the two who changed the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The person at this screen.
    Mine,
    /// The other one.
    Theirs,
}

/// What becomes of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Only they changed it: it is taken.
    Taken,
    /// Both wrote a note: both stay, one after the other.
    BothKept,
    /// Both changed it in different ways, or one removed what the other changed: the person chooses.
    Conflict,
}

/// A place at which the other's request says something else, other than because it was changed here alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub spot: Spot,
    /// What stood there when both began.
    pub was: Said,
    /// What stands there here.
    pub mine: Said,
    /// What stands there with the other.
    pub theirs: Said,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// Two requests brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The request. Where nothing was chosen in a conflict, it says what is here.
    pub request: Request,
    /// What differs, in the order of the request.
    pub differences: Vec<Difference>,
}

impl Merge {
    /// The places where the person has a choice.
    pub fn conflicts(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|it| it.outcome == Outcome::Conflict)
    }
}

/// What an agency's pack says of lists that the request itself does not know.
#[derive(Clone, Debug, Default)]
pub struct ListShapes {
    /// By which field the rows of a question are told apart, such as the name of a person.
    pub row_keys: BTreeMap<QuestionId, FieldId>,
    /// The option of a question that goes with no other.
    pub alone: BTreeMap<QuestionId, String>,
}

/// What merges, and what it has found.
struct Merger<'a> {
    knows_ancestor: bool,
    shapes: &'a ListShapes,
    choices: &'a BTreeMap<Spot, Side>,
    differences: Vec<Difference>,
}

/// The same thing in the three requests.
#[derive(Clone, Copy)]
struct Three<T> {
    was: T,
    mine: T,
    theirs: T,
}

/// Of an order, nothing more is said than that it is theirs.
const MOVED: Three<Said> = Three { was: Said::Nothing, mine: Said::Nothing, theirs: Said::There };

impl<T> Three<T> {
    fn as_ref(&self) -> Three<&T> {
        Three { was: &self.was, mine: &self.mine, theirs: &self.theirs }
    }
}

impl<T: Copy> Three<T> {
    fn map<U>(self, part: impl Fn(T) -> U) -> Three<U> {
        Three { was: part(self.was), mine: part(self.mine), theirs: part(self.theirs) }
    }
}

/// Brings two requests together. Without a state that both began with, what only one says is filled in, and the rest is a conflict.
pub fn merge(
    was: Option<&Request>,
    mine: &Request,
    theirs: &Request,
    shapes: &ListShapes,
    choices: &BTreeMap<Spot, Side>,
) -> Merge {
    let mut merger = Merger { knows_ancestor: was.is_some(), shapes, choices, differences: Vec::new() };
    let nothing = Request::default();
    let renumbered = numbers::as_here(was, mine, theirs);
    let all = Three { was: was.unwrap_or(&nothing), mine, theirs: &renumbered };
    let mut request = Request::default();
    merger.answers(all, &mut request);
    merger.asks(all, &mut request);
    merger.reasons(all, &mut request);
    request.follows = merger.value(|| Spot::Follows, all.map(|it| &it.follows), |it| it.into());
    merger.marks(all, &mut request);
    // What the pieces cannot say, such as a reason that is there and blank, stays as it is where one side changed nothing.
    if was == Some(mine) {
        request = theirs.clone();
    } else if was == Some(theirs) || mine == theirs {
        request = mine.clone();
    }
    Merge { request, differences: merger.differences }
}

impl Merger<'_> {
    /// Merges a value that has no parts.
    fn value<T: PartialEq + Clone>(
        &mut self,
        spot: impl FnOnce() -> Spot,
        three: Three<&T>,
        say: impl Fn(&T) -> Said,
    ) -> T {
        let Three { was, mine, theirs } = three;
        if mine == theirs || theirs == was {
            return mine.clone();
        }
        let said = three.map(say);
        let is_new = said.was.is_blank();
        if is_new && said.theirs.is_blank() && mine != was {
            return mine.clone();
        }
        let taken = mine == was || (is_new && said.mine.is_blank());
        let outcome = if taken { Outcome::Taken } else { Outcome::Conflict };
        match self.differs(spot(), said, outcome) {
            Side::Mine => mine.clone(),
            Side::Theirs => theirs.clone(),
        }
    }

    /// Notes a difference, and says whose value counts.
    fn differs(&mut self, spot: Spot, said: Three<Said>, outcome: Outcome) -> Side {
        let side = match outcome {
            Outcome::Taken => Side::Theirs,
            Outcome::BothKept => Side::Mine,
            Outcome::Conflict => self.choices.get(&spot).copied().unwrap_or(Side::Mine),
        };
        let Three { was, mine, theirs } = said;
        self.differences.push(Difference { spot, was, mine, theirs, outcome });
        side
    }

    /// Merges a value that one side may have removed, and that has parts where both have it.
    fn item<T: PartialEq + Clone>(
        &mut self,
        spot: impl FnOnce() -> Spot,
        item: Three<Option<&T>>,
        say: impl Fn(&T) -> Said,
        parts: impl FnOnce(&mut Self, Option<&T>, &T, &T) -> T,
    ) -> Option<T> {
        if let (Some(mine), Some(theirs)) = (item.mine, item.theirs) {
            return Some(parts(self, item.was, mine, theirs));
        }
        let owned = item.map(|it| it.cloned());
        self.value(spot, owned.as_ref(), |it| it.as_ref().map_or(Said::Nothing, &say))
    }

    /// Merges a set whose members come and go one by one.
    fn members<'t, K: Ord + Clone + 't>(three: Three<&'t BTreeSet<K>>) -> impl Iterator<Item = K> + 't {
        let Three { was, mine, theirs } = three;
        mine.union(theirs)
            .filter(move |it| match (was.contains(it), mine.contains(it), theirs.contains(it)) {
                (true, mine, theirs) => mine && theirs,
                (false, ..) => true,
            })
            .cloned()
    }
}
