//! How the data move, as a picture: boxes below each other with arrows between them, narrow enough for a telephone.
//!
//! These are shapes with plain texts; screens and files write them as SVG by their own means, so that what a person
//! writes is never markup.

use super::sentences::{of_place, who};
use super::{DataFlow, FlowPerson, Told, shortened};

/// Width of the picture, in its own units: about the pixels of the smallest screens. Letters are 14 units high.
pub const DRAWING_WIDTH: u32 = 280;
/// Height of a line of text.
const LINE: u32 = 18;
/// Space between the edge of a box and its text, above and below.
const INSIDE: u32 = 8;
/// Space between boxes of the same step.
const BETWEEN: u32 = 6;
/// Room of an arrow.
const ARROW: u32 = 36;
/// Boxes of a step; more are folded.
const MOST_BOXES: usize = 6;
/// Letters of a box; the sentences have all.
const MOST_LETTERS: usize = 110;
/// Room for a line of text, in tenths of a unit.
const ROOM: u32 = 2_560;

/// A picture of shapes with texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Height, in its own units.
    pub height: u32,
    /// The boxes, from top to bottom.
    pub boxes: Vec<DrawnBox>,
    /// The arrows between them, from top to bottom.
    pub arrows: Vec<DrawnArrow>,
}

/// A box with text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnBox {
    /// Its upper edge.
    pub top: u32,
    /// Its height.
    pub height: u32,
    /// The lines of its text, each with its base line.
    pub lines: Vec<(u32, String)>,
    /// Whether it holds what was answered; otherwise it says that something is not said yet.
    pub is_said: bool,
}

/// An arrow downwards with words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnArrow {
    /// The path to draw.
    pub path: String,
    /// The base line of the words.
    pub baseline: u32,
    /// The words.
    pub text: &'static str,
}

/// Draws how the data move.
pub fn drawing(flow: &DataFlow) -> Drawing {
    let mut drawing = Drawing::default();
    drawing.step("", &[(flow.agency.clone(), true)]);
    drawing.told("how the data are sent", &flow.transfer);
    match &flow.recipient {
        Told::NotAsked => drawing.step("the data go to", &[("The requestor".to_owned(), true)]),
        told => drawing.told("the data go to", told),
    }
    if let Some(places) = &flow.places {
        let texts = (1..)
            .zip(places)
            .map(|(number, place)| (format!("{number}. {}", of_place(place)), !place.medium.is_empty()));
        drawing.step("they are kept here", &texts.collect::<Vec<_>>());
    }
    if let Some(people) = &flow.people {
        let numbered = (1..).zip(people).filter(|(_, person)| person.sees != Some(false));
        let text = |(number, person): (usize, &FlowPerson)| match (person.sees, person.part.as_str()) {
            (None, _) => (format!("{}: not said yet", who(number, person)), false),
            (_, "") => (who(number, person), true),
            (_, part) => (format!("{}: {part}", who(number, person)), true),
        };
        let mut texts: Vec<(String, bool)> = numbered.map(text).collect();
        if texts.is_empty() && !people.is_empty() {
            texts.push(("Nobody who is named".to_owned(), true));
        }
        drawing.step("they are seen by", &texts);
    }
    drawing.told("what comes out", &flow.results);
    let mut ends: Vec<(String, bool)> = match &flow.destruction {
        Told::So(day) => vec![(format!("By {day}"), true)],
        Told::NotYet => vec![("By when: not said yet".to_owned(), false)],
        Told::NotAsked => Vec::new(),
    };
    for (number, place) in (1_usize..).zip(flow.places.iter().flatten()) {
        let name = if place.medium.is_empty() {
            format!("Place {number}")
        } else {
            format!("{number}. {}", place.medium)
        };
        match &place.destroyed {
            Told::So(way) => ends.push((format!("{name}: {way}"), true)),
            Told::NotYet => ends.push((format!("{name}: how is not said yet"), false)),
            Told::NotAsked => {}
        }
    }
    if !ends.is_empty() {
        drawing.step("how each copy ends", &ends);
    }
    drawing.height += 1;
    drawing
}

impl Drawing {
    /// Adds a step with one box, unless this request is not asked for it.
    fn told(&mut self, link: &'static str, told: &Told) {
        match told {
            Told::So(text) => self.step(link, &[(text.clone(), true)]),
            Told::NotYet => self.step(link, &[]),
            Told::NotAsked => {}
        }
    }

    /// Adds the boxes of a step below an arrow; without any, one that says so.
    fn step(&mut self, link: &'static str, texts: &[(String, bool)]) {
        if !link.is_empty() {
            self.arrow(link);
        }
        for (text, is_said) in texts.iter().take(MOST_BOXES) {
            self.add(text, *is_said);
        }
        match texts.len().saturating_sub(MOST_BOXES) {
            0 if texts.is_empty() => self.add("Not said yet", false),
            0 => {}
            more => self.add(&format!("and {more} more"), true),
        }
        self.height -= BETWEEN;
    }

    fn arrow(&mut self, text: &'static str) {
        let path = format!("M20 {}v28m-5-7l5 7l5-7", self.height + 4);
        self.arrows.push(DrawnArrow { path, baseline: self.height + 23, text });
        self.height += ARROW;
    }

    fn add(&mut self, text: &str, is_said: bool) {
        let top = self.height.max(1);
        let mut baseline = top + INSIDE;
        let mut lines = Vec::new();
        for line in wrapped(&shortened(text, MOST_LETTERS)) {
            lines.push((baseline + 13, line));
            baseline += LINE;
        }
        let height = baseline + INSIDE - top;
        self.boxes.push(DrawnBox { top, height, lines, is_said });
        self.height = top + height + BETWEEN;
    }
}

/// A text in lines that fit into a box. A word that is too long for a line goes on in the next.
fn wrapped(text: &str) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let length: u32 = word.chars().map(width).sum();
        if used > 0 && used + width(' ') + length > ROOM {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += width(' ');
        }
        for letter in word.chars() {
            if used + width(letter) > ROOM {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += width(letter);
        }
    }
    lines.push(line);
    lines
}

/// Width of a letter in the widest of the usual fonts, in tenths of a unit. No fonts are known here, so that this is a
/// guess on the safe side.
fn width(letter: char) -> u32 {
    match letter {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | ' ' | '.' | ',' | ':' | ';' | '(' | ')' | '\'' => 52,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 135,
        'A'..='Z' => 100,
        '\u{1100}'.. => 150,
        _ => 86,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_broken_and_no_letter_is_lost() {
        for text in [
            "x".repeat(200),
            "漢".repeat(40),
            "one two  three\nfour five six seven eight nine ten".to_owned(),
        ] {
            let lines = wrapped(&text);
            assert!(lines.iter().all(|line| line.chars().map(width).sum::<u32>() <= ROOM), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(&text));
        }
        assert_eq!(wrapped("a b"), ["a b"]);
    }
}
