//! The morning letter: from a real site's state to letters in its outbox, never two a day.

use jiff::civil::{Date, date};
use keruen_clock::Calendar;
use keruen_office::account::{Email, Scope};
use keruen_office::home::{self, Occasion};
use keruen_office::letters::{self, NewLetter, SECRET, outbox};
use keruen_office::morning::{self, KIND, Morning};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::Db;

use crate::house::{account, act, at, granted, owner, programme, sites, token};

const MONDAY: Date = date(2026, 11, 30);

async fn waiting(db: &Db, today: Date) -> Vec<Morning> {
    let calendar = Calendar::kazakhstan().expect("the engine's own");
    let occasion = Occasion {
        now: at(0),
        today,
        calendar: &calendar,
        mail: true,
    };
    let mut readers = Vec::new();
    for reader in morning::readers(db, occasion).await.expect("asked") {
        let facts = home::gather(db, &reader.viewer, occasion).await;
        let needs = home::needs_of(&reader.viewer, &facts.expect("gathered"), occasion.now);
        readers.push((reader, needs));
    }
    morning::letters(today, calendar.is_working(today), readers)
}

fn letter(to: &str) -> NewLetter {
    NewLetter {
        kind: KIND,
        account: None,
        person: None,
        programme: None,
        address: Email::parse(to),
        lang: Lang::Kk,
        subject: "Бүгін".to_owned(),
        body: format!("Істер. {SECRET}"),
        secret: Some("https://keruen.example/kk/letters/abc".to_owned()),
        expires_at: None,
    }
}

async fn write(db: &Db, account: i64, day: Date, seed: u8) -> bool {
    let mut tx = act(db).await;
    let written = morning::write(
        &mut tx,
        account,
        day,
        &letter("a@ngo.example"),
        &token(seed),
    )
    .await
    .expect("written or not");
    if written {
        tx.commit().await.expect("kept");
    }
    written
}

#[tokio::test]
async fn who_has_something_to_do_and_an_address_gets_one() {
    for db in sites().await {
        // Both lack a second factor, which the owner's rules tell the owner.
        let boss = owner(&db).await;
        let mine = programme(&db, "mine").await;
        let lead = account(&db, "Үлгі Жетекші", "lead@example.kz").await;
        granted(&db, lead, Role::Coordinator, Scope::Programme(mine)).await;
        let clerk = account(&db, "Үлгі Оператор", "clerk@example.kz").await;
        granted(&db, clerk, Role::Clerk, Scope::Programme(mine)).await;
        let mute = account(&db, "Үлгі Поштасыз", "").await;
        granted(&db, mute, Role::Coordinator, Scope::Programme(mine)).await;

        let to: Vec<i64> = waiting(&db, MONDAY)
            .await
            .iter()
            .map(|one| one.reader.account)
            .collect();
        assert_eq!(
            to,
            [boss, lead],
            "no address, no letter; no choice, no letter"
        );
        let sunday = date(2026, 11, 29);
        let holiday = date(2026, 12, 16);
        for off in [sunday, holiday] {
            assert_eq!(waiting(&db, off).await, [], "{off} is a day off");
        }

        let mut tx = act(&db).await;
        morning::choose(&mut tx, lead, false).await.expect("chosen");
        morning::choose(&mut tx, clerk, true).await.expect("chosen");
        tx.commit().await.expect("kept");
        let to = waiting(&db, MONDAY).await;
        assert_eq!(
            to.len(),
            1,
            "a clerk who asked hears when there is something"
        );
        assert_eq!(to[0].reader.account, boss);
    }
}

#[tokio::test]
async fn no_day_brings_two_however_many_write() {
    for db in sites().await {
        let boss = owner(&db).await;
        let rivals = (0..8).map(|seed| {
            let db = db.clone();
            tokio::spawn(async move { write(&db, boss, MONDAY, seed).await })
        });
        let mut written = 0;
        for rival in rivals.collect::<Vec<_>>() {
            written += usize::from(rival.await.expect("no rival broke"));
        }
        assert_eq!(written, 1);
        assert!(waiting(&db, MONDAY).await.is_empty());
        assert!(
            !write(&db, boss, date(2026, 11, 27), 20).await,
            "nor an earlier day"
        );
        assert!(write(&db, boss, date(2026, 12, 1), 21).await);

        let first = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        assert_eq!(
            first.stop.as_deref(),
            Some("https://keruen.example/kk/letters/abc"),
            "the mail programme gets the link too"
        );
    }
}

#[tokio::test]
async fn the_link_of_a_letter_stops_them_and_grows_old() {
    for db in sites().await {
        let boss = owner(&db).await;
        assert!(write(&db, boss, MONDAY, 1).await);
        assert_eq!(
            morning::look(&db, &token(1)).await.expect("asked"),
            Some(boss)
        );
        assert_eq!(morning::look(&db, &token(2)).await.expect("asked"), None);
        for _ in 0..2 {
            let mut tx = act(&db).await;
            assert!(morning::stop(&mut tx, &token(1)).await.expect("pressed"));
            tx.commit().await.expect("kept");
        }
        assert_eq!(
            morning::choice(&db, boss).await.expect("asked"),
            Some(false)
        );
        let tuesday = date(2026, 12, 1);
        assert!(waiting(&db, tuesday).await.is_empty());
        assert!(
            !write(&db, boss, tuesday, 3).await,
            "stopped while it was being written"
        );

        let mut tx = db.upkeep(at(91 * 24 * 60)).await.expect("a write");
        assert_eq!(morning::sweep(&mut tx).await.expect("swept"), 1);
        tx.commit().await.expect("kept");
        assert_eq!(morning::look(&db, &token(1)).await.expect("asked"), None);
    }
}

#[tokio::test]
async fn i_sent_it_can_be_taken_back_unless_its_link_is_gone() {
    for db in sites().await {
        let mut tx = act(&db).await;
        let plain = NewLetter {
            kind: "notice",
            address: None,
            body: "Жиын жұмада".to_owned(),
            secret: None,
            ..letter("")
        };
        let plain = letters::queue(&mut tx, &plain).await.expect("queued");
        let linked = letters::queue(&mut tx, &letter("")).await.expect("queued");
        for id in [plain, linked] {
            letters::by_hand(&mut tx, id).await.expect("sent");
        }
        letters::not_sent(&mut tx, plain).await.expect("taken back");
        assert!(letters::not_sent(&mut tx, plain).await.is_err(), "once");
        assert!(letters::not_sent(&mut tx, linked).await.is_err());
        tx.commit().await.expect("kept");
        let state = letters::by_id(&db, plain).await.expect("read").state;
        assert_eq!(state, letters::State::ByHand);
    }
}
