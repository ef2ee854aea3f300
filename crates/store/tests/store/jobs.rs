//! Jobs and limits: leases, retries, burial; buckets that count across connections.

use crate::house::*;
use jiff::{SignedDuration, Timestamp};
use keruen_store::jobs::{self, Job, State};
use keruen_store::limits::{self, Limit, Wait};
use keruen_store::testing::{self, TestDb};
use serde_json::json;

const LEASE: SignedDuration = SignedDuration::from_mins(5);

fn after(seconds: i64) -> Timestamp {
    testing::epoch() + SignedDuration::from_secs(seconds)
}

async fn queue(db: &TestDb, kind: &str, run_at: Timestamp) -> i64 {
    let mut tx = db.upkeep(testing::epoch()).await.unwrap();
    let id = jobs::enqueue(&mut tx, kind, &json!({"to": "Ақтау"}), run_at)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn job(db: &TestDb, id: i64) -> Job {
    jobs::get(db, id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_job_runs_at_its_time_and_once() {
    for db in testing::fresh(&[]).await {
        let late = queue(&db, "late", after(60)).await;
        let early = queue(&db, "early", after(0)).await;
        let got = jobs::claim(&db, after(1), LEASE).await.unwrap().unwrap();
        assert_eq!(
            (got.id, got.kind.as_str(), got.payload),
            (early, "early", json!({"to": "Ақтау"}))
        );
        assert_eq!((got.state, got.attempts), (State::Running, 1));
        assert_eq!(
            jobs::claim(&db, after(1), LEASE).await.unwrap(),
            None,
            "one runs, the other's time has not come"
        );
        assert!(
            jobs::finish(&db, &job(&db, early).await, after(2))
                .await
                .unwrap()
        );
        assert_eq!(
            (
                job(&db, early).await.state,
                job(&db, early).await.finished_at
            ),
            (State::Done, Some(after(2)))
        );
        assert_eq!(
            jobs::claim(&db, after(60), LEASE)
                .await
                .unwrap()
                .unwrap()
                .id,
            late
        );
        assert_eq!(jobs::sweep(&db, after(3), after(3)).await.unwrap(), 1);
        assert_eq!(jobs::get(&db, early).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_lost_lease_lets_another_node_take_over() {
    for db in testing::fresh(&[]).await {
        let id = queue(&db, "backup", after(0)).await;
        let first = jobs::claim(&db, after(0), LEASE).await.unwrap().unwrap();
        assert!(jobs::renew(&db, &first, after(200), LEASE).await.unwrap());
        assert_eq!(
            jobs::claim(&db, after(499), LEASE).await.unwrap(),
            None,
            "renewed until 500"
        );
        let again = jobs::claim(&db, after(500), LEASE).await.unwrap().unwrap();
        assert_eq!((again.id, again.attempts), (id, 2));

        // The first node was only slow: nothing it says touches the second one's run.
        assert!(!jobs::renew(&db, &first, after(501), LEASE).await.unwrap());
        assert!(!jobs::finish(&db, &first, after(501)).await.unwrap());
        assert!(!jobs::fail(&db, &first, "late", after(501)).await.unwrap());
        assert_eq!(job(&db, id).await, again);

        assert!(jobs::finish(&db, &again, after(502)).await.unwrap());
        assert!(
            !jobs::renew(&db, &again, after(503), LEASE).await.unwrap(),
            "a finished job has no lease"
        );
    }
}

#[tokio::test]
async fn work_that_looks_at_everything_is_queued_once_until_it_runs() {
    for db in testing::fresh(&[]).await {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let mut tx = db.upkeep(after(0)).await.unwrap();
            ids.push(
                jobs::enqueue_unless_waiting(&mut tx, "recount", after(0))
                    .await
                    .unwrap(),
            );
            tx.commit().await.unwrap();
        }
        assert_eq!(ids[0], ids[1]);
        jobs::claim(&db, after(1), LEASE).await.unwrap().unwrap();
        let mut tx = db.upkeep(after(1)).await.unwrap();
        let next = jobs::enqueue_unless_waiting(&mut tx, "recount", after(1))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_ne!(next, ids[0], "one that runs may have looked already");
    }
}

#[tokio::test]
async fn a_failing_job_waits_longer_each_time_and_is_buried() {
    for db in testing::fresh(&[]).await {
        let id = queue(&db, "mail", after(0)).await;
        let mut now = after(0);
        for attempt in 1..=jobs::MOST_ATTEMPTS {
            let got = jobs::claim(&db, now, LEASE).await.unwrap().unwrap();
            assert_eq!(got.attempts, attempt);
            jobs::fail(&db, &got, "the mail server does not answer", now)
                .await
                .unwrap();
            let waiting = job(&db, id).await;
            assert_eq!(
                waiting.error.as_deref(),
                Some("the mail server does not answer")
            );
            if attempt < jobs::MOST_ATTEMPTS {
                assert_eq!(
                    waiting.run_at.duration_since(now),
                    SignedDuration::from_secs(30 << (attempt - 1))
                );
                assert_eq!(jobs::claim(&db, now, LEASE).await.unwrap(), None);
                now = waiting.run_at;
            }
        }
        assert_eq!(job(&db, id).await.state, State::Dead);
        assert_eq!(
            jobs::claim(&db, after(1_000_000), LEASE).await.unwrap(),
            None
        );
        assert_eq!(jobs::in_state(&db, State::Dead, 10).await.unwrap().len(), 1);
        let mut undone = db.upkeep(now).await.unwrap();
        assert!(jobs::revive(&mut undone, id).await.unwrap());
        drop(undone);
        assert_eq!(
            job(&db, id).await.state,
            State::Dead,
            "with its act or not at all"
        );
        let mut tx = db.upkeep(now).await.unwrap();
        assert!(jobs::revive(&mut tx, id).await.unwrap());
        assert!(!jobs::revive(&mut tx, id).await.unwrap(), "it is alive");
        tx.commit().await.unwrap();
        assert_eq!(
            jobs::claim(&db, now, LEASE)
                .await
                .unwrap()
                .unwrap()
                .attempts,
            1
        );
    }
}

#[tokio::test]
async fn a_job_that_kills_its_node_is_buried_too() {
    for db in testing::fresh(&[]).await {
        let id = queue(&db, "poison", after(0)).await;
        for n in 0..jobs::MOST_ATTEMPTS {
            assert!(
                jobs::claim(&db, after(n * 300), LEASE)
                    .await
                    .unwrap()
                    .is_some()
            );
        }
        assert_eq!(jobs::claim(&db, after(10_000), LEASE).await.unwrap(), None);
        assert_eq!(job(&db, id).await.state, State::Dead);
    }
}

#[tokio::test]
async fn a_nightly_job_is_queued_once_and_an_undone_one_never() {
    for db in testing::fresh(&[HOUSE]).await {
        let mut ids = Vec::new();
        for key in [
            "backup 2026-11-30",
            "backup 2026-11-30",
            "backup 2026-12-01",
        ] {
            let mut tx = db.upkeep(testing::epoch()).await.unwrap();
            ids.push(
                jobs::enqueue_once(&mut tx, "backup", key, &json!(null), after(0))
                    .await
                    .unwrap(),
            );
            tx.commit().await.unwrap();
        }
        assert_eq!(ids, [1, 1, 2]);
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        let undone = jobs::enqueue(&mut tx, "mail", &json!(null), after(0))
            .await
            .unwrap();
        drop(tx);
        assert_eq!(jobs::get(&db, undone).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_nodes_never_take_the_same_job() {
    for db in testing::fresh(&[]).await {
        for _ in 0..20 {
            queue(&db, "work", after(0)).await;
        }
        let nodes: Vec<_> = (0..4)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    while let Some(job) = jobs::claim(&db, after(1), LEASE).await.unwrap() {
                        mine.push(job.id);
                    }
                    mine
                })
            })
            .collect();
        let mut all = Vec::new();
        for node in nodes {
            all.extend(node.await.unwrap());
        }
        all.sort_unstable();
        assert_eq!(all, (1..=20).collect::<Vec<_>>(), "{:?}", db.engine());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_counts_across_connections() {
    let limit = Limit {
        burst: 5,
        refill: SignedDuration::from_secs(60),
    };
    for db in testing::fresh(&[]).await {
        let tries: Vec<_> = (0..20)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    limits::take(&db, "sign-in 203.0.113.7", limit, after(0)).await
                })
            })
            .collect();
        let mut let_in = 0;
        for one in tries {
            match one.await.unwrap().unwrap() {
                Ok(()) => let_in += 1,
                Err(wait) => assert_eq!(wait, Wait { seconds: 60 }),
            }
        }
        assert_eq!(let_in, 5);
        assert_eq!(
            limits::take(&db, "sign-in 203.0.113.8", limit, after(0))
                .await
                .unwrap(),
            Ok(()),
            "another key, another bucket"
        );
        assert_eq!(
            limits::take(&db, "sign-in 203.0.113.7", limit, after(59))
                .await
                .unwrap(),
            Err(Wait { seconds: 1 })
        );
        assert_eq!(
            limits::take(&db, "sign-in 203.0.113.7", limit, after(60))
                .await
                .unwrap(),
            Ok(())
        );
        limits::clear(&db, "sign-in 203.0.113.7", after(60))
            .await
            .unwrap();
        assert_eq!(
            limits::take(&db, "sign-in 203.0.113.7", limit, after(60))
                .await
                .unwrap(),
            Ok(())
        );
        assert_eq!(limits::sweep(&db, after(100_000)).await.unwrap(), 2);
    }
}
