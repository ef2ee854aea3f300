//! The list as a spreadsheet: what is shown, and it imports again unchanged.

use axum::http::StatusCode;
use jiff::civil::date;
use keruen_paper::{Limits, read_table};
use keruen_people::directory::{self, Query};
use keruen_people::role::Role;
use keruen_people::visibility::Viewer;
use keruen_speech::Lang;
use keruen_store::testing::asked;
use keruen_store::{Thing, journal};
use keruen_web::testing::{Site, letters};

use crate::hands::{agree, bring, persons, words, work};

const TABLE: &[u8] = "Тегі;Аты;Әкесінің аты;Телефон;E-mail;Ұйымы;Рөлі;Басталған күні;Тілі\n\
    Үлгібаев;Амангелді;Серікұлы;+7 700 000 00 21;ulgi@ngo.example;«Үлгі» ҚБ;төраға;2024-05-01;қаз\n\
    Сынақова;Әсел;;8 700 000 00 22;;«Үлгі» ҚБ;бухгалтер;;орыс\n\
    =Теңдік;Бек;;;;;;;\n"
    .as_bytes();

#[tokio::test]
async fn what_is_exported_imports_again_unchanged_in_every_language_and_form() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "list.csv", TABLE).await;
        agree(&owner, &at).await;
        work(&site).await;
        for lang in ["kk", "ru", "en"] {
            for ending in ["xlsx", "csv"] {
                let file = owner
                    .get(&format!("/{lang}/desk/people/export.{ending}"))
                    .await;
                assert_eq!(file.status, StatusCode::OK);
                assert!(file.header("content-disposition").starts_with("attachment"));
                let back = bring(&owner, &[], &format!("people.{ending}"), &file.bytes).await;
                let said = words(&owner.get(&back).await);
                let same = said.contains("Everything in the file is on the site already");
                assert!(same, "{lang} {ending}: {said}");
            }
        }
    }
}

#[tokio::test]
async fn an_export_holds_what_the_filter_shows_and_is_journalled() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "list.csv", TABLE).await;
    agree(&owner, &at).await;
    work(&site).await;
    let file = owner
        .get("/kk/desk/people/export.csv?q=%D1%81%D1%8B%D0%BD")
        .await;
    assert!(
        file.bytes.starts_with("\u{feff}\"ID\";".as_bytes()),
        "{}",
        file.text()
    );
    let table = read_table(&file.bytes, &Limits::default()).expect("a table");
    assert_eq!(table.rows.len(), 1, "{table:?}");
    assert!(table.rows[0].cells.contains(&"Сынақова".to_owned()));
    let english = owner.get("/en/desk/people/export.csv").await;
    assert!(
        english.bytes.starts_with("\u{feff}\"ID\",".as_bytes()),
        "{}",
        english.text()
    );
    let directory = Thing {
        kind: "directory",
        id: 1,
    };
    let journal = journal::of(site.app.db(), directory)
        .await
        .expect("the journal");
    assert_eq!(journal.len(), 2);
    assert!(
        journal
            .iter()
            .all(|entry| entry.verb == "export" && entry.account == owner.account)
    );
}

#[tokio::test]
async fn an_export_is_whole_however_many_there_are() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let rows = (0..1_234).map(|n| format!("Сынақ {0};Әсел{0}\n", letters(n)));
    let table = format!("Тегі;Аты\n{}", rows.collect::<String>());
    let at = bring(&owner, &[], "many.csv", table.as_bytes()).await;
    agree(&owner, &at).await;
    work(&site).await;
    let file = owner.get("/en/desk/people/export.csv").await;
    let back = read_table(&file.bytes, &Limits::default()).expect("a table");
    assert_eq!(back.rows.len(), persons(&site).await, "everybody once");
    assert!(back.rows.len() > 1_000, "{}", back.rows.len());

    // One statement counts and one lists them all: between the parts of a list somebody could be
    // removed, and whoever moved up into their place be left out.
    let (viewer, day) = (Viewer::of(&[(Role::Owner, None)], None), date(2026, 11, 30));
    let before = asked();
    let query = Query::default();
    let all = directory::everybody(site.app.db(), &viewer, Lang::En, day, &query).await;
    assert_eq!(asked() - before, 2);
    assert_eq!(all.expect("read").len(), back.rows.len());
}
