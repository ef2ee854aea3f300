//! Who one is here, corrected by oneself.

use axum::body::Body;
use axum::http::StatusCode;
use jiff::SignedDuration;
use keruen_office::account::{self, Account, Email, address};
use keruen_office::sign_in::session;
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_store::{Actor, journal, params};
use keruen_web::testing::{BASE, Person, Site};

use crate::{email, team};

keruen_store::statements! {
    TO = "SELECT l.address, s.secret FROM letter l LEFT JOIN letter_secret s ON s.letter_id = l.id \
        WHERE l.account_id = $1 ORDER BY l.id";
}

async fn of(site: &Site, person: &Person<'_>) -> Account {
    account::by_id(site.db(), person.account.expect("an account"))
        .await
        .expect("it")
}

/// Every letter to an account: where to, and the path of its link.
async fn letters(site: &Site, person: &Person<'_>) -> Vec<(String, Option<String>)> {
    let rows: Vec<(String, Option<String>)> = site
        .db()
        .many(TO, &params![person.account])
        .await
        .expect("letters");
    rows.into_iter()
        .map(|(to, link)| {
            let path = link.map(|link| link.strip_prefix(BASE).expect("of the site").to_owned());
            (to, path)
        })
        .collect()
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_is_pressed() {
    for site in Site::all().await {
        let person = team(&site, Role::Trainer).await;
        let other = team(&site, Role::Trainer).await;
        let old = email(&site, &person).await;
        let asked = person
            .post("/en/me/email", &[("new_email", "zhana@example.kz")])
            .await;
        assert_eq!(asked.header("location"), "/en/me?said=email-asked");
        assert_eq!(email(&site, &person).await, old, "the old one stays");
        let page = person.get("/en/me").await.text();
        assert!(page.contains("zhana@example.kz") && page.contains("waits for you"));
        let sent = letters(&site, &person).await;
        let [(to, Some(link)), (notice, None)] = sent.as_slice() else {
            panic!("a link and a notice: {sent:?}");
        };
        assert_eq!((to.as_str(), notice), ("zhana@example.kz", &old));

        // Scanners and messengers open links; so may people who are signed in as somebody else.
        for method in ["HEAD", "GET", "GET"] {
            let request = person.request(method, link);
            let request = request.body(Body::empty()).expect("a request");
            assert_eq!(site.send(request).await.status, StatusCode::OK);
        }
        let visitor = site.visitor().get(link).await;
        assert_eq!(
            visitor.header("location"),
            format!("/en/sign-in?next={}", link.replace('/', "%2F"))
        );
        assert_eq!(other.get(link).await.status, StatusCode::CONFLICT);
        assert_eq!(other.post(link, &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(email(&site, &person).await, old, "nothing was used up");

        let done = person.post(link, &[]).await;
        assert_eq!(done.header("location"), "/en/me?said=email");
        assert_eq!(email(&site, &person).await, "zhana@example.kz");
        let told = letters(&site, &person).await;
        assert_eq!(told.last().expect("a notice").0, old);
        assert_eq!(person.post(link, &[]).await.status, StatusCode::GONE);
        assert_eq!(person.get(link).await.status, StatusCode::GONE);
        let thing = account::thing(person.account.expect("an account"));
        let entries = journal::of(site.db(), thing).await.expect("a journal");
        assert_eq!(entries[0].verb, "change-email");
        assert_eq!(entries[0].old, [("email".to_owned(), old)]);
    }
}

#[tokio::test]
async fn what_was_not_confirmed_is_not_lost() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let old = email(&site, &person).await;
    let id = person.account.expect("an account");
    let before = site.app.now() - SignedDuration::from_mins(15);
    let token = Token::new([9; 32]);
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), before)
        .await
        .expect("a transaction");
    let wish = Email::parse("zhana@example.kz").expect("an address");
    address::ask(&mut tx, id, &wish, &token)
        .await
        .expect("asked");
    tx.commit().await.expect("kept");
    let link = format!("/en/me/email/{}", token.reveal());
    let late = person.post(&link, &[]).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.text().contains("the new one waits on your page"));
    let page = person.get("/en/me").await.text();
    assert!(page.contains("value=\"zhana@example.kz\"") && page.contains("is not confirmed"));
    assert_eq!(email(&site, &person).await, old);
    person.post("/en/me/email/cancel", &[]).await;
    assert!(!person.get("/en/me").await.text().contains("zhana@"));
}

