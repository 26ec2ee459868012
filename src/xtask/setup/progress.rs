//! Tells the person how far set-up is, on standard error.

use std::time::Instant;

/// How many steps there are and which is under way.
#[derive(Debug)]
pub struct Progress {
    step: usize,
    steps: usize,
}

/// One step under way.
#[derive(Debug)]
pub struct Step {
    label: String,
    start: Instant,
}

impl Progress {
    /// Nothing done of so many steps.
    pub fn new(steps: usize) -> Self {
        Self { step: 0, steps }
    }

    /// Begins the next step.
    pub fn begin(&mut self, name: &str) -> Step {
        self.step += 1;
        Step { label: format!("[{}/{}] {name}", self.step, self.steps), start: Instant::now() }
    }
}

impl Step {
    /// Says what the step is doing, and how long it may take if long.
    pub fn say(&self, what: &str) {
        eprintln!("{}: {what}", self.label);
    }

    /// Nothing had to be done.
    pub fn already_here(&self) {
        self.say("already here");
    }

    /// The step's work is done.
    pub fn done(&self) {
        self.say(&format!("done in {}", in_words(self.start.elapsed().as_secs())));
    }
}

/// A time in minutes and seconds.
pub fn in_words(seconds: u64) -> String {
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {} s", seconds / 60, seconds % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted() {
        let mut progress = Progress::new(2);
        assert_eq!(progress.begin("Trunk").label, "[1/2] Trunk");
        assert_eq!(progress.begin("Crates").label, "[2/2] Crates");
    }

    #[test]
    fn times_are_short() {
        assert_eq!(in_words(59), "59 s");
        assert_eq!(in_words(61), "1 min 1 s");
    }
}
