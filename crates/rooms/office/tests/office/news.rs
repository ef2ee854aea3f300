//! The news of a programme: who sees a post, its photo, and who may change it.

use keruen_office::news::{self, PostForm};
use keruen_office::programme;
use keruen_office::rights::Viewer;
use keruen_office::token::Sha;
use keruen_office::{OfficeError, Refusal};
use keruen_speech::Lang;
use keruen_store::files::{Files, Hash};
use keruen_store::{Db, params};

use crate::house::{account, act, form, sites};
use crate::programmes::{published, with_commissioner};

keruen_store::statements! {
    KEEP = "INSERT INTO file (hash, size, mime, created_at) VALUES ($1, $2, $3, $4)";
}

fn post(fields: &[(&str, &str)]) -> PostForm {
    let mut all = vec![
        ("slug", "first"),
        ("title_kk", "Алғашқы күн"),
        ("text_kk", "Мәтін"),
    ];
    all.extend_from_slice(fields);
    PostForm::read(&form(&all)).expect("a good form")
}

#[tokio::test]
async fn a_post_is_public_once_it_and_its_programme_are() {
    for db in sites().await {
        let id = with_commissioner(&db, "caravan").await;
        let mut tx = act(&db).await;
        let first = news::create(&mut tx, id, &post(&[]))
            .await
            .expect("written");
        news::publish(&mut tx, first, 1).await.expect("published");
        tx.commit().await.expect("kept");
        assert!(
            news::feed(&db, None, 10).await.expect("read").is_empty(),
            "its programme is not"
        );
        let found = news::by_slug(&db, "caravan", "first").await.expect("read");
        assert!(!news::visible(&Viewer::VISITOR, &found));

        let mut tx = act(&db).await;
        programme::publish(&mut tx, id, 2).await.expect("published");
        let twice = news::create(&mut tx, id, &post(&[])).await;
        assert!(matches!(
            twice,
            Err(OfficeError::Refused(Refusal::SlugTaken))
        ));
        drop(tx);
        let mut tx = act(&db).await;
        programme::publish(&mut tx, id, 2).await.expect("published");
        tx.commit().await.expect("kept");
        let feed = news::feed(&db, Some(id), 10).await.expect("read");
        assert_eq!(feed.len(), 1);
        assert!(news::visible(&Viewer::VISITOR, &feed[0]));
        assert_eq!(feed[0].title.missing(), [Lang::Ru, Lang::En]);

        let mut tx = act(&db).await;
        let twice = [
            news::publish(&mut tx, first, 2).await,
            programme::publish(&mut tx, id, 3).await,
        ];
        for twice in twice {
            let refused = matches!(&twice, Err(OfficeError::Refused(Refusal::PublicAlready)));
            assert!(refused, "it would be told a second time: {twice:?}");
        }
        news::withdraw(&mut tx, first, 2, "a wrong date")
            .await
            .expect("withdrawn");
        let twice = news::withdraw(&mut tx, first, 3, "once more").await;
        assert!(matches!(
            twice,
            Err(OfficeError::Refused(Refusal::NotPublic))
        ));
        tx.commit().await.expect("kept");
        assert!(news::feed(&db, None, 10).await.expect("read").is_empty());
        assert_eq!(news::of_programme(&db, id).await.expect("read").len(), 1);
    }
}

#[tokio::test]
async fn a_photo_is_shown_only_by_consent_and_described() {
    for db in sites().await {
        let id = published(&db, "caravan").await;
        let hash = Sha::of(b"photo");
        let photo = ("photo", hash.as_str());
        kept(&db, b"photo", "image/jpeg").await;
        let mut tx = act(&db).await;
        let first = news::create(&mut tx, id, &post(&[photo]))
            .await
            .expect("written");
        tx.commit().await.expect("kept");
        for (extra, refusal) in [
            (vec![photo], Refusal::PhotoWithoutConsent),
            (
                vec![photo, ("photo_consent", "on")],
                Refusal::PhotoWithoutAlt,
            ),
        ] {
            let mut tx = act(&db).await;
            let now = news::by_id(&db, first).await.expect("read").version;
            news::save(&mut tx, first, now, &post(&extra))
                .await
                .expect("a draft may wait");
            let early = news::publish(&mut tx, first, now + 1).await;
            assert!(
                matches!(early, Err(OfficeError::Refused(r)) if r == refusal),
                "{early:?}"
            );
        }
        let good = post(&[photo, ("photo_consent", "on"), ("alt_kk", "Үлгі сурет")]);
        let mut tx = act(&db).await;
        news::save(&mut tx, first, 1, &good).await.expect("saved");
        news::publish(&mut tx, first, 2).await.expect("published");
        tx.commit().await.expect("kept");
        assert!(news::shows_publicly(&db, &hash).await.expect("asked"));

        let mut tx = act(&db).await;
        let taken_back = news::save(&mut tx, first, 3, &post(&[photo])).await;
        assert!(matches!(
            taken_back,
            Err(OfficeError::Refused(Refusal::PhotoWithoutConsent))
        ));
        drop(tx);
        let mut tx = act(&db).await;
        news::save(&mut tx, first, 3, &post(&[]))
            .await
            .expect("without the photo");
        tx.commit().await.expect("kept");
        assert!(!news::shows_publicly(&db, &hash).await.expect("asked"));
        assert!(!news::uses(&db, &hash).await.expect("asked"));
    }
}

