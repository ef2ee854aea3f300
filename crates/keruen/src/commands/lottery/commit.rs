//! `keruen lottery commit`: which lottery, and what will decide, before it can have decided.

use std::path::Path;

use jiff::Timestamp;
use keruen_lottery::beacon::{BeaconError, QUICKNET};
use keruen_lottery::draw::{self, CommitError, Sources};
use keruen_lottery::format::{Beacon, Commitment, Hash, Lottery, Published as _, Round};
use keruen_lottery::verify::{self, Answer, Files, Question, Search};
use keruen_speech::{Speaker, date};
use keruen_web::zone::Zone;

use super::facts::Facts;
use super::files::{self, Place};
use super::stop::Stop;
use super::{Trouble, moment, words};
use crate::cli::lottery::{self as cli, CommitArgs};
use crate::say;

/// Writes the commitment and says what to do with it.
pub fn run(t: Speaker<'_>, args: &CommitArgs, stop: &Stop) -> Result<u8, Trouble> {
    let place = Place::look(t, &args.out)?;
    let now = keruen_web::app::system_clock();
    let beacon = beacon(t, args, now)?;
    let known = files::read::<Lottery>(t, &args.lottery)?;
    sound(t, &args.lottery)?;
    let sources = Sources {
        beacon,
        dice: args.dice,
    };
    let commitment = draw::commit(&known.file, sources).map_err(|error| match error {
        CommitError::NoSource => Trouble(t.say1("cli-lottery-no-source", "round", tomorrow(now))),
        error => Trouble(trouble(t, &error)),
    })?;
    let bytes = commitment
        .to_bytes()
        .map_err(|error| Trouble(words::unwritable(t, error)))?;
    place.write(t, &bytes, stop)?;
    say::tell(words::written(t, &args.out, &bytes));
    doubtful(t, &known.file).iter().for_each(say::complain);
    say::tell(told(t, args, &commitment, now).join("\n"));
    Ok(0)
}

/// Refuses a lottery that anybody will find false: nobody should come to a hall for it. What only a
/// search of all panels can show is not waited for.
fn sound(t: Speaker<'_>, path: &Path) -> Result<(), Trouble> {
    let bytes = files::bytes(t, path, Lottery::MOST_BYTES as u64)?;
    let files = Files {
        lottery: &bytes,
        result: None,
        commitment: None,
    };
    if verify::verify(files, &mut Unsearched).is_true() {
        return Ok(());
    }
    let command = format!("keruen lottery verify {}", words::typed(path));
    Err(Trouble(t.say1(
        "cli-lottery-commit-false",
        "command",
        command,
    )))
}

/// Gives every search up at once.
struct Unsearched;

impl Search for Unsearched {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        Answer::GaveUp
    }
}

/// What whoever commits should know before: that the rows are not what the proof is about.
fn doubtful(t: Speaker<'_>, lottery: &Lottery) -> Vec<String> {
    let facts = Facts::of(lottery);
    let mut lines: Vec<String> = words::far(t, &facts).into_iter().collect();
    let lost = facts.lost();
    if lost > 0 {
        lines.push(t.say1("cli-lottery-no-row", "n", lost));
        if facts.shift() == 0 {
            lines.push(words::far_remedy(t, &facts));
        }
    }
    lines
}

/// The round that was named, by its number or by its time, if it comes within a year.
fn beacon(t: Speaker<'_>, args: &CommitArgs, now: Timestamp) -> Result<Option<Beacon>, Trouble> {
    // The parser sees that neither comes without the beacon's name.
    let Some(cli::Beacon::Quicknet) = args.beacon else {
        return Ok(None);
    };
    let late = |number: u64| {
        let (number, example) = (number.to_string(), tomorrow(now));
        Trouble(t.say2("cli-lottery-round-late", "number", number, "round", example))
    };
    let round = match (&args.at, args.round) {
        (Some(text), _) => moment::round(t, text, now)?,
        (None, Some(number)) => Round::try_from(number).map_err(|_| late(number))?,
        (None, None) => {
            let example = tomorrow(now);
            return Err(Trouble(t.say1(
                "cli-lottery-round-missing",
                "round",
                example,
            )));
        }
    };
    if QUICKNET.time_of(round) > seconds(now) + YEAR {
        return Err(late(round.into()));
    }
    Ok(Some(Beacon {
        chain: QUICKNET.hash,
        round,
    }))
}

