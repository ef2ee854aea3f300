//! Quotas that no panel meets: why, and what would have to change.

use std::path::Path;

use keruen_lottery::format::{Change, Infeasible, NoPanel, QuotaSide, Side};
use keruen_speech::Speaker;

use super::words;

/// More ids than this are counted, not listed.
const MOST_LISTED: usize = 30;

/// Says all of it, a line each, to whoever prepared it.
pub fn told(t: Speaker<'_>, infeasible: &Infeasible) -> Vec<String> {
    let heading = t.say1("cli-lottery-changes", "n", infeasible.changes.len());
    under(t, infeasible, heading)
}

/// The same as a file says it: that no change would do that is smaller, nobody can see in it.
pub fn explained(t: Speaker<'_>, infeasible: &Infeasible) -> Vec<String> {
    under(t, infeasible, t.say("cli-lottery-ways"))
}

fn under(t: Speaker<'_>, infeasible: &Infeasible, heading: String) -> Vec<String> {
    let mut lines = vec![none(t, infeasible)];
    lines.push(t.say(match infeasible.certificate {
        NoPanel::Multipliers { .. } => "cli-lottery-no-panel-proved",
        NoPanel::Searched {} => "cli-lottery-no-panel-searched",
    }));
    let ways = ways_out(t, infeasible, heading, |_| None);
    if !ways.is_empty() {
        lines.push(String::new());
        lines.extend(ways);
    }
    lines
}

/// That there is no panel.
pub fn none(t: Speaker<'_>, infeasible: &Infeasible) -> String {
    let (people, seats) = (infeasible.people.len(), infeasible.seats);
    t.say2("cli-lottery-no-panel", "people", people, "seats", seats)
}

/// What would have to change, under a heading and with what is to be said of each way, what contradicts
/// itself, and who could never be chosen.
pub fn ways_out(
    t: Speaker<'_>,
    infeasible: &Infeasible,
    heading: String,
    leads_to: impl Fn(&[Change]) -> Option<String>,
) -> Vec<String> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    if !infeasible.changes.is_empty() {
        let mut lines = vec![heading];
        for (set, number) in infeasible.changes.iter().zip(1..) {
            let changes: Vec<String> = set.iter().map(|one| change(t, one)).collect();
            lines.push(format!("  {number}) {}", changes.join("; ")));
            lines.extend(leads_to(set).map(|words| format!("     {words}")));
        }
        parts.push(lines);
    }
    if !infeasible.conflict.is_empty() {
        let mut lines = vec![t.say1("cli-lottery-conflict", "n", infeasible.conflict.len())];
        let sides = infeasible.conflict.iter();
        lines.extend(sides.map(|one| format!("  {}", side(t, infeasible, one))));
        parts.push(lines);
    }
    if !infeasible.excluded.is_empty() {
        let person = |&index: &u32| infeasible.people.get(index as usize);
        let ids: Vec<String> = (infeasible.excluded.iter().filter_map(person))
            .map(|person| person.id.clone())
            .collect();
        parts.push(vec![words::some(
            t,
            "cli-lottery-excluded",
            &ids,
            MOST_LISTED,
        )]);
    }
    parts.join(&String::new())
}

/// What is done now: others may check it, and the way goes on from the beginning.
pub fn next(t: Speaker<'_>, out: &Path) -> [String; 2] {
    let file = out.display().to_string();
    [
        check(t, out),
        t.say1("cli-lottery-no-panel-next", "file", file),
    ]
}

/// How others check it.
pub fn check(t: Speaker<'_>, out: &Path) -> String {
    let command = format!("keruen lottery verify {}", words::typed(out));
    t.say1("cli-lottery-check", "command", command)
}

/// One change: `district, Beineu: at most 1 → 2`.
fn change(t: Speaker<'_>, change: &Change) -> String {
    let key = match change.side {
        Side::Min => "cli-lottery-change-min",
        Side::Max => "cli-lottery-change-max",
    };
    let values = [
        ("feature", words::shown(&change.feature).into()),
        ("value", words::shown(&change.value).into()),
        ("from", change.from.into()),
        ("to", change.to.into()),
    ];
    t.with(key, &values)
}

/// One side of a quota with its number: `district, Beineu: at most 1`.
fn side(t: Speaker<'_>, infeasible: &Infeasible, side: &QuotaSide) -> String {
    let feature = infeasible.features.iter().find(|f| f.name == side.feature);
    let value = feature.and_then(|f| f.values.iter().find(|v| v.value == side.value));
    let (key, number) = match side.side {
        Side::Min => ("cli-lottery-side-min", value.map(|v| v.min)),
        Side::Max => ("cli-lottery-side-max", value.map(|v| v.max)),
    };
    t.say3(
        key,
        "feature",
        words::shown(&side.feature),
        "value",
        words::shown(&side.value),
        "n",
        number.unwrap_or_default(),
    )
}