/// Keeps a file, as an upload does.
async fn kept(db: &Db, bytes: &[u8], mime: &str) -> Hash {
    let (hash, at) = (Hash::of(bytes), crate::house::at(0));
    let mut tx = db.upkeep(at).await.expect("a write");
    tx.run(KEEP, &params![hash, 1, mime, at])
        .await
        .expect("a row");
    tx.commit().await.expect("kept");
    hash
}

#[tokio::test]
async fn a_photo_that_is_not_there_is_neither_saved_nor_published() {
    for db in sites().await {
        let id = published(&db, "caravan").await;
        kept(&db, b"terms", "text/plain").await;
        let photo = kept(&db, b"photo", "image/jpeg").await;
        let shown = |bytes: &[u8]| {
            let hash = Sha::of(bytes);
            let fields = [
                ("photo", hash.as_str()),
                ("photo_consent", "on"),
                ("alt_kk", "Үлгі сурет"),
            ];
            post(&fields)
        };
        let gone = |done: Result<(), OfficeError>| {
            assert!(
                matches!(done, Err(OfficeError::Refused(Refusal::NoSuchPhoto))),
                "{done:?}"
            );
        };
        for bytes in [&b"forged"[..], b"terms"] {
            let mut tx = act(&db).await;
            let made = news::create(&mut tx, id, &shown(bytes)).await;
            gone(made.map(drop));
        }
        let mut tx = act(&db).await;
        let draft = news::create(&mut tx, id, &shown(b"photo")).await;
        let draft = draft.expect("a draft");
        tx.commit().await.expect("kept");
        let mut tx = act(&db).await;
        gone(news::save(&mut tx, draft, 1, &shown(b"forged")).await);
        drop(tx);
        // Somebody removed it though the draft names it.
        let mut tx = db.upkeep(crate::house::at(0)).await.expect("a write");
        let files = Files::new("/nowhere");
        files.forget(&mut tx, &photo).await.expect("forgotten");
        tx.commit().await.expect("kept");
        let mut tx = act(&db).await;
        gone(news::publish(&mut tx, draft, 1).await);
    }
}

/// What is published a clerk leaves alone, whatever page lets them try.
#[tokio::test]
async fn a_clerk_drafts_posts_only() {
    for db in sites().await {
        let id = published(&db, "caravan").await;
        let clerk = account(&db, "Үлгібаев Мысал", "clerk@example.kz").await;
        let by = |role| keruen_store::Actor {
            account: Some(clerk),
            role,
        };
        let at = crate::house::at(0);
        let mut tx = db.act(by("clerk"), at).await.expect("an act");
        let first = news::create(&mut tx, id, &post(&[]))
            .await
            .expect("written");
        news::save(&mut tx, first, 1, &post(&[]))
            .await
            .expect("a draft");
        tx.commit().await.expect("kept");
        let mut tx = db.act(by("clerk"), at).await.expect("an act");
        let early = news::publish(&mut tx, first, 2).await;
        assert!(
            matches!(early, Err(OfficeError::Refused(Refusal::DraftsOnly))),
            "{early:?}"
        );
        drop(tx);
        let mut tx = db.act(by("coordinator"), at).await.expect("an act");
        news::publish(&mut tx, first, 2).await.expect("published");
        tx.commit().await.expect("kept");
        for version in [2, 3] {
            let mut tx = db.act(by("clerk"), at).await.expect("an act");
            let late = news::save(&mut tx, first, version, &post(&[])).await;
            assert!(
                matches!(late, Err(OfficeError::Refused(Refusal::DraftsOnly))),
                "{late:?}"
            );
        }
        let mut tx = db.act(by("coordinator"), at).await.expect("an act");
        news::save(&mut tx, first, 3, &post(&[]))
            .await
            .expect("saved");
    }
}
