//! `keruen lottery explain`: what stands in a lottery, for people who do not trust computers.

use std::io::ErrorKind;
use std::path::Path;

use keruen_lottery::format::{Infeasible, Kind, Lottery, Objective, Published as _, ReadError};
use keruen_speech::{Speaker, number};

use super::facts::{Band, Facts, Proved, share};
use super::files::{self, Known};
use super::{Trouble, infeasible, prepare, unread, words};
use crate::cli::lottery::ExplainArgs;
use crate::say;

/// More groups of chances than this nobody reads.
const MOST_LEVELS: usize = 10;

/// Says it.
pub fn run(t: Speaker<'_>, args: &ExplainArgs) -> Result<u8, Trouble> {
    let path = &args.lottery;
    let bytes = files::bytes(t, path, Lottery::MOST_BYTES as u64)?;
    let unread = |error: ReadError| Trouble(unread::of(t, path, &bytes, &error));
    let lines = match Known::<Lottery>::of(&bytes) {
        Ok(known) => lottery(t, &path.display().to_string(), &known),
        // What a preparation leaves that found no panel is explained too.
        Err(ReadError::OtherFormat {
            found: Some(found), ..
        }) if found == Infeasible::FORMAT => {
            let known = Known::<Infeasible>::of(&bytes).map_err(unread)?;
            infeasible::explained(t, &known.file)
        }
        Err(error) => return Err(unread(error)),
    };
    // What it says is all that it does: where that cannot be written, it has not been done.
    match say::write(lines.join("\n")) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let out = Path::new("/dev/stdout");
            Err(Trouble(say::file_trouble(t, out, &error)))
        }
        _ => Ok(0),
    }
}

