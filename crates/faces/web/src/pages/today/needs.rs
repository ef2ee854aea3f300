//! "Waiting for you": what the rules of the house say, in words and with the place to do it.
//!
//! keys: home-backup-late-* home-mail-failing-* home-jobs-dead-* home-second-factor-missing-*
//! home-persons-blocked-* home-letters-by-hand-* home-letters-bounced-* home-letters-failed-*
//! home-import-waiting-* home-duplicates-* home-without-consent-* home-wording-missing-*
//! home-recovery-codes-few-* home-programme-without-commissioner-* home-programme-unpublished-*
//! home-backup-failed-* home-consent-withdrawn-* home-deliverables-late-* home-letters-unknown-*
//! home-programme-begun-* home-deliverables-due-* home-calendar-unknown-* home-programme-wordless-*
//! home-news-draft-* home-mail-missing-* home-terms-ending-* home-seats-vacant-* home-calendar-estimates-* home-site-unnamed-*
//! home-import-faulty-* home-terms-overlapping-* home-database-damaged-* home-no-way-back-*

use std::borrow::Cow;

use keruen_office::home::{Named, Need, Severity, Spot, Target, Waits};
use keruen_speech::{Speaker, date};

use crate::pages::people::{directory, words as people};
use crate::parts::{Todo, Weight};
use crate::shell::Scene;

/// Where something is seen to, after the language; a list shows just what is spoken of.
pub fn place(target: Target) -> Cow<'static, str> {
    let path = match target {
        Target::WithoutConsent => return directory::without_consent().into(),
        Target::ConsentWithdrawn => return directory::consent_withdrawn().into(),
        Target::Blocked => return directory::blocked().into(),
        Target::Programmes(waits) => {
            return format!("/desk/programmes?waits={}", waits.code()).into();
        }
        Target::Part(part, programme) => {
            return format!("/desk/programmes/{programme}/{part}").into();
        }
        Target::SiteState => "/desk/site",
        Target::SiteSettings => "/desk/site/edit",
        Target::Outbox => "/desk/messages?in=troubled",
        Target::Bounced => "/desk/messages?state=bounced",
        Target::Failed => "/desk/messages?state=failed",
        Target::ByHand => "/desk/messages?in=by-hand",
        Target::Account => "/me",
        Target::Security => "/me/second-factor",
        Target::WithoutSecondFactor => "/desk/site/accounts?without=factor",
        Target::Duplicates => "/desk/people/duplicates",
        Target::Wordings => "/desk/site/consents",
        Target::TermsOverlapping => "/desk/orgs?waits=overlap",
        Target::TermsEnding => "/desk/orgs?waits=ending",
        Target::SeatsVacant => "/desk/orgs?waits=vacant",
        Target::Imports => "/desk/people/import?show=waiting",
        Target::FaultyRows => "/desk/people/import?show=faulty",
        Target::Calendar => "/desk/calendar",
    };
    path.into()
}

/// The page of one thing, where it is seen to, after the language.
pub fn spot(spot: Spot) -> String {
    match spot {
        Spot::Council(id) => format!("/desk/orgs/{id}"),
        Spot::Programme(id, waits) => {
            let part = match waits {
                Waits::Late | Waits::Due => "/deliverables",
                Waits::Begun | Waits::Unpublished => "/publish",
                Waits::Commissioner | Waits::Words => "/edit",
                Waits::Drafts => "/news",
            };
            format!("/desk/programmes/{id}{part}")
        }
        Spot::Deliverable { programme, id } => {
            format!("/desk/programmes/{programme}/deliverables/{id}/done")
        }
        Spot::Post { programme, id } => format!("/desk/programmes/{programme}/news/{id}"),
        Spot::Part {
            programme,
            part,
            id,
        } => {
            let thing = id.map(|id| format!("/{id}")).unwrap_or_default();
            format!("/desk/programmes/{programme}/{part}{thing}")
        }
        Spot::Letter(id) => format!("/desk/messages/{id}"),
        Spot::Import(id) => format!("/desk/people/import/{id}"),
        Spot::Account(id) => format!("/desk/site/accounts/{id}"),
        Spot::Wording(purpose) => format!("/desk/site/consents/{}", purpose.code()),
    }
}

