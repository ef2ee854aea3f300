//! Tables that people bring, from bytes to a pool or to faults with their places.

mod faults;
mod pools;
mod random;
mod real;

use keruen_lottery::reading::{Columns, Faults, Reading, Source, read};

/// Reads two text files for so many seats, with the columns found by their headings.
fn of(seats: u32, quotas: &str, people: &str) -> Result<Reading, Faults> {
    read(
        seats,
        Source::Csv(quotas.as_bytes()),
        Source::Csv(people.as_bytes()),
        &Columns::default(),
    )
}
