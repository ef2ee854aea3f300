//! Letters: outbox, by-hand list, links that vanish.

use keruen_office::account::Email;
use keruen_office::letters::outbox::{self, Next};
use keruen_office::letters::{self, ErrorClass, NewLetter, SECRET, State};
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, Thing, backup, journal, testing};

use crate::house::{SCHEMAS, account, act, act_at, at, programme, sites, viewer};

const LINK: &str = "https://example.kz/kk/in/abc";

pub fn letter(address: Option<&str>) -> NewLetter {
    NewLetter {
        kind: "sign-in",
        account: None,
        person: None,
        programme: None,
        address: address.and_then(Email::parse),
        lang: Lang::Kk,
        subject: "Кіру сілтемесі".to_owned(),
        body: format!("Сәлем. Кіру үшін: {SECRET}"),
        secret: Some(LINK.to_owned()),
        expires_at: Some(at(60)),
    }
}

pub async fn queue(db: &Db, letter: &NewLetter) -> i64 {
    let mut tx = act(db).await;
    let id = letters::queue(&mut tx, letter).await.expect("queued");
    tx.commit().await.expect("kept");
    id
}

async fn state(db: &Db, id: i64) -> State {
    letters::by_id(db, id).await.expect("read").state
}

async fn text(db: &Db, id: i64, minutes: i64) -> Option<String> {
    let letter = letters::by_id(db, id).await.expect("read");
    letters::full_text(db, &letter, at(minutes))
        .await
        .expect("read")
}

#[tokio::test]
async fn a_letter_goes_out_once_and_its_link_is_forgotten() {
    for db in sites().await {
        let id = queue(&db, &letter(Some("a@example.kz"))).await;
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        assert_eq!(
            (out.id, out.address.as_str(), out.attempt),
            (id, "a@example.kz", 1)
        );
        assert!(out.text.ends_with(LINK));
        assert_eq!(
            outbox::claim(&db, at(0)).await.expect("asked"),
            None,
            "it is leased"
        );
        outbox::sent(&db, id, at(1)).await.expect("noted");
        assert_eq!(state(&db, id).await, State::Sent);
        assert_eq!(text(&db, id, 1).await, None, "the link is gone");
        assert_eq!(outbox::claim(&db, at(30)).await.expect("asked"), None);
    }
}

#[tokio::test]
async fn a_letter_whose_sender_died_is_not_sent_twice_by_itself() {
    for db in sites().await {
        let id = queue(&db, &letter(Some("a@example.kz"))).await;
        outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        for minutes in [0, outbox::LEASE.as_mins()] {
            assert_eq!(outbox::claim(&db, at(minutes)).await.expect("asked"), None);
        }
        let stands = letters::by_id(&db, id).await.expect("read");
        assert_eq!(
            (stands.state, stands.error),
            (State::Failed, Some(ErrorClass::OutcomeUnknown)),
            "it may have arrived, and says so"
        );
        // Whoever has asked the reader sends it once more, with its link.
        let mut tx = act_at(&db, at(16)).await;
        letters::again(&mut tx, id).await.expect("once more");
        tx.commit().await.expect("kept");
        let again = outbox::claim(&db, at(16))
            .await
            .expect("asked")
            .expect("due");
        assert!(again.text.ends_with(LINK));
    }
}

