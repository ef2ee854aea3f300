//! How often one may: the last try that counts, and the first that does not.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_web::testing::{BASE, Reply, Site};

use crate::{email, team};

/// A form sent from a network address, with whatever the sender claims to have been forwarded for.
async fn send(site: &Site, peer: &str, forwarded: &str, path: &str, body: String) -> Reply {
    let mut request = site
        .visitor()
        .request("POST", path)
        .header("origin", BASE)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-forwarded-for", forwarded)
        .body(Body::from(body))
        .expect("a request");
    let peer: SocketAddr = peer.parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    site.send(request).await
}

#[tokio::test]
async fn a_forged_header_buys_no_further_try() {
    let site = Site::new().await;
    for n in 0..60 {
        let forged = format!("198.51.100.{n}");
        let body = format!("email=n{n}%40example.kz");
        let reply = send(&site, "203.0.113.9:4000", &forged, "/kk/sign-in", body).await;
        assert_eq!(reply.status, StatusCode::OK, "{n}");
    }
    let body = "email=n%40example.kz".to_owned();
    let last = send(
        &site,
        "203.0.113.9:4001",
        "8.8.8.8",
        "/kk/sign-in",
        body.clone(),
    )
    .await;
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.text().contains("value=\"n@example.kz\""), "text kept");
    // Nor does it take a try from somebody else.
    let other = send(
        &site,
        "203.0.113.10:4000",
        "203.0.113.9",
        "/kk/sign-in",
        body,
    )
    .await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn twenty_delegates_come_in_by_one_address() {
    let site = Site::new().await;
    let hotel = "203.0.113.9:4000";
    for n in 0..20 {
        let person = team(&site, Role::Participant).await;
        let address = email(&site, &person).await.replace('@', "%40");
        let body = format!("email={address}");
        let asked = send(&site, hotel, "", "/kk/sign-in", body).await;
        assert_eq!(asked.status, StatusCode::OK, "{n}");
        let link = crate::latest_link(&site).await;
        let path = link.split('?').next().unwrap_or_default();
        let entered = send(&site, hotel, "", path, String::new()).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{n}");
    }
}

#[tokio::test]
async fn the_eleventh_password_of_one_person_waits_known_or_not() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    for login in [email(&site, &person).await, "nobody@example.kz".to_owned()] {
        for n in 0..11 {
            // From another place each time: it is the person who is counted.
            let peer = format!("203.0.113.{n}:4000");
            let login = login.replace('@', "%40");
            let body = format!("login={login}&password=a+guess+of+mine");
            let reply = send(&site, &peer, "", "/en/sign-in/password", body).await;
            let wanted = if n < 10 {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::TOO_MANY_REQUESTS
            };
            assert_eq!(reply.status, wanted, "{login} {n}");
            if n == 10 {
                let text = reply.text();
                assert!(text.contains("in 1 minute."), "{text}");
                assert!(text.contains("example.kz") && !text.contains("guess of mine"));
            }
        }
    }
}

#[tokio::test]
async fn the_sixth_code_beside_a_password_waits() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let login = email(&site, &owner).await.replace('@', "%40");
    for n in 0..6 {
        let peer = format!("203.0.113.{n}:4000");
        let body = format!("login={login}&password=a+guess&otp=12345{n}");
        let reply = send(&site, &peer, "", "/en/sign-in/password", body).await;
        let wanted = if n < 5 {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::TOO_MANY_REQUESTS
        };
        assert_eq!(reply.status, wanted, "{n}");
        if n == 5 {
            let text = reply.text();
            assert!(text.contains("in 2 minutes.") && !text.contains("123455"));
        }
    }
}

#[tokio::test]
async fn one_account_sends_a_hundred_and_twenty_forms_at_once() {
    let site = Site::new().await;
    let person = team(&site, Role::Trainer).await;
    let other = team(&site, Role::Trainer).await;
    let fields = [("version", "0"), ("name", "Үлгіұлы Дана"), ("phone", "12")];
    for n in 0..121 {
        let reply = person.post("/en/me/about", &fields).await;
        let wanted = if n < 120 {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::TOO_MANY_REQUESTS
        };
        assert_eq!(reply.status, wanted, "{n}");
        if n == 120 {
            assert!(reply.text().contains("value=\"Үлгіұлы Дана\""), "text kept");
        }
    }
    assert_eq!(
        other.post("/en/me/about", &fields).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another account has its own"
    );
}
