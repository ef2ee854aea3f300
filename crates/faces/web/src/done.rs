//! What a page says of the act that led to it: the address carries `?said=…`, the frame of the page
//! says it. One way for all, so that no act ends without a word.
//!
//! keys: said-*

use keruen_speech::Speaker;

macro_rules! done {
    ($($(#[$doc:meta])* $done:ident = $code:literal,)*) => {
        /// An act that is done; or that was not, for a reason that the next page shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Done {
            $($(#[$doc])* $done,)*
        }

        impl Done {
            const ALL: &[Self] = &[$(Self::$done),*];

            const fn code(self) -> &'static str {
                match self {
                    $(Self::$done => $code,)*
                }
            }
        }
    };
}

done! {
    /// Something new is there.
    Created = "created",
    /// An organisation is there.
    Organisation = "organisation",
    /// A territory is there.
    Territory = "territory",
    /// Several are there.
    Territories = "territories",
    /// A person is there.
    Person = "person",
    /// All regions are there.
    Regions = "regions",
    /// What was changed is kept.
    Saved = "saved",
    /// Something is no longer there.
    Removed = "removed",
    /// Everybody sees it.
    Published = "published",
    /// Only the team sees it.
    Withdrawn = "withdrawn",
    /// Two entries are one.
    Merged = "merged",
    /// Two entries are two people.
    Apart = "apart",
    /// Perhaps they are not.
    NotApart = "not-apart",
    /// Somebody agreed.
    Consent = "consent",
    /// Somebody took it back.
    ConsentWithdrawn = "consent-withdrawn",
    /// A text to agree to is in force.
    Wording = "wording",
    /// A person's data is blocked.
    Blocked = "blocked",
    /// It no longer is.
    Unblocked = "unblocked",
    /// Somebody belongs to a programme.
    Tied = "tied",
    /// Somebody no longer does.
    Untied = "untied",
    /// Somebody has a role.
    Granted = "granted",
    /// Somebody no longer has it.
    Revoked = "revoked",
    /// A council has a new term.
    Term = "term",
    /// A council has one seat more.
    Seat = "seat",
    /// Somebody has a seat.
    Taken = "taken",
    /// Somebody leaves a seat.
    Left = "left",
    /// A letter goes out by mail.
    LetterQueued = "letter-queued",
    /// A letter is to be passed on by hand.
    LetterByHand = "letter-by-hand",
    /// A letter was passed on by hand.
    LetterSent = "letter-sent",
    /// A letter was not passed on after all.
    LetterBack = "letter-back",
    /// A letter goes out by mail once more.
    LetterAgain = "letter-again",
    /// Somebody was quicker with a letter: nothing was done.
    LetterLate = "letter-late",
    /// A backup has begun.
    Backup = "backup",
    /// A job that was given up is tried again.
    Revived = "revived",
    /// The calendar has a new edition.
    Calendar = "calendar",
    /// An account is there.
    Account = "account",
    /// An account is locked.
    Locked = "locked",
    /// It no longer is.
    Unlocked = "unlocked",
    /// An account is gone.
    AccountErased = "account-erased",
    /// Somebody new is on a team.
    Invited = "invited",
    /// The site is no longer the reader's own.
    OwnRole = "own-role",
    /// A new address waits for its link.
    EmailAsked = "email-asked",
    /// The address stays as it is.
    EmailKept = "email-kept",
    /// The new address counts.
    Email = "email",
    /// A password is set.
    Password = "password",
    /// There is no password.
    NoPassword = "no-password",
    /// A device is signed out.
    Session = "session",
    /// All other devices are.
    Sessions = "sessions",
    /// There is no second key.
    NoFactor = "no-factor",
    /// Somebody came in by a recovery code.
    Recovered = "recovered",
    /// What was agreed to no longer held: nothing was taken.
    Outdated = "outdated",
}

impl Done {
    /// How the note looks: well done, or to be heeded.
    const fn weight(self) -> &'static str {
        match self {
            Self::LetterLate | Self::Outdated => "warn",
            _ => "ok",
        }
    }

    /// This address, saying so.
    pub fn at(self, to: &str) -> String {
        let sign = if to.contains('?') { '&' } else { '?' };
        format!("{to}{sign}said={}", self.code())
    }
}

/// What a page says of the act that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// The class of the note.
    pub weight: &'static str,
}

/// The act that a query speaks of, if any. What nobody here wrote speaks of nothing.
pub fn of(query: &str) -> Option<Done> {
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let (_, code) = pairs.into_iter().find(|(name, _)| name == "said")?;
    Done::ALL.iter().copied().find(|said| said.code() == code)
}

/// What a page with this query says of an act, if anything.
pub fn note(t: Speaker<'_>, query: &str) -> Option<Note> {
    let said = of(query)?;
    Some(Note {
        text: t.say(&format!("said-{}", said.code())),
        weight: said.weight(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn every_act_has_its_word_in_three_languages() {
        for lang in Lang::ALL {
            let t = wording::speaker(lang);
            for said in Done::ALL {
                assert!(t.has(&format!("said-{}", said.code())), "{lang}: {said:?}");
            }
        }
    }

    #[test]
    fn an_address_says_what_was_done_and_nothing_else() {
        let t = wording::speaker(Lang::En);
        let (plain, more) = (Done::Saved.at("/en/a"), Done::Saved.at("/en/a?term=1"));
        assert_eq!(
            (plain.as_str(), more.as_str()),
            ("/en/a?said=saved", "/en/a?term=1&said=saved")
        );
        let note = note(t, "?term=1&said=saved").map(|note| note.text);
        assert_eq!(note, Some(t.say("said-saved")));
        for nothing in ["", "?said=", "?said=%3Cb%3E", "?said=name"] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }
}
