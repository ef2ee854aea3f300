//! What the home page of each role says, from a real site.

use jiff::civil::date;
use keruen_clock::Calendar;
use keruen_office::account::{Email, Scope};
use keruen_office::home::{self, Facts, Kept, Occasion, Spot, Waits};
use keruen_office::letters::{self, ErrorClass, NewLetter, outbox};
use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, DeliverableForm, ProgrammeForm};
use keruen_office::rights::Viewer;
use keruen_office::sign_in::{Half, SessionState};
use keruen_people::import::runs::{self, NewRun};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::files::Hash;
use keruen_store::{Db, jobs, params};

use crate::house::{
    account, act, at, form, granted, owner, person, programme, programme_form, sites, viewer,
};

pub async fn facts(db: &Db, viewer: &Viewer) -> Facts {
    let calendar = Calendar::kazakhstan().expect("the engine's own");
    let occasion = Occasion {
        now: at(0),
        today: date(2026, 11, 30),
        calendar: &calendar,
        mail: true,
    };
    home::gather(db, viewer, occasion).await.expect("gathered")
}

#[tokio::test]
async fn an_owner_sees_the_site_a_coordinator_the_own_programmes() {
    for db in sites().await {
        let boss = owner(&db).await;
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        let id = account(&db, "Үлгі", "").await;
        granted(&db, id, Role::Coordinator, Scope::Programme(mine)).await;
        person(&db, "Бірінші", &[mine]).await;
        person(&db, "Екінші", &[other]).await;
        let mut tx = db.upkeep(at(0)).await.expect("a transaction");
        home::recount(&mut tx, date(2026, 11, 30))
            .await
            .expect("counted");
        home::recount(&mut tx, date(2026, 11, 30))
            .await
            .expect("counted again");
        home::keep(&mut tx, Kept::ImportsWaiting, None, 1)
            .await
            .expect("kept");
        tx.commit().await.expect("kept");

        let all = facts(&db, &viewer(boss, vec![Role::Owner], vec![])).await;
        assert_eq!(
            (
                all.without_consent,
                all.unpublished,
                all.without_commissioner
            ),
            (2, 2, 2)
        );
        assert_eq!(
            (
                all.without_second_factor,
                all.imports_waiting,
                all.estimated_holidays
            ),
            (2, 1, 1)
        );
        assert_eq!(
            (all.last_backup, all.site_since, all.site_unnamed),
            (None, Some(at(0)), true)
        );

        let own = facts(&db, &viewer(id, vec![], vec![(mine, Role::Coordinator)])).await;
        assert_eq!(
            (
                own.without_consent,
                own.unpublished,
                own.without_commissioner
            ),
            (1, 1, 1)
        );
        assert_eq!(
            (
                own.without_second_factor,
                own.imports_waiting,
                own.site_since
            ),
            (0, 0, None),
            "an import for the whole site is its owner's"
        );
    }
}

#[tokio::test]
async fn somebody_in_two_programmes_of_a_coordinator_is_one_person() {
    for db in sites().await {
        let (one, two) = (programme(&db, "one").await, programme(&db, "two").await);
        let id = account(&db, "Үлгі", "").await;
        for mine in [one, two] {
            granted(&db, id, Role::Coordinator, Scope::Programme(mine)).await;
        }
        person(&db, "Бірінші", &[one, two]).await;
        person(&db, "Екінші", &[two]).await;
        let mut tx = db.upkeep(at(0)).await.expect("a transaction");
        home::recount(&mut tx, date(2026, 11, 30))
            .await
            .expect("counted");
        for (programme, count) in [(one, 1), (two, 2)] {
            home::keep(&mut tx, Kept::ImportsWaiting, Some(programme), count)
                .await
                .expect("kept");
        }
        tx.commit().await.expect("kept");
        let both = vec![(one, Role::Coordinator), (two, Role::Coordinator)];
        let lead = viewer(id, vec![], both);
        let seen = facts(&db, &lead).await;
        assert_eq!((seen.without_consent, seen.imports_waiting), (2, 3));
        let stock = home::stock(&db, &lead, date(2026, 11, 30)).await;
        assert_eq!(stock.expect("counted").people, Some(2));
    }
}