#[tokio::test]
async fn failures_are_tried_again_ever_later_and_then_given_up() {
    for db in sites().await {
        let endless = NewLetter {
            expires_at: None,
            ..letter(Some("a@example.kz"))
        };
        let id = queue(&db, &endless).await;
        let mut minutes = 0;
        for attempt in 1..=outbox::ATTEMPTS {
            let out = outbox::claim(&db, at(minutes))
                .await
                .expect("asked")
                .expect("due");
            assert_eq!(out.attempt, attempt);
            match outbox::failed(&db, &out, &ErrorClass::Unreachable.into(), at(minutes))
                .await
                .expect("noted")
            {
                Next::After(pause) => {
                    assert_eq!(
                        outbox::claim(&db, at(minutes)).await.expect("asked"),
                        None,
                        "not at once"
                    );
                    minutes += pause.as_mins();
                }
                next => assert_eq!((next, attempt), (Next::GiveUp, outbox::ATTEMPTS)),
            }
        }
        let given_up = letters::by_id(&db, id).await.expect("read");
        assert_eq!(
            (given_up.state, given_up.error),
            (State::Failed, Some(ErrorClass::Unreachable))
        );

        let mut tx = act_at(&db, at(minutes)).await;
        letters::again(&mut tx, id)
            .await
            .expect("from the beginning");
        tx.commit().await.expect("kept");
        let out = outbox::claim(&db, at(minutes))
            .await
            .expect("asked")
            .expect("due");
        assert_eq!((out.id, out.attempt), (id, 1));
        assert!(out.text.ends_with(LINK), "a letter given up keeps its link");
    }
}

#[tokio::test]
async fn a_bounced_letter_goes_by_hand() {
    for db in sites().await {
        let id = queue(&db, &letter(Some("a@example.kz"))).await;
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        outbox::failed(&db, &out, &ErrorClass::NoSuchAddress.into(), at(0))
            .await
            .expect("noted");
        assert_eq!(state(&db, id).await, State::Bounced);
        let mut tx = act_at(&db, at(1)).await;
        letters::hand_over(&mut tx, id).await.expect("handed over");
        tx.commit().await.expect("kept");
        assert!(
            text(&db, id, 1)
                .await
                .is_some_and(|text| text.ends_with(LINK))
        );

        let mut tx = act_at(&db, at(2)).await;
        letters::by_hand(&mut tx, id).await.expect("sent");
        tx.commit().await.expect("kept");
        assert_eq!(state(&db, id).await, State::HandDone);
        assert_eq!(text(&db, id, 2).await, None, "the link is gone");
        let entries = journal::of(&db, Thing { kind: "letter", id })
            .await
            .expect("read");
        assert_eq!(entries[0].verb, "send-by-hand");

        let mut tx = act_at(&db, at(3)).await;
        let twice = letters::by_hand(&mut tx, id).await;
        assert!(matches!(
            twice,
            Err(OfficeError::Refused(Refusal::LetterState))
        ));
    }
}

#[tokio::test]
async fn without_an_address_it_waits_for_somebody() {
    for db in sites().await {
        let id = queue(&db, &letter(None)).await;
        assert_eq!(state(&db, id).await, State::ByHand);
        assert_eq!(outbox::claim(&db, at(0)).await.expect("asked"), None);
        let mut tx = act(&db).await;
        assert!(
            letters::again(&mut tx, id).await.is_err(),
            "mail needs an address"
        );
    }
}

#[tokio::test]
async fn a_link_that_is_over_is_neither_sent_nor_shown() {
    for db in sites().await {
        let by_mail = queue(&db, &letter(Some("a@example.kz"))).await;
        let by_hand = queue(&db, &letter(None)).await;
        assert_eq!(outbox::claim(&db, at(60)).await.expect("asked"), None);
        assert_eq!(text(&db, by_hand, 60).await, None);
        let mut tx = db.upkeep(at(60)).await.expect("a transaction");
        assert_eq!(letters::sweep(&mut tx).await.expect("swept"), 2);
        tx.commit().await.expect("kept");
        for id in [by_mail, by_hand] {
            assert_eq!(state(&db, id).await, State::Expired);
        }
    }
}

#[tokio::test]
async fn a_letter_whose_link_did_not_survive_a_restore_is_not_sent_without_it() {
    for db in sites().await {
        let lost = NewLetter {
            secret: None,
            ..letter(Some("a@example.kz"))
        };
        let id = queue(&db, &lost).await;
        let plain = NewLetter {
            body: "Сәлем".to_owned(),
            secret: None,
            ..letter(Some("b@example.kz"))
        };
        let next = queue(&db, &plain).await;
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("the other one");
        assert_eq!(out.id, next);
        let failed = letters::by_id(&db, id).await.expect("read");
        assert_eq!(
            (failed.state, failed.error),
            (State::Failed, Some(ErrorClass::SecretLost))
        );
    }
}

