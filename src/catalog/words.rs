//! Texts as the words that are compared: small letters, no plural, names of variables taken apart.

/// The words of a text. `ELLExitDate`, `ell_exit_date` and `ELL exit date` have the same; `SENR 1.08` has `senr` and `1.08`.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Pieces::default().each(text, &mut |piece| words.push(stem(piece)));
    words
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

/// Takes texts apart into words as they are written, in small letters. It keeps its memory from text to text.
#[derive(Debug, Default)]
pub struct Pieces {
    signs: Vec<char>,
    piece: String,
}

/// The signs of a text without apostrophes. Most texts are plain ones whose bytes are their signs.
#[derive(Clone, Copy)]
enum Signs<'a> {
    Plain(&'a [u8]),
    Any(&'a [char]),
}

impl Signs<'_> {
    /// The sign at a place; a blank beyond the end.
    fn at(self, place: usize) -> char {
        match self {
            Self::Plain(bytes) => bytes.get(place).map_or(' ', |byte| char::from(*byte)),
            Self::Any(signs) => signs.get(place).copied().unwrap_or(' '),
        }
    }

    fn len(self) -> usize {
        match self {
            Self::Plain(bytes) => bytes.len(),
            Self::Any(signs) => signs.len(),
        }
    }
}

impl Pieces {
    /// Gives each word of a text in turn.
    pub fn each(&mut self, text: &str, take: &mut dyn FnMut(&str)) {
        let Self { signs, piece } = self;
        piece.clear();
        let bytes = text.as_bytes();
        let signs = if bytes.iter().all(|byte| byte.is_ascii() && *byte != b'\'') {
            Signs::Plain(bytes)
        } else {
            signs.clear();
            signs.extend(text.chars().filter(|sign| !is_apostrophe(*sign)));
            Signs::Any(signs)
        };
        let mut before = ' ';
        for place in 0..signs.len() {
            let sign = signs.at(place);
            if sign.is_ascii_lowercase() && before.is_ascii_lowercase() {
                // So it is for most signs: the word goes on.
                piece.push(sign);
            } else if sign.is_alphanumeric() {
                if begins_a_word(piece, before, signs, place) {
                    flush(piece, take);
                }
                piece.extend(sign.to_lowercase());
            } else if sign == '.' && before.is_ascii_digit() && signs.at(place + 1).is_ascii_digit() {
                // The point of a field number.
                piece.push('.');
            } else {
                flush(piece, take);
            }
            before = sign;
        }
        flush(piece, take);
    }
}

fn flush(piece: &mut String, take: &mut dyn FnMut(&str)) {
    if !piece.is_empty() {
        take(piece);
        piece.clear();
    }
}

/// Whether the letter or number at a place begins a word, after a piece of one and the sign before.
fn begins_a_word(piece: &str, before: char, signs: Signs<'_>, place: usize) -> bool {
    let (sign, next, after) = (signs.at(place), signs.at(place + 1), signs.at(place + 2));
    match () {
        () if sign.is_uppercase() && before.is_lowercase() => true,
        () if sign.is_uppercase() && before.is_uppercase() && next.is_lowercase() => {
            next != 's' || after.is_alphanumeric()
        }
        () if sign.is_numeric() && before.is_alphabetic() => {
            piece.len() > 2 && piece.chars().all(char::is_alphabetic)
        }
        () if sign.is_alphabetic() && before.is_numeric() && piece.chars().all(char::is_numeric) => {
            let rest = (place..signs.len()).map(|at| signs.at(at)).take_while(|it| it.is_alphabetic());
            piece.len() > 2 || UNITS.contains(&rest.flat_map(char::to_lowercase).collect::<String>().as_str())
        }
        () => false,
    }
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