#[tokio::test]
async fn others_and_half_signed_in_ones_have_no_facts() {
    for db in sites().await {
        let boss = owner(&db).await;
        programme(&db, "mine").await;
        let mut half = viewer(boss, vec![Role::Owner], vec![]);
        if let Some(account) = half.account.as_mut() {
            account.state = SessionState::Half(Half::NeedsCode);
        }
        let clerk = viewer(boss, vec![], vec![(1, Role::Clerk)]);
        for nobody in [Viewer::VISITOR, half, clerk] {
            assert_eq!(facts(&db, &nobody).await, Facts::default());
            assert!(home::needs_of(&nobody, &Facts::default(), at(0)).is_empty());
        }
    }
}

/// Each of these needs something that a coordinator of the programme, or the owner alone, hears of.
#[expect(
    clippy::too_many_lines,
    reason = "one site goes through all of it, and each step stands on the one before"
)]
#[tokio::test]
async fn what_programmes_letters_and_backups_wait_for() {
    for db in sites().await {
        let boss = owner(&db).await;
        let mine = programme(&db, "mine").await;
        let lead = viewer(boss, vec![], vec![(mine, Role::Coordinator)]);
        let before = facts(&db, &lead).await;
        assert_eq!((before.begun_unpublished, before.wordless), (0, 1));

        let mut tx = act(&db).await;
        let begun = ProgrammeForm {
            starts: Some(date(2026, 11, 30)),
            lede: keruen_office::text::Trio::new("Бір сөйлем", "", ""),
            ..programme_form("mine")
        };
        programme::save(&mut tx, mine, 1, &begun)
            .await
            .expect("saved");
        for (version, due) in [(2, "2026-11-29"), (3, "2026-12-14"), (4, "2026-12-15")] {
            let fields = form(&[("name_kk", "Есеп"), ("due", due)]);
            let typed = DeliverableForm::read(&fields).expect("a good form");
            programme::save_deliverable(&mut tx, mine, version, None, &typed)
                .await
                .expect("saved");
        }
        let fields = form(&[("title_kk", "Жаңалық"), ("text_kk", "Мәтін")]);
        let post = PostForm::read(&fields).expect("a good form");
        news::create(&mut tx, mine, &post).await.expect("written");
        tx.commit().await.expect("kept");
        let now = facts(&db, &lead).await;
        assert_eq!(
            (
                now.begun_unpublished,
                now.wordless,
                now.deliverables_late,
                now.deliverables_due,
                now.draft_news
            ),
            (1, 0, 1, 1, 1)
        );

        // Each by its name, where it is one, with the way straight to it.
        let only = |rule: &str| {
            now.named
                .get(rule)
                .map(|named| (named.len(), named[0].spot))
        };
        for rule in ["deliverables-late", "deliverables-due"] {
            let found = only(rule);
            assert!(
                matches!(found, Some((1, Spot::Deliverable { programme, .. })) if programme == mine),
                "{rule}: {found:?}"
            );
        }
        assert!(matches!(only("news-draft"), Some((1, Spot::Post { .. }))));
        let begun = Spot::Programme(mine, Waits::Begun);
        assert_eq!(only("programme-begun"), Some((1, begun)));
        assert_eq!(only("programme-unpublished"), None, "told once");
        // Whoever types in hears of the post, and of nothing that is not theirs to do.
        let clerk = viewer(boss, vec![], vec![(mine, Role::Clerk)]);
        let theirs = facts(&db, &clerk).await;
        assert_eq!((theirs.draft_news, theirs.deliverables_late), (1, 0));
        let said = home::needs_of(&clerk, &theirs, at(0));
        assert_eq!(
            said.iter().map(|n| n.rule).collect::<Vec<_>>(),
            ["news-draft"]
        );
        // The list behind a to-do has just the programmes that it speaks of.
        programme(&db, "other").await;
        let all = viewer(boss, vec![Role::Owner], vec![]);
        let calendar = Calendar::kazakhstan().expect("the engine's own");
        let occasion = Occasion {
            now: at(0),
            today: date(2026, 11, 30),
            calendar: &calendar,
            mail: true,
        };
        let late = home::programmes(&db, &all, occasion, Waits::Late).await;
        assert_eq!(late.expect("read"), [mine].into());

        // A letter whose sending nobody noted, and one that the server refused.
        let mut tx = act(&db).await;
        for _ in 0..2 {
            let letter = NewLetter {
                kind: "notice",
                account: None,
                person: None,
                programme: Some(mine),
                address: Email::parse("a@ngo.example"),
                lang: Lang::Kk,
                subject: "Сынақ".to_owned(),
                body: "Сынақ".to_owned(),
                secret: None,
                expires_at: None,
            };
            letters::queue(&mut tx, &letter).await.expect("queued");
        }
        tx.commit().await.expect("kept");
        outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        let second = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        outbox::failed(&db, &second, &ErrorClass::SecretLost.into(), at(0))
            .await
            .expect("noted");
        assert!(outbox::claim(&db, at(16)).await.expect("asked").is_none());
        let now = facts(&db, &lead).await;
        assert_eq!((now.letters.unknown, now.letters.failed), (1, 1));
        let letter = Spot::Letter(second.id);
        assert_eq!(now.named["letters-failed"][0].spot, letter);

        // A backup that fails is told until the next one is good; other dead jobs stay told.
        let all = viewer(boss, vec![Role::Owner], vec![]);
        for (minute, good, told) in [(0, false, 1), (1, true, 0)] {
            let mut tx = db.upkeep(at(minute)).await.expect("a write");
            jobs::enqueue(&mut tx, "backup", &serde_json::Value::Null, at(minute))
                .await
                .expect("queued");
            tx.commit().await.expect("kept");
            let lease = jiff::SignedDuration::from_mins(1);
            let job = jobs::claim(&db, at(minute), lease)
                .await
                .expect("asked")
                .expect("due");
            if good {
                jobs::finish(&db, &job, at(minute)).await.expect("ended");
            } else {
                jobs::fail(&db, &job, "the disk is full", at(60 * 24 * 9))
                    .await
                    .expect("ended");
            }
            let facts = facts(&db, &all).await;
            assert_eq!((facts.backup_failed, facts.dead_jobs), (told, 0));
        }
        assert_eq!(facts(&db, &lead).await.backup_failed, 0);
    }
}

