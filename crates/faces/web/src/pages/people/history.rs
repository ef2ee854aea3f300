//! What happened to a person's record, in words: the journal knows names of fields, the history
//! beside it the old values.
//!
//! keys: people-verb-* people-field-*

use std::collections::BTreeMap;

use keruen_people::consent::Purpose;
use keruen_people::contact::ContactValue;
use keruen_people::membership::Post;
use keruen_people::person::Person;
use keruen_people::{organisation, territory};
use keruen_speech::{Lang, Speaker};
use keruen_store::Db;
use keruen_store::journal;

use super::words;
use crate::history::{Change, History, Told, actors};
use crate::trouble::Trouble;
use crate::zone;

/// Names of the things that entries mention by number.
#[derive(Debug, Default)]
pub struct Names {
    accounts: BTreeMap<i64, String>,
    territories: BTreeMap<i64, String>,
    organisations: BTreeMap<i64, String>,
}

impl Names {
    /// Reads the names that these entries need.
    pub async fn read(db: &Db, lang: Lang, entries: &[journal::Entry]) -> Result<Self, Trouble> {
        let mentioned = |fields: &[&str]| -> Vec<i64> {
            let old = entries.iter().flat_map(|entry| &entry.old);
            old.filter(|(field, _)| fields.contains(&field.as_str()))
                .filter_map(|(_, value)| value.split(' ').next()?.parse().ok())
                .collect()
        };
        let said = |names: BTreeMap<i64, keruen_people::Names>| -> BTreeMap<i64, String> {
            let said = |(id, names): (i64, keruen_people::Names)| (id, names.say(lang).to_owned());
            names.into_iter().map(said).collect()
        };
        let territories = territory::names_of(db, mentioned(&["territory"])).await?;
        // In these the number of the organisation comes first.
        let organisations = mentioned(&["organisation", "seat", "membership"]);
        let organisations = organisation::names_of(db, organisations).await?;
        Ok(Self {
            accounts: actors(db, entries).await?,
            territories: said(territories),
            organisations: said(organisations),
        })
    }

    fn of(names: &BTreeMap<i64, String>, id: &str) -> String {
        let known = id.parse().ok().and_then(|id: i64| names.get(&id));
        known
            .filter(|name| !name.is_empty())
            .cloned()
            .unwrap_or_else(|| format!("№ {id}"))
    }
}

/// The entries in words, the newest first as they come. `territory` is the name of where the
/// person lives now.
pub fn told(
    t: Speaker<'_>,
    entries: &[journal::Entry],
    person: &Person,
    territory: &str,
    names: &Names,
) -> History {
    let form = &person.form;
    let mut present: BTreeMap<&str, String> = BTreeMap::from([
        ("surname", form.name.surname.clone()),
        ("given", form.name.given.clone()),
        (
            "patronymic",
            form.name.patronymic.clone().unwrap_or_default(),
        ),
        ("former", form.former.join("; ")),
        ("languages", words::languages(t, &form.languages)),
        ("territory", territory.to_owned()),
    ]);
    let told = entries
        .iter()
        .map(|entry| {
            let mut changes = Vec::new();
            let mut which = String::new();
            let mut said = Vec::new();
            for (field, value) in &entry.old {
                // These say which thing the act was about, and are no values of the person.
                if let "seat" | "membership" = field.as_str() {
                    which = self::which(t, field, value, names);
                    continue;
                }
                let old = worded(t, field, value, names);
                if entry.verb == "merge-away" {
                    // What the record said that came along: neither old nor new here.
                    said.push(format!("{} — {old}", name(t, field)));
                    continue;
                }
                let new = match present.get_mut(field.as_str()) {
                    Some(known) if matches!(entry.verb.as_str(), "change" | "merge") => {
                        std::mem::replace(known, old.clone())
                    }
                    _ => String::new(),
                };
                changes.push(Change {
                    field: name(t, field),
                    old,
                    new,
                });
            }
            if !said.is_empty() {
                which = said.join("; ");
            }
            Told {
                when: zone::moment(t.lang(), entry.at),
                who: entry
                    .account
                    .and_then(|id| names.accounts.get(&id).cloned())
                    .unwrap_or_default(),
                what: match (verb(t, entry), which.as_str()) {
                    (what, "") => what,
                    (what, which) => t.say2("history-which", "what", what, "which", which),
                },
                why: entry.why.clone().unwrap_or_default(),
                changes,
            }
        })
        .collect();
    History::new(told)
}

/// What was done. Consents say to what, contacts say which kind.
fn verb(t: Speaker<'_>, entry: &journal::Entry) -> String {
    let first = entry.fields.first().map(String::as_str).unwrap_or_default();
    let key = format!("people-verb-{}", entry.verb);
    match entry.verb.as_str() {
        "give-consent" | "withdraw-consent" => {
            let purpose = Purpose::from_code(first).map(|purpose| words::purpose(t, purpose));
            t.say1(&key, "what", purpose.unwrap_or_default())
        }
        "add-contact" | "remove-contact" | "main-contact" => t.say1(&key, "what", name(t, first)),
        _ if t.has(&key) => t.say(&key),
        _ => t.say("people-verb-other"),
    }
}

/// Which seat (`organisation number`) or membership (`organisation post days`) is spoken of.
fn which(t: Speaker<'_>, field: &str, value: &str, names: &Names) -> String {
    let mut parts = value.split(' ');
    let organisation = Names::of(&names.organisations, parts.next().unwrap_or_default());
    let part = parts.next().unwrap_or_default();
    let rest = match field {
        "seat" => part
            .parse::<i64>()
            .ok()
            .map(|n| t.say1("orgs-seat-n", "n", n)),
        _ => Post::from_code(part).map(|post| words::post(t, post)),
    };
    let days = parts.next().map(|span| worded(t, "span", span, names));
    let all = [Some(organisation), rest, days].into_iter().flatten();
    all.filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn name(t: Speaker<'_>, field: &str) -> String {
    let key = format!("people-field-{field}");
    if t.has(&key) {
        t.say(&key)
    } else {
        String::new()
    }
}

fn worded(t: Speaker<'_>, field: &str, value: &str, names: &Names) -> String {
    match field {
        "languages" => {
            let codes: Vec<Lang> = value
                .split(',')
                .filter_map(|code| code.parse().ok())
                .collect();
            words::languages(t, &codes)
        }
        "territory" if !value.is_empty() => Names::of(&names.territories, value),
        "organisation" => Names::of(&names.organisations, value),
        "post" => Post::from_code(value).map_or_else(|| value.to_owned(), |p| words::post(t, p)),
        "phone" => ContactValue::phone_shown(value),
        "span" => {
            let (from, to) = value.split_once("..").unwrap_or((value, ""));
            words::days(t, from.parse().ok(), to.parse().ok())
        }
        _ => value.to_owned(),
    }
}
