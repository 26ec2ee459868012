//! Counts by place: what is kept of a file. It grows with places and groups, not with rows.

use crate::cell::{bare, count, folded};
use crate::columns::Columns;
use crate::problem::FileProblem;
use crate::rows::Row;
use requisite_pack::{EnrollmentLayout, RowColumn};
use requisite_precheck::groups::{Count, GroupKey, LevelCounts, PlaceCounts};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Most places that are kept, all levels together.
const MOST_PLACES: usize = 100_000;

/// Most different values of a column that are remembered; others are compared anew each time.
const MOST_VALUES: usize = 1000;

/// What a hidden count stands for where counts are added up: small counts are more often near 1 than near the limit.
const HIDDEN_IN_A_SUM: u32 = 4;

/// What a value of a row column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    All,
    Group(u16),
    /// Nothing that the layout knows: the row is passed over.
    Nobody,
}

/// The places of one level.
#[derive(Default)]
struct Level {
    numbers: BTreeMap<Vec<u8>, usize>,
    places: Vec<Vec<(u16, Count)>>,
    /// For places of the finest level: the place of each coarser level to which it belongs.
    within: Vec<Vec<usize>>,
}

/// Counts by place.
pub(crate) struct Gather {
    layout: Rc<EnrollmentLayout>,
    columns: Columns,
    pub groups: Vec<GroupKey>,
    pub slots: Vec<Vec<u16>>,
    slot_numbers: BTreeMap<Vec<u16>, u16>,
    /// For each set of a row's groups, the slot of each column with counts.
    slots_of: BTreeMap<Vec<u16>, Vec<Option<u16>>>,
    /// The group of each column with counts, as a position in `groups`.
    group_of: Vec<Option<u16>>,
    values: Vec<BTreeMap<Vec<u8>, Whom>>,
    levels: Vec<Level>,
    /// Names of coarser places to which finest ones belong, by level.
    within: Vec<BTreeMap<Vec<u8>, usize>>,
    places: usize,
    pub readable: u64,
    pub unreadable: u64,
    pub hidden: u64,
}

impl Gather {
    pub fn new(layout: Rc<EnrollmentLayout>, columns: Columns) -> Self {
        let levels = layout.places.len();
        let mut gather = Self {
            layout: Rc::clone(&layout),
            groups: Vec::new(),
            slots: Vec::new(),
            slot_numbers: BTreeMap::new(),
            slots_of: BTreeMap::new(),
            group_of: Vec::new(),
            values: vec![BTreeMap::new(); layout.rows.len()],
            levels: (0..levels).map(|_| Level::default()).collect(),
            within: vec![BTreeMap::new(); levels],
            places: 0,
            readable: 0,
            unreadable: 0,
            hidden: 0,
            columns,
        };
        for (_, group) in gather.columns.counts.clone() {
            let group = group.and_then(|at| layout.columns.get(at)).map(|it| gather.group(it));
            gather.group_of.push(group);
        }
        gather
    }

    /// Starts again, as for a later year. What was learned of columns stays.
    pub fn clear(&mut self) {
        for level in &mut self.levels {
            *level = Level::default();
        }
        self.within.iter_mut().for_each(BTreeMap::clear);
        (self.places, self.readable, self.unreadable, self.hidden) = (0, 0, 0, 0);
    }

    /// Bytes that are held, roughly.
    pub fn held(&self) -> usize {
        let key = size_of::<(Vec<u8>, usize)>() + 24;
        let places = self.levels.iter().map(|level| {
            let counts: usize =
                level.places.iter().map(|it| it.capacity() * size_of::<(u16, Count)>() + 24).sum();
            counts + level.numbers.len() * key + level.within.len() * (24 + 8 * self.within.len())
        });
        places.sum::<usize>() + self.within.iter().map(|it| it.len() * key).sum::<usize>()
    }

