//! Words that were mistyped.

/// Whether a word of a query may be a slip of the pen for a word of the catalog, or for its beginning: one letter added,
/// left out, changed or swapped with its neighbor; two in words of eight letters and more. Short words must be right.
pub fn resembles(part: &str, word: &str) -> bool {
    // Nobody mistypes the first letter, unless it changes places with the second. Most words end here, without being copied.
    let (first, other) = (part.chars().next(), word.chars().next());
    let is_near = word.chars().take(2).any(|sign| first == Some(sign));
    if !is_near || !part.chars().take(2).any(|sign| other == Some(sign)) {
        return false;
    }
    let part: Vec<char> = part.chars().collect();
    let most = match part.len() {
        0..=3 => return part.iter().copied().eq(word.chars()),
        4..=7 => 1,
        _ => 2,
    };
    let word: Vec<char> = word.chars().take(part.len() + most).collect();
    distance_to_beginning(&part, &word).is_some_and(|distance| distance <= most)
}

/// Whether a word may be a longer one cut short: the first letter, and then some of the others in their order, such as
/// `enrl` for `enrollment`.
pub fn is_short_for(part: &str, word: &str) -> bool {
    let (short, long) = (part.chars().count(), word.chars().count());
    if short < 4 || long < 5 || short * 10 > long * 8 || !part.chars().all(char::is_alphabetic) {
        return false;
    }
    let mut letters = word.chars();
    part.chars().next() == word.chars().next() && part.chars().all(|it| letters.any(|letter| letter == it))
}

/// Fewest slips that turn `part` into a beginning of `word` (optimal string alignment).
fn distance_to_beginning(part: &[char], word: &[char]) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    let mut last_sign = None;
    for (line, sign) in part.iter().enumerate() {
        let mut next = vec![line + 1];
        for (column, other) in word.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&row, column) + usize::from(sign != other))
                .min(at(&row, column + 1).saturating_add(1))
                .min(at(&next, column).saturating_add(1));
            let swapped = column > 0 && last_sign == Some(other) && word.get(column - 1) == Some(sign);
            if swapped {
                least = least.min(at(&before, column - 1).saturating_add(1));
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
        last_sign = Some(sign);
    }
    row.into_iter().min()
}
