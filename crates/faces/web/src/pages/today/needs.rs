//! "Waiting for you": what the rules of the house say, in words and with the place to do it.
//!
//! keys: home-backup-late-* home-mail-failing-* home-jobs-dead-* home-second-factor-missing-*
//! home-persons-blocked-* home-letters-by-hand-* home-letters-bounced-* home-letters-failed-*
//! home-import-waiting-* home-duplicates-* home-without-consent-* home-wording-missing-*
//! home-recovery-codes-few-* home-programme-without-commissioner-* home-programme-unpublished-*
//! home-backup-failed-* home-consent-withdrawn-* home-deliverables-late-* home-letters-unknown-*
//! home-programme-begun-* home-deliverables-due-* home-calendar-unknown-* home-programme-wordless-*
//! home-news-draft-* home-mail-missing-* home-terms-ending-* home-seats-vacant-* home-calendar-estimates-* home-site-unnamed-*

use std::borrow::Cow;

use keruen_office::home::{Need, Severity, Target};

use crate::pages::people::directory;
use crate::parts::{Todo, Weight};
use crate::shell::Scene;

/// Where something is seen to, after the language.
pub fn place(target: Target) -> Cow<'static, str> {
    let path = match target {
        Target::WithoutConsent => return directory::without_consent().into(),
        Target::Blocked => return directory::blocked().into(),
        Target::SiteState | Target::SiteSettings => "/desk/site",
        Target::Outbox => "/desk/messages?in=troubled",
        Target::ByHand => "/desk/messages?in=by-hand",
        Target::Security => "/me/second-factor",
        Target::Accounts => "/desk/site/accounts",
        Target::Duplicates => "/desk/people/duplicates",
        Target::Wordings => "/desk/site/consents",
        Target::Councils => "/desk/orgs?kind=council",
        Target::Imports => "/desk/people/import",
        Target::Programmes => "/desk/programmes",
        Target::Calendar => "/desk/calendar",
    };
    path.into()
}

/// A need as the list shows it.
pub fn todo(scene: &Scene, need: Need) -> Todo {
    let t = scene.t();
    // keys: home-*
    let part = |part: &str| t.say1(&format!("home-{}-{part}", need.rule), "n", need.count);
    let (weight, when) = match need.severity {
        Severity::Late => (Weight::Late, t.say("home-late")),
        Severity::Soon => (Weight::Soon, t.say("home-soon")),
        Severity::Info => (Weight::New, t.say("home-info")),
    };
    Todo {
        weight,
        when,
        title: part("title"),
        text: part("text"),
        points: Vec::new(),
        href: scene.href(&place(need.target)),
        action: part("button"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_office::home::rules;
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
    fn every_need_leads_to_a_page() {
        for rule in rules() {
            let place = place(rule.target);
            let path = place.split('?').next().unwrap_or_default();
            assert!(crate::routes::has(path), "{}: {path}", rule.name);
        }
    }
}
