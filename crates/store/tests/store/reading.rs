//! Reading: few connections serve many, and none is lost by whoever goes away.

use crate::house::*;
use futures_util::FutureExt as _;
use keruen_store::{Engine, StoreError, testing};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_questions_at_once_are_all_answered() {
    for db in testing::fresh(&[HOUSE]).await {
        add_person(&db, "Asked Often").await.unwrap();
        let asking = (0..200).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.many::<String>(NAMES, &[]).await })
        });
        for question in asking.collect::<Vec<_>>() {
            let names = question.await.unwrap().unwrap();
            assert_eq!(names, ["Asked Often"], "{:?}", db.engine());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_that_nobody_waits_for_gives_its_connection_back() {
    for db in testing::fresh(&[HOUSE]).await {
        add_person(&db, "Left Waiting").await.unwrap();
        for _ in 0..40 {
            // Polled once, so that it is under way, and dropped.
            let _ = db.many::<String>(NAMES, &[]).now_or_never();
        }
        let names: Vec<String> = db.many(NAMES, &[]).await.unwrap();
        assert_eq!(names, ["Left Waiting"], "{:?}", db.engine());
    }
}

#[tokio::test]
async fn a_look_that_ended_holds_neither_a_connection_nor_an_old_state() {
    for db in testing::fresh(&[HOUSE]).await {
        for n in 0..20 {
            let mut look = db.snapshot().await.unwrap();
            let before: Vec<String> = look.many(NAMES, &[]).await.unwrap();
            add_person(&db, &format!("Person {n}")).await.unwrap();
            let still: Vec<String> = look.many(NAMES, &[]).await.unwrap();
            assert_eq!(still, before, "{:?}", db.engine());
            drop(look);
            let after: Vec<String> = db.many(NAMES, &[]).await.unwrap();
            assert_eq!(after.len(), before.len() + 1, "{:?}", db.engine());
        }
    }
}

#[tokio::test]
async fn nothing_is_asked_after_the_end() {
    for db in testing::fresh(&[HOUSE]).await {
        let _: Vec<String> = db.many(NAMES, &[]).await.unwrap();
        db.close().await;
        let refused = db.many::<String>(NAMES, &[]).await;
        assert!(
            matches!(refused, Err(StoreError::Gone(_))),
            "{:?}: {refused:?}",
            db.engine()
        );
    }
}

#[tokio::test]
async fn a_table_that_is_being_rebuilt_is_busy_and_keeps_nobody_waiting() {
    for db in testing::fresh(&[HOUSE]).await {
        add_person(&db, "Behind The Lock").await.unwrap();
        let held = db.hold_table("person").await;
        let asked = testing::impatient(&db.target()).await;
        let answer = asked.many::<String>(NAMES, &[]).await;
        match db.engine() {
            Engine::Sqlite => assert_eq!(answer.unwrap(), ["Behind The Lock"]),
            Engine::Postgres => assert!(matches!(answer, Err(StoreError::Busy)), "{answer:?}"),
        }
        drop(held);
    }
}
