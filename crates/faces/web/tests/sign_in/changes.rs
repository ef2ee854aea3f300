//! What changes how one signs in: the other devices are out, one's own stays, and a letter says so.

use axum::http::StatusCode;
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_people::role::Role;
use keruen_store::params;
use keruen_web::testing::{Person, Reply, Site};

use crate::{code_of, email, latest_link, team, with};

keruen_store::statements! {
    OPENED = "UPDATE session SET created_at = $2 WHERE account_id = $1";
    NOTICES = "SELECT subject, body FROM letter WHERE kind = 'account-changed' AND account_id = $1 ORDER BY id";
}

const PASSWORD: &str = "түйе мен жусан";
/// The first recovery code of everybody in the tests.
const SPARE: &str = "0000-0000-0000";

fn id(person: &Person<'_>) -> i64 {
    person.account.expect("an account")
}

async fn set_password(site: &Site, person: &Person<'_>) {
    let good = NewPassword::parse(PASSWORD, &[]).expect("good");
    let hash = password::hash(&good, [1; 16]).expect("hashed");
    let mut tx = site.act().await;
    password::set(&mut tx, id(person), &hash)
        .await
        .expect("set");
    tx.commit().await.expect("kept");
}

/// The phone is out, the device that made the change is in, and one more letter tells of it.
async fn told(site: &Site, own: &Person<'_>, phone: &Person<'_>, account: i64, word: &str) {
    assert_eq!(
        phone.get("/en/me").await.status,
        StatusCode::SEE_OTHER,
        "{word}: the other device is led to the door"
    );
    assert_eq!(own.get("/en/me").await.status, StatusCode::OK, "{word}");
    let letters: Vec<(String, String)> = site
        .db()
        .many(NOTICES, &params![account])
        .await
        .expect("letters");
    let (subject, body) = letters.last().expect("a letter");
    assert!(
        subject.starts_with("Your sign-in has changed") && body.contains(word),
        "{word}: {subject} {body}"
    );
}

#[tokio::test]
async fn a_password_set_and_removed() {
    for site in Site::all().await {
        let person = team(&site, Role::Trainer).await;
        // Somebody who hands letters on: the site sends no mail.
        let _owner = site.owner().await;
        let account = id(&person);
        let phone = site.again(&person).await;
        let typed = [("password", "a camel and some wormwood")];
        assert_eq!(
            person.post("/en/me/password", &typed).await.status,
            StatusCode::SEE_OTHER
        );
        told(&site, &person, &phone, account, "a new password was set").await;
        let page = person.get("/en/me?said=password").await.text();
        assert!(page.contains("All other devices are signed out"));

        let phone = site.again(&person).await;
        person.post("/en/me/password/remove", &[]).await;
        told(&site, &person, &phone, account, "the password was removed").await;
        let page = person.get("/en/me?said=no-password").await.text();
        assert!(page.contains("All other devices are signed out"));
    }
}

#[tokio::test]
async fn a_second_key_set_up_and_removed() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let _owner = site.owner().await;
    let account = id(&person);
    let phone = site.again(&person).await;
    person.get("/en/me/second-factor").await;
    let code = code_of(&site, account, 0).await;
    let shown = person
        .post("/en/me/second-factor", &[("code", &code)])
        .await;
    assert!(shown.text().contains("All other devices are signed out"));
    let person = with(&site, &shown);
    told(&site, &person, &phone, account, "a second key was set up").await;

    let code = code_of(&site, account, 1).await;
    let removed = person
        .post("/en/me/second-factor/app", &[("code", &code)])
        .await;
    assert_eq!(removed.header("location"), "/en/me?said=no-factor");
    let page = person.get("/en/me?said=no-factor").await.text();
    assert!(page.contains("All other devices are signed out"));
    let again = person
        .post("/en/me/second-factor/app", &[("code", &code)])
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
}

