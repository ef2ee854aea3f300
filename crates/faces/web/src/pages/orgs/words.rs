//! What this area's pages say of things the room names by codes.
//!
//! keys: orgs-kind-*

use jiff::civil::Date;
use keruen_people::Names;
use keruen_people::organisation::{Organisation, OrganisationKind};
use keruen_people::span::Span;
use keruen_speech::{Lang, Speaker, date};

use crate::parts::Choice;

/// What kind of organisation.
pub fn kind(t: Speaker<'_>, kind: OrganisationKind) -> String {
    t.say(&format!("orgs-kind-{}", kind.code().replace('_', "-")))
}

/// All kinds, for a select.
pub fn kinds(t: Speaker<'_>) -> Vec<Choice> {
    OrganisationKind::ALL
        .map(|one| Choice::new(one.code(), kind(t, one)))
        .into()
}

/// Since when and until when a body has been; nothing if neither is known.
pub fn lived(t: Speaker<'_>, valid: Span) -> String {
    let long = |day| date::long(t.lang(), day);
    match (valid.from().map(long), valid.to().map(long)) {
        (Some(from), Some(to)) => t.say2("orgs-lived-both", "from", from, "to", to),
        (Some(from), None) => t.say1("orgs-lived-from", "from", from),
        (None, Some(to)) => t.say1("orgs-lived-to", "to", to),
        (None, None) => String::new(),
    }
}

/// An organisation as a choice of a form: one that is no more says so.
pub fn choice(t: Speaker<'_>, organisation: &Organisation, today: Date) -> Choice {
    let form = &organisation.form;
    let name = form.names.say(t.lang());
    let label = if form.valid.contains(today) {
        name.to_owned()
    } else {
        format!("{name} ({})", lived(t, form.valid))
    };
    Choice::new(organisation.id.to_string(), label)
}

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The code of the language.
    pub lang: &'static str,
    /// The language, in the reader's.
    pub label: String,
    /// The name; a missing one is shown as missing.
    pub name: Option<String>,
}

/// The names in all languages, Kazakh first.
pub fn names(t: Speaker<'_>, names: &Names) -> Vec<Named> {
    Lang::ALL
        .into_iter()
        .map(|lang| Named {
            lang: lang.code(),
            label: t.say(&format!("orgs-name-{}", lang.code())),
            name: names.get(lang).map(str::to_owned),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;

    #[test]
    fn every_kind_has_its_word() {
        for lang in Lang::ALL {
            for choice in kinds(wording::speaker(lang)) {
                assert!(
                    !choice.label.starts_with("orgs-"),
                    "{lang}: {}",
                    choice.label
                );
            }
        }
    }
}
