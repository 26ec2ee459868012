//! The table of all stages that ends a test run.

use std::fmt::Write;

use super::counts::Counts;

/// How a stage ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Well.
    Passed,
    /// Badly.
    Failed,
    /// It was not reached.
    NotRun,
}

/// One stage.
#[derive(Debug)]
pub struct Row {
    /// The stage's name.
    pub name: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// What it counted.
    pub counts: Counts,
    /// How long it took.
    pub seconds: u64,
}

/// The table as text.
pub fn text(rows: &[Row]) -> String {
    let mut text =
        format!("\n{:<10} {:<8} {:>7} {:>7} {:>7}\n", "stage", "outcome", "passed", "failed", "time");
    for row in rows {
        let outcome = match row.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::NotRun => "not run",
        };
        let time = format!("{} s", row.seconds);
        // Writing into a string never fails.
        let _ = writeln!(
            text,
            "{:<10} {outcome:<8} {:>7} {:>7} {time:>7}",
            row.name, row.counts.passed, row.counts.failed
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_a_row() {
        let counts = Counts { passed: 3, failed: 1 };
        let row = |name, outcome| Row { name, outcome, counts, seconds: 5 };
        let table = text(&[
            row("format", Outcome::Passed),
            row("sizes", Outcome::Failed),
            row("cli", Outcome::NotRun),
        ]);
        assert!(table.contains("sizes      FAILED         3       1     5 s\n"), "{table}");
        assert!(table.contains("cli        not run"));
    }
}
