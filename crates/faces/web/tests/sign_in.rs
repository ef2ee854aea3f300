//! The door: links, passwords, second proofs, and what it must not tell.

use axum::http::StatusCode;
use keruen_office::account;
use keruen_office::letters::State;
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_office::sign_in::totp::{self, Secret};
use keruen_people::role::Role;
use keruen_store::{Actor, params};
use keruen_web::testing::{BASE, Person, Reply, Site};

keruen_store::statements! {
    LETTERS = "SELECT l.address, s.secret, l.state FROM letter l JOIN letter_secret s ON s.letter_id = l.id ORDER BY l.id";
    SECRET = "SELECT secret FROM second_factor WHERE account_id = $1";
}

async fn letters(site: &Site) -> Vec<(String, String, String)> {
    site.db().many(LETTERS, &[]).await.expect("the outbox")
}

async fn email(site: &Site, person: &Person<'_>) -> String {
    account::by_id(site.db(), person.account.expect("an account"))
        .await
        .expect("it")
        .email
        .expect("an address")
}

/// The path of the link in the latest letter.
async fn latest_link(site: &Site) -> String {
    letters(site)
        .await
        .last()
        .expect("a letter")
        .1
        .strip_prefix(BASE)
        .expect("an address of the site")
        .to_owned()
}

/// Somebody who follows a link with the cookies a reply has set.
fn with<'s>(site: &'s Site, reply: &Reply) -> Person<'s> {
    let cookie = reply
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find(|value| value.starts_with("__Host-keruen="))
        .expect("a session");
    site.with_cookies(&format!(
        "lang=en; {}",
        cookie.split(';').next().expect("a pair")
    ))
}

async fn code_of(site: &Site, account: i64, ahead: i64) -> String {
    let bytes: Vec<u8> = site
        .db()
        .one::<Bytes>(SECRET, &params![account])
        .await
        .expect("a secret")
        .0;
    let secret = Secret::from_slice(&bytes).expect("twenty bytes");
    format!(
        "{:06}",
        totp::code(&secret, totp::step_of(site.app.now()) + ahead)
    )
}

struct Bytes(Vec<u8>);

impl keruen_store::Record for Bytes {
    fn read(row: &keruen_store::Row) -> Result<Self, keruen_store::StoreError> {
        Ok(Self(row.get("secret")?))
    }
}

/// Somebody with a role in some programme, and no app on the phone.
async fn team(site: &Site, role: Role) -> Person<'_> {
    site.by_link(role, Some(site.programme().await)).await
}

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
async fn one_address_tries_twenty_times() {
    let site = Site::new().await;
    for n in 0..20 {
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
async fn an_owner_is_half_in_until_the_code_of_the_app() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = owner.account.expect("an account");
        site.visitor()
            .post("/en/sign-in", &[("email", &email(&site, &owner).await)])
            .await;
        let entered = site
            .visitor()
            .post(&latest_link(&site).await, &[("next", "/en/desk/more")])
            .await;
        assert_eq!(
            entered.header("location"),
            "/en/sign-in/code?next=%2Fen%2Fdesk%2Fmore"
        );
        let half = with(&site, &entered);
        assert_eq!(
            half.get("/en/desk/more").await.header("location"),
            "/en/sign-in/code?next=%2Fen%2Fdesk%2Fmore"
        );
        assert_eq!(
            half.get("/en/me/second-factor").await.status,
            StatusCode::SEE_OTHER,
            "no new phone before the old"
        );
        assert_eq!(
            half.post("/en/sign-in/code", &[("code", "000000")])
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        // The code of this step has been used when the factor was set up; the next one is in time.
        let code = code_of(&site, id, 1).await;
        let full = half
            .post(
                "/en/sign-in/code",
                &[("code", &code), ("next", "/en/desk/more")],
            )
            .await;
        assert_eq!(full.header("location"), "/en/desk/more");
        assert_eq!(
            with(&site, &full).get("/en/desk/more").await.status,
            StatusCode::OK
        );
        assert_eq!(
            half.get("/en/desk/more").await.status,
            StatusCode::SEE_OTHER,
            "the half secret is worth nothing"
        );
    }
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let address = email(&site, &owner).await;
    let spare = "0000-0000-0000";
    for wanted in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
        site.visitor()
            .post("/en/sign-in", &[("email", &address)])
            .await;
        let half = with(
            &site,
            &site.visitor().post(&latest_link(&site).await, &[]).await,
        );
        assert_eq!(
            half.post("/en/sign-in/code", &[("recovery", spare)])
                .await
                .status,
            wanted
        );
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let site = Site::new().await;
    let owner = site.owner().await;
    site.visitor()
        .post("/en/sign-in", &[("email", &email(&site, &owner).await)])
        .await;
    let half = with(
        &site,
        &site.visitor().post(&latest_link(&site).await, &[]).await,
    );
    for _ in 0..5 {
        assert_eq!(
            half.post("/en/sign-in/code", &[("code", "123456")])
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let code = code_of(&site, owner.account.expect("an account"), 1).await;
    assert_eq!(
        half.post("/en/sign-in/code", &[("code", &code)])
            .await
            .status,
        StatusCode::TOO_MANY_REQUESTS
    );
}

#[tokio::test]
async fn a_new_coordinator_sets_up_an_app_and_gets_ten_codes_once() {
    let site = Site::new().await;
    let person = site.by_link(Role::Owner, None).await;
    let id = person.account.expect("an account");
    let page = person
        .get("/en/me/second-factor?next=%2Fen%2Fdesk%2Fmore")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("class=\"qr\"") && page.text().contains("otpauth://totp/"));
    assert_eq!(
        page.text(),
        person
            .get("/en/me/second-factor?next=%2Fen%2Fdesk%2Fmore")
            .await
            .text(),
        "one secret"
    );
    assert_eq!(
        person
            .post("/en/me/second-factor", &[("code", "000000")])
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let code = code_of(&site, id, 0).await;
    let shown = person
        .post(
            "/en/me/second-factor",
            &[("code", &code), ("next", "/en/desk/more")],
        )
        .await;
    assert_eq!(
        (shown.status, shown.header("cache-control")),
        (StatusCode::OK, "no-store")
    );
    assert_eq!(
        shown.text().matches("<li class=\"lead\"><code>").count(),
        10
    );
    let full = with(&site, &shown);
    assert_eq!(full.get("/en/desk/more").await.status, StatusCode::OK);
    assert_eq!(
        full.get("/en/me/second-factor")
            .await
            .text()
            .matches("<li class=\"lead\"><code>")
            .count(),
        0
    );
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
