//! Schemas and their migrations: one history, both engines.

use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Executor as _};

use jiff::Timestamp;

use crate::{
    Db, Engine, Sql, StoreError, Tx, bulk, erased, files, jobs, journal, limits, params, search, tx,
};

/// One step of a schema.
///
/// The text is in the data vocabulary; `BIGINT PRIMARY KEY` becomes SQLite's row id, `BLOB` becomes
/// PostgreSQL's BYTEA, and TEXT on PostgreSQL compares by bytes as it does on SQLite. A migration
/// that was applied anywhere is never edited.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Unique on the whole site: `people/0001-persons`.
    pub name: &'static str,
    /// Statements, divided by semicolons.
    pub sql: &'static str,
}

/// What one room keeps in the database.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The room's name.
    pub room: &'static str,
    /// In the order they are applied; never reordered, only appended to.
    pub migrations: &'static [Migration],
    /// Every table, those pointed at before those that point. Each has a primary key.
    pub tables: &'static [&'static str],
    /// Tables that are left out of backups: sessions, one-time links, secrets.
    pub private: &'static [&'static str],
    /// Run at the end of a restore, in this order: what was under way when the backup was made has
    /// ended one way or the other since then, and must not go on by itself.
    pub restored: &'static [Sql],
    /// Every statement, so that a test can prepare all of them on both engines.
    pub statements: &'static [&'static [(&'static str, Sql)]],
}

/// The store's own tables. [`Db::migrate`] and the backups put it before the rooms' by themselves.
pub const SCHEMA: Schema = Schema {
    room: "store",
    migrations: &[
        Migration {
            name: "store/0001-house",
            sql: include_str!("../migrations/0001-house.sql"),
        },
        Migration {
            name: "store/0002-bulk-acts",
            sql: include_str!("../migrations/0002-bulk-acts.sql"),
        },
        Migration {
            name: "store/0003-job-progress",
            sql: include_str!("../migrations/0003-job-progress.sql"),
        },
    ],
    tables: &[
        "counter", "journal", "history", "bulk_act", "token", "job", "bucket", "file", "erased",
    ],
    // What the queue held when a backup was made has been done since, or is planned anew.
    private: &["bucket", "job"],
    restored: &[],
    statements: &[
        STATEMENTS,
        tx::STATEMENTS,
        bulk::STATEMENTS,
        journal::STATEMENTS,
        search::STATEMENTS,
        jobs::STATEMENTS,
        limits::STATEMENTS,
        files::STATEMENTS,
        erased::STATEMENTS,
    ],
};

crate::statements! {
    /// The migrations this database has had.
    pub(crate) APPLIED = "SELECT name, hash FROM schema_migration ORDER BY name";
    RECORD = "INSERT INTO schema_migration (name, hash, applied_at) VALUES ($1, $2, $3)";
}

/// Whether there is a ledger of migrations: the one question the engines answer in different words.
const SQLITE_LEDGER: Sql =
    Sql("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'");
const POSTGRES_LEDGER: Sql =
    Sql("SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_migration')");

/// The tables there are, in the engines' words.
const SQLITE_TABLES: Sql = Sql("SELECT name FROM sqlite_schema WHERE type = 'table'");
const POSTGRES_TABLES: Sql = Sql(
    "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid)",
);

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_migration \
    (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// The store's schema and the given ones, each room once.
pub(crate) fn with_own(schemas: &[Schema]) -> impl Iterator<Item = Schema> {
    std::iter::once(SCHEMA).chain(
        schemas
            .iter()
            .copied()
            .filter(|schema| schema.room != SCHEMA.room),
    )
}

/// How a database stands towards the schemas of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has had no migration: it is new, or what was to make it never ended.
    Empty,
    /// Migrations are still to be applied, so many.
    Older(usize),
    /// It has had all of them.
    Fits,
}

impl Db {
    /// Brings the database up to the given schemas; gives the names of the migrations applied.
    ///
    /// All of it is one transaction: whatever interrupts it, the database is as it was before or
    /// as it is to be. Refuses a database that knows more migrations than this binary
    /// ([`StoreError::NewerSchema`]) before it changes anything.
    pub async fn migrate(
        &self,
        schemas: &[Schema],
        now: Timestamp,
    ) -> Result<Vec<&'static str>, StoreError> {
        let mut tx = self.upkeep(now).await?;
        let done = self.migrate_within(&mut tx, schemas).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// [`Db::migrate`] as part of a transaction: a new site has its tables together with its first
    /// rows, or neither.
    pub async fn migrate_within(
        &self,
        tx: &mut Tx,
        schemas: &[Schema],
    ) -> Result<Vec<&'static str>, StoreError> {
        migrate(tx, self.engine(), schemas, |_| true).await
    }

    /// How the database stands towards the given schemas; changes nothing. Refuses what
    /// [`Db::migrate`] would refuse.
    pub async fn standing(&self, schemas: &[Schema]) -> Result<Standing, StoreError> {
        let applied = self.applied().await?;
        let missing = missing(schemas, &applied)?.len();
        Ok(if applied.is_empty() {
            Standing::Empty
        } else if missing > 0 {
            Standing::Older(missing)
        } else {
            Standing::Fits
        })
    }

    /// Tables of the given schemas that the database has not.
    pub async fn lost_tables(&self, schemas: &[Schema]) -> Result<Vec<&'static str>, StoreError> {
        let tables = match self.engine() {
            Engine::Sqlite => SQLITE_TABLES,
            Engine::Postgres => POSTGRES_TABLES,
        };
        let there: Vec<String> = self.many(tables, &[]).await?;
        let lost = with_own(schemas).flat_map(|schema| schema.tables);
        Ok(lost
            .filter(|name| !there.iter().any(|there| there == *name))
            .copied()
            .collect())
    }

    /// The names of the migrations this database has had, in name order; none for a new one.
    pub async fn migrations(&self) -> Result<Vec<String>, StoreError> {
        let applied = self.applied().await?;
        Ok(applied.into_iter().map(|(name, _)| name).collect())
    }

    /// The migrations this database has had, with the hashes of their texts.
    async fn applied(&self) -> Result<Vec<(String, String)>, StoreError> {
        let ledger = match self.engine() {
            Engine::Sqlite => SQLITE_LEDGER,
            Engine::Postgres => POSTGRES_LEDGER,
        };
        if self.one::<i64>(ledger, &[]).await? == 0 {
            Ok(Vec::new())
        } else {
            self.many(APPLIED, &[]).await
        }
    }
}

