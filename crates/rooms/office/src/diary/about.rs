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
    OF_NEWS = rows!("SELECT id, programme_id FROM news WHERE id IN ", ASKED, 1, "");
    OF_INDICATORS = rows!("SELECT id, programme_id FROM indicator WHERE id IN ", ASKED, 1, "");
    OF_DELIVERABLES = rows!("SELECT id, programme_id FROM deliverable WHERE id IN ", ASKED, 1, "");
    POSTS = rows!("SELECT id, programme_id, title_kk, title_ru, title_en FROM news WHERE id IN ", ASKED, 1, "");
    INDICATORS = rows!("SELECT id, programme_id, name_kk AS title_kk, name_ru AS title_ru, name_en AS title_en \
        FROM indicator WHERE id IN ", ASKED, 1, "");
    DELIVERABLES = rows!("SELECT id, programme_id, name_kk AS title_kk, name_ru AS title_ru, name_en AS title_en \
        FROM deliverable WHERE id IN ", ASKED, 1, "");
    LETTERS = rows!("SELECT id, programme_id, subject FROM letter WHERE id IN ", ASKED, 1, "");
}

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
    /// A programme, or something of it.
    Programme {
        /// Its number.
        id: i64,
        /// Its name.
        name: Trio,
    },
    /// An indicator or a thing to hand over, as the kind of the row says.
    Part {
        /// The number of its programme.
        programme: i64,
        /// Its name.
        name: Trio,
    },
    /// A news post.
    News {
        /// Its number.
        id: i64,
        /// The number of its programme.
        programme: i64,
        /// Its title.
        title: Trio,
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

struct Post(i64, i64, Trio);

impl Record for Post {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(
            row.get("id")?,
            row.get("programme_id")?,
            Trio::read(row, "title")?,
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

/// The same where a programme stands beside the title.
async fn titled(
    db: &Db,
    sql: Sql,
    ids: Vec<i64>,
) -> Result<BTreeMap<i64, (i64, Trio)>, StoreError> {
    let rows: Vec<Post> = db.of_each(sql, ids).await?;
    Ok(rows
        .into_iter()
        .map(|one| (one.0, (one.1, one.2)))
        .collect())
}

/// An indicator or a deliverable of a programme.
fn part(all: &BTreeMap<i64, (i64, Trio)>, id: i64) -> Option<About> {
    all.get(&id).map(|(programme, name)| About::Part {
        programme: *programme,
        name: name.clone(),
    })
}

/// The things of one kind that rows tell of.
fn told(rows: &[&Entry], kind: &str) -> Vec<i64> {
    let of_kind = rows.iter().filter(|row| row.kind == kind);
    of_kind.map(|row| row.thing).collect()
}

/// The programmes that things of programmes belong to.
#[derive(Default)]
struct Parts {
    news: BTreeMap<i64, i64>,
    indicators: BTreeMap<i64, i64>,
    deliverables: BTreeMap<i64, i64>,
}

impl Parts {
    async fn of(db: &Db, rows: &[&Entry]) -> Result<Self, StoreError> {
        let news: Vec<(i64, i64)> = db.of_each(OF_NEWS, told(rows, "news")).await?;
        let indicators: Vec<(i64, i64)> =
            db.of_each(OF_INDICATORS, told(rows, "indicator")).await?;
        let deliverables: Vec<(i64, i64)> = db
            .of_each(OF_DELIVERABLES, told(rows, "deliverable"))
            .await?;
        Ok(Self {
            news: news.into_iter().collect(),
            indicators: indicators.into_iter().collect(),
            deliverables: deliverables.into_iter().collect(),
        })
    }

    fn programme(&self, row: &Entry) -> Option<i64> {
        let of_kind = match row.kind.as_str() {
            "programme" => return Some(row.thing),
            "news" => &self.news,
            "indicator" => &self.indicators,
            "deliverable" => &self.deliverables,
            _ => return None,
        };
        of_kind.get(&row.thing).copied()
    }
}

/// Names of what rows are about and of who acted, whoever asks.
pub(super) struct Names {
    accounts: BTreeMap<i64, String>,
    persons: BTreeMap<i64, PersonName>,
    organisations: BTreeMap<i64, Trio>,
    territories: BTreeMap<i64, Trio>,
    programmes: BTreeMap<i64, Trio>,
    posts: BTreeMap<i64, (i64, Trio)>,
    indicators: BTreeMap<i64, (i64, Trio)>,
    deliverables: BTreeMap<i64, (i64, Trio)>,
    letters: BTreeMap<i64, String>,
}

impl Names {
    /// Asks once for each kind of thing among these rows.
    pub(super) async fn of(db: &Db, rows: &[&Entry]) -> Result<Self, OfficeError> {
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
            posts: titled(db, POSTS, told(rows, "news")).await?,
            indicators: titled(db, INDICATORS, told(rows, "indicator")).await?,
            deliverables: titled(db, DELIVERABLES, told(rows, "deliverable")).await?,
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
            "news" => self.posts.get(&id).map(|(programme, title)| About::News {
                id,
                programme: *programme,
                title: title.clone(),
            }),
            "letter" => Some(About::Letter {
                id,
                subject: self.letters.get(&id).cloned(),
            }),
            "indicator" => part(&self.indicators, id),
            "deliverable" => part(&self.deliverables, id),
            "programme" => self.programmes.get(&id).map(|name| About::Programme {
                id,
                name: name.clone(),
            }),
            _ => None,
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
    pub(super) async fn of(db: &Db, rows: &[&Entry]) -> Result<Self, OfficeError> {
        let letters: Vec<(i64, Option<i64>, String)> =
            db.of_each(LETTERS, told(rows, "letter")).await?;
        Ok(Self {
            persons: person::facts_of(db, told(rows, person::KIND)).await?,
            letters: letters
                .into_iter()
                .map(|(id, programme, _)| (id, programme))
                .collect(),
            parts: Parts::of(db, rows).await?,
        })
    }

    /// Whether the viewer may know that it happened; asks the visibility of each kind of thing. What
    /// is not named here only an owner sees.
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
            "programme" | "news" | "indicator" | "deliverable" => self
                .parts
                .programme(row)
                .is_some_and(|id| programme::visible(viewer, id, false)),
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
            _ => false,
        }
    }
}