#[tokio::test]
async fn a_text_that_forgot_its_links_place_gets_it_at_the_end() {
    for db in sites().await {
        let forgetful = NewLetter {
            body: "Сәлем".to_owned(),
            ..letter(Some("a@example.kz"))
        };
        queue(&db, &forgetful).await;
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        assert_eq!(out.text, format!("Сәлем\n\n{LINK}"));
    }
}

#[tokio::test]
async fn a_letter_handed_over_while_the_server_kept_us_waiting_stays_there() {
    for db in sites().await {
        let id = queue(&db, &letter(Some("a@example.kz"))).await;
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        let mut tx = act(&db).await;
        letters::hand_over(&mut tx, id).await.expect("handed over");
        tx.commit().await.expect("kept");
        outbox::failed(&db, &out, &ErrorClass::NoSuchAddress.into(), at(1))
            .await
            .expect("noted");
        assert_eq!(state(&db, id).await, State::ByHand);
    }
}

#[tokio::test]
async fn after_a_restore_nothing_is_sent_by_itself() {
    for db in sites().await {
        let waiting = queue(&db, &letter(Some("ulgi@example.kz"))).await;
        let (files, out) = (
            keruen_store::files::Files::new(db.dir().join("files")),
            db.dir().join("backup.tar.gz"),
        );
        backup::write(&db, &files, &SCHEMAS, "", &out, at(0))
            .await
            .expect("written");
        for restored in testing::bare().await {
            backup::restore(&out, &restored, &files, &SCHEMAS, at(1))
                .await
                .expect("restored");
            let there = letters::by_id(&restored, waiting).await.expect("there");
            assert_eq!(there.state, State::ByHand);
            assert!(
                outbox::claim(&restored, at(30))
                    .await
                    .expect("asked")
                    .is_none()
            );
        }
        assert!(outbox::claim(&db, at(30)).await.expect("asked").is_some());
    }
}

#[test]
fn no_log_shows_whom_a_letter_is_for_nor_its_link() {
    let secret = NewLetter {
        secret: Some("https://example.kz/kk/sign-in/abc".to_owned()),
        ..letter(Some("ulgi@example.kz"))
    };
    let shown = format!("{secret:?}");
    assert!(
        !shown.contains("ulgi@") && !shown.contains("sign-in/abc"),
        "{shown}"
    );
    let outgoing = outbox::Outgoing {
        id: 7,
        address: "ulgi@example.kz".to_owned(),
        subject: "Кіру".to_owned(),
        text: "https://example.kz/kk/sign-in/abc".to_owned(),
        stop: Some("https://example.kz/kk/letters/abc".to_owned()),
        written: at(0),
        attempt: 1,
    };
    assert_eq!(
        format!("{outgoing:?}"),
        "Outgoing { id: 7, attempt: 1, .. }"
    );
}

#[tokio::test]
async fn a_letter_that_is_stuck_needs_only_those_who_see_it() {
    for db in sites().await {
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        for programme in [mine, other] {
            let letter = NewLetter {
                programme: Some(programme),
                expires_at: None,
                ..letter(Some("a@example.kz"))
            };
            queue(&db, &letter).await;
        }
        let mut minutes = 0;
        for _ in 0..3 {
            while let Some(out) = outbox::claim(&db, at(minutes)).await.expect("asked") {
                outbox::failed(&db, &out, &ErrorClass::TimedOut.into(), at(minutes))
                    .await
                    .expect("noted");
            }
            minutes += 60;
        }
        let id = account(&db, "Үлгі", "").await;
        let all = viewer(id, vec![Role::Owner], vec![]);
        let lead = viewer(id, vec![], vec![(mine, Role::Coordinator)]);
        for (viewer, stuck) in [(all, 2), (lead, 1)] {
            let counts = letters::counts(&db, &viewer, at(minutes)).await;
            assert_eq!(counts.expect("counted").stuck, stuck);
        }
    }
}
