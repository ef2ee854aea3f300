//! How many durable acts a second the store keeps, beside bare SQLite on the same disk:
//! `cargo run -p keruen-store --example durable_writes [COUNT]`.

use std::path::Path;
use std::time::{Duration, Instant};

use keruen_store::{Actor, Db, Migration, Schema, StoreError, Target, Thing, params, testing};
use sqlx::{AnyConnection, Connection as _, Executor as _};

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
    restored: &[],
    statements: &[STATEMENTS],
};

const TEXT: &str = "Ауылдағы жастар орталығы";

/// The two take turns this often, so that a disk busy with something else slows both.
const TURNS: u32 = 10;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = std::env::args()
        .nth(1)
        .map_or(Ok(1000), |count| count.parse())?;
    let dir = tempfile::tempdir_in(".")?;
    let mut bare = bare_connection(&dir.path().join("bare.db")).await?;
    let db = Db::open(&Target::Sqlite(dir.path().join("keruen.db"))).await?;
    db.migrate(&[SCHEMA], testing::epoch()).await?;

    let (mut bare_took, mut acts_took) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..TURNS {
        let start = Instant::now();
        for _ in 0..count / TURNS {
            write_bare(&mut bare).await?;
        }
        bare_took += start.elapsed();
        let start = Instant::now();
        for _ in 0..count / TURNS {
            act(&db).await?;
        }
        acts_took += start.elapsed();
    }
    let rate = |took: Duration| f64::from(count) / took.as_secs_f64();
    println!(
        "bare SQLite: {:8.0} durable writes a second",
        rate(bare_took)
    );
    println!(
        "acts:        {:8.0} durable writes a second, journal and id included",
        rate(acts_took)
    );
    println!("share:       {:8.2}", rate(acts_took) / rate(bare_took));
    Ok(())
}

/// One connection with the store's durability and nothing else of it.
async fn bare_connection(path: &Path) -> Result<AnyConnection, sqlx::Error> {
    sqlx::any::install_default_drivers();
    let mut bare = AnyConnection::connect(&format!("sqlite://{}?mode=rwc", path.display())).await?;
    bare.execute(sqlx::raw_sql(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    ))
    .await?;
    Ok(bare)
}

/// One INSERT, committed.
async fn write_bare(bare: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let insert = sqlx::query("INSERT INTO note (text) VALUES ($1)");
    insert.bind(TEXT).execute(bare).await?;
    Ok(())
}

/// One act: an id, a row, its journal row, committed.
async fn act(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.act(Actor::system("owner"), testing::epoch()).await?;
    let id = tx.next_id("note").await?;
    tx.run(ADD, &params![id, TEXT]).await?;
    tx.journal(Thing { kind: "note", id }, "add", &["text"], None)
        .await?;
    tx.commit().await
}
