//! What merging does, decided before anything is written.

use crate::consent::{Consent, Purpose, Way};
use crate::contact::Contact;
use crate::membership::{Membership, MembershipForm};
use crate::person::{Person, PersonForm};
use crate::span::Span;
use jiff::Timestamp;
use keruen_speech::name::PersonName;

/// The fields that can be taken from either record, as forms call them.
pub const FIELDS: [&str; 5] = ["surname", "given", "patronymic", "languages", "territory"];

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChoice {
    /// Its name.
    pub field: &'static str,
    /// Whether the record that goes has a value where the one that stays has none, so
    /// that its value is taken unless somebody says otherwise.
    pub takes_gone: bool,
}

/// How many things move to the record that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Telephones and addresses that it does not have.
    pub contacts: usize,
    /// Memberships that it does not have.
    pub memberships: usize,
    /// Memberships that both have; their days are joined.
    pub joined: usize,
    /// Seats on councils.
    pub seats: usize,
    /// Receipts of consents.
    pub consents: usize,
    /// Programmes that it is not tied to.
    pub programmes: usize,
}

/// What merging would do.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The record that stays.
    pub keep: Person,
    /// The record that goes.
    pub gone: Person,
    /// How far the journals of the two went when this was worked out; see [`super::as_previewed`].
    pub seen: (i64, i64),
    /// The fields that differ.
    pub choices: Vec<FieldChoice>,
    /// The record that stays, if nobody chooses otherwise.
    pub result: PersonForm,
    /// What moves.
    pub moves: Moves,
    /// Consents that stand now and would not stand afterwards, because the other
    /// record says that they were withdrawn later.
    pub ends: Vec<Purpose>,
}

/// The fields in which two records differ.
pub(super) fn choices(keep: &PersonForm, gone: &PersonForm) -> Vec<FieldChoice> {
    let empty = |form: &PersonForm, field: &str| match field {
        "patronymic" => form.name.patronymic.is_none(),
        "languages" => form.languages.is_empty(),
        "territory" => form.territory.is_none(),
        _ => false,
    };
    keep.changes(gone)
        .into_iter()
        .map(|(field, _)| field)
        .filter(|field| FIELDS.contains(field))
        .map(|field| FieldChoice {
            field,
            takes_gone: empty(keep, field) && !empty(gone, field),
        })
        .collect()
}

/// The record that stays, with the fields in `taken` from the one that goes. Surnames
/// and former names of both are kept, so that the person is found under each of them.
pub fn merged_form(keep: &PersonForm, gone: &PersonForm, taken: &[&str]) -> PersonForm {
    let from = |field: &str| if taken.contains(&field) { gone } else { keep };
    let name = PersonName {
        surname: from("surname").name.surname.clone(),
        given: from("given").name.given.clone(),
        patronymic: from("patronymic").name.patronymic.clone(),
    };
    let mut former: Vec<String> = Vec::new();
    let surnames = [&keep.name.surname, &gone.name.surname];
    for other in keep.former.iter().chain(&gone.former).chain(surnames) {
        if *other != name.surname && !former.contains(other) {
            former.push(other.clone());
        }
    }
    PersonForm {
        name,
        former,
        languages: from("languages").languages.clone(),
        territory: from("territory").territory,
    }
}

/// What becomes of a contact of the record that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContactFate {
    /// It moves, and is the main one of its kind if the other record has none.
    Move {
        /// Whether it is the main one afterwards.
        main: bool,
    },
    /// The other record has it already.
    Drop,
}

pub(super) fn contact_fate(keep: &[Contact], contact: &Contact) -> ContactFate {
    if keep.iter().any(|other| other.value == contact.value) {
        return ContactFate::Drop;
    }
    let has_kind = keep
        .iter()
        .any(|other| other.value.kind() == contact.value.kind());
    ContactFate::Move {
        main: contact.main && !has_kind,
    }
}

/// What becomes of a membership of the record that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MembershipFate {
    /// It moves.
    Move,
    /// The other record has it for overlapping days: that one covers all days of both.
    Join {
        /// The membership that stays.
        into: i64,
        /// What it says afterwards.
        form: MembershipForm,
        /// Others of the record that stays which those days join to it.
        absorbed: Vec<i64>,
    },
}

