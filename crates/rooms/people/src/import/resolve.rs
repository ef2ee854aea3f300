//! Finding the places that a file calls by name.

use std::collections::HashMap;

use super::answers::{Answer, Mark, Question};
use super::columns::Column;
use super::drafts::{Draft, Drafts, TieDraft};
use super::known::Known;
use super::places::{Candidate, Found, called, kind_of, organisation_key};
use super::plan::{NewOrganisation, Place, Tie};
use super::sheet::{Fault, FaultReason};
use super::wanted::Wanted;
use crate::person::PersonForm;

/// Finds what a file calls by name, each name once.
pub(crate) struct Places<'a> {
    pub(crate) known: &'a Known,
    drafts: &'a Drafts,
    territories: HashMap<String, Found>,
    organisations: HashMap<String, Named>,
    /// Where among the new ones a name stands, by its key.
    keys: HashMap<String, usize>,
    /// Where among the questions a name stands, by its mark.
    marks: HashMap<Mark, usize>,
    /// Organisations that nobody knows.
    pub(crate) new: Vec<NewOrganisation>,
    /// Names of organisations that a reader is asked about.
    pub(crate) asked: Vec<Question>,
}

/// What a name of an organisation means.
#[derive(Debug, Clone)]
struct Named {
    place: Result<Place, FaultReason>,
    /// The question about it, if there is one.
    asked: Option<usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(known: &'a Known, drafts: &'a Drafts) -> Self {
        Self {
            known,
            drafts,
            territories: HashMap::new(),
            organisations: HashMap::new(),
            keys: HashMap::new(),
            marks: HashMap::new(),
            new: Vec::new(),
            asked: Vec::new(),
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
            Found::Several(near) => {
                let reason = FaultReason::AmbiguousTerritory(called(near));
                fault(Column::Territory, reason, name);
                None
            }
            Found::None(near) => {
                let reason = FaultReason::UnknownTerritory(called(near));
                fault(Column::Territory, reason, name);
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
        let named = if let Some(named) = self.organisations.get(name) {
            named.clone()
        } else {
            let named = self.named(name);
            self.organisations.insert(name.to_owned(), named.clone());
            named
        };
        if let Some(question) = named.asked.and_then(|place| self.asked.get_mut(place)) {
            question.rows += 1;
        }
        named.place
    }

    fn named(&mut self, name: &str) -> Named {
        let place = match self.known.organisations.organisation(name) {
            Found::One(id) => Place::Known(id),
            Found::None(near) if near.is_empty() => self.make(name),
            Found::None(near) => return self.ask(name, near, true),
            // What several bear already is no name for one more.
            Found::Several(near) => return self.ask(name, near, false),
        };
        Named {
            place: Ok(place),
            asked: None,
        }
    }

    /// An organisation that the file brings in.
    fn make(&mut self, name: &str) -> Place {
        let new = &mut self.new;
        let at = self.keys.entry(organisation_key(name)).or_insert_with(|| {
            new.push(NewOrganisation {
                name: name.to_owned(),
                kind: kind_of(name),
                needed: false,
            });
            new.len() - 1
        });
        Place::New(*at)
    }

    /// What a reader answered, or that they are asked. An answer holds as long as it is one of those
    /// that are offered.
    fn ask(&mut self, name: &str, near: Vec<Candidate>, may_be_new: bool) -> Named {
        let mark = Mark::of(name);
        let mut question = Question {
            answer: self.drafts.answers.get(&mark),
            mark,
            name: name.to_owned(),
            rows: 0,
            near,
            may_be_new,
        };
        question.answer = question.answer.filter(|answer| question.admits(*answer));
        let place = match question.answer {
            Some(Answer::Known(id)) => Ok(Place::Known(id)),
            Some(Answer::New) => Ok(self.make(name)),
            None => Err(FaultReason::UnknownOrganisation(called(
                question.near.clone(),
            ))),
        };
        let questions = &mut self.asked;
        let asked = *self.marks.entry(question.mark.clone()).or_insert_with(|| {
            questions.push(question);
            questions.len() - 1
        });
        Named {
            place,
            asked: Some(asked),
        }
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
