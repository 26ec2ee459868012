//! What a command says. Texts come from strangers' files: nothing in them may steer the terminal.

use crate::problem::CliProblem;
use std::fmt::Write as _;
use std::io::Write;

/// The two outputs of a command.
pub(crate) struct Screen<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Screen<'a> {
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err }
    }

    /// Says a line to the reader of the result. Line breaks within it stay.
    pub fn say(&mut self, text: &str) -> Result<(), CliProblem> {
        Ok(writeln!(self.out, "{}", harmless(text.trim_end_matches('\n')))?)
    }

    /// Says JSON. What is left in it that could steer a terminal is written as an escape, which means the same.
    pub fn say_json(&mut self, json: &str) -> Result<(), CliProblem> {
        let mut text = String::with_capacity(json.len());
        for letter in json.trim_end_matches('\n').chars() {
            if letter.is_control() && letter != '\n' {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            } else {
                text.push(letter);
            }
        }
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Writes a file for another program, as it is but for what could steer a terminal.
    pub fn say_file(&mut self, file: &[u8]) -> Result<(), CliProblem> {
        let text = String::from_utf8_lossy(file);
        let steers = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        let text: String =
            text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect();
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Says a line to whoever watches. When even that fails, there is nobody to tell.
    pub fn complain(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", harmless(text.trim_end_matches('\n')));
    }

    /// Sends off what is held back.
    pub fn flush(&mut self) -> Result<(), CliProblem> {
        Ok(self.out.flush()?)
    }
}

/// A text without signs that steer a terminal or turn the direction of what follows.
fn harmless(text: &str) -> String {
    let steers = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::new(&mut out, &mut err);
        screen.say("a\u{1b}[2J\u{9b}31mb\u{202e}\nc").unwrap();
        screen.say_json("{\"a\": \"\u{9b}\"}\n").unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "a\u{fffd}[2J\u{fffd}31mb\u{fffd}\nc\n{\"a\": \"\\u009b\"}\n");
    }
}
