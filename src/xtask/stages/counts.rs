//! How many checks passed and failed, read from what test programs print.

use std::ops::Add;

/// Checks that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Counts {
    /// Adds what a line `test result: ok. 12 passed; 0 failed; ...` of cargo says, if it is one.
    pub fn read_cargo(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let clauses = || result.split([';', '.']).map(str::trim);
        let number =
            |ending: &str| clauses().find_map(|clause| clause.strip_suffix(ending)?.trim().parse().ok());
        self.passed += number("passed").unwrap_or(0);
        self.failed += number("failed").unwrap_or(0);
    }

    /// Reads a line of just `12 passed, 0 failed`.
    pub fn of_last_line(line: &str) -> Option<Self> {
        let (passed, failed) = line.trim().split_once(", ")?;
        let number = |text: &str, word: &str| text.strip_suffix(word)?.trim().parse().ok();
        Some(Self { passed: number(passed, "passed")?, failed: number(failed, "failed")? })
    }

    /// A stage that failed without counting a failure (its program did not even build) counts as one.
    pub fn with_outcome(self, good: bool) -> Self {
        if good || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_lines_add_up() {
        let mut counts = Counts::default();
        counts.read_cargo(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        counts.read_cargo("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        counts.read_cargo("running 7 tests");
        assert_eq!(counts, Counts { passed: 15, failed: 2 });
    }

    #[test]
    fn the_last_line_of_a_suite_is_read() {
        assert_eq!(Counts::of_last_line("41 passed, 1 failed"), Some(Counts { passed: 41, failed: 1 }));
        assert_eq!(Counts::of_last_line("all passed, none failed"), None);
        assert_eq!(Counts::of_last_line("note: 4 passed, 1 failed"), None);
    }

    #[test]
    fn a_failed_stage_counts_at_least_one_failure() {
        assert_eq!(Counts::default().with_outcome(false).failed, 1);
        assert_eq!(Counts { passed: 1, failed: 2 }.with_outcome(false).failed, 2);
        assert_eq!(Counts::default().with_outcome(true).failed, 0);
    }
}
