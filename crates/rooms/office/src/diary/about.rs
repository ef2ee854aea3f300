//! What a row of the journal is about, and whether somebody may know.

use keruen_people::role::Role;
use keruen_people::visibility;
use keruen_people::{organisation, person, territory};
use keruen_speech::name::PersonName;
use keruen_store::journal::Entry;
use keruen_store::{Db, Record, Row, StoreError, params};

use crate::error::OfficeError;
use crate::rights::{Object, Rule, Viewer, may};
use crate::text::Trio;
use crate::{letters, programme};

keruen_store::statements! {
    pub(super) ACCOUNT = "SELECT name FROM account WHERE id = $1";
    PERSON = "SELECT surname, given, patronymic FROM person WHERE id = $1";
    ORGANISATION = "SELECT name_kk, name_ru, name_en FROM organisation WHERE id = $1";
    TERRITORY = "SELECT name_kk, name_ru, name_en FROM territory WHERE id = $1";
    PROGRAMME = "SELECT name_kk, name_ru, name_en FROM programme WHERE id = $1";
    NEWS = "SELECT programme_id FROM news WHERE id = $1";
    INDICATOR = "SELECT programme_id FROM indicator WHERE id = $1";
    DELIVERABLE = "SELECT programme_id FROM deliverable WHERE id = $1";
    INDICATOR_NAME = "SELECT programme_id, name_kk AS title_kk, name_ru AS title_ru, name_en AS title_en \
        FROM indicator WHERE id = $1";
    DELIVERABLE_NAME = "SELECT programme_id, name_kk AS title_kk, name_ru AS title_ru, name_en AS title_en \
        FROM deliverable WHERE id = $1";
    NEWS_TITLE = "SELECT programme_id, title_kk, title_ru, title_en FROM news WHERE id = $1";
    LETTER = "SELECT programme_id, subject FROM letter WHERE id = $1";
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

struct Named(Trio);

impl Record for Named {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(Trio::read(row, "name")?))
    }
}

struct Titled {
    programme: i64,
    title: Trio,
}

impl Record for Titled {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            programme: row.get("programme_id")?,
            title: Trio::read(row, "title")?,
        })
    }
}

struct Name(PersonName);

impl Record for Name {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(PersonName {
            surname: row.get("surname")?,
            given: row.get("given")?,
            patronymic: row.get("patronymic")?,
        }))
    }
}

/// The programme that a thing of a programme belongs to.
async fn programme_of(db: &Db, row: &Entry) -> Result<Option<i64>, StoreError> {
    let sql = match row.kind.as_str() {
        "programme" => return Ok(Some(row.thing)),
        "news" => NEWS,
        "indicator" => INDICATOR,
        "deliverable" => DELIVERABLE,
        _ => return Ok(None),
    };
    db.maybe(sql, &params![row.thing]).await
}

/// What the row is about, whoever asks.
pub(super) async fn of(db: &Db, row: &Entry) -> Result<About, OfficeError> {
    let id = row.thing;
    let values = params![id];
    Ok(match row.kind.as_str() {
        person::KIND => About::Person {
            id,
            name: db.maybe::<Name>(PERSON, &values).await?.map(|name| name.0),
        },
        organisation::KIND => match db.maybe::<Named>(ORGANISATION, &values).await? {
            Some(Named(name)) => About::Organisation { id, name },
            None => About::Number(id),
        },
        territory::KIND => match db.maybe::<Named>(TERRITORY, &values).await? {
            Some(Named(name)) => About::Territory { name },
            None => About::Number(id),
        },
        "account" => About::Account {
            id,
            name: db.maybe(ACCOUNT, &values).await?,
        },
        "news" => match db.maybe::<Titled>(NEWS_TITLE, &values).await? {
            Some(Titled { programme, title }) => About::News {
                id,
                programme,
                title,
            },
            None => About::Number(id),
        },
        "indicator" | "deliverable" => {
            let sql = if row.kind == "indicator" {
                INDICATOR_NAME
            } else {
                DELIVERABLE_NAME
            };
            match db.maybe::<Titled>(sql, &values).await? {
                Some(Titled { programme, title }) => About::Part {
                    programme,
                    name: title,
                },
                None => About::Number(id),
            }
        }
        "letter" => {
            let letter: Option<(Option<i64>, String)> = db.maybe(LETTER, &values).await?;
            About::Letter {
                id,
                subject: letter.map(|letter| letter.1),
            }
        }
        _ => match programme_of(db, row).await? {
            Some(id) => match db.maybe::<Named>(PROGRAMME, &params![id]).await? {
                Some(Named(name)) => About::Programme { id, name },
                None => About::Number(row.thing),
            },
            None => About::Number(id),
        },
    })
}

/// Whether the viewer may know that it happened; asks the visibility of each kind of thing. What is
/// not named here only an owner sees.
pub(super) async fn seen(db: &Db, viewer: &Viewer, row: &Entry) -> Result<bool, OfficeError> {
    let Some(account) = viewer.full() else {
        return Ok(false);
    };
    if viewer.is_owner() {
        return Ok(true);
    }
    let people = viewer.in_people();
    Ok(match row.kind.as_str() {
        person::KIND => match person::facts(db, row.thing).await? {
            Some(facts) => visibility::person(&people, &facts).history,
            None => false,
        },
        organisation::KIND | territory::KIND => visibility::organisations(&people).desk,
        "programme" | "news" | "indicator" | "deliverable" => match programme_of(db, row).await? {
            Some(id) => programme::visible(viewer, id, false),
            None => false,
        },
        "letter" => {
            let letter: Option<(Option<i64>, String)> =
                db.maybe(LETTER, &params![row.thing]).await?;
            letter.is_some_and(|letter| letters::visible(viewer, letter.0))
        }
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
    })
}
