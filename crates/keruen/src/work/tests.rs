//! The work of a site, on every engine at hand.

use std::sync::Arc;

use jiff::Timestamp;
use keruen_office::account::Email;
use keruen_office::letters::{self, NewLetter, State as LetterState};
use keruen_office::queue::Kind;
use keruen_office::site;
use keruen_speech::Lang;
use keruen_store::files::Files;
use keruen_store::jobs::{self, State};
use keruen_store::testing::{TestDb, fresh};
use keruen_store::{Actor, backup, erased};
use tokio::sync::watch;

use super::{Work, WorkError};
use crate::config::Config;
use crate::schemas::SCHEMAS;

keruen_store::statements! {
    JOBS = "SELECT count(*) FROM job";
}

/// Ten in the morning of Monday 30 November 2026 in Aktau: every hour of the plan has come.
fn morning() -> Timestamp {
    Timestamp::constant(1_796_014_800, 0)
}

/// Half past one of that night: none has.
fn night() -> Timestamp {
    Timestamp::constant(1_795_984_200, 0)
}

fn work(db: &TestDb, clock: keruen_web::app::Clock) -> Work {
    let listen = "127.0.0.1:8080".parse().expect("an address");
    let config = Config::of_demo(db.dir().to_owned(), None, listen);
    Work::new(
        (**db).clone(),
        Files::new(db.dir().join("files")),
        Arc::new(config),
        clock,
    )
}

async fn done(work: &Work, state: State) -> Vec<String> {
    let found = jobs::in_state(&work.db, state, 50).await.expect("jobs");
    let mut kinds: Vec<String> = found.into_iter().map(|job| job.kind).collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn a_site_that_was_off_at_night_catches_up_once() {
    for db in fresh(SCHEMAS).await {
        let before = work(&db, night);
        before.plan().await.expect("planned");
        before.run_all().await.expect("run");
        assert_eq!(
            done(&before, State::Done).await,
            [
                Kind::Recount.code(),
                Kind::SortKeys.code(),
                Kind::Texts.code()
            ]
        );
        assert_eq!(site::last_backup(&db).await.expect("asked"), None);

        let after = work(&db, morning);
        for _ in 0..3 {
            after.plan().await.expect("planned");
            after.run_all().await.expect("run");
        }
        // The counts of the home page were made in both hours.
        let kinds = [
            "backup",
            "duplicates",
            "recount",
            "recount",
            "sort-keys",
            "sweep",
            "texts",
        ];
        assert_eq!(
            done(&after, State::Done).await,
            kinds,
            "each once, however often it is planned"
        );
        assert_eq!(
            site::last_backup(&db).await.expect("asked"),
            Some(morning())
        );
        let file = db.dir().join("backups/keruen-2026-11-30.tar.gz");
        backup::verify(&file).await.expect("a good backup");
        assert!(db.dir().join("erased.jsonl").exists());
    }
}

/// A month after [`morning`], at the same hour.
fn a_month_later() -> Timestamp {
    Timestamp::constant(1_798_606_800, 0)
}

/// A day after [`morning`].
fn next_day() -> Timestamp {
    Timestamp::constant(1_796_101_200, 0)
}

async fn queued(db: &TestDb, kind: Kind) -> usize {
    let mut tx = db.upkeep(morning()).await.expect("a write");
    let pending = jobs::pending(&mut tx, kind.code()).await.expect("asked");
    pending.len()
}

#[tokio::test]
async fn what_is_made_once_for_each_version_is_not_made_again_once_its_job_is_forgotten() {
    for db in fresh(SCHEMAS).await {
        let first = work(&db, night);
        first.plan().await.expect("planned");
        first.run_all().await.expect("run");
        let later = work(&db, a_month_later);
        super::duties::sweep(&later).await.expect("swept");
        later.plan().await.expect("planned");
        for kind in [Kind::SortKeys, Kind::Texts] {
            assert_eq!(queued(&db, kind).await, 0, "{kind:?}");
        }
        // Of another version it is.
        let mut tx = db.upkeep(morning()).await.expect("a write");
        site::note_made(&mut tx, Kind::Texts.code(), "0")
            .await
            .expect("noted");
        tx.commit().await.expect("kept");
        for _ in 0..2 {
            later.plan().await.expect("planned");
        }
        assert_eq!(queued(&db, Kind::Texts).await, 1);
        assert_eq!(queued(&db, Kind::SortKeys).await, 0);
    }
}

#[tokio::test]
async fn what_could_not_be_made_is_tried_again_the_next_day() {
    for db in fresh(SCHEMAS).await {
        work(&db, morning).plan().await.expect("planned");
        let lease = jiff::SignedDuration::ZERO;
        // Begun too often without an answer, each of them is buried.
        while jobs::claim(&db, morning(), lease)
            .await
            .expect("asked")
            .is_some()
        {}
        assert_eq!(queued(&db, Kind::Texts).await, 0);
        work(&db, morning).plan().await.expect("planned");
        assert_eq!(queued(&db, Kind::Texts).await, 0, "not every minute");
        work(&db, next_day).plan().await.expect("planned");
        assert_eq!(queued(&db, Kind::Texts).await, 1);
    }
}

#[tokio::test]
async fn a_backup_that_lacks_files_is_kept_and_is_no_good_one() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        super::backup::nightly(&work).await.expect("all is there");
        let whole = db.dir().join("backups/keruen-2026-11-30.tar.gz");
        let before = std::fs::read(&whole).expect("a backup");
        let mut tx = db.upkeep(night()).await.expect("a write");
        let lost = work.files.put(&mut tx, b"lost", "text/plain").await;
        let lost = lost.expect("put");
        site::backup_gone(&mut tx).await.expect("forgotten");
        tx.commit().await.expect("kept");
        std::fs::remove_file(work.files.path(&lost)).expect("removed");

        let failed = super::backup::nightly(&work).await;
        assert!(
            matches!(failed, Err(WorkError::Incomplete(1))),
            "{failed:?}"
        );
        assert_eq!(site::last_backup(&db).await.expect("asked"), None);
        let lacking = db.dir().join("backups/keruen-2026-11-30-incomplete.tar.gz");
        let report = backup::verify(&lacking).await.expect("the best there is");
        assert_eq!(report.missing, [lost.to_string()]);
        assert_eq!(std::fs::read(&whole).expect("still there"), before);
    }
}

