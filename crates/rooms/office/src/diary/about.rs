//! What a row of the journal is about, and whether somebody may know.

use std::collections::BTreeMap;

use keruen_people::role::Role;
use keruen_people::visibility::{self, PersonFacts};
use keruen_people::{organisation, person, territory};
use keruen_speech::name::PersonName;
use keruen_store::journal::Entry;
use keruen_store::{ASKED, Db, Record, Row, Sql, StoreError, rows};

use crate::error::OfficeError;
use crate::rights::{Object, Rule, Viewer, may};
use crate::text::Trio;
use crate::{account, letters, programme};

// A block of things each: a page of the diary asks once for each kind of thing that it tells of.
keruen_store::statements! {
    PERSONS = rows!("SELECT id, surname, given, patronymic FROM person WHERE id IN ", ASKED, 1, "");
    ORGANISATIONS = rows!("SELECT id, name_kk, name_ru, name_en FROM organisation WHERE id IN ", ASKED, 1, "");
    TERRITORIES = rows!("SELECT id, name_kk, name_ru, name_en FROM territory WHERE id IN ", ASKED, 1, "");
    PROGRAMMES = rows!("SELECT id, name_kk, name_ru, name_en FROM programme WHERE id IN ", ASKED, 1, "");
    NAMED_NEWS = rows!("SELECT id, programme_id, title_kk AS name_kk, title_ru AS name_ru, title_en AS name_en \
        FROM news WHERE id IN ", ASKED, 1, "");
    NAMED_INDICATORS = rows!("SELECT id, programme_id, name_kk, name_ru, name_en FROM indicator WHERE id IN ", ASKED, 1, "");
    NAMED_DELIVERABLES = rows!("SELECT id, programme_id, name_kk, name_ru, name_en FROM deliverable WHERE id IN ", ASKED, 1, "");
    LETTERS = rows!("SELECT id, programme_id, subject FROM letter WHERE id IN ", ASKED, 1, "");
}

/// A kind of thing that belongs to a programme: whoever sees the programme knows what happens to it.
/// A later room tells of its own kinds by such a word and statement.
#[derive(Debug, Clone, Copy)]
pub struct PartKind {
    /// The word for it in the journal.
    pub kind: &'static str,
    /// Asks a block of things for `id`, `programme_id`, `name_kk`, `name_ru`, `name_en`.
    pub named: Sql,
}

/// News posts.
pub const NEWS: PartKind = PartKind {
    kind: "news",
    named: NAMED_NEWS,
};
/// Indicators.
pub const INDICATORS: PartKind = PartKind {
    kind: "indicator",
    named: NAMED_INDICATORS,
};
/// Things to hand over.
pub const DELIVERABLES: PartKind = PartKind {
    kind: "deliverable",
    named: NAMED_DELIVERABLES,
};

/// The thing, as far as it is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A person; without a name if erased or merged away.
    Person {
        /// Their number.
        id: i64,
        /// Their name.
        name: Option<PersonName>,
    },
    /// An organisation.
    Organisation {
        /// Its number.
        id: i64,
        /// Its name.
        name: Trio,
    },
    /// A territory.
    Territory {
        /// Its name.
        name: Trio,
    },
    /// A programme.
    Programme {
        /// Its number.
        id: i64,
        /// Its name.
        name: Trio,
    },
    /// A thing of a programme, of the kind that the row names.
    Part {
        /// Its number.
        id: i64,
        /// The number of its programme.
        programme: i64,
        /// Its name.
        name: Trio,
    },
    /// A message.
    Letter {
        /// Its number.
        id: i64,
        /// Its subject, if it is still there.
        subject: Option<String>,
    },
    /// An account.
    Account {
        /// Its number.
        id: i64,
        /// Its name.
        name: Option<String>,
    },
    /// A thing without a name of its own, by its number: an edition, a public act.
    Number(i64),
}

struct Named(i64, Trio);

impl Record for Named {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(row.get("id")?, Trio::read(row, "name")?))
    }
}

/// A thing of a programme: its number, the programme's, its name.
struct Part(i64, i64, Trio);

impl Record for Part {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(
            row.get("id")?,
            row.get("programme_id")?,
            Trio::read(row, "name")?,
        ))
    }
}

struct Name(i64, PersonName);

impl Record for Name {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let name = PersonName {
            surname: row.get("surname")?,
            given: row.get("given")?,
            patronymic: row.get("patronymic")?,
        };
        Ok(Self(row.get("id")?, name))
    }
}

async fn named(db: &Db, sql: Sql, ids: Vec<i64>) -> Result<BTreeMap<i64, Trio>, StoreError> {
    let rows: Vec<Named> = db.of_each(sql, ids).await?;
    Ok(rows.into_iter().map(|row| (row.0, row.1)).collect())
}

/// The things of one kind that rows tell of.
fn told(rows: &[&Entry], kind: &str) -> Vec<i64> {
    let of_kind = rows.iter().filter(|row| row.kind == kind);
    of_kind.map(|row| row.thing).collect()
}

