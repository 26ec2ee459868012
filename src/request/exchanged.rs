//! What two people who send a draft back and forth both had: the states of it that went out in a file or came in from one.
//!
//! A draft that was changed on both sides can be brought together only from the state that both began with. So a draft remembers
//! the marks of the states that were exchanged, and the last that came in, in full; a file carries both beside the draft.

use crate::{FILE_ROOM, Kept, Request, read_json_within};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most states that are remembered by their mark.
const MOST_MARKS: usize = 64;
/// Most states that are remembered in full.
const MOST_STATES: usize = 2;
/// Most bytes that the states in full may have together, as JSON.
const ROOM: usize = 1024 * 1024;
/// Most openings and mergings that an undo can take back here too.
const MOST_TURNS: usize = 3;

/// A request as text, in the way in which files have it: another way would be another program to load.
fn written(request: &Request) -> String {
    serde_json::to_string_pretty(request).unwrap_or_default()
}

/// By what a state of a request is known again. It is no proof of anything: who changes a file can make it say what they like.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Mark(String);

impl Mark {
    /// The mark of a request: the hash FNV-1a, of 128 bits, of its JSON.
    fn of(request: &Request) -> Self {
        let hash =
            written(request).bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
                (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
            });
        Self(format!("{hash:032x}"))
    }
}

/// A step that brought a file in, and what was known before it; an undo goes back to that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Turn {
    before: Mark,
    after: Mark,
    marks: Vec<Mark>,
}

/// The states of a draft that were exchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchanged {
    /// Marks of states that went out or came in, the oldest first.
    marks: Vec<Mark>,
    /// The states that came in last, the last one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    states: Vec<Arc<Request>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    turns: Vec<Turn>,
}

/// How a draft that comes in from a file stands to the one that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// They say the same.
    Same,
    /// The draft here goes on from it.
    Older,
    /// It goes on from the draft here.
    Newer,
    /// Both go on from this state.
    Branched(Arc<Request>),
    /// Nothing is known that both go on from.
    Unknown,
}

impl Exchanged {
    /// Whether nothing was exchanged.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads what stands in a file; what cannot be read is not known.
    pub(crate) fn read(json: &[u8]) -> Self {
        let value = read_json_within(json, FILE_ROOM, Kept::All);
        let read = value.ok().and_then(|value| Self::deserialize(&value).ok());
        read.map(Self::within_limits).unwrap_or_default()
    }

    /// Reads what the storage keeps beside a draft, in one text with it.
    pub fn of_record(text: &str) -> Self {
        const KEPT: Kept = Kept::Fields(&[("exchanged", Kept::All)]);
        let value = read_json_within(text.as_bytes(), FILE_ROOM, KEPT);
        let beside = value.ok().and_then(|mut value| value.as_object_mut()?.remove("exchanged"));
        beside.and_then(|it| Self::deserialize(&it).ok()).map(Self::within_limits).unwrap_or_default()
    }

    /// The draft goes out in a file.
    pub fn went_out(&mut self, request: &Request) {
        self.remember(request);
    }

    /// What a file says beside this draft; nothing where there is nothing to say.
    pub fn beside(&self, request: &Request) -> Option<Self> {
        let own = Mark::of(request);
        let marks: Vec<Mark> = self.marks.iter().filter(|mark| **mark != own).cloned().collect();
        let is_known = |state: &&Arc<Request>| marks.contains(&Mark::of(state));
        let states = self.states.iter().filter(is_known).cloned().collect();
        (!marks.is_empty()).then_some(Self { marks, states, turns: Vec::new() })
    }

    /// A draft of a file, or an empty one, took the place of the one before.
    pub fn opened(&mut self, before: &Request, opened: &Request, file: &Self) {
        let marks = std::mem::take(&mut self.marks);
        self.marks.clone_from(&file.marks);
        self.remember_in_full(opened, file);
        self.turn(before, opened, marks);
    }

    /// What a file says was brought into the draft.
    pub fn merged(&mut self, before: &Request, after: &Request, theirs: &Request, file: &Self) {
        let marks = self.marks.clone();
        let new: Vec<Mark> = file.marks.iter().filter(|it| !self.marks.contains(it)).cloned().collect();
        self.marks.extend(new);
        self.remember_in_full(theirs, file);
        self.turn(before, after, marks);
    }

