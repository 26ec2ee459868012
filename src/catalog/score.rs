//! How well elements fit words: how much of the words they have, and how much else they are about.

use crate::index::Index;
use crate::names::Name;
use crate::postings::Posting;
use crate::slips::{is_short_for, resembles};
use crate::words::{share, share_of_unknown};

/// Most words of a query that are looked at.
const MOST_WORDS: usize = 12;
/// What counts of a word that only the topic, the collection or a remark has.
const ASIDE: f32 = 0.45;
/// What counts of a term that means the same.
const SAME_MEANING: f32 = 0.95;
/// What counts of how much else an element is about.
const ELSE: f32 = 0.4;

/// How freely words are taken for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// As in a search box: the last word may not be whole yet, and words may be mistyped.
    Typed,
    /// As in names of variables: words are cut short.
    Short,
}

/// An element that has something of the words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Position of the element.
    pub element: usize,
    /// From 0 to 1, and above where it is called just this.
    pub score: f32,
    /// How much of the words it has, by weight, from 0 to 1.
    pub covered: f32,
    /// Whether it has every word that tells something.
    pub whole: bool,
    /// Whether its names have a word of them.
    pub named: bool,
}

/// What came of scoring.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    /// The elements that have something of the words, the best first, then in the catalog's order.
    pub hits: Vec<Hit>,
    /// Whether a word was only taken for one that resembles it.
    pub near: bool,
}

/// Some words of a query and the elements that have them.
struct Stretch {
    start: usize,
    end: usize,
    closeness: f32,
    has: Has,
}

/// What an element must have.
#[derive(Clone, Copy)]
enum Has {
    Word(usize),
    Meaning(u16),
}

