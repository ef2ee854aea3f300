//! The drawers of the outbox: who sees which letter, and in which order.

use keruen_office::account::{self, Scope};
use keruen_office::letters::{self, Drawer, Filter, NewLetter, Outbox, Part, State, Way, outbox};
use keruen_office::rights::Viewer;
use keruen_office::sign_in::Proofs;
use keruen_office::{OfficeError, Refusal};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_store::{Actor, Db};

use crate::house::{
    account as new_account, act, at, enter, granted, owner, programme, sites, viewer,
};
use crate::letters::{letter, queue};

/// The first page of a drawer.
const PART: Part = Part {
    offset: 0,
    limit: 10,
};

/// The letters of the first page of a drawer after so many minutes.
async fn drawer(db: &Db, viewer: &Viewer, drawer: Drawer, minutes: i64) -> Vec<i64> {
    let wanted = Filter::default();
    let outbox = Outbox::open(db, viewer, &wanted, at(minutes)).await;
    let page = outbox.expect("opened").page(db, drawer, None, PART).await;
    page.expect("read").iter().map(|one| one.id).collect()
}

#[tokio::test]
async fn only_owners_and_the_programmes_coordinators_see_a_letter() {
    for db in sites().await {
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        let mut ids = Vec::new();
        for programme in [Some(mine), Some(other), None] {
            let letter = NewLetter {
                programme,
                ..letter(None)
            };
            ids.push(queue(&db, &letter).await);
        }
        let id = new_account(&db, "Үлгі", "").await;
        granted(&db, id, Role::Clerk, Scope::Programme(mine)).await;
        let clerk = enter(&db, id, Proofs::First, 1).await;
        for nobody in [&clerk, &Viewer::VISITOR] {
            assert!(drawer(&db, nobody, Drawer::ByHand, 0).await.is_empty());
        }

        let mut coordinator = clerk.clone();
        let account = coordinator.account.as_mut().expect("somebody");
        account.programmes = vec![(mine, Role::Coordinator)];
        let seen = drawer(&db, &coordinator, Drawer::ByHand, 0).await;
        assert_eq!(seen, [ids[0]], "that of the own programme");
        assert_eq!(
            letters::counts(&db, &coordinator, at(0))
                .await
                .expect("counted")
                .by_hand,
            1
        );

        let mut owner = coordinator;
        account_as_owner(&mut owner);
        assert_eq!(
            letters::counts(&db, &owner, at(0))
                .await
                .expect("counted")
                .by_hand,
            3
        );
    }
}

fn account_as_owner(viewer: &mut Viewer) {
    if let Some(account) = viewer.account.as_mut() {
        account.site = vec![Role::Owner];
    }
}

/// Before the nightly sweep: what is over is counted nowhere and lies with what did not arrive; of
/// what waits, the link that ends first stands first.
#[tokio::test]
async fn a_link_that_is_over_waits_for_nobody_and_the_next_to_end_stands_first() {
    for db in sites().await {
        let id = owner(&db).await;
        let owner = viewer(id, vec![Role::Owner], vec![]);
        let ending = |minutes| NewLetter {
            expires_at: Some(at(minutes)),
            ..letter(None)
        };
        let message = NewLetter {
            expires_at: None,
            secret: None,
            body: "Сәлем".to_owned(),
            ..letter(None)
        };
        let plain = queue(&db, &message).await;
        let over = queue(&db, &ending(5)).await;
        let later = queue(&db, &ending(30)).await;
        let soon = queue(&db, &ending(15)).await;
        let by_hand = drawer(&db, &owner, Drawer::ByHand, 10).await;
        assert_eq!(by_hand, [soon, later, plain]);
        assert_eq!(drawer(&db, &owner, Drawer::Troubled, 10).await, [over]);
        let counts = letters::counts(&db, &owner, at(10)).await.expect("counted");
        assert_eq!(counts.by_hand, 3);
        let outbox = Outbox::open(&db, &owner, &Filter::default(), at(10)).await;
        let states = outbox.expect("opened").counts(&db).await.expect("counted");
        assert_eq!(letters::drawers(&states)[0], (Drawer::ByHand, 3));
        let read = letters::by_id(&db, over).await.expect("read");
        assert_eq!(read.as_of(at(10)).state, State::Expired);
    }
}

