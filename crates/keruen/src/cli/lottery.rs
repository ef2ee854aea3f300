//! What can be typed after `keruen lottery`: no site is needed, files go in and a file comes out.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use keruen_lottery::prepare::MOST_SEATS;

/// `keruen lottery …`, in the order of a lottery.
#[derive(Subcommand, Debug)]
pub enum LotteryCommand {
    /// What the quotas promise, before anything is prepared
    Check(CheckArgs),
    /// People and quotas become a lottery that can be published
    Prepare(PrepareArgs),
    /// Names the source of chance before it has spoken
    Commit(CommitArgs),
    /// Chooses the row, once
    Draw(DrawArgs),
    /// Does again all that can be done again
    Verify(VerifyArgs),
    /// Says in plain words what stands in a lottery
    Explain(ExplainArgs),
    /// A lottery for the seats that are open again
    Replace(ReplaceArgs),
}

/// The two tables, and how they are read.
#[derive(Args, Debug)]
pub struct TableArgs {
    /// Everybody who may be drawn: CSV or XLSX
    #[arg(long, value_name = "FILE")]
    pub people: PathBuf,
    /// The quotas: CSV or XLSX
    #[arg(long, value_name = "FILE")]
    pub quotas: PathBuf,
    /// How many people a panel has
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_SEATS))
    )]
    pub seats: u32,
    /// The column with everybody's id
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column with the household
    #[arg(long, value_name = "NAME")]
    pub household_column: Option<String>,
}

/// `keruen lottery check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The two tables.
    #[command(flatten)]
    pub tables: TableArgs,
    /// After so many seconds it gives up
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = seconds)]
    pub time_limit: Option<Seconds>,
}

/// `keruen lottery prepare`.
#[derive(Args, Debug)]
pub struct PrepareArgs {
    /// The two tables.
    #[command(flatten)]
    pub tables: TableArgs,
    /// How many alternates each row gets (default: a third of the seats)
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_SEATS))
    )]
    pub alternates: Option<u32>,
    /// What is to be proved
    #[arg(long, value_enum, value_name = "NAME", default_value_t = Aim::Leximin)]
    pub objective: Aim,
    /// How many rows, of which one will be drawn
    #[arg(
        long,
        value_name = "M",
        default_value_t = 1000,
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=100_000)
    )]
    pub rows: u32,
    /// Whatever is arbitrary comes from this text
    #[arg(long, value_name = "TEXT", default_value = "keruen")]
    pub seed: String,
    /// After so many seconds it keeps what it has, and says how far that is from proved
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = seconds)]
    pub time_limit: Option<Seconds>,
    /// Leaves the rows as they were found
    #[arg(long)]
    pub no_mixing: bool,
    /// The lottery to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// How far the proof is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Aim {
    /// To the lowest chance.
    Maximin,
    /// To every level.
    Leximin,
}

/// `keruen lottery commit`.
#[derive(Args, Debug)]
pub struct CommitArgs {
    /// The lottery
    pub lottery: PathBuf,
    /// A public beacon that is to speak later
    #[arg(long, value_enum, value_name = "NAME")]
    pub beacon: Option<Beacon>,
    /// Which round of the beacon
    #[arg(
        long,
        value_name = "N",
        requires = "beacon",
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    pub round: Option<u64>,
    /// When the beacon is to speak: its first round from then on counts
    #[arg(
        long,
        value_name = "TIME",
        requires = "beacon",
        conflicts_with = "round"
    )]
    pub at: Option<String>,
    /// Ten-sided dice, thrown in front of everybody
    #[arg(long)]
    pub dice: bool,
    /// The commitment to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// A beacon whose keys are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Beacon {
    /// drand's quicknet: a round every three seconds.
    Quicknet,
}

