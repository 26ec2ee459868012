//! A text as words in sentences, and phrases looked for among them. Nothing is stemmed and nothing guessed: a phrase is found
//! where its words stand.

use requisite_request::put_in_order;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Its first byte in the text.
    pub start: usize,
    /// Number of its sentence.
    pub sentence: usize,
}

impl Word<'_> {
    /// The byte after its last.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word in any case; a pattern that ends with `*` fits every word that begins so, and one that begins
    /// with `=` only what is written the same.
    pub fn is(&self, pattern: &str) -> bool {
        if let Some(exact) = pattern.strip_prefix('=') {
            return self.text == exact;
        }
        match pattern.strip_suffix('*') {
            None => self.text.eq_ignore_ascii_case(pattern),
            Some(head) => self.text.get(..head.len()).is_some_and(|own| own.eq_ignore_ascii_case(head)),
        }
    }

    /// Whether it is one of these.
    pub fn is_one_of(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| self.is(pattern))
    }
}

/// Words after whose full stop a sentence goes on.
const ABBREVIATED: &[&str] = &["e.g", "i.e", "vs", "etc", "approx", "no", "dr", "ms", "mr"];

/// Longest sentence, in words. One that goes on is taken for several: much that is looked for is looked for in the whole sentence,
/// and a text without any full stop would take as long as the square of its length.
const LONGEST_SENTENCE: usize = 300;

/// The words of a text: letters and digits, with the apostrophes and full stops inside them. A hyphen parts words.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let (mut sentence, mut length) = (0, 0);
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inside = start.is_some() && next.is_some_and(char::is_alphanumeric);
        if letter.is_alphanumeric() || (inside && matches!(letter, '\'' | '\u{2019}' | '.')) {
            start.get_or_insert(at);
            if next.is_some() {
                continue;
            }
        }
        let end = if letter.is_alphanumeric() { at + letter.len_utf8() } else { at };
        let ended =
            start.take().and_then(|start| Some(Word { text: text.get(start..end)?, start, sentence }));
        words.extend(ended);
        let ends_it = match letter {
            '\n' => true,
            '.' => {
                next.is_none_or(char::is_whitespace) && !ended.is_some_and(|word| word.is_one_of(ABBREVIATED))
            }
            '!' | '?' | ';' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        length += usize::from(ended.is_some());
        if ends_it || length >= LONGEST_SENTENCE {
            (sentence, length) = (sentence + 1, 0);
        }
    }
    words
}

/// Some words of a text: the number of the first, and of the one after the last.
pub type Span = (usize, usize);

/// Each time that one of the phrases is there, in the order of the text. A phrase stays within a sentence; its words are
/// patterns as [`Word::is`] knows them, and `#` is any number.
#[inline(never)]
pub fn find(words: &[Word<'_>], phrases: &[&str]) -> Vec<Span> {
    let mut found = Vec::new();
    for phrase in phrases {
        let length = phrase.split(' ').count();
        let windows = words.windows(length).enumerate();
        found.extend(windows.filter(|(_, window)| fits(window, phrase)).map(|(at, _)| (at, at + length)));
    }
    in_order(found)
}

/// Spans in the order of the text.
pub fn in_order(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut ordered = Vec::new();
    for span in spans {
        put_in_order(&mut ordered, span, |span| *span);
    }
    ordered
}

fn fits(window: &[Word<'_>], phrase: &str) -> bool {
    // The first letter alone says no almost always.
    let letter = |text: &str| {
        text.bytes().next().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase())
    };
    if letter(phrase).is_some_and(|first| window.first().and_then(|word| letter(word.text)) != Some(first)) {
        return false;
    }
    let mut patterns = phrase.split(' ');
    let fits = window.iter().all(|word| match patterns.next() {
        Some("#") => is_number(word.text),
        Some(pattern) => word.is(pattern),
        None => false,
    });
    fits && window.first().map(|word| word.sentence) == window.last().map(|word| word.sentence)
}

/// Whether one of the phrases is there.
pub fn has_any(words: &[Word<'_>], phrases: &[&str]) -> bool {
    let there = |phrase: &&str| words.windows(phrase.split(' ').count()).any(|window| fits(window, phrase));
    phrases.iter().any(there)
}

/// The words at some places, as they stand in the text.
#[inline(never)]
pub fn quotes(text: &str, words: &[Word<'_>], spans: &[Span]) -> Vec<String> {
    spans.iter().filter_map(|(from, to)| quote(text, words, *from, *to).map(str::to_owned)).collect()
}

/// The text from one word to before another.
pub fn quote<'a>(text: &'a str, words: &[Word<'_>], from: usize, to: usize) -> Option<&'a str> {
    let (first, last) = (words.get(from)?, words.get(to.checked_sub(1)?)?);
    text.get(first.start..last.end())
}

fn is_number(text: &str) -> bool {
    const NUMBERS: [&str; 15] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "few",
        "several", "couple", "many",
    ];
    text.bytes().all(|byte| byte.is_ascii_digit())
        || NUMBERS.iter().any(|number| text.eq_ignore_ascii_case(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(&str, usize)> {
        words(text).into_iter().map(|word| (word.text, word.sentence)).collect()
    }

    #[test]
    fn words_stand_in_sentences() {
        assert_eq!(
            texts("We ask, e.g. for 3.5%. Don\u{2019}t wait\nU.S. K-12"),
            [
                ("We", 0),
                ("ask", 0),
                ("e.g", 0),
                ("for", 0),
                ("3.5", 0),
                ("Don\u{2019}t", 1),
                ("wait", 1),
                ("U.S", 2),
                ("K", 3),
                ("12", 3)
            ]
        );
        assert_eq!(texts(""), []);
        assert_eq!(texts("a"), [("a", 0)]);
        assert_eq!(texts("\u{e9}t\u{e9}! b."), [("\u{e9}t\u{e9}", 0), ("b", 1)]);
    }

    #[test]
    fn a_sentence_without_end_is_several() {
        let text = "word ".repeat(2 * LONGEST_SENTENCE + 1);
        let words = words(&text);
        assert_eq!(words.iter().filter(|word| word.sentence == 0).count(), LONGEST_SENTENCE);
        assert_eq!(words.last().map(|word| word.sentence), Some(2));
    }

    #[test]
    fn phrases_stay_within_a_sentence() {
        let text = "In the last three years. Last year 3 years ago";
        let words = words(text);
        let found = |phrase| quotes(text, &words, &find(&words, &[phrase]));
        assert_eq!(found("last # years"), ["last three years"]);
        assert_eq!(found("# years ago"), ["3 years ago"]);
        assert_eq!(found("years last"), Vec::<String>::new());
        assert_eq!(found("yea* ago"), ["years ago"]);
        assert!(has_any(&words, &["nothing", "last year"]) && !has_any(&words, &["nothing"]));
    }
}
