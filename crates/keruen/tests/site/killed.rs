//! An import whose process is killed: all of it is there afterwards, or nothing.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;

use rustix::process::{Flock, FlockOffsetType, FlockType, fcntl_getlk};

use std::time::{Duration, Instant};

use keruen_people::Role;
use keruen_people::import::runs::{self, NewRun};
use keruen_people::import::{self, Mapping, Scope};
use keruen_speech::Lang;
use keruen_store::files::Hash;
use keruen_store::testing::epoch;
use keruen_store::{Actor, Db, Sql, Target};
use keruen_web::imports::Folder;

use crate::house::{Killed, Running, keruen, letters, text};

const ROWS: usize = 2_000;
/// As the command says it.
const SAID: &str = "2,000";

fn table() -> String {
    let mut table = String::from("Тегі;Аты;Телефон;Ұйымы\n");
    for n in 0..ROWS {
        // Writing into a string does not fail.
        let _ = writeln!(
            table,
            "Үлгібаев{0};Сынақ{0};+7 700 {1:03} {2:02} {3:02};«Үлгі{4}» ҚБ",
            letters(n),
            n / 10_000,
            n / 100 % 100,
            n % 100,
            n % 50
        );
    }
    table
}

/// Whether a process is writing: it holds SQLite's write lock, byte 120 of the `-shm` file
/// (WAL_WRITE_LOCK, <https://www.sqlite.org/walformat.html#wal_locks>).
pub fn is_writing(data: &Path) -> bool {
    let Ok(shared) = File::options()
        .read(true)
        .write(true)
        .open(data.join("keruen.sqlite-shm"))
    else {
        return false;
    };
    let lock = Flock {
        start: 120,
        length: 1,
        pid: None,
        typ: FlockType::WriteLock,
        offset_type: FlockOffsetType::Set,
    };
    matches!(fcntl_getlk(&shared, &lock), Ok(Some(_)))
}

#[test]
fn an_import_that_is_killed_leaves_nothing_by_halves_and_can_be_done_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let data = text(&site).to_owned();
    let list = folder.path().join("people.csv");
    std::fs::write(&list, table()).expect("written");
    keruen(&["init", "--data", &data]).exits(0);
    let look = ["import", "--data", &data, text(&list)];
    let apply = [&look[..], &["--apply"]].concat();
    let (mut in_the_middle, mut ended) = (0, false);
    for (round, far) in [1, 20, 200, 2_000, 10_000, 50_000].into_iter().enumerate() {
        // Each round kills a little later into the writing, counted in looks at the lock.
        let mut seen = 0;
        let killed = Killed::when(&apply, || {
            seen += usize::from(is_writing(&site));
            seen >= far
        });
        let out = keruen(&look).exits(0).out;
        let none = out.contains(&format!("New: {SAID} "));
        let all = out.contains(&format!("unchanged: {SAID} "));
        assert!(none || all, "round {round}: {out}");
        if killed && none {
            in_the_middle += 1;
        }
        if all {
            ended = true;
            break;
        }
    }
    assert!(in_the_middle > 0, "no round killed the import at work");
    // Where the last round came too late, nothing is left to do.
    keruen(&apply).exits(0).prints(if ended {
        "Nothing new was taken in"
    } else {
        "Taken in"
    });
    keruen(&look)
        .exits(0)
        .prints(&format!("unchanged: {SAID} "));
}

const OWNER: Sql = Sql("SELECT id FROM account ORDER BY id LIMIT 1");
const ATTEMPTS: Sql = Sql("SELECT COALESCE(MAX(attempts), 0) FROM job WHERE kind = 'import'");
const STATE: Sql = Sql("SELECT state FROM import_run");
const PERSONS: Sql = Sql("SELECT COUNT(*) FROM person");
const TRACES: Sql = Sql(
    "SELECT (SELECT COUNT(*) FROM contact) + (SELECT COUNT(*) FROM membership) \
     + (SELECT COUNT(*) FROM token WHERE kind = 'person') + (SELECT COUNT(*) FROM organisation)",
);

async fn open(site: &Path) -> Db {
    let target = Target::Sqlite(site.join("keruen.sqlite"));
    Db::open(&target).await.expect("opens")
}

