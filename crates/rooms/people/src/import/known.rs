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

/// A seat in the words of a membership. It ends with its term: whoever sat in a term that is over is
/// no member today.
pub(super) fn membership_of_seat(sitting: &Sitting) -> MembershipForm {
    let span = Span::new(Some(sitting.holding.since), Some(sitting.last()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::{Holding, Seat, SeatForm};
    use crate::membership::Post;
    use jiff::civil::{Date, date};

    fn sitting(until: Option<Date>) -> Sitting {
        let form = SeatForm {
            number: 1,
            post: Post::Chair,
            term_from: date(2018, 1, 1),
            term_to: date(2020, 12, 31),
        };
        Sitting {
            seat: Seat {
                id: 3,
                organisation: 7,
                form,
            },
            holding: Holding {
                id: 1,
                seat: 3,
                person: Some(5),
                since: date(2018, 1, 1),
                until,
                basis: None,
            },
        }
    }

    #[test]
    fn a_seat_ends_with_its_term_unless_somebody_left_before() {
        let span = |until| membership_of_seat(&sitting(until)).span;
        assert_eq!(span(None).to(), Some(date(2020, 12, 31)));
        let left = date(2019, 5, 1);
        assert_eq!(span(Some(left)).to(), Some(left));
        // Somebody who chairs the council again, years later, is no contradiction.
        let again = Span::new(Some(date(2025, 3, 1)), None).expect("days in order");
        assert!(!span(None).overlaps(again));
    }
}
