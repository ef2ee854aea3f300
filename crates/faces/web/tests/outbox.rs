//! The outbox with more letters than fit a page.

use keruen_office::account::Email;
use keruen_office::letters::{self, NewLetter};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_web::testing::Site;

/// So many letters to a new person of the programme, by mail if there is an address.
async fn letters(
    site: &Site,
    (surname, given): (&str, &str),
    programme: i64,
    address: Option<&str>,
    count: usize,
) {
    let draft = PersonDraft {
        surname: surname.to_owned(),
        given: given.to_owned(),
        ..PersonDraft::default()
    };
    let form = draft.parse().expect("a good form");
    let mut tx = site.act().await;
    let person = person::create(&mut tx, &form, &[programme]).await;
    let letter = NewLetter {
        kind: letters::NOTICE,
        account: None,
        person: Some(person.expect("a person")),
        programme: Some(programme),
        address: address.and_then(Email::parse),
        lang: Lang::Kk,
        subject: "Жиын".to_owned(),
        body: "Сағат 15:00-де.".to_owned(),
        secret: None,
        expires_at: None,
    };
    for _ in 0..count {
        letters::queue(&mut tx, &letter).await.expect("a letter");
    }
    tx.commit().await.expect("a commit");
}

/// Pages of fifty, and what is looked for stays from page to page.
#[tokio::test]
async fn many_letters_are_read_in_pages_and_narrowed() {
    let site = Site::new().await;
    let programme = site.programme().await;
    letters(&site, ("Сейітова", "Айгерім"), programme, None, 60).await;
    let address = Some("dosjanov@ulgi.example");
    letters(&site, ("Досжанов", "Ерлан"), programme, address, 1).await;
    let coordinator = site.in_programme(Role::Coordinator, programme).await;
    let rows = |page: &str| page.matches("<li><a href=\"/en/desk/messages/").count();
    let page = coordinator.get("/en/desk/messages").await.text();
    assert_eq!(rows(&page), 50);
    assert!(page.contains("Page 1 of 2"), "{page}");
    let found = coordinator
        .get("/en/desk/messages?q=%D1%81%D0%B5%D0%B9%D1%96%D1%82&way=hand")
        .await
        .text();
    assert_eq!(rows(&found), 50);
    assert!(found.contains("60 messages found"), "{found}");
    let next = "q=%D1%81%D0%B5%D0%B9%D1%96%D1%82&#38;way=hand&#38;in=by-hand&#38;page=2";
    assert!(found.contains(next), "{found}");
    let second = coordinator
        .get("/en/desk/messages?q=%D1%81%D0%B5%D0%B9%D1%96%D1%82&way=hand&in=by-hand&page=2")
        .await;
    assert_eq!(rows(&second.text()), 10);
    let found = coordinator
        .get("/en/desk/messages?q=dosjanov@&in=waiting")
        .await
        .text();
    assert_eq!(rows(&found), 1);
    let none = coordinator
        .get("/en/desk/messages?state=bounced")
        .await
        .text();
    assert!(
        none.contains("No such messages here") && none.contains("?in=troubled"),
        "{none}"
    );
}
