//! A killed site loses nothing that it acknowledged, and keeps nothing by halves.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use keruen_store::testing::{self, POSTGRES};
use keruen_store::{Db, Target, journal, params};

use crate::house::*;

/// Tells the child where to write.
const WHERE: &str = "KERUEN_KILL_TARGET";

/// Not a test of its own: the child that the next test starts and kills.
#[tokio::test]
async fn writes_until_it_is_killed() {
    let Ok(target) = std::env::var(WHERE) else {
        return;
    };
    let target = if target.starts_with("postgres:") {
        Target::Postgres(target)
    } else {
        Target::Sqlite(target.into())
    };
    let db = Db::open(&target).await.unwrap();
    loop {
        let id = add_person(&db, "Acknowledged").await.unwrap();
        println!("\nkept {id}");
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_to_a_kill() {
    let rounds: u32 = std::env::var("KERUEN_KILL_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(10);
    for db in testing::fresh(&[HOUSE]).await {
        let target = match db.target() {
            Target::Sqlite(path) => path.display().to_string(),
            Target::Postgres(address) => address,
        };
        let mut kept: Vec<i64> = Vec::new();
        for round in 0..rounds {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "killed::writes_until_it_is_killed",
                    "--nocapture",
                ])
                .env(WHERE, &target)
                .env_remove(POSTGRES)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            // Each round kills at another place; what the child does at that moment is chance.
            let mut wanted = 1 + round * 7 % 40;
            let mut note = |line: String| {
                if let Some(id) = line.strip_prefix("kept ") {
                    kept.push(id.parse().unwrap());
                    wanted = wanted.saturating_sub(1);
                }
                wanted == 0
            };
            for line in lines.by_ref() {
                if note(line.unwrap()) {
                    break;
                }
            }
            child.kill().unwrap();
            child.wait().unwrap();
            // Whole lines that were still in the pipe were acknowledged too.
            for line in lines.map_while(Result::ok) {
                note(line);
            }

            let reopened = Db::open(&db.target()).await.unwrap();
            let people: Vec<i64> = reopened.many(PEOPLE, &[]).await.unwrap();
            let lost: Vec<&i64> = kept.iter().filter(|id| !people.contains(id)).collect();
            assert!(
                lost.is_empty(),
                "round {round} on {:?} lost {lost:?}",
                db.engine()
            );
            let journalled = journal::recent(&reopened, 1_000_000).await.unwrap();
            assert_eq!(
                journalled.len(),
                people.len(),
                "an act and its journal row stand or fall together"
            );
            for id in &people {
                assert_eq!(
                    reopened.one::<String>(NAME, &params![*id]).await.unwrap(),
                    "Acknowledged"
                );
            }
            reopened.close().await;
        }
        assert!(
            kept.len() >= usize::try_from(rounds).unwrap(),
            "the child wrote"
        );
    }
}
