//! What can be typed after `keruen lottery`: no site is needed, files go in and a file comes out.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `keruen lottery …`, in the order of a lottery.
#[derive(Subcommand, Debug)]
pub enum LotteryCommand {
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

/// `keruen lottery prepare`.
#[derive(Args, Debug)]
pub struct PrepareArgs {
    /// Everybody who may be drawn: CSV or XLSX
    #[arg(long, value_name = "FILE")]
    pub people: PathBuf,
    /// The quotas: CSV or XLSX
    #[arg(long, value_name = "FILE")]
    pub quotas: PathBuf,
    /// How many people a panel has
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub seats: u32,
    /// How many alternates each row gets (default: a third of the seats)
    #[arg(long, value_name = "N")]
    pub alternates: Option<u32>,
    /// What is to be proved
    #[arg(long, value_enum, value_name = "NAME", default_value_t = Aim::Maximin)]
    pub objective: Aim,
    /// How many rows, of which one will be drawn
    #[arg(
        long,
        value_name = "M",
        default_value_t = 1000,
        value_parser = clap::value_parser!(u32).range(1..=100_000)
    )]
    pub rows: u32,
    /// Whatever is arbitrary comes from this text
    #[arg(long, value_name = "TEXT", default_value = "keruen")]
    pub seed: String,
    /// After so many seconds it keeps what it has, and says how far that is from proved
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u64).range(1..))]
    pub time_limit: Option<u64>,
    /// The column with everybody's id
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column with the household
    #[arg(long, value_name = "NAME")]
    pub household_column: Option<String>,
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
    #[arg(long, value_enum, value_name = "NAME", requires = "round")]
    pub beacon: Option<Beacon>,
    /// Which round of the beacon
    #[arg(
        long,
        value_name = "N",
        requires = "beacon",
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    pub round: Option<u64>,
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
    #[arg(long, value_name = "DIGITS", value_parser = digits)]
    pub dice: Option<Digits>,
    /// The result to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
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
    /// The result
    pub result: PathBuf,
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
    /// Who took a seat since the draw: alternates, or people of an earlier replacement
    #[arg(long, value_name = "ID,…")]
    pub joined: Vec<String>,
    /// The lottery to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

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
