//! Writing persons down, changing, blocking; their contacts and memberships.

use crate::given::{body, done, draft, form, houses, membership, owner, refused, somebody, today};
use keruen_people::contact::{self, ContactValue};
use keruen_people::membership as bonds;
use keruen_people::organisation::OrganisationKind;
use keruen_people::person;
use keruen_people::{Fault, Refusal, Why};
use keruen_store::Value;

#[tokio::test]
async fn what_is_written_is_read() {
    for db in houses().await {
        let mut draft = draft("Үлгібаева Айнұр Теңізқызы");
        draft.former = "Мысалова; Мысалова; Үлгіқызы".to_owned();
        let form = draft.parse().expect("a form");
        let id = done!(&db, |tx| person::create(&mut tx, &form, &[1]));
        let person = person::find(&db, id)
            .await
            .expect("reads")
            .expect("is there");
        assert_eq!(person.form, form);
        assert_eq!(person.form.former, ["Мысалова", "Үлгіқызы"]);
        assert_eq!(person.version, 1);
    }
}

#[test]
fn all_faults_are_named_at_once() {
    let mut draft = draft("");
    draft.given = "а\0".to_owned();
    draft.patronymic = "ұ".repeat(81);
    draft.languages = "kk de".to_owned();
    let fault = |field, why| Fault { field, why };
    assert_eq!(
        draft.parse(),
        Err(vec![
            fault("surname", Why::Missing),
            fault("given", Why::Control),
            fault("patronymic", Why::TooLong(80)),
            fault("languages", Why::Unknown),
        ])
    );
}

#[tokio::test]
async fn the_second_of_two_savers_sees_both_versions() {
    for db in houses().await {
        let id = somebody(&db, "Үлгібаева Айнұр").await;
        let fields = done!(&db, |tx| person::change(
            &mut tx,
            id,
            1,
            &form("Үлгібаева Айнұр Теңізқызы")
        ));
        assert_eq!(fields, ["patronymic"]);

        let mine = form("Үлгібаева Айнура");
        let refusal = refused!(&db, |tx| person::change(&mut tx, id, 1, &mine));
        let Refusal::StalePerson { current } = refusal else {
            panic!("{refusal:?}");
        };
        assert_eq!(current.version, 2);
        assert_eq!(current.form.name.patronymic.as_deref(), Some("Теңізқызы"));

        // Saving the very thing that stands already is no conflict, and no change.
        let same = done_without_change(&db, id, &current.form).await;
        assert!(same.is_empty());
        done!(&db, |tx| person::change(&mut tx, id, 2, &mine));
    }
}

async fn done_without_change(
    db: &keruen_store::Db,
    id: i64,
    form: &person::PersonForm,
) -> Vec<&'static str> {
    let mut tx = crate::given::act(db).await;
    person::change(&mut tx, id, 1, form)
        .await
        .expect("no conflict")
}

#[tokio::test]
async fn a_change_keeps_the_old_value_and_moves_the_search() {
    for db in houses().await {
        let id = somebody(&db, "Үлгібаева Айнұр").await;
        done!(&db, |tx| person::change(
            &mut tx,
            id,
            1,
            &form("Мысалова Айнұр")
        ));
        let page = person::page(&db, &owner(), today(), id)
            .await
            .expect("a page");
        let change = page
            .journal
            .iter()
            .find(|entry| entry.verb == "change")
            .expect("journalled");
        assert_eq!(change.fields, ["surname"]);
        assert_eq!(change.old, [("surname".to_owned(), "Үлгібаева".to_owned())]);
        let rows = crate::given::every_row(&db).await;
        let folded = keruen_speech::fold("Үлгібаева");
        assert!(
            !rows
                .iter()
                .any(|row| row.starts_with("token:") && row.contains(&folded))
        );
    }
}

