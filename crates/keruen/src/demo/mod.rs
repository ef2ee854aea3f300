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

pub use clock::{now, set_today, zone};
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

#[cfg(test)]
mod tests {
    use keruen_store::Schema;
    use keruen_store::testing::{TestDb, fresh};

    use super::*;

    const SCHEMAS: &[Schema] = &[keruen_people::SCHEMA, keruen_office::SCHEMA];

    fn days() -> Days {
        Days::new(
            "2026-11-30T09:00:00Z".parse().expect("a moment"),
            zone().rules(),
        )
    }

    async fn told(db: &TestDb, source: &Source) -> Result<Vec<Role>, DemoError> {
        load(db, &Files::new(db.dir().join("files")), source, &days()).await
    }

    #[tokio::test]
    async fn the_story_is_told_on_both_engines_alike() {
        let mut hashes = Vec::new();
        for db in fresh(SCHEMAS).await {
            let roles = told(&db, &Source::embedded())
                .await
                .unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(roles.len(), Role::ALL.len(), "an account for each role");
            let posts = keruen_office::news::feed(&db, None, 50)
                .await
                .expect("news");
            assert!(posts.len() >= 3 && posts.iter().all(keruen_office::news::Post::is_public));
            assert!(keruen_office::public_acts::count(&db).await.expect("acts") >= 4);
            let tables = keruen_store::backup::table_hashes(&db, SCHEMAS)
                .await
                .expect("hashes");
            let tables: Vec<_> = tables
                .into_iter()
                .map(|table| (table.name, table.rows, table.hash))
                .collect();
            hashes.push(tables);
        }
        assert!(
            hashes.windows(2).all(|pair| pair[0] == pair[1]),
            "SQLite and PostgreSQL hold the same"
        );
    }

    #[tokio::test]
    async fn what_leads_nowhere_or_nobody_asked_for_is_refused_with_its_row() {
        let change = |path: &str, from: &'static str, to: &'static str| {
            Source::embedded().with(path, move |text| {
                assert!(text.contains(from), "{from} stands in the file");
                text.replacen(from, to, 1)
            })
        };
        let table = [
            (
                "people.csv",
                change("people.csv", "civil-alliance,staff", "no-such-body,staff"),
                Some(2),
                "no-such-body",
            ),
            (
                "people.csv",
                change("people.csv", "key,surname", "key,nickname"),
                Some(2),
                "surname",
            ),
            (
                "people.csv",
                change("people.csv", "taking_part", "taking_over"),
                Some(2),
                "taking_over",
            ),
            (
                "organisations.csv",
                change("organisations.csv", ",ngo,", ",nga,"),
                Some(2),
                "kind",
            ),
            (
                "programme.toml",
                change("programme.toml", "slug =", "slugg ="),
                Some(2),
                "slugg",
            ),
            (
                "accounts.toml",
                change("accounts.toml", "\"akbota\"", "\"nobody\""),
                Some(1),
                "nobody",
            ),
            (
                "acts.toml",
                change("acts.toml", "files/terms.txt", "files/none.txt"),
                Some(1),
                "files/none.txt",
            ),
            (
                "acts.toml",
                change("acts.toml", "date = -38", "date = -48"),
                Some(2),
                "date",
            ),
            (
                "letters.toml",
                change("letters.toml", "\"bounced\"", "\"lost\""),
                Some(2),
                "fate",
            ),
        ];
        for (file, source, row, word) in table {
            let db = fresh(SCHEMAS).await.remove(0);
            let error = told(&db, &source).await.expect_err(word);
            assert_eq!((error.file.as_str(), error.row), (file, row), "{error}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
