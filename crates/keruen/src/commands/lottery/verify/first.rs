//! A replacement lottery against the lottery that it continues.

use keruen_lottery::format::{Drawn, Lottery, Published as _};
use keruen_lottery::replace::{self, Mismatch, Unshown};
use keruen_lottery::verify::is_drawn;
use keruen_speech::Speaker;

use super::super::earlier::{self, Given};
use super::super::watch::Guard;
use super::super::{Trouble, doubts, files, unread, words};
use super::{kind, steps};
use crate::cli::lottery::Before;

/// Where two lotteries stand to each other.
pub enum Continues {
    /// It continues the first; these are the words.
    Held(String),
    /// It does not, or the first files are not what they were.
    Not(String),
    /// The first files were not given.
    Open(String),
}

/// Checks a replacement lottery against the first; nothing where there is neither.
pub fn check(
    t: Speaker<'_>,
    before: &Before,
    lottery: Option<&Lottery>,
    guard: &mut Guard<'_>,
) -> Result<Option<Continues>, Trouble> {
    let step = t.say("cli-lottery-step-continues");
    let (Some(lottery_path), Some(result_path)) = (&before.first_lottery, &before.first_result)
    else {
        let why = t.say("cli-lottery-open-first");
        return Ok(lottery
            .is_some_and(|lottery| lottery.replaces.is_some())
            .then(|| Continues::Open(steps::open(t, &step, &why))));
    };
    let first_lottery = files::bytes(t, lottery_path, Lottery::MOST_BYTES as u64)?;
    let first_result = files::bytes(t, result_path, Drawn::MOST_BYTES as u64)?;
    // What is no such file at all was named by mistake.
    let first = kind::<Lottery>(t, lottery_path, &first_lottery)?;
    let result = kind::<Drawn>(t, result_path, &first_result)?;
    let given = Given::read(t, &before.earlier)?;
    let Some(lottery) = lottery else {
        return Ok(None);
    };
    let replaces = lottery.replaces.as_ref();
    let named = replaces.map_or(&[][..], |replaces| &replaces.earlier);
    if let Some(path) = given.beyond(named).filter(|_| replaces.is_some()) {
        let file = path.display().to_string();
        return Err(Trouble(t.say1("cli-lottery-earlier-beyond", "file", file)));
    }
    let past = named
        .iter()
        .filter_map(|&result| given.earlier.find(result).ok());
    let past = past.map(|past| (given.name(past.sha256), past.lottery, past.result));
    let draws = (first.as_ref().zip(result.as_ref()))
        .map(|(lottery, result)| (words::typed(result_path), lottery, result));
    let undrawn = draws
        .into_iter()
        .chain(past)
        .find_map(|draw| undrawn(t, draw));
    let (earlier, files) = (&given.earlier, [&first_lottery, &first_result]);
    let why = match replace::check(files[0], files[1], earlier, lottery, guard) {
        Ok(_) if undrawn.is_some() => undrawn.unwrap_or_default(),
        Ok(unshown) if unshown.is_empty() => {
            return Ok(Some(Continues::Held(steps::passed(t, &step))));
        }
        Ok(unshown) => {
            let why = self::unshown(t, &unshown, guard.late());
            return Ok(Some(Continues::Open(steps::open(t, &step, &why))));
        }
        Err(Mismatch::First(error)) => unread::told(t, lottery_path, &error),
        Err(Mismatch::Result(error)) => unread::told(t, result_path, &error),
        Err(mismatch) => worded(t, &given, &mismatch),
    };
    Ok(Some(Continues::Not(steps::failed(t, &step, &why))))
}

/// What is false about a draw that came before, by the name of its result.
fn undrawn(t: Speaker<'_>, (file, lottery, result): (String, &Lottery, &Drawn)) -> Option<String> {
    let fault = is_drawn(lottery, result).err()?;
    let why = doubts::fault(t, &lottery.people, &fault);
    Some(t.say2("cli-lottery-first-draw", "file", file, "why", why))
}

/// What the files leave open.
fn unshown(t: Speaker<'_>, unshown: &Unshown, late: bool) -> String {
    let mut why = Vec::new();
    if !unshown.missing.is_empty() {
        why.push(earlier::missing(t, &unshown.missing));
    }
    let strangers = [&unshown.kept[..], &unshown.lost[..]].concat();
    if !strangers.is_empty() {
        let key = if unshown.missing.is_empty() {
            "cli-lottery-first-withdrawn"
        } else {
            "cli-lottery-first-strangers"
        };
        why.push(words::list(t, key, &strangers));
    }
    if !unshown.turn.is_empty() {
        why.push(words::list(t, "cli-lottery-first-turn", &unshown.turn));
    }
    if unshown.filling {
        why.push(steps::unsearched(t, late));
    }
    why.join(" ")
}

/// What is wrong with a replacement lottery.
fn worded(t: Speaker<'_>, given: &Given, mismatch: &Mismatch) -> String {
    let text = |text: &str| words::shown(text).into();
    match mismatch {
        Mismatch::NoReplacement => t.say("cli-lottery-first-none"),
        Mismatch::OtherResult { stated, found } => t.say2(
            "cli-lottery-first-other-result",
            "stated",
            stated.to_string(),
            "found",
            found.to_string(),
        ),
        Mismatch::OtherLottery => t.say("cli-lottery-replace-other"),
        Mismatch::Named(id) => t.with("cli-lottery-first-named", &[("id", text(id))]),
        Mismatch::Unsaid(id) => t.with("cli-lottery-first-unsaid", &[("id", text(id))]),
        Mismatch::Back(id) => t.with("cli-lottery-first-back", &[("id", text(id))]),
        Mismatch::Stranger(id) => t.with("cli-lottery-first-stranger", &[("id", text(id))]),
        Mismatch::OtherEarlier => t.say("cli-lottery-first-other-earlier"),
        Mismatch::Earlier(result, why) => t.say2(
            "cli-lottery-first-earlier",
            "file",
            given.name(*result),
            "why",
            worded(t, given, why),
        ),
        Mismatch::Seats { first, kept, new } => t.say3(
            "cli-lottery-first-seats",
            "first",
            *first,
            "kept",
            *kept,
            "new",
            *new,
        ),
        Mismatch::Quotas { feature } => {
            t.with("cli-lottery-first-quotas", &[("feature", text(feature))])
        }
        Mismatch::People(id) => t.with("cli-lottery-first-people", &[("id", text(id))]),
        Mismatch::Household(household) => t.with(
            "cli-lottery-doubt-panel-household",
            &[("household", text(household))],
        ),
        Mismatch::Filling(ids) => words::list(t, "cli-lottery-first-filling", ids),
        Mismatch::Pool(error) => t.say1("cli-lottery-broken", "detail", error.to_string()),
        // Whoever knows the files' names words these.
        Mismatch::First(error) | Mismatch::Result(error) => error.to_string(),
    }
}