keruen_store::statements! {
    /// Two rows of it were faulty.
    CARRIED_OUT = "UPDATE import_run SET state = 'done', outcome = '1-0-0-0-2-0-0' WHERE id = $1";
}

/// An import that left faulty rows out is told of, by its file, to whoever may bring people in there,
/// until somebody takes the rows back.
#[tokio::test]
async fn faulty_rows_wait_until_somebody_takes_them_back() {
    for db in sites().await {
        let boss = owner(&db).await;
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        let lead = viewer(boss, vec![], vec![(mine, Role::Coordinator)]);
        let elsewhere = viewer(boss, vec![], vec![(other, Role::Coordinator)]);
        let new = NewRun {
            account: boss,
            role: Role::Coordinator,
            programme: Some(mine),
            lang: Lang::Kk,
            file_name: "tizim.csv".to_owned(),
            file_hash: Hash::of(b"x"),
        };
        let mut tx = act(&db).await;
        let id = runs::create(&mut tx, &new).await.expect("brought");
        tx.commit().await.expect("kept");
        let now = facts(&db, &lead).await;
        assert_eq!(now.imports_faulty, 0);
        assert_eq!(now.named["import-waiting"][0].spot, Spot::Import(id));

        let mut tx = db.upkeep(at(0)).await.expect("a write");
        tx.run(CARRIED_OUT, &params![id])
            .await
            .expect("carried out");
        tx.commit().await.expect("kept");
        let now = facts(&db, &lead).await;
        assert_eq!(now.imports_faulty, 1);
        let told = &now.named["import-faulty"][0];
        assert_eq!(told.spot, Spot::Import(id));
        assert_eq!(told.name.kk.as_deref(), Some("tizim.csv"));
        assert_eq!(facts(&db, &elsewhere).await.imports_faulty, 0);

        let mut tx = db.upkeep(at(1)).await.expect("a write");
        runs::take_faults(&mut tx, id).await.expect("taken");
        tx.commit().await.expect("kept");
        assert_eq!(facts(&db, &lead).await.imports_faulty, 0);
    }
}
