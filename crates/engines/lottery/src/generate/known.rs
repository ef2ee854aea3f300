//! Pools by name: those that speed is promised for, and a few beside them.

use super::{Shape, Slack, caravan, generic, note};
use crate::pool::Pool;

/// The names that [`known`] knows, from the smallest pool to the largest.
pub const KNOWN: [&str; 12] = [
    "noteA",
    "noteB",
    "noteC",
    "noteD",
    "caravan120",
    "caravan300",
    "generic500",
    "snug500",
    "tight500",
    "generic2000",
    "homes2000",
    "generic10000",
];

/// A pool by its name; `None` for a name that is not in [`KNOWN`].
///
/// The number is that of its people. `generic` pools leave a seat on either side of a share,
/// `snug` ones less, `tight` ones hardly anything; in `homes2000` three of ten share a household.
pub fn known(name: &str, seed: &str) -> Option<Pool> {
    let shape = |people, seats, features, slack| Shape {
        people,
        seats,
        features,
        slack,
        households: 0,
    };
    let easy = Slack::Tenths(10);
    let shape = match name {
        "caravan120" => return Some(caravan(120, seed)),
        "caravan300" => return Some(caravan(300, seed)),
        "generic500" => shape(500, 40, 6, easy),
        "snug500" => shape(500, 40, 7, Slack::Tenths(3)),
        "tight500" => shape(500, 40, 7, Slack::Tight),
        "generic2000" => shape(2_000, 100, 6, easy),
        "homes2000" => Shape {
            households: 30,
            ..shape(2_000, 100, 6, easy)
        },
        "generic10000" => shape(10_000, 150, 7, easy),
        _ => {
            let letter = name.strip_prefix("note")?;
            return letter.parse().ok().and_then(note);
        }
    };
    Some(generic(shape, seed))
}
