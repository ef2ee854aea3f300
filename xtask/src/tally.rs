//! Counting checks: how many held and how many did not.

/// What one stage counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// One check, by whether it held.
    pub fn one(held: bool) -> Tally {
        Tally {
            passed: u64::from(held),
            failed: u64::from(!held),
        }
    }

    /// A run that ended badly, or counted nothing, is a failure whatever it says of itself.
    pub fn never_silent(mut self, ended_well: bool) -> Tally {
        if (!ended_well && self.failed == 0) || self == Tally::default() {
            self.failed += 1;
        }
        self
    }

    /// Counts another stage in.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}
