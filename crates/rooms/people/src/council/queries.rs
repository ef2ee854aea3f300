//! Reading seats and who holds them.

use super::model::{Holding, Seat, Sitting, Term, day};
use crate::membership::Post;
use crate::names::Names;
use crate::person::model::read_name;
use crate::span::read_date;
use crate::visibility::{self, Viewer};
use jiff::civil::Date;
use keruen_speech::name::PersonName;
use keruen_store::{Db, Record, Row, StoreError, Value, params};
use std::collections::BTreeMap;

keruen_store::statements! {
    pub INSERT = "INSERT INTO seat (id, organisation_id, number, role, term_from, term_to) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub DELETE = "DELETE FROM seat WHERE id = $1";
    pub FIND = "SELECT id, organisation_id, number, role, term_from, term_to FROM seat WHERE id = $1";
    /// No two terms of a council share a day, so the first one tells which term it is.
    pub NUMBERS = "SELECT number FROM seat WHERE organisation_id = $1 AND term_from = $2 ORDER BY number";
    pub HOLDINGS = "SELECT id AS holding_id, seat_id, person_id, since, until, basis FROM seat_holder \
        WHERE seat_id = $1 ORDER BY since, id";
    pub SITTINGS = "SELECT h.id AS holding_id, h.seat_id, h.person_id, h.since, h.until, h.basis, \
        s.id, s.organisation_id, s.number, s.role, s.term_from, s.term_to \
        FROM seat_holder h JOIN seat s ON s.id = h.seat_id WHERE h.person_id = $1 ORDER BY s.number, h.id";
    pub TAKE = "INSERT INTO seat_holder (id, seat_id, person_id, since, basis) VALUES ($1, $2, $3, $4, $5)";
    pub LEAVE = "UPDATE seat_holder SET until = $2 WHERE id = $1";
    pub HOLDING = "SELECT id AS holding_id, seat_id, person_id, since, until, basis FROM seat_holder WHERE id = $1";
    pub CORRECT = "UPDATE seat_holder SET since = $2, until = $3, basis = $4 WHERE id = $1";
    pub UNDO = "DELETE FROM seat_holder WHERE id = $1";
    pub SAT = "SELECT s.number, h.since, h.until FROM seat_holder h JOIN seat s ON s.id = h.seat_id \
        WHERE s.organisation_id = $1 AND s.term_from = $2 ORDER BY s.number, h.since, h.id";
    pub CHANGE_TERM = "UPDATE seat SET term_from = $3, term_to = $4 WHERE organisation_id = $1 AND term_from = $2";
    pub TERMS = "SELECT term_from, term_to FROM seat WHERE organisation_id = $1 \
        GROUP BY term_from, term_to ORDER BY term_from DESC, term_to DESC";
    pub SEATS = concat!(
        "SELECT s.id, s.organisation_id, s.number, s.role, s.term_from, s.term_to, h.id AS holder_id, h.since, ",
        "h.until, CASE WHEN ", person_scope!("$1", "$2", "$3", "0", "$5"), " THEN h.basis END AS basis, ",
        "p.id AS person_id, p.surname, p.given, p.patronymic FROM seat s ",
        "LEFT JOIN seat_holder h ON h.seat_id = s.id AND ", seated_on!("$8"), " ",
        "LEFT JOIN person p ON p.id = h.person_id AND ", person_scope!("$1", "$2", "$3", "$4", "$5"),
        " WHERE s.organisation_id = $6 AND s.term_from = $7 ORDER BY s.number, s.id"
    );
    pub FORMER = concat!(
        "SELECT s.number, s.role, h.since, h.until, p.id AS person_id, p.surname, p.given, p.patronymic ",
        "FROM seat_holder h JOIN seat s ON s.id = h.seat_id ",
        "LEFT JOIN person p ON p.id = h.person_id AND ", person_scope!("$1", "$2", "$3", "$4", "$5"),
        " WHERE s.organisation_id = $6 AND s.term_from = $7 AND h.until < $8 ",
        "ORDER BY s.number, h.since DESC, h.id DESC LIMIT $9"
    );
    pub OVERLAPPING = "SELECT o.id, o.name_kk, o.name_ru, o.name_en, a.term_from AS one_from, a.term_to AS one_to, \
        b.term_from AS other_from, b.term_to AS other_to FROM seat a JOIN seat b \
        ON b.organisation_id = a.organisation_id AND a.term_from <= b.term_from AND b.term_from <= a.term_to \
        AND (a.term_from < b.term_from OR a.term_to < b.term_to) JOIN organisation o ON o.id = a.organisation_id \
        GROUP BY o.id, o.name_kk, o.name_ru, o.name_en, a.term_from, a.term_to, b.term_from, b.term_to \
        ORDER BY o.id, a.term_from, a.term_to, b.term_from, b.term_to LIMIT 50";
    pub HOLDERS = concat!(
        "SELECT h.id AS holding_id, p.surname, p.given, p.patronymic FROM seat_holder h ",
        "JOIN seat s ON s.id = h.seat_id JOIN person p ON p.id = h.person_id AND ",
        person_scope!("$1", "$2", "$3", "$4", "$5"), " WHERE s.organisation_id = $6"
    );
    pub HELD = "SELECT h.id AS holding_id, h.seat_id, h.person_id, h.since, h.until, h.basis, \
        s.id, s.organisation_id, s.number, s.role, s.term_from, s.term_to, o.slug, o.name_kk, o.name_ru, o.name_en \
        FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN organisation o ON o.id = s.organisation_id \
        WHERE h.person_id = $1 ORDER BY h.since DESC, h.id DESC";
}

