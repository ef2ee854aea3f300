//! What a page says of the act that led to it: the address carries `?said=…`, the frame of the page
//! says it. One way for all, so that no act ends without a word.
//!
//! keys: said-*

use keruen_speech::Speaker;

/// An act that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Something new is there.
    Created,
    /// An organisation is there.
    Organisation,
    /// A territory is there.
    Territory,
    /// A person is there.
    Person,
    /// All regions are there.
    Regions,
    /// What was changed is kept.
    Saved,
    /// Something is no longer there.
    Removed,
    /// Everybody sees it.
    Published,
    /// Only the team sees it.
    Withdrawn,
    /// Two entries are one.
    Merged,
    /// Two entries are two people.
    Apart,
    /// Perhaps they are not.
    NotApart,
    /// Somebody agreed.
    Consent,
    /// Somebody took it back.
    ConsentWithdrawn,
    /// A text to agree to is in force.
    Wording,
    /// A person's data is blocked.
    Blocked,
    /// It no longer is.
    Unblocked,
    /// Somebody belongs to a programme.
    Tied,
    /// Somebody no longer does.
    Untied,
    /// Somebody has a role.
    Granted,
    /// Somebody no longer has it.
    Revoked,
    /// A council has a new term.
    Term,
    /// A council has one seat more.
    Seat,
    /// Somebody has a seat.
    Taken,
    /// Somebody leaves a seat.
    Left,
}

impl Done {
    const ALL: [Self; 25] = [
        Self::Created,
        Self::Organisation,
        Self::Territory,
        Self::Person,
        Self::Regions,
        Self::Saved,
        Self::Removed,
        Self::Published,
        Self::Withdrawn,
        Self::Merged,
        Self::Apart,
        Self::NotApart,
        Self::Consent,
        Self::ConsentWithdrawn,
        Self::Wording,
        Self::Blocked,
        Self::Unblocked,
        Self::Tied,
        Self::Untied,
        Self::Granted,
        Self::Revoked,
        Self::Term,
        Self::Seat,
        Self::Taken,
        Self::Left,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Organisation => "organisation",
            Self::Territory => "territory",
            Self::Person => "person",
            Self::Regions => "regions",
            Self::Saved => "saved",
            Self::Removed => "removed",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
            Self::Apart => "apart",
            Self::NotApart => "not-apart",
            Self::Consent => "consent",
            Self::ConsentWithdrawn => "consent-withdrawn",
            Self::Wording => "wording",
            Self::Blocked => "blocked",
            Self::Unblocked => "unblocked",
            Self::Tied => "tied",
            Self::Untied => "untied",
            Self::Granted => "granted",
            Self::Revoked => "revoked",
            Self::Term => "term",
            Self::Seat => "seat",
            Self::Taken => "taken",
            Self::Left => "left",
        }
    }

    /// This address, saying so.
    pub fn at(self, to: &str) -> String {
        let sign = if to.contains('?') { '&' } else { '?' };
        format!("{to}{sign}said={}", self.code())
    }
}

/// What a page with this query says of an act, if anything. What nobody here wrote says nothing.
pub fn of(t: Speaker<'_>, query: &str) -> Option<String> {
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let (_, code) = pairs.into_iter().find(|(name, _)| name == "said")?;
    let said = Done::ALL.into_iter().find(|said| said.code() == code)?;
    Some(t.say(&format!("said-{}", said.code())))
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
        assert_eq!(of(t, "?term=1&said=saved"), Some(t.say("said-saved")));
        for nothing in ["", "?said=", "?said=%3Cb%3E", "?said=name"] {
            assert_eq!(of(t, nothing), None, "{nothing}");
        }
    }
}