#[tokio::test]
async fn a_recovery_code_at_the_door_leads_to_another_phone() {
    for site in Site::all().await {
        let phone = site.owner().await;
        let _other = site.owner().await;
        let account = id(&phone);
        site.visitor()
            .post("/en/sign-in", &[("email", &email(&site, &phone).await)])
            .await;
        let entered = site.visitor().post(&latest_link(&site).await, &[]).await;
        let half = with(&site, &entered);
        let wish = [("recovery", SPARE), ("next", "/en/desk/more")];
        let full = half.post("/en/sign-in/code", &wish).await;
        assert_eq!(
            full.header("location"),
            "/en/me/second-factor?next=%2Fen%2Fdesk%2Fmore&said=recovered"
        );
        let own = with(&site, &full);
        told(&site, &own, &phone, account, "a recovery code was used").await;
        let page = own.get(full.header("location")).await.text();
        assert!(page.contains("You came in by a recovery code") && page.contains("/en/desk/more"));

        // The phone is lost: the next recovery code makes place for another one.
        let spare = "4081-0g20-4081";
        let codes: Vec<String> = spares();
        assert!(!codes.contains(&spare.to_owned()), "an invented one");
        let wrong = own
            .post("/en/me/second-factor/app", &[("code", spare)])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let replaced = own
            .post("/en/me/second-factor/app", &[("code", &codes[1])])
            .await;
        assert_eq!(replaced.header("location"), "/en/me/second-factor");
        let set_up = own.get("/en/me/second-factor").await.text();
        assert!(set_up.contains("class=\"qr\""));
    }
}

/// The recovery codes that everybody signed in has in the tests.
fn spares() -> Vec<String> {
    let bytes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|digit| [digit; 8]);
    keruen_office::sign_in::recovery::Codes::new(bytes).reveal()
}

async fn try_in(site: &Site, login: &str, password: &str, otp: &str) -> Reply {
    let fields = [("login", login), ("password", password), ("otp", otp)];
    site.visitor().post("/en/sign-in/password", &fields).await
}

#[tokio::test]
async fn password_and_code_are_refused_with_one_sentence() {
    for site in Site::all().await {
        let owner = site.owner().await;
        set_password(&site, &owner).await;
        let login = email(&site, &owner).await;
        let code = code_of(&site, id(&owner), 1).await;
        let old = code_of(&site, id(&owner), 0).await;
        let mut answers = Vec::new();
        for (password, otp) in [
            ("a wrong password", code.as_str()),
            (PASSWORD, "000000"),
            (PASSWORD, ""),
            (PASSWORD, old.as_str()),
        ] {
            let reply = try_in(&site, &login, password, otp).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
            answers.push(reply.text());
        }
        let unknown = try_in(&site, "nobody@example.kz", PASSWORD, &code).await;
        answers.push(unknown.text().replace("nobody@example.kz", &login));
        assert!(
            answers.iter().all(|one| *one == answers[0]),
            "which one was wrong does not show"
        );
        assert!(!answers[0].contains("000000") && !answers[0].contains(&code));
        // The wrong password has not used the code up.
        let entered = try_in(&site, &login, PASSWORD, &code).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        let own = with(&site, &entered);
        assert_eq!(own.get("/en/desk/more").await.status, StatusCode::OK);
        let twice = try_in(&site, &login, PASSWORD, &code).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    }
}

