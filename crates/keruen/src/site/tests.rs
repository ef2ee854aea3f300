//! A newer binary on an older site, and what a kill in the middle of it leaves.

use std::process::{Child, Command, Stdio};

use keruen_people::territory;
use keruen_store::testing::{POSTGRES, TestDb, bare, epoch, impatient};
use keruen_store::{Actor, Migration, Sql, Value};

use super::*;

/// Tells the child which site it is to bring up to date.
const DATA: &str = "KERUEN_KILL_DATA";
const DATABASE: &str = "KERUEN_KILL_DATABASE";

/// What a version to come might do: change a table that is full, and fill new ones. Long enough to
/// be met at work.
const LATER: Schema = Schema {
    room: "later",
    migrations: &[
        Migration {
            name: "later/0001-notes",
            sql: "CREATE TABLE later_note (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
                WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
                    INSERT INTO later_note (id, text) SELECT i, 'a note that was not there before' FROM n;",
        },
        Migration {
            name: "later/0002-marks",
            sql: "ALTER TABLE territory ADD COLUMN mark BIGINT;
                UPDATE territory SET mark = 1;
                CREATE TABLE later_mark (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
                INSERT INTO later_mark (id, text) SELECT id, text FROM later_note;",
        },
    ],
    tables: &["later_note", "later_mark"],
    private: &[],
    restored: &[],
    statements: &[],
};

const NEWER: &[Schema] = &[
    keruen_store::SCHEMA,
    keruen_people::SCHEMA,
    keruen_office::SCHEMA,
    LATER,
];

const MARKED: Sql = Sql("SELECT CAST(count(*) AS BIGINT) FROM territory WHERE mark = 1");
const MARKS: Sql = Sql("SELECT CAST(count(*) AS BIGINT) FROM later_mark");

fn config(data: PathBuf, database: Option<String>) -> Config {
    Config::of_demo(data, database, ([127, 0, 0, 1], 8080).into())
}

fn database(db: &TestDb) -> Option<String> {
    match db.target() {
        Target::Postgres(address) => Some(address),
        Target::Sqlite(_) => None,
    }
}

/// An older site with something in it.
async fn older(config: Config) -> Site {
    let site = Site::create(config, epoch()).await.expect("a new site");
    let mut tx = site
        .db
        .act(Actor::system("system"), epoch())
        .await
        .expect("a write");
    territory::kazakhstan::add(&mut tx).await.expect("regions");
    tx.commit().await.expect("kept");
    site
}

async fn tables(db: &Db) -> Vec<backup::TableReport> {
    backup::table_hashes(db, SCHEMAS).await.expect("hashes")
}

/// Not a test of its own: the child that the next test starts and kills.
#[tokio::test]
async fn brings_up_to_date_until_it_is_killed() {
    let Some(data) = std::env::var_os(DATA) else {
        return;
    };
    let mut site = Site::open(config(data.into(), std::env::var(DATABASE).ok()))
        .await
        .expect("the older site opens");
    site.hold().expect("nobody else serves it");
    let updated = site.update_to(NEWER, keruen_web::app::system_clock()).await;
    updated.expect("it works if it may");
}

fn child(config: &Config) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command
        .args([
            "--exact",
            "site::tests::brings_up_to_date_until_it_is_killed",
        ])
        .env(DATA, &config.data)
        .env_remove(POSTGRES)
        .env_remove(DATABASE)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(database) = &config.database {
        command.env(DATABASE, database);
    }
    command.spawn().expect("it starts")
}

/// The backups before an update, the oldest first.
fn backups(config: &Config) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(config.backups()) else {
        return Vec::new();
    };
    let mut all: Vec<PathBuf> = folder
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "gz"))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn an_update_that_is_killed_leaves_the_older_site_or_the_newer_one() {
    for (one, other) in bare().await.iter().zip(bare().await.iter()) {
        let folder = tempfile::tempdir().expect("a folder");
        let config = config(folder.path().join("site"), database(one));
        let site = older(config.clone()).await;
        let (had, before) = (
            site.db.migrations().await.expect("read"),
            tables(&site.db).await,
        );
        site.db.close().await;

        let mut in_the_middle = 0;
        for far in [1, 4, 9] {
            let watcher = impatient(&config.target()).await;
            let mut child = child(&config);
            let mut seen = 0;
            // Nobody else writes: whoever makes a writer wait is the update at work.
            let killed = loop {
                if child.try_wait().expect("a process").is_some() {
                    break false;
                }
                if let Err(StoreError::Busy) = watcher.upkeep(epoch()).await.map(drop) {
                    seen += 1;
                }
                if seen >= far {
                    child.kill().expect("the signal is sent");
                    child.wait().expect("it ends");
                    break true;
                }
            };
            watcher.close().await;

            // PostgreSQL notices that its client is gone when it next speaks to it.
            let again = Db::open(&config.target()).await.expect("opens");
            drop(again.upkeep(epoch()).await.expect("the lock is free"));
            let has = again.migrations().await.expect("read");
            if has == had {
                assert_eq!(tables(&again).await, before, "wholly the older one");
                in_the_middle += u32::from(killed);
            } else {
                assert_eq!(has.len(), had.len() + LATER.migrations.len());
            }
            again.close().await;
            if has != had {
                break;
            }
        }
        assert!(in_the_middle > 0, "no round killed an update at work");

        let kept = backups(&config);
        assert!(!kept.is_empty(), "it backs up before it changes anything");
        for tar in &kept {
            backup::verify(tar).await.expect("a whole backup");
        }
        let restored = Site::bare(self::config(
            folder.path().join("restored"),
            database(other),
        ))
        .await
        .expect("an empty site");
        backup::restore(
            kept.last().expect("one"),
            &restored.db,
            &restored.files,
            SCHEMAS,
            epoch(),
        )
        .await
        .expect("the older version takes it");
        assert_eq!(tables(&restored.db).await, before);
        restored.db.close().await;

        // The next start does what the killed ones did not.
        let site = Site::open_as(config.clone(), NEWER).await.expect("opens");
        site.update_to(NEWER, keruen_web::app::system_clock())
            .await
            .expect("brought up to date");
        assert_eq!(site.db.one::<i64>(MARKS, &[]).await.expect("read"), 300_000);
        let none: &[Value] = &[];
        let marked: i64 = site.db.one(MARKED, none).await.expect("read");
        assert!(marked > 0, "every row of the older site");
        assert!(
            site.update_to(NEWER, epoch())
                .await
                .expect("asked")
                .is_none(),
            "and only once"
        );
        site.db.close().await;
    }
}
