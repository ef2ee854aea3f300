//! Making a site, killed at every stage: what is left is nothing, something that says how it stands,
//! or a whole site.

use std::fmt::Write as _;
use std::path::Path;

use keruen_store::testing::{self, TestDb, impatient};
use keruen_store::{Db, Engine, Sql, StoreError, Target};

use crate::house::{Killed, keruen, letters, text};
use crate::killed::is_writing;

/// How far a command has come when it is killed.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// The folder says that a site is being made in it.
    Begun,
    /// So many looks found the database being written.
    Writing(usize),
}

const STAGES: [Stage; 7] = [
    Stage::Begun,
    Stage::Writing(1),
    Stage::Writing(3),
    Stage::Writing(9),
    Stage::Writing(27),
    Stage::Writing(81),
    Stage::Writing(243),
];

/// Kills the command at the stage; whether it was still at work.
async fn killed(args: &[&str], site: &Path, db: &TestDb, stage: Stage) -> bool {
    let watcher = match db.engine() {
        Engine::Sqlite => None,
        Engine::Postgres => Some(impatient(&db.target()).await),
    };
    let runtime = tokio::runtime::Handle::current();
    let mut seen = 0;
    let mut reached = || match stage {
        Stage::Begun => ["unfinished-init", "unfinished-restore"]
            .iter()
            .any(|mark| site.join(mark).exists()),
        Stage::Writing(far) => {
            seen += usize::from(match &watcher {
                None => is_writing(site),
                // Nobody else writes: whoever makes a writer wait is the command at work.
                Some(watcher) => runtime.block_on(async {
                    let turn = watcher.upkeep(testing::epoch()).await;
                    matches!(turn.map(drop), Err(StoreError::Busy))
                }),
            });
            seen >= far
        }
    };
    let killed = tokio::task::block_in_place(|| Killed::when(args, &mut reached));
    if let Some(watcher) = watcher {
        // PostgreSQL notices that its client is gone when it next speaks to it.
        watcher.close().await;
        let again = Db::open(&db.target()).await.expect("opens");
        drop(
            again
                .upkeep(testing::epoch())
                .await
                .expect("the lock is free"),
        );
        again.close().await;
    }
    killed
}

/// What every command says of the folder; whether it is a whole site.
fn explained(site: &Path, more: &[&str], command: &str) -> bool {
    let ask = |args: &[&str]| keruen(&[args, &["--data", text(site)], more].concat());
    let doctor = ask(&["doctor"]);
    if doctor.err.contains("There is no site") {
        return false;
    }
    if !doctor.err.contains("was interrupted") {
        assert!(doctor.err.is_empty(), "{doctor:?}");
        assert!(doctor.out.contains("fits this version"), "{doctor:?}");
        // Nothing of a site without an owner: somebody can get in.
        ask(&["user", "reset", "Owner"]).exits(0);
        return true;
    }
    let sentence = format!("run keruen {command} again");
    doctor.exits(2).complains(&sentence);
    let copy = site.with_extension("copy");
    for args in [
        &["serve"][..],
        &["init"],
        &["restore", "/nowhere.tar.gz", "--no-erased"],
        &["backup", "--out", text(&copy)],
    ] {
        ask(args).exits(1).complains(&sentence);
    }
    false
}

/// Does what the sentence says, and goes on with the next stage.
async fn cleared(site: &Path, db: &mut TestDb) {
    let _ = std::fs::remove_dir_all(site);
    if db.engine() == Engine::Postgres {
        let mut all = testing::bare().await;
        *db = all.pop().expect("another database");
    }
}

fn database(db: &TestDb) -> Vec<String> {
    match db.target() {
        Target::Postgres(address) => vec!["--database".to_owned(), address],
        Target::Sqlite(_) => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_init_leaves_no_site_that_nobody_can_enter() {
    for mut db in testing::bare().await {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        let mut in_the_middle = 0;
        for stage in STAGES {
            let more = database(&db);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let init = [&["init", "--data", text(&site)][..], &more].concat();
            let killed = killed(&init, &site, &db, stage).await;
            let whole = explained(&site, &more, "init");
            in_the_middle += usize::from(killed && !whole);
            cleared(&site, &mut db).await;
            if !killed {
                break;
            }
        }
        assert!(in_the_middle > 1, "{in_the_middle} on {:?}", db.engine());
    }
}

const PERSONS: Sql = Sql("SELECT COUNT(*) FROM person");
const ROWS: usize = 400;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_restore_leaves_no_half_of_the_people() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, out, list) = (
        folder.path().join("from"),
        folder.path().join("copy.tar.gz"),
        folder.path().join("people.csv"),
    );
    let mut table = String::from("Тегі;Аты\n");
    for n in 0..ROWS {
        // Writing into a string does not fail.
        let _ = writeln!(table, "Үлгібаев{0};Сынақ{0}", letters(n));
    }
    std::fs::write(&list, table).expect("written");
    keruen(&["init", "--data", text(&from)]).exits(0);
    keruen(&["import", "--data", text(&from), text(&list), "--apply"]).exits(0);
    keruen(&["backup", "--data", text(&from), "--out", text(&out)]).exits(0);
    for mut db in testing::bare().await {
        let site = folder.path().join(format!("{:?}", db.engine()));
        let mut in_the_middle = 0;
        for stage in STAGES {
            let more = database(&db);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let restore = ["restore", text(&out), "--no-erased", "--data", text(&site)];
            let killed = killed(&[&restore[..], &more].concat(), &site, &db, stage).await;
            let whole = explained(&site, &more, "restore");
            in_the_middle += usize::from(killed && !whole);
            if whole {
                let target = match db.target() {
                    Target::Sqlite(_) => Target::Sqlite(site.join("keruen.sqlite")),
                    other @ Target::Postgres(_) => other,
                };
                let restored = Db::open(&target).await.expect("opens");
                let persons: i64 = restored.one(PERSONS, &[]).await.expect("a count");
                assert_eq!(usize::try_from(persons), Ok(ROWS));
                restored.close().await;
            }
            cleared(&site, &mut db).await;
            if !killed {
                break;
            }
        }
        assert!(in_the_middle > 1, "{in_the_middle} on {:?}", db.engine());
        // What the sentence says works.
        let more = database(&db);
        let more: Vec<&str> = more.iter().map(String::as_str).collect();
        let restore = ["restore", text(&out), "--no-erased", "--data", text(&site)];
        keruen(&[&restore[..], &more].concat()).exits(0);
        assert!(explained(&site, &more, "restore"));
    }
}