/// A thing by its name and its day.
fn named(t: Speaker<'_>, one: &Named) -> String {
    let name = match (one.spot, one.name.nearest(t.lang())) {
        (Spot::Wording(purpose), _) => people::purpose(t, purpose),
        (_, Some((_, name))) => name.to_owned(),
        (Spot::Import(id), None) => t.say1("import-number", "n", id),
        (_, None) => return String::new(),
    };
    match one.day {
        None => name,
        Some(day) => t.say2(
            "home-named-until",
            "name",
            name,
            "day",
            date::long(t.lang(), day),
        ),
    }
}

/// A need as the list shows it: its one thing by name with a way straight to it, or the first few
/// and a list of all of them.
pub fn todo(scene: &Scene, need: &Need) -> Todo {
    let t = scene.t();
    // keys: home-*
    let part = |part: &str| t.say1(&format!("home-{}-{part}", need.rule), "n", need.count);
    let (weight, when) = match need.severity {
        Severity::Late => (Weight::Late, t.say("home-late")),
        Severity::Soon => (Weight::Soon, t.say("home-soon")),
        Severity::Info => (Weight::New, t.say("home-info")),
    };
    let to = need
        .only()
        .map_or_else(|| place(need.target), |one| spot(one.spot).into());
    let points = need.named.iter().map(|one| named(t, one));
    Todo {
        weight,
        when,
        title: part("title"),
        text: part("text"),
        points: points.filter(|name| !name.is_empty()).collect(),
        href: scene.href(&to),
        action: match need.only().map(|one| one.spot) {
            // These are opened to be looked at; the button of a rule speaks of the whole list.
            Some(
                Spot::Council(_)
                | Spot::Programme(..)
                | Spot::Deliverable { .. }
                | Spot::Post { .. }
                | Spot::Part { .. }
                | Spot::Account(_),
            ) => t.say("home-open"),
            _ => part("button"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_office::home::rules;
    use keruen_people::consent::Purpose;
    use keruen_speech::Lang;

    #[test]
    fn every_rule_has_its_words_in_three_languages() {
        for lang in Lang::ALL {
            let t = wording::speaker(lang);
            for rule in rules() {
                for part in ["title", "text", "button"] {
                    let key = format!("home-{}-{part}", rule.name);
                    assert!(t.has(&key), "{lang}: {key}");
                }
            }
        }
    }

    #[test]
    fn every_thing_has_a_page() {
        let ids = [
            Spot::Council(1),
            Spot::Deliverable {
                programme: 1,
                id: 2,
            },
            Spot::Post {
                programme: 1,
                id: 2,
            },
            Spot::Part {
                programme: 1,
                part: "indicators",
                id: None,
            },
            Spot::Part {
                programme: 1,
                part: "indicators",
                id: Some(2),
            },
            Spot::Letter(1),
            Spot::Import(1),
            Spot::Account(1),
            Spot::Wording(Purpose::TakingPart),
        ];
        let programmes = Waits::ALL.map(|waits| Spot::Programme(1, waits));
        for one in ids.into_iter().chain(programmes) {
            let path = spot(one);
            assert!(crate::routes::page_at(&path).is_some(), "{path}");
        }
    }

    #[test]
    fn every_need_leads_to_a_page() {
        let part = place(Target::Part("indicators", 1));
        assert!(crate::routes::page_at(&part).is_some(), "{part}");
        for rule in rules() {
            let place = place(rule.target);
            let path = place.split('?').next().unwrap_or_default();
            assert!(crate::routes::has(path), "{}: {path}", rule.name);
        }
    }
}
