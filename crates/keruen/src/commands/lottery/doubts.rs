//! What a check found to be false, in words.

use keruen_lottery::format::{Person, Side};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::verify::{Fault, LevelFault, Multiplied, PanelFault, Shown};
use keruen_speech::{Arg, Speaker};

use super::words::shown;
use super::{astray, commit, draw, faults, untrue, words};

/// A text from a file, as a value of a sentence.
fn text(text: &str) -> Arg {
    shown(text).into()
}

/// A number of the file that is no count: written without grouping.
fn digits(number: &impl ToString) -> Arg {
    number.to_string().into()
}

/// What is false.
#[expect(clippy::too_many_lines, reason = "one arm for each fault")]
pub fn fault(t: Speaker<'_>, people: &[Person], fault: &Fault) -> String {
    match fault {
        // Whoever shows it knows the file's name and words these two.
        Fault::Read(error) => error.to_string(),
        Fault::Draw(error) => draw::trouble(t, error),
        Fault::NoPanel(what) => untrue::told(t, people, what),
        Fault::Astray(what) => astray::told(t, people, what),
        Fault::NoSeats => t.say("cli-lottery-doubt-no-seats"),
        Fault::NoPeople => t.say("cli-lottery-doubt-no-people"),
        Fault::NoRows => t.say("cli-lottery-no-rows"),
        Fault::NoLevels => t.say("cli-lottery-doubt-no-levels"),
        Fault::OtherCommitment => t.say("cli-lottery-doubt-commitment"),
        Fault::OtherLottery { committed, found } => commit::other_lottery(t, committed, found),
        Fault::TooMany { what, most } => faults::too_many(t, *what, *most),
        Fault::FeatureTwice { feature } => {
            t.say1("cli-lottery-doubt-feature-twice", "feature", text(feature))
        }
        Fault::ValueTwice { feature, value } => t.with(
            "cli-lottery-doubt-value-twice",
            &[("feature", text(feature)), ("value", text(value))],
        ),
        Fault::MinAboveMax {
            feature,
            value,
            min,
            max,
        } => t.with(
            "cli-lottery-doubt-min-max",
            &[
                ("feature", text(feature)),
                ("value", text(value)),
                ("min", (*min).into()),
                ("max", (*max).into()),
            ],
        ),
        Fault::Id { id } => t.with("cli-lottery-doubt-id", &[("id", text(id))]),
        Fault::AlikeIds { id, other } => t.with(
            "cli-lottery-doubt-alike-ids",
            &[("id", text(id)), ("other", text(other))],
        ),
        Fault::ValueCount { id, found, wanted } => t.with(
            "cli-lottery-doubt-value-count",
            &[
                ("id", text(id)),
                ("found", (*found).into()),
                ("wanted", (*wanted).into()),
            ],
        ),
        Fault::NoSuchValue { id, feature, value } => t.with(
            "cli-lottery-doubt-value",
            &[
                ("id", text(id)),
                ("feature", text(feature)),
                ("value", text(value)),
            ],
        ),
        Fault::Panel {
            shown: place,
            fault,
        } => t.with(
            "cli-lottery-doubt-panel",
            &[
                ("place", self::place(t, *place).into()),
                ("fault", panel(t, people, fault).into()),
            ],
        ),
        Fault::NoWeight { panel } => {
            t.with("cli-lottery-doubt-no-weight", &[("panel", digits(panel))])
        }
        Fault::WeightSum { sum, denominator } => t.with(
            "cli-lottery-doubt-weight-sum",
            &[("sum", digits(sum)), ("denominator", digits(denominator))],
        ),
        Fault::Denominator { denominator } => t.with(
            "cli-lottery-doubt-denominator",
            &[("denominator", digits(denominator))],
        ),
        Fault::AlternateLists { rows, lists } => t.with(
            "cli-lottery-doubt-alternate-lists",
            &[("rows", (*rows).into()), ("lists", (*lists).into())],
        ),
        Fault::Alternate { row, person } => t.with(
            "cli-lottery-doubt-alternate",
            &[("row", digits(row)), ("person", named(people, *person))],
        ),
        Fault::Unequal { a, b, .. } => t.with(
            "cli-lottery-doubt-unequal",
            &[("a", text(a)), ("b", text(b))],
        ),
        Fault::Number { stated, found } => t.with(
            "cli-lottery-doubt-number",
            &[("stated", text(stated)), ("found", exact(found))],
        ),
        Fault::Level { level, fault } => t.with(
            "cli-lottery-doubt-level",
            &[
                ("level", (*level).into()),
                ("fault", self::level(t, fault).into()),
            ],
        ),
        Fault::OtherRow { stated, found } => t.with(
            "cli-lottery-doubt-row",
            &[("stated", digits(stated)), ("found", digits(found))],
        ),
        Fault::OtherPeople { place } => {
            t.with("cli-lottery-doubt-people", &[("place", (*place).into())])
        }
    }
}