/// Things of programmes that rows tell of, by kind and number.
struct Parts(BTreeMap<&'static str, BTreeMap<i64, (i64, Trio)>>);

impl Parts {
    /// Asks once for each of these kinds that there is a row of.
    async fn of(db: &Db, rows: &[&Entry], kinds: &[PartKind]) -> Result<Self, StoreError> {
        let mut all = BTreeMap::new();
        for PartKind { kind, named } in kinds {
            let parts: Vec<Part> = db.of_each(*named, told(rows, kind)).await?;
            let parts = parts.into_iter().map(|one| (one.0, (one.1, one.2)));
            all.insert(*kind, parts.collect());
        }
        Ok(Self(all))
    }

    /// The programme and the name of what the row is about.
    fn of_row(&self, row: &Entry) -> Option<&(i64, Trio)> {
        self.0.get(row.kind.as_str())?.get(&row.thing)
    }
}

/// Names of what rows are about and of who acted, whoever asks.
pub(super) struct Names {
    accounts: BTreeMap<i64, String>,
    persons: BTreeMap<i64, PersonName>,
    organisations: BTreeMap<i64, Trio>,
    territories: BTreeMap<i64, Trio>,
    programmes: BTreeMap<i64, Trio>,
    parts: Parts,
    letters: BTreeMap<i64, String>,
}

impl Names {
    /// Asks once for each kind of thing among these rows.
    pub(super) async fn of(
        db: &Db,
        rows: &[&Entry],
        kinds: &[PartKind],
    ) -> Result<Self, OfficeError> {
        let mut accounts = told(rows, "account");
        accounts.extend(rows.iter().filter_map(|row| row.account));
        let persons: Vec<Name> = db.of_each(PERSONS, told(rows, person::KIND)).await?;
        let letters: Vec<(i64, Option<i64>, String)> =
            db.of_each(LETTERS, told(rows, "letter")).await?;
        Ok(Self {
            accounts: account::names_of(db, accounts).await?,
            persons: persons.into_iter().map(|one| (one.0, one.1)).collect(),
            organisations: named(db, ORGANISATIONS, told(rows, organisation::KIND)).await?,
            territories: named(db, TERRITORIES, told(rows, territory::KIND)).await?,
            programmes: named(db, PROGRAMMES, told(rows, "programme")).await?,
            parts: Parts::of(db, rows, kinds).await?,
            letters: letters
                .into_iter()
                .map(|(id, _, subject)| (id, subject))
                .collect(),
        })
    }

    /// The name of the account that acted, as far as it is still there.
    pub(super) fn who(&self, row: &Entry) -> Option<String> {
        self.accounts.get(&row.account?).cloned()
    }

    /// What the row is about.
    pub(super) fn about(&self, row: &Entry) -> About {
        let id = row.thing;
        let known = match row.kind.as_str() {
            person::KIND => Some(About::Person {
                id,
                name: self.persons.get(&id).cloned(),
            }),
            organisation::KIND => self.organisations.get(&id).map(|name| About::Organisation {
                id,
                name: name.clone(),
            }),
            territory::KIND => self
                .territories
                .get(&id)
                .map(|name| About::Territory { name: name.clone() }),
            "account" => Some(About::Account {
                id,
                name: self.accounts.get(&id).cloned(),
            }),
            "letter" => Some(About::Letter {
                id,
                subject: self.letters.get(&id).cloned(),
            }),
            "programme" => self.programmes.get(&id).map(|name| About::Programme {
                id,
                name: name.clone(),
            }),
            _ => self.parts.of_row(row).map(|(programme, name)| About::Part {
                id,
                programme: *programme,
                name: name.clone(),
            }),
        };
        known.unwrap_or(About::Number(id))
    }
}

/// What the visibility of rows rests on.
pub(super) struct Sight {
    persons: BTreeMap<i64, PersonFacts>,
    letters: BTreeMap<i64, Option<i64>>,
    parts: Parts,
}

impl Sight {
    /// Asks once for each kind of thing among these rows.
    pub(super) async fn of(
        db: &Db,
        rows: &[&Entry],
        kinds: &[PartKind],
    ) -> Result<Self, OfficeError> {
        let letters: Vec<(i64, Option<i64>, String)> =
            db.of_each(LETTERS, told(rows, "letter")).await?;
        Ok(Self {
            persons: person::facts_of(db, told(rows, person::KIND)).await?,
            letters: letters
                .into_iter()
                .map(|(id, programme, _)| (id, programme))
                .collect(),
            parts: Parts::of(db, rows, kinds).await?,
        })
    }

    /// Whether the viewer may know that it happened; asks the visibility of each kind of thing. What
    /// is not named here, and is of no kind that was given, only an owner sees.
    pub(super) fn shows(&self, viewer: &Viewer, row: &Entry) -> bool {
        let Some(account) = viewer.full() else {
            return false;
        };
        if viewer.is_owner() {
            return true;
        }
        let people = viewer.in_people();
        match row.kind.as_str() {
            person::KIND => self
                .persons
                .get(&row.thing)
                .is_some_and(|facts| visibility::person(&people, facts).history),
            organisation::KIND | territory::KIND => visibility::organisations(&people).desk,
            "programme" => programme::visible(viewer, row.thing, false),
            "letter" => self
                .letters
                .get(&row.thing)
                .is_some_and(|programme| letters::visible(viewer, *programme)),
            "account" => row.thing == account.id,
            "public_act" => matches!(
                may(
                    viewer,
                    Rule::Somewhere(&[Role::Coordinator, Role::Clerk, Role::Commissioner]),
                    Object::NONE
                ),
                crate::rights::Decision::Yes(_)
            ),
            _ => self
                .parts
                .of_row(row)
                .is_some_and(|(id, _)| programme::visible(viewer, *id, false)),
        }
    }
}
