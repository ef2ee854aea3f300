//! `keruen lottery prepare`: people and quotas become a lottery that can be published.

use std::path::Path;

use keruen_lottery::alternates::Warning;
use keruen_lottery::format::{Dice, Lottery, Objective, Published as _};
use keruen_lottery::mixing::Closest;
use keruen_lottery::prepare::{self, Options, Prepared, Refusal};
use keruen_lottery::reading::{Columns, Input, Reading};
use keruen_speech::{Speaker, number};

use super::facts::{Facts, Proved, share};
use super::files::Place;
use super::stop::Stop;
use super::tables::{self, Given, Tables};
use super::watch::Guard;
use super::{NO_PANEL, Trouble, faults, infeasible, words};
use crate::cli::lottery::{Aim, PrepareArgs, TableArgs};
use crate::say;

/// More ids than this are counted, not listed.
const MOST_LISTED: usize = 30;

/// Prepares, writes the lottery and says what is in it.
pub fn run(t: Speaker<'_>, args: &PrepareArgs, stop: &Stop) -> Result<u8, Trouble> {
    let place = Place::look(t, &args.out)?;
    let reading = read(t, &args.tables)?;
    let mut guard = Guard::new(t, args.time_limit.map(|limit| limit.0));
    let prepared = prepare::prepare(&reading.pool, &options(args), &mut guard);
    guard.done();
    let late = guard.late();
    match prepared {
        Ok(prepared) => {
            told(t, &prepared, late).iter().for_each(say::tell);
            let bytes = (prepared.lottery.to_bytes())
                .map_err(|error| Trouble(words::unwritable(t, error)))?;
            place.write(t, &bytes, stop)?;
            say::tell(words::written(t, &args.out, &bytes));
            next(t, &prepared, late, &args.out)
                .iter()
                .for_each(say::tell);
            Ok(0)
        }
        Err(Refusal::NoPanel(infeasible)) => {
            for shortfall in reading.pool.shortfalls() {
                say::tell(faults::shortfall(t, &shortfall));
            }
            infeasible::told(t, &infeasible).iter().for_each(say::tell);
            let bytes =
                (infeasible.to_bytes()).map_err(|error| Trouble(words::unwritable(t, error)))?;
            place.write(t, &bytes, stop)?;
            say::tell(words::written(t, &args.out, &bytes));
            infeasible::next(t, &args.out).iter().for_each(say::tell);
            Ok(NO_PANEL)
        }
        Err(refusal) => Err(refused(t, &refusal)),
    }
}

/// Reads the tables, and says how they were understood.
pub fn read(t: Speaker<'_>, args: &TableArgs) -> Result<Reading, Trouble> {
    let columns = Columns {
        id: args.id_column.clone(),
        household: args.household_column.clone(),
    };
    let given = Given {
        quotas: &args.quotas,
        people: &args.people,
        seats: args.seats,
        columns: &columns,
    };
    let Tables { reading, notes } = tables::read(t, given)?;
    notes.iter().for_each(say::tell);
    understood(t, args, &reading).iter().for_each(say::tell);
    Ok(reading)
}

/// Why there is no lottery.
pub fn refused(t: Speaker<'_>, refusal: &Refusal) -> Trouble {
    Trouble(match refusal {
        Refusal::TooManySeats => t.say1("cli-lottery-too-many-seats", "most", prepare::MOST_SEATS),
        Refusal::TooManyQuotas(found) => t.say2(
            "cli-lottery-too-many-quotas",
            "found",
            *found,
            "most",
            prepare::MOST_QUOTAS,
        ),
        Refusal::TooManyPeople(most) => t.say1("cli-lottery-too-many-people", "most", *most),
        Refusal::TooManyRows => t.say("cli-lottery-unwritable-long"),
        Refusal::Interrupted => t.say("cli-lottery-too-late"),
        // Whoever prepares has words for quotas that nobody meets; the other is a fault of ours.
        Refusal::NoPanel(_) | Refusal::Broken(_) => {
            t.say1("cli-lottery-broken", "detail", refusal.to_string())
        }
    })
}

/// What is done now: look at it, and name what will decide; or do it again with more time.
pub fn next(t: Speaker<'_>, prepared: &Prepared, late: bool, out: &Path) -> Vec<String> {
    // One panel that was found in a hurry is no lottery that anybody should commit to.
    if late && Facts::of(&prepared.lottery).distinct < 2 {
        return vec![t.say("cli-lottery-late-one")];
    }
    if prepared.left_out > 0 {
        return vec![t.say1("cli-lottery-left-out", "n", prepared.left_out)];
    }
    let rows = prepared.lottery.rows.len();
    let name = words::typed(out);
    let commitment = words::next_name(out, "lottery", "commitment");
    let source = source(rows);
    let commit = format!("keruen lottery commit {name} {source} --out {commitment}");
    vec![
        t.say1(
            "cli-lottery-see",
            "command",
            format!("keruen lottery explain {name}"),
        ),
        t.say1("cli-lottery-next", "command", commit),
    ]
}

/// What may decide among so many rows: dice only where they have a number for each.
pub fn source(rows: usize) -> &'static str {
    match Dice::for_rows(rows) {
        Some(_) => "--dice",
        None => "--beacon quicknet --round N",
    }
}

