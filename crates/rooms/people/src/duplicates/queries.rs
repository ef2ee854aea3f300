//! Reading pairs that may be one person.

use crate::directory::Entry;
use crate::names::Names;
use crate::person::PersonForm;
use crate::person::model::read_name;
use crate::visibility::{self, Aim, PersonScope, Viewer};
use jiff::Timestamp;
use keruen_speech::name::PersonName;
use keruen_store::bulk::Block;
use keruen_store::{Db, Record, Row, StoreError, Value, params, rows};

/// Pairs of which the viewer may merge both persons and which nobody kept apart.
macro_rules! open_pairs {
    () => {
        concat!(
            "FROM duplicate d WHERE d.kept_apart_at IS NULL",
            " AND EXISTS (SELECT 1 FROM person p WHERE p.id = d.first_id AND ",
            person_scope!("$1", "$2", "$3", "$4", "$5"),
            ") AND EXISTS (SELECT 1 FROM person p WHERE p.id = d.second_id AND ",
            person_scope!("$1", "$2", "$3", "$4", "$5"),
            ")"
        )
    };
}

const PAIR: &str = "INSERT INTO duplicate (first_id, second_id, reason, found_at) VALUES ";

/// Pairs in blocks.
pub(super) const PAIR_BLOCK: Block = Block {
    many: PAIR_MANY,
    one: PAIR_ONE,
    columns: 4,
    rows: 64,
};

keruen_store::statements! {
    pub CLEAR = "DELETE FROM duplicate WHERE kept_apart_at IS NULL";
    pub(super) ALIKE_BY_CONTACT = "SELECT c.kind || ' ' || c.value AS what, c.person_id, \
        CAST(NULL AS BIGINT) AS territory_id FROM contact c WHERE EXISTS (SELECT 1 FROM contact d \
        WHERE d.kind = c.kind AND d.value = c.value AND d.person_id <> c.person_id) \
        ORDER BY c.kind, c.value, c.person_id";
    pub(super) ALIKE_BY_NAME = "SELECT p.sound AS what, p.id AS person_id, p.territory_id FROM person p \
        WHERE p.sound IN (SELECT sound FROM person WHERE sound <> '' GROUP BY sound HAVING COUNT(*) > 1) \
        ORDER BY p.sound, p.id";
    pub(super) APART = "SELECT first_id, second_id FROM duplicate WHERE kept_apart_at IS NOT NULL";
    PAIR_MANY = rows!(PAIR, 4, 64, "");
    PAIR_ONE = rows!(PAIR, 4, 1, "");
    pub KEEP_APART = "INSERT INTO duplicate (first_id, second_id, reason, found_at, kept_apart_at) \
        VALUES ($1, $2, 'name', $3, $3) ON CONFLICT (first_id, second_id) DO UPDATE SET kept_apart_at = $3";
    pub(super) REOPEN = "UPDATE duplicate SET kept_apart_at = NULL WHERE first_id = $1 AND second_id = $2 \
        AND kept_apart_at IS NOT NULL";
    pub FORGET = "DELETE FROM duplicate WHERE first_id = $1 OR second_id = $1";
    pub COUNT = concat!("SELECT COUNT(*) ", open_pairs!());
    /// For who sees everybody: no person is looked at.
    pub COUNT_OF_ALL = "SELECT COUNT(*) FROM duplicate WHERE kept_apart_at IS NULL";
    pub LIST = concat!(
        "SELECT q.reason, q.found_at, a.id AS a_id, a.surname AS a_surname, a.given AS a_given, ",
        "a.patronymic AS a_patronymic, a.created_at AS a_created_at, at.name_kk AS a_name_kk, ",
        "at.name_ru AS a_name_ru, at.name_en AS a_name_en, b.id AS b_id, b.surname AS b_surname, ",
        "b.given AS b_given, b.patronymic AS b_patronymic, b.created_at AS b_created_at, ",
        "bt.name_kk AS b_name_kk, bt.name_ru AS b_name_ru, bt.name_en AS b_name_en ",
        "FROM (SELECT d.first_id, d.second_id, d.reason, d.found_at ", open_pairs!(),
        " ORDER BY d.reason, d.first_id, d.second_id LIMIT $6 OFFSET $7) q ",
        "JOIN person a ON a.id = q.first_id LEFT JOIN territory at ON at.id = a.territory_id ",
        "JOIN person b ON b.id = q.second_id LEFT JOIN territory bt ON bt.id = b.territory_id ",
        "ORDER BY q.reason, q.first_id, q.second_id"
    );
    LIKE = concat!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.territory_id, p.blocked_at, p.version, ",
        "(SELECT f.name FROM former_name f WHERE f.person_id = p.id AND f.position = 0) AS former, ",
        "t.name_kk AS territory_name_kk, t.name_ru AS territory_name_ru, t.name_en AS territory_name_en, ",
        "CAST(NULL AS TEXT) AS post, CAST(NULL AS TEXT) AS title, CAST(NULL AS TEXT) AS seat_post ",
        "FROM person p LEFT JOIN territory t ON t.id = p.territory_id WHERE p.sound = $6 AND ",
        person_scope!("$1", "$2", "$3", "$4", "$5"), " ORDER BY p.id LIMIT 10"
    );
}

