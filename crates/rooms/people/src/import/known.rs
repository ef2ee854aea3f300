//! Who is known already, as far as a file speaks of them.

use std::collections::{BTreeSet, HashMap, HashSet};

use keruen_speech::fold;
use keruen_speech::name::PersonName;

use super::places::Gazetteer;
use crate::contact::{Contact, ContactValue};
use crate::council::Sitting;
use crate::membership::{Membership, MembershipForm};
use crate::person::Person;
use crate::span::Span;

/// A person on the site with what an import compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The person, former names included.
    pub person: Person,
    /// Telephones and addresses, the main one of each kind first.
    pub contacts: Vec<Contact>,
    /// Memberships.
    pub memberships: Vec<Membership>,
    /// Seats of councils that they hold or held. A file speaks of them as it does of memberships.
    pub seats: Vec<Sitting>,
}

/// A seat in the words of a membership: until the last day if somebody is known to leave.
pub(super) fn membership_of_seat(sitting: &Sitting) -> MembershipForm {
    let holding = &sitting.holding;
    let span = Span::new(Some(holding.since), holding.until);
    MembershipForm {
        organisation: sitting.seat.organisation,
        post: sitting.seat.form.post,
        title: None,
        // Nobody leaves a seat before they took it.
        span: span.unwrap_or(Span::ALWAYS),
        basis: None,
    }
}

/// Everybody a file may speak of, and all places. Pure: made from rows of the database or by hand.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The persons by id.
    pub people: HashMap<i64, KnownPerson>,
    /// Ids that were merged away, and where they lead.
    pub aliases: HashMap<i64, i64>,
    /// Territories by name.
    pub territories: Gazetteer,
    /// Organisations by name.
    pub organisations: Gazetteer,
    /// Those of the people who are not tied to the programme that the import is for.
    pub untied: HashSet<i64>,
    pub(crate) by_name: HashMap<String, BTreeSet<i64>>,
    pub(crate) by_sound: HashMap<String, BTreeSet<i64>>,
    pub(crate) by_contact: HashMap<ContactValue, BTreeSet<i64>>,
}

impl Known {
    /// Puts everybody in order.
    pub fn new(
        people: impl IntoIterator<Item = KnownPerson>,
        aliases: HashMap<i64, i64>,
        territories: Gazetteer,
        organisations: Gazetteer,
    ) -> Self {
        let mut known = Self {
            aliases,
            territories,
            organisations,
            ..Self::default()
        };
        for person in people {
            let id = person.person.id;
            let form = &person.person.form;
            known
                .by_name
                .entry(name_key(&form.name))
                .or_default()
                .insert(id);
            known.by_sound.entry(form.sound()).or_default().insert(id);
            for contact in &person.contacts {
                known
                    .by_contact
                    .entry(contact.value.clone())
                    .or_default()
                    .insert(id);
            }
            known.people.insert(id, person);
        }
        known
    }
}

/// Surname and given name, folded: equal for spellings of one name in the two scripts.
pub(crate) fn name_key(name: &PersonName) -> String {
    format!("{}|{}", fold(&name.surname), fold(&name.given))
}
