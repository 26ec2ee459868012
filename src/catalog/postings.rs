//! Which elements have a word or a meaning: one list after another in one stretch of memory.

/// An element that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Position of the element.
    pub element: u32,
    /// Whether a name of it has it; else its topic, collection or remark.
    pub named: bool,
}

/// Lists of elements, by number.
#[derive(Debug, Default)]
pub struct Postings {
    /// Where each list begins, and at the end where the last one ends.
    starts: Vec<u32>,
    all: Vec<Posting>,
}

impl Postings {
    /// Sorts what was collected into `count` lists. Within a list elements stay in the order of collecting, each once:
    /// what was collected of one element stands together.
    pub fn sorted(collected: &[(u32, Posting)], count: usize) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (list, _) in collected {
            if let Some(next) = starts.get_mut(*list as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut all = vec![Posting { element: u32::MAX, named: false }; sum as usize];
        let mut next = starts.clone();
        for (list, posting) in collected {
            let first = starts.get(*list as usize).copied().unwrap_or_default();
            let Some(place) = next.get_mut(*list as usize) else { continue };
            let last = (*place > first).then(|| all.get_mut(*place as usize - 1)).flatten();
            match last.filter(|last| last.element == posting.element) {
                Some(last) => last.named |= posting.named,
                None => {
                    if let Some(cell) = all.get_mut(*place as usize) {
                        *cell = *posting;
                    }
                    *place += 1;
                }
            }
        }
        let mut lists = Self { starts: Vec::with_capacity(count + 1), all: Vec::with_capacity(all.len()) };
        for (start, end) in starts.iter().zip(&next) {
            lists.starts.push(lists.all.len() as u32);
            lists.all.extend_from_slice(all.get(*start as usize..*end as usize).unwrap_or_default());
        }
        lists
    }

    /// The elements of a list; none where there is no such list.
    pub fn of(&self, list: usize) -> &[Posting] {
        let (Some(start), Some(end)) = (self.starts.get(list), self.starts.get(list + 1)) else { return &[] };
        self.all.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// All lists, by number.
    pub fn each(&self) -> impl Iterator<Item = &[Posting]> {
        (0..self.starts.len().saturating_sub(1)).map(|list| self.of(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_has_each_element_once() {
        let collected =
            [(2, 0, false), (0, 0, true), (2, 0, true), (2, 1, false), (0, 3, false), (2, 1, false)];
        let collected = collected.map(|(list, element, named)| (list, Posting { element, named }));
        let lists = Postings::sorted(&collected, 4);
        let of = |list| lists.of(list).iter().map(|it| (it.element, it.named)).collect::<Vec<_>>();
        assert_eq!(of(0), [(0, true), (3, false)]);
        assert_eq!(of(1), []);
        assert_eq!(of(2), [(0, true), (1, false)]);
        assert_eq!((of(3), of(4)), (vec![], vec![]));
        assert_eq!(lists.each().map(<[Posting]>::len).collect::<Vec<_>>(), [2, 0, 2, 0]);
        assert_eq!(Postings::sorted(&[], 0).each().count(), 0);
    }
}
