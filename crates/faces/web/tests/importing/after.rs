//! What an import says before and after somebody agrees: for whom it is, what was left, what is next.

use axum::http::StatusCode;
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

/// 185 rows of a first list named places that the site did not have, in several spellings.
#[tokio::test]
async fn the_territories_of_a_list_are_added_at_once_and_the_difference_is_looked_at_anew() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let table = "Аты-жөні;Қала\nСынақова Әсел;г. Актау\nҮлгібаев Бек;Ақтау қаласы\n\
            Жолова Сәуле;Мұнайлы ауд.\nАрнаев Дос;Атлантида\n";
        let at = bring(&owner, &[], "places.csv", table.as_bytes()).await;
        let page = owner.get(&at).await;
        let said = words(&page);
        assert!(
            said.contains("3 territories of the file are not on the site"),
            "{said}"
        );
        assert!(
            !said.contains("Take in"),
            "nothing can be taken yet: {said}"
        );

        let places = format!("{at}/places");
        let asked = owner.get(&places).await.text();
        for part in [
            "г. Актау · Ақтау қаласы",
            "name=\"name-kk-2\" type=\"text\" value=\"Ақтау\"",
            "name=\"name-ru-2\" type=\"text\" value=\"Актау\"",
            "value=\"Мұнайлы ауданы\"",
        ] {
            assert!(asked.contains(part), "{part}: {asked}");
        }
        let none = owner.post(&places, &[("submission", "p-0")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut fields = vec![
            ("submission", "p-1"),
            ("parent", ""),
            ("add-2", "1"),
            ("kind-2", "city"),
            ("name-kk-2", "Ақтау"),
            ("name-ru-2", "Актау"),
            ("add-4", "1"),
            ("kind-4", "district"),
            ("name-kk-4", ""),
        ];
        let nameless = owner.post(&places, &fields).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            nameless.text().contains("href=\"#name-kk-4\""),
            "{}",
            nameless.text()
        );
        *fields.last_mut().expect("a field") = ("name-kk-4", "Мұнайлы ауданы");
        fields[0].1 = "p-2";
        let added = owner.post(&places, &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER);
        assert_eq!(added.header("location"), format!("{at}?said=territories"));
        // Sent twice it adds them once.
        let again = owner.post(&places, &fields).await;
        assert_eq!(again.header("location"), added.header("location"));
        let list = owner.get("/en/desk/territories").await.text();
        assert_eq!(list.matches("Мұнайлы ауданы").count(), 1, "{list}");

        let said = words(&owner.get(&at).await);
        assert!(said.contains("Take in 3 rows"), "{said}");
        assert!(
            said.contains("1 territory of the file is not on the site"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn what_the_reader_must_know_stands_before_the_button() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let row = |row: usize| format!("Сынақов Үлгі{};;Атлантида", "а".repeat(row));
    let rows: Vec<String> = (0..60).map(row).collect();
    let table = format!(
        "ФИО;Ұйымы;Қала\nСынақова Әсел;«Үлгі» ҚБ;\n{}\n",
        rows.join("\n")
    );
    let at = bring(&owner, &[], "long.csv", table.as_bytes()).await;
    let page = owner.get(&at).await.text();
    let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}: {page}"));
    let button = place("name=\"agreed\"");
    assert!(place("1 new organisation") < button && place("/places\"") < button);
    assert_eq!(page.matches("There is no such territory").count(), 1);
}

#[tokio::test]
async fn only_what_has_something_to_decide_waits_and_the_same_file_once() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let first = bring(&owner, &[], "list.csv", LIST).await;
        let again = bring(&owner, &[], "list.csv", LIST).await;
        assert_eq!(owner.get(&first).await.status, StatusCode::GONE);
        let waiting = owner.get(&format!("{IMPORT}?show=waiting")).await.text();
        assert_eq!(waiting.matches("list.csv").count(), 1, "{waiting}");
        agree(&owner, &again).await;
        work(&site).await;

        // The same file once more has nothing new in it: nobody has to decide.
        let same = bring(&owner, &[], "list.csv", LIST).await;
        let said = words(&owner.get(&same).await);
        assert!(said.contains("There is nothing to take in"), "{said}");
        let waiting = owner.get(&format!("{IMPORT}?show=waiting")).await.text();
        assert!(!waiting.contains("list.csv"), "{waiting}");
        let home = owner.get("/en/desk").await.text();
        assert!(
            !home.contains("show=waiting") && !home.contains(&same),
            "{home}"
        );
        assert!(words(&owner.get(IMPORT).await).contains("nothing to take in"));
    }
}
