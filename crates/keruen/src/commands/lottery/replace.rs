//! `keruen lottery replace`: a lottery for seats that came free, within what is left of the quotas.

use keruen_lottery::format::{Drawn, Lottery, Published as _};
use keruen_lottery::prepare::{Options, Refusal};
use keruen_lottery::replace::{ReplaceError, Since, replace};
use keruen_speech::Speaker;

use super::earlier::Given;
use super::files::{self, Place};
use super::stop::Stop;
use super::watch::Guard;
use super::{NO_PANEL, Trouble, infeasible, prepare, words};
use crate::cli::lottery::ReplaceArgs;
use crate::say;

/// Prepares the lottery of the open seats, writes it and says what is in it.
pub fn run(t: Speaker<'_>, args: &ReplaceArgs, stop: &Stop) -> Result<u8, Trouble> {
    let place = Place::look(t, &args.out)?;
    let first = files::read::<Lottery>(t, &args.lottery)?.file;
    let result = files::read::<Drawn>(t, &args.result)?.file;
    let lost = ids(&first, &args.lost);
    let joined = ids(&first, &args.joined);
    if let Some(id) = joined.iter().find(|&id| result.people.contains(id)) {
        return Err(Trouble(t.say1(
            "cli-lottery-replace-drawn",
            "id",
            words::shown(id),
        )));
    }
    let given = Given::read(t, &args.earlier)?;
    let drawn = result.sha256();
    let drawn = drawn.map_err(|error| Trouble(words::unwritable(t, error)))?;
    let earlier =
        (given.earlier.in_order(drawn)).map_err(|why| Trouble(given.unchained(t, &why)))?;
    let since = Since {
        lost: &lost,
        joined: &joined,
        earlier: &earlier,
    };
    let mut guard = Guard::new(t, args.time_limit.map(|limit| limit.0));
    let prepared = replace(&first, &result, since, &options(&first), &mut guard);
    guard.done();
    let late = guard.late();
    let (lines, bytes, next, code) = match prepared {
        Ok(prepared) => {
            let next = prepare::next(t, &prepared, late, &args.out);
            let mut lines = vec![t.say2(
                "cli-lottery-replace-open",
                "seats",
                prepared.lottery.seats,
                "people",
                prepared.lottery.people.len(),
            )];
            lines.extend(prepare::told(t, &prepared, late));
            (lines, prepared.lottery.to_bytes(), next, 0)
        }
        Err(ReplaceError::Refused(Refusal::NoPanel(none))) => {
            let next = vec![
                infeasible::check(t, &args.out),
                t.say("cli-lottery-replace-no-panel"),
            ];
            (infeasible::told(t, &none), none.to_bytes(), next, NO_PANEL)
        }
        // That is an answer too, and whoever asked wanted it: by the rule no seat is left to draw.
        Err(ReplaceError::AlternatesDo(ids)) => {
            say::tell(words::list(t, "cli-lottery-replace-alternates", &ids));
            say::tell(t.say("cli-lottery-replace-alternates-next"));
            return Ok(0);
        }
        Err(ReplaceError::Refused(refusal)) => return Err(prepare::refused(t, &refusal)),
        Err(error) => return Err(Trouble(trouble(t, &error))),
    };
    lines.iter().for_each(say::tell);
    let bytes = bytes.map_err(|error| Trouble(words::unwritable(t, error)))?;
    place.write(t, &bytes, stop)?;
    say::tell(words::written(t, &args.out, &bytes));
    next.iter().for_each(say::tell);
    Ok(code)
}

/// As the first lottery was prepared.
fn options(first: &Lottery) -> Options {
    let alternates = first.alternates.iter().map(Vec::len).max().unwrap_or(0);
    Options {
        objective: first.objective,
        rows: u32::try_from(first.rows.len()).unwrap_or(u32::MAX),
        alternates: u32::try_from(alternates).unwrap_or(u32::MAX),
        seed: first.seed.clone(),
        mixing: true,
    }
}

/// Ids as they were typed: `17,52`. An id that has a comma itself is typed by itself.
fn ids(first: &Lottery, typed: &[String]) -> Vec<String> {
    let known = |id: &str| first.people.iter().any(|who| who.id == id);
    let mut ids = Vec::new();
    for text in typed {
        if known(text.trim()) {
            ids.push(text.trim().to_owned());
        } else {
            let parts = text.split(',').map(str::trim);
            ids.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    ids
}

/// Why there is no such lottery, and what to do instead.
fn trouble(t: Speaker<'_>, error: &ReplaceError) -> String {
    match error {
        ReplaceError::OtherLottery => t.say("cli-lottery-replace-other"),
        ReplaceError::Unknown(id) => t.say1("cli-lottery-replace-unknown", "id", words::shown(id)),
        ReplaceError::Stranger(id) => {
            t.say1("cli-lottery-replace-stranger", "id", words::shown(id))
        }
        ReplaceError::Both(id) => t.say1("cli-lottery-replace-both", "id", words::shown(id)),
        ReplaceError::NothingOpen => t.say("cli-lottery-replace-none"),
        ReplaceError::Crowded { people, seats } => t.say2(
            "cli-lottery-replace-crowded",
            "people",
            *people,
            "seats",
            *seats,
        ),
        ReplaceError::Exceeded {
            feature,
            value,
            count,
            max,
        } => t.with(
            "cli-lottery-replace-exceeded",
            &[
                ("feature", words::shown(feature).into()),
                ("value", words::shown(value).into()),
                ("count", (*count).into()),
                ("max", (*max).into()),
            ],
        ),
        ReplaceError::Household(household) => t.say1(
            "cli-lottery-doubt-panel-household",
            "household",
            words::shown(household),
        ),
        other => t.say1("cli-lottery-broken", "detail", other.to_string()),
    }
}
