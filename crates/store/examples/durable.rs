//! How long a thousand single writes take, each journalled and on disk before the next: prints
//! seconds. `cargo xtask bench` compares them with the bare SQLite library.

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use jiff::Timestamp;
use keruen_store::{Actor, Db, SCHEMA, Target, Thing, jobs};

const WRITES: i64 = 1_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = PathBuf::from(
        std::env::args()
            .nth(1)
            .ok_or("the path of a new SQLite file")?,
    );
    let db = Db::open(&Target::Sqlite(file)).await?;
    let at = Timestamp::UNIX_EPOCH;
    db.migrate(&[SCHEMA], at).await?;
    let started = Instant::now();
    for number in 0..WRITES {
        let mut tx = db.act(Actor::system("bench"), at).await?;
        let id = jobs::enqueue(&mut tx, "bench", &serde_json::json!({ "n": number }), at).await?;
        tx.journal(Thing { kind: "job", id }, "queue", &["kind"], None)
            .await?;
        tx.commit().await?;
    }
    println!("{}", started.elapsed().as_secs_f64());
    Ok(())
}