impl Index {
    /// Scores all elements against a text.
    pub fn score(&self, text: &str, freedom: Freedom) -> Scored {
        let words = self.taken_apart(self.terms.words_of(text));
        if words.is_empty() {
            return Scored::default();
        }
        let (stretches, mut weights, near) = self.stretches(&words, freedom);
        for (weight, word) in weights.iter_mut().zip(&words) {
            if *weight == 0.0 {
                *weight = self.heaviest * share_of_unknown(word);
            }
        }
        let count = words.len();
        let mut has = vec![0.0_f32; self.names.len() * count];
        let mut named = vec![false; self.names.len()];
        for it in &stretches {
            for posting in self.postings_of(it.has) {
                let value = it.closeness * if posting.named { 1.0 } else { ASIDE };
                let element = posting.element as usize;
                let at = element * count;
                for cell in has.get_mut(at + it.start..at + it.end).into_iter().flatten() {
                    *cell = cell.max(value);
                }
                if let Some(named) = named.get_mut(element) {
                    *named |= posting.named;
                }
            }
        }
        let all: f32 = weights.iter().sum();
        let telling: Vec<bool> = words.iter().map(|word| share(word) > 0.1).collect();
        let close = self.closeness(&stretches);
        let mut said = Vec::new();
        let called = self.called(text);
        let mut hits = Vec::new();
        for (element, has) in has.chunks_exact(count).enumerate() {
            let covered = has.iter().zip(&weights).map(|(has, weight)| has * weight).sum::<f32>() / all;
            if covered > 0.0 {
                let whole = has.iter().zip(&telling).all(|(has, telling)| *has > 0.0 || !telling);
                let just = if called.contains(&element) { 1.0 } else { 0.0 };
                let score =
                    covered * (1.0 - ELSE + ELSE * self.share_of_names(element, &close, &mut said)) + just;
                let named = named.get(element).copied().unwrap_or_default();
                hits.push(Hit { element, score, covered, whole, named });
            }
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.element.cmp(&b.element)));
        Scored { hits, near }
    }

    fn postings_of(&self, of: Has) -> &[Posting] {
        match of {
            Has::Word(number) => self.postings.of(number),
            Has::Meaning(meaning) => self.meanings.of(usize::from(meaning)),
        }
    }

    /// The stretches of a query with what they match, the weight of each word, and whether one only resembles.
    fn stretches(&self, words: &[String], freedom: Freedom) -> (Vec<Stretch>, Vec<f32>, bool) {
        let mut weights = vec![0.0_f32; words.len()];
        let mut stretches = Vec::new();
        let meant = self.terms.in_words(words);
        let mut near = false;
        for (start, word) in words.iter().enumerate() {
            let means_something = meant.iter().any(|it| it.start <= start && start < it.end);
            // A letter of `A to G` is not the article.
            let is_letter = means_something && share(word) < 0.1;
            let like = || self.like(word, freedom, means_something);
            let (found, only_near) = if is_letter { (Vec::new(), false) } else { like() };
            near |= only_near;
            // As telling as the word itself, else as the commonest that it may be the beginning of.
            let exact = self.number(word).map(|number| self.weight(number));
            let least =
                || found.iter().map(|(number, _)| self.weight(*number) * share(word)).reduce(f32::min);
            if let Some(weight) = weights.get_mut(start) {
                *weight = exact.or_else(least).unwrap_or_default();
            }
            for (number, closeness) in found {
                stretches.push(Stretch { start, end: start + 1, closeness, has: Has::Word(number) });
            }
        }
        for (start, pair) in words.windows(2).enumerate() {
            if let Some(number) = self.number(&pair.concat()) {
                stretches.push(Stretch { start, end: start + 2, closeness: 1.0, has: Has::Word(number) });
            }
        }
        for it in meant {
            // A term tells as much as the rarest word, in all its words together.
            let elements = self.postings_of(Has::Meaning(it.meaning)).len();
            let each = self.weight_of(elements) / (it.end - it.start) as f32;
            let several = it.end - it.start > 1;
            for weight in weights.get_mut(it.start..it.end).filter(|_| several).into_iter().flatten() {
                *weight = weight.max(each);
            }
            let has = Has::Meaning(it.meaning);
            stretches.push(Stretch { start: it.start, end: it.end, closeness: SAME_MEANING, has });
        }
        (stretches, weights, near)
    }

    /// Words of the catalog for a word of a query, each with how close it is, and whether they only resemble it.
    fn like(&self, word: &str, freedom: Freedom, means_something: bool) -> (Vec<(usize, f32)>, bool) {
        let mut found: Vec<(usize, f32)> = Vec::new();
        let length = word.chars().count();
        if let Some(number) = self.number(word) {
            found.push((number, 1.0));
        }
        if length > 1 {
            for number in self.beginning(word) {
                let longer = self.words.get(number).chars().count() - length;
                let closeness = match longer {
                    0 => continue,
                    // A term that is cut short means something else.
                    _ if means_something => 0.5,
                    1..=3 => 0.9,
                    _ => 0.8,
                };
                found.push((number, closeness));
            }
        }
        if length > 4 {
            let start: String = word.chars().take(4).collect();
            let same_root = |number: &usize| has_same_root(word, self.words.get(*number));
            found.extend(self.beginning(&start).filter(same_root).map(|number| (number, 0.75)));
        }
        if !found.is_empty() || means_something {
            return (found, false);
        }
        let all = || self.words.all().enumerate();
        let mistyped = if length > 5 { 0.75 } else { 0.65 };
        found.extend(all().filter(|(_, it)| resembles(word, it)).map(|(number, _)| (number, mistyped)));
        if freedom == Freedom::Short && found.is_empty() {
            found.extend(all().filter(|(_, it)| is_short_for(word, it)).map(|(number, _)| (number, 0.6)));
        }
        let near = !found.is_empty();
        (found, near)
    }

    /// How much of an element's name the words say, for the name of which they say most. `said` is memory to work in.
    fn share_of_names(&self, element: usize, close: &Close, said: &mut Vec<f32>) -> f32 {
        let mut share = |name: Name<'_>| {
            let closeness = |word: u32| close.words.get(word as usize).copied().unwrap_or_default();
            said.clear();
            said.extend(name.words.iter().map(|word| closeness(*word)));
            let mut raise = |start: usize, end: usize, to: f32| {
                for it in said.get_mut(start..end).into_iter().flatten() {
                    *it = it.max(to);
                }
            };
            for (word, start) in name.joined {
                raise(*start as usize, *start as usize + 2, closeness(*word));
            }
            for it in name.meant.iter().filter(|it| close.meanings.contains(&it.meaning)) {
                raise(it.start, it.end, SAME_MEANING);
            }
            let weights = || name.words.iter().map(|word| self.weight(*word as usize));
            let all: f32 = weights().sum();
            let said = said.iter().zip(weights()).map(|(said, weight)| said * weight).sum::<f32>();
            name.part * said / all.max(f32::EPSILON)
        };
        let mut most = 0.0_f32;
        for name in self.names.of(element) {
            most = most.max(share(name));
        }
        most
    }

    fn closeness(&self, stretches: &[Stretch]) -> Close {
        let mut close = Close { words: vec![0.0; self.words.len()], meanings: Vec::new() };
        for it in stretches {
            match it.has {
                Has::Word(number) => {
                    if let Some(known) = close.words.get_mut(number) {
                        *known = known.max(it.closeness);
                    }
                }
                Has::Meaning(meaning) => close.meanings.push(meaning),
            }
        }
        close
    }

    /// Words that nobody has, such as `stugradelvl`, taken apart into words that somebody has.
    fn taken_apart(&self, words: Vec<String>) -> Vec<String> {
        let known = |word: &str| self.number(word).is_some() || self.terms.has_word(word);
        let mut out = Vec::new();
        for word in words.into_iter().take(MOST_WORDS) {
            let length = word.chars().count();
            let whole = known(&word) || self.beginning(&word).next().is_some() || !(5..=40).contains(&length);
            if whole {
                out.push(word);
                continue;
            }
            let is_term = |part: &str| self.terms.has_word(part);
            let safe = |part: &str| is_term(part) && part.len() > 1 || known(part) && part.len() > 2;
            let parts = apart(&word, &safe).filter(|parts| parts.len() < 4);
            let parts = parts.or_else(|| {
                let mistyped = self.words.all().any(|it| resembles(&word, it));
                let any = |part: &str| safe(part) || share(part) < 1.0 && part.len() > 1;
                if mistyped { None } else { apart(&word, &any) }
            });
            let written = |part: String| self.terms.written_out(&part).cloned().unwrap_or(part);
            out.extend(parts.unwrap_or_else(|| vec![word]).into_iter().map(written));
        }
        out
    }
}