pub(super) fn membership_fate(keep: &[Membership], gone: &Membership) -> MembershipFate {
    let mut rest: Vec<&Membership> = keep.iter().collect();
    let mut joined: Option<(i64, MembershipForm)> = None;
    let mut absorbed = Vec::new();
    // The joined days may reach a further membership, and so on.
    loop {
        let wanted = joined.as_ref().map_or(&gone.form, |(_, form)| form);
        let Some(place) = rest.iter().position(|other| overlaps(other, wanted)) else {
            break;
        };
        let other = rest.remove(place);
        joined = Some(match joined {
            None => (other.id, union_of(&other.form, &gone.form)),
            Some((into, form)) => {
                absorbed.push(other.id);
                (into, union_of(&form, &other.form))
            }
        });
    }
    match joined {
        None => MembershipFate::Move,
        Some((into, form)) => MembershipFate::Join {
            into,
            form,
            absorbed,
        },
    }
}

fn overlaps(other: &Membership, wanted: &MembershipForm) -> bool {
    crate::membership::model::overlapping(std::slice::from_ref(other), wanted, None).is_some()
}

/// What the first says, for the days of both.
fn union_of(first: &MembershipForm, other: &MembershipForm) -> MembershipForm {
    MembershipForm {
        span: union(first.span, other.span),
        title: first.title.clone().or_else(|| other.title.clone()),
        basis: first.basis.clone().or_else(|| other.basis.clone()),
        ..first.clone()
    }
}

/// The shortest span that covers both.
fn union(one: Span, other: Span) -> Span {
    let from = one.from().zip(other.from()).map(|(a, b)| a.min(b));
    let to = one.to().zip(other.to()).map(|(a, b)| a.max(b));
    Span::new(from, to).unwrap_or(Span::ALWAYS)
}

/// The standing receipts that must end when the receipts of two records become one
/// person's: of two for the same purpose one stays, and none stays that was given
/// before the person withdrew the same consent under the other number.
pub(super) fn consents_to_end(keep: &[Consent], gone: &[Consent]) -> Vec<i64> {
    let mut end = Vec::new();
    for purpose in Purpose::ALL {
        let of_purpose = |consent: &&Consent| consent.purpose == purpose;
        let all = || keep.iter().chain(gone).filter(of_purpose);
        let last_no: Option<Timestamp> = all()
            .filter_map(|consent| consent.withdrawn)
            .filter(|(_, way)| !matches!(way, Way::NewerWording | Way::Merge))
            .map(|(at, _)| at)
            .max();
        let mut standing: Vec<&Consent> = all().filter(|consent| consent.stands()).collect();
        // The newest wording first, then the newest receipt; the sort keeps the order of
        // the records where both are equal, so the record that stays wins.
        standing.sort_by_key(|consent| std::cmp::Reverse((consent.version, consent.given_at)));
        let mut kept = false;
        for consent in standing {
            let withdrawn_since = last_no.is_some_and(|at| at >= consent.given_at);
            if kept || withdrawn_since {
                end.push(consent.id);
            } else {
                kept = true;
            }
        }
    }
    end
}

/// How many things move.
pub(super) fn moves(
    (keep_contacts, gone_contacts): (&[Contact], &[Contact]),
    (keep_memberships, gone_memberships): (&[Membership], &[Membership]),
    (keep_programmes, gone_programmes): (&[i64], &[i64]),
    seats: usize,
    consents: usize,
) -> Moves {
    let moving = gone_memberships
        .iter()
        .filter(|gone| membership_fate(keep_memberships, gone) == MembershipFate::Move)
        .count();
    Moves {
        contacts: gone_contacts
            .iter()
            .filter(|contact| contact_fate(keep_contacts, contact) != ContactFate::Drop)
            .count(),
        memberships: moving,
        joined: gone_memberships.len() - moving,
        seats,
        consents,
        programmes: gone_programmes
            .iter()
            .filter(|programme| !keep_programmes.contains(programme))
            .count(),
    }
}

#[cfg(test)]
mod tests;
