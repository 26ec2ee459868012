//! The draft here and the one that came in, held against each other.

use crate::came_in::{CameIn, Incoming};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Kinship, ListShapes, Merge, Outcome, Request, Side, Spot, merge};
use requisite_session::{Told, list_shapes, told};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the two stand to each other, and what differs.
#[derive(Clone, PartialEq)]
pub struct Compared {
    /// How they are related.
    pub kinship: Kinship,
    /// What differs, in words, before anything is chosen.
    pub differences: Vec<Told>,
}

impl Compared {
    /// The places where the person has a choice.
    pub fn conflicts(&self) -> impl Iterator<Item = &Told> {
        self.differences.iter().filter(|it| it.outcome == Outcome::Conflict)
    }

    /// What is taken from the file without a question.
    pub fn taken(&self) -> impl Iterator<Item = &Told> {
        self.differences.iter().filter(|it| it.outcome != Outcome::Conflict)
    }
}

/// The two drafts, with what the person has chosen so far. Copy.
#[derive(Clone, Copy)]
pub struct Together {
    desk: Desk,
    incoming: Incoming,
    shapes: StoredValue<Arc<ListShapes>>,
    choices: RwSignal<BTreeMap<Spot, Side>>,
    compared: Memo<Option<Compared>>,
    /// The request as it was when the changes had been brought in.
    applied: RwSignal<Option<(usize, Arc<Request>)>>,
}

/// The state that both began with: what the older one says, if one goes on from the other.
fn beginning<'a>(kinship: &'a Kinship, mine: &'a Request, theirs: &'a Request) -> Option<&'a Request> {
    match kinship {
        Kinship::Same | Kinship::Newer => Some(mine),
        Kinship::Older => Some(theirs),
        Kinship::Branched(was) => Some(was),
        Kinship::Unknown => None,
    }
}

impl Together {
    /// Of the desk's draft and the one that came in.
    pub fn new(desk: Desk, incoming: Incoming) -> Self {
        let shapes = Arc::new(list_shapes(&desk.pack()));
        let of_lists = shapes.clone();
        let request = desk.request();
        let compared = Memo::new(move |_| {
            let came_in = incoming.get()?;
            let (mine, theirs) = (request.get(), &came_in.opened.request);
            let exchanged = desk.saver().exchanged();
            let kinship = exchanged.kinship(&mine, theirs, &came_in.opened.exchanged);
            let was = beginning(&kinship, &mine, theirs);
            let merged = merge(was, &mine, theirs, &of_lists, &BTreeMap::new());
            let (pack, words) = (desk.pack(), desk.words());
            let tell = |it| told(&pack, &words, &merged.request, it);
            let differences = merged.differences.iter().map(tell).collect();
            Some(Compared { kinship, differences })
        });
        Self {
            desk,
            incoming,
            shapes: StoredValue::new(shapes),
            choices: RwSignal::new(BTreeMap::new()),
            compared,
            applied: RwSignal::new(None),
        }
    }

    /// How they stand to each other; nothing while no file is open.
    pub fn compared(self) -> Memo<Option<Compared>> {
        self.compared
    }

    /// The draft that came in.
    pub fn came_in(self) -> Option<Arc<CameIn>> {
        self.incoming.get()
    }

    /// What is chosen at a spot.
    pub fn chosen(self, spot: &Spot) -> Option<Side> {
        self.choices.with(|choices| choices.get(spot).copied())
    }

    /// Chooses at a spot.
    pub fn choose(self, spot: &Spot, side: Side) {
        self.choices.update(|choices| {
            choices.insert(spot.clone(), side);
        });
    }

    /// Chooses the same side everywhere.
    pub fn choose_all(self, side: Side) {
        let spots: Vec<Spot> = self.compared.with_untracked(|compared| {
            compared.iter().flat_map(Compared::conflicts).map(|it| it.spot.clone()).collect()
        });
        self.choices.set(spots.into_iter().map(|spot| (spot, side)).collect());
    }

    /// The number, from 1, of the first conflict in which nothing is chosen.
    pub fn first_open(self) -> Option<usize> {
        self.compared.with(|compared| {
            let mut spots = compared.iter().flat_map(Compared::conflicts);
            let open = spots.position(|it| self.choices.with(|choices| !choices.contains_key(&it.spot)));
            open.map(|at| at + 1)
        })
    }

    /// In how many conflicts nothing is chosen.
    pub fn open(self) -> usize {
        self.compared.with(|compared| {
            let conflicts = compared.iter().flat_map(Compared::conflicts);
            self.choices.with(|choices| conflicts.filter(|it| !choices.contains_key(&it.spot)).count())
        })
    }

    /// Brings the changes in, as one step.
    pub fn apply(self) {
        let Some(came_in) = self.incoming.get() else { return };
        let mine = self.desk.request().get_untracked();
        let theirs = &came_in.opened.request;
        let (merged, count) = self
            .compared
            .with_untracked(|compared| {
                let Compared { kinship, differences } = compared.as_ref()?;
                let was = beginning(kinship, &mine, theirs);
                let merged: Merge =
                    merge(was, &mine, theirs, &self.shapes.get_value(), &self.choices.get_untracked());
                Some((merged, differences.len()))
            })
            .unzip();
        let (Some(merged), Some(count)) = (merged, count) else { return };
        self.desk.merge(&merged.request, &came_in.opened);
        let now = self.desk.request().get_untracked();
        self.applied.set(Some((count, now)));
        self.desk.announce(format!("Brought together from {}. You can undo it.", came_in.name));
    }

    /// Of how many places the changes were brought in, until something else changes.
    pub fn applied(self) -> Option<usize> {
        let (count, then) = self.applied.get()?;
        self.desk.request().with(|now| *now == then).then_some(count)
    }

    /// Puts the draft of the file in the place of the one here.
    pub fn open_instead(self) {
        let Some(came_in) = self.incoming.get() else { return };
        self.desk.open(&came_in.opened);
        self.desk.announce(format!("Opened {}. Undo brings back what was here.", came_in.name));
        self.incoming.set(None);
    }
}