/// What the engine is told.
fn options(args: &PrepareArgs) -> Options {
    Options {
        objective: match args.objective {
            Aim::Maximin => Objective::Maximin,
            Aim::Leximin => Objective::Leximin,
        },
        rows: args.rows,
        alternates: args.alternates.unwrap_or(args.tables.seats / 3),
        seed: args.seed.clone(),
        mixing: !args.no_mixing,
    }
}

/// How the tables were understood.
fn understood(t: Speaker<'_>, args: &TableArgs, reading: &Reading) -> Vec<String> {
    let pool = &reading.pool;
    let mut lines = vec![t.say3(
        "cli-lottery-found",
        "people",
        pool.people().len(),
        "seats",
        pool.seats(),
        "features",
        pool.features().len(),
    )];
    lines.push(match &reading.ids {
        Some(column) => t.say1("cli-lottery-ids", "column", words::shown(column)),
        None => t.say("cli-lottery-ids-numbered"),
    });
    lines.push(t.say("cli-lottery-public"));
    if let Some(column) = &reading.households {
        lines.push(t.say1("cli-lottery-households", "column", words::shown(column)));
    }
    for (input, file) in [(Input::Quotas, &args.quotas), (Input::People, &args.people)] {
        let names: Vec<String> = (reading.ignored.iter())
            .filter(|column| column.input == input && !column.heading.trim().is_empty())
            .map(|column| words::shown(&column.heading))
            .collect();
        if !names.is_empty() {
            let file = file.display().to_string();
            lines.push(t.say2(
                "cli-lottery-ignored",
                "file",
                file,
                "list",
                names.join(", "),
            ));
        }
    }
    lines
}

/// What was found.
pub fn told(t: Speaker<'_>, prepared: &Prepared, late: bool) -> Vec<String> {
    let lottery = &prepared.lottery;
    let facts = Facts::of(lottery);
    let mut lines = Vec::new();
    if late {
        lines.push(t.say("cli-lottery-late"));
    }
    lines.push(words::range(t, &facts));
    // That nobody's chance could be more than 1 needs no proof.
    if facts.lowest_exact() < 1.0 {
        let proved = Proved::of(lottery);
        lines.extend(words::proved(t, &proved, &facts));
        // Without a limit of time it was the engine's own limit of work that ended the search.
        let open = proved.open.is_some() || (proved.unsettled && proved.is_of_all());
        if open && !late && prepared.left_out == 0 {
            lines.push(t.say("cli-lottery-open-work"));
            // The search for all levels may spend on the others what the proof of the lowest takes.
            let lowest = matches!(proved.open, Some((1, ..)));
            if lowest && proved.is_of_all() && lottery.replaces.is_none() {
                lines.push(t.say("cli-lottery-open-lowest"));
            }
        }
    }
    if !prepared.excluded.is_empty() {
        let id = |&index: &u32| lottery.people.get(index as usize).map(|who| who.id.clone());
        let ids: Vec<String> = prepared.excluded.iter().filter_map(id).collect();
        lines.push(words::some(t, "cli-lottery-never", &ids, MOST_LISTED));
    }
    lines.extend(words::rows(t, lottery, &facts));
    lines.extend(tied(t, lottery, prepared.spread.closest.as_ref()));
    lines.extend(alternates(t, prepared, &facts));
    lines
}

/// Who is tied to whom most.
pub fn tied(t: Speaker<'_>, lottery: &Lottery, closest: Option<&Closest>) -> Option<String> {
    let tied = closest?;
    let id = |index: u32| (lottery.people.get(index as usize)).map(|who| words::shown(&who.id));
    let rows = lottery.rows.len() as u64;
    let (from, to) = (
        share(tied.rows_of_b.into(), rows),
        share(tied.together.into(), tied.rows_of_a.into()),
    );
    let (shown_from, shown_to) = (words::percent(t, from), words::percent(t, to));
    // In a pool so small that all are drawn, or for one seat, nobody is tied to anybody.
    if to <= from || shown_from == shown_to {
        return None;
    }
    let values = [
        ("a", id(tied.a)?.into()),
        ("b", id(tied.b)?.into()),
        ("from", shown_from.into()),
        ("to", shown_to.into()),
    ];
    Some(t.with("cli-lottery-tied", &values))
}

/// What alternates are good for, tried before anything is published.
fn alternates(t: Speaker<'_>, prepared: &Prepared, facts: &Facts) -> Vec<String> {
    let coverage = prepared.coverage;
    if facts.alternates == 0 || coverage.simulated == 0 {
        return Vec::new();
    }
    let filled = share(coverage.repaired.into(), coverage.simulated.into());
    let mut lines = Vec::new();
    if prepared.by_chance > 0 {
        lines.push(t.say1("cli-lottery-by-chance", "n", prepared.by_chance));
    }
    lines.push(t.say3(
        "cli-lottery-coverage",
        "n",
        facts.alternates,
        "filled",
        number::percent(t.lang(), filled, 0),
        "simulated",
        coverage.simulated,
    ));
    match &prepared.warning {
        Some(Warning::Exact { features }) => {
            let name = |&index: &usize| prepared.lottery.features.get(index);
            let names: Vec<String> = (features.iter().filter_map(name))
                .map(|feature| words::shown(&feature.name))
                .collect();
            lines.push(t.say1("cli-lottery-coverage-exact", "list", names.join(", ")));
        }
        Some(Warning::Seldom) => lines.push(t.say("cli-lottery-coverage-seldom")),
        None => {}
    }
    lines
}
