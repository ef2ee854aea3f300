//! What a row says of a person, and how a person would stand after the rows read so far.

use std::collections::BTreeSet;

use super::known::Known;
use super::plan::{Difference, Tie};
use crate::contact::{ContactKind, ContactValue};
use crate::membership::MembershipForm;
use crate::person::PersonForm;

/// How many persons a new one is said to resemble at most.
const MOST_LIKELY: usize = 5;

/// What a row says, with its places found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) form: PersonForm,
    pub(crate) contacts: Vec<ContactValue>,
    pub(crate) ties: Vec<Tie>,
}

impl Wanted {
    /// Known persons who may be the same one.
    pub(crate) fn likely(&self, known: &Known) -> Vec<i64> {
        let sound = known.by_sound.get(&self.form.sound());
        let contact = self
            .contacts
            .iter()
            .filter_map(|contact| known.by_contact.get(contact));
        let likely: BTreeSet<i64> = sound
            .into_iter()
            .chain(contact)
            .flatten()
            .copied()
            .collect();
        likely.into_iter().take(MOST_LIKELY).collect()
    }
}

/// A person as they would stand after the rows read so far.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) form: PersonForm,
    /// The main one of each kind first.
    pub(crate) contacts: Vec<ContactValue>,
    /// Memberships with their ids; those to be added have negative ones.
    pub(crate) ties: Vec<(i64, Tie)>,
    /// Seats of councils, in the words of memberships.
    pub(crate) seats: Vec<MembershipForm>,
    /// Whether the import ties them to its programme.
    pub(crate) untied: bool,
}

impl Standing {
    /// Takes a difference over.
    pub(crate) fn change(&mut self, difference: &Difference) {
        difference.change(&mut self.form);
        match difference {
            Difference::Contact { new, main, .. } => {
                let at = if *main { 0 } else { self.contacts.len() };
                self.contacts.insert(at, new.clone());
            }
            Difference::Membership { new } => self.add_tie(new),
            Difference::Programme => self.untied = false,
            Difference::MembershipSpan {
                membership, tie, ..
            } => {
                for (id, standing) in &mut self.ties {
                    if id == membership {
                        standing.span = tie.span;
                    }
                }
            }
            Difference::Surname { .. }
            | Difference::Given { .. }
            | Difference::Patronymic { .. }
            | Difference::Former { .. }
            | Difference::Languages { .. }
            | Difference::Territory { .. } => {}
        }
    }

    pub(crate) fn add_tie(&mut self, tie: &Tie) {
        let lowest = self
            .ties
            .iter()
            .map(|(id, _)| *id)
            .min()
            .unwrap_or(0)
            .min(0);
        self.ties.push((lowest - 1, tie.clone()));
    }

    /// The main telephone or address.
    pub(crate) fn main(&self, kind: ContactKind) -> Option<&ContactValue> {
        self.contacts.iter().find(|contact| contact.kind() == kind)
    }
}
