//! Who is there when a test begins. All people are invented.

use std::collections::HashMap;

use jiff::Timestamp;

use super::super::*;
use crate::contact::ContactValue;
use crate::fault::Faults;
use crate::membership::{Membership, MembershipForm};
use crate::names::Names;
use crate::organisation::{Organisation, OrganisationForm, OrganisationKind};
use crate::person::{Person, PersonForm};
use crate::span::Span;
use crate::territory::{Territory, TerritoryForm, TerritoryKind};

pub(super) fn names(kk: &str, ru: &str) -> Names {
    Names::parse(&mut Faults::new(), kk, ru, "")
}

pub(super) fn territory_forms() -> Vec<TerritoryForm> {
    [
        ("Ақтау", "Актау"),
        ("Бейнеу ауданы", "Бейнеуский район"),
        ("Мұнайлы ауданы", "Мунайлинский район"),
    ]
    .into_iter()
    .map(|(kk, ru)| TerritoryForm {
        kind: TerritoryKind::District,
        names: names(kk, ru),
        parent: None,
        valid: Span::ALWAYS,
        population: None,
    })
    .collect()
}

pub(super) fn organisation_forms() -> Vec<OrganisationForm> {
    [
        (OrganisationKind::Ngo, "«Сынақ толқыны» қоғамдық қоры"),
        (OrganisationKind::Council, "Үлгі қаласының қоғамдық кеңесі"),
    ]
    .into_iter()
    .map(|(kind, kk)| OrganisationForm {
        kind,
        names: names(kk, ""),
        valid: Span::ALWAYS,
        predecessor: None,
        territory: None,
    })
    .collect()
}

/// Three territories, two organisations, and these people.
pub(super) fn known(people: Vec<KnownPerson>) -> Known {
    let territories: Vec<Territory> = (1_i64..)
        .zip(territory_forms())
        .map(|(id, form)| Territory {
            id,
            form,
            version: 1,
        })
        .collect();
    let organisations: Vec<Organisation> = (1_i64..)
        .zip(organisation_forms())
        .map(|(id, form)| Organisation {
            id,
            slug: format!("o{id}"),
            form,
            version: 1,
        })
        .collect();
    known_with(people, &territories, &organisations)
}

pub(super) fn known_with(
    people: Vec<KnownPerson>,
    territories: &[Territory],
    organisations: &[Organisation],
) -> Known {
    Known::new(
        people,
        HashMap::new(),
        Gazetteer::of_territories(territories),
        Gazetteer::of_organisations(organisations),
    )
}

pub(super) fn person(
    id: i64,
    form: PersonForm,
    contacts: &[ContactValue],
    ties: &[MembershipForm],
) -> KnownPerson {
    let mut main = Vec::new();
    let contacts = (1_i64..)
        .zip(contacts)
        .map(|(n, value)| {
            let first = !main.contains(&value.kind());
            main.push(value.kind());
            crate::contact::Contact {
                id: id * 100 + n,
                person: id,
                value: value.clone(),
                main: first,
            }
        })
        .collect();
    let memberships = (1_i64..)
        .zip(ties)
        .map(|(n, form)| Membership {
            id: id * 100 + n,
            person: id,
            form: form.clone(),
        })
        .collect();
    let person = Person {
        id,
        form,
        blocked_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    };
    KnownPerson {
        person,
        contacts,
        memberships,
        seats: Vec::new(),
    }
}

/// A sheet with its header row in row 1.
pub(super) fn sheet(headers: &[&str], rows: &[&[&str]]) -> Sheet {
    let text = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    Sheet {
        headers: text(headers),
        rows: (2..)
            .zip(rows)
            .map(|(number, cells)| SheetRow {
                number,
                cells: text(cells),
            })
            .collect(),
        spoilt: Vec::new(),
    }
}

pub(super) fn drafts(sheet: &Sheet) -> Drafts {
    let mapping = Mapping::recognise(&sheet.headers).expect("names are there");
    parse(sheet, &mapping)
}

pub(super) fn planned(headers: &[&str], rows: &[&[&str]], people: Vec<KnownPerson>) -> Plan {
    plan(&drafts(&sheet(headers, rows)), &known(people))
}