#[tokio::test]
async fn blocked_data_is_not_used_until_unblocked() {
    for db in houses().await {
        let id = somebody(&db, "Үлгібаева Айнұр").await;
        done!(&db, |tx| person::block(&mut tx, id, Some("тексеру")));
        let refusal = refused!(&db, |tx| person::change(
            &mut tx,
            id,
            1,
            &form("Мысалова Айнұр")
        ));
        assert!(matches!(refusal, Refusal::Blocked), "{refusal:?}");
        let phone = ContactValue::phone("8 700 000 00 21").expect("a phone");
        let refusal = refused!(&db, |tx| contact::add(&mut tx, id, &phone));
        assert!(matches!(refusal, Refusal::Blocked), "{refusal:?}");
        done!(&db, |tx| person::unblock(&mut tx, id, None));
        done!(&db, |tx| person::change(
            &mut tx,
            id,
            1,
            &form("Мысалова Айнұр")
        ));
    }
}

#[tokio::test]
async fn one_contact_of_a_kind_is_the_main_one() {
    for db in houses().await {
        let id = somebody(&db, "Үлгібаева Айнұр").await;
        let phones = ["8 700 000 00 21", "8 700 000 00 22", "8 700 000 00 23"];
        let mut ids = Vec::new();
        for phone in phones {
            let value = ContactValue::phone(phone).expect("a phone");
            ids.push(done!(&db, |tx| contact::add(&mut tx, id, &value)));
        }
        let main = || async {
            let all = contact::of(&db, id).await.expect("reads");
            let main: Vec<i64> = all
                .iter()
                .filter(|one| one.main)
                .map(|one| one.id)
                .collect();
            main
        };
        assert_eq!(main().await, [ids[0]]);
        done!(&db, |tx| contact::make_main(&mut tx, ids[2]));
        assert_eq!(main().await, [ids[2]]);
        let refusal = refused!(&db, |tx| contact::make_main_shown(
            &mut tx,
            ids[1],
            Some(ids[0])
        ));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
        assert_eq!(main().await, [ids[2]], "the other one's choice stands");
        done!(&db, |tx| contact::remove(&mut tx, ids[2]));
        assert_eq!(main().await, [ids[0]]);

        let again = ContactValue::phone("+7 700 000-00-22").expect("a phone");
        let refusal = refused!(&db, |tx| contact::add(&mut tx, id, &again));
        assert!(matches!(refusal, Refusal::ContactTwice), "{refusal:?}");
    }
}

