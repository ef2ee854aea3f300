//! Consents and their wordings.

use crate::given::{done, houses, refused, somebody};
use keruen_people::Refusal;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::person;
use keruen_speech::Lang;

#[tokio::test]
async fn a_receipt_names_the_text_that_was_read() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let give = |lang| consent_of(&db, id, lang);
        let refusal = refused!(&db, |tx| consent::give(
            &mut tx,
            id,
            Purpose::PhotoPublic,
            Lang::Kk,
            Way::Site
        ));
        assert!(matches!(refusal, Refusal::NoWording), "{refusal:?}");

        let first = ["Суретім көрінсін", "Фото видно", "Photo shown"];
        assert_eq!(
            done!(&db, |tx| consent::publish_wording(
                &mut tx,
                Purpose::PhotoPublic,
                first
            )),
            1
        );
        give(Lang::Ru).await;
        let refusal = refused!(&db, |tx| consent::give(
            &mut tx,
            id,
            Purpose::PhotoPublic,
            Lang::Kk,
            Way::Site
        ));
        assert!(matches!(refusal, Refusal::ConsentStands), "{refusal:?}");

        let second = ["Суретім сайтта көрінсін", "Фото видно", "Photo shown"];
        assert_eq!(
            done!(&db, |tx| consent::publish_wording(
                &mut tx,
                Purpose::PhotoPublic,
                second
            )),
            2
        );
        give(Lang::Kk).await;
        let receipts = consent::of_person(&db, id).await.expect("reads");
        let newest = receipts
            .iter()
            .find(|receipt| receipt.stands())
            .expect("one stands");
        assert_eq!((newest.version, newest.language), (2, Lang::Kk));
        assert_eq!(newest.text_hash, consent::model::text_hash(second[0]));
        let older = receipts
            .iter()
            .find(|receipt| receipt.version == 1)
            .expect("both stay");
        assert_eq!(older.text_hash, consent::model::text_hash("Фото видно"));
        assert_eq!(older.withdrawn.map(|(_, way)| way), Some(Way::NewerWording));
    }
}

keruen_store::statements! {
    SPOIL_WAY = "UPDATE consent SET way = 'by pigeon'";
    SPOIL_KIND = "UPDATE contact SET kind = 'pigeon'";
}

#[tokio::test]
async fn a_word_that_nobody_knows_makes_no_false_record() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::PhotoPublic,
            ["Суретім көрінсін", "Фото видно", "Photo shown"]
        ));
        consent_of(&db, id, Lang::Kk).await;
        let phone = ContactValue::phone("+7 700 000 00 21").expect("a number");
        done!(&db, |tx| contact::add(&mut tx, id, &phone));
        let mut tx = db
            .upkeep(keruen_store::testing::epoch())
            .await
            .expect("a write");
        tx.run(SPOIL_WAY, &[]).await.expect("spoilt");
        tx.run(SPOIL_KIND, &[]).await.expect("spoilt");
        tx.commit().await.expect("kept");
        let receipts = consent::of_person(&db, id).await;
        assert!(receipts.is_err(), "not consented on paper: {receipts:?}");
        let contacts = contact::of(&db, id).await;
        assert!(contacts.is_err(), "not an e-mail address: {contacts:?}");
    }
}

async fn consent_of(db: &keruen_store::Db, id: i64, lang: Lang) {
    done!(db, |tx| consent::give(
        &mut tx,
        id,
        Purpose::PhotoPublic,
        lang,
        Way::Site
    ));
}

async fn name_is_public(db: &keruen_store::Db, id: i64) -> bool {
    let receipts = consent::of_person(db, id).await.expect("reads");
    let stands = |one: &consent::Consent| one.purpose == Purpose::NamePublic && one.stands();
    receipts.iter().any(stands)
}