/// How close the words of the catalog are to some word of the query, by number, and what terms in it mean.
struct Close {
    words: Vec<f32>,
    meanings: Vec<u16>,
}

/// Whether two words are forms of one: `suspended` and `suspension`.
fn has_same_root(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    same >= 6 && longer - same <= 4 && same * 5 >= longer * 3
}

/// The fewest parts, each known, that a word is made of; none where it is not. Parts have two letters at least.
fn apart(word: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let letters: Vec<char> = word.chars().collect();
    // For each length, the fewest parts of the beginning, with the length of the last.
    let mut best: Vec<Option<(usize, usize)>> = vec![Some((0, 0))];
    for end in 1..=letters.len() {
        let mut here: Option<(usize, usize)> = None;
        for length in 2..=end {
            let before = best.get(end - length).copied().flatten();
            let part: String = letters.get(end - length..end).into_iter().flatten().collect();
            if let Some((parts, _)) = before.filter(|_| known(&part)) {
                here = match here {
                    Some((fewest, last)) if fewest <= parts + 1 => Some((fewest, last)),
                    _ => Some((parts + 1, length)),
                };
            }
        }
        best.push(here);
    }
    let mut parts = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, length) = best.get(end).copied().flatten()?;
        parts.push(letters.get(end - length..end)?.iter().collect());
        end -= length;
    }
    parts.reverse();
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_run_together_are_taken_apart_into_the_fewest() {
        let known = |part: &str| ["stu", "grade", "lvl", "gra", "de", "level"].contains(&part);
        let parts = |word: &str| apart(word, &known).map(|parts| parts.join(" "));
        assert_eq!(parts("stugradelvl").as_deref(), Some("stu grade lvl"));
        assert_eq!(parts("gradelevel").as_deref(), Some("grade level"));
        assert_eq!(parts("gradex"), None);
        assert_eq!(parts("é"), None);
    }

    #[test]
    fn forms_of_a_word_share_their_root() {
        for (one, other, same) in [
            ("suspended", "suspension", true),
            ("graduated", "graduation", true),
            ("homelang", "homeless", false),
            ("reading", "ready", false),
        ] {
            assert_eq!(has_same_root(one, other), same, "{one} {other}");
        }
    }
}
