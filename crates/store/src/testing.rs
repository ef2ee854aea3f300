//! Fresh databases for tests, on every engine at hand. Not for production code.

mod orders;
mod rows;

use std::cell::Cell;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _, SqlSafeStr as _};

use crate::files;
use crate::schema::with_own;
use crate::{Db, Engine, Schema, StoreError, Target};

pub use orders::torn_orders;
pub use rows::{every_row, tables};

/// Names a running PostgreSQL in which tests may make databases:
/// `postgres://user@host:port/database`.
pub const POSTGRES: &str = "KERUEN_TEST_POSTGRES";

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

/// Notes that a statement goes to a database.
pub(crate) fn ask() {
    ASKED.set(ASKED.get().wrapping_add(1));
}

/// How many statements went to databases from this thread so far. A test on a runtime of one
/// thread learns from two readings what a page costs, however busy the machine is.
pub fn asked() -> u64 {
    ASKED.get()
}

/// A database of its own for one test; gone when dropped.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    dir: tempfile::TempDir,
    dropped: Option<Dropped>,
}

/// A table that somebody holds.
#[derive(Debug)]
pub struct Held {
    _tx: sqlx::Transaction<'static, sqlx::Any>,
}

/// A PostgreSQL database to drop at the end.
#[derive(Debug)]
struct Dropped {
    admin: String,
    name: String,
}

impl TestDb {
    /// A folder of the test's own, for files and backups; on SQLite the database lies in it too.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Where the SQLite file is (there is none on PostgreSQL).
    pub fn sqlite_path(&self) -> PathBuf {
        self.dir.path().join("keruen.db")
    }

    /// From now on the disk is full for writers (SQLite; PostgreSQL's disk is not ours to fill).
    ///
    /// # Panics
    ///
    /// When the database does not answer: the test cannot go on.
    pub async fn fill(&self) {
        // A limit below the present size means the present size.
        self.tell_writer("PRAGMA max_page_count = 1")
            .await
            .expect("a limit");
        // Pages that are free already are taken too.
        let take = "INSERT INTO counter (kind, last) VALUES (hex(randomblob(500)), 0)";
        loop {
            match self.tell_writer(take).await {
                Ok(()) => {}
                Err(StoreError::Full) => return,
                Err(other) => panic!("no full disk: {other}"),
            }
        }
    }

    /// There is room again.
    ///
    /// # Panics
    ///
    /// When the database does not answer: the test cannot go on.
    pub async fn make_room(&self) {
        let most = "PRAGMA max_page_count = 4294967294";
        self.tell_writer(most).await.expect("no limit");
    }

    /// Holds a whole table on PostgreSQL, as whoever rebuilds it there does, until what this gives
    /// is dropped. SQLite has nothing that keeps readers out.
    ///
    /// # Panics
    ///
    /// When the database does not answer: the test cannot go on.
    pub async fn hold_table(&self, table: &'static str) -> Held {
        let mut tx = self.db.writer.begin().await.expect("a transaction");
        if self.db.engine() == Engine::Postgres {
            let lock = format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
            tx.execute(sqlx::raw_sql(AssertSqlSafe(lock)))
                .await
                .expect("the table");
        }
        Held { _tx: tx }
    }

    /// Runs a statement on the writer, which is one connection for good on SQLite.
    async fn tell_writer(&self, statement: &'static str) -> Result<(), StoreError> {
        let mut writer = self.db.writer.acquire().await?;
        writer.execute(sqlx::raw_sql(statement)).await?;
        Ok(())
    }

    /// Which target opens this database again.
    pub fn target(&self) -> Target {
        match &self.dropped {
            Some(dropped) => Target::Postgres(with_database(&dropped.admin, &dropped.name)),
            None => Target::Sqlite(self.sqlite_path()),
        }
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let Some(Dropped { admin, name }) = self.dropped.take() else {
            return;
        };
        // The test's runtime may be the one that drops this, and cannot be blocked; a thread of
        // its own can. What fails here leaves a database behind and no test wrong.
        let _ = std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
            else {
                return;
            };
            let _ = runtime.block_on(admin_run(
                &admin,
                format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            ));
        })
        .join();
    }
}

