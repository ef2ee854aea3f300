//! The first proof: a link or a password.

use axum::http::StatusCode;
use keruen_office::account;
use keruen_office::letters::State;
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_people::role::Role;
use keruen_store::{Actor, params};
use keruen_web::testing::Site;

use crate::{email, latest_link, letters, team, with};

#[tokio::test]
async fn a_link_asked_for_lets_in_once() {
    for site in Site::all().await {
        let clerk = team(&site, Role::Trainer).await;
        let address = email(&site, &clerk).await;
        let visitor = site.visitor();
        let asked = visitor
            .post(
                "/en/sign-in",
                &[("email", &address), ("next", "/en/desk/more")],
            )
            .await;
        assert_eq!(asked.status, StatusCode::OK);
        let (to, _, state) = letters(&site).await.remove(0);
        assert_eq!((to, state), (address, State::Queued.code().to_owned()));

        let link = latest_link(&site).await;
        for _ in 0..3 {
            let opened = visitor.get(&link).await;
            assert_eq!(opened.status, StatusCode::OK, "scanners open links");
            assert!(
                opened.text().contains("noindex")
                    && opened.text().contains("<form method=\"post\"")
            );
        }
        let path = link.split('?').next().expect("a path");
        let entered = visitor.post(path, &[("next", "/en/desk/more")]).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (StatusCode::SEE_OTHER, "/en/desk/more")
        );
        let cookie = entered.header("set-cookie");
        for part in [
            "__Host-keruen=",
            "; Path=/",
            "; HttpOnly",
            "; SameSite=Lax",
            "; Secure",
        ] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert_eq!(
            with(&site, &entered).get("/en/desk/more").await.status,
            StatusCode::OK
        );
        let again = site.visitor().post(path, &[]).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(
            again.text().contains("This link has been used")
                && again.text().contains("t•••@example.kz")
        );
        let sent = site.visitor().post(&format!("{path}/again"), &[]).await;
        assert!(sent.status == StatusCode::OK && sent.text().contains("t•••@example.kz"));
        let fresh = latest_link(&site).await;
        assert_ne!(fresh.split('?').next(), Some(path));
        assert_eq!(site.visitor().get(&fresh).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_letter_goes_to_the_address_of_the_account_not_to_one_that_looks_like_it() {
    for site in Site::all().await {
        let clerk = team(&site, Role::Clerk).await;
        let address = email(&site, &clerk).await;
        // KELVIN SIGN, whose small letter is "k": another mailbox for whoever carries the letter.
        let alike = address.replacen('k', "\u{212a}", 1);
        assert_ne!(alike, address);
        let visitor = site.visitor();
        let asked = visitor.post("/en/sign-in", &[("email", &alike)]).await;
        assert_eq!(asked.status, StatusCode::OK);
        let (to, _, _) = letters(&site).await.remove(0);
        assert_eq!(to, address);
    }
}

#[tokio::test]
async fn the_answer_is_the_same_for_everybody() {
    let site = Site::new().await;
    let person = team(&site, Role::Participant).await;
    let known = email(&site, &person).await;
    let unknown = known.replace('@', "x@");
    let visitor = site.visitor();
    let one = visitor.post("/en/sign-in", &[("email", &known)]).await;
    let other = visitor.post("/en/sign-in", &[("email", &unknown)]).await;
    assert_eq!(one.text(), other.text().replace(&unknown, &known));
    assert_eq!(letters(&site).await.len(), 1);

    let one = visitor
        .post(
            "/en/sign-in/password",
            &[("login", &known), ("password", "a camel in the steppe")],
        )
        .await;
    let other = visitor
        .post(
            "/en/sign-in/password",
            &[("login", &unknown), ("password", "a camel in the steppe")],
        )
        .await;
    assert_eq!(
        (one.status, other.status),
        (
            StatusCode::UNPROCESSABLE_ENTITY,
            StatusCode::UNPROCESSABLE_ENTITY
        )
    );
    assert_eq!(one.text(), other.text().replace(&unknown, &known));
}

#[tokio::test]
async fn one_person_gets_five_letters_whoever_asks() {
    let site = Site::new().await;
    let person = team(&site, Role::Participant).await;
    let address = email(&site, &person).await;
    for _ in 0..5 {
        assert_eq!(
            site.visitor()
                .post("/kk/sign-in", &[("email", &address)])
                .await
                .status,
            StatusCode::OK
        );
    }
    let sixth = site
        .visitor()
        .post("/kk/sign-in", &[("email", &address.to_uppercase())])
        .await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(letters(&site).await.len(), 5);
}

#[tokio::test]
async fn one_address_tries_sixty_times() {
    let site = Site::new().await;
    for n in 0..60 {
        let reply = site
            .visitor()
            .post("/kk/sign-in", &[("email", &format!("n{n}@example.kz"))])
            .await;
        assert_eq!(reply.status, StatusCode::OK);
    }
    let reply = site
        .visitor()
        .post("/kk/sign-in", &[("email", "n@example.kz")])
        .await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_link_does_not_open_for_somebody_else() {
    let site = Site::new().await;
    let wanted = team(&site, Role::Trainer).await;
    let other = team(&site, Role::Trainer).await;
    site.visitor()
        .post("/en/sign-in", &[("email", &email(&site, &wanted).await)])
        .await;
    let link = latest_link(&site).await;
    let refused = other.post(&link, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let token = link.rsplit('/').next().expect("a token");
    assert!(
        refused
            .text()
            .contains(&format!("name=\"link\" value=\"{token}\""))
    );
    let out = other.post("/en/sign-out", &[("link", token)]).await;
    assert_eq!(out.header("location"), link);
    assert_eq!(
        other.get("/en/me").await.header("location"),
        "/en/sign-in?next=%2Fen%2Fme"
    );
    assert_eq!(
        site.visitor().post(&link, &[]).await.status,
        StatusCode::SEE_OTHER,
        "it was still good"
    );
}

#[tokio::test]
async fn a_telephone_opens_as_well_as_an_address_unless_two_share_it() {
    for site in Site::all().await {
        let first = team(&site, Role::Trainer)
            .await
            .account
            .expect("an account");
        let second = team(&site, Role::Clerk).await.account.expect("an account");
        let phone = async |id: i64, number: &str| {
            let mut tx = site.db().upkeep(site.app.now()).await.expect("begun");
            tx.run(crate::ONLY_PHONE, &params![id, number])
                .await
                .expect("changed");
            tx.commit().await.expect("kept");
        };
        phone(first, "+77000000031").await;
        let ask = async || {
            let asked = site
                .visitor()
                .post("/en/sign-in", &[("email", "8 700 000 00 31")])
                .await;
            assert_eq!(asked.status, StatusCode::OK);
            (asked.text(), letters(&site).await.len())
        };
        let (told, sent) = ask().await;
        assert_eq!(sent, 1);
        let grouped = "+7\u{a0}700\u{a0}000\u{a0}00\u{a0}31";
        assert!(told.contains(grouped) && told.contains("Call your coordinator"));
        let link = latest_link(&site).await;
        let path = link.split('?').next().expect("a path");
        let entered = site.visitor().post(path, &[]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);

        phone(second, "+77000000031").await;
        let before = letters(&site).await.len();
        let (again, sent) = ask().await;
        assert_eq!(sent, before, "nobody knows whose link that would be");
        assert_eq!(again, told, "and nobody is told");
    }
}

#[tokio::test]
async fn a_password_opens_and_a_locked_account_says_so_to_its_owner_only() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let (id, address) = (
        person.account.expect("an account"),
        email(&site, &person).await,
    );
    site.owner().await;
    let typed = "түйе мен жусан";
    let hash =
        password::hash(&NewPassword::parse(typed, &[]).expect("good"), [1; 16]).expect("hashed");
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("a transaction");
    password::set(&mut tx, id, &hash).await.expect("set");
    tx.commit().await.expect("kept");
    let fields = [
        ("login", address.as_str()),
        ("password", typed),
        ("next", "//evil.example/"),
    ];
    let entered = site.visitor().post("/en/sign-in/password", &fields).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    assert!(
        ["/en/me", "/en/desk"].contains(&entered.header("location")),
        "never to another site"
    );

    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("a transaction");
    account::lock(&mut tx, id, None).await.expect("locked");
    tx.commit().await.expect("kept");
    let right = site
        .visitor()
        .post("/en/sign-in/password", &fields)
        .await
        .text();
    assert!(right.contains("This account is locked"));
    let wrong = site
        .visitor()
        .post(
            "/en/sign-in/password",
            &[("login", &address), ("password", "a guess of mine")],
        )
        .await;
    assert!(!wrong.text().contains("locked"));
    assert!(!right.contains(typed), "a password is never given back");
}
