//! Where the names of the columns stand: found, chosen, or nowhere.

use axum::http::StatusCode;
use keruen_web::testing::{Person, Site};

use crate::hands::{agree, bring, persons, words, work};

const TWO_ROWS: &str = "Список участников\nФИО;;;Контакты\nТегі;Аты;Әкесінің аты;Телефон\n\
    Сынақова;Әсел;;+7 700 000 00 21\nҮлгібаев;Дана;Тестқызы;+7 700 000 00 22\n";
const NO_NAMES: &str = "Сынақова;Әсел;+7 700 000 00 21\nҮлгібаева;Дана;+7 700 000 00 22\n";

/// Sends the page of the columns with these choices.
async fn choose(who: &Person<'_>, at: &str, choices: &[(&str, &str)]) -> String {
    let columns = format!("{at}/columns");
    let page = who.get(&columns).await.text();
    let key = page.split("name=\"submission\" value=\"").nth(1);
    let key = key.and_then(|rest| rest.split('"').next()).expect("a form");
    let fields: Vec<(&str, &str)> = std::iter::once(("submission", key))
        .chain(choices.iter().copied())
        .collect();
    let reply = who.post(&columns, &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", words(&reply));
    reply.header("location").to_owned()
}

#[tokio::test]
async fn names_in_the_third_row_are_found() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "two.csv", TWO_ROWS.as_bytes()).await;
    let said = words(&owner.get(&at).await);
    assert!(said.contains("Take in 2 rows"), "{said}");
    assert!(said.contains("passed over, row: 1, 2"), "{said}");
}

#[tokio::test]
async fn a_list_without_names_loses_nobody() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "bare.csv", NO_NAMES.as_bytes()).await;
    let page = owner.get(&format!("{at}/columns")).await;
    assert!(
        page.text().contains("<option value=\"0\" selected>"),
        "nothing is taken for names: {}",
        words(&page)
    );
    let columns = [
        ("headings", "0"),
        ("column-0", "surname"),
        ("column-1", "given"),
        ("column-2", "phone"),
    ];
    assert_eq!(choose(&owner, &at, &columns).await, at);
    let said = words(&owner.get(&at).await);
    assert!(said.contains("Take in 2 rows"), "{said}");
    assert!(said.contains("first row as data"), "{said}");
    agree(&owner, &at).await;
    work(&site).await;
    assert_eq!(persons(&site).await, 2);
}

#[tokio::test]
async fn another_row_of_names_is_chosen_by_hand() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let file = "Кім;Қалай;Нөмір\nТегі;Аты;Телефон\nСынақова;Әсел;+7 700 000 00 21\n";
    let at = bring(&owner, &[], "rows.csv", file.as_bytes()).await;
    // The names are taken from the first row, against what was found: nobody knows them.
    let to = choose(&owner, &at, &[("headings", "1")]).await;
    assert_eq!(to, format!("{at}/columns"));
    let page = owner.get(&to).await;
    let said = words(&page);
    assert!(
        said.contains("Кім") && said.contains("No column with names"),
        "{said}"
    );
    // And back: they are known again.
    choose(&owner, &at, &[("headings", "2")]).await;
    let said = words(&owner.get(&at).await);
    assert!(said.contains("Take in 1 row"), "{said}");
}

/// Rows that were given back in one language come again from a reader of another.
#[tokio::test]
async fn what_was_wrong_before_is_no_column() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let file = "Тегі;Аты;Аудан\nСынақова;Әсел;Атлантида\n";
    let at = bring(&owner, &[], "one.csv", file.as_bytes()).await;
    let page = owner.get(&at).await;
    let said = words(&page);
    assert!(
        said.contains("1 territory of the file is not on the site"),
        "{said}"
    );
    assert!(
        page.text().contains(&format!("{at}/places\"")),
        "a way to mend it"
    );
    let kazakh = format!("{}/faults.xlsx", at.replace("/en/", "/kk/"));
    let back = owner.get(&kazakh).await.bytes;
    let at = bring(&owner, &[], "faults.xlsx", &back).await;
    let said = words(&owner.get(&at).await);
    assert!(said.contains("what was wrong before"), "{said}");
    let again = owner.get(&format!("{at}/faults.xlsx")).await.bytes;
    let limits = keruen_paper::Limits::default();
    let table = keruen_paper::read_table(&again, &limits).expect("a workbook");
    assert_eq!(table.headers, ["Тегі", "Аты", "Аудан", "What is wrong"]);
}