#[tokio::test]
async fn a_recovery_code_beside_a_wrong_password_stays_good() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let _other = site.owner().await;
    set_password(&site, &owner).await;
    let login = email(&site, &owner).await;
    let wrong = try_in(&site, &login, "a wrong password", SPARE).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = try_in(&site, &login, PASSWORD, SPARE).await;
    assert_eq!(
        entered.header("location"),
        "/en/me/second-factor?said=recovered"
    );
    let own = with(&site, &entered);
    told(&site, &own, &owner, id(&owner), "a recovery code was used").await;
    let twice = try_in(&site, &login, PASSWORD, SPARE).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_has_no_second_key_leaves_the_code_empty() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    set_password(&site, &person).await;
    let login = email(&site, &person).await;
    let entered = try_in(&site, &login, PASSWORD, "").await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_alone_changes_neither_password_nor_address_of_whoever_has_a_second_key() {
    for site in Site::all().await {
        let clerk = site.in_programme(Role::Clerk, site.programme().await).await;
        set_password(&site, &clerk).await;
        let old = email(&site, &clerk).await;
        let (new, mail) = ("a camel and some wormwood", "zhana@example.kz");
        for (path, field, value, proof) in [
            ("/en/me/password", "password", new, "code_password"),
            ("/en/me/password/remove", "password", "", "code_password"),
            ("/en/me/email", "new_email", mail, "code_email"),
        ] {
            for code in ["", "000000"] {
                let reply = clerk.post(path, &[(field, value), (proof, code)]).await;
                assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
                assert!(reply.text().contains(&format!("id=\"{proof}-error\"")));
            }
        }
        assert!(
            clerk
                .get("/en/me")
                .await
                .text()
                .contains("A password is set")
        );
        let code = code_of(&site, id(&clerk), 1).await;
        let asked = clerk
            .post(
                "/en/me/email",
                &[("new_email", mail), ("code_email", &code)],
            )
            .await;
        assert_eq!(asked.header("location"), "/en/me?said=email-asked");
        let again = clerk.post("/en/me/email", &[("new_email", mail)]).await;
        assert_eq!(
            again.header("location"),
            "/en/me?said=email-asked",
            "the wish was proven"
        );
        let set = clerk
            .post(
                "/en/me/password",
                &[("password", new), ("code_password", SPARE)],
            )
            .await;
        assert_eq!(set.header("location"), "/en/me?said=password");
        assert_eq!(email(&site, &clerk).await, old);
    }
}

#[tokio::test]
async fn an_older_session_shows_the_password_first() {
    for site in Site::all().await {
        let person = team(&site, Role::Trainer).await;
        set_password(&site, &person).await;
        let fields = |proof: &'static str| {
            [
                ("password", "a camel and some wormwood"),
                ("code_password", proof),
            ]
        };
        let now = site.app.now();
        let before = now - jiff::SignedDuration::from_mins(15);
        let mut tx = site.db().upkeep(now).await.expect("a transaction");
        tx.run(OPENED, &params![id(&person), before])
            .await
            .expect("an older session");
        tx.commit().await.expect("kept");
        for wrong in ["", "a camel in the steppe"] {
            let reply = person.post("/en/me/password", &fields(wrong)).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(!reply.text().contains("a camel"), "nothing is given back");
        }
        let set = person.post("/en/me/password", &fields(PASSWORD)).await;
        assert_eq!(set.header("location"), "/en/me?said=password");
        // Whoever forgot it comes in by a link, and has a quarter of an hour.
        let fresh = site.again(&person).await;
        let removed = fresh.post("/en/me/password/remove", &[]).await;
        assert_eq!(removed.header("location"), "/en/me?said=no-password");
    }
}

/// A site without mail, and nobody but the reader to hand a letter on: then there is none, and the
/// page promises none.
#[tokio::test]
async fn nobody_is_asked_to_hand_a_letter_to_themselves() {
    for site in Site::all().await {
        let owner = site.by_link(Role::Owner, None).await;
        owner.get("/en/me/second-factor").await;
        let code = code_of(&site, id(&owner), 0).await;
        let set_up = owner.post("/en/me/second-factor", &[("code", &code)]).await;
        let text = set_up.text();
        assert_eq!(set_up.status, StatusCode::OK, "{text}");
        assert!(
            text.contains("All other devices are signed out.</p>"),
            "{text}"
        );
        let letters: Vec<(String, String)> = site
            .db()
            .many(NOTICES, &params![id(&owner)])
            .await
            .expect("letters");
        assert!(letters.is_empty(), "{letters:?}");
    }
}
