//! `keruen lottery commit`: which lottery, and what will decide, before it can have decided.

use jiff::Timestamp;
use keruen_lottery::beacon::{BeaconError, Chain, QUICKNET};
use keruen_lottery::draw::{self, CommitError, Sources};
use keruen_lottery::format::{Beacon, Commitment, Hash, Lottery, Published as _, Round};
use keruen_speech::{Speaker, date};
use keruen_web::zone::Zone;

use super::files::{self, Place, Where};
use super::stop::Stop;
use super::{Trouble, words};
use crate::cli::lottery::{self as cli, CommitArgs};
use crate::say;

/// Writes the commitment and says what to do with it.
pub fn run(t: Speaker<'_>, args: &CommitArgs) -> Result<u8, Trouble> {
    let stop = Stop::at_once();
    let place = Place::look(t, &args.out, Where::NewOrSame)?;
    let known = files::read::<Lottery>(t, &args.lottery)?;
    let sources = Sources {
        beacon: beacon(t, args)?,
        dice: args.dice,
    };
    let commitment =
        draw::commit(&known.file, sources).map_err(|error| Trouble::Bad(trouble(t, &error)))?;
    let now = keruen_web::app::system_clock();
    let bytes = commitment
        .to_bytes()
        .map_err(|error| Trouble::Bad(words::unwritable(t, error)))?;
    let written = place.write(t, &bytes, stop)?;
    say::tell(words::written(t, &args.out, written, &bytes));
    say::tell(told(t, args, &commitment, now).join("\n"));
    Ok(0)
}

/// The round that was named. The parser sees that name and number come together.
fn beacon(t: Speaker<'_>, args: &CommitArgs) -> Result<Option<Beacon>, Trouble> {
    let (Some(cli::Beacon::Quicknet), Some(round)) = (args.beacon, args.round) else {
        return Ok(None);
    };
    let no_round = |_| Trouble::Bad(t.say("cli-lottery-round-wrong"));
    Ok(Some(Beacon {
        chain: QUICKNET.hash,
        round: Round::try_from(round).map_err(no_round)?,
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
    if let Some(beacon) = commitment.beacon {
        lines.extend(round(t, beacon.round, now));
    }
    lines.push(t.say("cli-lottery-commit-publish"));
    let example = (0..dice).map(|_| "N").collect::<Vec<_>>().join(",");
    let mut then = format!(
        "keruen lottery draw {} {}",
        args.lottery.display(),
        args.out.display()
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
        format!("{then} --out result.json"),
    ));
    lines
}

/// When the round comes. One that has come already is known to everybody: that is said, and is no
/// fault of the file, for whoever repeats an old draw makes it anew.
fn round(t: Speaker<'_>, round: Round, now: Timestamp) -> Vec<String> {
    let number = u64::from(round).to_string();
    let time = i64::try_from(QUICKNET.time_of(round))
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    let Some(time) = time else {
        return vec![t.say1("cli-lottery-commit-round-never", "round", number)];
    };
    let zone = Zone::default();
    let when = date::moment(t.lang(), &zone.zoned(time));
    let values = [
        ("round", number.into()),
        ("when", when.into()),
        ("zone", zone.offset(time).into()),
        ("signature", address(round).into()),
    ];
    let mut lines = vec![t.with("cli-lottery-commit-round", &values)];
    if time <= now {
        let later = (now.as_second() + 24 * 60 * 60).unsigned_abs();
        lines.push(t.say1(
            "cli-lottery-commit-round-past",
            "round",
            at(&QUICKNET, later).to_string(),
        ));
    }
    lines
}

/// The first round that comes after this time, in seconds since 1970.
fn at(chain: &Chain, seconds: u64) -> u64 {
    seconds.saturating_sub(chain.genesis) / chain.period + 2
}

/// Where anybody reads what a round said. Keruen itself asks nobody.
pub fn address(round: Round) -> String {
    format!("https://api.drand.sh/{}/public/{round}", QUICKNET.hash)
}

/// Why nothing can be committed to.
pub fn trouble(t: Speaker<'_>, error: &CommitError) -> String {
    match error {
        CommitError::NoSource => t.say("cli-lottery-no-source"),
        CommitError::DiceDoNotFit { rows } => t.say1("cli-lottery-dice-rows", "rows", *rows),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_round_is_the_first_that_comes_later() {
        for seconds in [QUICKNET.genesis, QUICKNET.genesis + 1, 1_800_000_000] {
            let round = at(&QUICKNET, seconds);
            let time = |round: u64| QUICKNET.time_of(Round::try_from(round).expect("a round"));
            assert!(
                time(round) > seconds && time(round - 1) <= seconds,
                "{seconds}"
            );
        }
    }
}
