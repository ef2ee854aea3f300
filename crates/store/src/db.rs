//! The database: where it is, how it is opened, and questions to it.

mod open;
mod readers;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use sqlx::{Any, AnyConnection, AnyPool, Executor as _, SqlSafeStr, Transaction};

use self::readers::{Readers, Turn};
use crate::sqlite_file::Opened;
use crate::value::arguments;
use crate::{Actor, Record, Row, Sql, StoreError, Tx, Value, testing};

/// How long a writer waits for its turn before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A SQLite file, made when it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL address, `postgres://user@host/database`.
    Postgres(String),
}

/// Without the address of a server: it may hold a password, and this ends up in logs.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// Which engine answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, built in.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// The database. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    pub(crate) writer: AnyPool,
    readers: Readers,
    /// SQLite's file.
    file: Option<Arc<Opened>>,
}

/// Without the connections, whose options may hold a password.
impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db")
            .field("engine", &self.engine)
            .finish_non_exhaustive()
    }
}

impl Db {
    /// Opens the database and makes sure that it answers.
    pub async fn open(target: &Target) -> Result<Self, StoreError> {
        Self::open_waiting(target, PATIENCE).await
    }

    /// [`Db::open`] for those who wait for their turn to write just so long.
    pub(crate) async fn open_waiting(
        target: &Target,
        patience: Duration,
    ) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        match target {
            Target::Sqlite(path) => open::sqlite(path, patience).await,
            Target::Postgres(address) => open::postgres(address, patience).await,
        }
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The one row that answers, or [`StoreError::NotFound`].
    pub async fn one<T: Record>(&self, sql: Sql, values: &[Value]) -> Result<T, StoreError> {
        self.maybe(sql, values).await?.ok_or(StoreError::NotFound)
    }

    /// The first row that answers, if any.
    pub async fn maybe<T: Record>(
        &self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Option<T>, StoreError> {
        let mut reader = self.readers.acquire().await?;
        maybe(reader.connection()?, sql.0, values).await
    }

    /// All rows that answer.
    pub async fn many<T: Record>(&self, sql: Sql, values: &[Value]) -> Result<Vec<T>, StoreError> {
        let mut reader = self.readers.acquire().await?;
        many(reader.connection()?, sql.0, values).await
    }

    /// Begins a write that must leave a journal row: something a person, or the system in a role,
    /// does to the site's things.
    pub async fn act(&self, by: Actor, at: Timestamp) -> Result<Tx, StoreError> {
        Ok(Tx::new(self.begin_write().await?, by, at, true))
    }

    /// Begins a write of the house's own: sessions, limits, jobs. It needs no journal row.
    pub async fn upkeep(&self, at: Timestamp) -> Result<Tx, StoreError> {
        Ok(Tx::new(
            self.begin_write().await?,
            Actor::system("upkeep"),
            at,
            false,
        ))
    }

    /// Begins to read: all questions to the snapshot see the same state, that of the first one.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let statement = match self.engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        };
        let (inner, turn) = self.readers.begin(statement).await?;
        Ok(Snapshot {
            engine: self.engine,
            inner,
            _turn: turn,
        })
    }

    /// Looks through the database for damage: SQLite's own check of every page. PostgreSQL, which
    /// checks its pages as it reads them, answers without one.
    pub async fn check(&self) -> Result<(), StoreError> {
        if self.engine == Engine::Postgres {
            return Ok(());
        }
        let mut reader = self.readers.acquire().await?;
        let found: Vec<String> = many(reader.connection()?, "PRAGMA quick_check(1)", &[]).await?;
        match found.first().map(String::as_str) {
            Some("ok") => Ok(()),
            other => Err(StoreError::damaged("database", other.unwrap_or_default())),
        }
    }

