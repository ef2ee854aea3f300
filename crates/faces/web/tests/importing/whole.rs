//! The whole way of a file: brought, looked at, agreed to, carried out.

use axum::http::StatusCode;
use keruen_store::jobs;
use keruen_web::imports;
use keruen_web::testing::Site;

use crate::hands::{agree, bring, persons, words, work};

const TABLE: &str = "Тегі;Аты;Телефон;Ұйымы\n\
    Үлгібаев;Амангелді;+7 700 000 00 21;«Үлгі» ҚБ\n\
    Сынақова;Әсел;8 700 000 00 22;\n\
    Жолов;Бек;12;\n";

#[tokio::test]
async fn a_file_is_brought_looked_at_agreed_to_and_taken_in() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "list.csv", TABLE.as_bytes()).await;
        let page = owner.get(&at).await;
        let said = words(&page);
        assert!(said.contains("Nothing has changed yet"), "{said}");
        assert!(
            said.contains("Take in 2 rows") && said.contains("Үлгібаев Амангелді"),
            "{said}"
        );
        assert!(
            said.contains("It cannot be read as a telephone") || said.contains("telephone"),
            "{said}"
        );
        assert_eq!(persons(&site).await, 0, "looking changes nothing");

        let reply = agree(&owner, &at).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", words(&reply));
        let waiting = owner.get(&at).await;
        assert_eq!(waiting.header("refresh"), "2", "{}", words(&waiting));
        work(&site).await;
        let done = owner.get(&at).await;
        assert!(
            words(&done).contains("The spreadsheet is taken in"),
            "{}",
            words(&done)
        );
        assert_eq!(persons(&site).await, 2);

        // The rows that were not taken come back with the reason; the file itself is gone.
        let faults = owner.get(&format!("{at}/faults.xlsx")).await;
        let table = keruen_paper::read_table(&faults.bytes, &keruen_paper::Limits::default())
            .expect("a table");
        assert_eq!(table.rows.len(), 1);
        assert!(
            table.rows[0]
                .cells
                .last()
                .is_some_and(|why| why.contains("telephone")),
            "{table:?}"
        );
        let kept = std::fs::read_dir(site.app.config().data.join("imports")).expect("a folder");
        assert_eq!(kept.count(), 1, "only the faulty rows are kept");

        // The same file once more changes nothing.
        let again = bring(&owner, &[], "list.csv", TABLE.as_bytes()).await;
        assert!(words(&owner.get(&again).await).contains("There is nothing to take in"));
    }
}

#[tokio::test]
async fn what_no_longer_holds_is_shown_again() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let first = bring(&owner, &[], "a.csv", TABLE.as_bytes()).await;
    let second = bring(
        &owner,
        &[],
        "b.csv",
        "Тегі;Аты\nСынақова;Әсел\nБасқаев;Жан\n".as_bytes(),
    )
    .await;
    agree(&owner, &first).await;
    agree(&owner, &second).await;
    work(&site).await;
    let page = owner.get(&second).await;
    let said = words(&page);
    assert!(
        said.contains("look again") && said.contains("Take in 1 row"),
        "{said}"
    );
    assert_eq!(persons(&site).await, 2);
    agree(&owner, &second).await;
    work(&site).await;
    assert_eq!(persons(&site).await, 3);
}

/// A job that its process never came back from is given up after some attempts: the page stops
/// saying that it is at work, and whoever agreed can agree again.
#[tokio::test]
async fn an_import_that_nobody_carries_out_any_more_is_shown_again() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "list.csv", TABLE.as_bytes()).await;
        agree(&owner, &at).await;
        let db = site.app.db();
        let lease = jiff::SignedDuration::from_mins(1);
        let mut now = keruen_web::testing::now();
        while jobs::claim(db, now, lease)
            .await
            .expect("the queue")
            .is_some()
        {
            imports::give_up_lost(db, now).await.expect("looked");
            assert_eq!(owner.get(&at).await.header("refresh"), "2", "it goes on");
            now += lease;
        }
        imports::give_up_lost(db, now).await.expect("looked");
        let said = words(&owner.get(&at).await);
        assert!(said.contains("Take in 2 rows"), "{said}");
        assert_eq!(persons(&site).await, 0);
        agree(&owner, &at).await;
        work(&site).await;
        assert_eq!(persons(&site).await, 2);
    }
}