#[tokio::test]
async fn withdrawing_is_always_possible_and_ends_at_once() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::NamePublic,
            texts
        ));
        done!(&db, |tx| consent::give(
            &mut tx,
            id,
            Purpose::NamePublic,
            Lang::Kk,
            Way::Paper
        ));
        assert!(name_is_public(&db, id).await);
        done!(&db, |tx| person::block(&mut tx, id, None));
        done!(&db, |tx| consent::withdraw(
            &mut tx,
            id,
            Purpose::NamePublic,
            Way::Phone
        ));
        assert!(!name_is_public(&db, id).await);
        let refusal = refused!(&db, |tx| consent::withdraw(
            &mut tx,
            id,
            Purpose::NamePublic,
            Way::Phone
        ));
        assert!(matches!(refusal, Refusal::NoConsent), "{refusal:?}");
    }
}

#[tokio::test]
async fn a_wording_needs_three_languages_and_the_same_one_is_no_new_version() {
    for db in houses().await {
        let refusal = refused!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::DrawFile,
            ["а", " ", ""]
        ));
        let Refusal::Faulty(faults) = refusal else {
            panic!("{refusal:?}")
        };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["text_ru", "text_en"]);
        let texts = ["Жеребе файлы", "Файл жеребьёвки", "Draw file"];
        assert_eq!(
            done!(&db, |tx| consent::publish_wording(
                &mut tx,
                Purpose::DrawFile,
                texts
            )),
            1
        );
        let mut tx = crate::given::act(&db).await;
        let again = consent::publish_wording(&mut tx, Purpose::DrawFile, texts).await;
        assert_eq!(again.expect("no change"), 1);
        drop(tx);
        let other = ["Файл", "Файл", "File"];
        let refusal = refused!(&db, |tx| consent::publish_wording_shown(
            &mut tx,
            Purpose::DrawFile,
            0,
            other
        ));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
        let next = consent::publish_wording_shown;
        assert_eq!(
            done!(&db, |tx| next(&mut tx, Purpose::DrawFile, 1, other)),
            2
        );
    }
}

#[tokio::test]
async fn a_late_note_of_a_consent_does_not_bring_back_what_was_withdrawn_since() {
    use jiff::ToSpan as _;
    use keruen_store::testing::epoch;

    let purpose = Purpose::PhotoPublic;
    let texts = ["Суретім көрінсін", "Фото видно", "Photo shown"];
    let on_paper = (Lang::Kk, Way::Paper);
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        done!(&db, |tx| consent::publish_wording(&mut tx, purpose, texts));
        for wrong in [epoch() - 1.hour(), epoch() + 1.hour()] {
            let refusal = refused!(&db, |tx| consent::give_on(
                &mut tx, id, purpose, on_paper, wrong
            ));
            assert!(
                matches!(refusal, Refusal::NotGivenThen { .. }),
                "{refusal:?}"
            );
        }
        done!(&db, |tx| consent::give(
            &mut tx,
            id,
            purpose,
            Lang::Kk,
            Way::Site
        ));
        done!(&db, |tx| consent::withdraw(
            &mut tx,
            id,
            purpose,
            Way::Phone
        ));

        let by = keruen_store::Actor::system("coordinator");
        let mut tx = db.act(by, epoch() + 48.hours()).await.expect("an act");
        let late = consent::give_on(&mut tx, id, purpose, on_paper, epoch() - 1.hour()).await;
        assert!(
            matches!(late, Err(Refusal::NotGivenThen { .. })),
            "{late:?}"
        );
        consent::give_on(&mut tx, id, purpose, on_paper, epoch() + 24.hours())
            .await
            .expect("allowed");
        tx.commit().await.expect("kept");
        let receipts = consent::of_person(&db, id).await.expect("reads");
        assert_eq!(receipts[0].given_at, epoch() + 24.hours());
        let standing = consent::standing(&db).await.expect("counts");
        let expected = Purpose::ALL.map(|one| (one, i64::from(one == purpose)));
        assert_eq!(standing, expected);
    }
}