    fn group(&mut self, name: &requisite_pack::GroupName) -> u16 {
        let is_it = |key: &GroupKey| key.breakdown == name.breakdown && key.group == name.group;
        let at = self.groups.iter().position(is_it).unwrap_or_else(|| {
            self.groups.push(GroupKey { breakdown: name.breakdown.clone(), group: name.group.clone() });
            self.groups.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Takes a row of the year that is wanted.
    ///
    /// # Errors
    /// When there are more places than any state has.
    pub fn take(&mut self, row: &Row<'_>) -> Result<(), FileProblem> {
        for (column, values) in &self.columns.only {
            let value = folded(bare(row.get(*column)));
            if !values.contains(&value) {
                return Ok(());
            }
        }
        let Some(level) = self.level_of(row) else { return Ok(()) };
        let Some(groups) = self.groups_of(row) else { return Ok(()) };
        let Some(place) = self.place_of(row, level)? else { return Ok(()) };
        self.number_slots(&groups);
        let Some(slots) = self.slots_of.get(&groups) else { return Ok(()) };
        let Some(counts) = self.levels.get_mut(level).and_then(|it| it.places.get_mut(place)) else {
            return Ok(());
        };
        for ((column, _), slot) in self.columns.counts.iter().zip(slots) {
            match count(row.get(*column)) {
                Ok(None) => {}
                Ok(Some(count)) => {
                    self.readable += 1;
                    self.hidden += u64::from(count == Count::HIDDEN);
                    if let (Some(slot), true) = (slot, count != Count::known(0)) {
                        add(counts, *slot, count);
                    }
                }
                Err(()) => self.unreadable += 1,
            }
        }
        Ok(())
    }

    /// Position of the row's level among the layout's.
    fn level_of(&self, row: &Row<'_>) -> Option<usize> {
        let (Some(level), Some(column)) = (&self.layout.level, self.columns.level) else {
            return self.layout.places.len().checked_sub(1);
        };
        let value = folded(bare(row.get(column)));
        let (_, unit) = level.values.iter().find(|(text, _)| folded(text.as_bytes()) == value)?;
        self.layout.places.iter().position(|place| place.unit == *unit)
    }

    /// The groups of whom the row is; nothing when the layout does not know one.
    fn groups_of(&mut self, row: &Row<'_>) -> Option<Vec<u16>> {
        let mut groups = Vec::new();
        let layout = Rc::clone(&self.layout);
        for (at, (column, of)) in self.columns.rows.clone().into_iter().zip(&layout.rows).enumerate() {
            let value = row.get(column);
            let remembered = self.values.get(at).and_then(|values| values.get(value)).copied();
            let whom = match remembered {
                Some(whom) => whom,
                None => {
                    let whom = self.whom(of, value);
                    if let Some(values) = self.values.get_mut(at).filter(|it| it.len() < MOST_VALUES) {
                        values.insert(value.to_vec(), whom);
                    }
                    whom
                }
            };
            match whom {
                Whom::All => {}
                Whom::Group(group) => groups.push(group),
                Whom::Nobody => return None,
            }
        }
        groups.sort_unstable();
        Some(groups)
    }

    fn whom(&mut self, of: &RowColumn, value: &[u8]) -> Whom {
        let value = folded(bare(value));
        let is_it = |text: &str| folded(text.as_bytes()) == value;
        if of.all.iter().any(|text| is_it(text)) {
            return Whom::All;
        }
        match of.groups.iter().find(|name| is_it(&name.text)) {
            Some(name) => Whom::Group(self.group(name)),
            None => Whom::Nobody,
        }
    }

    /// Gives a number to each slot that rows of these groups fill.
    fn number_slots(&mut self, groups: &Vec<u16>) {
        if self.slots_of.contains_key(groups) {
            return;
        }
        let mut slots = Vec::new();
        for column in self.group_of.clone() {
            let mut all = groups.clone();
            all.extend(column);
            all.sort_unstable();
            let breakdown = |at: &u16| self.groups.get(usize::from(*at)).map(|key| &key.breakdown);
            let twice = column.is_some_and(|it| groups.iter().any(|at| breakdown(at) == breakdown(&it)));
            let known = self.slot_numbers.get(&all).copied();
            let number = known.or_else(|| u16::try_from(self.slots.len()).ok().filter(|it| *it < u16::MAX));
            // A group of a breakdown within another of the same says nothing.
            let number = number.filter(|_| !twice);
            if let (Some(number), None) = (number, known) {
                self.slot_numbers.insert(all.clone(), number);
                self.slots.push(all);
            }
            slots.push(number);
        }
        self.slots_of.insert(groups.clone(), slots);
    }

    /// The row's place within its level; nothing when a column that names it is blank.
    fn place_of(&mut self, row: &Row<'_>, level: usize) -> Result<Option<usize>, FileProblem> {
        let Some(key) = self.key(row, level) else { return Ok(None) };
        if let Some(place) = self.levels.get(level).and_then(|it| it.numbers.get(&key)) {
            return Ok(Some(*place));
        }
        self.places += 1;
        if self.places > MOST_PLACES {
            return Err(FileProblem::TooManyPlaces { most: MOST_PLACES });
        }
        let mut within = Vec::new();
        if level + 1 == self.levels.len() {
            for coarser in 0..level {
                let name = self.key(row, coarser).unwrap_or_default();
                let Some(names) = self.within.get_mut(coarser) else { continue };
                let next = names.len();
                within.push(*names.entry(name).or_insert(next));
            }
        }
        let Some(of_level) = self.levels.get_mut(level) else { return Ok(None) };
        let place = of_level.places.len();
        of_level.numbers.insert(key, place);
        of_level.places.push(Vec::new());
        of_level.within.push(within);
        Ok(Some(place))
    }

    /// The name of the row's place at a level.
    fn key(&self, row: &Row<'_>, level: usize) -> Option<Vec<u8>> {
        const LONGEST: usize = 200;
        let place = self.layout.places.get(level)?;
        let columns = self.columns.places.get(level)?;
        let mut key = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let mut part = bare(row.get(*column));
            if let Some(letters) = place.letters.filter(|_| at + 1 == columns.len()) {
                part = part.get(..usize::try_from(letters).unwrap_or(usize::MAX)).unwrap_or(part);
            }
            if part.is_empty() {
                return None;
            }
            key.extend_from_slice(part.get(..LONGEST).unwrap_or(part));
            key.push(b'\n');
        }
        Some(key)
    }

    /// Whether any place has a count.
    pub fn has_places(&self) -> bool {
        self.levels.iter().any(|level| level.places.iter().any(|place| !place.is_empty()))
    }

    /// The places of all levels; those of which the file has no rows are added up from the finest.
    pub fn into_levels(self) -> (Vec<GroupKey>, Vec<Vec<u16>>, Vec<LevelCounts>) {
        let Self { layout, groups, slots, mut levels, within, .. } = self;
        let mut sums: Vec<Vec<Vec<(u16, Count)>>> =
            within.iter().map(|it| vec![Vec::new(); it.len()]).collect();
        if let Some(finest) = levels.last() {
            for (counts, within) in finest.places.iter().zip(&finest.within) {
                for ((at, sums), level) in within.iter().zip(&mut sums).zip(&levels) {
                    let Some(sum) = sums.get_mut(*at).filter(|_| level.places.is_empty()) else { continue };
                    for (slot, count) in counts {
                        add(sum, *slot, *count);
                    }
                }
            }
        }
        let mut all = Vec::new();
        for ((place, level), sums) in layout.places.iter().zip(&mut levels).zip(sums) {
            let summed = level.places.is_empty();
            let places = if summed { sums } else { std::mem::take(&mut level.places) };
            let places = places.into_iter().map(place_counts).collect();
            all.push(LevelCounts { unit: place.unit.clone(), summed, places });
        }
        (groups, slots, all)
    }
}

fn place_counts(counts: Vec<(u16, Count)>) -> PlaceCounts {
    let (slots, counts) = counts.into_iter().unzip();
    PlaceCounts { slots, counts }
}

/// Adds a count to a place.
fn add(counts: &mut Vec<(u16, Count)>, slot: u16, count: Count) {
    match counts.binary_search_by_key(&slot, |(slot, _)| *slot) {
        Err(at) => counts.insert(at, (slot, count)),
        Ok(at) => {
            if let Some((_, sum)) = counts.get_mut(at) {
                let of = |count: Count| count.get().unwrap_or(HIDDEN_IN_A_SUM);
                *sum = Count::known(of(*sum).saturating_add(of(count)));
            }
        }
    }
}