/// `keruen lottery draw`.
#[derive(Args, Debug)]
pub struct DrawArgs {
    /// The lottery
    pub lottery: PathBuf,
    /// The commitment
    pub commitment: PathBuf,
    /// What the beacon said in the round that was named
    #[arg(long, value_name = "HEX")]
    pub beacon_signature: Option<String>,
    /// What the dice showed, in the order in which they were named
    #[arg(long, value_name = "DIGITS", allow_negative_numbers = true, value_parser = digits)]
    pub dice: Option<Digits>,
    /// The result to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// A time that a person typed in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds(pub Duration);

/// The longest time that is taken: a year.
const LONGEST: f64 = 31_536_000.0;

/// Reads `60`, `0.5` and `0,5`.
fn seconds(text: &str) -> Result<Seconds, String> {
    let read: Option<f64> = text.trim().replace(',', ".").parse().ok();
    read.filter(|seconds| *seconds > 0.0 && *seconds <= LONGEST)
        .map(|seconds| Seconds(Duration::from_secs_f64(seconds)))
        .ok_or_else(|| format!("seconds, more than 0 and at most {LONGEST}"))
}

/// What dice showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits(pub Vec<u8>);

/// Reads `4,0,7`, also `4 0 7`, `4, 0, 7` and `407`.
fn digits(text: &str) -> Result<Digits, String> {
    let read = |sign: char| match sign {
        ',' | ' ' | ';' => None,
        sign => Some(sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok())),
    };
    // A die shows one digit: in `4,07` somebody left something out.
    let apart = text.contains([',', ' ', ';']);
    let alone = |part: &str| part.trim().chars().count() <= 1;
    if apart && !text.split([',', ' ', ';']).all(alone) {
        return Err("one digit for each die".to_owned());
    }
    let shown: Option<Vec<u8>> = text.chars().filter_map(read).collect();
    match shown {
        Some(shown) if !shown.is_empty() => Ok(Digits(shown)),
        _ => Err("digits from 0 to 9".to_owned()),
    }
}

/// `keruen lottery verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// The lottery
    pub lottery: PathBuf,
    /// The result, if there is one yet
    pub result: Option<PathBuf>,
    /// The commitment that was published, to compare
    #[arg(long, value_name = "FILE")]
    pub commitment: Option<PathBuf>,
    /// The lottery that a replacement continues.
    #[command(flatten)]
    pub before: Before,
    /// How long all panels may be searched where only that shows something
    #[arg(
        long,
        value_name = "S",
        default_value = "60",
        allow_negative_numbers = true,
        value_parser = seconds
    )]
    pub time_limit: Seconds,
}

/// The lottery that a replacement continues.
#[derive(Args, Debug)]
pub struct Before {
    /// The first lottery
    #[arg(long, value_name = "FILE", requires = "first_result")]
    pub first_lottery: Option<PathBuf>,
    /// Its result
    #[arg(long, value_name = "FILE", requires = "first_lottery")]
    pub first_result: Option<PathBuf>,
    /// Earlier lotteries for seats that came free, with their results, in any order
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "first_lottery")]
    pub earlier: Vec<PathBuf>,
}

/// `keruen lottery explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The lottery
    pub lottery: PathBuf,
}

/// `keruen lottery replace`.
#[derive(Args, Debug)]
pub struct ReplaceArgs {
    /// The lottery that was drawn
    pub lottery: PathBuf,
    /// Its result
    pub result: PathBuf,
    /// Who cannot come: ids with commas between them
    #[arg(long, value_name = "ID,…", required = true)]
    pub lost: Vec<String>,
    /// Who took a seat since the draw: alternates
    #[arg(long, value_name = "ID,…")]
    pub joined: Vec<String>,
    /// Earlier lotteries for seats that came free, with their results, in any order
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub earlier: Vec<PathBuf>,
    /// After so many seconds it keeps what it has, and says how far that is from proved
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = seconds)]
    pub time_limit: Option<Seconds>,
    /// The lottery to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_either_sign_of_fractions() {
        for (text, millis) in [
            ("60", 60_000),
            ("0.5", 500),
            (" 0,5 ", 500),
            ("1e3", 1_000_000),
        ] {
            let read = seconds(text);
            assert_eq!(read, Ok(Seconds(Duration::from_millis(millis))), "{text}");
        }
        for text in ["", "0", "-1", "NaN", "inf", "1e9", "5s", "1.2.3"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dice_are_read_as_people_write_them() {
        for text in ["4,0,7", "4, 0, 7", "4 0 7", "407", "4;0;7"] {
            assert_eq!(digits(text), Ok(Digits(vec![4, 0, 7])), "{text}");
        }
        for text in ["", ",", "4,07", "4,x,7", "4.0.7", "-1", "10,3"] {
            assert!(digits(text).is_err(), "{text}");
        }
    }
}