/// One seat.
pub async fn find(db: &Db, id: i64) -> Result<Option<Seat>, StoreError> {
    db.maybe(FIND, &params![id]).await
}

/// Everybody who ever held a seat, the first one first.
pub async fn holdings(db: &Db, seat: i64) -> Result<Vec<Holding>, StoreError> {
    db.many(HOLDINGS, &params![seat]).await
}

/// All terms of a council, the newest first.
pub async fn terms(db: &Db, organisation: i64) -> Result<Vec<Term>, StoreError> {
    db.many(TERMS, &params![organisation]).await
}

/// The term that a page shows on a day: the one the day lies in, else the last one
/// that has begun, else the first to come.
pub fn term_on(terms: &[Term], day: Date) -> Option<Term> {
    terms
        .iter()
        .find(|term| term.from <= day && day <= term.to)
        .or_else(|| terms.iter().find(|term| term.from <= day))
        .or(terms.last())
        .copied()
}

/// Who sits on a seat, as far as the viewer may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Nobody.
    Vacant,
    /// Somebody whose name is not public.
    Hidden,
    /// Somebody whom the viewer may see.
    Named {
        /// The person.
        person: i64,
        /// Their name.
        name: PersonName,
        /// Since when.
        since: Option<Date>,
        /// Their last day, if they are known to leave.
        until: Option<Date>,
        /// What it rests on; empty for whoever may see no particulars of the person.
        basis: Option<String>,
    },
}

/// A seat on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatView {
    /// The seat.
    pub seat: Seat,
    /// Who sits there.
    pub holder: Holder,
}

impl Record for SeatView {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let holder = match (
            row.get::<Option<i64>>("holder_id")?,
            row.get::<Option<i64>>("person_id")?,
        ) {
            (None, _) => Holder::Vacant,
            (Some(_), None) => Holder::Hidden,
            (Some(_), Some(person)) => Holder::Named {
                person,
                name: read_name(row, "")?,
                since: read_date(row, "since")?,
                until: read_date(row, "until")?,
                basis: row.get("basis")?,
            },
        };
        Ok(Self {
            seat: Seat::read(row)?,
            holder,
        })
    }
}

