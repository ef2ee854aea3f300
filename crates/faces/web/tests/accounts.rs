//! One's own page, and the accounts of the site.

use axum::http::StatusCode;
use keruen_office::account::{self, Account};
use keruen_people::role::Role;
use keruen_web::testing::{BASE, Person, Site};

async fn of(site: &Site, id: i64) -> Account {
    account::by_id(site.db(), id).await.expect("an account")
}

fn id(person: &Person<'_>) -> i64 {
    person.account.expect("an account")
}

async fn team(site: &Site, role: Role) -> Person<'_> {
    site.by_link(role, Some(site.programme().await)).await
}

#[tokio::test]
async fn language_and_look_are_ones_own() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let saved = person
        .post("/en/me/preferences", &[("lang", "ru"), ("theme", "dark")])
        .await;
    assert_eq!(saved.header("location"), "/ru/me?said=saved");
    let page = person.get("/ru/me?said=saved").await.text();
    assert!(page.contains("data-theme=\"dark\"") && page.contains("Изменение сохранено."));
    let wrong = person
        .post("/en/me/preferences", &[("lang", "de"), ("theme", "dark")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_password_is_set_and_the_other_devices_are_out() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let weak = person
        .post("/en/me/password", &[("password", "password2026")])
        .await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!weak.text().contains("password2026"));
    let set = person
        .post(
            "/en/me/password",
            &[("password", "a camel and some wormwood")],
        )
        .await;
    assert_eq!(set.header("location"), "/en/me?said=password");
    assert!(
        person
            .get("/en/me")
            .await
            .text()
            .contains("A password is set")
    );
    person.post("/en/me/password/remove", &[]).await;
    assert!(
        person
            .get("/en/me")
            .await
            .text()
            .contains("You have none, and no link can reach you by mail")
    );
}