/// A migrated database on SQLite and, when [`POSTGRES`] is set, one on PostgreSQL.
///
/// # Panics
///
/// When a database cannot be made or migrated: the test cannot go on.
pub async fn fresh(schemas: &[Schema]) -> Vec<TestDb> {
    let mut all = bare().await;
    for db in &mut all {
        db.migrate(schemas, epoch())
            .await
            .expect("the schema must migrate");
    }
    all
}

/// A database for somebody who waits for nothing: what another holds is said to be busy at once.
///
/// # Panics
///
/// When it does not open: the test cannot go on.
pub async fn impatient(target: &Target) -> Db {
    Db::open_waiting(target, std::time::Duration::from_millis(50))
        .await
        .expect("the database must open again")
}

/// Databases as [`fresh`] gives them, without any table.
///
/// # Panics
///
/// When a database cannot be made: the test cannot go on.
pub async fn bare() -> Vec<TestDb> {
    let mut all = vec![sqlite().await.expect("a SQLite file must open")];
    if let Ok(admin) = std::env::var(POSTGRES) {
        all.push(
            postgres(admin)
                .await
                .expect("KERUEN_TEST_POSTGRES must lead to a PostgreSQL"),
        );
    }
    all
}

/// The moment tests happen at: 2026-11-30 09:00 in Aqtau.
pub fn epoch() -> Timestamp {
    Timestamp::constant(1_796_011_200, 0)
}

/// Prepares every statement of the schemas (and the store's own); gives those that fail.
pub async fn unprepared(db: &Db, schemas: &[Schema]) -> Vec<(&'static str, StoreError)> {
    let mut failed = Vec::new();
    let mut tx = match db.upkeep(epoch()).await {
        Ok(tx) => tx,
        Err(error) => return vec![("BEGIN", error)],
    };
    for schema in with_own(schemas) {
        for (name, sql) in schema.statements.iter().copied().flatten() {
            if let Err(error) = tx.connection().prepare(sql.0.into_sql_str()).await {
                failed.push((*name, StoreError::from(error)));
                // PostgreSQL refuses everything in a transaction after a failure.
                match db.upkeep(epoch()).await {
                    Ok(next) => tx = next,
                    Err(error) => {
                        failed.push(("BEGIN", error));
                        return failed;
                    }
                }
            }
        }
    }
    failed
}

async fn sqlite() -> Result<TestDb, StoreError> {
    let dir = scratch()?;
    let db = Db::open(&Target::Sqlite(dir.path().join("keruen.db"))).await?;
    let made = TestDb {
        db,
        dir,
        dropped: None,
    };
    // Nobody misses a test's data: a commit does not wait for the disk.
    made.tell_writer("PRAGMA synchronous = OFF").await?;
    Ok(made)
}

async fn postgres(admin: String) -> Result<TestDb, StoreError> {
    let dir = scratch()?;
    // The folder's name is unique on this machine; PostgreSQL folds names, hence hexadecimal.
    let unique = dir
        .path()
        .file_name()
        .map(|name| files::hex(name.as_encoded_bytes()))
        .unwrap_or_default();
    let name = format!("keruen_test_{unique}");
    admin_run(&admin, format!("CREATE DATABASE {name}")).await?;
    let db = Db::open(&Target::Postgres(with_database(&admin, &name))).await?;
    debug_assert_eq!(db.engine(), Engine::Postgres);
    Ok(TestDb {
        db,
        dir,
        dropped: Some(Dropped { admin, name }),
    })
}

fn scratch() -> Result<tempfile::TempDir, StoreError> {
    tempfile::tempdir().map_err(|error| StoreError::io(&std::env::temp_dir(), error))
}

async fn admin_run(admin: &str, statement: String) -> Result<(), StoreError> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(admin).await?;
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(statement)))
        .await?;
    connection.close().await?;
    Ok(())
}

/// The same server, another database.
fn with_database(address: &str, name: &str) -> String {
    let (address, query) = address
        .split_once('?')
        .map_or((address, None), |(a, q)| (a, Some(q)));
    let server = address
        .rsplit_once('/')
        .map_or(address, |(server, _)| server);
    match query {
        Some(query) => format!("{server}/{name}?{query}"),
        None => format!("{server}/{name}"),
    }
}