/// The seats of a council in the term that begins on `term_from`, with who holds
/// them on `day`.
pub async fn seats(
    db: &Db,
    viewer: &Viewer,
    organisation: i64,
    term_from: Date,
    day: Date,
) -> Result<Vec<SeatView>, StoreError> {
    let mut values = visibility::persons(viewer).with_public().values().to_vec();
    values.extend(params![
        organisation,
        term_from.to_string(),
        day.to_string()
    ]);
    db.many(SEATS, &values).await
}

/// That somebody held a seat earlier in the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The seat's number.
    pub number: i64,
    /// Chair, deputy chair or member.
    pub post: Post,
    /// Who; nobody where the viewer may not know, or the person is erased.
    pub person: Option<(i64, PersonName)>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Record for Former {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let person = match row.get::<Option<i64>>("person_id")? {
            Some(id) => Some((id, read_name(row, "")?)),
            None => None,
        };
        Ok(Self {
            number: row.get("number")?,
            post: Post::from_code(&row.get::<String>("role")?).unwrap_or(Post::Member),
            person,
            since: read_date(row, "since")?,
            until: read_date(row, "until")?,
        })
    }
}

/// How many former holders a page lists.
const MOST_FORMER: i64 = 300;

/// Who held a seat of a council in the term that begins on `term_from` and left before `day`, by
/// seats, the last one first; without the names that the viewer may not see.
pub async fn former(
    db: &Db,
    viewer: &Viewer,
    organisation: i64,
    term_from: Date,
    day: Date,
) -> Result<Vec<Former>, StoreError> {
    let mut values = visibility::persons(viewer).with_public().values().to_vec();
    values.extend(params![
        organisation,
        term_from.to_string(),
        day.to_string(),
        MOST_FORMER
    ]);
    db.many(FORMER, &values).await
}

/// Two terms of a council that share a day: an older version let them be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The council's number.
    pub organisation: i64,
    /// Its name.
    pub names: Names,
    /// The term that begins first.
    pub one: Term,
    /// The other one.
    pub other: Term,
}

impl Record for Overlap {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            organisation: row.get("id")?,
            names: Names::read(row, "")?,
            one: Term {
                from: day(row, "one_from")?,
                to: day(row, "one_to")?,
            },
            other: Term {
                from: day(row, "other_from")?,
                to: day(row, "other_to")?,
            },
        })
    }
}

/// Terms that share a day with another one of their council, the first fifty pairs.
pub async fn overlapping(db: &Db) -> Result<Vec<Overlap>, StoreError> {
    db.many(OVERLAPPING, &[]).await
}

struct HolderName(i64, PersonName);

impl Record for HolderName {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(row.get("holding_id")?, read_name(row, "")?))
    }
}

/// The names of all who hold or held a seat of a council, by their holdings; without those whom
/// the viewer may not see.
pub async fn holders(
    db: &Db,
    viewer: &Viewer,
    organisation: i64,
) -> Result<BTreeMap<i64, PersonName>, StoreError> {
    let mut values = visibility::persons(viewer).with_public().values().to_vec();
    values.extend(params![organisation]);
    let names: Vec<HolderName> = db.many(HOLDERS, &values).await?;
    Ok(names
        .into_iter()
        .map(|HolderName(id, name)| (id, name))
        .collect())
}

/// A seat that a person holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The seat, from when to when, and on what basis.
    pub sitting: Sitting,
    /// The council's place in addresses.
    pub slug: String,
    /// The council's name.
    pub organisation: Names,
}

impl Record for Held {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            sitting: Sitting::read(row)?,
            slug: row.get("slug")?,
            organisation: Names::read(row, "")?,
        })
    }
}

/// All seats that a person holds or held, the newest first.
pub async fn held_by(db: &Db, person: i64) -> Result<Vec<Held>, StoreError> {
    let values: [Value; 1] = params![person];
    db.many(HELD, &values).await
}