    /// A step was taken back or done again: what a file brought in goes and comes with it.
    pub fn moved(&mut self, from: &Request, to: &Request) {
        if self.turns.is_empty() {
            return;
        }
        let (from, to) = (Mark::of(from), Mark::of(to));
        let turn = self.turns.iter_mut().rev().find(|turn| turn.after == from && turn.before == to);
        if let Some(turn) = turn {
            std::mem::swap(&mut turn.before, &mut turn.after);
            std::mem::swap(&mut turn.marks, &mut self.marks);
        }
    }

    /// How a draft of a file stands to the one here.
    pub fn kinship(&self, mine: &Request, theirs: &Request, file: &Self) -> Kinship {
        if mine == theirs {
            return Kinship::Same;
        }
        let (here, there) = (Mark::of(mine), Mark::of(theirs));
        if file.marks.contains(&here) && !mine.is_empty() {
            return Kinship::Newer;
        }
        if self.marks.contains(&there) {
            return Kinship::Older;
        }
        let known = self.states.iter().chain(&file.states).filter_map(|state| {
            let mark = Mark::of(state);
            let place = file.marks.iter().position(|it| *it == mark)?;
            self.marks.contains(&mark).then_some((place, state))
        });
        // The last state that both had.
        let last = known.max_by_key(|(place, _)| *place);
        last.map_or(Kinship::Unknown, |(_, state)| Kinship::Branched(state.clone()))
    }

    /// Remembers the mark of a state as the last one. That of an empty request says nothing.
    fn remember(&mut self, request: &Request) {
        if request.is_empty() {
            return;
        }
        let mark = Mark::of(request);
        self.marks.retain(|it| *it != mark);
        self.marks.push(mark);
        self.limit();
    }

    fn remember_in_full(&mut self, request: &Request, file: &Self) {
        self.remember(request);
        if !request.is_empty() {
            let before = std::mem::take(&mut self.states);
            let known = file.states.iter().chain(&before).filter(|it| ***it != *request);
            self.states = std::iter::once(Arc::new(request.clone())).chain(known.cloned()).collect();
        }
        self.limit();
    }

    fn turn(&mut self, before: &Request, after: &Request, marks: Vec<Mark>) {
        self.turns.push(Turn { before: Mark::of(before), after: Mark::of(after), marks });
        self.limit();
    }

    fn within_limits(mut self) -> Self {
        self.limit();
        self
    }

