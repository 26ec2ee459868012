//! "Did you mean": the known name that is nearest to an unknown one.

/// Longest name that is compared; longer ones are no slips of the pen.
const LONGEST: usize = 80;

/// The name nearest to `found`, if one is near enough to be what was meant: about one letter in three may differ.
/// Of several that are as near, the first. Compares with at most so many names, and counts them.
pub(crate) fn nearest<'a>(
    found: &str,
    names: &mut dyn Iterator<Item = &'a str>,
    most: usize,
    compared: &mut usize,
) -> Option<&'a str> {
    let found = folded(found)?;
    let mut best = None;
    let mut limit = (found.len() / 3).max(1);
    for name in names.take(most) {
        *compared += 1;
        let Some(name_letters) = folded(name) else { continue };
        if name_letters.len().abs_diff(found.len()) > limit {
            continue;
        }
        let apart = distance(&found, &name_letters);
        if apart < limit || (apart == limit && best.is_none()) {
            best = Some(name);
            limit = apart;
        }
        if apart == 0 {
            break;
        }
    }
    best
}

/// The letters without case, and with one sign for the ways of joining words.
fn folded(text: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = text
        .trim()
        .chars()
        .take(LONGEST + 1)
        .map(|letter| if matches!(letter, '-' | ' ') { '_' } else { letter.to_ascii_lowercase() })
        .collect();
    (1..=LONGEST).contains(&letters.len()).then_some(letters)
}

/// Letters to insert, remove, replace or swap with their neighbor to get from one text to the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous_letter = None;
    for (row, letter) in from.iter().enumerate() {
        let mut current = Vec::with_capacity(to.len() + 1);
        current.push(row + 1);
        let mut previous_other = None;
        for (column, other) in to.iter().enumerate() {
            let at = |costs: &[usize], idx: usize| costs.get(idx).copied().unwrap_or(usize::MAX / 2);
            let mut cost = at(&last, column) + usize::from(letter != other);
            cost = cost.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            if let Some(back) = column.checked_sub(1)
                && previous_letter == Some(other)
                && previous_other == Some(letter)
            {
                cost = cost.min(at(&before_last, back) + 1);
            }
            current.push(cost);
            previous_other = Some(other);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_letter = Some(letter);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(found: &str) -> Option<&'static str> {
        const NAMES: [&str; 6] = ["severity", "source", "scope", "study_title", "state", "esd"];
        nearest(found, &mut NAMES.into_iter(), 100, &mut 0)
    }

    #[test]
    fn slips_of_the_pen_find_their_name() {
        assert_eq!(meant("serverity"), Some("severity"));
        assert_eq!(meant("sevreity"), Some("severity"));
        assert_eq!(meant("Study-Title"), Some("study_title"));
        assert_eq!(meant("sate"), Some("state"));
        assert_eq!(meant("edd"), Some("esd"));
    }

    #[test]
    fn other_words_find_none() {
        assert_eq!(meant("color"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant("x"), None);
        assert_eq!(meant(&"s".repeat(100_000)), None);
    }

    #[test]
    fn a_swap_of_neighbors_is_one_step() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("ab"), &letters("ba")), 1);
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(distance(&letters(""), &letters("abc")), 3);
    }
}
