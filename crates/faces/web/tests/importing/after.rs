//! What an import says before and after somebody agrees: for whom it is, what was left, what is next.

use keruen_web::testing::Site;

use crate::hands::{IMPORT, agree, bring, words, work};

const LIST: &[u8] =
    "Тегі;Аты;Рөлі\nСынақова;Әсел;белсенді\nСынақова;Әсел;белсенді\nҮлгібаев;Бек;\n".as_bytes();

#[tokio::test]
async fn the_only_programme_is_chosen_and_an_owner_may_choose_none() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "before.csv", LIST).await;
        agree(&owner, &at).await;
        work(&site).await;
        let said = words(&owner.get(&at).await);
        assert!(!said.contains("in no programme"), "there is none: {said}");

        let programme = site.programme().await;
        let page = owner.get(IMPORT).await.text();
        let chosen = format!("<option value=\"{programme}\" selected>");
        assert!(page.contains(&chosen), "{page}");
        let said = words(&owner.get(&at).await);
        assert!(said.contains("These people are in no programme"), "{said}");

        // As the page says: the same file once more, with the programme.
        let again = bring(
            &owner,
            &[("programme", &programme.to_string())],
            "again.csv",
            LIST,
        )
        .await;
        agree(&owner, &again).await;
        work(&site).await;
        let page = owner.get(&again).await;
        assert!(!words(&page).contains("in no programme"));
        assert!(
            page.text()
                .contains("/en/desk/people?consent=no-taking_part\""),
            "{}",
            page.text()
        );
    }
}

#[tokio::test]
async fn a_role_without_an_organisation_and_a_repeated_row_are_named() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "list.csv", LIST).await;
    let said = words(&owner.get(&at).await);
    for part in [
        "Take in 2 rows",
        "2 rows have a role or a day but no organisation",
        "Rows: 2, 3.",
        "row repeats another",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[tokio::test]
async fn letters_that_an_old_encoding_lost_are_named_where_the_columns_are_not_known() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let table = "Аты-ж?ні;?ала\nСына?ова ?сел;А?тау\n";
    let at = bring(&owner, &[], "old.csv", table.as_bytes()).await;
    let columns = owner.get(&at).await.header("location").to_owned();
    let said = words(&owner.get(&columns).await);
    assert!(
        said.contains("Kazakh letters were lost in this file"),
        "{said}"
    );
    let whole = bring(
        &owner,
        &[],
        "new.csv",
        "Who;Қала\nСынақова Әсел;Ақтау\n".as_bytes(),
    )
    .await;
    let columns = owner.get(&whole).await.header("location").to_owned();
    let said = words(&owner.get(&columns).await);
    assert!(!said.contains("were lost"), "{said}");
}