/// Why two records may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// They share a telephone or an address.
    Contact,
    /// Their names sound alike, and nothing says that they live in different places.
    Name,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The person.
    pub id: i64,
    /// Their name.
    pub name: PersonName,
    /// Where they live.
    pub territory: Option<Names>,
    /// When they were written down.
    pub created_at: Timestamp,
}

/// Two records that may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Why.
    pub reason: Reason,
    /// The older record.
    pub first: Side,
    /// The newer one.
    pub second: Side,
}

impl Reason {
    /// The word for it in the database.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Name => "name",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Contact, Self::Name];
        all.into_iter().find(|reason| reason.code() == code)
    }
}

impl Record for Pair {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let side = |prefix: &str| {
            Ok::<_, StoreError>(Side {
                id: row.get(&format!("{prefix}id"))?,
                name: read_name(row, prefix)?,
                territory: Names::read_maybe(row, prefix)?,
                created_at: row.get(&format!("{prefix}created_at"))?,
            })
        };
        Ok(Self {
            reason: row.word("reason", Reason::from_code)?,
            first: side("a_")?,
            second: side("b_")?,
        })
    }
}

/// How many pairs wait for this viewer to look at them.
pub async fn count(db: &Db, viewer: &Viewer) -> Result<i64, StoreError> {
    if !viewer.decides() {
        return Ok(0);
    }
    let scope = pairs(viewer);
    if scope.all {
        return db.one(COUNT_OF_ALL, &[]).await;
    }
    db.one(COUNT, &scope.values()).await
}

/// A block of the pairs that wait for this viewer, those with a shared contact first.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    limit: i64,
    offset: i64,
) -> Result<Vec<Pair>, StoreError> {
    if !viewer.decides() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = pairs(viewer).values().to_vec();
    values.extend(params![limit, offset]);
    db.many(LIST, &values).await
}

/// Persons whom this viewer may see with this aim and whose names sound like this one: to be shown
/// before a new person is written down, or to choose from before a merge.
pub async fn like(
    db: &Db,
    viewer: &Viewer,
    aim: Aim,
    form: &PersonForm,
) -> Result<Vec<Entry>, StoreError> {
    let scope = visibility::persons_for(viewer, aim);
    if !scope.particulars {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = scope.values().to_vec();
    values.push(Value::from(form.sound()));
    db.many(LIKE, &values).await
}

/// Pairs show shared contacts and lead to merging: only of persons about whom the viewer decides.
fn pairs(viewer: &Viewer) -> PersonScope {
    visibility::persons_for(viewer, Aim::Decide)
}