/// What was committed to, and what is to be done now.
fn told(t: Speaker<'_>, args: &CommitArgs, commitment: &Commitment, now: Timestamp) -> Vec<String> {
    let sha256 = commitment.lottery_sha256.to_string();
    let mut lines = vec![t.say1("cli-lottery-commit-lottery", "sha256", sha256)];
    let dice = u8::from(commitment.dice);
    if dice > 0 {
        lines.push(t.say1("cli-lottery-commit-dice", "n", u32::from(dice)));
    }
    let past = |beacon: Beacon| QUICKNET.time_of(beacon.round) <= seconds(now);
    match commitment.beacon {
        // It decides nothing that is not known. Who repeats an old draw or tries the way out does
        // right all the same; only there is nothing to publish.
        Some(beacon) if past(beacon) => {
            lines.push(round(t, "cli-lottery-commit-round-past", beacon.round, now));
        }
        Some(beacon) => {
            lines.push(round(t, "cli-lottery-commit-round", beacon.round, now));
            lines.push(t.say("cli-lottery-commit-publish"));
        }
        None => lines.push(t.say("cli-lottery-commit-publish")),
    }
    let example = (0..dice).map(|_| "N").collect::<Vec<_>>().join(",");
    let mut then = format!(
        "keruen lottery draw {} {}",
        words::typed(&args.lottery),
        words::typed(&args.out)
    );
    if commitment.beacon.is_some() {
        then.push_str(" --beacon-signature HEX");
    }
    if dice > 0 {
        then = format!("{then} --dice {example}");
    }
    lines.push(t.say1(
        "cli-lottery-next",
        "command",
        format!(
            "{then} --out {}",
            words::next_name(&args.out, "commitment", "result")
        ),
    ));
    lines
}

/// When the round comes or came, where its signature is read, and a round of tomorrow.
fn round(t: Speaker<'_>, key: &str, round: Round, now: Timestamp) -> String {
    let values = [
        ("round", round.to_string().into()),
        ("when", when(t, round).into()),
        ("signature", address(round).into()),
        ("later", tomorrow(now).into()),
    ];
    t.with(key, &values)
}

/// The moment of a round with its zone: `1 December 2026, 12:00, UTC+5`.
pub fn when(t: Speaker<'_>, round: Round) -> String {
    let time = i64::try_from(QUICKNET.time_of(round))
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    let Some(time) = time else {
        return "—".to_owned();
    };
    let zone = Zone::default();
    let moment = date::moment(t.lang(), &zone.zoned(time));
    format!("{moment}, {}", zone.offset(time))
}

/// Nobody waits longer for a draw: a round further away is a slip of the finger.
const YEAR: u64 = 366 * 24 * 60 * 60;

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or(0)
}

/// The first round that comes a day from now.
fn tomorrow(now: Timestamp) -> String {
    (QUICKNET.round_at(seconds(now) + 24 * 60 * 60))
        .map_or_else(|_| "N".to_owned(), |round| round.to_string())
}

/// Where anybody reads what a round said. Keruen itself asks nobody.
pub fn address(round: Round) -> String {
    format!("https://api.drand.sh/{}/public/{round}", QUICKNET.hash)
}

/// Why nothing can be committed to.
pub fn trouble(t: Speaker<'_>, error: &CommitError) -> String {
    match error {
        CommitError::NoSource => t.say("cli-lottery-doubt-no-source"),
        CommitError::DiceDoNotFit { rows } => t.say1("cli-lottery-dice-rows", "rows", *rows),
        CommitError::DiceAlone => t.say("cli-lottery-doubt-dice-alone"),
        CommitError::NoRows => t.say("cli-lottery-no-rows"),
        CommitError::Beacon(error) => beacon_trouble(t, error),
        CommitError::Unwritable(error) => words::unwritable(t, *error),
    }
}

/// The commitment speaks of another file.
pub fn other_lottery(t: Speaker<'_>, committed: &Hash, found: &Hash) -> String {
    let (committed, found) = (committed.to_string(), found.to_string());
    t.say2(
        "cli-lottery-other-lottery",
        "committed",
        committed,
        "found",
        found,
    )
}

/// Why a beacon proves nothing.
pub fn beacon_trouble(t: Speaker<'_>, error: &BeaconError) -> String {
    match error {
        BeaconError::UnknownChain { chain } => {
            t.say1("cli-lottery-chain-unknown", "chain", words::shown(chain))
        }
        BeaconError::WrongSignature { round, .. } => t.say2(
            "cli-lottery-signature-wrong",
            "round",
            round.to_string(),
            "signature",
            address(*round),
        ),
    }
}
