//! What elements are called, as numbers of words: name after name in one stretch of memory.

use crate::terms::Meant;

/// A name of an element.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// Numbers of its words.
    pub words: &'a [u32],
    /// Neighboring words in one: the number of both as one word, and the place of the first.
    pub joined: &'a [(u32, u32)],
    /// What terms in it mean.
    pub meant: &'a [Meant],
    /// How much of a name it is: what stands in parentheses is less.
    pub part: f32,
}

/// The names of all elements.
#[derive(Debug, Default)]
pub struct Names {
    words: Vec<u32>,
    joined: Vec<(u32, u32)>,
    meant: Vec<Meant>,
    /// Of each name: where its words, joined words and terms end, and how much of a name it is.
    names: Vec<(u32, u32, u32, f32)>,
    /// Of each element: where its names end.
    ends: Vec<u32>,
}

impl Names {
    /// Adds a name of the element that is being read.
    pub fn add(&mut self, name: Name<'_>) {
        self.words.extend_from_slice(name.words);
        self.joined.extend_from_slice(name.joined);
        self.meant.extend_from_slice(name.meant);
        let ends = (self.words.len() as u32, self.joined.len() as u32, self.meant.len() as u32);
        self.names.push((ends.0, ends.1, ends.2, name.part));
    }

    /// Ends the element that is being read.
    pub fn end_element(&mut self) {
        self.ends.push(self.names.len() as u32);
    }

    /// Number of elements.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The names of an element.
    pub fn of(&self, element: usize) -> impl Iterator<Item = Name<'_>> {
        let start =
            element.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(element).copied().unwrap_or_default();
        (start as usize..end as usize).filter_map(|at| self.name(at))
    }

    fn name(&self, at: usize) -> Option<Name<'_>> {
        let before = at.checked_sub(1).and_then(|before| self.names.get(before)).copied();
        let (words, joined, meant, _) = before.unwrap_or_default();
        let (words_end, joined_end, meant_end, part) = *self.names.get(at)?;
        Some(Name {
            words: self.words.get(words as usize..words_end as usize)?,
            joined: self.joined.get(joined as usize..joined_end as usize)?,
            meant: self.meant.get(meant as usize..meant_end as usize)?,
            part,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were_added() {
        let mut names = Names::default();
        let meant = [Meant { meaning: 4, start: 0, end: 2 }];
        names.add(Name { words: &[1, 2], joined: &[(9, 0)], meant: &meant, part: 1.0 });
        names.add(Name { words: &[3], joined: &[], meant: &[], part: 0.5 });
        names.end_element();
        names.end_element();
        names.add(Name { words: &[2], joined: &[], meant: &[], part: 1.0 });
        names.end_element();
        let of = |element| {
            names
                .of(element)
                .map(|it| (it.words.to_vec(), it.joined.len(), it.meant.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(of(0), [(vec![1, 2], 1, 1), (vec![3], 0, 0)]);
        assert_eq!(of(1), []);
        assert_eq!(of(2), [(vec![2], 0, 0)]);
        assert_eq!((of(3), names.len()), (vec![], 3));
    }
}