fn place(t: Speaker<'_>, place: Shown) -> String {
    match place {
        Shown::Row(row) => t.say1("cli-lottery-doubt-place-row", "n", digits(&row)),
        Shown::Panel(panel) => t.say1("cli-lottery-doubt-place-panel", "n", digits(&panel)),
    }
}

/// Somebody by the id; who is not there by the number that the file gives.
pub fn named(people: &[Person], index: u32) -> Arg {
    match people.get(index as usize) {
        Some(person) => text(&person.id),
        None => digits(&index),
    }
}

/// Why people are not a panel.
pub fn panel(t: Speaker<'_>, people: &[Person], fault: &PanelFault) -> String {
    match fault {
        PanelFault::Size { found, seats } => t.with(
            "cli-lottery-doubt-panel-size",
            &[("found", (*found).into()), ("seats", (*seats).into())],
        ),
        PanelFault::Nobody { index } => {
            t.say1("cli-lottery-doubt-panel-nobody", "index", digits(index))
        }
        PanelFault::Order { index } => t.with(
            "cli-lottery-doubt-panel-order",
            &[("person", named(people, *index))],
        ),
        PanelFault::Quota {
            feature,
            value,
            count,
            min,
            max,
        } => t.with(
            "cli-lottery-doubt-panel-quota",
            &[
                ("feature", text(feature)),
                ("value", text(value)),
                ("count", (*count).into()),
                ("quota", words::seats(*min, *max).into()),
            ],
        ),
        PanelFault::Household { household } => t.say1(
            "cli-lottery-doubt-panel-household",
            "household",
            text(household),
        ),
    }
}

/// What is false at a level, or with multipliers.
pub fn level(t: Speaker<'_>, fault: &LevelFault) -> String {
    match fault {
        LevelFault::WeightCount { found, profiles } => t.with(
            "cli-lottery-doubt-weights",
            &[("found", (*found).into()), ("profiles", (*profiles).into())],
        ),
        LevelFault::NegativeWeight { id } => t.say1("cli-lottery-doubt-negative", "id", text(id)),
        LevelFault::WeightSum { sum } => t.say1("cli-lottery-doubt-level-sum", "sum", exact(sum)),
        LevelFault::NoSuchQuota { feature, value } => t.with(
            "cli-lottery-doubt-no-quota",
            &[("feature", text(feature)), ("value", text(value))],
        ),
        LevelFault::NoSuchHousehold { household } => t.say1(
            "cli-lottery-doubt-no-household",
            "household",
            text(household),
        ),
        LevelFault::NoSuchProfile { profile } => {
            t.say1("cli-lottery-doubt-no-profile", "profile", digits(profile))
        }
        LevelFault::Multiplier { multiplier, of } => t.with(
            "cli-lottery-doubt-multiplier",
            &[("multiplier", exact(multiplier)), ("of", multiplied(of))],
        ),
        LevelFault::Uncovered { id, weight, paid } => t.with(
            "cli-lottery-doubt-uncovered",
            &[
                ("id", text(id)),
                ("weight", exact(weight)),
                ("paid", exact(paid)),
            ],
        ),
        LevelFault::Bound { stated, found } => t.with(
            "cli-lottery-doubt-bound",
            &[("stated", exact(stated)), ("found", exact(found))],
        ),
        LevelFault::Gap { stated, found } => t.with(
            "cli-lottery-doubt-gap",
            &[("stated", exact(stated)), ("found", exact(found))],
        ),
        LevelFault::Heavier { stated, found } => t.with(
            "cli-lottery-doubt-heavier",
            &[("stated", exact(stated)), ("found", exact(found))],
        ),
        LevelFault::TooFine => t.say("cli-lottery-doubt-too-fine"),
    }
}

/// What a multiplier belongs to, as it is called in the file.
fn multiplied(of: &Multiplied) -> Arg {
    match of {
        Multiplied::Quota(feature, value, side) => {
            let side = match side {
                Side::Min => "min",
                Side::Max => "max",
            };
            format!("{}, {}, {side}", shown(feature), shown(value)).into()
        }
        Multiplied::Household(household) => text(household),
        Multiplied::Profile(profile) => format!("profile {profile}").into(),
    }
}

/// A fraction as it stands in a file; of a very long one the beginning.
fn exact(fraction: &Fraction) -> Arg {
    let text = fraction.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}
