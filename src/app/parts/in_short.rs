//! What a draft says somewhere, as part of a sentence.

/// Most letters of it; all of it can be read where it stands.
const MOST: usize = 300;

/// The lines one after the other, cut where they are long.
pub fn in_short(lines: &[String]) -> String {
    let text = lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("; ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_between_letters() {
        assert_eq!(in_short(&["a".to_owned(), String::new(), "b".to_owned()]), "a; b");
        let long = in_short(&["\u{e9}".repeat(MOST + 1)]);
        assert_eq!(long.chars().count(), MOST + 1);
    }
}
