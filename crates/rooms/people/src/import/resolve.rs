//! Finding the places that a file calls by name.

use std::collections::HashMap;

use super::columns::Column;
use super::drafts::{Draft, Drafts, TieDraft};
use super::known::Known;
use super::places::{Found, kind_of, organisation_key};
use super::plan::{NewOrganisation, Place, Tie};
use super::sheet::{Fault, FaultReason};
use super::wanted::Wanted;
use crate::person::PersonForm;

/// Finds what a file calls by name, each name once.
pub(crate) struct Places<'a> {
    pub(crate) known: &'a Known,
    drafts: &'a Drafts,
    territories: HashMap<String, Found>,
    organisations: HashMap<String, Result<Place, FaultReason>>,
    /// Where among the new ones a name stands, by its key.
    keys: HashMap<String, usize>,
    /// Organisations that nobody knows.
    pub(crate) new: Vec<NewOrganisation>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(known: &'a Known, drafts: &'a Drafts) -> Self {
        Self {
            known,
            drafts,
            territories: HashMap::new(),
            organisations: HashMap::new(),
            keys: HashMap::new(),
            new: Vec::new(),
        }
    }

    /// What a draft says, with its places found, or what is wrong with those.
    pub(crate) fn wanted(&mut self, draft: &Draft) -> Result<Wanted, Vec<Fault>> {
        let found = self.found(draft.row, draft.territory.as_deref(), draft.tie.as_ref());
        let (territory, tie) = found?;
        let form = PersonForm {
            name: draft.name.clone(),
            former: draft.former.clone(),
            languages: draft.languages.clone(),
            territory,
        };
        Ok(Wanted {
            form,
            contacts: draft.contacts.clone(),
            ties: tie.into_iter().collect(),
        })
    }

    /// The places of a row, or what is wrong with them.
    pub(crate) fn found(
        &mut self,
        row: u32,
        territory: Option<&str>,
        tie: Option<&TieDraft>,
    ) -> Result<(Option<i64>, Option<Tie>), Vec<Fault>> {
        let mut faults = Vec::new();
        let drafts = self.drafts;
        let mut fault = |column, reason, value: &str| {
            faults.push(Fault {
                row,
                column: drafts.at(column),
                reason,
                value: value.to_owned(),
            });
        };
        let territory = territory.and_then(|name| match self.territory(name) {
            Found::One(id) => Some(id),
            Found::Several(names) => {
                fault(
                    Column::Territory,
                    FaultReason::AmbiguousTerritory(names),
                    name,
                );
                None
            }
            Found::None(near) => {
                fault(Column::Territory, FaultReason::UnknownTerritory(near), name);
                None
            }
        });
        let tie = tie.and_then(|tie| match self.organisation(&tie.organisation) {
            Ok(organisation) => Some(tie_of(tie, organisation)),
            Err(reason) => {
                fault(Column::Organisation, reason, &tie.organisation);
                None
            }
        });
        if faults.is_empty() {
            Ok((territory, tie))
        } else {
            Err(faults)
        }
    }

    fn territory(&mut self, name: &str) -> Found {
        let known = self.known;
        self.territories
            .entry(name.to_owned())
            .or_insert_with(|| known.territories.territory(name))
            .clone()
    }

    /// The organisation of this name; one that resembles nothing known is to be made.
    fn organisation(&mut self, name: &str) -> Result<Place, FaultReason> {
        if let Some(found) = self.organisations.get(name) {
            return found.clone();
        }
        let found = match self.known.organisations.organisation(name) {
            Found::One(id) => Ok(Place::Known(id)),
            Found::Several(near) => Err(FaultReason::UnknownOrganisation(near)),
            Found::None(near) if !near.is_empty() => Err(FaultReason::UnknownOrganisation(near)),
            Found::None(_) => {
                let new = &mut self.new;
                let at = self.keys.entry(organisation_key(name)).or_insert_with(|| {
                    new.push(NewOrganisation {
                        name: name.to_owned(),
                        kind: kind_of(name),
                        needed: false,
                    });
                    new.len() - 1
                });
                Ok(Place::New(*at))
            }
        };
        self.organisations.insert(name.to_owned(), found.clone());
        found
    }
}

fn tie_of(tie: &TieDraft, organisation: Place) -> Tie {
    Tie {
        organisation,
        post: tie.post,
        title: tie.title.clone(),
        span: tie.span,
    }
}