/// An import that was looked at and agreed to, as the pages leave it for the job.
async fn agreed(site: &Path) {
    let db = open(site).await;
    let bytes = table().into_bytes();
    let table = keruen_paper::read_table(&bytes, &keruen_paper::Limits::default());
    let sheet = keruen_web::import_words::sheet(table.expect("a table"));
    let mapping = Mapping::recognise(&sheet.headers).expect("names");
    let drafts = import::parse(&sheet, &mapping);
    let plan = import::dry_run(&db, &drafts, Scope::Site).await;
    let new = NewRun {
        account: db.one(OWNER, &[]).await.expect("an owner"),
        role: Role::Owner,
        programme: None,
        lang: Lang::En,
        file_name: "people.csv".to_owned(),
        file_hash: Hash::of(&bytes),
    };
    let mut tx = db
        .act(Actor::system("owner"), epoch())
        .await
        .expect("a write");
    let run = runs::create(&mut tx, &new).await.expect("brought");
    let agreed = plan.expect("a plan").seal();
    assert!(
        runs::agree(&mut tx, run, agreed, Lang::En)
            .await
            .expect("agreed")
    );
    tx.commit().await.expect("kept");
    Folder::of(site).keep(run, bytes).await.expect("kept");
    db.close().await;
}

/// How often the job was begun.
async fn attempts(site: &Path) -> i64 {
    let db = open(site).await;
    let attempts = db.one(ATTEMPTS, &[]).await.expect("a count");
    db.close().await;
    attempts
}

/// The state of the import, how many persons there are, and how much hangs on them.
async fn found(site: &Path) -> (String, usize, usize) {
    let db = open(site).await;
    let state: String = db.one(STATE, &[]).await.expect("an import");
    let mut counts = Vec::new();
    for sql in [PERSONS, TRACES] {
        let count: i64 = db.one(sql, &[]).await.expect("a count");
        counts.push(usize::try_from(count).expect("a count"));
    }
    db.close().await;
    (state, counts[0], counts[1])
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_at_work_in_a_killed_house_goes_on_after_the_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let data = text(&site).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    agreed(&site).await;
    let serve = ["serve", "--data", &data, "--listen", "127.0.0.1:0"];
    let mut in_the_middle = 0;
    // Each round kills a little later, counted in looks at the lock: the first ones still in what a
    // house does at its start. Twice at work is enough; a job that has used up its attempts is given
    // up, so on a busy machine the rounds end before.
    for far in (0..16).map(|doubled| 1 << doubled) {
        let house = Running::start(&serve);
        let begun = Instant::now();
        let mut seen = 0;
        while seen < far && begun.elapsed() < Duration::from_secs(20) {
            seen += usize::from(is_writing(&site));
            std::thread::yield_now();
        }
        let writing = is_writing(&site);
        house.dies();
        let (state, persons, traces) = found(&site).await;
        match state.as_str() {
            "done" => assert_eq!(persons, ROWS, "all of it"),
            "queued" | "running" => {
                assert_eq!((persons, traces), (0, 0), "nothing by halves, {state}");
                in_the_middle += usize::from(writing && state == "running");
            }
            other => panic!("{other}: a killed process is no failure of the file"),
        }
        if state == "done" || in_the_middle == 2 || attempts(&site).await > 5 {
            break;
        }
    }
    assert!(in_the_middle > 0, "no round killed the job at work");

    let house = Running::start(&serve);
    let begun = Instant::now();
    let (state, persons, _) = loop {
        assert_eq!(
            house.get("/en/", "").status(),
            200,
            "the house answers meanwhile"
        );
        let now = found(&site).await;
        if !matches!(now.0.as_str(), "queued" | "running") || begun.elapsed().as_secs() > 60 {
            break now;
        }
    };
    assert_eq!((state.as_str(), persons), ("done", ROWS));
    let list = folder.path().join("people.csv");
    std::fs::write(&list, table()).expect("written");
    let (code, _) = house.stop();
    assert_eq!(code, Some(0));
    keruen(&["import", "--data", &data, text(&list)])
        .exits(0)
        .prints(&format!("unchanged: {SAID} "));
}