/// Everything, part by part.
fn lottery(t: Speaker<'_>, name: &str, known: &Known<Lottery>) -> Vec<String> {
    let lottery = &known.file;
    let facts = Facts::of(lottery);
    let mut lines = vec![
        t.say1("cli-lottery-explain-file", "file", name),
        t.say1("cli-lottery-sha256", "sha256", known.sha256.to_string()),
        t.with(
            "cli-lottery-explain-what",
            &[
                ("seats", lottery.seats.into()),
                ("people", lottery.people.len().into()),
                ("rows", facts.rows.into()),
            ],
        ),
    ];
    if let Some(replaces) = &lottery.replaces {
        let (kept, lost) = (replaces.kept.len(), replaces.lost.len());
        lines.push(t.say2("cli-lottery-explain-replaces", "kept", kept, "lost", lost));
    }
    let parts = [
        ("cli-lottery-explain-chances", chances(t, &facts)),
        ("cli-lottery-explain-groups", groups(t, lottery, &facts)),
        ("cli-lottery-explain-rows", words::rows(t, lottery, &facts)),
        ("cli-lottery-explain-proof", proof(t, lottery, &facts)),
        ("cli-lottery-explain-alternates", alternates(t, &facts)),
        ("cli-lottery-explain-draw", draw(t, name, lottery)),
    ];
    for (heading, part) in parts {
        lines.push(String::new());
        lines.push(t.say(heading));
        lines.extend(part.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// How high everybody's chance is.
fn chances(t: Speaker<'_>, facts: &Facts) -> Vec<String> {
    let mut lines = vec![
        words::range(t, facts),
        t.say1("cli-lottery-kinds", "n", facts.profiles),
    ];
    let bands = facts.levels(MOST_LEVELS);
    if bands.len() < 2 {
        return lines;
    }
    let exactly = facts.is_visible();
    let row = |band: &Band| {
        let (fewest, most) = band.rows;
        let rows = if fewest == most {
            most.to_string()
        } else {
            format!("{fewest}–{most}")
        };
        let chance = words::between(t, facts.in_rows(fewest), facts.in_rows(most));
        let mut row = vec![rows, chance, say::count(t, band.people as u64)];
        if exactly {
            row.push(words::between(t, band.exact.0, band.exact.1));
        }
        row
    };
    let mut headings = vec![
        t.say1("cli-lottery-column-rows", "of", facts.rows),
        t.say("cli-lottery-column-chance"),
        t.say("cli-lottery-column-people"),
    ];
    if exactly {
        headings.push(t.say("cli-lottery-column-exact"));
    }
    let mut table = vec![headings];
    table.extend(bands.iter().map(row));
    lines.extend(words::columns(&table));
    lines
}

/// For each value of each feature its seats, its people and their chance.
fn groups(t: Speaker<'_>, lottery: &Lottery, facts: &Facts) -> Vec<String> {
    let mut table = vec![vec![
        String::new(),
        t.say("cli-lottery-column-seats"),
        t.say("cli-lottery-column-people"),
        t.say("cli-lottery-column-mean"),
    ]];
    for (index, feature) in lottery.features.iter().enumerate() {
        table.push(vec![words::shown(&feature.name)]);
        for value in &feature.values {
            let of = |person: &keruen_lottery::format::Person| {
                person
                    .values
                    .get(index)
                    .is_some_and(|has| *has == value.value)
            };
            let seated: Vec<usize> = (lottery.people.iter().zip(&facts.seated))
                .filter_map(|(person, &times)| of(person).then_some(times))
                .collect();
            let people = seated.len() as u64;
            let sat = seated.iter().sum::<usize>() as u64;
            let mean = match people {
                0 => "—".to_owned(),
                _ => words::percent(t, share(sat, people * facts.rows as u64)),
            };
            table.push(vec![
                format!("  {}", words::shown(&value.value)),
                words::seats(value.min, value.max),
                say::count(t, people),
                mean,
            ]);
        }
    }
    words::columns(&table)
}

/// What is proved, by which kind of proof, and how anybody checks it.
fn proof(t: Speaker<'_>, lottery: &Lottery, facts: &Facts) -> Vec<String> {
    let proved = Proved::of(lottery);
    let mut lines = words::proved(t, &proved, facts);
    lines.push(t.say(match proved.kind {
        Kind::A => "cli-lottery-proof-a",
        Kind::B => "cli-lottery-proof-b",
    }));
    if proved.objective == Objective::Leximin {
        lines.push(t.say1("cli-lottery-proof-levels", "n", proved.levels));
    }
    lines.push(t.say("cli-lottery-proof-check"));
    lines
}

/// Who is asked when somebody does not come.
fn alternates(t: Speaker<'_>, facts: &Facts) -> Vec<String> {
    match facts.alternates {
        0 => vec![t.say("cli-lottery-alternates-none")],
        most => vec![
            t.say1("cli-lottery-alternates-order", "n", most),
            t.say("cli-lottery-alternates-rule"),
        ],
    }
}

/// How the row is found, so that it can be followed by hand.
fn draw(t: Speaker<'_>, name: &str, lottery: &Lottery) -> Vec<String> {
    let rows = lottery.rows.len();
    let dice = keruen_lottery::format::Dice::for_rows(rows).map(u8::from);
    let last = number::integer(t.lang(), i64::try_from(rows).unwrap_or(i64::MAX) - 1);
    let mut steps = vec![t.say2(
        "cli-lottery-draw-commit",
        "file",
        name,
        "source",
        prepare::source(rows),
    )];
    match dice {
        Some(3) => steps.push(t.say("cli-lottery-draw-dice-three")),
        Some(_) => steps.push(t.say("cli-lottery-draw-dice-four")),
        None => {}
    }
    steps.push(t.say("cli-lottery-draw-beacon"));
    steps.push(t.say1("cli-lottery-draw-row", "last", last));
    steps.push(t.say1("cli-lottery-draw-verify", "file", name));
    (steps.iter().zip(1..))
        .map(|(step, number)| format!("{number}. {step}"))
        .collect()
}