    fn limit(&mut self) {
        let drop_oldest = |marks: &mut Vec<Mark>| drop(marks.drain(..marks.len().saturating_sub(MOST_MARKS)));
        drop_oldest(&mut self.marks);
        self.turns.drain(..self.turns.len().saturating_sub(MOST_TURNS));
        self.turns.iter_mut().for_each(|turn| drop_oldest(&mut turn.marks));
        self.states.truncate(MOST_STATES);
        let mut room = ROOM;
        self.states.retain(|state| {
            let size = written(state).len();
            let fits = size <= room;
            room = room.saturating_sub(size);
            fits
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Edit, QuestionId};

    fn said(text: &str) -> Request {
        let question = QuestionId::new("title").unwrap();
        Request::default().with_edits(&[Edit::Answer { question, answer: Answer::Text(text.to_owned()) }])
    }

    /// A draft as one person has it.
    #[derive(Clone, Default)]
    struct Draft(Request, Exchanged);

    impl Draft {
        fn of(text: &str) -> Self {
            Self(said(text), Exchanged::default())
        }
        fn send(&mut self) -> Self {
            self.1.went_out(&self.0);
            Self(self.0.clone(), self.1.beside(&self.0).unwrap_or_default())
        }
        fn open(&mut self, file: &Self) {
            self.1.opened(&self.0, &file.0, &file.1);
            self.0 = file.0.clone();
        }
        fn merge(&mut self, file: &Self, text: &str) {
            let after = said(text);
            self.1.merged(&self.0, &after, &file.0, &file.1);
            self.0 = after;
        }
        fn kinship(&self, file: &Self) -> Kinship {
            self.1.kinship(&self.0, &file.0, &file.1)
        }
    }

    fn branched(text: &str) -> Kinship {
        Kinship::Branched(Arc::new(said(text)))
    }

    #[test]
    fn a_file_that_comes_back_names_what_both_began_with() {
        let (mut anna, mut ben) = (Draft::of("a0"), Draft::default());
        let first = anna.send();
        assert!(first.1.is_empty(), "nothing was exchanged before");
        ben.open(&first);
        ben.0 = said("b1");
        let back = ben.send();
        assert_eq!(anna.kinship(&back), Kinship::Newer);
        anna.0 = said("a1");
        assert_eq!(anna.kinship(&back), branched("a0"));
        anna.merge(&back, "a1 b1");
        assert_eq!(anna.kinship(&back), Kinship::Older);
        // Ben goes on without waiting; what Anna has taken in is not asked about again.
        ben.0 = said("b2");
        assert_eq!(anna.kinship(&ben.send()), branched("b1"));
        // And so the other way round.
        anna.0 = said("a2");
        assert_eq!(ben.kinship(&anna.send()), branched("b1"));
        assert_eq!(Draft::of("other").kinship(&back), Kinship::Unknown);
    }

    #[test]
    fn two_co_authors_can_send_theirs_back() {
        let mut anna = Draft::of("a0");
        let file = anna.send();
        let back = ["b", "c"].map(|text| {
            let mut other = Draft::default();
            other.open(&file);
            other.0 = said(text);
            other.send()
        });
        anna.0 = said("a1");
        anna.merge(&back[0], "a1 b");
        assert_eq!(anna.kinship(&back[1]), branched("a0"));
    }

    #[test]
    fn an_undo_takes_back_what_was_known_too() {
        let (mut anna, mut ben) = (Draft::of("a0"), Draft::default());
        ben.open(&anna.send());
        ben.0 = said("b1");
        let back = ben.send();
        anna.0 = said("a1");
        anna.merge(&back, "a1 b1");
        let (before, after) = (said("a1"), said("a1 b1"));
        for _ in 0..2 {
            anna.1.moved(&after, &before);
            anna.0 = before.clone();
            assert_eq!(anna.kinship(&back), branched("a0"));
            anna.1.moved(&before, &after);
            anna.0 = after.clone();
            assert_eq!(anna.kinship(&back), Kinship::Older);
        }
        anna.1.moved(&said("x"), &before);
        assert_eq!(anna.kinship(&back), Kinship::Older);
    }

    #[test]
    fn what_is_remembered_has_an_end() {
        let mut anna = Draft::of("a0");
        for number in 0..500 {
            let long = "x".repeat(if number % 2 == 0 { 600_000 } else { 10 });
            anna.merge(&Draft::of(&format!("{number}{long}")), &number.to_string());
            anna.send();
        }
        let file = anna.send();
        assert_eq!((anna.1.marks.len(), anna.1.turns.len()), (MOST_MARKS, MOST_TURNS));
        assert!(file.1.states.len() == 2 && file.1.turns.is_empty());
        let json = serde_json::to_vec(&anna.1).unwrap();
        assert!(json.len() < ROOM + 20_000, "{}", json.len());
        assert_eq!(Exchanged::read(&json), anna.1);
        anna.merge(&Draft::of(&"y".repeat(2 * ROOM)), "long");
        assert!(anna.1.states.iter().all(|it| **it != said(&"y".repeat(2 * ROOM))));
        let flood = format!("{{\"marks\": [{}\"a\"]}}", "\"a\",".repeat(5_000));
        assert_eq!(Exchanged::read(flood.as_bytes()).marks.len(), MOST_MARKS);
    }

    #[test]
    fn what_cannot_be_read_is_not_known() {
        for text in ["", "{", "[]", "{\"marks\": 1}", "{\"states\": [1]}", "null"] {
            assert!(Exchanged::read(text.as_bytes()).is_empty(), "{text}");
        }
    }

    #[test]
    fn empty_drafts_have_nothing_in_common() {
        let mut anna = Draft::default();
        let file = anna.send();
        let mut ben = Draft::default();
        ben.open(&file);
        ben.0 = said("b");
        anna.0 = said("a");
        assert_eq!(anna.kinship(&ben.send()), Kinship::Unknown);
    }
}
