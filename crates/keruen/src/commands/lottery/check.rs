//! `keruen lottery check`: what quotas promise, while they are still being written.

use keruen_lottery::outlook::{Impossible, Outlook, Possible, look};
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::Refusal;
use keruen_speech::Speaker;

use super::watch::Guard;
use super::{NO_PANEL, Trouble, faults, infeasible, prepare, words};
use crate::cli::lottery::{CheckArgs, TableArgs};
use crate::say;

/// More ids than this are counted, not listed.
const MOST_LISTED: usize = 30;

/// Looks at the tables and says what they promise. Nothing is written.
pub fn run(t: Speaker<'_>, args: &CheckArgs) -> Result<u8, Trouble> {
    let reading = prepare::read(t, &args.tables)?;
    let pool = &reading.pool;
    let mut guard = Guard::new(t, args.time_limit.map(|limit| limit.0));
    let seen = look(pool, &mut guard);
    guard.done();
    let (lines, code) = match seen {
        Ok(Outlook::Possible(seen)) => {
            let mut lines = possible(t, pool, &seen, guard.late());
            lines.push(next(t, &args.tables));
            (lines, 0)
        }
        Ok(Outlook::Impossible(seen)) => (impossible(t, pool, &seen), NO_PANEL),
        Err(Refusal::Interrupted) => return Err(Trouble(t.say("cli-lottery-check-too-late"))),
        Err(refusal) => return Err(prepare::refused(t, &refusal)),
    };
    lines.iter().for_each(say::tell);
    Ok(code)
}

/// That there are panels, and what everybody's chance comes to; no promise where that is not shown.
fn possible(t: Speaker<'_>, pool: &Pool, seen: &Possible, late: bool) -> Vec<String> {
    let mut lines = vec![t.say1("cli-lottery-check-possible", "seats", pool.seats())];
    let (lowest, mean) = (
        words::at_least(t, seen.lowest),
        words::percent(t, seen.average),
    );
    lines.push(if !seen.complete {
        let key = if late {
            "cli-lottery-check-late"
        } else {
            "cli-lottery-check-given-up"
        };
        t.say1(key, "mean", mean)
    } else if !seen.excluded.is_empty() {
        t.say2(
            "cli-lottery-check-chances-never",
            "lowest",
            lowest,
            "mean",
            mean,
        )
    } else if lowest == mean {
        t.say1("cli-lottery-range-equal", "chance", mean)
    } else {
        t.say2("cli-lottery-check-chances", "lowest", lowest, "mean", mean)
    });
    for (key, people) in [
        ("cli-lottery-check-certain", &seen.certain),
        ("cli-lottery-never", &seen.excluded),
    ] {
        let ids: Vec<String> = (people.iter())
            .filter_map(|&person| pool.people().get(person as usize))
            .map(|person| person.id.clone())
            .collect();
        if !ids.is_empty() {
            lines.push(words::some(t, key, &ids, MOST_LISTED));
        }
    }
    lines
}

/// What is against the quotas, and what each way out leads to.
fn impossible(t: Speaker<'_>, pool: &Pool, seen: &Impossible) -> Vec<String> {
    let mut lines: Vec<String> = (pool.shortfalls().iter())
        .map(|shortfall| faults::shortfall(t, shortfall))
        .collect();
    lines.push(infeasible::none(t, &seen.why));
    let heading = t.say1("cli-lottery-changes", "n", seen.why.changes.len());
    let ways = infeasible::ways_out(t, &seen.why, heading, |changes| {
        let Some(way) = seen.ways.iter().find(|way| way.changes == changes) else {
            return Some(t.say("cli-lottery-check-way-open"));
        };
        let lowest = words::at_least(t, way.lowest);
        Some(match way.excluded.len() {
            0 => t.say1("cli-lottery-check-way", "lowest", lowest),
            n => t.say2("cli-lottery-check-way-never", "lowest", lowest, "n", n),
        })
    });
    if !ways.is_empty() {
        lines.push(String::new());
        lines.extend(ways);
    }
    lines
}

/// The tables as they are, prepared.
fn next(t: Speaker<'_>, args: &TableArgs) -> String {
    let (people, quotas) = (words::typed(&args.people), words::typed(&args.quotas));
    let mut command = format!(
        "keruen lottery prepare --people {people} --quotas {quotas} --seats {}",
        args.seats
    );
    for (flag, column) in [
        ("--id-column", &args.id_column),
        ("--household-column", &args.household_column),
    ] {
        if let Some(column) = column {
            command = format!("{command} {flag} {}", words::typed(column.as_ref()));
        }
    }
    t.say1(
        "cli-lottery-next",
        "command",
        format!("{command} --out lottery.json"),
    )
}

#[cfg(test)]
mod tests {
    use keruen_speech::Lang;

    use super::*;

    #[test]
    fn what_is_not_shown_is_not_promised() {
        let t = keruen_web::wording::speaker(Lang::En);
        let pool = Pool::new(3, Vec::new(), Vec::new(), Vec::new()).expect("a pool");
        let said = |complete: bool, late: bool| {
            let seen = Possible {
                lowest: 0.0,
                average: 0.25,
                certain: Vec::new(),
                excluded: Vec::new(),
                example: Vec::new(),
                complete,
            };
            possible(t, &pool, &seen, late).join(" ")
        };
        for (complete, late, words) in [
            (true, false, "never more"),
            (true, true, "never more"),
            (
                false,
                true,
                "The time was over before it was known how high",
            ),
            (false, false, "There are too many panels"),
        ] {
            let said = said(complete, late);
            assert!(said.contains(words), "{said}");
            assert!(complete || !said.contains("can be brought to"), "{said}");
        }
    }
}
