//! The table of results, and the loop that other machines are compared by.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::{Outcome, ground};

/// One measurement beside what was promised; smaller is better everywhere.
pub struct Row {
    what: String,
    unit: &'static str,
    value: f64,
    target: f64,
}

impl Row {
    pub fn new(what: impl Into<String>, unit: &'static str, value: f64, target: f64) -> Row {
        Row {
            what: what.into(),
            unit,
            value,
            target,
        }
    }

    pub fn seconds(what: impl Into<String>, value: f64, target: f64) -> Row {
        Row::new(what, "s", value, target)
    }

    pub fn milliseconds(what: impl Into<String>, value: f64, target: f64) -> Row {
        Row::new(what, "ms", value, target)
    }

    /// How often the calibration loop would have run in that time; only for times.
    fn ratio(&self, calibration: Duration) -> Option<f64> {
        let seconds = match self.unit {
            "s" => self.value,
            "ms" => self.value / 1e3,
            _ => return None,
        };
        Some(seconds / calibration.as_secs_f64())
    }

    /// Two digits after the point, or three where the target is that small.
    fn digits(&self) -> usize {
        if self.target < 0.1 { 3 } else { 2 }
    }

    fn verdict(&self) -> &'static str {
        if self.target.is_nan() {
            "no target"
        } else if self.value <= self.target {
            "met"
        } else {
            "**missed**"
        }
    }
}

/// A fixed amount of work: a walk over 4 MB in an order that no cache foresees,
/// mixed with multiplications. The best of seven.
pub fn calibration() -> Duration {
    let mut cells: Vec<u64> = (0..1 << 19).collect();
    let mut best = Duration::MAX;
    for _ in 0..7 {
        let started = Instant::now();
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..400_000 {
            state = state.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(1);
            let place = usize::try_from(state >> 45).unwrap_or(0);
            cells[place] = cells[place].rotate_left(7) ^ state;
        }
        black_box(&mut cells);
        best = best.min(started.elapsed());
    }
    best
}

/// A file of results: its first line, where it was measured, what it says of itself, its rows.
pub fn markdown(
    command: &str,
    words: &str,
    rows: &[Row],
    calibration: Duration,
    root: &Path,
) -> String {
    let mut text = format!("# Results of `{command}`\n\n");
    let commit = one_line(
        Command::new("git")
            .args(["-c", "safe.directory=*", "log", "-1", "--format=%h of %cs"])
            .current_dir(root),
    );
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("?", |rest| rest.trim_start_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let _ = writeln!(
        text,
        "Commit {commit}; {cores} cores, {processor}; {words}\n\
         The ratio is to a fixed loop of {:.1} ms on the same machine.\n",
        calibration.as_secs_f64() * 1e3
    );
    let _ = writeln!(
        text,
        "| what | target | measured | ratio to the loop | |\n| --- | ---: | ---: | ---: | --- |"
    );
    for row in rows {
        let ratio = row
            .ratio(calibration)
            .map_or(String::new(), |ratio| format!("{ratio:.2}"));
        let unit = if row.unit.is_empty() {
            String::new()
        } else {
            format!("\u{a0}{}", row.unit)
        };
        let _ = writeln!(
            text,
            "| {} | {}{unit} | {:.*}{unit} | {ratio} | {} |",
            row.what,
            row.target,
            row.digits(),
            row.value,
            row.verdict()
        );
    }
    text
}

/// Prints a file of results and puts it into `bench/`.
pub fn keep(text: &str, name: &str, root: &Path) -> Outcome {
    println!("\n{text}");
    let folder = root.join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let path = folder.join(name);
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn one_line(command: &mut Command) -> String {
    ground::said(command).map_or_else(|_| "?".to_owned(), |text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_it_kept_its_word() {
        assert_eq!(Row::seconds("a", 0.2, 0.3).verdict(), "met");
        assert_eq!(Row::seconds("a", 0.4, 0.3).verdict(), "**missed**");
        assert_eq!(Row::new("a", "s", 0.4, f64::NAN).verdict(), "no target");
    }

    #[test]
    fn only_times_have_a_ratio() {
        let loop_time = Duration::from_millis(10);
        assert_eq!(
            Row::milliseconds("a", 20.0, 1.0).ratio(loop_time),
            Some(2.0)
        );
        assert_eq!(Row::new("a", "MB", 20.0, 1.0).ratio(loop_time), None);
    }
}
