//! How many durable acts a second the store keeps, beside bare SQLite on the same disk:
//! `cargo run -p keruen-store --example durable_writes [COUNT]`.

use std::time::{Duration, Instant};

use keruen_store::{Actor, Db, Migration, Schema, StoreError, Target, Thing, params, testing};
use sqlx::{Connection as _, Executor as _};

keruen_store::statements! {
    ADD = "INSERT INTO note (id, text) VALUES ($1, $2)";
}

const SCHEMA: Schema = Schema {
    room: "example",
    migrations: &[Migration {
        name: "example/0001-notes",
        sql: "CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL);",
    }],
    tables: &["note"],
    private: &[],
    statements: &[STATEMENTS],
};

const TEXT: &str = "Ауылдағы жастар орталығы";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args()
        .nth(1)
        .map_or(Ok(1000), |count| count.parse())?;
    let dir = tempfile::tempdir_in(".")?;
    let bare = bare(&dir.path().join("bare.db"), count).await?;
    let ours = ours(&dir.path().join("keruen.db"), count).await?;
    let rate = |took: Duration| f64::from(count) / took.as_secs_f64();
    println!("bare SQLite: {:8.0} durable writes a second", rate(bare));
    println!(
        "acts:        {:8.0} durable writes a second, journal and id included",
        rate(ours)
    );
    println!("share:       {:8.2}", rate(ours) / rate(bare));
    Ok(())
}

/// One INSERT, committed, on one connection with the store's durability.
async fn bare(path: &std::path::Path, count: u32) -> Result<Duration, sqlx::Error> {
    sqlx::any::install_default_drivers();
    let mut connection =
        sqlx::AnyConnection::connect(&format!("sqlite://{}?mode=rwc", path.display())).await?;
    connection
        .execute(sqlx::raw_sql(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        ))
        .await?;
    let start = Instant::now();
    for id in 0..count {
        sqlx::query("INSERT INTO note (id, text) VALUES ($1, $2)")
            .bind(i64::from(id))
            .bind(TEXT)
            .execute(&mut connection)
            .await?;
    }
    Ok(start.elapsed())
}

/// One act: an id, a row, its journal row, committed.
async fn ours(path: &std::path::Path, count: u32) -> Result<Duration, StoreError> {
    let db = Db::open(&Target::Sqlite(path.to_owned())).await?;
    db.migrate(&[SCHEMA], testing::epoch()).await?;
    let start = Instant::now();
    for _ in 0..count {
        let mut tx = db.act(Actor::system("owner"), testing::epoch()).await?;
        let id = tx.next_id("note").await?;
        tx.run(ADD, &params![id, TEXT]).await?;
        tx.journal(Thing { kind: "note", id }, "add", &["text"], None)
            .await?;
        tx.commit().await?;
    }
    Ok(start.elapsed())
}
