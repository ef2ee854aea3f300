//! The second proof: the app on the phone, and recovery codes.

use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_web::testing::Site;

use crate::{code_of, email, latest_link, with};

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
    assert_eq!(
        page.header("cache-control"),
        "no-store",
        "the key stays nowhere"
    );
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
