//! An invented person for the samples of this area.
//!
//! words: invented people and bodies, the same in every language.

use jiff::Timestamp;
use keruen_people::Span;
use keruen_people::consent::{Consent, Purpose, Way};
use keruen_people::contact::{Contact, ContactValue};
use keruen_people::fault::Faults;
use keruen_people::membership::{Bond, Membership, MembershipForm, Post};
use keruen_people::person::{Page, Person, PersonForm};
use keruen_people::visibility::{self, PersonFacts, Viewer};
use keruen_people::{Names, Role};
use keruen_speech::Lang;
use keruen_speech::name::PersonName;
use keruen_store::journal::Entry;

/// A moment; the beginning of all if it is none.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_default()
}

/// What an owner sees of them.
pub fn page(blocked: bool) -> Page {
    let facts = PersonFacts {
        id: 52,
        programmes: vec![1],
        name_public: true,
        blocked,
    };
    let owner = Viewer::of(&[(Role::Owner, None)], None);
    let name = PersonName::new("Сейітова", "Айгерім", Some("Маратқызы"));
    Page {
        person: Person {
            id: 52,
            form: PersonForm {
                name,
                former: vec!["Нұрланова".into()],
                languages: vec![Lang::Kk, Lang::Ru],
                territory: Some(3),
            },
            blocked_at: blocked.then(|| at("2026-11-20T04:00:00Z")),
            created_at: at("2026-09-12T15:15:00Z"),
            version: 3,
        },
        sight: visibility::person(&owner, &facts),
        territory: Some(names("Мұнайлы ауданы", "Мунайлинский район")),
        contacts: contacts(),
        memberships: vec![
            bond(1, Post::Chair, ("2021-03-04", ""), "«Үлгі аналар» қоры"),
            bond(
                2,
                Post::Member,
                ("2019-05-01", "2022-05-01"),
                "Мұнайлы ауданының Қоғамдық кеңесі",
            ),
        ],
        seats: Vec::new(),
        consents: vec![
            consent(Purpose::TakingPart, None),
            consent(Purpose::NamePublic, None),
            consent(
                Purpose::ContactsCohort,
                Some((at("2026-10-10T13:44:00Z"), Way::Phone)),
            ),
        ],
        programmes: vec![1],
        journal: vec![
            entry(4, "change", &["surname"], &[("surname", "Сеитова")]),
            entry(3, "give-consent", &["name_public"], &[]),
            entry(
                2,
                "remove-contact",
                &["phone"],
                &[("phone", "+77000000012")],
            ),
            entry(1, "create", &["surname", "given"], &[]),
        ],
    }
}

fn names(kk: &str, ru: &str) -> Names {
    Names::parse(&mut Faults::new(), kk, ru, "")
}

fn contacts() -> Vec<Contact> {
    let values = [
        ContactValue::phone("87000000021"),
        ContactValue::email("aigerim@example.kz"),
    ];
    let contact = |(id, value)| Contact {
        id,
        person: 52,
        value,
        main: true,
    };
    (1..)
        .zip(values.into_iter().flatten())
        .map(contact)
        .collect()
}

fn bond(id: i64, post: Post, (from, to): (&str, &str), organisation: &str) -> Bond {
    let span = Span::new(from.parse().ok(), to.parse().ok()).unwrap_or_default();
    let form = MembershipForm {
        organisation: id,
        post,
        title: None,
        span,
        basis: None,
    };
    Bond {
        membership: Membership {
            id,
            person: 52,
            form,
        },
        slug: "ulgi".into(),
        organisation: names(organisation, ""),
    }
}

fn consent(purpose: Purpose, withdrawn: Option<(Timestamp, Way)>) -> Consent {
    Consent {
        id: 1,
        person: 52,
        purpose,
        version: 3,
        text_hash: "0".repeat(64),
        language: Lang::Kk,
        given_at: at("2026-09-12T15:15:00Z"),
        way: Way::Paper,
        withdrawn,
    }
}

fn entry(id: i64, verb: &str, fields: &[&str], old: &[(&str, &str)]) -> Entry {
    Entry {
        id,
        at: at("2026-10-14T04:20:00Z"),
        account: None,
        role: "coordinator".into(),
        kind: "person".into(),
        thing: 52,
        verb: verb.into(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        why: None,
        old: old
            .iter()
            .map(|(field, old)| ((*field).to_owned(), (*old).to_owned()))
            .collect(),
    }
}
