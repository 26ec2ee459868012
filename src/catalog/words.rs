//! Texts as the words that are compared: small letters, no plural, names of variables taken apart.

/// The words of a text. `ELLExitDate`, `ell_exit_date` and `ELL exit date` have the same; `SENR 1.08` has `senr` and `1.08`.
pub fn words_of(text: &str) -> Vec<String> {
    pieces(text).iter().map(|piece| stem(piece)).collect()
}

/// The stretches of a text between spaces and signs, in small letters and each in one: `ellexitdate`.
pub fn stretches(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for sign in text.chars().filter(|sign| !is_apostrophe(*sign)).flat_map(char::to_lowercase) {
        if !sign.is_alphanumeric() {
            inside = false;
        } else if inside && let Some(last) = out.last_mut() {
            last.push(sign);
        } else {
            out.push(sign.to_string());
            inside = true;
        }
    }
    out
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '\u{2019}')
}

/// What is counted, such as in `6yr`.
const UNITS: [&str; 8] = ["yr", "yrs", "year", "years", "day", "days", "month", "months"];

/// The words as they are written, in small letters.
fn pieces(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().filter(|sign| !is_apostrophe(*sign)).collect();
    let at = |place: usize| signs.get(place).copied().unwrap_or(' ');
    let mut out: Vec<String> = Vec::new();
    let mut piece = String::new();
    let mut flush = |piece: &mut String| {
        if !piece.is_empty() {
            out.push(std::mem::take(piece));
        }
    };
    for (place, &sign) in signs.iter().enumerate() {
        let before = if place == 0 { ' ' } else { at(place - 1) };
        let (next, after) = (at(place + 1), at(place + 2));
        if !sign.is_alphanumeric() {
            // The point of a field number.
            if sign == '.' && before.is_ascii_digit() && next.is_ascii_digit() {
                piece.push('.');
            } else {
                flush(&mut piece);
            }
            continue;
        }
        let is_plural = next == 's' && !after.is_alphanumeric();
        let new_word = match () {
            () if sign.is_uppercase() && before.is_lowercase() => true,
            () if sign.is_uppercase() && before.is_uppercase() && next.is_lowercase() => !is_plural,
            () if sign.is_numeric() && before.is_alphabetic() => {
                piece.len() > 2 && piece.chars().all(char::is_alphabetic)
            }
            () if sign.is_alphabetic() && before.is_numeric() && piece.chars().all(char::is_numeric) => {
                let rest: String = signs.iter().skip(place).take_while(|it| it.is_alphabetic()).collect();
                piece.len() > 2 || UNITS.contains(&rest.to_lowercase().as_str())
            }
            () => false,
        };
        if new_word {
            flush(&mut piece);
        }
        piece.extend(sign.to_lowercase());
    }
    flush(&mut piece);
    out
}

/// A word without its plural.
pub fn stem(word: &str) -> String {
    let long = word.chars().count() > 3;
    if let Some(start) = word.strip_suffix("ies").filter(|_| word.len() > 4) {
        return format!("{start}y");
    }
    for end in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(end) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    let keeps = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s').filter(|_| long && !keeps) {
        Some(start) => start.to_owned(),
        None => word.to_owned(),
    }
}

/// Words that say nothing of what is looked for.
const EMPTY: [&str; 22] = [
    "of", "the", "a", "an", "in", "for", "to", "by", "and", "or", "i", "was", "were", "at", "on", "with",
    "from", "that", "which", "as", "is", "each",
];

/// Words that stand in many names and tell little.
const FAINT: [&str; 16] = [
    "student",
    "pupil",
    "code",
    "flag",
    "indicator",
    "status",
    "value",
    "val",
    "var",
    "number",
    "no",
    "type",
    "data",
    "info",
    "new",
    "report",
];

/// Subjects of tests and courses: often one of several of which the catalog has one element for all.
const SUBJECTS: [&str; 7] = ["mathematics", "ela", "reading", "writing", "science", "language", "art"];

/// How much of its weight a word keeps.
pub fn share(word: &str) -> f32 {
    match word {
        _ if EMPTY.contains(&word) || word.len() == 1 && word.chars().all(char::is_alphabetic) => 0.04,
        _ if FAINT.contains(&word) => 0.25,
        _ if SUBJECTS.contains(&word) => 0.5,
        _ => 1.0,
    }
}

/// How much of its weight a word keeps that the catalog has not: a number tells little, and so does `7cat`.
pub fn share_of_unknown(word: &str) -> f32 {
    let digits = word.chars().filter(|sign| sign.is_numeric()).count();
    match (digits, word.chars().count()) {
        (0, _) => share(word),
        (digits, all) if digits == all && all < 3 => 0.2,
        _ => 0.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_variables_are_taken_apart() {
        for (text, words) in [
            ("ELLExitDate", "ell exit date"),
            ("ell_exit_date", "ell exit date"),
            ("gpa_1819", "gpa 1819"),
            ("gpa1819", "gpa 1819"),
            ("SENR 1.08", "senr 1.08"),
            ("B09", "b09"),
            ("IDs of IEPs", "ids of iep"),
            ("Students\u{2019} races", "student race"),
            ("K-12 classes, bodies", "k 12 class body"),
            ("504Plan", "504 plan"),
            ("21st century 1a", "21st century 1a"),
            ("grad_6yr", "grad 6 yr"),
            ("isSpecialEd", "is special ed"),
            ("--- ", ""),
        ] {
            assert_eq!(words_of(text).join(" "), words, "{text}");
        }
        assert_eq!(stretches("WaKIDS Math_Level"), ["wakids", "math", "level"]);
    }
}
