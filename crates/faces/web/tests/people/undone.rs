//! What can be taken back, and what asks first.

use axum::http::StatusCode;
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::duplicates;
use keruen_web::testing::Site;

use crate::given::{page, somebody};

#[tokio::test]
async fn a_contact_is_removed_behind_a_fold() {
    let site = Site::new().await;
    let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
    let phone = ContactValue::parse(ContactKind::Phone, "8 700 000 00 21").expect("a number");
    let mut tx = site.act().await;
    contact::acts::add(&mut tx, id, &phone)
        .await
        .expect("added");
    tx.commit().await.expect("kept");
    let owner = site.owner().await;
    let list = owner.get(&format!("{}/contacts", page(id))).await.text();
    let (before, after) = list.split_once("/remove\"").expect("a way to remove it");
    assert!(
        before.rfind("<details>") > before.rfind("</details>"),
        "{list}"
    );
    assert!(
        after.contains("Remove +7"),
        "the button says what goes: {list}"
    );
}

/// The record that came along says what it said; the one that stays did not become it.
#[tokio::test]
async fn after_a_merge_nothing_old_is_shown_as_new() {
    for site in Site::all().await {
        let keep = somebody(&site, "Жұмабаева", "Айгерім", &[]).await;
        let gone = somebody(&site, "Жумабаева", "Айгерім", &[]).await;
        let owner = site.owner().await;
        let asked = owner
            .get(&format!("/en/desk/people/merge?a={keep}&b={gone}"))
            .await
            .text();
        let hidden = |name: &str| {
            let begin = format!("name=\"{name}\" value=\"");
            let rest = asked.split(&begin).nth(1).unwrap_or_default();
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let names = [
            "submission",
            "a",
            "b",
            "a_version",
            "b_version",
            "a_seen",
            "b_seen",
        ];
        let values = names.map(hidden);
        let fields: Vec<(&str, &str)> = names
            .into_iter()
            .zip(values.iter().map(String::as_str))
            .collect();
        let merged = owner.post("/en/desk/people/merge", &fields).await;
        assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.text());
        let told = owner.get(&page(keep)).await.text();
        assert!(told.contains("Surname — Жумабаева"), "{told}");
        assert!(!told.contains("</span>Айгерім</ins>"), "{told}");
    }
}

#[tokio::test]
async fn two_people_by_mistake_are_a_pair_again() {
    for site in Site::all().await {
        let one = somebody(&site, "Сейітова", "Айгерім", &[]).await;
        let other = somebody(&site, "Сейтова", "Айгерим", &[]).await;
        let db = site.app.db();
        let owner = site.owner().await;
        duplicates::look(db, site.app.now()).await.expect("looked");
        let list = "/en/desk/people/duplicates";
        let pair = [("a", one.to_string()), ("b", other.to_string())];
        let sent = async |more: &[(&str, &str)]| {
            let fields: Vec<(&str, &str)> = pair
                .iter()
                .map(|(name, id)| (*name, id.as_str()))
                .chain(more.iter().copied())
                .collect();
            owner.post(list, &fields).await
        };
        let apart = sent(&[]).await;
        let after = owner.get(apart.header("location")).await.text();
        assert!(after.contains("name=\"back\""), "{after}");
        assert!(
            !after.contains("/merge?a="),
            "nobody is left to ask about: {after}"
        );
        let back = sent(&[("back", "1")]).await;
        let after = owner.get(back.header("location")).await.text();
        assert!(after.contains("on the list again"), "{after}");
        assert!(
            after.contains(&format!("/merge?a={one}&amp;b={other}")),
            "{after}"
        );
        assert_eq!(sent(&[("back", "1")]).await.status, StatusCode::NOT_FOUND);
    }
}