#[tokio::test]
async fn nobody_holds_the_same_post_twice_at_once() {
    for db in houses().await {
        let id = somebody(&db, "Үлгібаева Айнұр").await;
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоғамдық қоры").await;
        let parsed = |post, since, until| {
            membership(ngo, post, since, until)
                .parse()
                .expect("a membership")
        };
        let first = done!(&db, |tx| bonds::add(
            &mut tx,
            id,
            &parsed("chair", "2020-01-01", "2022-12-31")
        ));
        let refusal = refused!(&db, |tx| bonds::add(
            &mut tx,
            id,
            &parsed("chair", "2022-12-31", "")
        ));
        assert!(
            matches!(refusal, Refusal::MembershipOverlaps { membership } if membership == first)
        );
        done!(&db, |tx| bonds::add(
            &mut tx,
            id,
            &parsed("founder", "2020-01-01", "")
        ));
        let second = done!(&db, |tx| bonds::add(
            &mut tx,
            id,
            &parsed("chair", "2023-01-01", "")
        ));
        done!(&db, |tx| bonds::change(
            &mut tx,
            second,
            &parsed("chair", "2023-01-01", "2024-05-01")
        ));
        let bonds = bonds::of_person(&db, id).await.expect("reads");
        assert_eq!(bonds.len(), 3);
        let backwards = membership(ngo, "chair", "2023-01-01", "2022-05-01").parse();
        assert!(backwards.is_err(), "{backwards:?}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_refused() {
    for db in houses().await {
        let refusal = refused!(&db, |tx| person::change(
            &mut tx,
            99,
            1,
            &form("Мысалова Айнұр")
        ));
        assert!(
            matches!(refusal, Refusal::Missing { kind: "person" }),
            "{refusal:?}"
        );
        let mut lost = form("Мысалова Айнұр");
        lost.territory = Some(77);
        let refusal = refused!(&db, |tx| person::create(&mut tx, &lost, &[]));
        let Refusal::Faulty(faults) = refusal else {
            panic!("{refusal:?}")
        };
        assert_eq!(
            faults,
            [Fault {
                field: "territory",
                why: Why::Unknown
            }]
        );
    }
}

#[tokio::test]
async fn sort_keys_are_rebuilt_after_an_upgrade() {
    keruen_store::statements! {
        OUTDATE = "UPDATE person SET collation_version = $1, sort_kk = $2";
        KEYS = "SELECT sort_kk FROM person ORDER BY id";
    }
    assert_eq!(STATEMENTS.len(), 2);
    for db in houses().await {
        somebody(&db, "Үлгібаева Айнұр").await;
        somebody(&db, "Мысалова Айнұр").await;
        let before: Vec<Vec<u8>> = db.many(KEYS, &[]).await.expect("reads");
        let now = keruen_store::testing::epoch();
        let mut tx = db.upkeep(now).await.expect("begins");
        tx.run(OUTDATE, &[Value::from("old"), Value::from(vec![1_u8])])
            .await
            .expect("runs");
        tx.commit().await.expect("commits");
        assert_eq!(
            keruen_people::sorting::rebuild_block(&db, now)
                .await
                .expect("rebuilds"),
            2
        );
        assert_eq!(
            keruen_people::sorting::rebuild_block(&db, now)
                .await
                .expect("rebuilds"),
            0
        );
        let after: Vec<Vec<u8>> = db.many(KEYS, &[]).await.expect("reads");
        assert_eq!(before, after);
    }
}

#[tokio::test]
async fn the_second_of_two_savers_of_a_membership_is_told() {
    for db in houses().await {
        let ngo = body(&db, OrganisationKind::Ngo, "Үлгі қоры").await;
        let who = somebody(&db, "Үлгіов Әділ").await;
        let draft = membership(ngo, "member", "2020-01-01", "");
        let shown = draft.parse().expect("ok");
        let id = done!(&db, |tx| bonds::add(&mut tx, who, &shown));
        let first = membership(ngo, "member", "2020-01-01", "2024-01-01")
            .parse()
            .expect("ok");
        let second = membership(ngo, "head", "2020-01-01", "")
            .parse()
            .expect("ok");
        done!(&db, |tx| bonds::change_shown(
            &mut tx,
            id,
            &shown.mark(),
            &first
        ));
        let refusal = refused!(&db, |tx| bonds::change_shown(
            &mut tx,
            id,
            &shown.mark(),
            &second
        ));
        assert!(matches!(refusal, Refusal::PreviewOutdated));
        // Saving what stands already is no conflict.
        let mut tx = crate::given::act(&db).await;
        let changed = bonds::change_shown(&mut tx, id, &shown.mark(), &first)
            .await
            .expect("allowed");
        assert!(changed.is_empty());
    }
}

#[tokio::test]
async fn one_post_does_not_begin_twice_on_one_day() {
    for db in houses().await {
        let ngo = body(&db, OrganisationKind::Ngo, "Үлгі қоры").await;
        let who = somebody(&db, "Үлгіов Әділ").await;
        let mut draft = membership(ngo, "expert", "2020-01-01", "2021-01-01");
        done!(&db, |tx| bonds::add(
            &mut tx,
            who,
            &draft.parse().expect("ok")
        ));
        draft.title = "Заңгер".into();
        let refusal = refused!(&db, |tx| bonds::add(
            &mut tx,
            who,
            &draft.parse().expect("ok")
        ));
        assert!(
            matches!(refusal, Refusal::MembershipOverlaps { .. }),
            "{refusal}"
        );
    }
}
