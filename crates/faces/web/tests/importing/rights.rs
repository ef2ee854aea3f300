//! Who may bring a file, see it, and take the list away.

use axum::http::StatusCode;
use jiff::SignedDuration;
use keruen_people::role::Role;
use keruen_store::{StoreError, jobs};
use keruen_web::imports;
use keruen_web::testing::{Site, now, today};

use crate::hands::{IMPORT, agree, bring, persons, words, work};

const TABLE: &[u8] = "Тегі;Аты\nСынақова;Әсел\n".as_bytes();

#[tokio::test]
async fn clerks_neither_import_nor_export() {
    let site = Site::new().await;
    let programme = site.programme().await;
    let clerk = site.in_programme(Role::Clerk, programme).await;
    for path in [
        IMPORT,
        "/en/desk/people/export.xlsx",
        "/en/desk/people/export.csv",
    ] {
        let reply = clerk.get(path).await;
        assert!(reply.status.is_client_error(), "{path}: {}", reply.status);
    }
    let reply = clerk.upload(IMPORT, &[], "file", "list.csv", TABLE).await;
    assert!(reply.status.is_client_error(), "{}", reply.status);
}

#[tokio::test]
async fn a_coordinator_imports_into_an_own_programme_and_sees_no_other_import() {
    let site = Site::new().await;
    let (own, other) = (site.programme().await, site.programme().await);
    let coordinator = site.in_programme(Role::Coordinator, own).await;
    let stranger = site.in_programme(Role::Coordinator, other).await;
    let owner = site.owner().await;
    let at = bring(&coordinator, &[], "list.csv", TABLE).await;
    for path in [
        at.clone(),
        format!("{at}/columns"),
        format!("{at}/faults.xlsx"),
    ] {
        assert_eq!(
            stranger.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(
        stranger.post(&format!("{at}/discard"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(words(&coordinator.get(IMPORT).await).contains("list.csv"));
    assert!(!words(&stranger.get(IMPORT).await).contains("list.csv"));

    let whole = bring(&owner, &[], "owners.csv", TABLE).await;
    assert_eq!(
        coordinator.get(&whole).await.status,
        StatusCode::NOT_FOUND,
        "an import for the whole site"
    );

    agree(&coordinator, &at).await;
    work(&site).await;
    let list = coordinator.get("/en/desk/people").await;
    assert!(words(&list).contains("Сынақ"), "{}", words(&list));
    assert!(!words(&stranger.get("/en/desk/people").await).contains("Сынақова Әсел"));
}

#[tokio::test]
async fn an_owner_imports_for_a_programme_and_shows_its_coordinator_nobody_else() {
    let site = Site::new().await;
    let programme = site.programme().await;
    let coordinator = site.in_programme(Role::Coordinator, programme).await;
    let owner = site.owner().await;
    let known = bring(&owner, &[], "known.csv", TABLE).await;
    agree(&owner, &known).await;
    work(&site).await;
    assert!(!words(&coordinator.get("/en/desk/people").await).contains("Сынақ"));

    let number = programme.to_string();
    assert!(
        owner
            .get(IMPORT)
            .await
            .text()
            .contains(&format!("value=\"{number}\""))
    );
    let file = "Тегі;Аты\nСынақова;Әсел\nҮлгібаев;Бек\n".as_bytes();
    let at = bring(&owner, &[("programme", &number)], "list.csv", file).await;
    let said = words(&owner.get(&at).await);
    assert!(
        said.contains("For which programme"),
        "the tie is a change that is shown: {said}"
    );
    // It may speak of people of other programmes.
    assert_eq!(coordinator.get(&at).await.status, StatusCode::NOT_FOUND);
    assert!(!words(&coordinator.get(IMPORT).await).contains("list.csv"));
    agree(&owner, &at).await;
    work(&site).await;
    let list = words(&coordinator.get("/en/desk/people").await);
    assert!(
        list.contains("Сынақова Әсел") && list.contains("Үлгібаев Бек"),
        "{list}"
    );

    let forged = owner
        .upload(IMPORT, &[("programme", "999")], "file", "list.csv", file)
        .await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Whoever has one programme is asked nothing; another one is not taken for theirs.
    let forged = coordinator
        .upload(IMPORT, &[("programme", "999")], "file", "list.csv", file)
        .await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        forged.text().contains("id=\"programme\""),
        "where to choose"
    );
}

#[tokio::test]
async fn a_forged_programme_is_no_choice() {
    let site = Site::new().await;
    let (one, two, other) = (
        site.programme().await,
        site.programme().await,
        site.programme().await,
    );
    let coordinator = site.in_programme(Role::Coordinator, one).await;
    let mut tx = site.act().await;
    let account = coordinator.account.expect("an account");
    let scope = keruen_office::account::Scope::Programme(two);
    let grant =
        keruen_office::account::Grant::new(Role::Coordinator, scope).expect("a role in its scope");
    keruen_office::account::grant(&mut tx, account, grant)
        .await
        .expect("a role");
    tx.commit().await.expect("kept");
    for wrong in [other.to_string(), String::new()] {
        let reply = coordinator
            .upload(IMPORT, &[("programme", &wrong)], "file", "list.csv", TABLE)
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    bring(
        &coordinator,
        &[("programme", &two.to_string())],
        "list.csv",
        TABLE,
    )
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_brings_one_file() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let first = bring(&owner, &[("submission", "once")], "list.csv", TABLE).await;
    let second = bring(&owner, &[("submission", "once")], "list.csv", TABLE).await;
    assert_eq!(first, second);
}

#[tokio::test]
async fn a_file_is_gone_when_thrown_away_or_a_day_old() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let data = site.app.config().data.clone();
    let files = || std::fs::read_dir(data.join("imports")).map_or(0, Iterator::count);
    let thrown = bring(&owner, &[], "a.csv", TABLE).await;
    let other = [TABLE, b"\n"].concat();
    let left = bring(&owner, &[], "b.csv", &other).await;
    assert_eq!(files(), 2);
    owner
        .post(&format!("{thrown}/discard"), &[("submission", "d1")])
        .await;
    assert_eq!(files(), 1);
    let soon = today() + SignedDuration::from_hours(23);
    imports::sweep(site.app.db(), &data, soon)
        .await
        .expect("swept");
    assert_eq!(
        owner.get(&left).await.status,
        StatusCode::OK,
        "a day has not passed"
    );
    let later = today() + SignedDuration::from_hours(25);
    imports::sweep(site.app.db(), &data, later)
        .await
        .expect("swept");
    for path in [thrown, left] {
        let reply = owner.get(&path).await;
        assert_eq!(reply.status, StatusCode::GONE);
        assert!(
            words(&reply).contains("This file was deleted"),
            "{}",
            words(&reply)
        );
    }
    assert_eq!((files(), persons(&site).await), (0, 0));
}

#[tokio::test]
async fn an_import_begun_by_a_process_that_died_is_carried_out_once() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "list.csv", TABLE).await;
    agree(&owner, &at).await;
    let run: i64 = at
        .rsplit('/')
        .next()
        .and_then(|id| id.parse().ok())
        .expect("a number");
    // As if killed after it had begun: the run is marked, nothing is written.
    let mut tx = site.app.db().upkeep(now()).await.expect("a transaction");
    assert!(
        keruen_people::import::runs::begin(&mut tx, run)
            .await
            .expect("begun")
    );
    tx.commit().await.expect("kept");
    work(&site).await;
    let data = &site.app.config().data;
    imports::run(site.app.db(), data, run, now())
        .await
        .expect("nothing more to do");
    assert_eq!(persons(&site).await, 1);
}

#[tokio::test]
async fn an_import_that_broke_off_says_why_and_when_it_goes_on() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "list.csv", TABLE).await;
        agree(&owner, &at).await;
        let db = site.app.db();
        assert!(words(&owner.get(&at).await).contains("It begins in a moment"));
        // Ten in the morning is the site's time of these tests; a job waits half a minute, then one.
        let lease = SignedDuration::from_secs(90);
        let now = site.app.now();
        let mut job = jobs::claim(db, now, lease)
            .await
            .expect("the queue")
            .expect("due");
        let page = words(&owner.get(&at).await);
        assert!(page.contains("It begins in a moment"), "{page}");
        for (error, why, wait) in [
            (StoreError::Full, "the disk of the server is full", 30),
            (StoreError::Busy, "the database was busy", 60),
        ] {
            jobs::fail(db, &job, &error.to_string(), now)
                .await
                .expect("the queue");
            let page = words(&owner.get(&at).await);
            assert!(page.contains(why), "{page}");
            assert!(page.contains("tried again at 10:0"), "{page}");
            let later = now + SignedDuration::from_secs(wait);
            // As if killed: its lease is not renewed, and nearly over.
            job = jobs::claim(db, later, SignedDuration::from_secs(1))
                .await
                .expect("the queue")
                .expect("due again");
            let page = words(&owner.get(&at).await);
            assert!(page.contains("begins again at 10:0"), "{page}");
        }
    }
}
