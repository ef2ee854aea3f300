//! What the office says of a letter, in words.
//!
//! keys: letters-state-* letters-error-* letters-remedy-* letters-drawer-* letters-empty-*

use jiff::Timestamp;
use keruen_office::letters::{ErrorClass, State};
use keruen_speech::Speaker;

use crate::parts::Weight;
use crate::zone;

/// Where a letter stands.
pub fn state(t: Speaker<'_>, state: State) -> String {
    t.say(&format!("letters-state-{}", state.code()))
}

/// How much that weighs.
pub fn weight(state: State) -> Weight {
    match state {
        State::Sent | State::HandDone => Weight::Fine,
        State::Queued => Weight::New,
        State::ByHand => Weight::Soon,
        State::Failed | State::Bounced => Weight::Late,
        State::Expired | State::Held => Weight::Plain,
    }
}

/// What went wrong.
pub fn error(t: Speaker<'_>, class: ErrorClass) -> String {
    t.say(&format!("letters-error-{}", class.code()))
}

/// What can be done about it.
pub fn remedy(t: Speaker<'_>, state: State, class: Option<ErrorClass>) -> String {
    match (state, class) {
        (State::Expired, _) => t.say("letters-remedy-expired"),
        (State::Held, _) => t.say("letters-remedy-held"),
        (_, Some(class)) => t.say(&format!("letters-remedy-{}", class.code())),
        (_, None) => t.say("letters-remedy-other"),
    }
}

/// How long the link of a letter that waits for a hand is still good, where that is less than a day.
pub fn left(t: Speaker<'_>, state: State, expires: Option<Timestamp>, now: Timestamp) -> String {
    let Some(end) = expires.filter(|end| state == State::ByHand && *end > now) else {
        return String::new();
    };
    let minutes = end.duration_since(now).as_mins();
    match minutes {
        0 => t.say("letters-left-none"),
        1..60 => t.say1("letters-left-minutes", "n", minutes),
        60..1440 => t.say1("letters-left-hours", "n", minutes / 60),
        _ => String::new(),
    }
}

/// The time that says most about a letter in this state.
pub fn when(
    t: Speaker<'_>,
    state: State,
    created: Timestamp,
    closed: Option<Timestamp>,
    expires: Option<Timestamp>,
) -> String {
    let moment = |at| zone::moment(t.lang(), at);
    match (state, closed, expires) {
        (State::Sent | State::HandDone, Some(at), _) => {
            t.say1("letters-sent-at", "when", moment(at))
        }
        (State::ByHand | State::Queued, _, Some(end)) => {
            t.say1("letters-until", "when", moment(end))
        }
        _ => t.say1("letters-written-at", "when", moment(created)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn every_state_and_every_mistake_has_its_words() {
        for lang in Lang::ALL {
            let t = wording::speaker(lang);
            let states = State::ALL.map(|one| state(t, one));
            let errors = ErrorClass::ALL.map(|one| error(t, one));
            let remedies = ErrorClass::ALL.map(|one| remedy(t, State::Failed, Some(one)));
            for word in states.into_iter().chain(errors).chain(remedies) {
                assert!(!word.starts_with("letters-"), "{lang}: {word}");
            }
        }
    }
}