    /// Makes erased bytes vanish from the disk: the last step of an erasure.
    ///
    /// SQLite: `secure_delete` overwrites deleted rows, but a page that was rebalanced can keep a
    /// stale copy of a row in its unused part; so the file is rewritten from its live rows, and
    /// then moved out of the log, which is emptied. PostgreSQL: dead rows and index entries are
    /// removed. Readers go on meanwhile, writers wait. While a long look is open, a backup for
    /// example, the log cannot be emptied: [`StoreError::Busy`], to be tried again.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        let mut connection = self.writer.acquire().await?;
        connection.execute(sqlx::raw_sql("VACUUM")).await?;
        if self.engine == Engine::Sqlite {
            let busy: Option<i64> =
                maybe(&mut connection, "PRAGMA wal_checkpoint(TRUNCATE)", &[]).await?;
            if busy != Some(0) {
                return Err(StoreError::Busy);
            }
        }
        Ok(())
    }

    /// Closes all connections; questions after this fail.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn begin_write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        if let Some(file) = &self.file {
            file.still_there().await?;
        }
        match self.engine {
            Engine::Sqlite => {
                let mut begun = self.writer.begin_with("BEGIN IMMEDIATE").await;
                if let Err(sqlx::Error::InvalidSavePointStatement) = begun {
                    // After a full disk SQLite undoes the transaction by itself and the driver
                    // still counts it, for good: only a new connection can begin another.
                    self.writer.acquire().await?.close().await?;
                    begun = self.writer.begin_with("BEGIN IMMEDIATE").await;
                }
                begun.map_err(|error| match error {
                    // The one writer connection is in somebody's hands: busy, not gone.
                    sqlx::Error::PoolTimedOut => StoreError::Busy,
                    other => other.into(),
                })
            }
            Engine::Postgres => {
                let mut tx = self.writer.begin().await?;
                // READ COMMITTED looks anew at each statement: after the lock, this transaction
                // sees all that was committed before it, exactly as on SQLite.
                tx.execute(sqlx::query("SELECT pg_advisory_xact_lock(7025441)"))
                    .await?;
                Ok(tx)
            }
        }
    }
}

/// One consistent look at the database. Dropping it ends the look.
///
/// It holds one of a few reading connections: whoever has a snapshot asks the snapshot, not the
/// [`Db`], or many of them could wait for each other.
#[derive(Debug)]
pub struct Snapshot {
    engine: Engine,
    inner: Transaction<'static, Any>,
    _turn: Turn,
}

impl Snapshot {
    /// The one row that answers, or [`StoreError::NotFound`].
    pub async fn one<T: Record>(&mut self, sql: Sql, values: &[Value]) -> Result<T, StoreError> {
        self.maybe(sql, values).await?.ok_or(StoreError::NotFound)
    }

    /// The first row that answers, if any.
    pub async fn maybe<T: Record>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Option<T>, StoreError> {
        maybe(&mut self.inner, sql.0, values).await
    }

    /// All rows that answer.
    pub async fn many<T: Record>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Vec<T>, StoreError> {
        many(&mut self.inner, sql.0, values).await
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

pub(crate) async fn maybe<T: Record>(
    connection: &mut AnyConnection,
    sql: impl SqlSafeStr,
    values: &[Value],
) -> Result<Option<T>, StoreError> {
    testing::ask();
    let row = sqlx::query_with(sql, arguments(values)?)
        .fetch_optional(connection)
        .await?;
    row.map(|row| T::read(&Row(row))).transpose()
}

pub(crate) async fn many<T: Record>(
    connection: &mut AnyConnection,
    sql: impl SqlSafeStr,
    values: &[Value],
) -> Result<Vec<T>, StoreError> {
    testing::ask();
    let mut rows = sqlx::query_with(sql, arguments(values)?).fetch(connection);
    let mut out = Vec::new();
    while let Some(row) = rows.try_next().await? {
        out.push(T::read(&Row(row))?);
    }
    Ok(out)
}

pub(crate) async fn run(
    connection: &mut AnyConnection,
    sql: impl SqlSafeStr,
    values: &[Value],
) -> Result<u64, StoreError> {
    testing::ask();
    Ok(sqlx::query_with(sql, arguments(values)?)
        .execute(connection)
        .await?
        .rows_affected())
}
