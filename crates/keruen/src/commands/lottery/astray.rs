//! What is false about an order, or about whom it chose, in words.

use keruen_lottery::format::Person;
use keruen_lottery::verify::Astray;
use keruen_speech::Speaker;

use super::doubts;
use super::words::shown;

/// What is false.
pub fn told(t: Speaker<'_>, people: &[Person], astray: &Astray) -> String {
    match astray {
        Astray::Place { id } => t.say1("cli-lottery-doubt-walk-place", "id", shown(id)),
        Astray::Equals => t.say("cli-lottery-doubt-walk-equals"),
        Astray::Unannounced => t.say("cli-lottery-doubt-walk-unannounced"),
        Astray::OtherPoints { stated, found } => t.say2(
            "cli-lottery-doubt-walk-points",
            "stated",
            stated.to_string(),
            "found",
            found.to_string(),
        ),
        Astray::Unknown { id } => t.say1("cli-lottery-doubt-walk-unknown", "id", shown(id)),
        Astray::Panel(fault) => doubts::panel(t, people, fault),
        Astray::PassedOver { id } => t.say1("cli-lottery-doubt-walk-passed", "id", shown(id)),
        Astray::Others { place } => t.say1("cli-lottery-doubt-walk-others", "n", *place),
    }
}
