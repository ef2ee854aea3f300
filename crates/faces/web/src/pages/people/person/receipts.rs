//! Where each consent of a person stands, in words.

use keruen_people::consent::{self, Purpose, Wording};
use keruen_people::person;
use keruen_speech::Speaker;

use crate::pages::people::words;
use crate::zone;

/// Where a consent stands.
#[derive(Debug)]
pub(super) struct Consent {
    pub(super) href: String,
    pub(super) purpose: String,
    pub(super) state: State,
    pub(super) text: String,
}

/// How a consent stands; each has a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It stands.
    Given,
    /// It stands for an older wording.
    Older,
    /// It was withdrawn.
    Withdrawn,
    /// It was never asked for.
    None,
}

/// Every purpose that the site asks for, or that the person once agreed to.
pub(super) fn consents(
    t: Speaker<'_>,
    page: &person::Page,
    wordings: &[Wording],
    here: &str,
) -> Vec<Consent> {
    if !page.sight.consents {
        return Vec::new();
    }
    let of = |purpose: Purpose| {
        let newest = wordings.iter().find(|wording| wording.purpose == purpose);
        let receipt = page.standing(purpose).or_else(|| {
            page.consents
                .iter()
                .find(|receipt| receipt.purpose == purpose)
        });
        if newest.is_none() && receipt.is_none() {
            return None;
        }
        let (state, text) = match receipt {
            None => (State::None, t.say("people-consent-none")),
            Some(receipt) => {
                let newest = newest.map_or(receipt.version, |newest| newest.version);
                of_receipt(t, receipt, newest)
            }
        };
        Some(Consent {
            href: format!("{here}/consents/{}", purpose.code()),
            purpose: words::purpose(t, purpose),
            state,
            text,
        })
    };
    Purpose::ALL.into_iter().filter_map(of).collect()
}

/// How a receipt stands now that this version of the wording is the newest.
fn of_receipt(t: Speaker<'_>, receipt: &consent::Consent, newest: i64) -> (State, String) {
    let day = |at| zone::long(t.lang(), at);
    if let Some((at, way)) = receipt.withdrawn {
        let way = words::way(t, way);
        let text = t.say2("people-consent-withdrawn", "day", day(at), "way", way);
        return (State::Withdrawn, text);
    }
    let (given, way) = (day(receipt.given_at), words::way(t, receipt.way));
    let version = receipt.version;
    let text = t.say3(
        "people-consent-given",
        "day",
        given,
        "way",
        way,
        "version",
        version,
    );
    if newest > version {
        (
            State::Older,
            format!("{text}. {}", t.say("people-consent-older")),
        )
    } else {
        (State::Given, text)
    }
}