/// By state, by way and by whom they go to, in any script; and what is counted is what is listed.
#[tokio::test]
async fn letters_are_found_by_state_way_and_recipient() {
    for db in sites().await {
        let id = owner(&db).await;
        let owner = viewer(id, vec![Role::Owner], vec![]);
        let mut tx = db.act(Actor::system("owner"), at(0)).await.expect("begun");
        let draft = PersonDraft {
            surname: "Үлгіқызы".to_owned(),
            given: "Әлия".to_owned(),
            ..PersonDraft::default()
        };
        let somebody = person::create(&mut tx, &draft.parse().expect("a name"), &[]).await;
        let somebody = somebody.expect("a person");
        tx.commit().await.expect("kept");
        let account = new_account(&db, "Үлгі Сынақ", "").await;
        let to_person = NewLetter {
            account: None,
            person: Some(somebody),
            ..letter(None)
        };
        let to_account = NewLetter {
            account: Some(account),
            person: None,
            ..letter(Some("a_b@ulgi.example"))
        };
        let by_hand = queue(&db, &to_person).await;
        let by_mail = queue(&db, &to_account).await;
        let found = async |to: &str, way, state: Option<State>| {
            let filter = Filter {
                way,
                to: to.to_owned(),
            };
            let outbox = Outbox::open(&db, &owner, &filter, at(0))
                .await
                .expect("opened");
            let counts = outbox.counts(&db).await.expect("counted");
            let mut ids = Vec::new();
            for drawer in Drawer::ALL {
                if state.is_none_or(|state| Drawer::of(state) == drawer) {
                    let page = outbox.page(&db, drawer, state, PART).await.expect("read");
                    ids.extend(page.iter().map(|one| one.id));
                }
            }
            if state.is_none() {
                let counted: i64 = counts.values().sum();
                assert_eq!(counted, i64::try_from(ids.len()).expect("few"), "{to}");
            }
            ids
        };
        assert_eq!(found("", None, None).await, [by_hand, by_mail]);
        assert_eq!(found("", Some(Way::Hand), None).await, [by_hand]);
        assert_eq!(found("", Some(Way::Mail), None).await, [by_mail]);
        for words in ["aliya", "Әлия Үлгі", "ulgi al"] {
            assert_eq!(found(words, None, None).await, [by_hand], "{words}");
        }
        for words in ["сынақ", "үлгі сын", "a_b@", "ULGI.EXAMPLE"] {
            assert_eq!(found(words, None, None).await, [by_mail], "{words}");
        }
        assert_eq!(found("үлгі", None, None).await, [by_hand, by_mail]);
        for words in ["!?", "axb@", "әлия сынақ", "%"] {
            assert!(found(words, None, None).await.is_empty(), "{words}");
        }
        assert_eq!(found("", None, Some(State::Queued)).await, [by_mail]);
        assert!(found("", None, Some(State::Bounced)).await.is_empty());
    }
}

