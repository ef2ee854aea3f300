//! The page of one person: every part that the viewer may see.

use super::model::Person;
use super::{KIND, queries};
use crate::consent::{self, Consent, Purpose};
use crate::contact::{self, Contact};
use crate::council::{self, Held};
use crate::membership::{self, Bond};
use crate::names::Names;
use crate::refusal::Refusal;
use crate::territory;
use crate::visibility::{self, PersonSight, Viewer};
use jiff::civil::Date;
use keruen_store::journal::{self, Entry};
use keruen_store::{Db, params};

/// What a page shows of a person. Parts that the viewer may not see are empty.
#[derive(Debug, Clone)]
pub struct Page {
    /// The person; former names, languages and territory emptied where not to be seen.
    pub person: Person,
    /// What the viewer may see and do.
    pub sight: PersonSight,
    /// The name of the territory.
    pub territory: Option<Names>,
    /// Telephones and addresses.
    pub contacts: Vec<Contact>,
    /// Memberships.
    pub memberships: Vec<Bond>,
    /// Seats on councils.
    pub seats: Vec<Held>,
    /// Receipts of consents, the newest first.
    pub consents: Vec<Consent>,
    /// The programmes they are tied to.
    pub programmes: Vec<i64>,
    /// What happened, with old values, the newest first.
    pub journal: Vec<Entry>,
}

impl Page {
    /// The standing consent to a purpose.
    pub fn standing(&self, purpose: Purpose) -> Option<&Consent> {
        self.consents
            .iter()
            .find(|consent| consent.purpose == purpose && consent.stands())
    }
}

/// The page of a person. Whom the viewer may not see is [`Refusal::Missing`], as if
/// there were no such person; an id that was merged away says where it leads, but only
/// to those who may see who is there.
pub async fn page(db: &Db, viewer: &Viewer, today: Date, id: i64) -> Result<Page, Refusal> {
    let now = queries::resolve(db, id).await?;
    let facts = queries::facts(db, now)
        .await?
        .ok_or(Refusal::missing(KIND))?;
    let sight = visibility::person(viewer, &facts);
    if !sight.name {
        return Err(Refusal::missing(KIND));
    }
    if now != id {
        return Err(Refusal::Merged { into: now });
    }
    let mut person = queries::find(db, id).await?.ok_or(Refusal::missing(KIND))?;
    let mut memberships = membership::of_person(db, id).await?;
    let mut seats = council::held_by(db, id).await?;
    if !sight.particulars {
        person.form.former.clear();
        person.form.languages.clear();
        person.form.territory = None;
        // The public sees what the pages of organisations show: present memberships.
        memberships.retain(|bond| bond.membership.form.span.contains(today));
        seats.retain(|held| held.sitting.on(today));
        for bond in &mut memberships {
            bond.membership.form.basis = None;
        }
        for held in &mut seats {
            held.sitting.holding.basis = None;
        }
    }
    let territory = match person.form.territory {
        Some(id) => territory::find(db, id)
            .await?
            .map(|territory| territory.form.names),
        None => None,
    };
    Ok(Page {
        territory,
        contacts: if sight.contacts {
            contact::of(db, id).await?
        } else {
            Vec::new()
        },
        memberships,
        seats,
        consents: if sight.consents {
            consent::of_person(db, id).await?
        } else {
            Vec::new()
        },
        programmes: if sight.particulars {
            facts.programmes
        } else {
            Vec::new()
        },
        journal: if sight.history {
            history(db, id).await?
        } else {
            Vec::new()
        },
        person,
        sight,
    })
}

/// What happened to a person under this number and those merged into it, the newest first.
async fn history(db: &Db, id: i64) -> Result<Vec<Entry>, Refusal> {
    let mut numbers: Vec<i64> = db.many(queries::ALIASES, &params![id]).await?;
    numbers.push(id);
    let all = journal::of_each(db, KIND, &numbers).await?;
    let mut entries: Vec<Entry> = all.into_values().flatten().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.id));
    Ok(entries)
}