#[tokio::test]
async fn a_backup_whose_file_is_gone_is_none() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        super::backup::nightly(&work).await.expect("written");
        super::duties::recount(&work).await.expect("counted");
        assert_eq!(
            site::last_backup(&db).await.expect("asked"),
            Some(morning())
        );
        std::fs::remove_dir_all(db.dir().join("backups")).expect("removed");
        super::duties::recount(&work).await.expect("counted");
        assert_eq!(site::last_backup(&db).await.expect("asked"), None);
    }
}

#[tokio::test]
async fn old_backups_go_though_none_are_made_at_night() {
    let db = fresh(SCHEMAS).await.remove(0);
    let dir = db.dir().join("backups");
    std::fs::create_dir(&dir).expect("made");
    let names = [
        "before-update-20261026T093000Z.tar.gz",
        "before-update-20261127T093000.250Z.tar.gz",
        "by-hand-2020-01-01.tar.gz",
        ".keruen-backup-killed.part",
        ".keruen-backup-at-work.part",
    ];
    for name in names {
        std::fs::write(dir.join(name), "").expect("written");
    }
    for (name, hours) in [(names[3], 25), (names[4], 23)] {
        let touched = morning().as_second() - hours * 3600;
        let touched =
            std::time::UNIX_EPOCH + std::time::Duration::from_secs(touched.unsigned_abs());
        let file = std::fs::File::options().append(true).open(dir.join(name));
        file.and_then(|file| file.set_modified(touched))
            .expect("touched then");
    }
    super::duties::sweep(&work(&db, morning))
        .await
        .expect("swept");
    let left = names.map(|name| dir.join(name).exists());
    assert_eq!(left, [false, true, true, false, true]);
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_and_stops_nobody() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        let mut tx = db.upkeep(morning()).await.expect("a write");
        let strange = jobs::enqueue(&mut tx, "no-such-kind", &serde_json::Value::Null, morning())
            .await
            .expect("queued");
        let known = jobs::enqueue(
            &mut tx,
            Kind::Sweep.code(),
            &serde_json::Value::Null,
            morning(),
        )
        .await
        .expect("queued");
        tx.commit().await.expect("kept");
        work.run_all().await.expect("run");
        let strange = jobs::get(&db, strange)
            .await
            .expect("asked")
            .expect("a job");
        assert_eq!((strange.state, strange.attempts), (State::Waiting, 1));
        assert!(
            strange
                .error
                .is_some_and(|error| error.contains("no-such-kind"))
        );
        assert!(strange.run_at > morning());
        let known = jobs::get(&db, known).await.expect("asked").expect("a job");
        assert_eq!(known.state, State::Done);
    }
}

