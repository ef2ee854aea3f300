//! What tests of people begin with.

use keruen_people::consent::{self, Purpose};
use keruen_people::person::{self, PersonDraft};
use keruen_store::Actor;
use keruen_web::testing::Site;

/// A person of these programmes, written down by the house.
pub async fn somebody(site: &Site, surname: &str, given: &str, programmes: &[i64]) -> i64 {
    let draft = PersonDraft {
        surname: surname.into(),
        given: given.into(),
        ..PersonDraft::default()
    };
    let form = draft.parse().expect("a name");
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("an act");
    let id = person::create(&mut tx, &form, programmes)
        .await
        .expect("a person");
    tx.commit().await.expect("kept");
    id
}

/// A wording for this purpose.
pub async fn wording(site: &Site, purpose: Purpose) {
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("an act");
    let texts = ["Келісемін", "Согласен", "I agree"];
    consent::publish_wording(&mut tx, purpose, texts)
        .await
        .expect("a wording");
    tx.commit().await.expect("kept");
}

/// The address of a person's page.
pub fn page(id: i64) -> String {
    format!("/en/desk/people/{id}")
}