#[tokio::test]
async fn the_answer_does_not_tell_who_has_an_address() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let other = team(&site, Role::Trainer).await;
    let taken = email(&site, &other).await;
    let asked = person.post("/en/me/email", &[("new_email", &taken)]).await;
    assert_eq!(asked.header("location"), "/en/me?said=email-asked");
    // Only whoever reads that mailbox learns more.
    let link = letters(&site, &person).await.remove(0).1.expect("a link");
    assert_eq!(person.post(&link, &[]).await.status, StatusCode::CONFLICT);
    assert_ne!(email(&site, &person).await, taken);
    let wrong = person
        .post("/en/me/email", &[("new_email", "zhana.example")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"zhana.example\""));
}

#[tokio::test]
async fn name_and_telephone_are_ones_own_at_once() {
    for site in Site::all().await {
        let person = team(&site, Role::Trainer).await;
        let version = of(&site, &person).await.version.to_string();
        let fields = |name: &'static str, phone: &'static str| {
            [
                ("version", version.clone()),
                ("name", name.to_owned()),
                ("phone", phone.to_owned()),
            ]
        };
        let post = |fields: [(&'static str, String); 3]| {
            let person = &person;
            async move {
                let fields = fields
                    .each_ref()
                    .map(|(name, value)| (*name, value.as_str()));
                person.post("/en/me/about", &fields).await
            }
        };
        let wrong = post(fields("", "12")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = wrong.text();
        assert!(text.contains("id=\"name-error\"") && text.contains("value=\"12\""));
        let saved = post(fields("Үлгіұлы Дана", "8 700 000 00 31")).await;
        assert_eq!(saved.header("location"), "/en/me?said=saved");
        let now = of(&site, &person).await;
        assert_eq!(
            (now.name.as_str(), now.phone.as_deref()),
            ("Үлгіұлы Дана", Some("+77000000031"))
        );
        // Sent again from an older page: both versions stand side by side, and the choice is taken.
        let mut older = fields("Үлгіұлы Дария", "").to_vec();
        older.push(("was_name", "Дана".to_owned()));
        older.push(("was_phone", "+77000000031".to_owned()));
        let older: Vec<(&str, &str)> = older
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let stale = person.post("/en/me/about", &older).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let text = stale.text();
        for part in [
            "Үлгіұлы Дария".to_owned(),
            "Үлгіұлы Дана".to_owned(),
            "action=\"/en/me/about\"".to_owned(),
            format!("name=\"version\" value=\"{}\"", now.version),
        ] {
            assert!(text.contains(&part), "{part}: {text}");
        }
        let version = now.version.to_string();
        let chosen = [("version", version.as_str()), ("name", "Үлгіұлы Дария")];
        let saved = person.post("/en/me/about", &chosen).await;
        assert_eq!(saved.header("location"), "/en/me?said=saved");
        assert_eq!(of(&site, &person).await.name, "Үлгіұлы Дария");
    }
}

#[tokio::test]
async fn a_session_ended_while_one_writes_keeps_the_text() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let other = site.again(&person).await;
    let version = of(&site, &person).await.version.to_string();
    let fields = [("version", version.as_str()), ("name", "Үлгіұлы Дана")];
    let mut tx = site.act().await;
    let id = person.account.expect("an account");
    let sessions = session::devices(site.db(), id, site.app.now())
        .await
        .expect("sessions");
    for device in &sessions {
        session::revoke(&mut tx, id, device.id)
            .await
            .expect("ended");
    }
    tx.commit().await.expect("kept");
    let reply = person.post("/en/me/about", &fields).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    let text = reply.text();
    for part in [
        "action=\"/en/me/about\"",
        "value=\"Үлгіұлы Дана\"",
        "/en/sign-in",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(
        other.post("/en/me/about", &fields).await.status,
        StatusCode::UNAUTHORIZED
    );
    // Signed in anew, the same form is sent again from that page.
    let back = site.again(&person).await;
    let saved = back.post("/en/me/about", &fields).await;
    assert_eq!(saved.header("location"), "/en/me?said=saved");
}
