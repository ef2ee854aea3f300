//! What happened to an organisation, in words.
//!
//! keys: orgs-verb-* orgs-field-*

use std::collections::BTreeMap;

use keruen_people::council::{self, Term};
use keruen_people::organisation::{self, OrganisationKind, Page};
use keruen_people::{Names, territory};
use keruen_speech::name::PersonName;
use keruen_speech::{Speaker, date};
use keruen_store::journal::Entry;

use super::words;
use crate::cx::Cx;
use crate::history::{Change, History, Told, actors};
use crate::pages::people::words as people;
use crate::trouble::Trouble;
use crate::zone;

/// The entries of an organisation's page, the newest first.
pub async fn told(cx: &Cx, page: &Page) -> Result<History, Trouble> {
    let t = cx.t;
    let form = &page.organisation.form;
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    // Going back in time, what an act wrote is what stood before the act after it.
    let mut present: BTreeMap<String, String> = form
        .names
        .fields()
        .into_iter()
        .map(|(field, name)| (field.to_owned(), name.unwrap_or_default().to_owned()))
        .collect();
    present.extend([
        ("kind".to_owned(), form.kind.code().to_owned()),
        ("valid".to_owned(), form.valid.text()),
        ("predecessor".to_owned(), id(form.predecessor)),
        ("territory".to_owned(), id(form.territory)),
    ]);
    let who = actors(cx.db(), &page.journal).await?;
    let seated = page
        .journal
        .iter()
        .any(|entry| kept(entry, "holding").is_some());
    let holders = if seated {
        council::holders(cx.db(), &cx.viewer.in_people(), page.organisation.id).await?
    } else {
        BTreeMap::new()
    };
    let places = Places::read(cx, &page.journal, &present).await?;
    let mut told = Vec::with_capacity(page.journal.len());
    for entry in &page.journal {
        let mut changes = Vec::new();
        for (field, old) in &entry.old {
            // These say which thing the act was about, and are no values of the organisation.
            match field.as_str() {
                "seat" | "holding" => continue,
                "term" => {
                    changes.extend(term(t, old));
                    continue;
                }
                _ => {}
            }
            let new = present
                .insert(field.clone(), old.clone())
                .unwrap_or_default();
            changes.push(Change {
                field: name(t, field),
                old: worded(t, &places, field, old),
                new: worded(t, &places, field, &new),
            });
        }
        told.push(Told {
            when: zone::moment(cx.lang, entry.at),
            who: entry
                .account
                .and_then(|id| who.get(&id).cloned())
                .unwrap_or_default(),
            what: what(t, entry, &holders),
            why: String::new(),
            changes,
        });
    }
    Ok(History::new(told))
}

/// A value kept beside an entry.
fn kept<'e>(entry: &'e Entry, field: &str) -> Option<&'e str> {
    let kept = entry.old.iter().find(|(name, _)| name == field);
    kept.map(|(_, value)| value.as_str())
}

/// What was done, and with which seat and whose time in it, as far as the reader may know.
fn what(t: Speaker<'_>, entry: &Entry, holders: &BTreeMap<i64, PersonName>) -> String {
    let verb = verb(t, entry);
    let number = kept(entry, "seat").and_then(|seat| seat.parse::<i64>().ok());
    let holding = kept(entry, "holding").and_then(|id| id.parse::<i64>().ok());
    let who = holding.map(|id| {
        let name = holders.get(&id).map(PersonName::listed);
        name.unwrap_or_else(|| t.say("orgs-seat-hidden-desk"))
    });
    let which: Vec<String> = [number.map(|n| t.say1("orgs-seat-n", "n", n)), who]
        .into_iter()
        .flatten()
        .collect();
    if which.is_empty() {
        return verb;
    }
    t.say2("history-which", "what", verb, "which", which.join(", "))
}

/// The days of a term before and after, `old/new`; nothing before where it was opened.
fn term(t: Speaker<'_>, both: &str) -> Option<Change> {
    let days = |text: &str| {
        let term = Term::from_text(text);
        term.map_or_else(String::new, |term| {
            date::range(t.lang(), term.from, term.to)
        })
    };
    let (old, new) = both.split_once('/')?;
    Some(Change {
        field: name(t, "term"),
        old: days(old),
        new: days(new),
    })
}

fn verb(t: Speaker<'_>, entry: &Entry) -> String {
    let key = format!("orgs-verb-{}", entry.verb);
    if t.has(&key) {
        t.say(&key)
    } else {
        t.say("people-verb-other")
    }
}

fn name(t: Speaker<'_>, field: &str) -> String {
    let key = format!("orgs-field-{}", field.replace('_', "-"));
    if t.has(&key) {
        t.say(&key)
    } else {
        String::new()
    }
}

/// Names of the places and bodies that an organisation was said to lie in and to follow.
struct Places {
    territories: BTreeMap<i64, Names>,
    bodies: BTreeMap<i64, Names>,
}

impl Places {
    /// Reads those that the entries and what stands now mention by number.
    async fn read(
        cx: &Cx,
        entries: &[Entry],
        present: &BTreeMap<String, String>,
    ) -> Result<Self, Trouble> {
        let mentioned = |wanted: &str| -> Vec<i64> {
            let old = entries.iter().flat_map(|entry| &entry.old);
            old.map(|(field, value)| (field, value))
                .chain(present)
                .filter(|(field, _)| *field == wanted)
                .filter_map(|(_, value)| value.parse().ok())
                .collect()
        };
        Ok(Self {
            territories: territory::names_of(cx.db(), mentioned("territory")).await?,
            bodies: organisation::names_of(cx.db(), mentioned("predecessor")).await?,
        })
    }
}

fn worded(t: Speaker<'_>, places: &Places, field: &str, value: &str) -> String {
    let named = |names: &BTreeMap<i64, Names>| {
        let found = value.parse().ok().and_then(|id: i64| names.get(&id));
        found.map_or_else(String::new, |names| names.say(t.lang()).to_owned())
    };
    match field {
        "kind" => OrganisationKind::from_code(value)
            .map_or_else(|| value.to_owned(), |kind| words::kind(t, kind)),
        "valid" => {
            let (from, to) = value.split_once("..").unwrap_or((value, ""));
            people::days(t, from.parse().ok(), to.parse().ok())
        }
        "territory" => named(&places.territories),
        "predecessor" => named(&places.bodies),
        _ => value.to_owned(),
    }
}

/// An invented history.
pub fn sample(t: Speaker<'_>) -> History {
    let when = zone::moment(t.lang(), sample_moment());
    let told = |verb: &str, which: &str, changes: Vec<Change>| Told {
        when: when.clone(),
        who: "Сәрсенова Әсел".to_owned(),
        what: match (t.say(&format!("orgs-verb-{verb}")), which) {
            (what, "") => what,
            (what, which) => t.say2("history-which", "what", what, "which", which),
        },
        why: String::new(),
        changes,
    };
    let change = Change {
        field: name(t, "name_ru"),
        old: "ОС Бейнеуского района".to_owned(),
        new: "Общественный совет Бейнеуского района".to_owned(),
    };
    let seat = format!("{}, Сейітова Айгерім", t.say1("orgs-seat-n", "n", 3));
    History::new(vec![
        told("take-seat", &seat, Vec::new()),
        told("change", "", vec![change]),
        told("create", "", Vec::new()),
    ])
}

/// A fixed moment for samples: 12 September 2026, 15:15 in Aktau.
fn sample_moment() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_789_207_200 + 900).unwrap_or_default()
}
