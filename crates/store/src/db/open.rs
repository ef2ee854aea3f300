//! Opening a database: the file or the server, and what every connection is told first.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};

use super::readers::Readers;
use super::{Db, Engine, PATIENCE};
use crate::StoreError;
use crate::sqlite_file::{Opened, make_private, sqlite_url};

/// How long a reader waits for a connection at most. Readers wait for nobody: who gets none so long
/// has a server that is away, and is told so while the reader is still looking.
const READERS_PATIENCE: Duration = Duration::from_secs(5);

/// How many connections read a SQLite file at once: a question is answered from memory in less than
/// a thousandth of a second, and each connection keeps pages and plans of its own.
const READERS: u32 = 3;

pub(super) async fn sqlite(path: &Path, patience: Duration) -> Result<Db, StoreError> {
    let path = std::path::absolute(path).map_err(|error| StoreError::io(path, error))?;
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder)
            .await
            .map_err(|error| StoreError::io(folder, error))?;
    }
    make_private(&path)?;
    let options = connect_options(&sqlite_url(&path)?)?;
    // A file that is no database is refused at once; the pool would go on trying for all its
    // patience.
    let mut first = AnyConnection::connect_with(&options).await?;
    // The log is begun with the first question already, so a disk that takes no writing shows here.
    first
        .execute(sqlx::raw_sql(
            "PRAGMA journal_mode = WAL; PRAGMA schema_version",
        ))
        .await
        .map_err(|error| match error.into() {
            StoreError::Gone(_) if path.exists() => StoreError::ReadOnly,
            other => other,
        })?;
    first.close().await?;
    let pool = |connections: u32, pragmas: &str| {
        let pragmas = format!("PRAGMA busy_timeout = {}; {pragmas}", patience.as_millis());
        AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_connect(setting(pragmas))
    };
    let writer = pool(
        1,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA secure_delete = ON; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000",
    )
    .connect_with(options.clone())
    .await?;
    let readers = pool(READERS, "PRAGMA query_only = ON; PRAGMA cache_size = -4000")
        .connect_lazy_with(options);
    Ok(Db {
        engine: Engine::Sqlite,
        writer,
        readers: Readers::kept(readers),
        file: Some(Arc::new(Opened::remember(&path).await?)),
    })
}

pub(super) async fn postgres(address: &str, patience: Duration) -> Result<Db, StoreError> {
    let options = connect_options(address)?;
    // A pool tries again and again and in the end knows only that it waited; the first connection,
    // made by hand, says at once what is wrong.
    AnyConnection::connect_with(&options).await?.close().await?;
    let pool = |connections: u32, patience: Duration, settings: &str| {
        let settings = format!("SET application_name = 'keruen'; {settings}");
        AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(patience)
            .after_connect(setting(settings))
    };
    // Writers wait for each other anyway: two connections let one begin while another commits, and
    // a queue of writers cannot take the readers' connections.
    let turn = format!("SET lock_timeout = {}", patience.as_millis());
    let writer = pool(2, PATIENCE, &turn)
        .connect_with(options.clone())
        .await?;
    // Readers wait for no row, but whoever rebuilds a table holds all of it.
    let reading = format!(
        "SET default_transaction_read_only = on; SET lock_timeout = {}",
        READERS_PATIENCE.min(patience).as_millis()
    );
    let readers = pool(6, READERS_PATIENCE, &reading).connect_lazy_with(options);
    Ok(Db {
        engine: Engine::Postgres,
        writer,
        readers: Readers::pooled(readers),
        file: None,
    })
}

/// What every new connection is told first.
fn setting(
    statements: String,
) -> impl for<'c> Fn(
    &'c mut AnyConnection,
    sqlx::pool::PoolConnectionMetadata,
) -> BoxFuture<'c, Result<(), sqlx::Error>>
+ Send
+ Sync
+ 'static {
    move |connection, _| {
        let statements = AssertSqlSafe(statements.clone());
        Box::pin(async move {
            connection
                .execute(sqlx::raw_sql(statements))
                .await
                .map(|_| ())
        })
    }
}

fn connect_options(address: &str) -> Result<AnyConnectOptions, StoreError> {
    let options: AnyConnectOptions = address.parse()?;
    Ok(options.disable_statement_logging())
}