#[tokio::test]
async fn devices_are_listed_and_ended() {
    for site in Site::all().await {
        let person = team(&site, Role::Trainer).await;
        let phone = site.again(&person).await;
        let stranger = team(&site, Role::Trainer).await;
        let page = person.get("/en/me").await.text();
        let path = page
            .split("action=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|path| path.starts_with("/en/me/sessions/"));
        let path = path.expect("another device").to_owned();
        assert_eq!(
            stranger.post(&path, &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(phone.get("/en/me").await.status, StatusCode::OK);
        assert_eq!(person.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(
            phone.get("/en/me").await.status,
            StatusCode::SEE_OTHER,
            "led to the door"
        );
        assert_eq!(person.get("/en/me").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_account_is_made_once_and_let_in_by_hand() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let programme = site.programme().await.to_string();
    let fields = [
        ("submission", "k1"),
        ("name", "Үлгіұлы Дана"),
        ("phone", "8 700 000 00 31"),
        ("lang", "kk"),
        ("role", "trainer"),
        ("programme", programme.as_str()),
    ];
    let made = owner.post("/en/desk/site/accounts/new", &fields).await;
    let again = owner.post("/en/desk/site/accounts/new", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert_eq!(
        made.header("location"),
        again.header("location"),
        "a form sent twice makes one account"
    );
    let here = made
        .header("location")
        .split('?')
        .next()
        .expect("a path")
        .to_owned();
    assert!(owner.get(&here).await.text().contains("Trainer"));

    let hand = owner.post(&format!("{here}/link"), &[]).await;
    assert_eq!(
        (hand.status, hand.header("cache-control")),
        (StatusCode::OK, "no-store")
    );
    let text = hand.text();
    assert!(
        text.contains("href=\"tel:+77000000031\"")
            && text.contains("href=\"sms:+77000000031?body=")
    );
    let link = text
        .split(BASE)
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next())
        .expect("a link")
        .to_owned();
    let entered = site.visitor().post(&link, &[]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.visitor().post(&link, &[]).await.status,
        StatusCode::GONE
    );
}

#[tokio::test]
async fn what_was_wrong_is_said_at_its_field_and_the_text_stays() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let fields = [
        ("name", ""),
        ("email", "dana.example"),
        ("phone", "12"),
        ("lang", "kk"),
        ("role", "clerk"),
    ];
    let reply = owner.post("/en/desk/site/accounts/new", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = reply.text();
    for error in [
        "name-error",
        "email-error",
        "phone-error",
        "programme-error",
    ] {
        assert!(text.contains(&format!("id=\"{error}\"")), "{error}");
    }
    assert!(text.contains("value=\"dana.example\"") && text.contains("<title>Error:"));
    let taken = of(&site, id(&owner)).await.email.expect("an address");
    let reply = owner
        .post(
            "/en/desk/site/accounts/new",
            &[("name", "А Б"), ("email", &taken), ("lang", "kk")],
        )
        .await;
    assert!(reply.text().contains("Another user has this e-mail"));
}

#[tokio::test]
async fn of_two_who_correct_an_account_the_second_sees_both_versions() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let other = team(&site, Role::Clerk).await;
        let account = of(&site, id(&other)).await;
        let path = format!("/en/desk/site/accounts/{}/edit", account.id);
        let version = account.version.to_string();
        let first = [
            ("version", version.as_str()),
            ("name", "Бірінші Адам"),
            ("lang", "kk"),
        ];
        let second = [
            ("version", version.as_str()),
            ("name", "Екінші Адам"),
            ("phone", "+77000000031"),
            ("lang", "kk"),
        ];
        assert_eq!(
            owner.post(&path, &first).await.status,
            StatusCode::SEE_OTHER
        );
        let conflict = owner.post(&path, &second).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        let text = conflict.text();
        assert!(
            text.contains("value=\"Екінші Адам\" checked")
                && text.contains("value=\"Бірінші Адам\"")
        );
        assert!(text.contains("Сынақова owner"), "who saved");
        let now = (account.version + 1).to_string();
        assert!(text.contains(&format!("name=\"version\" value=\"{now}\"")));
        let chosen = [
            ("version", now.as_str()),
            ("name", "Бірінші Адам"),
            ("phone", "+77000000031"),
            ("lang", "kk"),
        ];
        assert_eq!(
            owner.post(&path, &chosen).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(of(&site, account.id).await.name, "Бірінші Адам");
    }
}

#[tokio::test]
async fn a_telephone_is_grouped_in_its_form_and_found_by_its_digits() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let account = of(&site, id(&team(&site, Role::Clerk).await)).await;
    let path = format!("/en/desk/site/accounts/{}/edit", account.id);
    let mut version = account.version;
    for typed in ["8 (701) 000-00-31", "+7\u{a0}701\u{a0}000\u{a0}00\u{a0}31"] {
        let now = version.to_string();
        let fields = [
            ("version", now.as_str()),
            ("name", "Үлгіұлы Дана"),
            ("phone", typed),
            ("lang", "kk"),
        ];
        owner.post(&path, &fields).await;
        let account = of(&site, account.id).await;
        assert_eq!(account.phone.as_deref(), Some("+77010000031"));
        version = account.version;
        let form = owner.get(&path).await.text();
        assert!(
            form.contains("value=\"+7\u{a0}701\u{a0}000\u{a0}00\u{a0}31\""),
            "{form}"
        );
    }
    // Another way of writing the same number is nobody's change.
    let older = (version - 1).to_string();
    let fields = [
        ("version", older.as_str()),
        ("name", "Басқа Ат"),
        ("phone", "8 701 000 00 31"),
        ("was_phone", "+77010000031"),
        ("lang", "kk"),
    ];
    let conflict = owner.post(&path, &fields).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(
        !conflict
            .text()
            .contains("name=\"phone\" value=\"+77010000031\" checked")
    );
    for (q, found) in [
        ("8701000", true),
        ("%2B7+701", true),
        ("000+00+31", true),
        ("+7 702", false),
    ] {
        let q = q.replace(' ', "+");
        let list = owner
            .get(&format!("/en/desk/site/accounts?q={q}"))
            .await
            .text();
        assert_eq!(list.contains("Үлгіұлы Дана"), found, "{q}");
    }
}

#[tokio::test]
async fn the_last_owner_stays() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let here = format!("/en/desk/site/accounts/{}", id(&owner));
    let grant = account::held(site.db(), owner.account)
        .await
        .expect("roles")
        .remove(0)
        .id;
    let refused = owner.post(&format!("{here}/roles/{grant}"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("at least one owner"));
    assert_eq!(
        owner
            .post(&format!("{here}/lock"), &[("why", "x")])
            .await
            .status,
        StatusCode::CONFLICT
    );

    let second = site.owner().await;
    let own = owner.post(&format!("{here}/roles/{grant}"), &[]).await;
    assert_eq!(own.header("location"), "/en/me?said=own-role");
    assert_eq!(owner.get(&here).await.status, StatusCode::FORBIDDEN);
    assert_eq!(second.get(&here).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_locked_account_is_out_and_comes_back_with_its_roles() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let person = team(&site, Role::Trainer).await;
    let here = format!("/en/desk/site/accounts/{}", id(&person));
    assert_eq!(
        owner.post(&format!("{here}/lock"), &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a reason"
    );
    assert_eq!(
        owner
            .post(&format!("{here}/lock"), &[("why", "left the team")])
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        person.get("/en/me").await.status,
        StatusCode::SEE_OTHER,
        "led to the door"
    );
    assert_eq!(
        owner.post(&format!("{here}/link"), &[]).await.status,
        StatusCode::CONFLICT
    );
    owner.post(&format!("{here}/unlock"), &[]).await;
    assert_eq!(
        owner.post(&format!("{here}/link"), &[]).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn roles_are_given_and_taken_away_of_this_account_only() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let (person, other) = (
        team(&site, Role::Trainer).await,
        team(&site, Role::Clerk).await,
    );
    let programme = site.programme().await.to_string();
    let here = format!("/en/desk/site/accounts/{}", id(&person));
    let given = owner
        .post(
            &format!("{here}/roles"),
            &[("role", "reviewer"), ("programme", &programme)],
        )
        .await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let twice = owner
        .post(
            &format!("{here}/roles"),
            &[("role", "reviewer"), ("programme", &programme)],
        )
        .await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let foreign = account::held(site.db(), other.account)
        .await
        .expect("roles")
        .remove(0)
        .id;
    assert_eq!(
        owner
            .post(&format!("{here}/roles/{foreign}"), &[])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        account::held(site.db(), other.account)
            .await
            .expect("roles")
            .len(),
        1,
        "nothing changed"
    );
    let own = account::held(site.db(), person.account)
        .await
        .expect("roles")
        .remove(0)
        .id;
    assert_eq!(
        owner.post(&format!("{here}/roles/{own}"), &[]).await.status,
        StatusCode::SEE_OTHER
    );
}