/// Whom a coordinator may not see any more, they neither read nor find in the list of letters.
#[tokio::test]
async fn a_letter_to_somebody_who_left_the_programme_tells_nobody_who_it_was() {
    for db in sites().await {
        let mine = programme(&db, "mine").await;
        let id = new_account(&db, "Үлгі", "").await;
        granted(&db, id, Role::Coordinator, Scope::Programme(mine)).await;
        let coordinator = viewer(id, vec![], vec![(mine, Role::Coordinator)]);
        let person = crate::house::person(&db, "Үлгіқызы", &[mine]).await;
        let member = new_account(&db, "Сынақ Мүше", "").await;
        granted(&db, member, Role::Clerk, Scope::Programme(mine)).await;
        for (person, account) in [(Some(person), None), (None, Some(member))] {
            let letter = NewLetter {
                programme: Some(mine),
                person,
                account,
                ..letter(Some("kim@ulgi.example"))
            };
            queue(&db, &letter).await;
        }
        let read = async |to: &str| {
            let filter = Filter {
                to: to.to_owned(),
                ..Filter::default()
            };
            let outbox = Outbox::open(&db, &coordinator, &filter, at(0)).await;
            let page = outbox.expect("opened");
            let page = page.page(&db, Drawer::Waiting, None, PART).await;
            let rows = page.expect("read").into_iter();
            rows.map(|one| (one.to, one.address, one.unseen))
                .collect::<Vec<_>>()
        };
        let both = read("").await;
        assert_eq!(both.len(), 2);
        assert!(
            both.iter()
                .all(|(to, address, unseen)| to.is_some() && address.is_some() && !unseen),
            "{both:?}"
        );
        for words in ["Үлгіқызы", "Мүше"] {
            assert_eq!(read(words).await.len(), 1, "{words}");
        }
        assert_eq!(read("kim@").await.len(), 2);

        let grants = account::held(&db, Some(member)).await.expect("read");
        let mut tx = act(&db).await;
        person::untie(&mut tx, person, mine).await.expect("untied");
        account::revoke(&mut tx, grants[0].id)
            .await
            .expect("revoked");
        tx.commit().await.expect("kept");
        assert_eq!(read("").await, [(None, None, true), (None, None, true)]);
        for words in ["Үлгіқызы", "Мүше", "kim@"] {
            assert!(read(words).await.is_empty(), "{words}");
        }
    }
}

/// Blocking a person stops what the team writes to them, on paper and by mail, and lifting the
/// block lets it go; what their own account asks for goes out all the same.
#[tokio::test]
async fn what_the_team_writes_to_somebody_whose_data_is_blocked_is_held() {
    for db in sites().await {
        let id = owner(&db).await;
        let owner = viewer(id, vec![Role::Owner], vec![]);
        let reader = crate::house::person(&db, "Үлгіқызы", &[]).await;
        let notice = |address| NewLetter {
            kind: letters::NOTICE,
            person: Some(reader),
            secret: None,
            expires_at: None,
            body: "Сәлем".to_owned(),
            ..letter(address)
        };
        let by_hand = queue(&db, &notice(None)).await;
        let by_mail = queue(&db, &notice(Some("reader@ulgi.example"))).await;
        let mut tx = act(&db).await;
        person::block(&mut tx, reader, None).await.expect("blocked");
        tx.commit().await.expect("kept");
        let own = NewLetter {
            person: Some(reader),
            account: Some(id),
            ..letter(Some("own@ulgi.example"))
        };
        let own = queue(&db, &own).await;

        let out = outbox::claim(&db, at(1)).await.expect("asked");
        assert_eq!(out.expect("their own link").id, own);
        outbox::sent(&db, own, at(1)).await.expect("noted");
        assert_eq!(outbox::claim(&db, at(1)).await.expect("asked"), None);
        let counts = letters::counts(&db, &owner, at(1)).await.expect("counted");
        assert_eq!(counts.by_hand, 0, "the home asks for nothing");
        let ids = async |drawer| {
            let outbox = Outbox::open(&db, &owner, &Filter::default(), at(1)).await;
            let page = outbox.expect("opened").page(&db, drawer, None, PART).await;
            let page = page.expect("read");
            page.iter()
                .map(|one| (one.id, one.state))
                .collect::<Vec<_>>()
        };
        assert!(ids(Drawer::ByHand).await.is_empty() && ids(Drawer::Waiting).await.is_empty());
        assert_eq!(
            ids(Drawer::Troubled).await,
            [(by_hand, State::Held), (by_mail, State::Held)]
        );
        let read = letters::by_id(&db, by_hand).await.expect("read");
        assert_eq!(read.as_of(at(1)).state, State::Held);
        let mut tx = act(&db).await;
        let refused = [
            letters::by_hand(&mut tx, by_hand).await,
            letters::hand_over(&mut tx, by_mail).await,
        ];
        for refused in refused {
            assert!(matches!(
                refused,
                Err(OfficeError::Refused(Refusal::LetterState))
            ));
        }
        person::unblock(&mut tx, reader, None).await.expect("open");
        tx.commit().await.expect("kept");

        assert_eq!(ids(Drawer::ByHand).await, [(by_hand, State::ByHand)]);
        let out = outbox::claim(&db, at(2)).await.expect("asked");
        assert_eq!(out.expect("it goes out").id, by_mail);
    }
}
