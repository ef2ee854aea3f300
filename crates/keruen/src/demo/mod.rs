//! The demonstration: a region, its people and one programme, told through the same acts that
//! people use, on the days counted from the one taken for today.
//!
//! A file of `demo/` that refers to something that is not there, or says something that nobody
//! asked for, is refused with its row: what a reader adds there either works or says why not.

mod accounts;
mod clock;
mod days;
mod letters;
mod people;
mod places;
mod programme;
mod rows;
mod source;
mod story;

use std::collections::HashMap;

use keruen_people::Role;
use keruen_store::files::Files;
use keruen_store::{Actor, Db, Tx};

pub use clock::{now, set_today};
pub use days::Days;
pub use source::{DemoError, Source};

use source::{Row, Wrong};

/// What rows call each other, and the ids they got.
#[derive(Debug, Default)]
struct Ids {
    territory: HashMap<String, i64>,
    organisation: HashMap<String, i64>,
    person: HashMap<String, i64>,
    programme: HashMap<String, i64>,
    seat: HashMap<(i64, i64, i32), i64>,
    account: HashMap<Role, i64>,
}

impl Ids {
    /// Who acts in a role; the site itself while nobody holds it.
    fn actor(&self, role: Role) -> Actor {
        match self.account.get(&role) {
            Some(account) => Actor {
                account: Some(*account),
                role: role.code(),
            },
            None => Actor::system("system"),
        }
    }
}

/// Notes the id of a key; a key that is there already is refused.
fn note<T>(
    ids: &mut HashMap<String, i64>,
    row: &Row<T>,
    key: &str,
    id: i64,
) -> Result<(), DemoError> {
    match ids.insert(key.to_owned(), id) {
        None => Ok(()),
        Some(_) => Err(row.wrong(Wrong::Twice(key.to_owned()))),
    }
}

/// What a key leads to; an empty one leads nowhere and that is fine.
fn maybe<T>(
    ids: &HashMap<String, i64>,
    row: &Row<T>,
    column: &'static str,
    key: &str,
) -> Result<Option<i64>, DemoError> {
    if key.is_empty() {
        return Ok(None);
    }
    must(ids, row, column, key).map(Some)
}

/// What a key leads to.
fn must<T>(
    ids: &HashMap<String, i64>,
    row: &Row<T>,
    column: &'static str,
    key: &str,
) -> Result<i64, DemoError> {
    ids.get(key).copied().ok_or_else(|| {
        row.wrong(Wrong::Nowhere {
            column,
            key: key.to_owned(),
        })
    })
}

/// A value of the columns that take one of a few words.
fn word<T, V>(
    row: &Row<T>,
    column: &'static str,
    value: &str,
    of: Option<V>,
) -> Result<V, DemoError> {
    of.ok_or_else(|| {
        row.wrong(Wrong::Value {
            column,
            value: value.to_owned(),
        })
    })
}

/// Tells the story into an empty, migrated site. Gives the roles that have an account.
pub async fn load(
    db: &Db,
    files: &Files,
    source: &Source,
    days: &Days,
) -> Result<Vec<Role>, DemoError> {
    story::tell(db, files, source, days).await
}

/// The transaction of one day and one actor.
struct Day<'a> {
    tx: &'a mut Tx,
    days: &'a Days,
    ids: &'a mut Ids,
}
