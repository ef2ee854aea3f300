//! What is false in a file that says that no panel meets the quotas, in words.

use keruen_lottery::format::{Person, QuotaSide, Side};
use keruen_lottery::verify::Untrue;
use keruen_speech::{Arg, Speaker};

use super::doubts;
use super::words::shown;

/// What is false.
pub fn told(t: Speaker<'_>, people: &[Person], untrue: &Untrue) -> String {
    let quota = |side: &QuotaSide| -> (&'static str, Arg) { ("quota", quota(t, side).into()) };
    match untrue {
        Untrue::Multiplier(fault) => doubts::level(t, fault),
        Untrue::Below { id } => t.say1("cli-lottery-doubt-below", "id", shown(id)),
        Untrue::Room => t.say("cli-lottery-doubt-room"),
        Untrue::SomePanel => t.say("cli-lottery-doubt-some-panel"),
        Untrue::Ways(ways) => t.say1("cli-lottery-doubt-none-ways", "n", *ways),
        Untrue::NoChange => t.say("cli-lottery-doubt-none-no-change"),
        Untrue::NoSuchQuota(side) => t.with("cli-lottery-doubt-none-no-quota", &[quota(side)]),
        Untrue::SideTwice(side) => t.with("cli-lottery-doubt-none-twice", &[quota(side)]),
        Untrue::From {
            side,
            stated,
            found,
        } => t.with(
            "cli-lottery-doubt-none-from",
            &[
                ("stated", (*stated).into()),
                ("found", (*found).into()),
                quota(side),
            ],
        ),
        Untrue::NotWider { side, from, to } => t.with(
            "cli-lottery-doubt-none-narrow",
            &[("from", (*from).into()), ("to", (*to).into()), quota(side)],
        ),
        Untrue::NoWay => t.say("cli-lottery-doubt-none-no-way"),
        Untrue::NeedlessChange(side) => t.with("cli-lottery-doubt-none-needless", &[quota(side)]),
        Untrue::NoConflict => t.say("cli-lottery-doubt-none-no-conflict"),
        Untrue::NeedlessSide(side) => {
            t.with("cli-lottery-doubt-none-needless-side", &[quota(side)])
        }
        Untrue::NoFirstWay => t.say("cli-lottery-doubt-none-no-first"),
        Untrue::Nobody(index) => {
            t.say1("cli-lottery-doubt-panel-nobody", "index", index.to_string())
        }
        Untrue::Order(person) => t.with(
            "cli-lottery-doubt-panel-order",
            &[("person", doubts::named(people, *person))],
        ),
        Untrue::Half { id, other } => t.with(
            "cli-lottery-doubt-none-half",
            &[("id", shown(id).into()), ("other", shown(other).into())],
        ),
        Untrue::Seated { id } => t.say1("cli-lottery-doubt-none-seated", "id", shown(id)),
    }
}

/// A side of a quota without its number: `district, Beineu: the most`.
fn quota(t: Speaker<'_>, side: &QuotaSide) -> String {
    let key = match side.side {
        Side::Min => "cli-lottery-quota-min",
        Side::Max => "cli-lottery-quota-max",
    };
    let (feature, value) = (shown(&side.feature), shown(&side.value));
    t.say2(key, "feature", feature, "value", value)
}
