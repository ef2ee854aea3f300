//! Who may do what with organisations, and what the room's refusals say.

use keruen_people::organisation::{self, Organisation};
use keruen_people::{Refusal, Role};
use keruen_speech::{Speaker, date};

use crate::cx::Cx;
use crate::pages::people::gate as people;
use crate::trouble::Trouble;

/// Who reads organisations at the desk.
pub const READ: &[Role] = people::READ;
/// Who changes organisations, seats and territories, and takes them away as a file.
pub const CHANGE: &[Role] = people::DECIDE;

/// The organisation named in the address.
pub async fn organisation(cx: &Cx) -> Result<Organisation, Trouble> {
    let id: i64 = cx.param("id")?;
    organisation::find(cx.db(), id)
        .await?
        .ok_or(Trouble::NotFound)
}

/// What the room refuses, as a page says it. Pages that can say more do so before.
pub fn refused(t: Speaker<'_>, refusal: Refusal) -> Trouble {
    match sentence(t, &refusal) {
        Some(sentence) => Trouble::Refused { sentence },
        None => people::refused(t, refusal),
    }
}

/// The sentence for a refusal about seats and organisations.
pub fn sentence(t: Speaker<'_>, refusal: &Refusal) -> Option<String> {
    let long = |day| date::long(t.lang(), day);
    Some(match refusal {
        Refusal::NotACouncil => t.say("orgs-refused-not-a-council"),
        Refusal::SeatExists => t.say("orgs-refused-seat-exists"),
        Refusal::TermOverlaps { from, to } => {
            let term = date::range(t.lang(), *from, *to);
            t.say1("orgs-refused-term-overlaps", "term", term)
        }
        Refusal::HeldThen { from, to } => {
            let days = date::range(t.lang(), *from, *to);
            t.say1("orgs-refused-held-then", "days", days)
        }
        Refusal::CutsOff { number, from, to } => {
            let days = date::range(t.lang(), *from, *to);
            t.say2("orgs-refused-cuts-off", "n", *number, "days", days)
        }
        Refusal::SeatTaken => t.say("orgs-refused-seat-taken"),
        Refusal::SeatVacant => t.say("orgs-refused-seat-vacant"),
        Refusal::HoldsSeat { number } => t.say1("orgs-refused-holds-seat", "n", *number),
        Refusal::OutsideTerm { from, to } => t.say2(
            "orgs-refused-outside-term",
            "from",
            long(*from),
            "to",
            long(*to),
        ),
        Refusal::InUse => t.say("orgs-refused-in-use"),
        _ => return None,
    })
}
