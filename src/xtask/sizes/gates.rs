//! A budget and the files it is for.

use std::fmt::Write;

/// The budgets of one measurement.
#[derive(Debug)]
pub struct Gates(pub Vec<Gate>);

/// One budget.
#[derive(Debug)]
pub struct Gate {
    /// What it is for.
    pub name: String,
    /// The most its files may take, in bytes.
    pub budget: u64,
    /// The files.
    pub files: Vec<Measured>,
}

/// One file of a budget.
#[derive(Debug)]
pub struct Measured {
    /// Where it is, below the measured folder.
    pub address: String,
    /// Its compressed size in bytes; nothing when the page names it and it is not there.
    pub size: Option<u64>,
}

impl Gate {
    /// The sum of its files.
    pub fn total(&self) -> u64 {
        self.files.iter().filter_map(|file| file.size).sum()
    }

    /// Is every file there, and do they stay within the budget?
    pub fn is_kept(&self) -> bool {
        self.files.iter().all(|file| file.size.is_some()) && self.total() <= self.budget
    }
}

impl Gates {
    /// How many are kept and how many are not.
    pub fn counts(&self) -> (u64, u64) {
        let kept = self.0.iter().filter(|gate| gate.is_kept()).count() as u64;
        (kept, self.0.len() as u64 - kept)
    }

    /// Are all kept?
    pub fn all_kept(&self) -> bool {
        self.0.iter().all(Gate::is_kept)
    }

    /// The measurement as text, one table a budget.
    pub fn table(&self) -> String {
        let mut text = String::new();
        for gate in &self.0 {
            let verdict = if gate.is_kept() { "kept" } else { "BROKEN" };
            text.push_str(&row(&format!("{} (brotli bytes)", gate.name), ""));
            for file in &gate.files {
                let size = file.size.map_or_else(|| "missing".to_owned(), |size| size.to_string());
                text.push_str(&row(&format!("  {}", file.address), &size));
            }
            let sum = format!("{} of {}", gate.total(), gate.budget);
            text.push_str(&row(&format!("  total: {verdict}"), &sum));
        }
        text
    }
}

fn row(left: &str, right: &str) -> String {
    let mut line = String::new();
    // Writing into a string never fails.
    let _ = writeln!(line, "{left:<56} {right:>18}");
    line.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(budget: u64, sizes: &[Option<u64>]) -> Gate {
        let files = sizes.iter().map(|&size| Measured { address: "f".to_owned(), size }).collect();
        Gate { name: "g".to_owned(), budget, files }
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_passed() {
        assert!(gate(30, &[Some(10), Some(20)]).is_kept());
        assert!(!gate(29, &[Some(10), Some(20)]).is_kept());
    }

    #[test]
    fn a_missing_file_breaks_its_budget() {
        let gates = Gates(vec![gate(30, &[Some(10), None]), gate(30, &[])]);
        assert_eq!(gates.counts(), (1, 1));
        assert!(gates.table().contains("missing"));
        assert!(gates.table().contains("10 of 30"));
    }
}