#[tokio::test]
async fn files_that_nothing_shows_go_after_two_days() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        let old = night()
            .saturating_sub(jiff::SignedDuration::from_hours(72))
            .expect("a moment");
        let mut hashes = Vec::new();
        // The last one lay there already when somebody chose it once more.
        let puts = [
            (old, &b"old"[..]),
            (night(), b"fresh"),
            (old, b"again"),
            (night(), b"again"),
        ];
        for (at, bytes) in puts {
            let mut tx = db.upkeep(at).await.expect("a write");
            hashes.push(
                work.files
                    .put(&mut tx, bytes, "text/plain")
                    .await
                    .expect("put"),
            );
            tx.commit().await.expect("kept");
        }
        super::duties::sweep(&work).await.expect("swept");
        assert!(
            work.files
                .info(&db, &hashes[0])
                .await
                .expect("asked")
                .is_none()
        );
        assert!(!work.files.path(&hashes[0]).exists());
        for hash in &hashes[1..] {
            assert!(
                work.files.get(hash).await.is_ok(),
                "a form with it may still be open"
            );
        }
    }
}

/// The sweep looks at all files first; until it comes to one, a form may have put it once more.
#[tokio::test]
async fn a_file_that_was_put_again_meanwhile_stays() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        let old = night() - jiff::SignedDuration::from_hours(72);
        let mut hash = None;
        for at in [old, morning()] {
            let mut tx = db.upkeep(at).await.expect("a write");
            let put = work.files.put(&mut tx, b"again", "text/plain").await;
            hash = Some(put.expect("put"));
            tx.commit().await.expect("kept");
        }
        let hash = hash.expect("put twice");
        let before = night() - jiff::SignedDuration::from_hours(24);
        let swept = super::duties::sweep_file(&work, &hash, before).await;
        swept.expect("nothing to do");
        assert!(work.files.get(&hash).await.is_ok());
        let later = morning() + jiff::SignedDuration::from_hours(1);
        let swept = super::duties::sweep_file(&work, &hash, later).await;
        swept.expect("swept");
        assert!(work.files.get(&hash).await.is_err());
    }
}

/// Whoever is erased stands beside the backups though the log cannot be emptied yet.
#[tokio::test]
async fn the_list_of_the_erased_waits_for_no_log() {
    for db in fresh(SCHEMAS).await {
        let mut work = work(&db, morning);
        work.db = keruen_store::testing::impatient(&db.target()).await;
        let mut look = db.snapshot().await.expect("a long look");
        let seen: i64 = look.one(JOBS, &[]).await.expect("looked");
        assert_eq!(seen, 0);
        let mut tx = db.upkeep(morning()).await.expect("a write");
        let (kind, id) = ("person", 52);
        let thing = keruen_store::Thing { kind, id };
        erased::mark(&mut tx, thing).await.expect("marked");
        tx.commit().await.expect("kept");
        let emptied = super::duties::checkpoint(&work).await;
        drop(look);
        assert_eq!(
            emptied.is_err(),
            db.engine() == keruen_store::Engine::Sqlite,
            "{emptied:?}"
        );
        let listed = erased::read(&db.dir().join(erased::FILE)).expect("a list");
        assert_eq!((listed[0].kind.as_str(), listed[0].id), (kind, id));
    }
}

#[tokio::test]
async fn without_a_mail_server_letters_go_by_hand() {
    for db in fresh(SCHEMAS).await {
        let work = work(&db, morning);
        let mut tx = db
            .act(Actor::system("system"), morning())
            .await
            .expect("a write");
        let letter = NewLetter {
            kind: "notice",
            account: None,
            person: None,
            programme: None,
            address: Email::parse("ulgi@ngo.example"),
            lang: Lang::Kk,
            subject: "Сынақ".to_owned(),
            body: "Сынақ хаты".to_owned(),
            secret: None,
            expires_at: None,
        };
        let id = letters::queue(&mut tx, &letter).await.expect("queued");
        tx.commit().await.expect("kept");
        while super::mail::send_next(&work).await.expect("tried") {}
        assert_eq!(
            letters::by_id(&db, id).await.expect("asked").state,
            LetterState::ByHand
        );
    }
}

#[tokio::test]
async fn all_tasks_end_when_the_site_stops() {
    let db = fresh(SCHEMAS).await.remove(0);
    let (tell, told) = watch::channel(false);
    let mut tasks = work(&db, morning).start(&told);
    tell.send(true).expect("somebody listens");
    while let Some(ended) = tasks.join_next().await {
        ended.expect("no task broke");
    }
}