/// The migrations of the schemas, the store's own first.
fn migrations(schemas: &[Schema]) -> Vec<Migration> {
    with_own(schemas)
        .flat_map(|schema| schema.migrations)
        .copied()
        .collect()
}

/// Refuses what had migrations that the schemas do not know.
pub(crate) fn refuse_newer<'a>(
    schemas: &[Schema],
    had: impl IntoIterator<Item = &'a String>,
) -> Result<(), StoreError> {
    let known = migrations(schemas);
    let unknown: Vec<String> = had
        .into_iter()
        .filter(|name| !known.iter().any(|migration| migration.name == **name))
        .cloned()
        .collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(StoreError::NewerSchema { unknown })
    }
}

/// The migrations that a database has not had, in their order. Refuses a database that had others,
/// or had one of them with another text.
fn missing(schemas: &[Schema], applied: &[(String, String)]) -> Result<Vec<Migration>, StoreError> {
    refuse_newer(schemas, applied.iter().map(|(name, _)| name))?;
    let mut missing = Vec::new();
    for migration in migrations(schemas) {
        match applied.iter().find(|(name, _)| name == migration.name) {
            Some((_, was)) if *was == hash(migration.sql) => {}
            Some(_) => {
                return Err(StoreError::ChangedMigration {
                    name: migration.name.to_owned(),
                });
            }
            None => missing.push(migration),
        }
    }
    Ok(missing)
}

/// PostgreSQL changes no table that a check still waits for: those put off are made now, and the
/// ones to come are put off as before.
const SETTLE: &str = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED";

/// Applies the migrations whose name is wanted and that the database has not had; gives their names.
/// Writers take turns: what is read here nobody changes before the transaction ends.
pub(crate) async fn migrate(
    tx: &mut tx::Tx,
    engine: Engine,
    schemas: &[Schema],
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<&'static str>, StoreError> {
    run_script(tx, &translate(LEDGER, engine)).await?;
    let applied: Vec<(String, String)> = tx.many(APPLIED, &[]).await?;
    let now = tx.at();
    let mut done = Vec::new();
    for migration in missing(schemas, &applied)? {
        if !wanted(migration.name) {
            continue;
        }
        if engine == Engine::Postgres {
            run_script(tx, SETTLE).await?;
        }
        run_script(tx, &translate(migration.sql, engine)).await?;
        let hash = hash(migration.sql);
        tx.run(RECORD, &params![migration.name, hash, now]).await?;
        done.push(migration.name);
    }
    Ok(done)
}

async fn run_script(tx: &mut tx::Tx, script: &str) -> Result<(), StoreError> {
    tx.connection()
        .execute(sqlx::raw_sql(AssertSqlSafe(script)))
        .await?;
    Ok(())
}

fn hash(text: &str) -> String {
    files::hex(&Sha256::digest(text.as_bytes()))
}

/// A migration's text for one engine.
fn translate(text: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    let mut last_word = "";
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '\'' || first == '"' {
            rest[1..].find(first).map_or(rest.len(), |end| end + 2)
        } else if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        out.push_str(match (engine, piece) {
            (Engine::Sqlite, "BIGINT") if after.trim_start().starts_with("PRIMARY KEY") => {
                "INTEGER"
            }
            (Engine::Postgres, "BLOB") => "BYTEA",
            // A site's PostgreSQL may sort by its own locale; SQLite compares bytes. Prefix search
            // and the order of rows in a backup need the same on both. A cast takes no collation.
            (Engine::Postgres, "TEXT") if last_word != "AS" => "TEXT COLLATE \"C\"",
            _ => piece,
        });
        if first.is_alphanumeric() {
            last_word = piece;
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_is_translated_and_nothing_else() {
        let text = "CREATE TABLE a (id BIGINT PRIMARY KEY, n BIGINT, t TEXT, b BLOB); -- TEXT BLOB\n\
            INSERT INTO a SELECT 1, 2, CAST(3 AS TEXT), 'BLOB TEXT';";
        assert_eq!(
            translate(text, Engine::Sqlite),
            "CREATE TABLE a (id INTEGER PRIMARY KEY, n BIGINT, t TEXT, b BLOB); -- TEXT BLOB\n\
            INSERT INTO a SELECT 1, 2, CAST(3 AS TEXT), 'BLOB TEXT';"
        );
        assert_eq!(
            translate(text, Engine::Postgres),
            "CREATE TABLE a (id BIGINT PRIMARY KEY, n BIGINT, t TEXT COLLATE \"C\", b BYTEA); -- TEXT BLOB\n\
            INSERT INTO a SELECT 1, 2, CAST(3 AS TEXT), 'BLOB TEXT';"
        );
    }

    #[test]
    fn an_open_quote_does_not_run_past_the_end() {
        assert_eq!(translate("SELECT 'қ", Engine::Postgres), "SELECT 'қ");
    }
}
